// What each line holds, found in one pass over its characters, so that the patterns run on few lines: the words that some reader looks
// for at all, digits, a colon, the words with which a clause may begin, and whether the line is anything but plain ASCII words.
import type { Block } from '../../text/blocks.ts';
import { again, keys, stems, tellers, verb } from './key-words.ts';
import { apostrophe, classes, isAsciiLetter, isDigit, isLetter, isOdd, isSpace, isWord, otherMark, signOf, wideColon } from './signs.ts';

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

const FEED = 10;

// A code of five bits for each sign: 0 a space, 1 to 26 the letters of ASCII, 27 a digit, 28 `_`, 29 the end of the line, 31 any other.
const digitCode = 27;
const lineCode = 28;
const endCode = 29;
const markCode = 31;
const codes = Uint8Array.from({ length: 256 }, (_, sign) => {
  const kind = classes[sign] as number;
  if (sign === FEED) return endCode;
  if (kind === isSpace) return 0;
  if ((kind & isWord) === 0) return markCode;
  return (kind & isDigit) !== 0 ? digitCode : (kind & isOdd) !== 0 ? lineCode : sign & 31;
});

// The last four codes of a line make a number of 20 bits. `watched` has a bit for each of them with which a stem may begin (behind what is
// no word), and for two spaces; `groupAt` the number, from 1, of the stems that begin with the last three, longest first.
const groups: Stem[][] = [];
const groupAt = new Uint8Array(1 << 15);
const watched = new Int32Array(1 << 15);
for (const [stem, bits] of [...stems].sort(([a], [b]) => b.length - a.length)) {
  const signs = Uint8Array.from(stem, (sign) => sign.charCodeAt(0));
  const [first, second, third] = signs.map((sign) => codes[sign] as number);
  for (let last = third ?? 0; last < 32; last += third === undefined ? 1 : 32) {
    const start = ((first as number) << 10) | ((second as number) << 5) | last;
    if (groupAt[start] === 0) groupAt[start] = groups.push([]);
    groups[(groupAt[start] as number) - 1]?.push({ codes: signs, bits });
    watch(start);
    watch((markCode << 15) | start);
  }
}
for (let before = 0; before < 1 << 20; before += 1 << 10) watch(before);

function watch(four: number): void {
  watched[four >> 5] = (watched[four >> 5] as number) | (1 << (four & 31));
}

// One text is scanned at a time, so that its signs need room once; so do the places of one line behind which a clause begins. `end` and
// `marks` are those of the line that was scanned last.
const room = { signs: new Uint8Array(65_536), stops: new Uint32Array(4096), stopped: 0, end: 0, marks: 0 };
const encoder = new TextEncoder();

/** The keys of a text's lines. Rows, quotes and HTML have no words that anybody looks for. */
export function keysOf(text: string, blocks: readonly Block[]): Keys {
  const bits = new Uint16Array(blocks.length);
  const starts: number[] = [];
  const ends = new Uint32Array(blocks.length);
  putSigns(text, 0);
  const keep = (start: number) => starts.push(start) === 0;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as Block;
    const { shape } = block;
    if (shape === 'plain' || shape === 'bullet' || shape === 'ordered') bits[i] = scanPiece(block.at, block.at + block.text.length);
    else if (shape === 'heading') {
      // Its text is not always a piece of the whole.
      putSigns(block.text, text.length);
      bits[i] = scanPiece(text.length, text.length + block.text.length);
    } else if (shape !== 'blank') bits[i] = keys.odd | keys.digit | keys.colon;
    if (((bits[i] as number) & keys.promise) !== 0) someClause(keep);
    ends[i] = starts.length;
  }
  return {
    bits,
    mayBegin(index, passes) {
      for (let i = index === 0 ? 0 : (ends[index - 1] as number); i < (ends[index] as number); i++)
        if (starts[i] === anyStart || passes(starts[i] as number)) return true;
      return false;
    },
  };
}

/** The keys of single lines of a text, asked for one after the other, without blocks. */
export interface LineKeys {
  /** The bits of the line with these offsets. */
  readonly bits: (from: number, to: number) => number;
  /** The bits of a line from an offset to its end. */
  readonly toEnd: (from: number) => number;
  /** Where the line ends that was last asked for to its end. */
  readonly end: number;
  /** Whether that line holds a dash between spaces, `?`, `#`, or a mark beyond ASCII other than an apostrophe. */
  readonly isMarked: boolean;
  /** Whether a clause of the line that was last asked for may begin with a word whose first two letters pass a test. */
  readonly mayBegin: (passes: (start: number) => boolean) => boolean;
}

