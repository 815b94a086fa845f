// The rules for due phrases that name a period or a part of one: `end of next week`, `mid March`, `last Friday of March`.
// Knows which days a part has and which of them is due; which days a period has is told by due-span.ts.
import { addDays, type Day, dayOf, daysBetween, partsOf, weekdayOf } from './day.ts';
import {
  type Context,
  type DaySpan,
  meetingDay,
  oneDay,
  type Part,
  type Reading,
  type Rule,
  settleYearly,
  stillOpen,
} from './due-grammar.ts';
import { nameOf, type Period, type PeriodUnit, readPeriod } from './due-span.ts';
import { ordinalOf, weekdayIn } from './due-words.ts';
import { weekdayName } from './names.ts';

/** A part of a period, as its words say: of which periods there is an agreed one, which days it has, and how to say so. */
interface PartRule {
  readonly words: RegExp;
  readonly units: readonly PeriodUnit[];
  readonly edge?: true;
  readonly part: (span: DaySpan) => Part;
  readonly says: string;
}

const all: readonly PeriodUnit[] = ['week', 'weekend', 'month', 'quarter', 'half', 'year'];
const month: readonly PeriodUnit[] = ['month'];
const week: readonly PeriodUnit[] = ['week'];

const partRules: readonly PartRule[] = [
  { words: /^(?:very )?end$/, units: all, edge: true, part: ({ to }) => day(to), says: 'the last day of' },
  { words: /^last day$/, units: all, part: ({ to }) => day(to), says: 'the last day of' },
  { words: /^first day$/, units: all, part: ({ from }) => day(from), says: 'the first day of' },
  { words: /^(?:start|beginning)$/, units: ['week', 'weekend'], part: ({ from }) => day(from), says: 'the first day of' },
  { words: /^(?:start|beginning|first week)$/, units: month, part: ({ from }) => days(from, 0, 6), says: 'the days 1 to 7 of' },
  { words: /^second week$/, units: month, part: ({ from }) => days(from, 7, 13), says: 'the days 8 to 14 of' },
  { words: /^third week$/, units: month, part: ({ from }) => days(from, 14, 20), says: 'the days 15 to 21 of' },
  { words: /^fourth week$/, units: month, part: ({ from }) => days(from, 21, 27), says: 'the days 22 to 28 of' },
  { words: /^last week$/, units: month, part: ({ to }) => days(to, -6, 0), says: 'the last seven days of' },
  { words: /^early$/, units: month, part: ({ from }) => days(from, 0, 9), says: 'the days 1 to 10 of' },
  {
    words: /^(?:mid|middle)$/,
    units: month,
    part: ({ from }) => ({ ...days(from, 10, 19), due: addDays(from, 14) }),
    says: 'the days 11 to 20 (the middle is the 15th) of',
  },
  { words: /^(?:mid|middle)$/, units: week, part: ({ from }) => day(addDays(from, 2)), says: 'the Wednesday of' },
  { words: /^late$/, units: month, part: ({ from, to }) => ({ from: addDays(from, 20), to, due: to }), says: 'the days from the 21st of' },
];

const partForms = [
  /^((?:very )?end|start|beginning|middle|(?:first|second|third|fourth|last) week|(?:first|last) day)(?: of| in)? (?:the )?(.+)$/,
  /^(early|mid|late)(?: in| of|-)? ?(?:the )?(.+)$/,
];

const shortEnds: ReadonlyMap<string, string> = new Map([
  ['eow', 'week'],
  ['eom', 'month'],
  ['eoq', 'quarter'],
  ['eoy', 'year'],
]);

