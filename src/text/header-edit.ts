// Sets one top field of front matter or of a YAML file by the smallest splice. Every edit is tried, read again and compared before it is
// given out: all other fields and the body are the same, or there is no edit.
import type { Diagnostic } from './diagnostic.ts';
import { type Splice, splice } from './edit.ts';
import { type Fields, wholeText } from './fields.ts';
import { notEdited, openEdited } from './fields-edit.ts';
import { findHeader } from './header.ts';
import { listSplices } from './list-edit.ts';
import type { Source } from './source.ts';
import { contentOf, entry, type YamlEntry, type YamlMap, type YamlNode } from './yaml-node.ts';

type FieldScalar = string | number | boolean;

/** What a field can be set to: a scalar or a list of scalars. */
export type FieldValue = FieldScalar | readonly FieldScalar[];

type Printer = typeof import('./yaml-library.ts');

/**
 * The splices that set (or with undefined remove) a top field; none where it has that value already. A Markdown file without front matter
 * gets one; a path that ends in `.yaml` or `.yml` is a YAML file. A new field comes behind those that stand before it in `order`, or last.
 * A diagnostic where the file has errors, or the edit would touch more.
 */
export async function setField(
  source: Source,
  key: string,
  value: FieldValue | undefined,
  order: readonly string[] = [],
): Promise<readonly Splice[] | Diagnostic> {
  const file = await openEdited(source);
  if ('code' in file) return file;
  const { before, eol } = file;
  const old = before.fields === undefined ? undefined : entry(before.fields, key);
  if (value === undefined ? old === undefined : old !== undefined && hasValue(old.value, value)) return [];
  const printer = await import('./yaml-library.ts');
  const splices =
    value === undefined
      ? removal(source.text, old as YamlEntry, before.fields ?? nothing)
      : old !== undefined
        ? replacement(source.text, old, value, printer, eol)
        : insertion(source, before, file.isYaml, printer.printYaml(new Map([[key, value]])), eol, order.slice(0, order.indexOf(key)));
  if (isRight(before, await file.after(splices), key, value)) return splices;
  return notEdited(source, `\`${key}\``, old?.keySpan);
}

/** Fields to set or, with undefined, to remove. */
export type FieldChange = readonly (readonly [key: string, value: FieldValue | undefined])[];

/** The text with several fields set, one after the other; or the first problem. */
export async function setFields(source: Source, fields: FieldChange, order?: readonly string[]): Promise<string | Diagnostic> {
  let { text } = source;
  for (const [key, value] of fields) {
    const splices = await setField({ path: source.path, text }, key, value, order);
    if ('code' in splices) return splices;
    text = splice(text, splices);
  }
  return text;
}

function hasValue(node: YamlNode, value: FieldValue): boolean {
  if (node.kind === 'scalar') return node.value === value;
  if (node.kind === 'map' || !Array.isArray(value)) return false;
  return node.items.length === value.length && node.items.every((item, i) => item.kind === 'scalar' && item.value === value[i]);
}

/** Whether the fields are the same but for that one, in the same order. */
function isRight(before: Fields, after: Fields | undefined, key: string, value: FieldValue | undefined): boolean {
  if (after === undefined) return false;
  const now = after.fields === undefined ? undefined : entry(after.fields, key);
  if (value === undefined ? now !== undefined : now === undefined || !hasValue(now.value, value)) return false;
  const others = (map: YamlMap | undefined) =>
    JSON.stringify((map?.entries ?? []).filter((e) => e.key !== key).map((e) => [e.key, contentOf(e.value)]));
  const order = (map: YamlMap | undefined) => JSON.stringify(map?.entries.map((e) => e.key));
  return (
    others(before.fields) === others(after.fields) &&
    (now === undefined || entry(before.fields ?? nothing, key) === undefined || order(before.fields) === order(after.fields))
  );
}

const nothing: YamlMap = { kind: 'map', entries: [], span: { start: 0, end: 0 } };

/** The field's lines, and the blank line that parts it from the others where each has one. */
function removal(text: string, { keySpan, value }: YamlEntry, fields: YamlMap): readonly Splice[] {
  const [start, end] = [lineStart(text, keySpan.start), nextLineStart(text, value.span.end)];
  const isFirst = fields.entries[0]?.keySpan.start === keySpan.start;
  if (!isSpaced(text, fields)) return [{ start, end, text: '' }];
  if (isFirst) return [{ start, end: lineStart(text, fields.entries[1]?.keySpan.start ?? end), text: '' }];
  return [{ start: lineStart(text, start - 1), end, text: '' }];
}

