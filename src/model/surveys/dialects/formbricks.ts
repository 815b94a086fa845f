// Answers of a Formbricks survey: its own columns, then `1. Question`, then variables, hidden fields and attributes.
// A matrix has a column per row, `2. Question - Row`; the ids of chosen options stand in columns of their own.
import type { ColumnRole, Dialect, Head, Layout } from '../layout.ts';
import { personalHeader } from '../personal-headers.ts';
import { columnsOf, plainAnswer, questionKey, type Sheet, sheetOf, toolColumns } from './columns.ts';
import { commonDoubts } from './doubts.ts';
import { notAnAnswer } from './rows.ts';

const TOOL_COLUMNS = toolColumns([
  [['Response ID'], { kind: 'response' }],
  [['Timestamp'], { kind: 'time', what: 'end' }],
  [['Formbricks ID (internal)', 'User ID', 'userId'], { kind: 'respondent' }],
  [['Verified Email'], { kind: 'personal', what: 'email' }],
  [['No.', 'Finished', 'Survey ID', 'Notes', 'Tags', 'Quotas'], { kind: 'machine' }],
]);

export const formbricks: Dialect = {
  name: 'formbricks',
  tool: 'Formbricks, “Download responses”, CSV',
  knownBy: 'the first columns are `No.`, `Response ID`, `Timestamp`, `Finished`, `Survey ID`',
  claims: (head) => {
    const { keys } = sheetOf(head);
    return keys[0] === 'no.' && keys[1] === 'response id' && keys.slice(2, 8).includes('finished');
  },
  layout: formbricksLayout,
};

function formbricksLayout(head: Head): Layout {
  const sheet = sheetOf(head);
  const firstQuestion = sheet.keys.findIndex((key) => NUMBERED.test(key));
  const matrix = matrixRows(sheet);
  const columns = columnsOf(sheet, (key, index) => {
    const own = NUMBERED.test(key) ? undefined : TOOL_COLUMNS.get(key);
    if (own !== undefined) return own;
    if (firstQuestion < 0 || index < firstQuestion) return /email|userid/.test(key) ? undefined : { kind: 'machine' };
    return matrix(index);
  });
  const finished = sheet.keys.indexOf('finished');
  const skip = notAnAnswer(sheet, columns);
  return {
    dialect: 'formbricks',
    headerRows: sheet.headers.length === 0 ? 0 : sheet.at + 1,
    columns,
    separators: ['; ', ', '],
    rowKind: (cells) => skip(cells) ?? (/^(?:no|false)$/i.test((cells[finished] ?? '').trim()) ? 'partial' : 'complete'),
    value: (cell) => cell,
    doubts: commonDoubts(sheet, columns),
  };
}

const NUMBERED = /^\d{1,4}\. /;

/** Columns of one number are one matrix; `… - Option ID` says again what its question says. */
function matrixRows(sheet: Sheet): (index: number) => ColumnRole | undefined {
  const firsts = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const [index, key] of sheet.keys.entries()) {
    const number = NUMBERED.exec(key)?.[0];
    if (number === undefined || key.endsWith(' - option id')) continue;
    if (!firsts.has(number)) firsts.set(number, index);
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return (index) => {
    const key = sheet.keys[index] ?? '';
    const header = sheet.headers[index] ?? '';
    const number = NUMBERED.exec(key)?.[0];
    if (number === undefined) return undefined;
    if (key.endsWith(' - option id')) return { kind: 'machine' };
    const first = firsts.get(number) ?? index;
    const title = sharedTitle(sheet.headers[first] ?? '', sheet.headers[first + 1] ?? '');
    if ((counts.get(number) ?? 0) < 2 || title === undefined || !header.startsWith(`${title} - `)) {
      return personalHeader(header) === undefined ? plainAnswer(index, header.slice(number.length)) : undefined;
    }
    return { kind: 'answer', question: questionKey(first), title: title.slice(number.length), row: header.slice(title.length + 3) };
  };
}

/** What stands before the last ` - ` that two headers share. */
function sharedTitle(a: string, b: string): string | undefined {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const dash = a.slice(0, same).lastIndexOf(' - ');
  return dash < 1 ? undefined : a.slice(0, dash);
}
