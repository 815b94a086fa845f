// The first pass over an export: which cells each column of answers holds and how often, how many rows answered what, and which rows are no
// answers. Bounded in memory whatever the number of rows. Knows no codebook.
import { detached } from '../../text/detached.ts';
import { isChosen } from './label.ts';
import type { Column, Layout } from './layout.ts';
import { numberOf } from './numeral.ts';
import { type Places, places } from './places.ts';
import { columnsOfUnit, type Unit, unitsOf } from './unit.ts';

/** Distinct cells and characters that are kept of one column; what comes after is counted, and not told apart. */
export const DISTINCT_CELLS = 4096;
const DISTINCT_CHARACTERS = 1 << 19;

/** Numbers among cells that were not told apart: how many, their mean and their squared deviations from it (Welford 1962). */
export interface Spread {
  readonly n: number;
  readonly mean: number;
  readonly squares: number;
}

/** One column of answers. `values` are its distinct cells without what the tool puts around them, blank ones left out. */
export interface ColumnProfile {
  readonly column: Column;
  readonly values: readonly string[];
  /** How many complete rows hold each value, and how many rows that are partial. */
  readonly complete: readonly number[];
  readonly partial: readonly number[];
  /** Cells that are not blank, told apart or not. */
  readonly answered: { readonly complete: number; readonly partial: number };
  /** Cells that came when the bounds were reached; the counts of `values` are without them. `numbers` are those among them that are numbers, in complete rows. */
  readonly beyond: { readonly complete: number; readonly partial: number; readonly numbers: Spread };
  /** Characters of the longest cell. */
  readonly longest: number;
}

export interface Profile {
  readonly units: readonly Unit[];
  /** By the index of the column. */
  readonly columns: ReadonlyMap<number, ColumnProfile>;
  /** Rows in which anything of a unit was answered, by its index in `units`. */
  readonly answered: readonly { readonly complete: number; readonly partial: number }[];
  readonly rows: { readonly complete: number; readonly partial: number; readonly test: number };
  /** Rows that are no answers, by reason. */
  readonly skipped: ReadonlyMap<string, number>;
}

export interface Profiler {
  /** Takes the next row after the headers. */
  add(cells: readonly string[]): void;
  done(): Profile;
}

export const BLANK = 'blank';

/** Called with every value once, and, once a column has too many of them, with each cell. */
export type Seen = (value: string, column: Column) => void;

/** A profiler of the rows of a layout. */
export function profiler(layout: Layout, seen?: Seen): Profiler {
  const units = unitsOf(layout);
  const counters = units.flatMap((unit, index) => columnsOfUnit(unit).map((column) => counterOf(column, unit, index)));
  const stamps = new Int32Array(units.length).fill(-1);
  const complete = new Int32Array(units.length);
  const partial = new Int32Array(units.length);
  const rows = { complete: 0, partial: 0, test: 0 };
  const skipped = new Map<string, number>();
  let row = 0;
  const skip = (reason: string): void => {
    skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
  };
  const take = (cells: readonly string[], whole: boolean): void => {
    row++;
    for (const counter of counters) {
      const cell = cells[counter.index];
      if (cell === undefined || cell === '') continue;
      if (!count(counter, cell, whole, layout, seen) || stamps[counter.unit] === row) continue;
      stamps[counter.unit] = row;
      const answered = whole ? complete : partial;
      answered[counter.unit] = (answered[counter.unit] ?? 0) + 1;
    }
  };
  return {
    add(cells) {
      if (isBlankRow(cells)) return skip(BLANK);
      const kind = layout.rowKind(cells);
      if (typeof kind === 'object') return skip(kind.skip);
      rows[kind]++;
      if (kind !== 'test') take(cells, kind === 'complete');
    },
    done: () => ({
      units,
      columns: new Map(counters.map((counter) => [counter.index, finished(counter)])),
      answered: units.map((_, index) => ({ complete: complete[index] ?? 0, partial: partial[index] ?? 0 })),
      rows,
      skipped,
    }),
  };
}

/** Whether no cell of a row holds anything but space. */
export function isBlankRow(cells: readonly string[]): boolean {
  for (const cell of cells) if (!isBlankCell(cell)) return false;
  return true;
}

