// The only place that starts git: a few reading commands and `init`, with arguments as an array and a clean environment.
// No setting of a repository can make these calls run a program, ask, page, write or leave the repository.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, relative } from 'node:path';
import type { Staged } from '../text/staged.ts';
import type { Versions, Watched } from '../text/versions.ts';
import { dayTeller } from './clock.ts';
import { readHistory } from './history.ts';
import { readIndex } from './indexed.ts';
import { slashed } from './inside.ts';
import { type Environment, findRepository, type Repository, realPath, type TreeState } from './repository.ts';
import { readStaged } from './staged.ts';

/** What is known of git around a folder. `none`: there is no git program; `foreign-owner`: git refuses, the files belong to another user. */
export interface GitState extends TreeState {
  readonly kind: 'none' | 'outside' | 'ready' | 'bare' | 'foreign-owner';
  /** The first folder of the working tree. */
  readonly root?: string;
  /** Where git keeps its own files, and `wg` its lock. */
  readonly gitDir?: string;
}

/** Who git takes the user for; `wgMe` is the setting `wg.me`. What is not set, or cannot be asked, is absent. */
export interface GitUser {
  readonly name?: string;
  readonly email?: string;
  readonly wgMe?: string;
}

/** Questions to git. Each is asked when it is called; paths are relative to the working tree's first folder. */
export interface Git {
  /** Starts no process, except where the owner is in doubt. */
  state(): GitState;
  user(): GitUser;
  /** Makes a repository in a folder; gives git's own words where that failed. */
  init(root: string): { readonly problem: string } | undefined;
  /** Whether the ignore rules cover a path; undefined where git cannot tell. */
  isIgnored(path: string): boolean | undefined;
  /** Whether git's index holds the path, or anything below it; undefined where git cannot tell. */
  isTracked(path: string): boolean | undefined;
  /** What the index holds below a folder, an absolute path; its paths are relative to it. Undefined where git cannot tell. */
  staged(folder: string): Staged | undefined;
  /** The first-parent history of folders below one, an absolute path; `zone` is where its days begin. Undefined where there is none, or git cannot tell. */
  history(folder: string, folders: Watched, zone: string): Versions | undefined;
  /** The address of the remote `origin`, else of the only one, the branch that is looked at there, and where a folder, an absolute path, is in the repository; undefined where no remote is set. */
  remote(folder: string): { readonly url: string; readonly branch: string | undefined; readonly folder: string } | undefined;
  /** The commit that a name stands for. */
  commitNamed(folder: string, name: string): { readonly id: string; readonly seconds: number } | undefined;
}

