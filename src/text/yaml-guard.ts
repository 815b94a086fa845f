// What is refused before the YAML library builds anything: too large, too deep, unfinished merges, directives. It reads tokens in one
// linear pass and keeps from the parser whatever could exhaust it or change what the values mean.
import { CST, Lexer } from 'yaml';
import type { Diagnostic } from './diagnostic.ts';
import { conflictAt } from './merge-conflict.ts';
import { placeOf, type Source, type Span } from './source.ts';

// In UTF-16 code units (256 KiB).
const yamlLimit = 262_144;

const MAX_DEPTH = 64;

/** The first reason not to parse that stretch of a file, or undefined. */
export function refuseYaml(source: Source, inner: Span): Diagnostic | undefined {
  const problem = (code: string, start: number, end: number, message: string, help: string): Diagnostic => ({
    code,
    severity: 'error',
    place: placeOf(source, { start, end }),
    message,
    help,
  });
  if (inner.end - inner.start > yamlLimit) {
    return problem('yaml-limit', inner.start, inner.start, 'the YAML is larger than 256 KiB', 'keep long texts in a Markdown file');
  }
  const yaml = source.text.slice(inner.start, inner.end);
  const conflict = /^(?:<{7}|>{7}|\|{7})(?:[ \r]|$)/m.exec(yaml);
  if (conflict !== null) return conflictAt(source, inner.start + conflict.index);
  const refused = scan(yaml);
  if (refused === undefined) return undefined;
  const start = inner.start + refused.start;
  const end = inner.start + refused.end;
  return refused.why === 'depth'
    ? problem('yaml-limit', start, end, `lists and maps are nested deeper than ${MAX_DEPTH} levels`, 'write it flatter')
    : problem('yaml-unsupported', start, end, 'lines that begin with `%` are not read', 'remove the line; `wg` reads YAML 1.2');
}

const CONTROLS: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/**
 * Depth is counted as open flow brackets plus the columns, growing to the right, at which block items can have begun. That is at least half
 * of the real depth (a list may stand at its key's own column), so what passes is at most 128 levels deep.
 */
function scan(yaml: string): (Span & { readonly why: 'depth' | 'directive' }) | undefined {
  const columns: number[] = [];
  let flow = 0;
  let offset = 0;
  let lineStart = 0;
  let firstInLine = true;
  let scalar = false;
  for (const lexeme of new Lexer().lex(yaml)) {
    if (CONTROLS.has(lexeme)) {
      scalar = lexeme === CST.SCALAR;
      continue;
    }
    const start = offset;
    offset += lexeme.length;
    const type = scalar ? 'scalar' : CST.tokenType(lexeme);
    scalar = false;
    if (type === 'newline') {
      lineStart = offset;
      firstInLine = true;
      continue;
    }
    if (type === 'space' || type === 'comment' || type === 'byte-order-mark') continue;
    if (type === 'directive-line') return { start, end: offset, why: 'directive' };
    if (type === 'flow-seq-start' || type === 'flow-map-start') flow++;
    else if (type === 'flow-seq-end' || type === 'flow-map-end') flow = Math.max(0, flow - 1);
    else if (flow === 0 && (firstInLine || type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind')) {
      const column = start - lineStart;
      while (columns.length > 0 && (columns.at(-1) ?? 0) >= column) columns.pop();
      columns.push(column);
    }
    firstInLine = false;
    if (flow + columns.length > MAX_DEPTH) return { start, end: offset, why: 'depth' };
    const feed = lexeme.lastIndexOf('\n');
    if (feed !== -1) {
      lineStart = start + feed + 1;
      firstInLine = lexeme.endsWith('\n');
    }
  }
  return undefined;
}
