// What all texts for others have in common: names as people agreed to, no addresses, the next meeting, how to join; and days in words.
import { joinLines, withAddresses } from '../../model/charter.ts';
import { type Outside, outsideOf } from '../../model/consent.ts';
import { zoneOf } from '../../model/group.ts';
import type { Overview } from '../../model/overview.ts';
import { rollOf } from '../../model/roll.ts';
import { clean } from '../../text/clean.ts';
import { leftOut } from '../../text/contacts.ts';
import { type Day, partsOf, weekdayOf } from '../../time/day.ts';
import { monthName, weekdayName } from '../../time/names.ts';
import { nextFacts } from '../next.ts';

/** A time on the clocks of a zone; the day may be another one there. */
interface Clock {
  readonly zone: string;
  readonly day: Day;
  readonly start: string;
  readonly end?: string;
}

/** In UTC, then in the group's zone; a time that cannot be placed is told as it was written. */
export interface NextTold {
  readonly day: Day;
  readonly clocks: readonly Clock[];
  readonly asWritten?: string;
}

/** A text for others: a title, and parts of which each line is one thing. */
export interface Parts {
  readonly title: string;
  readonly parts: readonly { readonly heading: string; readonly lines: readonly string[]; readonly listed: boolean }[];
}

/** How a group speaks to others. */
export interface Telling {
  readonly outside: Outside;
  /** A text as it may leave, on one line. */
  said(text: string): string;
  readonly group: string;
  readonly next: NextTold | undefined;
  readonly join: readonly string[];
}

export async function tellingOf(view: Overview): Promise<Telling> {
  const { group, today } = view;
  const outside = outsideOf(rollOf(group, today));
  const join = group.charter === undefined ? [] : (joinLines(group.charter) ?? []);
  return {
    outside,
    said: (text) => clean(oneLine(outside.text(withAddresses(oneLine(text))))),
    group: clean(oneLine(group.settings.name ?? 'Our group')),
    next: await nextOf(view),
    join: join.map((line) => clean(oneLine(outside.text(line)))),
  };
}

/** Whether something was left out of what is told. */
export function isCut(facts: unknown): boolean {
  const all = JSON.stringify(facts);
  return Object.values(leftOut).some((words) => all.includes(words));
}

function oneLine(text: string): string {
  return text.replace(/[\s\u0085\u2028\u2029]+/g, ' ').trim();
}

/** A link that can be followed from anywhere; undefined for anything else. */
export function linkOf(link: string | undefined): string | undefined {
  return link !== undefined && link.length <= 2000 && /^https?:\/\/[^\s<>"]+$/i.test(link) ? clean(link) : undefined;
}

async function nextOf(view: Overview): Promise<NextTold | undefined> {
  const { next, elsewhere } = await nextFacts(view);
  if (next === undefined) return undefined;
  const { day, start, endInferred } = next;
  const zones = ['UTC', zoneOf(view.group)];
  // An end that was only reckoned is nobody's word.
  const clocks = elsewhere
    .filter(({ zone }) => zones.includes(zone))
    .map(({ zone, day: there, start: from, end }) => ({
      zone,
      day: there,
      start: from,
      ...(end !== undefined && !endInferred && { end }),
    }));
  return { day, clocks, ...(start && clocks.length === 0 && { asWritten: clean(`${start.time} ${start.zone}`) }) };
}

function nextWords({ day, clocks, asWritten }: NextTold): string {
  const [first, ...others] = clocks.map(({ day: there, start, end, zone }) => {
    const time = `${start}${end === undefined ? '' : `–${end}`} ${zone}`;
    return { there, time };
  });
  if (first === undefined) return asWritten === undefined ? dayWords(day) : `${dayWords(day)}, ${asWritten}`;
  const elsewhere = others.map(({ there, time }) => (there === first.there ? time : `${dayWords(there)}, ${time}`));
  return `${dayWords(first.there)}, ${first.time}${elsewhere.length === 0 ? '' : ` (${elsewhere.join(', ')})`}`;
}

/** `Tuesday 24 February 2026`: an order of numbers that nobody misreads. */
export function dayWords(day: Day): string {
  const { year, month, day: number } = partsOf(day);
  return `${weekdayName(weekdayOf(day))} ${number} ${monthName(month)} ${year}`;
}

/** The parts that have something in them. */
export function filled(title: string, parts: Parts['parts']): Parts {
  return { title, parts: parts.filter(({ lines }) => lines.length > 0) };
}

/** The last two parts of every text. */
export function lastParts({ next, join }: { readonly next?: NextTold | undefined; readonly join: readonly string[] }): Parts['parts'] {
  return [
    { heading: 'Next meeting', lines: next === undefined ? [] : [nextWords(next)], listed: false },
    { heading: 'How to join', lines: join, listed: join.length > 1 },
  ];
}
