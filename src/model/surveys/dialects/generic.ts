// Any export that no tool's dialect knows: one header row, a column per question. Times and ids are known by plain words in the header.
import { shownHeader } from '../header-text.ts';
import type { Column, ColumnRole, Dialect, Head, Layout } from '../layout.ts';
import { columnsOf, isBlank, isEmptyColumn, type Sheet, sheetOf, toolColumns } from './columns.ts';
import { columnsText, commonDoubts, secondSurvey, secondSurveyDoubt } from './doubts.ts';
import { readingOf } from './option-columns.ts';
import { withPrefixOptions } from './prefix-options.ts';
import { answersOnly, notAnAnswer } from './rows.ts';
import { blockRoles, blocksOf } from './surveymonkey-questions.ts';

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
    [
      'id',
      '#',
      'response id',
      'response_id',
      'responseid',
      'submission id',
      'submission_id',
      'entry id',
      'uuid',
      'row id',
      'token',
      'instanceid',
    ],
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
  const bare = !titled && hasNoHeaders(first);
  const below = titled ? sheetOf(head, first.at + 1) : first;
  const under = bare ? undefined : secondHeaders(below);
  const sheet = answersOnly(bare ? withoutHeaders(head, first) : under === undefined ? below : { ...below, rows: below.rows.slice(1) });
  const second = isTime(sheet.keys.find((key) => key !== '')) ? secondSurvey(sheet) : undefined;
  const plain = columnsOf(sheet, (key, index) => {
    if (second !== undefined && index >= second) return { kind: 'nothing' };
    return TOOL_COLUMNS.get(key) ?? roleByCells(sheet, index);
  });
  const { columns, doubts } =
    under === undefined ? withPrefixOptions(sheet, withOptions(sheet, plain)) : { columns: withBlocks(sheet, under, plain), doubts: [] };
  const skip = notAnAnswer(sheet, columns);
  return {
    dialect: 'generic',
    headerRows: sheet.headers.length === 0 ? 0 : bare ? first.at : sheet.at + (under === undefined ? 1 : 2),
    columns,
    separators: [';', ', ', ' | ', '|', ' / ', '\n', ...(hasTightLists(sheet) ? [','] : [])],
    rowKind: (cells) => skip(cells) ?? 'complete',
    value: (cell) => cell,
    doubts: [
      ...(titled ? [`the first record has one cell only and is taken as a title: the headers are read from record ${sheet.at + 1}`] : []),
      ...(bare
        ? ['the first record looks like an answer, so the file has no headers: write the questions above it, or export it with headers']
        : []),
      ...(under === undefined ? [] : ['the second record is read as headers too: options and rows of the questions above it']),
      ...(second === undefined ? [] : [secondSurveyDoubt(sheet, second)]),
      ...leftOut(sheet, columns),
      ...doubts,
      ...commonDoubts(sheet, columns),
    ],
  };
}

