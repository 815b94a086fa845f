// Answers of a Google form, taken from the form itself (CSV) or from the spreadsheet that it fills. Both have one header row and grids as
// `Question [Row]`; they differ in how times are written and in what stands between several answers.
import type { ColumnRole, Dialect, Head, Layout } from '../layout.ts';
import { columnsOf, isEmptyColumn, type Sheet, sheetOf } from './columns.ts';
import { commonDoubts, secondSurvey, secondSurveyDoubt } from './doubts.ts';
import { googleTimes, isTimestamp } from './google-time.ts';
import { answersOnly, notAnAnswer } from './rows.ts';

export const googleForms: Dialect = {
  name: 'google-forms',
  tool: 'Google Forms, “Download responses (.csv)”',
  knownBy: 'first column `Timestamp` (in the language of the form), its times with a zone behind them: `2024/03/21 12:05:19 PM AST`',
  claims: (head) => googleTimes(head) === 'direct',
  layout: (head) => googleLayout(head, 'google-forms'),
};

export const googleSheets: Dialect = {
  name: 'google-sheets',
  tool: 'Google Forms, through Google Sheets',
  knownBy: 'first column `Timestamp` (in the language of the form), its times as the spreadsheet writes them: `12/13/2024 14:10:02`',
  claims: (head) => ['sheet', 'unknown'].includes(googleTimes(head) ?? ''),
  layout: (head) => googleLayout(head, 'google-sheets'),
};

function googleLayout(head: Head, dialect: 'google-forms' | 'google-sheets'): Layout {
  const sheet = answersOnly(sheetOf(head));
  const second = secondSurvey(sheet);
  const quiz = quizColumns(sheet);
  const columns = columnsOf(sheet, (key, index) => {
    if (second !== undefined && index >= second) return { kind: 'nothing' };
    if (isTimestamp(key)) return { kind: 'time', what: 'end' };
    return quiz(key, index);
  });
  const skip = notAnAnswer(sheet, columns);
  return {
    dialect,
    headerRows: sheet.headers.length === 0 ? 0 : sheet.at + 1,
    columns,
    separators: dialect === 'google-forms' ? [';'] : [', '],
    rowKind: (cells) => skip(cells) ?? 'complete',
    value: (cell) => cell,
    doubts: [
      ...(googleTimes(head) === 'unknown' ? [NO_TIMES] : []),
      ...(second === undefined ? [] : [secondSurveyDoubt(sheet, second)]),
      ...commonDoubts(sheet, columns),
    ],
  };
}

const NO_TIMES =
  'without times it cannot be told whether the file comes from the form (answers divided by ";") or from its spreadsheet (by ", "): read as the latter, choose with --dialect google-forms';

const SCORE = new Set(['score', 'punktzahl', 'puntuación', 'puntaje', 'note', 'pontuação', 'punteggio']);

/** What a quiz adds: `Score`, and for a question its `[Score]` and `[Feedback]`. */
function quizColumns(sheet: Sheet): (key: string, index: number) => ColumnRole | undefined {
  const headers = new Set(sheet.keys);
  return (key, index) => {
    const quizOf = /^(.*\S) \[(?:score|feedback)\]$/.exec(key)?.[1];
    if (quizOf !== undefined && headers.has(quizOf)) return { kind: 'machine' };
    return SCORE.has(key) &&
      !isEmptyColumn(sheet, index) &&
      sheet.rows.every((row) => /^(?:[\d.,]{1,9} \/ [\d.,]{1,9})?$/.test((row[index] ?? '').trim()))
      ? { kind: 'machine' }
      : undefined;
  };
}
