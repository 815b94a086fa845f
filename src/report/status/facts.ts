// What the status report tells, as facts: what `wg report --json` prints, and what the page is made from.
import { homeless } from '../../model/coverage.ts';
import { doneQuestion } from '../../model/done-question.ts';
import { compare, zoneOf } from '../../model/group.ts';
import { forecastOf } from '../../model/history/forecast.ts';
import { nextSaid, unansweredOf } from '../../model/inferred.ts';
import { lightOf, worstOf } from '../../model/lights.ts';
import type { Overview } from '../../model/overview.ts';
import { calledName, ownersOf } from '../../model/owner.ts';
import { reachedOf } from '../../model/reached.ts';
import type { Thing } from '../../model/reference.ts';
import { unsentOf } from '../../model/sending.ts';
import { dueOf, isOpen, isShownPhase, keyOf } from '../../model/waiting.ts';
import { addDays, type Day, daysBetween } from '../../time/day.ts';
import { finishedIn, slipOfThing } from '../slip.ts';
import { comesBack, isAway, titleOf } from '../thing.ts';
import { entryOf, said } from './entry.ts';
import { healthOf } from './health.ts';
import { isCarried, newsFacts, pastInNotes, type StatusPast } from './news.ts';
import type { ChainFacts, Entry, EvidenceCounts, ShownLight, StatusFacts } from './told.ts';

/** The facts of a group on a day; `past` is what its history tells, where there is one; `evidence` what guidelines rest on. */
export function statusFacts(view: Overview, past: StatusPast = pastInNotes(view), evidence?: EvidenceCounts): StatusFacts {
  const { group, today, directory, waiting, next } = view;
  const open = directory.things.filter(
    (t) => (t.kind === 'action' || t.kind === 'milestone' || isShownPhase(t, waiting)) && isOpen(t) && !isAway(t, today),
  );
  // Where no next meeting is known, a week ahead counts as soon.
  const horizon = next === undefined || next.passed ? addDays(today, 7) : next.day;
  const lightOfThing = lightsOf(view, past);
  const lit = open.map((thing) => ({ thing, light: lightOfThing(thing) }));
  const lights = new Map(lit.map((l) => [keyOf(l.thing), l.light]));
  const entry = (thing: Thing): Entry => entryOf(view, thing, lights.get(keyOf(thing)));
  const worst = worstOf(lit.map((l) => ({ ...l, due: dueOf(l.thing) })));
  const actions = open.filter((t) => t.kind === 'action');
  const milestones = open.filter((t) => t.kind === 'milestone');
  const restated = new Map<string, Thing[]>();
  for (const action of actions) {
    const milestone = action.kind === 'action' ? view.coverage.restates(action.tracked)?.milestone : undefined;
    if (milestone) restated.set(milestone.path, [...(restated.get(milestone.path) ?? []), action]);
  }
  const hasStep = (thing: Thing): boolean => restated.has(keyOf(thing)) || waiting.blockersOf(keyOf(thing)).length > 0 || isPart(thing);
  // An action in the same words for the same day stands for its milestone.
  const isSaidByAction = (t: Thing): boolean =>
    (restated.get(keyOf(t)) ?? []).some(
      (a) => a.kind === 'action' && dueOf(a) === dueOf(t) && view.coverage.restates(a.tracked)?.how === 'same words',
    );
  const ownerless = (t: Thing): boolean => ownersOf(t).length === 0;
  const byDue = (a: Thing, b: Thing): number => compare(dueOf(a) ?? '9999', dueOf(b) ?? '9999');
  const isDue = (t: Thing, test: (due: Day) => boolean): boolean => {
    const due = dueOf(t);
    return due !== undefined && test(due);
  };
  const done = doneQuestion(group);
  const forecast = forecastOf(finishedIn(view, past.slip));
  return {
    schema: 'wg/status/1',
    group: group.settings.name ?? 'this group',
    asOf: today,
    ...(past.since && { since: past.since }),
    missing: past.slip.missing,
    light: worst
      ? { ...worst.light, thing: directory.idOf(worst.thing), text: titleOf(worst.thing) }
      : { colour: 'green', rule: 'nothing-open', words: 'nothing is open' },
    counts: {
      openActions: actions.length,
      withoutOwner: actions.filter(ownerless).length,
      resting: view.actions.filter(({ state }) => state === 'resting').length,
      openMilestones: milestones.length,
      milestonesWithoutOwner: milestones.filter(ownerless).length,
    },
    helpWanted: actions.filter(ownerless).map(entry),
    news: newsFacts(view, past, entry),
    overdue: open
      .filter((t) => isDue(t, (due) => due < today) && !isSaidByAction(t))
      .sort(byDue)
      .map(entry),
    dueBeforeNext: open
      .filter((t) => isDue(t, (due) => due >= today && due < horizon) && !isSaidByAction(t))
      .sort(byDue)
      .map(entry),
    stuck: milestones.filter((t) => !hasStep(t)).map(entry),
    withoutDate: open.filter((t) => dueOf(t) === undefined && !isPart(t)).map(entry),
    ownerless: milestones
      .filter((t) => ownerless(t) && !isPart(t) && !(restated.get(keyOf(t)) ?? []).some((a) => !ownerless(a)))
      .map(entry),
    chains: waiting.chains.map(({ way, frees }) => chainFacts(view, way, frees, restated, entry)),
    ...(forecast && { forecast }),
    raised: group.notes.flatMap((note) => homeless(note, view.coverage).map((r) => said(note, r))),
    guidelines: group.guidelines.map((record) => ({
      ...entry({ kind: 'guideline', id: record.slug, record }),
      status: record.fields.status ?? 'draft',
    })),
    health: healthOf(view, past.since?.day),
    ...(evidence && evidence.broken + evidence.suspect + evidence.claims > 0 && { evidence }),
    ...(next && { next: nextFacts(next, today, zoneOf(group)) }),
    ...nextWordsOf(view),
    ...(done && { done }),
    reached: reachedOf(view).map(({ milestone, survey, phase }) => ({
      ...entry({ kind: 'milestone', id: milestone.slug, record: milestone }),
      survey: {
        id: directory.idOf({ kind: 'survey', id: survey.slug, record: survey, phase: 'analysed' }),
        text: survey.fields.title ?? survey.slug,
      },
      phase,
    })),
    unsent: unsentOf(view),
    returning: directory.things.filter((t) => isReturning(t, today, next?.passed ? undefined : next?.day)).map(entry),
    inferred: unansweredOf(group).map(({ note, reading: { id, kind, words, line } }) => ({
      id: `${note.id}#${id}`,
      kind,
      text: words,
      target: { path: note.source.path, line },
    })),
    notUnderstood: group.notes.flatMap((note) => {
      if (note.meeting.notUnderstood.length === 0) return [];
      const lines = note.source.text.split('\n');
      return note.meeting.notUnderstood.map((line) => ({ target: { path: note.source.path, line }, text: (lines[line - 1] ?? '').trim() }));
    }),
  };
}

