import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CsvGiven } from '../../../src/text/csv/shape.ts';
import { tableOf } from '../../../src/text/csv/single-byte.ts';
import { sniffCsv } from '../../../src/text/csv/sniff.ts';
import type { ByteFile } from '../../../src/text/files.ts';
import { madeFile, memoryFile, shapeOf } from './memory-file.ts';

function delimiterOf(text: string, given: CsvGiven = {}): string {
  return shapeOf(memoryFile(text), given).delimiter;
}

function problemOf(content: string | Uint8Array, given: CsvGiven = {}): string {
  const found = sniffCsv(memoryFile(content), given);
  return 'problem' in found ? found.problem.code : 'none';
}

function said(content: string | Uint8Array | ByteFile, given: CsvGiven = {}): readonly string[] {
  const file = typeof content === 'string' || content instanceof Uint8Array ? memoryFile(content) : content;
  const found = sniffCsv(file, given);
  return 'said' in found ? found.said : [found.problem.message];
}

test.each([
  ['commas', 'a,b,c\n1,2,3\n', ','],
  ['semicolons', 'a;b;c\n1;2;3\n', ';'],
  ['tabs', 'a\tb\n1\t2\n', '\t'],
  ['bars', 'a|b\n1|2\n', '|'],
  ['commas, with several answers joined by semicolons', 'a,b,c\n1,x;y,2\n3,x;y;z,4\n5,x,6\n', ','],
  ['semicolons, with commas in the questions', 'a, or b, or c;d\n1;2\n3;4\n', ';'],
  ['semicolons, with commas in all answers', 'a;b\n1,5;x\n2,5;y\n', ';'],
  ['commas, quoted throughout, with semicolons within', '"a;b","c;d"\n"1;2","3;4"\n', ','],
  ['commas, with line breaks and semicolons in quoted cells', 'a,b\n"x;y\nz;w",1\n"p;q\n",2\n', ','],
  ['commas, with a broken record among them', 'a,b\n1,"x\n2,3\n4,5" z\n6,7\n8,9\n', ','],
  ['commas, with a line above the header', 'My survey\n\na,b,c\n1,2,3\n4,5,6\n', ','],
  ['semicolons, with cut rows', 'a;b;c\n1;2;3\n4\n5;6;7\n', ';'],
  ['one column', 'comment\nyes\nno, never\n', ','],
  ['a header alone', 'a;b, c;d\n', ';'],
])('finds %s', (_, text, delimiter) => {
  expect(delimiterOf(text)).toBe(delimiter);
  expect(delimiterOf(text.replaceAll('\n', '\r\n'))).toBe(delimiter);
  expect(delimiterOf(text.replaceAll('\n', '\r'))).toBe(delimiter);
});

test('Excel’s first line names the delimiter, and is no record', () => {
  expect(shapeOf(memoryFile('sep=;\r\na,b;c\r\n1,2;3\r\n'))).toMatchObject({ delimiter: ';', sepLine: true });
  expect(shapeOf(memoryFile('\ufeff"sep=|"\na,b|c\n'))).toMatchObject({ delimiter: '|', sepLine: true });
  expect(shapeOf(memoryFile('sep=; and so on,b\n1,2\n'))).toMatchObject({ delimiter: ',', sepLine: false });
});

test('what is given outranks what is found, as a character or a word', () => {
  expect(['semicolon', ';', 'TAB', '\\t', '~'].map((delimiter) => delimiterOf('a,b\n1,2\n', { delimiter }))).toEqual([
    ';',
    ';',
    '\t',
    '\t',
    '~',
  ]);
  expect(shapeOf(memoryFile("'a';'b'\n"), { quote: "'", escape: '\\' })).toMatchObject({ delimiter: ';', quote: "'", escape: '\\' });
  expect(shapeOf(memoryFile('a,b\n'), { quote: 'none' })).toMatchObject({ quote: undefined, escape: undefined });
  expect(shapeOf(memoryFile('a,b\n'), { encoding: 'Latin 1' }).encoding).toBe('windows-1252');
});

