// The timeline: milestones with their parts and the dated actions as bars between the first and the last day that matter.

import { compare, type Milestone } from '../model/group.ts';
import type { Overview } from '../model/overview.ts';
import { pathOf, type Thing } from '../model/reference.ts';
import { dueOf, isOpen, keyOf } from '../model/waiting.ts';
import type { CalendarEvent } from '../time/calendar.ts';
import type { Day } from '../time/day.ts';
import { type Bar, type Document, placeWords } from './document.ts';
import { type NextCall, nextCallOf, nextEvent, uidOf } from './next.ts';
import { type SlipSources, slipOfThing } from './slip.ts';
import { actionRow, milestoneRow, parentOf, phaseRow, type TimelineRow } from './timeline-rows.ts';
import { LONG_TITLE, shortened } from './words.ts';

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

const makeHint = { text: ' A milestone is made with: wg new-milestone TITLE --due WORDS', hint: true } as const;

export function timelinePage(facts: TimelineFacts): Document {
  const marks = facts.next ? [{ day: facts.next, label: 'next meeting' }] : [];
  const bars = timelineBars(facts);
  return {
    title: `${facts.group}: timeline`,
    blocks: [
      { kind: 'paragraph', inlines: [`as of ${facts.asOf}`] },
      bars.length === 0
        ? { kind: 'paragraph', inlines: ['There is nothing with a date yet.', makeHint] }
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
          ...(row.blockedByTitles.length > 0 ? [`waits for ${row.blockedByTitles.join(', ')}`] : []),
          placeWords(row.target),
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
  const waitsFor = row.blockedByTitles.filter((_, at) => !brief || !row.work?.includes(row.blockedBy[at] ?? ''));
  if (waitsFor.length > 0) parts.push(`waits for ${waitsFor.map((title) => `“${shortened(title, LONG_TITLE)}”`).join(', ')}`);
  if (!brief && row.words !== undefined && !row.words.includes(row.due ?? row.words)) parts.push(row.words);
  return parts.join(', ');
}

function byDue(a: Milestone, b: Milestone): number {
  return compare(a.fields.due ?? '9999', b.fields.due ?? '9999') || compare(a.slug, b.slug);
}
