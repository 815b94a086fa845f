// Meetings made from object literals, for tests of what follows from them: no note is read here.
import type { Note } from '../../src/model/group.ts';
import { newIds } from '../../src/model/id.ts';
import type { Action, Deadline, Meeting, MilestoneLine } from '../../src/model/meeting.ts';
import type { Day } from '../../src/time/day.ts';

/** A deadline whose words are its day. */
export function due(day: string): Deadline {
  return { words: day, due: day as Day, from: day as Day, to: day as Day };
}

/** An open action that says this; its line and id are given by `noteOf` where they are not here. */
export function action(text: string, more: Partial<Action> = {}): Partial<Action> & { readonly text: string } {
  return { text, ...more };
}

/** A note of a day with these actions, and what else its meeting holds. `id` is the day unless given. */
export function noteOf(
  day: string | undefined,
  actions: readonly (Partial<Action> & { readonly text: string })[] = [],
  more: Partial<Meeting> & { readonly id?: string; readonly confirmed?: readonly string[]; readonly refused?: readonly string[] } = {},
): Note {
  const { id = day ?? 'undated', confirmed = [], refused = [], ...rest } = more;
  const path = `meetings/${id}.md`;
  const ids = newIds();
  return {
    id,
    source: { path, text: '' },
    confirmed: new Set(confirmed),
    refused: new Set(refused),
    meeting: {
      ...meetingOf(rest),
      path,
      ...(day === undefined ? {} : { date: day as Day }),
      actions: actions.map((a, i) => ({
        id: ids.give(a.text),
        pinned: false,
        line: i + 1,
        span: { start: 0, end: 0 },
        owners: [],
        state: 'open',
        certainty: 'marked',
        links: [],
        ...a,
      })),
    },
  };
}

/** A meeting of which nothing is known but this. */
export function meetingOf(more: Partial<Meeting> = {}): Meeting {
  return {
    path: 'meetings/2026-02-03.md',
    lines: [1, 100],
    dateDoubts: [],
    cancelled: false,
    attendees: [],
    regrets: [],
    agenda: [],
    actions: [],
    decisions: [],
    milestones: [],
    raised: [],
    charter: [],
    notUnderstood: [],
    ...more,
  };
}

/** A line that names a milestone; its id is made from where it stands. */
export function milestoneLine(line: number, where: MilestoneLine['where'], text: string, more: Partial<MilestoneLine> = {}): MilestoneLine {
  return { id: `m${line}`, line, where, text, owners: [], ...more };
}
