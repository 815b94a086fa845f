// Words that look back: the day from which on somebody wants to know (`last friday`, `2 weeks ago`, `February`).
// Deadlines look forward and have a grammar of their own (due.ts).
import { addDays, type Day, dayOf, parseDay, partsOf, weekdayOf, weekStart } from './day.ts';
import { amountOf, later, type Unit, weekdayIn } from './due-words.ts';
import { findDates } from './mention.ts';
import { monthNamed } from './names.ts';
import { longestPhrase, plainWords } from './phrase.ts';

/** The first day of the time that the words name, seen from `today`; undefined where they name none, or more than one. */
export function readSince(phrase: string, today: Day): Day | undefined {
  if (phrase.length > longestPhrase) return undefined;
  const written = plainWords(phrase).replace(/^(?:since|from) /i, '');
  const words = written.toLowerCase().replace(/^the /, '');
  if (words === 'today') return today;
  if (words === 'yesterday') return addDays(today, -1);
  return parseDay(words) ?? countedBack(words, today) ?? startOf(words, today) ?? dateIn(written, today);
}

// `2 weeks ago`, `the last 10 days`, `14d`.
function countedBack(words: string, today: Day): Day | undefined {
  const back = amountOf(words.replace(/ ago$/, '').replace(/^(?:last|past) (?=\S+ )/, ''));
  return back && later(today, -back.count, back.unit);
}

// The first day of a week, month or year; of weekdays and months without a year the latest one that has begun.
function startOf(words: string, today: Day): Day | undefined {
  const [, which, period] = /^(this|last|past) (\S+)$/.exec(words) ?? [];
  const unit = amountOf(`1 ${period ?? ''}`);
  if (which !== undefined && unit?.count === 1) return beginning(unit.unit, which === 'this' ? 0 : -1, today);
  const bare = words.replace(/^(?:last|past) /, '');
  const weekday = weekdayIn(bare);
  if (weekday !== undefined) return addDays(today, -((weekdayOf(today) - weekday + 6) % 7) - 1);
  const [, name, year] = /^(\p{L}+)\.?(?: (\d{4}))?$/u.exec(bare) ?? [];
  const month = name === undefined ? undefined : monthNamed(name);
  if (month !== undefined) return year === undefined ? latest(month, 1, today) : dayOf(Number(year), month, 1);
  const [, numbered, ofMonth] = /^(\d{4})(?:-(\d{2}))?$/.exec(bare) ?? [];
  return numbered === undefined ? undefined : dayOf(Number(numbered), Number(ofMonth ?? 1), 1);
}

function beginning(unit: Unit, shift: number, today: Day): Day | undefined {
  if (unit === 'day') return addDays(today, shift);
  if (unit === 'week') return later(weekStart(today), shift, unit);
  const { year, month } = partsOf(later(today, shift, unit));
  return dayOf(year, unit === 'year' ? 1 : month, 1);
}

// A date as people write it, and nothing else; without a year the latest one.
function dateIn(words: string, today: Day): Day | undefined {
  const [date, more] = findDates(words);
  if (date === undefined || more !== undefined || date.words.length < words.length || date.weekdayContradicts) return undefined;
  return date.day ?? (date.partial && latest(date.partial.month, date.partial.dayOfMonth, today));
}

// 29 February may be up to eight years away.
function latest(month: number, dayOfMonth: number, today: Day): Day | undefined {
  const { year } = partsOf(today);
  for (let back = 0; back <= 8; back++) {
    const day = dayOf(year - back, month, dayOfMonth);
    if (day !== undefined && day <= today) return day;
  }
  return undefined;
}
