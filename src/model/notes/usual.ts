// Notes in the form that `wg new-meeting` makes, filled in the plain way: read in one pass, for groups of thousands of them. Whatever is
// unusual in any line leaves the whole note to read.ts, which says what notes mean; a test holds that both read the same.
import { isSpace } from '../../text/blocks.ts';
import { detached } from '../../text/detached.ts';
import { plainWords } from '../../text/inline.ts';
import type { Source } from '../../text/source.ts';
import type { Day } from '../../time/day.ts';
import { findDates } from '../../time/mention.ts';
import type { Agenda, Attendee, Decision, Meeting, ReadingHints } from '../meeting.ts';
import { saysCancelled } from './cancelled.ts';
import { saysNone } from './empty-words.ts';
import { keys } from './key-words.ts';
import { type LineKeys, lineKeys } from './keys.ts';
import { meetingOf } from './meeting-of.ts';
import { type Times, timesOf } from './meeting-times.ts';
import { nextMeetingIn } from './next.ts';
import type { Note } from './note.ts';
import { dateOfPath } from './path-date.ts';
import { remembered } from './remembered.ts';
import { rosterOf } from './roster.ts';
import { isQuiet, isSilentItem, isSilentTalk, isSpoken, type Words } from './silent.ts';
import type { FoundAction } from './syntax.ts';
import { attendeeOn, beginsWithLetter, decisionIn, onePerson, taskOn } from './usual-items.ts';
import { partNamed } from './words.ts';

type Kind = 'attendees' | 'agenda' | 'notes' | 'decisions' | 'actions' | 'next';

const kinds: ReadonlyMap<string, Kind> = new Map([
  ['## Attendees', 'attendees'],
  ['## Agenda', 'agenda'],
  ['## Notes', 'notes'],
  ['## Decisions', 'decisions'],
  ['## Action items', 'actions'],
  ['## Next steps', 'actions'],
  ['## Next meeting', 'next'],
]);

