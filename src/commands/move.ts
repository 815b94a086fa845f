// Gives a thing another day.

import { changeThings } from './change-things.ts';
import type { Command } from './command.ts';
import { dayFromWords } from './day-from-words.ts';

export const move: Command = {
  name: 'move',
  summary: 'give an action or a milestone another day',
  description: 'Sets the day on which it is due. Words count from today (--today), and are kept beside the day of a milestone.',
  arguments: [
    { name: 'id', description: 'an action or a milestone', completes: 'any-id' },
    { name: 'when', description: 'a day, or words such as “end of next week”', many: true },
  ],
  options: [],
  examples: ['wg move 2026-02-03#2k5c 2026-03-27', 'wg move questionnaire "end of next week"'],
  needs: 'group',
  writes: true,
  run: (context, input) =>
    changeThings(context, input, (view, thing) => {
      if (thing.kind === 'guideline') return 'a guideline has no day; move the milestone that it is part of';
      const words = input.all('when').join(' ');
      const due = dayFromWords(words, view);
      if ('problem' in due) return due.problem;
      return {
        action: { kind: 'move', due: due.day },
        milestone: [
          ['due', due.day],
          ['due_words', words === due.day ? undefined : words],
          ['due_said', words === due.day ? undefined : view.today],
        ],
        said: `due ${due.day}${words === due.day ? '' : ` (${words})`}`,
        already: (t) =>
          t.kind === 'action'
            ? t.tracked.latest.action.deadline?.due === due.day
            : t.kind === 'milestone' && t.record.fields.due === due.day,
      };
    }),
};
