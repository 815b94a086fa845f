// The survey as an XLSForm, for KoboToolbox, ODK and others: sheets `survey`, `choices` and `settings` by the rules of https://xlsform.org.
// One form speaks all languages of the questionnaire. Knows no spreadsheet format.
import type { SurveyQuestion, Wording } from '../../model/surveys/codebook.ts';
import { type FieldNames, fieldNames } from '../../model/surveys/field-names.ts';
import { sha256 } from '../../text/digest.ts';
import { type FormProblem, type FormTarget, LONG_SCALE, numberedPoint, type Questionnaire, translations } from './form.ts';
import { formWords } from './words.ts';
import { type Sheet, workbookBytes } from './workbook.ts';

export const xlsform: FormTarget = {
  name: 'xlsform',
  tool: 'KoboToolbox, ODK and other tools that read an XLSForm',
  ending: 'xlsx',
  manyLanguages: true,
  problems: ({ codebook, intro }) =>
    codebook.questions.flatMap(problemsOf).concat([codebook.title, intro].flatMap((text) => references(text, undefined))),
  make: async (questionnaire) => workbookBytes(await sheetsOf(questionnaire)),
};

/** A row of a sheet: its cells by the name of their column. A wording fills one column for each language. */
type Row = ReadonlyMap<string, string>;

/** The sheets of the form; `version` is a fingerprint of the others, so that it changes with them and with nothing else. */
export async function sheetsOf({ id, intro, codebook }: Questionnaire): Promise<readonly Sheet[]> {
  const speak = speaker(codebook.language, translations(codebook));
  const fields = fieldNames(codebook);
  const lists = new Map(codebook.questions.map((question) => [question, fields.find(({ part }) => part.question === question)]));
  const survey = [
    ...(intro === undefined
      ? []
      : [
          row(
            { type: 'note', name: 'intro' },
            speak('label', () => intro),
          ),
        ]),
    ...codebook.questions.flatMap((question) => rowsOf(question, fields, speak)),
  ];
  const choices = codebook.questions.flatMap((question) => {
    const names = lists.get(question);
    return names === undefined || !hasList(question) ? [] : choiceRows(question, names, speak);
  });
  const settings = row({
    form_title: codebook.title,
    form_id: /^[A-Za-z_]/.test(id) ? id.replace(/[^A-Za-z0-9_-]+/g, '_') : `survey_${id.replace(/[^A-Za-z0-9_-]+/g, '_')}`,
    default_language: translations(codebook).length === 0 ? '' : languageName(codebook.language),
    // Else quotes and spaces of the questionnaire are changed, and the labels in the answers are others.
    clean_text_values: 'no',
  });
  const labels = speak('label', () => ' ').map(([column]) => column);
  const sheets = [sheet('survey', ['type', 'name', ...labels], survey), sheet('choices', ['list_name', 'name', ...labels], choices)];
  const version = (await sha256(JSON.stringify([sheets, [...settings]]))).slice(0, 12);
  return [...sheets, sheet('settings', ['form_title', 'form_id'], [new Map([...settings, ['version', version]])])];
}

/** Writes a text for each language into the columns of that name. */
type Speak = (column: string, text: (word: (wording: Wording) => string, tag: string | undefined) => string) => [string, string][];

function speaker(main: string | undefined, others: readonly string[]): Speak {
  const tags: readonly (string | undefined)[] = [main, ...others];
  return (column, text) =>
    tags.map((tag) => [
      others.length === 0 || tag === undefined ? column : `${column}::${languageName(tag)}`,
      text((wording) => (tag === main ? undefined : wording.in.get(tag ?? '')) ?? wording.text, tag),
    ]);
}

/** A language as XLSForm names it: `English (en)`. */
function languageName(tag: string | undefined): string {
  if (tag === undefined) return '';
  const named = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(tag) ? new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) : tag;
  return `${named ?? tag} (${tag})`;
}

function rowsOf(question: SurveyQuestion, fields: readonly FieldNames[], speak: Speak): readonly Row[] {
  const own = fields.filter(({ part }) => part.question === question);
  const [first] = own;
  if (first === undefined) return [];
  const ask = speak('label', (word) => word(question.ask));
  const required = question.required ? 'yes' : '';
  if (question.kind === 'grid') {
    const type = `${question.several ? 'select_multiple' : 'select_one'} ${first.group}`;
    return [
      row({ type: 'begin_group', name: first.group ?? '', appearance: 'table-list' }, ask),
      ...own.map(({ name, part }) =>
        row(
          { type, name, required },
          speak('label', (word) => (part.row === undefined ? '' : word(part.row.label))),
        ),
      ),
      row({ type: 'end_group' }),
    ];
  }
  const { name, other } = first;
  const otherLabel = question.choices.find(({ role }) => role === 'other')?.label;
  return [
    row({ name, required, ...answerColumns(question, name) }, ask, hintOf(question, speak), rangeMessage(question, speak)),
    ...(other === undefined || otherLabel === undefined
      ? []
      : [
          row(
            { type: 'text', name: other, required, relevant: `selected(\${${name}}, 'other')` },
            // The question stands in front, so that the header of the column tells whose words these are.
            speak('label', (word) => `${word(question.ask)} – ${word(otherLabel)}`),
          ),
        ]),
  ];
}