test.each<[CsvGiven]>([
  [{ delimiter: '' }],
  [{ delimiter: ',,' }],
  [{ delimiter: '\n' }],
  [{ delimiter: '"' }],
  [{ delimiter: '😀' }],
  [{ quote: '""' }],
  [{ quote: ';', delimiter: ';' }],
  [{ escape: '\\\\' }],
  [{ encoding: 'klingon' }],
])('%j is refused in words', (given) => {
  expect(problemOf('a,b\n', given)).toBe('csv-setting');
});

test('line ends are told as records have them, not cells', () => {
  const ends = (text: string) => shapeOf(memoryFile(text)).lineEnds;
  expect(ends('a,b\r\n"x\ny",1\r\n')).toEqual(['CR LF']);
  expect(ends('a,b\n1,2\r\n3,4\r\r\n5,6\r7,8')).toEqual(['LF', 'CR LF', 'CR CR LF', 'CR']);
});

test('what was found is said in words', () => {
  expect(said('a;b\n1;2\n')).toEqual(['encoding: UTF-8 (all of it is ASCII)', 'delimiter: semicolon (2 columns)', 'line ends: LF']);
  expect(said('\ufeffa,b\r\n1\r\n2,3\r\n')).toEqual([
    'encoding: UTF-8, by its byte order mark',
    'delimiter: comma (2 of the first 3 records have 2 columns)',
    'line ends: CR LF',
  ]);
  expect(said('only\n')).toContain('delimiter: comma (there seems to be one column only)');
  expect(said("'a'~'b'", { delimiter: '~', quote: "'" })).toEqual([
    'encoding: UTF-8 (all of it is ASCII)',
    'delimiter: `~` (given)',
    "quote: `'` (given)",
    'line ends: none',
  ]);
  expect(said(Buffer.from('a,b\nGr\xf6\xdfe,1\n', 'latin1'))[0]).toMatch(/Windows-1252, a guess/);
});

test.each([
  ['nothing', '', 'csv-empty'],
  ['a byte order mark alone', '\ufeff', 'csv-empty'],
  ['blank lines', '\n \n\t\n', 'csv-empty'],
  ['a spreadsheet', 'PK\u0003\u0004rest', 'csv-not-text'],
  ['a PDF', '%PDF-1.7', 'csv-not-text'],
  ['an old spreadsheet', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'csv-not-text'],
  ['a packed file', Buffer.from([0x1f, 0x8b, 8]), 'csv-not-text'],
  ['a binary file', Buffer.from(Array.from({ length: 300 }, (_, n) => n % 7)), 'csv-not-text'],
  ['a text with one zero byte', `a,b\n${'1,2\n'.repeat(1000)}\0`, 'csv-not-text'],
])('%s is refused in words', (_, content, code) => {
  expect(problemOf(content)).toBe(code);
});

const words =
  'Größe;Café – “oui”;naïve façade;l’été;Señor;Ærø;Übung;œuvre…\r\nà côté;Ångström;übermäßig;déjà vu;¿Qué?;piñata;Élan;10 €\r\n';

function inBytes(text: string, encoding: 'windows-1252' | 'mac-roman'): Uint8Array {
  const table = tableOf(encoding);
  return Uint8Array.from(text, (character) => table.indexOf(character.charCodeAt(0)));
}

test('encodings are told apart, also without a byte order mark', () => {
  const le = Buffer.from(words, 'utf16le');
  const be = Buffer.from(words, 'utf16le').swap16();
  const found = [words, le, be, inBytes(words, 'windows-1252'), inBytes(words, 'mac-roman')].map(
    (content) => shapeOf(memoryFile(content)).encoding,
  );
  expect(found).toEqual(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'mac-roman']);
  expect(shapeOf(memoryFile(Buffer.from('вопрос;ответ\r\nда;нет\r\n', 'utf16le'))).encoding).toBe('utf-16le');
});

