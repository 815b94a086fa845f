import { describe, expect, test } from 'vitest';
import { loadGroup } from '../../../src/model/group.ts';
import { type News, newsBetween } from '../../../src/model/history/news.ts';
import { groupBefore } from '../../../src/model/history/past.ts';
import { overviewOf } from '../../../src/model/overview.ts';
import { heldFiles } from '../../../src/text/held-files.ts';
import type { Day } from '../../../src/time/day.ts';
import { pastOf, type Step } from './past.ts';

const today = '2026-06-01' as Day;
const settings = { 'wg.yaml': 'format: 1\nname: Kites\n' };
const milestone = (title: string, more = ''): string => `---\ntitle: ${title}\n${more}---\n`;
const note = (...lines: readonly string[]): string => `# Call\n\n## Next steps\n\n${lines.map((line) => `- ${line}\n`).join('')}`;

async function news(
  steps: readonly Step[],
  index: number,
  day: string,
  now: Readonly<Record<string, string>>,
): Promise<Record<string, unknown>> {
  const group = await loadGroup(heldFiles(new Map(Object.entries({ ...settings, ...now }))));
  const past = await groupBefore(group, pastOf(steps), { index, day: day as Day });
  return brief(newsBetween(overviewOf(past, day as Day), overviewOf(group, today)));
}

function brief(news: News): Record<string, unknown> {
  const lists = Object.entries(news).map(([name, list]: [string, readonly unknown[]]) => [
    name,
    list.map((item) => {
      const {
        thing = item,
        from,
        to,
        holds,
      } = item as { thing?: { id: string }; from?: unknown; to?: unknown; holds?: { decision: { text: string } } };
      if (holds !== undefined) return holds.decision.text;
      const { id, tracked } = thing as { id: string; tracked?: { text: string } };
      const name = tracked?.text ?? id;
      return from === undefined && to === undefined ? name : `${name}: ${from} > ${to}`;
    }),
  ]);
  return Object.fromEntries(lists.filter(([, list]) => (list as unknown[]).length > 0));
}

