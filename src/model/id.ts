// Short ids made from text: the same words give the same id on every machine, whatever marks, case or white space stand around them.

// Digits and letters that are not taken for each other when read aloud or copied by hand: no i, l, o, u.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Hash of a text as `length` (at most 12) lower-case letters and digits; texts that differ in case, white space or Unicode composition only are equal. */
export function hashOf(text: string, length = 4): string {
  // Two rounds of 32-bit FNV-1a with different offsets and a final mix, of which each gives six characters of five bits.
  let one = 0x811c9dc5;
  let two = 0x01234567;
  let begun = false;
  let spaced = false;
  const words = BEYOND_ASCII.test(text) ? text.normalize('NFC').toLowerCase() : text;
  for (let i = 0; i < words.length; i++) {
    const code = words.charCodeAt(i);
    if (isSpace(code)) {
      spaced = begun;
      continue;
    }
    if (spaced) {
      one = fnv(one, SPACE);
      two = fnv(two, SPACE);
      spaced = false;
    }
    begun = true;
    const small = code >= 65 && code <= 90 ? code + 32 : code;
    one = fnv(one, small);
    two = fnv(two, small);
  }
  const first = characters(mix(one >>> 0), length);
  return length > 6 ? first + characters(mix(two >>> 0), length - 6) : first;
}

const SPACE = 32;
const BEYOND_ASCII = /[^\0-\x7f]/;

// White space as `\s` has it.
function isSpace(code: number): boolean {
  return code === SPACE || (code >= 9 && code <= 13) || (code > 127 && /\s/.test(String.fromCharCode(code)));
}

function fnv(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function characters(hash: number, count: number): string {
  let out = '';
  for (let i = 0; i < 6 && i < count; i++) out += alphabet.charAt((hash >>> (i * 5)) & 31);
  return out;
}

/** Ids for texts in one file, each given once: a text that comes again, or whose short hash is taken, gets a longer one. */
export interface Ids {
  /** The id of a text; equal texts get different ids in the order in which they are asked for. */
  give(text: string): string;
  /** Keeps a name from being given. */
  take(id: string): void;
}

/** A fresh set of ids. */
export function newIds(): Ids {
  const times = new Map<string, number>();
  // Names and long ids, none of which is as short as those that most texts get. Few groups of texts have any.
  let taken: Set<string> | undefined;
  return {
    take(id) {
      taken ??= new Set();
      taken.add(id);
    },
    give(text) {
      const short = hashOf(text);
      const time = (times.get(short) ?? 0) + 1;
      times.set(short, time);
      if (time === 1 && taken?.has(short) !== true) return short;
      taken ??= new Set();
      for (let length = 6; ; length = Math.min(12, length + 1)) {
        const id = hashOf(`${time} ${text} ${length === 12 ? taken.size + times.size : ''}`, length);
        if (taken.has(id)) continue;
        taken.add(id);
        return id;
      }
    },
  };
}
