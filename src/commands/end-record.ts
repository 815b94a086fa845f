// How a bureaucratic task and a pairing end: what is set in their files, and what has to be said first.

import type { Thing } from '../model/reference.ts';
import { isOpen } from '../model/waiting.ts';
import type { Day } from '../time/day.ts';
import type { Edit } from './change-things.ts';

type Ended = Pick<Edit, 'record' | 'said' | 'already'>;

/** The edit that makes a task simpler or closes a pairing with a note of what came out; a sentence where something is missing; undefined for other things. */
export function doneRecord(thing: Thing, today: Day, note: string | undefined): Ended | string | undefined {
  if (thing.kind === 'pairing') {
    if (note === undefined && isOpen(thing)) return `say what came out: wg done ${thing.id} --note "…"`;
    return {
      record: [
        ['state', 'done'],
        ['ended', today],
        ['outcome', note],
      ],
      said: `done: ${note ?? ''}`,
      already: !isOpen(thing),
    };
  }
  if (note !== undefined) return `--note is what came out of a pairing; \`${thing.id}\` is none`;
  if (thing.kind !== 'task') return undefined;
  const { steps_after, minutes_after, days_after } = thing.record.fields;
  if (steps_after === undefined && minutes_after === undefined && days_after === undefined && isOpen(thing))
    return `a task is done when it is simpler: write what is left in ${thing.record.path} (\`steps_after\`, \`minutes_after\`, \`days_after\`), or wg drop ${thing.id} where nobody has to do it any more`;
  return {
    record: [
      ['state', 'simplified'],
      ['changed', today],
    ],
    said: 'simpler now',
    already: !isOpen(thing),
  };
}

/** The edit that drops a task, which nobody has to do any more, or gives a pairing up; undefined for other things. */
export function droppedRecord(thing: Thing, today: Day, why: string): Ended | undefined {
  if (thing.kind !== 'task' && thing.kind !== 'pairing') return undefined;
  const [day, reason] = thing.kind === 'task' ? ['changed', 'why'] : ['ended', 'outcome'];
  const { record } = thing;
  return {
    record: [
      ['state', 'dropped'],
      [day, today],
      [reason, why],
    ],
    said: `dropped: ${why}`,
    already: thing.kind === 'pairing' ? !isOpen(thing) : record.fields.state === 'dropped',
  };
}
