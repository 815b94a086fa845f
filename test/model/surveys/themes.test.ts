// The codebook of themes, its rules and patterns.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languagesOf, wordsOf } from '../../../src/model/surveys/text-words.ts';
import { withNewQuote, withNewTheme } from '../../../src/model/surveys/theme-edit.ts';
import { parsePattern } from '../../../src/model/surveys/theme-pattern.ts';
import { rulesOf } from '../../../src/model/surveys/theme-rules.ts';
import { readThemes } from '../../../src/model/surveys/themes.ts';
import type { Day } from '../../../src/time/day.ts';
import { growsLinearly } from '../../text/growth.ts';

function fits(pattern: string, text: string): boolean {
  const read = parsePattern(pattern);
  if ('problem' in read) throw new Error(read.problem);
  return read.matches(wordsOf(text));
}

describe('a pattern', () => {
  test.each([
    ['time', 'There is no Time left.', true],
    ['time', 'Sometimes it is late', false],
    ['volunteer*', 'Volunteering is fun', true],
    ['*berg', 'from Heidelberg', true],
    ['v*r', 'a volunteer', true],
    ['v*r', 'volunteers', false],
    ['"no time"', 'we have no time', true],
    ['"no time"', 'time? no!', false],
    ['"no * time"', 'no spare time', true],
    ['no time', 'time? no!', true],
    ['money | funding', 'Funding ran out', true],
    ['money OR funding', 'nobody came', false],
    ['time NOT "part time"', 'too little time', true],
    ['time NOT "part time"', 'I work part time', false],
    ['time -money', 'time and money', false],
    ['(lack | short) time', 'we are short of time', true],
    ['(lack | short) time', 'lack of funds', false],
    ['NOT (lack | short) time', 'time is fine', true],
    ['a b | c', 'c', true],
    ['don’t', 'I dont know', true],
    ['"full-time"', 'a full time job', true],
    ['"time*"', 'timely', true],
    ['时间', '没有时间', true],
    ['时间', '间时', false],
  ])('%s in “%s”: %s', (pattern, text, expected) => {
    expect(fits(pattern, text)).toBe(expected);
  });

  test.each([
    ['', 'it is empty'],
    ['NOT a', 'only what must not stand there'],
    ['"a', 'a quote is not closed'],
    ['""', 'no words between the quotes'],
    ['(a', 'a bracket is not closed'],
    ['a)', 'closed that was not opened'],
    ['((a) b)', 'brackets stand in brackets'],
    ['a |', 'something is missing'],
    ['()', 'something is missing'],
    ['a NOT', 'nothing stands behind NOT'],
    ['NOT NOT a', 'NOT stands twice'],
    ['*', 'would fit every text'],
    ['?!', 'there is no word'],
  ])('`%s` is none, and it is said why', (pattern, problem) => {
    expect(parsePattern(pattern)).toEqual({ problem: expect.stringContaining(problem) });
  });

  test('has an end', () => {
    expect(parsePattern('a '.repeat(400))).toEqual({ problem: expect.stringContaining('at most 500 characters') });
    expect(parsePattern('a '.repeat(100))).toEqual({ problem: expect.stringContaining('at most 60 parts') });
  });

  test('is read or refused, whatever it is, and matches without an exception', () => {
    const part = fc.constantFrom('a', '*', 'a*', '"', '(', ')', '|', ' ', 'NOT', '-', 'OR', '”', 'ä', '文', '.*', '(a+)+$');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 50 }), (parts, text) => {
        const read = parsePattern(parts.join(''));
        if (!('problem' in read)) read.matches(wordsOf(text));
      }),
    );
  });

  test('takes time by the length of the text alone, where a regular expression would not', async () => {
    const read = parsePattern('a*a*a*a*a*a*a*a*b "a* a* a* b"');
    if ('problem' in read) throw new Error(read.problem);
    const prepare = (n: number) => {
      const words = ['a'.repeat(n), ...Array.from({ length: n }, () => 'aa')];
      return () => read.matches(words);
    };
    expect(await growsLinearly(prepare, 20_000)).toBe(true);
  });
});

describe('the language of a text', () => {
  test('is that whose stop words it has; a text without any may be in each', () => {
    expect(languagesOf(wordsOf('Wir haben keine Zeit und die Leute sind müde'), ['en', 'de'])).toEqual(['de']);
    expect(languagesOf(wordsOf('We have no time and the people are tired'), ['en', 'de'])).toEqual(['en']);
    expect(languagesOf(wordsOf('time'), ['en', 'de'])).toEqual(['en', 'de']);
  });

  test('may be one without a list, where no other is clear', () => {
    expect(languagesOf(wordsOf('Við höfum engan tíma'), ['en', 'is'])).toContain('is');
    expect(languagesOf(wordsOf('We have no time and the people are tired'), ['en', 'is'])).toEqual(['en']);
  });
});

