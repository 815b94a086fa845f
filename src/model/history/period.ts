// What happened in a period: the state at its beginning beside the state now. With a history the earlier state is what was committed then;
// without one it is told from the days of the notes alone, and of the records it is not known.
import type { Commit, Versions } from '../../text/versions.ts';
import type { Day } from '../../time/day.ts';
import type { Note } from '../group.ts';
import type { Overview } from '../overview.ts';
import { afterCommit, beforeDay, beforeMeeting } from './anchor.ts';
import { earlierOf, type News, newsBetween } from './news.ts';
import { groupBefore } from './past.ts';

/** Where a period begins: with a meeting, a day, or after a commit. `words` names it: the meeting of 2026-03-03. */
export type Begin =
  | { readonly kind: 'meeting'; readonly note: Note; readonly day: Day }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'commit'; readonly commit: Pick<Commit, 'id' | 'seconds'>; readonly day: Day };

/** What happened since then. */
export async function newsSince(now: Overview, begin: Begin, versions: Versions | undefined): Promise<News> {
  if (versions === undefined) return newsInNotes(now, begin.day);
  return newsBetween(earlierOf(await groupBefore(now.group, versions, anchorOf(begin, versions))), now);
}

/** What happened since a day as far as the notes alone tell. */
export function newsInNotes(now: Overview, day: Day): News {
  const notes = now.group.notes.filter(({ meeting }) => (meeting.date ?? '') < day);
  return newsBetween(earlierOf({ ...now.group, notes }), now);
}

function anchorOf(begin: Begin, versions: Versions) {
  if (begin.kind === 'meeting') return beforeMeeting(versions, begin.note, begin.day);
  return begin.kind === 'day' ? beforeDay(versions, begin.day) : afterCommit(versions, begin.commit);
}
