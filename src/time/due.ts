// What the words of a deadline mean, read from the day on which they were said: days, a series, or the reason why there is no day.
// The rules are in due-day, due-count, due-period and due-none; this file puts prepositions, time of day and the explanation around them.
import type { ClockSpan } from './clock-shapes.ts';
import { addDays, type Day, parseDay } from './day.ts';
import { countRules } from './due-count.ts';
import { dayRules } from './due-day.ts';
import { type Context, type DaysReading, type Doubt, type DueSettings, dayWords, oneDay, type Reading, type Rule } from './due-grammar.ts';
import { refusals, remainders } from './due-none.ts';
import { periodRules } from './due-period.ts';
import { longestPhrase, plainWords, splitTime } from './phrase.ts';
import { doubtfulRhythms, readRhythm } from './rhythm.ts';
import { writtenOffset } from './zone-names.ts';

/** What every reading carries: the words as written, the name of the rule that fired, and the reading in plain words. */
interface Read {
  readonly words: string;
  readonly rule: string;
  readonly explanation: string;
}

/** One day (`date`) or a span (`window`). `from` and `to` are a `Day`, or `YYYY-MM-DDTHH:MMZ` where a time and a zone that needs no tables are written; both are included. */
interface DatedDue extends Read {
  readonly kind: 'date' | 'window';
  readonly from: string;
  readonly to: string;
  readonly due: Day;
  readonly time?: ClockSpan;
}

/** No deadline, and why. */
interface NoDue extends Read {
  readonly kind: 'none';
  readonly reason: string;
}

/** More than one reading (`ambiguous`) or an impossible one (`error`), with what may be meant. */
interface DoubtfulDue extends Read {
  readonly kind: 'ambiguous' | 'error';
  readonly candidates: readonly string[];
  readonly reason: string;
}

/** A series; `rrule` is the value of an RRULE (RFC 5545). */
interface RecurringDue extends Read {
  readonly kind: 'recurrence';
  readonly rrule: string;
  readonly time?: ClockSpan;
}

/** What the words of a deadline mean. */
export type Due = DatedDue | NoDue | DoubtfulDue | RecurringDue;

const seriesRule: Rule = {
  name: 'series',
  examples: ['every Tuesday 16:00 UTC', 'every two weeks on Thursday', '2nd Tuesday of each month', 'biweekly', 'Tuesdays'],
  read(words) {
    const doubtful = doubtfulRhythms.get(words);
    if (doubtful !== undefined) return { kind: 'ambiguous', candidates: doubtful, reason: 'the word is used for both' };
    const rhythm = readRhythm(words);
    return rhythm && { kind: 'recurrence', rrule: rhythm.rrule };
  },
};

/** All rules, in the order in which they are tried. */
export const dueRules: readonly Rule[] = [...refusals, ...dayRules, ...countRules, ...periodRules, seriesRule, ...remainders];

/** What the words of a deadline mean when said on the day `anchor`. Never throws; what cannot be read is `none`, with a reason. */
export function readDue(phrase: string, anchor: Day, settings: DueSettings = {}): Due {
  const written = dayAlone(phrase);
  if (written !== undefined) return dated(phrase, 'calendar-date', oneDay(written, 'as written'), undefined, anchor);
  if (phrase.length > longestPhrase) return none(phrase, 'too-long', `it is longer than ${longestPhrase} characters`);
  if (phrase.trim() === '') return none(phrase, 'empty', 'nothing is written');
  const { rest, time } = splitTime(plainWords(phrase));
  const { words, preposition } = splitPreposition(plainWords(rest).toLowerCase());
  if (words === '' && time !== undefined) return none(phrase, 'time-alone', 'it names a time and no day');
  const context = contextOf(anchor, settings, preposition, 3);
  for (const rule of dueRules) {
    const reading = rule.read(words, context);
    if (reading !== undefined) return present(phrase, rule.name, before(reading, time, context), time, anchor);
  }
  return none(phrase, 'not-understood', 'no day can be read from it');
}

// `2016-03-15`, `until 2016-03-15`: most deadlines that a program wrote, read without the rules.
function dayAlone(phrase: string): Day | undefined {
  const before = phrase.length - 10;
  if (before !== 0 && !(before === 6 && phrase.startsWith('until ')) && !(before === 3 && phrase.startsWith('by '))) return undefined;
  return parseDay(before === 0 ? phrase : phrase.slice(before));
}

const partRules: readonly Rule[] = [...dayRules, ...countRules, ...periodRules];

// A part of a phrase may itself have parts, up to a depth that no phrase of people reaches.
function contextOf(anchor: Day, settings: DueSettings, preposition: Context['preposition'], depth: number): Context {
  const read = (part: string): Reading | undefined => {
    if (depth === 0) return undefined;
    const words = plainWords(part).replace(/^(?:on )?(?:the )?/, '');
    const inner = contextOf(anchor, settings, 'on', depth - 1);
    for (const rule of partRules) {
      const reading = rule.read(words, inner);
      if (reading !== undefined) return reading;
    }
    return undefined;
  };
  return { anchor, settings, preposition, read };
}

