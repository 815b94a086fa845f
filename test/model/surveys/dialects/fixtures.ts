// The fixtures of survey exports: self-made files in the manner of each tool, each with what is read from its head.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { dialectOf } from '../../../../src/model/surveys/dialects/list.ts';
import type { Column, Head, Layout } from '../../../../src/model/surveys/layout.ts';

const ROOT = join(import.meta.dirname, '..', 'fixtures');

/** Fixtures as `dialect/name`. */
export const fixtures: readonly string[] = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(ROOT, name))
      .filter((file) => file.endsWith('.csv'))
      .map((file) => `${name}/${file.slice(0, -4)}`),
  );

/** Path of what is expected of a fixture. */
export function expectedPath(fixture: string): string {
  return join(ROOT, `${fixture}.expected.json`);
}

/** The head of a fixture, with the delimiter that its first line has most of. */
export function headOf(fixture: string): Head {
  const text = readFileSync(join(ROOT, `${fixture}.csv`), 'utf8');
  const first = text.slice(0, text.indexOf('\n'));
  const delimiter = first.split(';').length > first.split(',').length ? ';' : ',';
  const rows: string[][] = parse(text, { bom: true, delimiter, relax_column_count: true });
  return { rows, delimiter, name: `${fixture}.csv` };
}

/** What is read from a head, in one line per column and per row. */
export function reading(head: Head): object {
  const got = dialectOf(head);
  if ('refused' in got) return got;
  const { dialect, headerRows, columns, separators, doubts } = got.layout;
  return {
    dialect,
    headerRows,
    separators,
    columns: columns.map(columnText),
    rows: head.rows.slice(headerRows).map((cells) => rowText(got.layout, cells)),
    doubts,
  };
}

function columnText({ header, role }: Column): string {
  const { kind, ...rest } = role;
  const details = Object.entries(rest).map(([name, value]) => (value === true ? name : `${name}=${textOf(value)}`));
  return `${header} => ${[kind, ...details].join(' | ')}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function rowText(layout: Layout, cells: readonly string[]): string {
  if (cells.every((cell) => cell.trim() === '')) return 'blank';
  const kind = layout.rowKind(cells);
  return typeof kind === 'string' ? kind : `skip: ${kind.skip}`;
}
