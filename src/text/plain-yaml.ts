// Reads the plain part of YAML that people and `wg` write in front matter, without a library: block maps and lists, one-line scalars,
// simple quotes, `[a, b]`, comments. Whatever else it meets it does not judge: it gives up, and the library reads. On all that it
// accepts it equals the library (a property test).
import type { Source, Span } from './source.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from './yaml-node.ts';

/** The map in that stretch of a file, or undefined where the library has to read: anything unusual, empty or wrong. */
export function readPlainYaml(source: Source, inner: Span): YamlMap | undefined {
  const text = source.text;
  if (inner.end - inner.start > 65_536) return undefined;
  if (UNUSUAL.test(text.slice(inner.start, inner.end))) return undefined;
  const reader: Reader = { text, end: inner.end, at: inner.start, line: NO_LINE };
  if (!nextLine(reader) || reader.line.indent !== 0 || text.charCodeAt(reader.line.start) === DASH) return undefined;
  const map = readMap(reader, 0, 0);
  return map === undefined || reader.line !== NO_LINE ? undefined : map;
}

// Tabs, controls, lone carriage returns, and the characters that some readers take for spaces, breaks or nothing at all.
const UNUSUAL = /[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff0-\uffff]|\r(?!\n)/;
const DASH = 0x2d;
const SPACE = 0x20;
const HASH = 0x23;
const COLON = 0x3a;
const MAX_DEPTH = 16;
const MAX_KEYS = 500;

/** A line with something on it: `start` behind the indentation, `end` without the line end. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
}

interface Reader {
  readonly text: string;
  readonly end: number;
  at: number;
  line: Line;
}

const NO_LINE: Line = { start: -1, end: -1, indent: -1 };

/** Goes to the next line that is neither blank nor a comment. */
function nextLine(reader: Reader): boolean {
  const { text, end: limit } = reader;
  let at = reader.at;
  while (at < limit) {
    let feed = text.indexOf('\n', at);
    if (feed === -1 || feed >= limit) feed = limit;
    const end = feed > at && text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed;
    let start = at;
    while (start < end && text.charCodeAt(start) === SPACE) start++;
    if (start < end && text.charCodeAt(start) !== HASH) {
      reader.line = { start, end, indent: start - at };
      reader.at = feed + 1;
      return true;
    }
    at = feed + 1;
  }
  reader.at = limit;
  reader.line = NO_LINE;
  return false;
}

function readMap(reader: Reader, indent: number, depth: number): YamlMap | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const { text } = reader;
  const entries: YamlEntry[] = [];
  const seen = new Set<string>();
  while (reader.line.indent === indent) {
    const { start, end } = reader.line;
    const colon = keyEnd(text, start, end);
    if (colon === -1) return undefined;
    const key = text.slice(start, colon);
    if (seen.has(key) || seen.size >= MAX_KEYS || NULL_OR_BOOLEAN.test(key)) return undefined;
    seen.add(key);
    const value = readValue(reader, colon + 1, end, indent, depth);
    if (value === undefined) return undefined;
    entries.push({ key, keySpan: { start, end: colon }, value });
  }
  const first = entries[0];
  const last = entries.at(-1);
  if (first === undefined || last === undefined || reader.line.indent > indent) return undefined;
  return { kind: 'map', entries, span: { start: first.keySpan.start, end: last.value.span.end } };
}

const NULL_OR_BOOLEAN = /^(?:null|true|false)$/i;

/** The offset of the colon that ends a simple key (letters, digits, `_`, `-`, single spaces inside), or -1. */
function keyEnd(text: string, start: number, end: number): number {
  let at = start;
  for (; at < end && at - start <= 100; at++) {
    const c = text.charCodeAt(at);
    if (c === COLON) {
      const after = at + 1 === end ? SPACE : text.charCodeAt(at + 1);
      return at > start && after === SPACE && text.charCodeAt(at - 1) !== SPACE ? at : -1;
    }
    if (isLetter(c)) continue;
    if (at === start || !(isDigit(c) || c === DASH || (c === SPACE && text.charCodeAt(at - 1) !== SPACE))) return -1;
  }
  return -1;
}

function isLetter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 0x5f || c >= 0xc0;
}

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

/** The value behind a colon, on its line or indented below; leaves the reader on the line after it. */
function readValue(reader: Reader, from: number, end: number, indent: number, depth: number): YamlNode | undefined {
  const at = skipSpaces(reader.text, from, end);
  if (at < end && !(reader.text.charCodeAt(at) === HASH && at > from)) {
    const value = readInline(reader.text, at, end);
    nextLine(reader);
    return value;
  }
  nextLine(reader);
  const { line } = reader;
  const dash = isItem(reader.text, line);
  if (dash && line.indent >= indent) return readList(reader, line.indent, depth + 1);
  if (line.indent > indent) return readMap(reader, line.indent, depth + 1);
  return { kind: 'scalar', value: null, source: '', span: { start: from, end: from } };
}

function isItem(text: string, line: Line): boolean {
  return line !== NO_LINE && text.charCodeAt(line.start) === DASH && text.charCodeAt(line.start + 1) === SPACE && line.start + 1 < line.end;
}

