// The day on which an answer came, from the time that a survey tool wrote beside it. Times of day are read by nobody: they are not kept.
// Whether 03/04 is in March or in April is told by the other rows of the file, else by the group, else not at all.
import { type Day, dayOf } from '../../time/day.ts';
import type { Layout } from './layout.ts';

/** Reads days; first it is shown all rows, so that it knows what is written first. */
export interface AnswerDays {
  look(cells: readonly string[]): void;
  /** Undefined where there is no time, or its order is not known. */
  read(cells: readonly string[]): Day | undefined;
  /** That days cannot be told, in words for the analyst. */
  doubt(): string | undefined;
}

/** Days of a layout. `order` is what the group writes first, where the file does not tell. */
export function answerDays(layout: Layout, order: 'dmy' | 'mdy' | undefined): AnswerDays {
  const times = layout.columns.flatMap(({ index, role }) => (role.kind === 'time' ? [{ index, what: role.what }] : []));
  const at = (times.find(({ what }) => what === 'end') ?? times[0])?.index;
  const large = { first: 0, second: 0 };
  let slashed = 0;

  const cellOf = (cells: readonly string[]): string =>
    at === undefined
      ? ''
      : layout
          .value(cells[at] ?? '', at)
          .trim()
          .slice(0, 40);

  function isDayFirst(): boolean | undefined {
    if (large.first > 0 !== large.second > 0) return large.first > 0;
    return large.first > 0 || order === undefined ? undefined : order === 'dmy';
  }

  return {
    look(cells) {
      const [, first, sign, second] = SHORT.exec(cellOf(cells)) ?? [];
      if (sign === undefined) return;
      slashed++;
      if (Number(first) > 12) large.first++;
      if (Number(second) > 12) large.second++;
    },
    read(cells) {
      const cell = cellOf(cells);
      const [, year, month, day] = LONG.exec(cell) ?? [];
      if (year !== undefined) return dayOf(Number(year), Number(month), Number(day));
      const [, first, sign, second, last = ''] = SHORT.exec(cell) ?? [];
      if (sign === undefined) return undefined;
      const dayFirst = sign === '.' ? true : isDayFirst();
      if (dayFirst === undefined) return undefined;
      const full = last.length === 2 ? 2000 + Number(last) : Number(last);
      return dayFirst ? dayOf(full, Number(second), Number(first)) : dayOf(full, Number(first), Number(second));
    },
    doubt() {
      if (slashed === 0 || isDayFirst() !== undefined) return undefined;
      return 'the days of the answers are not kept: nothing tells whether day or month comes first (date_order in wg.yaml does)';
    },
  };
}

/** `2024-03-21`, `2024/3/21`, with anything behind. */
const LONG = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
/** `3/21/2024`, `21.03.24`, with anything behind. */
const SHORT = /^(\d{1,2})([-/.]) ?(\d{1,2})[-/.] ?(\d{4}|\d{2})(?!\d)/;
