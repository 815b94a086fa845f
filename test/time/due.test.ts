import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, parseDay } from '../../src/time/day.ts';
import { type Due, dueRules, readDue } from '../../src/time/due.ts';
import type { DueSettings } from '../../src/time/due-grammar.ts';

const anchor = '2016-02-16' as Day;

interface Row {
  readonly phrase: string;
  readonly anchor: string;
  readonly week_ends: 'sunday' | 'friday';
  readonly expected_from: string;
  readonly expected_to: string;
  readonly expected_due: string;
  readonly kind: string;
  readonly note: string;
}

const rows = parse<Row>(readFileSync(new URL('due-phrases.csv', import.meta.url), 'utf8'), { columns: true });

describe('the conformance table', () => {
  test('has all its rows', () => {
    expect(rows).toHaveLength(139);
  });

  test.each(rows.map((row) => [`“${row.phrase}” said on ${row.anchor} (${row.week_ends}) ${row.note}`, row] as const))('%s', (_, row) => {
    const due = readDue(row.phrase, row.anchor.slice(0, 10) as Day, settingsOf(row));
    const expected = { kind: row.kind, from: row.expected_from, to: row.expected_to, due: row.expected_due };
    expect({ kind: due.kind, from: '', to: '', due: '', ...pick(due) }).toEqual(expected);
    const candidates = /candidates=([^;]+)/.exec(row.kind === 'ambiguous' && row.note.includes('FREQ') ? '' : row.note)?.[1];
    if (candidates !== undefined && 'candidates' in due) expect(due.candidates.join('|')).toBe(candidates);
    if (row.kind === 'recurrence') expect('rrule' in due && due.rrule).toBe(row.note);
    if (row.phrase === 'biweekly') expect('candidates' in due && due.candidates.join('|')).toBe('FREQ=WEEKLY;INTERVAL=2|twice a week');
  });
});

function settingsOf(row: Row): DueSettings {
  const time = row.anchor.slice(11, 16);
  const meeting = /next_meeting=([0-9-]{10})T([0-9:]{5})Z/.exec(row.note);
  return {
    weekEnds: row.week_ends,
    ...(time === '' ? {} : { meetingTime: { start: time, zone: row.anchor.slice(16) } }),
    ...(meeting === null ? {} : { nextMeeting: { day: meeting[1] as Day, time: meeting[2] ?? '', zone: 'UTC' } }),
  };
}

function pick(due: Due): object {
  return 'due' in due ? { from: due.from, to: due.to, due: due.due } : {};
}

const settings: DueSettings = {
  nextMeeting: { day: '2016-02-23' as Day, time: '16:00', zone: 'UTC' },
  meetingTime: { start: '16:00', zone: 'UTC' },
};

describe('the rules', () => {
  const examples = dueRules.flatMap((rule) => rule.examples.map((example) => [rule.name, example] as const));

  test.each(examples)('%s reads its example “%s”', (name, example) => {
    expect(readDue(example, anchor, settings).rule).toBe(name);
  });

  test('have names of their own and at least one example each', () => {
    expect(new Set(dueRules.map((rule) => rule.name)).size).toBe(dueRules.length);
    expect(dueRules.filter((rule) => rule.examples.length === 0)).toEqual([]);
  });
});

