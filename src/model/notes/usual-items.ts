// The items of a note of the usual form: a person, a decision, a task, as the reader of all notes reads them. What may be anything else as
// well, or needs the lines around it, is undefined.
import { labelOf, plainWords } from '../../text/inline.ts';
import type { Line } from '../../text/lines.ts';
import type { Attendee } from '../meeting.ts';
import { isSpeech } from './action-parts.ts';
import { decisionMarker } from './decision-parts.ts';
import { isOnlyLink, saysNone } from './empty-words.ts';
import { keys } from './key-words.ts';
import type { LineKeys } from './keys.ts';
import { markerIn } from './marker.ts';
import type { Note } from './note.ts';
import { dashIn, furthestDash } from './odd-labels.ts';
import { isPlainName, personIn, piecesOf } from './person.ts';
import { remembered } from './remembered.ts';
import { ownersIn } from './roster.ts';
import { isMarked, isPromised, isSpoken, namesPart, tellsNext, type Words } from './silent.ts';
import { actionOf, decidedWords, type FoundAction, hasWords } from './syntax.ts';
import { mayEndDone, type Task, taskIn } from './task.ts';
import { mayLink } from './task-owners.ts';
import { partNamed } from './words.ts';

/** Whether a text begins with a letter of a Latin script: with no mark of Markdown, no digit, and nothing invisible. */
export function beginsWithLetter(text: string, at = 0): boolean {
  const code = text.charCodeAt(at);
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code < 0x250);
}

/** What an item under `Decisions` decides. */
export function decisionIn(note: Note, words: Words): string | undefined {
  const { text, bits } = words;
  if ((bits & keys.voting) !== 0 || tellsNext(text, bits) || isMarked(note, text, bits) || isPromised(note, words)) return undefined;
  const isPlain = text.startsWith(plainMarker) && beginsWithLetter(text, plainMarker.length);
  const marker = isPlain ? plainMarker : (decisionMarker.exec(text)?.[0] ?? '');
  const rest = text.slice(marker.length);
  const label = (bits & keys.colon) === 0 || isPlain ? undefined : labelOf(text);
  if (label !== undefined && (label.rest === '' || (partNamed(plainWords(label.label)) !== 'decisions' && namesPart(text))))
    return undefined;
  return rest === '' || saysNone((bits & keys.odd) === 0 ? rest : plainWords(rest)) ? undefined : decidedWords(rest);
}

// What `decisionMarker` and `labelOf` find most often.
const plainMarker = 'Decision: ';

/** The one person that an item names, with nothing beside the name that could mean several things; `key` is the same for the same person. */
export const onePerson: (text: string) => (Omit<Attendee, 'line'> & { readonly key: string }) | undefined = remembered((text) => {
  if (piecesOf(text).length !== 1) return undefined;
  if (isPlainName(text)) return { name: text, key: text.toLowerCase() };
  if (!/^[\p{L}@][^:"“„«,;&[\]]*$/u.test(text)) return undefined;
  const person = personIn(text);
  if (typeof person !== 'object' || person.absent || person.nickname !== undefined || person.asides.length + person.beside.length > 0)
    return undefined;
  return { ...person, key: (person.handle ?? person.name).toLowerCase() };
});

/** The attendee that a person is who was found on a line. */
export function attendeeOn(line: number, { name, handle, role, partial }: Omit<Attendee, 'line'>): Attendee {
  const attendee: { -readonly [K in keyof Attendee]: Attendee[K] } = { line, name };
  if (handle !== undefined) attendee.handle = handle;
  if (role !== undefined) attendee.role = role;
  if (partial !== undefined) attendee.partial = partial;
  return attendee;
}

/** The action that an item under `Action items` is, of the line with these places. */
export function taskOn(note: Note, by: LineKeys, text: string, line: Omit<Line, 'next' | 'text'>): FoundAction | undefined {
  const at = line.start + 2;
  const box = text.charAt(at) === '[' && text.startsWith('] ', at + 2) ? text.charAt(at + 1) : undefined;
  if (box !== undefined && box !== ' ' && box !== 'x' && box !== '-') return undefined;
  const start = box === undefined ? at : at + 4;
  const words = text.slice(start, line.end);
  const isSlot = words.startsWith('[until ');
  if ((!isSlot && !beginsWithLetter(words)) || words.includes('?')) return undefined;
  const bits = by.bits(start, line.end);
  const plain = isSlot && (bits & (keys.odd | keys.action | keys.next)) === 0 ? plainTaskIn(words, box) : undefined;
  if (plain !== undefined) return actionOf(note, line, plain, 'marked');
  if (tellsNext(words, bits) || saysNone(plainWords(words)) || isOnlyLink(words)) return undefined;
  if (!isSlot) {
    if ((bits & keys.decision) !== 0 || ((bits & keys.colon) !== 0 && (namesPart(words) || isSpeech(note, words)))) return undefined;
    if (dashIn(words, furthestDash) !== -1 || isSpoken(words, bits)) return undefined;
  }
  // An id that `wg` wrote is a marker of the same action.
  if ((bits & keys.action) !== 0 && markerIn(words, note) !== undefined) return undefined;
  const task = taskIn(words, note.roster, box, true);
  return hasWords(task.text) ? actionOf(note, line, task, 'marked') : undefined;
}

const plainSlot = /^\[(until \d{4}-\d\d-\d\d) - ([A-Za-z]+(?: [A-Za-z]+){0,3})\] (?=[A-Za-z][A-Za-z0-9 ,]*$)/;

// `[until 2016-03-15 - Ana Ruiz] Write to the members`, with no sign or word in it by which `taskIn` could find more.
function plainTaskIn(words: string, box: ' ' | 'x' | '-' | undefined): Task | undefined {
  const slot = plainSlot.exec(words);
  if (slot === null) return undefined;
  const [{ length }, due, owner] = slot as unknown as [string, string, string];
  const owned = ownersAlone(owner);
  const text = words.slice(length);
  if (owned === undefined || mayEndDone(text) || mayLink.test(text)) return undefined;
  const state = box === 'x' ? 'done' : box === '-' ? 'dropped' : 'open';
  const task = { text, owners: owned.owners, due: { words: due, sure: true }, state, links: noLinks, slotted: true } as const;
  return owned.nobody === undefined ? task : { ...task, nobody: owned.nobody };
}

const noLinks: readonly string[] = [];

// Owners who are the same, whoever is known in the note.
const ownersAlone = remembered((words) => ownersIn(words, undefined));
