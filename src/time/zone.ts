// Instants and the civil times of regions, with the rules of the IANA time zone database. Heavy (temporal-polyfill): to be
// reached by `import()` alone. Keeps from others that a time may not exist, or exist twice, when the clocks change.
import { Temporal } from 'temporal-polyfill';
import { type Day, parseDay } from './day.ts';
import { hasSeveralMeanings, offsetOf, regionOf } from './zone-names.ts';

/** An instant as `YYYY-MM-DDTHH:MMZ`, or why there is none, in plain words. */
export type InstantResult = { readonly utc: string } | { readonly problem: string };

/** An instant as the clocks of a zone show it. `offset` is `+HH:MM`; `abbreviation` is the region's own (`PDT`), or `UTC+2` where English has none. */
export interface ZonedTime {
  readonly day: Day;
  readonly time: string;
  readonly offset: string;
  readonly abbreviation: string;
}

/** The instant of a time (`HH:MM`) on a day in a zone: an IANA name, a short name, `PT`, `UTC+2`. A time that the clocks skip or show twice is a problem, and so is an unknown zone. */
export function toInstant(day: Day, time: string, zone: string): InstantResult {
  const id = zoneId(zone);
  if (id === undefined) return { problem: zoneProblem(zone) };
  if (!/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/.test(time))
    return { problem: `“${time}” is not a time of day; write hours and minutes, such as 16:00` };
  const plain = Temporal.PlainDateTime.from(`${day}T${time}`);
  const earlier = plain.toZonedDateTime(id, { disambiguation: 'earlier' });
  const later = plain.toZonedDateTime(id, { disambiguation: 'later' });
  const [first, second] = [printInstant(earlier.toInstant()), printInstant(later.toInstant())];
  if (first === second)
    return first.length === 17 ? { utc: first } : { problem: `${time} on ${day} in ${zone} is outside the years 1000 to 9999` };
  if (earlier.toPlainDateTime().equals(plain))
    return { problem: `${time} on ${day} comes twice in ${zone}, as the clocks go back: ${first} or ${second}` };
  const [before, after] = [earlier, later].map((zoned) => zoned.toPlainTime().toString({ smallestUnit: 'minute' }));
  return { problem: `${time} on ${day} does not exist in ${zone}, as the clocks go forward; write ${before} or ${after}` };
}

/** An instant (`YYYY-MM-DDTHH:MMZ`) on the clocks of a zone; undefined where the instant or the zone cannot be read. */
export function inZone(utc: string, zone: string): ZonedTime | undefined {
  const id = zoneId(zone);
  if (id === undefined || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z$/.test(utc)) return undefined;
  const instant = readInstant(utc);
  if (instant === undefined) return undefined;
  const zoned = instant.toZonedDateTimeISO(id);
  const day = parseDay(zoned.toPlainDate().toString());
  return (
    day && {
      day,
      time: zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
      offset: zoned.offset,
      abbreviation: abbreviationOf(zoned, zone),
    }
  );
}

/** Whether a name is a zone that times can be read in: IANA, a short name with one meaning, or an offset. */
export function isZone(name: string): boolean {
  return zoneId(name) !== undefined;
}

function zoneId(zone: string): string | undefined {
  const minutes = offsetOf(zone);
  // A short name (PST) means its own offset all year, even where the region has another one on that day.
  if (minutes !== undefined) return minutes === 0 ? 'UTC' : printOffset(minutes);
  const name = regionOf(zone) ?? zone;
  if (!/^[A-Za-z0-9_+-]{1,30}(?:\/[A-Za-z0-9_+-]{1,30}){1,2}$/.test(name)) return undefined;
  try {
    return Temporal.PlainDate.from('2000-01-01').toZonedDateTime(name).timeZoneId;
  } catch {
    return undefined;
  }
}

function zoneProblem(zone: string): string {
  if (hasSeveralMeanings(zone)) return `“${zone}” is used for more than one zone; write its place, such as Europe/Dublin or Asia/Kolkata`;
  return `“${zone}” is not a known time zone; write UTC, or a place such as Europe/Berlin`;
}

function readInstant(utc: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(utc);
  } catch {
    return undefined;
  }
}

function printInstant(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'minute' });
}

function printOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}

function abbreviationOf(zoned: Temporal.ZonedDateTime, zone: string): string {
  if (zoned.timeZoneId === 'UTC') return 'UTC';
  if (offsetOf(zone) === undefined) {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zoned.timeZoneId, timeZoneName: 'short' }).formatToParts(
      zoned.epochMilliseconds,
    );
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    if (/^[A-Z]{2,5}$/.test(name)) return name;
  } else if (/^[A-Za-z]{2,5}$/.test(zone)) return zone.toUpperCase();
  const [, sign, hours, minutes] = /^([+-])0?([0-9]+):([0-9]+)/.exec(zoned.offset) ?? [];
  return `UTC${sign}${hours}${minutes === '00' ? '' : `:${minutes}`}`;
}
