// What each line holds, found in one pass over its characters, so that the patterns run on few lines: the words that some reader looks
// for at all, digits, a colon, the words with which a clause may begin, and whether the line is anything but plain ASCII words.
import type { Block } from '../../text/blocks.ts';
import { apostrophe, classes, isAsciiLetter, isDigit, isLetter, isOdd, isSpace, isWord, signOf, wideColon } from './signs.ts';

/** Bits of a line's keys. A bit that is not set says that the pattern behind it cannot match. */
export const keys = {
  /** Words that may mark an action, a decision, the next meeting, or make a promise. */
  action: 1,
  decision: 2,
  next: 4,
  promise: 8,
  /** A word of a decision behind one that may tell it in prose: `we agreed`. */
  telling: 16,
  /** A word of a vote: `the motion passes`. */
  voting: 32,
  /** A word of a decision within the first characters, where a marker would stand. */
  early: 64,
  digit: 128,
  /** `:` or `：`. */
  colon: 256,
  /** Marks of Markdown, signs beyond ASCII, controls, or two spaces in a row: the words are not the text. */
  odd: 512,
} as const;

// `again` after `meet` says when; elsewhere only beside a label.
const again = 1024;
// A word that tells a decision only behind certain words.
const verb = 2048;

const stems: readonly (readonly [stem: string, bits: number])[] = [
  ['action', keys.action], ['todo', keys.action], ['to-do', keys.action], ['task', keys.action], ['ai', keys.action], ['wg:', keys.action],
  ['follow', keys.action | keys.next], ['next', keys.action | keys.next], ['upcoming', keys.next], ['another', keys.next], ['again', again], ['nächst', keys.next],
  ['prochain', keys.next], ['próxim', keys.next], ['siguiente', keys.next], ['berikutnya', keys.next],
  ['deci', keys.decision | verb], ['décis', keys.decision], ['resol', keys.decision | verb | keys.voting], ['consens', keys.decision | keys.telling], ['conclu', keys.decision | verb], ['outcome', keys.decision],
  ['agree', keys.decision | verb], ['approv', keys.decision | verb], ['vote', keys.decision | verb | keys.voting], ['poll', keys.decision | keys.voting], ['result', keys.decision], ['motion', keys.decision | keys.telling | keys.voting],
  ['beschl', keys.decision], ['entsch', keys.decision], ['ergebnis', keys.decision], ['acuerdo', keys.decision], ['delibera', keys.decision], ['keputusan', keys.decision],
  ['kesepakatan', keys.decision], ['unanim', keys.decision | keys.voting], ['objection', keys.decision | keys.telling], ['favo', keys.decision | keys.telling], ['proposal', keys.voting],
  ['will', keys.promise], ['to', keys.promise], ['going', keys.promise], ['shall', keys.promise], ['takes', keys.promise], ['took', keys.promise],
]; // biome-ignore format: one table

// A verb of deciding tells a decision behind these words, as `we agreed`.
const tellers: ReadonlySet<string> = new Set(
  'we ve have all been was were the group team committee board tac wg everyone members meeting attendees participants'.split(' '),
);

/** What the lines of one text hold. */
export interface Keys {
  /** Per block the bits of its line. */
  readonly bits: Uint16Array;
  /** Whether a clause of a line may begin with a word whose first two letters (a number of `startOf`) pass a test. */
  readonly mayBegin: (index: number, passes: (start: number) => boolean) => boolean;
}

/** A number below `startCount` for two letters, the same for small ones and capitals. */
export function startOf(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31);
}

/** How many numbers `startOf` gives. */
export const startCount = 1024;

// Stands for a word that begins with a letter beyond ASCII, or with a digit.
const anyStart = startCount;

interface Stem {
  readonly codes: Uint8Array;
  readonly bits: number;
}

// Stems with the same start, longest first; and for each start the number of its group, from 1.
const groups: Stem[][] = [];
const groupAt = new Uint8Array(startCount);
for (const [stem, bits] of [...stems].sort(([a], [b]) => b.length - a.length)) {
  const start = startOf(stem.charCodeAt(0), stem.charCodeAt(1));
  if (groupAt[start] === 0) groupAt[start] = groups.push([]);
  groups[(groupAt[start] as number) - 1]?.push({ codes: Uint8Array.from(stem, (sign) => sign.charCodeAt(0)), bits });
}

