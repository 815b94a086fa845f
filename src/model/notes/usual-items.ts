// The items of a note of the usual form: a person, a decision, a task, as the reader of all notes reads them. What may be anything else as
// well, or needs the lines around it, is undefined.
import { labelOf, plainWords } from '../../text/inline.ts';
import type { Line } from '../../text/lines.ts';
import type { Attendee } from '../meeting.ts';
import { isSpeech } from './action-parts.ts';
import { decisionMarker } from './decision-parts.ts';
import { isOnlyLink, saysNone } from './empty-words.ts';
import { keys, type LineKeys } from './keys.ts';
import { markerIn } from './marker.ts';
import type { Note } from './note.ts';
import { dashIn, furthestDash } from './outline.ts';
import { isPlainName, personIn, piecesOf } from './person.ts';
import { remembered } from './remembered.ts';
import { isMarked, isPromised, isSpoken, namesPart, tellsNext, type Words } from './silent.ts';
import { actionOf, decidedWords, type FoundAction, hasWords } from './syntax.ts';
import { taskIn } from './task.ts';
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
  const marker = decisionMarker.exec(text)?.[0] ?? '';
  const rest = text.slice(marker.length);
  const label = (bits & keys.colon) === 0 ? undefined : labelOf(text);
  if (label !== undefined && (label.rest === '' || (partNamed(plainWords(label.label)) !== 'decisions' && namesPart(text))))
    return undefined;
  return rest === '' || saysNone(plainWords(rest)) ? undefined : decidedWords(rest);
}

/** The one person that an item names, with nothing beside the name that could mean several things. */
export const onePerson: (text: string) => Omit<Attendee, 'line'> | undefined = remembered((text) => {
  if (piecesOf(text).length !== 1) return undefined;
  if (isPlainName(text)) return { name: text };
  if (!/^[\p{L}@][^:"“„«,;&[\]]*$/u.test(text)) return undefined;
  const person = personIn(text);
  if (typeof person !== 'object' || person.absent || person.nickname !== undefined || person.asides.length + person.beside.length > 0)
    return undefined;
  const { name, handle, role, partial } = person;
  return {
    name,
    ...(handle === undefined ? {} : { handle }),
    ...(role === undefined ? {} : { role }),
    ...(partial === undefined ? {} : { partial }),
  };
});

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
