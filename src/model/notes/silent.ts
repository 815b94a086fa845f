// Lines on which no reader finds anything: talk, and items of an agenda. Asks of each line what the readers would ask, and makes no blocks.
import { labelOf, plainWords } from '../../text/inline.ts';
import { keys } from './key-words.ts';
import type { LineKeys } from './keys.ts';
import { markerIn } from './marker.ts';
import { mayNameNext } from './next.ts';
import type { Note } from './note.ts';
import { dashIn, furthestDash, lastLabel } from './odd-labels.ts';
import { isRole } from './people.ts';
import { promiseIn } from './promise.ts';
import { speakerOf } from './transcript.ts';
import { mayName } from './words.ts';

/** A line's words with their keys; `by` are the keys of the text, last asked for this line. */
export interface Words {
  readonly text: string;
  readonly bits: number;
  readonly by: LineKeys;
}

/** Whether no reader finds anything in a bullet that begins with a letter and has no lines below it. */
export function isSilentItem(note: Note, { text, bits, by }: Words): boolean {
  if (text.length > 2000 || (bits & keys.telling) !== 0 || (bits & votes) === votes) return false;
  const dash = dashIn(text, furthestDash);
  if (dash !== -1 && mayName(text.slice(0, dash))) return false;
  if ((bits & keys.decision) !== 0 && mayDecide(text, bits)) return false;
  if ((bits & keys.colon) !== 0 && namesPart(text)) return false;
  return !tellsNext(text, bits) && !isMarked(note, text, bits) && !isPromised(note, { text, bits, by });
}

// A marker of a decision has a colon or a dash behind it, or `#` before it.
function mayDecide(text: string, bits: number): boolean {
  if ((bits & keys.colon) !== 0 || text.includes('#') || (text.includes('-') && text.includes(' - '))) return true;
  return (bits & keys.odd) !== 0 && / [–—] /.test(text);
}

const votes = keys.voting | keys.decision;

/** The same as the keys alone tell it, of a line whose mark and length are usual: false where the words have to be looked at. */
export function isQuiet(note: Note, bits: number, by: LineKeys): boolean {
  if ((bits & loud) !== 0 || (bits & votes) === votes || by.isMarked) return false;
  return (bits & keys.promise) === 0 || !by.mayBegin(note.roster.mayStart);
}

const loud = keys.telling | keys.next | keys.action | keys.colon;

/** The same of a line of a paragraph: what heads no part, is no title, and gives no day. */
export function isSilentTalk(note: Note, words: Words): boolean {
  const { text, bits } = words;
  const last = text.charAt(text.length - 1);
  const ends = last === '.' || last === '!';
  if (!ends && (text.length <= 60 || last === ')')) return false;
  if ((bits & keys.digit) !== 0 && (text.length <= 80 || (text.length <= 140 && !ends))) return false;
  return isSilentItem(note, words);
}

/** Whether a line has a label that may name a part, or what somebody does in the meeting. */
export function namesPart(text: string): boolean {
  const label = labelOf(text)?.label;
  return (label !== undefined && (mayName(label) || isRole(plainWords(label)))) || lastLabel(text) !== undefined;
}

/** Whether a line may name the next meeting. */
export function tellsNext(text: string, bits: number): boolean {
  return (bits & keys.next) !== 0 && mayNameNext(plainWords(text));
}

/** Whether a line has a marker of an action, or an id that `wg` wrote. */
export function isMarked(note: Note, text: string, bits: number): boolean {
  return (bits & keys.action) !== 0 && (text.length <= 20 || text.includes('<!--') || markerIn(text, note) !== undefined);
}

/** Whether somebody known takes something on in a line that begins with a letter. */
export function isPromised(note: Note, { text, bits, by }: Words): boolean {
  return (bits & keys.promise) !== 0 && by.mayBegin(note.roster.mayStart) && promiseIn(text, note.roster) !== undefined;
}

/** Whether somebody speaks in a line. */
export function isSpoken(text: string, bits: number): boolean {
  return (bits & keys.colon) !== 0 && speakerOf(text) !== undefined;
}
