// How the group itself fares, in one line: who came, who came first, on how few the open work rests. It names newcomers to greet them, and counts nobody.
import type { Overview } from '../../model/overview.ts';
import { ownerKey } from '../../model/owner.ts';
import { sameWords } from '../../model/similar.ts';
import type { Tracked } from '../../model/tracked.ts';
import type { Day } from '../../time/day.ts';
import { isAway } from '../thing.ts';
import { plural } from '../words.ts';

/** Attendees of the last meeting that lists them, with its day where another was held since; people who came first in the period, and how many people own how many open next steps. */
export interface Health {
  readonly attended?: number;
  readonly attendedOn?: Day;
  readonly newcomers: readonly string[];
  readonly owned: number;
  readonly heldBy: number;
}

/** The group's health on a day; newcomers are those whom no note before `since` lists. */
export function healthOf({ group, actions, directory, today }: Overview, since: Day | undefined): Health {
  const past = group.notes.filter(({ meeting }) => !meeting.cancelled && (meeting.date ?? '9999') <= today);
  const held = past.filter(({ meeting }) => meeting.attendees.length > 0);
  const known = new Set<string>();
  const newcomers = new Map<string, string>();
  for (const { meeting } of held) {
    const isNow = since !== undefined && meeting.date !== undefined && meeting.date >= since;
    for (const { name } of meeting.attendees) {
      const key = isNow ? ownerKey(directory, name) : sameWords(name);
      if (!isNow) known.add(key);
      else if (!known.has(key) && !known.has(sameWords(name))) newcomers.set(key, name);
    }
  }
  // Who was known under another of their names is none; names of notes long past are looked up only for those few.
  const before = new Set([...known].map((name) => ownerKey(directory, name)));
  const isOpen = (tracked: Tracked): boolean => tracked.state === 'open' && !isAway({ kind: 'action', id: tracked.id, tracked }, today);
  const open = actions.filter((action) => isOpen(action) && action.owners.length > 0);
  const last = held.at(-1);
  return {
    ...(last && { attended: last.meeting.attendees.length }),
    ...(last?.meeting.date !== undefined && last !== past.at(-1) && { attendedOn: last.meeting.date }),
    // In the first notes everybody is new, which is no news.
    newcomers: known.size === 0 ? [] : [...newcomers].filter(([key]) => !before.has(key)).map(([, name]) => name),
    owned: open.length,
    heldBy: new Set(open.flatMap(({ owners }) => owners.map((owner) => ownerKey(directory, owner)))).size,
  };
}

/** In words; empty where there is nothing to tell. */
export function healthWords({ attended, attendedOn, newcomers, owned, heldBy }: Health): string {
  const first = newcomers.length === 0 ? '' : `, new: ${newcomers.slice(0, 3).join(', ')}${newcomers.length > 3 ? '…' : ''}`;
  const parts = [
    ...(attended === undefined
      ? []
      : [`${attended} at ${attendedOn === undefined ? 'the last meeting' : `the meeting of ${attendedOn}`}${first}`]),
    ...(owned === 0 ? [] : [`${plural(heldBy, 'person holds', 'people hold')} the ${plural(owned, 'owned next step')}`]),
  ];
  return parts.join('; ');
}
