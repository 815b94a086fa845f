import { describe, expect, test } from 'vitest';
import { type Colour, type Light, type LightContext, lightOf, worstOf } from '../../src/model/lights.ts';
import type { Day } from '../../src/time/day.ts';
import { milestone, note, type Texts, viewOf } from './memory.ts';

async function light(texts: Texts, id: string, more: Partial<LightContext> = {}): Promise<Light> {
  const { directory, waiting } = await viewOf(texts);
  const found = directory.find(id, ['milestone', 'action']);
  if (!('thing' in found)) throw new Error(`no ${id}`);
  return lightOf(found.thing, { today: '2026-03-05' as Day, nextMeeting: '2026-03-10' as Day, waiting, touched: () => false, ...more });
}

const of = (header: string): Texts => ({ 'milestones/shed.md': milestone('Shed', header) });
const waits = (slug: string): Texts => ({ [`milestones/${slug}.md`]: milestone(slug, 'blocked_by: [shed]\n') });
const say = (line: string): Texts => ({ 'meetings/2026-03-01.md': note(`${line} <!-- wg:k3xq -->`) });

describe('each rule has its colour and its words', () => {
  const cases: readonly (readonly [string, Texts, string, Colour, Light['rule'], string])[] = [
    ['due yesterday', of('due: 2026-03-04\n'), 'shed', 'amber', 'overdue', 'due 2026-03-04, 1 day ago'],
    ['due long ago', of('due: 2026-02-03\n'), 'shed', 'amber', 'overdue', 'due 2026-02-03, 30 days ago'],
    [
      'overdue, and one waits',
      { ...of('due: 2026-03-04\n'), ...waits('fair') },
      'shed',
      'red',
      'overdue-and-waited-for',
      'due 2026-03-04, 1 day ago, and fair waits for it',
    ],
    [
      'overdue, and two wait',
      { ...of('due: 2026-03-04\n'), ...waits('fair'), ...waits('tank') },
      'shed',
      'red',
      'overdue-and-waited-for',
      'due 2026-03-04, 1 day ago, and 2 others wait for it',
    ],
    [
      'overdue, and what waited is done',
      { ...of('due: 2026-03-04\n'), 'milestones/fair.md': milestone('Fair', 'blocked_by: [shed]\nstatus: done\n') },
      'shed',
      'amber',
      'overdue',
      'due 2026-03-04, 1 day ago',
    ],
    [
      'due today',
      of('due: 2026-03-05\n'),
      'shed',
      'amber',
      'due-before-next-meeting',
      'due 2026-03-05, before the next meeting, and nothing was heard of it since the last one',
    ],
    ['due on the day of the next meeting', of('due: 2026-03-10\n'), 'shed', 'green', 'on-track', 'due 2026-03-10'],
    ['due later', of('due: 2026-04-10\n'), 'shed', 'green', 'on-track', 'due 2026-04-10'],
    ['without a date', of(''), 'shed', 'grey', 'no-date', 'without a date'],
    ['owned by all', say('- [until 2026-04-01 - All] Dig'), 'k3xq', 'amber', 'owned-by-nobody', 'owned by “All”, which is nobody'],
    [
      'a milestone owned by all',
      of('owners: [All]\ndue: 2026-04-10\n'),
      'shed',
      'amber',
      'owned-by-nobody',
      'owned by “All”, which is nobody',
    ],
    ['a milestone of all and somebody', of('owners: [All, Ana]\ndue: 2026-04-10\n'), 'shed', 'green', 'on-track', 'due 2026-04-10'],
    ['owned by all and overdue', say('- [until 2026-03-02 - All] Dig'), 'k3xq', 'amber', 'overdue', 'due 2026-03-02, 3 days ago'],
    ['of somebody, later', say('- [until 2026-04-01 - Ana] Dig'), 'k3xq', 'green', 'on-track', 'due 2026-04-01'],
    ['without owner and date', say('- [ ] Dig the beds'), 'k3xq', 'grey', 'no-date', 'without a date'],
  ];
  test.each(cases)('%s', async (_, texts, id, colour, rule, words) => {
    expect(await light(texts, id)).toEqual({ colour, rule, words });
  });

  test('what was heard of since the last meeting is on its way', async () => {
    expect((await light(of('due: 2026-03-06\n'), 'shed', { touched: () => true })).rule).toBe('on-track');
  });

  test('without a next meeting nothing is due before it', async () => {
    expect((await light(of('due: 2026-03-06\n'), 'shed', { nextMeeting: undefined })).rule).toBe('on-track');
  });
});

describe('the light of the whole', () => {
  const lights = (...colours: readonly Colour[]) =>
    colours.map((colour, i) => ({ i, light: { colour, rule: 'on-track' as const, words: '' } }));

  test('is the worst: red before amber before grey before green', () => {
    expect(worstOf(lights('green', 'red', 'amber', 'grey'))?.i).toBe(1);
    expect(worstOf(lights('green', 'grey', 'amber'))?.i).toBe(2);
    expect(worstOf(lights('green', 'grey'))?.i).toBe(1);
  });

  test('is the first of equals, and none where nothing is open', () => {
    expect(worstOf(lights('green', 'amber', 'amber'))?.i).toBe(1);
    expect(worstOf([])).toBeUndefined();
  });
});
