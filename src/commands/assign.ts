// Gives a thing to the people who do it.

import { changeThings, thingCalled } from './change-things.ts';
import type { Command } from './command.ts';
import { openGroup } from './open-group.ts';
import { unknownMe, whoAmI } from './who-am-i.ts';

export const assign: Command = {
  name: 'assign',
  summary: 'say who does an action, a milestone, a guideline or a survey',
  description: 'Replaces the owners. People are named by nickname, name or handle; “me” is the person whom git knows.',
  arguments: [
    { name: 'id', description: 'an action, a milestone, a guideline or a survey', completes: 'any-id' },
    { name: 'person', description: 'who does it', many: true, completes: 'person' },
  ],
  options: [],
  examples: ['wg assign 2026-02-03#2k5c tom', 'wg assign insurance-forms edda-holm pia-lund'],
  needs: 'group',
  writes: true,
  async run(context, input) {
    const view = await openGroup(context);
    const problems: string[] = [];
    const names: string[] = [];
    const slugs: string[] = [];
    for (const person of input.all('person')) {
      const named = person === 'me' ? await whoAmI(context, view.group.people) : person;
      const found = named === undefined ? unknownMe : thingCalled(view, named, ['person']);
      if (typeof found === 'string') {
        problems.push(found);
        continue;
      }
      const { fields, slug } = found.record;
      names.push(fields.nickname ?? fields.name ?? slug);
      slugs.push(slug);
    }
    if (problems.length > 0) return { usage: problems.join('\n  ') };
    const same = (owners: readonly string[], wanted: readonly string[]): boolean =>
      owners.length === wanted.length && owners.every((o, i) => o.toLowerCase() === wanted[i]?.toLowerCase());
    return changeThings(context, input, (_, thing) => ({
      action: { kind: 'assign', owners: names },
      milestone: [['owners', slugs]],
      survey: { fields: [['owners', slugs]] },
      said: `owned by ${names.join(', ')}`,
      already:
        thing.kind === 'action'
          ? same(thing.tracked.owners, names)
          : 'owners' in thing.record.fields && same(thing.record.fields.owners ?? [], slugs),
    }));
  },
};
