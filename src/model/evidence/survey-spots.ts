// The places of a survey that a link can name: a question, one answer with its count, a breakdown. Read out of the published results; of a
// survey without any, out of its questionnaire. Nothing that is not published is known here.
import { slugOf } from '../../text/slug.ts';
import type { Survey } from '../group.ts';
import { partsOf, type SurveyQuestion } from '../surveys/codebook.ts';
import type { ResultCell, Results, ResultTable } from '../surveys/results.ts';
import type { Counted } from './figures.ts';

/** A place in a survey. `content` is what a change of it changes; `question` its id there. */
export interface SurveySpot {
  readonly what: 'survey' | 'question' | 'finding';
  readonly title: string;
  readonly content: string;
  readonly question?: string;
  readonly counted?: Counted;
}

/** The place that an anchor names; undefined where there is none. An empty anchor is the survey as a whole. */
export function surveySpot(survey: Survey | undefined, results: Results | undefined, anchor: string): SurveySpot | undefined {
  if (anchor === '') {
    const title = survey?.fields.title ?? results?.title ?? 'a survey';
    const content = results === undefined ? (survey?.source.text ?? '') : results.tables.map(tableContent).join('\n');
    return { what: 'survey', title, content };
  }
  const found = results === undefined ? undefined : inResults(results, anchor);
  return found ?? inCodebook(survey, anchor);
}

function inResults(results: Results, anchor: string): SurveySpot | undefined {
  const all = [...results.tables, ...results.themes];
  const asked = results.questions.find(({ id }) => id === anchor);
  const own = results.tables.filter(({ question }) => question === anchor);
  if (asked !== undefined && own.length > 0) {
    const content = own.map(tableContent).join('\n');
    const [only] = own;
    const counted = own.length === 1 && only !== undefined ? countedOf(only, results.responses) : undefined;
    return { what: 'question', title: asked.ask, content, question: asked.id, ...(counted && { counted }) };
  }
  const row = results.tables.find(({ part }) => part.replaceAll('.', '-') === anchor);
  if (row !== undefined)
    return {
      what: 'question',
      title: row.title,
      content: tableContent(row),
      question: row.question,
      counted: countedOf(row, results.responses),
    };
  for (const table of all) {
    const cell = table.cells.find((one) => one.anchor === anchor);
    if (cell !== undefined) return cellSpot(table, cell);
  }
  return breakdownIn(results, anchor);
}

function cellSpot(table: ResultTable, cell: ResultCell): SurveySpot {
  const { label, count, rank } = cell;
  const share = count === null ? 'hidden' : `${count} of ${table.n}`;
  return {
    what: 'finding',
    title: `${table.title} ${label}: ${share}`,
    content: `${table.title}\n${cellContent(cell)} of ${table.n}`,
    question: table.question,
    counted: { what: 'cell', count, base: table.n, ...(rank !== undefined && { mean: rank }) },
  };
}

function countedOf({ answered, mean, meanHidden }: ResultTable, responses: number): Counted {
  return { what: 'question', count: answered, base: responses, ...(mean ? { mean: mean.mean } : meanHidden && { mean: null }) };
}

function tableContent({ title, n, cells, mean }: ResultTable): string {
  return [title, String(n), ...cells.map(cellContent), mean === undefined ? '' : `${mean.mean} of ${mean.n}`].join('\n');
}

function cellContent({ label, count, rank }: ResultCell): string {
  return `${label}: ${count ?? 'hidden'}${rank === undefined ? '' : ` ${rank}`}`;
}

function breakdownIn({ breakdowns, questions }: Results, anchor: string): SurveySpot | undefined {
  for (const { by, slices } of breakdowns) {
    const ask = questions.find(({ id }) => id === by)?.ask ?? by;
    const isWhole = anchor === `by-${by}`;
    const tables = slices.flatMap(({ label, tables: own }) =>
      own
        .filter(({ part }) => isWhole || anchor === `by-${by}-${part.replaceAll('.', '-')}`)
        .map((table) => `${label}\n${tableContent(table)}`),
    );
    if (isWhole || tables.length > 0) return { what: 'finding', title: `by group: ${ask}`, content: tables.join('\n'), question: by };
  }
  return undefined;
}

function inCodebook(survey: Survey | undefined, anchor: string): SurveySpot | undefined {
  for (const { key, question, row } of survey === undefined ? [] : partsOf(survey.codebook)) {
    if (anchor === question.id)
      return { what: 'question', title: question.ask.text, content: questionContent(question), question: question.id };
    if (anchor === key.replaceAll('.', '-') && row !== undefined)
      return { what: 'question', title: row.label.text, content: `${row.label.text}\n${questionContent(question)}`, question: question.id };
  }
  return undefined;
}

function questionContent({ ask, choices, rows }: SurveyQuestion): string {
  return [ask.text, ...choices.map(({ label }) => label.text), ...rows.map(({ label }) => label.text)].join('\n');
}

/** An answer of a question that a guideline may cite: its name on the page of results, and the figure that a link can show. */
export interface Citable {
  readonly anchor: string;
  readonly label: string;
  readonly count: number;
  readonly base: number;
}

/** What may be cited of a question: its answers and themes whose counts are published. */
export function citableIn({ tables, themes }: Results, question: string): readonly Citable[] {
  return [...tables, ...themes]
    .filter((table) => table.question === question)
    .flatMap(({ cells, n, row, title }) =>
      cells.flatMap(({ anchor, label, count }) =>
        count === null || n === 0 ? [] : [{ anchor, label: row === undefined ? label : `${title}: ${label}`, count, base: n }],
      ),
    );
}

/** All anchors that a survey has, for suggestions. */
export function surveyAnchors(survey: Survey | undefined, results: Results | undefined): readonly string[] {
  const asked = results?.questions.map(({ id }) => id) ?? survey?.codebook.questions.map(({ id }) => id) ?? [];
  const cells = [...(results?.tables ?? []), ...(results?.themes ?? [])].flatMap(({ cells: own }) => own.map(({ anchor }) => anchor));
  return [...asked, ...cells];
}

/** The anchor that an answer has now, whose label was changed: the questionnaire keeps the earlier label under `also`. */
export function relabelled(survey: Survey | undefined, results: Results | undefined, anchor: string): string | undefined {
  const found = new Set<string>();
  for (const { key, question } of survey === undefined ? [] : partsOf(survey.codebook)) {
    const part = key.replaceAll('.', '-');
    if (!anchor.startsWith(`${part}-`)) continue;
    const slug = anchor.slice(part.length + 1);
    const choice = question.choices.find(({ also }) => also.some((label) => slugOf(label) === slug));
    const table = results?.tables.find((one) => one.part === key);
    const cell = table?.cells.find(({ label }) => label === choice?.label.text);
    if (cell !== undefined) found.add(cell.anchor);
  }
  return found.size === 1 ? [...found][0] : undefined;
}
