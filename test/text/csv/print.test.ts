import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printCsvRow } from '../../../src/text/csv/print.ts';

test('a row is read back to the same cells by another reader', () => {
  const cell = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => `x${text}`);
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }), (rows) => {
      expect(parse(rows.map(printCsvRow).join(''), { record_delimiter: '\r\n', relax_column_count: true })).toEqual(rows);
    }),
    { numRuns: 50 },
  );
});

test.each([
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '  =1+1',
  '\t=1',
  '\tx',
  '\rx',
  '\u00a0=1',
  '\u200b=1',
  '\ufeff=1',
  '\n=1',
  '＝1+1',
  '-x',
  '+49 30 123',
  "=cmd|' /C calc'!A0",
  '\0=1',
])('a spreadsheet does not run %j', (text) => {
  const [[cell = ''] = []] = parse(printCsvRow([text]), { record_delimiter: '\r\n' }) as string[][];
  expect(cell).toBe(`'${text}`);
});

test('numbers stay numbers, also such as stand in a text', () => {
  expect(printCsvRow([-5, 0.25, '-5', '+3.5', '1e3', 7])).toBe('-5,0.25,-5,+3.5,1e3,7\r\n');
  expect(printCsvRow([Number.NaN, Number.POSITIVE_INFINITY])).toBe(',\r\n');
});

test('text that no reader can mistake is left as it is', () => {
  expect(printCsvRow(['', 'a b', "it's", 'x=1', 'é 😀', 'a-b@c'])).toBe("a b,it's,x=1,é 😀,a-b@c\r\n".replace(/^/, ','));
});

test('what a reader with another delimiter would split is quoted', () => {
  expect(printCsvRow(['a;=1', 'b\t=1', 'c,d', 'e"f', ' g '])).toBe('"a;=1","b\t=1","c,d","e""f"," g "\r\n');
});