describe('phrases beyond the table, said on Tuesday 2016-02-16', () => {
  test.each([
    ['end of day tomorrow', 'date', '2016-02-17'],
    ['next Tuesday 16:00 UTC', 'date', '2016-02-23'],
    ['26 Feb 2016', 'date', '2016-02-26'],
    ['Due: Feb. 23', 'date', '2016-02-23'],
    ['no later than Friday!', 'date', '2016-02-19'],
    ['Friday at the latest', 'date', '2016-02-19'],
    ['UNTIL  MID\u2011MARCH', 'window', '2016-03-15'],
    ['\u201cFriday\u201d', 'date', '2016-02-19'],
    ['24.12.16', 'date', '2016-12-24'],
    ['by Wednesday next week', 'date', '2016-02-24'],
    ['Friday - end of day', 'date', '2016-02-19'],
    ['end of the first week of March', 'date', '2016-03-07'],
    ['before the weekend', 'date', '2016-02-19'],
    ['this weekend', 'window', '2016-02-21'],
    ['a week before the next meeting', 'date', '2016-02-16'],
    ['28 Feb - 3 March', 'window', '2016-03-03'],
    ['bis 15. M\u00e4rz', 'date', '2016-03-15'],
    ['vendredi 19 f\u00e9vrier', 'date', '2016-02-19'],
    ['by May', 'window', '2016-05-31'],
    ['mid-week', 'date', '2016-02-17'],
    ['2 weeks from now', 'date', '2016-03-01'],
  ])('“%s” is a %s due on %s', (phrase, kind, due) => {
    expect(readDue(phrase, anchor, settings)).toMatchObject({ kind, due, words: phrase });
  });

  test.each([
    'before the call on Friday',
    'call',
    'until further notice',
    'before Christmas',
    'two weeks',
    'for two weeks',
    'early Q2',
    'mid-2017',
    'in 2 business days',
    'this summer',
    'around March 15',
    'hopefully Friday',
    'by 17:00 UTC',
    '24/7',
    '15',
    '',
    '   ',
    '\u{1f600}',
    'next next Friday',
    'the end',
    'week',
    'x'.repeat(201),
    'on the 5th floor',
    'version 1.2',
    'issue #12',
  ])('“%s” gives no date', (phrase) => {
    expect(readDue(phrase, anchor, settings).kind).toBe('none');
  });

  test.each([
    ['Friday or Monday', ['2016-02-19', '2016-02-22']],
    ['next March', ['2016-03-31', '2017-03-31']],
    ['before Feb 12', ['2016-02-11', '2017-02-11']],
    ['1st of the month', ['2016-02-01', '2016-03-01']],
  ])('“%s” is ambiguous between %j', (phrase, candidates) => {
    expect(readDue(phrase, anchor)).toMatchObject({ kind: 'ambiguous', candidates });
  });

  test.each([
    ['2016-03-15 (Wed)', ['2016-03-15', '2016-03-16']],
    ['Friday 20th', ['2016-02-19', '2016-02-20']],
    ['tomorrow (Friday)', ['2016-02-17', '2016-02-19']],
    ['next week Tue March 1', ['2016-02-23', '2016-03-01']],
    ['29/02/2015', []],
    ['week 60', []],
    ['March 5 to March 3', ['2016-03-03', '2016-03-05']],
  ])('“%s” is an error with the candidates %j', (phrase, candidates) => {
    expect(readDue(phrase, anchor)).toMatchObject({ kind: 'error', candidates });
  });

  test('a middle that has begun is still ahead of no one who says before it', () => {
    expect(readDue('before mid March', '2016-03-16' as Day)).toMatchObject({ kind: 'ambiguous', candidates: ['2016-03-10', '2017-03-10'] });
  });

  test('the settings give the order of numbers, where it makes a date', () => {
    expect(readDue('03/04', anchor, { dateOrder: 'dmy' })).toMatchObject({ kind: 'date', due: '2016-04-03' });
    expect(readDue('03/04', anchor, { dateOrder: 'mdy' })).toMatchObject({ kind: 'date', due: '2016-03-04' });
    expect(readDue('15/03', anchor, { dateOrder: 'mdy' })).toMatchObject({ kind: 'date', due: '2016-03-15' });
  });

  test('a time gives instants only in a zone whose offset needs no tables', () => {
    expect(readDue('Tue 23:30 UTC-5', anchor)).toMatchObject({ from: '2016-02-24T04:30Z', due: '2016-02-23' });
    expect(readDue('23:00 - 01:00 UTC on Friday', anchor)).toMatchObject({
      kind: 'window',
      from: '2016-02-19T23:00Z',
      to: '2016-02-20T01:00Z',
    });
    expect(readDue('Friday 16:00 Europe/Berlin', anchor)).toMatchObject({
      kind: 'date',
      from: '2016-02-19',
      time: { start: '16:00', zone: 'Europe/Berlin' },
    });
    expect(readDue('Friday 17:00', anchor)).toMatchObject({ from: '2016-02-19', time: { start: '17:00' } });
    expect(readDue('Feb 23 9am PST / 17:00 UTC', anchor)).toMatchObject({ from: '2016-02-23T17:00Z' });
  });

  test('the explanation names the words, the anchor and the day', () => {
    expect(readDue('by next Friday', anchor).explanation).toBe(
      '\u201cby next Friday\u201d, said on Tuesday 2016-02-16, is Friday 2016-02-26: the Friday of the next week',
    );
  });
});

const pieces = fc.constantFrom(
  ...'the end of by until before next this last week month Friday Tue March Feb 29 30 5th 2016 03/04 Q2 in two weeks mid - , 16:00 UTC every and or to eod same time + W53 \u2013 ( ) .'.split(
    ' ',
  ),
);
const phrases = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 10 }).map((words) => words.join(' ')),
);
const anchors = fc.integer({ min: 0, max: 8998 * 365 }).map((count) => addDays('1000-01-01' as Day, count));

describe('any phrase', () => {
  test('is read without throwing, and what is read hangs together', () => {
    fc.assert(
      fc.property(phrases, anchors, fc.constantFrom('sunday', 'friday'), (phrase, day, weekEnds) => {
        const due = readDue(phrase, day, { ...settings, weekEnds });
        expect(due.words).toBe(phrase);
        expect(due.explanation).not.toBe('');
        if (due.kind === 'date' || due.kind === 'window') {
          expect(parseDay(due.due)).toBe(due.due);
          expect(due.from <= due.to).toBe(true);
          expect(due.kind === 'date').toBe(due.from === due.to);
          if (!due.from.includes('T')) expect(due.from <= due.due && due.due <= due.to).toBe(true);
        }
        if ('candidates' in due) for (const candidate of due.candidates) expect(candidate).not.toBe('');
      }),
      { numRuns: 3000 },
    );
  });

  test('means the same with other capitals, spaces and dashes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rows.map((row) => row.phrase)), (phrase) => {
        const { words: _, explanation: __, ...plain } = readDue(phrase, anchor);
        const {
          words: ___,
          explanation: ____,
          ...other
        } = readDue(`  ${phrase.replaceAll(' ', '\u00a0 ').replaceAll('-', '\u2013')}`, anchor);
        expect(other).toEqual(plain);
        const upper = readDue(phrase.toUpperCase(), anchor);
        expect(upper.kind).toBe(plain.kind);
      }),
    );
  });
});
