// What cannot be told from the head of a file alone, in words: nameless columns, headers that come twice, columns that are empty so far,
// and a second survey that was pasted beside the first.
import type { Column, ColumnRole } from '../layout.ts';
import { isEmptyColumn, type Sheet } from './columns.ts';

const FEW = 4;

/** Doubts that any file with one header row may raise. */
export function commonDoubts(sheet: Sheet, columns: readonly Column[]): readonly string[] {
  const nameless = columns.filter(({ header }) => header === '');
  const valued = nameless.filter(({ role }) => role.kind === 'answer').map(({ index }) => index);
  const dropped = nameless.filter(({ role, index }) => role.kind === 'nothing' && isEmptyColumn(sheet, index)).map(({ index }) => index);
  return [
    ...(sheet.headers.length > 0 && sheet.rows.length === 0
      ? ['there are no rows under the headers, so nothing is known of the values']
      : []),
    ...(valued.length > 0 ? [`${columnsText(valued)} ${has(valued)} answers but no header: read as questions without a wording`] : []),
    ...(dropped.length > 0 ? [`${columnsText(dropped)} ${has(dropped)} neither a header nor, so far, a value: left out`] : []),
    ...repeated(sheet, columns),
    ...emptyNamed(sheet, columns),
  ];
}

function repeated(sheet: Sheet, columns: readonly Column[]): readonly string[] {
  const places = new Map<string, number[]>();
  for (const { index, role } of columns) {
    const key = sheet.keys[index] ?? '';
    if (role.kind !== 'answer' || !isWhole(role) || key === '') continue;
    places.set(key, [...(places.get(key)?.slice(-FEW) ?? []), index]);
  }
  const twice = [...places.values()].filter((indexes) => indexes.length > 1);
  return twice.slice(0, FEW).map((indexes) => `${columnsText(indexes)} have the same header: read as questions of their own`);
}

function emptyNamed(sheet: Sheet, columns: readonly Column[]): readonly string[] {
  if (sheet.rows.length < FEW) return [];
  const empty = columns.filter(
    ({ role, index, header }) => role.kind === 'answer' && isWhole(role) && header !== '' && isEmptyColumn(sheet, index),
  );
  if (empty.length === 0) return [];
  const indexes = empty.map(({ index }) => index);
  return [`${columnsText(indexes)} ${has(indexes)} a header and, so far, no answer: perhaps a heading of the form and no question`];
}

/** A column that is a question by itself: an option or a row may well stay without an answer. */
function isWhole(role: Extract<ColumnRole, { readonly kind: 'answer' }>): boolean {
  return [role.option, role.row, role.ranks, role.other, role.comment].every((part) => part === undefined);
}

/** The column where a second survey begins that was pasted to the right: the time header comes again, with more columns after it. */
export function secondSurvey(sheet: Sheet): number | undefined {
  const first = sheet.keys.findIndex((key) => key !== '');
  const key = sheet.keys[first];
  const again = sheet.keys.indexOf(key ?? '', first + 2);
  return first < 0 || again < 0 || again === sheet.keys.length - 1 ? undefined : again;
}

/** The doubt about a second survey that begins in this column. */
export function secondSurveyDoubt(sheet: Sheet, from: number): string {
  const name = (sheet.headers[from] ?? '').slice(0, 40);
  return `a second survey seems to be pasted beside the first: "${name}" comes again in column ${from + 1}, and from there on nothing is read; save the two as files of their own`;
}

/** Columns by their numbers from 1, runs joined, not more than a few runs: `columns 3, 7 to 9 and 12 more`. */
export function columnsText(indexes: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const index of indexes) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] + 1 === index) last[1] = index;
    else runs.push([index, index]);
  }
  const shown = runs.slice(0, FEW).map(([from, to]) => (from === to ? `${from + 1}` : `${from + 1} to ${to + 1}`));
  const more = runs.slice(FEW).reduce((sum, [from, to]) => sum + to - from + 1, 0);
  return `${indexes.length === 1 ? 'column' : 'columns'} ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function has(indexes: readonly number[]): string {
  return indexes.length === 1 ? 'has' : 'have';
}
