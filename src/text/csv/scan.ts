// A strict scanner of records after RFC 4180, with any one delimiter and quote. It takes a text in pieces, knows the line of each record and
// of each quote, and passes over each character once. What breaks the rules is told with the place where it began, never mended.
import { CR, endSize, LF, type LineEnd, lineEndAt, lineEndFrom } from './line-end.ts';
import { openUnits } from './units.ts';

export interface ScanRules {
  readonly delimiter: string;
  /** Undefined: quotes are characters like any other. */
  readonly quote: string | undefined;
  /** The longest record in UTF-16 code units; it is also what is held in memory at most, beside one piece. */
  readonly maxRecord: number;
}

/** A record that breaks the rules. `line` and `column` (from 1) are where the quote or character began that breaks it. */
export interface Break {
  readonly code: 'csv-unclosed-quote' | 'csv-text-after-quote' | 'csv-stray-quote' | 'csv-record-too-long';
  readonly line: number;
  readonly column?: number;
  /** Where the quote was closed, with text behind it. */
  readonly closedLine?: number;
}

/** What comes of reading. `reread` goes on at the line after the one where the record began; that may be within it. */
export interface Sink {
  /**
   * A record that keeps the rules, from `line` over `lines` lines. A line with nothing in it is a record of one empty cell. The list is used
   * again for the next record, and a cell of 13 characters or more keeps alive the whole piece of text it was cut from: who keeps one
   * longer than the call makes it `detached`.
   */
  record(cells: readonly string[], line: number, lines: number, end: LineEnd): undefined | 'stop' | 'reread';
  broken(what: Break): 'stop' | 'reread';
}

/** Takes a text in pieces, then its end. After `stop` it wants no more. */
export interface RecordReader {
  feed(text: string): undefined | 'stop';
  end(): undefined | 'stop';
  /** Lines so far; what is behind the last line end counts where there is something. */
  lines(): number;
}

/** A closing quote that has not come yet, and one that never will. */
const LATER = -1;
const NEVER = -2;

/**
 * Where a scanner is. It is handed from function to function, and none of these is made anew for a scanner: several are opened on a file, and the
 * engine would optimise each one's functions again.
 */
interface State {
  readonly delimiter: number;
  readonly quote: number;
  readonly quoteText: string;
  /** No character above it ends a cell. */
  readonly top: number;
  readonly maxRecord: number;
  readonly cells: string[];
  text: string;
  /** The units of the text, as numbers. */
  units: Uint16Array;
  /** Where to go on in the text, and where the record, its cell and the line begin there. */
  next: number;
  recordAt: number;
  cellAt: number;
  lineAt: number;
  line: number;
  recordLine: number;
  count: number;
  quoted: boolean;
  doubled: boolean;
  quoteLine: number;
  quoteColumn: number;
  /** Whether what is left of a line is not read. */
  skipping: boolean;
  /** What breaks the record that was read last. */
  fault: Break | undefined;
}

/** Opens a scanner at the beginning of a text. */
export function openScanner(rules: ScanRules, sink: Sink): RecordReader {
  const delimiter = rules.delimiter.charCodeAt(0);
  const quote = rules.quote === undefined ? -1 : rules.quote.charCodeAt(0);
  const state: State = {
    delimiter,
    quote,
    quoteText: rules.quote ?? '',
    top: Math.max(delimiter, quote, CR),
    maxRecord: rules.maxRecord,
    // With a text in it, the list is one of texts from the beginning.
    cells: [''],
    text: '',
    units: new Uint16Array(0),
    ...{ next: 0, recordAt: 0, cellAt: 0, lineAt: 0, line: 1, recordLine: 1, count: 0 },
    ...{ quoted: false, doubled: false, quoteLine: 1, quoteColumn: 1, skipping: false, fault: undefined },
  };
  const unitsOf = openUnits();
  return {
    feed(piece) {
      const { text, recordAt } = state;
      state.text = recordAt < text.length ? text.slice(recordAt) + piece : piece;
      state.units = unitsOf(state.text);
      state.next -= recordAt;
      state.cellAt -= recordAt;
      state.lineAt -= recordAt;
      state.recordAt = 0;
      return run(state, sink, false);
    },
    end: () => run(state, sink, true),
    lines: () => (state.lineAt === state.text.length ? state.line - 1 : state.line),
  };
}

function run(state: State, sink: Sink, final: boolean): undefined | 'stop' {
  for (;;) {
    if (state.skipping && !skipLine(state, final)) return undefined;
    const size = readRecord(state, final);
    if (size === MORE) return undefined;
    const told =
      size === BROKEN
        ? sink.broken(state.fault as Break)
        : sink.record(state.cells, state.recordLine, state.line - state.recordLine + 1, lineEndAt(state.text, state.next, size));
    if (told === 'stop') return 'stop';
    if (told === 'reread') reread(state);
    else endLine(state, state.next + size, size > 0);
  }
}

/** From here on the line after the record's first is read. */
function reread(state: State): void {
  state.skipping = true;
  state.next = state.recordAt;
  state.line = state.recordLine;
  state.lineAt = state.recordAt;
  state.count = 0;
  state.quoted = false;
}

/** Begins a record at a place, behind a line end or at the end of the text. */
function endLine(state: State, at: number, isEnded: boolean): void {
  if (isEnded) {
    state.line++;
    state.lineAt = at;
  }
  state.next = at;
  state.recordAt = at;
  state.cellAt = at;
  state.recordLine = state.line;
  state.count = 0;
}

/** Goes behind the end of the line; false where that is not known yet. */
function skipLine(state: State, final: boolean): boolean {
  const { text, next } = state;
  const at = lineEndFrom(text, next);
  const size = at < text.length ? endSize(text, at, final) : 0;
  state.skipping = size === 0 && !final;
  endLine(state, size === 0 ? (final ? text.length : at) : at + size, size > 0);
  return !state.skipping;
}

