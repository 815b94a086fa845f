// A table in terminal columns: aligned, cut with an ellipsis where it is too wide, and as records where even that does not fit.
import type { Block, Inline, Target } from '../document.ts';
import {
  columnsOf,
  cut,
  cutStart,
  filled,
  inlineLine,
  type Line,
  largest,
  lineColumns,
  merged,
  piece,
  targetText,
  textLine,
  wrapInlines,
} from './columns.ts';

type Table = Extract<Block, { kind: 'table' }>;

const gap = 2;
// Days and short words are never cut.
const leastColumn = 10;
const leastColumnBesideTargets = 16;
const number = /^[-+−]?\d{1,15}(?:[.,]\d{1,15})? ?%?$/;

/** The lines of a table in at most `width` columns; where its rows lead to is the last column, or a line of its own. No rows give no lines. */
export function tableLines(table: Table, width: number, rule: string, ellipsis: string): readonly Line[] {
  if (table.rows.length === 0) return [];
  const columns = largest([table.columns.length, ...table.rows.map((row) => row.length)]);
  if (columns === 0) return [];
  const each = Array.from({ length: columns }, (_, at) => at);
  const heads = each.map((at) => textLine(table.columns[at] ?? '', 'dim'));
  const rows = table.rows.map((row) => ({
    cells: each.map((at) => inlineLine(row[at] === undefined ? [] : [row[at]])),
    target: targetOf(row),
  }));
  const natural = each.map((at) => largest([1, lineColumns(heads[at] ?? []), ...rows.map(({ cells }) => lineColumns(cells[at] ?? []))]));
  const targetWidth = largest(rows.map(({ target }) => (target === undefined ? 0 : columnsOf(targetText(target)))));

  const beside = targetWidth === 0 ? undefined : widthsWithin(natural, width - targetWidth - gap, leastColumnBesideTargets);
  const widths = beside ?? widthsWithin(natural, width, leastColumn);
  if (widths === undefined) return asRecords(table, width, columns);
  const rightward = each.map((at) => rows.every(({ cells }) => isNumber(cells[at] ?? [])));
  const lineOf = (cells: readonly Line[]): Line =>
    each.flatMap((at) => {
      const size = widths[at] ?? 1;
      const cell = filled(cut(cells[at] ?? [], size, ellipsis), size, rightward[at]);
      return at === 0 ? cell : [piece(' '.repeat(gap)), ...cell];
    });
  const out: Line[] = [];
  if (table.columns.some((head) => head !== '')) out.push(lineOf(heads), lineOf(widths.map((size) => [piece(rule.repeat(size), 'dim')])));
  for (const { cells, target } of rows) {
    const line = lineOf(cells);
    const where = target === undefined ? undefined : piece(cutStart(targetText(target), width - gap, ellipsis), 'dim', target);
    if (where === undefined) out.push(line);
    else if (beside !== undefined) out.push([...line, piece(' '.repeat(gap)), where]);
    else out.push(line, [piece(' '.repeat(gap)), where]);
  }
  return out.map(merged);
}

// A cell that says itself where it leads is not told again.
function targetOf(row: readonly Inline[]): Target | undefined {
  for (const cell of row)
    if (typeof cell !== 'string' && cell.target !== undefined && cell.text !== targetText(cell.target)) return cell.target;
  return undefined;
}

/** The widths that fit: narrow columns keep theirs, the wide ones share what is left, at least `least` each; undefined where that is too much. */
function widthsWithin(natural: readonly number[], width: number, least: number): readonly number[] | undefined {
  const room = width - gap * (natural.length - 1);
  const total = (cap: number): number => natural.reduce((sum, size) => sum + Math.min(size, cap), 0);
  const widest = largest(natural);
  if (total(widest) <= room) return natural;
  if (total(least) > room) return undefined;
  let cap = least;
  while (total(cap + 1) <= room) cap++;
  return natural.map((size) => Math.min(size, cap));
}

function asRecords(table: Table, width: number, columns: number): readonly Line[] {
  return table.rows.flatMap((row) =>
    Array.from({ length: columns }, (_, at) => at).flatMap((at) => {
      const head = table.columns[at] ?? '';
      const lead: readonly Inline[] = at === 0 || head === '' ? [] : [{ text: `${head}:`, tone: 'dim' }, ' '];
      const indent = at === 0 ? 0 : gap;
      if (row[at] === undefined || row[at] === '') return [];
      return wrapInlines([...lead, row[at]], Math.max(1, width - indent)).map((line) => [piece(' '.repeat(indent)), ...line]);
    }),
  );
}

function isNumber(cell: Line): boolean {
  return cell.length === 0 || (cell.length === 1 && number.test(cell[0]?.text ?? ''));
}
