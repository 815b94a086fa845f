// The timeline of a site: of thousands of days, those that a page can show.
import { type Day, daysBetween, parseDay } from '../../time/day.ts';
import type { Bar, Document } from '../document.ts';
import type { Site } from './site.ts';

// What a person can look over, and a page of the usual size can hold.
const most = 50;

/** A timeline with no more rows than a page has room for: milestones, and of the rest those nearest to the day. How many are left out is said. Nothing where nothing has a day. */
export function pageTimeline(document: Document, { view: { today } }: Pick<Site, 'view'>): Document | undefined {
  if (!document.blocks.some(({ kind }) => kind === 'timeline')) return undefined;
  const left: Bar[] = [];
  const blocks = document.blocks.map((block) => {
    if (block.kind !== 'timeline' || block.bars.length <= most) return block;
    const kept = new Set(block.bars.toSorted((a, b) => distance(a, today) - distance(b, today)).slice(0, most));
    left.push(...block.bars.filter((bar) => !kept.has(bar)));
    return { ...block, bars: block.bars.filter((bar) => kept.has(bar)) };
  });
  if (left.length === 0) return document;
  const words = `${left.length} rows whose days are further away are not drawn; actions and milestones have pages of their own.`;
  return { ...document, blocks: [...blocks, { kind: 'paragraph', inlines: [{ text: words, tone: 'dim' }] }] };
}

/** Days between a row and today; what is not an action stands before all of them. */
function distance({ mark, to }: Bar, today: Day): number {
  if (mark !== 'action') return -1;
  const day = to === undefined ? undefined : parseDay(to);
  return day === undefined ? Number.POSITIVE_INFINITY : Math.abs(daysBetween(today, day));
}
