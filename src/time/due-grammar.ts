// What the rules for due phrases share: what a rule is given, what it may answer, and how a day or period without a year
// finds its year. Knows no words.
import type { ClockSpan } from './clock-shapes.ts';
import { addDays, type Day, dayOf, daysBetween, partsOf, type Weekday, weekdayOf } from './day.ts';
import { weekdayName } from './names.ts';

/** The group's settings that decide between readings. */
export interface DueSettings {
  /** The last day of the group's week; Sunday unless set. */
  readonly weekEnds?: 'sunday' | 'friday';
  /** Which number comes first in `03/04`; without it such a date is ambiguous. */
  readonly dateOrder?: 'dmy' | 'mdy';
  /** The next meeting, if one is known: its day, its time as `HH:MM`, and the zone of that time. */
  readonly nextMeeting?: { readonly day: Day; readonly time?: string; readonly zone?: string };
  /** When the meeting at which the words were said began (`HH:MM`), for "same time next week". */
  readonly meetingTime?: { readonly start: string; readonly zone: string };
}

/** What a rule is given beside the words. */
export interface Context {
  readonly anchor: Day;
  readonly settings: DueSettings;
  readonly preposition: 'before' | 'by' | 'on';
  /** What a part of the phrase means; undefined also where rules are nested too deep. */
  readonly read: (words: string) => Reading | undefined;
}

/** From the first to the last day, both included. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}

/** The days that words name. `edge`: an end or an instant, which "before" includes. `says` explains in plain words. */
export interface DaysReading extends DaySpan {
  readonly kind: 'days';
  readonly due: Day;
  readonly says: string;
  readonly edge?: true;
  readonly time?: ClockSpan;
}

/** More than one reading, or none that is possible; with the readings that it could be. */
export interface Doubt {
  readonly kind: 'ambiguous' | 'error';
  readonly candidates: readonly string[];
  readonly reason: string;
  readonly edge?: true;
}

/** What a rule answers: days, or why there are none. */
export type Reading =
  | DaysReading
  | Doubt
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'recurrence'; readonly rrule: string };

/** One rule of the grammar. `read` gets the words in lower case, without the preposition, and is undefined where the rule does not apply. The examples are phrases that it reads. */
export interface Rule {
  readonly name: string;
  readonly examples: readonly string[];
  readonly read: (words: string, context: Context) => Reading | undefined;
}

/** A piece of a period: its days and the due day among them. */
export interface Part extends DaySpan {
  readonly due: Day;
}

/** Days that may recur every year: `spanIn` gives them for a year, undefined where that year has none. */
export interface Yearly {
  readonly spanIn: (year: number) => DaySpan | undefined;
  readonly year: number;
}

/** How many days a day or period without a year may have passed for next year's to be doubted. */
const justPassed = 60;

/** One day as a reading. */
export function oneDay(day: Day, says: string): DaysReading {
  return { kind: 'days', from: day, to: day, due: day, says };
}

/** The day of a meeting, with its time. */
export function meetingDay(
  { day: date, time, zone }: { readonly day: Day; readonly time?: string; readonly zone?: string },
  says: string,
): Reading {
  const clock = time === undefined ? {} : { time: { start: time, ...(zone === undefined ? {} : { zone }) } };
  return { ...oneDay(date, says), edge: true, ...clock };
}

/** The reading, where it is one day. */
export function singleDay(reading: Reading | undefined): DaysReading | undefined {
  return reading?.kind === 'days' && reading.from === reading.to ? reading : undefined;
}

/** A weekday and its day, as shown to people: `Friday 2016-02-26`. */
export function dayWords(day: Day): string {
  return `${weekdayName(weekdayOf(day))} ${day}`;
}

/** The first such days, in the anchor's year or the next, that do not end before the anchor; ambiguous where they have just passed, an error where there are none. */
export function settleYearly(anchor: Day, yearly: Yearly, part: (span: DaySpan) => Part | undefined, missing: string): Part | Doubt {
  const [span, nextSpan] = [yearly.spanIn(yearly.year), yearly.spanIn(yearly.year + 1)];
  const now = span && part(span);
  const next = nextSpan && part(nextSpan);
  if (now === undefined) {
    const over = span === undefined || span.to < anchor;
    return over && next !== undefined ? next : { kind: 'error', candidates: [], reason: missing };
  }
  if (now.to >= anchor) return now.due >= anchor ? now : stillOpen(now);
  const past = daysBetween(now.to, anchor);
  if (next === undefined) return { kind: 'error', candidates: [now.due], reason: `it is ${past} days past, and next year has none` };
  if (past > justPassed) return next;
  return {
    kind: 'ambiguous',
    candidates: [now.due, next.due],
    reason: `it passed ${past === 1 ? 'a day' : `${past} days`} before; that one or next year's may be meant`,
  };
}

