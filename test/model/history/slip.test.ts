import { describe, expect, test } from 'vitest';
import { livesOf } from '../../../src/model/history/lives.ts';
import { slipOf } from '../../../src/model/history/slip.ts';
import type { Day } from '../../../src/time/day.ts';
import { pastOf, type Step } from './past.ts';

const today = '2026-06-01' as Day;
const kit = (due: string | undefined, more = ''): string =>
  `---\ntitle: Starter kit\n${due === undefined ? '' : `due: ${due}\n`}${more}---\n`;
const file = 'milestones/kit.md';

async function slips(steps: readonly Step[], now?: Readonly<Record<string, string>>) {
  const past = pastOf(steps);
  const last = new Map<string, string>();
  for (const { files = {}, renames = {} } of steps) {
    for (const [to, from] of Object.entries(renames)) {
      last.set(to, files[to] ?? last.get(from) ?? '');
      last.delete(from);
    }
    for (const [path, text] of Object.entries(files)) text === undefined ? last.delete(path) : last.set(path, text);
  }
  const tree = now ?? Object.fromEntries(last);
  const lives = await livesOf(
    past,
    Object.entries(tree).map(([path, text]) => ({ path, text })),
    today,
  );
  return lives.map((life) => ({
    path: life.path,
    slip: slipOf(life, life.kind === 'survey' ? 'closed' : ''),
  }));
}

const brief = (found: Awaited<ReturnType<typeof slips>>) =>
  found.map(({ path, slip }) => ({
    path,
    baseline: slip?.baseline,
    moves: slip?.moves.map(({ from, to, moment }) => `${from} ${to}${moment.commit === undefined ? ' uncommitted' : ''}`),
    total: slip?.total,
  }));

