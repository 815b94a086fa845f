// What the status asks of the group beside its dates: whether it or a milestone is done, and what has
// not gone out or is missing.
import { type DoneQuestion, doneWords } from '../../model/done-question.ts';
import { looseName } from '../../model/reference.ts';
import type { Unsent } from '../../model/sending.ts';
import type { Inline, Item } from '../document.ts';
import { brief, shortened } from '../words.ts';
import type { Entry, StatusFacts } from './told.ts';

/** Longest title or words of the charter on the page, in characters. */
const LONG = 46;
/** The same where several stand in one line, at least, and the line. */
const SHORT = 28;
const LINE = 62;
/** So many are named in one line. */
const MOST = 6;

/** The question whether the group is done, as the first line of what needs attention. */
export function doneItems(done: DoneQuestion | undefined): readonly Item[] {
  if (done === undefined) return [];
  const [first] = done.success;
  const by = first === undefined ? 'the charter does not say when it has succeeded' : `success is: ${shortened(first, LONG * 2)}`;
  return [{ lead: { text: 'are we done?', tone: 'warn' }, inlines: [`${doneWords(done)}; ${by}`], target: { path: 'charter.md' } }];
}

/** Whether milestones are done whose survey has come so far. */
export function reachedItems(reached: StatusFacts['reached']): readonly Item[] {
  return reached.map(({ id, text, target, survey, phase }) => ({
    lead: { text: 'done?', tone: 'warn' },
    inlines: [
      brief(text, LONG),
      { text: ` (${survey} is ${phase}`, tone: 'dim' },
      { text: `; wg done ${id}`, tone: 'dim', hint: true },
      { text: ')', tone: 'dim' },
    ],
    target,
  }));
}

/** Many things with one trouble as one line: by their titles, with ids behind them where there is room, else by their ids. */
export function together(lead: string, entries: readonly Entry[]): readonly Item[] {
  const [first, ...more] = entries;
  if (first === undefined) return [];
  const start = { text: lead, tone: 'warn' as const };
  if (more.length === 0) return [{ lead: start, inlines: [brief(first.text, LONG)], target: first.target }];
  const rest = entries.length > MOST ? ` and ${entries.length - MOST} more` : '';
  const shown = entries.slice(0, MOST);
  const words = inOneLine(shown, called) ?? inOneLine(shown, () => '') ?? [shown.map(({ id }) => id).join(', ')];
  return [{ lead: start, inlines: [...words, rest] }];
}

function called({ id, text }: Entry): string {
  return looseName(text) === looseName(id) ? '' : ` (${id})`;
}

/** Titles with what stands behind each; undefined where little of them would be left in one line. */
function inOneLine(entries: readonly Entry[], behind: (entry: Entry) => string): readonly Inline[] | undefined {
  const room = LINE - entries.map(behind).join(', ').length;
  const isWhole = entries.reduce((sum, { text }) => sum + text.length, 0) <= room;
  const share = Math.floor(room / entries.length);
  if (!isWhole && share < SHORT) return undefined;
  return entries.flatMap((entry, at) => [
    brief(entry.text, isWhole ? room : share),
    `${behind(entry)}${at < entries.length - 1 ? ', ' : ''}`,
  ]);
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
