// Gives up an action or a milestone, with the reason.

import { changeable, changeThings } from './change-things.ts';
import type { Command } from './command.ts';
import { droppedRecord } from './end-record.ts';

export const drop: Command = {
  name: 'drop',
  summary: 'give up actions or milestones, and say why',
  description:
    'Marks an action as dropped, with the reason, in the latest line that names it; sets the status of a milestone, or retires a guideline. What waited for it waits no longer. A bureaucratic task is dropped when nobody has to do it any more, a pairing when it is given up.',
  arguments: [{ name: 'id', description: 'an action, a milestone, a guideline, a task or a pairing', many: true, completes: 'any-id' }],
  options: [{ name: 'why', value: 'words', description: 'the reason; others will ask' }],
  examples: ['wg drop insurance-forms --why "the insurer shortened them"'],
  needs: 'group',
  writes: true,
  async run(context, input) {
    const why = input.one('why')?.trim();
    if (why === '') return { usage: '--why takes the reason in a few words' };
    if (why === undefined)
      return {
        questions: [
          {
            name: 'why',
            kind: 'text',
            message: 'Why is it dropped?',
            validate: (a) => (a.trim() === '' ? 'a few words are enough' : undefined),
          },
        ],
      };
    return changeThings(
      context,
      input,
      (view, thing) =>
        thing.kind === 'survey'
          ? `a survey is not dropped: drop the milestone that it is for, and remove ${thing.record.path}`
          : {
              action: { kind: 'drop', why },
              milestone: [
                ['status', 'dropped'],
                ['why', why],
              ],
              guideline: [
                ['status', 'retired'],
                ['why', why],
              ],
              said: `dropped: ${why}`,
              alreadySaid: 'dropped',
              already:
                thing.kind === 'action'
                  ? thing.tracked.state === 'dropped'
                  : 'status' in thing.record.fields && thing.record.fields.status === (thing.kind === 'guideline' ? 'retired' : 'dropped'),
              ...droppedRecord(thing, view.today, why),
            },
      (view, id) => changeable(view, id, 'task', 'pairing'),
    );
  },
};
