// Slip: how far a day moved from where it first stood. The first value on the main line is the baseline; changes within a day of each other
// are one move, since correcting a slip of the pen is no slip of the work.
import type { Day } from '../../time/day.ts';
import { daysBetween } from '../../time/day.ts';
import type { ActionVersion } from './action-life.ts';
import type { Life, Moment } from './lives.ts';

/** One move. No `from`: it had no day meanwhile; no `to`: its day was taken away. `days` is positive for later. */
interface Move {
  readonly moment: Moment;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  readonly days: number | undefined;
}

/** The way of one day: where it first stood, each move, where it stands (if it does), and the days between the two. */
export interface Slip {
  readonly baseline: Day;
  readonly set: Moment;
  readonly moves: readonly Move[];
  readonly now: Day | undefined;
  readonly total: number | undefined;
}

/** Seconds within which changes count as one. */
const GRACE = 86_400;

/** The slip of a life's due day, or of the day of one of its phases; undefined where it never had one. */
export function slipOf(life: Life, phase = ''): Slip | undefined {
  return slipIn(daysOf(life, phase));
}

/** The slip of an action's day. */
export function slipOfAction(versions: readonly ActionVersion[]): Slip | undefined {
  // Who reports that something is done leaves its deadline out: that moves nothing.
  const dated = versions.filter(({ action }) => action.state === 'open' || action.deadline?.due !== undefined);
  return slipIn(dated.map(({ moment, action }) => ({ moment, to: action.deadline?.due })));
}

function slipIn(days: readonly Dated[]): Slip | undefined {
  const changes = days.filter(({ to }, at) => (at === 0 ? to !== undefined : to !== days[at - 1]?.to));
  const [first, ...rest] = changes.slice(changes.findIndex(({ to }) => to !== undefined));
  if (first?.to === undefined) return undefined;
  const moved: { since: number | undefined; moment: Moment; from: Day | undefined; to: Day | undefined }[] = [];
  let now: Day | undefined = first.to;
  for (const { moment, to } of rest) {
    const seconds = moment.commit?.seconds;
    const last = moved.at(-1);
    const within = last?.since !== undefined && seconds !== undefined && seconds - last.since < GRACE;
    if (within) Object.assign(last, { moment, to });
    else moved.push({ since: seconds, moment, from: now, to });
    now = to;
  }
  const moves = moved.flatMap(({ moment, from, to }) =>
    from === to ? [] : [{ moment, from, to, days: from && to && daysBetween(from, to) }],
  );
  return { baseline: first.to, set: first.moment, moves, now, total: now && daysBetween(first.to, now) };
}

interface Dated {
  readonly moment: Moment;
  readonly to: Day | undefined;
}

/** What day it had in each version. A file that went away for a while took its day along, and brought it back. */
function daysOf({ versions }: Life, phase: string): readonly Dated[] {
  return versions.flatMap(({ moment, snapshot }) => (snapshot === undefined ? [] : [{ moment, to: snapshot.days.get(phase) }]));
}
