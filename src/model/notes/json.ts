// What was read of notes, as the data that `wg read --json` prints: schema `wg/reading/1`. Fixed keys first, with null for what is not
// there; keys beyond them may grow.
import type { Day } from '../../time/day.ts';
import { offsetOf } from '../../time/zone-names.ts';
import type { Attendee, ClockTime, Deadline, Meeting } from '../meeting.ts';

/** The envelope of a reading. */
export function readingJson(meetings: readonly Meeting[]): unknown {
  return { schema: 'wg/reading/1', meetings: meetings.map(meetingJson) };
}

function meetingJson(meeting: Meeting): unknown {
  const { date, nextMeeting, recap } = meeting;
  return {
    path: meeting.path,
    lines: meeting.lines,
    date: date ?? null,
    start: timeJson(date, meeting.start),
    end: timeJson(date, meeting.end),
    cancelled: meeting.cancelled,
    attendees: meeting.attendees.map(personJson),
    regrets: meeting.regrets.map(personJson),
    actions: meeting.actions.map((action) => ({
      line: action.line,
      text: action.text,
      owners: action.owners,
      due: action.deadline?.due ?? null,
      done: action.state === 'done',
      marked: action.certainty === 'marked',
      id: action.id,
      state: action.state,
      nobody: action.nobody ?? null,
      deadline: deadlineJson(action.deadline),
      blockedBy: action.blockedBy ?? null,
      handOff: action.handOff ?? null,
      stateNote: action.stateNote ?? null,
      carries: action.carries ?? null,
      links: action.links,
    })),
    decisions: meeting.decisions.map(({ id, line, text, certainty }) => ({ line, text, marked: certainty === 'marked', id })),
    nextMeeting: nextMeeting?.day === undefined ? null : (timeJson(nextMeeting.day, nextMeeting.start) ?? nextMeeting.day),
    notUnderstood: meeting.notUnderstood,
    title: meeting.title?.text ?? null,
    dateLine: meeting.dateLine ?? null,
    dateDoubts: meeting.dateDoubts,
    next:
      nextMeeting === undefined
        ? null
        : {
            line: nextMeeting.line,
            words: nextMeeting.words,
            day: nextMeeting.day ?? null,
            start: timeJson(nextMeeting.day, nextMeeting.start),
            end: timeJson(nextMeeting.day, nextMeeting.end),
            endInferred: nextMeeting.endInferred ?? false,
            marked: nextMeeting.certainty === 'marked',
            problem: nextMeeting.problem ?? null,
          },
    agenda: meeting.agenda,
    milestones: meeting.milestones.map(({ deadline, ...milestone }) => ({
      ...milestone,
      due: deadline?.due ?? null,
      deadline: deadlineJson(deadline),
    })),
    raised: meeting.raised,
    charter: meeting.charter,
    recap: recap === undefined ? null : { lines: recap.lines, text: recap.text, marked: recap.certainty === 'marked' },
  };
}

function personJson(person: Attendee): unknown {
  return {
    name: person.name,
    handle: person.handle ?? null,
    role: person.role ?? null,
    partial: person.partial ?? null,
    line: person.line,
    nickname: person.nickname ?? null,
    organisation: person.organisation ?? null,
  };
}

function deadlineJson(deadline: Deadline | undefined): unknown {
  if (deadline === undefined) return null;
  return {
    words: deadline.words,
    due: deadline.due ?? null,
    from: deadline.from ?? null,
    to: deadline.to ?? null,
    window: deadline.window ?? false,
    problem: deadline.problem ?? null,
  };
}

/** `2016-02-16T16:00Z`; with another zone its offset (`+02:00`), its IANA name in brackets (RFC 9557), or its short name after a space; null without a day or a time. */
function timeJson(day: Day | undefined, clock: ClockTime | undefined): string | null {
  if (clock === undefined) return null;
  const local = day === undefined ? clock.time : `${day}T${clock.time}`;
  if (clock.zone === undefined) return local;
  const offset = offsetOf(clock.zone);
  if (offset === 0) return `${local}Z`;
  if (offset !== undefined) {
    const size = Math.abs(offset);
    return `${local}${offset < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
  }
  return clock.zone.includes('/') ? `${local}[${clock.zone}]` : `${local} ${clock.zone}`;
}
