import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { openGit } from '../../src/host/git.ts';
import { type GitRemark, remarkOnUser, remarksOn } from '../../src/host/git-remarks.ts';
import { putFile, temporaryFolder } from './temporary-folder.ts';

const windows = process.platform === 'win32';

/** An environment in which nothing of this machine's git settings counts. */
function cleanEnv(home: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(home, 'global'),
    GIT_CEILING_DIRECTORIES: home,
  };
}

/** A folder with git settings of its own, and a way to call git in a folder below it. */
function workplace() {
  const base = temporaryFolder({
    global:
      '[user]\n\tname = Runa Setia\n\temail = runa@example.org\n[init]\n\tdefaultBranch = main\n[protocol "file"]\n\tallow = always\n',
  });
  const env = cleanEnv(base);
  const git = (folder: string, ...args: string[]) =>
    execFileSync('git', args, { cwd: join(base, folder), env, encoding: 'utf8', stdio: 'pipe' });
  const tryGit = (folder: string, ...args: string[]) => spawnSync('git', args, { cwd: join(base, folder), env, stdio: 'ignore' });
  const commit = (folder: string, path: string, text: string) => {
    putFile(join(base, folder), path, text);
    git(folder, 'add', '--', path);
    git(folder, 'commit', '--quiet', '-m', `change ${path}`);
  };
  const repository = (folder: string) => {
    mkdirSync(join(base, folder));
    git(folder, 'init', '--quiet');
    return join(base, folder);
  };
  return { base, env, git, tryGit, commit, repository, open: (folder: string) => openGit(join(base, folder), env) };
}

function abouts(remarks: readonly GitRemark[]): readonly string[] {
  return remarks.map(({ about }) => about);
}

const ORDINARY = { unborn: false, detached: false, shallow: false, worktree: false, submodule: false };

test('a repository with a commit is plain, from any folder of it, and nothing is remarked', () => {
  const place = workplace();
  const root = place.repository('repo');
  place.commit('repo', 'meetings/a.md', 'a');
  const state = place.open('repo/meetings').state();
  expect(state).toEqual({ ...ORDINARY, kind: 'ready', root, gitDir: join(root, '.git'), branch: 'main' });
  expect(remarksOn(state)).toEqual([]);
});

test('the branch keeps its slashes, and counts as born when its commit is only in packed-refs', () => {
  const place = workplace();
  place.repository('repo');
  place.commit('repo', 'a.md', 'a');
  place.git('repo', 'switch', '--quiet', '--create', 'notes/2026/march');
  place.git('repo', 'pack-refs', '--all');
  expect(place.open('repo').state()).toMatchObject({ kind: 'ready', branch: 'notes/2026/march', unborn: false });
});

test('a folder in no repository is outside, and a broken .git is passed over', () => {
  const place = workplace();
  mkdirSync(join(place.base, 'plain/.git'), { recursive: true });
  putFile(place.base, 'other/.git', 'gitdir: ../nowhere\n');
  for (const folder of ['plain', 'other']) expect(place.open(folder).state()).toEqual({ ...ORDINARY, kind: 'outside' });
  expect(abouts(remarksOn(place.open('plain').state()))).toEqual(['outside']);
});

test('a repository without a commit is unborn', () => {
  const place = workplace();
  place.repository('repo');
  const state = place.open('repo').state();
  expect(state).toMatchObject({ kind: 'ready', unborn: true, detached: false, branch: 'main' });
  expect(abouts(remarksOn(state))).toEqual(['unborn']);
});

test('a commit checked out without its branch is detached', () => {
  const place = workplace();
  place.repository('repo');
  place.commit('repo', 'a.md', 'a');
  place.git('repo', 'checkout', '--quiet', '--detach');
  const state = place.open('repo').state();
  expect(state).toMatchObject({ kind: 'ready', detached: true, unborn: false });
  expect(state.branch).toBeUndefined();
  expect(abouts(remarksOn(state))).toEqual(['detached']);
});

