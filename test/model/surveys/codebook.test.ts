import { describe, expect, test } from 'vitest';
import { partsOf } from '../../../src/model/surveys/codebook.ts';
import { groupOf } from '../memory.ts';

async function surveyOf(yaml: string) {
  const { surveys, diagnostics } = await groupOf({ 'surveys/tools/survey.yaml': yaml });
  const [survey] = surveys;
  if (survey === undefined) throw new Error('no survey');
  return {
    survey,
    questions: survey.codebook.questions,
    problems: diagnostics.map((d) => `${d.code} ${d.place.line}:${d.place.column ?? 0}`),
    diagnostics,
  };
}

describe('a survey is read', () => {
  test('with its questions, choices and parts', async () => {
    const { survey, questions, problems } = await surveyOf(`title: Tools
language: en
phases:
  open: 2026-03-01
sent:
  mailing list: 2026-03-01
questions:
  - id: role
    ask: {en: What do you do?, de: Was machst du?}
    kind: single
    options: [Lead, {label: {en: Mend, de: Reparieren}, value: 2, also: [fix]}, 3]
    other: true
    prefer_not: true
    group: true
  - ask: How was it?
    kind: scale
    from: 1
    to: 3
    ends: {1: bad, 3: {en: good, de: gut}}
  - id: use
    ask: How often?
    kind: grid
    rows: [The forum, {id: chat, label: {en: The chat}}]
    options: [Never, Daily]
    several: true
`);
    expect(problems).toEqual([]);
    expect(survey.slug).toBe('tools');
    expect(survey.fields.phases).toEqual(new Map([['open', '2026-03-01']]));
    expect(questions.map((q) => [q.id, q.kind, q.several, q.choices.map((c) => `${c.role} ${c.label.text} ${c.value ?? '-'}`)])).toEqual([
      ['role', 'single', false, ['option Lead -', 'option Mend 2', 'option 3 -', 'other Other -', 'prefer-not Prefer not to say -']],
      ['how-was-it', 'scale', false, ['option 1 (bad) 1', 'option 2 2', 'option 3 (good) 3']],
      ['use', 'grid', true, ['option Never -', 'option Daily -']],
    ]);
    expect(questions[0]?.choices[3]?.label.in).toEqual(new Map([['de', 'Sonstiges']]));
    expect(questions[1]?.choices[2]).toMatchObject({ also: ['3', 'good', 'gut'], label: { in: new Map([['de', '3 (gut)']]) } });
    expect(partsOf(survey.codebook).map((p) => p.key)).toEqual(['role', 'how-was-it', 'use.the-forum', 'use.chat']);
  });
});

