// A row of the timeline out of a milestone, a phase of a survey or a next step: its days, what it waits for, and where it stands.
import type { Milestone } from '../model/group.ts';
import type { Overview } from '../model/overview.ts';
import type { Thing } from '../model/reference.ts';
import type { Phase } from '../model/surveys/codebook.ts';
import { dueOf, isOpen, isShownPhase, keyOf, nextPhaseOf } from '../model/waiting.ts';
import { type Day, daysBetween, parseDay } from '../time/day.ts';
import { readDue } from '../time/due.ts';
import type { Target } from './document.ts';
import { isAway, parkedUntil, targetOf, titleCalled, titleOf } from './thing.ts';

/** A row for people and scripts. */
export interface TimelineRow {
  readonly id: string;
  readonly kind: 'milestone' | 'survey' | 'action' | 'meeting';
  readonly text: string;
  readonly state: 'open' | 'done' | 'dropped' | 'parked';
  readonly from?: Day;
  readonly due?: Day;
  readonly words?: string;
  /** The due day stands for a span of days (mid March). */
  readonly window: boolean;
  /** The day on which it was first due, where the history knows it. */
  readonly baseline?: Day;
  /** The days on which it was due in between, where the history knows them. */
  readonly between?: readonly Day[];
  readonly late?: number;
  readonly partOf?: string;
  readonly blockedBy: readonly string[];
  /** The titles of what that names, in the same order. */
  readonly blockedByTitles: readonly string[];
  /** Ids of the open things that it waits for. */
  readonly waitsFor?: readonly string[];
  /** Those of them that are a phase of a survey on the same day: the survey is its work. */
  readonly work?: readonly string[];
  /** How many open things wait for it. */
  readonly holdsUp: number;
  readonly owners: readonly string[];
  /** Of a survey; `next` where it is the phase that stands for the survey among the milestones. */
  readonly phase?: Phase;
  readonly next?: true;
  /** How often its day was moved; without a history only of actions, from note to note. */
  readonly moved?: number;
  readonly target: Target;
}

/** A milestone with its days; a part says of what. */
export function milestoneRow(view: Overview, record: Milestone): TimelineRow {
  const { fields } = record;
  const thing: Thing = { kind: 'milestone', id: record.slug, record };
  const state = stateOf(view, thing, fields.status ?? 'open');
  const parent = parentOf(view, record);
  const work = (fields.blocked_by ?? []).filter((id) => {
    const found = view.directory.find(id);
    return 'thing' in found && found.thing.kind === 'survey' && dueOf(found.thing) === fields.due;
  });
  return {
    id: view.directory.idOf(thing),
    kind: 'milestone',
    text: titleOf(thing),
    state,
    ...(fields.due && { due: fields.due }),
    ...(fields.due_words && { words: fields.due_words }),
    ...windowOf(view, fields),
    ...(fields.due && state === 'open' && fields.due < view.today && { late: daysBetween(fields.due, view.today) }),
    ...(parent && { partOf: parent.slug }),
    ...waitsOf(view, fields.blocked_by),
    ...(work.length > 0 && { work }),
    holdsUp: view.waiting.waitersOf(keyOf(thing)).length,
    owners: fields.owners ?? [],
    target: targetOf(thing),
  };
}

function waitsOf({ directory }: Overview, blockedBy: readonly string[] = []): Pick<TimelineRow, 'blockedBy' | 'blockedByTitles'> {
  return { blockedBy, blockedByTitles: blockedBy.map((words) => titleCalled(directory, words)) };
}

/** A parked thing is open again when its day has come. */
function stateOf({ today }: Overview, thing: Thing, written: TimelineRow['state']): TimelineRow['state'] {
  if (parkedUntil(thing) === undefined || (written !== 'open' && written !== 'parked')) return written;
  return isAway(thing, today) ? 'parked' : 'open';
}

/** The span of days that the words of a milestone stand for, where they still give its due day (mid March). */
function windowOf(
  { group }: Overview,
  { due, due_words, due_said }: Milestone['fields'],
): { readonly from?: Day; readonly window: boolean } {
  if (due === undefined || due_words === undefined || due_said === undefined) return { window: false };
  const read = readDue(due_words, due_said, { ...(group.settings.week_ends && { weekEnds: group.settings.week_ends }) });
  const from = read.kind === 'window' && read.due === due ? parseDay(read.from.slice(0, 10)) : undefined;
  return from === undefined ? { window: false } : { from, window: true };
}

/** A phase of a survey. */
export function phaseRow(view: Overview, thing: Extract<Thing, { readonly kind: 'survey' }>): TimelineRow {
  const due = dueOf(thing);
  const isAhead = isOpen(thing);
  const isNextPhase = thing.phase === nextPhaseOf(thing.record.fields);
  return {
    id: view.directory.idOf(thing),
    kind: 'survey',
    text: titleOf(thing),
    state: isAhead ? 'open' : 'done',
    ...(due && { due }),
    window: false,
    ...(due && isAhead && due < view.today && { late: daysBetween(due, view.today) }),
    ...waitsOf(view, isNextPhase ? thing.record.fields.blocked_by : []),
    holdsUp: view.waiting.waitersOf(keyOf(thing)).length,
    owners: thing.record.fields.owners ?? [],
    phase: thing.phase,
    ...(isShownPhase(thing, view.waiting) && { next: true as const }),
    target: targetOf(thing),
  };
}

/** A next step, as it was said last. */
export function actionRow(view: Overview, thing: Thing): TimelineRow {
  const action = thing.kind === 'action' ? thing.tracked.latest.action : undefined;
  const deadline = action?.deadline;
  const state = stateOf(view, thing, action?.state ?? 'open');
  const days = thing.kind === 'action' ? thing.tracked.mentions.flatMap((m) => m.action.deadline?.due ?? []) : [];
  return {
    id: view.directory.idOf(thing),
    kind: 'action',
    text: titleOf(thing),
    state,
    ...(deadline?.from && { from: deadline.from }),
    ...(deadline?.due && { due: deadline.due }),
    ...(deadline && { words: deadline.words }),
    window: deadline?.window ?? false,
    ...(deadline?.due && deadline.due < view.today && state === 'open' && { late: daysBetween(deadline.due, view.today) }),
    ...waitsOf(view, action?.blockedBy ? [action.blockedBy] : []),
    holdsUp: view.waiting.waitersOf(keyOf(thing)).length,
    owners: action?.owners ?? [],
    moved: days.filter((day, at) => at > 0 && day !== days[at - 1]).length,
    target: targetOf(thing),
  };
}

/** The milestone that it is a part of. */
export function parentOf(view: Overview, milestone: Milestone): Milestone | undefined {
  const { part_of } = milestone.fields;
  if (part_of === undefined) return undefined;
  const found = view.directory.find(part_of, ['milestone']);
  return 'thing' in found && found.thing.kind === 'milestone' && found.thing.record !== milestone ? found.thing.record : undefined;
}
