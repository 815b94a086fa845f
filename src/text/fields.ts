// The fields of a Markdown file's front matter or of a YAML file. The light reader answers where it can; the library is loaded only for the rest.
import type { Diagnostic } from './diagnostic.ts';
import { findHeader, type Header } from './header.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { placeOf, type Source, type Span } from './source.ts';
import type { YamlMap, YamlNode } from './yaml-node.ts';

/**
 * The fields (undefined: none, or not readable), where the body begins (0 without readable fences, the text's length in a YAML file), and what
 * is wrong.
 */
export interface Fields {
  readonly fields: YamlMap | undefined;
  readonly bodyStart: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** The fields of a Markdown file if no library is needed to say, else undefined. For loops over many files. */
export function tryPlainFields(source: Source): Fields | undefined {
  const header = findHeader(source);
  if (header === undefined) return { fields: undefined, bodyStart: 0, diagnostics: [] };
  if ('problem' in header) return { fields: undefined, bodyStart: 0, diagnostics: [header.problem] };
  const fields = readPlainYaml(source, header.inner);
  return fields === undefined ? undefined : { fields, bodyStart: header.bodyStart, diagnostics: [] };
}

/** The fields of a Markdown file's front matter. */
export async function readFields(source: Source): Promise<Fields> {
  const plain = tryPlainFields(source);
  if (plain !== undefined) return plain;
  const header = findHeader(source) as Header;
  const { readFrontMatter } = await import('./front-matter.ts');
  const { node, diagnostics } = readFrontMatter(source, header);
  return onlyMap(source, node, header.bodyStart, diagnostics, 'the front matter');
}

/** The fields of a whole YAML file. */
export async function readDocument(source: Source): Promise<Fields> {
  const inner = wholeText(source);
  const bodyStart = source.text.length;
  const fields = readPlainYaml(source, inner);
  if (fields !== undefined) return { fields, bodyStart, diagnostics: [] };
  const { readYaml } = await import('./yaml-library.ts');
  const { node, diagnostics } = readYaml(source, inner);
  return onlyMap(source, node, bodyStart, diagnostics, 'the file');
}

/** The whole text but for a byte order mark. */
export function wholeText(source: Source): Span {
  return { start: source.text.charCodeAt(0) === 0xfeff ? 1 : 0, end: source.text.length };
}

function onlyMap(source: Source, node: YamlNode | undefined, bodyStart: number, diagnostics: readonly Diagnostic[], what: string): Fields {
  if (node === undefined) return { fields: undefined, bodyStart, diagnostics };
  if (node.kind === 'map') return { fields: node, bodyStart, diagnostics };
  const place = placeOf(source, node.span);
  const problem: Diagnostic = {
    code: 'yaml-not-fields',
    severity: 'error',
    place,
    message: `${what} holds no fields`,
    help: 'write one `name: value` on each line',
  };
  return { fields: undefined, bodyStart, diagnostics: [...diagnostics, problem] };
}
