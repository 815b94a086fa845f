// What the status asks of the group beside its dates: whether it is done, and what has not gone out to all its channels.
import { type DoneQuestion, doneWords } from '../../model/done-question.ts';
import type { Unsent } from '../../model/sending.ts';
import type { Item } from '../document.ts';
import { shortened } from '../words.ts';

/** Longest title or words of the charter on the page, in characters. */
const LONG = 46;

/** The question whether the group is done, as the first line of what needs attention. */
export function doneItems(done: DoneQuestion | undefined): readonly Item[] {
  if (done === undefined) return [];
  const [first] = done.success;
  const by = first === undefined ? 'the charter does not say when it has succeeded' : `success is: ${shortened(first, LONG * 2)}`;
  return [{ lead: { text: 'are we done?', tone: 'warn' }, inlines: [`${doneWords(done)}; ${by}`], target: { path: 'charter.md' } }];
}

/** What has not gone out, in one line. */
export function unsentItems(unsent: readonly Unsent[]): readonly Item[] {
  const [first, ...more] = unsent;
  if (first === undefined) return [];
  const lead = { text: 'not sent yet', tone: 'warn' as const };
  if (more.length === 0)
    return [
      { lead, inlines: [`${nameOf(first, shortened(first.title, LONG))} to ${first.left.join(', ')}`], target: { path: first.path } },
    ];
  return [{ lead, inlines: [unsent.map((one) => `${nameOf(one, one.id)} to ${one.left.join(', ')}`).join('; ')] }];
}

function nameOf({ kind }: Unsent, name: string): string {
  return kind === 'meeting' ? `the recap of ${name}` : kind === 'results' ? `results of ${name}` : name;
}
