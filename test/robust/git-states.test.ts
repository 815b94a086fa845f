// Git in every state that a group's folder can be in: reading works in all of them; writing works, or is refused with the reason
// and the way on; what is written is the same, and git is left as it was.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Bed, makeBed, type RunOptions } from '../bed.ts';
import { seedLibrary } from './seed-library.ts';

const history = [
  { day: '2016-02-01', files: seedLibrary },
  { day: '2016-02-02', files: { 'charter.md': '# Charter\n' } },
];

/** Git in a folder of the bed, that may fail: a merge with a conflict does. */
function git(bed: Bed, folder: string, ...args: readonly string[]): void {
  const who = { GIT_AUTHOR_NAME: 'T', GIT_AUTHOR_EMAIL: 't@example.org', GIT_COMMITTER_NAME: 'T', GIT_COMMITTER_EMAIL: 't@example.org' };
  spawnSync('git', [...args], { cwd: join(bed.root, folder), env: { ...bed.env, ...who }, stdio: 'ignore' });
}

/** A report comes; an action is done, once, in the file where it stands. */
async function expectWorks(bed: Bed, options: RunOptions = {}): Promise<void> {
  const report = await bed.runWith(options, 'report');
  expect({ code: report.code, shown: report.stdout.includes('Count the paper bags') }, report.stderr).toEqual({ code: 0, shown: true });
  const done = await bed.runWith(options, 'done', '2016-02-09#bbbb');
  expect(done.code, done.stderr).toBe(0);
  const path = join(options.cwd ?? '', 'meetings/2016-02-09.md');
  expect(bed.read(path)).toContain('(done 2016-02-17) <!-- wg:bbbb -->');
}

/** A report comes; writing is refused with a reason and a way on, and nothing changes. */
async function expectReadsOnly(bed: Bed, reason: string, wayOn: string, options: RunOptions = {}): Promise<void> {
  const report = await bed.runWith(options, 'report');
  expect({ code: report.code, shown: report.stdout.includes('Count the paper bags') }, report.stderr).toEqual({ code: 0, shown: true });
  const before = bed.texts();
  for (const words of [
    ['done', '2016-02-09#bbbb'],
    ['new-milestone', 'X'],
    ['import-notes', 'pad/2016-02-16.txt'],
    ['new-meeting', '2016-02-23'],
  ]) {
    const { code, stdout, stderr } = await bed.runWith(options, ...words);
    expect({ code, stdout }, stderr).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(reason);
    expect(stderr).toContain(wayOn);
    expect((await bed.runWith(options, ...words, '--dry-run')).code).toBe(0);
  }
  expect(bed.texts()).toEqual(before);
}

