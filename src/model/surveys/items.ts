// What is chosen from in a column whose cells may hold several answers, when no codebook says: the items that recur whole. An item that
// holds the separator is known by its brackets, or by pieces that never come apart. What cannot be decided stays whole.
import { isHard, piecesOf } from './separators.ts';

/** A value of a column and how many rows hold it. */
export type Counted = readonly (readonly [value: string, rows: number])[];

export interface Items {
  readonly separator: string;
  /** In the order of the questionnaire as far as the cells tell, with the rows that hold each. */
  readonly items: Counted;
  /** Items that hold the separator. */
  readonly joined: readonly string[];
  /** Whether a cell holds a piece that is none of the items. */
  readonly written: boolean;
  /** Rows that end in several pieces which are none of the items, and were not cut. */
  readonly undecided: number;
}

// Shares of rows, found by what real exports show; all leave wide room on both sides.
const SEVERAL_AT_LEAST = 0.03;
const COVERED_AT_LEAST = 0.4;
const HARD_COVERED_AT_LEAST = 0.25;
const IN_ORDER_AT_LEAST = 0.9;
const SHUFFLED_COVERED_AT_LEAST = 0.8;
const SHUFFLED_AT_MOST = 30;
const SHUFFLED_SEVERAL_AT_LEAST = 0.2;
const CLOSED_LIST = 15;
const FEW = 20;
const SHORT = 120;
const LONGEST_LIST = 4000;
const TOGETHER_AT_LEAST = 4;

/** The items of a column at the separator that cuts it best; undefined where no cell holds several. */
export function itemsOf(values: Counted, separators: readonly string[]): Items | undefined {
  let best: { readonly items: Items; readonly several: number } | undefined;
  for (const separator of separators) {
    const found = itemsAt(values, separator);
    if (found !== undefined && found.several > (best?.several ?? 0)) best = found;
  }
  return best?.items;
}

/** A comma between three digits and a digit: `1,000`, `500-1,000`. */
const GROUPED = /\d,\d{3}(?!\d)/;

interface Seen {
  rows: number;
  /** Distinct cells that hold it. */
  cells: number;
  /** Rows in which it is the whole cell. */
  alone: number;
  /** What stands after and before it, '' at the ends of a cell, with the rows. */
  readonly next: Map<string, number>;
  readonly previous: Map<string, number>;
}

function itemsAt(values: Counted, separator: string): { readonly items: Items; readonly several: number } | undefined {
  const cut = values.map(([value, rows]) => ({
    rows,
    // What is longer is no list of options.
    pieces:
      value.length > LONGEST_LIST || (separator === ',' && GROUPED.test(value))
        ? [value]
        : piecesOf(value, separator, true).map(({ start, end }) => value.slice(start, end)),
  }));
  if (!cut.some(({ pieces }) => pieces.length > 1)) return undefined;
  const joined = new Set<string>();
  const cells = joinedCells(cut, separator, joined);
  const seen = seenIn(cells);
  const recurs = (item: string): boolean => (seen.get(item)?.rows ?? 0) > 1;
  const isLoose = (item: string): boolean => {
    const at = seen.get(item);
    return at !== undefined && (at.cells > 1 || at.alone > 1);
  };
  const total = values.reduce((sum, [, rows]) => sum + rows, 0);
  const hard = isHard(separator);
  const isList = (pieces: readonly string[]): boolean =>
    pieces.length > 1 && pieces.every((piece) => piece.length <= SHORT) && pieces.some(isLoose);
  const several = cells.filter(({ pieces }) => (hard ? isList(pieces) : pieces.filter(isLoose).length > 1));
  const severalRows = several.reduce((sum, { rows }) => sum + rows, 0);
  const covered = cells.reduce((sum, { rows, pieces }) => sum + (pieces.every(recurs) ? rows : 0), 0);
  if (!isSeveral(seen, several, severalRows, total)) return undefined;
  const order = orderOf(cells, recurs);
  if (covered < total * (hard ? HARD_COVERED_AT_LEAST : COVERED_AT_LEAST)) return undefined;
  const known = knownItems(cells, recurs, hard);
  // A form may shuffle its options: then only a short list that nearly all cells are made of tells them from a text with commas.
  const isShortList =
    covered >= total * SHUFFLED_COVERED_AT_LEAST && known.size <= SHUFFLED_AT_MOST && severalRows >= total * SHUFFLED_SEVERAL_AT_LEAST;
  if (!hard && order.consistent < IN_ORDER_AT_LEAST && !isShortList) return undefined;
  const undecided = cells.filter(({ pieces }) => tailOf(pieces, known) > 1).reduce((sum, { rows }) => sum + rows, 0);
  const items = inOrder([...known], seen, order);
  return {
    several: severalRows,
    items: {
      separator,
      items: items.map((item) => [item, seen.get(item)?.rows ?? 0] as const),
      joined: [...joined].filter((j) => known.has(j)),
      written: cells.some(({ pieces }) => pieces.some((piece) => !known.has(piece))),
      undecided: hard ? 0 : undecided,
    },
  };
}

