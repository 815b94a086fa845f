// The words for periods (weeks, weekends, months, quarters, halves, years) and the days that these have.
// Weeks start on Monday (ISO 8601); a group whose week ends on Friday has the same weeks with an earlier last day.
import { addDays, addMonths, type Day, dayOf, monthEnd, partsOf, weekDay, weekOf, weekStart } from './day.ts';
import { type Context, type DaySpan, type Doubt, dayWords } from './due-grammar.ts';
import { monthName, monthNamed } from './names.ts';

/** The periods that a group plans in. */
export type PeriodUnit = 'week' | 'weekend' | 'month' | 'quarter' | 'half' | 'year';

/** A period that words name: one that is fixed, the running one (whose words may outlive it), or one that recurs every year. */
export type Period =
  | { readonly kind: 'fixed'; readonly unit: PeriodUnit; readonly span: DaySpan }
  | { readonly kind: 'running'; readonly unit: PeriodUnit; readonly span: DaySpan; readonly next: DaySpan; readonly bare: boolean }
  | { readonly kind: 'yearly'; readonly unit: PeriodUnit; readonly year: number; readonly spanIn: (year: number) => DaySpan | undefined };

/** The period that the words are, a problem where there is none such (`Q5`), or undefined where they are no period. */
export function readPeriod(words: string, context: Context): Period | Doubt | undefined {
  return (
    relativePeriod(words, context) ??
    readWeek(words, context) ??
    readMonth(words, context) ??
    readQuarter(words, context) ??
    readYear(words)
  );
}

function relativePeriod(words: string, context: Context): Period | undefined {
  const match =
    /^(?:(this|current|the|next|coming|upcoming|last|previous|past) )?(?:the )?(week|weekend|month|quarter|year)( after next)?$/.exec(
      words.replace(/^the (?!week|month|quarter|year)/, ''),
    );
  if (match === null) return undefined;
  const [, which, word, afterNext] = match;
  const unit = word as PeriodUnit;
  if (afterNext !== undefined)
    return which === undefined || which === 'the' ? { kind: 'fixed', unit, span: around(unit, 2, context) } : undefined;
  if (which === 'next' || which === 'coming' || which === 'upcoming') return { kind: 'fixed', unit, span: around(unit, 1, context) };
  if (which === 'last' || which === 'previous' || which === 'past') return { kind: 'fixed', unit, span: around(unit, -1, context) };
  return {
    kind: 'running',
    unit,
    span: around(unit, 0, context),
    next: around(unit, 1, context),
    bare: which === undefined || which === 'the',
  };
}

/** The anchor's own period, or the one `shift` periods later. */
function around(unit: PeriodUnit, shift: number, { anchor, settings }: Context): DaySpan {
  if (unit === 'week') return week(addDays(weekStart(anchor), shift * 7), settings.weekEnds);
  if (unit === 'weekend') {
    const saturday = addDays(weekStart(anchor), shift * 7 + 5);
    return { from: saturday, to: addDays(saturday, 1) };
  }
  const months = unit === 'month' ? 1 : unit === 'quarter' ? 3 : unit === 'half' ? 6 : 12;
  const { month, day: number } = partsOf(anchor);
  const first = addMonths(addDays(anchor, 1 - number), shift * months - ((month - 1) % months));
  return { from: first, to: monthEnd(addMonths(first, months - 1)) };
}

function week(monday: Day, ends: 'sunday' | 'friday' | undefined): DaySpan {
  return { from: monday, to: addDays(monday, ends === 'friday' ? 4 : 6) };
}

function readWeek(words: string, context: Context): Period | Doubt | undefined {
  const ends = context.settings.weekEnds;
  const holding = /^(?:the )?(?:week (?:of|starting|beginning|from)|w\/c) (?:on )?(.+)$/.exec(words);
  if (holding !== null) {
    const inside = context.read(holding[1] ?? '');
    if (inside?.kind === 'error' || inside?.kind === 'ambiguous') return inside;
    if (inside?.kind !== 'days' || inside.from !== inside.to) return undefined;
    return { kind: 'fixed', unit: 'week', span: week(weekStart(inside.due), ends) };
  }
  const iso = /^([0-9]{4})[- ]?w([0-9]{1,2})$/.exec(words);
  const named = /^(?:the )?(?:iso )?(?:week|kw|cw|wk|w) ?([0-9]{1,2})(?:(?:,| of| in|\/)? ?([0-9]{4}))?$/.exec(words);
  const number = Number(iso?.[2] ?? named?.[1] ?? Number.NaN);
  if (Number.isNaN(number)) return undefined;
  const year = iso?.[1] ?? named?.[2];
  if (number < 1 || number > 53) return { kind: 'error', candidates: [], reason: 'weeks are numbered from 1 to 52 or 53' };
  if (year === undefined) {
    const spanIn = (y: number): DaySpan | undefined => {
      const monday = weekDay(y, number);
      return monday && week(monday, ends);
    };
    return { kind: 'yearly', unit: 'week', year: weekOf(context.anchor).year, spanIn };
  }
  const monday = weekDay(Number(year), number);
  return monday === undefined
    ? { kind: 'error', candidates: [], reason: `${year} has no week ${number}` }
    : { kind: 'fixed', unit: 'week', span: week(monday, ends) };
}

