// The group as it was before a commit of the main line: earlier texts under the paths that the files have today, so that ids stay comparable.
// What did not change since is not read again, and what says the same is the same object.
import { heldFiles } from '../../text/held-files.ts';
import type { Versions } from '../../text/versions.ts';
import type { Day } from '../../time/day.ts';
import { compare, type Group, loadGroup, type Note } from '../group.ts';
import { lineagesOf } from './lineage.ts';
import { livingKind } from './snapshot.ts';

/** Where the past ends: the state before the commit of that index (all of them: the last committed state), and the day that it stands for. */
export interface Anchor {
  readonly index: number;
  readonly day: Day;
}

/**
 * The group as of an anchor. A note that was committed later than the day of its meeting counts from that day on, with its first text: archives
 * come into git in one go; for the same reason a record counts from the beginning where the history begins with the anchor. People and
 * settings are those of today.
 */
export async function groupBefore(group: Group, versions: Versions, anchor: Anchor): Promise<Group> {
  const present = new Map<string, Note[]>();
  for (const note of group.notes) {
    const there = present.get(note.source.path);
    if (there === undefined) present.set(note.source.path, [note]);
    else there.push(note);
  }
  const isBefore = (path: string): boolean =>
    present.get(path)?.some(({ meeting }) => meeting.date !== undefined && meeting.date < anchor.day) ?? false;
  const kept = new Set<string>();
  const wanted = new Map<string, string>();
  const committed = new Set<string>();
  for (const { path, versions: all } of lineagesOf(versions)) {
    const now = present.get(path)?.[0];
    if (now === undefined && livingKind(path) === undefined && !path.endsWith('.md')) continue;
    committed.add(path);
    const before = all.findLast(({ at }) => at < anchor.index);
    const isOld = isBefore(path) || (anchor.index === 0 && livingKind(path) !== undefined);
    const blob = before === undefined && isOld ? all.find((v) => v.blob !== undefined)?.blob : before?.blob;
    if (blob === undefined) continue;
    if (now !== undefined && versions.isBlob(now.source, blob)) kept.add(path);
    else wanted.set(path, blob);
  }
  // Not committed yet, and of a day before: as they are.
  for (const path of present.keys()) if (!committed.has(path) && isBefore(path)) kept.add(path);
  const texts = versions.texts([...wanted.values()]);
  const files = new Map<string, string>();
  for (const [path, blob] of wanted) {
    const text = texts.get(blob);
    if (text !== undefined) files.set(path, text);
  }
  if (group.settingsSource !== undefined) files.set('wg.yaml', group.settingsSource.text);
  for (const person of group.people) files.set(person.path, person.source.text);
  const past = await loadGroup(heldFiles(files));
  const byId = new Map(group.notes.map((note) => [note.id, note]));
  const earlier = past.notes.map((note) => unlessNew(note, byId.get(note.id)));
  const notes = [...earlier, ...group.notes.filter(({ source }) => kept.has(source.path))];
  return { ...past, notes: notes.sort((a, b) => compare(a.meeting.date ?? '', b.meeting.date ?? '') || compare(a.id, b.id)) };
}

/** A note as it was; the note as it is, where its actions, its decisions and the answers to them are still the same: one object is followed once. */
function unlessNew(was: Note, now: Note | undefined): Note {
  const isSame =
    now !== undefined &&
    was.source.path === now.source.path &&
    was.meeting.date === now.meeting.date &&
    isAlike(was.meeting.actions, now.meeting.actions) &&
    isAlike(was.meeting.decisions, now.meeting.decisions) &&
    isAlike([...was.confirmed], [...now.confirmed]) &&
    isAlike([...was.refused], [...now.refused]);
  return isSame ? now : was;
}

/** Whether two records or lists say the same, on the same lines; where in the file is no matter. */
function isAlike(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => key === 'span' || isAlike(Reflect.get(a, key), Reflect.get(b, key)));
}
