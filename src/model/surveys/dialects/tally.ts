// Answers of a Tally form: its three ids, then a column per question. Checkboxes have one joined column and a TRUE/FALSE column per option,
// `Question (Option)`; a matrix has a column per row, `Question (Row)`.
import type { ColumnRole, Dialect, Head, Layout } from '../layout.ts';
import { columnsOf, questionKey, type Sheet, sheetOf, toolColumns } from './columns.ts';
import { commonDoubts } from './doubts.ts';
import { notAnAnswer } from './rows.ts';

const TOOL_COLUMNS = toolColumns([
  [['Submission ID'], { kind: 'response' }],
  [['Respondent ID'], { kind: 'respondent' }],
  [['Submitted at'], { kind: 'time', what: 'end' }],
]);

export const tally: Dialect = {
  name: 'tally',
  tool: 'Tally, “Download CSV”',
  knownBy: 'the first columns are `Submission ID`, `Respondent ID`, `Submitted at`',
  claims: (head) => {
    const { keys } = sheetOf(head);
    return keys[0] === 'submission id' && keys[1] === 'respondent id' && keys[2] === 'submitted at';
  },
  layout: tallyLayout,
};

function tallyLayout(head: Head): Layout {
  const sheet = sheetOf(head);
  const parts = bracketed(sheet);
  const columns = columnsOf(sheet, (key, index) => TOOL_COLUMNS.get(key) ?? parts(index));
  const submitted = sheet.keys.indexOf('submitted at');
  const skip = notAnAnswer(sheet, columns);
  return {
    dialect: 'tally',
    headerRows: sheet.headers.length === 0 ? 0 : sheet.at + 1,
    columns,
    separators: [', '],
    rowKind: (cells) => skip(cells) ?? (submitted >= 0 && (cells[submitted] ?? '').trim() === '' ? 'partial' : 'complete'),
    value: (cell) => cell,
    doubts: commonDoubts(sheet, columns),
  };
}

/** Columns `Title (Part)`: options after the column `Title`, which then says nothing more, or two and more rows without one. */
function bracketed(sheet: Sheet): (index: number) => ColumnRole | undefined {
  const roles = new Map<number, ColumnRole>();
  for (let first = 0; first < sheet.headers.length; ) {
    const title = sheet.headers[first] ?? '';
    const options = partsAfter(sheet, first + 1, title);
    const alike = options > first + 1 && isTrueFalse(sheet, first + 1, options);
    const rowTitle = alike ? undefined : beforeBracket(title);
    const end = alike ? options : rowTitle === undefined ? first + 1 : partsAfter(sheet, first, rowTitle);
    if (alike) roles.set(first, { kind: 'machine' });
    const shared = alike ? title : (rowTitle ?? '');
    for (let index = alike ? first + 1 : first; (alike || end > first + 1) && index < end; index += 1) {
      const part = (sheet.headers[index] ?? '').slice(shared.length + 2, -1);
      const question = { kind: 'answer', question: questionKey(first), title: shared } as const;
      roles.set(index, alike ? { ...question, option: part } : { ...question, row: part });
    }
    first = Math.max(end, first + 1);
  }
  return (index) => roles.get(index);
}

/** The first column from `from` on that is not `Title (…)`. */
function partsAfter(sheet: Sheet, from: number, title: string): number {
  let index = from;
  while (title !== '' && (sheet.headers[index] ?? '').startsWith(`${title} (`) && (sheet.headers[index] ?? '').endsWith(')')) index += 1;
  return index;
}

function beforeBracket(header: string): string | undefined {
  const at = header.endsWith(')') ? header.lastIndexOf(' (') : -1;
  return at > 0 ? header.slice(0, at) : undefined;
}

function isTrueFalse(sheet: Sheet, from: number, to: number): boolean {
  return sheet.rows.every((row) => row.slice(from, to).every((cell) => /^(?:true|false|)$/i.test(cell.trim())));
}
