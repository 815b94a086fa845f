// The arithmetic of figures: shares with their intervals, differences of two waves, and how far a small group may be relied on. Knows counts and
// bases, and neither questions nor privacy.

/** Bounds of a share, from 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

// Quantile of the normal distribution for 95 %.
const Z = 1.959963984540054;

/** The score interval of a share of `base`, 95 % (Wilson 1927). Of an empty base everything is possible. */
export function wilson(count: number, base: number): Interval {
  if (base <= 0) return { low: 0, high: 1 };
  const share = count / base;
  const z2 = Z * Z;
  const middle = share + z2 / (2 * base);
  const reach = Z * Math.sqrt((share * (1 - share) + z2 / (4 * base)) / base);
  const whole = 1 + z2 / base;
  return {
    low: count <= 0 ? 0 : Math.max(0, (middle - reach) / whole),
    high: count >= base ? 1 : Math.min(1, (middle + reach) / whole),
  };
}

/** A count of a base. */
export interface Share {
  readonly count: number;
  readonly base: number;
}

/** The difference of two independent shares, the second less the first, with its 95 % interval (Newcombe 1998, method 10); undefined where a base is empty. */
export function differenceOf(before: Share, after: Share): { readonly difference: number; readonly interval: Interval } | undefined {
  if (before.base <= 0 || after.base <= 0) return undefined;
  const [a, b] = [wilson(before.count, before.base), wilson(after.count, after.base)];
  const [x, y] = [before.count / before.base, after.count / after.base];
  return {
    difference: y - x,
    interval: { low: y - x - Math.hypot(y - b.low, a.high - x), high: y - x + Math.hypot(b.high - y, x - a.low) },
  };
}

/** A share as percent to a tenth, half away from zero. */
export function percentOf(share: number): number {
  return rounded(share * 1000) / 10;
}

/** A number to a tenth, half away from zero. */
export function tenths(number: number): number {
  return rounded(number * 10) / 10;
}

/** A number to a hundredth, half away from zero. */
export function hundredths(number: number): number {
  return rounded(number * 100) / 100;
}

// Counts give exact halves that a binary fraction may fall short of.
function rounded(number: number): number {
  const whole = Math.round(Math.abs(number) + 1e-9);
  return whole === 0 ? 0 : Math.sign(number) * whole;
}

/** How far the answers of a part of all may be relied on. */
export type Weight = 'full' | 'carefully' | 'does-not-decide' | 'not-charted';

/** From a quarter of all on fully; from a tenth carefully; less does not decide, and under a twentieth is not charted. */
export function weightOf(part: number, all: number): Weight {
  if (all <= 0) return 'not-charted';
  const share = part / all;
  return share < 0.05 ? 'not-charted' : share < 0.1 ? 'does-not-decide' : share < 0.25 ? 'carefully' : 'full';
}
