// From the counts of a survey to those that may be published: which tables and groups there are, what is hidden of each, and the rules that
// fired in words. The rules themselves are next door, in hide-totals, hide-groups and hide-means.
import { type Counted, type Counts, countedOf, countsOfSlice, sum } from './counted.ts';
import { tenths } from './figures.ts';
import { hideInGroups, leastGroup } from './hide-groups.ts';
import { isMeanSafe, roundedMean, safeMeans } from './hide-means.ts';
import { type HiddenTotals, hideTotals } from './hide-totals.ts';
import type { Published, PublishedBreakdown, PublishedCell, PublishedSlice, PublishedTable } from './published.ts';
import { rulesFired } from './rules-fired.ts';
import type { Breakdown, Slice, Table, Tables } from './tables.ts';

/** How much is hidden. */
export interface SuppressOptions {
  /** Counts from 1 to k-1 are hidden; 0 (or 1) hides nothing. */
  readonly k: number;
  /** Why k is lower than usual; told with the rules. */
  readonly reason?: string | undefined;
}

interface Whole {
  readonly counted: Counted;
  readonly totals: HiddenTotals;
  readonly shown: PublishedTable;
}

/** What may be published of the counts, with the rules that fired. The same counts give the same result. */
export function suppress(tables: Tables, { k, reason }: SuppressOptions): Published {
  const wholes = tables.tables.map((table): Whole => {
    const counted = countedOf(table);
    const totals = hideTotals(counted, tables.responses, k);
    const shown = publishedTable(counted, counted, totals, table, isMeanShown(table, totals, k));
    return { counted, totals, shown: areRanksShown(table, totals, k) ? withRanks(shown, table) : shown };
  });
  const grouping = new Set(tables.breakdowns.map(({ by }) => by));
  const notes = new Set<string>();
  const breakdowns = tables.breakdowns.flatMap((breakdown) => publishedBreakdown(breakdown, wholes, tables.responses, grouping, k, notes));
  const published = {
    k: k <= 1 ? 0 : k,
    responses: tables.responses,
    partial: tables.partial,
    tables: wholes.map(({ shown }) => shown),
    breakdowns,
  };
  return { ...published, rules: [...rulesFired(published, reason), ...notes] };
}

function isMeanShown(table: Table, totals: HiddenTotals, k: number): boolean {
  if (table.mean === undefined || totals.answered) return false;
  if (table.kind === 'number') return k <= 1 || isMeanSafe(table, k, leastGroup(k));
  // A mean over points follows from their counts, so it tells nothing new when all of them are shown, and much when not.
  return !totals.lines.includes(true);
}

// A mean place to a tenth leaves its sum unknown by a tenth of those who ranked; that has to be k.
function areRanksShown(table: Table, totals: HiddenTotals, k: number): boolean {
  return table.kind === 'ranking' && (k <= 1 || (table.answered >= 10 * k && !totals.answered && !totals.lines.includes(true)));
}

function withRanks(shown: PublishedTable, { cells }: Table): PublishedTable {
  const ranks = cells.filter(({ listed }) => listed).map(({ rank }) => rank);
  return {
    ...shown,
    cells: shown.cells.map((cell, at) => {
      const rank = ranks[at];
      return rank === undefined ? cell : { ...cell, rank: tenths(rank) };
    }),
  };
}

/** The counts of a group on the lines of the whole. */
function publishedTable(
  { table, lines, exclusive, uncounted }: Counted,
  counts: Counts,
  hidden: HiddenTotals,
  { mean }: Table,
  isMeanShown: boolean,
): PublishedTable {
  const cells = lines.map((line, at): PublishedCell => {
    if (hidden.lines[at] !== true) return { ...line, count: counts.of[at] ?? 0 };
    return { ...line, count: null, hidden: at === uncounted ? 'written' : 'small' };
  });
  const { part, question, row, title, kind } = table;
  return {
    part,
    question,
    ...(row !== undefined && { row }),
    title,
    kind,
    exclusive,
    answered: hidden.answered ? null : counts.answered,
    cells,
    ...(mean !== undefined && (isMeanShown ? { mean: kind === 'number' ? roundedMean(mean) : mean } : { meanHidden: true as const })),
  };
}

