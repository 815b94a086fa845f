import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, partsOf, weekdayOf } from '../../src/time/day.ts';
import { findDates, findPartialDate, findTimes, yearsWhere } from '../../src/time/mention.ts';
import { monthName, weekdayName } from '../../src/time/names.ts';

describe('dates with a year', () => {
  test.each([
    ['2026-03-05', '2026-03-05', '2026-03-05'],
    ['Notes 2020.05.04', '2020.05.04', '2020-05-04'],
    ['2020_05_04_notes', '2020_05_04', '2020-05-04'],
    ['call-20200504', '20200504', '2020-05-04'],
    ['2016/02/16', '2016/02/16', '2016-02-16'],
    ['# Meeting: June 4, 2019', 'June 4, 2019', '2019-06-04'],
    ['11th April 2024', '11th April 2024', '2024-04-11'],
    ['Jan 13th 2022', 'Jan 13th 2022', '2022-01-13'],
    ['(Thu, 5 Dec 2019)', 'Thu, 5 Dec 2019', '2019-12-05'],
    ['2019-12-05 (Thu)', '2019-12-05 (Thu)', '2019-12-05'],
    ['5-Dec-19', '5-Dec-19', '2019-12-05'],
    ['2019 Dec 5', '2019 Dec 5', '2019-12-05'],
    ['03-15-2016', '03-15-2016', '2016-03-15'],
    ['15/03/2016', '15/03/2016', '2016-03-15'],
    ['4/4/16', '4/4/16', '2016-04-04'],
    ['3.4.2016', '3.4.2016', '2016-04-03'],
    ['Fri 3/4/2016', 'Fri 3/4/2016', '2016-03-04'],
    ['2024-08-12T19:00Z', '2024-08-12', '2024-08-12'],
    ['**Next meeting:** October 20, 2022', 'October 20, 2022', '2022-10-20'],
    ['Meeting 12 June 4, 2019', 'June 4, 2019', '2019-06-04'],
    ['4. Juni 2019', '4. Juni 2019', '2019-06-04'],
    ['le mardi 4 juin 2019', 'mardi 4 juin 2019', '2019-06-04'],
    ['4 de junio de 2019', '4 de junio de 2019', '2019-06-04'],
    ['4 de mar\u00e7o de 2019', '4 de mar\u00e7o de 2019', '2019-03-04'],
    ['4 de marc\u0327o de 2019', '4 de marc\u0327o de 2019', '2019-03-04'],
    ['Selasa, 4 Juni 2019', 'Selasa, 4 Juni 2019', '2019-06-04'],
  ])('%s', (text, words, day) => {
    const start = text.indexOf(words);
    expect(findDates(text)).toMatchObject([{ start, end: start + words.length, words, day }]);
  });

  test('several in one line, in order', () => {
    expect(findDates('from 2020-05-04 to May 6, 2020').map((mention) => mention.day)).toEqual(['2020-05-04', '2020-05-06']);
  });

  test('a span of days keeps both ends', () => {
    expect(findDates('May 23-25, 2017')).toMatchObject([{ day: '2017-05-23', lastDay: '2017-05-25' }]);
  });

  test('a weekday that contradicts is said', () => {
    expect(findDates('Friday, December 5, 2019')).toMatchObject([{ day: '2019-12-05', weekday: 5, weekdayContradicts: true }]);
    expect(findDates('Thursday, December 5, 2019')[0]).not.toHaveProperty('weekdayContradicts');
  });
});

test('a date without a year is partial, with its weekday', () => {
  expect(findDates('Meeting Notes - Tuesday, February 16, 16:00 - 17:00 UTC')).toEqual([
    { start: 16, end: 36, words: 'Tuesday, February 16', weekday: 2, partial: { month: 2, dayOfMonth: 16, weekday: 2 } },
  ]);
  expect(findDates('next week Tue Feb 23rd - 16:00 UTC')).toMatchObject([{ words: 'Tue Feb 23rd', partial: { month: 2, dayOfMonth: 23 } }]);
  expect(findDates('June 4 2000 UTC')).toMatchObject([{ words: 'June 4', partial: { month: 6, dayOfMonth: 4 } }]);
});

