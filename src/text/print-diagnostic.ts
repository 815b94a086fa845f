// Problems as people read them: place, words, the line with carets under what is meant, and how to go on. All that comes from files is cleaned.
import { clean } from './clean.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';
import { cutToWidth, widthOf } from './width.ts';

/** The parts of a printed diagnostic that a terminal may colour. */
export type Role = Severity | 'place' | 'gutter' | 'help' | 'count';

// With the number of the line beside it, it fits into 80 columns.
const MAX_COLUMNS = 73;
const BEFORE_SPAN = 28;

/** All diagnostics sorted by place, a blank line between them, and a last line that counts them; empty for none. `paint` gets cleaned text. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  paint: (role: Role, text: string) => string = (_, text) => text,
): string {
  if (diagnostics.length === 0) return '';
  const blocks = [...diagnostics].sort(byPlace).map((d) => printOne(d, paint));
  return `${[...blocks, `${paint('count', countLine(diagnostics))}\n`].join('\n')}`;
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  const byPath = a.place.path < b.place.path ? -1 : a.place.path > b.place.path ? 1 : 0;
  return byPath || (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0);
}

function printOne({ code, severity, place, message, help }: Diagnostic, paint: (role: Role, text: string) => string): string {
  const position = [place.path, place.line, place.column].filter((part) => part !== undefined).join(':');
  const lines = [`${paint('place', `${oneLine(position)}:`)} ${paint(severity, `${severity}[${oneLine(code)}]`)}: ${oneLine(message)}`];
  const number = place.line === undefined ? '' : String(place.line);
  const margin = ' '.repeat(Math.max(1, number.length));
  if (place.excerpt !== undefined && place.line !== undefined) {
    const { text, indent, carets } = excerptOf(place.excerpt, (place.column ?? 1) - 1, place.length ?? 1);
    lines.push(paint('gutter', `${margin} |`), `${paint('gutter', `${number} |`)} ${text}`.trimEnd());
    lines.push(`${paint('gutter', `${margin} |`)} ${' '.repeat(indent)}${paint(severity, '^'.repeat(carets))}`);
  }
  if (help !== undefined) lines.push(`${margin} ${paint('help', '= help:')} ${oneLine(help)}`);
  return `${lines.join('\n')}\n`;
}

interface Excerpt {
  readonly text: string;
  readonly indent: number;
  readonly carets: number;
}

/** The line as it is shown, at most 73 columns around the span, with the columns before the carets and their number. */
function excerptOf(line: string, start: number, length: number): Excerpt {
  const from = Math.min(Math.max(0, start), line.length);
  const to = Math.min(from + Math.max(1, length), line.length);
  const far = MAX_COLUMNS * 4;
  const left = shown(line.slice(Math.max(0, from - far), from));
  const middle = shown(line.slice(from, Math.min(to, from + far)));
  const right = shown(line.slice(to, to + far));
  const isShort = line.length <= far && widthOf(left) + widthOf(middle) + widthOf(right) <= MAX_COLUMNS;
  if (isShort) return { text: left + middle + right, indent: widthOf(left), carets: Math.max(1, widthOf(middle)) };

  const head = widthOf(left) > BEFORE_SPAN || from > far ? `…${lastColumns(left, BEFORE_SPAN - 1)}` : left;
  const room = MAX_COLUMNS - widthOf(head);
  const body = cutToWidth(middle + right, room - 1);
  const isCut = body.length < middle.length + right.length || to + far < line.length;
  return { text: head + body + (isCut ? '…' : ''), indent: widthOf(head), carets: Math.max(1, Math.min(widthOf(middle), widthOf(body))) };
}

function lastColumns(text: string, columns: number): string {
  let rest = text.slice(-4 * columns);
  while (widthOf(rest) > columns) rest = rest.slice((rest.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
  return rest;
}

function shown(text: string): string {
  return oneLine(text.replaceAll('\t', '    '));
}

function oneLine(text: string): string {
  return clean(text).replaceAll('\n', '␊').replaceAll('\t', ' ');
}

function countLine(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity, one: string) => {
    const n = diagnostics.filter((d) => d.severity === severity).length;
    return n === 0 ? [] : [`${n} ${one}${n === 1 ? '' : 's'}`];
  };
  const files = new Set(diagnostics.map((d) => d.place.path)).size;
  const counts = [...count('error', 'error'), ...count('warning', 'warning'), ...count('note', 'note')].join(', ');
  return files === 1 ? counts : `${counts} in ${files} files`;
}
