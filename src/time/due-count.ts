// The rules for due phrases that count (`in two weeks`, `a week before March 15`) or join two days (`March 3 to March 5`, `Friday or Monday`).
import { dayWords, nearWeekday, oneDay, type Rule, singleDay } from './due-grammar.ts';
import { amountOf, later, numberOf, type Unit, weekdayIn } from './due-words.ts';

/** The rules that count or join, in the order in which they are tried. */
export const countRules: readonly Rule[] = [
  {
    name: 'in-some-time',
    examples: ['in two weeks', 'in 10 days', 'in a month', 'a fortnight from now', '+2w', '3 days from today'],
    read(words, { anchor }) {
      const match =
        /^in (?:about )?(.+?)(?: time| from now| from today)?$/.exec(words) ??
        /^\+ ?(.+)$/.exec(words) ??
        /^(.+) from (?:now|today)$/.exec(words);
      const amount = match && amountOf(match[1]?.replace(/s'$/, 's') ?? '');
      return amount && !words.startsWith('in about')
        ? oneDay(later(anchor, amount.count, amount.unit), `${amount.count} ${plural(amount.count, amount.unit)} later`)
        : undefined;
    },
  },
  {
    name: 'within-some-time',
    examples: ['within two weeks', 'within 30 days', 'in the next two weeks', 'in 2-3 weeks'],
    read(words, { anchor }) {
      const between = /^in ([a-z0-9]+)(?:-| to | or )([a-z0-9]+ [a-z]+)$/.exec(words);
      const amount =
        amountOf(/^(?:within|in|over|during) (?:the )?(?:next |coming |following )?(.+)$/.exec(words)?.[1] ?? '') ??
        amountOf(between?.[2] ?? '');
      if (amount === undefined || (between === null && words.startsWith('in ') && !/^in the /.test(words))) return undefined;
      const to = later(anchor, amount.count, amount.unit);
      const least = between === null ? 0 : numberOf(between[1] ?? '');
      if (least === undefined) return undefined;
      const from = later(anchor, least, amount.unit);
      return from > to
        ? undefined
        : { kind: 'days', from, to, due: to, says: `at most ${amount.count} ${plural(amount.count, amount.unit)} later` };
    },
  },
  {
    name: 'counted-from',
    examples: ['today + 14d', 'two weeks from Friday', 'a week before March 15', '2 weeks after the survey closes', 'Friday week'],
    read(words, context) {
      const sum = /^(.+?) ?(?:\+|plus) ?(.+)$/.exec(words);
      const from = sum === null ? /^(.+?) (from|after|before|prior to|following) (.+)$/.exec(words) : null;
      const weekday = sum === null && from === null ? /^(\p{L}+) week$/u.exec(words) : null;
      const amount = amountOf(sum?.[2] ?? from?.[1] ?? (weekday === null ? '' : 'one week'));
      const base = sum?.[1] ?? from?.[3] ?? weekday?.[1];
      if (amount === undefined || base === undefined || (weekday !== null && weekdayIn(base) === undefined)) return undefined;
      const start = context.read(base);
      if (start?.kind === 'ambiguous' || start?.kind === 'error') return start;
      const day = singleDay(start);
      if (day === undefined) return from === null ? undefined : { kind: 'none', reason: 'it is counted from something that is no date' };
      const back = from?.[2] === 'before' || from?.[2] === 'prior to';
      const { time: _, ...rest } = day;
      const due = later(day.due, back ? -amount.count : amount.count, amount.unit);
      return {
        ...rest,
        from: due,
        to: due,
        due,
        says: `${amount.count} ${plural(amount.count, amount.unit)} ${back ? 'before' : 'after'} ${dayWords(day.due)}`,
      };
    },
  },
  {
    name: 'both-agree',
    examples: ['tomorrow (Wednesday)', 'tomorrow, Feb 17'],
    read(words, context) {
      const match = /^([^,(]+)(?:,| \() ?(.+)$/.exec(words.replace(/\)$/, ''));
      const first = match && singleDay(context.read(match[1] ?? ''));
      if (!match || !first) return undefined;
      const weekday = weekdayIn(match[2] ?? '');
      const second = weekday === undefined ? singleDay(context.read(match[2] ?? ''))?.due : nearWeekday(first.due, weekday);
      if (second === undefined) return undefined;
      return second === first.due
        ? first
        : {
            kind: 'error',
            candidates: [first.due, second].sort(),
            reason: `its two halves name different days: ${dayWords(first.due)} and ${dayWords(second)}`,
          };
    },
  },
  {
    name: 'between',
    examples: ['between March 3 and March 5', 'from March 28 to April 2', 'Feb 22 - Feb 26', 'tomorrow until Friday'],
    read(words, context) {
      const match = /^between (.+?) and (.+)$/.exec(words) ?? /^(?:from )?(.+?)(?: to | until | till | through | - )(.+)$/.exec(words);
      const first = match && singleDay(context.read(match[1] ?? ''));
      const last = match && singleDay(context.read(match[2] ?? ''));
      if (!first || !last) return undefined;
      if (last.due < first.due)
        return { kind: 'error', candidates: [last.due, first.due], reason: `it ends on ${last.due}, before it starts on ${first.due}` };
      return { kind: 'days', from: first.from, to: last.to, due: last.due, says: 'from the one to the other, both included' };
    },
  },
  {
    name: 'either',
    examples: ['Friday or Monday', 'March 3 or March 10'],
    read(words, context) {
      const match = /^(?:either )?(.+?) or (.+)$/.exec(words);
      if (match === null) return undefined;
      const days = [context.read(match[1] ?? ''), context.read(match[2] ?? '')].map(singleDay);
      if (days.includes(undefined)) return undefined;
      return { kind: 'ambiguous', candidates: days.map((day) => day?.due ?? '').sort(), reason: 'it names two days' };
    },
  },
];

function plural(count: number, unit: Unit): string {
  return count === 1 || count === -1 ? unit : `${unit}s`;
}
