// The rules for due phrases that name one day: calendar dates, weekdays, `tomorrow`, `EOD Friday`, `same time next week`.
import { dateAt } from './date-shapes.ts';
import { addDays, addMonths, type Day, dayOf, partsOf, type Weekday, weekdayOf, weekStart } from './day.ts';
import {
  type Context,
  dayWords,
  meetingDay,
  type Numbers,
  nearestTo,
  nearWeekday,
  oneDay,
  type Reading,
  type Rule,
  settleDate,
  singleDay,
} from './due-grammar.ts';
import { weekdayIn } from './due-words.ts';
import { weekdayName } from './names.ts';
import { tokensOf } from './tokens.ts';

const relative: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['tonight', 0],
  ['eod', 0],
  ['cob', 0],
  ['end of day', 0],
  ['end of the day', 0],
  ['end of today', 0],
  ['tomorrow', 1],
  ['tmrw', 1],
  ['day after tomorrow', 2],
  ['overmorrow', 2],
  ['yesterday', -1],
]);

const dayEnd = '(?:eod|cob|(?:the )?end of (?:the )?(?:business )?day|(?:the )?(?:close|end) of business|close of play)';
const endFirst = new RegExp(`^${dayEnd}(?: on| of|,)? (.+)$`);
const endLast = new RegExp(`^(.+?)(?:,| -)? (?:${dayEnd}|(?:at )?(?:morning|noon|afternoon|evening|night))$`);