/** So many numbers in a row in the first column are no answers. */
const NUMBERED = 10;
const UUID = /^(?:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const MOMENT =
  /^(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?[AP]M)?(?:Z| ?(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?| [A-Z]{2,5})?$/;

const SECONDS = /\d:\d{2}:\d{2}/;

/** What no person types into a form: an id in a form that is never the same twice, the second at which something happened. */
function roleByCells(sheet: Sheet, index: number): ColumnRole | undefined {
  const cells = sheet.rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
  if (cells.length < 3) return undefined;
  if (cells.every((cell) => UUID.test(cell))) return { kind: 'response' };
  const isNumbering = index === 0 && cells.length >= NUMBERED && cells.every((cell, at) => cell === String(Number(cells[0]) + at));
  if (isNumbering) return { kind: 'machine' };
  // People give an hour, programs the second; and theirs hardly ever come twice.
  if (!cells.every((cell) => MOMENT.test(cell) && SECONDS.test(cell)) || new Set(cells).size < 0.8 * cells.length) return undefined;
  return { kind: 'time', what: /start|begin/i.test(sheet.headers[index] ?? '') ? 'start' : 'end' };
}

/** A row of a grid that is a rank. */
const RANK = /^(?:rank|rang|ranking|platz|place|puesto|posición|posição|posizione|plaats) ?#?(\d{1,2})$/i;
const TICK = /^(?:0|1|true|false|x|y|✓|✔|☑|☐)$/i;

/** Grids whose cells say no more than “chosen” or “not chosen” are questions with a column per option; those with a row per rank are rankings. */
function withOptions(sheet: Sheet, columns: readonly Column[]): readonly Column[] {
  const grids = new Map<string, { index: number; label: string }[]>();
  for (const { index, role } of columns) {
    if (role.kind !== 'answer' || role.row === undefined) continue;
    const grid = grids.get(role.question) ?? [];
    grid.push({ index, label: role.row });
    grids.set(role.question, grid);
  }
  const ranked = new Map(
    [...grids].filter(([, grid]) => grid.length > 1 && grid.every(({ label }, at) => Number(RANK.exec(label)?.[1]) === at + 1)),
  );
  const ticked = new Set(
    [...grids]
      .filter(([, grid]) => readingOf(grid, sheet.rows, (cell, label) => TICK.test(cell) || cell === label) === 'options')
      .map(([question]) => question),
  );
  return columns.map((column) => {
    const { role } = column;
    if (role.kind !== 'answer' || role.row === undefined) return column;
    const rank = Number(RANK.exec(role.row)?.[1]);
    if (ranked.has(role.question))
      return { ...column, role: { kind: 'answer', question: role.question, title: role.title, ranks: { rank } } };
    if (!ticked.has(role.question)) return column;
    return { ...column, role: { kind: 'answer', question: role.question, title: role.title, option: role.row } };
  });
}

/** Whether a title stands above the headers: one filled cell, and three or more in the record after it. */
function hasTitle(sheet: Sheet): boolean {
  const filled = (cells: readonly string[]) => cells.reduce((sum, cell) => sum + (cell.trim() === '' ? 0 : 1), 0);
  return filled(sheet.headers) === 1 && filled(sheet.rows[0] ?? []) >= 3;
}

/** Columns that are left out by what their cells are, a sentence each. */
function leftOut(sheet: Sheet, columns: readonly Column[]): readonly string[] {
  const by = columns.filter(({ role, index }) => role.kind !== 'answer' && TOOL_COLUMNS.get(sheet.keys[index] ?? '') === undefined);
  const of = (...kinds: readonly ColumnRole['kind'][]): readonly number[] =>
    by.filter(({ role, index }) => kinds.includes(role.kind) && !isEmptyColumn(sheet, index)).map(({ index }) => index);
  const [times, ids] = [of('time'), of('response', 'machine')];
  const hold = (indexes: readonly number[]): string => `${columnsText(indexes)} ${indexes.length === 1 ? 'holds' : 'hold'}`;
  return [
    ...(times.length > 0 ? [`${hold(times)} times to the second, as programs write them: no question`] : []),
    ...(ids.length > 0 ? [`${hold(ids)} ids or numbers of the rows: no question`] : []),
  ];
}

const SAME_AT_LEAST = 0.5;

/** Whether the first record is an answer: it begins with a time, or most of its cells come again below them. */
function hasNoHeaders({ headers, rows }: Sheet): boolean {
  const filled = headers.map((header, index) => ({ header, index })).filter(({ header }) => header !== '');
  if (filled.length < 3 || rows.length < 3) return false;
  if (MOMENT.test(filled[0]?.header ?? '')) return true;
  // A second header row may repeat some of the first.
  const answers = rows.slice(1).filter((row) => !headers.every((header, index) => shownHeader(row[index] ?? '') === header));
  // The column of an option repeats its header, and says nothing else.
  const again = filled.filter(({ header, index }) => {
    const cells = new Set(answers.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== ''));
    return cells.has(header) && cells.size > 1;
  });
  return again.length > filled.length * SAME_AT_LEAST && again.length >= 3;
}

/** A sheet whose every record is an answer. */
function withoutHeaders(head: Head, { at, headers }: Sheet): Sheet {
  const none = headers.map(() => '');
  return { at, headers: none, keys: none, rows: head.rows.slice(at).filter((row) => !isBlank(row)) };
}

/** The second header row of a table that has two: under nameless columns it has labels that never come again, while answers do. */
function secondHeaders({ headers, rows }: Sheet): readonly string[] | undefined {
  const [under = [], ...answers] = rows;
  const nameless = headers
    .map((header, index) => ({ header, index }))
    .filter(({ header, index }) => header === '' && (under[index] ?? '').trim() !== '');
  if (headers[0] === '' || nameless.length < 2 || answers.length < 3) return undefined;
  const empty = headers.filter((header, index) => header === '' && (under[index] ?? '').trim() === '').length;
  const labels = nameless.map(({ index }) => (under[index] ?? '').trim());
  const isLabel = (label: string): boolean => !/^[-+\d.,%\s]{0,20}$/.test(label);
  const comesAgain = nameless.some(({ index }, at) => answers.some((row) => (row[index] ?? '').trim() === labels[at]));
  const told = nameless.filter(({ index }) => {
    const cells = answers.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
    return cells.length > new Set(cells).size;
  });
  return empty === 0 && labels.every(isLabel) && !comesAgain && 2 * told.length > nameless.length ? under : undefined;
}

const YES_NO = /^(?:0|1|x|y|n|yes|no|true|false|ja|nein|oui|non|sí|si|sim|não|nee)$/i;

/** The columns of a table with two header rows. What is known by its header stays as it is. */
function withBlocks(sheet: Sheet, under: readonly string[], columns: readonly Column[]): readonly Column[] {
  const known = (index: number): ColumnRole | undefined => {
    const role = columns[index]?.role;
    return role?.kind === 'answer' || sheet.headers[index] === '' ? undefined : role;
  };
  const says = (cell: string, label: string): boolean => cell === label || YES_NO.test(cell);
  const blocks = blocksOf(sheet, under, (_, index) => known(index));
  const roles = new Map(blocks.flatMap((block) => blockRoles(block, sheet.rows, says).roles));
  return columns.map((column) => {
    const header = column.header === '' ? (under[column.index] ?? '').trim() : column.header;
    return { ...column, header, role: known(column.index) ?? roles.get(column.index) ?? { kind: 'nothing' } };
  });
}

/** Whether cells have commas between words without a space, as Airtable divides several answers. */
function hasTightLists({ rows }: Sheet): boolean {
  const tight = rows.filter((row) => row.some((cell) => cell.length < 1000 && /[\p{L})+#],\s?\p{L}/u.test(cell) && !/,\s/.test(cell)));
  return tight.length >= 3;
}

function isTime(key: string | undefined): boolean {
  const role: ColumnRole | undefined = key === undefined ? undefined : TOOL_COLUMNS.get(key);
  return role?.kind === 'time';
}
