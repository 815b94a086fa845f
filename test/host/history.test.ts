import { execFileSync } from 'node:child_process';
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBlobs } from '../../src/host/blobs.ts';
import { openGit } from '../../src/host/git.ts';
import { readHistory } from '../../src/host/history.ts';
import { readIndex } from '../../src/host/indexed.ts';
import { lineagesOf } from '../../src/model/history/lineage.ts';
import { makeKnownPast } from '../history/known-past.ts';
import { putFile, temporaryFolder } from './temporary-folder.ts';

const env = { ...process.env, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' };
const folders = ['milestones', 'meetings'];
const watched = { changes: folders, states: folders };

function gitIn(folder: string) {
  const ask = (args: readonly string[], input?: string): Buffer =>
    execFileSync('git', args, { cwd: folder, env, input, maxBuffer: 1 << 28 });
  const commit = (subject: string): void => {
    ask(['add', '--all']);
    ask(['-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', subject]);
  };
  const index = () => readIndex(ask, folder, folders, join(folder, '.git', 'index'));
  const history = (isMost: boolean) =>
    readHistory(ask, watched, { index: { ...index(), isMost: () => isMost }, cut: false, dayOf: String })?.commits;
  return { ask, commit, index, history };
}

/** So that the index is surely younger than the files. */
function age(folder: string, paths: readonly string[]): void {
  for (const path of paths) utimesSync(join(folder, path), 1_600_000_000, 1_600_000_000);
}

test('the history of some folders is the same whether git leaves out the rest or is asked for everything', () => {
  const folder = temporaryFolder();
  makeKnownPast(folder, 300, 5);
  const { ask, commit, history } = gitIn(folder);
  putFile(folder, 'drafts/a.md', 'A plan of several lines\n\nthat is still a draft\n');
  putFile(folder, 'milestones.md', 'No milestone\n');
  commit('Draft');
  ask(['mv', 'drafts/a.md', 'milestones/a.md']);
  commit('Plan');
  ask(['mv', 'milestones/a.md', 'milestones/b.md']);
  commit('Rename');
  ask(['mv', 'milestones/b.md', 'drafts/b.md']);
  commit('Take back');
  const some = history(false);
  expect(history(true)).toEqual(some);
  expect(some?.slice(-3).map(({ subject, changes }) => [subject, changes.map(({ path, from }) => [path, from])])).toEqual([
    ['Plan', [['milestones/a.md', undefined]]],
    ['Rename', [['milestones/b.md', 'milestones/a.md']]],
    ['Take back', [['milestones/b.md', undefined]]],
  ]);
  expect(some?.at(-1)?.changes[0]?.after).toBeUndefined();
});

test('the state before any commit, and the commit that brought a file under its first name, are as git tells them one by one', () => {
  const folder = temporaryFolder();
  makeKnownPast(folder, 600, 7);
  const { ask, index } = gitIn(folder);
  putFile(folder, 'milestones/staged.md', 'Not committed\n');
  ask(['add', 'milestones/staged.md']);
  const versions = readHistory(ask, watched, { index: index(), cut: false, dayOf: String });
  const { commits, filesBefore, broughtAt, changesFrom } = versions ?? expect.unreachable();
  const treeOf = (id: string): ReadonlyMap<string, string> => {
    const listed = ask(['ls-tree', '-r', '-z', id, '--', ...folders]).toString();
    const entries = listed.split('\0').flatMap((entry) => /^\d+ blob (\w+)\t(.*)$/s.exec(entry) ?? []);
    return new Map(Array.from({ length: entries.length / 3 }, (_, at) => [entries[3 * at + 2] as string, entries[3 * at + 1] as string]));
  };
  expect(filesBefore(0)).toEqual(new Map());
  for (const at of [1, 2, 50, 200, commits.length]) {
    expect(new Map([...filesBefore(at)].sort())).toEqual(new Map([...treeOf(commits[at - 1]?.id ?? '')].sort()));
  }
  expect(changesFrom(0)).toEqual(commits.filter(({ changes }) => changes.length > 0));
  expect(changesFrom(200)).toEqual(commits.slice(200).filter(({ changes }) => changes.length > 0));
  const ways = lineagesOf({ commits }).filter(({ versions: own }) => own.at(-1)?.blob !== undefined);
  expect(ways.some(({ paths }) => paths.length > 1)).toBe(true);
  // A file that went and came back came more than once; the known past has none.
  const some = ways.filter(({ paths }, at) => paths.length > 1 || at % 4 === 0);
  for (const { path, versions: own } of some) expect([path, broughtAt(path)]).toEqual([path, own[0]?.at]);
  expect(broughtAt('milestones/staged.md')).toBeUndefined();
  expect(broughtAt('meetings/never.md')).toBeUndefined();
  expect(broughtAt('meetings/two\nlines.md')).toBeUndefined();
}, 60_000);

test('git is asked for some folders only where most of a repository is something else', () => {
  const folder = temporaryFolder({ 'milestones/a.md': 'A\n', 'wg.yaml': 'format: 1\n' });
  const { commit, index } = gitIn(folder);
  openGit(folder, env).init(folder);
  commit('Begin');
  expect(index().isMost((path) => path.startsWith('milestones/'))).toBe(true);
  putFile(folder, 'code/a.c', '');
  commit('Code');
  expect(index().isMost((path) => path.startsWith('milestones/'))).toBe(false);
});

test('a file is known to be as it was staged by its times and size, and read where these do not tell', () => {
  const files = ['same', 'shorter', 'touched', 'edited', 'gone'].map((name) => `milestones/${name} ü.md`);
  const folder = temporaryFolder(Object.fromEntries(files.map((path) => [path, `Text of ${path}\n`])));
  const { ask, commit, index } = gitIn(folder);
  openGit(folder, env).init(folder);
  age(folder, files);
  commit('Begin');
  const [same = '', shorter = '', touched = '', edited = '', gone = ''] = files;
  const staged = ask(['rev-parse', `HEAD:${same}`])
    .toString()
    .trim();
  expect(index().blobAt(same)).toBe(staged);
  writeFileSync(join(folder, shorter), 'Text\n');
  utimesSync(join(folder, touched), 1_600_000_001, 1_600_000_001);
  writeFileSync(join(folder, edited), `Book of ${edited}\n`);
  rmSync(join(folder, gone));
  const { blobAt } = index();
  expect([same, shorter, touched, edited, gone, 'milestones/new.md'].map((path) => blobAt(path))).toEqual([
    staged,
    ...Array.from({ length: 5 }, () => undefined),
  ]);
  // Same size, and its old time put back: the time of the last change to the file's entry tells.
  age(folder, [edited]);
  expect(index().blobAt(edited)).toBeUndefined();
  const { isBlob } = readHistory(ask, watched, { index: index(), cut: false, dayOf: String }) ?? {};
  expect(
    isBlob?.(
      { path: touched, text: `Text of ${touched}\n` },
      ask(['rev-parse', `HEAD:${touched}`])
        .toString()
        .trim(),
    ),
  ).toBe(true);
  expect(
    isBlob?.(
      { path: edited, text: `Book of ${edited}\n` },
      ask(['rev-parse', `HEAD:${edited}`])
        .toString()
        .trim(),
    ),
  ).toBe(false);
  // A time at or after that of the index proves nothing.
  utimesSync(join(folder, '.git', 'index'), 1_600_000_000, 1_600_000_000);
  expect(index().blobAt(same)).toBeUndefined();
});

test('texts of blobs are read as far as the limits go, with one process where they are few', () => {
  const texts = new Map([
    ['a'.repeat(40), 'Twelve bytes'],
    ['b'.repeat(40), 'x'.repeat(100)],
    ['c'.repeat(40), 'Six\n\n!'],
  ]);
  const asked: string[] = [];
  const answer = (input: string, whole: boolean): Buffer =>
    Buffer.from(
      input
        .trim()
        .split('\n')
        .map((id) => {
          const text = texts.get(id);
          return text === undefined ? `${id} missing\n` : `${id} blob ${text.length}\n${whole ? `${text}\n` : ''}`;
        })
        .join(''),
    );
  const read = (isTooMuch: boolean) => {
    const found: string[] = [];
    const large = readBlobs(
      (args, input) => {
        asked.push(args[1] ?? '');
        if (isTooMuch && asked.length === 1) return undefined;
        return answer(input, args[1] === '--batch');
      },
      [...texts.keys(), 'd'.repeat(40), 'a'.repeat(40)],
      { largest: 50, altogether: 60 },
      (_, bytes) => found.push(bytes.toString()),
    );
    return { found, large, asked: asked.splice(0) };
  };
  const told = { found: ['Twelve bytes', 'Six\n\n!'], large: ['b'.repeat(40)] };
  expect(read(false)).toEqual({ ...told, asked: ['--batch'] });
  // More than one answer can hold: their sizes are asked for.
  expect(read(true)).toEqual({ ...told, asked: ['--batch', '--batch-check', '--batch'] });
});

test('settings of a person change neither what a merge brought nor the letters of a subject', () => {
  const folder = temporaryFolder({ 'milestones/a.md': 'A\n' });
  const { ask, commit } = gitIn(folder);
  openGit(folder, env).init(folder);
  commit('Begin');
  ask(['checkout', '--quiet', '-b', 'beside']);
  putFile(folder, 'milestones/b.md', 'B\n');
  commit('Beside');
  ask(['checkout', '--quiet', '-']);
  putFile(folder, 'milestones/c.md', 'C\n');
  commit('Main');
  ask(['-c', 'user.name=A', '-c', 'user.email=a@example.org', 'merge', '--quiet', '--no-ff', '-m', 'Käse', 'beside']);
  ask(['config', 'i18n.logOutputEncoding', 'ISO-8859-1']);
  for (const merges of ['off', 'combined', 'separate']) {
    ask(['config', 'log.diffMerges', merges]);
    const last = openGit(folder, env).history(folder, watched, 'UTC')?.commits.at(-1);
    expect([merges, last?.subject, last?.changes.map(({ path }) => path)]).toEqual([merges, 'Käse', ['milestones/b.md']]);
  }
});
