import { chmodSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openGit } from '../../src/host/git.ts';
import { exposed, isPrivate } from '../../src/host/private.ts';
import { realDisk } from '../../src/host/syscalls.ts';
import { applyAll, applyWrites } from '../../src/host/write.ts';
import type { MadeWrite, Write } from '../../src/text/files.ts';
import { makeBed } from '../bed.ts';
import { type Fault, faultyDisk, Killed } from './faulty-disk.ts';
import { temporaryFolder } from './temporary-folder.ts';

const windows = process.platform === 'win32';

function made(path: string, ...pieces: readonly (string | Uint8Array)[]): MadeWrite {
  return {
    path,
    async make(put) {
      for (const piece of pieces) put(piece);
      return undefined;
    },
  };
}

const write: Write = { path: 'import.yaml', before: 'old', after: 'new' };

/** All regular files below a folder with their texts. */
function everything(root: string): Readonly<Record<string, string>> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map((entry) => join(entry.parentPath, entry.name)).map((full) => [full.slice(root.length + 1), readFileSync(full, 'utf8')]),
  );
}

test('a file is made of pieces of text and bytes in their order, replaces what was there, and comes before the writes', async () => {
  const root = temporaryFolder({ 'data/a.jsonl': 'old', 'import.yaml': 'old' });
  const pieces = Array.from({ length: 3000 }, (_, n) => (n % 7 === 0 ? Buffer.from(`bytes ${n}\n`) : `é ${n}${'.'.repeat(100)}\n`));
  const done = await applyAll(root, [made('data/a.jsonl', ...pieces), made('b.txt')], [write]);
  expect(done).toEqual({ written: ['data/a.jsonl', 'b.txt', 'import.yaml'] });
  expect(everything(root)).toEqual({
    'data/a.jsonl': pieces.map(String).join(''),
    'b.txt': '',
    'import.yaml': 'new',
  });
});

test('a problem while making leaves everything as it was', async () => {
  const root = temporaryFolder({ 'a.jsonl': 'old', 'import.yaml': 'old' });
  const was = everything(root);
  const wrong = { code: 'csv-stray-quote', severity: 'error', place: { path: 'x.csv' }, message: 'wrong' } as const;
  const refusing: MadeWrite = {
    path: 'a.jsonl',
    async make(put) {
      put('half');
      return wrong;
    },
  };
  const makes = [made('new/a.txt', 'x'), refusing];
  expect(await applyAll(root, makes, [write])).toEqual({ written: [], problem: wrong });
  expect([everything(root), existsSync(join(root, 'new'))]).toEqual([was, false]);
});

test('so does a bug in the making, which is not hidden', async () => {
  const root = temporaryFolder({ 'a.jsonl': 'old' });
  const makes = [made('b.txt', 'x'), { path: 'a.jsonl', make: () => Promise.reject(new Error('a bug')) }];
  await expect(applyAll(root, makes, [])).rejects.toThrow('a bug');
  expect(everything(root)).toEqual({ 'a.jsonl': 'old' });
});

test('half of a character is refused, as it would be replaced silently', async () => {
  const root = temporaryFolder();
  expect(await applyAll(root, [made('a.txt', 'x\ud83d', '\ude00')], [])).toMatchObject({ written: [], problem: { code: 'not-utf8' } });
  expect(everything(root)).toEqual({});
});

test('a write that was planned from another text stops everything', async () => {
  const root = temporaryFolder({ 'import.yaml': 'changed' });
  expect(await applyAll(root, [made('a.jsonl', 'x')], [write])).toMatchObject({ written: [], problem: { code: 'changed-meanwhile' } });
  expect(everything(root)).toEqual({ 'import.yaml': 'changed' });
});

test('one path made and written at once, and a name that differs by case, are refused', async () => {
  const root = temporaryFolder({ 'Data.txt': 'x' });
  const code = async (makes: readonly MadeWrite[], writes: readonly Write[]) => (await applyAll(root, makes, writes)).problem?.code;
  expect(await code([made('a.txt', 'x')], [{ path: 'a.txt', before: undefined, after: 'y' }])).toBe('twin-name');
  expect(await code([made('data.txt', 'x')], [])).toBe('twin-name');
});

test.skipIf(windows)('a file is not made through a link', async () => {
  const base = temporaryFolder({ 'out/a.txt': 'old', 'root/x': '' });
  const root = join(base, 'root');
  symlinkSync(join(base, 'out'), join(root, 'private'));
  symlinkSync(join(base, 'out/a.txt'), join(root, 'a.txt'));
  const code = async (path: string) => (await applyAll(root, [made(path, 'evil')], [])).problem?.code;
  expect([await code('private/a.txt'), await code('a.txt'), await code('../out/b.txt')]).toEqual(['link', 'link', 'outside']);
  expect(everything(join(base, 'out'))).toEqual({ 'a.txt': 'old' });
});

