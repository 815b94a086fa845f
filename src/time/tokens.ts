// A line cut into numbers, words and single marks, in one linear pass: what the date and time shapes are matched on.
// Keeps from them white space of every kind, zero-width characters and web addresses (whose digits are no dates).

/** A run of digits, a run of letters, or one other character. `spaced` says that white space, or the line's start, stands before it. */
export interface Token {
  readonly kind: 'number' | 'word' | 'mark';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly spaced: boolean;
}

const pieces = /https?:\/\/[^\s)>\]]+|[0-9]+|[\p{L}\p{M}]+|[^\s\u200b-\u200d\u2060]/gu;
const dashes = /^[\u2010-\u2015\u2212]$/;

/** The tokens of a text. A typographic dash or minus becomes `-`; a web address is left out. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let last = -1;
  for (const match of text.matchAll(pieces)) {
    const piece = match[0];
    const start = match.index;
    const end = start + piece.length;
    if (!piece.includes('://')) {
      const code = piece.charCodeAt(0);
      const kind = code >= 48 && code <= 57 ? 'number' : /^[\p{L}\p{M}]/u.test(piece) ? 'word' : 'mark';
      tokens.push({ kind, text: kind === 'mark' && dashes.test(piece) ? '-' : piece, start, end, spaced: start !== last });
    }
    last = end;
  }
  return tokens;
}
