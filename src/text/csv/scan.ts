// A strict scanner of records after RFC 4180, with any one delimiter and quote. It takes a text in pieces, knows the line of each record and
// of each quote, and passes over each character once. What breaks the rules is told with the place where it began, never mended.

export interface ScanRules {
  readonly delimiter: string;
  /** Undefined: quotes are characters like any other. */
  readonly quote: string | undefined;
  /** The longest record in UTF-16 code units; it is also what is held in memory at most, beside one piece. */
  readonly maxRecord: number;
}

/** How a record ended; empty at the end of a file without a line end. */
export type LineEnd = 'LF' | 'CR LF' | 'CR' | 'CR CR LF' | '';

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

const LF = 10;
const CR = 13;
/** Stands for what is behind the end of the text. */
const NO_UNIT = -2;
/** A closing quote that has not come yet, and one that never will. */
const LATER = -1;
const NEVER = -2;

/** Opens a scanner at the beginning of a text. */
export function openScanner(rules: ScanRules, sink: Sink): RecordReader {
  const delimiter = rules.delimiter.charCodeAt(0);
  const quote = rules.quote === undefined ? -1 : rules.quote.charCodeAt(0);
  const quoteText = rules.quote ?? '';
  const top = Math.max(delimiter, quote, CR);
  const cells: string[] = [];
  let text = '';
  /** Where to go on in the text, and where the record, its cell and the line begin there. */
  let next = 0;
  let recordAt = 0;
  let cellAt = 0;
  let lineAt = 0;
  let line = 1;
  let recordLine = 1;
  let count = 0;
  let quoted = false;
  let doubled = false;
  let quoteLine = 1;
  let quoteColumn = 1;
  /** What is left of a line that is not read. */
  let skipping = false;

  function feed(piece: string): undefined | 'stop' {
    text = recordAt < text.length ? text.slice(recordAt) + piece : piece;
    next -= recordAt;
    cellAt -= recordAt;
    lineAt -= recordAt;
    recordAt = 0;
    return run(false);
  }

  function run(final: boolean): undefined | 'stop' {
    for (;;) {
      if (skipping && !skipLine(final)) return undefined;
      const told = scan(final);
      if (told === 'more') return undefined;
      if (told === 'stop') return 'stop';
      // From here on the line after the record's first is read.
      skipping = true;
      next = recordAt;
      line = recordLine;
      lineAt = recordAt;
      count = 0;
      quoted = false;
    }
  }

  /** Goes behind the end of the line; false where that is not known yet. */
  function skipLine(final: boolean): boolean {
    let at = next;
    for (let unit = text.charCodeAt(at); at < text.length && unit !== LF && unit !== CR; unit = text.charCodeAt(at)) at++;
    const size = at < text.length ? endSize(at, final) : 0;
    if (size > 0) {
      line++;
      lineAt = at + size;
    }
    skipping = size === 0 && !final;
    next = size === 0 ? (final ? text.length : at) : at + size;
    recordAt = next;
    begin(next);
    return !skipping;
  }

  function begin(at: number): void {
    recordAt = at;
    cellAt = at;
    recordLine = line;
    count = 0;
  }

  /** The length of the line end at a CR or LF; 0 where what follows is not known yet. */
  function endSize(at: number, final: boolean): 0 | 1 | 2 | 3 {
    if (text.charCodeAt(at) === LF) return 1;
    if (at + 1 >= text.length) return final ? 1 : 0;
    const second = text.charCodeAt(at + 1);
    if (second === LF) return 2;
    if (second !== CR) return 1;
    if (at + 2 >= text.length) return final ? 1 : 0;
    return text.charCodeAt(at + 2) === LF ? 3 : 1;
  }

  function scan(final: boolean): 'more' | 'stop' | 'reread' {
    // What changes with each character or cell is kept in locals, which the engine reads faster.
    const whole = text;
    const { length } = whole;
    let at = next;
    let cell = cellAt;
    let cellCount = count;
    for (;;) {
      let unit = at < length ? whole.charCodeAt(at) : NO_UNIT;
      if (quoted || (unit === quote && at === cell)) {
        if (!quoted) openQuote(at++);
        const closed = closingQuote(at, final);
        if (closed < 0) {
          if (closed === NEVER) return sink.broken(unclosed());
          cellAt = cell;
          count = cellCount;
          return tooLong() ? sink.broken(long()) : 'more';
        }
        at = closed + 1;
        unit = at < length ? whole.charCodeAt(at) : NO_UNIT;
        if (unit !== delimiter) {
          if (unit !== LF && unit !== CR && unit !== NO_UNIT) {
            return sink.broken({ code: 'csv-text-after-quote', line: quoteLine, column: quoteColumn, closedLine: line });
          }
          // The quote is looked at again once it is known what follows.
          if (at === length ? !final : endSize(at, final) === 0) {
            cellAt = cell;
            count = cellCount;
            return pause(closed);
          }
        }
        const inner = whole.slice(cell + 1, closed);
        cells[cellCount++] = doubled ? inner.replaceAll(quoteText + quoteText, quoteText) : inner;
        quoted = false;
      } else {
        for (; at < length; at++) {
          unit = whole.charCodeAt(at);
          if (unit <= top && (unit === delimiter || unit === LF || unit === CR || unit === quote)) break;
        }
        if (at === length) unit = NO_UNIT;
        if (at === length ? !final : unit !== delimiter && unit !== quote && endSize(at, final) === 0) {
          cellAt = cell;
          count = cellCount;
          return pause(at);
        }
        // Behind the last line end there is no record.
        if (at === length && at === recordAt) return 'more';
        if (unit === quote) return sink.broken({ code: 'csv-stray-quote', line, column: at - lineAt + 1 });
        cells[cellCount++] = whole.slice(cell, at);
      }
      if (unit === delimiter) {
        cell = ++at;
        continue;
      }
      if (at - recordAt > rules.maxRecord) return sink.broken(long());
      const size = at < length ? endSize(at, final) : 0;
      if (cells.length !== cellCount) cells.length = cellCount;
      const end = size === 0 ? '' : size === 1 ? (unit === LF ? 'LF' : 'CR') : size === 2 ? 'CR LF' : 'CR CR LF';
      const told = sink.record(cells, recordLine, line - recordLine + 1, end);
      if (told !== undefined) return told;
      at += size;
      if (size > 0) {
        line++;
        lineAt = at;
      }
      next = at;
      begin(at);
      cell = at;
      cellCount = 0;
    }
  }

  function openQuote(at: number): void {
    quoted = true;
    doubled = false;
    quoteLine = line;
    quoteColumn = at - lineAt + 1;
  }

  /** Waits for more text, to go on at `at`; a record that is too long by now is given up. */
  function pause(at: number): 'more' | 'stop' | 'reread' {
    next = at;
    return tooLong() ? sink.broken(long()) : 'more';
  }

  function tooLong(): boolean {
    return next - recordAt > rules.maxRecord;
  }

  function unclosed(): Break {
    return { code: 'csv-unclosed-quote', line: quoteLine, column: quoteColumn };
  }

  function long(): Break {
    const place = quoted ? { line: quoteLine, column: quoteColumn } : { line: recordLine };
    return { code: 'csv-record-too-long', ...place };
  }

  /** The index of the quote that closes the cell; LATER where more text has to come (then `next` is where to go on), or NEVER. */
  function closingQuote(from: number, final: boolean): number {
    const whole = text;
    const { length } = whole;
    let at = from;
    while (at < length) {
      const unit = whole.charCodeAt(at);
      if (unit > top) at++;
      else if (unit === quote) {
        if (at + 1 >= length || whole.charCodeAt(at + 1) !== quote) return at;
        doubled = true;
        at += 2;
      } else if (unit === LF || unit === CR) {
        const size = endSize(at, final);
        if (size === 0) break;
        at += size;
        line++;
        lineAt = at;
      } else at++;
    }
    next = at;
    return final ? NEVER : LATER;
  }

  return { feed, end: () => run(true), lines: () => (lineAt === text.length ? line - 1 : line) };
}
