// A day given on the command line that looks back: ISO, words, or a meeting.
import { zoneOf } from '../model/group.ts';
import type { Begin } from '../model/history/period.ts';
import type { Overview } from '../model/overview.ts';
import { sinceLast } from '../report/status/news.ts';
import type { Since } from '../report/status/told.ts';
import type { Day } from '../time/day.ts';
import { readSince } from '../time/since.ts';
import type { GitFacts, Input } from './command.ts';

/** The day of `--since`, where it was given, or a sentence why there is none. */
export function sinceGiven(view: Overview, input: Input): { readonly day?: Day } | { readonly problem: string } {
  const words = input.one('since');
  return words === undefined ? {} : sinceWhen(view, words);
}

/** The day from which on something is asked for, or a sentence why there is none. */
function sinceWhen({ directory, last, today }: Overview, words: string): { readonly day: Day } | { readonly problem: string } {
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

/** Where a period begins: the last meeting, a meeting, a day in words, or a commit; or a sentence why there is none. */
export function beginOf(
  view: Overview,
  words: string,
  git: GitFacts,
): { readonly begin: Begin; readonly since: Since } | { readonly problem: string } {
  if (/^last[- ](?:meeting|call)$/i.test(words.trim())) {
    const since = sinceLast(view);
    return since === undefined || view.last === undefined
      ? { problem: 'no meeting was held yet' }
      : { begin: { kind: 'meeting', note: view.last, day: since.day }, since };
  }
  const when = sinceWhen(view, words);
  if ('day' in when) return { begin: { kind: 'day', day: when.day }, since: { kind: 'day', words: when.day, day: when.day } };
  const commit = git.inRepository ? git.commitNamed(words) : undefined;
  if (commit === undefined) return { problem: `${when.problem}, or the name of a commit` };
  const day = git.dayOf(commit.seconds, zoneOf(view.group)) as Day;
  const short = commit.id.slice(0, 7);
  const name = commit.id.startsWith(words) ? short : `${words} (${short})`;
  return { begin: { kind: 'commit', commit, day }, since: { kind: 'commit', words: `commit ${name} of ${day}`, day, id: commit.id } };
}
