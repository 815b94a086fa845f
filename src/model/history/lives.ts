// The life of each milestone, guideline and survey: what it said after each commit of the main line, and what it says now.
// Keyed by the thing, not by its file: a rename, or a new file for the same title in the commit that removed the old one, is one life.
import type { Source } from '../../text/source.ts';
import type { Commit, Versions } from '../../text/versions.ts';
import { addDays, type Day } from '../../time/day.ts';
import { beginOf } from './anchor.ts';
import { type Lineage, lineagesOf } from './lineage.ts';
import { type LivingKind, livingKind, type Snapshot, snapshotOf } from './snapshot.ts';

/** When a thing came to be as it is: a commit, or (without one) the working tree, where it is not committed yet. */
export interface Moment {
  readonly day: Day;
  readonly commit?: Commit;
}

/** A thing at one moment; no snapshot where it was removed. */
interface Version {
  readonly moment: Moment;
  readonly path: string;
  readonly snapshot: Snapshot | undefined;
}

/** All versions in which something of the snapshot, or the path, changed; oldest first, never empty. `path` is that of the last. */
export interface Life {
  readonly kind: LivingKind;
  readonly path: string;
  readonly versions: readonly [Version, ...Version[]];
}

/** The lives of the records in a history and in the working tree as of a day: commits of later days are not looked at. */
export async function livesOf(versions: Versions, now: readonly Source[], today: Day): Promise<readonly Life[]> {
  const end = beginOf(versions, addDays(today, 1));
  const isPast = ({ seconds }: Commit): boolean => seconds < end;
  const commits = versions.commits.every(isPast) ? versions.commits : versions.commits.filter(isPast);
  const ways = lineagesOf({ commits }).filter(({ paths }) => paths.some((path) => livingKind(path) !== undefined));
  const texts = versions.texts(ways.flatMap((way) => way.versions.flatMap(({ blob }) => blob ?? [])));
  const read = new Map<LivingKind, Map<string, ReturnType<typeof snapshotOf>>>();
  const snapshotAt = (kind: LivingKind, path: string, blob: string): ReturnType<typeof snapshotOf> => {
    const ofKind = read.get(kind) ?? new Map<string, ReturnType<typeof snapshotOf>>();
    read.set(kind, ofKind);
    const text = texts.get(blob);
    if (text !== undefined && !ofKind.has(blob)) ofKind.set(blob, snapshotOf(kind, { path, text }));
    return ofKind.get(blob);
  };
  const drafts: Version[][] = [];
  const blobs = new Map<Version[], string | undefined>();
  for (const way of ways) {
    const draft = await draftOf(way, snapshotAt, versions);
    if (draft.length === 0) continue;
    drafts.push(draft);
    blobs.set(draft, way.versions.at(-1)?.blob);
  }
  const joined = joinReplaced(drafts);
  await addWorkingTree(joined, blobs, now, versions, today);
  return joined.flatMap((draft) => {
    const [first, ...rest] = draft;
    const last = draft.at(-1);
    const kind = last && livingKind(last.path);
    return first === undefined || last === undefined || kind === undefined ? [] : [{ kind, path: last.path, versions: [first, ...rest] }];
  });
}

async function draftOf(
  way: Lineage,
  snapshotAt: (kind: LivingKind, path: string, blob: string) => ReturnType<typeof snapshotOf>,
  versions: Versions,
): Promise<Version[]> {
  const kinds = new Map(way.paths.map((path) => [path, livingKind(path)]));
  const draft: Version[] = [];
  for (const { commit, path, blob } of way.versions) {
    const kind = kinds.get(path);
    const found = kind === undefined || blob === undefined ? undefined : snapshotAt(kind, path, blob);
    // Waiting costs more than reading.
    const snapshot = found instanceof Promise ? await found : found;
    // A version that cannot be read says nothing; one that went away does.
    if (snapshot === undefined && blob !== undefined) continue;
    const before = draft.at(-1);
    if (snapshot === undefined && before === undefined) continue;
    if (before !== undefined && before.path === path && before.snapshot?.whole === snapshot?.whole) continue;
    draft.push({ moment: { day: versions.dayOf(commit.seconds) as Day, commit }, path, snapshot });
  }
  return draft;
}

/** Joins what ended in a commit with what began in the same commit under the same title: a rename that git did not see for all the edits. */
function joinReplaced(drafts: readonly Version[][]): Version[][] {
  const beginning = new Map<string, Version[]>();
  const keyOf = (commit: Commit | undefined, { title }: Snapshot): string => `${commit?.id}\n${title}`;
  for (const draft of drafts) {
    const [first] = draft;
    if (first?.snapshot?.title !== undefined) beginning.set(keyOf(first.moment.commit, first.snapshot), draft);
  }
  const gone = new Set<Version[]>();
  for (const draft of drafts) {
    for (;;) {
      const [before, last] = draft.slice(-2);
      if (last === undefined || last.snapshot !== undefined || before?.snapshot?.title === undefined) break;
      const next = beginning.get(keyOf(last.moment.commit, before.snapshot));
      if (next === undefined || next === draft || gone.has(next)) break;
      draft.splice(-1, 1, ...next);
      gone.add(next);
    }
  }
  return drafts.filter((draft) => !gone.has(draft));
}

async function addWorkingTree(
  drafts: Version[][],
  blobs: ReadonlyMap<Version[], string | undefined>,
  now: readonly Source[],
  versions: Versions,
  today: Day,
): Promise<void> {
  const byPath = new Map(drafts.map((draft) => [draft.at(-1)?.path, draft]));
  const moment: Moment = { day: today };
  const there = new Set<string>();
  for (const source of now) {
    const kind = livingKind(source.path);
    if (kind === undefined) continue;
    there.add(source.path);
    const draft = byPath.get(source.path);
    const committed = draft && blobs.get(draft);
    if (committed !== undefined && versions.isBlob(source, committed)) continue;
    const snapshot = await snapshotOf(kind, source);
    if (snapshot === undefined || draft?.at(-1)?.snapshot?.whole === snapshot.whole) continue;
    const version = { moment, path: source.path, snapshot };
    if (draft === undefined) drafts.push([version]);
    else draft.push(version);
  }
  for (const draft of drafts) {
    const last = draft.at(-1);
    if (last?.snapshot === undefined || last.moment.commit === undefined || there.has(last.path)) continue;
    // Renamed in the working tree: a new file has the title of the one that is gone.
    const next = drafts.find((d) => d.length === 1 && d[0]?.moment === moment && d[0].snapshot?.title === last.snapshot?.title);
    if (next === undefined || last.snapshot.title === undefined) draft.push({ moment, path: last.path, snapshot: undefined });
    else {
      draft.push(...next);
      drafts.splice(drafts.indexOf(next), 1);
    }
  }
}
