// `wg` from its words to its exit code. Three kinds of failure end here and are never mixed: what is wrong in files (diagnostics),
// what is wrong on the command line (usage, with the command to try), and what is wrong in wg itself (a bug, with its stack).
import { resolve } from 'node:path';
import version from '../../package.json?version';
import type { Command, Input, Listed } from '../commands/command.ts';
import { commands } from '../commands/list.ts';
import { today } from '../host/clock.ts';
import { openGit } from '../host/git.ts';
import { openKeyboard } from '../host/keyboard.ts';
import { ask } from '../host/prompt.ts';
import { realDisk } from '../host/syscalls.ts';
import { describeTerminal, OutputError, writeAll } from '../host/terminal.ts';
import { type Day, parseDay } from '../time/day.ts';
import { type Answering, carryOut, type Ended } from './carry-out.ts';
import { parseCommandLine, type Settings } from './command-line.ts';
import type { Surroundings } from './context.ts';
import { findGroup, kindOf } from './group.ts';
import { outputsOf, say, sayDiagnostics, showOutcome, sweptWords, unsuitedFormat } from './print.ts';
import { type Progress, progressOn } from './progress.ts';
import { unanswered } from './questions.ts';
import type { World } from './world.ts';

/** Done; problems were found in the files; could not run (and nothing stands on standard output). */
export type ExitCode = 0 | 1 | 2;

/** Runs `wg` once. Never rejects: what nobody expected is told as a bug, exit code 2. */
export async function main(world: World, list: readonly Listed[] = commands): Promise<ExitCode> {
  const progress = progressOn(world);
  try {
    return await run(world, list, progress);
  } catch (error) {
    progress.clear();
    return lastCatch(world, error);
  }
}

async function run(world: World, list: readonly Listed[], progress: Progress): Promise<ExitCode> {
  const asked = await parseCommandLine(world.argv, list, () => outputsOf(world).width);
  if (asked.kind === 'wrong') return usage(world, asked.message, asked.tryThis);
  if (asked.kind === 'show') {
    await writeAll(world.stdout, asked.text);
    return 0;
  }
  const { input, settings } = asked;
  const writing = asked.command.writesWith?.find((option) => input.has(option));
  const { format = 'md' } = settings;
  if (writing !== undefined && format !== 'md' && format !== 'json') {
    const words = `--${writing} writes Markdown; leave it out, and what --format ${format} shows goes into a file with >`;
    return usage(world, `${asked.command.name}: ${words}`, `wg ${asked.command.name} --format ${format} > FILE`);
  }
  const command = { ...asked.command, writes: asked.command.writes || writing !== undefined };
  const place = surroundingsOf(world, command, settings, progress);
  if ('wrong' in place) return usage(world, `${command.name}: ${place.wrong}`, place.tryThis);
  const ended =
    (await talked(command, input, place, settings)) ??
    (await carryOut(command, input, place, answeringOf(world, command, settings, readsStdin(command, input)), settings.dryRun));
  progress.clear();
  return show(world, command, await goneOn(command, input, place, ended), settings, place.root);
}

/** A command that goes on, to its end; any other, as it ended. */
async function goneOn(command: Command, input: Input, place: Surroundings, ended: Ended): Promise<Ended> {
  if (command.serve === undefined || ended.kind !== 'done' || ended.outcome.usage !== undefined || ended.outcome.exit === 2) return ended;
  return (await import('./serving.ts')).serving(command.serve, input, place);
}

async function talked(command: Command, input: Input, place: Surroundings, settings: Settings): Promise<Ended | undefined> {
  return command.converse === undefined ? undefined : (await import('./talk.ts')).converse(command, input, place, settings);
}

function surroundingsOf(
  world: World,
  command: Command,
  settings: Settings,
  progress: Progress,
): Surroundings | { readonly wrong: string; readonly tryThis: string } {
  const ops = world.ops ?? realDisk;
  if (world.cwd === undefined) return { wrong: 'the folder that you are in is no longer there', tryThis: 'cd .. and the command again' };
  const cwd = resolve(world.cwd, ...settings.folders);
  // The dot makes a link to a folder count as one.
  if (settings.folders.length > 0 && kindOf(`${cwd}/.`, ops) !== 'folder') {
    return { wrong: `there is no folder \`${settings.folders.join('/')}\``, tryThis: `wg ${command.name} in a folder that exists` };
  }
  const fixed = fixedDay(world, settings);
  if (fixed !== undefined && 'wrong' in fixed) return { wrong: fixed.wrong, tryThis: `wg ${command.name} --today 2016-02-17` };
  const group = findGroup(cwd, ops);
  if (group === undefined && command.needs === 'group') {
    return { wrong: 'there is no group here: neither this folder nor one above it holds a wg.yaml', tryThis: 'wg init' };
  }
  const git = openGit(cwd, world.env);
  return { world, ops, git, cwd, root: group ?? cwd, inGroup: group !== undefined, today: fixed?.day, progress: progress.show };
}

