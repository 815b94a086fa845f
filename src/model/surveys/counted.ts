// A table brought into the shape in which it is published: its listed answers, and all write-ins together under “other”. No write-in's text
// goes any further than this file.
import type { PublishedCell } from './published.ts';
import type { Slice, Table } from './tables.ts';

type Line = Omit<PublishedCell, 'count' | 'hidden' | 'rank'>;

/** Counts of one group of answers to one part, in the order of the lines. */
export interface Counts {
  readonly answered: number;
  readonly of: readonly number[];
}

/** A part's lines, and its counts among all. */
export interface Counted extends Counts {
  readonly table: Table;
  readonly lines: readonly Line[];
  /** Whether each answer is in one line, so that the counts add up to `answered`. */
  readonly exclusive: boolean;
  /** The line of “other” where it cannot be told how many answers are behind it; -1 where it can. */
  readonly uncounted: number;
}

/** The words for write-ins where the question has no option for them. */
const WRITTEN_IN = 'Other answers, written in';

/** Lines and counts of a table. Numbers and texts have no lines: each would be a person's. */
export function countedOf(table: Table): Counted {
  const bare = table.kind === 'number' || table.kind === 'text';
  const listed = bare ? [] : table.cells.filter((cell) => cell.listed);
  const isWritten = !bare && table.cells.some((cell) => !cell.listed);
  const lines: Line[] = listed.map(({ label, role, value }) => ({ label, role, ...(value !== undefined && { value }) }));
  const other = lines.findIndex(({ role }) => role === 'other');
  if (isWritten && other === -1) lines.push({ label: WRITTEN_IN, role: 'other' });
  const at = other === -1 ? lines.length - 1 : other;
  const of = countsIn(table, lines);
  // Of a ranking the first places are counted: one for each answer, whatever else it ranks.
  const exclusive = bare || ((table.exclusive || table.kind === 'ranking') && sum(of) === table.answered);
  const uncounted = isWritten && !exclusive && table.others === undefined ? at : -1;
  return { table, lines, exclusive, uncounted, answered: table.answered, of };
}

/** The counts of a slice's table on the lines of the whole; undefined where it has others. */
export function countsOfSlice({ table, lines }: Counted, slice: Slice, index: ReadonlyMap<string, Table>): Counts | undefined {
  const own = index.get(table.part);
  if (own === undefined || own.answered > slice.responses) return undefined;
  const of = countsIn(own, lines);
  return { answered: own.answered, of };
}

function countsIn(table: Table, lines: readonly Line[]): readonly number[] {
  if (lines.length === 0) return [];
  const listed = table.cells.filter((cell) => cell.listed);
  const written = sum(table.cells.filter((cell) => !cell.listed).map(({ count }) => count));
  // Two options may be called the same, so they are known by their place.
  const other = lines.findIndex(({ role }) => role === 'other');
  return lines.map((_, at) => {
    const own = listed[at]?.count ?? 0;
    if (at !== other) return own;
    return table.exclusive ? own + written : (table.others ?? own + written);
  });
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