/** A window that has not ended, but whose due day has passed: nobody can say which of the two is meant. */
export function stillOpen(part: Part): Doubt {
  return {
    kind: 'ambiguous',
    candidates: [part.due, part.to],
    reason: `its due day ${part.due} has passed, and it lasts until ${part.to}`,
  };
}

/** Numbers of a date as written, one of several ways to read them. */
export interface Numbers {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

/** The day that is meant by a date in numbers, with the weekday beside it; the year is found where it is missing. */
export function settleDate(context: Context, ways: readonly Numbers[], weekday: Weekday | undefined): Reading {
  const { anchor } = context;
  const year = partsOf(anchor).year;
  const missing = {
    kind: 'error',
    candidates: [],
    reason: ways[0]?.year === undefined ? `there is no such day in ${year} or ${year + 1}` : 'there is no such day',
  } as const;
  const real = ways.filter((way) => way.month >= 1 && way.month <= 12 && way.day >= 1 && way.day <= 31);
  if (real.length === 0) return { ...missing, reason: 'there is no such month or day' };
  if (weekday === undefined) {
    const settled = real
      .map((way) => settleOne(anchor, year, way, missing.reason))
      .filter((result) => result.kind !== 'error' || real.length === 1);
    return merge(settled, missing);
  }
  const possible = real.flatMap((way) => daysNear(way, year));
  const fitting = possible.filter((day) => weekdayOf(day) === weekday);
  const nearest = new Set(
    real
      .map((way) =>
        nearestTo(
          anchor,
          fitting.filter((day) => isOne(way, day)),
        ),
      )
      .filter((day) => day !== undefined),
  );
  if (nearest.size > 0) {
    return merge(
      [...nearest].map((day) =>
        oneDay(day, ways[0]?.year === undefined ? `the nearest year in which that day is a ${weekdayName(weekday)}` : 'as written'),
      ),
      missing,
    );
  }
  const meant = possible.filter((day) => day >= anchor)[0] ?? possible.at(-1);
  if (meant === undefined) return missing;
  const other = nearWeekday(meant, weekday);
  return {
    kind: 'error',
    candidates: [meant, other].sort(),
    reason: `the weekday does not match the date: ${meant} is a ${weekdayName(weekdayOf(meant))}, the ${weekdayName(weekday)} beside it is ${other}`,
  };
}

/** The day with this weekday that is at most three days away. */
export function nearWeekday(day: Day, weekday: Weekday): Day {
  const ahead = (weekday - weekdayOf(day) + 7) % 7;
  return addDays(day, ahead > 3 ? ahead - 7 : ahead);
}

/** The day that is nearest to the anchor, of two as near the later. */
export function nearestTo(anchor: Day, days: readonly Day[]): Day | undefined {
  return [...days].sort((a, b) => Math.abs(daysBetween(anchor, a)) - Math.abs(daysBetween(anchor, b)) || daysBetween(a, b))[0];
}

function settleOne(anchor: Day, year: number, way: Numbers, missing: string): Reading {
  if (way.year !== undefined) {
    const day = dayOf(way.year, way.month, way.day);
    return day === undefined ? { kind: 'error', candidates: [], reason: 'there is no such day' } : oneDay(day, 'as written');
  }
  const spanIn = (y: number): DaySpan | undefined => {
    const day = dayOf(y, way.month, way.day);
    return day && { from: day, to: day };
  };
  const settled = settleYearly(anchor, { spanIn, year }, (span) => ({ ...span, due: span.to }), missing);
  return 'kind' in settled ? settled : oneDay(settled.due, 'no year is written, so the first such day that is not before then');
}

function merge(readings: readonly Reading[], missing: Reading): Reading {
  const [first] = readings;
  if (first === undefined) return missing;
  const days = new Set(
    readings.flatMap((reading) => (reading.kind === 'days' ? [reading.due] : 'candidates' in reading ? reading.candidates : [])),
  );
  if (readings.length === 1 || (days.size === 1 && first.kind === 'days')) return first;
  return {
    kind: 'ambiguous',
    candidates: [...days].sort(),
    reason: 'the numbers can be read day first or month first; `date_order` in the settings decides',
  };
}

function daysNear(way: Numbers, year: number): readonly Day[] {
  const years = way.year === undefined ? [year - 1, year, year + 1] : [way.year];
  return years.map((y) => dayOf(y, way.month, way.day)).filter((day) => day !== undefined);
}

function isOne(way: Numbers, day: Day): boolean {
  const parts = partsOf(day);
  return parts.month === way.month && parts.day === way.day;
}
