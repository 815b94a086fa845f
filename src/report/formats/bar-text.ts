// Charts of counts as text: bars, the figures beside them, and bars that part at the middle of a scale. Knows no columns and no markup.
import type { CountBar } from '../document.ts';
import { wholePercent } from '../words.ts';

/** What the columns of bars are called. */
export const headsOfBars: readonly string[] = ['Answer', 'Count', 'Share', '95 %'];

/** The count, or the sign for a hidden one. */
export function countText({ count }: CountBar, hidden: string): string {
  return count === undefined ? hidden : String(count);
}

/** The share in whole percent. */
export function percentText(bar: CountBar, hidden: string): string {
  return bar.count === undefined ? hidden : `${wholePercent(shareOf(bar))} %`;
}

/** The bounds of the share in whole percent, where they are known. */
export function boundsText({ count, low, high }: CountBar, dash: string): string {
  return count === undefined || low === undefined || high === undefined ? '' : `${wholePercent(low)}${dash}${wholePercent(high)}`;
}

/** A bar of at most `width` columns; what is not nothing is seen. */
export function barText(bar: CountBar, width: number, unicode: boolean): string {
  const share = shareOf(bar);
  if (share === 0) return '';
  if (!unicode) return '#'.repeat(Math.max(1, Math.round(share * width)));
  const eighths = Math.max(1, Math.round(share * width * 8));
  return `${'█'.repeat(Math.floor(eighths / 8))}${' ▏▎▍▌▋▊▉'.charAt(eighths % 8).trim()}`;
}

/** The share, from 0 to 1. */
function shareOf({ count = 0, base }: CountBar): number {
  return base <= 0 ? 0 : Math.min(1, Math.max(0, count / base));
}

/** The shares below, in and above the middle of a scale, in whole percent; empty texts where there are none to tell. */
export function sidesOf(shares: readonly number[]): { readonly below: string; readonly middle: string; readonly above: string } {
  if (shares.length === 0) return { below: '–', middle: '', above: '–' };
  const { below, middle, above } = partsOf(shares);
  const told = (part: readonly number[]): string => `${wholePercent(sum(part))} %`;
  return { below: told(below), middle: middle.length === 0 ? '' : told(middle), above: told(above) };
}

/** The two halves of a bar around the middle, each `side` columns; the middle point lies half on each. The ends of the scale are the darkest. */
export function opposedText(shares: readonly number[], side: number, unicode: boolean, blank: string): readonly [string, string] {
  const { below, middle, above } = partsOf(shares);
  const signs = unicode ? (['█', '▓', '░'] as const) : (['#', '=', '-'] as const);
  const half = (outward: readonly number[]): string => {
    let told = 0;
    let drawn = '';
    const points = [sum(middle) / 2, ...outward];
    for (const [at, share] of points.entries()) {
      told += share;
      const sign = at === 0 ? signs[2] : at === points.length - 1 ? signs[0] : signs[1];
      drawn += sign.repeat(Math.max(0, Math.min(side, Math.round(told * side)) - drawn.length));
    }
    return drawn.padEnd(side, blank);
  };
  return [[...half([...below].reverse())].reverse().join(''), half(above).trimEnd()];
}

function partsOf(shares: readonly number[]): { below: readonly number[]; middle: readonly number[]; above: readonly number[] } {
  const half = Math.floor(shares.length / 2);
  return { below: shares.slice(0, half), middle: shares.slice(half, shares.length - half), above: shares.slice(shares.length - half) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
