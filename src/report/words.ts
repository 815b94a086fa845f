// Small words of reports.
import type { Action, DateDoubt } from '../model/meeting.ts';
import type { Inline, Tone } from './document.ts';

/** `1 day`, `2 days`; the plural ends with an s unless given. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The text in at most `most` characters, cut between words with an ellipsis. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const space = cut.lastIndexOf(' ');
  // Half of a character beyond U+FFFF is none.
  const start = cut.slice(0, space > most / 2 ? space : most - 1).replace(/[\ud800-\udbff]$/, '');
  return `${start.replace(/[\s,;:(–-]+$/, '')}…`;
}

/** The same for a report: formats with room show the whole text. */
export function brief(text: string, most: number, tone: Tone = 'plain'): Inline {
  const short = shortened(text, most);
  return short === text && tone === 'plain' ? text : { text: short, tone, ...(short !== text && { whole: text }) };
}

/** What is wrong with the words for the day of a meeting, to be said after them. */
export function doubtWords({ reason }: DateDoubt): string {
  switch (reason) {
    case 'no-date':
      return 'gives no day of the meeting';
    case 'no-year':
      return 'has no year';
    case 'ambiguous':
      return 'has more than one reading';
    case 'contradiction':
      return 'does not agree with itself or with another date (weekday, year, file name)';
    case 'impossible':
      return 'is not a day of the calendar';
  }
}

/** Who does an action and until when: `Ana, until the end of the week: 2016-02-21`. */
export function promiseWords({ owners, nobody, deadline }: Pick<Action, 'owners' | 'nobody' | 'deadline'>): string {
  const who = owners.length > 0 ? owners.join(', ') : nobody ? `nobody (“${nobody}”)` : 'nobody';
  return deadline === undefined ? who : `${who}, ${deadlineWords(deadline)}`;
}

/** The words of a deadline, and the day that they mean where they do not say it themselves. */
export function deadlineWords({ words, due }: NonNullable<Action['deadline']>): string {
  if (due === undefined) return `${words}: no day`;
  return words.includes(due) ? words : `${words}: ${due}`;
}
