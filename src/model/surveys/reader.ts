// The second pass over an export: each row as an answer to the codebook. What equal cells say is worked out once and shared.

import type { Day } from '../../time/day.ts';
import type { Answer, Value } from './answer.ts';
import { cellReader } from './cell.ts';
import type { Choice } from './codebook.ts';
import { isChosen } from './label.ts';
import type { Layout } from './layout.ts';
import { numberOf } from './numeral.ts';
import { places } from './places.ts';
import { BLANK, cellValue, isBlankRow } from './profile.ts';
import type { Mapping, PartSource } from './source.ts';

export interface ReaderOptions {
  /** Whether no row of the file is marked as complete, so that partial ones are taken as complete. */
  readonly partialAreComplete?: boolean;
  /** The day that a row came on; without it no day is kept. */
  readonly dayOf?: (cells: readonly string[]) => Day | undefined;
}

/** A reader of the rows of an export; for rows that are no answers it gives the reason. */
export function reader(
  layout: Layout,
  mapping: Mapping,
  options: ReaderOptions = {},
): (cells: readonly string[]) => Answer | { readonly skip: string } {
  const parts = mapping.sources.map((source) => (source === undefined ? undefined : partReader(source, layout)));
  return (cells) => {
    if (isBlankRow(cells)) return { skip: BLANK };
    const kind = layout.rowKind(cells);
    if (typeof kind === 'object') return kind;
    return {
      state: kind === 'partial' && options.partialAreComplete === true ? 'complete' : kind,
      day: options.dayOf?.(cells),
      values: parts.map((part) => part?.(cells)),
    };
  };
}

type PartReader = (cells: readonly string[]) => Value | undefined;

function partReader(source: PartSource, layout: Layout): PartReader {
  const main = mainReader(source, layout);
  const { options, ranks, others } = source;
  if (options.length === 0 && ranks.length === 0 && others.length === 0) return main ?? (() => undefined);
  const at = (cells: readonly string[], index: number): string => {
    const cell = cells[index];
    return cell === undefined || cell === '' ? '' : cellValue(layout, cell, index);
  };
  const { choices, several, kind } = source.part.question;
  const ranked = rankedReader(source, at);
  const other = choices.findIndex((choice) => choice.role === 'other');
  return (cells) => {
    const first = main?.(cells);
    const chosen = [...(first?.chosen ?? []), ...ranked(cells)];
    const written = [...(first?.written ?? [])];
    for (const { column, label, choice } of options) {
      if (!isChosen(at(cells, column.index), label)) continue;
      if (choice === undefined) written.push(label);
      else if (!chosen.includes(choice)) chosen.push(choice);
    }
    for (const column of others) {
      const text = at(cells, column.index);
      if (text === '') continue;
      written.push(text);
      if (other >= 0 && !chosen.includes(other) && (several || chosen.length === 0)) chosen.push(other);
    }
    if (first === undefined && chosen.length === 0 && written.length === 0) return undefined;
    if (several) chosen.sort((a, b) => a - b);
    return { ...first, ...(several || kind === 'ranking' ? { chosen, written } : onlyOne(chosen, written, choices)) };
  };
}

/** Where one answer is expected the first choice counts, and what else was chosen is kept in words. */
function onlyOne(chosen: readonly number[], written: readonly string[], choices: readonly Choice[]): Pick<Value, 'chosen' | 'written'> {
  const words = [...chosen.slice(1).map((at) => choices[at]?.label.text ?? ''), ...written];
  return { chosen: chosen.slice(0, 1), written: words.length > 1 ? [words.join('; ')] : words };
}

/** Cells of one column that are remembered. */
const REMEMBERED = 4096;
const REMEMBERED_LENGTH = 500;

function mainReader({ part, main, separators, fold }: PartSource, layout: Layout): PartReader | undefined {
  if (main === undefined) return undefined;
  const { index } = main;
  const read = cellReader(part, { separators, fold });
  const known = places();
  const values: (Value | undefined)[] = [];
  // Texts hardly ever come again.
  const remembers = part.question.kind !== 'text';
  return (cells) => {
    const cell = cells[index];
    if (cell === undefined || cell === '') return undefined;
    const place = remembers ? known.find(cell) : -1;
    if (place >= 0) return values[place];
    // What is remembered must not keep the file alive that it was cut from; nor must the texts in it.
    const isKept = remembers && known.size < REMEMBERED && cell.length <= REMEMBERED_LENGTH;
    const own = isKept ? known.add(cell) : cell;
    const value = cellValue(layout, own, index);
    const said = value === '' ? undefined : read(value);
    if (isKept) values.push(said);
    return said;
  };
}

/** The choices of a ranking in the order of preference. */
function rankedReader(
  { part, ranks, separators, fold }: PartSource,
  at: (cells: readonly string[], index: number) => string,
): (cells: readonly string[]) => readonly number[] {
  if (ranks.length === 0) return () => [];
  const read = cellReader(part, { separators, fold });
  return (cells) => {
    const places: { rank: number; choice: number }[] = [];
    for (const { column, by } of ranks) {
      const value = at(cells, column.index);
      if (value === '') continue;
      if ('choice' in by) {
        const rank = rankIn(value);
        if (rank !== undefined) places.push({ rank, choice: by.choice });
      } else {
        for (const choice of read(value).chosen) places.push({ rank: by.rank, choice });
      }
    }
    return [...new Set(places.sort((a, b) => a.rank - b.rank).map(({ choice }) => choice))];
  };
}

/** `2`, `2.0`, `2nd`, `#2`. */
function rankIn(value: string): number | undefined {
  const digits = /^\D{0,10}(\d{1,3})(?:\.0{1,3})?\D{0,10}$/.exec(value)?.[1];
  return numberOf(value) ?? (digits === undefined ? undefined : Number(digits));
}
