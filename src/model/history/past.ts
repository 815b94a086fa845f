// The group as it was before a commit of the main line: earlier texts under the paths that the files have today, so that ids stay comparable.
// What did not change since is not read again.
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
  const order = new Map(versions.commits.map((commit, index) => [commit, index]));
  const kept = new Set<string>();
  const wanted = new Map<string, string>();
  const committed = new Set<string>();
  for (const { path, versions: all } of lineagesOf(versions)) {
    const now = present.get(path)?.[0];
    if (now === undefined && livingKind(path) === undefined && !path.endsWith('.md')) continue;
    committed.add(path);
    const before = all.findLast(({ commit }) => (order.get(commit) ?? 0) < anchor.index);
    const isOld = isBefore(path) || (anchor.index === 0 && livingKind(path) !== undefined);
    const blob = before === undefined && isOld ? all.find((v) => v.blob !== undefined)?.blob : before?.blob;
    if (blob === undefined) continue;
    if (now !== undefined && versions.blobOf(now.source.text) === blob) kept.add(path);
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
  const notes = [...past.notes, ...group.notes.filter(({ source }) => kept.has(source.path))];
  return { ...past, notes: notes.sort((a, b) => compare(a.meeting.date ?? '', b.meeting.date ?? '') || compare(a.id, b.id)) };
}
