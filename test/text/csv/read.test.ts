import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_RECORD, readCsv } from '../../../src/text/csv/read.ts';
import type { CsvShape } from '../../../src/text/csv/shape.ts';
import { growsLinearly } from '../growth.ts';
import { everything, madeFile, memoryFile, shapeOf } from './memory-file.ts';

const plain: CsvShape = { encoding: 'utf-8', delimiter: ',', quote: '"', escape: '"', lineEnds: ['LF'], sepLine: false };

test('a file is read to its records with their lines, in pieces of any size', async () => {
  const text = '\ufeff"Timestamp","Role, if any"\r\n1,"Leader\r\nand more"\r\n\r\n2,Größe 😀\r\n';
  for (const size of [1, 2, 3, 7, 1000]) {
    expect(await everything(memoryFile(text, size))).toEqual({
      rows: [
        ['Timestamp', 'Role, if any'],
        ['1', 'Leader\r\nand more'],
        ['2', 'Größe 😀'],
      ],
      lines: [1, 2, 5],
      totals: { lines: 5, records: 3, overLines: 1, short: 0, firstShort: undefined, blank: 1 },
      broken: [],
    });
  }
});

test('records of white space are counted and not handed over', async () => {
  const { rows, totals } = await everything(memoryFile('a,b\n,\n \t, \n1,\n\n'));
  expect(rows).toEqual([
    ['a', 'b'],
    ['1', ''],
  ]);
  expect(totals).toMatchObject({ records: 2, blank: 3, lines: 5 });
});

test('a header without answers is one record', async () => {
  expect(await everything(memoryFile('a,b'))).toMatchObject({ rows: [['a', 'b']], totals: { records: 1, lines: 1 } });
});

test('a short record is filled up and counted, with its line, or refused where that is asked', async () => {
  const file = memoryFile('a,b,c\n1,2,3\n4\n5,6\n');
  expect(await everything(file)).toMatchObject({
    rows: [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
      ['4', '', ''],
      ['5', '6', ''],
    ],
    totals: { short: 2, firstShort: 3 },
  });
  expect((await everything(file, { fewer: 'refuse' })).broken).toEqual(['3 csv-too-few-cells']);
});

test('a record with more cells than the header is broken, unless what is too much is empty', async () => {
  const file = memoryFile('a,b\n1,2,\n3,4,, \n5,6,7\n8,9\n');
  expect(await everything(file)).toMatchObject({ broken: ['4 csv-too-many-cells'] });
  expect(await everything(file, { skipBroken: true })).toMatchObject({
    rows: [
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['8', '9'],
    ],
    broken: ['4 csv-too-many-cells'],
  });
  expect((await everything(file, { width: 3 })).rows[3]).toEqual(['5', '6', '7']);
  expect((await everything(file, { width: 'any' })).rows.map((row) => row.length)).toEqual([2, 3, 4, 3, 2]);
});

test('without leave to skip, the first broken record ends the reading; with it all are listed and nothing else is lost', async () => {
  const file = memoryFile('a,b\n1,"x\ny,2\nz,"3"\n5" pipe,6\n7,8\n');
  const stopped = await everything(file);
  expect(stopped.rows).toEqual([['a', 'b']]);
  expect(stopped.problem).toMatchObject({
    code: 'csv-text-after-quote',
    severity: 'error',
    place: { path: 'answers.csv', line: 2, column: 3 },
  });
  expect(await everything(file, { skipBroken: true })).toMatchObject({
    rows: [
      ['a', 'b'],
      ['y', '2'],
      ['z', '3'],
      ['7', '8'],
    ],
    broken: ['2 csv-text-after-quote', '5 csv-stray-quote'],
  });
});

