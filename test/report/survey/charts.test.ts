// What the charts of a survey's questions are made of, and how heavy a page of them is.
import { expect, it } from 'vitest';
import type { Results, ResultTable } from '../../../src/model/surveys/results.ts';
import type { Block } from '../../../src/report/document.ts';
import { printHtml } from '../../../src/report/formats/html.ts';
import { resultsPage } from '../../../src/report/survey/page.ts';
import { questionBlocks } from '../../../src/report/survey/tables.ts';
import { results } from '../survey-example.ts';

/** A row of the example's grid with other counts; null is hidden. */
function row(title: string, counts: readonly (number | null)[]): ResultTable {
  const forum = results.tables.find(({ part }) => part === 'tools.forum');
  if (forum === undefined) throw new Error('the example has a grid');
  const n = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const cells = forum.cells.map((cell, at) => ({ ...cell, count: counts[at] ?? null }));
  return { ...forum, part: `tools.${title}`, title, n, cells };
}

const kindOf = <K extends Block['kind']>(blocks: readonly Block[], kind: K) =>
  blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);

it('shows a grid as one chart of opposites, the highest row first and hidden ones last, each with its n', () => {
  const blocks = questionBlocks(
    [row('low', [30, 5, 5]), row('hidden', [10, null, 4]), row('high', [2, 3, 15]), row('even', [10, 20, 10])],
    [],
    60,
  );
  const [chart] = kindOf(blocks, 'opposed');
  expect(chart?.bars.map(({ label, note }) => [label, note])).toEqual([
    ['high', 'n 20'],
    ['even', 'n 40'],
    ['low', 'n 40'],
    ['hidden', undefined],
  ]);
  // The table keeps the order in which people were asked.
  expect(kindOf(blocks, 'table')[0]?.rows.map(([first]) => first)).toEqual(['low', 'hidden', 'high', 'even']);
  expect(JSON.stringify(blocks)).toContain('the rows with the highest answers stand first');
});

it('gives the cells of grids and of groups the shares that they tell, and marks what is hidden', () => {
  const [grid] = kindOf(questionBlocks([row('low', [30, null, 10])], [], 60), 'table');
  expect(grid?.rows[0]?.slice(1, 4)).toMatchObject([
    { text: '30 (75 %)', share: 0.75 },
    { text: '–', share: 'hidden' },
    { text: '10 (25 %)', share: 0.25 },
  ]);
  const cells = kindOf(resultsPage(results, { by: 'role' }).blocks, 'table').flatMap(({ rows }) => rows.flat());
  const shares = cells.flatMap((cell) => (typeof cell === 'object' && cell.share !== undefined ? [[cell.text, cell.share] as const] : []));
  expect(shares.length).toBeGreaterThan(10);
  for (const [text, share] of shares)
    if (share === 'hidden') expect(text).toBe('–');
    else expect(text).toContain(`(${Math.round(share * 100)} %)`);
});

it('says of several answers that their shares do not add up', () => {
  const multiple = results.tables.filter(({ kind }) => kind === 'multiple');
  expect(JSON.stringify(questionBlocks(multiple, [], 60))).toContain('so the shares do not add up to 100 %');
});

it('is under 150 kB for thirty questions, the data of the charts apart', async () => {
  const many: Results = {
    ...results,
    questions: Array.from({ length: 5 }, (_, at) =>
      results.questions.map((question) => ({ ...question, id: `${question.id}-${at}` })),
    ).flat(),
    tables: Array.from({ length: 5 }, (_, at) => results.tables.map((table) => ({ ...table, question: `${table.question}-${at}` }))).flat(),
    themes: [],
  };
  expect(many.questions).toHaveLength(30);
  const page = await printHtml(resultsPage(many));
  const bare = page.replace(/<svg[\s\S]*?<\/svg>|<table[\s\S]*?<\/table>/g, '');
  expect(bare.length).toBeLessThan(75_000);
  expect(page.length).toBeLessThan(150_000);
});
