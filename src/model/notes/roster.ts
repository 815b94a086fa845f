// The names by which the people of one meeting may be meant, and the words that stand where a name should and mean nobody.
import type { Attendee } from '../meeting.ts';
import { startCount, startOf } from './keys.ts';
import { looksLikeName } from './person.ts';
import { remembered } from './remembered.ts';
import { isWrittenSmall, type Spoken } from './spoken.ts';

/** Who is known in one meeting. Names are compared without case, `@`, and marks around them. */
export interface Roster {
  /** A name, first name, nickname or handle of somebody who is known. */
  readonly knows: (name: string) => boolean;
  /** Also a last name or initials, which are trusted only where the writer marked a line. */
  readonly mayMean: (name: string) => boolean;
  /** A name of somebody who is known only from what they said, where no attendees are listed. */
  readonly speaks: (name: string) => boolean;
  /** Whether the first word of a text, whatever marks stand around it, begins a name that is known: a cheap test. */
  readonly begins: (text: string) => boolean;
  /** Whether such a first word may begin with two letters (a number of `startOf`): a cheaper test. */
  readonly mayStart: (start: number) => boolean;
  /** Whether anybody is known. */
  readonly hasPeople: boolean;
}

const nobodyWords: ReadonlySet<string> = new Set([
  'all', 'everyone', 'everybody', 'team', 'the team', 'whole team', 'someone', 'somebody', 'anyone', 'anybody', 'any', 'tbd', 'tba', 'tbc', '?', '??', '???', 'unclaimed',
  'unassigned', 'undecided', 'undetermined', 'nobody', 'no one', 'none', 'all of us', 'us', 'we', 'group', 'the group', 'wg', 'the wg', 'everyone else', 'all attendees', 'all members', 'members',
  'volunteer', 'volunteers', 'volunteer needed', 'needs owner', 'needs an owner', 'n/a', 'na', '-', '–', '—', '...', '…', 'whoever', 'both', 'others', 'owner', 'help wanted', 'open',
  'alle', 'jeder', 'jemand', 'niemand', 'offen', 'wir', 'tous', 'toutes', 'tout le monde', 'personne', 'quelqu’un', 'nous', 'todos', 'todas', 'alguien', 'nadie', 'nosotros',
  'alguém', 'ninguém', 'nós', 'toda la gente', 'semua', 'seseorang', 'kita', 'kita semua', 'siapa saja', 'belum ada',
]); // biome-ignore format: one list

/** Whether a word that stands where an owner should names nobody: `All`, `TBD`, `??`. */
export const isNobody: (words: string) => boolean = remembered((words) => nobodyWords.has(fold(words)) || /^\?+$/.test(words));

// Names as they are compared: those that mean a person for sure, and those that may.
interface Names {
  readonly known: ReadonlySet<string>;
  readonly loose: ReadonlySet<string>;
  /** The first words of the known names. */
  readonly firsts: ReadonlySet<string>;
  /** A flag for each number of `startOf` with which one of them begins. */
  readonly starts: Uint8Array;
}

/** The roster of a meeting: its attendees, those who sent regrets, the people of the group, and those who only speak in it. */
export function rosterOf(
  attendees: readonly Attendee[],
  group: ReadonlySet<string>,
  spoken: Spoken = { names: new Set(), text: '' },
): Roster {
  let here = groupNames.get(group);
  if (here === undefined) {
    here = namesOf([...group].map(namesOfOne));
    groupNames.set(group, here);
  }
  const people = here;
  // Whom the group knows by the same name adds nothing.
  const others: NamesOfOne[] = [];
  for (const { name, handle, nickname } of attendees) {
    if (!group.has(name)) others.push(namesOfOne(name));
    if (handle !== undefined) others.push(nameAlone(handle));
    if (nickname !== undefined) others.push(nameAlone(nickname));
  }
  if (others.length === 0 && spoken.names.size === 0) {
    let one = groupRosters.get(group);
    if (one === undefined) {
      one = rosterBeside(people, noNames, noNames, '');
      groupRosters.set(group, one);
    }
    return one;
  }
  const own = others.length === 0 ? noNames : namesOf(others);
  const speaking = spoken.names.size === 0 ? noNames : namesOf([...spoken.names].map(namesOfOne));
  return rosterBeside(people, own, speaking, spoken.text);
}

