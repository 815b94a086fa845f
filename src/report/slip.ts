// Slip: how far each day moved from where it first stood, move by move, with the words of the commit or the meeting that moved it.
import type { ActionVersion } from '../model/history/action-life.ts';
import type { Finished, Forecast } from '../model/history/forecast.ts';
import { expectedBy, forecastOf } from '../model/history/forecast.ts';
import type { Life, Moment } from '../model/history/lives.ts';
import { type Slip, slipOf, slipOfAction } from '../model/history/slip.ts';
import type { Overview } from '../model/overview.ts';
import type { Thing } from '../model/reference.ts';
import { closedOn, type Tracked } from '../model/tracked.ts';
import { isOpen } from '../model/waiting.ts';
import type { Day } from '../time/day.ts';
import type { Bar, Block, Document, Item, Target } from './document.ts';
import { targetOf, titleOf } from './thing.ts';
import { bracketed, plural } from './words.ts';

/** A moment for people and scripts: a commit with its subject, a meeting, or what is not committed yet. */
export interface When {
  readonly day: Day;
  readonly commit?: string;
  readonly subject?: string;
  readonly uncommitted?: true;
}

interface SlipRow {
  readonly id: string;
  readonly kind: Thing['kind'];
  readonly text: string;
  readonly open: boolean;
  readonly baseline: Day;
  readonly set: When;
  /** Where it stands; none where the day was taken away. */
  readonly due?: Day;
  /** Days from the baseline to where it stands; positive is later. */
  readonly total?: number;
  /** Where it is open: by which day things due then are done half of the time, and 85 of 100 times, in this group. */
  readonly expected?: { readonly half: Day; readonly most: Day };
  readonly moves: readonly { readonly when: When; readonly from?: Day; readonly to?: Day; readonly days?: number }[];
  readonly target: Target;
}

export interface SlipFacts {
  readonly schema: 'wg/slip/1';
  readonly group: string;
  readonly asOf: Day;
  /** What could not be told, and why. */
  readonly missing: readonly string[];
  readonly rows: readonly SlipRow[];
  readonly forecast?: Forecast & { readonly rule: string };
}

/** What slip is read from: the lives of records by path, the versions of actions, and what is not known. */
export interface SlipSources {
  readonly lives: ReadonlyMap<string, Life>;
  readonly actions: { get(tracked: Tracked): readonly ActionVersion[] | undefined };
  readonly missing: readonly string[];
  /** The clone is shallow, so no baseline is certain. */
  readonly cut: boolean;
}

/** The slip of a thing; undefined where it never had a day, or nothing of it is known. */
export function slipOfThing(thing: Thing, { lives, actions, cut }: Omit<SlipSources, 'missing'>): Slip | undefined {
  if (thing.kind === 'action') return slipOfAction(actions.get(thing.tracked) ?? []);
  if (cut || !('record' in thing) || thing.kind === 'person') return undefined;
  const life = lives.get(thing.record.path);
  return life && slipOf(life, thing.kind === 'survey' ? thing.phase : '');
}

/** The slip of those things, the furthest first. */
export function slipFacts(view: Overview, things: readonly Thing[], sources: SlipSources): SlipFacts {
  const forecast = forecastOf(finishedIn(view, sources));
  const rows = things.flatMap((thing) => {
    const slip = slipOfThing(thing, sources);
    return slip === undefined ? [] : [rowOf(view, thing, slip, forecast)];
  });
  return {
    schema: 'wg/slip/1',
    group: view.group.settings.name ?? 'this group',
    asOf: view.today,
    missing: sources.missing,
    rows: rows.sort((a, b) => Math.abs(b.total ?? 0) - Math.abs(a.total ?? 0) || b.moves.length - a.moves.length),
    ...(forecast && {
      forecast: { ...forecast, rule: 'days from the first due day to the day it was done; nearest ranks at 50 and 85 %' },
    }),
  };
}

/** Everything that is done and once had a day. */
export function finishedIn(view: Overview, sources: Omit<SlipSources, 'missing'>): readonly Finished[] {
  return view.directory.things.flatMap((thing) => {
    const done = doneOn(thing, sources.lives);
    const first = done && slipOfThing(thing, sources)?.baseline;
    return done && first ? [{ first, done }] : [];
  });
}

function doneOn(thing: Thing, lives: ReadonlyMap<string, Life>): Day | undefined {
  if (thing.kind === 'action') return thing.tracked.state === 'done' ? closedOn(thing.tracked) : undefined;
  if (thing.kind !== 'milestone' || thing.record.fields.status !== 'done') return undefined;
  const versions = lives.get(thing.record.path)?.versions ?? [];
  return thing.record.fields.done ?? versions.find(({ snapshot }) => snapshot?.state === 'done')?.moment.day;
}

