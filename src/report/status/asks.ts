// What the status asks of the group: whether it or a milestone is done, what is late or soon due, and what has not gone out or is missing.
import { type DoneQuestion, doneWords } from '../../model/done-question.ts';
import { looseName } from '../../model/reference.ts';
import type { Unsent } from '../../model/sending.ts';
import type { Inline, Item } from '../document.ts';
import { bracketed, brief, LONG_TITLE, plural, SHORT_TITLE } from '../words.ts';
import { entryItem } from './item.ts';
import type { Entry, StatusFacts } from './told.ts';

/** The room of a line where several stand in it. */
const LINE = 62;
/** So many are named in one line, and so many of those that have no room in it. */
const MOST = 6;
const FIRST = 3;

/** All that needs attention, what asks for a decision of the group first. */
export function attentionItems({ next, nextWords, ...facts }: StatusFacts): readonly Item[] {
  const items: Item[] = [...doneItems(facts.done)];
  if (nextWords) {
    items.push({
      lead: { text: 'next call', tone: 'warn' },
      inlines: ['“', brief(nextWords.words, LONG_TITLE), '” gives no day'],
      target: nextWords.target,
    });
  }
  if (next?.passed) {
    items.push({
      lead: { text: 'no notes', tone: 'bad' },
      inlines: [`of the meeting announced for ${next.day}, ${plural(next.daysAgo ?? 0, 'day')} ago`],
      ...(next.target && { target: next.target }),
    });
  }
  items.push(...reachedItems(facts.reached));
  items.push(...owned(facts.overdue).map((e) => entryItem({ text: 'overdue', tone: 'bad' }, e)));
  items.push(...owned(facts.dueBeforeNext).map((e) => entryItem({ text: 'due soon', tone: 'warn' }, e)));
  items.push(...unsentItems(facts.unsent));
  items.push(...together('no next step', facts.stuck), ...together('no owner', facts.ownerless), ...together('no date', facts.withoutDate));
  return items;
}

/** Actions that nobody owns stand under help wanted, with their days. */
function owned(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter((e) => e.kind !== 'action' || e.owners.length > 0);
}

/** The question whether the group is done, as the first line of what needs attention. */
function doneItems(done: DoneQuestion | undefined): readonly Item[] {
  if (done === undefined) return [];
  const [first] = done.success;
  const by = first === undefined ? ['the charter does not say when it has succeeded'] : ['success is: ', brief(first, LONG_TITLE * 2)];
  return [{ lead: { text: 'are we done?', tone: 'warn' }, inlines: [`${doneWords(done)}; `, ...by], target: { path: 'charter.md' } }];
}

/** Whether milestones are done whose survey has come so far. */
function reachedItems(reached: StatusFacts['reached']): readonly Item[] {
  return reached.map(({ id, text, target, survey, phase }) => ({
    lead: { text: 'done?', tone: 'warn' },
    inlines: [
      brief(text, LONG_TITLE),
      { text: ' (“', tone: 'dim' },
      brief(survey.text, SHORT_TITLE, 'dim'),
      { text: `” is ${phase}`, tone: 'dim' },
      { text: `; wg done ${id}`, tone: 'dim', hint: true },
      { text: ')', tone: 'dim' },
    ],
    target,
  }));
}

/** Many things with one trouble as one line: as many titles as have room, on screens with ids behind them where all are there. */
function together(lead: string, entries: readonly Entry[]): readonly Item[] {
  const [first, ...more] = entries;
  if (first === undefined) return [];
  const start = { text: lead, tone: 'warn' as const };
  if (more.length === 0) return [{ lead: start, inlines: [brief(first.text, LONG_TITLE)], target: first.target }];
  const all = entries.length > MOST ? undefined : (inOneLine(entries, idBehind) ?? inOneLine(entries, () => ''));
  const some = entries.slice(0, FIRST).flatMap(({ text }, at) => [...(at === 0 ? [] : [', ']), brief(text, SHORT_TITLE)]);
  const words = all ?? [...some, entries.length > FIRST ? ` and ${entries.length - FIRST} more` : ''];
  return [{ lead: start, inlines: words }];
}

function idBehind({ id, text }: Entry): string {
  return looseName(text) === looseName(id) ? '' : ` (${id})`;
}

/** Titles with what stands behind each for those who give commands; undefined where little of them would be left in one line. */
function inOneLine(entries: readonly Entry[], behind: (entry: Entry) => string): readonly Inline[] | undefined {
  const room = LINE - entries.map(behind).join(', ').length;
  const isWhole = entries.reduce((sum, { text }) => sum + text.length, 0) <= room;
  const share = Math.floor(room / entries.length);
  if (!isWhole && share < SHORT_TITLE) return undefined;
  return entries.flatMap((entry, at) => [
    ...(at === 0 ? [] : [', ']),
    brief(entry.text, isWhole ? room : share),
    { text: behind(entry), hint: true as const },
  ]);
}

/** What has not gone out, in one line. */
function unsentItems(unsent: readonly Unsent[]): readonly Item[] {
  const [first, ...more] = unsent;
  if (first === undefined) return [];
  const lead = { text: 'not sent yet', tone: 'warn' as const };
  const nameOf = (one: Unsent): readonly Inline[] =>
    one.kind === 'meeting'
      ? [`the recap of ${one.title} to ${one.left.join(', ')}`]
      : [
          one.kind === 'results' ? 'results of “' : '“',
          brief(one.title, LONG_TITLE),
          '”',
          ...(more.length === 0 ? [] : bracketed([{ hint: one.id }])),
          ` to ${one.left.join(', ')}`,
        ];
  if (more.length === 0) return [{ lead, inlines: nameOf(first), target: { path: first.path } }];
  return [{ lead, inlines: unsent.flatMap((one, at) => [...(at === 0 ? [] : ['; ']), ...nameOf(one)]) }];
}
