// The group of the examples on evidence: a guideline, the survey that it rests on with its published results, and a meeting.
import { resultsSchema } from '../surveys/results.ts';
import type { ExampleFiles } from './check.ts';
import { surveyExample } from './survey-places.ts';

interface Answer {
  readonly label: string;
  readonly anchor: string;
  /** Null where it is hidden. */
  readonly count: number | null;
}

const ANSWERS: readonly Answer[] = [
  { label: 'Library', anchor: 'room-library', count: 24 },
  { label: 'School', anchor: 'room-school', count: 15 },
];

/** A survey of 39 answers to one question, a guideline with that text, and other files. */
export function evidenceExample(
  text: string,
  header = '',
  more: ExampleFiles = {},
  answers = ANSWERS,
  survey = surveyExample(),
): ExampleFiles {
  return {
    ...survey,
    ...resultsExample(answers),
    'guidelines/rooms.md': `---\ntitle: Finding a room\n${header}---\n\n${text}\n`,
    ...more,
  };
}

function resultsExample(answers: readonly Answer[]): ExampleFiles {
  const cells = answers.map(({ label, anchor, count }) => {
    const percent = count === null ? null : Math.round((count / 39) * 1000) / 10;
    return { label, anchor, role: 'option', count, percent, low: null, high: null, ...(count === null && { hidden: 'small' }) };
  });
  const question = { id: 'room', ask: 'Where do you meet?', kind: 'single', informs: ['kit'] };
  const table = {
    part: 'room',
    question: 'room',
    title: question.ask,
    kind: 'single',
    exclusive: true,
    base: 'answered',
    n: 39,
    answered: 39,
    cells,
  };
  const results = {
    schema: resultsSchema,
    survey: 'cafes',
    title: 'The cafés',
    k: 5,
    responses: 39,
    partial: 0,
    rules: [],
    questions: [question],
    tables: [table],
    themes: [],
    breakdowns: [],
  };
  return {
    'surveys/cafes/results.json': `${JSON.stringify(results)}\n`,
    'surveys/cafes/results.md': '# The cafés: results\n\n<a id="room"></a>\n\n## Where do you meet?\n',
  };
}

/** A note with a decision in line 5. */
export function decisionExample(decision: string): ExampleFiles {
  return { 'meetings/2026-03-03.md': `# Call, 2026-03-03\n\n## Decisions\n\n- ${decision}\n` };
}
