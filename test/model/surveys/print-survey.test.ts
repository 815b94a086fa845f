import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Choice, SurveyQuestion, Wording } from '../../../src/model/surveys/codebook.ts';
import { printSurvey } from '../../../src/model/surveys/print-survey.ts';
import { pointOf } from '../../../src/model/surveys/question.ts';
import { readSurvey } from '../../../src/model/surveys/survey-file.ts';
import { parseDay } from '../../../src/time/day.ts';

const line = fc.oneof(
  fc.constantFrom('true', '007', '1.20', '2026-02-30', '- a', '# b', 'a: b', "don't", 'a, b', 'null', '~', '16:00', '’', 'ä'),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .map((s) => s.trim())
    .filter((s) => s !== '' && !/[\r\n]/.test(s)),
);
const wording: fc.Arbitrary<Wording> = fc.record({
  text: line,
  in: fc.uniqueArray(fc.tuple(fc.constantFrom('de', 'pt-BR'), line), { selector: ([tag]) => tag }).map((pairs) => new Map(pairs)),
});
const option: fc.Arbitrary<Choice> = fc
  .record({ label: wording, value: fc.option(fc.integer({ min: -9, max: 9 }), { nil: undefined }), also: fc.array(line, { maxLength: 2 }) })
  .map(({ label, value, also }) => ({ label, role: 'option' as const, ...(value !== undefined && { value }), also }));
const usual = (role: Choice['role']) =>
  fc.option(
    wording.map((label): Choice => ({ label, role, also: [] })),
    { nil: undefined },
  );
const points = fc.tuple(fc.integer({ min: -5, max: 5 }), fc.array(fc.option(wording, { nil: undefined }), { minLength: 2, maxLength: 6 }));
const present = <T>(value: T | undefined): value is T => value !== undefined;

const shape = fc.record({
  ask: wording,
  required: fc.boolean(),
  sensitive: fc.boolean(),
  informs: fc.array(line, { maxLength: 2 }),
  headers: fc.array(line, { maxLength: 2 }),
});
const options = fc.array(option, { minLength: 2, maxLength: 5 });
const answers = fc.oneof(
  fc.tuple(options, usual('other'), usual('not-applicable'), usual('prefer-not'), fc.boolean()).map(([some, ...rest]) => ({
    kind: 'single' as const,
    choices: [...some, ...rest.slice(0, 3).filter((c): c is Choice => typeof c === 'object')],
    rows: [],
    several: false,
    group: rest[3],
  })),
  options.map((choices) => ({ kind: 'multiple' as const, choices, rows: [], several: true, group: false })),
  options.map((choices) => ({ kind: 'ranking' as const, choices, rows: [], several: false, group: false })),
  fc.tuple(points, usual('prefer-not')).map(([[from, ends], prefer]) => ({
    kind: 'scale' as const,
    choices: [...ends.map((end, i) => pointOf(from + i, end)), prefer].filter(present),
    rows: [],
    several: false,
    group: false,
  })),
  options.map((choices) => ({
    kind: 'scale' as const,
    choices: choices.map((choice, i) => ({ ...choice, value: choice.value ?? i })),
    rows: [],
    several: false,
    group: false,
  })),
  fc.tuple(options, fc.array(wording, { minLength: 1, maxLength: 4 }), fc.boolean()).map(([choices, labels, several]) => ({
    kind: 'grid' as const,
    choices,
    rows: labels.map((label, i) => ({ id: `r${i}`, label })),
    several,
    group: false,
  })),
  fc.constantFrom({}, { min: 0, max: 10.5, unit: 'years' }).map((limits) => ({
    kind: 'number' as const,
    choices: [],
    rows: [],
    several: false,
    group: false,
    ...limits,
  })),
  fc.constant({ kind: 'text' as const, choices: [], rows: [], several: false, group: false }),
);
const questions = fc
  .array(fc.tuple(shape, answers), { maxLength: 5 })
  .map((all) => all.map(([one, two], i): SurveyQuestion => ({ id: `q${i}`, ...one, ...two })));

test('what is printed is read as the same codebook, without a word of complaint', async () => {
  await fc.assert(
    fc.asyncProperty(questions, line, async (asked, title) => {
      const text = printSurvey({ title, language: 'en', questions: asked });
      const { codebook, diagnostics } = await readSurvey({ path: 'surveys/a/survey.yaml', text });
      expect({ text, diagnostics }).toEqual({ text, diagnostics: [] });
      expect(codebook).toEqual({ title, language: 'en', questions: asked });
      expect(printSurvey({ title, language: 'en', questions: codebook.questions })).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test('a file is printed in its fixed order, with a blank line between questions', () => {
  const words = (text: string): Wording => ({ text, in: new Map() });
  const question = { required: false, group: false, sensitive: false, informs: [], headers: [], rows: [], several: false };
  const day = parseDay('2026-03-01');
  if (day === undefined) throw new Error('no day');
  const text = printSurvey({
    questions: [
      { ...question, id: 'how', ask: words('How was\nit?'), kind: 'scale', choices: [pointOf(1, words('bad')), pointOf(2, words('good'))] },
      { ...question, id: 'why', ask: words('Why?'), kind: 'text', choices: [], headers: ['Why'] },
    ],
    k: 5,
    sent: new Map([['forum', day]]),
    phases: new Map([['open', day]]),
    title: 'Tools',
    intro: 'Two lines\nof it',
  });
  expect(text).toBe(`# yaml-language-server: $schema=../../.wg/survey.schema.json
title: Tools

phases:
  open: 2026-03-01

sent:
  forum: 2026-03-01

intro: |-
  Two lines
  of it

k: 5

questions:
  - id: how
    ask: How was it?
    kind: scale
    from: 1
    to: 2
    ends:
      '1': bad
      '2': good

  - id: why
    ask: Why?
    kind: text
    headers: [Why]
`);
});
