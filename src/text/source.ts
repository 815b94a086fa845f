// A text with its name, and where things are in it. Offsets are UTF-16 code units from 0; lines and columns count from 1.

/** A decoded text and the path (relative to the group's root, with `/`) or label that a person knows it by. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** A stretch of a text: `start` included, `end` excluded, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place that a person can go to. Without `line` the whole file is meant. `excerpt` is the line's text without its end. */
export interface Place {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly length?: number;
  readonly excerpt?: string;
}

/** The place of a span in a source; the length is cut at the end of its first line. */
export function placeOf(source: Source, span: Span): Place {
  const { text } = source;
  const from = lineStart(text, span.start);
  const to = lineEnd(text, from);
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < from; at = text.indexOf('\n', at + 1)) line++;
  return {
    path: source.path,
    line,
    column: span.start - from + 1,
    length: Math.max(1, Math.min(span.end, to) - span.start),
    excerpt: text.slice(from, to),
  };
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  const end = feed === -1 ? text.length : feed;
  return end > from && text[end - 1] === '\r' ? end - 1 : end;
}