test.each(['Größe', 'Café', 'naïve', 'façade', 'übermäßig', 'Señor', 'déjà', '“word”', 'yes – no', 'don’t', 'Übung'])(
  'one word is enough to tell Windows-1252 from Mac Roman: %s',
  (word) => {
    const cells = (encoding: 'windows-1252' | 'mac-roman') => memoryFile(inBytes(`a,b\n${word},1\n`, encoding));
    expect(shapeOf(cells('windows-1252')).encoding).toBe('windows-1252');
    expect(shapeOf(cells('mac-roman')).encoding).toBe('mac-roman');
  },
);

test('Mac Roman is the platform’s, and Windows-1252 differs from Latin-1 in 32 bytes, of which 5 are nothing', () => {
  const mac = new TextDecoder('macintosh');
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  expect([...tableOf('mac-roman')]).toEqual(bytes.map((byte) => mac.decode(Uint8Array.of(byte)).charCodeAt(0)));
  const windows = [...tableOf('windows-1252')];
  expect(windows.filter((unit, byte) => unit !== byte).map((unit) => unit.toString(16))).toEqual(
    (
      '20ac fffd 201a 192 201e 2026 2020 2021 2c6 2030 160 2039 152 fffd 17d fffd fffd ' +
      '2018 2019 201c 201d 2022 2013 2014 2dc 2122 161 203a 153 fffd 17e 178'
    ).split(' '),
  );
});

test('the first letter that is not ASCII decides, however far into the file it stands', () => {
  const ascii = Buffer.from('yes,no\n'.repeat(40_000));
  const late = (last: Uint8Array) => madeFile(11, (index) => (index === 10 ? last : ascii));
  expect(shapeOf(late(Buffer.from('Größe,1\n'))).encoding).toBe('utf-8');
  expect(shapeOf(late(inBytes('Größe,1\n', 'windows-1252'))).encoding).toBe('windows-1252');
  expect(shapeOf(late(inBytes('Größe,1\n', 'mac-roman'))).encoding).toBe('mac-roman');
});

test('UTF-8 with one bad byte is UTF-8, so that the byte is told and not read as something else', () => {
  const bytes = Buffer.concat([Buffer.from(`a,b\n${'é,ü\n'.repeat(100)}`), Buffer.from([0xe9]), Buffer.from(',x\n')]);
  const found = sniffCsv(memoryFile(bytes));
  expect(found).toMatchObject({ problem: { code: 'csv-encoding', place: { line: 102 } } });
});

test('a large file is judged by its first part, whatever that cuts', () => {
  const rows = memoryFile(`a,b\n${`${'é'.repeat(3000)},2\n`.repeat(400)}`);
  expect(said(rows)).toEqual(['encoding: UTF-8', 'delimiter: comma (2 columns)', 'line ends: LF']);
  expect(said(memoryFile(`xy${'é'.repeat(600_000)}`))[0]).toBe('encoding: UTF-8');
  expect(said(memoryFile(`x${'é'.repeat(600_000)}`))[0]).toBe('encoding: UTF-8');
});

test.each([1, 2, 100])('a byte that is no text is told in pieces of %i as in one, where text stands before it', (size) => {
  const file = memoryFile(Uint8Array.from([0xfe, 0xff, 0, 0x61, 0, 0x2c, 0, 0]), size);
  expect(sniffCsv(file)).toMatchObject({ problem: { code: 'csv-encoding', message: expect.stringContaining('byte 7') } });
});

test('whatever the bytes are, there is a shape or a problem, and the same for pieces of any size', () => {
  const bytes = fc.array(fc.constantFrom(0x22, 0x2c, 0x3b, 0x0a, 0x0d, 0x61, 0x20, 0xe9, 0xc3, 0xa9, 0xff, 0xfe, 0x00), { maxLength: 40 });
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 5 }), (list, size) => {
      expect(sniffCsv(memoryFile(Uint8Array.from(list), size))).toEqual(sniffCsv(memoryFile(Uint8Array.from(list))));
    }),
    { numRuns: 500 },
  );
});
