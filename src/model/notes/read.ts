// Meeting notes as people write them, read into meetings. Knows the order in which the parts are read and how ids are given;
// each part's forms are in a file of its own. Never throws, never guesses: what is doubtful is marked as inferred or told as a doubt.
import { type Block, shapeLines } from '../../text/blocks.ts';
import { lineNumberAt, splitLines } from '../../text/lines.ts';
import type { Source } from '../../text/source.ts';
import { newIds } from '../id.ts';
import type { Action, Meeting, ReadingHints } from '../meeting.ts';
import { type Attendance, readAttendance } from './attendance.ts';
import { isCancelled } from './cancelled.ts';
import { settleDay } from './day-of-meeting.ts';
import { type Front, readFront } from './front.ts';
import { keysOf } from './keys.ts';
import { readNext } from './next.ts';
import { type Note, type Speech, wrapOf } from './note.ts';
import { type Outline, outlineOf } from './outline.ts';
import { dateOfPath, type PathDate } from './path-date.ts';
import { personIn } from './person.ts';
import { type Roster, rosterOf } from './roster.ts';
import type { Found } from './syntax.ts';
import { syntaxes } from './syntaxes.ts';
import { speechOf } from './transcript.ts';
import { orderOf, type Section, sectionsOf } from './year-log.ts';

/** The meetings of one file: one for most, several for a log of many dated meetings. */
export function readNotes(source: Source, hints: ReadingHints = {}): readonly Meeting[] {
  const front = readFront(source);
  const firstLine = front.bodyStart > 1 ? lineNumberAt(source.text, front.bodyStart) : 1;
  const blocks = shapeLines(splitLines(source.text, front.bodyStart, firstLine));
  const path = dateOfPath(source.path);
  const sections = sectionsOf(blocks, path);
  if (sections === undefined) {
    const draft = draftOf(blocks, { from: 0, to: blocks.length }, front);
    const roster = rosterOf([...draft.listed.attendees, ...draft.listed.regrets], hints.people ?? new Set());
    return [readMeeting(source, draft, roster, front, path, hints, false)];
  }
  const noFront: Front = { bodyStart: front.bodyStart, attendees: [], regrets: [] };
  const drafts = sections.map((section) => draftOf(blocks, section, noFront));
  // Who was there once is known in the other meetings of the log.
  const roster = rosterOf(
    drafts.flatMap(({ listed }) => [...listed.attendees, ...listed.regrets]),
    hints.people ?? new Set(),
  );
  const order = hints.dateOrder ?? orderOf(blocks, sections);
  const known = order === undefined ? hints : { ...hints, dateOrder: order };
  return drafts.map((draft, i) => {
    const year = sections[i]?.year;
    return readMeeting(source, draft, roster, noFront, { words: path.words, ...(year === undefined ? {} : { year }) }, known, true);
  });
}

// A meeting's lines, parts and people, before anything else is read.
interface Draft {
  readonly blocks: readonly Block[];
  readonly from: number;
  readonly to: number;
  readonly outline: Outline;
  readonly speech: Speech;
  readonly listed: Attendance;
}

function draftOf(blocks: readonly Block[], { from, to }: Section, front: Front): Draft {
  const outline = outlineOf(blocks, from, to);
  const speech = speechOf(blocks, from, to);
  const owned = ownerWords(blocks, from, to);
  const isSpoken = (name: string) => speech.labels.has(name.toLowerCase()) || owned.has(name.toLowerCase());
  return { blocks, from, to, outline, speech, listed: withFront(readAttendance(blocks, outline, isSpoken), front) };
}

