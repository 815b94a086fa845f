// The files of a site that are no pages: news for feed readers, and days for calendars.
import type { Addresses } from './address.ts';
import { siteCalendar } from './calendar.ts';
import { siteFeed } from './feed.ts';
import type { Site } from './site.ts';

/** A file that is made when it is asked for. */
export interface Extra {
  readonly path: string;
  text(): string | Promise<string>;
}

/** Where the feed and the calendar are, from the site's folder. */
export const feedPath = 'feed.xml';
export const calendarPath = 'calendar.ics';

/** All extra files. They are always there, so that who follows them never finds them gone. */
export function extrasOf(site: Site, addresses: Addresses, mayTell: (path: string) => boolean): readonly Extra[] {
  return [
    { path: feedPath, text: () => siteFeed(site, addresses) },
    { path: calendarPath, text: () => siteCalendar(site, addresses, mayTell) },
  ];
}
