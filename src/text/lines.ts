// The lines of a text, with their places. Every character belongs to exactly one line or line end, so that the lines joined are the text.

/** One line. `text` is without its end; `end` is where the line end begins, `next` where the next line does (offsets in UTF-16 code units). */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly text: string;
}

/**
 * The lines from an offset (which should be a line's start) on. A line ends with LF or CR LF; in a text without any LF, with CR.
 * A last line without an end counts, an empty rest after the last line end does not.
 */
export function splitLines(text: string, from = 0, firstNumber = 1): readonly Line[] {
  const end = text.indexOf('\n', from) === -1 ? '\r' : '\n';
  const lines: Line[] = [];
  let start = from;
  let number = firstNumber;
  while (start < text.length) {
    const found = text.indexOf(end, start);
    const next = found === -1 ? text.length : found + 1;
    let stop = found === -1 ? text.length : found;
    if (end === '\n' && found > start && text.charCodeAt(found - 1) === 13) stop--;
    lines.push({ number, start, end: stop, next, text: text.slice(start, stop) });
    start = next;
    number++;
  }
  return lines;
}

/** The number of the line that begins at an offset, counted as `splitLines` counts. */
export function lineNumberAt(text: string, offset: number): number {
  let number = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) number++;
  return number;
}