describe('what is wrong in a survey has its place', () => {
  const question = (lines: string) => `title: T\nquestions:\n  - id: a\n    ask: What?\n${lines}`;
  test.each<readonly [string, string, readonly string[]]>([
    ['no kind', question('    options: [A, B]\n'), ['missing-field 3:5']],
    ['a kind that is none', question('    kind: choice\n    options: [A, B]\n'), ['field-value 5:11']],
    ['a field that nobody knows', question('    kind: text\n    informz: [kit]\n'), ['unknown-key 6:5']],
    ['an option field that nobody knows', question('    kind: single\n    options: [A, {label: B, valeu: 2}]\n'), ['unknown-key 6:29']],
    ['an option without words', question('    kind: single\n    options: [A, B, {value: 2}]\n'), ['missing-field 6:22']],
    ['an option that is a list', question('    kind: single\n    options: [A, B, [C]]\n'), ['field-value 6:21']],
    ['no options', question('    kind: single\n'), ['question-options 5:11']],
    ['one option', question('    kind: single\n    options: [A]\n'), ['question-options 6:14']],
    ['a grid without rows', question('    kind: grid\n    options: [A, B]\n'), ['question-options 5:11']],
    ['a scale without an end', question('    kind: scale\n    from: 1\n'), ['question-options 5:11']],
    ['a scale of a billion points', question('    kind: scale\n    from: 0\n    to: 1000000000\n'), ['question-options 7:9']],
    [
      'a word for a point beyond the scale',
      question('    kind: scale\n    from: 1\n    to: 3\n    ends: {9: much}\n'),
      ['question-options 8:11'],
    ],
    ['a word for no point', question('    kind: scale\n    from: 1\n    to: 3\n    ends: {low: much}\n'), ['field-value 8:11']],
    ['a field of another kind', question('    kind: text\n    min: 2\n'), ['question-field 6:10']],
    ['an id with a space', 'title: T\nquestions:\n  - id: my role\n    ask: What?\n    kind: text\n', ['survey-id 3:9']],
    ['two ids alike', question('    kind: text\n  - id: A\n    ask: Why?\n    kind: text\n'), ['survey-id 6:9']],
    [
      'two questions alike, without ids',
      'title: T\nquestions:\n  - {ask: Why?, kind: text}\n  - {ask: Why?, kind: text}\n',
      ['survey-id 4:5'],
    ],
    ['two rows alike', question('    kind: grid\n    options: [A, B]\n    rows: [One, one]\n'), ['survey-id 7:17']],
    ['a question that is a text', 'title: T\nquestions: [What?]\n', ['field-value 2:13']],
    ['questions that are no list', 'title: T\nquestions: What?\n', ['field-value 2:12']],
    ['a phase that is none', 'title: T\nphases:\n  opne: 2026-03-01\n', ['unknown-key 3:3']],
    ['a day that is none', 'title: T\nphases:\n  open: 2026-02-30\n', ['field-date 3:9']],
    ['a language that is none', question('    kind: text\n    not_applicable: {no language: x}\n'), ['field-value 6:21']],
    [
      'usual words in an unknown language',
      `language: da\n${question('    kind: single\n    options: [A, B]\n    other: true\n')}`,
      ['usual-words 8:12'],
    ],
    ['a `k` below nothing', 'title: T\nk: -1\n', ['field-value 2:4']],
  ])('%s', async (_, yaml, problems) => {
    const { survey, diagnostics, ...found } = await surveyOf(yaml);
    expect(found.problems).toEqual(problems);
    for (const { help } of diagnostics) expect(help).toMatch(/\S/);
    const keys = partsOf(survey.codebook).map((part) => part.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(survey.codebook.questions.length).toBe(survey.fields.questions?.length ?? 0);
  });

  test('with a limit: of a thousand faults the first are told', async () => {
    const { diagnostics } = await surveyOf(`title: T\nquestions:\n${'  - {ask: Why?, kind: texxt, foo: 1}\n'.repeat(1_000)}`);
    expect(diagnostics.length).toBeGreaterThan(100);
    expect(diagnostics.length).toBeLessThan(1000);
  });
});

test('the main language is the one that is named, or the first that is met', async () => {
  const ask = (head: string) => `title: T\n${head}questions:\n  - {id: a, ask: {de: Was?, en: What?}, kind: text}\n`;
  const first = await surveyOf(ask(''));
  expect(first.survey.codebook.language).toBe('de');
  expect(first.questions[0]?.ask).toEqual({ text: 'Was?', in: new Map([['en', 'What?']]) });
  const named = await surveyOf(ask('language: en\n'));
  expect(named.questions[0]?.ask).toEqual({ text: 'What?', in: new Map([['de', 'Was?']]) });
});

test('only a file of that name in a folder of its own is a survey', async () => {
  const { surveys, diagnostics } = await groupOf({
    'surveys/survey.yaml': 'title: A\n',
    'surveys/a/b/survey.yaml': 'title: B\n',
    'surveys/a/more.yaml': 'x: y\n',
    'surveys/a/survey.yaml': 'title: C\n',
  });
  expect(surveys.map((s) => [s.slug, s.fields.title])).toEqual([['a', 'C']]);
  expect(diagnostics).toEqual([]);
});
