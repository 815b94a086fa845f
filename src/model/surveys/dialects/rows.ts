// Rows that are no answers: averages and totals under the answers, and the header row once more. Looks at one row at a time.
import { shownHeader } from '../header-text.ts';
import type { Column, RowKind } from '../layout.ts';
import type { Sheet } from './columns.ts';

const SUMMARY = new Set(
  [
    ['average', 'avg', 'mean', 'median', 'total', 'totals', 'grand total', 'sum', 'count', 'std dev', 'standard deviation', 'min', 'max'],
    ['durchschnitt', 'mittelwert', 'summe', 'gesamt', 'anzahl', 'promedio', 'media', 'mediana', 'suma', 'moyenne', 'médiane', 'somme'],
    ['média', 'soma', 'somma', 'totale', 'gemiddelde', 'mediaan', 'som', 'totaal', 'aantal'],
  ].flat(),
);

/** A test for what is no answer in a sheet with these columns: the reason to skip the row, or undefined. */
export function notAnAnswer(sheet: Sheet, columns: readonly Column[]): (cells: readonly string[]) => RowKind | undefined {
  const all = columns.filter(({ role }) => role.kind === 'time').map(({ index }) => index);
  const times = all.filter((index) => sheet.rows.some((row) => isFilled(row[index])));
  const named = sheet.headers.findIndex((header) => header !== '');
  return (cells) => {
    if ((cells[named] ?? '').trim() === sheet.headers[named] && isHeaderAgain(sheet, cells)) return { skip: 'the headers once more' };
    const first = cells.findIndex(isFilled);
    const word = SUMMARY.has((cells[first] ?? '').trim().toLowerCase().replace(/:$/, ''));
    if (first < 0 || (!word && (times.length === 0 || times.some((index) => isFilled(cells[index]))))) return undefined;
    const figures = cells.slice(word ? first + 1 : first).filter(isFilled);
    if (figures.length === 0 || !figures.every(isFigure)) return undefined;
    return {
      skip:
        word || figures.some((cell) => /[.,%#]/.test(cell))
          ? 'an average or a total, not an answer'
          : 'numbers without a time, not an answer',
    };
  };
}

function isHeaderAgain(sheet: Sheet, cells: readonly string[]): boolean {
  return sheet.headers.every((header, index) => shownHeader(cells[index] ?? '') === header);
}

function isFilled(cell: string | undefined): boolean {
  return cell !== undefined && cell.trim() !== '';
}

function isFigure(cell: string): boolean {
  return /^[-+]?\d{1,15}(?:[.,]\d{1,15})?\s?%?$|^#(?:DIV\/0!|N\/A|VALUE!|REF!)$/.test(cell.trim());
}

/** The sheet with rows that are answers as far as can be told before the columns are known. */
export function answersOnly(sheet: Sheet): Sheet {
  const skip = notAnAnswer(sheet, []);
  return { ...sheet, rows: sheet.rows.filter((cells) => skip(cells) === undefined) };
}
