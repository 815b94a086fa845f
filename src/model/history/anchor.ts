// Where a period begins: the last meeting, a day or a commit, as a place in the history.
import type { Commit, Versions } from '../../text/versions.ts';
import type { Day } from '../../time/day.ts';
import type { Note } from '../group.ts';
import { lineagesOf } from './lineage.ts';
import type { Anchor } from './past.ts';

/** The state before the commit that added the notes of a meeting, so that what was settled there is news; where they are not committed yet, the last committed state. */
export function beforeMeeting(versions: Versions, note: Note, day: Day): Anchor {
  const way = lineagesOf(versions).find(({ path }) => path === note.source.path);
  const added = way?.versions.find(({ blob }) => blob !== undefined)?.commit;
  return { index: added === undefined ? versions.commits.length : versions.commits.indexOf(added), day };
}

/** The state at the beginning of a day. */
export function beforeDay(versions: Versions, day: Day): Anchor {
  const index = versions.commits.findIndex(({ seconds }) => versions.dayOf(seconds) >= day);
  return { index: index === -1 ? versions.commits.length : index, day };
}

/** The state after a commit. One that changed nothing of the group, or lies on a branch beside, stands for its moment. */
export function afterCommit(versions: Versions, { id, seconds }: Pick<Commit, 'id' | 'seconds'>): Anchor {
  const at = versions.commits.findIndex((commit) => commit.id === id);
  const index = at === -1 ? versions.commits.findLastIndex((commit) => commit.seconds <= seconds) : at;
  return { index: index + 1, day: versions.dayOf(seconds) as Day };
}
