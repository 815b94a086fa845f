// Text in terminal columns: words, wrapping, cutting and filling of toned pieces. It cleans every text that comes from a document.
// It knows no blocks and no escape sequences; a line is data until `terminal.ts` prints it.
import { clean } from '../../text/clean.ts';
import { widthOf } from '../../text/width.ts';
import type { Inline, Target, Tone } from '../document.ts';

/** A stretch of one line, clean, with its tone and what it leads to. */
export interface Piece {
  readonly text: string;
  readonly tone: Tone;
  readonly target?: Target;
}

/** One line of output; its pieces stand side by side. */
export type Line = readonly Piece[];

const breaks = /(?: |\t|\r?\n)+/u;
const printableAscii = /^[ -~]*$/;
// Scripts that are written without spaces: a line may end after any of their characters, except before a closing sign.
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const neverFirst = /^[、。，．・：；？！）」』】〉》〕”’ー々]/u;
// What never starts a line of its own: marks, joiners, variation selectors, skin tones, the later letters of a Hangul syllable.
const extending = /[\p{M}\p{Emoji_Modifier}\p{Default_Ignorable_Code_Point}\u1160-\u11ff]/u;
const pictograph = /\p{Extended_Pictographic}/u;
const flagLetter = /\p{Regional_Indicator}/u;

/** How many columns a clean text takes. */
export function columnsOf(text: string): number {
  return widthOf(text);
}

/** How many columns a line takes. */
export function lineColumns(line: Line): number {
  return columnsOf(textOf(line));
}

/** The largest of the numbers, which may be very many; 0 where there is none. */
export function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}

/** A piece of clean text. */
export function piece(text: string, tone: Tone = 'plain', target?: Target): Piece {
  return target === undefined ? { text, tone } : { text, tone, target };
}

/** Where a target leads, as `path:line`, which editors and terminals understand. */
export function targetText(target: Target): string {
  const path = clean(target.path).replaceAll('\t', '␉').replaceAll('\n', '␊');
  return target.line === undefined ? path : `${path}:${target.line}`;
}

/** A plain text as one clean line; blanks and line ends become one space. */
export function textLine(text: string, tone: Tone = 'plain'): Line {
  return joined(unitsOf([{ text, tone }]));
}

/** Inlines as one clean line. With `told`, a span that leads somewhere says where in brackets behind it. */
export function inlineLine(inlines: readonly Inline[], told = false): Line {
  return joined(unitsOf(rawPieces(inlines, told)));
}

/** Inlines in lines of at most `width` columns; words that are longer are broken. No words give one empty line. */
export function wrapInlines(inlines: readonly Inline[], width: number): readonly Line[] {
  const lines: Line[] = [];
  let line: Unit[] = [];
  let used = 0;
  const close = (): void => {
    lines.push(joined(line));
    line = [];
    used = 0;
  };
  for (const unit of unitsOf(rawPieces(inlines, true))) {
    const gap = unit.spaced && line.length > 0 ? 1 : 0;
    if (used + gap + unit.width <= width) {
      line.push(unit);
      used += gap + unit.width;
      continue;
    }
    if (unit.width <= width) {
      close();
      line.push(unit);
      used = unit.width;
      continue;
    }
    const here = width - used - gap;
    const starts = here >= longWordStart || line.length === 0;
    if (!starts) close();
    for (const [index, part] of broken(unit, starts ? here : width, width).entries()) {
      if (index > 0) close();
      used += part.width + (line.length > 0 ? gap : 0);
      line.push(part);
    }
  }
  if (line.length > 0 || lines.length === 0) close();
  return lines;
}

// A word that is longer than a line starts on the current one only where this much of it can be seen there.
const longWordStart = 16;

/** The line, or its beginning and an ellipsis, in at most `width` columns. */
export function cut(line: Line, width: number, ellipsis: string): Line {
  if (lineColumns(line) <= width) return line;
  const end = ellipsis.slice(0, Math.max(0, width));
  const room = width - columnsOf(end);
  const out: Piece[] = [];
  let used = 0;
  for (const { text, columns, source } of smallest(line)) {
    if (used + columns > room) break;
    out.push({ ...source, text });
    used += columns;
  }
  return merged([...out, { ...(out.at(-1) ?? piece('')), text: end }]);
}

/** The text, or an ellipsis and its end, in at most `width` columns. */
export function cutStart(text: string, width: number, ellipsis: string): string {
  if (columnsOf(text) <= width) return text;
  const start = ellipsis.slice(0, Math.max(0, width));
  const room = width - columnsOf(start);
  const parts = smallest([piece(text)]);
  let from = parts.length;
  for (let used = 0; from > 0; from--) {
    used += parts[from - 1]?.columns ?? 0;
    if (used > room) break;
  }
  return (
    start +
    parts
      .slice(from)
      .map((part) => part.text)
      .join('')
  );
}

/** The line with blanks behind it (or, with `right`, before it) up to `width` columns. */
export function filled(line: Line, width: number, right = false): Line {
  const blanks = piece(' '.repeat(Math.max(0, width - lineColumns(line))));
  return blanks.text === '' ? line : right ? [blanks, ...line] : [...line, blanks];
}