describe('reading and writing work', () => {
  test('outside a repository', async () => {
    await expectWorks(makeBed(seedLibrary));
  });

  test('without a git program', async () => {
    const bed = makeBed(history);
    mkdirSync(join(bed.root, '../empty'));
    await expectWorks(bed, { env: { PATH: join(bed.root, '../empty') } });
    const init = makeBed();
    const { code, stderr } = await init.runWith({ env: { PATH: '' } }, 'init', '--name', 'X', '--yes');
    expect(code, stderr).toBe(2);
    expect(stderr).toContain('git');
    expect(init.list()).toEqual([]);
  });

  test('before the first commit', async () => {
    const bed = makeBed(seedLibrary);
    git(bed, '', 'init', '--quiet');
    await expectWorks(bed);
  });

  test('without a branch', async () => {
    const bed = makeBed(history);
    bed.git('checkout', '--quiet', '--detach', 'HEAD~1');
    await expectWorks(bed);
  });

  test('in a second working tree, a submodule and a shallow clone', async () => {
    const bed = makeBed(history);
    bed.git('worktree', 'add', '--quiet', 'tree');
    await expectWorks(bed, { cwd: 'tree' });
    expect(readdirSync(join(bed.root, '.git/worktrees/tree')).filter((name) => name.startsWith('.wg'))).toEqual([]);
    bed.git('clone', '--quiet', '--depth=1', `file://${bed.root}`, 'shallow');
    await expectWorks(bed, { cwd: 'shallow' });
    mkdirSync(join(bed.root, 'outer'));
    git(bed, 'outer', 'init', '--quiet');
    git(bed, 'outer', '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', bed.root, 'group');
    expect(existsSync(join(bed.root, 'outer/group/wg.yaml'))).toBe(true);
    await expectWorks(bed, { cwd: 'outer/group' });
    expect(bed.read('meetings/2016-02-09.md')).not.toContain('(done');
  });

  test('in a repository of another user, which git itself refuses', async () => {
    await expectWorks(makeBed(history), { env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' } });
  });

  test('without a name or an address for git, save for “me”', async () => {
    const bed = makeBed(history);
    await expectWorks(bed, { env: { GIT_CONFIG_GLOBAL: '/dev/null' } });
    const { code, stderr } = await bed.run('assign', 'rules', 'me');
    expect(code).toBe(2);
    expect(stderr).toContain('git config wg.me');
    bed.git('config', 'wg.me', 'tamsin');
    expect((await bed.run('assign', 'rules', 'me')).code).toBe(0);
    expect(bed.read('milestones/rules.md')).toContain('owners: [tamsin]');
  });
});

describe('writing is refused, with the reason', () => {
  test('in a bare repository', async () => {
    const bed = makeBed(history);
    bed.git('clone', '--quiet', '--bare', '.', '../bare.git');
    const { code, stdout, stderr } = await bed.runWith({ cwd: '../bare.git' }, 'init', '--name', 'X', '--yes');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('bare git repository');
    expect((await bed.runWith({ cwd: '../bare.git' }, 'report')).code).toBe(2);
    expect(existsSync(join(bed.root, '../bare.git/wg.yaml'))).toBe(false);
  });

  const operations: readonly (readonly [operation: string, commands: readonly (readonly string[])[]])[] = [
    ['merge', [['merge', 'other']]],
    ['rebase', [['rebase', 'other']]],
    ['cherry-pick', [['cherry-pick', 'other']]],
    ['revert', [['revert', '--no-edit', 'HEAD~1']]],
    ['bisect', [['bisect', 'start']]],
  ];

  test.each(operations)('in the middle of a %s', async (operation, commands) => {
    const bed = makeBed(history);
    bed.git('switch', '--quiet', '--create', 'other');
    bed.commit({ day: '2016-02-03', files: { 'charter.md': '# Theirs\n' } });
    bed.git('switch', '--quiet', 'main');
    bed.commit({ day: '2016-02-03', files: { 'charter.md': '# Ours\n' } });
    bed.commit({ day: '2016-02-04', files: { 'charter.md': '# Ours again\n' } });
    for (const words of commands) git(bed, '', ...words);
    await expectReadsOnly(bed, `in the middle of a ${operation}`, operation === 'bisect' ? 'git bisect reset' : `git ${operation} --abort`);
    git(bed, '', ...(operation === 'bisect' ? ['bisect', 'reset'] : [operation, '--abort']));
    await expectWorks(bed);
  });
});

test('nothing that a repository’s settings name is run by any command', async () => {
  const bed = makeBed(history);
  const marker = join(bed.root, '../RAN');
  const evil = join(bed.root, '../evil.sh');
  writeFileSync(evil, `#!/bin/sh\necho "$0 $@" >> '${marker}'\ncat\n`, { mode: 0o755 });
  const settings = [
    ...['core.fsmonitor', 'core.pager', 'core.editor', 'core.sshCommand', 'core.askPass', 'core.alternateRefsCommand', 'sequence.editor'],
    ...['diff.external', 'diff.evil.command', 'diff.evil.textconv', 'filter.evil.clean', 'filter.evil.smudge', 'filter.evil.process'],
    ...['merge.evil.driver', 'credential.helper', 'gpg.program', 'interactive.diffFilter', 'uploadpack.packObjectsHook', 'pager.config'],
    ...['alias.config', 'alias.init', 'alias.ls-files', 'alias.rev-parse', 'alias.check-ignore'],
  ];
  for (const name of settings) bed.git('config', name, name.startsWith('alias.') ? `!${evil}` : evil);
  bed.git('config', 'core.hooksPath', '../hooks');
  bed.put({ '.gitattributes': '* filter=evil diff=evil merge=evil\n', '../hooks/x': '' });
  for (const hook of ['pre-commit', 'post-index-change', 'reference-transaction', 'post-checkout', 'fsmonitor-watchman']) {
    writeFileSync(join(bed.root, '../hooks', hook), `#!/bin/sh\n'${evil}' hook\n`, { mode: 0o755 });
  }
  for (const words of [
    ['report'],
    ['check'],
    ['report', 'timeline', '--json'],
    ['import-notes', 'pad/2016-02-16.txt'],
    ['new-meeting', '2016-02-23'],
    ['new-milestone', 'A hall', '--owner', 'me'],
    ['assign', 'rules', 'me'],
    ['done', 'labels'],
    ['init', '--name', 'X', '--yes'],
  ]) {
    expect((await bed.run(...words)).stderr, words.join(' ')).not.toContain('this is a bug');
    expect(existsSync(marker), words.join(' ')).toBe(false);
  }
  // The trap is a trap: git itself steps into it.
  const { PATH, HOME } = bed.env;
  execFileSync('git', ['status', '--short'], { cwd: bed.root, env: { PATH, HOME }, stdio: 'ignore' });
  expect(existsSync(marker)).toBe(true);
});

test('a bare repository that lies in the group, as a pull request can bring one, runs nothing', async () => {
  const bed = makeBed(history);
  const marker = join(bed.root, '../RAN');
  const hidden = 'meetings/sub';
  const config = `[core]\n\tbare = false\n\tworktree = ..\n\tfsmonitor = "touch '${marker}'; false"\n[user]\n\tname = Odile Brandt\n`;
  bed.put({
    [`${hidden}/HEAD`]: 'ref: refs/heads/main\n',
    [`${hidden}/config`]: config,
    [`${hidden}/objects/x`]: '',
    [`${hidden}/refs/x`]: '',
  });
  for (const words of [['report'], ['check'], ['new-milestone', 'X'], ['assign', 'rules', 'me']])
    await bed.runWith({ cwd: hidden }, ...words);
  await bed.run('new-milestone', 'Y');
  expect(existsSync(marker)).toBe(false);
  expect(bed.read('milestones/rules.md')).toBe(seedLibrary['milestones/rules.md']);
});