function fixedDay(world: World, settings: Settings): { readonly day: Day | undefined } | { readonly wrong: string } | undefined {
  if (settings.today !== undefined) {
    const day = parseDay(settings.today);
    return day === undefined ? { wrong: `--today takes a day of the calendar such as 2016-02-17, not \`${settings.today}\`` } : { day };
  }
  if (!world.env.SOURCE_DATE_EPOCH) return undefined;
  const found = today(world.env);
  return 'problem' in found ? { wrong: found.problem } : { day: parseDay(found.day) };
}

// Whether standard input is the text that is read, so that answers have to come from elsewhere.
function readsStdin(command: Command, input: Input): boolean {
  return command.arguments.some(({ name }) => input.all(name).includes('-'));
}

function answeringOf(world: World, command: Command, settings: Settings, isTaken: boolean): Answering {
  const nobody = { proposed: settings.yes, ask: undefined };
  // Looking at standard input opens it, which takes time.
  const mayAsk = command.writes && settings.mayAsk && !settings.yes && settings.format !== 'json' && world.stderr.isTTY === true;
  const streams = isTaken ? { stdin: { isTTY: true }, stdout: world.stdout, stderr: world.stderr } : world;
  const terminal = mayAsk ? describeTerminal(streams, world.env) : undefined;
  if (terminal?.interactive !== true) return nobody;
  if (world.ask !== undefined) return { proposed: false, ask: world.ask };
  const person = { input: world.stdin, output: world.stderr, colour: terminal.stderrColour > 0 };
  if (!isTaken) return { proposed: false, ask: (questions) => ask(questions, person) };
  const keyboard = openKeyboard();
  if (keyboard === undefined) return nobody;
  // Until a question is asked it must not keep the process alive.
  keyboard.unref();
  return {
    proposed: false,
    ask: async (questions) => {
      keyboard.ref();
      const answered = await ask(questions, { ...person, input: keyboard });
      keyboard.unref();
      return answered;
    },
  };
}

async function show(world: World, command: Command, ended: Ended, settings: Settings, root: string): Promise<ExitCode> {
  if (ended.kind !== 'done' || ended.outcome.usage !== undefined) await say(world, ...sweptWords(ended));
  switch (ended.kind) {
    case 'unanswered': {
      const { message, tryThis } = unanswered(command, world.argv, ended.questions);
      return usage(world, message, tryThis);
    }
    case 'cancelled':
      await say(world, 'nothing was written');
      return 2;
    case 'refused':
      await say(world, `wg: ${command.name}: ${ended.message}`, ...(ended.help === undefined ? [] : [ended.help]));
      return 2;
    case 'failed':
      await sayDiagnostics(world, [ended.problem]);
      return 2;
    case 'done': {
      const { outcome } = ended;
      if (outcome.usage !== undefined) return usage(world, `${command.name}: ${outcome.usage}`, `wg help ${command.name}`);
      const hasJson = outcome.result?.json !== undefined || command.writes || outcome.exit === 2;
      if (settings.format === 'json' && !hasJson) return usage(world, `${command.name} has no JSON to print`, `wg ${command.name}`);
      const unsuited = unsuitedFormat(command, outcome, settings);
      if (unsuited !== undefined) return usage(world, `${command.name}: ${unsuited}`, `wg help ${command.name}`);
      await showOutcome(world, command, ended, settings, root);
      return outcome.exit ?? 0;
    }
  }
}

async function usage(world: World, message: string, tryThis: string): Promise<ExitCode> {
  await say(world, `wg: ${message}`, `try: ${tryThis}`);
  return 2;
}

async function lastCatch(world: World, error: unknown): Promise<ExitCode> {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const bug = [
    'wg: this is a bug in wg, not in your files. Please report it with this text to the maintainers of wg:',
    `wg ${version}, node ${process.version}, ${process.platform}`,
    stack,
  ];
  try {
    await say(world, ...(error instanceof OutputError ? [`wg: ${error.message}`] : bug));
  } catch (second) {
    // Nothing is left to say it on.
    if (!(second instanceof OutputError)) throw second;
  }
  return 2;
}
