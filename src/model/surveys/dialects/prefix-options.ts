// Columns of options in a table without wordings: neighbours whose headers share a beginning, `role.design`, `role.other`, and whose cells say
// no more than “chosen”, each column in its own code.
import type { Column } from '../layout.ts';
import { questionKey, type Sheet } from './columns.ts';
import { columnsText } from './doubts.ts';

const COLUMNS_AT_LEAST = 3;
const OTHER = /^(?:other|others|other text|text|specify|oth|andere|otro|autre)$/i;
const TICK = /^(?:0|1|true|false|x|y|yes|no)$/i;

/** The columns with options instead of questions of their own, and which they are, a sentence each. */
export function withPrefixOptions(
  sheet: Sheet,
  columns: readonly Column[],
): { readonly columns: readonly Column[]; readonly doubts: readonly string[] } {
  const result = [...columns];
  const doubts: string[] = [];
  for (let first = 0; first < columns.length; ) {
    const prefix = prefixOf(columns[first]);
    let next = first + 1;
    while (prefix !== undefined && next < columns.length && prefixOf(columns[next]) === prefix) next++;
    const run = prefix === undefined ? [] : columns.slice(first, next);
    const options = run.filter((column) => !OTHER.test(labelOf(column, prefix ?? '')));
    if (prefix !== undefined && areOptions(sheet, options, prefix)) {
      const question = { kind: 'answer', question: questionKey(run[0]?.index ?? 0), title: prefix.slice(0, -1) } as const;
      for (const column of run) {
        const role = options.includes(column) ? { ...question, option: labelOf(column, prefix) } : ({ ...question, other: true } as const);
        result[column.index] = { ...column, role };
      }
      doubts.push(
        `${columnsText(run.map(({ index }) => index))} are read as the options of one question, “${question.title}”, by their headers`,
      );
    }
    first = next;
  }
  return { columns: result, doubts };
}

/** `role.` of `role.design`: what stands before the first mark, where one word follows it. */
function prefixOf(column: Column | undefined): string | undefined {
  if (column === undefined || column.role.kind !== 'answer' || column.role.row !== undefined) return undefined;
  return /^[^\s._:/]{1,40}[._:/](?=[^\s.:/])/.exec(column.header)?.[0];
}

function labelOf({ header }: Column, prefix: string): string {
  return header.slice(prefix.length);
}

/** Whether no column says more than one thing, some cells are empty or say no, and what the columns say is no quantity. */
function areOptions(sheet: Sheet, columns: readonly Column[], prefix: string): boolean {
  if (columns.length < COLUMNS_AT_LEAST) return false;
  const codes = new Set<string>();
  let filled = 0;
  let unchosen = 0;
  let ticks = 0;
  for (const column of columns) {
    const cells = sheet.rows.map((row) => (row[column.index] ?? '').trim());
    const said = [...new Set(cells.filter((cell) => cell !== ''))];
    unchosen += cells.filter((cell) => cell === '' || /^(?:0|false|no)$/i.test(cell)).length;
    const [code] = said;
    if (code === undefined) continue;
    filled++;
    if (said.every((cell) => TICK.test(cell))) ticks++;
    else if (said.length > 1 || (!/^\d{1,3}$/.test(code) && code !== labelOf(column, prefix))) return false;
    if (said.length === 1) codes.add(code);
  }
  // One number everywhere may be a count; codes differ from column to column.
  return filled >= COLUMNS_AT_LEAST && unchosen > 0 && (ticks === filled || codes.size >= filled - 1);
}