/** What `readRecord` gives instead of the length of a line end. */
const MORE = -1;
const BROKEN = -2;

/**
 * Reads a record into `cells`, up to its line end at `next`, and gives the length of that; or more text is needed, or there is a `fault`. What
 * comes once in a record or never is in functions of its own: the engine optimises the few lines here early, and would have to do so again.
 */
function readRecord(state: State, final: boolean): number {
  // What changes with each cell is kept in locals, which the engine reads faster.
  const { text, units, cells, delimiter, quote, top } = state;
  const { length } = text;
  let at = state.next;
  let cell = state.cellAt;
  let count = state.count;
  for (;;) {
    if (state.quoted || (at === cell && at < length && units[at] === quote)) {
      if (!state.quoted) openQuote(state, at++);
      at = closingQuote(state, at, final);
      if (at < 0 || at + 1 >= length || units[at + 1] !== delimiter) return endQuoted(state, at, cell, count, final);
      cells[count++] = quotedCell(state, cell, at);
      at += 2;
    } else {
      at = plainEnd(units, length, at, delimiter, quote, top);
      if (at >= length || units[at] !== delimiter) return endPlain(state, at, cell, count, final);
      cells[count++] = text.slice(cell, at);
      at++;
    }
    cell = at;
  }
}

/** The last cell of a record, or one that is wrong, in quotes that are closed at a place. */
function endQuoted(state: State, closed: number, cell: number, count: number, final: boolean): number {
  const { text } = state;
  if (closed === NEVER) return broken(state, { code: 'csv-unclosed-quote', ...quotePlace(state) });
  if (closed === LATER) return pause(state, state.next, cell, count);
  const at = closed + 1;
  const unit = at < text.length ? text.charCodeAt(at) : LF;
  if (unit !== LF && unit !== CR) return broken(state, { code: 'csv-text-after-quote', ...quotePlace(state), closedLine: state.line });
  // The quote is looked at again once it is known what follows.
  if (at === text.length ? !final : endSize(text, at, final) === 0) return pause(state, closed, cell, count);
  state.cells[count] = quotedCell(state, cell, closed);
  return endRecord(state, at, count + 1, final);
}

/** The last cell of a record, or one that is wrong, without quotes and up to a place. */
function endPlain(state: State, at: number, cell: number, count: number, final: boolean): number {
  const { text } = state;
  const isStray = at < text.length && text.charCodeAt(at) === state.quote;
  if (at === text.length ? !final : !isStray && endSize(text, at, final) === 0) return pause(state, at, cell, count);
  // Behind the last line end there is no record.
  if (at === text.length && at === state.recordAt) return MORE;
  if (isStray) return broken(state, { code: 'csv-stray-quote', line: state.line, column: at - state.lineAt + 1 });
  state.cells[count] = text.slice(cell, at);
  return endRecord(state, at, count + 1, final);
}

function endRecord(state: State, at: number, count: number, final: boolean): number {
  const { text, cells } = state;
  if (at - state.recordAt > state.maxRecord) return broken(state, tooLong(state));
  if (cells.length !== count) cells.length = count;
  state.next = at;
  return at < text.length ? endSize(text, at, final) : 0;
}

function quotedCell(state: State, cell: number, closed: number): string {
  const { quoteText } = state;
  const inner = state.text.slice(cell + 1, closed);
  state.quoted = false;
  return state.doubled ? inner.replaceAll(quoteText + quoteText, quoteText) : inner;
}

function broken(state: State, fault: Break): typeof BROKEN {
  state.fault = fault;
  return BROKEN;
}

function quotePlace({ quoteLine, quoteColumn }: State): { readonly line: number; readonly column: number } {
  return { line: quoteLine, column: quoteColumn };
}

function tooLong(state: State): Break {
  return { code: 'csv-record-too-long', ...(state.quoted ? quotePlace(state) : { line: state.recordLine }) };
}

function openQuote(state: State, at: number): void {
  state.quoted = true;
  state.doubled = false;
  state.quoteLine = state.line;
  state.quoteColumn = at - state.lineAt + 1;
}

/** Waits for more text, to go on at `at` in a cell; a record that is too long by now is given up. */
function pause(state: State, at: number, cell: number, count: number): typeof MORE | typeof BROKEN {
  state.next = at;
  state.cellAt = cell;
  state.count = count;
  return at - state.recordAt > state.maxRecord ? broken(state, tooLong(state)) : MORE;
}

/** The index of what ends a cell without quotes, or is wrong in it; the length of the text where nothing does. */
function plainEnd(units: Uint16Array, length: number, from: number, delimiter: number, quote: number, top: number): number {
  let at = from;
  for (; at < length; at++) {
    const unit = units[at] as number;
    if (unit <= top && (unit === delimiter || unit === LF || unit === CR || unit === quote)) break;
  }
  return at;
}

/** The index of the quote that closes the cell; LATER where more text has to come (then `next` is where to go on), or NEVER. */
function closingQuote(state: State, from: number, final: boolean): number {
  const { text, units, quote, top } = state;
  const { length } = text;
  let at = from;
  while (at < length) {
    const unit = units[at] as number;
    if (unit > top) at++;
    else if (unit === quote) {
      if (at + 1 >= length || units[at + 1] !== quote) return at;
      state.doubled = true;
      at += 2;
    } else if (unit === LF || unit === CR) {
      const size = endSize(text, at, final);
      if (size === 0) break;
      at += size;
      state.line++;
      state.lineAt = at;
    } else at++;
  }
  state.next = at;
  return final ? NEVER : LATER;
}