test('a bare repository, and the inside of a .git folder, refuse writing', () => {
  const place = workplace();
  mkdirSync(join(place.base, 'bare'));
  place.git('bare', 'init', '--quiet', '--bare');
  place.repository('repo');
  for (const folder of ['bare', 'bare/refs/heads', 'repo/.git']) {
    const state = place.open(folder).state();
    expect(state.kind).toBe('bare');
    expect(state.root).toBeUndefined();
    expect(remarksOn(state).map(({ refusesWriting }) => refusesWriting)).toEqual([true]);
  }
});

test('a second working tree knows its own branch and operation', () => {
  const place = workplace();
  place.repository('repo');
  place.commit('repo', 'a.md', 'a');
  place.git('repo', 'worktree', 'add', '--quiet', '-b', 'side', '../side');
  const state = place.open('side').state();
  expect(state).toMatchObject({
    kind: 'ready',
    root: join(place.base, 'side'),
    worktree: true,
    branch: 'side',
    unborn: false,
    submodule: false,
  });
  expect(state.gitDir).toBe(join(place.base, 'repo/.git/worktrees/side'));
  expect(abouts(remarksOn(state))).toEqual(['worktree']);
  expect(place.open('repo').state().worktree).toBe(false);
});

test('a submodule and a shallow clone are told', () => {
  const place = workplace();
  place.repository('inner');
  place.commit('inner', 'a.md', 'a');
  place.commit('inner', 'a.md', 'b');
  place.repository('outer');
  place.git('outer', 'submodule', '--quiet', 'add', '../inner', 'group');
  const inside = place.open('outer/group').state();
  expect(inside).toMatchObject({ kind: 'ready', root: join(place.base, 'outer/group'), submodule: true, worktree: false, unborn: false });
  expect(abouts(remarksOn(inside))).toEqual(['submodule']);
  place.git('.', 'clone', '--quiet', '--depth', '1', `file://${join(place.base, 'inner')}`, 'clone');
  const clone = place.open('clone').state();
  expect(clone).toMatchObject({ kind: 'ready', shallow: true });
  expect(abouts(remarksOn(clone))).toEqual(['shallow']);
});

