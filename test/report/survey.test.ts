import MarkdownIt from 'markdown-it';
import { describe, expect, it, test } from 'vitest';
import { exactResults, resultsOf } from '../../src/model/surveys/results.ts';
import { printCsv } from '../../src/report/formats/csv.ts';
import { printHtml } from '../../src/report/formats/html.ts';
import { printMarkdown } from '../../src/report/formats/markdown.ts';
import { printTerminal } from '../../src/report/formats/terminal.ts';
import { comparisonOf, comparisonPage } from '../../src/report/survey/compare.ts';
import { resultsPage } from '../../src/report/survey/page.ts';
import { hostile } from './formats/documents.ts';
import { dangersIn, named, readHtml } from './html/read-html.ts';
import { validate } from './html/validate.ts';
import { codebook, period, results, tables, themes } from './survey-example.ts';

const madeBy = 'wg import-survey';

describe('the page of results', () => {
  it('looks as kept', async () => {
    const page = resultsPage(results, { madeBy });
    await expect(printMarkdown(page)).toMatchFileSnapshot('fixtures/survey-results.md');
    await expect(printTerminal(page, { width: 90, unicode: true })).toMatchFileSnapshot('fixtures/survey-results-90.txt');
    await expect(printTerminal(page, { width: 60, unicode: false })).toMatchFileSnapshot('fixtures/survey-results-60-ascii.txt');
    await expect(printCsv(page).replaceAll('\r\n', '\n')).toMatchFileSnapshot('fixtures/survey-results.csv');
  });

  it('has no word of what people wrote', () => {
    for (const text of [JSON.stringify(results), printMarkdown(resultsPage(results)), printCsv(resultsPage(results))]) {
      expect(text).not.toMatch(/pie|cake|ana@/);
    }
    expect(JSON.stringify(exactResults({ survey: 'leading', codebook, tables, themes, k: 5 }))).not.toMatch(/pie|cake|ana@/);
  });

  it('has each anchor once, and one for each figure', () => {
    const html = new MarkdownIt({ html: true }).render(printMarkdown(resultsPage(results)));
    const anchors = [...html.matchAll(/<a id="([^"]+)">/g)].map(([, anchor]) => anchor);
    expect(new Set(anchors).size).toBe(anchors.length);
    expect(anchors).toContain('recognition-public-thanks');
    expect(anchors).toContain('tools-forum-weekly');
    for (const { cells } of [...results.tables, ...results.themes]) for (const { anchor } of cells) expect(anchors).toContain(anchor);
  });

  it('keeps its shape whatever the labels are', () => {
    const parser = new MarkdownIt({ html: true });
    const rowsOf = (markdown: string): number => parser.parse(markdown, {}).filter(({ type }) => type === 'tr_open').length;
    const plain = rowsOf(printMarkdown(resultsPage(results, { madeBy })));
    for (const text of hostile) {
      const named = (label: string): string => `${text}${label}`;
      const renamed: typeof tables.tables = tables.tables.map((table) => ({
        ...table,
        cells: table.cells.map((cell) => ({ ...cell, label: named(cell.label) })),
      }));
      const asked = codebook.questions.map((q) => ({ ...q, ask: { ...q.ask, text: named(q.ask.text) } }));
      const input = { survey: 'leading', codebook: { ...codebook, title: text, questions: asked }, themes, k: 5, period };
      const page = resultsPage(resultsOf({ ...input, tables: { ...tables, tables: renamed, breakdowns: [] } }), { madeBy });
      const markdown = printMarkdown(page);
      const kinds = parser.parse(markdown, {}).map(({ type }) => type);
      expect(kinds).not.toContain('html_block');
      expect(rowsOf(markdown)).toBeLessThanOrEqual(plain);
      for (const line of printTerminal(page, { width: 70, unicode: false }).split('\n')) expect(line).not.toContain('\u001B');
    }
  });

  test('of one grouping question shows its groups alone', () => {
    const page = resultsPage(results, { by: 'role' });
    expect(page.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block.text] : []))).toEqual([
      'By group: What do you do in your garden?',
    ]);
  });
});

