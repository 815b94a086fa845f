// The same answers counted by another codebook. Who compares two versions of results in git learns from a cell that grew by three that a hidden
// option had three answers, so such results are not written unless somebody says so.
import type { Results, ResultTable } from './results.ts';

/** Why results of the same answers are not written anew, a sentence; none where no cell that both show differs by fewer than k. */
export function recountedIn(earlier: Results | undefined, later: Results, k: number): readonly string[] {
  if (earlier === undefined) return [];
  const before = new Map(tablesOf(earlier));
  const titles = tablesOf(later).flatMap(([key, table]) => (isTold(before.get(key), table, k) ? [`“${table.title}”`] : []));
  if (titles.length === 0) return [];
  const named = [...new Set(titles)].slice(0, 3).join(', ');
  return [
    `the results stay as they are: the codebook counts the same answers to ${named} otherwise now, and the difference is a count below ${k}; --all-answers writes them all the same`,
  ];
}

function tablesOf({ tables, breakdowns }: Results): readonly (readonly [key: string, table: ResultTable])[] {
  const slices = breakdowns.flatMap(({ by, slices: all }) =>
    all.flatMap((slice) => slice.tables.map((table) => [`${by}\n${slice.label}\n${table.part}`, table] as const)),
  );
  return [...tables.map((table) => [table.part, table] as const), ...slices];
}

function isTold(before: ResultTable | undefined, now: ResultTable, k: number): boolean {
  if (before === undefined) return false;
  const counts = new Map(before.cells.map(({ label, count }) => [label, count]));
  const pairs = now.cells.map(({ label, count }) => [counts.get(label), count] as const);
  return [[before.answered, now.answered] as const, ...pairs].some(([was, is]) => {
    const difference = Math.abs((is ?? 0) - (was ?? 0));
    return typeof was === 'number' && typeof is === 'number' && difference > 0 && difference < k;
  });
}
