// The YAML library, fenced. Reading: core schema of YAML 1.2, no aliases, no foreign tags, no doubles, everything with its place. Printing:
// what readers of YAML 1.1 and 1.2 take for the same. It is heavy, so it is only reached by a dynamic import; nobody else sees its own tree.
import { Document, isAlias, isMap, isScalar, isSeq, type Node, Pair, type ParsedNode, parseDocument, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Diagnostic } from './diagnostic.ts';
import { isPlain, shortList } from './plain-print.ts';
import { placeOf, type Source, type Span } from './source.ts';
import { refuseYaml } from './yaml-guard.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from './yaml-node.ts';

/** What a YAML text says, as far as it can be read, and what is wrong with it. No node: nothing in it, or not to be read. */
export interface YamlReading {
  readonly node?: YamlNode;
  readonly diagnostics: readonly Diagnostic[];
}

const MAX_ERRORS = 20;

/** Reads one YAML document that stands at `inner` in a file. Of a key that stands twice the first counts, and the second is a diagnostic. */
export function readYaml(source: Source, inner: Span): YamlReading {
  const refused = refuseYaml(source, inner);
  if (refused !== undefined) return { diagnostics: [refused] };
  const document = parseDocument(source.text.slice(inner.start, inner.end), {
    schema: 'core',
    version: '1.2',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const converter: Converter = { source, offset: inner.start, diagnostics: [] };
  for (const { code, message, pos } of [...document.errors, ...document.warnings].slice(0, MAX_ERRORS)) {
    const [words, help] = wordsFor(code, message);
    report(
      converter,
      code === 'TAG_RESOLVE_FAILED' || code === 'MULTIPLE_DOCS' ? 'yaml-unsupported' : 'yaml-syntax',
      pos[0],
      pos[1],
      words,
      help,
    );
  }
  if (converter.diagnostics.length > 0) return { diagnostics: converter.diagnostics };
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.source === '' && contents.value === null)) return { diagnostics: [] };
  const node = convert(converter, contents);
  const { diagnostics } = converter;
  return diagnostics.some((d) => d.code !== 'yaml-duplicate-key') ? { diagnostics } : { node, diagnostics };
}

interface Converter {
  readonly source: Source;
  readonly offset: number;
  readonly diagnostics: Diagnostic[];
}

function report(converter: Converter, code: string, start: number, end: number, message: string, help: string): void {
  if (converter.diagnostics.length >= MAX_ERRORS) return;
  const limit = converter.source.text.length;
  const at = Math.min(shownAt(converter, start + converter.offset), limit);
  const place = placeOf(converter.source, { start: at, end: Math.max(at, Math.min(end + converter.offset, limit)) });
  converter.diagnostics.push({ code, severity: 'error', place, message, help });
}

/** What is missing is missed after the last word, not on the empty line below it. */
function shownAt({ source: { text }, offset }: Converter, at: number): number {
  let end = Math.min(at, text.length);
  if (/\S/.test(text.slice(end, end + 1))) return at;
  while (end > offset && /\s/.test(text[end - 1] ?? '')) end--;
  return end > offset && text.slice(end, at).includes('\n') ? end - 1 : at;
}

function convert(converter: Converter, node: Node): YamlNode {
  const [from, to] = (node as ParsedNode).range;
  const span = { start: from + converter.offset, end: to + converter.offset };
  if (isAlias(node)) {
    report(converter, 'yaml-unsupported', from, to, 'a `*name` that repeats another value is not read', 'write the value out');
    return { kind: 'scalar', value: null, source: '', span };
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => (isNode(item) ? convert(converter, item) : nothingAt(span.start)));
    return { kind: 'list', items, span: node.flow ? span : { start: span.start, end: items.at(-1)?.span.end ?? span.end } };
  }
  if (isMap(node)) return convertMap(converter, node.items as readonly Pair<unknown, unknown>[], span, node.flow === true);
  return convertScalar(converter, node as Scalar, span);
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}

function convertMap(converter: Converter, pairs: readonly Pair<unknown, unknown>[], span: Span, flow: boolean): YamlMap {
  const entries: YamlEntry[] = [];
  const seen = new Set<string>();
  for (const { key, value } of pairs) {
    if (!isScalar(key) || !key.range || (key.range[0] === key.range[1] && key.source === '')) {
      const at = (isNode(key) ? (key as ParsedNode).range[0] : undefined) ?? span.start - converter.offset;
      report(converter, 'yaml-unsupported', at, at, 'a field needs a name of plain text before its colon', 'write `name: value`');
      continue;
    }
    const keySpan = { start: key.range[0] + converter.offset, end: key.range[1] + converter.offset };
    const name = key.type === 'PLAIN' ? converter.source.text.slice(keySpan.start, keySpan.end) : String(key.value);
    const node = isNode(value) ? convert(converter, value) : nothingAt(keySpan.end);
    if (seen.has(name)) {
      report(
        converter,
        'yaml-duplicate-key',
        key.range[0],
        key.range[1],
        `\`${name}\` stands here a second time`,
        'keep one of the two; the first one counts until then',
      );
    } else {
      seen.add(name);
      entries.push({ key: name, keySpan, value: node });
    }
  }
  const first = entries[0];
  const last = entries.at(-1);
  if (flow || first === undefined || last === undefined) return { kind: 'map', entries, span };
  return { kind: 'map', entries, span: { start: first.keySpan.start, end: last.value.span.end } };
}

function nothingAt(offset: number): YamlScalar {
  return { kind: 'scalar', value: null, source: '', span: { start: offset, end: offset } };
}

