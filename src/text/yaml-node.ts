// A positioned tree of what a YAML text says, whichever reader made it. Keys are data in a list, never properties of an object.
import type { Span } from './source.ts';

/** A node of the tree; its span is in offsets of the whole file. */
export type YamlNode = YamlScalar | YamlList | YamlMap;

/** A scalar: `value` by the core schema of YAML 1.2, `source` as written (with its quotes). No value: null, with an empty span. */
export interface YamlScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly source: string;
  readonly span: Span;
}

/** A list; its span is from the first `-` or the `[` to the end of the last item or the `]`. */
export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly span: Span;
}

/** One field of a map; the key is its text, unquoted. */
export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlNode;
}

/** A map, in the order of the file; no key stands twice. Its span is from the first key or the `{` to the end of the last value or the `}`. */
export interface YamlMap {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
  readonly span: Span;
}

/** The field of that name, if the map has it. */
export function entry(map: YamlMap, key: string): YamlEntry | undefined {
  return map.entries.find((e) => e.key === key);
}

/** What a person wrote in a scalar, without quotes: `2016-02-26`, `0123` and `1e3` keep every character. */
export function scalarText(node: YamlScalar): string {
  return typeof node.value === 'string' ? node.value : node.source;
}

/** All that a node says, its keys in their order, as text that is equal for nodes that say the same at other places. */
export function contentOf(node: YamlNode): string {
  return JSON.stringify(withoutPlaces(node));
}

function withoutPlaces(node: YamlNode): unknown {
  if (node.kind === 'scalar') return [node.value, node.source];
  if (node.kind === 'list') return node.items.map(withoutPlaces);
  return { map: node.entries.map((e) => [e.key, withoutPlaces(e.value)]) };
}

/** A value without positions. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * The plain value of a node for a schema: maps become frozen objects without a prototype. A key `__proto__` is left out, whatever reads the
 * object next; unknown keys are to be looked for in the tree.
 */
export function toPlain(node: YamlNode): Plain {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toPlain);
  const object: Record<string, Plain> = Object.create(null);
  for (const { key, value } of node.entries) if (key !== '__proto__') object[key] = toPlain(value);
  return Object.freeze(object);
}
