import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Day, parseDay } from '../../src/time/day.ts';
import { readSince } from '../../src/time/since.ts';

// 2026-03-18 is a Wednesday.
const since = (words: string, today = '2026-03-18') => readSince(words, today as Day);

describe('words that look back', () => {
  const table: readonly (readonly [string, string])[] = [
    ['2026-02-03', '2026-02-03'],
    ['since 2026-02-03', '2026-02-03'],
    ['today', '2026-03-18'],
    ['Yesterday', '2026-03-17'],
    ['2 weeks ago', '2026-03-04'],
    ['two weeks', '2026-03-04'],
    ['a week ago', '2026-03-11'],
    ['14d', '2026-03-04'],
    ['the last 10 days', '2026-03-08'],
    ['past month', '2026-02-01'],
    ['3 months ago', '2025-12-18'],
    ['a year ago', '2025-03-18'],
    ['last week', '2026-03-09'],
    ['this week', '2026-03-16'],
    ['last month', '2026-02-01'],
    ['this month', '2026-03-01'],
    ['last year', '2025-01-01'],
    ['this year', '2026-01-01'],
    ['tuesday', '2026-03-17'],
    ['last friday', '2026-03-13'],
    ['wednesday', '2026-03-11'],
    ['since Freitag', '2026-03-13'],
    ['february', '2026-02-01'],
    ['since the last February', '2026-02-01'],
    ['march', '2026-03-01'],
    ['October', '2025-10-01'],
    ['Feb. 2024', '2024-02-01'],
    ['2025', '2025-01-01'],
    ['2025-11', '2025-11-01'],
    ['3 February 2026', '2026-02-03'],
    ['February 3', '2026-02-03'],
    ['Dec 24', '2025-12-24'],
    ['29 February', '2024-02-29'],
  ];
  test.each(table)('%j is the time from %s on', (words, day) => {
    expect(since(words)).toBe(day);
  });

  test.each([
    '',
    'soon',
    'next week',
    'a few days ago',
    '2026-13-01',
    '2025-13',
    '9/12/20',
    'Monday, 3 February 2026',
    '3 Feb or 4 Feb',
    'x'.repeat(999),
  ])('%j names no day to look back to', (words) => {
    expect(since(words)).toBeUndefined();
  });

  test('whatever they are, never throw, and give a day that exists', () => {
    const pieces = fc.constantFrom(
      'last',
      'this',
      'past',
      'the',
      'ago',
      'week',
      'months',
      '2',
      '9999',
      'friday',
      'feb',
      '2026',
      '-',
      '31',
      ' ',
      'year',
      '\u0000',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((p) => p.join(' ')),
        ),
        (words) => {
          const day = since(words);
          expect(day === undefined || parseDay(day) === day).toBe(true);
        },
      ),
    );
  });
});
