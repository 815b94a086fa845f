// Records as files: one file each, named by its slug, YAML or Markdown with front matter. Keeps from others how a folder of them is read, with all
// that is wrong on the way.
import type { Diagnostic } from '../text/diagnostic.ts';
import { readDocument, readFields } from '../text/fields.ts';
import type { Files } from '../text/files.ts';
import { findConflict } from '../text/merge-conflict.ts';
import type { Source } from '../text/source.ts';
import type { YamlMap, YamlNode } from '../text/yaml-node.ts';
import { type Fields, type RecordKind, readRecord, type ValuesOf } from './record.ts';
import { twinNames } from './twin-names.ts';

/** A record with the file it came from. `slug` is the file's name without its ending; `body` the text below the front matter. */
export interface Stored<V> {
  readonly slug: string;
  readonly path: string;
  readonly source: Source;
  readonly fields: V;
  readonly body: string;
  /** Where a field stands, for diagnostics. */
  readonly nodes: ReadonlyMap<string, YamlNode>;
}

/** All records of a kind in a folder. What is wrong is added to `diagnostics`; the rest is there. */
export async function readAll<F extends Fields>(
  files: Files,
  folder: string,
  ending: '.yaml' | '.md',
  kind: RecordKind<F>,
  diagnostics: Diagnostic[],
): Promise<readonly Stored<ValuesOf<F>>[]> {
  const records: Stored<ValuesOf<F>>[] = [];
  const paths = files.list(folder, false, passedOver(folder, ending, diagnostics)).filter((path) => path.endsWith(ending));
  diagnostics.push(...twinNames(paths));
  for (const path of paths) {
    const file = files.read(path);
    if ('problem' in file) {
      diagnostics.push(file.problem);
      continue;
    }
    const { source } = file;
    const read: { fields?: YamlMap | undefined; bodyStart?: number; diagnostics: readonly Diagnostic[] } =
      ending === '.md' ? await readFields(source) : await readDocument(source);
    const record = readRecord(kind, source, read.fields);
    diagnostics.push(...(read.diagnostics.length > 0 ? read.diagnostics : record.diagnostics));
    if (ending === '.md') diagnostics.push(...conflictBelow(source, read.bodyStart));
    const slug = path.slice(folder.length + 1, -ending.length);
    records.push({
      slug,
      path,
      source,
      fields: record.values,
      body: source.text.slice(read.bodyStart ?? source.text.length),
      nodes: record.nodes,
    });
  }
  return records;
}

/** A conflict that a merge left below the front matter; the front matter tells its own. */
export function conflictBelow(source: Source, bodyStart = 0): readonly Diagnostic[] {
  const conflict = findConflict(source, bodyStart);
  return conflict === undefined ? [] : [conflict];
}

/** Keeps what is wrong with a folder, and with what is named like one of its records and is no file. */
export function passedOver(folder: string, ending: string, diagnostics: Diagnostic[]): (problem: Diagnostic) => void {
  return (problem) => {
    const { path } = problem.place;
    if (path === folder || path.endsWith(ending) || problem.code === 'no-permission') diagnostics.push(problem);
  };
}