function isBlankCell(cell: string): boolean {
  return cell === '' || (cell.charCodeAt(0) <= 32 || cell.charCodeAt(0) > 126 ? cell.trim() === '' : false);
}

/** What is counted of one column; `places` gives the index of a raw cell in the lists. */
interface Counter {
  readonly column: Column;
  readonly index: number;
  readonly unit: number;
  /** The label of the option whose column it is. */
  readonly option: string | undefined;
  readonly places: Places;
  readonly values: string[];
  /** Whether the cell answers its unit. */
  readonly answers: boolean[];
  readonly complete: number[];
  readonly partial: number[];
  characters: number;
  longest: number;
  isFull: boolean;
  beyondComplete: number;
  beyondPartial: number;
  n: number;
  mean: number;
  squares: number;
}

function counterOf(column: Column, unit: Unit, index: number): Counter {
  return {
    ...{ column, index: column.index, unit: index, option: unit.options.find((o) => o.column === column)?.label },
    ...{
      places: places(),
      values: [],
      answers: [],
      complete: [],
      partial: [],
      characters: 0,
      longest: 0,
      isFull: false,
    },
    ...{ beyondComplete: 0, beyondPartial: 0, n: 0, mean: 0, squares: 0 },
  };
}

/** Counts a cell; whether it answers its unit. */
function count(counter: Counter, cell: string, whole: boolean, layout: Layout, seen: Seen | undefined): boolean {
  if (counter.isFull) return countBeyond(counter, cellValue(layout, cell, counter.index), whole, seen);
  let place = counter.places.find(cell);
  if (place < 0) place = newPlace(counter, cell, layout, seen);
  const counts = whole ? counter.complete : counter.partial;
  counts[place] = (counts[place] ?? 0) + 1;
  return counter.answers[place] ?? false;
}

function newPlace(counter: Counter, cell: string, layout: Layout, seen: Seen | undefined): number {
  const value = cellValue(layout, cell, counter.index);
  const place = counter.places.size;
  const kept = counter.places.add(cell);
  counter.values.push(value === cell ? kept : detached(value));
  counter.answers.push(answers(counter, value));
  counter.complete.push(0);
  counter.partial.push(0);
  counter.longest = Math.max(counter.longest, value.length);
  counter.characters += cell.length;
  counter.isFull = counter.places.size >= DISTINCT_CELLS || counter.characters >= DISTINCT_CHARACTERS;
  if (value !== '') seen?.(value, counter.column);
  return place;
}

function answers(counter: Counter, value: string): boolean {
  return counter.option === undefined ? value !== '' : isChosen(value, counter.option);
}

/** Counts a cell that is not told apart any more. */
function countBeyond(counter: Counter, value: string, whole: boolean, seen: Seen | undefined): boolean {
  if (value === '') return false;
  counter.longest = Math.max(counter.longest, value.length);
  seen?.(value, counter.column);
  if (whole) counter.beyondComplete++;
  else counter.beyondPartial++;
  const number = whole ? numberOf(value) : undefined;
  if (number !== undefined) {
    counter.n++;
    const delta = number - counter.mean;
    counter.mean += delta / counter.n;
    counter.squares += delta * (number - counter.mean);
  }
  return answers(counter, value);
}

/** A cell as it is read: without what the tool and people put around it. */
export function cellValue(layout: Layout, cell: string, index: number): string {
  return layout.value(cell, index).trim();
}

/** Raw cells that are one value are joined. */
function finished(counter: Counter): ColumnProfile {
  const places = new Map<string, number>();
  const complete: number[] = [];
  const partial: number[] = [];
  const answered = { complete: counter.beyondComplete, partial: counter.beyondPartial };
  for (const [from, value] of counter.values.entries()) {
    if (value === '') continue;
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    complete[place] = (complete[place] ?? 0) + (counter.complete[from] ?? 0);
    partial[place] = (partial[place] ?? 0) + (counter.partial[from] ?? 0);
    answered.complete += counter.complete[from] ?? 0;
    answered.partial += counter.partial[from] ?? 0;
  }
  const numbers = { n: counter.n, mean: counter.mean, squares: counter.squares };
  const beyond = { complete: counter.beyondComplete, partial: counter.beyondPartial, numbers };
  return { column: counter.column, values: [...places.keys()], complete, partial, answered, beyond, longest: counter.longest };
}
