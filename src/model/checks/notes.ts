// What can be wrong in the notes of meetings.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { placeOf } from '../../text/source.ts';
import type { Note } from '../group.ts';
import type { Action, DateDoubt } from '../meeting.ts';
import type { Check } from './check.ts';

const note = (text: string, name = '2026-03-05'): Record<string, string> => ({ [`meetings/${name}.md`]: text });

const DOUBTS: Readonly<Record<DateDoubt['reason'], { readonly code: string; readonly words: string; readonly help: string }>> = {
  impossible: {
    code: 'meeting-date',
    words: 'is not a day of the calendar',
    help: 'write the date as year-month-day, for example `date: 2026-03-05`',
  },
  contradiction: {
    code: 'date-contradiction',
    words: 'contradicts another date of this note',
    help: 'correct the one that is wrong: file name, front matter, title or weekday',
  },
  'no-date': {
    code: 'no-meeting-date',
    words: 'no day of the meeting was found',
    help: 'name the file by its day, meetings/2026-03-05.md, or write `date:` in front matter',
  },
  'no-year': { code: 'no-meeting-date', words: 'has no year', help: 'name the file by its day, meetings/2026-03-05.md, or write the year' },
  ambiguous: {
    code: 'ambiguous-date',
    words: 'has two readings',
    help: 'write it as year-month-day, or set `date_order: dmy` or `mdy` in wg.yaml',
  },
};

export const noteChecks: readonly Check[] = [
  {
    code: 'meeting-date',
    finds: 'a meeting on a day that is not in the calendar',
    reason: 'everything in a note is reckoned from its day.',
    fix: 'write the date as year-month-day, for example 2026-03-05.',
    bad: note('---\ndate: 2026-13-05\n---\n\n# Call\n', 'call'),
    good: note('---\ndate: 2026-03-05\n---\n\n# Call\n', 'call'),
    find: ({ group }) => group.notes.flatMap((n) => doubtsOf(n, 'meeting-date')),
  },
  {
    code: 'date-contradiction',
    finds: 'a note whose dates, or whose weekday and date, do not agree',
    reason: 'deadlines in words are reckoned from one of them, perhaps the wrong one.',
    fix: 'correct the one that is wrong.',
    bad: note('# Call of Monday, March 5, 2026\n'),
    good: note('# Call of Thursday, March 5, 2026\n'),
    find: ({ group }) => group.notes.flatMap((n) => doubtsOf(n, 'date-contradiction')),
  },
  {
    code: 'no-meeting-date',
    finds: 'a note without a day, or with one that lacks its year',
    reason: 'it is missing from the order of meetings, and its deadlines in words have no day.',
    fix: 'name the file by its day, or write `date:` in front matter.',
    bad: note('# Call\n\n## Attendees\n\n- Ana\n', 'kickoff'),
    good: note('# Call\n\n## Attendees\n\n- Ana\n'),
    find: ({ group }) => group.notes.flatMap((n) => doubtsOf(n, 'no-meeting-date')),
  },
  {
    code: 'ambiguous-date',
    finds: 'a date such as 03/04 that has two readings',
    reason: 'half of the readers take it for another day.',
    fix: 'write it as year-month-day, or set `date_order` in wg.yaml.',
    bad: note('# Call of 3/4/2026\n', 'call'),
    good: note('# Call of 2026-04-03\n', 'call'),
    find: ({ group }) => group.notes.flatMap((n) => doubtsOf(n, 'ambiguous-date')),
  },
  {
    code: 'deadline',
    finds: 'a deadline that cannot be: a day that does not exist, or a weekday that contradicts its date',
    reason: 'nobody knows which of the two was meant, and the report shows no day.',
    fix: 'write the day that was meant.',
    bad: note(
      '# Call\n\n## Next steps\n\n- [until Wed Mar 25 2026 - Ana] Book the hall\n- [until Tue Mar 25 2026 - Ana] Print the flyers\n',
    ),
    good: note('# Call\n\n## Next steps\n\n- [until Wed Mar 25 2026 - Ana] Book the hall\n'),
    find: ({ group }) =>
      group.notes.flatMap((n) =>
        n.meeting.actions.flatMap((a) => {
          const wrong = a.deadline?.problem;
          if (wrong === undefined || wrong.kind !== 'error') return [];
          const help = wrong.candidates.length > 0 ? `it may be ${wrong.candidates.join(' or ')}` : 'write the day as year-month-day';
          return [
            {
              code: 'deadline',
              severity: 'error' as const,
              place: within(n, a, a.deadline?.words ?? ''),
              message: `“${a.deadline?.words}”: ${wrong.reason}`,
              help,
            },
          ];
        }),
      ),
  },
  {
    code: 'ambiguous-deadline',
    finds: 'a deadline with two readings',
    reason: 'the report shows no day rather than a guessed one.',
    fix: 'write the day as year-month-day.',
    bad: note('# Call\n\n## Next steps\n\n- [until 03/04 - Ana] Book the hall\n'),
    good: note('# Call\n\n## Next steps\n\n- [until 2026-04-03 - Ana] Book the hall\n'),
    find: ({ group }) =>
      group.notes.flatMap((n) =>
        n.meeting.actions.flatMap((a) => {
          const wrong = a.deadline?.problem;
          if (wrong === undefined || wrong.kind !== 'ambiguous' || a.state !== 'open') return [];
          return [
            {
              code: 'ambiguous-deadline',
              severity: 'warning' as const,
              place: within(n, a, a.deadline?.words ?? ''),
              message: `“${a.deadline?.words}” may be ${wrong.candidates.join(' or ')}`,
              help: 'write the day as year-month-day',
            },
          ];
        }),
      ),
  },
];

function doubtsOf(n: Note, code: string): readonly Diagnostic[] {
  return n.meeting.dateDoubts.flatMap((doubt) => {
    const kind = DOUBTS[doubt.reason];
    if (kind.code !== code) return [];
    const line = doubt.line ?? n.meeting.lines[0];
    const text = n.source.text.split('\n', line)[line - 1]?.replace(/\r$/, '') ?? '';
    const found = doubt.words === '' ? -1 : text.indexOf(doubt.words);
    const maybe = doubt.candidates.length > 0 ? `it may be ${doubt.candidates.slice(0, 6).join(' or ')}; ` : '';
    return [
      {
        code,
        severity: code === 'meeting-date' || code === 'date-contradiction' ? ('error' as const) : ('warning' as const),
        place: { path: n.source.path, line, ...(found >= 0 && { column: found + 1, length: doubt.words.length }), excerpt: text },
        message: doubt.words === '' || doubt.reason === 'no-date' ? kind.words : `\`${doubt.words}\` ${kind.words}`,
        help: `${maybe}${kind.help}`,
      },
    ];
  });
}

/** The place of some words in the line of an action. */
function within(n: Note, action: Action, words: string): Diagnostic['place'] {
  const at = n.source.text.slice(action.span.start, action.span.end).indexOf(words);
  return placeOf(n.source, at === -1 ? action.span : { start: action.span.start + at, end: action.span.start + at + words.length });
}
