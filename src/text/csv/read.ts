// Reads the records of a CSV file, whatever its size, and gives each as cells with its line. Which of the two readers does it, and what makes
// a record doubtful (its number of cells, rows swallowed by a quote), is known here alone.
import type { Diagnostic } from '../diagnostic.ts';
import type { ByteFile } from '../files.ts';
import { brokenRecord, swallowedRows, tooFewCells, tooManyBroken, tooManyCells } from './broken.ts';
import { readText } from './pieces.ts';
import { openScanner, type RecordReader, type ScanRules, type Sink } from './scan.ts';
import type { CsvShape } from './shape.ts';

export interface CsvReading {
  /** Goes on behind a broken record, and lists it. Without it the first one ends the reading. */
  readonly skipBroken?: boolean;
  /** Takes cells in which rows seem to be swallowed as they are. */
  readonly acceptLongCells?: boolean;
  /** The number of cells of a record; else that of the first that is not blank. `any`: none is too long or too short. */
  readonly width?: number | 'any';
  /** Whether a record may have fewer cells, as spreadsheets cut empty ones at its end (the default). They are given as empty. */
  readonly fewer?: 'accept' | 'refuse';
  /** Bytes read so far, and bytes of the file. */
  readonly progress?: (done: number, total: number) => void;
}

/** What was counted while reading, up to where it ended. */
export interface CsvTotals {
  readonly lines: number;
  /** Records handed over, the header among them. */
  readonly records: number;
  /** Of these, records that stand on several lines. */
  readonly overLines: number;
  /** Of these, records with fewer cells than the header, and the line of the first of them. */
  readonly short: number;
  readonly firstShort: number | undefined;
  /** Records with nothing but white space in their cells; they are not handed over. */
  readonly blank: number;
}

/** The longest record that is read, in UTF-16 code units. */
export const LONGEST_RECORD = 4 * 1024 * 1024;

/** How many broken records are listed before reading is given up. */
const MOST_BROKEN = 1000;

/**
 * Hands over the records in order, each with the line on which it begins, until the end or `stop`. The list of cells is used again for the
 * next record, and a cell keeps alive the piece of the file that it was cut from: who keeps one makes it `detached` (src/text/detached.ts).
 * A `problem` is what ended the reading: the first broken record, a byte that is no text, a fault of the disk. What was handed over
 * before it is not the whole file.
 */
export async function readCsv(
  file: ByteFile,
  shape: CsvShape,
  each: (cells: readonly string[], line: number) => undefined | 'stop',
  { skipBroken = false, acceptLongCells = false, width = 0, fewer = 'accept', progress }: CsvReading = {},
): Promise<{ readonly totals: CsvTotals; readonly broken: readonly Diagnostic[] } | { readonly problem: Diagnostic }> {
  const broken: Diagnostic[] = [];
  const ended: Diagnostic[] = [];
  const totals = { records: 0, overLines: 0, short: 0, firstShort: undefined as number | undefined, blank: 0 };
  let expected = width === 'any' ? 0 : width;

  function refuse(problem: Diagnostic): 'stop' | 'reread' {
    if (skipBroken && broken.length < MOST_BROKEN) {
      broken.push(problem);
      return 'reread';
    }
    ended.push(skipBroken ? tooManyBroken(file.path, problem.place.line ?? 1, broken.length) : problem);
    return 'stop';
  }

  const sink: Sink = {
    broken: (what) => refuse(brokenRecord(file.path, what)),
    record(found, line, lines) {
      if (line === 1 && shape.sepLine) return undefined;
      if (isBlank(found, 0)) {
        totals.blank++;
        return undefined;
      }
      if (expected === 0 && width !== 'any') expected = found.length;
      let cells = found;
      const missing = expected - found.length;
      if (width !== 'any' && missing !== 0) {
        if (missing < 0 && !isBlank(found, expected)) return refuse(tooManyCells(file.path, line, found.length, expected));
        if (missing > 0 && fewer === 'refuse') return refuse(tooFewCells(file.path, line, found.length, expected));
        if (missing > 0) {
          totals.short++;
          totals.firstShort ??= line;
        }
        cells = missing < 0 ? found.slice(0, expected) : [...found, ...Array<string>(missing).fill('')];
      }
      if (lines > 1) {
        // A whole line within a cell takes three lines.
        const swallowed = lines < 3 || acceptLongCells || width === 'any' ? undefined : swallowedIn(cells, line, shape.delimiter);
        if (swallowed !== undefined) return refuse(swallowedRows(file.path, swallowed.line, swallowed.rows));
        totals.overLines++;
      }
      totals.records++;
      return each(cells, line);
    },
  };

  const reader = await openReader(shape, sink);
  let done = 0;
  let stopped = false;
  const counted: ByteFile = {
    ...file,
    read: (take) =>
      file.read((piece) => {
        const told = take(piece);
        done += piece.length;
        progress?.(Math.min(done, file.size), file.size);
        return told;
      }),
  };
  const fault = readText(progress === undefined ? file : counted, shape.encoding, (text) => {
    const told = reader.feed(text);
    stopped = told === 'stop';
    return told;
  });
  if (fault === undefined && !stopped) reader.end();
  const problem = fault ?? ended[0];
  return problem === undefined ? { totals: { ...totals, lines: reader.lines() }, broken } : { problem };
}

async function openReader(shape: CsvShape, sink: Sink): Promise<RecordReader> {
  const { delimiter, quote } = shape;
  const rules: ScanRules = { delimiter, quote, maxRecord: LONGEST_RECORD };
  if (shape.escape === undefined || shape.escape === quote || quote === undefined) return openScanner(rules, sink);
  const { openUnusual } = await import('./unusual.ts');
  return openUnusual(rules, shape.escape, sink);
}

/** Whether all cells from an index on are white space. */
function isBlank(cells: readonly string[], from: number): boolean {
  for (let index = from; index < cells.length; index++) {
    const cell = cells[index] as string;
    if (cell !== '' && cell.trim() !== '') return false;
  }
  return true;
}

/** A cell over several lines of which some would be whole records by themselves: how many, and the line where its quote stands. */
function swallowedIn(
  cells: readonly string[],
  line: number,
  delimiter: string,
): { readonly line: number; readonly rows: number } | undefined {
  const width = cells.length;
  if (width < 2) return undefined;
  const enough = width >= 8 ? 1 : width >= 4 ? 2 : 3;
  let at = line;
  for (const cell of cells) {
    const feed = cell.indexOf('\n');
    if (feed === -1 && !cell.includes('\r')) continue;
    // Nearly always a paragraph or two.
    if (feed !== -1 && cell.indexOf('\n', feed + 1) === -1 && cell.lastIndexOf('\r', feed - 2) === -1) {
      at++;
      continue;
    }
    const lines = cell.split(/\r\r\n|\r\n|\n|\r/);
    // The first line begins within a record and the last one ends within one.
    const rows = lines.slice(1, -1).filter((text) => isRecord(text, width, delimiter)).length;
    if (rows >= enough) return { line: at, rows };
    at += lines.length - 1;
  }
  return undefined;
}

// Quotes within a quoted cell are doubled, so that none of them opens or closes anything in a swallowed line.
function isRecord(text: string, width: number, delimiter: string): boolean {
  let found = 0;
  let spaced = 0;
  for (let at = text.indexOf(delimiter); at !== -1 && found < width; at = text.indexOf(delimiter, at + 1)) {
    found++;
    if (text.charCodeAt(at + 1) === 32) spaced++;
  }
  // A sentence has a space behind each of its commas.
  return found === width - 1 && (spaced < found || delimiter === '\t');
}
