// Several columns of one question: whether each is an option that is chosen or not, the row of a grid, or an item with its rank.
// The headers do not say; the values of the first rows do.
import { personalHeader } from '../personal-headers.ts';

/** One column, with the label that its header gives. */
export interface Labelled {
  readonly index: number;
  readonly label: string;
}

export type Reading = 'options' | 'rows' | 'ranks' | 'unknown';

/**
 * What the columns of one question are, by their values: all of them say nothing but “chosen” or “not chosen”, or are ranks from 1 on that
 * differ within each row, or else they are rows of a grid. `unknown` where there is no value yet.
 */
export function readingOf(
  columns: readonly Labelled[],
  rows: readonly (readonly string[])[],
  says: (cell: string, label: string) => boolean,
): Reading {
  const answered = rows
    .map((row) => columns.map(({ index, label }) => ({ cell: (row[index] ?? '').trim(), label })).filter(({ cell }) => cell !== ''))
    .filter((cells) => cells.length > 0);
  if (answered.length === 0) return 'unknown';
  if (answered.every((cells) => cells.every(({ cell, label }) => says(cell, label)))) return 'options';
  const ranked = answered.map((cells) => cells.map(({ cell }) => cell).filter((cell) => !/^n\/?a$/i.test(cell)));
  return columns.length > 2 && answered.length > 1 && ranked.every((cells) => areRanks(cells, columns.length)) ? 'ranks' : 'rows';
}

function areRanks(cells: readonly string[], most: number): boolean {
  const ranks = new Set(cells.filter((cell) => /^\d{1,4}$/.test(cell)).map(Number));
  return cells.length > 0 && ranks.size === cells.length && Math.min(...ranks) === 1 && Math.max(...ranks) <= Math.min(cells.length, most);
}

/** Whether columns with these labels ask for a person's contact, and not how useful “Email” and “Phone” are: a name or an address is among them. */
export function asksForContact(labels: readonly string[]): boolean {
  const kinds = labels.slice(0, 40).map(personalHeader);
  return kinds.some((kind) => kind === 'name' || kind === 'address') && kinds.filter((kind) => kind !== undefined).length > 1;
}
