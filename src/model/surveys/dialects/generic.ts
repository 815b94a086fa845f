// Any export that no tool's dialect knows: one header row, a column per question. Times and ids are known by plain words in the header.
import type { Column, ColumnRole, Dialect, Head, Layout } from '../layout.ts';
import { columnsOf, type Sheet, sheetOf, toolColumns } from './columns.ts';
import { commonDoubts, secondSurvey, secondSurveyDoubt } from './doubts.ts';
import { readingOf } from './option-columns.ts';
import { answersOnly, notAnAnswer } from './rows.ts';

const TOOL_COLUMNS = toolColumns([
  [['start time', 'started at', 'start date', 'startdate', 'started', 'startzeit', 'begin time'], { kind: 'time', what: 'start' }],
  [
    [
      ...['timestamp', 'time stamp', 'submitted at', 'submitted', 'submission date', 'submission time', 'date submitted', 'submit date'],
      ...['submitdate', 'completion time', 'completed at', 'end time', 'end date', 'enddate', 'created at', 'created_at', 'submitted_at'],
      ...['recorded date', 'date created', 'zeitstempel', 'marca temporal', 'horodateur', 'carimbo de data/hora', 'tijdstempel'],
      ...['date and time', 'informazioni cronologiche'],
    ],
    { kind: 'time', what: 'end' },
  ],
  [
    ['respondent id', 'respondent_id', 'respondentid', 'respondent', 'participant id', 'user id', 'user_id', 'userid'],
    { kind: 'respondent' },
  ],
  [
    ['id', '#', 'response id', 'response_id', 'responseid', 'submission id', 'submission_id', 'entry id', 'uuid', 'row id'],
    { kind: 'response' },
  ],
  [['user agent', 'browser', 'referer', 'referrer', 'http referer', 'duration', 'seed'], { kind: 'machine' }],
]);

export const generic: Dialect = {
  name: 'generic',
  tool: 'Any other tool, or a table made by hand',
  knownBy: 'taken where no other one claims the file',
  claims: () => false,
  layout: genericLayout,
};

function genericLayout(head: Head): Layout {
  const first = sheetOf(head);
  const titled = hasTitle(first);
  const sheet = answersOnly(titled ? sheetOf(head, first.at + 1) : first);
  const second = isTime(sheet.keys.find((key) => key !== '')) ? secondSurvey(sheet) : undefined;
  const columns = withOptions(
    sheet,
    columnsOf(sheet, (key, index) => {
      if (second !== undefined && index >= second) return { kind: 'nothing' };
      return TOOL_COLUMNS.get(key);
    }),
  );
  const skip = notAnAnswer(sheet, columns);
  return {
    dialect: 'generic',
    headerRows: sheet.headers.length === 0 ? 0 : sheet.at + 1,
    columns,
    separators: [';', ', ', ' | ', '|', ' / ', '\n'],
    rowKind: (cells) => skip(cells) ?? 'complete',
    value: (cell) => cell,
    doubts: [
      ...(titled ? [`the first record has one cell only and is taken as a title: the headers are read from record ${sheet.at + 1}`] : []),
      ...(second === undefined ? [] : [secondSurveyDoubt(sheet, second)]),
      ...commonDoubts(sheet, columns),
    ],
  };
}

const TICK = /^(?:0|1|true|false|x|y|✓|✔|☑|☐)$/i;

/** Grids whose cells say no more than “chosen” or “not chosen” are questions with a column per option. */
function withOptions(sheet: Sheet, columns: readonly Column[]): readonly Column[] {
  const grids = new Map<string, { index: number; label: string }[]>();
  for (const { index, role } of columns) {
    if (role.kind !== 'answer' || role.row === undefined) continue;
    const grid = grids.get(role.question) ?? [];
    grid.push({ index, label: role.row });
    grids.set(role.question, grid);
  }
  const ticked = new Set(
    [...grids]
      .filter(([, grid]) => readingOf(grid, sheet.rows, (cell, label) => TICK.test(cell) || cell === label) === 'options')
      .map(([question]) => question),
  );
  return columns.map((column) => {
    const { role } = column;
    if (role.kind !== 'answer' || role.row === undefined || !ticked.has(role.question)) return column;
    return { ...column, role: { kind: 'answer', question: role.question, title: role.title, option: role.row } };
  });
}

/** Whether a title stands above the headers: one filled cell, and three or more in the record after it. */
function hasTitle(sheet: Sheet): boolean {
  const filled = (cells: readonly string[]) => cells.reduce((sum, cell) => sum + (cell.trim() === '' ? 0 : 1), 0);
  return filled(sheet.headers) === 1 && filled(sheet.rows[0] ?? []) >= 3;
}

function isTime(key: string | undefined): boolean {
  const role: ColumnRole | undefined = key === undefined ? undefined : TOOL_COLUMNS.get(key);
  return role?.kind === 'time';
}
