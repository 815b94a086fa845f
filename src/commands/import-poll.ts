// A scheduling poll comes in: its times are counted and ranked, shown on everybody's clocks, and the counts are kept.
import type { Poll } from '../model/group.ts';
import { pollText, updatedPoll } from '../model/polls/poll-file.ts';
import { pollFacts, pollPage } from '../report/poll.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Write } from '../text/files.ts';
import type { Command, Context, Input, Outcome } from './command.ts';
import { openGroup } from './open-group.ts';
import { openPoll } from './open-poll.ts';

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
    { name: 'encoding', value: 'name', description: 'how the bytes are characters: utf-8, utf-16le, windows-1252 …' },
    { name: 'delimiter', value: 'character', description: 'what stands between two cells: a character, comma, semicolon, tab' },
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
    writes: [...(await schemaFor(context)), write],
    result: { document: pollPage(facts), json: facts, previews: true },
    found: said,
    said: [isNew ? `wrote ${write.path}` : `nothing is new: ${write.path} stays as it is`],
    next: [`wg new-meeting --from-poll ${id}`],
    diagnostics: exposedFile(context, name),
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

/** The schema that editors complete the file by, with the first poll. */
async function schemaFor({ files }: Context): Promise<readonly Write[]> {
  const path = '.wg/poll.schema.json';
  if (!files.exists('.wg') || files.exists(path)) return [];
  const { schemaOf } = await import('../model/record.ts');
  const { pollKind } = await import('../model/polls/poll-kind.ts');
  return [{ path, before: undefined, after: `${JSON.stringify(schemaOf(pollKind), null, 2)}\n` }];
}

/** A table with names and answers that git would take along. */
function exposedFile(context: Context, name: string): readonly Diagnostic[] {
  const path = name === '-' ? undefined : context.pathFromRoot(name);
  if (path === undefined || path.startsWith('private/')) return [];
  const staged = context.git().staged();
  if (staged === undefined) return [];
  const isTracked = staged.files.some((file) => file.path === path);
  if (!isTracked && staged.isIgnored(path) !== false) return [];
  const message = isTracked
    ? 'git holds this poll, with everybody’s name and when they can come, for all who have the repository'
    : 'this poll lies where `git add` takes it along, with everybody’s name and when they can come';
  const help = isTracked ? `git rm --cached ${path} and move it to private/; earlier commits still hold it` : `mv ${path} private/`;
  return [{ code: 'raw-export-tracked', severity: 'warning', place: { path }, message, help }];
}
