// What happened since a meeting, a day or a commit, as the status report tells it.
import { saidLives } from '../../model/history/action-life.ts';
import type { News } from '../../model/history/news.ts';
import { newsInNotes } from '../../model/history/period.ts';
import type { Overview } from '../../model/overview.ts';
import { calledName } from '../../model/owner.ts';
import type { Thing } from '../../model/reference.ts';
import { phases } from '../../model/surveys/codebook.ts';
import { closedOn, type Tracked } from '../../model/tracked.ts';
import { dueOf, isOpen, keyOf } from '../../model/waiting.ts';
import { type Day, daysBetween } from '../../time/day.ts';
import type { SlipSources } from '../slip.ts';
import { titleOf } from '../thing.ts';
import { said } from './entry.ts';
import type { Entry, Since, StatusFacts } from './told.ts';

/** What the history tells a status report: where its period begins, what happened since, and the lives of things. */
export interface StatusPast {
  readonly since?: Since;
  readonly news: News;
  readonly slip: SlipSources;
}

/** The past as far as the notes tell it, for a group without a history: since the last meeting. */
export function pastInNotes(view: Overview): StatusPast {
  const since = sinceLast(view);
  return {
    ...(since && { since }),
    news: newsInNotes(view, since?.day ?? view.today),
    slip: { lives: new Map(), actions: saidLives(view.today), missing: [], cut: false },
  };
}

/** The last meeting as the beginning of a period; undefined before the first. */
export function sinceLast({ last }: Overview): Since | undefined {
  const day = last?.meeting.date;
  if (last === undefined || day === undefined) return undefined;
  return {
    kind: 'meeting',
    words: `the meeting of ${day}`,
    day,
    id: last.id,
    target: { path: last.source.path, line: last.meeting.dateLine ?? 1 },
  };
}

/** The news as entries. What a mark or a field says was done in the period counts too, whenever it was committed. */
export function newsFacts(view: Overview, { news, since }: StatusPast, entry: (thing: Thing) => Entry): StatusFacts['news'] {
  const last = view.last;
  const day = since?.day;
  const isNew = new Set(news.added.map(keyOf));
  // Of the day of a commit it is not known what was done before it; but what came after it was not done before.
  const isTold = (thing: Thing): boolean => since?.kind !== 'commit' || news.passed.includes(thing);
  const closed = (state: 'done' | 'dropped'): readonly Entry[] =>
    together(news[state], closedSince(view, state, day).filter(isTold)).map(entry);
  const saidNow = ({ latest }: Tracked): boolean => last !== undefined && latest.note === last;
  return {
    decided: news.decided.map(({ holds }) => said(holds.note, holds.decision)),
    done: closed('done'),
    dropped: closed('dropped'),
    parked: news.parked.map(entry),
    added: news.added.map(entry),
    moved: news.moved.map(({ thing, from, to }) => ({
      ...entry(thing),
      ...(from && { from }),
      ...(to && { to }),
      ...(from && to && { days: daysBetween(from, to) }),
    })),
    blocked: news.blocked.map((thing) => ({
      ...entry(thing),
      waitsFor: view.waiting.blockersOf(keyOf(thing)).map((blocker) => ({ id: view.directory.idOf(blocker), text: titleOf(blocker) })),
    })),
    freed: news.freed.map(entry),
    reowned: news.reowned.map(({ thing, from }) => ({ ...entry(thing), before: from.map((name) => calledName(view.directory, name)) })),
    removed: news.removed.map((thing) => ({ id: thing.id, text: titleOf(thing) })),
    carriedOver: view.directory.things
      .filter((t) => t.kind === 'action' && isOpen(t) && saidNow(t.tracked) && isCarried(t.tracked) && !isNew.has(keyOf(t)))
      .map(entry),
  };
}

function together(first: readonly Thing[], second: readonly Thing[]): readonly Thing[] {
  const there = new Set(first.map(keyOf));
  const all = [...first, ...second.filter((thing) => !there.has(keyOf(thing)))];
  // A survey that went through several phases is told by the last of them.
  const reached = (thing: Thing): number => (thing.kind === 'survey' ? phases.indexOf(thing.phase) : 0);
  const isPassed = (thing: Thing): boolean =>
    thing.kind === 'survey' &&
    all.some((other) => other.kind === 'survey' && other.record === thing.record && reached(other) > reached(thing));
  return all.filter((thing) => !isPassed(thing));
}

/** Whether a later note carries it on. */
export function isCarried({ origin, latest }: Tracked): boolean {
  return origin.note !== latest.note;
}

function closedSince(view: Overview, state: 'done' | 'dropped', since: Day | undefined): readonly Thing[] {
  return view.directory.things.filter((t) => {
    if (t.kind === 'milestone')
      return (
        state === 'done' &&
        t.record.fields.status === 'done' &&
        t.record.fields.done !== undefined &&
        since !== undefined &&
        t.record.fields.done >= since
      );
    if (t.kind === 'survey') {
      const day = dueOf(t);
      return state === 'done' && !isOpen(t) && day !== undefined && since !== undefined && day >= since && day <= view.today;
    }
    if (t.kind !== 'action' || t.tracked.state !== state) return false;
    const day = closedOn(t.tracked);
    return day !== undefined && since !== undefined && day >= since;
  });
}
