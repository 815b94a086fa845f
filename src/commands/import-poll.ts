// A scheduling poll comes in: its times are counted and ranked, shown on everybody's clocks, and the counts are kept.
import type { Poll } from '../model/group.ts';
import { pollText, updatedPoll } from '../model/polls/poll-file.ts';
import { pollKind } from '../model/polls/poll-kind.ts';
import { pollFacts, pollPage } from '../report/poll.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Write } from '../text/files.ts';
import type { Command, Context, Input, Outcome } from './command.ts';
import { csvOptions } from './csv-given.ts';
import { exposedFile } from './exposed-file.ts';
import { openGroup } from './open-group.ts';
import { openPoll } from './open-poll.ts';
import { missingSchema } from './schema-file.ts';

export const importPoll: Command = {
  name: 'import-poll',
  summary: 'read a poll about the time of a meeting, and propose one',
  description:
    'Reads what Framadate, Rallly and Nextcloud Polls export as CSV, Doodle’s sheet saved as CSV, and any table with people in rows and times in columns (yes, no, if need be; in many languages, or as signs and numbers). ' +
    'Proposes the time with most yes, then most if need be, then the earliest, and shows each on the clocks of the people. polls/ID.yaml keeps the counts; no name and no address, unless --names asks for the people of the group. ' +
    'The same file again changes nothing; a later one changes the counts.',
  arguments: [{ name: 'file', description: 'the export; - reads standard input', completes: 'file' }],
  options: [
    { name: 'poll', value: 'id', description: 'name of its file in polls/, where not that of the export' },
    { name: 'title', value: 'title', description: 'what it is about, where not the name of the export' },
    { name: 'zone', value: 'zone', description: 'time zone of its times, where the file names none; else the group’s' },
    { name: 'year', value: 'year', description: 'the year of days without one; else the one nearest to today' },
    { name: 'means', value: 'word=answer', description: 'what a word in it means: yes, maybe or no', many: true },
    { name: 'names', description: 'keep which people of the group can come when; not those whose consent is none' },
    ...csvOptions,
  ],
  examples: ['wg import-poll next-call.csv --dry-run', 'wg import-poll next-call.csv --zone Europe/Copenhagen'],
  needs: 'group',
  writes: true,
  formats: ['terminal', 'md'],
  run,
};

async function run(context: Context, input: Input): Promise<Outcome> {
  const view = await openGroup(context, 'again');
  const { group, today } = view;
  const name = input.one('file') ?? '-';
  const opened = await openPoll(context, input, group, name, today);
  if (!('slots' in opened)) return opened;
  const { id, known, leftOut, said } = opened;
  const there = group.polls.find(({ slug }) => slug === id);
  const title = input.one('title')?.trim() ?? there?.fields.title ?? opened.title;
  const zones = group.people.flatMap(({ fields }) => fields.time_zone ?? []);
  const facts = await pollFacts({ ...opened, title }, zones, { known, leftOut });
  const write = await writeOf(context, there, id, { ...opened, title });
  if ('code' in write) return { diagnostics: [write], exit: 2 };
  const isNew = write.before !== write.after;
  return {
    writes: [...missingSchema(context, pollKind), write],
    result: { document: pollPage(facts), json: facts, previews: true },
    found: zones.length === 0 ? [...said, 'nobody’s file has a `time_zone`, so that only one clock is shown'] : said,
    said: [isNew ? `wrote ${write.path}` : `nothing is new: ${write.path} stays as it is`],
    next: [`wg new-meeting --from-poll ${id}`],
    diagnostics: exposedFile(context, name, 'poll', 'everybody’s name and when they can come'),
  };
}

async function writeOf(
  context: Context,
  there: Poll | undefined,
  id: string,
  poll: Parameters<typeof pollText>[0],
): Promise<Write | Diagnostic> {
  const path = `polls/${id}.yaml`;
  if (there !== undefined) {
    const after = await updatedPoll(there.source, poll);
    return typeof after === 'string' ? { path, before: there.source.text, after } : after;
  }
  if (context.files.exists(path)) {
    const file = context.files.read(path);
    if ('problem' in file) return file.problem;
  }
  return { path, before: undefined, after: await pollText(poll) };
}