/** Prepares a text; until the next one is prepared, its lines can be asked for. */
export function lineKeys(text: string): LineKeys {
  putSigns(text, 0);
  return oneByOne;
}

const oneByOne: LineKeys = {
  bits: scanPiece,
  toEnd: scan,
  get end() {
    return room.end;
  },
  get isMarked() {
    return room.marks !== 0;
  },
  mayBegin: (passes) => someClause((start) => start === anyStart || passes(start)),
};

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
  signs[needed - 1] = FEED;
}

// The same as of a line, of what ends elsewhere.
function scanPiece(from: number, to: number): number {
  const { signs } = room;
  const behind = signs[to] as number;
  signs[to] = FEED;
  const bits = scan(from);
  signs[to] = behind;
  return bits;
}

function scan(from: number): number {
  const { signs } = room;
  let bits = 0;
  room.stops[0] = from;
  room.stopped = 1;
  room.marks = 0;
  let four = markCode;
  let i = from;
  for (; ; i++) {
    const code = codes[signs[i] as number] as number;
    four = ((four << 5) | code) & 0xfffff;
    if (((watched[four >> 5] as number) & (1 << four)) !== 0) bits |= (four & 0x3ff) === 0 ? keys.odd : stemAt(four, i - 2, from);
    if (code < digitCode) continue;
    if (code === endCode) break;
    bits |= code === digitCode ? keys.digit : code === lineCode ? keys.odd : markAt(i, from);
  }
  room.end = i;
  if ((bits & again) !== 0 && (bits & (keys.odd | keys.colon)) !== 0) bits |= keys.next;
  return bits & (again - 1);
}

// What a sign tells that is neither of a word nor a space; behind it a clause may begin.
function markAt(at: number, from: number): number {
  const { signs } = room;
  const sign = signs[at] as number;
  if (room.stopped === room.stops.length) {
    const before = room.stops;
    room.stops = new Uint32Array(before.length * 2);
    room.stops.set(before);
  }
  room.stops[room.stopped++] = at + 1;
  let bits = classes[sign] === 0 ? 0 : keys.odd;
  if (sign === 63 || sign === 35 || sign === otherMark || (sign === 45 && signs[at - 1] === 32 && signs[at + 1] === 32)) room.marks = 1;
  if (sign === 58 || sign === wideColon) bits |= keys.colon;
  else if (sign === 93) {
    const next = signs[at + 1];
    if (next === 40 || next === 91) bits |= keys.odd;
  } else if ((sign === 39 || sign === apostrophe) && isPromised(at, from)) bits |= keys.promise;
  return bits;
}

// Whether a test holds of the start of some clause: of a number of `startOf`, or `anyStart`. Clauses begin with a line, behind a mark, and
// behind each word that joins such a beginning with what follows.
function someClause(test: (start: number) => boolean): boolean {
  const { signs, stops, stopped, end } = room;
  for (let k = 0; k < stopped; k++) {
    for (let at = stops[k] as number; at < end; ) {
      while (at < end && signs[at] === 32) at++;
      if (at === end) break;
      const sign = signs[at] as number;
      const kind = classes[sign] as number;
      if ((kind & isWord) === 0) {
        if ((kind & isLetter) !== 0 && test(anyStart)) return true;
        break;
      }
      if (test((kind & (isDigit | isOdd)) !== 0 ? anyStart : startOf(sign, signs[at + 1] as number))) return true;
      let to = at + 1;
      while (to < end && ((classes[signs[to] as number] as number) & isWord) !== 0) to++;
      if (to - at < 2 || to - at > 4 || !isConjunction(at, to)) break;
      at = to;
    }
  }
  return false;
}

// `and`, `so`, `but`, `then`, `also`: behind them a clause begins once more.
function isConjunction(from: number, to: number): boolean {
  const word = lowerWord(from, to);
  return word === 'and' || word === 'so' || word === 'but' || word === 'then' || word === 'also';
}

// `I’ll`: at the apostrophe.
function isPromised(at: number, from: number): boolean {
  const { signs } = room;
  if (at === from || ((classes[signs[at - 1] as number] as number) & isWord) === 0) return false;
  return ((signs[at + 1] as number) | 32) === 108 && ((signs[at + 2] as number) | 32) === 108;
}

function stemAt(four: number, at: number, from: number): number {
  const { signs } = room;
  const group = groups[(groupAt[four & 0x7fff] as number) - 1] as readonly Stem[];
  for (let k = 0; k < group.length; k++) {
    const { codes, bits } = group[k] as Stem;
    const { length } = codes;
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
