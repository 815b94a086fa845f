// Which means of numbers may be published. A mean with its n is a sum, and the sums of groups add up to that of all, so what is left over
// when some groups are shown must again be a sum over many.
import { sum } from './counted.ts';
import { hundredths } from './figures.ts';
import type { Mean, Table } from './tables.ts';

/** Whether the mean of a number question says nothing about few people. `least` is the least group that is shown apart. */
export function isMeanSafe(table: Table, k: number, least: number): boolean {
  const { mean: of } = table;
  if (of === undefined || of.n < least || of.n !== table.answered || of.deviation === 0) return false;
  // Numbers rarely go below 0: a sum next to it tells that nearly all are 0.
  if (Math.abs(of.mean) * of.n < k) return false;
  return !table.cells.some(({ count }) => of.n - count < k);
}

/** Of the groups whose n is shown, those whose mean may be: what remains of all is nobody, or `least` people of two groups or more. */
export function safeMeans(
  whole: Mean,
  groups: readonly { readonly mean: Mean | undefined; readonly safe: boolean }[],
  least: number,
): readonly boolean[] {
  const shown = groups.map(({ safe }) => safe);
  for (;;) {
    const inGroups = (isShown: boolean) => sum(groups.map(({ mean }, at) => (shown[at] === isShown ? (mean?.n ?? 0) : 0)));
    const rest = whole.n - inGroups(true);
    const alone = shown.filter((isShown) => !isShown).length === 1 && rest === inGroups(false);
    if (rest === 0 || (rest >= least && !alone)) return shown;
    const smallest = groups
      .map(({ mean }, at) => ({ at, n: mean?.n ?? 0 }))
      .filter(({ at }) => shown[at])
      .sort((a, b) => a.n - b.n || a.at - b.at)[0];
    if (smallest === undefined) return shown;
    shown[smallest.at] = false;
  }
}

/** The mean as it is published: to a hundredth, without what would tell more about single numbers. */
export function roundedMean({ mean, n }: Mean): Mean {
  return { mean: hundredths(mean), n };
}