/**
 * Whether rows hold several items: a fair share of them, or, where the list is short and closed, any two. A single choice with a
 * write-in that happens to name two options is none.
 */
function isSeveral(
  seen: ReadonlyMap<string, Seen>,
  several: readonly { readonly pieces: readonly string[] }[],
  rows: number,
  total: number,
): boolean {
  if (rows < 1) return false;
  if ((rows >= 2 || total < FEW) && rows >= total * SEVERAL_AT_LEAST) return true;
  const isClosed = seen.size <= CLOSED_LIST && [...seen.values()].every((item) => item.rows > 1 || item.alone > 0);
  return isClosed && rows >= 2 && several.every(({ pieces }) => pieces.every((piece) => (seen.get(piece)?.alone ?? 0) > 0));
}

interface Cell {
  readonly rows: number;
  readonly pieces: readonly string[];
}

function seenIn(cells: readonly Cell[]): Map<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const { rows, pieces } of cells) {
    for (const [at, piece] of pieces.entries()) {
      const here = seen.get(piece) ?? { rows: 0, cells: 0, alone: 0, next: new Map(), previous: new Map() };
      seen.set(piece, here);
      here.rows += rows;
      here.cells++;
      if (pieces.length === 1) here.alone += rows;
      const next = pieces[at + 1] ?? '';
      const previous = at === 0 ? '' : (pieces[at - 1] ?? '');
      here.next.set(next, (here.next.get(next) ?? 0) + rows);
      here.previous.set(previous, (here.previous.get(previous) ?? 0) + rows);
    }
  }
  return seen;
}

/** Joins pieces that never come apart, again and again, so that a label of four pieces becomes one. Says which in `joined`. */
function joinedCells(cells: readonly Cell[], separator: string, joined: Set<string>): readonly Cell[] {
  let now = cells;
  for (let round = 0; round < 8 && !isHard(separator); round++) {
    const seen = seenIn(now);
    const startsUpper = isMostlyUpper(now);
    const pairs = new Map<string, Set<string>>();
    for (const [piece, here] of seen) {
      const followers = [...here.next.keys()];
      if (here.rows < 2 || followers.includes('')) continue;
      const isTail = (next: string): boolean => {
        const tail = seen.get(next);
        return tail !== undefined && tail.previous.size === 1 && tail.rows === here.next.get(next);
      };
      const isContinuation = (next: string): boolean => CONJUNCTION.test(next) || (startsUpper && /^\p{Ll}/u.test(next));
      const isOne = followers.length === 1 && here.rows >= TOGETHER_AT_LEAST;
      if (followers.every(isTail) && (isOne || followers.every(isContinuation))) pairs.set(piece, new Set(followers));
    }
    if (pairs.size === 0) break;
    now = now.map(({ rows, pieces }) => ({ rows, pieces: joinPairs(pieces, pairs, separator, joined) }));
  }
  return now;
}

const CONJUNCTION = /^(?:and|or|but|so|because|e\.g|i\.e|etc|und|oder|aber|et|ou|mais|y|o|pero|e|mas|ma|en|of|maar)\b/u;

