// Small words that several rules for due phrases share: numbers, ordinals, units of time, weekdays in a phrase.
import { addDays, addMonths, type Day, type Weekday } from './day.ts';
import { weekdayNamed } from './names.ts';

/** The units that one can count in. */
export type Unit = 'day' | 'week' | 'month' | 'year';

const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];
const units: ReadonlyMap<string, readonly [unit: Unit, count: number]> = new Map([
  ['d', ['day', 1]],
  ['day', ['day', 1]],
  ['w', ['week', 1]],
  ['wk', ['week', 1]],
  ['week', ['week', 1]],
  ['fortnight', ['week', 2]],
  ['mo', ['month', 1]],
  ['month', ['month', 1]],
  ['quarter', ['month', 3]],
  ['y', ['year', 1]],
  ['yr', ['year', 1]],
  ['year', ['year', 1]],
] as const);

const amount = /^([a-z]+|[0-9]{1,4}) ?([a-z]+)$/;

/** A count and a unit (`two weeks`, `10 days`, `a fortnight`, `14d`); undefined for anything else, and for vague counts (`a few weeks`). */
export function amountOf(words: string): { readonly count: number; readonly unit: Unit } | undefined {
  const match = amount.exec(words.replace(/^an? /, '1 '));
  const unit = units.get(match?.[2] ?? '') ?? units.get((match?.[2] ?? '').replace(/s$/, ''));
  const count = numberOf(match?.[1] ?? '');
  return unit === undefined || count === undefined ? undefined : { count: count * unit[1], unit: unit[0] };
}

/** The day so many units later, earlier where the count is negative. */
export function later(day: Day, count: number, unit: Unit): Day {
  if (unit === 'day' || unit === 'week') return addDays(day, unit === 'week' ? count * 7 : count);
  return addMonths(day, unit === 'year' ? count * 12 : count);
}

/** A whole number in digits or as a word up to twelve. */
export function numberOf(word: string): number | undefined {
  if (/^[0-9]{1,4}$/.test(word)) return Number(word);
  const index = numbers.indexOf(word);
  return index === -1 ? undefined : index + 1;
}

/** `first` or `1st` to `fifth`, as 1..5; `last` as -1. */
export function ordinalOf(word: string): number | undefined {
  if (word === 'last') return -1;
  const index = ordinals.indexOf(word);
  if (index !== -1) return index + 1;
  const match = /^([1-5])(?:st|nd|rd|th)$/.exec(word);
  return match === null ? undefined : Number(match[1]);
}

/** The weekday that the words are, with or without `on` and a full stop. */
export function weekdayIn(words: string): Weekday | undefined {
  return weekdayNamed(words.replace(/^on /, '').replace(/^the /, '').replace(/\.$/, ''));
}
