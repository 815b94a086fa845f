// Names that may stand for one person: near-equal, initials, a short form, one handle in two files. A question for people, never
// an answer: what is found here changes nothing by itself.
import { nearest } from '../text/did-you-mean.ts';
import type { Somebody } from './roll.ts';
import { initialsOf } from './roll.ts';
import { sameWords } from './similar.ts';

/** Two entries that may be one person; the first has a file, if one of them has. */
export interface DoubleName {
  readonly one: Somebody;
  readonly other: Somebody;
  readonly why: 'same handle' | 'nearly the same name' | 'initials' | 'short form';
}

/** Possible double names, in the order of the roll; each pair once. */
export function doubleNames(everybody: readonly Somebody[]): readonly DoubleName[] {
  const found: DoubleName[] = [];
  const seen = new Map<Somebody, Set<Somebody>>();
  const tell = (a: Somebody, b: Somebody, why: DoubleName['why']): void => {
    if (a === b || seen.get(a)?.has(b) || seen.get(b)?.has(a)) return;
    const pairs = seen.get(a);
    if (pairs === undefined) seen.set(a, new Set([b]));
    else pairs.add(b);
    const [one, other] = b.person !== undefined && a.person === undefined ? [b, a] : [a, b];
    found.push({ one, other, why });
  };
  const near = new Map<string, Somebody[]>();
  const byInitials = new Map<string, Somebody[]>();
  const byFirst = new Map<string, Somebody[]>();
  const byHandle = new Map<string, Somebody[]>();
  for (const who of everybody) {
    const words = wordsOf(who.name);
    for (const handle of handlesOf(who)) for (const other of remember(byHandle, handle, who)) tell(other, who, 'same handle');
    for (const key of keysOf(words))
      for (const other of remember(near, key, who)) if (nearNames(wordsOf(other.name), words)) tell(other, who, 'nearly the same name');
    if (words.length > 1) {
      remember(byInitials, initialsOf(who.name), who);
      remember(byFirst, words[0] ?? '', who);
    }
  }
  for (const who of everybody) {
    if (who.person !== undefined || /\s/.test(who.name)) continue;
    if (/^[\p{L}]{2,4}$/u.test(who.name)) for (const other of byInitials.get(who.name.toUpperCase()) ?? []) tell(other, who, 'initials');
    for (const other of byFirst.get(wordsOf(who.name)[0] ?? '') ?? []) tell(other, who, 'short form');
  }
  return found;
}

/** So many bearers of one word are compared with each other; more of them say that the word tells nobody apart. */
const remembered = 40;

/** Those who stand under the key already; the newcomer is put beside them. */
function remember(map: Map<string, Somebody[]>, key: string, who: Somebody): readonly Somebody[] {
  const there = map.get(key) ?? [];
  const before = [...there];
  there.push(who);
  if (there.length > remembered) there.shift();
  map.set(key, there);
  return before;
}

function handlesOf({ person, written }: Somebody): ReadonlySet<string> {
  const handles = [...(person?.fields.handles?.values() ?? []), ...[...written].filter((name) => name.startsWith('@'))];
  return new Set(handles.map(sameWords));
}

/** The words of a name without case, accents and marks. */
function wordsOf(name: string): readonly string[] {
  return (
    name
      .slice(0, 200)
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Near names share a word, or are one word each that begins alike. */
function keysOf(words: readonly string[]): readonly string[] {
  return words.length === 1 ? [`1 ${words[0]?.charAt(0)}`] : [...new Set(words)].filter((word) => word.length > 1);
}

/** The same words in another order, all words of the shorter name, or one word that differs by a slip. */
function nearNames(a: readonly string[], b: readonly string[]): boolean {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a];
  // Short first names differ by a letter and are two names: Mara, Mark.
  if (small.length === 1) return large.length === 1 && nearWords(small[0] ?? '', large[0] ?? '', 5);
  const rest = small.filter((word) => !large.includes(word));
  if (rest.length === 0) return true;
  const left = large.filter((word) => !small.includes(word));
  return small.length === large.length && rest.length === 1 && left.length === 1 && nearWords(rest[0] ?? '', left[0] ?? '');
}

function nearWords(a: string, b: string, least = 4): boolean {
  return a === b || (Math.min(a.length, b.length) >= least && nearest(a, [b]) !== undefined);
}
