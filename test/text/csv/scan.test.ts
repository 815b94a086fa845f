import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openScanner, type Sink } from '../../../src/text/csv/scan.ts';
import { openUnusual } from '../../../src/text/csv/unusual.ts';

interface Read {
  readonly rows: readonly (readonly string[])[];
  readonly places: readonly (readonly [line: number, lines: number])[];
  readonly broken: readonly string[];
  readonly lines: number;
}

interface Rules {
  readonly delimiter?: string;
  readonly quote?: string | undefined;
  readonly maxRecord?: number;
  readonly goOn?: boolean;
}

function kept({ goOn = false }: Rules) {
  const rows: string[][] = [];
  const places: [number, number][] = [];
  const broken: string[] = [];
  const sink: Sink = {
    record(cells, line, lines) {
      rows.push([...cells]);
      places.push([line, lines]);
      return undefined;
    },
    broken({ code, line, column, closedLine }) {
      broken.push([line, column ?? '-', code, ...(closedLine === undefined ? [] : [closedLine])].join(' '));
      return goOn ? 'reread' : 'stop';
    },
  };
  return { rows, places, broken, sink };
}

function scan(pieces: readonly string[], given: Rules = {}): Read {
  const { sink, ...all } = kept(given);
  const rules = { delimiter: ',', quote: '"', maxRecord: 1000, ...given };
  const scanner = openScanner(rules, sink);
  const stopped = pieces.some((piece) => scanner.feed(piece) === 'stop') || scanner.end() === 'stop';
  expect(stopped).toBe(all.broken.length > 0 && !given.goOn);
  return { ...all, lines: scanner.lines() };
}

/** A text cut into pieces at these places. */
function cut(text: string, at: readonly number[]): readonly string[] {
  const places = [0, ...at.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
  return places.slice(1).map((end, index) => text.slice(places[index], end));
}

/** What csv-parse reads; undefined where it refuses the text. */
function reference(text: string, delimiter: string): readonly (readonly string[])[] | undefined {
  try {
    return parse(text, { delimiter, record_delimiter: ['\r\r\n', '\r\n', '\n', '\r'], relax_column_count: true });
  } catch {
    return undefined;
  }
}

const alphabet = fc.constantFrom('"', '"', '""', ',', ';', '\n', '\r', '\r\n', '\r\r\n', 'a', 'b c', 'é', '😀', ' ', '=', '\t');
const texts = fc.array(alphabet, { maxLength: 40 }).map((parts) => parts.join(''));

test('what the scanner accepts csv-parse reads to the same cells, and what it refuses csv-parse refuses', () => {
  fc.assert(
    fc.property(texts, fc.constantFrom(',', ';', '\t'), (text, delimiter) => {
      const { rows, broken } = scan([text], { delimiter });
      expect(broken.length === 0 ? rows : undefined).toEqual(reference(text, delimiter));
    }),
    { numRuns: 3000 },
  );
});

test('rows that were printed are read back, whatever is in their cells', () => {
  const cell = fc.string({ unit: 'binary', maxLength: 8 });
  const print = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const text = rows.map((row) => `${row.map(print).join(',')}\r\n`).join('');
      expect(scan([text])).toMatchObject({ rows, broken: [] });
    }),
  );
});

test('a text means the same however it is cut into pieces, with its lines and what is broken', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(), { maxLength: 8 }), fc.boolean(), fc.constantFrom(5, 1000), (text, at, goOn, maxRecord) => {
      expect(scan(cut(text, at), { goOn })).toEqual(scan([text], { goOn }));
      // Why a record is broken depends on how much of it was seen before it was too long; what is read does not.
      const [pieces, whole] = [scan(cut(text, at), { goOn: true, maxRecord }), scan([text], { goOn: true, maxRecord })];
      expect([pieces.rows, pieces.places, pieces.lines]).toEqual([whole.rows, whole.places, whole.lines]);
    }),
    { numRuns: 3000 },
  );
});

test('each record has its line and the number of its lines, whatever the line ends are', () => {
  const text = 'a,b\n"x\ny",2\r\n\r\n"p\r\nq\r\r\nr",3\r\r\n5,6\r7,8';
  expect(scan([text])).toEqual({
    rows: [['a', 'b'], ['x\ny', '2'], [''], ['p\r\nq\r\r\nr', '3'], ['5', '6'], ['7', '8']],
    places: [
      [1, 1],
      [2, 2],
      [4, 1],
      [5, 3],
      [8, 1],
      [9, 1],
    ],
    broken: [],
    lines: 9,
  });
});

test('CR LF behind LF leaves no CR in a value', () => {
  expect(scan(['a,b\n1,2\r\n3,4\n']).rows).toEqual([
    ['a', 'b'],
    ['1', '2'],
    ['3', '4'],
  ]);
});

