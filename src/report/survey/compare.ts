// Two waves of a survey side by side: what both asked and both published, with the difference and its interval. Questions are matched by id,
// else by their whole wording; answers by theirs. What has no match is told, not guessed.

import { differenceOf, percentOf } from '../../model/surveys/figures.ts';
import { foldedLabel } from '../../model/surveys/label.ts';
import type { ResultCell, Results, ResultTable } from '../../model/surveys/results.ts';
import type { Block, Document, PairBar } from '../document.ts';
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
    /** The wording of the question; of a row of a grid with the row behind it. */
    readonly title: string;
    readonly n: readonly [before: number, after: number];
    readonly base: readonly [before: ResultTable['base'], after: ResultTable['base']];
    readonly differences: readonly Difference[];
    /** Answers that only one of the waves has. */
    readonly unmatched: readonly string[];
  }[];
  /** Parts that only one of the waves has, or that share no answer: by id, those of the later wave first. */
  readonly unmatched: readonly string[];
}

/** Compares the later wave with the earlier one. */
export function comparisonOf(after: Results, before: Results): Comparison {
  const byPart = new Map(before.tables.map((table) => [table.part, table]));
  const byWords = new Map(before.tables.map((table) => [foldedLabel(wordingOf(table, before)), table]));
  const known = new Set(after.tables.map(({ part }) => part));
  const matched = new Set<ResultTable>();
  const tables = after.tables.flatMap((table) => {
    const title = wordingOf(table, after);
    const alike = byWords.get(foldedLabel(title));
    const other = byPart.get(table.part) ?? (alike !== undefined && !known.has(alike.part) ? alike : undefined);
    const differences = other === undefined ? [] : differencesOf(other, table);
    if (other === undefined || differences.length === 0) return [];
    matched.add(table).add(other);
    const unmatched = [...table.cells, ...other.cells].filter(({ label }) => !differences.some((one) => sameLabel(one.label, label)));
    return [
      {
        ...{ part: table.part, title, n: [other.n, table.n] as const, base: [other.base, table.base] as const },
        ...{ differences, unmatched: unmatched.map(({ label }) => label) },
      },
    ];
  });
  const left = [...after.tables, ...before.tables].filter((table) => table.cells.length > 0 && !matched.has(table));
  return {
    schema: 'wg/survey-comparison/1',
    survey: after.survey,
    against: before.survey,
    tables,
    unmatched: [...new Set(left.map(({ part }) => part))],
  };
}

function wordingOf({ question, row, title }: ResultTable, { questions }: Results): string {
  const asked = row === undefined ? undefined : questions.find(({ id }) => id === question)?.ask;
  return asked === undefined ? title : `${asked} – ${title}`;
}

function sameLabel(a: string, b: string): boolean {
  return foldedLabel(a) === foldedLabel(b);
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

/** A name that is longer makes columns that are cut; then the waves are called A and B. */
const LONGEST_NAME = 14;

/** The page of a comparison. */
export function comparisonPage({ survey, against, tables, unmatched }: Comparison, title: string): Document {
  const count = (number: number | null, n: number): string => countWords({ count: number }, n);
  const isShort = Math.max(survey.length, against.length) <= LONGEST_NAME && survey !== against;
  const [earlier, later] = isShort ? [against, survey] : ['A', 'B'];
  return {
    title: `${title}: ${survey} against ${against}`,
    blocks: [
      paragraph([
        ...(isShort ? [] : [`A is ${against}, B is ${survey}.`]),
        `Differences are ${later} less ${earlier}, in percentage points, with their 95 % interval (Newcombe).`,
        'One whose interval holds 0 may be chance.',
        'Who answered twice is not known, so the waves are taken as different people.',
      ]),
      ...tables.flatMap(({ part, title, n, base, differences, unmatched: alone }): readonly Block[] => [
        { kind: 'heading', level: 2, text: title, anchor: part.replaceAll('.', '-') },
        ...(base[0] === base[1]
          ? [{ kind: 'pairs' as const, times: [earlier, later] as const, bars: differences.map((one) => pairOf(one, n)) }]
          : []),
        {
          kind: 'table',
          columns: ['Answer', `${earlier} (n ${n[0]})`, `${later} (n ${n[1]})`, 'Difference', '95 %'],
          rows: differences.map(({ label, before, after, points, low, high }) => [
            label,
            count(before, n[0]),
            count(after, n[1]),
            points === null ? '–' : signed(points),
            low === null || high === null ? '' : `${signed(low)} to ${signed(high)}`,
          ]),
        },
        ...(base[0] === base[1] ? [] : [paragraph(['The shares are of different bases, so they are not compared.'])]),
        ...(alone.length === 0 ? [] : [paragraph([`In one wave only: ${alone.join(', ')}.`])]),
      ]),
      ...(unmatched.length === 0
        ? []
        : [
            paragraph([
              `${plural(unmatched.length, 'part')} without a match: ${unmatched.join(', ')}.`,
              'Questions are matched by their id, else by their wording; answers by their wording.',
            ]),
          ]),
    ],
  };
}

/** An answer as a chart shows it: shares, and the bounds of their difference as such. */
function pairOf({ label, before, after, low, high }: Difference, n: readonly [number, number]): PairBar {
  return {
    label,
    ...(before !== null && n[0] > 0 && { before: before / n[0] }),
    ...(after !== null && n[1] > 0 && { after: after / n[1] }),
    ...(low !== null && high !== null && { low: low / 100, high: high / 100 }),
  };
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0';
}