describe('the slip of a day', () => {
  test('is told from the first day on the main line, with each move', async () => {
    const found = await slips([
      { day: '2026-01-05', files: { [file]: kit('2026-03-01') } },
      { day: '2026-02-05', subject: 'Wait for the hall', files: { [file]: kit('2026-03-15') } },
      { day: '2026-03-05', files: { [file]: kit('2026-04-30') } },
    ]);
    expect(brief(found)).toEqual([
      { path: file, baseline: '2026-03-01', moves: ['2026-03-01 2026-03-15', '2026-03-15 2026-04-30'], total: 60 },
    ]);
    expect(found[0]?.slip?.moves[0]?.moment).toMatchObject({ day: '2026-02-05', commit: { subject: 'Wait for the hall' } });
    expect(found[0]?.slip?.moves.map(({ days }) => days)).toEqual([14, 46]);
  });

  test('follows a rename, and a file that was replaced under the same title', async () => {
    const found = await slips([
      { day: '2026-01-05', files: { 'milestones/a.md': kit('2026-03-01') } },
      { day: '2026-01-10', renames: { 'milestones/b.md': 'milestones/a.md' }, files: { 'milestones/b.md': kit('2026-03-08') } },
      { day: '2026-01-20', files: { 'milestones/b.md': undefined, [file]: kit('2026-03-11', 'owners: [ana]\n') } },
    ]);
    expect(brief(found)).toEqual([
      { path: file, baseline: '2026-03-01', moves: ['2026-03-01 2026-03-08', '2026-03-08 2026-03-11'], total: 10 },
    ]);
  });

  test('survives two files that change places in one commit', async () => {
    const [a, b] = ['---\ntitle: A\ndue: 2026-03-01\n---\n', '---\ntitle: B\ndue: 2026-04-01\n---\n'];
    const found = await slips([
      { day: '2026-01-05', files: { 'milestones/a.md': a, 'milestones/b.md': b } },
      {
        day: '2026-01-06',
        renames: { 'milestones/b.md': 'milestones/a.md', 'milestones/a.md': 'milestones/b.md' },
        files: { 'milestones/b.md': a, 'milestones/a.md': b },
      },
    ]);
    expect(brief(found).sort((x, y) => (x.path < y.path ? -1 : 1))).toEqual([
      { path: 'milestones/a.md', baseline: '2026-04-01', moves: [], total: 0 },
      { path: 'milestones/b.md', baseline: '2026-03-01', moves: [], total: 0 },
    ]);
  });

  test('counts changes within a day as one move, and none where the day came back', async () => {
    const found = await slips([
      { day: '2026-01-05', files: { [file]: kit('2026-03-01') } },
      { day: '2026-01-20', hour: 8, files: { [file]: kit('2026-03-05') } },
      { day: '2026-01-20', hour: 9, files: { [file]: kit('2026-03-09') } },
      { day: '2026-02-01', hour: 8, files: { [file]: kit('2026-09-03') } },
      { day: '2026-02-01', hour: 9, files: { [file]: kit('2026-03-09') } },
      { day: '2026-02-01', hour: 10, files: { [file]: kit('2026-03-10') } },
      { day: '2026-02-01', hour: 11, files: { [file]: kit('2026-03-09') } },
    ]);
    expect(brief(found)).toEqual([{ path: file, baseline: '2026-03-01', moves: ['2026-03-01 2026-03-09'], total: 8 }]);
  });

  test('keeps a day that was reverted later as two moves', async () => {
    const found = await slips([
      { day: '2026-01-05', files: { [file]: kit('2026-03-01') } },
      { day: '2026-01-20', files: { [file]: kit('2026-03-05') } },
      { day: '2026-01-25', files: { [file]: kit('2026-03-01') } },
    ]);
    expect(brief(found)).toEqual([
      { path: file, baseline: '2026-03-01', moves: ['2026-03-01 2026-03-05', '2026-03-05 2026-03-01'], total: 0 },
    ]);
  });

  test('says when the day was taken away, and what is not committed yet', async () => {
    const found = await slips(
      [
        { day: '2026-01-05', files: { [file]: kit(undefined) } },
        { day: '2026-01-06', files: { [file]: kit('2026-03-01') } },
        { day: '2026-01-20', files: { [file]: kit(undefined) } },
      ],
      { [file]: kit('2026-05-01') },
    );
    expect(brief(found)).toEqual([
      { path: file, baseline: '2026-03-01', moves: ['2026-03-01 undefined', 'undefined 2026-05-01 uncommitted'], total: 61 },
    ]);
  });

  test('is that of a phase for a survey', async () => {
    const survey = (closed: string) => `title: Cafés\nphases:\n  open: 2026-02-01\n  closed: ${closed}\n`;
    const found = await slips([
      { day: '2026-01-05', files: { 'surveys/cafes/survey.yaml': survey('2026-03-01') } },
      { day: '2026-02-25', files: { 'surveys/cafes/survey.yaml': survey('2026-03-20') } },
    ]);
    expect(brief(found)).toEqual([
      { path: 'surveys/cafes/survey.yaml', baseline: '2026-03-01', moves: ['2026-03-01 2026-03-20'], total: 19 },
    ]);
  });

  test('passes over versions that cannot be read, and commits of later days', async () => {
    const found = await slips(
      [
        { day: '2026-01-05', files: { [file]: kit('2026-03-01') } },
        { day: '2026-01-09', files: { [file]: '---\n<<<<<<< HEAD\ndue: 2027-01-01\n' } },
        { day: '2026-07-09', files: { [file]: kit('2026-12-01') } },
      ],
      { [file]: kit('2026-03-01') },
    );
    expect(brief(found)).toEqual([{ path: file, baseline: '2026-03-01', moves: [], total: 0 }]);
  });

  test('goes on where a file went away and came back', async () => {
    const found = await slips([
      { day: '2026-01-05', files: { [file]: kit('2026-03-01') } },
      { day: '2026-01-09', files: { [file]: undefined } },
      { day: '2026-01-19', files: { [file]: kit('2026-03-02') } },
    ]);
    expect(brief(found)).toEqual([{ path: file, baseline: '2026-03-01', moves: ['2026-03-01 2026-03-02'], total: 1 }]);
  });
});

test('a file that takes the name of one that went has its own past', async () => {
  const other = 'milestones/older.md';
  const steps: readonly Step[] = [
    { day: '2026-01-05', files: { [other]: kit('2026-03-01') } },
    { day: '2026-01-10', files: { [file]: kit('2026-09-01').replace('Starter kit', 'Gone') } },
    { day: '2026-02-01', files: { [file]: undefined } },
    { day: '2026-02-10', renames: { [file]: other } },
    { day: '2026-02-20', files: { [file]: kit('2026-03-15') } },
  ];
  const found = brief(await slips(steps));
  expect(found.filter(({ path }) => path === file)).toContainEqual({
    path: file,
    baseline: '2026-03-01',
    moves: ['2026-03-01 2026-03-15'],
    total: 14,
  });
  expect(found.flatMap(({ moves }) => moves ?? [])).toEqual(['2026-03-01 2026-03-15']);
});
