// The report of surveys: its words. What it tells is loaded when somebody asks for it.
import type { ReportKind } from './report-kind.ts';

export const surveyKind: ReportKind = {
  name: 'survey',
  summary: 'what a survey found, or where it stands',
  argument: {
    name: 'id',
    description: 'a survey by its id, its title or an alias; without it the only one, or a list',
    optional: true,
    completes: 'any-id',
  },
  options: [
    { name: 'by', value: 'question', description: 'only the answers side by side for the groups of a question' },
    { name: 'against', value: 'wave', description: 'an earlier survey, or a file of its results, to compare with' },
    { name: 'private', description: 'the exact counts, from the answers kept here; for your eyes, not to be published' },
  ],
  texts: 'again',
  make: async (view, input, context) => (await import('./tell-survey.ts')).tellSurvey(view, input, context),
};
