import { expect, test } from 'vitest';
import { shownDays } from '../../../src/report/formats/timeline-scale.ts';
import { parseDay } from '../../../src/time/day.ts';

const day = (text: string) => {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
};
const shown = (today: string, ...days: readonly string[]) => shownDays(days.map(day), day(today));

test('days around today are shown, and those long before or after stand at the edges', () => {
  expect(shown('2026-03-01', '2026-02-10', '2026-04-20')).toEqual({ first: '2026-02-10', last: '2026-04-20' });
  expect(shown('2026-03-01', '2019-01-01', '2026-02-10', '2029-01-01')).toEqual({ first: '2025-08-13', last: '2027-04-05' });
});

test('of a group that has been quiet, the last days that it had are shown up to today', () => {
  expect(shown('2026-11-22', '2025-01-01', '2026-02-10', '2026-04-17')).toEqual({ first: '2025-09-29', last: '2026-11-22' });
  expect(shown('2026-11-22', '2026-02-10')).toEqual({ first: '2026-02-10', last: '2026-11-22' });
});

test('what was over years ago does not squeeze today to the edge', () => {
  expect(shown('2026-11-22', '2016-02-23')).toEqual({ first: '2026-05-06', last: '2026-11-22' });
});
