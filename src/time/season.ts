// What the machine's own time zone database tells: whether it knows a zone, and which of two names of a zone holds on a day (PST or PDT).
import type { Day } from './day.ts';
import { offsetOf, regionOf } from './zone-names.ts';

// Names that are used in one region with summer time, with that region and the region's other name. Left out are names that also hold all
// year somewhere (MST in Arizona, CST in Saskatchewan, AEST in Queensland): in summer they are right for some.
const seasonal: ReadonlyMap<string, readonly [region: string, other: string]> = new Map([
  ['PST', ['America/Los_Angeles', 'PDT']],
  ['PDT', ['America/Los_Angeles', 'PST']],
  ['MDT', ['America/Denver', 'MST']],
  ['CDT', ['America/Chicago', 'CST']],
  ['EST', ['America/New_York', 'EDT']],
  ['EDT', ['America/New_York', 'EST']],
  ['BST', ['Europe/London', 'GMT']],
  ['WEST', ['Europe/Lisbon', 'WET']],
  ['CET', ['Europe/Berlin', 'CEST']],
  ['CEST', ['Europe/Berlin', 'CET']],
  ['MEZ', ['Europe/Berlin', 'MESZ']],
  ['MESZ', ['Europe/Berlin', 'MEZ']],
  ['EEST', ['Europe/Helsinki', 'EET']],
  ['AEDT', ['Australia/Sydney', 'AEST']],
  ['NZST', ['Pacific/Auckland', 'NZDT']],
  ['NZDT', ['Pacific/Auckland', 'NZST']],
]);

/** The name that holds on a day where the one that was written (`PST` in July) does not; undefined where it does, or may. */
export function nameInSeason(name: string, day: Day): string | undefined {
  const [region, other] = seasonal.get(name.toUpperCase()) ?? [];
  if (region === undefined || offsetIn(region, day) === offsetOf(name)) return undefined;
  return other;
}

/** Minutes ahead of UTC on a day, at noon UTC, of a zone as it is written: `PST`, `UTC+2`, `PT`, `Europe/Berlin`; undefined where it is unknown. */
export function offsetOnDay(zone: string, day: Day): number | undefined {
  return offsetOf(zone) ?? offsetIn(regionOf(zone) ?? zone, day);
}

/** Whether a name is that of a zone, as files name zones: `Europe/Berlin`, `UTC`; no offset, and no name that people alone use (`PT`). */
export function isIanaZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

function offsetIn(region: string, day: Day): number | undefined {
  if (!region.includes('/')) return undefined;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: region, timeZoneName: 'longOffset' });
    const name = format.formatToParts(Date.parse(`${day}T12:00Z`)).find(({ type }) => type === 'timeZoneName')?.value;
    return name === 'GMT' ? 0 : name === undefined ? undefined : offsetOf(name);
  } catch {
    return undefined;
  }
}