test('an ambiguous date has its candidates, fewer where a weekday decides', () => {
  expect(findDates('When: 9/12/20, 22:00 UTC')).toMatchObject([{ words: '9/12/20', candidates: ['2020-09-12', '2020-12-09'] }]);
  expect(findDates('Saturday 9/12/20')).toMatchObject([{ day: '2020-09-12' }]);
  expect(findDates('Monday 9/12/20')).toMatchObject([{ candidates: ['2020-09-12', '2020-12-09'], weekdayContradicts: true }]);
});

test.each(['2026-13-05', '2015-02-29', 'Feb 30', '30 February 2020', '31/31/2020'])('%s has the shape of a date and is none', (text) => {
  expect(findDates(text)).toMatchObject([{ words: text, impossible: true }]);
});

test.each([
  'we may 5 do',
  'v1.2.2016',
  '1.2.3.2016',
  'version 2.1.20',
  'Meeting 012',
  '#20200504',
  'June 2019',
  'Mar 5pm',
  '4 June 19',
  'ratio 16:9',
  'https://example.org/2020-05-04/notes',
  '12345678',
  'commit 20200504ab',
  '555-12-2016',
  '',
  'march on',
])('%j holds no date', (text) => {
  expect(findDates(text)).toEqual([]);
});

describe('times', () => {
  test.each([
    ['16:00 - 17:00 UTC', { start: '16:00', end: '17:00', zone: 'UTC' }],
    ['16:00\u201317:00 UTC', { start: '16:00', end: '17:00', zone: 'UTC' }],
    ['16:00 UTC - 17:00 UTC', { start: '16:00', end: '17:00', zone: 'UTC' }],
    ['8:00 UTC-9:30 UTC', { start: '08:00', end: '09:30', zone: 'UTC' }],
    ['4pm-5pm PST', { start: '16:00', end: '17:00', zone: 'PST' }],
    ['4-5pm PT', { start: '16:00', end: '17:00', zone: 'PT' }],
    ['11:00 - 1:00 PM EST', { start: '11:00', end: '13:00', zone: 'EST' }],
    ['9:00 AM \u2013 10:00 AM Pacific Time', { start: '09:00', end: '10:00', zone: 'Pacific Time' }],
    ['7 pm UTC', { start: '19:00', zone: 'UTC' }],
    ['12 am GMT', { start: '00:00', zone: 'GMT' }],
    ['19:00 UTC', { start: '19:00', zone: 'UTC' }],
    ['16h00', { start: '16:00' }],
    ['1600 UTC', { start: '16:00', zone: 'UTC' }],
    ['16.30 CET', { start: '16:30', zone: 'CET' }],
    ['16:00 UTC+2', { start: '16:00', zone: 'UTC+2' }],
    ['16:00 (UTC+5:30)', { start: '16:00', zone: 'UTC+5:30' }],
    ['18:00 America/New_York', { start: '18:00', zone: 'America/New_York' }],
    ['18:00 America/Argentina/Buenos_Aires', { start: '18:00', zone: 'America/Argentina/Buenos_Aires' }],
    ['15:30 IST', { start: '15:30', zone: 'IST' }],
    ['9 a.m. ET', { start: '09:00', zone: 'ET' }],
    ['23:00 - 01:00 CEST', { start: '23:00', end: '01:00', zone: 'CEST' }],
    ['noon UTC', { start: '12:00', zone: 'UTC' }],
  ])('%s', (words, clock) => {
    expect(findTimes(words)).toEqual([{ offset: 0, endOffset: words.length, words, ...clock }]);
    const text = `Call on 2024-08-12 @ ${words}, online`;
    expect(findTimes(text)).toEqual([{ offset: 21, endOffset: 21 + words.length, words, ...clock }]);
  });

  test('one per zone', () => {
    expect(findTimes('16:00 UTC / 17:00 CET / 8am PT').map(({ start, zone }) => `${start} ${zone}`)).toEqual([
      '16:00 UTC',
      '17:00 CET',
      '08:00 PT',
    ]);
  });

  test('an ISO instant keeps its offset', () => {
    expect(findTimes('2024-08-12T19:00:00-07:00')).toMatchObject([{ start: '19:00', zone: '-07:00' }]);
  });

  test.each([
    '25:00',
    '12:60',
    'rows 10-12',
    '19 UTC',
    'June 4',
    'https://example.org/16:00',
    'src/main.rs:2:22',
    '10%',
    '2016-02-16',
    '13 pm',
  ])('%j holds no time', (text) => {
    expect(findTimes(text)).toEqual([]);
  });
});

