// How things are called in reports, and where a line of a report leads.
import type { PairingFields } from '../model/kinds.ts';
import { type Directory, type Thing, workKinds } from '../model/reference.ts';
import { clauseOf } from '../model/title.ts';
import { plainWords } from '../text/inline.ts';
import type { Day } from '../time/day.ts';
import type { Inline, Target } from './document.ts';

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

/** The title of the work that a reference names (`blocked_by`, words of a next step); the words themselves where they name none, or several. */
export function titleCalled(directory: Directory, words: string): string {
  const found = directory.find(words, workKinds);
  return 'thing' in found ? titleOf(found.thing) : words;
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

/** What a record says that it comes from: what people call that, and where it is. Only as written where it names nothing of the group: a link, words. */
export interface Origin {
  readonly source: string;
  readonly title?: string;
  readonly target?: Target;
}

/** Reads where something comes from: `meetings/2026-02-24.md`, `2026-02-24#k3xq`, an id, `surveys/tools/results.md#role`, an address. */
export function originOf(directory: Directory, source: string): Origin {
  const [path = ''] = source.split('#');
  const folder = /^surveys\/[^/]{1,200}(?=\/)/.exec(path)?.[0];
  for (const name of [source, path, ...(folder === undefined ? [] : [folder])]) {
    const found = directory.find(name);
    if ('thing' in found) return { source, title: originTitle(found.thing), target: name === folder ? { path } : targetOf(found.thing) };
  }
  return { source };
}

function originTitle(thing: Thing): string {
  if (thing.kind === 'survey') return `the survey “${thing.record.fields.title ?? thing.id}”`;
  const day = thing.kind === 'meeting' ? thing.note.meeting.date : undefined;
  return day === undefined ? titleOf(thing) : `the notes of ${day}`;
}

/** Where it comes from, in quiet words that lead there. */
export function originInlines({ source, title, target }: Origin, before: string): readonly Inline[] {
  const told: Inline = { text: title ?? source, tone: 'dim', ...(target && { target }) };
  return before === '' ? [told] : [{ text: before, tone: 'dim' }, told];
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

/** Whether a thing is put aside on a day: parked, and its day has not come. */
export function isAway(thing: Thing, today: Day): boolean {
  const until = parkedUntil(thing);
  return until !== undefined && (until === 'open end' || until > today);
}