const path = 'surveys/tools/themes.yaml';
const read = (text: string) => readThemes({ path, text }, new Set(['hopes']));

describe('rules', () => {
  const propose = async (text: string, yaml: string) => rulesOf((await read(yaml)).themes, 'en').propose(text);

  test('match English words by their stems', async () => {
    const yaml = 'themes:\n  - {id: v, title: Volunteers, words: [volunteer, "open source"]}\n';
    expect(await propose('Volunteering, and volunteers', yaml)).toEqual(['v']);
    expect(await propose('All of it is open source.', yaml)).toEqual(['v']);
    expect(await propose('source of all that is open', yaml)).toEqual([]);
  });

  test('match words of a language in texts of that language alone', async () => {
    const yaml = 'themes:\n  - id: end\n    title: Endings\n    words: {en: [die], de: [Ende]}\n';
    expect(await propose('Die Leute sind nicht da, und die Zeit ist knapp', yaml)).toEqual([]);
    expect(await propose('Groups die when nobody is there', yaml)).toEqual(['end']);
    expect(await propose('Das ist nicht das Ende', yaml)).toEqual(['end']);
  });

  test('match a word of a script without spaces', async () => {
    expect(
      rulesOf((await read('themes:\n  - {id: t, title: Time, words: {zh: [时间]}}\n')).themes, 'zh').propose('我们没有时间。'),
    ).toEqual(['t']);
  });

  test('propose themes in the order of the file, each once', async () => {
    const yaml = 'themes:\n  - {id: b, title: B, words: [cat], patterns: [cat]}\n  - {id: a, title: A, patterns: ["c*"]}\n';
    expect(await propose('a cat', yaml)).toEqual(['b', 'a']);
  });
});

describe('themes.yaml', () => {
  test('tells each mistake at its place', async () => {
    const { diagnostics } = await read(
      [
        'themes:',
        '  - {id: "no time", title: X}',
        '  - {id: a, title: A, patterns: ["fine", "(a"]}',
        '  - {id: a, title: Again, questions: [dreams]}',
        '  - {id: b, words: [x]}',
        '  - {id: c, title: C, word: [x]}',
        'quotes:',
        '  - {theme: z, question: hopes, text: More time}',
        '',
      ].join('\n'),
    );
    expect(diagnostics.map(({ code, place }) => `${place.line} ${code}`).sort()).toEqual([
      '2 theme-id',
      '3 theme-pattern',
      '4 theme-id',
      '4 theme-unknown',
      '5 missing-field',
      '6 unknown-key',
      '8 theme-unknown',
    ]);
  });

  const added: readonly (readonly [string, string])[] = [
    ['a block list', '# Ours\nthemes:\n  - id: a # first\n    title: A\n    words: [x]\n\nquotes: []\n'],
    ['a list at the margin, Windows lines', 'themes:\r\n- id: a\r\n  title: A\r\n'],
    ['a literal text at the end', 'themes:\n  - id: a\n    title: A\n    description: |\n      One.\n\n      Two.\n'],
    ['an empty list', 'themes: []\n'],
    ['no value', 'themes:\n# nothing yet\n'],
    ['other fields alone', 'quotes: []\n'],
    ['nothing', ''],
    ['no line end at the end', 'themes:\n  - id: a\n    title: A'],
  ];
  test.each(added)('gets a theme behind the others and stays as it is: %s', async (_, text) => {
    const after = await withNewTheme({ path, text }, { id: 'new', title: 'Money: all of it' });
    if (typeof after !== 'string') throw new Error(after.message);
    const [before, now] = [await read(text), await read(after)];
    expect(now.diagnostics).toEqual([]);
    expect(now.themes.map(({ id, title }) => [id, title])).toEqual([
      ...before.themes.map(({ id, title }) => [id, title]),
      ['new', 'Money: all of it'],
    ]);
    for (const line of text.split(/\r?\n/)) if (!/^(?:themes|quotes):/.test(line)) expect(after).toContain(line);
  });

  test('gets a quotation with its day and who released it, and names no answer', async () => {
    const quote = { theme: 'a', question: 'hopes', text: 'No time: none\nat all', by: 'odi', date: '2026-03-05' as Day };
    const after = await withNewQuote({ path, text: 'themes:\n  - id: a\n    title: A\n' }, quote);
    if (typeof after !== 'string') throw new Error(after.message);
    expect((await read(after)).quotes).toEqual([quote]);
  });

  test('in brackets is left alone, with the way out', async () => {
    expect(await withNewTheme({ path, text: 'themes: [{id: a, title: A}]\n' }, { id: 'b', title: 'B' })).toMatchObject({
      code: 'field-edit',
    });
  });

  test('is read whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (text) => {
        await read(text);
        await read(`themes:\n  - ${text}`);
      }),
    );
  });
});
