// Sets one entry of a field that is a map by name, or takes it away, by the smallest splice. Like every edit it is tried, read again and
// compared before it is given out.
import type { Diagnostic } from './diagnostic.ts';
import type { Splice } from './edit.ts';
import type { Fields } from './fields.ts';
import { type EditedFile, notEdited, openEdited } from './fields-edit.ts';
import { insertion, setField } from './header-edit.ts';
import { isPlain } from './plain-print.ts';
import type { Source } from './source.ts';
import { contentOf, entry, toPlain, type YamlMap } from './yaml-node.ts';

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
  const file = await openEdited(source);
  if ('code' in file) return file;
  const { before } = file;
  if (plainEntry(before, key, name) === value) return [];
  const printed = isPlain(name, true) ? name : (await import('./yaml-library.ts')).printScalar(name, "'", true);
  const splices = splicesFor(file, key, { name, printed }, value, order);
  const after = splices && (await file.after(splices));
  const isRight = after && plainEntry(after, key, name) === value && others(before, key, name) === others(after, key, name);
  if (splices !== undefined && isRight) return splices;
  return notEdited(source, `\`${name}\` of \`${key}\``, before.fields && entry(before.fields, key)?.keySpan);
}

/**
 * The splices that take an entry of a map away, with the last of them the field itself; none where there is no such entry. A diagnostic where the
 * file has errors, or the edit would touch more.
 */
export async function removeEntry(source: Source, key: string, name: string): Promise<readonly Splice[] | Diagnostic> {
  const file = await openEdited(source);
  if ('code' in file) return file;
  const { before } = file;
  const field = before.fields && entry(before.fields, key);
  const map = field?.value;
  if (field === undefined || map?.kind !== 'map' || entry(map, name) === undefined) return [];
  if (map.entries.length === 1) return setField(source, key, undefined);
  const splices = [withoutEntry(source.text, map, name)];
  const after = await file.after(splices);
  const isRight = after && plainEntry(after, key, name) === undefined && others(before, key, name) === others(after, key, name);
  return isRight ? splices : notEdited(source, `\`${name}\` of \`${key}\``, field.keySpan);
}

/** The lines of an entry; in a map within brackets the entry with one of the commas beside it. */
function withoutEntry(text: string, { entries, span }: YamlMap, name: string): Splice {
  const at = entries.findIndex((one) => one.key === name);
  const [before, own, next] = [entries[at - 1], entries[at], entries[at + 1]];
  const [start, end] = [own?.keySpan.start ?? 0, own?.value.span.end ?? 0];
  if (text[span.start] === '{') {
    const from = before === undefined ? start : before.value.span.end;
    return { start: from, end: before === undefined ? (next?.keySpan.start ?? end) : end, text: '' };
  }
  const feed = text.indexOf('\n', end);
  const isEnded = text[end - 1] === '\n';
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: isEnded ? end : feed === -1 ? text.length : feed + 1, text: '' };
}

function splicesFor(
  file: EditedFile,
  key: string,
  { name, printed }: { readonly name: string; readonly printed: string },
  value: string,
  order: EntryOrder,
): readonly Splice[] | undefined {
  const { eol, before } = file;
  const { text } = file.source;
  const field = before.fields === undefined ? undefined : entry(before.fields, key);
  if (field === undefined) {
    const lines = `${key}:\n  ${printed}: ${value}\n`;
    return insertion(file.source, before, file.isYaml, lines, eol, order.fields.slice(0, order.fields.indexOf(key)));
  }
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
  return JSON.stringify(
    (fields?.entries ?? []).flatMap((e) => {
      if (e.key !== key) return [[e.key, contentOf(e.value)]];
      const left = e.value.kind === 'map' ? e.value.entries.filter((one) => one.key !== name) : [];
      return left.length === 0 ? [] : [[e.key, left.map((one) => [one.key, contentOf(one.value)])]];
    }),
  );
}
