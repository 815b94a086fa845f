// A thing or a sentence as the status report tells it.
import type { Note } from '../../model/group.ts';
import type { Overview } from '../../model/overview.ts';
import { calledName, ownersOf } from '../../model/owner.ts';
import type { Thing } from '../../model/reference.ts';
import { carried } from '../../model/tracked.ts';
import { dueOf } from '../../model/waiting.ts';
import { daysBetween } from '../../time/day.ts';
import { targetOf, titleOf } from '../thing.ts';
import type { Entry, Said, ShownLight } from './told.ts';

/** Something said in a note. */
export function said(note: Note, thing: { readonly id: string; readonly text: string; readonly line: number }): Said {
  return { id: `${note.id}#${thing.id}`, text: thing.text, target: { path: note.source.path, line: thing.line } };
}

/** A thing with its days and owners. */
export function entryOf(view: Overview, thing: Thing, light: ShownLight | undefined): Entry {
  const due = dueOf(thing);
  const action = thing.kind === 'action' ? thing.tracked.latest.action : undefined;
  const words = action?.deadline?.words ?? (thing.kind === 'milestone' ? thing.record.fields.due_words : undefined);
  const open = thing.kind === 'action' ? carried(thing.tracked, view.today) : undefined;
  // Filled in one by one: there are thousands.
  const entry: { -readonly [K in keyof Entry]?: Entry[K] } = {
    id: view.directory.idOf(thing),
    kind: thing.kind,
    text: titleOf(thing),
    target: targetOf(thing),
    owners: ownersOf(thing).map((owner) => calledName(view.directory, owner)),
  };
  if (action?.nobody) entry.nobody = action.nobody;
  if (action?.handOff) entry.handOff = action.handOff.text;
  if (due) entry.due = due;
  if (words) entry.words = words;
  if (due && due < view.today) entry.late = daysBetween(due, view.today);
  if (open && open.times > 0) entry.carried = open.times;
  if (open) entry.openDays = open.days;
  entry.inferred = thing.kind === 'action' && thing.tracked.inferred;
  if (light) entry.light = light;
  return entry as Entry;
}
