// What can be wrong with polls, with where things went, and with the charter.
import { nearest } from '../../text/did-you-mean.ts';
import { placeOf } from '../../text/source.ts';
import { charterLines } from '../charter.ts';
import { slotsOf } from '../polls/poll.ts';
import { channelsOf } from '../sending.ts';
import type { Check } from './check.ts';

const POLL =
  'title: Next call\nzone: UTC\nparticipants: 3\nslots:\n  - {day: 2026-03-10, start: "18:00", can: 2, if_need_be: 1, cannot: 0}\n';

export const reachChecks: readonly Check[] = [
  {
    code: 'poll',
    finds: 'a table that was to be imported as a poll, and is none that can be read',
    reason: 'a poll that is half read would propose a time at which nobody can come.',
    fix: 'export it as CSV, with people in rows and days in the first row; or say what its words mean with `--means`.',
  },
  {
    code: 'poll-undecided',
    finds: 'a poll whose times begin to pass, and no meeting on any of its days',
    reason: 'people keep several evenings free and hear nothing; the next poll finds fewer of them.',
    fix: 'make the note of the meeting with `wg new-meeting --from-poll`, or remove the file of the poll.',
    bad: { 'polls/next-call.yaml': POLL.replace('2026-03-10', '2015-03-10') },
    good: {
      'polls/next-call.yaml': POLL.replace('2026-03-10', '2015-03-10'),
      'meetings/2015-03-10.md': '# Call\n\n## Attendees\n\n- Ana Lopez\n',
    },
    find: ({ group, today }) => {
      const held = new Set(group.notes.map(({ meeting }) => meeting.date));
      return group.polls.flatMap((poll) => {
        const days = slotsOf(poll.fields)
          .map(({ day }) => day)
          .sort();
        const [first] = days;
        if (first === undefined || first >= today || days.some((day) => held.has(day))) return [];
        const node = poll.nodes.get('slots');
        const isOver = (days.at(-1) ?? first) < today;
        return [
          {
            code: 'poll-undecided',
            severity: 'note',
            place: node === undefined ? { path: poll.path, line: 1 } : placeOf(poll.source, node.span),
            message: isOver
              ? `all its days are over, the last on ${days.at(-1)}, and no meeting was on any of them`
              : `its first day, ${first}, is over, and no meeting is made yet`,
            help: `wg new-meeting --from-poll ${poll.slug}, or remove ${poll.path}`,
          } as const,
        ];
      });
    },
  },
  {
    code: 'channel-unknown',
    finds: 'something that went out to a channel which is not one of the group, and nearly is',
    reason: 'what is written `Forum list` was sent, and the report goes on saying that `forum` is still to do.',
    fix: 'write the channel as wg.yaml has it, or add it to `channels` there.',
    bad: {
      'wg.yaml': 'format: 1\nname: Garden group\nchannels: [forum, chat]\n',
      'guidelines/rules.md': '---\ntitle: House rules\nsent:\n  forums: 2026-03-01\n---\n',
    },
    good: {
      'wg.yaml': 'format: 1\nname: Garden group\nchannels: [forum, chat]\n',
      'guidelines/rules.md': '---\ntitle: House rules\nsent:\n  forum: 2026-03-01\n---\n',
    },
    find: ({ group }) =>
      [
        ...group.surveys.map((record) => ({ record, fields: ['sent', 'results_sent'] as const, channels: record.fields.channels })),
        ...group.guidelines.map((record) => ({ record, fields: ['sent'] as const, channels: undefined })),
      ].flatMap(({ record, fields, channels }) => {
        const known = channelsOf(group, { ...(channels && { channels }) });
        return fields.flatMap((field) => {
          const node = record.nodes.get(field);
          if (node?.kind !== 'map') return [];
          // A place that is none of the channels may have been one once, or be written down for the record.
          return node.entries.flatMap(({ key, keySpan }) => {
            const near = known.includes(key) ? undefined : nearest(key, known);
            return near === undefined
              ? []
              : [
                  {
                    code: 'channel-unknown',
                    severity: 'warning',
                    place: placeOf(record.source, keySpan),
                    message: `\`${key}\` is no channel of the group`,
                    help: `did you mean \`${near}\`? wg.yaml names the channels`,
                  } as const,
                ];
          });
        });
      }),
  },
  {
    code: 'charter-success',
    finds: 'a charter that does not say when the group has succeeded',
    reason: 'when all milestones are reached nobody can tell whether the group is done, and it goes on for the sake of going on.',
    fix: 'add a heading `## Success` and a sentence below it that others could check.',
    bad: { 'charter.md': '# Garden group\n\n## Goal\n\nA shed in every garden.\n' },
    good: { 'charter.md': '# Garden group\n\n## Goal\n\nA shed in every garden.\n\n## Success\n\nTen gardens have one.\n' },
    find: ({ group: { charter } }) =>
      charter === undefined || charterLines(charter, 'goal') === undefined || charterLines(charter, 'success') !== undefined
        ? []
        : [
            {
              code: 'charter-success',
              severity: 'note',
              place: { path: charter.path, line: 1 },
              message: 'it does not say when the group has succeeded',
              help: 'add a part `## Success` with a sentence that others could check',
            },
          ],
  },
];
