// Finds out how a CSV file is written: encoding, delimiter, line ends, Excel's own first line. What was found is said in words, what was given
// is taken. It looks at the file's first part only, and at no word in it.
import type { Diagnostic } from '../diagnostic.ts';
import type { ByteFile } from '../files.ts';
import { encodingNamed, encodingNames, type FoundEncoding, findEncoding } from './encoding.ts';
import { readText } from './pieces.ts';
import { LONGEST_RECORD } from './read.ts';
import { openScanner } from './scan.ts';
import type { CsvGiven, CsvShape } from './shape.ts';

/** The shape of a file and what to say about it, a sentence part each; or why it cannot be read as CSV. */
export type Sniffed = { readonly shape: CsvShape; readonly said: readonly string[] } | { readonly problem: Diagnostic };

/** How many records are looked at, and about how many characters. */
const RECORDS = 200;
const SAMPLE = 256 * 1024;

/** Finds the shape of a file; what is given outranks what is found. */
export function sniffCsv(file: ByteFile, given: CsvGiven = {}): Sniffed {
  const marks = readGiven(file.path, given);
  if ('problem' in marks) return marks;
  const found = encodingOf(file, given.encoding);
  if ('problem' in found) return found;
  const sample = readSample(file, found.encoding);
  if ('problem' in sample) return sample;
  if (sample.text.trim() === '') return { problem: wrong(file.path, 'csv-empty', 'there is nothing in it', 'export the answers again') };
  const sep = /^"?sep=([^"\r\n])"?(?=[\r\n]|$)/i.exec(sample.text)?.[1];
  const { quote } = marks;
  const isUnusual = marks.escape !== undefined && marks.escape !== quote;
  const delimiter = marks.delimiter ?? sep;
  const columns = countColumns(sample, isUnusual ? undefined : quote, delimiter, sep !== undefined);
  const shape: CsvShape = {
    encoding: found.encoding,
    delimiter: columns.delimiter,
    quote,
    escape: quote === undefined ? undefined : (marks.escape ?? quote),
    lineEnds: columns.lineEnds,
    sepLine: sep !== undefined,
  };
  const how = marks.delimiter !== undefined ? 'given' : sep !== undefined ? 'named in its first line' : columns.sure;
  const said = [
    `encoding: ${found.said}`,
    `delimiter: ${delimiterWords(shape.delimiter)} (${how})`,
    ...(given.quote === undefined && given.escape === undefined ? [] : [`quote: ${quote === undefined ? 'none' : `\`${quote}\``} (given)`]),
    `line ends: ${shape.lineEnds.join(' and ') || 'none'}`,
  ];
  return { shape, said };
}

interface Marks {
  readonly delimiter: string | undefined;
  readonly quote: string | undefined;
  readonly escape: string | undefined;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

const WORDS: ReadonlyMap<string, string> = new Map([
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
  ['\\t', '\t'],
  ['pipe', '|'],
  ['space', ' '],
  ['colon', ':'],
]);

function readGiven(path: string, given: CsvGiven): Marks | { readonly problem: Diagnostic } {
  const { delimiter, quote } = given;
  const marks = {
    delimiter: delimiter === undefined ? undefined : (WORDS.get(delimiter.toLowerCase()) ?? delimiter),
    quote: quote === undefined ? '"' : quote === '' || quote.toLowerCase() === 'none' ? undefined : quote,
    escape: given.escape,
  };
  for (const [name, mark] of Object.entries(marks)) {
    if (mark === undefined) continue;
    if (mark.length !== 1 || /[\r\n\0\ufeff\ud800-\udfff]/.test(mark)) {
      const help = `give one character, or a word: ${[...WORDS.keys()].filter((word) => word.length > 2).join(', ')}`;
      return { problem: wrong(path, 'csv-setting', `--${name} takes one character`, help) };
    }
  }
  if (marks.delimiter !== undefined && (marks.delimiter === marks.quote || marks.delimiter === marks.escape))
    return { problem: wrong(path, 'csv-setting', 'delimiter, quote and escape cannot be the same character', 'give another one') };
  return marks;
}

function encodingOf(file: ByteFile, given: string | undefined): FoundEncoding {
  if (given === undefined) return findEncoding(file);
  const encoding = encodingNamed(given);
  if (encoding !== undefined) return { encoding, said: `${encoding} (given)` };
  return { problem: wrong(file.path, 'csv-setting', `there is no encoding \`${given}\` here`, `give one of ${encodingNames}`) };
}

