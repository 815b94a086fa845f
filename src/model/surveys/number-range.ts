// The numbers that an option stands for, where it is a range: `1–5`, `10+`, `more than 20`, `under 5 years`. Only what is beyond doubt.

/** Numbers from `from` to `to`, both included; `of` is what is counted. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
  readonly of: string;
}

const NUMBER = '(\\d{1,9}(?:[.]\\d{1,3})?)';
const SPAN = new RegExp(`^${NUMBER} ?(?:-|–|—|to|bis|a|à|until) ?${NUMBER}(?![\\d.,])`, 'i');
const FROM = new RegExp(
  `^(?:(?:at least|from|mindestens|ab|≥|>=) ?${NUMBER}|${NUMBER} ?(?:\\+|or more|oder mehr|and more|and over))(?![\\d.,])`,
  'i',
);
const ABOVE = new RegExp(`^(?:more than|over|above|mehr als|über|más de|plus de|mais de|più di|>) ?${NUMBER}(?![\\d.,])`, 'i');
const BELOW = new RegExp(`^(?:less than|fewer than|under|below|weniger als|unter|menos de|moins de|meno di|<) ?${NUMBER}(?![\\d.,])`, 'i');
const UP_TO = new RegExp(`^(?:up to|at most|bis zu|höchstens|hasta|jusqu[’']à|até|fino a|≤|<=) ?${NUMBER}(?![\\d.,])`, 'i');
const ONE = new RegExp(`^${NUMBER}(?![\\d.,%/:-])`, 'i');

/** Just beside a bound that is not itself meant. */
const BESIDE = 1e-6;

/** The range of a label; undefined where it is none. */
export function rangeOf(label: string): NumberRange | undefined {
  const text = label.trim().slice(0, 100);
  const read = (pattern: RegExp, bounds: (a: number, b: number) => readonly [number, number]): NumberRange | undefined => {
    const match = pattern.exec(text);
    if (match === null) return undefined;
    const [a = 0, b = 0] = match
      .slice(1)
      .filter((part) => part !== undefined)
      .map(Number);
    const [from, to] = bounds(a, b);
    return from <= to ? { from, to, of: unitOf(text.slice(match[0].length)) } : undefined;
  };
  return (
    read(SPAN, (a, b) => [a, b]) ??
    read(FROM, (a) => [a, Number.POSITIVE_INFINITY]) ??
    read(ABOVE, (a) => [a + BESIDE, Number.POSITIVE_INFINITY]) ??
    read(UP_TO, (a) => [Number.NEGATIVE_INFINITY, a]) ??
    read(BELOW, (a) => [Number.NEGATIVE_INFINITY, a - BESIDE]) ??
    read(ONE, (a) => [a, a])
  );
}

/** Whether some number lies in both. */
export function overlap(a: NumberRange, b: NumberRange): boolean {
  return a.of === b.of && a.from <= b.to && b.from <= a.to;
}

function unitOf(rest: string): string {
  return rest
    .trim()
    .toLowerCase()
    .replace(/(?<=\p{L}{2})s$/u, '');
}