/** The light of an open thing, the same in every report; `past` is what the group's history tells. */
export function lightsOf({ today, waiting, last, next }: Overview, past: StatusPast): (thing: Thing) => ShownLight {
  const since = last?.meeting.date;
  const touched = (thing: Thing): boolean => since !== undefined && wasTouched(thing, since, past.slip.lives);
  const moves = (thing: Thing): number => slipOfThing(thing, past.slip)?.moves.length ?? 0;
  const around = { today, nextMeeting: next?.passed ? undefined : next?.day, waiting, touched, moves };
  return (thing) => {
    const light = lightOf(thing, around);
    const [waiter, more] = light.rule === 'overdue-and-waited-for' ? waiting.waitersOf(keyOf(thing)) : [];
    return waiter === undefined || more !== undefined ? light : { ...light, waiter: { id: waiter.id, text: titleOf(waiter) } };
  };
}

function isPart(thing: Thing): boolean {
  return thing.kind === 'milestone' && thing.record.fields.part_of !== undefined;
}

/** Whether anything was said or committed about it since the last meeting began. */
function wasTouched(thing: Thing, since: Day, lives: StatusPast['slip']['lives']): boolean {
  if (thing.kind === 'action') return isCarried(thing.tracked) && thing.tracked.latest.note.meeting.date === since;
  const last = 'record' in thing ? lives.get(thing.record.path)?.versions.at(-1) : undefined;
  return last !== undefined && last.moment.day >= since;
}

function isReturning(thing: Thing, today: Day, next: Day | undefined): boolean {
  const until = comesBack(thing);
  return until !== undefined && until !== 'open end' && isOpen(thing) && until <= (next ?? today);
}

function chainFacts(
  view: Overview,
  way: readonly Thing[],
  frees: number,
  restated: ReadonlyMap<string, readonly Thing[]>,
  entry: (t: Thing) => Entry,
): ChainFacts {
  const root = way.at(-1) as Thing;
  const steps = restated.get(keyOf(root)) ?? [];
  const handed = steps.flatMap((s) => (s.kind === 'action' ? (s.tracked.latest.action.handOff?.owners ?? []) : []));
  const who =
    [ownersOf(root), steps.flatMap(ownersOf), handed].find((names) => names.length > 0)?.map((name) => calledName(view.directory, name)) ??
    [];
  const due = dueOf(root);
  const late = due !== undefined && due < view.today;
  const step = steps[0];
  return {
    way: way.map(entry),
    frees,
    whoCanFree: [...new Set(who)],
    ...(late && { stuckFor: daysBetween(due, view.today), stuckSince: due }),
    ...(step && { nextStep: entry(step) }),
  };
}

function nextWordsOf({ last, next }: Overview): Pick<StatusFacts, 'nextWords'> {
  const said = last && nextSaid(last);
  if (last === undefined || said === undefined || said.day !== undefined || (next !== undefined && !next.passed)) return {};
  return { nextWords: { words: said.words, target: { path: last.source.path, line: said.line } } };
}

function nextFacts(next: NonNullable<Overview['next']>, today: Day, zone: string): NonNullable<StatusFacts['next']> {
  const time = (t: { time: string; zone?: string } | undefined): string | undefined => t && `${t.time} ${t.zone ?? zone}`;
  const [start, end] = [time(next.start), time(next.end)];
  return {
    day: next.day,
    ...(start && { start }),
    ...(end && { end }),
    endInferred: next.endInferred,
    passed: next.passed,
    ...(next.passed && { daysAgo: daysBetween(next.day, today) }),
    ...(next.said && { target: { path: next.said.note.source.path, line: next.said.line } }),
  };
}
