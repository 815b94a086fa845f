// Words that may be worth a theme, and write-ins that are an option.
import { describe, expect, test } from 'vitest';
import { candidatesIn } from '../../../src/model/surveys/candidates.ts';
import { readSurvey } from '../../../src/model/surveys/survey-file.ts';
import { rulesOf } from '../../../src/model/surveys/theme-rules.ts';
import { sameOptions, withMerged } from '../../../src/model/surveys/write-ins.ts';
import { questionOf } from './kept-answers.ts';

const none = rulesOf([], 'en');
const theme = { id: 't', title: 'T', questions: [], words: new Map([['', ['cellar']]]), patterns: [] };

function wordsIn(texts: readonly string[], more: Partial<Parameters<typeof candidatesIn>[0]> = {}) {
  const found = candidatesIn({ texts, rules: none, languages: ['en'], least: 5, names: [], ...more });
  return found.map(({ language, candidates }) => [language, candidates.map(({ word, count }) => `${word} ${count}`)]);
}

const times = (n: number, text: string): readonly string[] => Array.from({ length: n }, () => text);

describe('candidate words', () => {
  test('are counted by answers and by stem, without stop words, numbers and signs', () => {
    const texts = [...times(4, 'We need volunteers, volunteers and 100 volunteers!'), ...times(2, 'volunteering is hard'), 'volunteer'];
    expect(wordsIn(texts)).toEqual([['en', ['volunteers 7']]]);
  });

  test('are never rare: such a word may be a name, whatever the survey allows', () => {
    expect(wordsIn(times(4, 'ask Wanda'))).toEqual([['en', []]]);
    expect(wordsIn(times(2, 'ask Wanda'), { least: 0 })).toEqual([['en', []]]);
    expect(wordsIn(times(5, 'a dry cellar'), { least: 0 })).toEqual([['en', ['cellar 5', 'dry 5']]]);
  });

  test('are no names of people whom the group knows, however often they come', () => {
    expect(wordsIn(times(9, 'thank Wanda for the cellar'), { names: ['Wanda Kester'] })).toEqual([['en', ['cellar 9', 'thank 9']]]);
  });

  test('are none that a rule names already, in any form', () => {
    expect(wordsIn(times(6, 'cellars are dry'), { rules: rulesOf([theme], 'en') })).toEqual([['en', ['dry 6']]]);
  });

  test('come by language', () => {
    const texts = [...times(5, 'Wir haben keinen trockenen Keller und die Leute'), ...times(6, 'We have no dry cellar and the people')];
    const found = wordsIn(texts, { languages: ['en', 'de'] });
    expect(found.map(([language]) => language)).toEqual(['de', 'en']);
    expect(found[0]?.[1]).toContain('keller 5');
    expect(found[1]?.[1]).toContain('cellar 6');
  });

  test('are whole words of a script without spaces', () => {
    const [first] = wordsIn(times(5, '我们没有时间'), { languages: ['zh'], least: 5 });
    expect(first?.[1]).toContain('时间 5');
  });
});

describe('a write-in that is an option', () => {
  const question = questionOf('room', 'single', ['The library', 'School', 'Village hall', 'Level 1', 'Level 2', 'Post', 'Port']);
  const same = (...written: readonly string[]) => sameOptions(question, new Map(written.map((text) => [text, 1])));

  test.each([
    ['the  LIBRARY', 'The library', 'spelling'],
    ['“The Library”!', 'The library', 'spelling'],
    ['the-library', 'The library', 'spelling'],
    ['Scool', 'School', 'typo'],
    ['Shcool', 'School', 'typo'],
    ['vilage hal', 'Village hall', 'typo'],
  ])('%s is %s (%s)', (written, label, how) => {
    expect(same(written)).toEqual([expect.objectContaining({ written, label, how, count: 1 })]);
  });

  test.each(['Schools of art', 'Level 3', 'Pot', 'library', '', '!!!', 'x'.repeat(300)])('“%s” is none', (written) => {
    expect(same(written)).toEqual([]);
  });

  const files: readonly (readonly [string, string])[] = [
    ['a list in brackets', 'options: [The library, "School"] # ours'],
    ['a list of lines', 'options:\n      - The library # old\n      - School'],
    ['an option with fields', 'options:\n      - label: The library\n        value: 2\n      - {label: School, value: 1}'],
    [
      'other wordings already',
      'options:\n      - {label: The library, also: [books]}\n      - label: School\n        also:\n          - skool',
    ],
    ['one other wording', 'options:\n      - {label: The library, also: books}\n      - School'],
    ['two languages', 'options:\n      - label: {en: The library, de: Bücherei}\n      - School'],
    ['signs', 'options: ["The library: large", "a, b"]'],
  ];
  test.each(files)('is written under `also:`, and nothing else changes: %s', async (_, options) => {
    const text = `title: T\nlanguage: en\nquestions:\n  - id: room\n    ask: Where?\n    kind: single\n    ${options}\n    required: true # yes\n`;
    const path = 'surveys/t/survey.yaml';
    const after = await withMerged({ path, text }, [
      { question: 'room', choice: 0, written: 'the: LIBRARY' },
      { question: 'room', choice: 1, written: 'Scool, "x"' },
    ]);
    if (typeof after !== 'string') throw new Error(after.message);
    const [before, now] = [await readSurvey({ path, text }), await readSurvey({ path, text: after })];
    expect(now.diagnostics).toEqual([]);
    const choices = before.codebook.questions[0]?.choices ?? [];
    const words = ['the: LIBRARY', 'Scool, "x"'];
    expect(now.codebook.questions[0]?.choices).toEqual(choices.map((choice, at) => ({ ...choice, also: [...choice.also, words[at]] })));
    expect(after.endsWith('\n    required: true # yes\n')).toBe(true);
    for (const [comment] of text.matchAll(/#.*/g)) expect(after).toContain(comment);
  });
});
