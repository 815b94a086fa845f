import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestOf, countSlots, ranked, slotName } from '../../../src/model/polls/poll.ts';
import { type PollTable, readPollTable } from '../../../src/model/polls/table.ts';
import type { Vote } from '../../../src/model/polls/votes.ts';
import type { Day } from '../../../src/time/day.ts';

const today = '2026-03-01' as Day;
type Rows = readonly (readonly string[])[];

function read(rows: Rows, more: Parameters<typeof readPollTable>[1] | object = {}, means?: ReadonlyMap<string, Vote>): PollTable {
  const table = readPollTable(rows, { today, ...more }, means);
  if ('problem' in table) throw new Error(table.problem);
  return table;
}

const names = (table: PollTable): readonly string[] => table.rows.map(({ name }) => name);
const times = ({ slots }: PollTable): readonly string[] =>
  slots.map(({ day, start, end, zone, label }) => [day, start, end, zone, label].filter((part) => part !== undefined).join(' '));
const counts = (table: PollTable): readonly string[] => countSlots(table, 'UTC').map(({ yes, maybe, no }) => `${yes}/${maybe}/${no}`);

const framadate: Rows = [
  ['', 'mardi 10 mars 2026', 'mardi 10 mars 2026', 'mercredi 11 mars 2026', ''],
  ['', '18:00-19:00', '20h', 'soir', ''],
  ['Ana', 'Oui', 'Non', 'Si nécessaire', ''],
  ['Chloé', 'Oui', 'Oui', 'Non', ''],
  ['Bo', 'Non', 'Sous réserve', 'Oui', ''],
];

describe('a poll is read', () => {
  test('as Framadate exports it: days above, moments below, words in the language of its makers', () => {
    const table = read(framadate);
    expect(times(table)).toEqual(['2026-03-10 18:00 19:00', '2026-03-10 20:00', '2026-03-11 soir']);
    expect(names(table)).toEqual(['Ana', 'Chloé', 'Bo']);
    expect(counts(table)).toEqual(['2/0/1', '1/1/1', '1/1/1']);
  });

  test('as older Framadates and STUdS have it, with numbers and a date of numbers', () => {
    const table = read([
      ['', '10/3/2026', '11/3/2026', ''],
      ['', '18h', '19h30', ''],
      ['Ana', '2', '1', ''],
      ['Bo', '0', '2', ''],
    ]);
    expect(times(table)).toEqual(['2026-03-10 18:00', '2026-03-11 19:30']);
    expect(table.order).toBe('dmy');
    expect(counts(table)).toEqual(['1/0/1', '1/1/0']);
  });

  test('as Rallly has it, days without a year too, and with the addresses of newer versions', () => {
    const table = read([
      ['Name', 'Email', 'Tue 10 Mar 6:00 PM - 7:00 PM', 'Wed 11 March 2026 18:00 - 19:00'],
      ['Ana', 'ana@example.org', 'Yes', 'If need be'],
      ['Bo', '', 'No', 'Yes'],
    ]);
    expect(times(table)).toEqual(['2026-03-10 18:00 19:00', '2026-03-11 18:00 19:00']);
    expect([table.addresses, counts(table)]).toEqual([1, ['1/0/1', '1/1/0']]);
    const older = read([
      ['2 participants', 'Tue 10 Mar', 'Wed 11 Mar'],
      ['Ana', 'Yes', 'No'],
    ]);
    expect([times(older), names(older)]).toEqual([['2026-03-10', '2026-03-11'], ['Ana']]);
  });

  test('as Nextcloud Polls exports it: moments in UTC', () => {
    const table = read([
      [
        'Participants',
        'Email address',
        '2026-03-10T17:00:00.000Z - 2026-03-10T18:00:00.000Z',
        '2026-03-11T17:00:00.000Z - 2026-03-11T18:00:00.000Z',
      ],
      ['Ana', 'ana@example.org', 'yes', 'maybe'],
      ['Zed', '', '', 'no'],
    ]);
    expect(times(table)).toEqual(['2026-03-10 17:00 18:00 UTC', '2026-03-11 17:00 18:00 UTC']);
    expect(counts(table)).toEqual(['1/0/1', '0/1/1']);
  });

  test('as Doodle’s sheet has it: months, days and times in merged cells, silent people, and a row of sums', () => {
    const table = read([
      ['Poll "Next call"'],
      ['https://example.org/poll/abc'],
      ['', 'March 2026', '', '', 'April 2026'],
      ['', 'Tue 10', '', 'Wed 11', 'Wed 1'],
      ['', '6:00 PM – 7:00 PM', '8:00 PM – 9:00 PM', '6:00 PM – 7:00 PM', '6:00 PM – 7:00 PM'],
      ['Silent', '', '', '', ''],
      ['Ana', 'OK', '', '(OK)', ''],
      ['Bo', 'OK', 'OK', '', 'OK'],
      ['Count', '2', '1', '0', '1'],
    ]);
    expect(times(table)).toEqual(['2026-03-10 18:00 19:00', '2026-03-10 20:00 21:00', '2026-03-11 18:00 19:00', '2026-04-01 18:00 19:00']);
    expect(names(table)).toEqual(['Silent', 'Ana', 'Bo']);
    expect([table.sums, counts(table)]).toEqual([1, ['2/0/1', '1/0/2', '0/1/2', '1/0/2']]);
  });

  test('as somebody made it by hand: signs, other columns, other languages, times down instead of across', () => {
    const across = read([
      ['Timestamp', 'Wer?', 'Di 10.03.2026 18:00 Uhr', 'Mi 11.03.2026 18:00 Uhr', 'Bemerkung'],
      ['2026-02-20 10:00', 'Ana', '✓', '?', 'bitte nicht zu lang'],
      ['2026-02-20 11:00', 'Bo', '✗', '✅', ''],
    ]);
    expect([names(across), counts(across), times(across)]).toEqual([
      ['Ana', 'Bo'],
      ['1/0/1', '1/1/0'],
      ['2026-03-10 18:00', '2026-03-11 18:00'],
    ]);
    const down = read([
      ['', 'Ana', 'Bo'],
      ['2026-03-10 18:00', 'x', ''],
      ['2026-03-11 18:00', 'x', '(x)'],
    ]);
    expect([names(down), counts(down)]).toEqual([
      ['Ana', 'Bo'],
      ['1/0/1', '1/1/0'],
    ]);
  });

  test('with words that only somebody who was there can explain', () => {
    const rows: Rows = [
      ['', '2026-03-10 18:00', '2026-03-11 18:00'],
      ['Ana', 'gern', 'ungern'],
      ['Bo', 'gern', 'nein'],
      ['Cy', 'gern', 'Ich sitze dann wohl noch im Zug nach Hause, also eher nicht'],
    ];
    const asIs = read(rows);
    expect([asIs.unknown, asIs.unknownWords]).toEqual([5, ['gern']]);
    const told = read(
      rows,
      {},
      new Map<string, Vote>([
        ['gern', 'yes'],
        ['ungern', 'maybe'],
      ]),
    );
    expect([told.unknown, counts(told)]).toEqual([1, ['3/0/0', '0/1/2']]);
  });
});

