import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openFiles, READ_CAP, readOutside } from '../../src/host/disk.ts';
import { realDisk } from '../../src/host/syscalls.ts';
import type { FileText } from '../../src/text/files.ts';
import { type Fault, faultyDisk } from './faulty-disk.ts';
import { putFile, temporaryFolder } from './temporary-folder.ts';

const windows = process.platform === 'win32';

/** The lowest free descriptor: it rises when one is left open. */
function lowestFree(): number {
  const fd = openSync(tmpdir(), 'r');
  closeSync(fd);
  return fd;
}

function codeOf(read: FileText): string {
  return 'problem' in read ? read.problem.code : `text: ${read.source.text}`;
}

test('reads the text of a file and keeps the path that was asked for', () => {
  const files = openFiles(temporaryFolder({ 'meetings/2026-03-05.md': 'Grüße, नमस्ते\r\n' }));
  expect(files.read('meetings/2026-03-05.md')).toEqual({ source: { path: 'meetings/2026-03-05.md', text: 'Grüße, नमस्ते\r\n' } });
});

test('reads many files through one buffer without mixing them, small after large and empty', () => {
  const texts = ['x'.repeat(700_000), 'short', '', 'ä'.repeat(300_000), 'end'];
  const files = openFiles(temporaryFolder(Object.fromEntries(texts.map((text, n) => [`${n}.md`, text]))));
  const read = texts.map((_, n) => files.read(`${n}.md`));
  expect(read.map((file) => ('source' in file ? file.source.text : file.problem))).toEqual(texts);
});

test('a read that gives a part at a time still gives the whole file', () => {
  const root = temporaryFolder({ 'a.md': 'one two three' });
  const slow = openFiles(root, { ...realDisk, read: (fd, into, at, length) => realDisk.read(fd, into, at, Math.min(2, length)) });
  expect(codeOf(slow.read('a.md'))).toBe('text: one two three');
});

test('a file that grows while it is read ends at the cap', () => {
  const root = temporaryFolder({ 'a.md': 'x' });
  const endless = openFiles(root, { ...realDisk, read: (_fd, _into, _at, length) => Math.max(1, length - 1) });
  expect(codeOf(endless.read('a.md'))).toBe('too-large');
});

test.each([
  '',
  '.',
  '..',
  '../x',
  'a/../../x',
  '/etc/hostname',
  'a\0b',
  '.git/config',
  'sub/.GIT/config',
  '.git./config',
  '.gi\u200ct/config',
  'GIT~1/x',
  'a/..',
])('never reads, lists or sees %j', (path) => {
  const root = temporaryFolder({ '.git/config': 'secret', 'x.md': 'x' });
  putFile(root, 'sub/.GIT/config', 'secret');
  const files = openFiles(join(root, 'sub'));
  const whole = openFiles(root);
  expect(['outside', 'not-a-file']).toContain(codeOf(files.read(path)));
  expect(['outside', 'not-a-file']).toContain(codeOf(whole.read(path)));
  if (path !== '' && path !== '.') expect([files.exists(path), files.list(path), whole.exists(path)]).toEqual([false, [], false]);
});

test('a sibling folder whose name begins like the root is outside', () => {
  const base = temporaryFolder({ 'repo/a.md': 'a', 'repo-evil/b.md': 'b' });
  const files = openFiles(join(base, 'repo'));
  expect(codeOf(files.read('../repo-evil/b.md'))).toBe('outside');
  expect(codeOf(files.read('../repo/a.md'))).toBe('outside');
});

test('names that only look like git or like a step up are ordinary', () => {
  const names = ['.gitignore', '.github/x.md', '..a.md', 'a..md', '.gitx', '...', '__proto__', 'constructor'];
  const files = openFiles(temporaryFolder(Object.fromEntries(names.map((name) => [name, name]))));
  expect(names.map((name) => codeOf(files.read(name)))).toEqual(names.map((name) => `text: ${name}`));
});

test('no random path reads a file outside the root', () => {
  const base = temporaryFolder({ 'root/in.md': 'inside', 'out.md': 'outside', 'root/sub/in.md': 'inside' });
  const files = openFiles(join(base, 'root'));
  const part = fc.constantFrom('..', '.', '', 'sub', 'in.md', 'out.md', 'root', '\0', base, '~', '%2e%2e', '．．');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      expect(codeOf(files.read(parts.join('/')))).not.toBe('text: outside');
    }),
  );
});

test.skipIf(windows)('links are refused, at the end of a path and on its way, dangling and in circles', () => {
  const base = temporaryFolder({ 'root/real/a.md': 'a', 'other/b.md': 'b' });
  const root = join(base, 'root');
  symlinkSync(join(base, 'other'), join(root, 'folder'));
  symlinkSync('real', join(root, 'inner'));
  symlinkSync(join(base, 'other/b.md'), join(root, 'file.md'));
  symlinkSync('nowhere', join(root, 'dangling.md'));
  symlinkSync('circle', join(root, 'circle'));
  const files = openFiles(root);
  for (const path of ['folder/b.md', 'inner/a.md', 'file.md', 'dangling.md', 'circle', 'circle/a.md'])
    expect(codeOf(files.read(path)), path).toBe('link');
  expect(files.list('', true)).toEqual(['real/a.md']);
  expect([files.list('folder'), files.list('inner'), files.exists('file.md'), files.exists('dangling.md')]).toEqual([[], [], true, true]);
});

