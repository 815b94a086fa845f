// Makes a milestone.
import type { MilestoneFields } from '../model/kinds.ts';
import { milestoneKind } from '../model/kinds.ts';
import { printMarkdownRecord } from '../model/print.ts';
import type { Thing } from '../model/reference.ts';
import { sameWords } from '../model/similar.ts';
import { slugOfClause } from '../model/title.ts';
import { slugOf } from '../text/slug.ts';
import { thingCalled } from './change-things.ts';
import type { Command, Context, Input, Outcome } from './command.ts';
import { dayFromWords } from './day-from-words.ts';
import { openGroup } from './open-group.ts';
import { peopleNamed } from './people-named.ts';

export const newMilestone: Command = {
  name: 'new-milestone',
  summary: 'make a milestone, with its day, owners and what it waits for',
  description:
    'Writes milestones/SLUG.md. Words for the day count from today and are kept beside it. A milestone with the same title is left as it is.',
  arguments: [{ name: 'title', description: 'what will be there when it is reached' }],
  options: [
    { name: 'due', value: 'when', description: 'the day, or words such as “mid March”' },
    { name: 'owner', value: 'person', description: 'who does it', many: true, completes: 'person' },
    { name: 'blocked-by', value: 'id', description: 'what it waits for', many: true, completes: 'milestone' },
    { name: 'part-of', value: 'id', description: 'the milestone that it is a part of', completes: 'milestone' },
    { name: 'alias', value: 'name', description: 'another name: “the survey”', many: true },
    { name: 'slug', value: 'slug', description: 'file name, where not made from the title' },
    { name: 'why', value: 'words', description: 'why it matters; the body of the file' },
  ],
  examples: ['wg new-milestone "Print the posters" --due "end of next week" --owner pia-lund --blocked-by "the questionnaire"'],
  needs: 'group',
  writes: true,
  run,
};

async function run(context: Context, input: Input): Promise<Outcome> {
  const title = input.one('title')?.trim() ?? '';
  if (title === '' || title.includes('\n')) return { usage: 'a milestone needs a title of one line' };
  const view = await openGroup(context);
  const same = view.group.milestones.find((m) => sameWords(m.fields.title ?? m.slug) === sameWords(title));
  if (same)
    return {
      said: [`${same.path} has that title already; nothing was changed`],
      next: [`wg move ${same.slug} WHEN`, `wg assign ${same.slug} PERSON`],
      result: { json: { schema: 'wg/made/1', id: same.slug, path: same.path, made: false } },
    };
  const words = input.one('due');
  const due = words === undefined ? undefined : dayFromWords(words, view);
  if (due !== undefined && 'problem' in due) return { usage: due.problem };
  const problems: string[] = [];
  const reference = (id: string, kinds: readonly Thing['kind'][]): string => {
    const thing = thingCalled(view, id, kinds);
    if (typeof thing !== 'string') return view.directory.idOf(thing);
    problems.push(thing);
    return id;
  };
  const blockedBy = input.all('blocked-by').map((id) => reference(id, ['milestone', 'guideline', 'action']));
  const partOf = input.all('part-of').map((id) => reference(id, ['milestone']))[0];
  const people = peopleNamed(view, input.all('owner'));
  const taken = new Set(view.group.milestones.map((m) => m.slug));
  const wanted = input.one('slug');
  if (wanted !== undefined && slugOf(wanted) !== wanted)
    problems.push(`--slug takes letters and digits with dashes between, such as \`${slugOf(wanted)}\``);
  else if (wanted !== undefined && taken.has(wanted)) problems.push(`milestones/${wanted}.md is there already, for another milestone`);
  if (problems.length > 0) return { usage: problems.join('\n  ') };
  const slug = wanted ?? slugOfClause(title, taken);
  const fields: MilestoneFields = {
    title,
    ...(due && { due: due.day }),
    ...(due && words !== due.day && { due_words: words ?? '', due_said: view.today }),
    owners: people.slugs,
    blocked_by: blockedBy,
    ...(partOf && { part_of: partOf }),
    aliases: input.all('alias'),
  };
  const why = input.one('why');
  const path = `milestones/${slug}.md`;
  const body = why === undefined ? '' : `\n${why}\n`;
  return {
    writes: [{ path, before: undefined, after: await printMarkdownRecord(milestoneKind, fields, body) }],
    said: [
      `made ${path}: ${title}${due ? `, due ${due.day}${words === due.day ? '' : ` (${words})`}` : ', without a day'}`,
      ...people.unknown.map((p) => `nobody in people/ is called \`${p}\`; the name is kept as it is`),
    ],
    next: ['wg report timeline'],
    result: { json: { schema: 'wg/made/1', id: slug, path, made: true } },
  };
}
