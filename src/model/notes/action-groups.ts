// Who does the tasks of a list, where a name stands over several of them or at the end of most. Keeps from others when such words are names.
import type { Block } from '../../text/blocks.ts';
import { plainWords } from '../../text/inline.ts';
import type { Note } from './note.ts';
import type { Part } from './outline.ts';
import { ownersIn, type Roster } from './roster.ts';
import { isWrittenSmall, mayBePerson } from './spoken.ts';

/** The owners of the tasks below a name, and how far the line with the name is indented. */
export interface Group {
  readonly indent: number;
  readonly owners: readonly string[];
  readonly nobody?: string;
}

/** The group that words over tasks begin, where they are names; undefined for other words. */
export function groupOf(note: Note, label: string, indent: number): Group | undefined {
  const found = label.length < 60 ? (ownersIn(label, note.roster) ?? newOwner(note, label)) : undefined;
  return found === undefined ? undefined : { indent, ...found };
}

/** The group of `### Ana`, who is not known: where the headings beside it are names as well, and one of them is known or is `All`. */
export function groupAmong(note: Note, part: Part): Group | undefined {
  const known = namedLevels.get(note) ?? new Map<string, boolean>();
  namedLevels.set(note, known);
  const key = `${part.kind} ${part.level}`;
  const areNames = known.get(key) ?? areNamesBeside(note, part);
  known.set(key, areNames);
  const found = areNames ? ownersIn(part.words, undefined) : undefined;
  return found === undefined ? undefined : { indent: -1, ...found };
}

// What was found of the headings of a kind and level: the same for each of them.
const namedLevels = new WeakMap<Note, Map<string, boolean>>();

function areNamesBeside(note: Note, { kind, level }: Part): boolean {
  const beside = note.outline.parts.filter(
    (other) => other.kind === kind && !other.named && other.how === 'heading' && other.level === level,
  );
  const others = beside.filter(({ words }) => ownersIn(words, note.roster) === undefined);
  const isName = ({ words }: Part) => words.length < 40 && ownersIn(words, undefined)?.owners.every(mayBePerson) === true;
  return beside.length > 2 && others.length < beside.length && others.every(isName);
}

/** The words of `Ana:` on a line of its own between lists of tasks; undefined where none stands there. */
export function labelAbove(note: Note, from: number, to: number): string | undefined {
  for (let i = to - 1; i >= from; i--) {
    const { shape, text, indent } = note.blocks[i] as Block;
    if (shape === 'blank') continue;
    const isLabel = shape === 'plain' && indent < 2 && text.length < 60 && text.endsWith(':');
    return isLabel ? plainWords(text).slice(0, -1) : undefined;
  }
  return undefined;
}

/** The owner `Ana:` over tasks, of somebody who is not known: only where nobody is, and the word is none that the note writes small as well. */
export function newOwner(note: Note, label: string): ReturnType<typeof ownersIn> {
  const found = ownersIn(label, undefined);
  if (found === undefined || found.nobody !== undefined) return found;
  if (note.roster.hasPeople || !found.owners.every(mayBePerson)) return undefined;
  const words = wordsOf.get(note) ?? { text: textOf(note), small: new Map<string, boolean>() };
  wordsOf.set(note, words);
  return found.owners.some((name) => isSmall(name, words)) ? undefined : found;
}

// The text of a note, and which names it writes small: one name stands over many tasks.
const wordsOf = new WeakMap<Note, { readonly text: string; readonly small: Map<string, boolean> }>();

function textOf({ blocks, from, to }: Note): string {
  return blocks
    .slice(from, to)
    .map(({ text }) => text)
    .join('\n');
}

function isSmall(name: string, { text, small }: { readonly text: string; readonly small: Map<string, boolean> }): boolean {
  const known = small.get(name) ?? isWrittenSmall(name, text);
  small.set(name, known);
  return known;
}

/**
 * Who is known in a list of tasks: where half of the items or more end with somebody who is known, the names in the same place of the others
 * are names as well.
 */
export function alsoKnown(note: Note, bullets: readonly number[]): Roster {
  const ends = bullets
    .map((index) =>
      /(?:\s[-–—]\s|\s\()(\p{Lu}\p{Ll}[\p{L}’'-]{0,20}(?:\s\p{Lu})?)\)?[.\s]*$/u.exec((note.blocks[index] as Block).text.slice(-40)),
    )
    .filter((end) => end !== null);
  const names = ends.map((end) => end[1] as string);
  const inParentheses = ends.filter((end) => end[0].includes('(')).length;
  const others = new Set(names.filter((name) => !note.roster.knows(name) && mayBePerson(name)).map((name) => name.toLowerCase()));
  // Where nobody is listed, names in parentheses behind most of the items are those who do them.
  const areOwners = !note.roster.hasPeople && names.length > 2 && names.length * 2 > bullets.length && names.length === inParentheses;
  const knownToo = names.length > 1 && names.filter((name) => note.roster.knows(name)).length * 2 >= names.length;
  if (others.size === 0 || (!areOwners && !knownToo)) return note.roster;
  const isOther = (name: string) => others.has(name.replace(/[()]/g, '').trim().toLowerCase());
  return {
    ...note.roster,
    knows: (name) => note.roster.knows(name) || isOther(name),
    mayMean: (name) => note.roster.mayMean(name) || isOther(name),
  };
}