// The roster of people of the group, of the note's own, and of those who speak in its text.
function rosterBeside(people: Names, own: Names, speaking: Names, text: string): Roster {
  const ordinary = new Map<string, boolean>();
  const speaks = (folded: string) => {
    if (!speaking.known.has(folded)) return false;
    const known = ordinary.get(folded);
    if (known !== undefined) return !known;
    const isOrdinary = isWrittenSmall(folded, text);
    ordinary.set(folded, isOrdinary);
    return !isOrdinary;
  };
  const knows = (folded: string) => own.known.has(folded) || people.known.has(folded);
  return {
    begins: (words) => {
      let from = 0;
      while (from < words.length && from < 6 && !isLetter(words.charCodeAt(from))) from++;
      let to = from;
      while (to < words.length && to < from + 40 && isInName(words.charCodeAt(to))) to++;
      if (to === from) return false;
      const first = words.slice(from, to).toLowerCase();
      return own.firsts.has(first) || people.firsts.has(first) || speaking.firsts.has(first);
    },
    mayStart: (start) => people.starts[start] === 1 || own.starts[start] === 1 || speaking.starts[start] === 1,
    knows: (name) => knows(fold(name)),
    mayMean: (name) => {
      const folded = fold(name);
      return knows(folded) || own.loose.has(folded) || people.loose.has(folded) || speaks(folded);
    },
    speaks: (name) => speaks(fold(name)),
    hasPeople: own.known.size + people.known.size > 0,
  };
}

// A group's people are the same for all of its notes.
const groupNames = new WeakMap<ReadonlySet<string>, Names>();
// Most notes name nobody else.
const groupRosters = new WeakMap<ReadonlySet<string>, Roster>();

type NamesOfOne = { readonly known: readonly string[]; readonly loose: readonly string[] };

function namesOf(all: readonly NamesOfOne[]): Names {
  const known = new Set<string>();
  const loose = new Set<string>();
  const firsts = new Set<string>();
  for (const one of all) {
    for (const name of one.known) {
      known.add(name);
      firsts.add(firstWord(name));
    }
    for (const name of one.loose) loose.add(name);
  }
  const starts = new Uint8Array(startCount);
  flagStarts(firsts, starts);
  return { known, loose, firsts, starts };
}

const noNames = namesOf([]);

function firstWord(name: string): string {
  const end = name.search(/[\s.]/);
  return end === -1 ? name : name.slice(0, end);
}

const nameAlone = remembered((name: string): NamesOfOne => {
  const folded = fold(name);
  return { known: folded.length > 1 && !isNobody(folded) ? [folded] : [], loose: [] };
});

// Also the first name, the first with the last one's initial; loosely the last name and the initials.
const namesOfOne = remembered((name: string): NamesOfOne => {
  const known = [...nameAlone(name).known];
  const loose: string[] = [];
  const words = name.split(/[\s\u00a0]+/).filter((word) => /^\p{L}/u.test(word));
  const [first, last] = [words[0], words[words.length - 1]];
  if (first === undefined || last === undefined || words.length < 2) return { known, loose };
  if (first.replace(/\P{L}/gu, '').length > 1) known.push(...nameAlone(first).known);
  if (last.length > 2) loose.push(fold(last));
  loose.push(
    words
      .map((word) => word.charAt(0))
      .join('')
      .toLowerCase(),
  );
  if (words.length > 2) loose.push(`${first.charAt(0)}${last.charAt(0)}`.toLowerCase());
  else known.push(...nameAlone(`${first} ${last.charAt(0)}`).known);
  return { known, loose };
});

function flagStarts(firsts: ReadonlySet<string>, flags: Uint8Array): void {
  for (const first of firsts) {
    const second = first.length > 1 ? first.charCodeAt(1) : 0x100;
    // What stands behind a single letter, or what a letter beyond Latin-1 is, nobody asks: all starts with that first letter.
    if (second > 0xff) for (let other = 0; other < 32; other++) flags[startOf(first.charCodeAt(0), other)] = 1;
    else flags[startOf(first.charCodeAt(0), second)] = 1;
  }
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
  for (const name of namesWritten(words)) {
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
  const own = owners.length > 1 ? [...new Set(owners)] : owners;
  return nobody === undefined ? { owners: own } : { owners: own, nobody };
}

const namesWritten = remembered((words: string): readonly string[] =>
  words
    .split(/\s*(?:[,;+&/]|\s(?:and|und|et|y|e|dan|with)\s)\s*|(?<=@[\p{L}\p{N}_.-]{1,40})\s+(?=@)/iu)
    .map(trimMarks)
    .filter((name) => name !== ''),
);

/** A name without brackets, emphasis and full stop around it, and without the `@` behind it that some write. */
export function trimMarks(name: string): string {
  return name.replace(/^[\s*_`"'“‘([{<~]+|[\s*_`"'”’)\]}>:.~@]+$/g, '').trim();
}

const fold = remembered((name: string) =>
  name
    .replace(/^[\s*_`"'“‘([{<@]+|[\s*_`"'”’)\]}>:.@]+$/g, '')
    .trim()
    .toLowerCase()
    .normalize('NFC')
    .replace(/['‘`´]/g, '’'),
);
