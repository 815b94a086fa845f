import { describe, expect, test } from 'vitest';
import { timelineBars, timelineFacts, timelinePage } from '../../src/report/timeline.ts';
import { milestone, note, type Texts, viewOf } from '../model/memory.ts';

const facts = async (texts: Texts, today = '2026-03-05') => timelineFacts(await viewOf(texts, today));
const rows = async (texts: Texts, today?: string) =>
  (await facts(texts, today)).rows.map((r) => `${r.id}${r.partOf ? ` of ${r.partOf}` : ''}`);

describe('the rows', () => {
  test('are milestones by day, those without one last, each followed by its parts', async () => {
    expect(
      await rows({
        'milestones/a.md': milestone('A'),
        'milestones/b.md': milestone('B', 'due: 2026-05-01\n'),
        'milestones/c.md': milestone('C', 'due: 2026-04-01\n'),
        'milestones/d.md': milestone('D', 'part_of: b\n'),
        'milestones/e.md': milestone('E', 'due: 2026-03-01\npart_of: b\n'),
        'milestones/f.md': milestone('F', 'part_of: d\n'),
      }),
    ).toEqual(['c', 'b', 'e of b', 'd of b', 'f of d', 'a']);
  });

  test('are all there, even where parts are parts of each other, or of nothing', async () => {
    const all = await rows({
      'milestones/a.md': milestone('A', 'part_of: b\n'),
      'milestones/b.md': milestone('B', 'part_of: a\n'),
      'milestones/c.md': milestone('C', 'part_of: c\n'),
      'milestones/d.md': milestone('D', 'part_of: zzz\n'),
      'milestones/e.md': milestone('E', 'part_of: a\n'),
    });
    expect(all.map((r) => r[0]).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('are also open actions with a day, below the milestones', async () => {
    const texts = {
      'milestones/a.md': milestone('A', 'due: 2026-05-01\n'),
      'meetings/2026-03-01.md': note(
        '- [until 2026-04-02 - Ana] Dig <!-- wg:aaaa -->',
        '- [until 2026-04-01 - Ana] Sow <!-- wg:bbbb -->',
        '- [Ana] Mow <!-- wg:cccc -->',
        '- [x] [until 2026-04-01 - Ana] Weed <!-- wg:dddd -->',
      ),
    };
    expect(await rows(texts)).toEqual(['a', '2026-03-01#bbbb', '2026-03-01#aaaa']);
  });

  test('tell how late a thing is, how many wait for it, and what it waits for', async () => {
    const { rows: all } = await facts({
      'milestones/a.md': milestone('A', 'due: 2026-03-01\nowners: [ana]\n'),
      'milestones/b.md': milestone('B', 'due: 2026-04-01\nblocked_by: [a]\n'),
      'milestones/c.md': milestone('C', 'due: 2026-03-01\nstatus: done\n'),
    });
    expect(all.map(({ id, late, holdsUp, blockedBy, state }) => ({ id, late, holdsUp, blockedBy, state }))).toEqual([
      { id: 'a', late: 4, holdsUp: 1, blockedBy: [], state: 'open' },
      { id: 'c', late: undefined, holdsUp: 0, blockedBy: [], state: 'done' },
      { id: 'b', late: undefined, holdsUp: 0, blockedBy: ['a'], state: 'open' },
    ]);
  });

  test('span the days that the words of a deadline stand for, while the words still give the day', async () => {
    const window = async (due: string) => {
      const { rows: all } = await facts({
        'milestones/a.md': milestone('A', `due: ${due}\ndue_words: until mid April\ndue_said: 2026-03-01\n`),
      });
      return [all[0]?.window, all[0]?.from];
    };
    const [is, from] = await window('2026-04-15');
    expect([is, from]).toEqual([true, expect.stringMatching(/^2026-04-1/)]);
    expect(await window('2026-05-20')).toEqual([false, undefined]);
  });
});

describe('the bars', () => {
  const texts = {
    'milestones/a.md': milestone('A', 'due: 2026-03-01\n'),
    'milestones/b.md': milestone('B', 'blocked_by: [a]\n'),
    'milestones/c.md': milestone('C', 'due: 2026-03-02\n'),
    'milestones/d.md': milestone('D', 'due: 2026-03-02\nstatus: done\n'),
    'milestones/e.md': milestone('E', 'due: 2026-03-02\nstatus: dropped\n'),
    'milestones/f.md': milestone('F', 'due: 2026-06-02\npart_of: a\n'),
    'meetings/2026-03-01.md': note('- [until the end of April - Ana] Dig'),
  };

  test('say in words what their colour says', async () => {
    const bars = timelineBars(await facts(texts));
    expect(bars.map(({ label, tone, note: words, depth }) => [label, tone, words, depth])).toEqual([
      ['A', 'bad', '4 d late', 0],
      ['F', 'plain', '', 1],
      ['C', 'warn', '3 d late', 0],
      ['D', 'good', 'done', 0],
      ['B', 'dim', 'waits for “A”', 0],
      ['Dig', 'plain', 'until the end of April', 0],
    ]);
  });

  test('in brief are those of the milestones', async () => {
    expect(timelineBars(await facts(texts), true).map((b) => b.label)).toEqual(['A', 'F', 'C', 'D', 'B']);
  });

  test('in brief need no rows of actions', async () => {
    const view = await viewOf(texts, '2026-03-05');
    const without = timelineFacts(view, undefined, 'no actions');
    expect(timelineFacts(view).rows.some(({ kind }) => kind === 'action')).toBe(true);
    expect(without.rows.some(({ kind }) => kind === 'action')).toBe(false);
    expect(timelineBars(without, true)).toEqual(timelineBars(timelineFacts(view), true));
  });
});

describe('the page', () => {
  test('marks today and the next meeting, unless that has passed', async () => {
    const texts = {
      'milestones/a.md': milestone('A', 'due: 2026-05-01\n'),
      'meetings/2026-03-01.md': `${note('- [Ana] Dig')}\n## Next meeting\n\n2026-03-10\n`,
    };
    expect(timelinePage(await facts(texts)).blocks.at(-1)).toMatchObject({
      kind: 'timeline',
      today: '2026-03-05',
      marks: [{ day: '2026-03-10', label: 'next meeting' }],
    });
    expect(timelinePage(await facts(texts, '2026-03-11')).blocks.at(-1)).toMatchObject({ marks: [] });
  });

  test('of a group without any days says how to make one', async () => {
    const page = JSON.stringify(timelinePage(await facts({})));
    expect(page).toContain('wg new-milestone');
    expect(page).not.toContain('"timeline"');
  });

  test('comes from the same facts as its JSON, in the same bytes', async () => {
    expect(JSON.stringify(await facts(someTexts()))).toBe(JSON.stringify(await facts(someTexts())));
  });
});

function someTexts(): Texts {
  return {
    'milestones/b.md': milestone('B'),
    'milestones/a.md': milestone('A'),
    'meetings/2026-03-01.md': note('- [until 2026-04-01 - Ana] Dig'),
  };
}
