// Closes an action or a milestone; brings a survey to a phase.

import { isOpen } from '../model/waiting.ts';
import { changeThings } from './change-things.ts';
import type { Command } from './command.ts';

export const done: Command = {
  name: 'done',
  summary: 'mark actions, milestones or phases of surveys as done',
  description:
    'Marks an action as done, with the day, in the latest line that names it, and pins its id; sets the status of a milestone. A phase of a survey (`tools:open`) is done when the survey has come to it, today; a survey is done when it is analysed. A guideline is not done: the group adopts it, in its front matter.',
  arguments: [
    {
      name: 'id',
      description: 'an action (its id, or its place such as meetings/2026-02-24.md:35), a milestone, or a phase of a survey',
      many: true,
      completes: 'any-id',
    },
  ],
  options: [],
  examples: ['wg done 2026-02-03#2k5c', 'wg done questionnaire'],
  needs: 'group',
  writes: true,
  run: (context, input) =>
    changeThings(context, input, (view, thing) => {
      if (thing.kind === 'guideline') return `a guideline is not done: set \`status: adopted\` in ${thing.record.path}`;
      return {
        action: { kind: 'done', day: view.today },
        milestone: [
          ['status', 'done'],
          ['done', view.today],
        ],
        ...(thing.kind === 'survey' && { survey: { fields: [['phase', thing.phase]], day: { phase: thing.phase, day: view.today } } }),
        said: thing.kind === 'survey' ? `the survey is ${thing.phase}, since ${view.today}` : 'done',
        ...(thing.kind === 'survey' && { alreadySaid: `${thing.phase}, or further` }),
        already: (t) =>
          t.kind === 'survey'
            ? !isOpen(t)
            : t.kind === 'action'
              ? t.tracked.state === 'done'
              : t.kind === 'milestone' && t.record.fields.status === 'done',
      };
    }),
};
