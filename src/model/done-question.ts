// Whether the group has to ask itself if it is done: when nothing that it set out to reach is open any more.
import { charterLines } from './charter.ts';
import type { Group } from './group.ts';

/** All milestones are done or dropped. `success` is what the charter says of when the group has succeeded; empty where it says nothing. */
export interface DoneQuestion {
  readonly done: number;
  readonly dropped: number;
  readonly success: readonly string[];
}

/** The question, where it is to be asked; a group without milestones is not asked. */
export function doneQuestion({ milestones, charter }: Pick<Group, 'milestones' | 'charter'>): DoneQuestion | undefined {
  const done = milestones.filter(({ fields }) => fields.status === 'done').length;
  const dropped = milestones.filter(({ fields }) => fields.status === 'dropped').length;
  if (milestones.length === 0 || done + dropped < milestones.length) return undefined;
  return { done, dropped, success: charter === undefined ? [] : (charterLines(charter, 'success') ?? []) };
}

/** Without the question itself: `all 4 milestones are done or dropped`. */
export function doneWords({ done, dropped }: DoneQuestion): string {
  const all = done + dropped;
  const which = all === 1 ? 'the only milestone is' : `all ${all} milestones are`;
  return `${which} ${done === 0 ? 'dropped' : dropped === 0 ? 'done' : 'done or dropped'}`;
}
