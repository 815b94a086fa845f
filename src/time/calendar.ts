// Entries of a calendar as an iCalendar text (RFC 5545). Heavy (zones): to be reached by `import()` alone. Keeps from others escaping,
// folding, exclusive ends, and what a calendar can be told where a time does not exist. There is no clock in it.
import { addDays, type Day } from './day.ts';
import { toInstant } from './zone.ts';

/** A time of day (`HH:MM`) on the clocks of a zone, in any form that `toInstant` reads. */
export interface ZonedClock {
  readonly time: string;
  readonly zone: string;
}

/** Whole days, the last one included. */
interface WholeDays {
  readonly from: Day;
  readonly to: Day;
}

/** A time on a day. An end that is not after the start is on the next day. */
interface TimeOfDay {
  readonly day: Day;
  readonly start: ZonedClock;
  readonly end?: ZonedClock;
  /** How long it usually lasts, where no end is said. */
  readonly minutes?: number;
}

/** One entry. Texts are plain, of any characters. */
export interface CalendarEvent {
  /** The same in every calendar that holds the entry, and no other entry's: programs know by it which entry to replace. */
  readonly uid: string;
  /** How often the entry's time is known to have changed (RFC 5545, 3.8.7.4). */
  readonly changes: number;
  readonly title: string;
  /** Lines below the title. */
  readonly notes: readonly string[];
  readonly category: string;
  readonly when: WholeDays | TimeOfDay;
}

export interface Calendar {
  readonly name: string;
  /** The day on which all entries are true. */
  readonly asOf: Day;
  readonly events: readonly CalendarEvent[];
}

/**
 * The calendar as one iCalendar object, with CRLF and lines of at most 75 octets. Times are in UTC, so they stay right when clocks change.
 * A time that cannot be placed (an unknown zone, an hour that the clocks skip) makes an entry of the whole day that says why.
 */
export function printCalendar({ name, asOf, events }: Calendar): string {
  const stamp = `DTSTAMP:${basic(asOf)}T000000Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//working-group//wg//EN',
    'CALSCALE:GREGORIAN',
    // RFC 7986, 5.1; the second is what older programs read.
    `NAME:${text(oneLine(name))}`,
    `X-WR-CALNAME:${text(oneLine(name))}`,
    ...(events.length === 0 ? nothing : events.flatMap((event) => eventLines(event, stamp))),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

// A calendar has at least one component (RFC 5545, 3.6). This one shows nothing.
const nothing: readonly string[] = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
];

function eventLines({ uid, changes, title, notes, category, when }: CalendarEvent, stamp: string): readonly string[] {
  const time = 'day' in when ? timeLines(when) : { lines: dayLines(when) };
  const said = [...notes, ...(time.problem === undefined ? [] : [time.problem])];
  return [
    'BEGIN:VEVENT',
    `UID:${text(oneLine(uid))}`,
    stamp,
    `SEQUENCE:${changes}`,
    ...time.lines,
    `SUMMARY:${text(oneLine(title))}`,
    ...(said.length === 0 ? [] : [`DESCRIPTION:${said.map(text).join('\\n')}`]),
    `CATEGORIES:${text(oneLine(category))}`,
    'END:VEVENT',
  ];
}

// Nobody is busy on the day on which something is due. The end is exclusive; without one the entry lasts one day.
function dayLines({ from, to }: WholeDays): readonly string[] {
  const end = addDays(to, 1);
  return [`DTSTART;VALUE=DATE:${basic(from)}`, ...(end > from && end > to ? [`DTEND;VALUE=DATE:${basic(end)}`] : []), 'TRANSP:TRANSPARENT'];
}

function timeLines({ day, start, end, minutes = 0 }: TimeOfDay): { readonly lines: readonly string[]; readonly problem?: string } {
  const from = toInstant(day, start.time, start.zone);
  if ('problem' in from) return { lines: dayLines({ from: day, to: day }), problem: `${start.time} ${start.zone}: ${from.problem}` };
  const lines = [`DTSTART:${basic(from.utc)}`];
  if (end === undefined) return { lines: minutes > 0 ? [...lines, `DURATION:PT${minutes}M`] : lines };
  const same = toInstant(day, end.time, end.zone);
  const to = 'utc' in same && same.utc <= from.utc ? toInstant(addDays(day, 1), end.time, end.zone) : same;
  if ('problem' in to) return { lines, problem: `until ${end.time} ${end.zone}: ${to.problem}` };
  return { lines: to.utc > from.utc ? [...lines, `DTEND:${basic(to.utc)}`] : lines };
}

/** ISO 8601's basic format: `20160301`, `20160301T160000Z`. */
function basic(isoText: string): string {
  return isoText.replace(/[-:]/g, '').replace(/Z$/, '00Z');
}

const lineEnds = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;
const unseen = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

/** A value of type TEXT (RFC 5545, 3.3.11). What could end the line, or is obeyed instead of shown, does not get in. */
function text(plain: string): string {
  return plain
    .replace(lineEnds, '\n')
    .replace(/\t/g, ' ')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(unseen, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

function oneLine(plain: string): string {
  return plain.replace(lineEnds, ' ');
}

/** The line in parts of at most 75 octets of UTF-8, cut between characters (RFC 5545, 3.1). */
function fold(line: string): string {
  const parts: string[] = [];
  let start = 0;
  let end = 0;
  let octets = 0;
  for (const character of line) {
    const code = character.codePointAt(0) ?? 0;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + size > 75) {
      parts.push(line.slice(start, end));
      start = end;
      // The space that opens the next line.
      octets = 1;
    }
    octets += size;
    end += character.length;
  }
  return [...parts, line.slice(start)].join('\r\n ');
}
