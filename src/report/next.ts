// The next meeting: when, on the clocks of everybody's zone, and as an entry for calendars.

import { zoneOf } from '../model/group.ts';
import type { Overview } from '../model/overview.ts';
import { slugOf } from '../text/slug.ts';
import type { CalendarEvent, ZonedClock } from '../time/calendar.ts';
import { type Day, daysBetween } from '../time/day.ts';
import { type Block, type Document, placeWords, type Target } from './document.ts';
import { plural } from './words.ts';

/** The next meeting. A time without a zone is in the group's. */
export interface NextCall {
  readonly day: Day;
  readonly start?: ZonedClock;
  readonly end?: ZonedClock;
  readonly endInferred: boolean;
  /** The usual length, where a start is said and no end. */
  readonly minutes?: number;
  /** Id of the last meeting held before it. It stays when the next one is moved, or gets its note. */
  readonly after?: string;
  readonly target?: Target;
}

/** A time on the clocks of a zone. */
interface Elsewhere {
  readonly zone: string;
  readonly day: Day;
  readonly start: string;
  readonly end?: string;
}

export interface NextFacts {
  readonly schema: 'wg/next/1';
  readonly group: string;
  readonly asOf: Day;
  readonly next?: NextCall;
  /** In UTC, and in the zone of each person who gives one; empty where there is no time, or it cannot be placed. */
  readonly elsewhere: readonly Elsewhere[];
  /** Why the time cannot be placed. */
  readonly problem?: string;
  /** A meeting was announced for this day, which is over, and there are no notes of it. */
  readonly passed?: { readonly day: Day; readonly daysAgo: number; readonly target?: Target };
}

/** The next meeting as of the day; undefined where none is known, or the one that was announced has passed. */
export function nextCallOf({ group, next }: Overview): NextCall | undefined {
  if (next === undefined || next.passed) return undefined;
  const { day, start, end, endInferred, said } = next;
  const clock = (time: typeof start): ZonedClock | undefined => time && { time: time.time, zone: time.zone ?? zoneOf(group) };
  const [from, to] = [clock(start), clock(end)];
  const minutes = group.settings.meeting_minutes;
  const before = group.notes.findLast((n) => n.meeting.date !== undefined && n.meeting.date < day && !n.meeting.cancelled);
  return {
    day,
    ...(from && { start: from }),
    ...(to && { end: to }),
    endInferred,
    ...(from && to === undefined && minutes ? { minutes } : {}),
    ...(before && { after: before.id }),
    ...(said && { target: { path: said.note.source.path, line: said.line } }),
  };
}

/** The next meeting with its time in UTC and in the zones of the group's people. */
export async function nextFacts(view: Overview): Promise<NextFacts> {
  const { group, today, next } = view;
  const call = nextCallOf(view);
  const zones = [...new Set(['UTC', zoneOf(group), ...group.people.flatMap((p) => p.fields.time_zone ?? [])])];
  const said = next?.said;
  return {
    schema: 'wg/next/1',
    group: group.settings.name ?? 'this group',
    asOf: today,
    ...(call && { next: call }),
    ...(call === undefined ? { elsewhere: [] } : await clocksOf(call, zones)),
    ...(next?.passed && {
      passed: {
        day: next.day,
        daysAgo: daysBetween(next.day, today),
        ...(said && { target: { path: said.note.source.path, line: said.line } }),
      },
    }),
  };
}

/** The next meeting as an entry of the group's calendar. */
export function nextEvent(group: string, call: NextCall): CalendarEvent {
  const { day, start, end, minutes, target } = call;
  return {
    uid: uidOf(group, `meetings/${call.after === undefined ? 'first' : `after-${call.after}`}`),
    changes: 0,
    title: `${group}: meeting`,
    notes: [
      ...(call.endInferred ? ['the end is inferred'] : minutes ? ['the end is by the usual length'] : []),
      ...(target ? [placeWords(target)] : []),
    ],
    category: 'meeting',
    when: start === undefined ? { from: day, to: day } : { day, start, ...(end && { end }), ...(minutes && { minutes }) },
  };
}

/** What tells an entry from all others: the group and the thing, by names that stay while days and texts change. */
export function uidOf(group: string, thing: string): string {
  return `${thing}@${slugOf(group)}.wg`.normalize('NFC');
}

export function nextPage(facts: NextFacts): Document {
  return {
    title: `${facts.group}: next meeting`,
    blocks: blocksOf(facts),
    // A file without the call that it is made for would be sent to people.
    ...(facts.next && { calendar: { name: facts.group, asOf: facts.asOf, events: [nextEvent(facts.group, facts.next)] } }),
  };
}

function blocksOf({ next, passed, elsewhere, problem }: NextFacts): readonly Block[] {
  if (next === undefined) {
    const make = { text: ' Its note is made with: wg new-meeting "next tuesday 16:00 UTC"', hint: true } as const;
    const none = 'No coming meeting is known.';
    if (passed === undefined) {
      return [
        {
          kind: 'paragraph',
          inlines: [none, make, { text: '. Or give the usual time in wg.yaml, such as meeting: every Tuesday 16:00 UTC', hint: true }],
        },
      ];
    }
    const last = `A meeting was announced for ${passed.day}, ${plural(passed.daysAgo, 'day')} ago, and there are no notes of it`;
    return [
      { kind: 'list', items: [{ inlines: [last], ...(passed.target && { target: passed.target }) }] },
      { kind: 'paragraph', inlines: [none, make] },
    ];
  }
  const { day, start, end, endInferred, minutes, target } = next;
  const span =
    start && (end && end.zone === start.zone ? `${start.time}–${end.time} ${start.zone}` : [start, end].flatMap(clockWords).join(' – '));
  const when = `${day}${span === undefined ? ', no time is said' : ` ${span}`}${endInferred ? ' (end inferred)' : minutes ? `, usually ${plural(minutes, 'minute')}` : ''}`;
  return [
    { kind: 'list', items: [{ inlines: [when], ...(target && { target }) }] },
    ...(problem === undefined ? [] : [{ kind: 'paragraph' as const, inlines: [{ text: problem, tone: 'warn' as const }] }]),
    ...(elsewhere.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: ['Zone', 'Day', 'Time'],
            rows: elsewhere.map((e) => [e.zone, e.day, e.end === undefined ? e.start : `${e.start}–${e.end}`]),
          },
        ]),
  ];
}

function clockWords(clock: ZonedClock | undefined): readonly string[] {
  return clock === undefined ? [] : [`${clock.time} ${clock.zone}`];
}

async function clocksOf(call: NextCall, zones: readonly string[]): Promise<Pick<NextFacts, 'elsewhere' | 'problem'>> {
  const { day, start, end } = call;
  if (start === undefined) return { elsewhere: [] };
  const { inZone, toInstant } = await import('../time/zone.ts');
  const from = toInstant(day, start.time, start.zone);
  if ('problem' in from) return { elsewhere: [], problem: from.problem };
  const to = end && toInstant(day, end.time, end.zone);
  const elsewhere = zones.flatMap((zone): readonly Elsewhere[] => {
    const there = inZone(from.utc, zone);
    const until = to && 'utc' in to ? inZone(to.utc, zone) : undefined;
    return there === undefined ? [] : [{ zone, day: there.day, start: there.time, ...(until && { end: until.time }) }];
  });
  return { elsewhere };
}