/** Whether labels of this column begin with a capital, so that a small letter goes on with what stands before it. */
function isMostlyUpper(cells: readonly Cell[]): boolean {
  let upper = 0;
  let lower = 0;
  for (const { rows, pieces } of cells) {
    const [first = ''] = pieces;
    if (/^\p{Lu}/u.test(first)) upper += rows;
    else if (/^\p{Ll}/u.test(first)) lower += rows;
  }
  return upper > 4 * lower;
}

function joinPairs(
  pieces: readonly string[],
  pairs: ReadonlyMap<string, ReadonlySet<string>>,
  separator: string,
  joined: Set<string>,
): readonly string[] {
  const result: string[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] ?? '';
    const next = pieces[at + 1];
    if (next === undefined || pairs.get(piece)?.has(next) !== true) {
      result.push(piece);
      continue;
    }
    const whole = `${piece}${separator}${next}`;
    joined.delete(piece);
    joined.add(whole);
    result.push(whole);
    at++;
  }
  return result;
}

/** Items that recur, and those after which one that recurs stands: a write-in comes last, so they are none. */
function knownItems(cells: readonly Cell[], recurs: (item: string) => boolean, hard: boolean): ReadonlySet<string> {
  const known = new Set<string>();
  for (const { pieces } of cells) {
    let isFollowed = false;
    for (const piece of [...pieces].reverse()) {
      const again = recurs(piece);
      if (again || (isFollowed && !hard)) known.add(piece);
      isFollowed ||= again;
    }
  }
  return known;
}

/** How many pieces at the end of a cell are not known. */
function tailOf(pieces: readonly string[], known: ReadonlySet<string>): number {
  let tail = 0;
  for (let at = pieces.length - 1; at >= 0 && !known.has(pieces[at] ?? ''); at--) tail++;
  return tail;
}

interface Order {
  /** Share of the pairs that stand in the order in which they stand mostly. */
  readonly consistent: number;
  /** How often one stands before the other. */
  readonly before: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const PAIRS_OF = 40;
const SORTED_AT_MOST = 400;

function orderOf(cells: readonly Cell[], recurs: (item: string) => boolean): Order {
  const before = new Map<string, Map<string, number>>();
  for (const { rows, pieces } of cells) {
    const items = pieces.filter(recurs).slice(0, PAIRS_OF);
    for (const [at, first] of items.entries()) {
      const row = before.get(first) ?? new Map<string, number>();
      before.set(first, row);
      for (const second of items.slice(at + 1)) if (second !== first) row.set(second, (row.get(second) ?? 0) + rows);
    }
  }
  let all = 0;
  let against = 0;
  for (const [first, row] of before)
    for (const [second, rows] of row) {
      const back = before.get(second)?.get(first) ?? 0;
      all += rows;
      if (back > rows || (back === rows && first < second)) against += rows;
    }
  return { consistent: all === 0 ? 1 : 1 - against / all, before };
}

/** The items in the order in which cells have them, the more frequent first where the cells do not say; by frequency where cells disagree. */
function inOrder(items: readonly string[], seen: ReadonlyMap<string, Seen>, order: Order): readonly string[] {
  const left = [...items].sort((a, b) => (seen.get(b)?.rows ?? 0) - (seen.get(a)?.rows ?? 0));
  if (order.consistent < IN_ORDER_AT_LEAST || left.length > SORTED_AT_MOST) return left;
  const stands = (a: string, b: string): boolean => (order.before.get(a)?.get(b) ?? 0) > (order.before.get(b)?.get(a) ?? 0);
  const ahead = new Map(left.map((item) => [item, left.filter((other) => other !== item && stands(other, item)).length]));
  const result: string[] = [];
  while (left.length > 0) {
    const [next = ''] = left.splice(
      Math.max(
        0,
        left.findIndex((item) => ahead.get(item) === 0),
      ),
      1,
    );
    result.push(next);
    for (const item of left) if (stands(next, item)) ahead.set(item, (ahead.get(item) ?? 0) - 1);
  }
  return result;
}
