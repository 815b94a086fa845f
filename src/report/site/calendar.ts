// The days of a group for calendar programs: the next meeting, milestones and phases of surveys. Next steps of people are left out: a calendar is
// subscribed to by many.
import { hashOf } from '../../model/id.ts';
import { type Calendar, type CalendarEvent, printCalendar } from '../../time/calendar.ts';
import { timelineFacts, timelinePage } from '../timeline.ts';
import { type Addresses, relativeTo } from './address.ts';
import type { Site } from './site.ts';

/** The calendar as a file (RFC 5545). Entries lead to their page where the site knows its address. */
export async function siteCalendar(
  { view, name, said, url, past }: Site,
  { pageOf }: Pick<Addresses, 'pageOf'>,
  mayTell: (path: string) => boolean,
): Promise<string> {
  const { lives, missing } = await past();
  const facts = timelineFacts(view, missing.length > 0 ? undefined : { lives, actions: new Map(), cut: false });
  const { calendar } = timelinePage(facts);
  const shown = (event: CalendarEvent): CalendarEvent => ({
    ...event,
    uid: shownUid(event.uid, mayTell),
    title: said(event.title),
    notes: event.notes.flatMap((note) => {
      const place = placeIn(note);
      if (place === undefined) return [said(note)];
      const page = url === undefined ? undefined : pageOf(place);
      return page === undefined || url === undefined ? [] : [new URL(relativeTo('calendar.ics', page), url).href];
    }),
  });
  const events = calendar?.events.filter(({ category }) => category !== 'action').map(shown) ?? [];
  return printCalendar({ name, asOf: view.today, events } satisfies Calendar);
}

/** A note that is a place in the files: `milestones/survey.md:3`. */
function placeIn(note: string): { readonly path: string; readonly line?: number } | undefined {
  const [, path, line] = /^(\S.{0,500}\.(?:md|yaml))(?::(\d{1,9}))?$/.exec(note) ?? [];
  return path === undefined ? undefined : { path, ...(line !== undefined && { line: Number(line) }) };
}

/** The same name for ever, without a name of somebody in it: what stands before the `@` is a thing of the group. */
function shownUid(uid: string, mayTell: (path: string) => boolean): string {
  const at = uid.lastIndexOf('@');
  const thing = uid.slice(0, at);
  return mayTell(thing) ? uid : `${hashOf(thing, 12)}${uid.slice(at)}`;
}