describe('two waves', () => {
  const before = resultsOf({
    survey: 'earlier',
    codebook,
    k: 5,
    tables: {
      ...tables,
      responses: 60,
      tables: tables.tables.map((table) =>
        table.part === 'tools.forum'
          ? { ...table, cells: table.cells.map((cell, at) => ({ ...cell, count: [40, 20, 0][at] ?? 0 })) }
          : table,
      ),
      breakdowns: [],
    },
  });
  const comparison = comparisonOf(results, before);

  it('are compared where both publish a count, with the interval of the difference', () => {
    const forum = comparison.tables.find(({ part }) => part === 'tools.forum');
    expect(forum?.differences[0]).toMatchObject({ label: 'Never', before: 40, after: 20, points: -33.3 });
    expect(forum?.differences[0]?.low).toBeLessThan(-33.3);
    expect(forum?.differences[0]?.high).toBeGreaterThan(-33.3);
    const hidden = comparison.tables.flatMap(({ differences }) => differences).filter((d) => d.before === null || d.after === null);
    expect(hidden.length).toBeGreaterThan(0);
    for (const difference of hidden) expect(difference).toMatchObject({ points: null, low: null, high: null });
  });

  it('are matched by the words of a question whose id is another one, and told as A and B where names are long', () => {
    const renamed = before.tables.map((table) =>
      table.part === 'role' ? { ...table, part: 'what-do-you-do', question: 'what-do-you-do' } : table,
    );
    const other = comparisonOf(results, { ...before, survey: 'a-survey-with-a-long-name', tables: renamed });
    expect(other.tables.map(({ part }) => part)).toContain('role');
    expect(other.unmatched).toEqual([]);
    const page = printTerminal(comparisonPage(other, 'Leading a garden'), { width: 80, unicode: true });
    expect(page).toContain('A is a-survey-with-a-long-name, B is leading.');
    expect(page).toMatch(/Answer +A \(n \d+\) +B \(n \d+\)/);
  });

  it('tell the answers that only one of them has', () => {
    const [first, ...rest] = results.tables;
    if (first === undefined) throw new Error('the example has tables');
    const fewer = { ...results, tables: [{ ...first, cells: first.cells.slice(1) }, ...rest] };
    expect(comparisonOf(fewer, before).tables[0]?.unmatched).toEqual([first.cells[0]?.label]);
  });

  it('are drawn from the share before to the share now, with the interval of the difference, and hidden counts nowhere', () => {
    const { blocks } = comparisonPage(comparison, 'Leading a garden');
    const at = blocks.findIndex((block) => block.kind === 'heading' && block.anchor === 'tools-forum');
    const [chart, table] = blocks.slice(at + 1);
    expect([chart?.kind, table?.kind]).toEqual(['pairs', 'table']);
    const { differences } = comparison.tables.find(({ part }) => part === 'tools.forum') ?? {};
    const [bar] = chart?.kind === 'pairs' ? chart.bars : [];
    expect(bar).toMatchObject({ label: 'Never', before: 40 / 60, after: 20 / 60 });
    expect([bar?.low, bar?.high]).toEqual([(differences?.[0]?.low ?? 0) / 100, (differences?.[0]?.high ?? 0) / 100]);
    const bars = blocks.flatMap((block) => (block.kind === 'pairs' ? block.bars : []));
    expect(bars.filter(({ before, after }) => before === undefined || after === undefined).length).toBeGreaterThan(0);
    for (const one of bars) expect((one.before === undefined || one.after === undefined) && one.low !== undefined).toBe(false);
  });

  it('are not drawn where their shares are of different bases, and as text are their table alone', () => {
    const ofAll = comparisonOf(results, { ...before, tables: before.tables.map((table) => ({ ...table, base: 'all' as const })) });
    const page = comparisonPage(ofAll, 'Leading a garden');
    const drawn = page.blocks.filter(({ kind }) => kind === 'pairs').length;
    expect(drawn).toBe(ofAll.tables.filter(({ base }) => base[0] === base[1]).length);
    expect(drawn).toBeLessThan(ofAll.tables.length);
    const { blocks, ...rest } = comparisonPage(comparison, 'Leading a garden');
    const bare = { ...rest, blocks: blocks.filter(({ kind }) => kind !== 'pairs') };
    expect(printMarkdown({ ...rest, blocks })).toBe(printMarkdown(bare));
    expect(printTerminal({ ...rest, blocks }, { width: 80, unicode: true })).toBe(printTerminal(bare, { width: 80, unicode: true }));
  });

  it('have a chart on a page, with the words of both times and the figures beside it', async () => {
    const elements = readHtml(await printHtml(comparisonPage(comparison, 'Leading a garden')));
    expect(dangersIn(elements)).toEqual([]);
    const words = (name: string): string =>
      named(elements, name)
        .map(({ text }) => text.replace(/\s+/g, ' ').trim())
        .join('\n');
    expect(words('ul')).toContain('earlier leading');
    expect(words('li')).toContain('Never 67 % → 33 %');
    expect(words('figcaption')).toContain('may be chance');
    expect(await validate(await printHtml(comparisonPage(comparison, 'Leading a garden')))).toEqual([]);
  });

  it('are told on a page that names what has no match', () => {
    const other = comparisonOf({ ...results, tables: results.tables.filter(({ part }) => part !== 'role') }, before);
    const page = printMarkdown(comparisonPage(other, 'Leading a garden'));
    expect(page).toContain('| Never | 40 (67 %) | 20 (33 %) | −33.3 |');
    expect(page).toContain('1 part without a match: role.');
  });
});