test('no message shows a word of the file', async () => {
  const secret = 'geheim@example.org';
  for (const row of [
    `"${secret}`,
    `"${secret}" ${secret}`,
    `x ${secret}" y`,
    `${secret},${secret},${secret}`,
    `"${secret}\n${secret},2\n${secret},3\n${secret},4\n",5`,
  ]) {
    const { problem } = await everything(memoryFile(`a,b\n${row}\n`));
    expect(problem?.code).toMatch(/^csv-/);
    expect(JSON.stringify(problem)).not.toMatch(/geheim|example\.org/);
  }
});

test('reading is given up where nearly everything is broken', async () => {
  const { broken, rows } = await everything(memoryFile(`a,b\n${'1,2,3\n'.repeat(2000)}`), { skipBroken: true, delimiter: ',' });
  expect([rows.length, broken]).toEqual([1, ['1002 csv-too-many-broken']]);
});

test('rows that lie within one quoted cell are found where the quote began, and read again when broken records are skipped', async () => {
  const header = 'a,b,c,d,e,f,g,h\n';
  const row = (n: number) => `${n},2,3,4,5,6,7,8\n`;
  // The stray quote of line 3 is closed by that of line 5, and the cells come out even.
  const swallowed = `${header}${row(1)}2,"2,3,4,5,6,7,8\n${row(3)}4,2",3,4,5,6,7,8\n${row(5)}`;
  const file = memoryFile(swallowed);
  expect(await everything(file)).toMatchObject({ broken: ['3 csv-swallowed-rows'] });
  const skipped = await everything(file, { skipBroken: true });
  expect(skipped.rows.map(([first]) => first)).toEqual(['a', '1', '3', '5']);
  expect(skipped.broken).toEqual(['3 csv-swallowed-rows', '5 csv-stray-quote']);
  expect((await everything(file, { acceptLongCells: true })).rows.map(([first]) => first)).toEqual(['a', '1', '2', '5']);
});

test('the line of the quote counts, not that of the record', async () => {
  const text = 'a,b,c,d\n1,"one\ntwo\nthree","x\n1,2,3,4\n5,6,7,8\n9",4\n';
  expect((await everything(memoryFile(text))).broken).toEqual(['4 csv-swallowed-rows']);
  expect((await everything(memoryFile(text.replace('\nthree', '')))).broken).toEqual(['3 csv-swallowed-rows']);
});

test('answers with paragraphs and commas are no swallowed rows', async () => {
  const text = 'a,b,c\n1,"First, second, third.\nOne, two, and three.\nA, b, c.\nD, e, f.\nend",3\n2,"one,two\nthree\nfour,five,six\n",4\n';
  const { rows, broken, totals } = await everything(memoryFile(text));
  expect([rows.length, broken, totals?.overLines]).toEqual([3, [], 2]);
});

test('Excel’s first line is no record', async () => {
  const { rows, lines } = await everything(memoryFile('sep=;\r\na;b\r\n1;2\r\n', 1));
  expect([rows, lines]).toEqual([
    [
      ['a', 'b'],
      ['1', '2'],
    ],
    [2, 3],
  ]);
});

test('a file with backslashes before quotes is read as it is meant when that is said', async () => {
  const file = memoryFile('a,b\n1,"say \\"yes\\""\n2,"x\ny"\n', 3);
  expect(await everything(file, { escape: '\\' })).toMatchObject({
    rows: [
      ['a', 'b'],
      ['1', 'say "yes"'],
      ['2', 'x\ny'],
    ],
    lines: [1, 2, 3],
    totals: { lines: 4, overLines: 1 },
  });
  expect((await everything(file)).broken).toEqual(['2 csv-text-after-quote']);
});

test('where quotes are plain characters, they are read so when that is said', async () => {
  expect((await everything(memoryFile('a\tb\n5" pipe\t"x\n'), { quote: 'none' })).rows[1]).toEqual(['5" pipe', '"x']);
});

