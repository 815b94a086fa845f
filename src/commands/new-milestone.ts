// Makes a milestone.
import { type MilestoneFields, milestoneKind } from '../model/kinds.ts';
import { printMarkdownRecord } from '../model/print.ts';
import { slugOfClause } from '../model/title.ts';
import type { Command, Context, Input, Outcome } from './command.ts';
import { dayFromWords } from './day-from-words.ts';
import { beginTitled, idsCalled, madeResult, wrongSlug } from './new-titled.ts';
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
  const begun = await beginTitled(context, input, 'milestones', ({ slug }) => [`wg move ${slug} WHEN`, `wg assign ${slug} PERSON`]);
  if (!('view' in begun)) return begun;
  const { title, view, taken } = begun;
  const words = input.one('due');
  const due = words === undefined ? undefined : dayFromWords(words, view);
  if (due !== undefined && 'problem' in due) return { usage: due.problem };
  const problems: string[] = [];
  const blockedBy = idsCalled(view, input.all('blocked-by'), ['milestone', 'guideline', 'action'], problems);
  const [partOf] = idsCalled(view, input.all('part-of'), ['milestone'], problems);
  const people = peopleNamed(view, input.all('owner'));
  const wanted = input.one('slug');
  problems.push(...wrongSlug(wanted, taken, (slug) => `milestones/${slug}.md`));
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
      ...people.said,
    ],
    next: ['wg report timeline'],
    result: madeResult(slug, path),
  };
}
