import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type CalendarEvent, printCalendar } from '../../src/time/calendar.ts';
import { addDays, type Day, parseDay } from '../../src/time/day.ts';
import { hostileStrings } from '../robust/hostile-strings.ts';
import { growsLinearly } from '../text/growth.ts';

const asOf = '2026-03-05' as Day;
const dated = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'a@garden.wg',
  changes: 0,
  title: 'Dig',
  notes: [],
  category: 'action',
  when: { from: '2026-03-10' as Day, to: '2026-03-10' as Day },
  ...more,
});
const timed = (day: string, start: string, zone: string, more: object = {}): CalendarEvent =>
  dated({ when: { day: day as Day, start: { time: start, zone }, ...more } });
const print = (...events: readonly CalendarEvent[]): string => printCalendar({ name: 'Garden group', asOf, events });

/** What an independent reader finds. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component)) };
}

/** Start and end as the reader understands them. */
function when(event: CalendarEvent): readonly string[] {
  const { events } = read(print(event));
  return [events[0]?.startDate, events[0]?.endDate].map((time) => String(time));
}

describe('an entry of whole days', () => {
  it.each([
    ['2026-03-10', '2026-03-10', '2026-03-11'],
    ['2026-02-28', '2026-02-28', '2026-03-01'],
    ['2028-02-28', '2028-02-28', '2028-02-29'],
    ['2026-12-31', '2026-12-31', '2027-01-01'],
    ['2026-03-11', '2026-03-15', '2026-03-16'],
  ])('from %s to %s ends before %s', (from, to, end) => {
    const { events } = read(print(dated({ when: { from: from as Day, to: to as Day } })));
    const [event] = events;
    expect([event?.startDate.isDate, event?.startDate.toString(), event?.endDate.isDate]).toEqual([true, from, true]);
    expect(event?.endDate.toString()).toBe(end);
  });

  it('on the last day of all has no end, which means one day', () => {
    const last = '9999-12-31' as Day;
    const text = print(dated({ when: { from: last, to: last } }));
    expect(text).toContain('DTSTART;VALUE=DATE:99991231\r\n');
    expect(text).not.toContain('DTEND');
  });

  it('keeps nobody busy', () => {
    expect(print(dated())).toContain('\r\nTRANSP:TRANSPARENT\r\n');
    expect(print(timed('2026-03-10', '18:00', 'UTC'))).not.toContain('TRANSP');
  });
});

describe('an entry with a time', () => {
  it.each([
    ['before summer time', '2026-03-24', '18:00', 'Europe/Berlin', '2026-03-24T17:00:00Z'],
    ['on the day of the change', '2026-03-29', '18:00', 'Europe/Berlin', '2026-03-29T16:00:00Z'],
    ['an hour before the change', '2026-03-29', '01:59', 'Europe/Berlin', '2026-03-29T00:59:00Z'],
    ['after summer time', '2026-10-25', '18:00', 'Europe/Berlin', '2026-10-25T17:00:00Z'],
    ['in America, which changes earlier', '2026-03-07', '18:00', 'America/New_York', '2026-03-07T23:00:00Z'],
    ['on its day of change', '2026-03-08', '18:00', 'America/New_York', '2026-03-08T22:00:00Z'],
    ['and back', '2026-11-01', '18:00', 'America/New_York', '2026-11-01T23:00:00Z'],
    ['in the south, in its summer', '2026-01-10', '09:30', 'Australia/Sydney', '2026-01-09T22:30:00Z'],
    ['in the south, in its winter', '2026-04-05', '09:30', 'Australia/Sydney', '2026-04-04T23:30:00Z'],
    ['with a change of half an hour', '2026-04-05', '12:00', 'Australia/Lord_Howe', '2026-04-05T01:30:00Z'],
    ['without summer time', '2026-07-01', '00:15', 'Asia/Kolkata', '2026-06-30T18:45:00Z'],
    ['by a short name', '2026-07-01', '18:00', 'CEST', '2026-07-01T16:00:00Z'],
    ['by an offset', '2026-12-31', '23:30', 'UTC-8', '2027-01-01T07:30:00Z'],
  ])('is right %s', (_, day, start, zone, utc) => {
    expect(when(timed(day, start, zone))[0]).toBe(utc);
  });

  it.each([
    ['on the same day', { end: { time: '19:30', zone: 'Europe/Berlin' } }, '2026-03-28T18:30:00Z'],
    ['after midnight, when the clocks have changed', { end: { time: '03:30', zone: 'Europe/Berlin' } }, '2026-03-29T01:30:00Z'],
    ['in another zone', { end: { time: '14:30', zone: 'America/New_York' } }, '2026-03-28T18:30:00Z'],
    ['by its usual length', { minutes: 90 }, '2026-03-28T18:30:00Z'],
    [
      'by what is said rather than by its usual length',
      { end: { time: '18:45', zone: 'Europe/Berlin' }, minutes: 90 },
      '2026-03-28T17:45:00Z',
    ],
    ['as it starts, where nothing is said', {}, '2026-03-28T17:00:00Z'],
    ['as it starts, where its end does not exist', { end: { time: '02:30', zone: 'Europe/Berlin' } }, '2026-03-28T17:00:00Z'],
  ])('ends %s', (_, more, end) => {
    expect(when(timed('2026-03-28', '18:00', 'Europe/Berlin', more))[1]).toBe(end);
  });

  it.each([
    ['2026-03-29', '02:30', 'Europe/Berlin', 'does not exist'],
    ['2026-10-25', '02:30', 'Europe/Berlin', 'comes twice'],
    ['2026-11-01', '01:30', 'America/New_York', 'comes twice'],
    ['2026-03-29', '18:00', 'IST', 'more than one zone'],
    ['2026-03-29', '18:00', 'Europe/Nowhere', 'not a known time zone'],
    ['2026-03-29', 'noon', 'UTC', 'not a time of day'],
  ])('takes the whole day and says why, where %s %s %s has no one meaning', (day, start, zone, why) => {
    const [event] = read(print(timed(day, start, zone))).events;
    expect([event?.startDate.toString(), event?.endDate.toString()]).toEqual([day, addDays(day as Day, 1)]);
    expect(event?.description).toContain(why);
    expect(event?.description).toContain(`${start} ${zone}`);
  });
});

