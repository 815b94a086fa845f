// The few calls to the disk that `wg` makes, as one record, so that a test can let the Nth of them fail.
// Everything here is synchronous and throws what node:fs throws; the callers turn that into diagnostics.
import * as fs from 'node:fs';
import type { Diagnostic } from '../text/diagnostic.ts';

/** What stands at a path or behind a descriptor: node's `Stats`. */
export type DiskEntry = fs.Stats;

/** The calls to node:fs that reading, writing and locking are made of. */
export interface DiskOps {
  lstat(path: string): DiskEntry;
  open(path: string, flags: number, mode?: number): number;
  fstat(fd: number): DiskEntry;
  /** Bytes read; 0 at the end. */
  read(fd: number, buffer: Uint8Array, offset: number, length: number): number;
  /** Bytes written, possibly fewer than asked. */
  write(fd: number, buffer: Uint8Array, offset: number, length: number): number;
  chmod(fd: number, mode: number): void;
  sync(fd: number): void;
  close(fd: number): void;
  rename(from: string, to: string): void;
  link(existing: string, path: string): void;
  unlink(path: string): void;
  makeFolder(path: string, mode?: number): void;
  removeFolder(path: string): void;
  list(path: string): readonly fs.Dirent[];
}

/** The real disk. */
export const realDisk: DiskOps = {
  lstat: (path) => fs.lstatSync(path),
  open: (path, flags, mode) => fs.openSync(path, flags, mode),
  fstat: (fd) => fs.fstatSync(fd),
  read: (fd, buffer, offset, length) => fs.readSync(fd, buffer, offset, length, null),
  write: (fd, buffer, offset, length) => fs.writeSync(fd, buffer, offset, length, null),
  chmod: (fd, mode) => fs.fchmodSync(fd, mode),
  sync: (fd) => fs.fsyncSync(fd),
  close: (fd) => fs.closeSync(fd),
  rename: (from, to) => fs.renameSync(from, to),
  link: (existing, path) => fs.linkSync(existing, path),
  unlink: (path) => fs.unlinkSync(path),
  makeFolder: (path, mode) => fs.mkdirSync(path, mode),
  removeFolder: (path) => fs.rmdirSync(path),
  list: (path) => fs.readdirSync(path, { withFileTypes: true }),
};

/** The code of a fault of the disk (`ENOENT`); any other error is a bug and is thrown on. */
export function faultCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^E[A-Z0-9]+$/.test(code) || code === 'ERR_STREAM_PREMATURE_CLOSE') return code;
  throw error;
}

/** Does what may fail without harm, such as cleaning up; whether it was done. */
export function attempt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    faultCode(error);
    return false;
  }
}

/** What stands at a path, links not followed; undefined where nothing does. Throws other faults. */
export function entryAt(path: string, ops: DiskOps): DiskEntry | undefined {
  try {
    return ops.lstat(path);
  } catch (error) {
    if (faultCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** What a fault of the disk means, in plain words. */
export function faultWords(code: string): string {
  return WORDS.get(code) ?? `the system answered ${code}`;
}

const WORDS = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EIO', 'the disk has a fault'],
  ['EROFS', 'the disk is read-only'],
  ['EACCES', 'no permission'],
  ['EPERM', 'no permission'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['ENOENT', 'it is not there'],
  ['ENOTDIR', 'a part of the path is not a folder'],
  ['EISDIR', 'it is a folder'],
  ['EFBIG', 'the file is too large for this disk'],
]);

/** An error about a whole file. */
export function problem(code: string, path: string, message: string, help?: string): Diagnostic {
  return { code, severity: 'error', place: { path }, message, ...(help === undefined ? {} : { help }) };
}
