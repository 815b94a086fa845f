import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { realDisk } from '../../src/host/syscalls.ts';
import { writeFolder } from '../../src/host/write-folder.ts';
import { type Fault, faultyDisk, Killed } from './faulty-disk.ts';
import { putFile, temporaryFolder } from './temporary-folder.ts';

async function* made(files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) yield { path, text };
}

const write = (folder: string, files: Readonly<Record<string, string>>, ops = realDisk) =>
  writeFolder(join(folder, 'pages'), 'pages', made(files), ops);

/** The files of the made folder, without its list. */
function pages(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(join(folder, 'pages'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(join(folder, 'pages').length + 1)).sort();
  return Object.fromEntries(
    paths.filter((path) => path !== '.wg-made').map((path) => [path, readFileSync(join(folder, 'pages', path), 'utf8')]),
  );
}

test('a folder is made with its files, and the same files a second time touch none of them', async () => {
  const folder = temporaryFolder();
  const files = { 'home.html': 'é', 'meetings/2026.html': 'b' };
  expect(await write(folder, files)).toEqual({ changed: 2, removed: 0, total: 2 });
  const before = statSync(join(folder, 'pages/home.html'));
  expect(await write(folder, files)).toEqual({ changed: 0, removed: 0, total: 2 });
  const after = statSync(join(folder, 'pages/home.html'));
  expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  expect(pages(folder)).toEqual(files);
});

test('what was made before and is no more is removed with its empty folder; what others put there stays', async () => {
  const folder = temporaryFolder();
  await write(folder, { 'a.html': '1', 'old/b.html': '2', 'kept/c.html': '3' });
  putFile(folder, 'pages/CNAME', 'group.example.org');
  putFile(folder, 'pages/kept/own.txt', 'mine');
  expect(await write(folder, { 'a.html': 'new' })).toEqual({ changed: 1, removed: 2, total: 1 });
  expect(pages(folder)).toEqual({ 'a.html': 'new', CNAME: 'group.example.org', 'kept/own.txt': 'mine' });
  expect(readdirSync(join(folder, 'pages'))).not.toContain('old');
});

test('a folder with files that were not made here is left alone', async () => {
  const folder = temporaryFolder({ 'pages/thesis.txt': 'years of work' });
  expect(await write(folder, { 'a.html': '1' })).toMatchObject({ problem: { code: 'not-made-here', place: { path: 'pages' } } });
  expect(pages(folder)).toEqual({ 'thesis.txt': 'years of work' });
});

test('where the disk does not tell case, a page whose name changed in case alone is there under its new name', async () => {
  const folder = temporaryFolder();
  const folded = (path: string): string => path.slice(0, folder.length) + path.slice(folder.length).toLowerCase();
  const ops = {
    ...realDisk,
    lstat: (path: string) => realDisk.lstat(folded(path)),
    open: (path: string, flags: number, mode?: number) => realDisk.open(folded(path), flags, mode),
    unlink: (path: string) => realDisk.unlink(folded(path)),
    rename: (from: string, to: string) => realDisk.rename(folded(from), folded(to)),
  };
  await write(folder, { 'survey.html': 'same', 'old/a.html': 'b' }, ops);
  expect(await write(folder, { 'Survey.html': 'same', 'old/A.html': 'b' }, ops)).toEqual({ changed: 2, removed: 2, total: 2 });
  expect(pages(folder)).toEqual({ 'old/a.html': 'b', 'survey.html': 'same' });
});

test('where the disk tells case, names that differ in case alone are two pages', async () => {
  const folder = temporaryFolder();
  await write(folder, { 'a.html': '1' });
  await write(folder, { 'A.html': '2', 'a.html': '1' });
  expect(await write(folder, { 'A.html': '2', 'a.html': '1' })).toEqual({ changed: 0, removed: 0, total: 2 });
  expect(pages(folder)).toEqual({ 'A.html': '2', 'a.html': '1' });
});

test.runIf(process.platform !== 'win32')('nothing is written through a link, and a link is not removed', async () => {
  const folder = temporaryFolder({ 'elsewhere/a.html': 'theirs' });
  await write(folder, { 'a.html': '1' });
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'pages/sub'));
  expect(await write(folder, { 'sub/a.html': '2' })).toMatchObject({ problem: { place: { path: 'pages/sub/a.html' } } });
  expect(readFileSync(join(folder, 'elsewhere/a.html'), 'utf8')).toBe('theirs');
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'linked'));
  expect(await writeFolder(join(folder, 'linked'), 'linked', made({}), realDisk)).toMatchObject({ problem: { code: 'not-a-file' } });
});

test('a path that leads out of the folder is refused', async () => {
  const folder = temporaryFolder();
  expect(await write(folder, { '../outside.html': '1' })).toHaveProperty('problem');
  expect(readdirSync(folder)).toEqual(['pages']);
});

test('a file in the place of the folder is told', async () => {
  const folder = temporaryFolder({ pages: 'a file' });
  expect(await write(folder, {})).toMatchObject({ problem: { code: 'not-a-file' } });
});

describe('a fault at any operation', () => {
  const old = { 'a.html': 'old a', 'gone.html': 'old', 'sub/b.html': 'old b' };
  const files = { 'a.html': 'new a', 'sub/b.html': 'new b', 'sub/c.html': 'c' };
  test.each<Fault>(['ENOSPC', 'EIO', 'EACCES', 'kill', 'dead disk'])(
    '%s leaves each page old or new, and the next run mends the rest',
    async (fault) => {
      for (let n = 1; ; n++) {
        const folder = temporaryFolder();
        mkdirSync(join(folder, 'pages'));
        await write(folder, old);
        const { ops, count } = faultyDisk(fault, n);
        try {
          await write(folder, files, ops);
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
        }
        for (const [path, text] of Object.entries(pages(folder)))
          if (path.endsWith('.html')) expect([old[path as keyof typeof old], files[path as keyof typeof files]]).toContain(text);
        expect(await write(folder, files)).toHaveProperty('total', 3);
        expect(Object.fromEntries(Object.entries(pages(folder)).filter(([path]) => path.endsWith('.html')))).toEqual(files);
        if (count() < n) break;
      }
    },
  );
});
