// A day given on the command line: ISO, or words that count from today.

import type { Overview } from '../model/overview.ts';
import type { ClockSpan } from '../time/clock-shapes.ts';
import { type Day, parseDay } from '../time/day.ts';
import { readDue } from '../time/due.ts';

/** The due day of the words, or why there is none and what to write instead. */
export function dayFromWords(
  words: string,
  { group, today, next }: Pick<Overview, 'group' | 'today' | 'next'>,
): { readonly day: Day; readonly time?: ClockSpan } | { readonly problem: string } {
  const iso = parseDay(words);
  if (iso !== undefined) return { day: iso };
  const due = readDue(words, today, {
    ...(group.settings.week_ends && { weekEnds: group.settings.week_ends }),
    ...(group.settings.date_order && { dateOrder: group.settings.date_order }),
    ...(next && !next.passed && { nextMeeting: { day: next.day } }),
  });
  if ('due' in due) return { day: due.due, ...(due.time && { time: due.time }) };
  const maybe =
    'candidates' in due && due.candidates.length > 0 ? `; write one of ${due.candidates.join(', ')}` : '; write the day as year-month-day';
  return { problem: `${due.explanation}${maybe}` };
}
