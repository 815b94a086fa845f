// One question's results as blocks: a chart, what its shares are of, the mean with its n, and once why counts are missing.
import type { ResultCell, Results, ResultTable } from '../../model/surveys/results.ts';
import type { Block, CountBar, Inline, OpposedBar } from '../document.ts';
import { plural, wholePercent } from '../words.ts';

/** The blocks of the tables of one question, below its heading: several for a grid. */
export function questionBlocks(tables: readonly ResultTable[], themes: readonly ResultTable[], all: number): readonly Block[] {
  const [first] = tables;
  if (first === undefined) return [];
  if (first.kind === 'grid') return gridBlocks(tables, all);
  if (first.kind === 'text') return textBlocks(first, themes, all);
  if (first.kind === 'number') return [paragraph([`${answeredWords(first, all)}.`, ...meanWords(first)])];
  const several = first.kind === 'multiple' ? ['Several answers were possible, so the shares do not add up to 100 %.'] : [];
  const places = first.kind === 'ranking' ? ['Counted is who put it first.'] : [];
  return [
    chart(first),
    ...opposed([first], () => ''),
    ...ranking(first),
    paragraph([...baseWords(first, all), ...otherWords(first), ...several, ...places, ...meanWords(first), ...hiddenWords([first])]),
  ];
}

/** The bars of a table. */
function chart({ cells, n }: ResultTable): Block {
  return {
    kind: 'bars',
    bars: cells.map(
      ({ label, anchor, count, low, high }): CountBar => ({
        label,
        anchor,
        base: n,
        ...(count !== null && { count, ...(low !== null && high !== null && { low: low / 100, high: high / 100 }) }),
      }),
    ),
  };
}

/** A count with its share, as a cell of a table: `12 (20 %)`. */
export function countWords(cell: Pick<ResultCell, 'count'> | undefined, n: number): string {
  if (cell === undefined) return '';
  if (cell.count === null) return '–';
  return n === 0 ? String(cell.count) : `${cell.count} (${wholePercent(cell.count / n)} %)`;
}

/** The same for formats that colour it by its share. */
export function countCell(cell: Pick<ResultCell, 'count' | 'anchor'> | undefined, n: number, isAnchored = false): Inline {
  if (cell === undefined) return '';
  const share = cell.count === null ? ('hidden' as const) : n === 0 ? undefined : cell.count / n;
  return { text: countWords(cell, n), ...(isAnchored && { anchor: cell.anchor }), ...(share !== undefined && { share }) };
}

function answeredWords({ answered }: ResultTable, all: number): string {
  return answered === null ? 'How many answered is hidden' : `${answered} of ${all} answered`;
}

/** What shares are of, in a sentence. */
function baseWords({ base, answered, n }: ResultTable, all: number): readonly string[] {
  if (base === 'all') return [`Shares are of all ${n}, as how many answered this is hidden.`];
  if (answered === all) return [`All ${all} answered.`];
  return [`Shares are of the ${n} who answered, of ${all}.`];
}

/** What the line of “other” counts beside those who chose it. */
function otherWords({ cells }: ResultTable): readonly string[] {
  const other = cells.find(({ role }) => role === 'other');
  return other === undefined ? [] : [`“${other.label}” counts every answer that is not in the list.`];
}

/** The mean with its n, and whether there is one that is hidden. */
function meanWords({ mean, meanHidden }: ResultTable): readonly string[] {
  if (mean !== undefined) {
    const deviation = mean.deviation === undefined ? '' : `, standard deviation ${mean.deviation}`;
    return [`Mean ${mean.mean} of ${plural(mean.n, 'answer')} with a number${deviation}.`];
  }
  return meanHidden ? ['The mean is hidden.'] : [];
}

/** Why counts are missing, once for all tables. */
export function hiddenWords(tables: readonly ResultTable[]): readonly string[] {
  const cells = tables.flatMap((table) => table.cells);
  return [
    ...(cells.some(({ hidden }) => hidden === 'small' || hidden === 'group')
      ? ['A dash is a count that is hidden: it is small, or it would give a small one away.']
      : []),
    ...(cells.some(({ hidden }) => hidden === 'written') ? ['How many wrote answers of their own is not counted.'] : []),
  ];
}

/** Sentences as one paragraph. */
export function paragraph(sentences: readonly Inline[]): Block {
  return { kind: 'paragraph', inlines: sentences.flatMap((sentence, at) => (at === 0 ? [sentence] : [' ', sentence])) };
}

