// What a meeting came to, for those who were not there: one text, ready to paste.
import type { Note } from '../model/group.ts';
import type { Overview } from '../model/overview.ts';
import { type Channel, channels, recapText } from '../report/recap/channels.ts';
import { recapOf } from '../report/recap/facts.ts';
import type { Command } from './command.ts';
import { openGroup } from './open-group.ts';

export const recap: Command = {
  name: 'recap',
  summary: 'tell others what a meeting came to, ready to paste',
  description:
    'Makes a text from a note (the last meeting’s where none is named): what was decided, next steps with owners and days, help wanted, the next meeting in UTC and the group’s zone, and how to join from charter.md. ' +
    'Each person is named as the `consent` in their file says (name, nickname, initials, none), in texts too; without it by initials. E-mail addresses and phone numbers never leave. ' +
    'For Telegram the text is kept within one message of 4,096 characters. What nobody confirmed is left out.',
  arguments: [
    { name: 'meeting', description: 'id or day of a meeting; the last one where none is given', optional: true, completes: 'meeting' },
  ],
  options: [{ name: 'for', value: 'place', description: 'where it will be pasted; email where none is given', choices: channels }],
  examples: ['wg recap', 'wg recap 2026-02-24 --for telegram', 'wg recap --for discourse'],
  needs: 'group',
  writes: false,
  async run(context, input) {
    const view = await openGroup(context);
    const found = meetingOf(view, input.one('meeting'));
    if ('problem' in found) return { usage: found.problem };
    const charter = context.files.read('charter.md');
    const { facts, remarks } = await recapOf(view, found.note, 'source' in charter ? charter.source : undefined);
    const channel = (input.one('for') ?? 'email') as Channel;
    return { result: { text: recapText(facts, channel), json: facts }, said: remarks, diagnostics: view.diagnostics };
  },
};

function meetingOf({ directory, group, last }: Overview, name: string | undefined): { readonly note: Note } | { readonly problem: string } {
  if (name === undefined)
    return last === undefined
      ? { problem: 'no meeting was held yet; a recap is made from its note: wg import-notes FILE' }
      : { note: last };
  const found = directory.find(name, ['meeting']);
  if ('thing' in found && found.thing.kind === 'meeting') return { note: found.thing.note };
  const [ofDay, another] = group.notes.filter((n) => n.meeting.date === name);
  if (ofDay !== undefined && another === undefined) return { note: ofDay };
  if (ofDay !== undefined || 'several' in found) return { problem: `there are several meetings \`${name}\`; name one by its file` };
  const near = 'near' in found ? found.near : undefined;
  return {
    problem: `there is no meeting \`${name}\`; ${near === undefined ? 'wg recap without a name takes the last one' : `did you mean \`${near}\`?`}`,
  };
}
