// The days of a report as a calendar file. What the report says beside them is left to other formats.
import { printCalendar } from '../../time/calendar.ts';
import type { Document } from '../document.ts';

/** The document's calendar as iCalendar (RFC 5545). Throws where it has none: the format does not suit it. */
export function printIcs({ title, calendar }: Document): string {
  if (calendar === undefined) throw new Error(`“${title}” has no calendar`);
  return printCalendar(calendar);
}