describe('what may be two days', () => {
  const numeric = (...days: readonly string[]): Rows => [
    ['', ...days],
    ['Ana', ...days.map(() => 'yes')],
  ];

  test('is read in the order in which the columns follow each other, or as the group writes dates', () => {
    expect(times(read(numeric('3/10/2026', '3/11/2026')))).toEqual(['2026-03-10', '2026-03-11']);
    expect(times(read(numeric('10/3/2026', '11/3/2026')))).toEqual(['2026-03-10', '2026-03-11']);
    expect(times(read(numeric('3/10/2026', '3/11/2026'), { order: 'dmy' }))).toEqual(['2026-10-03', '2026-11-03']);
  });

  test('is not guessed where nothing tells', () => {
    const table = readPollTable(numeric('3/4/2026'), { today });
    expect('problem' in table ? table.problem : '').toMatch(/“3\/4\/2026” may be two days/);
  });

  test('has the year that is given, else the one in which the weekday fits, nearest to today', () => {
    expect(times(read(numeric('10 March'), { year: 2031 }))).toEqual(['2031-03-10']);
    expect(times(read(numeric('Wed 10 March')))).toEqual(['2027-03-10']);
  });
});

test('a table without days is no poll about times', () => {
  const table = readPollTable(
    [
      ['', 'Pizza', 'Soup'],
      ['Ana', 'yes', 'no'],
    ],
    { today },
  );
  expect('problem' in table ? table.problem : '').toMatch(/no column has a day/);
});

test('the best slot has most yes, then most if need be, then is the earliest; equals are shown', () => {
  const slot = (day: string, yes: number, maybe: number) => ({ day: day as Day, yes, maybe, no: 0 });
  const slots = [slot('2026-03-12', 3, 0), slot('2026-03-11', 3, 1), slot('2026-03-10', 3, 1), slot('2026-03-09', 2, 9)];
  expect(ranked(slots).map(slotName)).toEqual(['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-09']);
  expect(bestOf(slots).map(slotName)).toEqual(['2026-03-10', '2026-03-11']);
  expect(bestOf([])).toEqual([]);
});

test('whatever stands in a table, reading it ends, and the counts of each slot are all who answered', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      'yes',
      'no',
      '?',
      '2',
      '1',
      'x',
      '2026-03-10',
      '10/3',
      '18:00',
      'Tue 10',
      'March 2026',
      'Count',
      '__proto__',
      'a@example.org',
    ),
    fc.string({ maxLength: 30 }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 10 }), (rows) => {
      const table = readPollTable(rows, { today });
      if ('problem' in table) {
        expect(table.help).not.toBe('');
        return;
      }
      for (const { yes, maybe, no } of countSlots(table, 'UTC')) expect(yes + maybe + no).toBe(table.rows.length);
      expect(table.rows.every(({ name }) => !name.includes('@example.org'))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
