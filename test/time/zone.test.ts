import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../src/time/day.ts';
import { inZone, isZone, toInstant } from '../../src/time/zone.ts';
import { offsetOf, writtenOffset } from '../../src/time/zone-names.ts';

const day = (text: string): Day => text as Day;

describe('an instant', () => {
  test.each([
    ['2016-02-16', '16:00', 'UTC', '2016-02-16T16:00Z'],
    ['2016-02-16', '16:00', 'Europe/Berlin', '2016-02-16T15:00Z'],
    ['2016-07-16', '16:00', 'Europe/Berlin', '2016-07-16T14:00Z'],
    ['2016-07-01', '17:00', 'PT', '2016-07-02T00:00Z'],
    ['2016-07-01', '09:00', 'PST', '2016-07-01T17:00Z'],
    ['2016-07-01', '09:00', 'UTC+5:30', '2016-07-01T03:30Z'],
    ['2016-07-01', '09:00', 'Pacific time', '2016-07-01T16:00Z'],
  ])('%s %s %s is %s', (date, time, zone, utc) => {
    expect(toInstant(day(date), time, zone)).toEqual({ utc });
  });

  test('does not exist while the clocks go forward', () => {
    expect(toInstant(day('2016-03-27'), '02:30', 'Europe/Berlin')).toEqual({
      problem: '02:30 on 2016-03-27 does not exist in Europe/Berlin, as the clocks go forward; write 01:30 or 03:30',
    });
  });

  test('comes twice while they go back', () => {
    expect(toInstant(day('2016-10-30'), '02:30', 'Europe/Berlin')).toEqual({
      problem: '02:30 on 2016-10-30 comes twice in Europe/Berlin, as the clocks go back: 2016-10-30T00:30Z or 2016-10-30T01:30Z',
    });
  });

  test.each(['Nope/Nope', '__proto__', '', 'PACIFIC/', '../etc/passwd', '2016-01-01/x', 'IST', 'UTC+99'])(
    'the zone %j is a problem, said in words',
    (zone) => {
      expect(toInstant(day('2016-02-16'), '16:00', zone)).toHaveProperty('problem');
      expect(isZone(zone)).toBe(false);
      expect(inZone('2016-02-16T16:00Z', zone)).toBeUndefined();
    },
  );

  test.each(['24:00', '4pm', '16:60', ''])('the time %j is a problem', (time) => {
    expect(toInstant(day('2016-02-16'), time, 'UTC')).toHaveProperty('problem');
  });

  test('outside the calendar is a problem', () => {
    expect(toInstant(day('9999-12-31'), '23:59', 'America/Los_Angeles')).toHaveProperty('problem');
    expect(inZone('9999-12-31T23:59Z', 'Pacific/Kiritimati')).toBeUndefined();
  });
});

test('an instant is shown on the clocks of a zone', () => {
  expect(inZone('2016-07-16T16:00Z', 'America/New_York')).toEqual({
    day: '2016-07-16',
    time: '12:00',
    offset: '-04:00',
    abbreviation: 'EDT',
  });
  expect(inZone('2016-07-16T20:00Z', 'Asia/Kolkata')).toEqual({
    day: '2016-07-17',
    time: '01:30',
    offset: '+05:30',
    abbreviation: 'UTC+5:30',
  });
  expect(inZone('2016-07-16T16:00Z', 'CEST')).toMatchObject({ time: '18:00', abbreviation: 'CEST' });
  expect(inZone('2016-13-16T16:00Z', 'UTC')).toBeUndefined();
  expect(inZone('16:00', 'UTC')).toBeUndefined();
});

test('there and back is the same time, in any zone where there is one', () => {
  const zones = fc.constantFrom(
    'Europe/Berlin',
    'America/St_Johns',
    'Pacific/Kiritimati',
    'Asia/Kolkata',
    'America/New_York',
    'UTC-8',
    'ET',
  );
  const dates = fc.date({ min: new Date('1990-01-01T00:00Z'), max: new Date('2050-01-01T00:00Z'), noInvalidDate: true });
  fc.assert(
    fc.property(dates, zones, (date, zone) => {
      const text = date.toISOString();
      const result = toInstant(day(text.slice(0, 10)), text.slice(11, 16), zone);
      fc.pre('utc' in result);
      if ('utc' in result) expect(inZone(result.utc, zone)).toMatchObject({ day: text.slice(0, 10), time: text.slice(11, 16) });
    }),
  );
});

test('short names give offsets, and whether they are of summer', () => {
  expect([
    offsetOf('CEST'),
    offsetOf('pst'),
    offsetOf('UTC+5:30'),
    offsetOf('-08:00'),
    offsetOf('IST'),
    offsetOf('PT'),
    offsetOf('constructor'),
  ]).toEqual([120, -480, 330, -480, undefined, undefined, undefined]);
  expect([writtenOffset('Z'), writtenOffset('PST'), writtenOffset('UTC-0'), writtenOffset('UTC+15')]).toEqual([0, undefined, 0, undefined]);
});
