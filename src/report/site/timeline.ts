// The timeline of a site: of thousands of days, those that a page can show.
import { type Day, daysBetween, parseDay } from '../../time/day.ts';
import type { Bar, Document } from '../document.ts';
import type { Site } from './site.ts';

// What a person can look over, and a page of the usual size can hold.
const most = 50;

/** A timeline with no more rows than a page has room for: milestones first, of each kind those nearest to the day. How many are left out is said. Nothing where nothing has a day. */
export function pageTimeline(document: Document, { view: { today } }: Pick<Site, 'view'>): Document | undefined {
  if (!document.blocks.some(({ kind }) => kind === 'timeline')) return undefined;
  const left: Bar[] = [];
  const blocks = document.blocks.map((block) => {
    if (block.kind !== 'timeline' || block.bars.length <= most) return block;
    const byNeed = (a: Bar, b: Bar): number =>
      Number(a.mark === 'action') - Number(b.mark === 'action') || distance(a, today) - distance(b, today);
    const kept = new Set(block.bars.toSorted(byNeed).slice(0, most));
    left.push(...block.bars.filter((bar) => !kept.has(bar)));
    return { ...block, bars: block.bars.filter((bar) => kept.has(bar)) };
  });
  if (left.length === 0) return document;
  const rows = left.length === 1 ? '1 row whose day is further away is' : `${left.length} rows whose days are further away are`;
  const words = `${rows} not drawn; actions and milestones have pages of their own.`;
  return { ...document, blocks: [...blocks, { kind: 'paragraph', inlines: [{ text: words, tone: 'dim' }] }] };
}

/** Days between a row and today; one without a day is further away than all others. */
function distance({ to }: Bar, today: Day): number {
  const day = to === undefined ? undefined : parseDay(to);
  return day === undefined ? Number.MAX_SAFE_INTEGER : Math.abs(daysBetween(today, day));
}
