import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readResults } from '../../../src/model/surveys/read-results.ts';
import { exactResults, printResults, resultsOf } from '../../../src/model/surveys/results.ts';
import { codebook, period, results, tables, themes } from '../../report/survey-example.ts';

const read = (text: string) => readResults({ path: 'surveys/leading/results.json', text });

describe('results.json', () => {
  test('is read back as it was written', () => {
    expect(read(printResults(results))).toEqual(results);
    expect(read(`\ufeff${printResults(results)}`)).toEqual(results);
  });

  test('stands in the order of the questionnaire, and is the same for the same counts', () => {
    expect(results.questions.map(({ id }) => id)).toEqual(codebook.questions.map(({ id }) => id));
    expect(results.tables.map(({ part }) => part)).toEqual([
      'role',
      'satisfied',
      'recognition',
      'tools.forum',
      'tools.chat',
      'hours',
      'leader',
    ]);
    expect(printResults(resultsOf({ survey: 'leading', codebook, tables, themes, k: 5, period }))).toBe(printResults(results));
  });

  test('has each figure with its count, its base and its interval', () => {
    expect(results.tables[2]).toMatchObject({ base: 'answered', n: 52, answered: 52 });
    expect(results.tables[2]?.cells[0]).toEqual({
      label: 'Public thanks',
      anchor: 'recognition-public-thanks',
      role: 'option',
      count: 31,
      percent: 59.6,
      low: 46.1,
      high: 71.8,
    });
    expect(results.tables[4]).toMatchObject({ part: 'tools.chat', base: 'all', n: 60, answered: null, meanHidden: true });
  });

  test('has no number that is hidden, not even in a share', () => {
    const all = [
      ...results.tables,
      ...results.themes,
      ...results.breakdowns.flatMap(({ slices }) => slices.flatMap((slice) => slice.tables)),
    ];
    const hidden = all.flatMap(({ cells }) => cells).filter(({ count }) => count === null);
    expect(hidden.length).toBeGreaterThan(5);
    for (const cell of hidden) expect(cell).toMatchObject({ percent: null, low: null, high: null });
  });

  test('counts themes like answers', () => {
    expect(results.themes[0]).toMatchObject({ kind: 'themes', question: 'leader', answered: 41 });
    expect(results.themes[0]?.cells.map(({ label, count }) => [label, count])).toEqual([
      ['listens', 22],
      ['shares the work', 15],
      ['is paid', null],
    ]);
  });

  test.each([['{'], ['[]'], ['{"schema":"wg/survey-results/9"}'], ['{"schema":"wg/survey-results/1","responses":"many"}'], ['null']])(
    'that is none is told: %s',
    (text) => {
      expect(read(text)).toMatchObject({ problem: { severity: 'error', place: { path: 'surveys/leading/results.json' } } });
    },
  );

  test('that somebody spoiled does not throw', () => {
    const text = printResults(results);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(40), fc.constantFrom('', 'null', '{}', '[]', '-1', '"x"', '__proto__'), (at, length, put) => {
        const spoiled = read(text.slice(0, at) + put + text.slice(at + length));
        expect(typeof spoiled).toBe('object');
      }),
      { numRuns: 300 },
    );
    const deep = JSON.parse(text, (key, value) => (key === 'cells' || key === 'slices' ? 7 : value)) as unknown;
    expect(read(JSON.stringify(deep))).toMatchObject({ survey: 'leading' });
  });
});

test('the exact results hide nothing but what people wrote, and say that they are not to be published', () => {
  const exact = exactResults({ survey: 'leading', codebook, tables, themes, k: 5 });
  expect(exact.tables.flatMap(({ cells }) => cells).every(({ count }) => count !== null)).toBe(true);
  expect(exact.rules.join()).toContain('not to be published');
});