/** Git as seen from a folder, with the environment variables of the process. */
export function openGit(cwd: string, env: Environment): Git {
  const program = once(() => findProgram(env));
  const state = once(() => stateOf(findRepository(cwd, env), program() !== undefined, refuses));

  function call(folder: string, args: readonly [Command, ...string[]]): Answer | undefined {
    const done = start(folder, args);
    return done && { ...done, stdout: done.stdout.toString('utf8') };
  }

  function start(
    folder: string,
    args: readonly [Command, ...string[]],
    input?: string,
  ): (Omit<Answer, 'stdout'> & { stdout: Buffer }) | undefined {
    const path = program();
    if (path === undefined) return undefined;
    const flags = args[0] === 'check-ignore' ? FLAGS : [...FLAGS, '--literal-pathspecs'];
    const done = spawnSync(path, [...flags, ...args], {
      cwd: folder,
      env: cleanEnvironment(env),
      ...(input !== undefined && { input }),
      // A long history of many files takes its time, most of all on a busy machine.
      timeout: args[0] === 'log' ? 180_000 : 20_000,
      killSignal: 'SIGKILL',
      maxBuffer: 64 * 1024 * 1024,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    if (done.error || done.status === null) return undefined;
    return { status: done.status, stdout: done.stdout, stderr: done.stderr.toString('utf8') };
  }

  function asking(folder: string) {
    return (args: readonly ['ls-files' | 'cat-file' | 'log' | 'diff-index', ...string[]], input?: string): Buffer | undefined => {
      const done = start(folder, args, input);
      return done?.status === 0 ? done.stdout : undefined;
    };
  }

  function refuses(root: string): boolean {
    return call(root, ['rev-parse', '--git-dir'])?.status !== 0;
  }

  /** The working tree's first folder, where git works there. */
  function tree(): string | undefined {
    const { kind, root } = state();
    return kind === 'ready' ? root : undefined;
  }

  function ignores(folder: string, path: string): boolean | undefined {
    // It takes paths without patterns, and refuses `--literal-pathspecs`; only a colon at the start would mean more.
    const status = call(folder, ['check-ignore', '--quiet', '--', `./${path}`])?.status;
    return status === 0 ? true : status === 1 ? false : undefined;
  }

  return {
    state,
    user: () => userOf(call(state().root ?? cwd, ['config', '-z', '--get-regexp', '^(user\\.(name|email)|wg\\.me)$'])?.stdout ?? '', env),
    init(root) {
      const answer = call(root, ['init', '--quiet']);
      if (answer?.status === 0) return undefined;
      return { problem: answer === undefined ? 'git could not be started' : answer.stderr.trim() };
    },
    isIgnored(path) {
      const root = tree();
      return root === undefined ? undefined : ignores(root, path);
    },
    isTracked(path) {
      const root = tree();
      const answer = root === undefined ? undefined : call(root, ['ls-files', '-z', '--', path]);
      return answer?.status === 0 ? answer.stdout !== '' : undefined;
    },
    staged(folder) {
      return tree() === undefined ? undefined : readStaged(asking(folder), (path) => ignores(folder, path));
    },
    history(folder, folders, zone) {
      const { kind, unborn, shallow, gitDir } = state();
      if (kind !== 'ready' || unborn || gitDir === undefined) return undefined;
      const index = readIndex(asking(folder), folder, folders.states, join(gitDir, 'index'));
      return readHistory(asking(folder), folders, { cut: shallow, dayOf: dayTeller(zone), index });
    },
    remote(folder) {
      const root = tree();
      if (root === undefined) return undefined;
      const remotes = settingsOf(call(root, ['config', '-z', '--get-regexp', '^remote\\..*\\.url$'])?.stdout ?? '');
      const key = remotes.has('remote.origin.url') || remotes.size !== 1 ? 'remote.origin.url' : [...remotes.keys()][0];
      const url = remotes.get(key ?? '');
      if (key === undefined || url === undefined) return undefined;
      const name = key.slice('remote.'.length, -'.url'.length);
      const head = call(root, ['rev-parse', '--abbrev-ref', '--verify', '--quiet', '--end-of-options', `${name}/HEAD`]);
      const main = head?.status === 0 ? head.stdout.trim().slice(name.length + 1) : undefined;
      return { url, branch: main ?? state().branch, folder: slashed(relative(root, realPath(folder))) };
    },
    commitNamed(folder, name) {
      if (tree() === undefined) return undefined;
      const id = call(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
      if (id?.status !== 0) return undefined;
      const shown = call(folder, ['log', '-1', '--format=%H %ct', id.stdout.trim()])?.stdout.split(' ');
      return shown?.[0] === undefined ? undefined : { id: shown[0], seconds: Number(shown[1]) };
    },
  };
}

/** The commands of git that `wg` may start; none of them runs a program that a repository names. */
type Command = 'rev-parse' | 'config' | 'init' | 'check-ignore' | 'ls-files' | 'cat-file' | 'log' | 'diff-index';

interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const FLAGS: readonly string[] = [
  '--no-pager',
  '--no-optional-locks',
  ...[
    'core.fsmonitor=false',
    'safe.bareRepository=explicit',
    'log.showSignature=false',
    'log.showRoot=true',
    'log.follow=false',
    // What `-m` shows of a merge.
    'log.diffMerges=separate',
    'i18n.logOutputEncoding=UTF-8',
  ].flatMap((setting) => ['-c', setting]),
];

/** The variables of git that say where things are on this machine; all others (a hook sets GIT_DIR, GIT_INDEX_FILE…) are dropped. */
const KEPT = new Set([
  'GIT_CEILING_DIRECTORIES',
  'GIT_DISCOVERY_ACROSS_FILESYSTEM',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_TEST_ASSUME_DIFFERENT_OWNER',
]);

function cleanEnvironment(env: Environment): Record<string, string> {
  const kept = Object.entries(env).filter((pair): pair is [string, string] => {
    const name = pair[0].toUpperCase();
    return pair[1] !== undefined && (!name.startsWith('GIT_') || KEPT.has(name)) && name !== 'LANGUAGE';
  });
  // Without the last, git writes after every commit, and each time this program is woken.
  return { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_FLUSH: '0' };
}

/** The full path of git. Relative places in PATH are passed over, so that a program lying in a repository is never taken for git. */
function findProgram(env: Environment): string | undefined {
  const names = process.platform === 'win32' ? ['git.exe'] : ['git'];
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(isAbsolute);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function stateOf(repository: Repository, hasProgram: boolean, refuses: (root: string) => boolean): GitState {
  if (repository.kind !== 'ready') return { ...PLAIN, ...repository, kind: hasProgram ? repository.kind : 'none' };
  const { foreign, ...facts } = repository;
  if (!hasProgram) return { ...facts, kind: 'none' };
  return { ...facts, kind: foreign && refuses(facts.root) ? 'foreign-owner' : 'ready' };
}

const PLAIN = { unborn: false, detached: false, shallow: false, worktree: false, submodule: false };

/** The last value of a setting counts; the environment outranks the settings, as it does for a commit. */
function userOf(listed: string, env: Environment): GitUser {
  const settings = settingsOf(listed);
  const name = filled(env.GIT_AUTHOR_NAME) ?? filled(settings.get('user.name'));
  const email = filled(env.GIT_AUTHOR_EMAIL) ?? filled(settings.get('user.email'));
  const wgMe = filled(settings.get('wg.me'));
  return { ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }), ...(wgMe === undefined ? {} : { wgMe }) };
}

function settingsOf(listed: string): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  for (const entry of listed.split('\0')) {
    const end = entry.indexOf('\n');
    if (end > 0) settings.set(entry.slice(0, end), entry.slice(end + 1));
  }
  return settings;
}

function filled(value: string | undefined): string | undefined {
  const text = value?.trim();
  return text === '' ? undefined : text;
}

function once<T>(find: () => T): () => T {
  const found: T[] = [];
  return () => {
    if (found.length === 0) found.push(find());
    return found[0] as T;
  };
}
