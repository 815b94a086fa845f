// Whether the words of two actions are so near that one is a copy of the other made by hand. Knows a quick way to tell that they are not.
import { nearlySame, topicOf } from './similar.ts';

/** The stems of a text, and a bit for each of them: what cannot be near is told by the bits. */
export interface Topic {
  readonly stems: ReadonlySet<string>;
  readonly bits: number;
}

/** The topic of a text, prepared for comparing. */
export function topicWithBits(text: string): Topic {
  const stems = topicOf(text);
  let bits = 0;
  for (const stem of stems) {
    let hash = stem.length;
    for (let i = 0; i < stem.length; i++) hash = Math.imul(hash, 31) + stem.charCodeAt(i);
    bits |= 1 << (hash & 31);
  }
  return { stems, bits };
}

/** Whether two topics share three quarters of the larger one: a hand edit changes a word or two; two different tasks of the same kind differ in more. */
export function isCopy(a: Topic, b: Topic): boolean {
  return mayShareMost(a, b) && nearlySame(a.stems, b.stems) && sharesMost(a.stems, b.stems);
}

// Each bit that only one has stands for a stem, or more, that the other lacks.
function mayShareMost(a: Topic, b: Topic): boolean {
  const least = 0.75 * Math.max(a.stems.size, b.stems.size);
  return a.stems.size - countBits(a.bits & ~b.bits) >= least && b.stems.size - countBits(b.bits & ~a.bits) >= least;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function sharesMost(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared++;
  return shared >= 0.75 * Math.max(a.size, b.size);
}
