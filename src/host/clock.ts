// The day that counts as today. It reads the clock of the machine, and nobody else does.
import type { Environment } from './repository.ts';

/** A day as YYYY-MM-DD, or in plain words why there is none. */
export type Today = { readonly day: string } | { readonly problem: string };

/**
 * Today: by SOURCE_DATE_EPOCH where it is set (seconds since 1970, in UTC; reproducible-builds.org), else by the clock (`now`, in
 * milliseconds since 1970) in an IANA zone, without one in the machine's own.
 */
export function today(env: Environment, zone?: string, now: () => number = Date.now): Today {
  const fixed = env.SOURCE_DATE_EPOCH;
  if (fixed === undefined || fixed === '') return dayOf(now(), zone);
  if (/^\d{1,12}$/.test(fixed) && Number(fixed) <= LAST_SECOND) return dayOf(Number(fixed) * 1000, 'UTC');
  return { problem: `SOURCE_DATE_EPOCH is \`${fixed}\`; set it to whole seconds since 1970, for example 1455667200, or unset it` };
}

// 9999-12-31T23:59:59Z, the last that has a year of four digits.
const LAST_SECOND = 253_402_300_799;

function dayOf(milliseconds: number, zone: string | undefined): Today {
  // UTC and the machine's own zone need no tables, whose loading takes longer than Node's own start.
  if (zone === 'UTC') return { day: new Date(milliseconds).toISOString().slice(0, 10) };
  if (zone === undefined) {
    const here = new Date(milliseconds);
    const [year, month, day] = [here.getFullYear(), here.getMonth() + 1, here.getDate()].map((part) => String(part).padStart(2, '0'));
    return { day: `${(year ?? '').padStart(4, '0')}-${month}-${day}` };
  }
  const format = formatFor(zone);
  if (format === undefined) return { problem: `\`${zone}\` is no time zone; write it as in \`Asia/Jakarta\` or \`UTC\`` };
  return { day: dayBy(format, milliseconds) };
}

function formatFor(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Tells the days of moments (seconds since 1970, UTC) in a zone; one that is none is taken for UTC. */
export function dayTeller(zone: string): (seconds: number) => string {
  const format = zone === 'UTC' ? undefined : formatFor(zone);
  if (format === undefined) return (seconds) => new Date(seconds * 1000).toISOString().slice(0, 10);
  return (seconds) => dayBy(format, seconds * 1000);
}

function dayBy(format: Intl.DateTimeFormat, milliseconds: number): string {
  const parts = new Map(format.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
  return `${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}