/** Points of a scale around its middle, where there are any and all of them are shown, the highest row first; N/A and its like stand outside. */
function opposed(tables: readonly ResultTable[], labelOf: (table: ResultTable) => string): readonly Block[] {
  const points = pointsOf(tables[0]);
  if (points.length < 3) return [];
  const bars = tables.map((table): OpposedBar & { readonly balance: number } => {
    const own = pointsOf(table);
    const n = own.reduce((sum, { count }) => sum + (count ?? 0), 0);
    const isShown = n > 0 && own.every(({ count }) => count !== null);
    const outside = table.cells.filter(({ value, count }) => value === undefined && count !== null && count > 0);
    const shares = isShown ? own.map(({ count }) => (count ?? 0) / n) : [];
    // Of a question that is no grid, the sentence with the mean says it.
    const note = [...(isShown && labelOf(table) !== '' ? [`n ${n}`] : []), ...outside.map(({ label, count }) => `${label}: ${count}`)].join(
      ', ',
    );
    return { label: labelOf(table), shares, ...(note !== '' && { note }), balance: balanceOf(shares) };
  });
  if (bars.every(({ shares }) => shares.length === 0)) return [];
  const sorted = bars.toSorted((a, b) => b.balance - a.balance).map(({ balance: _, ...bar }) => bar);
  return [{ kind: 'opposed', scale: points.map(({ label }) => label), bars: sorted }];
}

/** What lies above the middle less what lies below, so that the highest row can stand first; hidden ones stand last. */
function balanceOf(shares: readonly number[]): number {
  if (shares.length === 0) return -2;
  return shares.reduce((sum, share, at) => sum + share * Math.sign(at - (shares.length - 1) / 2), 0);
}

function pointsOf(table: ResultTable | undefined): readonly ResultCell[] {
  if (table === undefined || (table.kind !== 'scale' && table.kind !== 'grid') || !table.exclusive) return [];
  return table.cells.filter(({ role, value }) => role === 'option' && value !== undefined).sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
}

function ranking({ kind, cells }: ResultTable): readonly Block[] {
  const ranked = cells.filter(({ rank }) => rank !== undefined);
  if (kind !== 'ranking' || ranked.length === 0) return [];
  return [{ kind: 'table', columns: ['Answer', 'Mean place'], rows: ranked.map(({ label, rank }) => [label, String(rank)]) }];
}

/** All rows as one table. */
function gridBlocks(tables: readonly ResultTable[], all: number): readonly Block[] {
  const columns = tables[0]?.cells.map(({ label }) => label) ?? [];
  const hasMeans = tables.some(({ mean }) => mean !== undefined);
  const rows = tables.map((table): readonly Inline[] => [
    table.title,
    ...table.cells.map((cell) => countCell(cell, table.n, true)),
    table.base === 'all' ? `${table.n} (all)` : String(table.n),
    ...(hasMeans ? [table.mean === undefined ? '–' : `${table.mean.mean} (n ${table.mean.n})`] : []),
  ]);
  const ofAll = tables.some(({ base }) => base === 'all');
  const base = `Shares are of those who answered the row, of ${all}${ofAll ? '; of all where how many that are is hidden' : ''}.`;
  const chart = opposed(tables, ({ title }) => title);
  const shown = chart.flatMap((block) => (block.kind === 'opposed' ? block.bars : [])).filter(({ shares }) => shares.length > 0);
  const order = shown.length > 1 ? ['In the chart the rows with the highest answers stand first.'] : [];
  return [
    { kind: 'table', columns: ['', ...columns, 'n', ...(hasMeans ? ['Mean'] : [])], rows },
    ...chart,
    paragraph([base, ...order, ...hiddenWords(tables)]),
  ];
}

function textBlocks(table: ResultTable, themes: readonly ResultTable[], all: number): readonly Block[] {
  const told = `${answeredWords(table, all)}. Answers are in words of their own, and are not published.`;
  const coded = themes.filter(({ cells }) => cells.length > 0);
  return [
    paragraph([told]),
    ...coded.flatMap((theme) => [
      chart(theme),
      paragraph([
        'Themes found in the answers; one answer may have several, so the shares do not add up to 100 %.',
        ...baseWords(theme, all),
        ...hiddenWords([theme]),
      ]),
    ]),
  ];
}

/** The tables of a question, rows of a grid in their order. */
export function tablesOfQuestion({ tables }: Pick<Results, 'tables'>, id: string): readonly ResultTable[] {
  return tables.filter(({ question }) => question === id);
}
