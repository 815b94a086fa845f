// Sets one entry of a field that is a map by name, by the smallest splice. Like every edit it is tried, read again and compared before it is
// given out.
import type { Diagnostic } from './diagnostic.ts';
import { type Splice, splice } from './edit.ts';
import { type Fields, readDocument, readFields } from './fields.ts';
import { insertion } from './header-edit.ts';
import { isPlain } from './plain-print.ts';
import { placeOf, type Source } from './source.ts';
import { entry, toPlain, type YamlMap } from './yaml-node.ts';

/** Where a new field and a new entry stand: behind those that come before them here, or last. */
export interface EntryOrder {
  readonly fields: readonly string[];
  readonly entries: readonly string[];
}

/**
 * The splices that set an entry of a map to a word that needs no quotes (a day), in a YAML file or in the front matter of any other; none where it
 * has that value already. A diagnostic where the file has errors, the field is no map, or the edit would touch more.
 */
export async function setEntry(
  source: Source,
  key: string,
  name: string,
  value: string,
  order: EntryOrder,
): Promise<readonly Splice[] | Diagnostic> {
  const isYaml = /\.ya?ml$/i.test(source.path);
  const read = isYaml ? readDocument : readFields;
  const before = await read(source);
  const error = before.diagnostics.find((d) => d.severity === 'error');
  if (error !== undefined) return error;
  if (plainEntry(before, key, name) === value) return [];
  const printed = isPlain(name, true) ? name : (await import('./yaml-library.ts')).printScalar(name, "'", true);
  const splices = splicesFor(source, before, key, { name, printed }, value, order, isYaml);
  if (splices !== undefined) {
    const text = splice(source.text, splices);
    const after = await read({ path: source.path, text });
    const isRight =
      after.diagnostics.length <= before.diagnostics.length &&
      plainEntry(after, key, name) === value &&
      others(before, key, name) === others(after, key, name) &&
      (isYaml || text.slice(after.bodyStart).endsWith(source.text.slice(before.bodyStart).replace(/^\ufeff/, '')));
    if (isRight) return splices;
  }
  const at = before.fields === undefined ? undefined : entry(before.fields, key);
  return {
    code: 'field-edit',
    severity: 'error',
    place: at === undefined ? { path: source.path } : placeOf(source, at.keySpan),
    message: `\`${name}\` of \`${key}\` cannot be changed here without changing something else`,
    help: 'change it by hand',
  };
}

function splicesFor(
  source: Source,
  before: Fields,
  key: string,
  { name, printed }: { readonly name: string; readonly printed: string },
  value: string,
  order: EntryOrder,
  isYaml: boolean,
): readonly Splice[] | undefined {
  const { text } = source;
  const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
  const field = before.fields === undefined ? undefined : entry(before.fields, key);
  if (field === undefined)
    return insertion(source, before, isYaml, `${key}:\n  ${printed}: ${value}\n`, eol, order.fields.slice(0, order.fields.indexOf(key)));
  const map = field.value;
  if (map.kind === 'scalar' && map.value === null) {
    const at = text.indexOf(':', field.keySpan.end) + 1;
    return [{ start: at, end: at, text: `${eol}  ${printed}: ${value}` }];
  }
  if (map.kind !== 'map') return undefined;
  const old = entry(map, name);
  if (old !== undefined) {
    const { span } = old.value;
    if (span.start < span.end) return [{ start: span.start, end: span.end, text: value }];
    const at = text.indexOf(':', old.keySpan.end) + 1;
    return [{ start: at, end: at, text: ` ${value}` }];
  }
  const isFlow = text[map.span.start] === '{';
  const earlier = order.entries.slice(0, order.entries.indexOf(name));
  const above = map.entries.findLast((e) => earlier.includes(e.key));
  const first = map.entries[0];
  if (isFlow) {
    const at = above?.value.span.end ?? map.span.start + 1;
    const words = above !== undefined ? `, ${printed}: ${value}` : `${printed}: ${value}${first === undefined ? '' : ', '}`;
    return [{ start: at, end: at, text: words }];
  }
  const beside = above ?? first;
  if (beside === undefined) return undefined;
  const lineStart = text.lastIndexOf('\n', beside.keySpan.start - 1) + 1;
  const indent = text.slice(lineStart, beside.keySpan.start);
  if (above === undefined) return [{ start: lineStart, end: lineStart, text: `${indent}${printed}: ${value}${eol}` }];
  const feed = text.indexOf('\n', above.value.span.end);
  if (feed === -1) return [{ start: text.length, end: text.length, text: `${eol}${indent}${printed}: ${value}` }];
  return [{ start: feed + 1, end: feed + 1, text: `${indent}${printed}: ${value}${eol}` }];
}

function plainEntry({ fields }: Fields, key: string, name: string): unknown {
  const map = fields === undefined ? undefined : entry(fields, key)?.value;
  const node = map?.kind === 'map' ? entry(map, name)?.value : undefined;
  return node === undefined ? undefined : toPlain(node);
}

/** Everything but that entry, and but the map where it is alone in it. */
function others({ fields }: Fields, key: string, name: string): string {
  const rest = (map: YamlMap): unknown => map.entries.flatMap((e) => (e.key === name ? [] : [[e.key, plainPairs(e.value)]]));
  return JSON.stringify(
    (fields?.entries ?? []).flatMap((e) => {
      if (e.key !== key) return [[e.key, plainPairs(e.value)]];
      const left = e.value.kind === 'map' ? rest(e.value) : [];
      return Array.isArray(left) && left.length > 0 ? [[e.key, left]] : [];
    }),
  );
}

/** A node without its places, keys in their order. */
function plainPairs(node: Parameters<typeof toPlain>[0]): unknown {
  if (node.kind === 'scalar') return [node.value, node.source];
  if (node.kind === 'list') return node.items.map(plainPairs);
  return { map: node.entries.map((e) => [e.key, plainPairs(e.value)]) };
}