test.each<Fault>(['ENOSPC', 'EIO', 'EACCES', 'short write', 'kill', 'dead disk'])(
  'whichever operation meets %s, each file is old or new, and a made one never newer than none',
  async (fault) => {
    for (let n = 1; ; n++) {
      const root = temporaryFolder({ 'private/a.jsonl': 'old', 'import.yaml': 'old' });
      const disk = faultyDisk(fault, n);
      const makes = [made('private/a.jsonl', 'x'.repeat(70_000), 'y'), made('private/deep/key', 'k')];
      let problem: unknown;
      try {
        ({ problem } = await applyAll(root, makes, [write], disk.ops));
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        problem = error;
      }
      const now = everything(root);
      expect(['old', `${'x'.repeat(70_000)}y`]).toContain(now['private/a.jsonl']);
      expect([undefined, 'k']).toContain(now['private/deep/key']);
      expect(['old', 'new']).toContain(now['import.yaml']);
      if (now['import.yaml'] === 'new') expect([now['private/a.jsonl']?.length, now['private/deep/key']]).toEqual([70_001, 'k']);
      if (problem === undefined) expect(now['import.yaml']).toBe('new');
      if (fault !== 'kill' && fault !== 'dead disk') expect(Object.keys(now).filter((path) => path.includes('.wg-'))).toEqual([]);
      if (disk.count() < n) break;
    }
  },
);

test('memory does not grow with the file', async () => {
  const root = temporaryFolder();
  let most = 0;
  const ops = {
    ...realDisk,
    write(fd: number, bytes: Uint8Array, at: number, length: number) {
      most = Math.max(most, length);
      return realDisk.write(fd, bytes, at, length);
    },
  };
  const line = `${'x'.repeat(99)}\n`;
  const make: MadeWrite['make'] = async (put) => {
    for (let n = 0; n < 100_000; n++) put(line);
    return undefined;
  };
  await applyAll(root, [{ path: 'a.txt', make }], [], ops);
  expect(statSync(join(root, 'a.txt')).size).toBe(10_000_000);
  expect(most).toBeLessThan(200_000);
});

test.skipIf(windows)('what is private is for its owner alone, also while it is written, and also where it was not before', async () => {
  const root = temporaryFolder({ 'private/old.txt': 'old', 'private/old.yaml': 'old' });
  chmodSync(join(root, 'private/old.txt'), 0o644);
  chmodSync(join(root, 'private/old.yaml'), 0o644);
  const modes: number[] = [];
  const ops = {
    ...realDisk,
    write(fd: number, bytes: Uint8Array, at: number, length: number) {
      modes.push(realDisk.fstat(fd).mode & 0o777);
      return realDisk.write(fd, bytes, at, length);
    },
  };
  await applyAll(
    root,
    [made('private/surveys/s/answers.jsonl', 'x'), made('private/old.txt', 'x')],
    [{ path: 'private/key', before: undefined, after: 'k' }],
    ops,
  );
  applyWrites(root, [{ path: 'private/old.yaml', before: 'old', after: 'new' }], ops);
  expect(new Set(modes)).toEqual(new Set([0o600]));
  const mode = (path: string) => statSync(join(root, path)).mode & 0o777;
  expect(['private/surveys/s/answers.jsonl', 'private/old.txt', 'private/key', 'private/old.yaml'].map(mode)).toEqual([
    0o600, 0o600, 0o600, 0o600,
  ]);
  expect(['private/surveys', 'private/surveys/s'].map(mode)).toEqual([0o700, 0o700]);
});

test('the private folder is known by its name at the group’s root, in any case', () => {
  expect(['private', 'private/key', './private/a', 'Private/a', 'private/surveys/s/a'].filter((path) => !isPrivate(path))).toEqual([]);
  expect(['privateer/a', 'a/private/b', 'private.md', 'a'].filter(isPrivate)).toEqual([]);
});

test('a private file is refused where git tracks it or does not ignore it, also in a group below the repository’s first folder', () => {
  const bed = makeBed([{ day: '2016-01-01', files: { 'group/private/tracked': 'x', 'group/wg.yaml': '', 'private/other': 'x' } }]);
  const root = join(bed.root, 'group');
  const code = (path: string) => exposed(root, ['wg.yaml', path], openGit(root, bed.env))?.code;
  expect([code('private/tracked'), code('private/new')]).toEqual(['private-tracked', 'private-not-ignored']);
  bed.put({ '.gitignore': 'private/\n' });
  expect([code('private/tracked'), code('private/new'), code('public/new')]).toEqual(['private-tracked', undefined, undefined]);
});

test('where there is no repository, or no git, a private file may be written', () => {
  const bed = makeBed({ 'wg.yaml': '' });
  expect(exposed(bed.root, ['private/a'], openGit(bed.root, bed.env))).toBeUndefined();
  const tracked = makeBed([{ day: '2016-01-01', files: { 'wg.yaml': '' } }]);
  expect(exposed(tracked.root, ['private/a'], openGit(tracked.root, { ...tracked.env, PATH: '' }))).toBeUndefined();
});