test.each(['merge', 'rebase', 'cherry-pick', 'revert', 'bisect'] as const)(
  'in the middle of a %s writing is refused, with the way out',
  (operation) => {
    const place = workplace();
    place.repository('repo');
    place.commit('repo', 'a.md', 'base\n');
    place.git('repo', 'switch', '--quiet', '--create', 'side');
    place.commit('repo', 'a.md', 'theirs\n');
    place.git('repo', 'switch', '--quiet', 'main');
    place.commit('repo', 'a.md', 'ours\n');
    const how = {
      merge: ['merge', 'side'],
      rebase: ['rebase', 'side'],
      'cherry-pick': ['cherry-pick', 'side'],
      revert: ['revert', '--no-edit', 'HEAD~1'],
      bisect: ['bisect', 'start'],
    };
    if (operation === 'revert') place.commit('repo', 'a.md', 'later\n');
    place.tryGit('repo', ...how[operation]);
    const state = place.open('repo').state();
    expect(state.busy).toBe(operation);
    const remark = remarksOn(state).find(({ about }) => about === operation);
    expect(remark).toMatchObject({ refusesWriting: true, help: expect.stringMatching(/^(finish|end) it with `git /) });
    place.git('repo', operation, operation === 'bisect' ? 'reset' : '--abort');
    expect(place.open('repo').state().busy).toBeUndefined();
  },
);

test('a repository of another owner is one that git refuses, until the user trusts it', () => {
  const place = workplace();
  const root = place.repository('repo');
  place.commit('repo', 'a.md', 'a');
  const env = { ...place.env, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
  const state = openGit(root, env).state();
  expect(state).toMatchObject({ kind: 'foreign-owner', root });
  expect(abouts(remarksOn(state))).toEqual(['foreign-owner']);
  expect(openGit(root, env).isTracked('a.md')).toBeUndefined();
  putFile(place.base, 'global', `[safe]\n\tdirectory = ${root}\n`);
  expect(openGit(root, env).state().kind).toBe('ready');
});

test('without a git program the files are found all the same, and nothing is started', () => {
  const place = workplace();
  const root = place.repository('repo');
  const git = openGit(root, { ...place.env, PATH: '' });
  expect(git.state()).toMatchObject({ kind: 'none', root, branch: 'main' });
  expect(abouts(remarksOn(git.state()))).toContain('none');
  expect([git.user(), git.isTracked('a.md'), git.isIgnored('a.md')]).toEqual([{}, undefined, undefined]);
  expect(git.init(join(place.base))).toEqual({ problem: 'git could not be started' });
  expect(openGit(place.base, { ...place.env, PATH: '' }).state()).toEqual({ ...ORDINARY, kind: 'none' });
});

test.skipIf(windows)('a program called git that lies in the current folder is never started', () => {
  const place = workplace();
  const root = place.repository('repo');
  putFile(root, 'git', `#!/bin/sh\ntouch ${place.base}/marker\n`);
  chmodSync(join(root, 'git'), 0o755);
  const path = ['.', '', 'bin/..', place.env.PATH].join(delimiter);
  openGit(root, { ...place.env, PATH: path }).user();
  expect(openGit(root, { ...place.env, PATH: `.${delimiter}` }).state().kind).toBe('none');
  expect(existsSync(join(place.base, 'marker'))).toBe(false);
});

test('variables that a hook sets do not lead to another repository', () => {
  const place = workplace();
  const root = place.repository('repo');
  place.commit('repo', 'a.md', 'a');
  place.repository('other');
  const elsewhere = {
    GIT_DIR: join(place.base, 'other/.git'),
    GIT_WORK_TREE: join(place.base, 'other'),
    GIT_INDEX_FILE: 'x',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'user.name',
    GIT_CONFIG_VALUE_0: 'Eve',
  };
  const git = openGit(root, { ...place.env, ...elsewhere });
  expect(git.state().root).toBe(root);
  expect(git.isTracked('a.md')).toBe(true);
  expect(git.user().name).toBe('Runa Setia');
});

test('the user is who git would name, with the setting wg.me; the environment counts more', () => {
  const place = workplace();
  const root = place.repository('repo');
  place.git('repo', 'config', 'user.email', 'runa@work.example');
  place.git('repo', 'config', 'wg.me', 'runa');
  expect(place.open('repo').user()).toEqual({ name: 'Runa Setia', email: 'runa@work.example', wgMe: 'runa' });
  expect(openGit(root, { ...place.env, GIT_AUTHOR_NAME: 'R. Setia' }).user().name).toBe('R. Setia');
  expect(place.open('.').user()).toEqual({ name: 'Runa Setia', email: 'runa@example.org' });
});

test('a user without an identity is told how to give one', () => {
  const place = workplace();
  place.repository('repo');
  rmSync(join(place.base, 'global'));
  const user = place.open('repo').user();
  expect(user).toEqual({});
  expect(remarkOnUser(user)).toMatchObject({ about: 'identity', refusesWriting: false, help: expect.stringContaining('user.name') });
  expect(remarkOnUser({ name: 'R', email: 'r@example.org' })).toBeUndefined();
  expect(remarkOnUser({ name: 'R' })?.message).toContain('e-mail');
  expect(remarkOnUser({ email: 'r@example.org' })?.message).toContain('name');
});

test('makes a repository where there is none, and says in words why it cannot', () => {
  const place = workplace();
  mkdirSync(join(place.base, 'new'));
  expect(place.open('new').init(join(place.base, 'new'))).toBeUndefined();
  expect(place.open('new').state()).toMatchObject({ kind: 'ready', unborn: true });
  writeFileSync(join(place.base, 'file'), '');
  mkdirSync(join(place.base, 'taken'));
  putFile(place.base, 'taken/.git', 'this is no gitfile');
  expect(place.open('taken').init(join(place.base, 'taken'))?.problem).toMatch(/gitfile/);
});

test('paths are taken literally when git is asked about them', () => {
  const place = workplace();
  place.repository('repo');
  place.commit('repo', '.gitignore', 'private/\n');
  place.commit('repo', '--output=x', 'odd name');
  place.commit('repo', 'sub/a.md', 'a');
  const git = place.open('repo/sub');
  expect(['private/answers.csv', 'private/', 'sub/a.md', '*', ':/private'].map((path) => git.isIgnored(path))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(['sub/a.md', 'sub', '--output=x', 'private', '*', ':(glob)**', 'sub/b.md'].map((path) => git.isTracked(path))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect([git.isIgnored('../outside'), git.isTracked('../outside')]).toEqual([undefined, undefined]);
});

test.skipIf(windows)('no program that a repository names is ever run', () => {
  const place = workplace();
  const root = place.repository('repo');
  place.commit('repo', 'a.md', 'a');
  const marker = join(place.base, 'marker');
  const trap = putFile(place.base, 'trap', `#!/bin/sh\necho "$0 $*" >> ${marker}\ncat\n`);
  chmodSync(trap, 0o755);
  const settings = [
    'core.fsmonitor',
    'core.pager',
    'core.editor',
    'core.sshCommand',
    'core.askPass',
    'core.gitProxy',
    'diff.external',
    'diff.t.textconv',
    'diff.t.command',
  ]
    .concat([
      'filter.t.clean',
      'filter.t.smudge',
      'filter.t.process',
      'gpg.program',
      'interactive.diffFilter',
      'pager.config',
      'pager.log',
      'credential.helper',
    ])
    .concat(['core.alternateRefsCommand', 'uploadpack.packObjectsHook']);
  for (const setting of settings) place.git('repo', 'config', setting, trap);
  for (const command of ['rev-parse', 'config', 'ls-files', 'check-ignore', 'init', 'x'])
    place.git('repo', 'config', `alias.${command}`, `!${trap}`);
  mkdirSync(join(root, '.git/hooks'), { recursive: true });
  for (const hook of ['post-index-change', 'fsmonitor-watchman', 'reference-transaction', 'post-checkout'])
    symlinkSync(trap, join(root, '.git/hooks', hook));
  putFile(root, '.gitattributes', '* filter=t diff=t\n');
  putFile(root, 'a.md', 'changed');
  // The trap works: plain git runs it.
  place.tryGit('repo', 'status');
  expect(existsSync(marker)).toBe(true);
  rmSync(marker);
  const git = place.open('repo');
  const env = {
    ...place.env,
    GIT_TEST_ASSUME_DIFFERENT_OWNER: '1',
    GIT_PAGER: trap,
    PAGER: trap,
    GIT_EXTERNAL_DIFF: trap,
    GIT_EDITOR: trap,
  };
  git.state();
  git.user();
  git.isIgnored('a.md');
  git.isTracked('a.md');
  git.init(root);
  openGit(root, env).state();
  openGit(root, env).user();
  expect(existsSync(marker)).toBe(false);
});

test.skipIf(windows)('a bare repository that a pull request carries is never opened by git', () => {
  const place = workplace();
  place.repository('repo');
  const marker = join(place.base, 'marker');
  const trap = putFile(place.base, 'trap', `#!/bin/sh\necho run >> ${marker}\n`);
  chmodSync(trap, 0o755);
  mkdirSync(join(place.base, 'repo/carried'));
  place.git('repo/carried', 'init', '--quiet', '--bare');
  place.git('repo/carried', 'config', 'core.fsmonitor', trap);
  place.git('repo/carried', 'config', 'user.name', 'Eve');
  const git = place.open('repo/carried');
  expect(git.state().kind).toBe('bare');
  expect(git.user().name).not.toBe('Eve');
  expect([git.isTracked('x'), git.isIgnored('x'), existsSync(marker)]).toEqual([undefined, undefined, false]);
});
