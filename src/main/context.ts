// What a command may ask of the world, made from the host: everything is looked up when it is asked for, at most once where it is slow.
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Context, GitFacts } from '../commands/command.ts';
import { dayTeller, today } from '../host/clock.ts';
import { openFiles, openOutside, readOutside } from '../host/disk.ts';
import type { Git } from '../host/git.ts';
import { remarksOn } from '../host/git-remarks.ts';
import { slashed } from '../host/inside.ts';
import type { Environment } from '../host/repository.ts';
import { keyedHash, newKey } from '../host/secrets.ts';
import { openStdin, readStdin } from '../host/stdin.ts';
import type { DiskOps } from '../host/syscalls.ts';
import { writeAll } from '../host/terminal.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { FileBytes, FileText } from '../text/files.ts';
import { type Day, parseDay } from '../time/day.ts';
import type { World } from './world.ts';

/** Where a command runs, and what the command line said about it. */
export interface Surroundings {
  readonly world: World;
  readonly ops: DiskOps;
  readonly git: Git;
  readonly cwd: string;
  readonly root: string;
  readonly inGroup: boolean;
  readonly today: Day | undefined;
  readonly progress: Context['progress'];
}

/**
 * The context of one run. Standard input is read once and kept, since a command may run twice. `onFault` hears of files that are there
 * and could not be read.
 */
export function makeContext(around: Surroundings, asks: boolean, dryRun: boolean, onFault: (problem: Diagnostic) => void): Context {
  const { world, ops, root, cwd } = around;
  const fromStdin: Promise<FileText>[] = [];
  const bytesFromStdin: Promise<FileBytes>[] = [];

  function pathFromRoot(name: string): string | undefined {
    const path = relative(root, resolve(cwd, name));
    if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) return undefined;
    return slashed(path);
  }

  return {
    files: openFiles(root, ops, onFault),
    inGroup: around.inGroup,
    asks,
    dryRun,
    rootName: basename(root),
    today: (zone) => around.today ?? todayIn(zone, world.env),
    async readFile(name) {
      if (name === '-') {
        if (fromStdin.length === 0) {
          await invitePaste(world);
          fromStdin.push(readStdin(world.stdin));
        }
        return fromStdin[0] as Promise<FileText>;
      }
      const read = readOutside(name, ops, cwd);
      const path = pathFromRoot(name);
      return 'source' in read && path !== undefined ? { source: { ...read.source, path } } : read;
    },
    async openFile(name) {
      if (name !== '-') return openOutside(name, ops, cwd, pathFromRoot(name) ?? name);
      if (bytesFromStdin.length === 0) {
        await invitePaste(world);
        bytesFromStdin.push(openStdin(world.stdin));
      }
      return bytesFromStdin[0] as Promise<FileBytes>;
    },
    keyedHash,
    newKey: world.newKey ?? newKey,
    pathFromRoot,
    git: () => factsOf(around.git, root),
    progress: around.progress,
  };
}

async function invitePaste(world: World): Promise<void> {
  if ((world.stdin as { readonly isTTY?: boolean }).isTTY)
    await writeAll(world.stderr, 'paste the text, then end it with Ctrl-D on a line of its own\n');
}

// A zone that is none is told by the check of `wg.yaml`; until it is mended, the machine's own zone has to do.
function todayIn(zone: string | undefined, env: Environment): Day {
  const found = today(env, zone);
  const now = 'day' in found ? found : today(env);
  const day = 'day' in now ? parseDay(now.day) : undefined;
  if (day === undefined) throw new Error('there is no today');
  return day;
}

function factsOf(git: Git, root: string): GitFacts {
  const state = git.state();
  const remark = remarksOn(state).find(({ about }) => about !== 'outside');
  return {
    inRepository: state.kind !== 'outside' && state.gitDir !== undefined,
    ...(remark === undefined ? {} : { problem: `${remark.message}; ${remark.help}` }),
    user() {
      const { wgMe, ...user } = git.user();
      return wgMe === undefined ? user : { ...user, me: wgMe };
    },
    staged: () => git.staged(root),
    history: (folders, zone) => git.history(root, folders, zone),
    remote: () => git.remote(root),
    commitNamed: (name) => git.commitNamed(root, name),
    dayOf: (seconds, zone) => dayTeller(zone)(seconds),
  };
}
