// Tables that a text has in HTML, as word processors export them, as tables of Markdown. Keeps their cells alone: no attribute, no other element.
// Reached through `renderMarkdown` alone.
import type { MarkdownIt, StateBlock } from 'markdown-it';

/** Lets a parser know such tables, where they stand outside lists and quotes. What is no whole table stays text, as all other HTML does. */
export function withHtmlTables(parser: MarkdownIt): void {
  parser.block.ruler.before('paragraph', 'html-table', tableBlock, { alt: ['paragraph', 'reference'] });
}

interface Cell {
  readonly isHead: boolean;
  readonly text: string;
  /** Its lines, the last one excluded. */
  readonly lines: [number, number];
}

const opening = /<table(?:\s[^<>]{0,500})?>/iy;
const closing = /<\/table\s{0,20}>/gi;
const part = /<(\/?)(thead|tbody|tfoot|colgroup|col|tr|td|th)(?:\s[^<>]{0,500})?>/gi;
// Marks of the look alone, and of lines; what is between them is kept.
const mark = /<\/?(?:font|span)(?:\s[^<>]{0,500})?>/gi;
const breaks = /<\/?(?:div|p)(?:\s[^<>]{0,500})?\/?>/gi;

function tableBlock(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if (state.level !== 0 || state.blkIndent !== 0) return false;
  const from = (state.bMarks[start] ?? 0) + (state.tShift[start] ?? 0);
  opening.lastIndex = from;
  if (!opening.test(state.src)) return false;
  const inner = opening.lastIndex;
  const { env } = state;
  // What lies before an end that was no good is looked at once, so that many beginnings cost no more than one.
  if (typeof env.tablesFrom === 'number' && inner <= env.tablesFrom) return false;
  const bad = (at: number): false => {
    env.tablesFrom = at;
    return false;
  };
  closing.lastIndex = inner;
  const close = closing.exec(state.src);
  if (close === null) return bad(state.src.length);
  const after = closing.lastIndex;
  let last = start;
  while (last < end && (state.eMarks[last] ?? 0) < after) last++;
  if (last >= end || state.src.slice(after, state.eMarks[last]).trim() !== '') return bad(after);
  const rows = rowsOf(state.src.slice(inner, close.index), start + linesIn(state.src, from, inner));
  if (rows === undefined) return bad(after);
  if (!silent) {
    pushTable(state, rows, [start, last + 1]);
    state.line = last + 1;
  }
  return true;
}

/** The cells of each row; undefined where there are none, or where words stand outside of them, which would be lost. */
function rowsOf(inner: string, firstLine: number): readonly (readonly Cell[])[] | undefined {
  const rows: Cell[][] = [];
  let open: { readonly isHead: boolean; readonly from: number; readonly line: number } | undefined;
  let line = firstLine;
  let at = 0;
  for (const { 0: whole, 1: slash, 2: name = '', index } of inner.matchAll(part)) {
    const before = inner.slice(at, index);
    if (open === undefined && before.trim() !== '') return undefined;
    const isCell = /^t[dh]$/i.test(name);
    line += linesIn(before, 0, before.length);
    if (open !== undefined && (isCell || /^tr$/i.test(name))) {
      const text = inner.slice(open.from, index).replace(breaks, ' ').replace(mark, '').replace(/\s+/g, ' ').trim();
      rows.at(-1)?.push({ isHead: open.isHead, text, lines: [open.line, line + 1] });
      open = undefined;
    }
    if (slash === '' && /^tr$/i.test(name)) rows.push([]);
    if (slash === '' && isCell) {
      if (rows.length === 0) rows.push([]);
      open = { isHead: /^th$/i.test(name), from: index + whole.length, line };
    }
    line += linesIn(whole, 0, whole.length);
    at = index + whole.length;
  }
  if (open !== undefined || inner.slice(at).trim() !== '') return undefined;
  const told = rows.filter((row) => row.length > 0);
  return told.length === 0 ? undefined : told;
}

function pushTable(state: StateBlock, rows: readonly (readonly Cell[])[], lines: [number, number]): void {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const hasHead = rows.length > 1 && (rows[0]?.every(({ isHead }) => isHead) ?? false);
  state.push('table_open', 'table', 1).map = lines;
  for (const [at, row] of rows.entries()) {
    const group = at === 0 && hasHead ? 'thead' : 'tbody';
    if (at === 0 || (at === 1 && hasHead)) state.push(`${group}_open`, group, 1);
    state.push('tr_open', 'tr', 1);
    const tag = group === 'thead' ? 'th' : 'td';
    for (let column = 0; column < width; column++) {
      const cell = row[column];
      state.push(`${tag}_open`, tag, 1);
      const inline = state.push('inline', '', 0);
      inline.content = cell?.text ?? '';
      inline.children = [];
      inline.map = cell?.lines ?? null;
      state.push(`${tag}_close`, tag, -1);
    }
    state.push('tr_close', 'tr', -1);
    if (at === rows.length - 1 || (at === 0 && hasHead)) state.push(`${group}_close`, group, -1);
  }
  state.push('table_close', 'table', -1);
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
