// Meeting notes as people write them, read into meetings. Knows the order in which the parts are read;
// each part's forms are in a file of its own. Never throws, never guesses: what is doubtful is marked as inferred or told as a doubt.
import { type Block, shapeLines } from '../../text/blocks.ts';
import type { Fields } from '../../text/fields.ts';
import { lineNumberAt, splitLines } from '../../text/lines.ts';
import type { Source } from '../../text/source.ts';
import type { Meeting, ReadingHints } from '../meeting.ts';
import { type Attendance, readAttendance } from './attendance.ts';
import { isCancelled } from './cancelled.ts';
import { settleDay } from './day-of-meeting.ts';
import { type Front, readFront } from './front.ts';
import { type Keys, keysOf } from './keys.ts';
import { meetingOf } from './meeting-of.ts';
import { readNext } from './next.ts';
import { type Note, type Speech, wrapOf } from './note.ts';
import { type Outline, outlineOf } from './outline.ts';
import { dateOfPath, type PathDate } from './path-date.ts';
import { personIn } from './person.ts';
import { remembered } from './remembered.ts';
import { type Roster, rosterOf } from './roster.ts';
import { addSpoken, type Spoken } from './spoken.ts';
import type { Found } from './syntax.ts';
import { syntaxes } from './syntaxes.ts';
import { speechOf } from './transcript.ts';
import { orderOf, type Section, sectionsOf } from './year-log.ts';

/**
 * The meetings of one file: one for most, several for a log of many dated meetings. `header` is its front matter, where somebody has read
 * it; `keysIn` is another way to tell which lines are looked at.
 */
export function readNotes(source: Source, hints: ReadingHints = {}, header?: Fields, keysIn: typeof keysOf = keysOf): readonly Meeting[] {
  const front = readFront(source, header);
  const firstLine = front.bodyStart > 1 ? lineNumberAt(source.text, front.bodyStart) : 1;
  const blocks = shapeLines(splitLines(source.text, front.bodyStart, firstLine));
  const keys = keysIn(source.text, blocks);
  const path = dateOfPath(source.path);
  const sections = sectionsOf(blocks, keys.bits, path);
  if (sections === undefined) {
    const draft = draftOf(blocks, keys, { from: 0, to: blocks.length }, front);
    const roster = rosterOf(
      [...draft.listed.attendees, ...draft.listed.regrets],
      hints.people ?? new Set(),
      spokenIn([draft], source.text),
    );
    return [readMeeting(source, draft, roster, front, path, hints, false)];
  }
  const noFront: Front = { bodyStart: front.bodyStart, attendees: [], regrets: [] };
  const drafts = sections.map((section) => draftOf(blocks, keys, section, noFront));
  // Who was there once is known in the other meetings of the log.
  const roster = rosterOf(
    drafts.flatMap(({ listed }) => [...listed.attendees, ...listed.regrets]),
    hints.people ?? new Set(),
    spokenIn(drafts, source.text),
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
  readonly keys: Keys;
  readonly from: number;
  readonly to: number;
  readonly outline: Outline;
  readonly speech: Speech;
  readonly listed: Attendance;
}

function draftOf(blocks: readonly Block[], keys: Keys, { from, to }: Section, front: Front): Draft {
  const outline = outlineOf(blocks, keys.bits, from, to);
  const speech = speechOf(blocks, keys.bits, from, to);
  const owned = ownerWords(blocks, from, to);
  const isSpoken = (name: string) => speech.labels.has(name.toLowerCase()) || owned.has(name.toLowerCase());
  return { blocks, keys, from, to, outline, speech, listed: withFront(readAttendance(blocks, outline, isSpoken), front) };
}

// Who speaks in the meetings that list nobody.
function spokenIn(drafts: readonly Draft[], text: string): Spoken {
  const names = new Set<string>();
  for (const { blocks, keys, from, to, listed } of drafts) if (listed.attendees.length === 0) addSpoken(blocks, keys.bits, from, to, names);
  if (text.includes('(AKA ')) for (const [, initials = ''] of text.matchAll(/\p{L} \(AKA (\p{Lu}{2,4})\)/gu)) names.add(initials);
  return { names, text };
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
  const { blocks, keys, from, to, outline, speech, listed } = draft;
  const day = settleDay(blocks, keys.bits, outline, path, front, hints, isSection);
  const note: { -readonly [K in keyof Note]: Note[K] } = {
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
    keys,
    dues: new Map(),
    wrap: wrapOf(blocks, from, to),
    hasOwnNotes: outline.parts.some((part) => part.kind === 'notes' && part.named && hasWords(blocks, part.from, to)),
    next: undefined,
  };
  const nextMeeting = readNext(note);
  note.next = nextMeeting;
  const found = readAll(note, listed);
  if (nextMeeting !== undefined) found.notUnderstood.delete(nextMeeting.line);
  const first = blocks[from]?.line.number ?? 1;
  const last = blocks[to - 1]?.line.number ?? first;
  return meetingOf(source.path, isSection ? [first, last] : [1, Math.max(1, last)], day, listed, nextMeeting, {
    cancelled: isCancelled(note, listed.attendees.length),
    actions: inOrder(found.actions),
    decisions: inOrder(found.decisions),
    milestones: found.milestones,
    raised: found.raised,
    agenda: found.agenda,
    charter: found.charter,
    recap: found.recaps[0],
    notUnderstood:
      found.notUnderstood.size === 0 ? [] : [...found.notUnderstood].filter((line) => !found.taken.has(line)).sort((a, b) => a - b),
  });
}

const partReaders = syntaxes.flatMap(({ parts }) => parts ?? []);
const lineReaders = syntaxes.flatMap(({ line, keys }) => (line === undefined ? [] : [{ line, keys }]));
const restReaders = syntaxes.flatMap(({ rest }) => rest ?? []);

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
  for (const readParts of partReaders) readParts(note, found);
  for (let i = note.from; i < note.to; i++) {
    const { text, shape } = note.blocks[i] as Block;
    if (text === '' || shape === 'quote' || shape === 'html' || shape === 'rule') continue;
    const held = note.keys.bits[i] as number;
    for (const { line, keys } of lineReaders) if (keys === undefined || (keys & held) !== 0) line(note, i, found);
  }
  for (const readRest of restReaders) readRest(note, found);
  return found;
}

function inOrder<T>(found: ReadonlyMap<number, T>): readonly T[] {
  if (found.size < 2) return [...found.values()];
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
    if (close === -1 || close > 200) continue;
    for (const name of namesBehindDash(text.slice(0, close))) words.add(name);
  }
  return words;
}

const namesBehindDash = remembered((slot: string): readonly string[] => {
  const pieces = slot.split(/\s[-–—]\s/);
  const owner = pieces.length > 1 ? pieces[pieces.length - 1] : /\s[-–—]\s*([^-–—]{1,60})$/.exec(slot)?.[1];
  return (
    owner
      ?.slice(0, 60)
      .split(/[,&/+]|\sand\s/)
      .map((name) => name.trim().toLowerCase()) ?? []
  );
});

// People of the front matter count where the text lists none.
function withFront(attendance: Attendance, front: Front): Attendance {
  if (front.attendees.length + front.regrets.length === 0) return attendance;
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
