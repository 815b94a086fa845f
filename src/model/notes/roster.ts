// The names by which the people of one meeting may be meant, and the words that stand where a name should and mean nobody.
import type { Attendee } from '../meeting.ts';
import { looksLikeName } from './person.ts';

/** Who is known in one meeting. Names are compared without case, `@`, and marks around them. */
export interface Roster {
  /** A name, first name, nickname or handle of somebody who is known. */
  readonly knows: (name: string) => boolean;
  /** Also a last name or initials, which are trusted only where the writer marked a line. */
  readonly mayMean: (name: string) => boolean;
  /** Whether the first word of a text, whatever marks stand around it, begins a name that is known: a cheap test. */
  readonly begins: (text: string) => boolean;
}

const nobodyWords: ReadonlySet<string> = new Set([
  'all', 'everyone', 'everybody', 'team', 'the team', 'whole team', 'someone', 'somebody', 'anyone', 'anybody', 'any', 'tbd', 'tba', 'tbc', '?', '??', '???', 'unclaimed',
  'unassigned', 'nobody', 'no one', 'none', 'all of us', 'us', 'we', 'group', 'the group', 'wg', 'the wg', 'everyone else', 'all attendees', 'all members', 'members',
  'volunteer', 'volunteers', 'volunteer needed', 'needs owner', 'needs an owner', 'n/a', 'na', '-', '–', '—', '...', '…', 'whoever', 'others', 'owner', 'help wanted', 'open',
  'alle', 'jeder', 'jemand', 'niemand', 'offen', 'wir', 'tous', 'toutes', 'tout le monde', 'personne', 'quelqu’un', 'nous', 'todos', 'todas', 'alguien', 'nadie', 'nosotros',
  'alguém', 'ninguém', 'nós', 'toda la gente', 'semua', 'seseorang', 'kita', 'kita semua', 'siapa saja', 'belum ada',
]); // biome-ignore format: one list

/** Whether a word that stands where an owner should names nobody: `All`, `TBD`, `??`. */
export function isNobody(words: string): boolean {
  return nobodyWords.has(fold(words)) || /^\?+$/.test(words);
}

/** The roster of a meeting: its attendees, those who sent regrets, and the people of the group. */
export function rosterOf(attendees: readonly Attendee[], group: ReadonlySet<string>): Roster {
  const known = new Set<string>();
  const loose = new Set<string>();
  const add = (name: string) => {
    const folded = fold(name);
    if (folded.length > 1 && !isNobody(folded)) known.add(folded);
  };
  const addFull = (name: string) => {
    add(name);
    const words = name.split(/[\s\u00a0]+/).filter((word) => /^\p{L}/u.test(word));
    const [first, last] = [words[0], words[words.length - 1]];
    if (first !== undefined && words.length > 1 && first.replace(/\P{L}/gu, '').length > 1) add(first);
    if (last !== undefined && words.length > 1 && last.length > 2) loose.add(fold(last));
    if (words.length > 1)
      loose.add(
        words
          .map((word) => word.charAt(0))
          .join('')
          .toLowerCase(),
      );
    if (words.length > 2) loose.add(`${(first as string).charAt(0)}${(last as string).charAt(0)}`.toLowerCase());
    if (words.length === 2) add(`${first as string} ${(last as string).charAt(0)}`);
  };
  for (const person of attendees) {
    addFull(person.name);
    if (person.handle !== undefined) add(person.handle);
    if (person.nickname !== undefined) add(person.nickname);
  }
  for (const name of group) addFull(name);
  const firsts = new Set([...known].map((name) => name.split(/[\s.]/)[0] as string));
  return {
    begins: (text) => {
      let from = 0;
      while (from < text.length && from < 6 && !isLetter(text.charCodeAt(from))) from++;
      let to = from;
      while (to < text.length && to < from + 40 && isInName(text.charCodeAt(to))) to++;
      return to > from && firsts.has(text.slice(from, to).toLowerCase());
    },
    knows: (name) => known.has(fold(name)),
    mayMean: (name) => known.has(fold(name)) || loose.has(fold(name)),
  };
}

function isLetter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code > 0xbf && (code < 0x2000 || code > 0x2bff) && (code < 0xd800 || code > 0xdfff) && (code < 0xfe00 || code > 0xfe0f))
  );
}

function isInName(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57) || code === 45 || code === 95 || code === 39;
}

/** The names in words that stand where owners should, as written and without marks; and the word there that names nobody. */
export function ownersIn(
  words: string,
  roster: Roster | undefined,
): { readonly owners: readonly string[]; readonly nobody?: string } | undefined {
  if (words.length > 120) return undefined;
  const owners: string[] = [];
  let nobody: string | undefined;
  for (const piece of words.split(/\s*(?:[,;+&/]|\s(?:and|und|et|y|e|dan|with)\s)\s*|(?<=@[\p{L}\p{N}_.-]{1,40})\s+(?=@)/iu)) {
    const name = trimMarks(piece);
    if (name === '') continue;
    if (isNobody(name)) nobody ??= name;
    else if (
      roster?.mayMean(name) === true ||
      /^@[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u.test(name) ||
      (roster === undefined && looksLikeName(name))
    )
      owners.push(name);
    else return undefined;
  }
  if (owners.length === 0 && nobody === undefined) return undefined;
  return { owners: [...new Set(owners)], ...(nobody === undefined ? {} : { nobody }) };
}

/** A name without brackets, emphasis and full stop around it, and without the `@` behind it that some write. */
export function trimMarks(name: string): string {
  return name.replace(/^[\s*_`"'“‘([{<~]+|[\s*_`"'”’)\]}>:.~@]+$/g, '').trim();
}

function fold(name: string): string {
  return name
    .replace(/^[\s*_`"'“‘([{<@]+|[\s*_`"'”’)\]}>:.@]+$/g, '')
    .trim()
    .toLowerCase()
    .normalize('NFC')
    .replace(/['‘`´]/g, '’');
}
