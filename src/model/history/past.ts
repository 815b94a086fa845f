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
 * come into git in one go; for the same reason a record counts from the beginning where the history of the group begins with the anchor. People
 * and settings are those of today.
 */
export async function groupBefore(group: Group, versions: Versions, anchor: Anchor): Promise<Group> {
  const present = new Map<string, Note[]>();
  for (const note of group.notes) {
    const there = present.get(note.source.path);
    if (there === undefined) present.set(note.source.path, [note]);
    else there.push(note);
  }
  const isOld = (path: string): boolean =>
    present.get(path)?.some(({ meeting }) => meeting.date !== undefined && meeting.date < anchor.day) ?? false;
  // By the path of today; what was there before the anchor comes last, and counts.
  const chosen = new Map<string, string>();
  const then = new Map([...versions.filesBefore(anchor.index)].filter(([path]) => isRead(path)));
  const isFirst = then.size === 0;
  const late = new Set([...present.keys()].filter((path) => !then.has(path) && isOld(path)));
  // An archive comes in one commit, mostly that of the anchor.
  const brought = isFirst || late.size > 0 ? versions.filesBefore(anchor.index + 1) : then;
  for (const [path, blob] of brought) if (late.delete(path) || (isFirst && livingKind(path) !== undefined)) chosen.set(path, blob);
  // What went, and what came after that, is looked for in each commit since: it may be one file.
  const there = new Set([...present.keys(), ...[...group.milestones, ...group.guidelines, ...group.surveys].map(({ path }) => path)]);
  const isWhole = late.size === 0 && [...then.keys()].every((path) => there.has(path));
  const ways = isWhole ? [] : lineagesOf({ commits: versions.changesFrom(anchor.index) });
  const nameNow = new Map(ways.map(({ path, paths }) => [paths[0], path]));
  const renamed = new Set([...then.keys()].flatMap((path) => (nameNow.get(path) === path ? [] : (nameNow.get(path) ?? []))));
  for (const [path, blob] of then) {
    const now = nameNow.get(path) ?? path;
    // One that went may have left its name to another.
    if (now === path && renamed.has(path)) continue;
    late.delete(now);
    chosen.set(now, blob);
  }
  for (const { path, versions: own } of ways) {
    const [first] = own.flatMap(({ blob }) => blob ?? []);
    if (first !== undefined && late.delete(path)) chosen.set(path, first);
  }
  // Not committed yet: as they are.
  const kept = new Set(late);
  const wanted = new Map<string, string>();
  for (const [path, blob] of chosen) {
    const now = present.get(path)?.[0];
    if (now !== undefined && versions.isBlob(now.source, blob)) kept.add(path);
    else wanted.set(path, blob);
  }
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

function isRead(path: string): boolean {
  return path.endsWith('.md') || livingKind(path) !== undefined;
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
