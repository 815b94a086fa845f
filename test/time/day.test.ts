import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  daysBetween,
  monthEnd,
  parseDay,
  partsOf,
  weekDay,
  weekdayOf,
  weekOf,
  weekStart,
} from '../../src/time/day.ts';

const span = 9000 * 366;
const first = Temporal.PlainDate.from('1000-01-01');
const days = fc
  .integer({ min: 0, max: Temporal.PlainDate.from('9999-12-31').since(first).days })
  .map((count) => first.add({ days: count }).toString() as Day);

describe('a day is what the calendar library says', () => {
  test('parts, weekday, week and month end of any day', () => {
    fc.assert(
      fc.property(days, (day) => {
        const plain = Temporal.PlainDate.from(day);
        expect(parseDay(day)).toBe(day);
        expect(partsOf(day)).toEqual({ year: plain.year, month: plain.month, day: plain.day });
        expect(dayOf(plain.year, plain.month, plain.day)).toBe(day);
        expect(weekdayOf(day)).toBe(plain.dayOfWeek);
        expect(weekOf(day)).toEqual({ year: plain.yearOfWeek, week: plain.weekOfYear });
        expect(monthEnd(day)).toBe(plain.with({ day: plain.daysInMonth }).toString());
      }),
      { numRuns: 2000 },
    );
  });

  test('distance and addition of days', () => {
    fc.assert(
      fc.property(days, days, (from, to) => {
        const distance = Temporal.PlainDate.from(to).since(from).days;
        expect(daysBetween(from, to)).toBe(distance);
        expect(addDays(from, distance)).toBe(to);
        expect(from < to).toBe(distance > 0);
      }),
      { numRuns: 1000 },
    );
  });

  test('addition of months, cut to the last day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -2400, max: 2400 }), (day, count) => {
        const sum = Temporal.PlainDate.from(day).add({ months: count });
        fc.pre(sum.year >= 1000 && sum.year <= 9999);
        expect(addMonths(day, count)).toBe(sum.toString());
      }),
      { numRuns: 1000 },
    );
  });

  test('every string is a day to both or to neither', () => {
    const near = fc
      .tuple(fc.nat(11000), fc.nat(14), fc.nat(33))
      .map(([y, m, d]) => `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ maxLength: 12 })), (text) => {
        const strict = /^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$/.test(text);
        const real = strict && isReal(text);
        expect(parseDay(text)).toBe(real ? text : undefined);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  '',
  '2016-2-16',
  '2016-02-30',
  '2015-02-29',
  '1900-02-29',
  '0999-12-31',
  '2016/02/16',
  '2016-02-16 ',
  '２０１６-02-16',
  '+2016-02-1',
  '2016-02-1x',
])('%j is not a day', (text) => {
  expect(parseDay(text)).toBeUndefined();
});

test('numbers that are no day make none', () => {
  expect(dayOf(2016, 13, 1)).toBeUndefined();
  expect(dayOf(2016, 0, 1)).toBeUndefined();
  expect(dayOf(2016, 1.5, 1)).toBeUndefined();
  expect(dayOf(Number.NaN, 1, 1)).toBeUndefined();
  expect(dayOf(10000, 1, 1)).toBeUndefined();
});

test('arithmetic stops at both ends of the calendar', () => {
  const day = parseDay('2016-02-16') as Day;
  for (const count of [span, Number.POSITIVE_INFINITY, 1e18]) {
    expect(addDays(day, count)).toBe('9999-12-31');
    expect(addDays(day, -count)).toBe('1000-01-01');
    expect(addMonths(day, count)).toBe('9999-12-31');
    expect(addMonths(day, -count)).toBe('1000-01-01');
  }
});

test('a numbered week gives its Monday, and none where the year has no such week', () => {
  expect(weekDay(2016, 9)).toBe('2016-02-29');
  expect(weekDay(2015, 53)).toBe('2015-12-28');
  expect(weekDay(2016, 53)).toBeUndefined();
  expect(weekDay(2016, 0)).toBeUndefined();
  fc.assert(
    fc.property(days, (day) => {
      const { year, week } = weekOf(day);
      fc.pre(year >= 1000 && year <= 9999);
      expect(weekDay(year, week)).toBe(weekStart(day));
    }),
  );
});

function isReal(text: string): boolean {
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}
