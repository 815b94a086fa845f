// What most exports share: one header row, one column per question, grids as `Question [Row]`, and columns that are no answers.
// The tools' own columns are told by the dialect; personal ones by their header.
import { headerKey, shownHeader } from '../header-text.ts';
import type { Column, ColumnRole, Head } from '../layout.ts';
import { personalHeader } from '../personal-headers.ts';
import { gridsIn } from './grid.ts';

/** The header row of a head, and what follows it. */
export interface Sheet {
  /** Index of the header row: the first record that is not blank. */
  readonly at: number;
  /** As many as the widest record has cells. */
  readonly headers: readonly string[];
  readonly keys: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The sheet whose header row is the first record from `start` on that is not blank; without one it has no columns. */
export function sheetOf(head: Head, start = 0): Sheet {
  const at = head.rows.findIndex((row, index) => index >= start && !isBlank(row));
  if (at < 0) return { at: 0, headers: [], keys: [], rows: [] };
  const first = head.rows[at] ?? [];
  const rows = head.rows.slice(at + 1).filter((row) => !isBlank(row));
  const width = rows.reduce((most, row) => Math.max(most, row.length), first.length);
  const headers = Array.from({ length: width }, (_, index) => shownHeader(first[index] ?? ''));
  return { at, headers, keys: headers.map(headerKey), rows };
}

/** Whether no cell holds anything but space. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** Whether no row of the sheet has anything in this column. */
export function isEmptyColumn(sheet: Sheet, index: number): boolean {
  return sheet.rows.every((row) => (row[index] ?? '').trim() === '');
}

/** Whether a first column without a header numbers the rows, as pandas and R write them; what is no answer may stand in the first record. */
export function isRowNumbers(sheet: Sheet, index: number): boolean {
  if (index !== 0 || sheet.headers[0] !== '' || sheet.headers.length < 3) return false;
  const numbers = sheet.rows.map((row) => (row[0] ?? '').trim());
  const start = Number(numbers[0]);
  return numbers.length > 2 && /^\d{1,7}$/.test(numbers[0] ?? '') && numbers.every((text, at) => text === String(start + at));
}

/** The key of a question that begins in this column. */
export function questionKey(index: number): string {
  return `c${index + 1}`;
}

/** A question in one column. */
export function plainAnswer(index: number, title: string): ColumnRole {
  return { kind: 'answer', question: questionKey(index), title };
}

/**
 * A column for each header. What the dialect does not know is personal by its header, nothing where it has neither name nor values,
 * and else a question, or a row of a grid with its neighbours.
 */
export function columnsOf(sheet: Sheet, roleOf: (key: string, index: number) => ColumnRole | undefined): readonly Column[] {
  const known = sheet.headers.map((header, index) => roleOf(sheet.keys[index] ?? '', index) ?? personalRole(header));
  const grids = gridsIn(sheet.headers.map((header, index) => (known[index] === undefined && header !== '' ? header : undefined)));
  return sheet.headers.map((header, index) => {
    const role = known[index];
    if (role !== undefined) return { index, header, role };
    const grid = grids[index];
    if (grid !== undefined) {
      return { index, header, role: { kind: 'answer', question: questionKey(grid.first), title: grid.title, row: grid.row } };
    }
    if (header !== '') return { index, header, role: plainAnswer(index, header) };
    if (isRowNumbers(sheet, index)) return { index, header, role: { kind: 'machine' } };
    return { index, header, role: isEmptyColumn(sheet, index) ? { kind: 'nothing' } : plainAnswer(index, `Column ${index + 1}`) };
  });
}

function personalRole(header: string): ColumnRole | undefined {
  const what = personalHeader(header);
  return what === undefined ? undefined : { kind: 'personal', what };
}

/** A role for each of the headers that a tool writes by itself, found by `headerKey`. */
export function toolColumns(roles: readonly (readonly [headers: readonly string[], role: ColumnRole])[]): ReadonlyMap<string, ColumnRole> {
  return new Map(roles.flatMap(([headers, role]) => headers.map((header) => [headerKey(header), role] as const)));
}
