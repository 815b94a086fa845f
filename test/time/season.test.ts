import { expect, test } from 'vitest';
import type { Day } from '../../src/time/day.ts';
import { nameInSeason, offsetOnDay } from '../../src/time/season.ts';

test.each([
  ['PST', '2026-07-09', 'PDT'],
  ['PST', '2026-01-08', undefined],
  ['PDT', '2026-01-08', 'PST'],
  ['pdt', '2026-03-09', undefined],
  ['CET', '2026-07-09', 'CEST'],
  ['CEST', '2026-03-29', undefined],
  ['BST', '2026-12-01', 'GMT'],
  ['NZST', '2026-01-08', 'NZDT'],
  // Names that some keep all year.
  ['MST', '2026-07-09', undefined],
  ['AEST', '2026-01-08', undefined],
  ['UTC', '2026-07-09', undefined],
  ['PT', '2026-07-09', undefined],
])('%s on %s: %s', (name, day, right) => {
  expect(nameInSeason(name, day as Day)).toBe(right);
});

test.each([
  ['PST', '2026-07-09', -480],
  ['PT', '2026-07-09', -420],
  ['Pacific Time', '2026-01-08', -480],
  ['Europe/Berlin', '2026-07-09', 120],
  ['Asia/Kolkata', '2026-07-09', 330],
  ['UTC+5:30', '2026-07-09', 330],
  ['Europe/London', '2026-01-08', 0],
  ['IST', '2026-07-09', undefined],
  ['Mars/Base', '2026-07-09', undefined],
])('%s on %s is %s minutes ahead', (zone, day, minutes) => {
  expect(offsetOnDay(zone, day as Day)).toBe(minutes);
});
