// What is wrong with a record, in words: a code, a place and how to go on, and never a word of the record itself.
import type { Diagnostic } from '../diagnostic.ts';
import type { Break } from './scan.ts';

/** The diagnostic for a record that breaks the rules. */
export function brokenRecord(path: string, { code, line, column, closedLine }: Break): Diagnostic {
  const [message, help] = WORDS[code](closedLine === undefined || closedLine === line ? 'in the same line' : `in line ${closedLine}`);
  return { code, severity: 'error', place: { path, line, ...(column === undefined ? {} : { column }) }, message, help };
}

const WORDS: Readonly<Record<Break['code'], (closed: string) => readonly [message: string, help: string]>> = {
  'csv-unclosed-quote': () => [
    'a quote begins here and is never closed, so that all that follows would be one cell',
    'close it, or remove it; where quotes are plain characters in this file, say `--quote none`',
  ],
  'csv-text-after-quote': (closed) => [
    `a quote begins here, is closed ${closed}, and text follows instead of the next cell`,
    'write a quote within a quoted cell twice; another delimiter or quote can be named with --delimiter and --quote',
  ],
  'csv-stray-quote': () => [
    'a quote stands in the middle of a cell that does not begin with one',
    'quote the whole cell and write the quote in it twice; where quotes are plain characters in this file, say `--quote none`',
  ],
  'csv-record-too-long': () => [
    'a record begins here that is longer than any answer could be',
    'look for a quote that is not closed; another delimiter or quote can be named with --delimiter and --quote',
  ],
};

/** The diagnostic for a record with more cells than the header, some of them filled. */
export function tooManyCells(path: string, line: number, found: number, expected: number): Diagnostic {
  return {
    code: 'csv-too-many-cells',
    severity: 'error',
    place: { path, line },
    message: `the record that begins here has ${found} cells, where the header has ${expected}`,
    help: 'quote the cell that holds a delimiter; another delimiter can be named with --delimiter',
  };
}

/** The diagnostic for a record with fewer cells than the header, where that is not allowed. */
export function tooFewCells(path: string, line: number, found: number, expected: number): Diagnostic {
  return {
    code: 'csv-too-few-cells',
    severity: 'error',
    place: { path, line },
    message: `the record that begins here has ${found} cell${found === 1 ? '' : 's'}, where the header has ${expected}`,
    help: 'look for a line break within a cell that is not quoted',
  };
}

/** The diagnostic for a quoted cell in which other records of the file seem to lie. */
export function swallowedRows(path: string, line: number, rows: number): Diagnostic {
  return {
    code: 'csv-swallowed-rows',
    severity: 'error',
    place: { path, line },
    message: `a quoted cell begins here and holds ${rows} line${rows === 1 ? '' : 's'} that look${rows === 1 ? 's' : ''} like records of this file`,
    help: 'look for a quote that is not closed in this line; where the cell is meant so, say `--accept-long-cells`',
  };
}

/** The diagnostic that ends a reading in which too much is broken. */
export function tooManyBroken(path: string, line: number, count: number): Diagnostic {
  return {
    code: 'csv-too-many-broken',
    severity: 'error',
    place: { path, line },
    message: `${count} records up to here cannot be read, and reading ends`,
    help: 'the file is probably written in another way; name it with --delimiter, --quote or --encoding',
  };
}
