// The time that a poll found, for the note of the meeting: of a poll that is kept, or straight from an export.
import { type Poll, zoneOf } from '../model/group.ts';
import type { Overview } from '../model/overview.ts';
import { bestOf, type CountedSlot, ranked, slotName, slotsOf } from '../model/polls/poll.ts';
import { didYouMean, nearest } from '../text/did-you-mean.ts';
import type { Day } from '../time/day.ts';
import type { Context, Input, Outcome } from './command.ts';
import { openPoll } from './open-poll.ts';

/** The slot that was taken, and what to say of it. */
export interface PolledTime {
  readonly day: Day;
  readonly start?: { readonly time: string; readonly zone: string };
  readonly end?: { readonly time: string; readonly zone: string };
  readonly said: readonly string[];
}

/** The best slot of the poll, or the one that `--slot` names. */
export async function polledTime(context: Context, view: Overview, input: Input): Promise<PolledTime | Outcome> {
  const name = input.one('from-poll') ?? '';
  if (input.all('when').length > 0) return { usage: 'take either words for the day or --from-poll; --slot names another time of the poll' };
  const poll = await pollCalled(context, view, input, name);
  if (!('slots' in poll)) return poll;
  const slots = ranked(poll.slots);
  const wanted = input.one('slot')?.trim();
  const best = bestOf(slots);
  if (wanted === undefined && best.length > 1 && context.asks)
    return {
      questions: [
        {
          name: 'slot',
          kind: 'choice',
          message: 'These times are equally good. Which one?',
          choices: best.map((slot) => ({ value: slotName(slot), label: `${slotName(slot)} (${votes(slot)})` })),
        },
      ],
    };
  const slot = wanted === undefined ? slots[0] : slotCalled(slots, wanted);
  if (slot === undefined)
    return {
      usage:
        slots.length === 0
          ? `the poll ${name} has no times`
          : `the poll has no ${wanted === undefined ? 'time' : `one time \`${wanted}\``}; it has ${slots.slice(0, 5).map(slotName).join(', ')}`,
    };
  const zone = slot.zone ?? poll.zone;
  const others = best.filter((other) => other !== slot);
  return {
    day: slot.day,
    ...(slot.start !== undefined && { start: { time: slot.start, zone } }),
    ...(slot.end !== undefined && { end: { time: slot.end, zone } }),
    said: [
      `${slotName(slot)}: ${votes(slot)}, of ${poll.participants} who answered`,
      ...(wanted === undefined && others.length > 0 ? [`as good: ${others.map(slotName).join(', ')}; --slot takes another`] : []),
    ],
  };
}

interface Times {
  readonly zone: string;
  readonly participants: number;
  readonly slots: readonly CountedSlot[];
}

async function pollCalled(context: Context, { group, today }: Overview, input: Input, name: string): Promise<Times | Outcome> {
  const id = name.replace(/^polls\//, '').replace(/\.yaml$/, '');
  const poll = group.polls.find(({ slug, fields }) => slug === id || fields.title === name);
  if (poll !== undefined) return timesOf(poll, zoneOf(group));
  const opened = await openPoll(context, input, group, name, today);
  if ('slots' in opened || opened.diagnostics?.some(({ code }) => code !== 'missing')) return opened;
  const known = group.polls.map(({ slug }) => slug);
  const hint = didYouMean(nearest(id, known), known.length > 0 ? `there is ${known.join(', ')}` : 'wg import-poll FILE reads one');
  return { usage: `there is no poll and no file \`${name}\`; ${hint}` };
}

function timesOf({ fields }: Poll, zone: string): Times {
  return { zone: fields.zone ?? zone, participants: fields.participants ?? 0, slots: slotsOf(fields) };
}

/** The one slot of a day, of a day and a start, or with a place in the list that `wg import-poll` shows. */
function slotCalled(slots: readonly CountedSlot[], wanted: string): CountedSlot | undefined {
  if (/^\d{1,3}$/.test(wanted)) return slots[Number(wanted) - 1];
  const words = wanted.replace('T', ' ');
  const hits = slots.filter((slot) => slotName(slot) === words || slot.day === words);
  return hits.length === 1 ? hits[0] : undefined;
}

function votes({ yes, maybe }: CountedSlot): string {
  return `${yes} can come${maybe > 0 ? `, ${maybe} if need be` : ''}`;
}
