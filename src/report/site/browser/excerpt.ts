// The piece of a text that shows best why it was found, and the words in it that were found. Knows no page.
import { searchWords } from '../search-words.ts';

/** A piece of text; `isFound` where it is a word that was looked for. */
export interface Piece {
  readonly text: string;
  readonly isFound: boolean;
}

// About two lines of a page.
const length = 180;
const before = 50;

/** The text in pieces, those that were found apart. */
export function piecesOf(text: string, words: ReadonlySet<string>): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { word, from, to } of searchWords(text)) {
    if (!words.has(word)) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), isFound: false });
    pieces.push({ text: text.slice(from, to), isFound: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isFound: false });
  return pieces;
}

/** The piece of a long text where most different words that were found stand close to each other, cut between words. */
export function excerptOf(text: string, words: ReadonlySet<string>): string {
  if (text.length <= length) return text;
  const found = searchWords(text).filter(({ word }) => words.has(word));
  let best = { from: 0, kinds: 0 };
  let end = 0;
  const inside = new Map<string, number>();
  for (const { word, from } of found) {
    // The words that begin within the length from here, counted as the window moves on.
    for (let next = found[end]; next !== undefined && next.to <= from + length - before; next = found[++end])
      inside.set(next.word, (inside.get(next.word) ?? 0) + 1);
    if (inside.size > best.kinds) best = { from, kinds: inside.size };
    const left = (inside.get(word) ?? 0) - 1;
    if (left > 0) inside.set(word, left);
    else inside.delete(word);
  }
  return cut(text, Math.max(0, best.from - before));
}

function cut(text: string, near: number): string {
  const from = near === 0 ? 0 : startOfWord(text, near);
  const until = from + length >= text.length ? text.length : endOfWord(text, from + length);
  return `${from === 0 ? '' : '… '}${text.slice(from, until).trim()}${until === text.length ? '' : ' …'}`;
}

// Scripts without spaces are cut where they stand, but never within a pair of surrogates.
function startOfWord(text: string, near: number): number {
  const space = text.slice(near, near + before).search(/\s/);
  return space === -1 ? whole(text, near) : near + space + 1;
}

function endOfWord(text: string, near: number): number {
  const space = text.slice(near - before, near).search(/\s\S*$/);
  return space === -1 ? whole(text, near) : near - before + space;
}

function whole(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}
