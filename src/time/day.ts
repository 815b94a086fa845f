// The days of the civil calendar (proleptic Gregorian, years 1000 to 9999) and their arithmetic, on integers only.
// It knows no clock, no zone and no words; it is loaded at every start and imports nothing.

declare const dayMark: unique symbol;

/** A real day as `YYYY-MM-DD` (ISO 8601). Two days compare with `<` as strings. Made by `parseDay` and `dayOf` only. */
export type Day = string & { readonly [dayMark]: true };

/** A day of the week, Monday 1 to Sunday 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The numbers of a day: year 1000..9999, month 1..12, day of the month 1..31. */
export interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const firstYear = 1000;
const lastYear = 9999;

/** The day that a text names exactly as `YYYY-MM-DD`; undefined for any other shape, a day that does not exist, or a year before 1000. */
export function parseDay(text: string): Day | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  return isReal(year, month, day) ? (text as Day) : undefined;
}

/** The day of these numbers; undefined where there is no such day, or the year is not 1000..9999. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  return isReal(year, month, day) ? print(year, month, day) : undefined;
}

/** Year, month and day of the month. */
export function partsOf(day: Day): DayParts {
  return { year: digits(day, 0, 4), month: digits(day, 5, 7), day: digits(day, 8, 10) };
}

/** The day that is `count` days later (earlier when negative), cut to the years 1000..9999. */
export function addDays(day: Day, count: number): Day {
  return fromOrdinal(ordinal(day) + count);
}

/** The same day of the month `count` months later (earlier when negative), cut to the month's last day and to the years 1000..9999. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, day: dayOfMonth } = partsOf(day);
  const months = year * 12 + month - 1 + Math.trunc(count);
  const newYear = Math.floor(months / 12);
  if (newYear < firstYear) return fromOrdinal(firstOrdinal);
  if (!(newYear <= lastYear)) return fromOrdinal(lastOrdinal);
  const newMonth = months - newYear * 12 + 1;
  return print(newYear, newMonth, Math.min(dayOfMonth, monthLength(newYear, newMonth)));
}

/** How many days `to` is after `from`; negative when it is before. */
export function daysBetween(from: Day, to: Day): number {
  return ordinal(to) - ordinal(from);
}

/** The day of the week, Monday 1 to Sunday 7 (ISO 8601). */
export function weekdayOf(day: Day): Weekday {
  // 0000-03-01, ordinal 0, was a Wednesday.
  return (((ordinal(day) + 2) % 7) + 1) as Weekday;
}

/** The Monday of the week that holds the day (ISO 8601). */
export function weekStart(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** The week's number, 1..53, and the year that it belongs to, which at the turn of the year may differ from the day's (ISO 8601). */
export function weekOf(day: Day): { readonly year: number; readonly week: number } {
  // A week belongs to the year that holds its Thursday.
  const thursday = ordinal(day) + 4 - weekdayOf(day);
  const { year } = civil(thursday);
  return { year, week: Math.floor((thursday - daysFromCivil(year, 1, 1)) / 7) + 1 };
}

/** The Monday of a numbered week (ISO 8601); undefined where the year has no such week. */
export function weekDay(year: number, week: number): Day | undefined {
  const fourth = dayOf(year, 1, 4);
  if (fourth === undefined || !Number.isInteger(week) || week < 1 || week > 53) return undefined;
  // Week 1 holds 4 January. The Thursday decides: a 53rd week that most years lack would belong to the next year.
  const thursday = addDays(fourth, 4 - weekdayOf(fourth) + (week - 1) * 7);
  return weekOf(thursday).year === year ? addDays(thursday, -3) : undefined;
}

/** The last day of the month that holds the day. */
export function monthEnd(day: Day): Day {
  const { year, month } = partsOf(day);
  return print(year, month, monthLength(year, month));
}

/** How many days a month has, 28..31; the month is 1..12. */
export function monthLength(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isReal(year: number, month: number, day: number): boolean {
  return (
    Number.isInteger(year) &&
    Number.isInteger(month) &&
    Number.isInteger(day) &&
    year >= firstYear &&
    year <= lastYear &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= monthLength(year, month)
  );
}

/** The number that the digits from `start` to `end` write; NaN where one is not a digit. */
function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function print(year: number, month: number, day: number): Day {
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as Day;
}

function ordinal(day: Day): number {
  return daysFromCivil(digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10));
}

// Days since 0000-03-01: a year that starts in March has its leap day last, so the months' lengths follow one formula.
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const m = month > 2 ? month - 3 : month + 9;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + day - 1;
}

function civil(days: number): DayParts {
  const era = Math.floor(days / 146097);
  const inEra = days - era * 146097;
  const y = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) / 365);
  const inYear = inEra - (365 * y + Math.floor(y / 4) - Math.floor(y / 100));
  const m = Math.floor((5 * inYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return { year: era * 400 + y + (month < 3 ? 1 : 0), month, day: inYear - Math.floor((153 * m + 2) / 5) + 1 };
}

const firstOrdinal = daysFromCivil(firstYear, 1, 1);
const lastOrdinal = daysFromCivil(lastYear, 12, 31);

function fromOrdinal(days: number): Day {
  const whole = Number.isNaN(days) ? firstOrdinal : Math.trunc(Math.min(Math.max(days, firstOrdinal), lastOrdinal));
  const { year, month, day } = civil(whole);
  return print(year, month, day);
}
