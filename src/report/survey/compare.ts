// Two waves of a survey side by side: what both asked and both published, with the difference and its interval. Questions are matched by id,
// answers by their wording; what has no match is told, not guessed.

import { differenceOf, percentOf } from '../../model/surveys/figures.ts';
import { foldedLabel } from '../../model/surveys/label.ts';
import type { ResultCell, Results, ResultTable } from '../../model/surveys/results.ts';
import type { Block, Document } from '../document.ts';
import { plural } from '../words.ts';
import { countWords, paragraph } from './tables.ts';

/** One answer in both waves; differences in percentage points, null where one of the counts is hidden. */
interface Difference {
  readonly label: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly points: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Comparison {
  readonly schema: 'wg/survey-comparison/1';
  readonly survey: string;
  readonly against: string;
  readonly tables: readonly {
    readonly part: string;
    readonly title: string;
    readonly n: readonly [before: number, after: number];
    readonly base: readonly [before: ResultTable['base'], after: ResultTable['base']];
    readonly differences: readonly Difference[];
  }[];
  /** Parts that only one of the waves has, or that share no answer. */
  readonly unmatched: readonly string[];
}

/** Compares the later wave with the earlier one. */
export function comparisonOf(after: Results, before: Results): Comparison {
  const earlier = new Map(before.tables.map((table) => [table.part, table]));
  const tables = after.tables.flatMap((table) => {
    const other = earlier.get(table.part);
    const differences = other === undefined ? [] : differencesOf(other, table);
    if (other === undefined || differences.length === 0) return [];
    return [{ part: table.part, title: table.title, n: [other.n, table.n] as const, base: [other.base, table.base] as const, differences }];
  });
  const matched = new Set(tables.map(({ part }) => part));
  const parts = new Set([...after.tables, ...before.tables].filter(({ cells }) => cells.length > 0).map(({ part }) => part));
  return {
    schema: 'wg/survey-comparison/1',
    survey: after.survey,
    against: before.survey,
    tables,
    unmatched: [...parts].filter((part) => !matched.has(part)),
  };
}

function differencesOf(before: ResultTable, after: ResultTable): readonly Difference[] {
  const earlier = new Map<string, ResultCell>();
  for (const cell of before.cells) earlier.set(foldedLabel(cell.label), cell);
  return after.cells.flatMap((cell) => {
    const other = earlier.get(foldedLabel(cell.label));
    if (other === undefined) return [];
    // Shares of different bases would differ by the bases alone.
    const isShown = other.count !== null && cell.count !== null && before.base === after.base;
    const by = isShown ? differenceOf({ count: other.count ?? 0, base: before.n }, { count: cell.count ?? 0, base: after.n }) : undefined;
    return [
      {
        label: cell.label,
        before: other.count,
        after: cell.count,
        points: by === undefined ? null : percentOf(by.difference),
        low: by === undefined ? null : percentOf(by.interval.low),
        high: by === undefined ? null : percentOf(by.interval.high),
      },
    ];
  });
}

/** The page of a comparison. */
export function comparisonPage({ survey, against, tables, unmatched }: Comparison, title: string): Document {
  const count = (number: number | null, n: number): string => countWords({ count: number }, n);
  return {
    title: `${title}: ${survey} against ${against}`,
    blocks: [
      paragraph([
        `Differences are ${survey} less ${against}, in percentage points, with their 95 % interval (Newcombe).`,
        'One whose interval holds 0 may be chance.',
        'Who answered twice is not known, so the waves are taken as different people.',
      ]),
      ...tables.flatMap(({ part, title, n, base, differences }): readonly Block[] => [
        { kind: 'heading', level: 2, text: title, anchor: part.replaceAll('.', '-') },
        {
          kind: 'table',
          columns: ['Answer', `${against} (n ${n[0]})`, `${survey} (n ${n[1]})`, 'Difference', '95 %'],
          rows: differences.map(({ label, before, after, points, low, high }) => [
            label,
            count(before, n[0]),
            count(after, n[1]),
            points === null ? '–' : signed(points),
            low === null || high === null ? '' : `${signed(low)} to ${signed(high)}`,
          ]),
        },
        ...(base[0] === base[1] ? [] : [paragraph(['The shares are of different bases, so they are not compared.'])]),
      ]),
      ...(unmatched.length === 0 ? [] : [paragraph([`${plural(unmatched.length, 'part')} without a match: ${unmatched.join(', ')}.`])]),
    ],
  };
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0';
}
