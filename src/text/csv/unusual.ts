// Records of files in which something else than a doubled quote stands for a quote: csv-parse reads them, a stretch of whole lines at a time.
// It tells what it finds in the words of the scanner, so that nobody sees which of the two has read.
import { CR, LF, type LineEnd } from './line-end.ts';
import type { Break, RecordReader, ScanRules, Sink } from './scan.ts';

/** Opens a reader for an escape character that is not the quote. */
export async function openUnusual(rules: ScanRules, escapeMark: string, sink: Sink): Promise<RecordReader> {
  const { CsvError, parse } = await import('csv-parse/sync');
  const encoder = new TextEncoder();
  let held: Uint8Array = new Uint8Array(0);
  let line = 1;
  let skipping = false;
  /** Whether the last line read has no end. */
  let open = false;

  function feed(text: string): undefined | 'stop' {
    const fresh = encoder.encode(text);
    const joined = new Uint8Array(held.length + fresh.length);
    joined.set(held);
    joined.set(fresh, held.length);
    held = joined;
    return run(false);
  }

  function run(final: boolean): undefined | 'stop' {
    while (held.length > 0) {
      if (skipping && !skipLine(final)) return undefined;
      // A stretch ends with a line that certainly has ended, or every record at its end would look whole.
      const end = final ? held.length : lastLineEnd(held);
      const told = readStretch(held.subarray(0, end), final);
      if (told === 'stop') return 'stop';
      if (told !== 'reread') {
        if (final || held.length <= rules.maxRecord) return undefined;
        if (sink.broken({ code: 'csv-record-too-long', line }) === 'stop') return 'stop';
      }
      skipping = true;
    }
    return undefined;
  }

  /** Reads what is whole and keeps the rest, from a record on that goes on behind the stretch, or that is broken (`reread`). */
  function readStretch(stretch: Uint8Array, final: boolean): undefined | 'stop' | 'reread' {
    let from = 0;
    let verdict: undefined | 'stop' | 'reread';
    try {
      parse(stretch, {
        delimiter: rules.delimiter,
        quote: rules.quote ?? null,
        escape: escapeMark,
        record_delimiter: ['\r\r\n', '\r\n', '\n', '\r'],
        columns: false,
        bom: false,
        max_record_size: rules.maxRecord,
        // The number of cells is judged for both readers in one place.
        relax_column_count: true,
        on_record(cells: string[], { bytes }) {
          if (verdict !== undefined) return null;
          const lines = linesIn(stretch, from, bytes);
          const told = sink.record(cells, line, Math.max(1, lines), endAt(stretch, bytes));
          if (told === 'stop' || (told === 'reread' && lines > 1)) {
            verdict = told;
            return null;
          }
          from = bytes;
          line += lines;
          open = lines === 0;
          return null;
        },
      });
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      if (verdict === undefined && (final || error.code !== 'CSV_QUOTE_NOT_CLOSED')) {
        verdict = sink.broken({ code: CODES.get(error.code) ?? 'csv-stray-quote', line });
      }
    }
    held = held.slice(from);
    return verdict;
  }

  function skipLine(final: boolean): boolean {
    let at = 0;
    while (at < held.length && held[at] !== LF && held[at] !== CR) at++;
    if (at + 2 >= held.length && !final) {
      held = held.slice(at);
      return false;
    }
    const size = endSize(held, at);
    if (size > 0) line++;
    open = size === 0;
    held = held.slice(at + size);
    skipping = false;
    return true;
  }

  return { feed, end: () => run(true), lines: () => (held.length > 0 || open ? line : line - 1) };
}

const CODES: ReadonlyMap<string, Break['code']> = new Map([
  ['CSV_QUOTE_NOT_CLOSED', 'csv-unclosed-quote'],
  ['CSV_INVALID_CLOSING_QUOTE', 'csv-text-after-quote'],
  ['INVALID_OPENING_QUOTE', 'csv-stray-quote'],
  ['CSV_MAX_RECORD_SIZE', 'csv-record-too-long'],
]);

/** The end of the last line end behind which more follows than could belong to it; 0 where there is none. */
function lastLineEnd(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= 0; at--) {
    if (bytes[at] === LF || (bytes[at] === CR && at + 2 < bytes.length && bytes[at + 1] !== CR)) return at + 1;
  }
  return 0;
}

/** The length of the line end at a place; 0 where there is none. */
function endSize(bytes: Uint8Array, at: number): number {
  if (bytes[at] === LF) return 1;
  if (bytes[at] !== CR) return 0;
  if (bytes[at + 1] === LF) return 2;
  return bytes[at + 1] === CR && bytes[at + 2] === LF ? 3 : 1;
}

function linesIn(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; ) {
    const size = endSize(bytes, at);
    if (size > 0) lines++;
    at += Math.max(1, size);
  }
  return lines;
}

function endAt(bytes: Uint8Array, end: number): LineEnd {
  const [third, second, first] = [bytes[end - 3], bytes[end - 2], bytes[end - 1]];
  if (first === CR) return 'CR';
  if (first !== LF) return '';
  if (second !== CR) return 'LF';
  return third === CR ? 'CR CR LF' : 'CR LF';
}
