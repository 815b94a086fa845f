// Finds again, among up to millions of answers, the one that a row of an export is. Compact: some forty bytes for an answer, no text kept.

/** The answers kept so far, by their hash; the same hash may stand several times, as many people may answer alike. */
export interface KnownAnswers {
  /** Adds a kept answer; they are numbered from 0. */
  keep(hash: string): void;
  /** The number of the first kept answer with this hash that was not taken yet, or -1: then it is new. */
  take(hash: string): number;
  /** How often the hash was asked for by `take`. */
  timesTaken(hash: string): number;
}

const NONE = -1;

/** No answers yet. Hashes are base64url; the first 20 characters count. */
export function knownAnswers(): KnownAnswers {
  const entries = hashTable();
  let first = new Int32Array(1024).fill(NONE);
  let last = new Int32Array(1024).fill(NONE);
  let taken = new Int32Array(1024);
  let next = new Int32Array(1024).fill(NONE);
  let kept = 0;

  function entryOf(hash: string): number {
    const entry = entries.entry(hash);
    if (entry >= first.length) {
      first = grown(first, NONE);
      last = grown(last, NONE);
      taken = grown(taken, 0);
    }
    return entry;
  }

  return {
    keep(hash) {
      const entry = entryOf(hash);
      if (kept >= next.length) next = grown(next, NONE);
      const before = last[entry] as number;
      if (before === NONE) first[entry] = kept;
      else next[before] = kept;
      last[entry] = kept;
      kept++;
    },
    take(hash) {
      const entry = entryOf(hash);
      taken[entry] = (taken[entry] as number) + 1;
      const found = first[entry] as number;
      if (found === NONE) return NONE;
      first[entry] = next[found] as number;
      if (first[entry] === NONE) last[entry] = NONE;
      return found;
    },
    timesTaken: (hash) => taken[entryOf(hash)] as number,
  };
}

interface HashTable {
  /** The number of this hash, from 0 in the order in which they came. */
  entry(hash: string): number;
}

// Open addressing, filled by half at most; the hashes are keyed, so nobody can choose them to collide.
function hashTable(): HashTable {
  let words = new Uint32Array(4 * 1024);
  let slots = new Int32Array(2 * 1024).fill(NONE);
  let count = 0;

  function slotOf(w: Words): number {
    const mask = slots.length - 1;
    for (let slot = w[0] & mask; ; slot = (slot + 1) & mask) {
      const at = slots[slot] as number;
      if (at === NONE || sameWords(at, w)) return slot;
    }
  }

  function sameWords(at: number, w: Words): boolean {
    const from = at * 4;
    return words[from] === w[0] && words[from + 1] === w[1] && words[from + 2] === w[2] && words[from + 3] === w[3];
  }

  function rehash(): void {
    slots = new Int32Array(slots.length * 2).fill(NONE);
    const mask = slots.length - 1;
    for (let at = 0; at < count; at++) {
      let slot = (words[at * 4] as number) & mask;
      while (slots[slot] !== NONE) slot = (slot + 1) & mask;
      slots[slot] = at;
    }
  }

  return {
    entry(hash) {
      const w = hashWords(hash);
      let slot = slotOf(w);
      if (slots[slot] !== NONE) return slots[slot] as number;
      if ((count + 1) * 4 > words.length) words = grown(words, 0);
      if ((count + 1) * 2 > slots.length) {
        rehash();
        slot = slotOf(w);
      }
      words.set(w, count * 4);
      slots[slot] = count;
      return count++;
    },
  };
}

type Words = readonly [number, number, number, number];

/** The first 120 bits of a hash in base64url as four numbers of 30 bits; what is missing counts as 0. */
export function hashWords(hash: string): Words {
  return [wordAt(hash, 0), wordAt(hash, 5), wordAt(hash, 10), wordAt(hash, 15)];
}

function wordAt(hash: string, from: number): number {
  let word = 0;
  for (let at = from; at < from + 5; at++) word = word * 64 + digitOf(hash.charCodeAt(at));
  return word;
}

/** RFC 4648, section 5. */
function digitOf(code: number): number {
  if (code >= 97) return code - 71;
  if (code === 95) return 63;
  if (code >= 65) return code - 65;
  if (code >= 48) return code + 4;
  return code === 45 ? 62 : 0;
}

function grown<A extends Int32Array | Uint32Array>(array: A, filler: number): A {
  const larger = new (array.constructor as new (length: number) => A)(array.length * 2);
  larger.set(array);
  if (filler !== 0) larger.fill(filler, array.length);
  return larger;
}
