// Series in words ("every Tuesday 16:00 UTC", "2nd Tuesday of each month") and the days on which they fall.
// A series is kept as what RFC 5545 calls a recurrence rule; only the few shapes that groups meet in are known.
import type { ClockSpan } from './clock-shapes.ts';
import { addDays, addMonths, type Day, dayOf, daysBetween, monthEnd, partsOf, type Weekday, weekdayOf, weekStart } from './day.ts';
import { numberOf, ordinalOf, weekdayIn } from './due-words.ts';
import { plainWords, splitTime } from './phrase.ts';

/** A series of days, with a time of day if one is said. `position` counts the weekday in its month (1 to 5, -1 the last). */
export interface Rhythm {
  readonly words: string;
  /** The value of an RRULE (RFC 5545, 3.3.10), such as `FREQ=MONTHLY;BYDAY=2TU`. */
  readonly rrule: string;
  readonly unit: 'day' | 'week' | 'month' | 'year';
  /** Every so many units. Where it is over 1, or no weekday or day of the month is said, an anchor day decides which. */
  readonly interval: number;
  readonly weekdays: readonly Weekday[];
  readonly positions: readonly number[];
  readonly dayOfMonth?: number;
  readonly time?: ClockSpan;
}

/** A day of a series, with its start time (`HH:MM`) and the zone as written, if said. */
export interface Occurrence {
  readonly day: Day;
  readonly time?: string;
  readonly zone?: string;
}

type Beat = Omit<Rhythm, 'words' | 'rrule' | 'time'>;

/** Words that name two series at once, with both. */
export const doubtfulRhythms: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['biweekly', ['FREQ=WEEKLY;INTERVAL=2', 'twice a week']],
  ['bi-weekly', ['FREQ=WEEKLY;INTERVAL=2', 'twice a week']],
  ['bimonthly', ['FREQ=MONTHLY;INTERVAL=2', 'twice a month']],
  ['bi-monthly', ['FREQ=MONTHLY;INTERVAL=2', 'twice a month']],
]);

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const names: ReadonlyMap<Rhythm['unit'], string> = new Map([
  ['day', 'DAILY'],
  ['week', 'WEEKLY'],
  ['month', 'MONTHLY'],
  ['year', 'YEARLY'],
]);
const frequencies: ReadonlyMap<string, readonly [unit: Rhythm['unit'], interval: number]> = new Map([
  ['daily', ['day', 1]],
  ['weekly', ['week', 1]],
  ['biweekly', ['week', 2]],
  ['bi-weekly', ['week', 2]],
  ['fortnightly', ['week', 2]],
  ['monthly', ['month', 1]],
  ['quarterly', ['month', 3]],
  ['yearly', ['year', 1]],
  ['annually', ['year', 1]],
] as const);

/** The series that the words name, in any case; undefined where they name none, or more than one (`biweekly` alone). */
export function readRhythm(words: string): Rhythm | undefined {
  if (words.length > 200) return undefined;
  const { rest, time } = splitTime(plainWords(words));
  const beat = readBeat(plainWords(rest).toLowerCase());
  return beat === undefined ? undefined : { words, rrule: printRule(beat), ...beat, ...(time === undefined ? {} : { time }) };
}

/** The first day of the series after the day `after`; undefined where an anchor (a day of the series) is needed and none is given. */
export function nextOccurrence(rhythm: Rhythm, after: Day, anchor?: Day): Occurrence | undefined {
  const day = nextDay(rhythm, after, anchor);
  if (day === undefined) return undefined;
  const { time } = rhythm;
  return { day, ...(time === undefined ? {} : { time: time.start }), ...(time?.zone === undefined ? {} : { zone: time.zone }) };
}

function readBeat(text: string): Beat | undefined {
  if (doubtfulRhythms.has(text)) return undefined;
  const often = /^([a-z-]+)(?:,? (?:on )?(?:the )?(.+))?$/.exec(text);
  const frequency = frequencies.get(often?.[1] ?? '');
  if (often !== null && frequency !== undefined) return within(frequency[0], frequency[1], often[2]);
  const every = /^(?:every|each) (.+)$/.exec(text)?.[1];
  if (every !== undefined) return readEvery(every) ?? readMonthly(every);
  const plural = text.replace(/^on /, '');
  if (/^\p{L}+days(?: |,|$)/u.test(plural)) return onDays(1, plural, true);
  return /\b(?:each|every|the) month$/.test(text) ? readMonthly(text) : undefined;
}

// After "every": `Tuesday`, `two weeks on Thursday`, `other Monday`, `second Tuesday of the month`.
function readEvery(text: string): Beat | undefined {
  const unitFirst = /^(?:(other|second|[a-z]+|[0-9]{1,2}) )?(day|week|month|year)s?(?:,? (?:on )?(?:the )?(.+))?$/.exec(text);
  if (unitFirst !== null) {
    const [, count, unit, rest] = unitFirst;
    const interval = count === undefined ? 1 : count === 'other' || count === 'second' ? 2 : numberOf(count);
    return interval === undefined || interval < 1 ? undefined : within(unit as Rhythm['unit'], interval, rest);
  }
  const other = /^(?:other|second|2nd) (.+)$/.exec(text);
  return other === null ? onDays(1, text, false) : onDays(2, other[1] ?? '', false);
}

