// Which counts have to be hidden where answers are broken down by group: the groups add up to the whole, so what is hidden of one follows from
// the others unless enough of them is hidden too. Those in no shown group are one more group here, which anyone can work out and nobody sees.
import { type CountMatrix, hideCells } from './count-matrix.ts';
import { type Counted, type Counts, sum } from './counted.ts';
import { type HiddenTotals, isSmall } from './hide-totals.ts';

/** One group: its size and its counts of a part. */
export interface GroupCounts extends Counts {
  readonly size: number;
}

/** What is hidden of a part in one group. */
export interface HiddenCounts {
  readonly lines: readonly boolean[];
  readonly answered: boolean;
}

/** Least size of a group that is shown apart, for a k. */
export function leastGroup(k: number): number {
  return Math.max(10, 2 * k);
}

/**
 * What to hide of a part in each of the shown groups, in their order; undefined where the part cannot be broken down at all. `totals` is what
 * is hidden of the whole, among `responses` answers.
 */
export function hideInGroups(
  whole: Counted,
  totals: HiddenTotals,
  responses: number,
  shown: readonly GroupCounts[],
  k: number,
): readonly HiddenCounts[] | undefined {
  const rest = restOf(whole, responses, shown);
  if (rest === undefined) return undefined;
  const groups = rest.size === 0 ? shown : [...shown, rest];
  const all = whole.exclusive ? hideShares(whole, totals, groups, shown.length, k) : hideChoices(whole, totals, groups, shown.length, k);
  return all?.slice(0, shown.length);
}

/** Those in none of the shown groups; undefined where the numbers do not add up. */
function restOf(whole: Counted, responses: number, shown: readonly GroupCounts[]): GroupCounts | undefined {
  const size = responses - sum(shown.map((group) => group.size));
  const answered = whole.answered - sum(shown.map((group) => group.answered));
  const of = whole.of.map((count, at) => count - sum(shown.map((group) => group.of[at] ?? 0)));
  return [size, answered, size - answered, ...of].every((count) => count >= 0) ? { size, answered, of } : undefined;
}

/**
 * Each answer is in one line. The lines that are hidden of the whole are hidden in every group, so that they move freely among groups; here
 * they are one column, their sum, which is known.
 */
function hideShares(
  whole: Counted,
  totals: HiddenTotals,
  groups: readonly GroupCounts[],
  shown: number,
  k: number,
): readonly HiddenCounts[] | undefined {
  const silentAt = whole.of.length;
  const gone = [...totals.lines, totals.answered];
  // Numbers and texts have no lines: those who answered are one.
  const bare = silentAt === 0;
  const kept = gone.flatMap((isGone, at) => (isGone || (bare && totals.answered) ? [] : [at]));
  const lineCounts = ({ size, answered, of }: GroupCounts): readonly number[] => [...of, size - answered];
  const inKept = (group: GroupCounts): readonly number[] => kept.map((at) => lineCounts(group)[at] ?? 0);
  const counts = groups.map((group) => [...inKept(group), group.size - sum(inKept(group))]);
  const total = lineCounts({ ...whole, size: sum(groups.map((group) => group.size)) });
  const secret = groups.map((group) => [
    ...kept.map((at) => {
      const count = lineCounts(group)[at] ?? 0;
      // What is true of everybody, or of everybody who answered, is told by the whole.
      const isAll = at !== silentAt && total[at] === whole.answered;
      return isSecret(count, group, at === silentAt || isAll, k) || (bare && isSmall(group.answered, k));
    }),
    isSmall(group.size - sum(inKept(group)), k),
  ]);
  const hidden = hideCells(
    {
      counts,
      minus: counts[0]?.map(() => false) ?? [],
      most: counts.map((row) => row.map(() => Number.POSITIVE_INFINITY)),
      secret,
      costs: (row, column) => row < shown && column < kept.length,
    },
    k,
  );
  return hidden?.map((row, index) => {
    const group = groups[index];
    const none = group !== undefined && row[kept.length] !== true && group.size === sum(inKept(group));
    const isHidden = (at: number): boolean => (gone[at] === true ? !none : row[kept.indexOf(at)] === true);
    return { lines: whole.of.map((_, at) => isHidden(at)), answered: bare && totals.answered ? true : isHidden(silentAt) };
  });
}

/**
 * An answer may be in several lines, but everybody who answered is in one at least: the counts of a group add up to those who answered it and
 * to what was chosen beyond the first choice, which is a column that is subtracted.
 */
function hideChoices(
  whole: Counted,
  totals: HiddenTotals,
  groups: readonly GroupCounts[],
  shown: number,
  k: number,
): readonly HiddenCounts[] | undefined {
  const kept = whole.of.flatMap((_, at) => (totals.lines[at] ? [] : [at]));
  const gone = whole.of.length - kept.length;
  const silent = totals.answered ? [] : [kept.length];
  const matrixOf = (group: GroupCounts): readonly number[] => {
    const chosen = kept.map((at) => group.of[at] ?? 0);
    return [...chosen, ...silent.map(() => group.size - group.answered), Math.max(0, sum(group.of) - group.answered)];
  };
  // One line that nobody can see is known all the same where a group chose nothing else.
  if (gone === 1 && groups.some((group) => group.answered > 0 && sum(kept.map((at) => group.of[at] ?? 0)) < k)) return undefined;
  const isSilenceSecret = silent.length > 0 && groups.some(({ size, answered }) => isSmall(size - answered, k));
  const counts = groups.map(matrixOf);
  const matrix: CountMatrix = {
    counts,
    minus: counts[0]?.map((_, column, row) => column === row.length - 1) ?? [],
    most: groups.map((group) => {
      // Where the silent have to stay unknown, there is room both for more of them and for more who chose a line.
      const most = isSilenceSecret ? Math.max(...group.of, group.answered - k, 0) : group.answered;
      return [...kept.map(() => most), ...silent.map(() => group.size - most), Number.POSITIVE_INFINITY];
    }),
    secret: groups.map((group) => [
      ...kept.map((at) => isSecret(group.of[at] ?? 0, group, whole.of[at] === whole.answered, k)),
      ...silent.map(() => isSecret(group.size - group.answered, group, true, k)),
      false,
    ]),
    costs: (row, column) => row < shown && column < kept.length + silent.length,
  };
  return hideCells(matrix, k)?.map((row) => ({
    lines: whole.of.map((_, at) => (totals.lines[at] ? true : row[kept.indexOf(at)] === true)),
    answered: totals.answered || row[kept.length] === true,
  }));
}

/** Whether a count may not be known in a group: a small one, nearly everybody, or everybody. */
function isSecret(count: number, { size, answered }: GroupCounts, smallOnly: boolean, k: number): boolean {
  if (isSmall(count, k)) return true;
  if (smallOnly || count === 0) return false;
  return isSmall(size - count, k) || answered - count < k;
}