// One text is scanned at a time, so that its signs and the starts of its clauses need room once.
const room = { signs: new Uint8Array(65_536), clauses: new Uint16Array(8192), used: 0 };
const encoder = new TextEncoder();

/** The keys of a text's lines. Rows, quotes and HTML have no words that anybody looks for. */
export function keysOf(text: string, blocks: readonly Block[]): Keys {
  const bits = new Uint16Array(blocks.length);
  const ends = new Uint32Array(blocks.length);
  room.used = 0;
  putSigns(text, 0);
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as Block;
    const { shape } = block;
    if (shape === 'plain' || shape === 'bullet' || shape === 'ordered') bits[i] = scan(block.at, block.at + block.text.length);
    else if (shape === 'heading') {
      // Its text is not always a piece of the whole.
      putSigns(block.text, text.length);
      bits[i] = scan(text.length, text.length + block.text.length);
    } else if (shape !== 'blank') bits[i] = keys.odd | keys.digit | keys.colon;
    ends[i] = room.used;
  }
  const clauses = room.clauses.slice(0, room.used);
  return {
    bits,
    mayBegin: (index, passes) => anyOf(clauses, index === 0 ? 0 : (ends[index - 1] as number), ends[index] as number, passes),
  };
}

/** The keys of single lines of a text, asked for one after the other, without blocks. */
export interface LineKeys {
  /** The bits of the line with these offsets. */
  readonly bits: (from: number, to: number) => number;
  /** Whether a clause of the line that was last asked for may begin with a word whose first two letters pass a test. */
  readonly mayBegin: (passes: (start: number) => boolean) => boolean;
}

/** Prepares a text; until the next one is prepared, its lines can be asked for. */
export function lineKeys(text: string): LineKeys {
  putSigns(text, 0);
  return oneByOne;
}

const oneByOne: LineKeys = {
  bits: (from, to) => {
    room.used = 0;
    return scan(from, to);
  },
  mayBegin: (passes) => anyOf(room.clauses, 0, room.used, passes),
};

function anyOf(clauses: Uint16Array, from: number, to: number, passes: (start: number) => boolean): boolean {
  for (let i = from; i < to; i++) {
    const start = clauses[i] as number;
    if (start === anyStart || passes(start)) return true;
  }
  return false;
}

function putSigns(text: string, at: number): void {
  const needed = at + text.length + 1;
  if (room.signs.length < needed) {
    const larger = new Uint8Array(needed * 2);
    larger.set(room.signs);
    room.signs = larger;
  }
  const { signs } = room;
  const { read, written } = encoder.encodeInto(text, at === 0 ? signs : signs.subarray(at));
  if (read !== text.length || written !== text.length) for (let i = 0; i < text.length; i++) signs[at + i] = signOf(text.charCodeAt(i));
  signs[needed - 1] = 0;
}