test('UTF-16, Windows-1252 and Mac Roman are read to the same text', async () => {
  const text = 'Größe;Café\r\nüber “ja”;naïve – élan\r\n';
  const le = Buffer.from(text, 'utf16le');
  const be = Buffer.from(le).swap16();
  const western = Buffer.from(
    text.replace(/[“”–]/g, (c) => ({ '“': '\x93', '”': '\x94', '–': '\x96' })[c] ?? c),
    'latin1',
  );
  const mac = Buffer.from([...text].map((c) => macBytes.get(c) ?? c.charCodeAt(0)));
  const rows = [
    ['Größe', 'Café'],
    ['über “ja”', 'naïve – élan'],
  ];
  const mark = (bytes: Buffer, ...first: number[]) => Buffer.concat([Buffer.from(first), bytes]);
  for (const bytes of [le, be, mark(le, 0xff, 0xfe), mark(be, 0xfe, 0xff), western, mac]) {
    for (const size of [1, 5, 1000]) expect((await everything(memoryFile(bytes, size))).rows).toEqual(rows);
  }
});

// What the text above needs of Apple's table.
const macBytes = new Map([
  ['ö', 0x9a],
  ['ß', 0xa7],
  ['é', 0x8e],
  ['ü', 0x9f],
  ['“', 0xd2],
  ['”', 0xd3],
  ['ï', 0x95],
  ['–', 0xd0],
]);

test.each([
  ['a byte that is not UTF-8', Buffer.from([0x61, 0xe9, 0x62])],
  ['half of a character of UTF-8', Buffer.from([0xed, 0xa0, 0x80])],
  ['a character that the end cuts', Buffer.from([0xf0, 0x9f, 0x98])],
  ['a zero byte', Buffer.from([0x61, 0x00])],
])('%s far into a file is found with its line, and nothing is replaced', async (_, bad) => {
  const good = Buffer.from(`é,b\r\n${'x,"two\nlines"\r\n'.repeat(200_000)}`);
  const { problem } = await everything(memoryFile(Buffer.concat([good, Buffer.from('last,'), bad])));
  expect(good.length).toBeGreaterThan(3_000_000);
  expect(problem).toMatchObject({ code: 'csv-encoding', place: { line: 400_002 } });
  expect(problem?.message).toContain(`byte ${good.length + 5 + (bad[0] === 0x61 ? 1 : 0) + 1} of the file`);
});

test('half of a character in UTF-16 is found with its line, in either order', async () => {
  for (const swap of [false, true]) {
    const units = Buffer.from('\ufeffa,b\r1,2\r\r\r\n3,\ud800x\n', 'utf16le');
    const file = memoryFile(swap ? units.swap16() : units, 3);
    const shape: CsvShape = { ...plain, encoding: swap ? 'utf-16be' : 'utf-16le' };
    const read = await readCsv(file, shape, () => undefined);
    expect(read).toMatchObject({ problem: { code: 'csv-encoding', place: { line: 4 } } });
  }
});

test('a character of two units is not torn by the end of a piece', async () => {
  const file = memoryFile(Buffer.from('\ufeffa,😀😀😀\n', 'utf16le'), 3);
  expect((await everything(file)).rows).toEqual([['a', '😀😀😀']]);
});

test('a byte that an encoding does not have is found with its line', async () => {
  const file = memoryFile(Buffer.from('a,b\nx\x81,c\n', 'latin1'));
  const read = await readCsv(file, { ...plain, encoding: 'windows-1252' }, () => undefined);
  expect(read).toMatchObject({ problem: { code: 'csv-encoding', place: { line: 2 } } });
});

test('a fault of the disk ends the reading', async () => {
  const fault = { code: 'cannot-read', severity: 'error', place: { path: 'answers.csv' }, message: 'the disk has a fault' } as const;
  const file = { ...memoryFile('a,b\n'), read: () => fault };
  expect(await readCsv(file, plain, () => undefined)).toEqual({ problem: fault });
});

test('who has enough is given no more, and the totals say how far it came', async () => {
  const lines: number[] = [];
  const read = await readCsv(memoryFile('a,b\n1,2\n3,4\n5,"6\n'), plain, (_, line) => (lines.push(line) === 2 ? 'stop' : undefined));
  expect([lines, 'totals' in read && read.totals.records]).toEqual([[1, 2], 2]);
});

