// Gives a thing another day.

import { dueOf } from '../model/waiting.ts';
import { changeable, changeThings } from './change-things.ts';
import type { Command } from './command.ts';
import { dayFromWords } from './day-from-words.ts';

export const move: Command = {
  name: 'move',
  summary: 'give an action, a milestone or a phase of a survey another day',
  description:
    'Sets the day on which it is due. Words count from today (--today), and are kept beside the day of a milestone. A survey without a phase means the day on which it is analysed; of a pairing it is the day on which the group asks how it goes.',
  arguments: [
    { name: 'id', description: 'an action, a milestone, a phase of a survey such as tools:closed, or a pairing', completes: 'any-id' },
    { name: 'when', description: 'a day, or words such as “end of next week”', many: true },
  ],
  options: [],
  examples: ['wg move 2026-02-03#2k5c 2026-03-27', 'wg move questionnaire "end of next week"'],
  needs: 'group',
  writes: true,
  run: (context, input) =>
    changeThings(
      context,
      input,
      (view, thing) => {
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
          ...(thing.kind === 'survey' && { survey: { fields: [], day: { phase: thing.phase, day: due.day } } }),
          record: [['follow_up', due.day]],
          said: `due ${due.day}${words === due.day ? '' : ` (${words})`}`,
          already:
            thing.kind === 'action'
              ? thing.tracked.latest.action.deadline?.due === due.day
              : thing.kind === 'pairing'
                ? thing.record.fields.follow_up === due.day
                : dueOf(thing) === due.day,
        };
      },
      (view, id) => changeable(view, id, 'pairing'),
    ),
};