/** The rules for periods and their parts. */
export const periodRules: readonly Rule[] = [
  {
    name: 'part-of-period',
    examples: ['end of this week', 'start of next week', 'mid March', 'early April', 'first week of March', 'month-end', 'last day of Q2'],
    read(words, context) {
      const short = /^(eo[wmqy])(?: (.+))?$/.exec(words);
      if (short !== null) return readPart('end', short[2] ?? shortEnds.get(short[1] ?? '') ?? '', context);
      const ends = /^(week|month|quarter|year)(?:'s)?[- ]end$/.exec(words);
      if (ends !== null) return readPart('end', ends[1] ?? '', context);
      for (const form of partForms) {
        const match = form.exec(words);
        const reading = match && readPart(match[1] ?? '', (match[2] ?? '').replace(/^-/, ''), context);
        if (reading) return reading;
      }
      const tight = /^end-(.+)$/.exec(words);
      return tight === null ? undefined : readPart('end', tight[1] ?? '', context);
    },
  },
  {
    name: 'period',
    examples: [
      'this week',
      'next week',
      'the week of March 7',
      'KW 9',
      'by the weekend',
      'in March',
      'Q2',
      'next quarter',
      '2016-03',
      'sometime in May',
    ],
    read(words, context) {
      const text = words.replace(/^some ?time /, '').replace(/^(?:in|during|over|within|this coming) /, '');
      const period = readPeriod(text, context);
      if (period === undefined || 'reason' in period) return period;
      if (period.kind === 'running' && period.bare && period.unit !== 'weekend' && !/^(?:within|during) /.test(words)) return undefined;
      const meeting = text === 'next week' && context.preposition !== 'before' ? meetingIn(period, context) : undefined;
      if (meeting !== undefined) return meeting;
      // By the weekend is when it starts; at the weekend is until it ends.
      const early = period.unit === 'weekend' && context.preposition === 'by';
      return settle(
        period,
        (span) => ({ ...span, due: early ? span.from : span.to }),
        context,
        (span) => (early ? `the Saturday of ${nameOf(period.unit, span.from)}` : nameOf(period.unit, span.from)),
      );
    },
  },
  {
    name: 'weekday-of-month',
    examples: ['last Friday of March', '2nd Tuesday of March 2017', 'first Monday of next month', 'last Thursday of the month'],
    read(words, context) {
      const match = /^([a-z0-9]+) (\p{L}+) (?:of|in) (?:the )?(.+)$/u.exec(words);
      const position = ordinalOf(match?.[1] ?? '');
      const weekday = weekdayIn(match?.[2] ?? '');
      if (match === null || position === undefined || weekday === undefined) return undefined;
      const period = readPeriod(match[3] ?? '', context);
      if (period === undefined || 'reason' in period) return period;
      if (period.unit !== 'month') return undefined;
      const name = weekdayName(weekday);
      return settle(
        period,
        (span) => {
          const found = nthWeekday(span, position, weekday);
          return found && day(found);
        },
        context,
        (span) => `the ${match[1]} ${name} of ${nameOf('month', span.from)}`,
        `that month has only four ${name}s`,
      );
    },
  },
  {
    name: 'day-of-month',
    examples: ['the 15th of next month', '1st of the month'],
    read(words, context) {
      const match = /^([0-9]{1,2})(?:st|nd|rd|th) (?:of )?(?:the )?((?:this |next )?month)$/.exec(words);
      const period = match && readPeriod(match[2] ?? '', context);
      if (!period || 'reason' in period) return undefined;
      const number = Number(match[1]);
      return settle(
        period,
        ({ from }) => {
          const { year, month } = partsOf(from);
          const found = dayOf(year, month, number);
          return found && day(found);
        },
        context,
        ({ from }) => `the ${match[1]} of ${nameOf('month', from)}`,
        'that month has no such day',
      );
    },
  },
];

function readPart(partWords: string, periodWords: string, context: Context): Reading | undefined {
  const rules = partRules.filter(({ words }) => words.test(partWords));
  const period = rules.length === 0 ? undefined : readPeriod(periodWords, context);
  if (period === undefined) return rules[0]?.edge ? endOf(context.read(periodWords)) : undefined;
  if ('reason' in period) return period;
  const rule = rules.find(({ units }) => units.includes(period.unit));
  if (rule === undefined) return { kind: 'none', reason: `there is no agreed day for “${partWords}” of a ${period.unit}` };
  const says = (span: DaySpan): string => `${rule.says} ${nameOf(period.unit, span.from)}`;
  if (!rule.edge) return settle(period, rule.part, context, says);
  const reading = settle(period, rule.part, { ...context, preposition: 'on' }, says);
  return reading.kind === 'days' || reading.kind === 'ambiguous' ? { ...reading, edge: true } : reading;
}

// `end of the first week of March`
function endOf(reading: Reading | undefined): Reading | undefined {
  return reading?.kind === 'days'
    ? { ...oneDay(reading.to, reading.from === reading.to ? reading.says : `the last day of ${reading.from} to ${reading.to}`), edge: true }
    : undefined;
}

/** Which of the period's days are meant, in the year that is meant. */
function settle(
  period: Period,
  meant: (span: DaySpan) => Part | undefined,
  context: Context,
  says: (span: DaySpan) => string,
  missing = 'there is no such day',
): Reading {
  const { anchor, preposition } = context;
  // "Before" looks at the first day alone: whether the rest has passed does not matter.
  const part = (span: DaySpan): Part | undefined => {
    const piece = meant(span);
    return piece && preposition === 'before' ? day(piece.from) : piece;
  };
  const found = (piece: Part, span: DaySpan): Reading => ({ kind: 'days', ...piece, says: says(span) });
  if (period.kind === 'yearly') {
    const lacking =
      period.spanIn(period.year) === undefined ? `${period.year} and ${period.year + 1} have no such ${period.unit}` : missing;
    const settled = settleYearly(anchor, period, part, lacking);
    if ('kind' in settled) return settled;
    const spans = [period.spanIn(period.year), period.spanIn(period.year + 1)];
    return found(settled, spans.find((span) => span !== undefined && settled.from >= span.from && settled.to <= span.to) ?? settled);
  }
  const piece = part(period.span);
  if (piece === undefined) return { kind: 'error', candidates: [], reason: missing };
  if (period.kind === 'fixed' || piece.due >= anchor) return found(piece, period.span);
  if (piece.to >= anchor) return stillOpen(piece);
  const next = part(period.next);
  const candidates = next === undefined ? [piece.due] : [piece.due, next.due];
  return { kind: 'ambiguous', candidates, reason: `${piece.due} has passed; that one or the next may be meant` };
}

function meetingIn(period: Period, { settings }: Context): Reading | undefined {
  const { nextMeeting } = settings;
  if (nextMeeting === undefined || period.kind !== 'fixed') return undefined;
  // A meeting on the Saturday of a week that ends on Friday is still in that week.
  const distance = daysBetween(period.span.from, nextMeeting.day);
  return distance < 0 || distance > 6 ? undefined : meetingDay(nextMeeting, 'the next meeting is in that week, so it is meant');
}

function nthWeekday({ from, to }: DaySpan, position: number, weekday: number): Day | undefined {
  if (position === -1) return addDays(to, -((weekdayOf(to) - weekday + 7) % 7));
  const found = addDays(from, ((weekday - weekdayOf(from) + 7) % 7) + (position - 1) * 7);
  return found <= to ? found : undefined;
}

function day(date: Day): Part {
  return { from: date, to: date, due: date };
}

function days(base: Day, first: number, last: number): Part {
  const to = addDays(base, last);
  return { from: addDays(base, first), to, due: to };
}
