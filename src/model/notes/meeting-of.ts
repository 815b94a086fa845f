// A meeting out of what was found in its notes: every reader of notes ends here. Knows how ids are given, and nothing of how notes are written.
import { newIds } from '../id.ts';
import type { Action, Agenda, CharterPart, Decision, Meeting, MilestoneLine, NextMeeting, Raised } from '../meeting.ts';
import type { Attendance } from './attendance.ts';
import type { MeetingDay } from './day-of-meeting.ts';
import type { FoundAction } from './syntax.ts';

/** What was found, each kind in the order of its lines. */
export interface Findings {
  readonly cancelled: boolean;
  readonly actions: readonly FoundAction[];
  readonly decisions: readonly Omit<Decision, 'id'>[];
  readonly milestones: readonly Omit<MilestoneLine, 'id'>[];
  readonly raised: readonly Omit<Raised, 'id'>[];
  readonly agenda: readonly Agenda[];
  readonly charter: readonly CharterPart[];
  readonly recap: Meeting['recap'];
  readonly notUnderstood: readonly number[];
}

/** The meeting of a file, or of the lines of a log from the first to the last that are given. */
export function meetingOf(
  path: string,
  lines: Meeting['lines'],
  day: MeetingDay,
  listed: Pick<Attendance, 'attendees' | 'regrets'>,
  nextMeeting: NextMeeting | undefined,
  found: Findings,
): Meeting {
  const ids = newIds();
  for (const { pin } of found.actions) if (pin !== undefined) ids.take(pin);
  const give = (kind: string, one: { readonly text: string }) => ids.give(`${kind}: ${one.text}`);
  const meeting: { -readonly [K in keyof Meeting]: Meeting[K] } = {
    path,
    lines,
    dateDoubts: day.dateDoubts,
    cancelled: found.cancelled,
    attendees: listed.attendees,
    regrets: listed.regrets,
    agenda: found.agenda,
    actions: found.actions.map(({ action, pin }): Action => {
      action.id = pin ?? ids.give(action.text);
      action.pinned = pin !== undefined;
      return action;
    }),
    decisions: found.decisions.map((one) => ({ id: give('decision', one), line: one.line, text: one.text, certainty: one.certainty })),
    // Most notes have none of these.
    milestones: found.milestones.length === 0 ? none : found.milestones.map((one) => ({ id: give('milestone', one), ...one })),
    raised: found.raised.length === 0 ? none : found.raised.map((one) => ({ id: give('raised', one), ...one })),
    charter: found.charter,
    notUnderstood: found.notUnderstood,
  };
  if (day.title !== undefined) meeting.title = day.title;
  if (day.date !== undefined) meeting.date = day.date;
  if (day.dateLine !== undefined) meeting.dateLine = day.dateLine;
  if (day.start !== undefined) meeting.start = day.start;
  if (day.end !== undefined) meeting.end = day.end;
  if (nextMeeting !== undefined) meeting.nextMeeting = nextMeeting;
  if (found.recap !== undefined) meeting.recap = found.recap;
  return meeting;
}

const none: readonly never[] = [];
