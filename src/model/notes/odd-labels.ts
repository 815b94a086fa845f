// Labels that are not words and a colon at the beginning of a line: with a dash, in bold, or at the end of a line of sentences. Keeps from
// others how strict each of them has to be.
import { type Label, plainWords } from '../../text/inline.ts';
import { personIn, piecesOf } from './person.ts';
import { mayName, type PartKind, partNamed } from './words.ts';

/** The label of a line that has none before a colon, and what follows it; undefined where there is none. */
export function oddLabelOf(text: string): Label | undefined {
  return peopleBehindDash(text) ?? boldLabel(text) ?? lastLabel(text);
}

/** Behind this place a dash ends no label. */
export const furthestDash = 30;

// `**Present** - Ana, Bo`: a dash where others write a colon, before nothing but names.
function peopleBehindDash(text: string): Label | undefined {
  if (text.length > 2000) return undefined;
  const dash = dashIn(text, furthestDash);
  if (dash < 3 || !mayName(text.slice(0, dash))) return undefined;
  const label = plainWords(text.slice(0, dash));
  const kind = partNamed(label);
  if (kind !== 'attendees' && kind !== 'regrets') return undefined;
  const rest = text.slice(dash + 3).replace(/^[*_\s]+/, '');
  const pieces = piecesOf(rest.replace(/\.\s*$/, ''));
  return pieces.length > 0 && pieces.every((piece) => personIn(piece) !== undefined) ? { label, rest } : undefined;
}

// `**Action items** Ana will call`: bold where others write a colon.
function boldLabel(text: string): Label | undefined {
  if (!text.startsWith('**') || text.length > 2000) return undefined;
  const close = text.indexOf('**', 2);
  const rest = text.slice(close + 2);
  if (close < 5 || close > 42 || !/^\s+[\p{Lu}@[]/u.test(rest)) return undefined;
  const label = plainWords(text.slice(2, close));
  const kind = mayName(label) ? partNamed(label) : undefined;
  return kind === 'actions' || kind === 'decisions' || isPeople(kind) ? { label, rest: rest.trim() } : undefined;
}

/** The label that ends a line of sentences, `Please sign in below. Roll call:`, where it heads a list of people. */
export function lastLabel(text: string): Label | undefined {
  if (!text.endsWith(':') || text.length > 600) return undefined;
  const at = Math.max(text.lastIndexOf('. '), text.lastIndexOf('! '), text.lastIndexOf('? '));
  const label = text.slice(at + 2, -1);
  return at > 0 && mayName(label) && isPeople(partNamed(label)) ? { label, rest: '' } : undefined;
}

/** Where the first dash between spaces stands, up to a place; -1 where none does. */
export function dashIn(text: string, most: number): number {
  const head = text.slice(0, most + 2);
  const dashes = [head.indexOf(' - ', 1), head.indexOf(' – ', 1), head.indexOf(' — ', 1)].filter((at) => at !== -1);
  return dashes.length === 0 ? -1 : Math.min(...dashes);
}

function isPeople(kind: PartKind | undefined): boolean {
  return kind === 'attendees' || kind === 'regrets';
}

/** What stands behind a label's colon, but for an invitation and a mark that breaks the line, which are no content. */
export function contentOf(rest: string): string {
  const plain = rest.replace(/(?:[*_]+|\\|^\+)$/, '').trim();
  if (plain === '' || /^(?:please )?(?:add|mark|sign|enter|fill in|put) (?:your(?:self|selves)?|in)\b/i.test(plain)) return '';
  return /^\([^()]*\)$/.test(plain) && /\b(?:add|please|mark|sign|enter|fill)\b/i.test(plain) ? '' : rest;
}

/** The kind of part that a label names, with or without the day on which its tasks are due. */
export function labelNamed(words: string): PartKind | undefined {
  const kind = partNamed(words);
  return kind === 'actions' || words.length > 80 ? kind : (tasksNamed(words) ?? kind);
}

/**
 * Tasks whose heading says when they are due, or that stand beside something else: `Action items by Sunday 10pm`, `Agenda/Tasks for next
 * week`.
 */
export function tasksNamed(words: string): 'actions' | 'outcomes' | undefined {
  const bare = words.replace(untilWhen, '');
  const slash = bare.length > 60 ? -1 : bare.indexOf('/');
  if (slash > 0 && partNamed(bare.slice(slash + 1)) === 'actions') {
    return partNamed(bare.slice(0, slash)) === 'decisions' ? 'outcomes' : 'actions';
  }
  return bare !== words && partNamed(bare) === 'actions' ? 'actions' : undefined;
}

/** Whether a heading names tasks beside something that is no part of notes, so that only what somebody owns is one: `Problems/Tasks`. */
export function isMixed(words: string): boolean {
  const slash = words.length > 80 ? -1 : words.indexOf('/');
  return slash > 0 && partNamed(words.slice(0, slash)) === undefined && tasksNamed(words) !== undefined;
}

/** When the tasks below a heading are due: `Action items by Sunday 10pm`. */
export const untilWhen =
  /\s(?:by|before|until|till|due|for)[:\s]+(?:(?:the |our )?(?:next|this|coming|end|following)\b|eo[dwm]\b|today|tomorrow|\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{Ll}*\b).*$/iu;
