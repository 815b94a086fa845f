import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, weekdayOf } from '../../src/time/day.ts';
import { nextOccurrence, type Rhythm, readRhythm } from '../../src/time/rhythm.ts';

const after = '2016-02-16' as Day;
const anchor = '2016-01-28' as Day;

test.each([
  ['every Tuesday 16:00 UTC', 'FREQ=WEEKLY;BYDAY=TU', '2016-02-23'],
  ['Tuesdays and Thursdays, 10:00', 'FREQ=WEEKLY;BYDAY=TU,TH', '2016-02-18'],
  ['every two weeks on Thursday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', '2016-02-25'],
  ['biweekly on Thursday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', '2016-02-25'],
  ['every other Wednesday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE', '2016-02-24'],
  ['every second Thursday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', '2016-02-25'],
  ['every second Thursday of the month', 'FREQ=MONTHLY;BYDAY=2TH', '2016-03-10'],
  ['2nd Tuesday of each month 18:00 Europe/Berlin', 'FREQ=MONTHLY;BYDAY=2TU', '2016-03-08'],
  ['first and third Wednesdays of the month', 'FREQ=MONTHLY;BYDAY=1WE,3WE', '2016-02-17'],
  ['5th Tuesday of each month', 'FREQ=MONTHLY;BYDAY=5TU', '2016-03-29'],
  ['monthly on the last Friday at 4pm PT', 'FREQ=MONTHLY;BYDAY=-1FR', '2016-02-26'],
  ['31st of each month', 'FREQ=MONTHLY;BYMONTHDAY=31', '2016-03-31'],
  ['every 3 months', 'FREQ=MONTHLY;INTERVAL=3', '2016-04-28'],
  ['weekly', 'FREQ=WEEKLY', '2016-02-18'],
  ['daily', 'FREQ=DAILY', '2016-02-17'],
])('“%s” is %s, next on %s', (words, rrule, day) => {
  const rhythm = readRhythm(words);
  expect(rhythm).toMatchObject({ words, rrule });
  expect(nextOccurrence(rhythm as Rhythm, after, anchor)?.day).toBe(day);
});

test('the time and zone of the words go with each day', () => {
  expect(nextOccurrence(readRhythm('every Tuesday 16:00 - 17:00 UTC') as Rhythm, after)).toEqual({
    day: '2016-02-23',
    time: '16:00',
    zone: 'UTC',
  });
});

test.each(['every two weeks on Thursday', 'weekly', 'monthly', 'every 3 months'])('“%s” has no next day without an anchor', (words) => {
  expect(nextOccurrence(readRhythm(words) as Rhythm, after)).toBeUndefined();
});

test.each([
  'biweekly',
  'every weekday',
  'every Tuesday except holidays',
  'every 0 weeks',
  'Tuesday',
  '',
  'every',
  'weekly report',
  'x'.repeat(300),
])('“%s” is no series', (words) => {
  expect(readRhythm(words)).toBeUndefined();
});

test('the next day comes after the given one, on its weekday, and in steps from the anchor', () => {
  const days = fc.integer({ min: 0, max: 20000 }).map((count) => addDays('1990-01-01' as Day, count));
  fc.assert(
    fc.property(days, days, fc.integer({ min: 1, max: 9 }), (from, base, weeks) => {
      const rhythm = readRhythm(`every ${weeks} weeks`) as Rhythm;
      const next = nextOccurrence(rhythm, from, base)?.day as Day;
      expect(next > from && next <= addDays(from, weeks * 7)).toBe(true);
      expect(weekdayOf(next)).toBe(weekdayOf(base));
      const monthly = nextOccurrence(readRhythm('last Friday of each month') as Rhythm, from)?.day as Day;
      expect(monthly > from && weekdayOf(monthly) === 5 && addDays(monthly, 7).slice(5, 7) !== monthly.slice(5, 7)).toBe(true);
    }),
  );
});

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readRhythm(`every ${text}`)));
});