test('a folder, a missing file and a path through a file have their codes', () => {
  const files = openFiles(temporaryFolder({ 'meetings/a.md': 'a' }));
  expect(codeOf(files.read('meetings'))).toBe('not-a-file');
  expect(codeOf(files.read('meetings/b.md'))).toBe('missing');
  expect(codeOf(files.read('nothing/b.md'))).toBe('missing');
  expect(codeOf(files.read('meetings/a.md/b.md'))).toBe('not-a-file');
  expect(codeOf(files.read(`${'n'.repeat(300)}.md`))).toBe('missing');
  expect([files.exists('meetings'), files.exists('meetings/b.md'), files.exists('meetings/a.md/b.md')]).toEqual([true, false, false]);
});

test.skipIf(windows)('a FIFO, a socket and a device are refused at once', async () => {
  const root = temporaryFolder();
  execFileSync('mkfifo', [join(root, 'pipe.md')]);
  const server = createServer().listen(join(root, 'socket.md'));
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const files = openFiles(root);
  expect(codeOf(files.read('pipe.md'))).toBe('not-a-file');
  expect(codeOf(files.read('socket.md'))).toBe('not-a-file');
  expect(codeOf(readOutside(join(root, 'pipe.md')))).toBe('not-a-file');
  expect(codeOf(readOutside('/dev/zero'))).toBe('not-a-file');
  expect(files.list('')).toEqual([]);
});

test('a file over the cap is refused by its size, before it is read', () => {
  const root = temporaryFolder({ 'large.md': 'x' });
  truncateSync(join(root, 'large.md'), READ_CAP + 1);
  const files = openFiles(root, { ...realDisk, read: () => expect.unreachable('it was read') });
  expect(codeOf(files.read('large.md'))).toBe('too-large');
});

test('a file that is not UTF-8 is refused', () => {
  const root = temporaryFolder();
  putFile(root, 'old.md', Buffer.from('Gr\xfc\xdfe', 'latin1'));
  expect(codeOf(openFiles(root).read('old.md'))).toBe('not-utf8');
});

test.skipIf(windows || process.getuid?.() === 0)('a file without permission is told as such', () => {
  const root = temporaryFolder({ 'closed.md': 'x' });
  chmodSync(join(root, 'closed.md'), 0);
  expect(codeOf(openFiles(root).read('closed.md'))).toBe('no-permission');
});

test('a fault at any operation is a diagnostic, and no descriptor stays open', () => {
  const root = temporaryFolder({ 'a/b.md': 'text' });
  for (const fault of ['EIO', 'EACCES', 'dead disk'] satisfies Fault[]) {
    const whole = faultyDisk(fault, 0);
    openFiles(root, whole.ops).read('a/b.md');
    // The last operation closes the file, when the text is there already.
    for (let n = 1; n < whole.count(); n++) {
      const free = lowestFree();
      const read = openFiles(root, faultyDisk(fault, n).ops).read('a/b.md');
      expect('problem' in read && ['cannot-read', 'no-permission'].includes(read.problem.code), `${fault} at ${n}`).toBe(true);
      expect('problem' in read && read.problem.message).not.toMatch(/undefined|Error/);
      if (fault !== 'dead disk') expect(lowestFree()).toBe(free);
    }
  }
});

test('a listing is sorted by code unit, files only, git left out, with all levels on wish', () => {
  const files = openFiles(
    temporaryFolder({ 'b.md': '', 'B.md': '', 'ä.md': '', 'a/z.md': '', 'a/deep/y.md': '', '.git/HEAD': '', 'a/.git/HEAD': '' }),
  );
  expect(files.list('')).toEqual(['B.md', 'b.md', 'ä.md']);
  expect(files.list('.', true)).toEqual(['B.md', 'a/deep/y.md', 'a/z.md', 'b.md', 'ä.md']);
  expect(files.list('a/')).toEqual(['a/z.md']);
  expect([files.list('b.md'), files.list('none'), files.list('/a'), files.list('../')]).toEqual([[], [], [], []]);
});

test.skipIf(windows)('a file named on the command line may lie anywhere and behind a link', () => {
  const base = temporaryFolder({ 'far/notes.txt': 'notes' });
  symlinkSync('far/notes.txt', join(base, 'near.txt'));
  expect(readOutside('near.txt', realDisk, base)).toEqual({ source: { path: 'near.txt', text: 'notes' } });
  expect(codeOf(readOutside(`../${basename(base)}/far/notes.txt`, realDisk, base))).toBe('text: notes');
  mkdirSync(join(base, 'folder'));
  expect(['folder', 'none.txt', '', 'a\0b'].map((path) => codeOf(readOutside(path, realDisk, base)))).toEqual([
    'not-a-file',
    'missing',
    'missing',
    'missing',
  ]);
  expect(readFileSync(join(base, 'far/notes.txt'), 'utf8')).toBe('notes');
});
