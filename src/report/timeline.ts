// The timeline: milestones with their parts and the dated actions as bars between the first and the last day that matter.

import { compare, type Milestone } from '../model/group.ts';
import type { Overview } from '../model/overview.ts';
import { pathOf, type Thing } from '../model/reference.ts';
import type { Phase } from '../model/surveys/codebook.ts';
import { dueOf, isOpen, isShownPhase, keyOf, nextPhaseOf } from '../model/waiting.ts';
import type { CalendarEvent } from '../time/calendar.ts';
import { type Day, daysBetween, parseDay } from '../time/day.ts';
import { readDue } from '../time/due.ts';
import type { Bar, Document, Target } from './document.ts';
import { type NextCall, nextCallOf, nextEvent, placeOf, uidOf } from './next.ts';
import { type SlipSources, slipOfThing } from './slip.ts';
import { parkedUntil, targetOf, titleOf } from './thing.ts';

interface TimelineRow {
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

export interface TimelineFacts {
  readonly schema: 'wg/timeline/1';
  readonly group: string;
  readonly asOf: Day;
  readonly next?: Day;
  /** The same meeting with its times. */
  readonly meeting?: NextCall;
  readonly rows: readonly TimelineRow[];
}

/**
 * Milestones by due day (parts below their whole), the dated phases of surveys, then open actions by due day (where they are wanted), then the
 * next meeting.
 */
export function timelineFacts(
  view: Overview,
  slip?: Omit<SlipSources, 'missing'>,
  actions: 'actions' | 'no actions' = 'actions',
): TimelineFacts {
  const { group, today } = view;
  const rows: TimelineRow[] = [];
  const withPast = (thing: Thing, row: TimelineRow): TimelineRow => {
    const waitsFor = view.waiting.blockersOf(keyOf(thing)).map((blocker) => view.directory.idOf(blocker));
    const past = slip && slipOfThing(thing, slip);
    const between = past?.moves.flatMap(({ to }) => (to === undefined || to === past.baseline || to === row.due ? [] : [to])) ?? [];
    return {
      ...row,
      ...(waitsFor.length > 0 && { waitsFor }),
      ...(past && past.baseline !== row.due && { baseline: past.baseline }),
      ...(between.length > 0 && { between }),
      ...(past && { moved: past.moves.length }),
    };
  };
  const parts = new Map<Milestone | undefined, Milestone[]>();
  for (const m of [...group.milestones].sort(byDue)) {
    const whole = parentOf(view, m);
    parts.set(whole, [...(parts.get(whole) ?? []), m]);
  }
  const shown = new Set<Milestone>();
  const put = (top: Milestone): void => {
    const stack = [top];
    for (let m = stack.pop(); m !== undefined; m = stack.pop()) {
      if (shown.has(m)) continue;
      shown.add(m);
      rows.push(withPast({ kind: 'milestone', id: m.slug, record: m }, milestoneRow(view, m)));
      stack.push(...(parts.get(m) ?? []).toReversed());
    }
  };
  for (const top of parts.get(undefined) ?? []) put(top);
  // Parts of each other have no whole to stand below.
  for (const [, rest] of parts) for (const m of rest) put(m);
  const surveys = view.directory.things.flatMap((t) =>
    t.kind === 'survey' && dueOf(t) !== undefined ? [withPast(t, phaseRow(view, t))] : [],
  );
  rows.push(...surveys.sort((a, b) => compare(a.due ?? '', b.due ?? '') || compare(a.id, b.id)));
  if (actions === 'actions') {
    const open = view.directory.things.filter((t) => t.kind === 'action' && isOpen(t)).map((t) => withPast(t, actionRow(view, t)));
    rows.push(...open.filter((r) => r.due !== undefined).sort((a, b) => compare(a.due ?? '', b.due ?? '')));
  }
  const meeting = nextCallOf(view);
  return {
    schema: 'wg/timeline/1',
    group: group.settings.name ?? 'this group',
    asOf: today,
    ...(meeting && { next: meeting.day, meeting }),
    rows,
  };
}

/** The rows as bars; `brief` leaves out the actions, all phases of a survey but the next, the words of the deadlines, and parts without a day. */
export function timelineBars(facts: TimelineFacts, brief = false): readonly Bar[] {
  const shown = facts.rows.filter(
    (r) =>
      r.state !== 'dropped' &&
      !(
        brief &&
        (r.kind === 'action' || (r.kind === 'survey' && (!r.next || r.state === 'done')) || (r.partOf !== undefined && r.due === undefined))
      ),
  );
  return shown.map((row) => ({
    id: row.id,
    ...(row.waitsFor && { after: row.waitsFor }),
    // The phase first: a long title is cut at its end.
    label: row.phase === undefined ? row.text : `${row.phase}: ${row.text.slice(0, -`: ${row.phase}`.length)}`,
    ...(row.due && { from: row.from ?? row.due, to: row.due }),
    ...(row.baseline && { baseline: row.baseline }),
    ...(row.between && { moves: row.between }),
    window: row.window,
    tone:
      row.state === 'done' ? 'good' : row.late !== undefined ? (row.holdsUp > 0 ? 'bad' : 'warn') : row.due === undefined ? 'dim' : 'plain',
    mark: row.kind === 'survey' ? 'milestone' : row.kind,
    note: noteOf(row, brief),
    depth: row.partOf === undefined ? 0 : 1,
    target: row.target,
  }));
}

export function timelinePage(facts: TimelineFacts): Document {
  const marks = facts.next ? [{ day: facts.next, label: 'next meeting' }] : [];
  const bars = timelineBars(facts);
  return {
    title: `${facts.group}: timeline`,
    blocks: [
      { kind: 'paragraph', inlines: [`as of ${facts.asOf}`] },
      bars.length === 0
        ? { kind: 'paragraph', inlines: ['There is nothing with a date yet. A milestone is made with: wg new-milestone TITLE --due WORDS'] }
        : { kind: 'timeline', bars, today: facts.asOf, marks },
    ],
    calendar: { name: facts.group, asOf: facts.asOf, events: eventsOf(facts) },
  };
}

/** What has a day, as entries of a calendar. People are left out: calendars are read by many. */
function eventsOf({ group, meeting, rows }: TimelineFacts): readonly CalendarEvent[] {
  const events = rows.flatMap((row): readonly CalendarEvent[] => {
    if (row.due === undefined || row.state === 'dropped') return [];
    // Unlike its id, the path of a milestone stays what it is when another thing gets the same name.
    const thing = row.kind === 'milestone' || row.phase !== undefined ? [pathOf(row.target), row.phase].filter(Boolean).join(':') : row.id;
    return [
      {
        uid: uidOf(group, thing),
        changes: row.moved ?? 0,
        title: row.state === 'open' ? row.text : `${row.text} (${row.state})`,
        notes: [
          ...(row.words === undefined || row.words.includes(row.due) ? [] : [row.words]),
          ...(row.blockedBy.length > 0 ? [`waits for ${row.blockedBy.join(', ')}`] : []),
          placeOf(row.target),
        ],
        category: row.kind,
        when: { from: row.window ? (row.from ?? row.due) : row.due, to: row.due },
      },
    ];
  });
  return [...events, ...(meeting ? [nextEvent(group, meeting)] : [])];
}

function noteOf(row: TimelineRow, brief: boolean): string {
  const parts: string[] = [];
  if (row.state !== 'open') parts.push(row.state);
  if (row.late !== undefined) parts.push(`${row.late} d late`);
  const waitsFor = brief ? row.blockedBy.filter((id) => !row.work?.includes(id)) : row.blockedBy;
  if (waitsFor.length > 0) parts.push(`waits for ${waitsFor.join(', ')}`);
  if (!brief && row.words !== undefined && !row.words.includes(row.due ?? row.words)) parts.push(row.words);
  return parts.join(', ');
}

function parentOf(view: Overview, milestone: Milestone): Milestone | undefined {
  const { part_of } = milestone.fields;
  if (part_of === undefined) return undefined;
  const found = view.directory.find(part_of, ['milestone']);
  return 'thing' in found && found.thing.kind === 'milestone' && found.thing.record !== milestone ? found.thing.record : undefined;
}

function byDue(a: Milestone, b: Milestone): number {
  return compare(a.fields.due ?? '9999', b.fields.due ?? '9999') || compare(a.slug, b.slug);
}

function milestoneRow(view: Overview, record: Milestone): TimelineRow {
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
    blockedBy: fields.blocked_by ?? [],
    ...(work.length > 0 && { work }),
    holdsUp: view.waiting.waitersOf(keyOf(thing)).length,
    owners: fields.owners ?? [],
    target: targetOf(thing),
  };
}

/** A parked thing is open again when its day has come. */
function stateOf({ today }: Overview, thing: Thing, written: TimelineRow['state']): TimelineRow['state'] {
  const until = parkedUntil(thing);
  if (until === undefined || (written !== 'open' && written !== 'parked')) return written;
  return until === 'open end' || until > today ? 'parked' : 'open';
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

function phaseRow(view: Overview, thing: Extract<Thing, { readonly kind: 'survey' }>): TimelineRow {
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
    blockedBy: isNextPhase ? (thing.record.fields.blocked_by ?? []) : [],
    holdsUp: view.waiting.waitersOf(keyOf(thing)).length,
    owners: thing.record.fields.owners ?? [],
    phase: thing.phase,
    ...(isShownPhase(thing, view.waiting) && { next: true as const }),
    target: targetOf(thing),
  };
}

function actionRow(view: Overview, thing: Thing): TimelineRow {
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
    blockedBy: action?.blockedBy ? [action.blockedBy] : [],
    holdsUp: view.waiting.waitersOf(keyOf(thing)).length,
    owners: action?.owners ?? [],
    moved: days.filter((day, at) => at > 0 && day !== days[at - 1]).length,
    target: targetOf(thing),
  };
}
