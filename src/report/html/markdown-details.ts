// Parts that a text folds away in HTML (`<details>`), as such parts: the summary in its line, then Markdown. Keeps no attribute. One that is not
// closed, or not within the list or quote where it begins, is text. Reached through `renderMarkdown` alone.
import type { MarkdownIt, StateBlock } from 'markdown-it';

/** Lets a parser know such parts, in lists and quotes too. */
export function withDetails(parser: MarkdownIt): void {
  parser.block.ruler.before('reference', 'details', detailsBlock, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
}

// Deeper ones are text: each level looks at its lines once more.
const deepest = 8;
const opening = /<details(?:\s{1,9}(?:open|class|id)(?:="[\w -]{0,100}")?){0,3}\s{0,9}>[ \t]{0,99}/iy;
const closing = /<\/details\s{0,9}>\s{0,99}$/i;
const summary =
  /<summary(?:\s{1,9}(?:class|id)="[\w -]{0,100}"){0,2}\s{0,9}>([^<]{0,500}(?:<(?!\/summary)[^<]{0,500}){0,30})<\/summary\s{0,9}>/iy;

function detailsBlock(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  opening.lastIndex = firstOf(state, start);
  if (!opening.test(state.src)) return false;
  const inner = opening.lastIndex;
  const last = closesIn(state).get(start);
  if (last === undefined || last >= end || last >= state.lineMax || depthOf(state) >= deepest || !isWithin(state, start, last))
    return false;
  const from = last === start ? inner : firstOf(state, last);
  const close = closing.exec(state.src.slice(from, state.eMarks[last]));
  if (close === null) return false;
  if (!silent) {
    const { lineMax } = state;
    pushDetails(state, start, last, { from: inner, to: from + close.index });
    state.lineMax = lineMax;
    state.line = last + 1;
  }
  return true;
}

/** Prints what stands between two offsets: the part of the lines that is outside of them is hidden as long as that takes. */
function pushDetails(state: StateBlock, start: number, last: number, { from, to }: { readonly from: number; readonly to: number }): void {
  const { bMarks, eMarks, tShift, sCount } = state;
  let first = start;
  let at = from;
  // The summary often has a line of its own.
  while (first < last && at >= (eMarks[first] ?? 0)) at = firstOf(state, ++first);
  summary.lastIndex = at;
  const found = summary.exec(state.src);
  const isTold = found !== null && summary.lastIndex <= to;
  if (isTold) at = summary.lastIndex;
  while (first < last && (eMarks[first] ?? 0) < at) first++;
  state.push('details_open', 'details', 1).map = [start, last + 1];
  state.push('summary_open', 'summary', 1);
  const words = state.push('inline', '', 0);
  words.content = (isTold && found[1]?.replace(/\s+/g, ' ').trim()) || 'Details';
  words.map = [start, start + 1];
  words.children = [];
  state.push('summary_close', 'summary', -1);
  const kept = [first, last].map((line) => [bMarks[line] ?? 0, eMarks[line] ?? 0, tShift[line] ?? 0, sCount[line] ?? 0] as const);
  if (isTold || first === start) {
    bMarks[first] = at;
    tShift[first] = /^[ \t]{0,99}/.exec(state.src.slice(at, at + 99))?.[0].length ?? 0;
    sCount[first] = state.blkIndent;
  }
  eMarks[last] = to;
  state.lineMax = last + 1;
  state.env.details = depthOf(state) + 1;
  state.md.block.tokenize(state, first, last + 1);
  state.env.details = depthOf(state) - 1;
  for (const [index, line] of [first, last].entries())
    [bMarks[line], eMarks[line], tShift[line], sCount[line]] = kept[index] ?? [0, 0, 0, 0];
  state.push('details_close', 'details', -1);
}

/** Where the words of a line begin. */
function firstOf({ bMarks, tShift }: StateBlock, line: number): number {
  return (bMarks[line] ?? 0) + (tShift[line] ?? 0);
}

function depthOf({ env }: StateBlock): number {
  return typeof env.details === 'number' ? env.details : 0;
}

/** Whether lines belong to the list item or quote in which the first one stands. */
function isWithin(state: StateBlock, start: number, last: number): boolean {
  for (let line = start; line <= last; line++) if (!state.isEmpty(line) && (state.sCount[line] ?? 0) < state.blkIndent) return false;
  return true;
}

const opens = /^[\s>]{0,99}(?:(?:[-*+]|\d{1,9}[.)])\s{1,9})?<details[\s>]/i;
const fence = /^[\s>]{0,99}(?:[-*+]\s{1,9})?(```|~~~)/;

/** The lines with the ends of the parts that begin in a line; looked up once for a text. */
function closesIn({ src, env }: StateBlock): ReadonlyMap<number, number> {
  if (env.closes instanceof Map) return env.closes as ReadonlyMap<number, number>;
  const closes = new Map<number, number>();
  const open: number[] = [];
  let within: string | undefined;
  for (const [number, line] of src.split('\n').entries()) {
    const [, mark] = fence.exec(line) ?? [];
    if (mark !== undefined && (within === undefined || within === mark)) within = within === undefined ? mark : undefined;
    if (within !== undefined) continue;
    if (opens.test(line)) open.push(number);
    const begin = closing.test(line.slice(-120)) ? open.pop() : undefined;
    if (begin !== undefined) closes.set(begin, number);
  }
  env.closes = closes;
  return closes;
}
