// The times that a poll offers, read from the heads of its columns: a day, a start and an end where they are said, and the zone where one is
// written. What a head says that is no time is kept as a label, so that two slots of one day can be told apart.
import { withoutContacts } from '../../text/contacts.ts';
import { type Day, dayOf, daysBetween, parseDay, partsOf } from '../../time/day.ts';
import { type DateMention, findDates, findTimes, yearsWhere } from '../../time/mention.ts';

/** A time that is offered. Without a start it is a day. An `end` before `start` is on the next day. `zone` is as written. */
export interface Slot {
  readonly day: Day;
  readonly start?: string;
  readonly end?: string;
  readonly zone?: string;
  readonly label?: string;
}

/** What is known beside the heads: what 3/4 means, and the days around which a date without a year lies. */
export interface SlotHints {
  readonly order?: 'dmy' | 'mdy';
  readonly year?: number;
  readonly today: Day;
}

/** Heads longer than this are no times. */
const LONGEST = 200;
const ISO =
  /(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)(?: ?[-–—/] ?(?:\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d))?/;

/** Whether a cell has a day in it, also one without month or year; for telling heads from answers. */
export function isDated(text: string): boolean {
  return text.length <= LONGEST && findDates(text).some(({ impossible }) => !impossible);
}

/** How a numeric date has to be read, where the others of the poll say it: the order in which all of them are days, one after the other. */
export function orderOf(heads: readonly string[]): 'dmy' | 'mdy' | undefined {
  const dates = heads.flatMap((head) => (head.length > LONGEST ? [] : findDates(head).slice(0, 1)));
  const doubtful = dates.filter(({ candidates }) => candidates !== undefined);
  if (doubtful.length === 0) return undefined;
  const fits = (['dmy', 'mdy'] as const).filter((order) => {
    const days = dates.map((mention) => mention.day ?? inOrder(mention, order));
    return days.every((day, at) => day !== undefined && (at === 0 || (days[at - 1] as Day) <= day));
  });
  const spans = fits.map((order) => {
    const days = dates.flatMap((mention) => mention.day ?? inOrder(mention, order) ?? []);
    return daysBetween(days[0] as Day, days.at(-1) as Day);
  });
  if (fits.length === 2 && spans[0] !== spans[1]) return (spans[0] as number) < (spans[1] as number) ? fits[0] : fits[1];
  return fits.length === 1 ? fits[0] : undefined;
}

/** The slot that a head names; undefined where it has no day, or one that may be two. */
export function slotIn(head: string, hints: SlotHints): Slot | undefined {
  if (head.length > LONGEST) return undefined;
  const iso = ISO.exec(head);
  if (iso !== null) return isoSlot(iso);
  const date = findDates(head)[0];
  const day = date && dayIn(date, hints);
  if (date === undefined || day === undefined) return undefined;
  const rest = withClocks(`${head.slice(0, date.start)} ${head.slice(date.end)}`);
  const time = findTimes(rest)[0];
  if (time === undefined) {
    const label = withoutContacts(rest.replace(/[\s,;:()–—-]+/g, ' ')).trim();
    return { day, ...(label !== '' && label.length <= 60 && { label }) };
  }
  const { start, end, zone } = time;
  return { day, start, ...(end !== undefined && end !== start && { end }), ...(zone !== undefined && { zone }) };
}

function isoSlot([, day = '', start = '', offset = '', end]: RegExpExecArray): Slot | undefined {
  const real = parseDay(day);
  const zone = offset === 'Z' || /^[+-]00:?00$/.test(offset) ? 'UTC' : `UTC${offset}`;
  return real && { day: real, start, ...(end !== undefined && end !== start && { end }), zone };
}

/** `8h`, `18 Uhr` and `18.00` as clocks; as words of a sentence they would be doubtful. */
function withClocks(text: string): string {
  return text
    .replace(/(?<![\d:.])(\d{1,2}) ?(?:h|uhr|heures?)(?![\p{L}\d])/giu, '$1:00')
    .replace(/(?<![\d:.])(\d{1,2})[.h](\d\d)(?![\d:.])/g, '$1:$2');
}

function dayIn(mention: DateMention, { order, year, today }: SlotHints): Day | undefined {
  if (mention.day !== undefined) return mention.day;
  if (mention.candidates !== undefined) return order === undefined ? undefined : inOrder(mention, order);
  if (mention.partial === undefined) return undefined;
  const { month, dayOfMonth, weekday } = mention.partial;
  if (year !== undefined) return dayOf(year, month, dayOfMonth);
  const now = partsOf(today).year;
  const years = weekday === undefined ? [now - 1, now, now + 1] : yearsWhere(month, dayOfMonth, weekday, now - 6, now + 6);
  const days = years.flatMap((one) => dayOf(one, month, dayOfMonth) ?? []);
  return days.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0];
}

function inOrder({ words, candidates = [] }: DateMention, order: 'dmy' | 'mdy'): Day | undefined {
  const first = Number(/\d{1,2}/.exec(words)?.[0]);
  return candidates.find((day) => partsOf(day)[order === 'dmy' ? 'day' : 'month'] === first);
}
