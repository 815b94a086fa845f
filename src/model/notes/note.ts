// What every reader of a part of the notes is given: the lines with their shapes and parts, who is known, on which day it was.
import type { Block } from '../../text/blocks.ts';
import { detached } from '../../text/detached.ts';
import { type Day, parseDay } from '../../time/day.ts';
import { type Due, readDue } from '../../time/due.ts';
import type { DueSettings } from '../../time/due-grammar.ts';
import type { ClockTime, Deadline, NextMeeting, ReadingHints } from '../meeting.ts';
import type { Keys } from './keys.ts';
import type { Kind, Outline } from './outline.ts';
import { remembered } from './remembered.ts';
import type { Roster } from './roster.ts';

/** What is known of the speaking lines of one meeting. */
export interface Speech {
  /** The notes are mostly what was said by whom. */
  readonly isTranscript: boolean;
  /** Names and initials that speak three times or more. */
  readonly speakers: ReadonlySet<string>;
  /** Names that stand before a colon anywhere, in lower case. */
  readonly labels: ReadonlySet<string>;
}

/** One meeting's notes on the way to being understood. */
export interface Note {
  readonly blocks: readonly Block[];
  readonly from: number;
  readonly to: number;
  readonly outline: Outline;
  readonly roster: Roster;
  readonly speech: Speech;
  readonly date: Day | undefined;
  readonly start: ClockTime | undefined;
  readonly end: ClockTime | undefined;
  readonly hints: ReadingHints;
  /** The next meeting as the notes name it, for deadlines such as `before the next meeting`. */
  readonly next: NextMeeting | undefined;
  /** Deadlines that were read already, by their words. */
  readonly dues: Map<string, Due>;
  /** The width at which the writer's program breaks lines; 0 where lines are as long as their sentences. */
  readonly wrap: number;
  /** What the lines hold. */
  readonly keys: Keys;
  /** The notes are kept elsewhere than in the agenda, so that the agenda says only what was to come. */
  readonly hasOwnNotes: boolean;
}

/** The kind of part that a block stands in. */
export function kindAt(note: Note, index: number): Kind {
  return note.outline.kindAt(index) ?? 'other';
}

/** What words of a deadline mean in this note; undefined where they may be a deadline (`sure` false) and name no day. */
export function deadlineOf(note: Note, due: { readonly words: string; readonly sure: boolean }): Deadline | undefined {
  const { words } = due;
  if (note.date === undefined) {
    if (!due.sure && !/\d/.test(words)) return undefined;
    const problem = { kind: 'none' as const, reason: 'the day of the meeting is not known', candidates: [] };
    // A full date needs no anchor.
    const read = /\d{4}/.test(words) ? readDue(words, '2000-01-01' as Day) : undefined;
    return read !== undefined && isDated(read) ? fromDue(words, read) : due.sure ? { words, problem } : undefined;
  }
  const written = mayBeWritten(words) ? writtenDay(words) : undefined;
  if (written !== undefined) return written;
  let read = note.dues.get(words);
  if (read === undefined) {
    read = readDue(words, note.date, settingsOf(note));
    note.dues.set(words, read);
  }
  return due.sure || isDated(read) || read.kind === 'ambiguous' || read.kind === 'error' ? fromDue(words, read) : undefined;
}

// A day that is written in full depends on nothing around it.
const writtenDay = remembered((words): Deadline | undefined => {
  const day = parseDay(words.slice(-10));
  return day === undefined ? undefined : fromDue(words, readDue(words, day));
});

// `until 2016-03-15`, and `2016-03-15` alone.
function mayBeWritten(words: string): boolean {
  return (words.length === 16 && words.startsWith('until ')) || (words.length === 10 && words.charCodeAt(4) === 45);
}

function settingsOf(note: Note): DueSettings {
  const next = note.next?.day;
  return {
    ...(next === undefined ? {} : { nextMeeting: { day: next, ...note.next?.start } }),
    ...(note.hints.weekEnds === undefined ? {} : { weekEnds: note.hints.weekEnds }),
    ...(note.hints.dateOrder === undefined ? {} : { dateOrder: note.hints.dateOrder }),
    ...(note.start?.zone === undefined ? {} : { meetingTime: { start: note.start.time, zone: note.start.zone } }),
  };
}

function isDated(read: Due): read is Extract<Due, { readonly kind: 'date' | 'window' }> {
  return read.kind === 'date' || read.kind === 'window';
}

function fromDue(words: string, read: Due): Deadline {
  if (isDated(read)) {
    const { due, from, to } = read;
    const days = { words: detached(words), due, from: from.slice(0, 10) as Day, to: to.slice(0, 10) as Day };
    return read.kind === 'window' ? { ...days, window: true } : days;
  }
  if (read.kind === 'recurrence') return { words, problem: { kind: 'recurrence', reason: 'it names a series of days', candidates: [] } };
  return { words, problem: { kind: read.kind, reason: read.reason, candidates: read.kind === 'none' ? [] : read.candidates } };
}

/** A line's words together with those of the lines that go on with the sentence: indented under a bullet, or hard-wrapped. */
export function sentenceAt(note: Note, index: number): { readonly text: string; readonly last: number } {
  const block = note.blocks[index] as Block;
  let { text } = block;
  let last = index;
  let before = block;
  for (let i = index + 1; i < note.to && i <= index + 6; i++) {
    const next = note.blocks[i] as Block;
    if (next.shape !== 'plain' || !goesOn(note, block, before, next)) break;
    text += ` ${next.text}`;
    last = i;
    before = next;
  }
  return { text, last };
}

const beginsAnew = /^(?:\[|\*\*|__|(?:AIs?|ACTIONS?|TODO|Action|Decision|Note|Q|A)\b.{0,20}:)/;

function goesOn(note: Note, first: Block, before: Block, next: Block): boolean {
  if (beginsAnew.test(next.text)) return false;
  if (first.shape === 'bullet' || first.shape === 'ordered') {
    if (next.indent > first.indent) return true;
    return isWrapped(note, before, next) && (beginsSmall(next.text) || next.text.charCodeAt(0) === 40 || next.text.charCodeAt(0) === 96);
  }
  return first.shape === 'plain' && next.indent === first.indent && isWrapped(note, before, next) && beginsSmall(next.text);
}

/** Whether a text begins with a small letter. */
function beginsSmall(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? code >= 97 && code <= 122 : /^\p{Ll}/u.test(text);
}

/** Whether a line goes on in the next because its first word had no room any more. */
export function isWrapped(note: Pick<Note, 'wrap'>, before: Block, next: Block): boolean {
  const { length } = before.line.text;
  const word = next.text.search(/\s|$/);
  return note.wrap > 0 && length >= 50 && length <= 110 && length + 1 + word > note.wrap * 0.85;
}

/** The width at which lines are broken, from lines that go on with a small letter in the next; 0 where fewer than three do. */
export function wrapOf(blocks: readonly Block[], from: number, to: number): number {
  let longest = 0;
  let pairs = 0;
  for (let i = from; i + 1 < to; i++) {
    const { shape, line } = blocks[i] as Block;
    const next = blocks[i + 1] as Block;
    if (next.shape !== 'plain' || (shape !== 'plain' && shape !== 'bullet' && shape !== 'ordered')) continue;
    if (line.text.length < 50 || line.text.length > 110 || !beginsSmall(next.text)) continue;
    pairs++;
    longest = Math.max(longest, line.text.length);
  }
  return pairs < 3 ? 0 : longest;
}
