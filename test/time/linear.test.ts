import { describe, expect, test } from 'vitest';
import { clockAt } from '../../src/time/clock-shapes.ts';
import { dateAt } from '../../src/time/date-shapes.ts';
import type { Day } from '../../src/time/day.ts';
import { readDue } from '../../src/time/due.ts';
import { plainWords, splitTime } from '../../src/time/phrase.ts';
import { tokensOf } from '../../src/time/tokens.ts';
import { growsLinearly } from '../text/growth.ts';

const seeds = [
  ' ',
  '-',
  '.',
  '1',
  '(',
  'eod ',
  'the ',
  'June ',
  '5 June 19 ',
  '16:00 - ',
  '2016-02-',
  'https://',
  '\u200b',
  'a\u0301',
  'by ',
  ' or ',
  'America/A_',
  '1:',
  'noon ',
];

// The caps are lifted by calling what lies below them: behind a cap everything is fast.
const jobs: readonly (readonly [name: string, job: (text: string) => unknown])[] = [
  ['tokens', tokensOf],
  [
    'dates',
    (text) => {
      const tokens = tokensOf(text);
      return tokens.map((_, at) => dateAt(tokens, at));
    },
  ],
  [
    'times',
    (text) => {
      const tokens = tokensOf(text);
      return tokens.map((_, at) => clockAt(tokens, at, text));
    },
  ],
  ['plain words', plainWords],
  ['time split off', splitTime],
];

describe('time grows with the text, and no faster', () => {
  test.each(jobs)('%s', async (_, job) => {
    for (const seed of seeds) {
      const prepare = (n: number) => () => job(seed.repeat(Math.ceil(n / seed.length)));
      expect(await growsLinearly(prepare, 20_000), JSON.stringify(seed)).toBe(true);
    }
  });

  test('a phrase of the longest length is read at once, whatever it holds', async () => {
    for (const seed of seeds) {
      const prepare = (n: number) => () => readDue(seed.repeat(200).slice(0, n), '2016-02-16' as Day);
      expect(await growsLinearly(prepare, 100), JSON.stringify(seed)).toBe(true);
    }
  });
});
