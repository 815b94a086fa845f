// Patterns of themes: words with `*`, phrases in quotes, `|` or OR between alternatives, NOT before what must not stand there. A language of
// its own and no regular expressions: matching takes time by the length of text and pattern, whatever a file says.
import { wordsOf } from './text-words.ts';

/** A pattern, ready to be matched. */
export interface Pattern {
  /** Whether the words of a text fit it. */
  matches(words: readonly string[]): boolean;
}

/** Longest pattern, and most parts of one. */
const LONGEST = 500;
const MOST_PARTS = 60;

/**
 * Reads a pattern, or says what is wrong with it. `a b`: both stand in the text. `a | b`, `a OR b`: one of them. `NOT a`, `-a`: it does not stand
 * there. `"a b"`: side by side. `a*`: any end; `*` alone in a phrase: any one word. `( … | … )` groups alternatives, one level deep.
 */
export function parsePattern(text: string): Pattern | { readonly problem: string } {
  if (text.length > LONGEST) return { problem: `a pattern has at most ${LONGEST} characters` };
  const tokens = tokensOf(text);
  if (typeof tokens === 'string') return { problem: tokens };
  if (tokens.length > MOST_PARTS) return { problem: `a pattern has at most ${MOST_PARTS} parts` };
  const reader: Reader = { tokens, at: 0 };
  const read = readAlternatives(reader, 0);
  if (typeof read === 'string') return { problem: read };
  if (reader.at < tokens.length) return { problem: 'a bracket is closed that was not opened' };
  if (!read.some((items) => items.some(({ not }) => !not))) return { problem: 'it says only what must not stand there' };
  return { matches: (words) => fits(read, words) };
}

type Token = { readonly sign: '(' | ')' | '|' | 'NOT' } | { readonly phrase: readonly string[] };

/** What has to stand in a text, or must not: a phrase of word shapes, or alternatives. */
interface Item {
  readonly not: boolean;
  readonly phrase?: readonly string[];
  readonly among?: Alternatives;
}

type Alternatives = readonly (readonly Item[])[];

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

function tokensOf(text: string): readonly Token[] | string {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text.charAt(at);
    if (/\s/.test(sign)) at++;
    else if (sign === '(' || sign === ')' || sign === '|') {
      tokens.push({ sign });
      at++;
    } else if (sign === '"' || sign === '“' || sign === '„') {
      const end = text.slice(at + 1).search(/["”“]/);
      if (end === -1) return 'a quote is not closed';
      const phrase = shapesOf(text.slice(at + 1, at + 1 + end));
      if (phrase.length === 0) return 'there are no words between the quotes';
      tokens.push({ phrase });
      at += end + 2;
    } else {
      const word = /^[^\s()|"“„]+/.exec(text.slice(at))?.[0] ?? sign;
      at += word.length;
      if (word === 'OR') tokens.push({ sign: '|' });
      else if (word === 'NOT') tokens.push({ sign: 'NOT' });
      else if (word !== 'AND') {
        const isNot = word.startsWith('-') && word.length > 1;
        if (isNot) tokens.push({ sign: 'NOT' });
        const phrase = shapesOf(isNot ? word.slice(1) : word);
        if (phrase.length === 0) return `there is no word in \`${word}\``;
        if (phrase.length === 1 && phrase[0] === '*') return 'a `*` alone would fit every text';
        tokens.push({ phrase });
      }
    }
  }
  return tokens.length === 0 ? 'it is empty' : tokens;
}

/** Words as they are compared, each with its `*`; signs between letters part them. */
function shapesOf(text: string): readonly string[] {
  return text.split(/\s+/).flatMap((part) => (part === '*' ? ['*'] : starred(part)));
}

function starred(part: string): readonly string[] {
  const pieces = part.split(/\*{1,9}/);
  if (pieces.length === 1) return wordsOf(part);
  // Stars touch the pieces beside them; a piece of several words keeps its star at the end that has it.
  const shapes: string[] = [];
  let glue = false;
  pieces.forEach((piece, index) => {
    const words = wordsOf(piece);
    words.forEach((word, nth) => {
      const before = shapes.at(-1);
      if (nth === 0 && glue && before !== undefined) shapes[shapes.length - 1] = `${before}${word}`;
      else shapes.push(nth === 0 && index > 0 && !glue ? `*${word}` : word);
    });
    glue = false;
    if (index < pieces.length - 1 && shapes.length > 0) {
      shapes[shapes.length - 1] = `${shapes.at(-1)}*`;
      glue = true;
    }
  });
  return shapes;
}

function readAlternatives(reader: Reader, depth: number): Alternatives | string {
  const all: (readonly Item[])[] = [];
  for (;;) {
    const items = readItems(reader, depth);
    if (typeof items === 'string') return items;
    if (items.length === 0) return 'something is missing beside a `|`, an OR or a bracket';
    all.push(items);
    const next = reader.tokens[reader.at];
    if (next === undefined || !('sign' in next) || next.sign !== '|') return all;
    reader.at++;
  }
}

function readItems(reader: Reader, depth: number): readonly Item[] | string {
  const items: Item[] = [];
  let not = false;
  for (let token = reader.tokens[reader.at]; token !== undefined; token = reader.tokens[reader.at]) {
    if ('phrase' in token) {
      items.push({ not, phrase: token.phrase });
      reader.at++;
      not = false;
    } else if (token.sign === 'NOT') {
      if (not) return 'NOT stands twice';
      not = true;
      reader.at++;
    } else if (token.sign === '(') {
      if (depth > 0) return 'brackets stand in brackets';
      reader.at++;
      const among = readAlternatives(reader, depth + 1);
      if (typeof among === 'string') return among;
      const end = reader.tokens[reader.at];
      if (end === undefined || !('sign' in end) || end.sign !== ')') return 'a bracket is not closed';
      reader.at++;
      items.push({ not, among });
      not = false;
    } else break;
  }
  return not ? 'nothing stands behind NOT' : items;
}

function fits(alternatives: Alternatives, words: readonly string[]): boolean {
  return alternatives.some((items) =>
    items.every(({ not, phrase, among }) => (phrase === undefined ? fits(among ?? [], words) : hasPhrase(words, phrase)) !== not),
  );
}

function hasPhrase(words: readonly string[], phrase: readonly string[]): boolean {
  for (let at = 0; at + phrase.length <= words.length; at++)
    if (phrase.every((shape, nth) => fitsShape(words[at + nth] ?? '', shape))) return true;
  return false;
}

/** A word with stars for any letters: each piece is looked for behind the one before it, so that no place is tried twice. */
function fitsShape(word: string, shape: string): boolean {
  if (!shape.includes('*')) return word === shape;
  const pieces = shape.split('*');
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (!word.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = word.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return word.length - last.length >= at && word.endsWith(last);
}