function answerColumns(question: SurveyQuestion, name: string): Record<string, string> {
  const { kind, min, max } = question;
  switch (kind) {
    case 'single':
      return { type: `select_one ${name}` };
    case 'multiple':
      return { type: `select_multiple ${name}` };
    case 'scale': {
      const range = rangeOf(question);
      return range === undefined ? { type: `select_one ${name}`, appearance: 'likert' } : { type: 'range', parameters: range };
    }
    case 'ranking':
      return { type: `rank ${name}` };
    case 'number': {
      const bounds = [...(min === undefined ? [] : [`. >= ${decimal(min)}`]), ...(max === undefined ? [] : [`. <= ${decimal(max)}`])];
      return { type: 'decimal', constraint: bounds.join(' and ') };
    }
    case 'text':
      return { type: 'text', appearance: 'multiline' };
    case 'grid':
      return {};
  }
}

/** XPath has no exponents. */
function decimal(number: number): string {
  return number.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 });
}

/** A slider's parameters, for a scale with more points than fit on a screen: numbers one after the other, with words at the ends alone. */
function rangeOf({ kind, choices }: SurveyQuestion): string | undefined {
  const points = choices.map(numberedPoint).filter((point) => point !== undefined);
  const from = points[0]?.value ?? 0;
  const isRow = points.length === choices.length && points.every(({ value }, index) => value === from + index);
  const isPlain = isRow && points.slice(1, -1).every(({ words }) => words === '');
  return kind === 'scale' && points.length > LONG_SCALE && isPlain ? `start=${from} end=${from + points.length - 1} step=1` : undefined;
}

function hasList(question: SurveyQuestion): boolean {
  return question.choices.length > 0 && question.kind !== 'number' && question.kind !== 'text' && rangeOf(question) === undefined;
}

function hintOf(question: SurveyQuestion, speak: Speak): [string, string][] {
  const { kind, unit, choices } = question;
  if (kind === 'number' && unit !== undefined) return speak('hint', () => unit);
  if (kind === 'ranking') return speak('hint', (_, tag) => formWords(tag).rank);
  if (rangeOf(question) === undefined) return [];
  const ends = [choices[0], choices.at(-1)].flatMap((point) => (point?.end === undefined ? [] : [{ value: point.value, end: point.end }]));
  return speak('hint', (word) => ends.map(({ value, end }) => `${value}: ${word(end)}`).join(', '));
}

function rangeMessage({ kind, min, max }: SurveyQuestion, speak: Speak): [string, string][] {
  if (kind !== 'number' || (min === undefined && max === undefined)) return [];
  return speak('constraint_message', () => (min === undefined ? `≤ ${max}` : max === undefined ? `≥ ${min}` : `${min} – ${max}`));
}

function choiceRows({ choices }: SurveyQuestion, names: FieldNames, speak: Speak): readonly Row[] {
  const list_name = names.group ?? names.name;
  return choices.map(({ label }, index) =>
    row(
      { list_name, name: names.choices[index] ?? '' },
      speak('label', (word) => word(label)),
    ),
  );
}

function row(cells: Record<string, string>, ...spoken: readonly (readonly [string, string])[][]): Row {
  return new Map([...Object.entries(cells), ...spoken.flat()].filter(([, text]) => text !== ''));
}

/** A sheet with the columns that any of its rows fills; those that the rules demand come first, filled or not. */
function sheet(name: string, demanded: readonly string[], rows: readonly Row[]): Sheet {
  const columns = [...new Set([...demanded, ...rows.flatMap((cells) => [...cells.keys()])])];
  return { name, rows: [columns, ...rows.map((cells) => columns.map((column) => cells.get(column) ?? ''))] };
}

function problemsOf(question: SurveyQuestion): readonly FormProblem[] {
  const { id, ask, kind, choices, rows } = question;
  const error = (message: string, help: string): FormProblem => ({ severity: 'error', question: id, message, help });
  const wordings = [ask, ...choices.map(({ label }) => label), ...rows.map(({ label }) => label)];
  return [
    ...(choices.length === 0 && kind !== 'number' && kind !== 'text'
      ? [error('an XLSForm needs at least one choice', 'add `options:`')]
      : []),
    ...(kind === 'grid' && rows.length === 0 ? [error('an XLSForm needs at least one row in a grid', 'add `rows:`')] : []),
    ...(wordings.some(({ text }) => text.trim() === '')
      ? [error('an XLSForm refuses a question, choice or row without words', 'give it a label')]
      : []),
    ...wordings.flatMap((wording) => [wording.text, ...wording.in.values()].flatMap((text) => references(text, id))),
  ];
}

/** `${` in any text is taken for a reference to another question, and there is no way to write it. */
function references(text: string | undefined, question: string | undefined): readonly FormProblem[] {
  if (text === undefined || !text.includes('${')) return [];
  const message = `an XLSForm takes \`\${\` for the answer to another question: “${text}”`;
  return [{ severity: 'error', question, message, help: 'write it another way, for example with a space between' }];
}