function within(unit: Rhythm['unit'], interval: number, rest: string | undefined): Beat | undefined {
  const base = { unit, interval, weekdays: [], positions: [] };
  if (rest === undefined) return base;
  if (unit === 'week') return onDays(interval, rest, false);
  if (unit !== 'month') return undefined;
  const beat = readMonthly(/ of (?:the|each|every) month$/.test(rest) ? rest : `${rest} of the month`);
  return beat && { ...beat, interval };
}

// `Tuesday`, `Tuesdays and Thursdays`, `Monday, Wednesday & Friday`
function onDays(interval: number, text: string, plural: boolean): Beat | undefined {
  const days = text
    .split(/, and |, | and | & |\//)
    .map((word) => weekdayIn(word) ?? (/s$/.test(word) && (plural || interval > 0) ? weekdayIn(word.slice(0, -1)) : undefined));
  const weekdays = [...new Set(days.filter((day) => day !== undefined))].sort();
  return days.length > 0 && !days.includes(undefined) ? { unit: 'week', interval, weekdays, positions: [] } : undefined;
}

// `2nd Tuesday of each month`, `first and third Thursday of the month`, `15th of each month`
function readMonthly(text: string): Beat | undefined {
  const match = /^(.+) (?:of|in) (?:each|every|the) month$/.exec(text.replace(/^the /, ''));
  const what = match?.[1];
  if (what === undefined) return undefined;
  const base = { unit: 'month', interval: 1 } as const;
  const numbered = /^([0-9]{1,2})(?:st|nd|rd|th)$/.exec(what);
  if (numbered !== null) {
    const dayOfMonth = Number(numbered[1]);
    return dayOfMonth >= 1 && dayOfMonth <= 31 ? { ...base, weekdays: [], positions: [], dayOfMonth } : undefined;
  }
  const cut = what.lastIndexOf(' ');
  const weekday = weekdayIn(what.slice(cut + 1)) ?? weekdayIn(what.slice(cut + 1).replace(/s$/, ''));
  const positions = what
    .slice(0, Math.max(0, cut))
    .split(/, and |, | and | & |\//)
    .map(ordinalOf);
  const known = positions.filter((position) => position !== undefined);
  return weekday === undefined || known.length !== positions.length ? undefined : { ...base, weekdays: [weekday], positions: known };
}

function printRule({ unit, interval, weekdays, positions, dayOfMonth }: Beat): string {
  const parts = [`FREQ=${names.get(unit)}`];
  if (interval > 1) parts.push(`INTERVAL=${interval}`);
  const days = weekdays.map((weekday) => codes[weekday - 1] ?? '');
  if (days.length > 0)
    parts.push(`BYDAY=${positions.length > 0 ? positions.map((position) => `${position}${days[0]}`).join(',') : days.join(',')}`);
  if (dayOfMonth !== undefined) parts.push(`BYMONTHDAY=${dayOfMonth}`);
  return parts.join(';');
}

function nextDay(rhythm: Rhythm, after: Day, anchor: Day | undefined): Day | undefined {
  const { unit, interval, weekdays, positions, dayOfMonth } = rhythm;
  const fixed = weekdays.length > 0 || dayOfMonth !== undefined;
  if (anchor === undefined && (interval > 1 || !fixed) && !(unit === 'day' && interval === 1)) return undefined;
  const base = anchor ?? after;
  if (unit === 'day') return addDays(after, interval - mod(daysBetween(base, after), interval));
  if (unit === 'week') {
    const wanted = weekdays.length > 0 ? weekdays : [weekdayOf(base)];
    for (let day = addDays(after, 1), steps = 0; steps < 7 * (interval + 1); day = addDays(day, 1), steps++) {
      if (wanted.includes(weekdayOf(day)) && mod(daysBetween(weekStart(base), weekStart(day)) / 7, interval) === 0) return day;
    }
    return undefined;
  }
  const step = unit === 'year' ? interval * 12 : interval;
  const start = partsOf(base);
  // A month without a fifth Tuesday or a 31st has no day of the series (RFC 5545); within 60 steps one has.
  const from = partsOf(after);
  const distance = (from.year - start.year) * 12 + from.month - start.month;
  for (let count = 0; count <= 60; count++) {
    const first = addMonths(addDays(base, 1 - start.day), distance - mod(distance, step) + count * step);
    const day = daysIn(first, weekdays[0], positions, dayOfMonth ?? start.day).find((candidate) => candidate > after);
    if (day !== undefined) return day;
  }
  return undefined;
}

function daysIn(first: Day, weekday: Weekday | undefined, positions: readonly number[], dayOfMonth: number): readonly Day[] {
  const { year, month } = partsOf(first);
  if (weekday === undefined) return [dayOf(year, month, dayOfMonth)].filter((day) => day !== undefined);
  const last = monthEnd(first);
  const days = positions.map((position) =>
    position === -1
      ? addDays(last, -mod(weekdayOf(last) - weekday, 7))
      : addDays(first, mod(weekday - weekdayOf(first), 7) + (position - 1) * 7),
  );
  return days.filter((day) => day <= last).sort();
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
