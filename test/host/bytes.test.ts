import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { closeSync, mkdirSync, openSync, symlinkSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { openFiles, openOutside, READ_CAP } from '../../src/host/disk.ts';
import { keyedHash, newKey } from '../../src/host/secrets.ts';
import { openStdin } from '../../src/host/stdin.ts';
import { realDisk } from '../../src/host/syscalls.ts';
import type { FileBytes } from '../../src/text/files.ts';
import { faultyDisk } from './faulty-disk.ts';
import { putFile, temporaryFolder } from './temporary-folder.ts';

const windows = process.platform === 'win32';

function bytesOf(opened: FileBytes): Buffer {
  if ('problem' in opened) return expect.unreachable(opened.problem.message);
  const pieces: Buffer[] = [];
  expect(opened.file.read((piece) => void pieces.push(Buffer.from(piece)))).toBeUndefined();
  return Buffer.concat(pieces);
}

function codeOf(opened: FileBytes): string {
  return 'problem' in opened ? opened.problem.code : 'opened';
}

test('a file is read in pieces, from its beginning each time, until who reads has enough', () => {
  const content = Buffer.from(Array.from({ length: 700_000 }, (_, n) => n % 251));
  const root = temporaryFolder();
  putFile(root, 'data/a.bin', content);
  const opened = openFiles(root).openBytes('data/a.bin');
  expect(opened).toMatchObject({ file: { path: 'data/a.bin', size: 700_000 } });
  expect([bytesOf(opened).equals(content), bytesOf(opened).equals(content)]).toEqual([true, true]);
  let pieces = 0;
  if ('file' in opened) opened.file.read(() => (++pieces === 2 ? 'stop' : undefined));
  expect(pieces).toBe(2);
});

test('a file larger than what is read as text can be read as bytes', () => {
  const root = temporaryFolder({ 'a.csv': '' });
  truncateSync(join(root, 'a.csv'), READ_CAP + 10);
  const opened = openFiles(root).openBytes('a.csv');
  let length = 0;
  if ('file' in opened)
    opened.file.read((piece) => {
      length += piece.length;
      return undefined;
    });
  expect(length).toBe(READ_CAP + 10);
});

test.skipIf(windows)('below the root the rules of reading hold: no links, no way out, regular files only', () => {
  const base = temporaryFolder({ 'out/a.csv': 'x', 'root/b.csv': 'y' });
  const root = join(base, 'root');
  symlinkSync(join(base, 'out/a.csv'), join(root, 'a.csv'));
  symlinkSync(join(base, 'out'), join(root, 'folder'));
  mkdirSync(join(root, 'dir'));
  execFileSync('mkfifo', [join(root, 'pipe')]);
  const { openBytes } = openFiles(root);
  const paths = ['a.csv', 'folder/a.csv', '../out/a.csv', '/etc/hostname', '.git/config', 'dir', 'pipe', 'none.csv', 'b.csv'];
  expect(paths.map((path) => codeOf(openBytes(path)))).toEqual([
    ...['link', 'link', 'outside', 'outside', 'outside', 'not-a-file', 'not-a-file', 'missing', 'opened'],
  ]);
});

test.skipIf(windows)('a file named on the command line may lie behind a link, but is a file', () => {
  const base = temporaryFolder({ 'a.csv': 'x' });
  symlinkSync(join(base, 'a.csv'), join(base, 'link.csv'));
  execFileSync('mkfifo', [join(base, 'pipe')]);
  const open = (name: string) => openOutside(name, realDisk, base, name);
  expect(bytesOf(open('link.csv')).toString()).toBe('x');
  expect(['pipe', '/dev/zero', '.', 'none', '', 'a\0b'].map((name) => codeOf(open(name)))).toEqual([
    ...['not-a-file', 'not-a-file', 'not-a-file', 'missing', 'missing', 'missing'],
  ]);
});

test('a fault while reading is given, told to who collects faults, and leaves nothing open', () => {
  const root = temporaryFolder({ 'a.csv': 'x'.repeat(10) });
  const lowest = () => {
    const fd = openSync(tmpdir(), 'r');
    closeSync(fd);
    return fd;
  };
  const was = lowest();
  const faults: string[] = [];
  for (let n = 1; n < 12; n++) {
    // A close that fails does not close.
    const ops = { ...faultyDisk('EIO', n).ops, close: realDisk.close };
    const opened = openFiles(root, ops, ({ code }) => faults.push(code)).openBytes('a.csv');
    const fault = 'problem' in opened ? opened.problem : opened.file.read(() => undefined);
    if (fault !== undefined) expect(fault.code).toBe('cannot-read');
  }
  expect(faults.length).toBeGreaterThan(3);
  expect(lowest()).toBe(was);
});

test('what fails in the hands of who reads is not told as a fault of the file', () => {
  const root = temporaryFolder({ 'a.csv': 'x' });
  const opened = openFiles(root).openBytes('a.csv');
  const full = Object.assign(new Error('no room'), { code: 'ENOSPC' });
  const read = () =>
    'file' in opened &&
    opened.file.read(() => {
      throw full;
    });
  expect(read).toThrow(full);
});

test('a file that is gone by the time it is read is told as missing', () => {
  const root = temporaryFolder({ 'a.csv': 'x' });
  const opened = openFiles(root).openBytes('a.csv');
  realDisk.unlink(join(root, 'a.csv'));
  expect('file' in opened && opened.file.read(() => undefined)).toMatchObject({ code: 'missing' });
});

test('standard input is a file that can be read several times, up to a size', async () => {
  const opened = await openStdin(Readable.from([Buffer.from('a,b'), Buffer.from('\n')]));
  expect(opened).toMatchObject({ file: { path: 'standard input', size: 4 } });
  expect([bytesOf(opened).toString(), bytesOf(opened).toString()]).toEqual(['a,b\n', 'a,b\n']);
  const large = await openStdin(Readable.from([Buffer.alloc(10)]), 9);
  expect(large).toMatchObject({ problem: { code: 'too-large', help: 'save it as a file and name the file' } });
});

test('keyed hashes are HMAC-SHA-256, as the case of RFC 4231 has it', () => {
  // Test case 1 of RFC 4231.
  const hash = keyedHash(Buffer.alloc(20, 0x0b).toString('base64url'));
  expect(Buffer.from(hash('Hi There'), 'base64url').toString('hex')).toBe(
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  );
  const key = newKey();
  expect(keyedHash(key)('é')).toBe(createHmac('sha256', Buffer.from(key, 'base64url')).update('é').digest('base64url'));
});

test('keys are 32 random bytes', () => {
  const keys = Array.from({ length: 100 }, newKey);
  expect(new Set(keys).size).toBe(100);
  for (const key of keys) expect([key.length, Buffer.from(key, 'base64url').length]).toEqual([43, 32]);
});
