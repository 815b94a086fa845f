// What happened in the period of a status report, in the order in which it is told.
import type { Item } from '../document.ts';
import { shift } from '../slip.ts';
import { aboutTitles, bracketed, brief, LONG_TITLE, SHORT_TITLE } from '../words.ts';
import { entryItem, who } from './item.ts';
import type { Entry, StatusFacts } from './told.ts';

/** What stands above the news. */
export function sinceHeading(since: StatusFacts['since']): string {
  return since === undefined || since.kind === 'meeting' ? 'Since the last meeting' : `Since ${since.words}`;
}

/** What happened, one item each. */
export function newsItems({ news }: StatusFacts): readonly Item[] {
  const entries = (text: string, list: readonly Entry[]): readonly Item[] => list.map((e) => entryItem({ text }, e));
  const items = (text: string, list: readonly Entry[], aside: (index: number) => string): readonly Item[] =>
    list.map((e, index) => ({
      lead: { text },
      inlines: [brief(e.text, aside(index).length > 20 ? SHORT_TITLE : LONG_TITLE), ...bracketed([aside(index)])],
      target: e.target,
    }));
  // What nobody owns stands under help wanted, what is late under needs attention.
  const shown = (list: readonly Entry[]): readonly Entry[] =>
    list.filter((e) => e.kind !== 'action' || (e.owners.length > 0 && e.late === undefined));
  return [
    ...news.decided.map((d) => ({ lead: { text: 'decided' }, inlines: [brief(d.text, LONG_TITLE)], target: d.target })),
    // How late it is today means nothing of what is over.
    ...items('done', news.done, (index) => who(news.done[index])),
    ...items('dropped', news.dropped, (index) => who(news.dropped[index])),
    ...items('moved', news.moved, (index) => movedWords(news.moved[index])),
    ...news.blocked.map(({ text, waitsFor, target }) => ({
      lead: { text: 'blocked' },
      inlines: [
        brief(text, SHORT_TITLE),
        ...aboutTitles(
          'waits for',
          waitsFor.map((one) => one.text),
          SHORT_TITLE,
        ),
      ],
      target,
    })),
    ...entries('freed', news.freed),
    ...items('new owner', news.reowned, (index) => ownersWords(news.reowned[index])),
    ...entries('parked', news.parked),
    ...news.removed.map(({ id, text }) => ({
      lead: { text: 'gone' },
      inlines: [brief(text, LONG_TITLE), ...bracketed([{ hint: id }, 'has no file any more'], ' ')],
    })),
    ...entries('new', shown(news.added)),
    ...entries('still open', shown(news.carriedOver)),
  ];
}

function movedWords(moved: StatusFacts['news']['moved'][number] | undefined): string {
  const { from, to, days } = moved ?? {};
  return `${from ?? 'no day'} → ${to ?? 'no day'}${days === undefined ? '' : `, ${shift(days)}`}`;
}

function ownersWords(given: StatusFacts['news']['reowned'][number] | undefined): string {
  const names = (list: readonly string[] = []): string => (list.length > 0 ? list.join(', ') : 'nobody');
  return `${names(given?.before)} → ${names(given?.owners)}`;
}