const prepositions: readonly (readonly [words: RegExp, preposition: Context['preposition'] | undefined])[] = [
  [/^(?:before|prior to)(?: |$)/, 'before'],
  [/^(?:by|until|till|'?til|no later than|not later than|at the latest|up to|through|latest by|latest|bis|hasta|até|sampai)(?: |$)/, 'by'],
  [/^(?:for|on|at|@|due|due date|deadline|target|the|am|le|el)(?:: ?| |$)/, undefined],
];

function splitPreposition(text: string): { readonly words: string; readonly preposition: Context['preposition'] } {
  let words = text.replace(/,? (?:at the latest|latest|or (?:sooner|earlier|before))$/, '');
  let preposition: Context['preposition'] = 'on';
  for (let count = 0; count < 5; count++) {
    const found = prepositions.find(([form]) => form.test(words));
    if (found === undefined) break;
    words = plainWords(words.replace(found[0], ''));
    preposition = found[1] ?? preposition;
  }
  return { words, preposition };
}

// "Before" a day or period is the day before it starts; an end and an instant are included.
function before(reading: Reading, time: ClockSpan | undefined, { anchor, preposition }: Context): Reading {
  if (preposition !== 'before' || reading.kind === 'none' || reading.kind === 'recurrence' || reading.edge || time !== undefined)
    return reading;
  if (reading.kind !== 'days') {
    const shifted = reading.candidates.map((candidate) => {
      const day = parseDay(candidate);
      return day === undefined ? candidate : addDays(day, -1);
    });
    return reading.kind === 'ambiguous' ? { ...reading, candidates: shifted } : reading;
  }
  if (reading.time !== undefined) return reading;
  const due = addDays(reading.from, -1);
  if (due < anchor && reading.from >= anchor)
    return { kind: 'ambiguous', candidates: [due, reading.from], reason: 'the day before is already past' };
  return { ...reading, from: due, to: due, due, says: `the day before it starts (${reading.says})` };
}

function present(phrase: string, rule: string, reading: Reading, written: ClockSpan | undefined, anchor: Day): Due {
  switch (reading.kind) {
    case 'none':
      return none(phrase, rule, reading.reason);
    case 'ambiguous':
    case 'error':
      return doubtful(phrase, rule, reading);
    case 'recurrence':
      return {
        kind: 'recurrence',
        words: phrase,
        rule,
        rrule: reading.rrule,
        ...(written === undefined ? {} : { time: written }),
        explanation: `“${phrase}” is a series (${reading.rrule}), and no deadline`,
      };
    case 'days':
      return dated(phrase, rule, reading, written ?? reading.time, anchor);
  }
}

function dated(phrase: string, rule: string, reading: DaysReading, time: ClockSpan | undefined, anchor: Day): DatedDue {
  const { due, says } = reading;
  const isOneDay = reading.from === reading.to;
  const start = time && isOneDay ? instant(due, time.start, time.zone) : undefined;
  const late = time?.end !== undefined && time.end < time.start;
  const end = time?.end !== undefined && isOneDay ? instant(late ? addDays(due, 1) : due, time.end, time.zone) : start;
  const from = start ?? reading.from;
  const to = end ?? reading.to;
  const clock =
    time === undefined
      ? ''
      : ` at ${time.start}${time.end === undefined ? '' : ` to ${time.end}`}${time.zone === undefined ? '' : ` ${time.zone}`}`;
  const days = isOneDay ? `${dayWords(due)}${clock}` : `${dayWords(reading.from)} to ${dayWords(reading.to)}, due on ${dayWords(due)}`;
  return {
    kind: from === to ? 'date' : 'window',
    words: phrase,
    rule,
    from,
    to,
    due,
    ...(time === undefined ? {} : { time }),
    explanation: `“${phrase}”, said on ${dayWords(anchor)}, is ${days}: ${says}`,
  };
}

function none(words: string, rule: string, reason: string): NoDue {
  const shown = words.length > longestPhrase ? `${words.slice(0, 40)}…` : words;
  return { kind: 'none', words, rule, reason, explanation: `“${shown}” gives no date: ${reason}` };
}

function doubtful(words: string, rule: string, { kind, candidates, reason }: Doubt): DoubtfulDue {
  const meant = candidates.length === 0 ? '' : ` (${candidates.join(' or ')})`;
  return {
    kind,
    words,
    rule,
    candidates,
    reason,
    explanation: `“${words}” ${kind === 'error' ? 'cannot be' : 'has more than one reading'}${meant}: ${reason}`,
  };
}

/** A day and time in UTC, where the zone's offset needs no tables; undefined otherwise. */
function instant(day: Day, time: string, zone: string | undefined): string | undefined {
  const offset = zone === undefined ? undefined : writtenOffset(zone);
  if (offset === undefined) return undefined;
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) - offset;
  const shift = Math.floor(minutes / 1440);
  const rest = minutes - shift * 1440;
  const hour = Math.floor(rest / 60);
  return `${addDays(day, shift)}T${String(hour).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}Z`;
}