/** The rules for days, in the order in which they are tried. */
export const dayRules: readonly Rule[] = [
  {
    name: 'relative-day',
    examples: ['today', 'tomorrow', 'the day after tomorrow', 'EOD'],
    read(words, { anchor }) {
      const count = relative.get(words);
      return count === undefined
        ? undefined
        : oneDay(
            addDays(anchor, count),
            count === 0 ? 'the day itself' : count < 0 ? 'the day before' : count === 1 ? 'the day after' : 'two days after',
          );
    },
  },
  {
    name: 'end-of-day',
    examples: ['EOD Friday', 'Friday COB', 'end of day tomorrow', 'close of business on March 15'],
    read(words, context) {
      const match = endFirst.exec(words) ?? endLast.exec(words);
      const day = match && singleDay(context.read(match[1] ?? ''));
      return day ? { ...day, edge: true } : undefined;
    },
  },
  {
    name: 'same-time',
    examples: [
      'same time next week',
      'at the same time tomorrow',
      'in the same time next week Tue Feb 23rd - 16:00 UTC',
      'same day next week',
    ],
    read(words, context) {
      const match = /^(?:(?:at|in) )?(?:the )?same (time|day|weekday)(?:,? (?:on )?(.+))?$/.exec(words);
      if (match === null) return undefined;
      const when = match[2] ?? '';
      const week = oneDay(addDays(context.anchor, 7), 'the same weekday of the next week');
      const day = when === 'next week' ? week : match[1] === 'time' ? singleDay(context.read(when)) : undefined;
      const { meetingTime } = context.settings;
      return day && match[1] === 'time' && meetingTime !== undefined ? { ...day, time: meetingTime } : day;
    },
  },
  {
    name: 'next-meeting',
    examples: ['before the next meeting', 'by our next call'],
    read(words, { settings }) {
      if (!/^(?:(?:the|our|this group's) )?next (?:(?:weekly|monthly|regular|group|team|wg) )?(?:meeting|call|session|sync)$/.test(words))
        return undefined;
      const { nextMeeting } = settings;
      return nextMeeting === undefined
        ? { kind: 'none', reason: 'no next meeting is known' }
        : meetingDay(nextMeeting, 'the next meeting; a meeting is an instant, so its day counts');
    },
  },
  {
    name: 'numbers',
    examples: ['15/03/2016', '15.3.', 'Tue 23/2', '03/04', '24.12.16'],
    read(words, context) {
      const match = /^(?:(\p{L}+)[.,]* )?([0-9]{1,2})([/.-])([0-9]{1,2})(?:\3([0-9]{4}|[0-9]{2})?)?$/u.exec(words);
      const weekday = match?.[1] === undefined ? undefined : weekdayIn(match[1]);
      if (match === null || (match[1] !== undefined && weekday === undefined)) return undefined;
      const [, , a, joint, b, year] = match;
      // `15.3` alone is a number, `3/4/` is nothing.
      if (year === undefined && (joint === '.') !== words.endsWith('.')) return undefined;
      return settleDate(context, ways(Number(a), Number(b), year, joint === '.', context), weekday);
    },
  },
  {
    name: 'calendar-date',
    examples: [
      '2016-03-15',
      'Mar 15',
      'March 15th, 2016',
      'the 15th of March',
      'Tue Feb 23rd',
      'Friday January 15',
      '26 Feb 2016',
      '2016-03-15 (Tue)',
      'March 3-5',
    ],
    read(words, context) {
      const { rest, weekday } = splitWeekday(words);
      return readDate(rest, weekday, context);
    },
  },
  {
    name: 'day-of-this-month',
    examples: ['by the 5th', 'Friday 19th', 'Friday the 19th'],
    read(words, context) {
      const match = /^(?:(\p{L}+)[.,]* (?:the )?)?([0-9]{1,2})(?:st|nd|rd|th)$/u.exec(words);
      const weekday = weekdayIn(match?.[1] ?? '');
      if (match === null || (match[1] !== undefined && weekday === undefined)) return undefined;
      return readNumbered(Number(match[2]), weekday, context);
    },
  },
  {
    name: 'weekday',
    examples: ['by Friday', 'this Friday', 'by next Friday', 'last Tuesday'],
    read(words, context) {
      const match = /^(?:on )?(?:(this|next|last|previous|the coming|coming|upcoming|this coming) )?(\p{L}+)\.?$/u.exec(words);
      const weekday = weekdayIn(match?.[2] ?? '');
      return match === null || weekday === undefined ? undefined : readWeekday(match[1], weekday, context);
    },
  },
  {
    name: 'day-of-week',
    examples: ['next week Friday', 'Friday next week', 'next week Tue Feb 23rd', 'Wednesday of this week'],
    read(words, context) {
      const first = /^(this|next) week,? (?:on )?(.+)$/.exec(words);
      const last = first === null ? /^(.+?),? (?:of |in )?(?:the )?(this|next|following) week$/.exec(words) : null;
      const what = first?.[2] ?? last?.[1];
      if (what === undefined) return undefined;
      const monday = addDays(weekStart(context.anchor), (first?.[1] ?? last?.[2]) === 'this' ? 0 : 7);
      const weekday = weekdayIn(what);
      if (weekday !== undefined)
        return oneDay(addDays(monday, weekday - 1), `the ${weekdayName(weekday)} of the week that starts on ${monday}`);
      const day = singleDay(context.read(what));
      if (day === undefined) return undefined;
      if (day.due >= monday && day.due <= addDays(monday, 6)) return day;
      return {
        kind: 'error',
        candidates: [day.due, addDays(monday, weekdayOf(day.due) - 1)].sort(),
        reason: `${dayWords(day.due)} is not in the week that starts on ${monday}`,
      };
    },
  },
];

// `Tue Feb 23rd`, `Friday, the 26th of February`, `2016-02-23 (Tue)`
function splitWeekday(words: string): { readonly rest: string; readonly weekday?: Weekday } {
  const space = words.indexOf(' ');
  const first = weekdayIn(words.slice(0, Math.max(0, space)).replace(/[.,]{1,2}$/, ''));
  if (first !== undefined) return { rest: words.slice(space + 1).replace(/^the /, ''), weekday: first };
  const cut = words.lastIndexOf(' ');
  const last = weekdayIn(
    words
      .slice(cut + 1)
      .replace(/^\(/, '')
      .replace(/\.?\)?$/, ''),
  );
  return cut === -1 || last === undefined ? { rest: words } : { rest: words.slice(0, cut).replace(/,$/, ''), weekday: last };
}

// Day first and month first; dots put the day first; the settings' order holds wherever it gives a real date.
function ways(a: number, b: number, year: string | undefined, dots: boolean, { settings }: Context): readonly Numbers[] {
  const written = year === undefined ? {} : { year: Number(year) + (year.length === 2 ? 2000 : 0) };
  const dayFirst = { ...written, month: b, day: a };
  const monthFirst = { ...written, month: a, day: b };
  if (dots) return [dayFirst];
  const wanted = settings.dateOrder === 'dmy' ? dayFirst : settings.dateOrder === 'mdy' ? monthFirst : undefined;
  const isReal = wanted !== undefined && dayOf(wanted.year ?? 2000, wanted.month, wanted.day) !== undefined;
  return isReal ? [wanted] : [dayFirst, monthFirst].filter((way) => way.month <= 12 || (a > 12 && b > 12));
}

function readDate(text: string, weekday: Weekday | undefined, context: Context): Reading | undefined {
  // In capitals, as a lower-case `may` beside a number is no month in free text; here nothing else can be meant.
  const tokens = tokensOf(text.toUpperCase());
  const written = dateAt(tokens, 0);
  if (written === undefined || written.next !== tokens.length) return undefined;
  const reading = settleDate(context, written.readings, weekday);
  if (reading.kind !== 'days' || written.lastDay === undefined) return reading;
  const { year, month } = partsOf(reading.due);
  const to = dayOf(year, month, written.lastDay);
  if (to === undefined || to < reading.from)
    return { kind: 'error', candidates: [reading.due], reason: 'the last day of the span is no day, or is before its first' };
  return { ...reading, to, due: to };
}

function readNumbered(number: number, weekday: Weekday | undefined, { anchor }: Context): Reading {
  const inMonth = (shift: number): Day | undefined => {
    const { year, month } = partsOf(addMonths(addDays(anchor, 1 - partsOf(anchor).day), shift));
    return dayOf(year, month, number);
  };
  const ahead = [0, 1, 2].map(inMonth).filter((day) => day !== undefined && day >= anchor);
  const next = ahead[0];
  if (next === undefined) return { kind: 'error', candidates: [], reason: 'no month has such a day' };
  if (weekday === undefined) return oneDay(next, 'the first such day that is not before then');
  const near = [-1, 0, 1].map(inMonth).filter((day) => day !== undefined);
  const fitting = nearestTo(
    anchor,
    near.filter((day) => weekdayOf(day) === weekday),
  );
  if (fitting !== undefined) return oneDay(fitting, `the month in which that day is a ${weekdayName(weekday)}`);
  return {
    kind: 'error',
    candidates: [next, nearWeekday(next, weekday)].sort(),
    reason: `the weekday does not match: ${next} is a ${weekdayName(weekdayOf(next))}`,
  };
}

function readWeekday(which: string | undefined, weekday: Weekday, { anchor }: Context): Reading {
  const name = weekdayName(weekday);
  const own = addDays(weekStart(anchor), weekday - 1);
  const after = addDays(anchor, ((weekday - weekdayOf(anchor) + 6) % 7) + 1);
  if (which === 'next') return oneDay(addDays(own, 7), `the ${name} of the next week`);
  if (which === 'this') {
    if (own >= anchor) return oneDay(own, `the ${name} of the same week`);
    return { kind: 'ambiguous', candidates: [own, addDays(own, 7)], reason: `this week's ${name} has passed` };
  }
  if (which === 'last' || which === 'previous') {
    const before = addDays(anchor, -(((weekdayOf(anchor) - weekday + 6) % 7) + 1));
    const previous = addDays(own, -7);
    if (before === previous) return oneDay(before, `the ${name} of the week before`);
    return { kind: 'ambiguous', candidates: [previous, before], reason: `“last ${name}” may be this week's or the week before's` };
  }
  return oneDay(after, `the first ${name} after that day`);
}
