import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf, hundredths, percentOf, weightOf, wilson } from '../../../src/model/surveys/figures.ts';

describe('the interval of a share', () => {
  // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is as published', (count, base, low, high) => {
    const interval = wilson(count, base);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('holds the share, lies within 0 and 1, and mirrors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (base, part) => {
        const count = Math.round(base * part);
        const { low, high } = wilson(count, base);
        expect(low).toBeLessThanOrEqual(count / base);
        expect(high).toBeGreaterThanOrEqual(count / base);
        expect(low >= 0 && high <= 1).toBe(true);
        const mirrored = wilson(base - count, base);
        expect(mirrored.low).toBeCloseTo(1 - high, 9);
        expect(mirrored.high).toBeCloseTo(1 - low, 9);
      }),
    );
  });

  test('of nobody says nothing', () => expect(wilson(0, 0)).toEqual({ low: 0, high: 1 }));
});

describe('the interval of a difference', () => {
  // Newcombe 1998, Statistics in Medicine 17:873, table II, method 10; there the first share less the second.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 10, 0.6075, 1],
  ])('of %i/%i and %i/%i is as published', (a, m, b, n, low, high) => {
    const difference = differenceOf({ count: b, base: n }, { count: a, base: m });
    expect(difference?.interval.low).toBeCloseTo(low, 4);
    expect(difference?.interval.high).toBeCloseTo(high, 4);
  });

  test('is none where nobody answered', () => expect(differenceOf({ count: 0, base: 0 }, { count: 1, base: 2 })).toBeUndefined());
});

describe('rounding', () => {
  test('is half away from zero, and never a negative zero', () => {
    expect([0.1245, 0.12449, -0.1245, 1, 0, -0.0001].map(percentOf)).toEqual([12.5, 12.4, -12.5, 100, 0, 0]);
    expect([1.005, 2.345, -2.345, -0.001].map(hundredths)).toEqual([1.01, 2.35, -2.35, 0]);
  });
});

test('a group weighs by its part of all', () => {
  expect([4, 5, 9, 10, 24, 25, 100].map((part) => weightOf(part, 100))).toEqual([
    'not-charted',
    'does-not-decide',
    'does-not-decide',
    'carefully',
    'carefully',
    'full',
    'full',
  ]);
  expect(weightOf(0, 0)).toBe('not-charted');
});
