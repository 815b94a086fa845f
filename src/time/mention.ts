// Dates and times inside one line of text: titles, headings, time lines, names of files. Finds, and says what is doubtful; decides nothing.
// The shapes themselves are in date-shapes.ts and clock-shapes.ts. Only the first 2,000 characters of a line are looked at.
import { type ClockSpan, clockAt } from './clock-shapes.ts';
import { dateAt, monthAndDayAt, type WrittenDate } from './date-shapes.ts';
import { type Day, dayOf, monthLength, parseDay, type Weekday, weekdayOf } from './day.ts';
import { weekdayNamed } from './names.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Month 1..12 and day of the month of a date without a year, with the weekday if one is written. */
interface PartialDate {
  readonly month: number;
  readonly dayOfMonth: number;
  readonly weekday?: Weekday;
}

/** A date in a text, from offset `start` to before `end`, with exactly one of `day`, `partial`, `candidates` and `impossible`. */
export interface DateMention {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** The day that is meant. */
  readonly day?: Day;
  /** The last day of a span of days within one month (`June 4-6, 2019`), beside `day`. */
  readonly lastDay?: Day;
  /** A date without a year. */
  readonly partial?: PartialDate;
  /** The days that an ambiguous numeric date (`9/12/20`) can mean, earliest first. */
  readonly candidates?: readonly Day[];
  /** It has the shape of a date and names no real day (`2026-13-05`, `Feb 30`). */
  readonly impossible?: true;
  /** The weekday written with it. */
  readonly weekday?: Weekday;
  /** That weekday is none of the day's, or of any candidate's. */
  readonly weekdayContradicts?: true;
}

/** A time or a span of time in a text. `offset` and `endOffset` bound its words; `start` and `end` are `HH:MM` (24 hours); `zone` is as written. An `end` before `start` is on the next day. */
export interface TimeMention extends ClockSpan {
  readonly offset: number;
  readonly endOffset: number;
  readonly words: string;
}

/** A date without a year in the name of a file, and where it stands. */
export interface PartialMention extends PartialDate {
  readonly start: number;
  readonly end: number;
}

const cap = 2000;
// What ends so near to the cap may go on behind it (`June 4,` of `June 4, 2019`), and is left out.
const margin = 20;

/** The dates written in a line, in order, none inside another. */
export function findDates(text: string): readonly DateMention[] {
  if (!/[0-9]/.test(text)) return [];
  const day = parseDay(text);
  if (day !== undefined) return [{ start: 0, end: text.length, words: text, day }];
  const tokens = tokensOf(text.slice(0, cap));
  const mentions: DateMention[] = [];
  let free = 0;
  for (let at = 0; at < tokens.length; ) {
    const written = dateAt(tokens, at);
    const before = written && weekdayBefore(tokens, written.from, free);
    const after = written && before === undefined ? weekdayAfter(tokens, written.next) : undefined;
    const next = after?.next ?? written?.next ?? at + 1;
    const start = tokens[before?.at ?? written?.from ?? at]?.start ?? 0;
    const end = tokens[next - 1]?.end ?? start;
    const mention = written && judge(written, before?.weekday ?? after?.weekday, { start, end, words: text.slice(start, end) });
    if (mention !== undefined && isWhole(end, text)) {
      mentions.push(mention);
      at = free = next;
    } else at++;
  }
  return mentions;
}

/** The times of day written in a line, in order. A number alone is a time only with minutes, am or pm, or a zone beside it. */
export function findTimes(text: string): readonly TimeMention[] {
  if (!/[0-9]|noon/i.test(text)) return [];
  const tokens = tokensOf(text.slice(0, cap));
  const mentions: TimeMention[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = clockAt(tokens, at, text);
    const offset = tokens[at]?.start ?? 0;
    const endOffset = found === undefined ? 0 : (tokens[found.next - 1]?.end ?? offset);
    if (found !== undefined && isWhole(endOffset, text)) {
      mentions.push({ offset, endOffset, words: text.slice(offset, endOffset), ...found.span });
      at = found.next;
    } else at++;
  }
  return mentions;
}