test('progress is told in bytes, to the end', async () => {
  const told: [number, number][] = [];
  const file = memoryFile('a,b\n1,2\n', 5);
  await readCsv(file, plain, () => undefined, { progress: (done, total) => told.push([done, total]) });
  expect(told).toEqual([
    [5, 8],
    [8, 8],
  ]);
});

test('a cell of ten megabytes is refused where it began, and one of three is read', async () => {
  const long = (size: number) => memoryFile(`a,b\n1,"${'x'.repeat(size)}"\n2,3\n`);
  expect(10_000_000).toBeGreaterThan(LONGEST_RECORD);
  expect(await everything(long(10_000_000), { skipBroken: true })).toMatchObject({
    rows: [
      ['a', 'b'],
      ['2', '3'],
    ],
    broken: ['2 csv-record-too-long'],
  });
  expect((await everything(long(3_000_000))).rows[1]?.[1]).toHaveLength(3_000_000);
});

test('a hundred thousand columns are read', async () => {
  const row = `${'x,'.repeat(99_999)}x\n`;
  const { rows } = await everything(memoryFile(row.repeat(3)));
  expect(rows.map((cells) => cells.length)).toEqual([100_000, 100_000, 100_000]);
});

test('whatever the bytes are, reading ends without a fault, and tells what is wrong in lines that there are', async () => {
  const bytes = fc.array(fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0x61, 0x20, 0xe9, 0xc3, 0xa9, 0xff, 0xfe, 0x00, 0x3b), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(
      bytes,
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom('utf-8', 'utf-16', 'mac-roman', 'utf-16be'),
      fc.constantFrom('"', '\\'),
      async (list, size, encoding, mark) => {
        const file = memoryFile(Uint8Array.from(list), size);
        const shape: CsvShape = {
          ...plain,
          encoding: encoding === 'utf-16' ? 'utf-16le' : (encoding as CsvShape['encoding']),
          escape: mark,
        };
        const read = await readCsv(file, shape, () => undefined, { skipBroken: true });
        const places = 'problem' in read ? [read.problem] : read.broken;
        for (const { place } of places) expect(place.line).toBeLessThanOrEqual(list.length + 1);
      },
    ),
    { numRuns: 500 },
  );
});

const repeated = (pieces: readonly string[]) => {
  const bytes = Buffer.from(pieces.join(''));
  return (n: number) => madeFile(n, () => bytes);
};

test.each([
  ['answers', repeated(['1,"two, three","four\nfive",6\n'.repeat(1000)]), 200],
  ['broken records', repeated(['1,5" pipe\n', '"x" y,2\n'.repeat(4)]), 100],
  ['doubled quotes that a quote before them opens', repeated(['"",""\n'.repeat(1000)]), 200],
  ['quotes', repeated(['"'.repeat(100_000)]), 60],
  ['a line without an end', repeated(['x'.repeat(100_000)]), 100],
  ['CR alone', repeated(['"1\r2",3\r'.repeat(1000)]), 200],
  ['cells over many lines', repeated([`1,"${'one,two\n'.repeat(1000)}",3\n`]), 100],
])('time grows with the file, not faster: %s', async (_, make, n) => {
  const run = (count: number) => () => readCsv(make(count), plain, () => undefined, { skipBroken: true, width: 'any' });
  expect(await growsLinearly(run, n)).toBe(true);
});

test('a file of 100 megabytes takes the memory of a few pieces', async () => {
  const piece = Buffer.from('1,"two, three and more words","four\nfive",6\n'.repeat(6000));
  const pieces = Math.ceil(100_000_000 / piece.length);
  let cells = 0;
  const before = process.memoryUsage().rss;
  await readCsv(
    madeFile(pieces, () => piece),
    shapeOf(memoryFile(piece)),
    (row) => {
      cells += row.length;
      return undefined;
    },
  );
  expect(cells).toBe(pieces * 24_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(95_000_000);
});