interface Sample {
  readonly text: string;
  /** Whether this is all of the file. */
  readonly whole: boolean;
}

function readSample(file: ByteFile, encoding: CsvShape['encoding']): Sample | { readonly problem: Diagnostic } {
  const pieces: string[] = [];
  let length = 0;
  const problem = readText(file, encoding, (text) => {
    // One character too many tells that the file goes on.
    pieces.push(text.slice(0, SAMPLE + 1 - length));
    length += text.length;
    return length > SAMPLE ? 'stop' : undefined;
  });
  // Behind the sample nothing was looked at; who reads the file tells what is wrong there.
  return problem === undefined ? { text: pieces.join(''), whole: length <= SAMPLE } : { problem };
}

interface Columns {
  readonly delimiter: string;
  readonly lineEnds: readonly string[];
  /** How sure it is, in words. */
  readonly sure: string;
}

/** The delimiter that gives the most records the same number of cells, and the fewest broken ones; of equals the one that gives more cells. */
function countColumns(sample: Sample, quote: string | undefined, given: string | undefined, sepLine: boolean): Columns {
  const tried = (given === undefined ? DELIMITERS.filter((mark) => mark !== quote) : [given]).map((delimiter) =>
    tryOut(sample, delimiter, quote, sepLine),
  );
  const [first, ...others] = tried.filter(({ width, delimiter }) => width > 1 || delimiter === given);
  if (first === undefined) return { delimiter: ',', lineEnds: tried[0]?.lineEnds ?? [], sure: 'there seems to be one column only' };
  const best = others.reduce(
    (best, next) => (next.share > best.share || (next.share === best.share && next.width > best.width) ? next : best),
    first,
  );
  const { delimiter, lineEnds, same, all, width } = best;
  const sure = same === all ? `${width} columns` : `${same} of the first ${all} records have ${width} columns`;
  return { delimiter, lineEnds, sure };
}

interface Tried {
  readonly delimiter: string;
  readonly lineEnds: readonly string[];
  /** The commonest number of cells, how many records have it, and how many there are, the broken ones among them. */
  readonly width: number;
  readonly same: number;
  readonly all: number;
  readonly share: number;
}

function tryOut({ text, whole }: Sample, delimiter: string, quote: string | undefined, sepLine: boolean): Tried {
  const widths = new Map<number, number>();
  const ends = new Set<string>();
  let records = 0;
  let broken = 0;
  const scanner = openScanner(
    { delimiter, quote, maxRecord: LONGEST_RECORD },
    {
      record(cells, line, _, end) {
        if (end !== '') ends.add(end);
        if ((sepLine && line === 1) || cells.every((cell) => cell === '')) return undefined;
        widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
        return ++records + broken >= RECORDS ? 'stop' : undefined;
      },
      broken: () => (++broken + records >= RECORDS ? 'stop' : 'reread'),
    },
  );
  // The last record of a sample may be cut.
  if (scanner.feed(text) !== 'stop' && (whole || records === 0)) scanner.end();
  const [width, same] = [...widths].reduce((best, next) => (next[0] > 1 && (best[0] < 2 || next[1] > best[1]) ? next : best), [1, 0]);
  const all = records + broken;
  return { delimiter, lineEnds: [...ends], width, same, all, share: all === 0 ? 0 : same / all };
}

function delimiterWords(delimiter: string): string {
  const word = [...WORDS].find(([name, mark]) => mark === delimiter && name.length > 2)?.[0];
  return word ?? `\`${delimiter}\``;
}

function wrong(path: string, code: string, message: string, help: string): Diagnostic {
  return { code, severity: 'error', place: { path }, message, help };
}
