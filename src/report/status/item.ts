// A thing of the status report as one line: its title, its days, and who does it.
import type { Item, Span } from '../document.ts';
import { bracketed, brief, LONG_TITLE, plural } from '../words.ts';
import type { Entry } from './told.ts';

/** The day and how late it is; without a day the words that give none. */
export function dueOf({ due, words, late }: Entry): string {
  if (due === undefined) return words === undefined ? 'no date' : `“${words}” gives no day`;
  return late === undefined ? `due ${due}` : `due ${due}, ${plural(late, 'day')} late`;
}

/** How often it was carried over and how long it is open, where that was ever. */
export function ageOf({ carried, openDays }: Entry): string | undefined {
  return carried === undefined ? undefined : `carried ${plural(carried, 'time')}, open ${plural(openDays ?? 0, 'day')}`;
}

/** Who does it. */
export function who(entry: Pick<Entry, 'owners'> | undefined): string {
  return entry !== undefined && entry.owners.length > 0 ? entry.owners.join(', ') : 'nobody';
}

/** A thing under a word that says why it is told: its title, who does it, and its day. */
export function entryItem(lead: Span, entry: Entry): Item {
  return {
    lead,
    inlines: [brief(entry.text, LONG_TITLE), ...bracketed([who(entry), entry.due ? dueOf(entry) : undefined])],
    target: entry.target,
  };
}
