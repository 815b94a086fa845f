// Prints a survey's file from a codebook: what is read from it is the same codebook again. Fields stand in their fixed order, and questions
// have a blank line between them, so that two people's edits merge in git.
import { slugOf } from '../../text/slug.ts';
import { type Printable, printYaml } from '../../text/yaml-library.ts';
import type { Choice, GridRow, SurveyQuestion, Wording } from './codebook.ts';
import { pointOf } from './question.ts';
import { type SurveyFields, surveyKind } from './survey-kind.ts';

/** A survey to be printed: its fields, and its questions as a codebook has them. */
export type SurveyDraft = Omit<SurveyFields, 'questions'> & { readonly questions: readonly SurveyQuestion[] };

const SCHEMA = '# yaml-language-server: $schema=../../.wg/survey.schema.json\n';

/** The text of a `survey.yaml`. Line ends inside a wording become spaces. */
export function printSurvey({ questions, ...fields }: SurveyDraft): string {
  const top = Object.keys(surveyKind.fields).flatMap((name): [string, Printable][] => {
    const value = printableOf(fields[name as keyof typeof fields]);
    return value === undefined ? [] : [[name, value]];
  });
  // Without a language of its own, a survey is in the first one that its file names.
  const main = fields.language ?? 'en';
  const head = top.length === 0 ? '' : `${printYaml(new Map(top), { spaced: true })}\n`;
  const asked = questions.map((question) => printYaml([questionMap(question, main)]).replace(/^(?=.)/gm, '  '));
  return `${SCHEMA}${head}${asked.length === 0 ? 'questions: []\n' : `questions:\n${asked.join('\n')}`}`;
}

type FieldValue = SurveyFields[keyof Omit<SurveyFields, 'questions'>];

function printableOf(value: FieldValue): Printable | undefined {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return undefined;
  if (typeof value !== 'object') return value;
  if (!(value instanceof Map)) return (value as readonly string[]).map(oneLine);
  return value.size === 0 ? undefined : value;
}

function questionMap(question: SurveyQuestion, main: string): Printable {
  const written = (wording: Wording): Printable => writtenOf(wording, main);
  const isScale = question.kind === 'scale';
  const options = question.choices.filter(({ role }) => role === 'option');
  const points = isScale ? numbersOf(options) : undefined;
  const isNumbered = isScale && options.every(({ value }, at) => value === at + 1);
  const usual = (role: Choice['role']): Printable | undefined => {
    const choice = question.choices.find((c) => c.role === role);
    return choice && written(choice.label);
  };
  const entries: readonly (readonly [string, Printable | undefined | false])[] = [
    ['id', question.id],
    ['ask', written(question.ask)],
    ['kind', question.kind],
    ['options', points === undefined && options.length > 0 && options.map((o) => optionOf(o, written, isNumbered))],
    ['from', points?.from],
    ['to', points?.to],
    ['ends', points !== undefined && points.ends.length > 0 && new Map(points.ends.map(([point, end]) => [String(point), written(end)]))],
    ['rows', question.rows.length > 0 && question.rows.map((row) => rowOf(row, written))],
    ['several', question.several && question.kind === 'grid'],
    ['min', question.min],
    ['max', question.max],
    ['unit', question.unit],
    ['other', usual('other')],
    ['not_applicable', usual('not-applicable')],
    ['prefer_not', usual('prefer-not')],
    ['required', question.required],
    ['group', question.group],
    ['sensitive', question.sensitive],
    ['informs', question.informs.length > 0 && question.informs],
    ['headers', question.headers.length > 0 && question.headers.map(oneLine)],
  ];
  return new Map(entries.filter((entry): entry is [string, Printable] => entry[1] !== undefined && entry[1] !== false));
}

/** A row is written as its label alone where its id is the one that is made from that. */
function rowOf({ id, label }: GridRow, written: (wording: Wording) => Printable): Printable {
  const shown = written(label);
  if (typeof shown === 'string' && id === slugOf(shown)) return shown;
  return new Map([
    ['id', id],
    ['label', shown],
  ]);
}

function optionOf({ label, value, also }: Choice, written: (wording: Wording) => Printable, isNumbered: boolean): Printable {
  const shown = written(label);
  const own = isNumbered ? undefined : value;
  if (own === undefined && also.length === 0 && typeof shown === 'string') return shown;
  return new Map<string, Printable>([
    ['label', shown],
    ...(own === undefined ? [] : [['value', own] as const]),
    ...(also.length === 0 ? [] : [['also', also.map(oneLine)] as const]),
  ]);
}

/** First and last point of a scale that is nothing but numbers in a row, with the words at their sides. */
function numbersOf(options: readonly Choice[]) {
  const from = options[0]?.value;
  if (from === undefined || options.length < 2) return undefined;
  const isRow = options.every((option, at) => option.value === from + at && sameChoice(option, pointOf(from + at, option.end)));
  if (!isRow || !Number.isSafeInteger(from)) return undefined;
  const ends = options.flatMap(({ value, end }) => (end === undefined || value === undefined ? [] : [[value, end] as const]));
  return { from, to: from + options.length - 1, ends };
}

function sameChoice(a: Choice, b: Choice): boolean {
  const plain = ({ label, also }: Choice): string => JSON.stringify([label.text, [...label.in], also]);
  return plain(a) === plain(b);
}

function writtenOf({ text, in: translated }: Wording, main: string): Printable {
  if (translated.size === 0) return oneLine(text);
  return new Map([[main, oneLine(text)], ...[...translated].map(([tag, words]) => [tag, oneLine(words)] as const)]);
}

function oneLine(text: string): string {
  return text
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
