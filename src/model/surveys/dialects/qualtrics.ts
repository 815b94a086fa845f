// Answers of a Qualtrics survey: three header rows (the field, the wording in the survey's language, `{"ImportId":…}`). Options, rows and
// ranks have columns `Q3_1`, `Q3_2`; texts `Q3_4_TEXT`. Previews are tests; `Finished` tells partial answers.
import type { Column, ColumnRole, Dialect, Head, Layout } from '../layout.ts';
import { isBlank, isEmptyColumn, type Sheet, sheetOf } from './columns.ts';
import { columnsText, commonDoubts } from './doubts.ts';
import { type Field, fieldRoles } from './qualtrics-fields.ts';
import { notAnAnswer } from './rows.ts';

const OWN: ReadonlyMap<string, ColumnRole> = new Map<string, ColumnRole>([
  ['StartDate', { kind: 'time', what: 'start' }],
  ['EndDate', { kind: 'time', what: 'end' }],
  ['ResponseId', { kind: 'response' }],
  ['ResponseID', { kind: 'response' }],
  ['IPAddress', { kind: 'personal', what: 'ip' }],
  ['RecipientLastName', { kind: 'personal', what: 'name' }],
  ['RecipientFirstName', { kind: 'personal', what: 'name' }],
  ['RecipientEmail', { kind: 'personal', what: 'email' }],
  ['EmailAddress', { kind: 'personal', what: 'email' }],
  ['ExternalReference', { kind: 'personal', what: 'identity' }],
  ['ExternalDataReference', { kind: 'personal', what: 'identity' }],
  ['LocationLatitude', { kind: 'personal', what: 'place' }],
  ['LocationLongitude', { kind: 'personal', what: 'place' }],
  ...[
    'Status',
    'Progress',
    'Duration (in seconds)',
    'Finished',
    'RecordedDate',
    'DistributionChannel',
    'UserLanguage',
    'ResponseSet',
    'LocationAccuracy',
  ].map((name) => [name, { kind: 'machine' }] as const),
]);
const TELLING = [
  'StartDate',
  'EndDate',
  'Status',
  'Progress',
  'Duration (in seconds)',
  'Finished',
  'RecordedDate',
  'ResponseId',
  'ResponseSet',
  'DistributionChannel',
  'UserLanguage',
  'IPAddress',
];

export const qualtrics: Dialect = {
  name: 'qualtrics',
  tool: 'Qualtrics, “Export data”, CSV or TSV',
  knownBy: 'a header row of `{"ImportId":…}`, or columns such as `StartDate`, `Progress`, `Duration (in seconds)`, `ResponseId`',
  claims: (head) => {
    const { headers } = sheetOf(head);
    return importRow(head) !== undefined || TELLING.filter((name) => headers.includes(name)).length > 2;
  },
  layout: qualtricsLayout,
};

/** Index of the header row of import ids, among the first five records. */
function importRow(head: Head): number | undefined {
  const found = head.rows
    .slice(0, 5)
    .findIndex((row) => row.filter((cell) => IMPORT_ID.test(cell)).length * 2 > row.filter((cell) => cell !== '').length);
  return found > 0 ? found : undefined;
}

const IMPORT_ID = /^\s{0,3}\{\s{0,3}['"“]?ImportId['"”]?\s{0,3}:\s{0,3}['"“]?([^'"”}]{1,200})/;

function qualtricsLayout(head: Head): Layout {
  const whole = sheetOf(head);
  const ids = importRow(head);
  const words = head.rows[whole.at + 1] ?? [];
  const headerRows = ids !== undefined ? ids + 1 : whole.at + (isWording(whole, words) ? 2 : 1);
  const sheet: Sheet = { ...whole, rows: head.rows.slice(headerRows).filter((row) => !isBlank(row)) };
  const worded = headerRows - whole.at > 1 && (ids === undefined || ids > whole.at + 1);
  const fields = sheet.headers.map(
    (header, index): Field => ({
      index,
      name: header,
      id: IMPORT_ID.exec(ids === undefined ? '' : (head.rows[ids]?.[index] ?? ''))?.[1] ?? header,
      words: worded ? (words[index] ?? '').trim() : header,
      own: OWN.has(header) || (header === '' && isEmptyColumn(sheet, index)),
    }),
  );
  const { roles, unclear } = fieldRoles(fields, sheet.rows);
  const columns = sheet.headers.map(
    (header, index): Column => ({ index, header, role: OWN.get(header) ?? roles.get(index) ?? { kind: 'nothing' } }),
  );
  const skip = notAnAnswer(sheet, []);
  const state = stateIn(sheet.headers);
  return {
    dialect: 'qualtrics',
    headerRows: sheet.headers.length === 0 ? 0 : headerRows,
    columns,
    separators: [','],
    rowKind: (cells) => skip(cells) ?? state(cells),
    value: (cell) => cell,
    doubts: [
      ...(worded ? [] : ['there is no header row with the wording of the questions, so columns have their codes as titles']),
      ...(unclear.length > 0 ? [`${columnsText(unclear)} have no answer so far: read as options, could be rows of a grid`] : []),
      ...commonDoubts(sheet, columns),
    ],
  };
}

/** Whether the record under the fields has words: `Start Date` where an answer has a time. */
function isWording(sheet: Sheet, words: readonly string[]): boolean {
  const times = ['StartDate', 'EndDate', 'RecordedDate'].map((name) => sheet.headers.indexOf(name)).filter((index) => index >= 0);
  const index = times[0] ?? sheet.headers.findIndex((header) => OWN.has(header));
  const word = (words[index] ?? '').trim();
  return index >= 0 && word !== '' && !/\d/.test(word);
}

const TESTS = /preview|test|vorschau|aperçu|vista previa|visualização|anteprima|voorbeeld|^(?:1|2|9|17)$/i;
const UNFINISHED = /^(?:false|0|no|falsch|nein|faux|non|falso|não|onwaar|nee)$/i;

function stateIn(headers: readonly string[]): (cells: readonly string[]) => 'complete' | 'partial' | 'test' {
  const [status, channel, progress, finished] = ['Status', 'DistributionChannel', 'Progress', 'Finished'].map((name) =>
    headers.indexOf(name),
  );
  return (cells) => {
    const cell = (index: number | undefined) => (cells[index ?? -1] ?? '').trim();
    if (TESTS.test(cell(status)) || cell(channel) === 'preview') return 'test';
    if (cell(finished) !== '') return UNFINISHED.test(cell(finished)) ? 'partial' : 'complete';
    return /^\d{1,2}$/.test(cell(progress)) ? 'partial' : 'complete';
  };
}
