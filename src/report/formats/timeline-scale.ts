// Days on a line of columns: which column a day has, and where months and weeks begin. Knows no bars, no signs and no output.

import { addDays, type Day, daysBetween, monthLength, parseDay, partsOf, weekdayOf, weekStart } from '../../time/day.ts';
import type { Bar } from '../document.ts';

/** The columns of one day, both included, and whether the day lies before (-1) or after (1) what is shown; then both are the edge. */
interface Columns {
  readonly start: number;
  readonly end: number;
  readonly beyond: -1 | 0 | 1;
}

/** A word at a column of the scale. */
export interface Tick {
  readonly column: number;
  readonly text: string;
}

/** The days that are shown, on `width` columns. */
export interface Scale {
  readonly width: number;
  columns(day: Day): Columns;
  /** Where months begin, the first one and each January with the year; a month that is too narrow for its name is left out. */
  readonly months: readonly Tick[];
  /** Mondays by their day of the month, every week or every second, as fits; empty where neither fits. */
  readonly weeks: readonly Tick[];
}

// One far day must not squeeze the near ones into a column: further ones are shown at the edge. Of a group that was quiet for long there are no near ones.
const shownBefore = 200;
const shownAfter = 400;
const quietFor = 1000;
const fewestDays = 14;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The days of a bar in order; undefined where it has none that the calendar knows. A bar with one end is a single day. */
export function daysOf(bar: Bar): { readonly from: Day; readonly to: Day; readonly baseline: Day | undefined } | undefined {
  const ends = [bar.from, bar.to].flatMap((text) => (text === undefined ? [] : (parseDay(text) ?? [])));
  const [first, last = first] = ends.sort();
  if (first === undefined || last === undefined) return undefined;
  return { from: first, to: last, baseline: bar.baseline === undefined ? undefined : parseDay(bar.baseline) };
}

/** The days on which the end of a bar was meanwhile: neither where it first was nor where it is. Each once. */
export function movesOf({ baseline, moves = [], from, to = from }: Bar): readonly Day[] {
  return [...new Set(moves.flatMap((text) => parseDay(text) ?? []))].filter((day) => day !== baseline && day !== to);
}

/** The first and the last day that a chart shows: of all days, except those long before or after `today`. */
export function shownDays(days: readonly Day[], today: Day): { readonly first: Day; readonly last: Day } {
  const latest = addDays(today, shownAfter);
  const earliest = earliestShown(days, today, latest);
  const shown = [today, ...days.filter((day) => day >= earliest && day <= latest)].sort();
  return {
    first: days.some((day) => day < earliest) ? earliest : (shown[0] ?? today),
    last: days.some((day) => day > latest) ? latest : (shown.at(-1) ?? today),
  };
}

function earliestShown(days: readonly Day[], today: Day, latest: Day): Day {
  const usual = addDays(today, -shownBefore);
  if (days.some((day) => day >= usual && day <= latest)) return usual;
  const last = days
    .filter((day) => day < usual)
    .reduce<Day | undefined>((late, day) => (late === undefined || day > late ? day : late), undefined);
  return last === undefined || daysBetween(last, today) > quietFor ? usual : addDays(last, -shownBefore);
}

/** A scale of whole weeks that shows all days, except those long before or after `today`. `width` is at least one column. */
export function scaleOf(days: readonly Day[], today: Day, width: number): Scale {
  const shown = shownDays(days, today);
  const first = weekStart(shown.first);
  const last = addDays(shown.last, 1);
  const span = Math.max(fewestDays, daysBetween(first, last) + 1);
  const columnAt = (offset: number): number => Math.floor((offset * width) / span);
  const columns = (day: Day): Columns => {
    const offset = daysBetween(first, day);
    if (offset < 0) return { start: 0, end: 0, beyond: -1 };
    if (offset >= span) return { start: width - 1, end: width - 1, beyond: 1 };
    const start = columnAt(offset);
    return { start, end: Math.max(start, columnAt(offset + 1) - 1), beyond: 0 };
  };
  return { width, columns, months: months(first, span, columnAt), weeks: weeks(first, span, width, columnAt) };
}

function months(first: Day, span: number, columnAt: (offset: number) => number): readonly Tick[] {
  const ticks: Tick[] = [];
  for (let offset = 0; offset < span; ) {
    const { year, month, day } = partsOf(addDays(first, offset));
    const next = offset + monthLength(year, month) + 1 - day;
    const column = columnAt(offset);
    const name = monthNames[month - 1] ?? '';
    const dated = `${name} ${year}`;
    const text = (ticks.length === 0 || month === 1) && columnAt(next) - column > dated.length ? dated : name;
    // A first month of which only the last days are shown leaves its place to the next one.
    if (columnAt(next) - column > text.length) ticks.push({ column, text });
    offset = next;
  }
  return ticks;
}

function weeks(first: Day, span: number, width: number, columnAt: (offset: number) => number): readonly Tick[] {
  const step = [7, 14].find((days) => (days * width) / span >= 4);
  if (step === undefined) return [];
  const ticks: Tick[] = [];
  for (let offset = (8 - weekdayOf(first)) % 7; offset < span; offset += step) {
    ticks.push({ column: columnAt(offset), text: String(partsOf(addDays(first, offset)).day) });
  }
  return ticks;
}
