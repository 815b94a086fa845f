// How a line or a paragraph of a list of people is cut into people, where commas alone do not tell.
import type { Block } from '../../text/blocks.ts';
import type { Label } from '../../text/inline.ts';
import { initialsBefore, initialsIn, personIn, piecesOf, type WrittenPerson } from './person.ts';

/** The lines of a paragraph of names that is wrapped behind a comma, from the one at an index; undefined where it is none. */
export function wrappedList(body: readonly Block[], at: number): readonly Block[] | undefined {
  let to = at + 1;
  while (
    to < body.length &&
    to < at + 40 &&
    body[to]?.shape === 'plain' &&
    body[to]?.line.number === (body[to - 1] as Block).line.number + 1
  )
    to++;
  const lines = body.slice(at, to);
  return lines.every(({ text }) => text.includes(',')) ? lines : undefined;
}

/** Whether a line names several people; in a list of more than two lines mostly each is one person. `[Ana, Bo]` and `Ana<br>Bo` are two in any. */
export function areSeveral(text: string, isInList: boolean): boolean {
  // Whatever follows the name in `AL - Ana Lopez, Acme`.
  if (initialsBefore(text) !== undefined) return false;
  const pieces = piecesOf(text);
  if (initialsIn(pieces) !== undefined) return true;
  if (pieces.length < 2) return false;
  if (isInList && pieces.length < 4 && areFullNames(pieces)) return true;
  if (pieces.length === 2 && / (?:and|&) /i.test(text) && !text.includes(',')) return true;
  const isCut = /^\[[^[\]]+\]$|<br/i.test(text);
  const mayBeSeveral = isCut || ((!isInList || pieces.length >= 4) && !isOneWithPlace(pieces));
  return mayBeSeveral && pieces.every((piece) => typeof personIn(piece) === 'object');
}

/** Whether what stands behind a name is talk: a roll call that turns into what was said. */
export function areSentences(text: string): boolean {
  return text.length > 40 && !/[@(]/.test(text.slice(0, 40)) && /\s\p{Ll}+\s\p{Ll}+\s/u.test(text);
}

// Whether pieces of a line are several people by their full names: `Ana Lopez, Bo Berg (Acme)`.
function areFullNames(pieces: readonly string[]): boolean {
  const fits = (piece: string) => /^\s*\p{Lu}\p{Ll}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){1,2}\s*(?:\([^()]*\)\s*)?$/u.test(piece);
  if (!pieces.every(fits) || pieces.slice(0, -1).some((piece) => piece.includes('('))) return false;
  const last = personIn(pieces[pieces.length - 1] as string);
  return typeof last === 'object' && last.asides.length === 1;
}

/** Names by their initials, with nothing but spaces between them: `AL BB CD ElenaF`; undefined for any other text. */
export function spacedNames(text: string): readonly string[] | undefined {
  if (text.length > 300 || /[,;(@]/.test(text)) return undefined;
  const names = text.trim().split(/\s+/);
  const isShort = (name: string) => /^\p{Lu}{2,3}$/u.test(name);
  return names.length > 2 && names.filter(isShort).length > 1 && names.every((name) => /^\p{Lu}[\p{L}’']{1,24}$/u.test(name))
    ? names
    : undefined;
}

// Whether two pieces of a line are a full name and one word behind it: a person and where they work, `Ana Lopez, Acme`.
function isOneWithPlace(pieces: readonly string[]): boolean {
  const [name = '', place = ''] = pieces;
  return pieces.length === 2 && /^\s*\p{Lu}\S*\s+\p{Lu}\S*/u.test(name) && /^\s*\p{Lu}\S*\s*$/u.test(place);
}

/** Whether a label stands before four people or more, so that it is a group of them whatever it says: `Berlin: Ana, Bo, Cy, Dee`. */
export function isGroupOfMany({ label, rest }: Label): boolean {
  if (rest.length > 1000 || rest.indexOf(',') === -1 || /(?<!\b\p{Lu})[.!?]\s+\p{Lu}/u.test(rest)) return false;
  const pieces = piecesOf(rest);
  return pieces.length >= 4 && label.length <= 40 && pieces.every((piece) => typeof personIn(piece) === 'object');
}

/** A list of people with a comma before each word for a group that has none: `Ana, Bo Guests: Cy`. */
export function beforeGroups(list: string): string {
  // Two links beside each other are two people.
  const apart = list.includes(') [') ? list.replace(/(\]\([^()\s]{1,200}\)) (?=\[[^[\]]{1,80}\]\((?!mailto))/g, '$1, ') : list;
  // `Ana (Acme), Bo (Acme) Cy (Acme), Dee (Acme)`: a comma that somebody forgot.
  const pieces = apart.split(',');
  const isEven = pieces.length > 3 && pieces.every((piece) => /\)\s*$/.test(piece));
  const whole = isEven ? apart.replace(/\) (?=\p{Lu}[\p{L}’'-]{0,30} \()/gu, '), ') : apart;
  return whole.replace(/([\p{L}.)]) (?=(?:guests?|observers?|visitors?|others|staff|board|members?)\s?:)/giu, '$1, ');
}

/** `[x] Ana` of a line without a bullet. */
export const plainBox = /^\[[ xX]\]\s+(?=\p{L})/u;

/** The box beside a name, of a bullet or a plain line. */
export function boxOf(block: Block): Block['box'] {
  return block.shape !== 'plain' || !plainBox.test(block.text) ? block.box : block.text.charAt(1) === ' ' ? ' ' : 'x';
}

/** Whether a line in a list of people asks them to write their names, links elsewhere, or is a whole sentence: a remark, and nobody's name. */
export function isInvitation(text: string): boolean {
  return (
    /\b(?:please|(?:add|write) (?:yourself|your)|sign[- ]in|https?:)/i.test(text) ||
    text.startsWith('_(') ||
    /^\(.*\)$/.test(text) ||
    (/[.!?]$/.test(text) && text.split(' ').length > 4)
  );
}

/** The person of a line of nothing but initials, `AS`, among other such lines; undefined for any other line. */
export function initialsAmong(text: string, body: readonly Block[]): WrittenPerson | undefined {
  if (!shortName.test(text) || body.filter((block) => shortName.test(block.text)).length < 3) return undefined;
  return { name: text, asides: [], beside: [], absent: false };
}

const shortName = /^\p{Lu}{2,3}$/u;

/** Whether a line names somebody so that it can be nothing else: with two names, a handle, or something in parentheses. */
export function isFullyNamed(block: Block | undefined): boolean {
  const person = block === undefined ? undefined : personIn(block.text);
  return typeof person === 'object' && (person.name.includes(' ') || person.handle !== undefined || person.asides.length > 0);
}
