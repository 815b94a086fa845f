// What a record said at one moment of its life: the fields by which the work is followed. Old versions are read leniently: what is wrong
// in a text that was mended long ago is nobody's problem today.
import { type Fields, readDocument, readFields, tryPlainFields } from '../../text/fields.ts';
import type { Source } from '../../text/source.ts';
import { entry, scalarText, type YamlMap, type YamlNode } from '../../text/yaml-node.ts';
import { type Day, parseDay } from '../../time/day.ts';

/** The kinds of records that have a life of their own. */
export type LivingKind = 'milestone' | 'guideline' | 'survey';

/** A record at one moment. `days` has the due day under '' and the days of a survey's phases under their names. */
export interface Snapshot {
  readonly title: string | undefined;
  /** Status; of a survey its phase. */
  readonly state: string | undefined;
  readonly days: ReadonlyMap<string, Day>;
  readonly owners: readonly string[];
  readonly blockedBy: readonly string[];
  /** All of it as one text: two snapshots that say the same have the same. */
  readonly whole: string;
}

/** The kind of the record that a path holds; undefined for other files. */
export function livingKind(path: string): LivingKind | undefined {
  if (/^milestones\/[^/]+\.md$/.test(path)) return 'milestone';
  if (/^guidelines\/[^/]+\.md$/.test(path)) return 'guideline';
  return /^surveys\/[^/]+\/survey\.yaml$/.test(path) ? 'survey' : undefined;
}

/** What a text of that kind says; undefined where it has no readable fields (a version with conflict markers, say). At once where no library is needed to read it. */
export function snapshotOf(kind: LivingKind, source: Source): Snapshot | undefined | Promise<Snapshot | undefined> {
  if (kind === 'survey') return readDocument(source).then((read) => snapshotIn(kind, read));
  const plain = tryPlainFields(source);
  return plain === undefined ? readFields(source).then((read) => snapshotIn(kind, read)) : snapshotIn(kind, plain);
}

function snapshotIn(kind: LivingKind, { fields, diagnostics }: Fields): Snapshot | undefined {
  if (fields === undefined || diagnostics.some(({ severity }) => severity === 'error')) return undefined;
  const said = {
    title: textAt(fields, 'title'),
    state: textAt(fields, kind === 'survey' ? 'phase' : 'status'),
    days: kind === 'survey' ? phaseDays(entry(fields, 'phases')?.value) : dueDay(fields),
    owners: textsAt(fields, 'owners'),
    blockedBy: textsAt(fields, 'blocked_by'),
  };
  return { ...said, whole: JSON.stringify({ ...said, days: [...said.days] }) };
}

function textAt(fields: YamlMap, key: string): string | undefined {
  const node = entry(fields, key)?.value;
  return node?.kind === 'scalar' && node.value !== null ? scalarText(node).trim() : undefined;
}

function textsAt(fields: YamlMap, key: string): readonly string[] {
  const node = entry(fields, key)?.value;
  const items: readonly YamlNode[] = node?.kind === 'list' ? node.items : node === undefined ? [] : [node];
  return items.flatMap((item) => (item.kind === 'scalar' && item.value !== null ? [scalarText(item).trim()] : []));
}

function dueDay(fields: YamlMap): ReadonlyMap<string, Day> {
  const due = parseDay(textAt(fields, 'due') ?? '');
  return new Map(due === undefined ? [] : [['', due]]);
}

function phaseDays(node: YamlNode | undefined): ReadonlyMap<string, Day> {
  if (node?.kind !== 'map') return new Map();
  return new Map(
    node.entries.flatMap(({ key, value }) => {
      const day = value.kind === 'scalar' ? parseDay(scalarText(value)) : undefined;
      return day === undefined ? [] : [[key, day] as const];
    }),
  );
}
