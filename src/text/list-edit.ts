// The smallest change from one YAML list of scalars to another: items in common at both ends stay, with their quotes and comments.
import type { Splice } from './edit.ts';
import type { YamlList, YamlNode } from './yaml-node.ts';

/** Prints one item, with the quotes of the item in whose place it comes. */
type PrintItem = (item: string | number | boolean, quote: "'" | '"' | undefined) => string;

/** The splices that turn the list into those items; undefined where only the whole list can be replaced. */
export function listSplices(
  text: string,
  list: YamlList,
  items: readonly (string | number | boolean)[],
  print: PrintItem,
  eol: string,
): readonly Splice[] | undefined {
  const old = list.items;
  if (old.length === 0 || items.length === 0) return undefined;
  const shorter = Math.min(old.length, items.length);
  let head = 0;
  while (head < shorter && isValue(old[head], items[head])) head++;
  let tail = 0;
  while (tail < shorter - head && isValue(old[old.length - 1 - tail], items[items.length - 1 - tail])) tail++;
  const gone = old.slice(head, old.length - tail);
  const fresh = items.slice(head, items.length - tail);
  const paired = Math.min(gone.length, fresh.length);
  const splices: Splice[] = [];
  for (let i = 0; i < paired; i++) {
    const node = gone[i] as YamlNode;
    if (node.kind !== 'scalar' || node.source === '' || /^[|>]/.test(node.source)) return undefined;
    const quote = node.source.startsWith("'") ? "'" : node.source.startsWith('"') ? '"' : undefined;
    splices.push({ ...node.span, text: print(fresh[i] as string | number | boolean, quote) });
  }
  const isFlow = text[list.span.start] === '[';
  const more = fresh.slice(paired).map((item) => print(item, undefined));
  const less = gone.slice(paired);
  const at = head + paired;
  if (more.length > 0) splices.push(isFlow ? moreInFlow(old, at, more) : moreInBlock(text, old, at, more, eol));
  if (less.length > 0) splices.push(isFlow ? lessInFlow(old, at, less.length) : lessInBlock(text, less));
  return splices;
}

function isValue(node: YamlNode | undefined, value: string | number | boolean | undefined): boolean {
  return node?.kind === 'scalar' && node.value === value;
}

function moreInFlow(old: readonly YamlNode[], at: number, printed: readonly string[]): Splice {
  const before = old[at - 1];
  if (before !== undefined) return { start: before.span.end, end: before.span.end, text: printed.map((item) => `, ${item}`).join('') };
  const start = old[0]?.span.start ?? 0;
  return { start, end: start, text: printed.map((item) => `${item}, `).join('') };
}

function moreInBlock(text: string, old: readonly YamlNode[], at: number, printed: readonly string[], eol: string): Splice {
  const model = (old[at - 1] ?? old[0]) as YamlNode;
  const start = text.lastIndexOf('\n', model.span.start) + 1;
  const lead = text.slice(start, model.span.start);
  const lines = printed.map((item) => lead + item);
  if (at === 0) return { start, end: start, text: lines.map((line) => line + eol).join('') };
  const feed = text.indexOf('\n', model.span.end);
  const end = feed === -1 ? text.length : text[feed - 1] === '\r' ? feed - 1 : feed;
  return { start: end, end, text: lines.map((line) => eol + line).join('') };
}

function lessInFlow(old: readonly YamlNode[], at: number, count: number): Splice {
  const before = old[at - 1];
  const last = old[at + count - 1] as YamlNode;
  if (before !== undefined) return { start: before.span.end, end: last.span.end, text: '' };
  return { start: (old[0] as YamlNode).span.start, end: (old[count] as YamlNode).span.start, text: '' };
}

function lessInBlock(text: string, gone: readonly YamlNode[]): Splice {
  const first = gone[0] as YamlNode;
  const last = gone.at(-1) as YamlNode;
  const start = text.lastIndexOf('\n', first.span.start) + 1;
  const feed = text.indexOf('\n', last.span.end);
  return { start, end: feed === -1 ? text.length : feed + 1, text: '' };
}
