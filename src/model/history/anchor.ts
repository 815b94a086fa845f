// Where a period begins: the last meeting, a day or a commit, as a place in the history.
import type { Commit, Versions } from '../../text/versions.ts';
import { type Day, daysBetween } from '../../time/day.ts';
import type { Note } from '../group.ts';
import type { Anchor } from './past.ts';

/** The state before the commit that added the notes of a meeting, so that what was settled there is news; where they are not committed yet, the last committed state. */
export function beforeMeeting(versions: Versions, note: Note, day: Day): Anchor {
  return { index: versions.broughtAt(note.source.path) ?? versions.commits.length, day };
}

/** The state at the beginning of a day. */
export function beforeDay(versions: Versions, day: Day): Anchor {
  const begin = beginOf(versions, day);
  const index = versions.commits.findIndex(({ seconds }) => seconds >= begin);
  return { index: index === -1 ? versions.commits.length : index, day };
}

/** The state after a commit. One that lies on a branch beside stands for its moment. */
export function afterCommit(versions: Versions, { id, seconds }: Pick<Commit, 'id' | 'seconds'>): Anchor {
  const at = versions.commits.findIndex((commit) => commit.id === id);
  const index = at === -1 ? versions.commits.findLastIndex((commit) => commit.seconds <= seconds) : at;
  return { index: index + 1, day: versions.dayOf(seconds) as Day };
}

/** The second (since 1970, UTC) at which a day begins on the group's calendar: the day of each of thousands of commits need not be told. */
export function beginOf({ dayOf }: Pick<Versions, 'dayOf'>, day: Day): number {
  const midnight = 86_400 * daysBetween('1970-01-01' as Day, day);
  // No zone is as much as a day from UTC.
  let [before, begin] = [midnight - 86_400, midnight + 86_400];
  while (begin - before > 1) {
    const middle = Math.floor((before + begin) / 2);
    if (dayOf(middle) >= day) begin = middle;
    else before = middle;
  }
  return begin;
}