const header =
  /^---\ndate: ((?:19|20)\d\d-\d\d-\d\d)\nstart: (["']?)(\d\d:\d\d [A-Za-z][A-Za-z/_]{0,40})\2\n(?:end: (["']?)(\d\d:\d\d [A-Za-z][A-Za-z/_]{0,40})\4\n)?---\n/;
const zone = '(?:UTC|[A-Z][A-Za-z]{1,20}/[A-Za-z/_]{1,30})';
const timesLine = new RegExp(
  `^\\d{4}-\\d\\d-\\d\\d, \\d\\d:\\d\\d(?:–\\d\\d:\\d\\d)? ${zone}(?: \\((?:\\d\\d:\\d\\d ${zone}(?:, |\\)))+)?$`,
);
const previousLine = /^Previous meeting: \[\d{4}-\d\d-\d\d\]\(\d{4}-\d\d-\d\d\.md\)$/;
const nextLine = /^\d{4}-\d\d-\d\d(?: \d\d:\d\d UTC)?$/;

// A line's number and its places in the text.
interface Line {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

// A note on its way; `part` is the one that is open.
interface Reading {
  readonly by: LineKeys;
  readonly note: { -readonly [K in keyof Note]: Note[K] };
  readonly attendees: Attendee[];
  /** Names and handles of the attendees, in lower case. */
  readonly known: Set<string>;
  readonly agenda: Agenda[];
  readonly decisions: Omit<Decision, 'id'>[];
  /** Lines of tasks, which are read when the next meeting is known. */
  readonly tasks: Line[];
  readonly seen: Set<Kind>;
  part: Kind | undefined;
  title: { readonly line: number; readonly text: string } | undefined;
  /** How many lines begin with a name and a colon. */
  spoken: number;
  /** An item of the agenda asks something: no question of the talk where the notes have words of their own. */
  asks: boolean;
  hasOwnNotes: boolean;
}

/**
 * The meeting of a note whose front matter has nothing but day and times, and whose lines are all of the usual kind; undefined for any other.
 * It is what `readNotes` gives; the texts of the note are not kept alive by it.
 */
export function readUsual(source: Source, hints: ReadingHints): Meeting | undefined {
  const { text, path } = source;
  const head = header.exec(text);
  if (head === null || dateOfPath(path).day !== head[1] || text.includes('\r') || text.includes('(AKA ')) return undefined;
  const [{ length: bodyStart }, date, , startWords, , endWords] = head as unknown as [
    string,
    Day,
    string,
    string,
    string,
    string | undefined,
  ];
  const front = { bodyStart, attendees: [], regrets: [], start: { line: 3, text: startWords } };
  const times = timesOf(endWords === undefined ? front : { ...front, end: { line: 4, text: endWords } }, [], hints);
  if (times.start === undefined) return undefined;
  const reading = begin(text, date, times, hints);
  let number = endWords === undefined ? 4 : 5;
  for (let start = bodyStart; start < text.length; ) {
    number++;
    if (text.charCodeAt(start) === FEED) {
      start++;
      continue;
    }
    const quietEnd = reading.part === 'notes' ? endOfQuiet(reading, text, start) : -1;
    const feed = quietEnd === -1 ? text.indexOf('\n', start) : quietEnd;
    const end = feed === -1 ? text.length : feed;
    if (quietEnd === -1 && !readLine(reading, text, { number, start, end })) return undefined;
    start = end + 1;
  }
  const { title, attendees, note } = reading;
  // A note that ends with talk may end with a summary.
  if (title === undefined || attendees.length < 3 || reading.spoken > 9 || reading.part === 'notes') return undefined;
  if (reading.asks && !reading.hasOwnNotes) return undefined;
  const actions: FoundAction[] = [];
  for (const line of reading.tasks) {
    const action = taskOn(note, reading.by, text, line);
    if (action === undefined) return undefined;
    actions.push(action);
  }
  return meetingOf(path, [1, number], { title, ...times, date, dateLine: 2, dateDoubts: none }, { attendees, regrets: none }, note.next, {
    cancelled: false,
    actions,
    decisions: reading.decisions,
    milestones: none,
    raised: none,
    agenda: reading.agenda.length === 0 ? none : reading.agenda,
    charter: none,
    recap: undefined,
    notUnderstood: none,
  });
}

function begin(text: string, date: Day, times: Times, hints: ReadingHints): Reading {
  return {
    by: lineKeys(text),
    note: {
      blocks: none,
      from: 0,
      to: 0,
      outline: noOutline,
      speech: noSpeech,
      roster: noRoster,
      hints,
      date,
      start: times.start,
      end: times.end,
      keys: noKeys,
      dues: new Map(),
      wrap: 0,
      hasOwnNotes: true,
      next: undefined,
    },
    attendees: [],
    known: new Set(),
    agenda: [],
    decisions: [],
    tasks: [],
    seen: new Set(),
    part: undefined,
    title: undefined,
    spoken: 0,
    asks: false,
    hasOwnNotes: false,
  };
}

const none: readonly never[] = [];
const nobody: ReadonlySet<string> = new Set();
const noOutline: Note['outline'] = { parts: none, labels: none, kindAt: () => undefined };
const noSpeech: Note['speech'] = { isTranscript: false, speakers: nobody, labels: nobody };
const noKeys: Note['keys'] = { bits: new Uint16Array(0), mayBegin: () => true };
const noRoster = rosterOf([], nobody);

// Whether a line with something on it is usual where it stands.
function readLine(reading: Reading, text: string, line: Line): boolean {
  const first = text.charCodeAt(line.start);
  const last = text.charCodeAt(line.end - 1);
  if (isSpace(last) || line.end - line.start > 2000) return false;
  if (first === HASH) return readHeading(reading, text.slice(line.start, line.end), line.number);
  if (reading.part === 'notes') return readTalk(reading, text, line);
  if (first === DASH) return text.charCodeAt(line.start + 1) === SPACE && readItem(reading, text, line);
  const words = text.slice(line.start, line.end);
  if (reading.part === undefined) return reading.title !== undefined && isAboutMeeting(reading, words, line);
  if (reading.part === 'attendees') return words.startsWith('<!--') && words.indexOf('-->') === words.length - 3;
  if (reading.part !== 'next' || reading.note.next !== undefined || !nextLine.test(words)) return false;
  reading.note.next = nextMeetingIn(reading.note, line.number, words, 'marked');
  return reading.note.next?.day !== undefined;
}

const FEED = 10;
const SPACE = 32;
const HASH = 35;
const DASH = 45;

function readHeading(reading: Reading, words: string, number: number): boolean {
  const { note, seen, attendees } = reading;
  if (reading.title === undefined) {
    const date = `, ${note.date}`;
    const title = words.endsWith(date) ? words.slice(0, -date.length) : words;
    if (!isTitle(title)) return false;
    reading.title = { line: number, text: detached(words.slice(2)) };
    return true;
  }
  const kind = kinds.get(words);
  if (kind === undefined || seen.has(kind) || reading.part === 'next') return false;
  if (kind !== 'attendees' && attendees.length < 3) return false;
  if (reading.part === 'attendees') note.roster = rosterOf(attendees, note.hints.people ?? nobody, { names: nobody, text: '' });
  seen.add(kind);
  reading.part = kind;
  return true;
}

// Words that name no part and say nothing of the meeting.
const isTitle = remembered((heading) => {
  const text = heading.slice(2);
  if (!/^# \p{L}[\p{L} ,.’'()-]*$/u.test(heading) || / [-–—] | {2}|^# .* $/.test(heading)) return false;
  const bits = lineKeys(text).bits(0, text.length);
  const silent = keys.action | keys.decision | keys.next | keys.telling | keys.voting;
  return (bits & silent) === 0 && partNamed(text) === undefined && !saysCancelled(text);
});

// The lines below the title: when the meeting was, and which was before it.
function isAboutMeeting({ by, note }: Reading, words: string, { start, end }: Line): boolean {
  if (previousLine.test(words)) return true;
  if (!timesLine.test(words) || !words.startsWith(note.date as string)) return false;
  const silent = keys.action | keys.decision | keys.next | keys.promise | keys.telling | keys.voting;
  return (by.bits(start, end) & silent) === 0 && findDates(words).length === 1;
}

// The end of a line of talk on which nobody finds anything, as its keys tell; -1 where it has to be looked at.
function endOfQuiet(reading: Reading, text: string, start: number): number {
  const { by, note } = reading;
  const at = wordsAt(text, start);
  if (!beginsWithLetter(text, at)) return -1;
  const bits = by.toEnd(at);
  const { end } = by;
  const last = text.charCodeAt(end - 1);
  const isItem = at > start;
  if ((isItem ? last < 33 || last > 126 : last !== 46 && last !== 33) || end - start > 2000) return -1;
  if ((!isItem && (bits & keys.digit) !== 0) || !isQuiet(note, bits, by)) return -1;
  reading.hasOwnNotes = true;
  return end;
}

// Where the words of a line begin: behind a bullet, or at its start.
function wordsAt(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === SPACE) at++;
  return text.charCodeAt(at) === DASH && text.charCodeAt(at + 1) === SPACE ? at + 2 : start;
}

function readTalk(reading: Reading, text: string, { start, end }: Line): boolean {
  let at = start;
  while (text.charCodeAt(at) === SPACE) at++;
  const isItem = text.charCodeAt(at) === DASH && text.charCodeAt(at + 1) === SPACE;
  if (isItem) at += 2;
  else if (at > start) return false;
  const words = wordsOn(reading, text, at, end);
  reading.hasOwnNotes = true;
  return words !== undefined && (isItem ? isSilentItem : isSilentTalk)(reading.note, words) && !words.text.includes('?');
}

// Words that begin with a letter, and their keys.
function wordsOn(reading: Reading, text: string, start: number, end: number): Words | undefined {
  if (!beginsWithLetter(text, start)) return undefined;
  const bits = reading.by.bits(start, end);
  const words = text.slice(start, end);
  if (isSpoken(words, bits)) reading.spoken++;
  return { text: words, bits, by: reading.by };
}

function readItem(reading: Reading, text: string, line: Line): boolean {
  const { number, start, end } = line;
  const { part, note } = reading;
  if (reading.seen.has('notes')) reading.hasOwnNotes = true;
  if (part === 'actions') return reading.tasks.push(line) > 0;
  if (part === 'attendees') {
    const attendee = onePerson(text.slice(start + 2, end));
    if (attendee === undefined || reading.known.has(attendee.key)) return false;
    reading.known.add(attendee.key);
    reading.attendees.push(attendeeOn(number, attendee));
    return true;
  }
  if (part !== 'agenda' && part !== 'decisions') return false;
  const words = wordsOn(reading, text, start + 2, end);
  if (words === undefined || saysNone(plainWords(words.text))) return false;
  const asks = words.text.includes('?');
  if (part === 'agenda') {
    if (asks) reading.asks = true;
    reading.agenda.push({ line: number, text: detached(plainWords(words.text)) });
    return isSilentItem(note, words);
  }
  const decided = asks ? undefined : decisionIn(note, words);
  if (decided !== undefined) reading.decisions.push({ line: number, text: decided, certainty: 'marked' });
  return decided !== undefined;
}
