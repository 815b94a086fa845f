// The links of a Markdown text with their places: what a link shows, where it leads, and the stretch that an edit replaces. Code and comments
// hold none. Knows no group, and not what a link means.
import { coverings } from '../../text/fences.ts';
import { type Line, splitLines } from '../../text/lines.ts';
import type { Span } from '../../text/source.ts';

/** One inline or reference link. Spans are offsets in the file. */
export interface Link {
  /** From the `[` to the end, an image's `!` too. */
  readonly span: Span;
  /** What it shows, as written. */
  readonly text: string;
  readonly textSpan: Span;
  /** Where it leads, as written; of a reference what its definition says. */
  readonly target: string;
  readonly targetSpan: Span;
  readonly image: boolean;
  /** Its target stands in a line of its own, `[label]: target`. */
  readonly byReference: boolean;
}

/** The links of a text, and the stretches that define the targets of references. */
export interface Links {
  readonly links: readonly Link[];
  readonly definitions: readonly Span[];
}

const longestText = 600;
const longestTarget = 1000;
const DEFINITION = /^ {0,3}\[([^[\]]{1,200})\]:[ \t]{0,20}(<[^<>]{0,1000}>|[^\s<]\S{0,999})/;

/** The links from an offset (which should be a line's start) on, in their order. A link ends in its paragraph. */
export function linksOf(text: string, from = 0): Links {
  const lines = splitLines(text, from);
  const covered = coverings(lines);
  const definitions: Span[] = [];
  const targets = new Map<string, Span>();
  const open: Line[] = [];
  lines.forEach((line, at) => {
    if (covered?.[at] !== undefined) return;
    const [whole, label, target] = line.text.length > 1500 ? [] : (DEFINITION.exec(line.text) ?? []);
    if (whole === undefined || label === undefined || target === undefined || label.startsWith('^')) {
      open.push(line);
      return;
    }
    definitions.push({ start: line.start, end: line.next });
    const start = line.start + whole.length - target.length;
    const key = labelKey(label);
    if (!targets.has(key)) targets.set(key, withoutAngles(text, { start, end: start + target.length }));
  });
  const links: Link[] = [];
  for (const span of paragraphsOf(open)) scan(text, span, targets, links);
  return { links, definitions };
}

/** Stretches of lines that follow each other without a blank line. */
function paragraphsOf(lines: readonly Line[]): readonly Span[] {
  const spans: { start: number; end: number; number: number }[] = [];
  for (const { text, start, end, number } of lines) {
    const last = spans.at(-1);
    if (text.trim() === '') continue;
    if (last !== undefined && last.number === number - 1) {
      last.end = end;
      last.number = number;
    } else spans.push({ start, end, number });
  }
  return spans;
}

function scan(text: string, { start, end }: Span, targets: ReadonlyMap<string, Span>, links: Link[]): void {
  let opened: number | undefined;
  for (let at = start; at < end; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === '`') at = behindCode(text, at, end) - 1;
    else if (sign === '[') opened = at;
    else if (sign === ']' && opened !== undefined) {
      const link = at - opened > longestText ? undefined : linkAt(text, opened, at, end, targets);
      opened = undefined;
      if (link === undefined) continue;
      links.push(link);
      at = link.span.end - 1;
    }
  }
}

/** The offset behind a stretch of code, or behind the ticks where nothing closes them. */
function behindCode(text: string, at: number, end: number): number {
  let open = at;
  while (open < end && text[open] === '`') open++;
  const ticks = text.slice(at, open);
  // What closes it is not looked for further than a link may reach, so that a text of ticks stays linear.
  const near = text.slice(open, Math.min(end, open + longestTarget));
  for (let from = near.indexOf(ticks); from !== -1; ) {
    let to = from;
    while (near[to] === '`') to++;
    if (to - from === ticks.length) return open + to;
    from = near.indexOf(ticks, to);
  }
  return open;
}

function linkAt(text: string, open: number, close: number, end: number, targets: ReadonlyMap<string, Span>): Link | undefined {
  const image = text[open - 1] === '!' && text[open - 2] !== '\\';
  const textSpan = { start: open + 1, end: close };
  const shown = text.slice(open + 1, close);
  if (shown.startsWith('^')) return undefined;
  const start = image ? open - 1 : open;
  if (text[close + 1] === '(') {
    const found = inlineTarget(text, close + 2, Math.min(end, close + longestTarget));
    if (found === undefined) return undefined;
    const { targetSpan, behind } = found;
    const target = text.slice(targetSpan.start, targetSpan.end);
    return { span: { start, end: behind }, text: shown, textSpan, target, targetSpan, image, byReference: false };
  }
  const label = text[close + 1] === '[' ? text.slice(close + 2, text.indexOf(']', close + 2)) : undefined;
  const targetSpan = targets.get(labelKey(label === undefined || label === '' ? shown : label));
  if (targetSpan === undefined) return undefined;
  const behind = label === undefined ? close + 1 : close + 3 + label.length;
  const target = text.slice(targetSpan.start, targetSpan.end);
  return { span: { start, end: behind }, text: shown, textSpan, target, targetSpan, image, byReference: true };
}

/** The target between the brackets of an inline link; a title behind it is passed over. */
function inlineTarget(text: string, from: number, limit: number): { readonly targetSpan: Span; readonly behind: number } | undefined {
  let at = skipSpace(text, from, limit);
  const start = at;
  if (text[at] === '<') {
    while (at < limit && text[at] !== '>' && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
    if (text[at] !== '>') return undefined;
    at++;
  } else {
    let depth = 0;
    for (; at < limit; at++) {
      const sign = text[at] as string;
      if (sign === '\\') at++;
      else if (sign === '(') depth++;
      else if (sign === ')' && depth-- === 0) break;
      else if (/\s/.test(sign)) break;
    }
  }
  const targetSpan = withoutAngles(text, { start, end: at });
  at = skipSpace(text, at, limit);
  const quote = text[at];
  if (quote === '"' || quote === "'") {
    const closed = text.indexOf(quote, at + 1);
    if (closed === -1 || closed >= limit) return undefined;
    at = skipSpace(text, closed + 1, limit);
  }
  return text[at] === ')' && at < limit ? { targetSpan, behind: at + 1 } : undefined;
}

function skipSpace(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && /\s/.test(text[at] as string)) at++;
  return at;
}

function withoutAngles(text: string, { start, end }: Span): Span {
  return text[start] === '<' ? { start: start + 1, end: end - 1 } : { start, end };
}

function labelKey(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase();
}
