// What changed in a record field by field, for the kinds that wait for nothing and have no days that move: communities, recognition, tasks and
// pairings. Followed through renames; a version that cannot be read says nothing.
import { readDocument, readFields } from '../../text/fields.ts';
import type { Source } from '../../text/source.ts';
import type { Versions } from '../../text/versions.ts';
import { scalarText, type YamlNode } from '../../text/yaml-node.ts';
import type { Day } from '../../time/day.ts';
import type { Change } from './happenings.ts';
import { lineagesOf } from './lineage.ts';
import type { Moment } from './lives.ts';

/** What happened to one field, or to the file: values are words in one line, undefined where the field was not there. */
export type FieldChange =
  | { readonly what: 'field'; readonly field: string; readonly from: string | undefined; readonly to: string | undefined }
  | { readonly what: 'made' }
  | FileChange;

/** What happens to a file alike, whatever is told of it. */
type FileChange = Extract<Change, { readonly what: 'renamed' | 'removed' | 'back' }>;

type Values = ReadonlyMap<string, string>;

/** All changes of the record in a file, oldest first, up to a day; what is not committed has a moment without a commit. */
export async function fieldChanges(
  versions: Versions,
  file: Source,
  today: Day,
): Promise<readonly { readonly moment: Moment; readonly change: FieldChange }[]> {
  const way = lineagesOf(versions).findLast(({ path }) => path === file.path);
  const past = (way?.versions ?? []).filter(({ commit }) => versions.dayOf(commit.seconds) <= today);
  const texts = versions.texts(past.flatMap(({ blob }) => blob ?? []));
  const told: { moment: Moment; change: FieldChange }[] = [];
  let path: string | undefined;
  let before: Values | undefined;
  let gone = false;
  const next = (moment: Moment, now: string, values: Values | undefined): void => {
    const tell = (change: FieldChange): void => void told.push({ moment, change });
    if (path !== undefined && path !== now) tell({ what: 'renamed', from: path, to: now });
    path = now;
    if (values === undefined) tell({ what: 'removed' });
    else if (before === undefined) tell({ what: 'made' });
    else {
      if (gone) tell({ what: 'back' });
      for (const field of new Set([...before.keys(), ...values.keys()])) {
        const [from, to] = [before.get(field), values.get(field)];
        if (from !== to) tell({ what: 'field', field, from, to });
      }
    }
    gone = values === undefined;
    before = values ?? before;
  };
  for (const { commit, path: now, blob } of past) {
    const text = blob === undefined ? undefined : texts.get(blob);
    const values = text === undefined ? undefined : await valuesOf({ path: now, text });
    if (values === undefined && (blob !== undefined || before === undefined)) continue;
    next({ day: versions.dayOf(commit.seconds) as Day, commit }, now, values);
  }
  const committed = past.at(-1)?.blob;
  const isCommitted = committed !== undefined && versions.isBlob(file, committed);
  const values = isCommitted ? undefined : await valuesOf(file);
  if (values !== undefined) next({ day: today }, file.path, values);
  return told;
}

async function valuesOf(source: Source): Promise<Values | undefined> {
  const { fields, diagnostics } = await (source.path.endsWith('.md') ? readFields(source) : readDocument(source));
  if (fields === undefined || diagnostics.some(({ severity }) => severity === 'error')) return undefined;
  return new Map(
    fields.entries.flatMap(({ key, value }) => {
      const words = wordsOf(value, 0);
      return words === '' ? [] : [[key, words] as const];
    }),
  );
}

/** Deeper than this nothing is told. */
const DEEPEST = 4;

function wordsOf(node: YamlNode, depth: number): string {
  if (depth > DEEPEST) return '…';
  if (node.kind === 'scalar') return node.value === null ? '' : scalarText(node).replace(/\s+/g, ' ').trim();
  const parts =
    node.kind === 'list'
      ? node.items.map((item) => wordsOf(item, depth + 1))
      : node.entries.map(({ key, value }) => `${key} ${wordsOf(value, depth + 1)}`);
  return parts.join(', ');
}