describe('what happened since a commit', () => {
  test('is told of milestones: done, new, moved, blocked, freed, given to others', async () => {
    const before = {
      'milestones/a.md': milestone('Ask', 'due: 2026-03-01\n'),
      'milestones/b.md': milestone('Build', 'due: 2026-03-01\nowners: [ana]\n'),
      'milestones/c.md': milestone('Cut', 'blocked_by: [a]\n'),
      'milestones/d.md': milestone('Draw'),
      'milestones/e.md': milestone('Eat'),
    };
    const now = {
      'milestones/a.md': milestone('Ask', 'status: done\ndone: 2026-05-01\n'),
      'milestones/b.md': milestone('Build', 'due: 2026-04-01\nowners: [bo]\n'),
      'milestones/c.md': milestone('Cut', 'blocked_by: [a]\n'),
      'milestones/d.md': milestone('Draw', 'blocked_by: [f]\n'),
      'milestones/f.md': milestone('Fly'),
    };
    expect(await news([{ day: '2026-02-01', files: before }], 1, '2026-04-01', now)).toEqual({
      done: ['a'],
      added: ['f'],
      moved: ['b: 2026-03-01 > 2026-04-01'],
      blocked: ['d'],
      freed: ['c'],
      reowned: ['b: ana > bo'],
      removed: ['e'],
    });
  });

  test('is told of actions and decisions out of earlier texts of the notes', async () => {
    const steps = [
      {
        day: '2026-02-03',
        files: {
          'meetings/2026-02-03.md': note(
            '[until 2026-03-01 - Ana] Ask the hall for its fees',
            '[until 2026-03-01 - Bo] Draw the plan of the lights',
          ),
        },
      },
    ];
    const now = {
      'meetings/2026-02-03.md': note(
        '[x] [until 2026-03-01 - Ana] Ask the hall for its fees',
        '[until 2026-03-01 - Bo] Draw the plan of the lights',
      ),
      'meetings/2026-02-10.md': `${note('[until 2026-03-05 - Cem] Bring a lamp')}\n## Decisions\n\n- Decision: we meet at the hall\n`,
    };
    expect(await news(steps, 1, '2026-02-10', now)).toEqual({
      done: ['Ask the hall for its fees'],
      added: ['Bring a lamp'],
      decided: ['we meet at the hall'],
    });
  });

  test('keeps an action the same when its note moves to another file', async () => {
    const text = note('[until 2026-03-01 - Ana] Ask the hall for its fees');
    const steps = [
      { day: '2026-02-03', files: { 'meetings/feb.md': text } },
      { day: '2026-02-04', renames: { 'meetings/2026-02-03.md': 'meetings/feb.md' } },
    ];
    expect(await news(steps, 1, '2026-02-04', { 'meetings/2026-02-03.md': text })).toEqual({});
  });

  test('knows an action again whose words were edited by hand, and not one that was put in its place', async () => {
    const steps = [
      {
        day: '2026-02-03',
        files: {
          'meetings/2026-02-03.md': note(
            '[until 2026-03-01 - Ana] Ask the hall for its fees in winter',
            '[until 2026-03-01 - Bo] Draw the plan of the lights',
          ),
        },
      },
    ];
    const now = {
      'meetings/2026-02-03.md': note(
        '[until 2026-03-09 - Ana] Ask the old hall for its fees in winter',
        '[until 2026-03-01 - Bo] Sew a flag',
      ),
    };
    expect(await news(steps, 1, '2026-02-04', now)).toEqual({
      added: ['Sew a flag'],
      moved: ['Ask the old hall for its fees in winter: 2026-03-01 > 2026-03-09'],
    });
  });

  test('takes a note as the same object where its actions, decisions and answers are the same, whatever else was written into it', async () => {
    const actions = '## Next steps\n\n- [until 2026-03-01 - Ana] Ask the hall for its fees\n';
    const decision = (words: string): string => `\n## Decisions\n\n- Decision: ${words}\n`;
    const text = (talk: string, rest: string): string => `---\nstart: 16:00\n---\n# Call\n\n${talk}\n\n${rest}`;
    const [said, edited] = [text('We spoke of masts.', actions), text('We spoke of masts and of sails.', actions)];
    const same = { 'meetings/2026-02-03.md': edited };
    const others = [
      { 'meetings/2026-02-03.md': edited.replace('- Ana]', '- Bo]') },
      { 'meetings/2026-02-03.md': `${edited}${decision('we meet at the hall')}` },
      { 'meetings/2026-02-03.md': said.replace('start: 16:00', 'refused: [k3xq]') },
      { 'meetings/2026-02-03.md': said.replace('start: 16:00', 'date: 2026-02-05') },
    ];
    const isSame = async (now: Readonly<Record<string, string>>): Promise<boolean> => {
      const group = await loadGroup(heldFiles(new Map(Object.entries({ ...settings, ...now }))));
      const before = { day: '2026-02-03', files: { 'meetings/2026-02-03.md': said } };
      const past = await groupBefore(group, pastOf([before]), { index: 1, day: '2026-02-10' as Day });
      expect(past.notes).toHaveLength(1);
      return past.notes[0] === group.notes[0];
    };
    expect(await isSame(same)).toBe(true);
    for (const now of others) expect(await isSame(now), now['meetings/2026-02-03.md']).toBe(false);
  });

  test('takes a note that was committed late from the day of its meeting', async () => {
    const old = note('[until 2025-03-01 - Ana] Ask the hall for its fees');
    const fresh = note('[until 2026-03-01 - Bo] Draw the plan of the lights');
    const files = { 'meetings/2025-02-03.md': old, 'meetings/2026-02-03.md': fresh };
    expect(await news([{ day: '2026-02-04', files }], 0, '2026-02-03', files)).toEqual({ added: ['Draw the plan of the lights'] });
    expect(await news([], 0, '2026-02-03', files)).toEqual({ added: ['Draw the plan of the lights'] });
  });

  test('takes a note once that the first commit of the period renamed and changed', async () => {
    const [open, ticked] = ['- [ ] Ask the hall for its fees', '- [x] Ask the hall for its fees'].map((line) => note(line.slice(2)));
    const steps = [
      { day: '2026-02-03', files: { 'meetings/2026-02-03.md': open as string } },
      {
        day: '2026-02-10',
        renames: { 'meetings/2026-02-03-board.md': 'meetings/2026-02-03.md' },
        files: { 'meetings/2026-02-03-board.md': ticked as string },
      },
    ];
    const now = { 'meetings/2026-02-03-board.md': ticked as string };
    const group = await loadGroup(heldFiles(new Map(Object.entries({ ...settings, ...now }))));
    const past = await groupBefore(group, pastOf(steps), { index: 1, day: '2026-02-10' as Day });
    expect(past.notes.map(({ source }) => source.text)).toEqual([open]);
    expect(await news(steps, 1, '2026-02-10', now)).toEqual({ done: ['Ask the hall for its fees'] });
  });

  test('takes the record that is there for what it was, where another one had its name before and went', async () => {
    const steps: readonly Step[] = [
      { day: '2026-01-10', files: { 'milestones/z.md': milestone('Ask all', 'due: 2026-03-01\n') } },
      { day: '2026-01-11', files: { 'milestones/a.md': milestone('Old plan', 'due: 2026-09-01\n') } },
      { day: '2026-02-10', files: { 'milestones/a.md': undefined } },
      { day: '2026-02-11', renames: { 'milestones/a.md': 'milestones/z.md' } },
    ];
    const now = { 'milestones/a.md': milestone('Ask all', 'due: 2026-03-08\n') };
    expect(await news(steps, 2, '2026-02-10', now)).toEqual({ moved: ['a: 2026-03-01 > 2026-03-08'] });
  });
});
