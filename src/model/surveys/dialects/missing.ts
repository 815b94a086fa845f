// Cells that say in a word that nothing was answered, as databases, R and pandas write them where a cell is empty: `NULL`, `NA`, `NaN`.
import type { Head } from '../layout.ts';

const MARKS = ['NA', 'NULL', 'NaN', 'nan', '<NA>', '#N/A'];
/** Columns in which a mark stands before it is one of the file's, and not an answer. */
const COLUMNS_AT_LEAST = 3;

/** The mark of a file whose cells are never empty, but hold it in several columns; undefined where people may have typed it. */
export function missingMark(head: Head): string | undefined {
  const rows = head.rows.slice(1);
  let empty = 0;
  const seen = new Map<string, { cells: number; readonly columns: Set<number> }>();
  for (const row of rows)
    for (const [index, cell] of row.entries()) {
      if (cell === '') empty++;
      if (!MARKS.includes(cell)) continue;
      const at = seen.get(cell) ?? { cells: 0, columns: new Set<number>() };
      seen.set(cell, at);
      at.cells++;
      at.columns.add(index);
    }
  const found = [...seen].filter(([, { cells, columns }]) => columns.size >= COLUMNS_AT_LEAST && empty * 10 <= cells);
  return found.sort(([, a], [, b]) => b.cells - a.cells)[0]?.[0];
}