test.each([
  ['a quote that is never closed', 'a,b\n1,"x\ny,2\nz,3\n', '2 3 csv-unclosed-quote'],
  ['text behind a closing quote', 'a,b\n"1\n2" 3,x\n', '2 1 csv-text-after-quote 3'],
  ['a quote in a bare cell', 'a,b\n1,5" pipe\n', '2 4 csv-stray-quote'],
  ['a quote behind a space', 'a, "b"\n', '1 4 csv-stray-quote'],
  ['a quote behind a cell over several lines', '"a\nb",c"\n', '2 5 csv-stray-quote'],
  ['nothing but a quote', '"', '1 1 csv-unclosed-quote'],
  ['nothing but quotes', '"""""', '1 1 csv-unclosed-quote'],
])('%s is told with the place where it began', (_, text, broken) => {
  expect(scan([text]).broken).toEqual([broken]);
});

test('reading can go on at the line behind the one where a broken record began', () => {
  const text = 'a,b\n1,"x\ny,2\nz,"3"\n5" pipe,6\n7,8\n';
  expect(scan([text], { goOn: true })).toMatchObject({
    rows: [
      ['a', 'b'],
      ['y', '2'],
      ['z', '3'],
      ['7', '8'],
    ],
    broken: ['2 3 csv-text-after-quote 4', '5 2 csv-stray-quote'],
    lines: 6,
  });
});

test('columns are right behind a line that was passed over', () => {
  expect(scan(['5" a\r\n6" b\r\nxy"\n'], { goOn: true }).broken).toEqual([
    '1 2 csv-stray-quote',
    '2 2 csv-stray-quote',
    '3 3 csv-stray-quote',
  ]);
});

test('a record that is read again is not read twice where it has one line', () => {
  const seen: string[] = [];
  const scanner = openScanner(
    { delimiter: ',', quote: '"', maxRecord: 100 },
    {
      record(cells, line) {
        seen.push(`${line} ${cells.join('|')}`);
        return 'reread';
      },
      broken: () => 'stop',
    },
  );
  scanner.feed('1,2\n"a\nb,c\nd",3\n4,5');
  scanner.end();
  expect(seen).toEqual(['1 1|2', '2 a\nb,c\nd|3', '3 b|c']);
});

test('a record that is too long is given up where it began, and its line is passed over', () => {
  const long = 'x'.repeat(300);
  const pieces = ['a,b\n', `1,${long}`, long, `${long}\n2,3\n"${long}\n4,5\n`, long, long, '",6\n7,8\n'];
  expect(scan(pieces, { maxRecord: 700, goOn: true })).toMatchObject({
    rows: [
      ['a', 'b'],
      ['2', '3'],
      ['4', '5'],
      ['7', '8'],
    ],
    broken: ['2 - csv-record-too-long', '4 1 csv-record-too-long', '6 601 csv-stray-quote'],
  });
});

test('another quote, and none, are taken as given', () => {
  expect(scan(["'a,''b',\"c\"\n"], { quote: "'" }).rows).toEqual([["a,'b", '"c"']]);
  expect(scan(['5" pipe,"x\n'], { quote: undefined }).rows).toEqual([['5" pipe', '"x']]);
});

test('zero bytes and halves of characters are characters like any other', () => {
  expect(scan(['a\0,\ud83d\n"\ude00\0",b\n']).rows).toEqual([
    ['a\0', '\ud83d'],
    ['\ude00\0', 'b'],
  ]);
});

test('with a backslash before a quote csv-parse reads, in any pieces, with the same lines', async () => {
  const text = 'a,b\r\n"x\n\\"é\\",\\\\",2\n\n"c\r\nd",4\r5,6';
  const whole = {
    rows: [['a', 'b'], ['x\n"é",\\', '2'], [''], ['c\r\nd', '4'], ['5', '6']],
    places: [
      [1, 1],
      [2, 2],
      [4, 1],
      [5, 2],
      [7, 1],
    ],
    broken: [],
  };
  for (let size = 1; size <= text.length; size++) {
    const { sink, ...all } = kept({});
    const reader = await openUnusual({ delimiter: ',', quote: '"', maxRecord: 100 }, '\\', sink);
    for (let at = 0; at < text.length; at += size) reader.feed(text.slice(at, at + size));
    reader.end();
    expect(all).toEqual(whole);
    expect(reader.lines()).toBe(7);
  }
});

test('what csv-parse refuses is told with the line where the record began, and reading can go on behind that line', async () => {
  const read = async (text: string, goOn: boolean) => {
    const { sink, ...all } = kept({ goOn });
    const reader = await openUnusual({ delimiter: ',', quote: '"', maxRecord: 100 }, '\\', sink);
    if (reader.feed(text) !== 'stop') reader.end();
    return all;
  };
  const text = `a,b\n"x\ny" z,1\n5" pipe,2\n${'v'.repeat(120)},3\n"w,4\n6,7\n`;
  expect((await read(text, true)).broken).toEqual([
    '2 - csv-text-after-quote',
    '3 - csv-stray-quote',
    '4 - csv-stray-quote',
    '5 - csv-record-too-long',
    '6 - csv-unclosed-quote',
  ]);
  expect((await read(text, true)).rows).toEqual([
    ['a', 'b'],
    ['6', '7'],
  ]);
  expect(await read(text, false)).toMatchObject({ rows: [['a', 'b']], broken: ['2 - csv-text-after-quote'] });
});