function replacement(
  text: string,
  { keySpan, value: old }: YamlEntry,
  value: FieldValue,
  printer: Printer,
  eol: string,
): readonly Splice[] {
  const afterColon = text.indexOf(':', keySpan.end) + 1;
  if (!isList(value) && old.kind === 'scalar' && isOneLine(text, afterColon, old) && !(typeof value === 'string' && value.includes('\n'))) {
    const quote = old.source.startsWith("'") ? "'" : old.source.startsWith('"') ? '"' : undefined;
    const printed = printer.printScalar(value, quote);
    return [{ start: old.span.start, end: old.span.end, text: old.source === '' ? ` ${printed}` : printed }];
  }
  if (isList(value) && old.kind === 'list') {
    const splices = listSplices(text, old, value, (item, quote) => printer.printScalar(item, quote, text[old.span.start] === '['), eol);
    if (splices !== undefined) return splices;
  }
  const printed = printer
    .printYaml(new Map([['x', value]]))
    .slice('x:'.length, -1)
    .replaceAll('\n', eol);
  const end = withoutLineEnd(text, old.span.end);
  const keyLineEnd = lineEnd(text, keySpan.end);
  if (old.span.start <= keyLineEnd || printed.startsWith(' |')) return [{ start: afterColon, end, text: printed }];
  const at = printed.startsWith(eol) ? keyLineEnd : afterColon;
  return [
    { start: at, end: at, text: printed },
    { start: keyLineEnd, end, text: '' },
  ];
}

function isList(value: FieldValue): value is readonly FieldScalar[] {
  return Array.isArray(value);
}

/** A scalar that begins on its key's line and ends where its span does (a block's span holds line ends). */
function isOneLine(
  text: string,
  afterColon: number,
  { span, source }: { readonly span: { readonly start: number }; readonly source: string },
): boolean {
  return !/^[|>]/.test(source) && span.start <= lineEnd(text, afterColon);
}

/** The splice that puts a printed field behind the last of the fields that come before it, else behind all. */
export function insertion(
  source: Source,
  { fields }: Fields,
  isYaml: boolean,
  printed: string,
  eol: string,
  before: readonly string[],
): readonly Splice[] {
  const { text } = source;
  const field = printed.replaceAll('\n', eol);
  const last = fields?.entries.findLast((e) => before.includes(e.key)) ?? fields?.entries.at(-1);
  if (fields !== undefined && last !== undefined) {
    const at = nextLineStart(text, last.value.span.end);
    const first = fields.entries[0] ?? last;
    const indent = text.slice(lineStart(text, first.keySpan.start), first.keySpan.start);
    const lines = field.replace(/^(?=[^\r\n])/gm, indent);
    const open = text[at - 1] === '\n' ? '' : eol;
    return [{ start: at, end: at, text: open + (isSpaced(text, fields) ? eol : '') + lines }];
  }
  if (isYaml) {
    const at = wholeText(source).end;
    return [{ start: at, end: at, text: (at > wholeText(source).start && text[at - 1] !== '\n' ? eol : '') + field }];
  }
  const header = findHeader(source);
  if (header !== undefined && 'inner' in header) return [{ start: header.inner.start, end: header.inner.start, text: field }];
  const at = wholeText(source).start;
  const gap = at === text.length || /^\r?\n/.test(text.slice(at, at + 2)) ? '' : eol;
  return [{ start: at, end: at, text: `---${eol}${field}---${eol}${gap}` }];
}

/** Whether every field but the first has a blank line above it. */
function isSpaced(text: string, { entries }: YamlMap): boolean {
  return (
    entries.length > 1 &&
    entries.slice(1).every(({ keySpan }) => /\n\r?\n$/.test(text.slice(Math.max(0, keySpan.start - 3), keySpan.start)))
  );
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : Math.max(text.lastIndexOf('\n', offset - 1) + 1, text.charCodeAt(0) === 0xfeff ? 1 : 0);
}

function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  if (feed === -1) return text.length;
  return text[feed - 1] === '\r' && feed > offset ? feed - 1 : feed;
}

/** The start of the line after the one in which something ends; what ends with a line end has ended its line. */
function nextLineStart(text: string, end: number): number {
  if (end > 0 && text[end - 1] === '\n') return end;
  const feed = text.indexOf('\n', end);
  return feed === -1 ? text.length : feed + 1;
}

function withoutLineEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && (text[at - 1] === '\n' || text[at - 1] === '\r')) at--;
  return at;
}