describe('a calendar', () => {
  it('says what it is, and since when its entries are true', () => {
    const { calendar, events } = read(print(dated({ changes: 3 })));
    expect(['version', 'prodid', 'name', 'x-wr-calname'].map((name) => calendar.getFirstPropertyValue(name))).toEqual([
      '2.0',
      '-//working-group//wg//EN',
      'Garden group',
      'Garden group',
    ]);
    expect(String(events[0]?.component.getFirstPropertyValue('dtstamp'))).toBe('2026-03-05T00:00:00Z');
    expect(events[0]?.sequence).toBe(3);
    expect(events[0]?.component.getFirstPropertyValue('categories')).toBe('action');
  });

  it('without entries is still one that programs take', () => {
    const { calendar, events } = read(print());
    expect(events).toEqual([]);
    expect(calendar.getAllSubcomponents()).toHaveLength(1);
  });

  it('is the same in every run', () => {
    expect(print(dated(), timed('2026-03-29', '18:00', 'Europe/Berlin'))).toBe(
      print(dated(), timed('2026-03-29', '18:00', 'Europe/Berlin')),
    );
  });
});

/** What of a text is to be found again: no controls, no signs that hide or turn text, whole characters. */
function kept(text: string): string {
  return text
    .replace(/\r\n|[\v\f\r\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}]/gu, '');
}

function expectWhole(text: string): void {
  const output = print(dated({ uid: text, title: text, notes: [text, text], category: text }), dated({ uid: 'b', title: 'Sow' }));
  const lines = output.split('\r\n');
  expect(lines.at(-1)).toBe('');
  for (const line of lines) {
    expect(line).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/u);
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  }
  const { events } = read(output);
  expect(events).toHaveLength(2);
  expect(events[1]?.summary).toBe('Sow');
  const oneLine = kept(text).replace(/\n/g, ' ');
  expect(events[0]?.summary ?? '').toBe(oneLine);
  expect(events[0]?.uid ?? '').toBe(oneLine);
  expect(events[0]?.description).toBe(`${kept(text)}\n${kept(text)}`);
}

describe('a text', () => {
  it.each([
    ...hostileStrings,
    'half \ud83d of it',
    'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil',
    'x\nEND:VCALENDAR',
    'x\rATTACH:file:///etc/passwd',
    'a;b,c\\d:e"f"g',
    'literal \\n and \\N and \\;',
    'ends in a backslash \\',
    ' leading and trailing ',
    `${'日本語'.repeat(60)}`,
    `${'👩🏽‍💻'.repeat(40)}`,
    `${'x'.repeat(66)}é${'y'.repeat(80)}`,
  ])('comes back as it is, but for what a program may obey: %j', (text) => {
    expectWhole(text);
  });

  it('of any characters and length stays inside its own property', () => {
    const units = fc.oneof(
      fc.constantFrom('\r', '\n', '\\', ';', ',', ':', '"', ' ', '\t', '\0', 'END:VEVENT', '\u2028', '\u202e', '😀', 'ü', '\ud83d', '語'),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(fc.array(units, { maxLength: 120 }), (parts) => expectWhole(parts.join(''))),
      { numRuns: 500 },
    );
  });

  it('takes a time that grows with its length', async () => {
    const prepare = (n: number) => () => print(dated({ title: '语;\r\n\u202e'.repeat(n) }));
    expect(await growsLinearly(prepare, 50_000)).toBe(true);
  });
});

it('ends every span of days on the day after its last', () => {
  const days = fc.integer({ min: 0, max: 3_000_000 }).map((n) => addDays(parseDay('1000-01-01') as Day, n));
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 400 }), (from, length) => {
      const to = addDays(from, length);
      fc.pre(to < '9999-12-31');
      expect(when(dated({ when: { from, to } }))).toEqual([from, addDays(to, 1)]);
    }),
  );
});
