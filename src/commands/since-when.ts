// A day given on the command line that looks back: ISO, words, or a meeting.
import type { Overview } from '../model/overview.ts';
import type { Day } from '../time/day.ts';
import { readSince } from '../time/since.ts';

/** The day from which on something is asked for, or a sentence why there is none. */
export function sinceWhen({ directory, last, today }: Overview, words: string): { readonly day: Day } | { readonly problem: string } {
  if (/^(?:since )?(?:the )?last (?:meeting|call)$/i.test(words.trim())) {
    const day = last?.meeting.date;
    return day === undefined ? { problem: 'no meeting was held yet' } : { day };
  }
  const found = directory.find(words, ['meeting']);
  const meeting = 'thing' in found && found.thing.kind === 'meeting' ? found.thing.note.meeting.date : undefined;
  const day = meeting ?? readSince(words, today);
  return day === undefined
    ? { problem: `\`${words}\` names no day to look back to; write it as year-month-day, \`2 weeks ago\` or \`last meeting\`` }
    : { day };
}
