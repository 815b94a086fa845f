// Small exports for tests: a layout as a dialect would give it, and rows.
import type { Column, ColumnRole, Layout, RowKind } from '../../../src/model/surveys/layout.ts';
import { type Profile, profiler } from '../../../src/model/surveys/profile.ts';
import { tablesOf } from '../../../src/model/surveys/profile-tables.ts';
import { propose } from '../../../src/model/surveys/propose.ts';
import { reader } from '../../../src/model/surveys/reader.ts';
import type { Mapping } from '../../../src/model/surveys/source.ts';
import type { Table, Tables } from '../../../src/model/surveys/tables.ts';
import { tally } from '../../../src/model/surveys/tally.ts';

/** A column: a header alone is a question of its own, `Question [Row]` a row of a grid. */
export type ColumnSketch = string | { readonly header: string; readonly role: ColumnRole };

/** A layout with these columns. */
export function layoutOf(columns: readonly ColumnSketch[], more: Partial<Layout> = {}): Layout {
  return {
    dialect: 'generic',
    headerRows: 1,
    columns: columns.map((column, index): Column => {
      if (typeof column !== 'string') return { index, ...column };
      const [, title, row] = /^(.*) \[(.*)\]$/.exec(column) ?? [];
      const role: ColumnRole =
        title === undefined || row === undefined
          ? { kind: 'answer', question: `c${index}`, title: column }
          : { kind: 'answer', question: title, title, row };
      return { index, header: column, role };
    }),
    separators: [', '],
    rowKind: (): RowKind => 'complete',
    value: (cell) => cell,
    doubts: [],
    ...more,
  };
}

/** The profile of rows. */
export function profileOf(layout: Layout, rows: readonly (readonly string[])[]): Profile {
  const profiled = profiler(layout);
  for (const cells of rows) profiled.add(cells);
  return profiled.done();
}

/** The tables of rows by reading each. */
export function talliedOf(layout: Layout, mapping: Mapping, rows: readonly (readonly string[])[], partialAreComplete = false): Tables {
  const read = reader(layout, mapping, { partialAreComplete });
  const counted = tally(mapping.codebook);
  for (const cells of rows) {
    const answer = read(cells);
    if (!('skip' in answer)) counted.add(answer);
  }
  return counted.tables();
}

/** One column of values as it is proposed and counted: `value*times`, where a number is given. */
export function columnOf(title: string, values: Readonly<Record<string, number>>, separators: readonly string[] = [', ']) {
  const rows = Object.entries(values).flatMap(([value, times]) => Array.from({ length: times }, () => [value]));
  const layout = layoutOf([title], { separators });
  const profile = profileOf(layout, rows);
  const mapping = propose(layout, profile, { title: 'Test' });
  const tables = talliedOf(layout, mapping, rows);
  const [question] = mapping.codebook.questions;
  const [table] = tables.tables;
  if (question === undefined || table === undefined) throw new Error('nothing was proposed');
  return { question, table, counts: countsOf(table), doubts: mapping.doubts, quick: tablesOf(profile, mapping), tables };
}

/** Counts by label; a write-in with `~` before it. */
export function countsOf({ cells }: Table): Readonly<Record<string, number>> {
  return Object.fromEntries(cells.map(({ label, listed, count }) => [listed ? label : `~${label}`, count]));
}
