// Answers of a Typeform: `#`, a column per question, and the tool's own columns at the end. A question with several answers is one column
// joined with ` / ` or `, `, or a column per option whose cells repeat the header; then the wording of the question is not in the file.
import type { ColumnRole, Dialect, Head, Layout } from '../layout.ts';
import { columnsOf, questionKey, type Sheet, sheetOf, toolColumns } from './columns.ts';
import { columnsText, commonDoubts } from './doubts.ts';
import { notAnAnswer } from './rows.ts';

const TOOL_COLUMNS = toolColumns([
  [['#'], { kind: 'response' }],
  [['Start Date (UTC)'], { kind: 'time', what: 'start' }],
  [['Submit Date (UTC)'], { kind: 'time', what: 'end' }],
  [['Network ID', 'Response Type', 'Stage Date (UTC)', 'Tags', 'Ending', 'Score', 'Winning Outcome ID'], { kind: 'machine' }],
]);

export const typeform: Dialect = {
  name: 'typeform',
  tool: 'Typeform, “Download responses”, CSV',
  knownBy: 'first column `#`, and `Start Date (UTC)` and `Submit Date (UTC)` at the end',
  claims: (head) => {
    const { keys } = sheetOf(head);
    return keys[0] === '#' && keys.includes('submit date (utc)');
  },
  layout: typeformLayout,
};

function typeformLayout(head: Head): Layout {
  const sheet = sheetOf(head);
  const above = head.above ?? [];
  const runs = optionRuns(sheet, above);
  const inRun = new Map(runs.flatMap((run) => run.indexes.map((index) => [index, run] as const)));
  const columns = columnsOf(sheet, (key, index) => {
    const own = TOOL_COLUMNS.get(key);
    const run = inRun.get(index);
    return own ?? (run === undefined ? otherBeside(sheet, index, inRun.has(index - 1)) : runRole(sheet, above, run, index));
  });
  const submitted = sheet.keys.indexOf('submit date (utc)');
  const type = sheet.keys.indexOf('response type');
  const skip = notAnAnswer(sheet, columns);
  return {
    dialect: 'typeform',
    headerRows: sheet.headers.length === 0 ? 0 : sheet.at + 1,
    columns,
    separators: [' / ', ', '],
    rowKind: (cells) =>
      skip(cells) ??
      ((submitted >= 0 && (cells[submitted] ?? '').trim() === '') || /^(?:started|partial)$/i.test((cells[type] ?? '').trim())
        ? 'partial'
        : 'complete'),
    value: (cell) => (cell.startsWith(' / ') ? cell.slice(3) : cell),
    doubts: [
      ...runs
        .filter(({ indexes }) => titleAbove(above, indexes) === '')
        .map(({ indexes }) => `${columnsText(indexes)} are read as the options of one question, whose wording is not in the file`),
      ...commonDoubts(sheet, columns),
    ],
  };
}

interface Run {
  readonly indexes: readonly number[];
  /** The column of what was written in, the last of the run. */
  readonly other: number | undefined;
}

/** The wording that somebody wrote above the columns of a question. */
function titleAbove(above: readonly string[], [first = 0]: readonly number[]): string {
  return (above[first] ?? '').trim();
}

/**
 * Neighbours whose cells only ever repeat their header; empty columns between two of them, and an `Other` after them, belong to the run. A
 * wording above begins another one.
 */
function optionRuns(sheet: Sheet, above: readonly string[]): readonly Run[] {
  const says = sheet.headers.map((_, index) => echo(sheet, index));
  const runs: Run[] = [];
  for (let first = 0; first < says.length; first += 1) {
    if (says[first] !== 'option') continue;
    let last = first;
    let next = first + 1;
    for (; (says[next] === 'option' || says[next] === 'empty') && titleAbove(above, [next]) === ''; next += 1)
      if (says[next] === 'option') last = next;
    const other = OTHER.test(sheet.keys[last + 1] ?? '') ? last + 1 : undefined;
    const indexes = Array.from({ length: (other ?? last) - first + 1 }, (_, step) => first + step);
    if (indexes.length > 1) runs.push({ indexes, other });
    first = next - 1;
  }
  return runs;
}

const OTHER = /^(?:other|andere|otro|autre|outro|altro|anders)s?$/;

/** An `Other` behind a question in one column holds what was written there. */
function otherBeside(sheet: Sheet, index: number, afterRun: boolean): ColumnRole | undefined {
  const before = sheet.keys[index - 1] ?? '';
  if (afterRun || before === '' || OTHER.test(before) || TOOL_COLUMNS.has(before) || !OTHER.test(sheet.keys[index] ?? '')) return undefined;
  return { kind: 'answer', question: questionKey(index - 1), title: sheet.headers[index - 1] ?? '', other: true };
}

function echo(sheet: Sheet, index: number): 'option' | 'empty' | 'question' {
  const key = sheet.headers[index] ?? '';
  if (key === '' || TOOL_COLUMNS.has(sheet.keys[index] ?? '')) return 'question';
  const cells = sheet.rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
  if (cells.length === 0) return 'empty';
  return cells.every((cell) => cell === key) ? 'option' : 'question';
}

function runRole(sheet: Sheet, above: readonly string[], { indexes, other }: Run, index: number): ColumnRole {
  const labels = indexes.slice(0, 3).map((at) => sheet.headers[at] ?? '');
  const title = titleAbove(above, indexes) || `${labels.join(', ')}${indexes.length > 3 ? ', …' : ''}`;
  const question = { kind: 'answer', question: questionKey(indexes[0] ?? 0), title } as const;
  return index === other ? { ...question, other: true } : { ...question, option: sheet.headers[index] ?? '' };
}
