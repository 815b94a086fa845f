// Answers of a SurveyMonkey survey, “All individual responses”: two header rows, the question once and under it the options, rows or
// `Response`. Columns without a name belong to the question on their left. A summary of the answers is recognised, and refused.
import { headerKey } from '../header-text.ts';
import type { Column, ColumnRole, Dialect, Head, Layout, RefusedExport } from '../layout.ts';
import { isBlank, isRowNumbers, type Sheet, sheetOf, toolColumns } from './columns.ts';
import { columnsText, commonDoubts } from './doubts.ts';
import { notAnAnswer } from './rows.ts';
import { blockRoles, blocksOf, isResponseWord } from './surveymonkey-questions.ts';

const TOOL_COLUMNS = toolColumns([
  [
    ['Respondent ID', 'RespondentID', 'Befragten-ID', 'Teilnehmer-ID', 'ID du répondant', 'Identificador del encuestado'],
    { kind: 'respondent' },
  ],
  [
    ['Collector ID', 'CollectorID', 'Collector-ID', 'ID du collecteur', 'Collector', 'Date Modified', 'Survey Type', 'Collector Title'],
    { kind: 'machine' },
  ],
  [['Start Date', 'StartDate', 'Date Created'], { kind: 'time', what: 'start' }],
  [['End Date', 'EndDate'], { kind: 'time', what: 'end' }],
  [['IP Address'], { kind: 'personal', what: 'ip' }],
  [['Email Address'], { kind: 'personal', what: 'email' }],
  [['First Name', 'Last Name', 'LastName', 'FirstName'], { kind: 'personal', what: 'name' }],
  [['Custom Data', 'Custom Data 1', 'CustomData', 'Custom Value'], { kind: 'personal', what: 'identity' }],
]);

export const surveymonkey: Dialect = {
  name: 'surveymonkey',
  tool: 'SurveyMonkey, “All responses data”, CSV',
  knownBy: 'two header rows: `Respondent ID`, `Collector ID` and the questions, under them the options or `Response`',
  claims: (head) => isSummary(head) || bodyOf(head) !== undefined,
  layout: surveymonkeyLayout,
};

/** The first header row with the answers under both, and the second header row where there is one. */
interface Body {
  readonly sheet: Sheet;
  readonly under: readonly string[] | undefined;
}

function bodyOf(head: Head): Body | undefined {
  const whole = sheetOf(head);
  const second = head.rows[whole.at + 1] ?? [];
  const ids = whole.keys.slice(0, 12).filter((key) => TOOL_COLUMNS.has(key));
  const respondent = whole.keys.findIndex((key) => TOOL_COLUMNS.get(key)?.kind === 'respondent');
  const known = respondent >= 0 && ids.length > 1 && whole.keys.slice(0, 12).some((key) => COLLECTOR.test(key));
  const two = known ? (second[respondent] ?? '').trim() === '' && head.rows.length > whole.at + 1 : isSecondHeader(whole, second);
  if (!known && !two) return undefined;
  return two
    ? { sheet: { ...whole, rows: isBlank(second) ? whole.rows : whole.rows.slice(1) }, under: second }
    : { sheet: whole, under: undefined };
}

const COLLECTOR = /^(?:collector[ -]?id|id du collecteur)$/;

/** Whether a record is SurveyMonkey's second header: `Response` under the questions, or options that the cells below repeat. */
function isSecondHeader(sheet: Sheet, second: readonly string[]): boolean {
  const under = second.map((cell) => cell.trim());
  const filled = under.map((text, index) => ({ text, index })).filter(({ text }) => text !== '');
  const named = filled.filter(({ index }) => sheet.keys[index] !== '');
  const nameless = filled.filter(({ index }) => sheet.keys[index] === '');
  const responses = named.filter(({ text }) => isResponseWord(text)).length;
  if (responses > 0) return nameless.length > 0 || responses === named.length;
  const cells = nameless.flatMap(({ text, index }) => sheet.rows.slice(1).map((row) => ({ text, cell: (row[index] ?? '').trim() })));
  const answers = cells.filter(({ cell }) => cell !== '');
  return nameless.length > 1 && answers.length > 1 && answers.every(({ cell, text }) => cell === text);
}

const SUMMARY_WORDS = new Set([
  'answer choices',
  'antwortoptionen',
  'choix de réponses',
  'opciones de respuesta',
  'opções de resposta',
  'opzioni di risposta',
]);

/** A summary has blocks: a question alone in its record, `Answered` and `Skipped` with a count, `Answer Choices` above a table. */
function isSummary(head: Head): boolean {
  const firsts = head.rows.slice(0, 200).map((row) => ({ word: headerKey(row[0] ?? ''), second: (row[1] ?? '').trim() }));
  if (firsts.some(({ word, second }) => SUMMARY_WORDS.has(word) && second !== '')) return true;
  const counted = (wanted: string) => firsts.some(({ word, second }) => word === wanted && /^\d{1,9}$/.test(second));
  return counted('answered') && counted('skipped') && firsts.some(({ word }) => /^q\d{1,4}\. /.test(word));
}

function surveymonkeyLayout(head: Head): Layout | RefusedExport {
  if (isSummary(head)) {
    return {
      refused: 'is a summary of SurveyMonkey: it has counts, and no answers by row',
      help: 'in SurveyMonkey choose Analyze Results > Save As > Export file > All individual responses, format CSV, and take the file of that name',
    };
  }
  const { sheet, under } = bodyOf(head) ?? { sheet: sheetOf(head), under: undefined };
  const read = blocksOf(sheet, under ?? [], ownRole).map((block) => blockRoles(block, sheet.rows));
  const roles = new Map(read.flatMap(({ roles: of }) => of));
  const columns = sheet.headers.map((header, index): Column => {
    const below = (under?.[index] ?? '').trim();
    const shown = header === '' ? below : header;
    return { index, header: shown, role: ownRole(sheet, index, under?.[index]) ?? roles.get(index) ?? { kind: 'nothing' } };
  });
  const unclear = read.flatMap(({ unclear: of }) => of);
  const skip = notAnAnswer(sheet, columns);
  return {
    dialect: 'surveymonkey',
    headerRows: sheet.headers.length === 0 ? 0 : sheet.at + (under === undefined ? 1 : 2),
    columns,
    separators: [],
    rowKind: (cells) => skip(cells) ?? 'complete',
    value: (cell) => cell,
    doubts: [
      ...(under === undefined ? ['the second header row is missing, so options and rows cannot be told by their names'] : []),
      ...(unclear.length > 0 ? [`${columnsText(unclear)} have no answer so far: read as options, could be rows of a grid`] : []),
      ...commonDoubts(sheet, columns),
    ],
  };
}

/** What the tool says about an answer stands in the first columns, in one header row or in both. */
function ownRole(sheet: Sheet, index: number, under = ''): ColumnRole | undefined {
  if (index >= 14) return undefined;
  if (isRowNumbers(sheet, index)) return { kind: 'machine' };
  const key = sheet.keys[index] ?? '';
  const below = key === '' ? undefined : TOOL_COLUMNS.get(headerKey(under));
  return TOOL_COLUMNS.get(key) ?? (below?.kind === 'personal' ? undefined : below);
}
