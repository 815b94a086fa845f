// What a scheduling poll says: its times with the best first, and each of them on the clocks of everybody's zone.
import { bestOf, type CountedSlot, ranked, slotName } from '../model/polls/poll.ts';
import type { Day } from '../time/day.ts';
import type { Block, Document, Inline } from './document.ts';
import { plural } from './words.ts';

/** A slot on the clocks of a zone; `night`: a part of it lies between 23:00 and 7:00 there. */
interface SlotThere {
  readonly zone: string;
  readonly day: Day;
  readonly start: string;
  readonly end?: string;
  readonly night: boolean;
}

interface ToldSlot extends CountedSlot {
  /** By which `wg new-meeting --slot` takes it. */
  readonly name: string;
  readonly best: boolean;
  readonly elsewhere: readonly SlotThere[];
  /** Why it cannot be placed on other clocks. */
  readonly problem?: string;
}

/** What was left out of an export, and what could not be read. */
export interface LeftOut {
  readonly addresses: number;
  readonly sums: number;
  readonly unknown: number;
}

export interface PollFacts {
  readonly schema: 'wg/poll-import/1';
  readonly poll: string;
  readonly title: string;
  readonly zone: string;
  readonly participants: number;
  /** How many of them are people of the group. */
  readonly known?: number;
  readonly leftOut?: LeftOut;
  /** The best first. */
  readonly slots: readonly ToldSlot[];
}

/** A poll as it is told. */
export interface ToldPoll {
  readonly id: string;
  readonly title: string;
  readonly zone: string;
  readonly participants: number;
  readonly slots: readonly CountedSlot[];
}

/** The facts of a poll; `zones` are those of the people. */
export async function pollFacts(
  poll: ToldPoll,
  zones: readonly string[],
  more: Pick<PollFacts, 'known' | 'leftOut'> = {},
): Promise<PollFacts> {
  const best = new Set(bestOf(poll.slots));
  const all = [...new Set([poll.zone, 'UTC', ...zones])];
  return {
    schema: 'wg/poll-import/1',
    poll: poll.id,
    title: poll.title,
    zone: poll.zone,
    participants: poll.participants,
    ...more,
    slots: await Promise.all(
      ranked(poll.slots).map(async (slot) => ({
        ...slot,
        name: slotName(slot),
        best: best.has(slot),
        ...(await clocksOf(slot, slot.zone ?? poll.zone, all)),
      })),
    ),
  };
}

async function clocksOf(
  { day, start, end }: CountedSlot,
  zone: string,
  zones: readonly string[],
): Promise<Pick<ToldSlot, 'elsewhere' | 'problem'>> {
  if (start === undefined) return { elsewhere: [] };
  const { inZone, toInstant } = await import('../time/zone.ts');
  const from = toInstant(day, start, zone);
  if ('problem' in from) return { elsewhere: [], problem: from.problem };
  const minutes = end === undefined ? 0 : (minutesOf(end) - minutesOf(start) + DAY) % DAY;
  return {
    elsewhere: zones.flatMap((there): readonly SlotThere[] => {
      const begin = inZone(from.utc, there);
      if (begin === undefined) return [];
      const until = end === undefined ? undefined : clock((minutesOf(begin.time) + minutes) % DAY);
      return [
        {
          zone: there,
          day: begin.day,
          start: begin.time,
          ...(until !== undefined && { end: until }),
          night: isNight(minutesOf(begin.time), Math.max(1, minutes)),
        },
      ];
    }),
  };
}

const DAY = 24 * 60;
const NIGHT_BEGINS = 23 * 60;
const NIGHT_ENDS = 7 * 60;

function isNight(start: number, minutes: number): boolean {
  return start < NIGHT_ENDS || start + minutes > NIGHT_BEGINS;
}

function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The page of a poll. */
export function pollPage(facts: PollFacts): Document {
  const { title, slots, participants, zone, known } = facts;
  const best = slots.filter((slot) => slot.best);
  const [first] = best;
  const who = known === undefined ? '' : `, ${known} of them known in people/`;
  const head: Block = { kind: 'paragraph', inlines: [`${plural(participants, 'person', 'people')} answered${who}. Times are in ${zone}.`] };
  if (first === undefined) return { title, blocks: [head] };
  const several =
    best.length > 1
      ? [
          `; as good: ${best
            .slice(1)
            .map(({ name }) => name)
            .join(', ')}`,
        ]
      : [];
  const proposed: Block = {
    kind: 'paragraph',
    inlines: [{ text: 'Proposed: ', tone: 'strong' }, `${whenWords(first)} (${countWords(first)})`, ...several],
  };
  const rows = slots.map((slot): readonly Inline[] => [
    slot.best ? { text: whenWords(slot), tone: 'strong' } : whenWords(slot),
    String(slot.yes),
    String(slot.maybe),
    String(slot.no),
    ...(slots.some(({ can, could }) => can ?? could)
      ? [[...(slot.can ?? []), ...(slot.could ?? []).map((name) => `(${name})`)].join(', ')]
      : []),
  ]);
  const names = slots.some(({ can, could }) => can ?? could) ? ['Who'] : [];
  return {
    title,
    blocks: [head, proposed, { kind: 'table', columns: ['When', 'Yes', 'If need be', 'No', ...names], rows }, ...clockBlocks(facts)],
  };
}

/** A table of the slots on the clocks of each zone but the poll's own. */
function clockBlocks({ slots, zone }: PollFacts): readonly Block[] {
  const problems = slots.flatMap(({ name, problem }) => (problem === undefined ? [] : [`${name}: ${problem}`]));
  const zones =
    slots[0] === undefined
      ? []
      : [...new Set(slots.flatMap(({ elsewhere }) => elsewhere.map((there) => there.zone)))].filter((z) => z !== zone);
  const told = slots.filter(({ elsewhere }) => elsewhere.length > 0);
  const blocks: Block[] = problems.map((text) => ({ kind: 'paragraph', inlines: [{ text, tone: 'warn' }] }));
  if (zones.length === 0 || told.length === 0) return blocks;
  const cell = (slot: ToldSlot, there: string): Inline => {
    const at = slot.elsewhere.find((one) => one.zone === there);
    if (at === undefined) return '';
    const text = `${at.start}${at.day === slot.day ? '' : at.day > slot.day ? ' next day' : ' day before'}`;
    return at.night ? { text: `${text} (night)`, tone: 'warn' } : text;
  };
  const isNightAtHome = (slot: ToldSlot): boolean => slot.elsewhere.some((one) => one.zone === zone && one.night);
  return [
    ...blocks,
    { kind: 'heading', level: 2, text: 'On everybody’s clocks' },
    {
      kind: 'table',
      columns: ['When', ...zones.map((name) => name.slice(name.lastIndexOf('/') + 1).replaceAll('_', ' '))],
      rows: told.map((slot) => [
        isNightAtHome(slot) ? { text: `${slotName(slot)} (night)`, tone: 'warn' as const } : slotName(slot),
        ...zones.map((there) => cell(slot, there)),
      ]),
    },
  ];
}

function whenWords({ day, start, end, zone, label }: CountedSlot): string {
  const time = start === undefined ? label : `${start}${end === undefined ? '' : `–${end}`}${zone === undefined ? '' : ` ${zone}`}`;
  return time === undefined ? day : `${day} ${time}`;
}

function countWords({ yes, maybe }: CountedSlot): string {
  return `${yes} yes${maybe > 0 ? `, ${maybe} if need be` : ''}`;
}
