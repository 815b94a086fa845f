// Small words of reports.
import type { Action, DateDoubt } from '../model/meeting.ts';
import type { Inline, Span, Tone } from './document.ts';

/** `1 day`, `2 days`; the plural ends with an s unless given. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A share, from 0 to 1, as a number of whole percent, half away from zero: as guidelines are checked against it. */
export function wholePercent(share: number): number {
  // Counts give exact halves that a binary fraction may fall short of.
  return Math.floor(share * 100 + 0.5 + 1e-9);
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

/** Longest title on a page of many things, in characters; the whole stands at the place that a line leads to. */
export const LONG_TITLE = 46;
/** The same where more has to stand beside it. */
export const SHORT_TITLE = 28;

/** What belongs to a thing, in quiet brackets behind its title. A `hint` is what those type who give commands: pages leave it out, and the brackets where nothing is left. */
export function bracketed(
  parts: readonly (string | { readonly hint: string } | undefined)[],
  between = ', ',
  tone: Tone = 'dim',
): readonly Span[] {
  const shown = parts.filter((part) => part !== undefined && part !== '') as readonly (string | { readonly hint: string })[];
  const words = shown.map((part) => (typeof part === 'string' ? part : part.hint));
  if (shown.length === 0) return [];
  if (shown.every((part) => typeof part !== 'string')) return [{ text: ` (${words.join(between)})`, tone, hint: true }];
  const first = shown.findIndex((part) => typeof part === 'string');
  const spans: Span[] = [{ text: ' (', tone }];
  for (const [at, part] of shown.entries()) {
    const text = at < first ? `${words[at]}${between}` : at === first ? (words[at] ?? '') : `${between}${words[at]}`;
    const last = spans.at(-1);
    if (typeof part !== 'string') spans.push({ text, tone, hint: true });
    else if (last === undefined || last.hint) spans.push({ text, tone });
    else spans[spans.length - 1] = { text: last.text + text, tone };
  }
  const last = spans.at(-1);
  if (last === undefined || last.hint) return [...spans, { text: ')', tone }];
  return [...spans.slice(0, -1), { text: `${last.text})`, tone }];
}

/** In quiet brackets behind a title: a word, and the titles that it is about, short on screens (` (waits for “…”)`); nothing where there are none. */
export function aboutTitles(word: string, titles: readonly string[], most: number): readonly Inline[] {
  if (titles.length === 0) return [];
  const quiet = (text: string): Span => ({ text, tone: 'dim' });
  const told = titles.flatMap((title, at) => [quiet(at === 0 ? ` (${word} “` : '”, “'), brief(title, most, 'dim')]);
  return [...told, quiet('”)')];
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
