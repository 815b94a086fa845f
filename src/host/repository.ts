// Finds the git repository around a folder and what state it is in, by reading git's own files: no process is started.
// It follows git's rules of discovery (ceilings, one file system, owner) and leaves configuration and content to git.
import * as fs from 'node:fs';
import { basename, delimiter, dirname, isAbsolute, join, resolve, sep } from 'node:path';

/** An operation of git that was begun and not ended. */
type Busy = 'merge' | 'rebase' | 'cherry-pick' | 'revert' | 'bisect';

/** What state a working tree is in. */
export interface TreeState {
  /** The branch that is checked out; none where HEAD is detached. */
  readonly branch?: string;
  /** No commit on the branch yet. */
  readonly unborn: boolean;
  readonly detached: boolean;
  readonly shallow: boolean;
  /** One of several working trees of a repository. */
  readonly worktree: boolean;
  readonly submodule: boolean;
  readonly busy?: Busy;
}

/** What git's files say. `root` is the first folder of the working tree, `gitDir` where git keeps its own. */
export type Repository =
  | { readonly kind: 'outside' }
  | { readonly kind: 'bare'; readonly gitDir: string }
  /** `foreign`: git will probably refuse it, as it belongs to another user (only git knows the exceptions). */
  | (TreeState & { readonly kind: 'ready'; readonly root: string; readonly gitDir: string; readonly foreign: boolean });

/** The environment variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The repository that git would find from a folder. */
export function findRepository(cwd: string, env: Environment): Repository {
  const ceilings = new Set((env.GIT_CEILING_DIRECTORIES ?? '').split(delimiter).filter(isAbsolute).map(trimSeparator));
  const start = realPath(cwd);
  const device = stat(start)?.dev;
  const across = env.GIT_DISCOVERY_ACROSS_FILESYSTEM;
  const anyDevice = across === '1' || across === 'true';
  for (let folder = start; ; folder = dirname(folder)) {
    const gitDir = gitDirOf(folder);
    if (gitDir !== undefined) return open(folder, gitDir, env);
    if (isGitDir(folder)) return { kind: 'bare', gitDir: folder };
    const above = dirname(folder);
    if (above === folder || ceilings.has(above)) return { kind: 'outside' };
    if (!anyDevice && stat(above)?.dev !== device) return { kind: 'outside' };
  }
}

function open(root: string, gitDir: string, env: Environment): Repository {
  const common = commonDirOf(gitDir);
  if (isBare(common) && common === gitDir) return { kind: 'bare', gitDir };
  const head = headOf(gitDir, common);
  const busy = busyIn(gitDir);
  return {
    kind: 'ready',
    root,
    gitDir,
    ...(head.branch === undefined ? {} : { branch: head.branch }),
    unborn: head.unborn,
    detached: head.branch === undefined && !head.unborn,
    shallow: (stat(join(common, 'shallow'))?.size ?? 0) > 0,
    worktree: common !== gitDir,
    submodule: (gitDir.split(`${sep}.git${sep}`)[1] ?? '').includes(`modules${sep}`),
    ...(busy === undefined ? {} : { busy }),
    foreign: isForeign([root, join(root, '.git'), gitDir], env),
  };
}

/** The git folder that belongs to a working tree: `.git` itself, or what the file `.git` names. */
function gitDirOf(folder: string): string | undefined {
  const dotGit = join(folder, '.git');
  const entry = stat(dotGit);
  if (entry?.isDirectory()) return isGitDir(dotGit) ? dotGit : undefined;
  if (!entry?.isFile()) return undefined;
  const named = /^gitdir: ([^\r\n]+)[\r\n]*$/.exec(smallText(dotGit) ?? '')?.[1];
  if (named === undefined) return undefined;
  const gitDir = resolve(folder, named);
  return isGitDir(gitDir) ? realPath(gitDir) : undefined;
}

/** Git's own test: a HEAD, and objects and refs here or in the common folder. */
function isGitDir(folder: string): boolean {
  if (!exists(join(folder, 'HEAD'))) return false;
  const common = commonDirOf(folder);
  return isFolder(join(common, 'objects')) && isFolder(join(common, 'refs'));
}

/** A worktree shares the repository's folder; its own file `commondir` says where that is. */
function commonDirOf(gitDir: string): string {
  const named = smallText(join(gitDir, 'commondir'))?.trim();
  return named === undefined || named === '' ? gitDir : resolve(gitDir, named);
}

function headOf(gitDir: string, common: string): { readonly branch?: string; readonly unborn: boolean } {
  const ref = /^ref: *(refs\/[^\r\n]+)/.exec(smallText(join(gitDir, 'HEAD')) ?? '')?.[1]?.trimEnd();
  if (ref === undefined) return { unborn: false };
  // A repository in the reftable format keeps its refs elsewhere, and only says so here.
  if (isFolder(join(common, 'reftable'))) return { unborn: false };
  const branch = ref.replace(/^refs\/heads\//, '');
  const born = exists(join(common, ref)) || (text(join(common, 'packed-refs'), PACKED_CAP) ?? '').includes(` ${ref}\n`);
  return { branch, unborn: !born };
}

function busyIn(gitDir: string): Busy | undefined {
  return BUSY.find(([name]) => exists(join(gitDir, name)))?.[1];
}

// In this order: a stopped rebase leaves a CHERRY_PICK_HEAD too.
const BUSY: readonly (readonly [string, Busy])[] = [
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['MERGE_HEAD', 'merge'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
  ['BISECT_LOG', 'bisect'],
];

/** `core.bare` of the repository's own configuration; git sets it itself, always in this form. */
function isBare(gitDir: string): boolean {
  let section = '';
  let bare = false;
  for (const raw of (smallText(join(gitDir, 'config')) ?? '').split('\n')) {
    const line = raw.trim();
    if (line.startsWith('[')) section = line.toLowerCase();
    else if (section === '[core]' && /^bare *= *true$/i.test(line)) bare = true;
    else if (section === '[core]' && /^bare *= *false$/i.test(line)) bare = false;
  }
  return bare;
}

function isForeign(paths: readonly string[], env: Environment): boolean {
  // Git's own switch for tests; whoever sets it meets a git that refuses.
  if (env.GIT_TEST_ASSUME_DIFFERENT_OWNER !== undefined) return true;
  const me = process.geteuid?.();
  return me !== undefined && paths.some((path) => (stat(path)?.uid ?? me) !== me);
}

const SMALL_CAP = 1024 * 1024;
const PACKED_CAP = 64 * 1024 * 1024;

function smallText(path: string): string | undefined {
  return text(path, SMALL_CAP);
}

function text(path: string, cap: number): string | undefined {
  const entry = stat(path);
  if (!entry?.isFile() || entry.size > cap) return undefined;
  return attempt(() => fs.readFileSync(path, 'utf8'));
}

function exists(path: string): boolean {
  return attempt(() => fs.lstatSync(path, { throwIfNoEntry: false })) !== undefined;
}

function isFolder(path: string): boolean {
  return stat(path)?.isDirectory() ?? false;
}

function stat(path: string): fs.Stats | undefined {
  return attempt(() => fs.statSync(path, { throwIfNoEntry: false }));
}

/** The path without links; as it is where it cannot be looked at. */
export function realPath(path: string): string {
  return attempt(() => fs.realpathSync(path)) ?? resolve(path);
}

function trimSeparator(path: string): string {
  return basename(path) === '' ? path : join(dirname(path), basename(path));
}

/** What cannot be looked at counts as absent, as it does for git. */
function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
