// Puts a thing aside until a day.

import { changeThings } from './change-things.ts';
import type { Command } from './command.ts';
import { dayFromWords } from './day-from-words.ts';

export const park: Command = {
  name: 'park',
  summary: 'put an action or a milestone aside until a day',
  description: 'A parked thing leaves the report and the agenda, and comes back to both when its day has come.',
  arguments: [{ name: 'id', description: 'an action or a milestone', many: true, completes: 'any-id' }],
  options: [
    { name: 'until', value: 'when', description: 'the day on which it comes back; a day or words' },
    { name: 'why', value: 'words', description: 'the reason' },
  ],
  examples: ['wg park insurance-forms --until "mid April"'],
  needs: 'group',
  writes: true,
  async run(context, input) {
    const until = input.one('until');
    if (until === undefined)
      return { questions: [{ name: 'until', kind: 'text', message: 'Until when? A day, or words such as “mid April”.' }] };
    const why = input.one('why');
    return changeThings(context, input, (view, thing) => {
      if (thing.kind === 'guideline') return 'a guideline cannot be parked; drop it, or leave it a draft';
      if (thing.kind === 'survey') return 'a survey cannot be parked; give its next phase another day with wg move';
      if (thing.kind === 'action' && thing.tracked.state !== 'open')
        return `\`${thing.id}\` is ${thing.tracked.state}; only what is open can be parked`;
      const back = dayFromWords(until, view);
      if ('problem' in back) return back.problem;
      return {
        action: { kind: 'park', until: back.day, ...(why && { why }) },
        milestone: [
          ['status', 'parked'],
          ['parked_until', back.day],
          ['why', why],
        ],
        said: `parked until ${back.day}`,
        already:
          thing.kind === 'action'
            ? thing.tracked.latest.action.parkedUntil === back.day
            : thing.kind === 'milestone' && thing.record.fields.status === 'parked' && thing.record.fields.parked_until === back.day,
      };
    });
  },
};