function readMeeting(
  source: Source,
  draft: Draft,
  roster: Roster,
  front: Front,
  path: PathDate,
  hints: ReadingHints,
  isSection: boolean,
): Meeting {
  const { blocks, from, to, outline, speech, listed } = draft;
  const day = settleDay(blocks, outline, path, front, hints, isSection);
  const before = {
    blocks,
    from,
    to,
    outline,
    speech,
    roster,
    hints,
    date: day.date,
    start: day.start,
    end: day.end,
    keys: keysOf(blocks, from, to),
    dues: new Map(),
    wrap: wrapOf(blocks, from, to),
    hasOwnNotes: outline.parts.some((part) => part.kind === 'notes' && part.named && hasWords(blocks, part.from, to)),
  };
  const nextMeeting = readNext({ ...before, next: undefined });
  const note: Note = { ...before, next: nextMeeting };
  const found = readAll(note, listed);
  if (nextMeeting !== undefined) found.notUnderstood.delete(nextMeeting.line);
  const ids = newIds();
  const actions = inOrder(found.actions);
  for (const action of actions) if (action.pin !== undefined) ids.take(action.pin);
  const give = <T extends { readonly text: string }>(kind: string, one: T) => ({ id: ids.give(`${kind}: ${one.text}`), ...one });
  const first = blocks[from]?.line.number ?? 1;
  const last = blocks[to - 1]?.line.number ?? first;
  const [recap] = found.recaps;
  return {
    path: source.path,
    lines: isSection ? [first, last] : [1, Math.max(1, last)],
    ...day,
    cancelled: isCancelled(note, listed.attendees.length),
    attendees: listed.attendees,
    regrets: listed.regrets,
    agenda: found.agenda,
    actions: actions.map(({ pin, ...action }): Action => ({ id: pin ?? ids.give(action.text), pinned: pin !== undefined, ...action })),
    decisions: inOrder(found.decisions).map((decision) => give('decision', decision)),
    milestones: found.milestones.map((milestone) => give('milestone', milestone)),
    raised: found.raised.map((one) => give('raised', one)),
    charter: found.charter,
    ...(nextMeeting === undefined ? {} : { nextMeeting }),
    ...(recap === undefined ? {} : { recap }),
    notUnderstood: [...found.notUnderstood].filter((line) => !found.taken.has(line)).sort((a, b) => a - b),
  };
}

// Parts first, then the lines outside of them, then what is left.
function readAll(note: Note, listed: Attendance): Found {
  const found: Found = {
    actions: new Map(),
    decisions: new Map(),
    milestones: [],
    raised: [],
    agenda: [],
    charter: [],
    recaps: [],
    taken: new Set(listed.lines),
    notUnderstood: new Set(listed.notUnderstood),
  };
  for (const syntax of syntaxes) syntax.parts?.(note, found);
  const readers = syntaxes.filter((syntax) => syntax.line !== undefined);
  for (let i = note.from; i < note.to; i++) {
    const { text, shape } = note.blocks[i] as Block;
    if (text === '' || shape === 'quote' || shape === 'html' || shape === 'rule') continue;
    const held = note.keys[i - note.from] as number;
    for (const reader of readers) if (reader.keys === undefined || (reader.keys & held) !== 0) reader.line?.(note, i, found);
  }
  for (const syntax of syntaxes) syntax.rest?.(note, found);
  return found;
}

function inOrder<T>(found: ReadonlyMap<number, T>): readonly T[] {
  return [...found].sort(([a], [b]) => a - b).map(([, one]) => one);
}

function hasWords(blocks: readonly Block[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { shape, text } = blocks[i] as Block;
    if (text !== '' && shape !== 'heading' && shape !== 'comment') return true;
  }
  return false;
}

// The words behind the dash of a slot: names by which the note means its people.
function ownerWords(blocks: readonly Block[], from: number, to: number): ReadonlySet<string> {
  const words = new Set<string>();
  for (let i = from; i < to; i++) {
    const { text } = blocks[i] as Block;
    if (text.charCodeAt(0) !== 91) continue;
    const close = text.indexOf(']');
    const owner = close === -1 || close > 200 ? undefined : /\s[-–—]\s*([^-–—]{1,60})$/.exec(text.slice(0, close))?.[1];
    for (const name of owner?.split(/[,&/+]|\sand\s/) ?? []) words.add(name.trim().toLowerCase());
  }
  return words;
}

// People of the front matter count where the text lists none.
function withFront(attendance: Attendance, front: Front): Attendance {
  const people = (values: Front['attendees']) =>
    values.flatMap(({ line, text }) => {
      const person = personIn(text);
      return typeof person !== 'object'
        ? []
        : [
            {
              line,
              name: person.name,
              ...(person.handle === undefined ? {} : { handle: person.handle }),
              ...(person.role === undefined ? {} : { role: person.role }),
            },
          ];
    });
  return {
    ...attendance,
    attendees: attendance.attendees.length > 0 ? attendance.attendees : people(front.attendees),
    regrets: attendance.regrets.length > 0 ? attendance.regrets : people(front.regrets),
  };
}
