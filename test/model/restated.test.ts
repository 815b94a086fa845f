import { describe, expect, test } from 'vitest';
import { inferencesOf } from '../../src/model/inferred.ts';
import type { MilestoneLine } from '../../src/model/meeting.ts';
import { milestonesOf } from '../../src/model/restated.ts';
import { due, meetingOf, milestoneLine as said } from './meetings.ts';

const named = (milestones: readonly MilestoneLine[], refused: readonly string[] = []) =>
  milestonesOf(meetingOf({ milestones }), new Set(refused));
const linesOf = (milestones: readonly MilestoneLine[], refused?: readonly string[]) => named(milestones, refused).map((m) => m.lines);

describe('a milestone that is said several times', () => {
  test('is one, whatever marks stand around its words', () => {
    const lines = [
      said(3, 'list', 'Order the seeds'),
      said(9, 'timeline', '**Order the seeds** :'),
      said(12, 'timeline', 'order the “seeds”'),
    ];
    expect(linesOf(lines)).toEqual([[3, 9, 12]]);
  });

  test('has what any of its lines says: deadline, owners, dependency, hand-off', () => {
    const [one] = named([
      said(3, 'list', 'Order the seeds', { owners: ['Ana'] }),
      said(9, 'timeline', 'Order the seeds', {
        owners: ['Ana', 'Bo'],
        deadline: due('2026-03-15'),
        blockedBy: 'the budget',
        handOff: { text: 'ask the shop', owners: [] },
        nobody: 'All',
      }),
    ]);
    expect(one).toMatchObject({
      owners: ['Ana', 'Bo'],
      deadline: due('2026-03-15'),
      blockedBy: 'the budget',
      handOff: { text: 'ask the shop' },
      nobody: 'All',
    });
  });

  test('takes the deadline that has a day before one that has none', () => {
    const vague = { words: 'soon', problem: { kind: 'none' as const, reason: 'no day', candidates: [] } };
    expect(
      named([said(3, 'list', 'Order', { deadline: vague }), said(4, 'timeline', 'Order', { deadline: due('2026-03-15') })])[0]?.deadline,
    ).toEqual(due('2026-03-15'));
    expect(named([said(3, 'list', 'Order', { deadline: vague })])[0]?.deadline).toEqual(vague);
  });

  test('keeps the order in which milestones were first said, and the id of the first line', () => {
    const all = named([said(1, 'list', 'Order'), said(2, 'list', 'Build'), said(3, 'timeline', 'Build'), said(4, 'timeline', 'Order')]);
    expect(all.map((m) => [m.id, m.title])).toEqual([
      ['m1', 'Order'],
      ['m2', 'Build'],
    ]);
  });
});

describe('a restatement in other words', () => {
  const list = said(3, 'list', 'Simplify the watering plan');
  const timeline = said(9, 'timeline', 'Write down the watering plan that new gardeners get', { deadline: due('2026-03-15') });

  test('joins what is said only in the list with what is said only in the timeline, and is a doubt', () => {
    const [one, ...more] = named([list, timeline]);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ id: 'm3', lines: [3, 9], title: timeline.text, doubt: { lines: [3, 9] } });
  });

  test('refused, it is two; and the reading is the same one each time', () => {
    const reading = named([list, timeline])[0]?.doubt?.reading ?? '';
    expect(reading).toMatch(/^[0-9a-z]{4,}$/);
    expect(linesOf([list, timeline], [reading])).toEqual([[3], [9]]);
    expect(named([list, timeline], [reading]).map((m) => m.doubt)).toEqual([undefined, undefined]);
  });

  test('is shown as inferred, with both lines', () => {
    const found = inferencesOf(meetingOf({ milestones: [list, timeline] }));
    expect(found.map(({ kind, line, words }) => [kind, line, words])).toEqual([
      ['same-milestone', 3, 'lines 3 and 9 name one milestone in different words'],
    ]);
  });

  const apart: readonly (readonly [string, MilestoneLine, MilestoneLine])[] = [
    ['two lines of one list', list, said(4, 'list', 'Write down the watering plan')],
    ['two lines of the timeline', said(8, 'timeline', 'The watering plan'), timeline],
    ['lines that share one word', said(3, 'list', 'Simplify the plan'), timeline],
    ['lines without words that carry a topic', said(3, 'list', 'All of it'), said(9, 'timeline', 'Some of this')],
  ];
  test.each(apart)('does not join %s', (_, a, b) => {
    expect(linesOf([a, b])).toEqual([[a.line], [b.line]]);
  });

  test('takes the nearest of several', () => {
    const far = said(2, 'list', 'The watering plan and the plan of the sheds');
    const near = said(3, 'list', 'The watering plan');
    expect(linesOf([far, near, timeline])).toEqual([[2], [3, 9]]);
  });

  test('joins each line of the list once', () => {
    const again = said(10, 'timeline', 'Print the watering plan for all new gardeners');
    expect(linesOf([list, timeline, again])).toEqual([[3, 9], [10]]);
  });
});

describe('a part of another milestone', () => {
  const whole = said(5, 'timeline', 'Order the seeds');
  const part = said(6, 'timeline', 'Ask for prices', { partOf: 5 });

  test('names the line of its whole, as a reading', () => {
    const parts = named([whole, part]);
    expect(parts[1]?.partOf).toEqual({ line: 5, reading: expect.stringMatching(/^[0-9a-z]{4,}$/) });
    expect(parts[0]?.partOf).toBeUndefined();
  });

  test('stands alone when the reading is refused', () => {
    const reading = named([whole, part])[1]?.partOf?.reading ?? '';
    expect(named([whole, part], [reading])[1]).toMatchObject({ lines: [6] });
    expect(named([whole, part], [reading])[1]?.partOf).toBeUndefined();
  });
});

test('a line that is refused is no milestone', () => {
  expect(linesOf([said(1, 'list', 'Order'), said(2, 'list', 'Build')], ['m1'])).toEqual([[2]]);
});

test('a thousand lines take no time to speak of', () => {
  const lines = Array.from({ length: 1000 }, (_, i) =>
    said(i + 1, i % 2 === 0 ? 'list' : 'timeline', `Milestone number ${i} of garden ${i * 7}`),
  );
  expect(named(lines).length).toBeGreaterThan(0);
});