function convertScalar(converter: Converter, node: Scalar, span: Span): YamlScalar {
  const { text } = converter.source;
  const { value } = node;
  if (span.start === span.end) {
    let at = span.start;
    while (at > converter.offset && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
    return { ...nothingAt(at), value: typeof value === 'string' ? value : null };
  }
  const source = text.slice(span.start, span.end);
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return { kind: 'scalar', value, source, span };
  return { kind: 'scalar', value: source, source, span };
}

/** What to say for an error of the library, and how to go on. */
function wordsFor(code: string, message: string): readonly [string, string] {
  switch (code) {
    case 'TAB_AS_INDENT':
      return ['a tab stands where spaces are needed', 'indent with spaces'];
    case 'BAD_INDENT':
      if (/^Flow (?:sequence|map) .*end with a/.test(message))
        return ['a bracket is opened and not closed', 'write the closing bracket behind the last value'];
      return ['this line is indented in a way that fits no line above', 'indent fields that belong together by the same number of spaces'];
    case 'BLOCK_AS_IMPLICIT_KEY':
      return ['a second `: ` in one value', 'put the whole value in quotes'];
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      if (/^Missing closing ["']/.test(message)) return ['a quote is opened and not closed', 'write the same quote behind the value'];
      return [plainWords(message), 'a field is `name: value`; put a value with `: `, ` #`, or a sign in front into quotes'];
    case 'BAD_SCALAR_START':
      return ['a value cannot begin with this sign', 'put the whole value in quotes'];
    case 'TAG_RESOLVE_FAILED':
      return ['a `!type` before a value is not read', 'remove it'];
    case 'MULTIPLE_DOCS':
      return ['a second document begins here', 'keep one document in a file'];
    default:
      return [plainWords(message), 'see the example in `wg explain yaml-syntax`'];
  }
}

function plainWords(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1, 200).replace(/\.$/, '');
}

/** What can be printed; a map keeps the order of its entries. */
export type Printable = string | number | boolean | null | readonly Printable[] | ReadonlyMap<string, Printable>;

/** `comment`: a first line, without `#`. `spaced`: a blank line between the top fields, so that two people's edits merge. */
export interface PrintOptions {
  readonly comment?: string;
  readonly spaced?: boolean;
}

/**
 * YAML text that ends with a line end. Real days are bare; times, yes/no words and whatever some reader takes for another type are quoted;
 * short lists of scalars stand in brackets; texts of several lines are literal blocks; nothing is folded.
 */
export function printYaml(value: Printable, options: PrintOptions = {}): string {
  const document = new Document<Node>(null as unknown as Node, { schema: 'core', version: '1.2' });
  const root = nodeOf(value, false);
  if (options.spaced && isMap(root)) {
    for (const [index, { key }] of root.items.entries()) if (index > 0 && isScalar(key)) key.spaceBefore = true;
  }
  document.contents = root;
  if (options.comment !== undefined) document.commentBefore = ` ${options.comment.replace(/[\r\n]/g, ' ')}`;
  const text = document.toString({
    lineWidth: 0,
    flowCollectionPadding: false,
    blockQuote: 'literal',
    doubleQuotedMinMultiLineLength: 1_000_000,
  });
  return text.replace(NEEDS_ESCAPE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** One scalar as it stands in a field (or, with `inFlow`, between brackets); with the quotes that are given where that can be. */
export function printScalar(value: string | number | boolean | null, quote?: "'" | '"', inFlow = false): string {
  const node = scalarOf(value, inFlow);
  if (typeof value === 'string' && quote !== undefined && !NEEDS_DOUBLE.test(value))
    node.type = quote === "'" ? 'QUOTE_SINGLE' : 'QUOTE_DOUBLE';
  else if (node.type === 'BLOCK_LITERAL') node.type = 'QUOTE_DOUBLE';
  const document = new Document<Node>(node, { schema: 'core', version: '1.2' });
  const text = document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: 1_000_000 }).trimEnd();
  return text.replace(NEEDS_ESCAPE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

// Not printable in YAML, or a line break to YAML 1.1 alone. The library escapes the rest.
const NEEDS_ESCAPE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;
const NEEDS_DOUBLE = /[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;
const NEEDS_DOUBLE_BUT_LINES = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;
function nodeOf(value: Printable, inFlow: boolean): Node {
  if (value instanceof Map) {
    const map = new YAMLMap();
    for (const [key, item] of value as ReadonlyMap<string, Printable>) map.items.push(new Pair(scalarOf(key, true), nodeOf(item, inFlow)));
    map.flow = map.items.length === 0;
    return map;
  }
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    const items = value as readonly Printable[];
    const isShort =
      items.every((item) => typeof item !== 'object' || item === null) &&
      items.reduce<number>((sum, item) => sum + String(item).length + 2, 0) <= shortList;
    const flow = isShort && !items.some((item) => typeof item === 'string' && item.includes('\n'));
    for (const item of items) list.items.push(nodeOf(item, flow));
    list.flow = flow;
    return list;
  }
  return scalarOf(value as string | number | boolean | null, inFlow);
}

function scalarOf(value: string | number | boolean | null, inFlow: boolean): Scalar {
  const node = new Scalar(value);
  if (typeof value === 'string') node.type = styleOf(value, inFlow);
  return node;
}

function styleOf(text: string, inFlow: boolean): Scalar.Type {
  if (isPlain(text, inFlow)) return 'PLAIN';
  if (text.includes('\n') && !inFlow && !NEEDS_DOUBLE_BUT_LINES.test(text) && !/ (?:\n|$)/.test(text) && !/^\s|\n\n$/.test(text))
    return 'BLOCK_LITERAL';
  return NEEDS_DOUBLE.test(text) || (text.includes("'") && !/["\\]/.test(text)) ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE';
}
