// How near two sentences of the same group are, by the words that carry their topic. A reading, never a fact:
// what rests on it is shown as inferred.
import { stemmer } from 'stemmer';
import { eng } from 'stopword';
import { remembered } from './notes/remembered.ts';

const WITHOUT_TOPIC: ReadonlySet<string> = new Set([
  ...eng,
  'need',
  'needs',
  'please',
  'etc',
  'let',
  'lets',
  's',
  't',
  'so',
  'no',
  'not',
  'will',
]);

/** The stems (Porter 1980) of the words of a text that carry its topic; for scripts without English endings the words themselves. */
export function topicOf(text: string): ReadonlySet<string> {
  const topic = new Set<string>();
  const lower = text.slice(0, 2000).toLowerCase();
  if (BEYOND_ASCII.test(lower)) {
    for (const word of lower.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []) addStem(topic, word);
    return topic;
  }
  for (let at = 0; at < lower.length; at++) {
    const from = at;
    while (isPlain(lower.charCodeAt(at))) at++;
    if (at > from) addStem(topic, lower.slice(from, at));
  }
  return topic;
}

function addStem(topic: Set<string>, word: string): void {
  const stem = stemOf(word);
  if (stem !== undefined) topic.add(stem);
}

const BEYOND_ASCII = /[^\0-\x7f]/;
const stemOf = remembered((word) => (WITHOUT_TOPIC.has(word) ? undefined : stemmer(word)));

/** The text as it is compared for equality: case, white space, quotation marks and end marks do not count, where it has anything else. */
export function sameWords(text: string): string {
  const words = isTidy(text) ? text.toLowerCase() : tidied(text);
  let end = words.length;
  while (end > 0 && isEdge(words, end - 1)) end--;
  let start = 0;
  while (start < end && isEdge(words, start)) start++;
  return words.slice(start, end) || text.trim();
}

// ASCII without marks, and with single spaces.
function isTidy(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isPlain(code | 32)) continue;
    if (code < 32 || code > 126 || code === 34 || code === 39 || code === 42 || code === 95 || code === 96) return false;
    if (code === 32 && text.charCodeAt(i + 1) === 32) return false;
  }
  return true;
}

function tidied(text: string): string {
  const lower = BEYOND_ASCII.test(text) ? text.normalize('NFKC').toLowerCase().normalize('NFKC') : text.toLowerCase();
  return lower.replace(/["'“”‘’„«»`*_]/g, '').replace(/\s\s+|[^\S ]/g, ' ');
}

function isEdge(words: string, at: number): boolean {
  const code = words.charCodeAt(at);
  return !isPlain(code) && /[\s\p{P}]/u.test(words.charAt(at));
}

// A small letter or a digit of ASCII.
function isPlain(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** How two topics overlap: shared stems, and their share of the smaller and of the joint topic (0 to 1). */
export function overlap(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
): { readonly shared: number; readonly ofSmaller: number; readonly ofBoth: number } {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const stem of small) if (large.has(stem)) shared++;
  const both = a.size + b.size - shared;
  return { shared, ofSmaller: small.size === 0 ? 0 : shared / small.size, ofBoth: both === 0 ? 0 : shared / both };
}

/** Whether two sentences say the same thing in nearly the same words: at least half of the joint topic, three stems or more (all of them where there are fewer). */
export function nearlySame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return areNearlySame(overlap(a, b).shared, a.size, b.size);
}

/** Whether the smaller of two sentences is mostly said by the other: three fifths of its topic, two stems or more. */
export function covers(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return isCovered(overlap(a, b).shared, a.size, b.size);
}

/** Whether two topics of so many stems, of which they share some, are alike. */
export type Likeness = (shared: number, a: number, b: number) => boolean;

/** `nearlySame` by numbers alone. */
export const areNearlySame: Likeness = (shared, a, b) => shared > 0 && 2 * shared >= a + b - shared && shared >= Math.min(3, a, b);

/** `covers` by numbers alone. */
export const isCovered: Likeness = (shared, a, b) => shared >= 2 && shared / Math.min(a, b) >= 0.6;
