// How much room a text takes in a picture whose font nobody knows yet: an estimate for a wide one (Verdana's kin), so that narrower fonts fit too.
import { clean } from '../../text/clean.ts';
import { cutToWidth, widthOf } from '../../text/width.ts';

const nothing = /[\p{M}\p{Cf}]/u;

/** The text on one line, with nothing hidden in it. */
export function oneLine(text: string): string {
  return clean(text.replace(/\s+/gu, ' ').trim());
}

/** The width of a line in pixels at a font size. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * size;
}

/**
 * The text in at most `most` lines of that many pixels, broken between words where that can be; what does not fit ends in an ellipsis. A word is broken
 * rather than leave less than `filled` of a line's letters.
 */
export function wrapText(text: string, pixels: number, size: number, most: number, filled = 0.5): readonly string[] {
  const lines: string[] = [];
  let rest = oneLine(text);
  while (rest !== '' && lines.length < most) {
    const fitting = startOf(rest, pixels, size);
    if (fitting.length === rest.length) return [...lines, rest];
    if (lines.length === most - 1) return [...lines, `${startOf(rest, pixels - emsOf('…') * size, size).trimEnd()}…`];
    const space = rest.charAt(fitting.length) === ' ' ? fitting.length : fitting.lastIndexOf(' ');
    const line = space > fitting.length * filled ? fitting.slice(0, space) : fitting;
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  return lines;
}

/** The longest start that fits, in whole characters, at least one. */
function startOf(text: string, pixels: number, size: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += emsOf(character) * size;
    if (used > pixels && end > 0) break;
    end += character.length;
  }
  return end === text.length ? text : cutToWidth(text, Math.max(1, widthOf(text.slice(0, end)))) || text.slice(0, end);
}

function emsOf(character: string): number {
  for (const [signs, ems] of sizes) if (signs.test(character)) return ems;
  return nothing.test(character) ? 0 : widthOf(character) === 2 ? 1.05 : 0.7;
}

const sizes: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;'|!I ]/, 0.34],
  [/[frt()[\]/-]/, 0.43],
  [/[ckszxvyJ?]/, 0.57],
  [/[mwMW@%—…]/, 1],
  [/[A-Z&#+=<>~]/, 0.76],
  [/[ -~]/, 0.64],
];
