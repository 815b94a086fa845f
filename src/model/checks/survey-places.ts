// What the checks on surveys have in common: which surveys are still to be mended, where a question stands, and the survey of the examples.
import type { Diagnostic, Severity } from '../../text/diagnostic.ts';
import type { Place } from '../../text/source.ts';
import type { Survey } from '../group.ts';
import type { Overview } from '../overview.ts';
import type { SurveyQuestion } from '../surveys/codebook.ts';
import type { ExampleFiles } from './check.ts';
import { at, placeAt } from './field-places.ts';

/** A question with the survey that asks it. */
export interface Asked {
  readonly survey: Survey;
  readonly question: SurveyQuestion;
  readonly index: number;
}

/** Surveys whose questionnaire matters still: once it is closed nobody can ask otherwise. */
export function askable({ group }: Overview): readonly Survey[] {
  return group.surveys.filter(({ fields: { phase = 'draft' } }) => phase !== 'closed' && phase !== 'analysed');
}

/** Their questions. */
export function askedIn(view: Overview): readonly Asked[] {
  return askable(view).flatMap((survey) => survey.codebook.questions.map((question, index) => ({ survey, question, index })));
}

/** A warning before it is sent; a note while it is open, for the next one. */
export function severityOf({ fields }: Survey): Severity {
  return fields.phase === 'open' ? 'note' : 'warning';
}

/** The place of a field of a survey, or of one item of its list; its first line where there is none. */
export function inSurvey(survey: Survey, field: string, item = 0): Place {
  return at(survey, field, item);
}

/** The place of a field of a question, or of one item of its list; the question itself where it has none. */
export function inQuestion({ survey, index }: Pick<Asked, 'survey' | 'index'>, field: string, item = 0): Place {
  const read = survey.fields.questions?.[index];
  return placeAt(survey, read?.nodes.get(field) ?? read?.node, item);
}

/** A problem that one mends before sending. */
export function toMend(code: string, survey: Survey, place: Place, message: string, help: string): Diagnostic {
  return { code, severity: severityOf(survey), place, message, help };
}

const ROOM = '  - id: room\n    ask: Where do you meet?\n    kind: single\n    options: [Library, School]\n    informs: [kit]\n';

/** A survey without a fault, with other lines of its head or more questions; the milestone that it informs beside it. */
export function surveyExample(head = '', questions = ''): ExampleFiles {
  return {
    'surveys/cafes/survey.yaml': `title: The cafés\n${head}questions:\n${ROOM}${questions}`,
    'milestones/kit.md': '---\ntitle: The starter kit\n---\n',
  };
}

/** The same with a second question that informs the milestone. */
export function questionExample(lines: string, head = ''): ExampleFiles {
  const indented = lines.replace(/^(?=.)/gm, '    ').replace('    ', '  - ');
  return surveyExample(head, `${indented}    informs: [kit]\n`);
}
