// Several answers in one cell: where they may be cut, and how they are cut where the options are known. What is not known is not cut.

/** What was found in a cell: known labels by index, and what stood between and after them, whole. */
export interface SplitCell {
  readonly chosen: readonly number[];
  readonly written: readonly string[];
}

/** A piece of a cell: from and to in the cell, without space around it. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Separators that hardly ever stand inside a label: between them every piece is an answer of its own. */
export function isHard(separator: string): boolean {
  const mark = separator.trim();
  return separator === '\n' || (mark !== '' && mark !== ',' && mark !== '/');
}

/**
 * The pieces of a cell between separators, empty ones left out. A separator that ends in space may lack it at the end of the cell.
 * With `whole`, separators in brackets that are closed again do not count.
 */
export function piecesOf(cell: string, separator: string, whole: boolean): readonly Piece[] {
  const cuts = cutsOf(cell, separator);
  const pieces: Piece[] = [];
  let from = 0;
  for (const cut of [...cuts, undefined]) {
    const to = cut?.at ?? cell.length;
    if (whole && cut !== undefined && isInBrackets(cell, from, to)) continue;
    const piece = trimmed(cell, from, to);
    if (piece.end > piece.start) pieces.push(piece);
    if (cut !== undefined) from = cut.next;
  }
  return pieces;
}

function cutsOf(cell: string, separator: string): readonly { readonly at: number; readonly next: number }[] {
  const cuts: { at: number; next: number }[] = [];
  const mark = separator.trimEnd();
  if (separator === '') return cuts;
  for (let at = cell.indexOf(separator); at >= 0; at = cell.indexOf(separator, at + separator.length))
    cuts.push({ at, next: at + separator.length });
  if (mark !== '' && mark !== separator && cell.endsWith(mark)) cuts.push({ at: cell.length - mark.length, next: cell.length });
  return cuts;
}

const OPENING = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['（', '）'],
]);

/** Whether a bracket that opens in the piece is still open at its end, and is closed later in the cell. */
function isInBrackets(cell: string, from: number, to: number): boolean {
  const open: string[] = [];
  for (let at = from; at < to; at++) {
    const closing = OPENING.get(cell.charAt(at));
    if (closing !== undefined) open.push(closing);
    else if (open.length > 0 && cell.charAt(at) === open.at(-1)) open.pop();
  }
  const waiting = open.at(-1);
  return waiting !== undefined && cell.includes(waiting, to);
}

function trimmed(cell: string, from: number, to: number): Piece {
  let start = from;
  let end = to;
  while (start < end && cell.charAt(start).trim() === '') start++;
  while (end > start && cell.charAt(end - 1).trim() === '') end--;
  return { start, end };
}

/**
 * Cuts a cell at a separator against labels that are known: at each piece the longest run of pieces that is a label. Pieces that are none
 * stay joined as one write-in; between hard separators each is one of its own.
 */
export function splitCell(cell: string, separator: string, known: (label: string) => number | undefined, longest: number): SplitCell {
  const pieces = piecesOf(cell, separator, false);
  const chosen: number[] = [];
  const written: string[] = [];
  let unknownFrom: number | undefined;
  const write = (before: number): void => {
    if (unknownFrom === undefined) return;
    if (isHard(separator)) for (const { start, end } of pieces.slice(unknownFrom, before)) written.push(cell.slice(start, end));
    else written.push(cell.slice(pieces[unknownFrom]?.start, pieces[before - 1]?.end));
    unknownFrom = undefined;
  };
  for (let at = 0; at < pieces.length; ) {
    const found = longestLabel(cell, pieces, at, known, longest);
    if (found === undefined) {
      unknownFrom ??= at;
      at++;
      continue;
    }
    write(at);
    if (!chosen.includes(found.index)) chosen.push(found.index);
    at += found.pieces;
  }
  write(pieces.length);
  return { chosen, written };
}

function longestLabel(
  cell: string,
  pieces: readonly Piece[],
  at: number,
  known: (label: string) => number | undefined,
  longest: number,
): { readonly index: number; readonly pieces: number } | undefined {
  for (let length = Math.min(longest, pieces.length - at); length > 0; length--) {
    const index = known(cell.slice(pieces[at]?.start, pieces[at + length - 1]?.end));
    if (index !== undefined) return { index, pieces: length };
  }
  return undefined;
}
