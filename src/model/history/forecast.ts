// How late this group finishes things, told only when enough were finished to tell. No promise about any one thing, and none about a person.
import { addDays, type Day, daysBetween } from '../../time/day.ts';

/** A finished thing: the day on which it was first to be done, and the day on which it was. */
export interface Finished {
  readonly first: Day;
  readonly done: Day;
}

/** Lateness in days (negative: early) over `n` finished things: the median, and the value that 85 % do not exceed. */
export interface Forecast {
  readonly n: number;
  readonly median: number;
  readonly most: number;
}

/** Fewer finished things than this say nothing about the next. */
const enoughToForecast = 5;

/** The group's lateness; undefined under five finished things. Percentiles are nearest ranks (ISO 3534-1: the smallest value that so many do not exceed). */
export function forecastOf(finished: readonly Finished[]): Forecast | undefined {
  if (finished.length < enoughToForecast) return undefined;
  const late = finished.map(({ first, done }) => daysBetween(first, done)).sort((a, b) => a - b);
  const rank = (share: number): number => late[Math.ceil(share * late.length) - 1] ?? 0;
  return { n: late.length, median: rank(0.5), most: rank(0.85) };
}

/** The days by which something due on a day is done, by that lateness: half of the time, and 85 of 100 times. */
export function expectedBy(due: Day, { median, most }: Forecast): { readonly half: Day; readonly most: Day } {
  return { half: addDays(due, median), most: addDays(due, most) };
}
