// The lights: when a thing is red, amber, grey or green. All rules are here, with the words that a report shows beside the light.
import { type Day, daysBetween } from '../time/day.ts';
import { isNobody } from './notes/roster.ts';
import { ownersOf } from './owner.ts';
import type { Thing } from './reference.ts';
import { dueOf, keyOf, type Waiting } from './waiting.ts';

export type Colour = 'red' | 'amber' | 'grey' | 'green';

/** A light with the rule that fired (its name) and why, in words. */
export interface Light {
  readonly colour: Colour;
  readonly rule:
    | 'overdue-and-waited-for'
    | 'overdue'
    | 'due-before-next-meeting'
    | 'owned-by-nobody'
    | 'moved-twice'
    | 'no-date'
    | 'on-track'
    | 'nothing-open';
  readonly words: string;
}

const ORDER: readonly Colour[] = ['green', 'grey', 'amber', 'red'];

/** What the rules look at beside the thing itself. */
export interface LightContext {
  readonly today: Day;
  readonly nextMeeting: Day | undefined;
  readonly waiting: Waiting;
  /** Whether anything was written about it after the last meeting began. */
  readonly touched: (thing: Thing) => boolean;
  /** How often its day was moved. */
  readonly moves?: ((thing: Thing) => number) | undefined;
}

/** The light of one open thing. The first rule that fits decides. */
export function lightOf(thing: Thing, { today, nextMeeting, waiting, touched, moves }: LightContext): Light {
  const due = dueOf(thing);
  const waiters = waiting.waitersOf(keyOf(thing));
  if (due !== undefined && due < today) {
    const late = `due ${due}, ${days(daysBetween(due, today))} ago`;
    if (waiters.length === 0) return { colour: 'amber', rule: 'overdue', words: late };
    return {
      colour: 'red',
      rule: 'overdue-and-waited-for',
      words: `${late}, and ${waiters.length === 1 ? `${waiters[0]?.id} waits` : `${waiters.length} others wait`} for it`,
    };
  }
  if (due !== undefined && nextMeeting !== undefined && due < nextMeeting && !touched(thing)) {
    return {
      colour: 'amber',
      rule: 'due-before-next-meeting',
      words: `due ${due}, before the next meeting, and nothing was heard of it since the last one`,
    };
  }
  const nobody = nobodyOf(thing);
  if (nobody !== undefined) return { colour: 'amber', rule: 'owned-by-nobody', words: `owned by “${nobody}”, which is nobody` };
  const moved = moves?.(thing) ?? 0;
  if (moved >= 2) return { colour: 'amber', rule: 'moved-twice', words: `due ${due ?? 'no day'}, after its day was moved ${moved} times` };
  if (due === undefined) return { colour: 'grey', rule: 'no-date', words: 'without a date' };
  return { colour: 'green', rule: 'on-track', words: `due ${due}` };
}

/** The word that stands where an owner should and names nobody, where no other does. */
function nobodyOf(thing: Thing): string | undefined {
  const owners = ownersOf(thing);
  if (thing.kind === 'action') return owners.length === 0 ? thing.tracked.latest.action.nobody : undefined;
  return owners.every(isNobody) ? owners[0] : undefined;
}

const RULES: readonly Light['rule'][] = [
  'overdue-and-waited-for',
  'overdue',
  'due-before-next-meeting',
  'owned-by-nobody',
  'moved-twice',
  'no-date',
  'on-track',
  'nothing-open',
];

/** The light of the whole: that of its worst open thing; among equals of the first rule, then of the earliest day. */
export function worstOf<T extends { readonly light: Light; readonly due?: Day | undefined }>(lights: readonly T[]): T | undefined {
  const weight = ({ light, due }: T): string => `${9 - ORDER.indexOf(light.colour)}${RULES.indexOf(light.rule)}${due ?? '9999'}`;
  return lights.reduce<T | undefined>((worst, l) => (worst === undefined || weight(l) < weight(worst) ? l : worst), undefined);
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
