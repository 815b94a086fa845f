// From the questionnaire to a form, to answers, and back: an import of what a tool hands over counts what was answered, and asks nothing.
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/model/surveys/codebook.ts';
import type { Questionnaire } from '../../../src/report/survey-forms/form.ts';
import { googleForms } from '../../../src/report/survey-forms/google-forms.ts';
import { markdown } from '../../../src/report/survey-forms/markdown.ts';
import { sheetsOf } from '../../../src/report/survey-forms/xlsform.ts';
import { type Bed, makeBed, plainGroup } from '../../bed.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';
import { runScript } from './forms-service.ts';
import { everyKind, questionnaireOf } from './questionnaires.ts';
import { type Counted, countsOf, exports, simulatedAnswers } from './simulated-answers.ts';

/** Labels that a file of one line each can hold. */
const labels = [...new Set(hostileStrings.map((text) => text.trim()))].filter((text) => !/[\n\r\0]/.test(text));

const hostileSurvey = {
  title: 'Gardens',
  language: 'en',
  questions: [
    { id: 'one', ask: 'Which one; or, “none” [of these]?', kind: 'single', options: labels },
    {
      id: 'many',
      ask: 'Which, many (a; b)?',
      kind: 'multiple',
      options: ['A, B', 'A', 'B; C', 'C', 'D / E', 'E | F', '"G", h', '[I]', '(J; k)', 'N/A but more', "'=L", '1,5', '-'],
    },
    {
      id: 'rows',
      ask: 'Rows?',
      kind: 'grid',
      rows: ['[a]', 'b, c; d', 'e ]', '"f"', 'G/h'].map((label) => ({ label })),
      options: ['Yes, always', 'No; never', '3', '4 (of 5)'],
    },
    { id: 'order', ask: 'Order?', kind: 'ranking', options: ['x, y', 'y [z]', '“z”', '1'] },
  ],
};

interface Told {
  readonly dialect: string;
  readonly responses: number;
  readonly doubts: readonly string[];
  readonly personalColumns: readonly string[];
  readonly questions: readonly {
    readonly id: string;
    readonly kind: string;
    readonly answered: number;
    readonly options: readonly { readonly label: string; readonly count: number; readonly listed: boolean }[];
    readonly mean: number | null;
    readonly n: number | null;
  }[];
}

async function imported(bed: Bed, csv: string): Promise<Told> {
  bed.put({ 'private/answers.csv': csv });
  const ran = await bed.run('import-survey', 'private/answers.csv', '--survey', 'gardens', '--dry-run', '--json', '--private');
  expect(ran.stderr).not.toContain('error[');
  expect(ran.code).toBe(0);
  return JSON.parse(ran.stdout);
}

/** What an import tells, by the key of the part, in the form in which answers are counted. */
function toldCounts({ codebook }: Questionnaire, told: Told): ReadonlyMap<string, Counted> {
  return new Map(
    partsOf(codebook).flatMap(({ key, question }) => {
      const found = told.questions.find(({ id }) => id === key);
      if (found === undefined) return [];
      const { answered, options, mean, n } = found;
      // Beside write-ins an “other” that nobody chose is not told.
      const other = question.choices.filter(({ role }) => role === 'other').map(({ label }) => [label.text, 0] as const);
      const counts = new Map([...other, ...options.map(({ label, count }) => [label, count] as const)]);
      return [[key, { answered, counts, ...(mean !== null && n !== null && { mean, n }) }]];
    }),
  );
}

function rounded(counts: ReadonlyMap<string, Counted>): Record<string, unknown> {
  return Object.fromEntries(
    [...counts].map(([key, { mean, ...more }]) => [
      key,
      { ...more, counts: Object.fromEntries([...more.counts].sort()), ...(mean !== undefined && { mean: mean.toFixed(6) }) },
    ]),
  );
}

describe.each(exports)('answers through $name', ({ dialect, writeIns, csv }) => {
  it.each([
    ['in the main language', undefined, 1],
    ['in another language', 'de', 2],
    ['of few people', undefined, 3],
  ] as const)('are counted as they were given, %s', async (_, language, seed) => {
    const questionnaire = await questionnaireOf(everyKind, 'gardens');
    const { codebook } = questionnaire;
    const people = simulatedAnswers(codebook, seed === 3 ? 12 : 120, seed);
    const bed = makeBed({ 'wg.yaml': plainGroup, 'surveys/gardens/survey.yaml': everyKind });
    const told = await imported(bed, csv(codebook, people, language));
    expect(told.dialect).toBe(dialect);
    expect(told.responses).toBe(people.length);
    expect(told.personalColumns.filter((header) => !['_submitted_by', 'SubmitterID'].includes(header))).toEqual([]);
    expect(rounded(toldCounts(questionnaire, told))).toEqual(rounded(countsOf(codebook, people, writeIns)));
    expect(told.doubts.filter((doubt) => /taken for|no question has|no answers to|no option of/.test(doubt))).toEqual([]);
  });
});

describe.each(exports)('hostile labels through $name', ({ name, writeIns, csv }) => {
  it('are counted as they were given', async () => {
    const text = JSON.stringify(hostileSurvey);
    const questionnaire = await questionnaireOf(text, 'gardens');
    const { codebook } = questionnaire;
    const people = simulatedAnswers(codebook, 200, 7);
    const bed = makeBed({ 'wg.yaml': plainGroup, 'surveys/gardens/survey.yaml': text });
    const told = await imported(bed, csv(codebook, people));
    expect(rounded(toldCounts(questionnaire, told)), name).toEqual(rounded(countsOf(codebook, people, writeIns)));
  });
});

describe('what the simulation answers', () => {
  it('has every label of every form, so that the way back is tried with what was sent', async () => {
    const questionnaire = await questionnaireOf(everyKind, 'gardens');
    const people = simulatedAnswers(questionnaire.codebook, 300, 1);
    const csvs = exports.map(({ csv }) => csv(questionnaire.codebook, people));
    const has = (label: string): boolean => csvs.some((csv) => csv.includes(label.replaceAll('"', '""')));
    const [form] = runScript(String(await googleForms.make(questionnaire)));
    const labels = form?.items.flatMap(({ set }) =>
      [...set].flatMap(([name, args]) => (['setTitle', 'setRows', 'setChoiceValues'].includes(name) ? args.flat() : [])),
    );
    expect(labels?.length).toBeGreaterThan(100);
    for (const label of labels ?? []) expect(has(String(label)), String(label)).toBe(true);
    const [survey, choices] = await sheetsOf(questionnaire);
    for (const [, name = '', label = ''] of choices?.rows.slice(1) ?? []) expect(has(label) && has(name), label).toBe(true);
    expect(survey?.rows.length).toBeGreaterThan(10);
    expect(String(await markdown.make(questionnaire))).toContain('Kits (spade, rake, hoe)');
  });
});
