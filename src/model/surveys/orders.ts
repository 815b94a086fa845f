// Rankings known by their values: columns that hold places, and cells that name all items in the order of the person who answered.
import type { Counted } from './items.ts';
import { numberOf } from './numeral.ts';
import { isHard, piecesOf } from './separators.ts';

/** Whether the values of columns are places: as many as there are columns, each given about as often as the one before it or less. */
export function arePlaces(values: Counted, columns: number): boolean {
  const places = new Array<number>(columns).fill(0);
  for (const [value, rows] of values) {
    const number = numberOf(value);
    if (number === undefined || !Number.isInteger(number) || number < 1 || number > columns) return false;
    places[number - 1] = (places[number - 1] ?? 0) + rows;
  }
  const [most = 0] = places;
  return (
    columns >= 3 && most > 0 && places.every((rows, at) => at === 0 || rows <= (places[at - 1] ?? 0)) && (places.at(1) ?? 0) >= most * 0.5
  );
}

const ITEMS_AT_LEAST = 3;
const WHOLE_AT_LEAST = 0.9;
const ORDERS_AT_LEAST = 3;

/** The items that nearly all answers put in order, those ranked first by most in front; undefined where the cells are no orders of one list. */
export function orderedItems(
  values: Counted,
  separators: readonly string[],
): { readonly items: readonly string[]; readonly separator: string } | undefined {
  for (const separator of separators) {
    if (!isHard(separator)) continue;
    const items = itemsAt(values, separator);
    if (items !== undefined) return { items, separator };
  }
  return undefined;
}

function itemsAt(values: Counted, separator: string): readonly string[] | undefined {
  const sets = new Map<string, { rows: number; readonly places: Map<string, number>; readonly orders: Set<string> }>();
  let total = 0;
  for (const [value, rows] of values) {
    total += rows;
    const pieces = piecesOf(value, separator, false).map(({ start, end }) => value.slice(start, end));
    if (pieces.length < ITEMS_AT_LEAST || new Set(pieces).size < pieces.length) continue;
    const key = [...pieces].sort().join(separator);
    const set = sets.get(key) ?? { rows: 0, places: new Map<string, number>(), orders: new Set<string>() };
    sets.set(key, set);
    set.rows += rows;
    set.orders.add(pieces.join(separator));
    for (const [place, piece] of pieces.entries()) set.places.set(piece, (set.places.get(piece) ?? 0) + place * rows);
  }
  const found = [...sets.values()].find(({ rows, orders }) => rows >= total * WHOLE_AT_LEAST && orders.size >= ORDERS_AT_LEAST);
  return found === undefined ? undefined : [...found.places].sort(([, a], [, b]) => a - b).map(([item]) => item);
}