/** The breakdown with the groups that may be shown; nothing where none may. Why parts are left out is added to the notes. */
function publishedBreakdown(
  { by, slices }: Breakdown,
  wholes: readonly Whole[],
  responses: number,
  grouping: ReadonlySet<string>,
  k: number,
  notes: Set<string>,
): readonly PublishedBreakdown[] {
  const group = wholes.find(({ counted }) => counted.table.part === by);
  if (group === undefined) return [];
  const open = k <= 1;
  if (!open && (!group.counted.exclusive || sum(slices.map((slice) => slice.responses)) > responses)) {
    notes.add(`not broken down by ${by}: its groups overlap, and what they share would show`);
    return [];
  }
  const listed = slices.map((slice, at) => ({ slice, cell: cellOf(slice, at, group.shown) }));
  const least = leastGroup(k);
  let shown = listed.flatMap(({ slice, cell }) => (open || (cell?.count === slice.responses && slice.responses >= least) ? [slice] : []));
  for (;;) {
    const rest = responses - sum(shown.map((slice) => slice.responses));
    if (open || rest === 0 || rest >= least || shown.length === 0) break;
    const sizes = shown.map((slice) => slice.responses);
    const smallest = sizes.lastIndexOf(Math.min(...sizes));
    shown = shown.filter((_, at) => at !== smallest);
  }
  const indexes = new Map(slices.map((slice) => [slice, new Map(slice.tables.map((table) => [table.part, table]))]));
  const left: string[] = [];
  const tables = new Map(shown.map((slice): [Slice, PublishedTable[]] => [slice, []]));
  for (const { counted, totals, shown: whole } of wholes) {
    if (counted.table.question === by) continue;
    if (!open && grouping.has(counted.table.question)) {
      notes.add('answers to two grouping questions are not crossed: with the other breakdowns this would single people out');
      continue;
    }
    const counts = shown.map((slice) => countsOfSlice(counted, slice, indexes.get(slice) ?? new Map()));
    if (counts.some((own) => own === undefined)) continue;
    const groups = counts.flatMap((own, at) => (own === undefined ? [] : [{ ...own, size: shown[at]?.responses ?? 0 }]));
    const nothing = groups.map(() => ({ lines: counted.lines.map(() => false), answered: false }));
    const hidden = open ? nothing : hideInGroups(counted, totals, responses, groups, k);
    if (hidden === undefined) {
      left.push(counted.table.part);
      continue;
    }
    const own = shown.map((slice) => indexes.get(slice)?.get(counted.table.part) ?? counted.table);
    const means = open ? own.map(() => true) : shownMeans(whole, own, hidden, k);
    for (const [at, slice] of shown.entries()) {
      const [group, isHidden, table] = [groups[at], hidden[at], own[at]];
      if (group === undefined || isHidden === undefined || table === undefined) continue;
      tables.get(slice)?.push(publishedTable(counted, group, isHidden, table, means[at] === true));
    }
  }
  if (left.length > 0) notes.add(`not broken down by ${by}, as too few figures would be left: ${left.join(', ')}`);
  return [
    {
      by,
      slices: listed.flatMap(({ slice, cell }): readonly PublishedSlice[] => {
        const own = tables.get(slice);
        if (own !== undefined) return [{ label: slice.label, responses: slice.responses, tables: own }];
        // A group that somebody named in their own words is not named here.
        return cell === undefined ? [] : [{ label: slice.label, responses: cell.count, hidden: 'group', tables: [] }];
      }),
    },
  ];
}

/** The line of the grouping question that a slice is of. Two options may be called the same: then the one at the slice's place, else none. */
function cellOf({ label }: Slice, at: number, { cells }: PublishedTable): PublishedCell | undefined {
  const same = cells.filter((cell) => cell.label === label);
  return same.length === 1 ? same[0] : same.find((cell) => cells[at] === cell);
}

/** Which means of the groups may be shown. */
function shownMeans(whole: PublishedTable, own: readonly Table[], hidden: readonly HiddenTotals[], k: number): readonly boolean[] {
  if (whole.kind !== 'number') return own.map((_, at) => hidden[at]?.answered === false && hidden[at].lines.every((isHidden) => !isHidden));
  if (whole.mean === undefined) return own.map(() => false);
  const least = leastGroup(k);
  const groups = own.map((table, at) => ({ mean: table.mean, safe: hidden[at]?.answered === false && isMeanSafe(table, k, least) }));
  return safeMeans(whole.mean, groups, least);
}
