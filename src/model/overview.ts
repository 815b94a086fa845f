// A group on a day: everything that follows from its records, computed once and given to every report and command.
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Day } from '../time/day.ts';
import { nextOccurrence, readRhythm } from '../time/rhythm.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import type { Group, Note } from './group.ts';
import { nextSaid } from './inferred.ts';
import type { ClockTime } from './meeting.ts';
import { type Directory, directoryOf } from './reference.ts';
import { type Tracked, trackActions } from './tracked.ts';
import { type Waiting, waitingOf } from './waiting.ts';

export interface Overview {
  readonly group: Group;
  readonly today: Day;
  readonly actions: readonly Tracked[];
  readonly directory: Directory;
  readonly waiting: Waiting;
  readonly coverage: Coverage;
  /** The latest meeting on or before the day. */
  readonly last: Note | undefined;
  readonly next: NextCall | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The next meeting as of a day: where it was said (a note and line) or that it follows from the group's rhythm. */
interface NextCall {
  readonly day: Day;
  readonly start?: ClockTime;
  readonly end?: ClockTime;
  readonly endInferred: boolean;
  readonly said?: { readonly note: Note; readonly line: number };
  /** Its day is over and there are no notes of that day or later. */
  readonly passed: boolean;
}

export function overviewOf(group: Group, today: Day): Overview {
  const actions = trackActions(group.notes, group.people, group.settings.actions_from);
  const directory = directoryOf(group, actions);
  const waiting = waitingOf(directory);
  const held = group.notes.filter((n) => n.meeting.date !== undefined && n.meeting.date <= today && !n.meeting.cancelled);
  return {
    group,
    today,
    actions,
    directory,
    waiting,
    coverage: coverageOf(group),
    last: held.at(-1),
    next: nextCall(group, today),
    diagnostics: [...group.diagnostics, ...waiting.diagnostics],
  };
}

/**
 * A note already made for a coming day is the next meeting. Else what the latest note says, even if that day has passed without notes;
 * else the rhythm of the settings.
 */
function nextCall(group: Group, today: Day): NextCall | undefined {
  const coming = group.notes.find(({ meeting }) => meeting.date !== undefined && meeting.date > today && !meeting.cancelled);
  if (coming?.meeting.date !== undefined) {
    const { date, start, end, dateLine } = coming.meeting;
    return {
      day: date,
      ...(start && { start }),
      ...(end && { end }),
      endInferred: false,
      said: { note: coming, line: dateLine ?? 1 },
      passed: false,
    };
  }
  const dated = group.notes.filter((n) => n.meeting.date !== undefined);
  const latest = dated.at(-1);
  const saying = dated.findLast((n) => nextSaid(n)?.day !== undefined);
  const said = saying && nextSaid(saying);
  if (saying && said?.day && (latest?.meeting.date ?? '') < said.day) {
    const { day, start, end, line, endInferred } = said;
    return {
      day,
      ...(start && { start }),
      ...(end && { end }),
      endInferred: endInferred ?? false,
      said: { note: saying, line },
      passed: day < today,
    };
  }
  const rhythm = group.settings.meeting === undefined ? undefined : readRhythm(group.settings.meeting);
  const after = latest?.meeting.date ?? today;
  if (rhythm === undefined) return undefined;
  const occurrence = nextOccurrence(rhythm, after, latest?.meeting.date);
  if (occurrence === undefined) return undefined;
  const { day, time, zone } = occurrence;
  const clock = (of: string | undefined) => (of === undefined ? undefined : { time: of, zone: zone ?? group.settings.time_zone ?? 'UTC' });
  const [start, end] = [clock(time), clock(rhythm.time?.end)];
  return { day, ...(start && { start }), ...(end && { end }), endInferred: false, passed: day < today };
}