function scan(from: number, to: number): number {
  const { signs } = room;
  const clauses = roomForClauses(to - from);
  let { used } = room;
  let bits = 0;
  const read = to - from >= 3;
  // Nothing but spaces since the last word; a clause begins elsewhere.
  let joined = false;
  for (let i = from; i < to; i++) {
    const sign = signs[i] as number;
    const kind = classes[sign] as number;
    if ((kind & isWord) !== 0) {
      const start = i;
      let word = kind;
      let next = classes[signs[++i] as number] as number;
      while (i < to && (next & isWord) !== 0) {
        word |= next;
        next = classes[signs[++i] as number] as number;
      }
      const begins = startOf(sign, signs[start + 1] as number);
      if (!joined) {
        clauses[used++] = (kind & (isDigit | isOdd)) !== 0 ? anyStart : begins;
        joined = i - start > 4 || i - start < 2 || !isConjunction(start, i);
      }
      if (read) {
        const group = groupAt[begins] as number;
        if (group > 0) bits |= stemAt(groups[group - 1] as readonly Stem[], start, from, to);
      }
      if ((word & (isDigit | isOdd)) !== 0) bits |= ((word & isDigit) !== 0 ? keys.digit : 0) | ((word & isOdd) !== 0 ? keys.odd : 0);
      i--;
    } else if (kind === isSpace) {
      if (signs[i + 1] === 32 && i + 1 < to) bits |= keys.odd;
    } else {
      if ((kind & isLetter) !== 0 && !joined) clauses[used++] = anyStart;
      joined = false;
      if (kind !== 0) bits |= keys.odd;
      if (sign === 58 || sign === wideColon) bits |= keys.colon;
      else if (sign === 93) {
        const next = i + 1 < to ? signs[i + 1] : 0;
        if (next === 40 || next === 91) bits |= keys.odd;
      } else if ((sign === 39 || sign === apostrophe) && read && isPromised(i, from, to)) bits |= keys.promise;
    }
  }
  room.used = used;
  if ((bits & again) !== 0 && (bits & (keys.odd | keys.colon)) !== 0) bits |= keys.next;
  return bits & (again - 1);
}

// With room for as many clauses more as a line of that length can have.
function roomForClauses(more: number): Uint16Array {
  const before = room.clauses;
  if (room.used + more > before.length) {
    room.clauses = new Uint16Array((room.used + more) * 2);
    room.clauses.set(before);
  }
  return room.clauses;
}

// `and`, `so`, `but`, `then`, `also`: behind them a clause begins once more.
function isConjunction(from: number, to: number): boolean {
  const word = lowerWord(from, to);
  return word === 'and' || word === 'so' || word === 'but' || word === 'then' || word === 'also';
}

// `I’ll`: at the apostrophe.
function isPromised(at: number, from: number, to: number): boolean {
  const { signs } = room;
  if (at === from || at + 2 >= to || ((classes[signs[at - 1] as number] as number) & isWord) === 0) return false;
  return ((signs[at + 1] as number) | 32) === 108 && ((signs[at + 2] as number) | 32) === 108;
}

function stemAt(group: readonly Stem[], at: number, from: number, to: number): number {
  const { signs } = room;
  for (let k = 0; k < group.length; k++) {
    const { codes, bits } = group[k] as Stem;
    const { length } = codes;
    if (at + length > to) continue;
    let same = 0;
    for (; same < length; same++) {
      const wanted = codes[same] as number;
      const sign = signs[at + same] as number;
      // Letters differ from their capitals in this bit, those of Latin-1 too.
      if (sign !== wanted && (wanted < 97 || (sign | 32) !== wanted)) break;
    }
    if (same < length) continue;
    let all = bits & (again * 2 - 1);
    if ((bits & keys.decision) !== 0 && at - from <= 24) all |= keys.early;
    if ((bits & verb) !== 0 && mayTell(at, from)) all |= keys.telling;
    if (bits === again && isMetBefore(at, from)) all |= keys.next;
    return all;
  }
  return 0;
}

// A line's start, a stop, a dash, or a word that may decide stands before.
function mayTell(at: number, from: number): boolean {
  const { signs } = room;
  if (at - 1 <= from) return true;
  const gap = signs[at - 1] as number;
  if (gap > 126) return true;
  if (gap > 32) return false;
  const last = signs[at - 2] as number;
  if (last > 126 || last === 46 || last === 59 || last === 45) return true;
  return tellers.has(wordBefore(at, from));
}

// `meet again`, `meeting again`.
function isMetBefore(at: number, from: number): boolean {
  const word = wordBefore(at, from);
  return word === 'meet' || word === 'meeting';
}

function wordBefore(at: number, from: number): string {
  let start = at - 1;
  while (start > from && isAsciiLetter(room.signs[start - 1] as number)) start--;
  return lowerWord(start, at - 1);
}

// A short word of ASCII letters in lower case; nothing for a longer one.
function lowerWord(from: number, to: number): string {
  const { signs } = room;
  let word = '';
  if (to - from < 13) for (let i = from; i < to; i++) word += String.fromCharCode((signs[i] as number) | 32);
  return word;
}