function readMonth(words: string, context: Context): Period | Doubt | undefined {
  const year = partsOf(context.anchor).year;
  const numbers = /^([0-9]{4})[-/]([0-9]{2})$/.exec(words) ?? /^(?<month>[0-9]{1,2})\/(?<year>[0-9]{4})$/.exec(words);
  if (numbers !== null) {
    const span = months(Number(numbers.groups?.year ?? numbers[1]), Number(numbers.groups?.month ?? numbers[2]), 1);
    return span === undefined
      ? { kind: 'error', candidates: [], reason: 'there is no such month' }
      : { kind: 'fixed', unit: 'month', span };
  }
  const match = /^(next |this )?(\p{L}+)\.?(?:,? (?:of )?(?:'([0-9]{2})|([0-9]{4})))?$/u.exec(words);
  const month = monthNamed(match?.[2] ?? '');
  if (match === null || month === undefined) return undefined;
  const written = match[4] ?? (match[3] === undefined ? undefined : `20${match[3]}`);
  if (written !== undefined) {
    const span = match[1] === undefined ? months(Number(written), month, 1) : undefined;
    return span && { kind: 'fixed', unit: 'month', span };
  }
  const [now, next] = [months(year, month, 1), months(year + 1, month, 1)];
  if (now === undefined || next === undefined) return undefined;
  if (match[1] === 'this ') return { kind: 'fixed', unit: 'month', span: now };
  if (match[1] !== 'next ') return { kind: 'yearly', unit: 'month', year, spanIn: (y) => months(y, month, 1) };
  if (now.to < context.anchor) return { kind: 'fixed', unit: 'month', span: next };
  return {
    kind: 'ambiguous',
    candidates: [now.to, next.to],
    reason: `“next ${monthName(month)}” may be that of ${year} or of ${year + 1}`,
  };
}

const counted = ['first', 'second', 'third', 'fourth'];

function readQuarter(words: string, context: Context): Period | Doubt | undefined {
  const match =
    /^(?<unit>[qh])(?<number>[0-9])(?:(?:,| of|\/|-)? ?(?:'(?<short>[0-9]{2})|(?<year>[0-9]{4})))?$/.exec(words) ??
    /^(?<year>[0-9]{4})[- /]?(?<unit>[qh])(?<number>[0-9])$/.exec(words) ??
    /^(?<word>first|second|third|fourth) (?<unit>quarter|half)(?: of (?:the year|(?<year>[0-9]{4})))?$/.exec(words);
  if (match?.groups === undefined || match === null) return undefined;
  const { unit, number, word, short, year } = match.groups;
  const length = unit?.startsWith('q') ? 3 : 6;
  const index = number === undefined ? counted.indexOf(word ?? '') : Number(number) - 1;
  const kind = length === 3 ? 'quarter' : 'half';
  if (index < 0 || index >= 12 / length)
    return { kind: 'error', candidates: [], reason: `a year has ${length === 3 ? 'four quarters' : 'two halves'}` };
  const spanIn = (y: number): DaySpan | undefined => months(y, index * length + 1, length);
  const written = year ?? (short === undefined ? undefined : `20${short}`);
  if (written === undefined) return { kind: 'yearly', unit: kind, year: partsOf(context.anchor).year, spanIn };
  const span = spanIn(Number(written));
  return span && { kind: 'fixed', unit: kind, span };
}

function readYear(words: string): Period | undefined {
  const span = /^(?:19|20|21)[0-9]{2}$/.test(words) ? months(Number(words), 1, 12) : undefined;
  return span && { kind: 'fixed', unit: 'year', span };
}

function months(year: number, month: number, count: number): DaySpan | undefined {
  const from = dayOf(year, month, 1);
  return from && { from, to: monthEnd(addMonths(from, count - 1)) };
}

/** A period's name for people, from its unit and first day. */
export function nameOf(unit: PeriodUnit, from: Day): string {
  const { year, month } = partsOf(from);
  if (unit === 'week') return `the week that starts on ${dayWords(from)}`;
  if (unit === 'weekend') return `the weekend that starts on ${dayWords(from)}`;
  if (unit === 'month') return `${monthName(month)} ${year}`;
  if (unit === 'quarter') return `quarter ${(month + 2) / 3} of ${year}`;
  return unit === 'half' ? `the ${month === 1 ? 'first' : 'second'} half of ${year}` : String(year);
}
