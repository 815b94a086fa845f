// How things are called in reports, and where a line of a report leads.
import type { PairingFields } from '../model/kinds.ts';
import type { Thing } from '../model/reference.ts';
import { clauseOf } from '../model/title.ts';
import { plainWords } from '../text/inline.ts';
import type { Day } from '../time/day.ts';
import type { Target } from './document.ts';

/** A short name: the title, or the first clause of an action. */
export function titleOf(thing: Thing): string {
  if (thing.kind === 'action') return clauseOf(plainWords(thing.tracked.text));
  if (thing.kind === 'meeting') return thing.note.meeting.title?.text ?? thing.id;
  if (thing.kind === 'person') return thing.record.fields.nickname ?? thing.record.fields.name ?? thing.id;
  if (thing.kind === 'community') return thing.record.fields.name ?? thing.id;
  if (thing.kind === 'pairing') return pairTitle(thing.record.fields, thing.id);
  const title = thing.record.fields.title ?? thing.id;
  return thing.kind === 'survey' ? `${title}: ${thing.phase}` : title;
}

function pairTitle({ between = [], why }: PairingFields, id: string): string {
  const who = between.length === 0 ? id : between.join(' and ');
  return why === undefined ? who : `${who}: ${why}`;
}

/** The file and line that say it: of an action, its latest mention. */
export function targetOf(thing: Thing): Target {
  if (thing.kind === 'action') return { path: thing.tracked.latest.note.source.path, line: thing.tracked.latest.action.line };
  if (thing.kind === 'meeting') return { path: thing.note.source.path, line: thing.note.meeting.lines[0] };
  return { path: thing.record.path };
}

/** The day on which the group asks for a thing again: a parked one comes back, a pairing is followed up; undefined where there is none. */
export function comesBack(thing: Thing): Day | 'open end' | undefined {
  return thing.kind === 'pairing' ? thing.record.fields.follow_up : parkedUntil(thing);
}

/** The day on which a parked thing comes back; undefined where it is not parked. */
export function parkedUntil(thing: Thing): Day | 'open end' | undefined {
  if (thing.kind === 'milestone' && thing.record.fields.status === 'parked') return thing.record.fields.parked_until ?? 'open end';
  return thing.kind === 'action' ? thing.tracked.latest.action.parkedUntil : undefined;
}
