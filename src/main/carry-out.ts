// Runs one command: asks what it still has to know, takes the lock, writes what it plans. The order of these is the whole matter:
// nobody is asked while the lock is held, and what is written was planned from files that nobody could change meanwhile.
import { resolve } from 'node:path';
import type { Command, Context, Input, Outcome } from '../commands/command.ts';
import { remarksOn } from '../host/git-remarks.ts';
import type { Answered } from '../host/prompt.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Question } from '../text/question.ts';
import { withAnswers } from './command-line.ts';
import { makeContext, type Surroundings } from './context.ts';
import { type Answers, proposedAnswers } from './questions.ts';

/** How a run ended, and what it removed first: the temporary files of an earlier, killed run. */
export type Ended = Ending & { readonly swept?: readonly string[] };

type Ending =
  /** `wrote`: paths that are new on the disk. */
  | { readonly kind: 'done'; readonly outcome: Outcome; readonly wrote: readonly string[] }
  | { readonly kind: 'unanswered'; readonly questions: readonly Question[] }
  | { readonly kind: 'cancelled' }
  /** Nothing was written, for a reason that is not in the files. */
  | { readonly kind: 'refused'; readonly message: string; readonly help?: string }
  /** Writing stopped; the problem says how far it came. */
  | { readonly kind: 'failed'; readonly problem: Diagnostic };

/** How questions are answered: by what they propose, by a person, or (neither) not at all. */
export interface Answering {
  readonly proposed: boolean;
  readonly ask: ((questions: readonly Question[]) => Promise<Answered>) | undefined;
}

/** Runs a command to its end. With `dryRun` nothing is locked or written, and the outcome tells what would be. */
export async function carryOut(command: Command, input: Input, around: Surroundings, how: Answering, dryRun: boolean): Promise<Ended> {
  const faults: Diagnostic[] = [];
  const context = makeContext(around, how.ask !== undefined, dryRun, (problem) => faults.push(problem));
  const unknown = command.writes && command.needs === 'group' ? await unknownFormat(context) : undefined;
  if (unknown !== undefined) return unknown;
  if (!command.writes || dryRun) return (await settle(command, context, input, how)).ended;
  // Where a person answers, the command first runs to its last question without the lock.
  const first = how.ask === undefined ? undefined : await settle(command, context, input, how);
  if (first !== undefined && (first.ended.kind !== 'done' || stopsBeforeWriting(first.ended.outcome))) return first.ended;
  const given = withAnswers(input, first?.answers ?? new Map());
  return locked(around, async (swept) => {
    const { ended } = await settle(command, context, given, { ...how, ask: undefined });
    // What was planned without a part of the files could contradict that part.
    const [fault] = faults;
    if (fault !== undefined) return { kind: 'failed', problem: { ...fault, message: `${fault.message}; nothing was written` }, swept };
    return { ...(ended.kind === 'done' ? await write(ended.outcome, around) : ended), swept };
  });
}

// What a later wg laid out is not edited by the rules of this one.
async function unknownFormat({ files }: Context): Promise<Ended | undefined> {
  const { knownFormat, readSettings } = await import('../model/settings.ts');
  const format = (await readSettings(files, []))?.fields.format;
  if (format === undefined || format === knownFormat) return undefined;
  return {
    kind: 'refused',
    message: `wg.yaml says format ${format}, and this wg knows ${knownFormat}; nothing was written`,
    help: 'install a newer wg; reading works meanwhile',
  };
}

function stopsBeforeWriting(outcome: Outcome): boolean {
  return outcome.usage !== undefined || outcome.exit === 2;
}

async function settle(command: Command, context: Context, input: Input, how: Answering): Promise<{ ended: Ended; answers: Answers }> {
  const answers = new Map<string, readonly string[]>();
  for (;;) {
    const outcome = await command.run(context, withAnswers(input, answers));
    const questions = outcome.questions ?? [];
    if (questions.length === 0) return { ended: { kind: 'done', outcome, wrote: [] }, answers };
    if (questions.some(({ name }) => answers.has(name))) throw new Error(`${command.name} asks again for what was answered`);
    const given = how.proposed ? proposedAnswers(questions) : await how.ask?.(questions);
    if (given === undefined) return { ended: { kind: 'unanswered', questions }, answers };
    if ('cancelled' in given) return { ended: { kind: 'cancelled' }, answers };
    for (const [name, answer] of given.answers) answers.set(name, answer);
  }
}

async function locked(around: Surroundings, act: (swept: readonly string[]) => Promise<Ended>): Promise<Ended> {
  const { git, root, ops } = around;
  // Loaded here, as reading commands need none of it.
  const { lock, sweep } = await import('../host/lock.ts');
  const state = git.state();
  const folder = state.kind === 'ready' && state.gitDir !== undefined ? state.gitDir : root;
  const held = lock(folder, undefined, ops);
  if ('problem' in held) return { kind: 'failed', problem: held.problem };
  try {
    const refusal = remarksOn(git.state()).find(({ refusesWriting }) => refusesWriting);
    if (refusal !== undefined) return { kind: 'refused', message: refusal.message, help: refusal.help };
    return await act(sweep(root, ops, folder));
  } finally {
    held.release();
  }
}

async function write(outcome: Outcome, { git, root, cwd, ops }: Surroundings): Promise<Ended> {
  const done = { kind: 'done', outcome, wrote: [] } as const;
  if (stopsBeforeWriting(outcome)) return done;
  if (outcome.initGit) {
    const failed = git.init(root);
    if (failed !== undefined) return { kind: 'refused', message: `no git repository could be made: ${failed.problem}` };
  }
  const { makes = [], writes = [] } = outcome;
  const { exposed } = await import('../host/private.ts');
  const leak = exposed(
    root,
    [...makes, ...writes].map(({ path }) => path),
    git,
  );
  if (leak !== undefined) return { kind: 'failed', problem: leak };
  const { applyAll, applyWrites } = await import('../host/write.ts');
  const { written, problem } = makes.length === 0 ? applyWrites(root, writes, ops) : await applyAll(root, makes, writes, ops);
  if (problem !== undefined) return { kind: 'failed', problem };
  return outcome.folder === undefined ? { ...done, wrote: written } : folderWritten(outcome, outcome.folder, written, cwd, ops);
}

/** Brings the outcome's folder up to date, and says what changed in it. */
async function folderWritten(
  outcome: Outcome,
  { path, what, files }: NonNullable<Outcome['folder']>,
  wrote: readonly string[],
  cwd: string,
  ops: Surroundings['ops'],
): Promise<Ended> {
  const { writeFolder } = await import('../host/write-folder.ts');
  const folder = await writeFolder(resolve(cwd, path), path, files(), ops);
  if ('problem' in folder) return { kind: 'failed', problem: folder.problem };
  const { changed, removed, total } = folder;
  const gone = removed === 0 ? '' : `, ${removed} removed`;
  const said = `${path}: ${total} ${what}, ${changed === 0 ? 'all as they were' : `${changed} new or changed`}${gone}`;
  return { kind: 'done', outcome: { ...outcome, said: [said, ...(outcome.said ?? [])] }, wrote };
}
