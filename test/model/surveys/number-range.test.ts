import { expect, test } from 'vitest';
import { overlap, rangeOf } from '../../../src/model/surveys/number-range.ts';

const together = (a: string, b: string): boolean => {
  const [one, two] = [rangeOf(a), rangeOf(b)];
  return one !== undefined && two !== undefined && overlap(one, two);
};

test.each([
  ['1–5', '5–10'],
  ['1-5', '3'],
  ['18 to 24', '20 to 30'],
  ['10+', '5–10'],
  ['10 or more', 'up to 10'],
  ['at least 10', '12'],
  ['1–3 years', '3–5 year'],
  ['1–100', '20–30'],
  ['bis zu 5', '5–10'],
])('%s and %s have a number in common', (a, b) => {
  expect([together(a, b), together(b, a)]).toEqual([true, true]);
});

test.each([
  ['1–5', '6–10'],
  ['more than 10', '5–10'],
  ['under 5', '5–10'],
  ['< 5', '≥ 5'],
  ['weniger als 5', 'ab 5'],
  ['1–3 months', '1–3 years'],
  ['1-2 times a week', '1-2 times a month'],
  ['Fewer than 5,000', '5,000–20,000'],
  ['Never', 'Often'],
  ['100 %', '100'],
  ['2026-03-01', '2026'],
  ['10:30', '10'],
])('%s and %s have none, or are no ranges', (a, b) => {
  expect([together(a, b), together(b, a)]).toEqual([false, false]);
});
