// What to tell a person about an unusual state of git: one sentence each, and how to go on. It asks nothing itself.
import type { GitState, GitUser } from './git.ts';

/** One remark. Where `refusesWriting` is true, commands that write files stop with it; reading always works. */
export interface GitRemark {
  readonly about: string;
  readonly message: string;
  readonly help: string;
  readonly refusesWriting: boolean;
}

/** The remarks on a state, those that refuse writing first; none for a plain repository with commits on a branch. */
export function remarksOn(state: GitState): readonly GitRemark[] {
  const found: GitRemark[] = [];
  if (state.kind !== 'ready') found.push(...KINDS.filter(({ about }) => about === state.kind));
  if (state.busy !== undefined) found.push(busy(state.busy));
  found.push(...FLAGS.filter(([flag]) => state[flag]).map(([, about]) => about));
  return found;
}

/** The remark on a user of whom git knows no name or no e-mail address, if so. */
export function remarkOnUser(user: GitUser): GitRemark | undefined {
  if (user.name !== undefined && user.email !== undefined) return undefined;
  const lacks =
    user.name === undefined ? (user.email === undefined ? 'neither your name nor your e-mail address' : 'no name') : 'no e-mail address';
  const help = 'tell it with `git config --global user.name "Your Name"` and `git config --global user.email you@example.org`';
  return remark('identity', `git knows ${lacks}${user.name === undefined && user.email !== undefined ? ' of yours' : ''}`, help);
}

function remark(about: string, message: string, help: string, refusesWriting = false): GitRemark {
  return { about, message, help, refusesWriting };
}

const KINDS: readonly GitRemark[] = [
  remark(
    'none',
    'there is no git program on this machine',
    'install git from https://git-scm.com; until then files are read and written, without their history',
  ),
  remark('outside', 'this folder is in no git repository', 'go to the folder of your group, or start a group here with `wg init`'),
  remark('bare', 'this is a bare git repository, which has no files to work on', 'clone it (`git clone PATH`) and go to the clone', true),
  remark(
    'foreign-owner',
    'git refuses this repository, because its files belong to another user',
    'if you trust it, say so with `git config --global --add safe.directory PATH`, where PATH is its first folder; until then there is no history',
  ),
];

type Flag = 'unborn' | 'detached' | 'shallow' | 'worktree' | 'submodule';

const FLAGS: readonly (readonly [Flag, GitRemark])[] = flags([
  [
    'unborn',
    'this repository has no commit yet',
    'make the first one with `git add --all` and `git commit`; until then nothing has a history',
  ],
  [
    'detached',
    'no branch is checked out (git calls this a detached HEAD), so commits made now are easily lost',
    'go back to a branch with `git switch NAME`, or make one here with `git switch --create NAME`',
  ],
  ['shallow', 'this clone holds only the latest history, so older changes are not seen', 'fetch the rest with `git fetch --unshallow`'],
  ['worktree', 'this is one of several working trees of a repository', 'nothing to do: what you write stays on the branch of this one'],
  ['submodule', 'this repository is a submodule of another one', 'commit here first, then in the outer repository, which notes the commit'],
]);

function flags(rows: readonly (readonly [Flag, string, string])[]): readonly (readonly [Flag, GitRemark])[] {
  return rows.map(([flag, message, help]) => [flag, remark(flag, message, help)]);
}

/** A stopped operation: its files are half of one side and half of the other, so that nothing may be built on them. */
function busy(operation: NonNullable<GitState['busy']>): GitRemark {
  const end =
    operation === 'bisect'
      ? 'end it with `git bisect reset`'
      : `finish it with \`git ${operation} --continue\`, or take it back with \`git ${operation} --abort\``;
  return remark(operation, `git is in the middle of a ${operation}, so nothing is written now`, `${end}; reading works meanwhile`, true);
}
