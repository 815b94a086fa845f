// Somebody has read a guideline and looked at what it links to.
import { evidenceOf } from '../model/evidence/evidence.ts';
import { withReview } from '../model/evidence/review-edit.ts';
import { blockersOf } from '../model/evidence/standing.ts';
import { calledName, ownerKey } from '../model/owner.ts';
import { plural } from '../report/words.ts';
import { thingCalled } from './change-things.ts';
import type { Command } from './command.ts';
import { openGroup } from './open-group.ts';
import { peopleNamed } from './people-named.ts';
import { unknownMe, whoAmI } from './who-am-i.ts';

export const review: Command = {
  name: 'review',
  summary: 'say that you read a guideline, and looked at what it rests on',
  description:
    'Writes into the front matter of the guideline who read which version, and a fingerprint of everything that it links to, so that a later change is noticed: until then the link is suspect, and wg check says so. Read the guideline first, above all what wg report guidelines ID lists.',
  arguments: [{ name: 'id', description: 'a guideline', completes: 'any-id' }],
  options: [{ name: 'by', value: 'person', description: 'who read it; you, where it is not said', completes: 'person' }],
  examples: ['wg review guidelines/house-rules --by ngozi-abara'],
  needs: 'group',
  writes: true,
  async run(context, input) {
    const view = await openGroup(context);
    const thing = thingCalled(view, input.one('id') ?? '', ['guideline']);
    if (typeof thing === 'string') return { usage: thing };
    const by = input.one('by')?.trim() ?? (await whoAmI(context, view.group.people));
    if (by === undefined || by === '') return { usage: `${unknownMe}; or say it with --by PERSON` };
    const { slugs, said } = peopleNamed(view, [by]);
    const evidence = await evidenceOf(view, context.files);
    const grounded = evidence.guidelines.find(({ guideline }) => guideline === thing.record);
    if (grounded === undefined) throw new Error(`${thing.record.path} was read, and is not there`);
    const { citations, version, status } = grounded;
    if (status === 'retired') return { usage: `${thing.record.path} is retired; nobody needs to read it` };
    const prints = new Map(citations.flatMap(({ key, print }) => (print === undefined ? [] : [[key, print] as const])));
    const [slug = by] = slugs;
    const after = await withReview(thing.record.source, { by: slug, day: view.today, version, evidence: prints });
    if (typeof after !== 'string') return { diagnostics: [after], exit: 2 };
    const { path, source } = thing.record;
    const id = view.directory.idOf(thing);
    const suspects = citations.filter(({ suspect }) => suspect);
    const left = blockersOf(view, grounded).filter(({ what }) => what !== 'suspect' && what !== 'unread');
    const isSame = after === source.text;
    const isOwner = (thing.record.fields.owners ?? []).some((name) => ownerKey(view.directory, name) === ownerKey(view.directory, slug));
    return {
      writes: [{ path, before: source.text, after }],
      said: [
        isSame
          ? `${id}: ${calledName(view.directory, slug)} has read this version already, and nothing changed since; nothing was changed`
          : `${id}: read by ${calledName(view.directory, slug)} on ${view.today}, version ${version} (${path})`,
        ...suspects.map(({ link, key }) => `looked at again: “${link.text.replace(/\s+/g, ' ')}” (${key})`),
        ...said,
        ...(isOwner
          ? [`${calledName(view.directory, slug)} owns it, and who writes a guideline is no reader of it: ask somebody else too`]
          : []),
        ...(left.length === 0 ? [] : [`${plural(left.length, 'thing stands', 'things stand')} between it and adoption`]),
      ],
      next: [`wg report guidelines ${id}`],
    };
  },
};
