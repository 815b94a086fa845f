// A scheduling poll as the group keeps it: how many can come at each time. Who they are is told of people of the group alone, and only where somebody
// asks for it; the table with its names stays where it was (see docs/decisions/0020).
import { compare } from '../group.ts';
import type { PollFields, PollSlot } from './poll-kind.ts';
import type { Slot } from './slots.ts';
import type { PollTable } from './table.ts';
import type { Cell } from './votes.ts';

/** A slot with its counts; yes, maybe and no are all who answered the poll. `can` and `could` are slugs of people who answered yes and maybe. */
export interface CountedSlot extends Slot {
  readonly yes: number;
  readonly maybe: number;
  readonly no: number;
  readonly can?: readonly string[];
  readonly could?: readonly string[];
}

/** The slots of a poll's file; one without a day is none. */
export function slotsOf({ slots = [] }: PollFields): readonly CountedSlot[] {
  return slots.flatMap(({ values }) => {
    const { day, can: yes = 0, if_need_be: maybe = 0, cannot: no = 0, who_can: can, who_if_need_be: could, ...more } = values;
    return day === undefined ? [] : [{ ...more, day, yes, maybe, no, ...(can && { can }), ...(could && { could }) }];
  });
}

/** A slot as its file has it, in the order of its fields. */
export function slotFields({ day, start, end, zone, label, yes, maybe, no, can, could }: CountedSlot): PollSlot {
  return {
    day,
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(zone !== undefined && { zone }),
    ...(label !== undefined && { label }),
    can: yes,
    if_need_be: maybe,
    cannot: no,
    ...(can && { who_can: can }),
    ...(could && { who_if_need_be: could }),
  };
}

/** Counts the answers. `known` is the slug of a row’s person; where it is given, people are named. An empty cell is a no, as in the tools. */
export function countSlots(table: PollTable, zone: string, known?: (row: number) => string | undefined): readonly CountedSlot[] {
  return table.slots.map(({ zone: own, ...slot }, at): CountedSlot => {
    const who = (cell: Cell): readonly string[] =>
      known === undefined ? [] : table.rows.flatMap((row, index) => (row.cells[at] === cell ? (known(index) ?? []) : [])).sort();
    const count = (cell: Cell): number => table.rows.filter((row) => row.cells[at] === cell).length;
    const [yes, maybe] = [count('yes'), count('maybe')];
    const [can, could] = [who('yes'), who('maybe')];
    return {
      ...slot,
      ...(own !== undefined && own !== zone && { zone: own }),
      yes,
      maybe,
      no: table.rows.length - yes - maybe,
      ...(can.length > 0 && { can }),
      ...(could.length > 0 && { could }),
    };
  });
}

/** The slots, the best first: most yes, then most maybe, then the earliest. */
export function ranked<S extends CountedSlot>(slots: readonly S[]): readonly S[] {
  return [...slots].sort((a, b) => b.yes - a.yes || b.maybe - a.maybe || compare(a.day, b.day) || compare(a.start ?? '', b.start ?? ''));
}

/** The slots that are as good as the best one, by their counts. */
export function bestOf<S extends CountedSlot>(slots: readonly S[]): readonly S[] {
  const order = ranked(slots);
  return order.filter(({ yes, maybe }) => yes === order[0]?.yes && maybe === order[0]?.maybe);
}

/** By what a slot is named on a command line: `2026-03-10 18:00`. */
export function slotName({ day, start, label }: Slot): string {
  return [day, start ?? label].filter((part) => part !== undefined).join(' ');
}