test('a file name may hold a date without a year', () => {
  expect(findPartialDate('CG-02-16.md')).toEqual({ month: 2, dayOfMonth: 16, start: 3, end: 8 });
  expect(findPartialDate('mar-05.md')).toMatchObject({ month: 3, dayOfMonth: 5 });
  expect(findPartialDate('jan-13')).toMatchObject({ month: 1, dayOfMonth: 13 });
  for (const name of ['2016-02-16.md', 'Meeting 012', '13-02.md', '02-30', 'notes.md', '2016-02'])
    expect(findPartialDate(name)).toBeUndefined();
});

test('the years in which a date has a weekday', () => {
  expect(yearsWhere(2, 16, 2, 2009, 2028)).toEqual([2010, 2016, 2021, 2027]);
  expect(yearsWhere(2, 29, 1, 2000, 2030)).toEqual([2016]);
  expect(yearsWhere(2, 30, 1, 2000, 2030)).toEqual([]);
  expect(yearsWhere(2, 16, 2, 2028, 2009)).toEqual([]);
});

describe('in any text', () => {
  const bits = fc.constantFrom(
    '2016',
    '-',
    '/',
    '.',
    '02',
    '16',
    '5',
    'June',
    'Tue',
    ',',
    ' ',
    ':',
    'th',
    'pm',
    'UTC',
    '@',
    '(',
    ')',
    '2019-12-05',
    '\u2013',
    'x',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(bits, { maxLength: 30 }).map((parts) => parts.join('')),
  );

  test('a mention lies where it says, and exactly one reading is given', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const mention of findDates(text)) {
          expect(text.slice(mention.start, mention.end)).toBe(mention.words);
          expect(mention.start).toBeGreaterThanOrEqual(last);
          expect(mention.end).toBeGreaterThan(mention.start);
          expect([mention.day, mention.partial, mention.candidates, mention.impossible].filter((kind) => kind !== undefined)).toHaveLength(
            1,
          );
          last = mention.end;
        }
        last = 0;
        for (const mention of findTimes(text)) {
          expect(text.slice(mention.offset, mention.endOffset)).toBe(mention.words);
          expect(mention.offset).toBeGreaterThanOrEqual(last);
          expect(mention.start).toMatch(/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/);
          last = mention.endOffset;
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('a day written in any of the usual shapes is found', () => {
    const days = fc.integer({ min: 0, max: 36000 }).map((count) => addDays('2000-01-01' as Day, count));
    fc.assert(
      fc.property(days, fc.string(), (day, around) => {
        const { year, month, day: number } = partsOf(day);
        const name = monthName(month);
        const weekday = weekdayName(weekdayOf(day));
        for (const shape of [
          day,
          `${name} ${number}, ${year}`,
          `${number} ${name} ${year}`,
          `${weekday}, ${name.slice(0, 3)} ${number} ${year}`,
          `${day} (${weekday})`,
        ]) {
          expect(findDates(`${around.replaceAll(/[0-9a-z]/gi, '')} | ${shape} | rest`)).toMatchObject([{ day }]);
        }
      }),
    );
  });

  test('only the first 2,000 characters are looked at, and no date is cut short', () => {
    const pad = ' '.repeat(1992);
    expect(findDates(`${pad}2016-02-16`)).toEqual([]);
    expect(findDates(`${' '.repeat(1990)}2016-02-16`)).toHaveLength(1);
    expect(findDates(`${' '.repeat(1992)}Feb 16, 2016`)).toEqual([]);
    expect(findTimes(`${' '.repeat(1995)}16:00 UTC`)).toEqual([]);
  });
});