function readList(reader: Reader, indent: number, depth: number): YamlNode | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const { text } = reader;
  const items: YamlNode[] = [];
  const start = reader.line.start;
  while (reader.line.indent === indent && isItem(text, reader.line)) {
    const { line } = reader;
    const at = skipSpaces(text, line.start + 1, line.end);
    if (at === line.end || text.charCodeAt(at) === HASH) return undefined;
    let item: YamlNode | undefined;
    if (keyEnd(text, at, line.end) === -1) {
      item = readInline(text, at, line.end);
      nextLine(reader);
    } else {
      const column = indent + at - line.start;
      reader.line = { start: at, end: line.end, indent: column };
      item = readMap(reader, column, depth + 1);
    }
    if (item === undefined) return undefined;
    items.push(item);
  }
  const last = items.at(-1);
  if (last === undefined || reader.line.indent > indent) return undefined;
  return { kind: 'list', items, span: { start, end: last.span.end } };
}

/** A scalar or flow list that fills the rest of a line, but for a comment. */
function readInline(text: string, at: number, end: number): YamlNode | undefined {
  const c = text.charCodeAt(at);
  if (c === 0x22 || c === 0x27) {
    const scalar = readQuoted(text, at, end);
    return scalar !== undefined && isRestEmpty(text, scalar.span.end, end) ? scalar : undefined;
  }
  if (c === 0x5b) return readFlowList(text, at, end);
  if (!canStartPlain(text, at)) return undefined;
  let stop = end;
  for (let i = at + 1; i < end; i++) {
    const d = text.charCodeAt(i);
    if (d === COLON && (i + 1 === end || text.charCodeAt(i + 1) === SPACE)) return undefined;
    if (d === HASH && text.charCodeAt(i - 1) === SPACE) {
      stop = i;
      break;
    }
  }
  while (text.charCodeAt(stop - 1) === SPACE) stop--;
  return plainScalar(text, at, stop);
}

/** Letters, digits, and the few marks that mean nothing to YAML at the start of a scalar. */
function canStartPlain(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (c === DASH) return isDigit(text.charCodeAt(at + 1));
  return isLetter(c) || isDigit(c) || c === 0x28 || c === 0x2b || c === 0x2e || c === 0x2f || c === 0x7e;
}

function readQuoted(text: string, at: number, end: number): YamlScalar | undefined {
  const quote = text.charAt(at);
  let close = text.indexOf(quote, at + 1);
  if (quote === "'") while (close !== -1 && close < end && text.charAt(close + 1) === "'") close = text.indexOf(quote, close + 2);
  if (close === -1 || close >= end) return undefined;
  const source = text.slice(at, close + 1);
  const inside = source.slice(1, -1);
  if (quote === '"' && inside.includes('\\')) return undefined;
  return { kind: 'scalar', value: quote === "'" ? inside.replaceAll("''", "'") : inside, source, span: { start: at, end: close + 1 } };
}

function readFlowList(text: string, open: number, end: number): YamlNode | undefined {
  const items: YamlNode[] = [];
  let at = skipSpaces(text, open + 1, end);
  for (let closed = text.charAt(at) === ']'; !closed; ) {
    const item = readFlowItem(text, at, end);
    if (item === undefined) return undefined;
    items.push(item);
    at = skipSpaces(text, item.span.end, end);
    if (at >= end) return undefined;
    closed = text.charAt(at) === ']';
    if (!closed) at = skipSpaces(text, at + 1, end);
  }
  if (at >= end || !isRestEmpty(text, at + 1, end)) return undefined;
  return { kind: 'list', items, span: { start: open, end: at + 1 } };
}

/** An item that ends, spaces aside, at a comma or the bracket. */
function readFlowItem(text: string, at: number, end: number): YamlScalar | undefined {
  const c = text.charCodeAt(at);
  if (c === 0x22 || c === 0x27) {
    const scalar = readQuoted(text, at, end);
    if (scalar === undefined) return undefined;
    const next = text.charAt(skipSpaces(text, scalar.span.end, end));
    return next === ',' || next === ']' ? scalar : undefined;
  }
  if (!canStartPlain(text, at)) return undefined;
  let stop = at + 1;
  for (; stop < end; stop++) {
    const d = text.charAt(stop);
    if (d === ',' || d === ']') break;
    if (d === ':' || d === '#' || d === '[' || d === '{' || d === '}') return undefined;
  }
  if (stop >= end) return undefined;
  while (text.charCodeAt(stop - 1) === SPACE) stop--;
  return plainScalar(text, at, stop);
}

/** Resolves by the core schema (YAML 1.2.2, 10.3.2); gives up on numbers that are not written the everyday way. */
function plainScalar(text: string, start: number, end: number): YamlScalar | undefined {
  const source = text.slice(start, end);
  const span = { start, end };
  if (isLetter(text.charCodeAt(start))) {
    const value = source.length > 5 ? source : word(source);
    return { kind: 'scalar', value, source, span };
  }
  if (source === '~') return { kind: 'scalar', value: null, source, span };
  if (EVERYDAY_NUMBER.test(source)) return { kind: 'scalar', value: Number(source), source, span };
  return MAYBE_NUMBER.test(source) ? undefined : { kind: 'scalar', value: source, source, span };
}

const EVERYDAY_NUMBER = /^(?:0|-?[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?$/;
const MAYBE_NUMBER = /^[-+]?(?:0[ox][0-9a-fA-F]+|\.(?:inf|nan)|[0-9.]+(?:e[-+]?[0-9]+)?)$/i;

function word(source: string): string | boolean | null {
  switch (source) {
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    default:
      return source;
  }
}

function skipSpaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) === SPACE) at++;
  return at;
}

function isRestEmpty(text: string, from: number, end: number): boolean {
  const at = skipSpaces(text, from, end);
  return at >= end || (at > from && text.charCodeAt(at) === HASH);
}