/** The first `mon-DD` or `MM-DD` in the name of a file (`CG-02-16.md`), which has its year from the folder around it; undefined where the name holds a full date or none. */
export function findPartialDate(name: string): PartialMention | undefined {
  if (findDates(name).some((mention) => mention.partial === undefined)) return undefined;
  const tokens = tokensOf(name.slice(0, cap));
  for (let at = 0; at < tokens.length; at++) {
    const written = monthAndDayAt(tokens, at) ?? dateAt(tokens, at);
    const reading = written?.readings[0];
    if (written === undefined || reading === undefined || reading.year !== undefined || !isInSomeYear(reading.month, reading.day)) continue;
    const start = tokens[written.from]?.start ?? 0;
    return { month: reading.month, dayOfMonth: reading.day, start, end: tokens[written.next - 1]?.end ?? start };
  }
  return undefined;
}

/** The years from `from` to `to`, both included, in which this day of the month falls on this weekday. */
export function yearsWhere(month: number, dayOfMonth: number, weekday: Weekday, from: number, to: number): readonly number[] {
  const years: number[] = [];
  for (let year = Math.max(from, 1000); year <= Math.min(to, 9999); year++) {
    const day = dayOf(year, month, dayOfMonth);
    if (day !== undefined && weekdayOf(day) === weekday) years.push(year);
  }
  return years;
}

function isWhole(end: number, text: string): boolean {
  return text.length <= cap || end <= cap - margin;
}

function judge(
  written: WrittenDate,
  weekday: Weekday | undefined,
  place: Pick<DateMention, 'start' | 'end' | 'words'>,
): DateMention | undefined {
  const base = weekday === undefined ? place : { ...place, weekday };
  const [first] = written.readings;
  if (first === undefined) return undefined;
  if (first.year === undefined) {
    if (!isInSomeYear(first.month, first.day)) return written.sure ? { ...base, impossible: true } : undefined;
    return { ...base, partial: { month: first.month, dayOfMonth: first.day, ...(weekday === undefined ? {} : { weekday }) } };
  }
  const real = written.readings.map(({ year, month, day }) => dayOf(year ?? 0, month, day)).filter((day) => day !== undefined);
  const days = [...new Set(real)].sort();
  const fitting = weekday === undefined ? days : days.filter((day) => weekdayOf(day) === weekday);
  const contradiction = weekday !== undefined && fitting.length === 0 ? { weekdayContradicts: true as const } : {};
  const [day, second] = fitting.length > 0 ? fitting : days;
  if (day === undefined) return written.sure ? { ...base, impossible: true } : undefined;
  if (second !== undefined) return { ...base, candidates: fitting.length > 0 ? fitting : days, ...contradiction };
  const lastDay = written.lastDay === undefined ? undefined : dayOf(first.year, first.month, written.lastDay);
  return { ...base, day, ...(lastDay !== undefined && lastDay > day ? { lastDay } : {}), ...contradiction };
}

function isInSomeYear(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= monthLength(2000, month);
}

// `Tuesday, February 16` · `Thu. 5 Dec` · `le mardi 5`
function weekdayBefore(tokens: readonly Token[], at: number, free: number): { readonly at: number; readonly weekday: Weekday } | undefined {
  for (let back = at - 1; back >= free && back >= at - 4; back--) {
    const token = tokens[back];
    const weekday = token?.kind === 'word' ? weekdayNamed(token.text) : undefined;
    if (weekday !== undefined) return { at: back, weekday };
    if (token === undefined || !/^(?:[,.()-]|the|le|den|el|der|am)$/i.test(token.text)) return undefined;
  }
  return undefined;
}

// `2019-12-05 (Thu)` · `2019-12-05, Thursday`; not the weekday of a following date.
function weekdayAfter(tokens: readonly Token[], at: number): { readonly next: number; readonly weekday: Weekday } | undefined {
  const open = tokens[at]?.text;
  const bracket = open === '(' || open === '[';
  const wordAt = bracket || open === ',' ? at + 1 : at;
  const word = tokens[wordAt];
  const weekday = word?.kind === 'word' ? weekdayNamed(word.text) : undefined;
  if (weekday === undefined) return undefined;
  if (!bracket) {
    const follows = tokens[wordAt + 1]?.text === ',' ? wordAt + 2 : wordAt + 1;
    return dateAt(tokens, follows) === undefined ? { next: wordAt + 1, weekday } : undefined;
  }
  const close = tokens[wordAt + 1]?.text === '.' ? wordAt + 2 : wordAt + 1;
  return tokens[close]?.text === ')' || tokens[close]?.text === ']' ? { next: close + 1, weekday } : undefined;
}
