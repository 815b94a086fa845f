import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectOf, dialects } from '../../../../src/model/surveys/dialects/list.ts';
import { dialectNames, type Head, type Layout } from '../../../../src/model/surveys/layout.ts';
import { fixtures, headOf } from './fixtures.ts';

function head(rows: readonly (readonly string[])[]): Head {
  return { rows, delimiter: ',', name: 'answers.csv' };
}

function layoutOf(rows: readonly (readonly string[])[]): Layout {
  const got = dialectOf(head(rows));
  if ('refused' in got) throw new Error(got.refused);
  return got.layout;
}

const words = [
  ...[
    '',
    ' ',
    'Timestamp',
    'ID',
    'id',
    'Start time',
    'Completion time',
    'Respondent ID',
    'Collector ID',
    'Response',
    'Answered',
    'submitdate',
  ],
  ...[
    'lastpage',
    'Q[1]',
    'Q[other]',
    'Q [a]',
    'Q [b][c]',
    'Q (a)',
    'q/a',
    'q',
    'StartDate',
    'Progress',
    'Finished',
    '{"ImportId":"QID1_1"}',
  ],
  ...[
    'Q1_1',
    'Q1_2',
    'Q1_2_TEXT',
    '_uuid',
    '_submission_time',
    'KEY',
    'SubmissionDate',
    '#',
    'Submit Date (UTC)',
    'No.',
    '1. a - b',
    '1. a - c',
  ],
  ...[
    '__proto__',
    'constructor',
    '[',
    ']',
    '[]',
    ' []',
    'a]',
    '((',
    '/',
    '//',
    '1',
    '2',
    'Y',
    'Average',
    '2024-03-21',
    "'=1",
    ';',
    '\u0000',
  ],
];
const cell = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: fc.string({ maxLength: 12 }) });
const rowsOf = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 7 });

describe('any head of a file', () => {
  it('gets a layout with each of its columns once, or is refused with a way on, by whatever dialect', () => {
    fc.assert(
      fc.property(rowsOf, fc.constantFrom(undefined, ...dialectNames), (rows, wanted) => {
        const got = dialectOf(head(rows), wanted);
        if ('refused' in got) {
          expect(got.help).not.toBe('');
          return;
        }
        const { columns, headerRows, doubts, dialect } = got.layout;
        if (wanted !== undefined) expect(dialect).toBe(wanted);
        expect(columns.map(({ index }) => index)).toEqual(columns.map((_, index) => index));
        expect(headerRows).toBeGreaterThan(0);
        expect(headerRows).toBeLessThanOrEqual(rows.length + 1);
        expect(new Set(doubts).size).toBe(doubts.length);
        for (const cells of rows) {
          const kind = got.layout.rowKind(cells);
          expect(typeof kind === 'string' ? kind : kind.skip).not.toBe('');
          for (const [index, text] of cells.entries()) expect(text).toContain(got.layout.value(text, index));
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps one wording for one question', () => {
    for (const fixture of fixtures) {
      const got = dialectOf(headOf(fixture));
      if ('refused' in got) continue;
      const titles = new Map<string, string>();
      for (const { role } of got.layout.columns) {
        if (role.kind !== 'answer') continue;
        expect(titles.get(role.question) ?? role.title).toBe(role.title);
        titles.set(role.question, role.title);
      }
    }
  });

  it('is refused where there is nothing', () => {
    expect(dialectOf(head([]))).toHaveProperty('refused');
    expect(dialectOf(head([['', ' '], ['']]))).toHaveProperty('refused');
  });

  it('has no names that mean something to the machine', () => {
    const { columns } = layoutOf([
      ['__proto__', 'constructor', 'toString', '__proto__'],
      ['a', 'b', 'c', 'd'],
    ]);
    expect(columns.map(({ header, role }) => [header, role.kind])).toEqual([
      ['__proto__', 'answer'],
      ['constructor', 'answer'],
      ['toString', 'answer'],
      ['__proto__', 'answer'],
    ]);
    expect(new Set(columns.map(({ role }) => role.kind === 'answer' && role.question)).size).toBe(4);
  });
});

describe('a very wide file', () => {
  const columnsTo = (count: number) => Array.from({ length: count }, (_, index) => index);

  it.each<readonly [name: string, count: number, headers: (index: number) => string]>([
    ['no names', 100_000, () => ''],
    ['one grid', 100_000, (index) => `Question [${index}]`],
    ['one name', 20_000, () => 'Rating'],
    ['brackets only', 20_000, () => '[[[[[[[[[[]]]]]]]]]]'],
    ['numbered copies', 20_000, (index) => `Rating${index}`],
    ['options of options', 20_000, (index) => `q/${index}`],
  ])('is read: %s', (_, count, headers) => {
    const many = columnsTo(count);
    const { columns, doubts } = layoutOf([many.map(headers), many.map(String)]);
    expect(columns).toHaveLength(count);
    expect(doubts.join('').length).toBeLessThan(5_000);
  });

  it.each(dialects)('is read by $name', ({ layout }) => {
    const firsts = ['id', 'submitdate', 'lastpage', '_uuid', 'KEY', 'StartDate', 'Respondent ID', 'Collector ID'];
    const row = [...firsts, ...columnsTo(20_000).map((index) => `${(index % 7) + 1}. Q1[${index}] (${index % 3}) - ${index}_${index}`)];
    const got = layout(head([row, row.map(() => ''), row.map((_, index) => `{"ImportId":"QID1_${index}"}`)]));
    expect('refused' in got ? 0 : got.columns.length).toBe(row.length);
  });
});