function rowOf(view: Overview, thing: Thing, { baseline, set, moves, now, total }: Slip, forecast: Forecast | undefined): SlipRow {
  return {
    id: view.directory.idOf(thing),
    kind: thing.kind,
    text: titleOf(thing),
    open: isOpen(thing),
    baseline,
    set: whenOf(set, thing),
    ...(now && { due: now }),
    ...(total !== undefined && { total }),
    ...(forecast && now && isOpen(thing) && { expected: expectedBy(now, forecast) }),
    moves: moves.map(({ moment, from, to, days }) => ({
      when: whenOf(moment, thing),
      ...(from && { from }),
      ...(to && { to }),
      ...(days !== undefined && { days }),
    })),
    target: targetOf(thing),
  };
}

/** A moment as it is told: without a commit it is a meeting of that day where the thing is an action said there, else the working tree. */
export function whenOf({ day, commit }: Moment, thing: Thing): When {
  if (commit !== undefined) return { day, commit: commit.id, subject: commit.subject };
  const said = thing.kind === 'action' && thing.tracked.mentions.some(({ note }) => note.meeting.date === day);
  return said ? { day } : { day, uncommitted: true };
}

/** `3f2a1c9 Wait for the hall`, `said in the meeting`, `not committed`. */
export function whenWords({ commit, subject, uncommitted }: When): string {
  if (commit !== undefined) return `${subject} (${commit.slice(0, 7)})`;
  return uncommitted ? 'not committed' : 'said in the meeting';
}

/** `+14 days`, `−1 day`, `no days`. */
export function shift(days: number): string {
  if (days === 0) return 'no days';
  return `${days > 0 ? '+' : '−'}${plural(Math.abs(days), 'day')}`;
}

/** One item per thing that moved, its moves below it; the others are counted. `one` is the title of the thing asked for, where it is one. */
export function slipPage({ group, asOf, missing, rows, forecast }: SlipFacts, one?: string): Document {
  const moved = rows.filter(({ moves }) => moves.length > 0);
  const still = rows.length - moved.length;
  const blocks: Block[] = missing.map((words) => ({ kind: 'paragraph', inlines: [{ text: words, tone: 'warn' }] }));
  if (moved.length > 0) blocks.push({ kind: 'list', items: moved.map(rowItem) });
  const quiet =
    still === 0
      ? ''
      : `${plural(still, 'thing')} with a day ${still === 1 ? 'stands' : 'stand'} where ${still === 1 ? 'it' : 'they'} first stood.`;
  if (rows.length === 0 && missing.length === 0)
    blocks.push({ kind: 'paragraph', inlines: [`${one ?? 'Nothing'} has had ${one === undefined ? 'a' : 'no'} day yet.`] });
  else if (quiet !== '') blocks.push({ kind: 'paragraph', inlines: [moved.length === 0 ? `Nothing moved: ${quiet}` : quiet] });
  if (forecast !== undefined) blocks.push({ kind: 'paragraph', inlines: [forecastWords(forecast)] });
  const picture = moved.length === 0 ? {} : { picture: { kind: 'timeline' as const, bars: moved.map(rowBar), today: asOf, marks: [] } };
  return { title: `${group}: slip as of ${asOf}`, blocks, ...picture };
}

/** What the group's own past says of its days. */
export function forecastWords({ n, median, most }: Forecast): string {
  const late = (days: number): string =>
    days > 0 ? `${plural(days, 'day')} late` : days < 0 ? `${plural(-days, 'day')} early` : 'on the day';
  return `Of ${n} finished things, half were done ${late(median)} or sooner, 85 % ${late(most)} or sooner (from the day first set).`;
}

function rowBar({ kind, text, open, baseline, due, total, moves, target }: SlipRow): Bar {
  return {
    label: text,
    ...(due && { from: due, to: due }),
    baseline,
    moves: moves.flatMap(({ to }) => to ?? []),
    tone: !open ? 'good' : due === undefined ? 'dim' : 'plain',
    mark: kind === 'action' ? 'action' : 'milestone',
    note:
      total === undefined
        ? 'no day now'
        : total === 0
          ? 'back on its day'
          : `${plural(Math.abs(total), 'day')} ${total > 0 ? 'later' : 'earlier'}`,
    target,
  };
}

function rowItem({ text, id, baseline, due, total, moves, target, open, expected }: SlipRow): Item {
  const likely =
    expected === undefined
      ? []
      : [
          {
            inlines: [
              { text: `as this group goes, done by ${expected.half} or, rather surely, by ${expected.most}`, tone: 'dim' as const },
            ],
          },
        ];
  const now = due === undefined ? 'no day now' : `now ${due}`;
  return {
    lead: { text: total === undefined ? '?' : shift(total), tone: !open || total === undefined ? 'dim' : total > 0 ? 'warn' : 'good' },
    inlines: [text, ...bracketed([{ hint: id }, `first ${baseline}`, now, plural(moves.length, 'move')])],
    target,
    children: [
      ...moves.map(({ when, from, to, days }) => ({
        lead: { text: when.day },
        inlines: [
          `${from ?? 'no day'} → ${to ?? 'no day'}${days === undefined ? '' : `, ${shift(days)}`}`,
          { text: `: ${whenWords(when)}`, tone: 'dim' as const },
        ],
      })),
      ...likely,
    ],
  };
}