/** Neighbours of one look as one piece, so that a line is painted with as few sequences as it needs. */
export function merged(line: Line): Line {
  const out: Piece[] = [];
  for (const next of line) {
    const last = out.at(-1);
    if (next.text === '') continue;
    if (last !== undefined && last.tone === next.tone && last.target === next.target)
      out[out.length - 1] = { ...last, text: last.text + next.text };
    else out.push(next);
  }
  return out;
}

// A unit is never divided unless it alone is too long: a word, or one character of a script without spaces.
interface Unit {
  readonly line: Line;
  readonly width: number;
  readonly spaced: boolean;
}

function rawPieces(inlines: readonly Inline[], told: boolean): readonly Piece[] {
  const out: Piece[] = [];
  for (const inline of inlines) {
    if (typeof inline === 'string') {
      out.push(piece(inline));
      continue;
    }
    out.push(piece(inline.text, inline.tone, inline.target));
    if (!told || inline.target === undefined) continue;
    const where = targetText(inline.target);
    if (inline.text !== where) out.push(piece(' '), piece(`(${where})`, 'dim', inline.target));
  }
  return out;
}

function unitsOf(pieces: readonly Piece[]): readonly Unit[] {
  const units: Unit[] = [];
  let word: Piece[] = [];
  const close = (): void => {
    if (word.length > 0) for (const next of unitsOfWord(word)) units.push(next);
    word = [];
  };
  for (const whole of pieces) {
    for (const [index, part] of whole.text.split(breaks).entries()) {
      if (index > 0) close();
      if (part !== '') word.push({ ...whole, text: clean(part) });
    }
  }
  close();
  return units;
}

function unitsOfWord(word: Line): readonly Unit[] {
  const text = textOf(word);
  if (printableAscii.test(text) || !spaceless.test(text)) return [unit(word, true)];
  const units: Unit[] = [];
  let open: Piece[] = [];
  let breakable = false;
  let spaced = true;
  for (const { text: cluster, source } of smallest(word)) {
    const wide = spaceless.test(cluster);
    if (open.length > 0 && (wide || breakable) && !neverFirst.test(cluster)) {
      units.push(unit(open, spaced));
      open = [];
      spaced = false;
    }
    open.push({ ...source, text: cluster });
    breakable = wide || (breakable && neverFirst.test(cluster));
  }
  units.push(unit(open, spaced));
  return units;
}

function unit(line: Line, spaced: boolean): Unit {
  return { line, width: lineColumns(line), spaced };
}

function broken(long: Unit, first: number, rest: number): readonly Unit[] {
  const units: Unit[] = [];
  let open: Piece[] = [];
  let used = 0;
  let room = first;
  for (const { text, columns, source } of smallest(long.line)) {
    if (used + columns > room && open.length > 0) {
      units.push(unit(merged(open), units.length === 0 && long.spaced));
      open = [];
      used = 0;
      room = rest;
    }
    open.push({ ...source, text });
    used += columns;
  }
  units.push(unit(merged(open), units.length === 0 && long.spaced));
  return units;
}

function joined(units: readonly Unit[]): Line {
  const out: Piece[] = [];
  for (const next of units) {
    const last = out.at(-1);
    const head = next.line[0];
    if (last !== undefined && next.spaced) {
      const same = head !== undefined && head.tone === last.tone && head.target === last.target;
      out.push(same ? { ...last, text: ' ' } : piece(' '));
    }
    for (const part of next.line) out.push(part);
  }
  return merged(out);
}

/**
 * What a line can be divided into: whole characters, found in the whole text since two pieces may share one. One with more than two columns
 * is divided further.
 */
function smallest(line: Line): readonly { readonly text: string; readonly columns: number; readonly source: Piece }[] {
  const out: { text: string; columns: number; source: Piece }[] = [];
  let index = 0;
  let end = line[0]?.text.length ?? 0;
  let at = 0;
  for (const cluster of clustersOf(textOf(line))) {
    while (at >= end && index < line.length - 1) end += line[++index]?.text.length ?? 0;
    const source = line[index] ?? piece('');
    const columns = widthOf(cluster);
    if (columns <= 2) out.push({ text: cluster, columns, source });
    else for (const character of cluster) out.push({ text: character, columns: widthOf(character), source });
    at += cluster.length;
  }
  return out;
}

/** The characters as a reader sees them, in order: letters with their marks, joined emoji, flags. (Intl.Segmenter starts too slowly, and is quadratic on Node 20.) */
function* clustersOf(text: string): Generator<string> {
  let start = 0;
  let at = 0;
  let last = '';
  for (const character of text) {
    const joins =
      character > '~' &&
      (extending.test(character) ||
        (last === '\u200D' && pictograph.test(character)) ||
        (last.length === 2 && at - start === 2 && flagLetter.test(last) && flagLetter.test(character)));
    if (!joins && at > start) {
      yield text.slice(start, at);
      start = at;
    }
    at += character.length;
    last = character;
  }
  if (at > start) yield text.slice(start, at);
}

function textOf(line: Line): string {
  let text = '';
  for (const { text: part } of line) text += part;
  return text;
}
