// What happened to a record, out of the versions of its life: one happening for each field that changed, in the order of the commits.
import type { Day } from '../../time/day.ts';
import type { Life, Moment } from './lives.ts';
import type { Snapshot } from './snapshot.ts';

/** One change. `phase` is '' for the due day of a thing that has but one. */
export type Change =
  | { readonly what: 'made'; readonly title: string | undefined; readonly days: ReadonlyMap<string, Day> }
  | { readonly what: 'day'; readonly phase: string; readonly from: Day | undefined; readonly to: Day | undefined }
  | { readonly what: 'state'; readonly from: string | undefined; readonly to: string | undefined }
  | { readonly what: 'owners' | 'waits'; readonly added: readonly string[]; readonly removed: readonly string[] }
  | { readonly what: 'title'; readonly from: string | undefined; readonly to: string | undefined }
  | { readonly what: 'renamed'; readonly from: string; readonly to: string }
  | { readonly what: 'removed' | 'back' };

/** A change with its moment. */
export interface Happening {
  readonly moment: Moment;
  readonly change: Change;
}

/** Everything that happened to a record, oldest first. */
export function happeningsOf({ versions }: Life): readonly Happening[] {
  let before: Snapshot | undefined;
  let path: string | undefined;
  let gone = false;
  return versions.flatMap(({ moment, path: now, snapshot }) => {
    const changes: Change[] = [];
    if (path !== undefined && path !== now) changes.push({ what: 'renamed', from: path, to: now });
    path = now;
    if (snapshot === undefined) changes.push({ what: 'removed' });
    else {
      if (before === undefined) changes.push({ what: 'made', title: snapshot.title, days: snapshot.days });
      else changes.push(...(gone ? [{ what: 'back' } as const] : []), ...differences(before, snapshot));
      before = snapshot;
    }
    gone = snapshot === undefined;
    return changes.map((change) => ({ moment, change }));
  });
}

function differences(before: Snapshot, now: Snapshot): readonly Change[] {
  const changes: Change[] = [];
  if (before.title !== now.title) changes.push({ what: 'title', from: before.title, to: now.title });
  if (before.state !== now.state) changes.push({ what: 'state', from: before.state, to: now.state });
  for (const phase of new Set([...before.days.keys(), ...now.days.keys()])) {
    const [from, to] = [before.days.get(phase), now.days.get(phase)];
    if (from !== to) changes.push({ what: 'day', phase, from, to });
  }
  for (const [what, was, is] of [
    ['owners', before.owners, now.owners],
    ['waits', before.blockedBy, now.blockedBy],
  ] as const) {
    const added = is.filter((name) => !was.includes(name));
    const removed = was.filter((name) => !is.includes(name));
    if (added.length + removed.length > 0) changes.push({ what, added, removed });
  }
  return changes;
}
