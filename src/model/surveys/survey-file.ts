// A survey's file: read into a codebook with everything that is wrong in it, and printed from one. Reached by dynamic import, as most groups
// have no survey.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { readDocument } from '../../text/fields.ts';
import { placeOf, type Source } from '../../text/source.ts';
import type { Written } from '../nested-fields.ts';
import { type RecordRead, readRecord } from '../record.ts';
import type { Codebook } from './codebook.ts';
import { questionOf, type Tell, type Tongue } from './question.ts';
import { type SurveyFields, surveyKind } from './survey-kind.ts';

/** What a survey's file says. The questions of the codebook stand in the order of `fields.questions`, which knows their places. */
export interface SurveyRead {
  readonly fields: SurveyFields;
  readonly nodes: RecordRead<typeof surveyKind.fields>['nodes'];
  readonly codebook: Codebook;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the text of a `survey.yaml`. Never throws for bad content. */
export async function readSurvey(source: Source): Promise<SurveyRead> {
  const read = await readDocument(source);
  const { values: fields, nodes, diagnostics } = readRecord(surveyKind, source, read.fields);
  const problems: Diagnostic[] = [];
  const tell: Tell = (code, severity, node, message, help) => {
    if (problems.length < MOST_TOLD) problems.push({ code, severity, place: placeOf(source, node.span), message, help });
  };
  const codebook = codebookOf(fields, tell);
  return { fields, nodes, codebook, diagnostics: read.diagnostics.length > 0 ? read.diagnostics : [...diagnostics, ...problems] };
}

/** More is not told of one file: nobody reads on, and each place costs a walk through it. */
const MOST_TOLD = 200;

/** The codebook of the fields of a survey. */
function codebookOf(fields: SurveyFields, tell: Tell): Codebook {
  const tongue = tongueOf(fields);
  const taken = new Set<string>();
  return {
    title: fields.title ?? '',
    language: tongue.main,
    questions: (fields.questions ?? []).map((question) => questionOf(question, tongue, taken, tell)),
  };
}

/** The main language is the one that the file names, else the first in which something is written by language. */
function tongueOf({ language, questions = [] }: SurveyFields): Tongue {
  const all = new Set<string>();
  const look = (written: Written | boolean | undefined): void => {
    if (typeof written === 'object') for (const tag of written.keys()) all.add(tag);
  };
  for (const { values } of questions) {
    look(values.ask);
    for (const option of values.options ?? []) look(option.values.label);
    for (const row of values.rows ?? []) look(row.values.label);
    for (const end of values.ends?.values() ?? []) look(end);
    for (const written of [values.other, values.not_applicable, values.prefer_not]) look(written);
  }
  const [first] = all;
  return { main: language ?? first, all };
}
