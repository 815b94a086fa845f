// Reads files of the group from the disk: synchronously, into one buffer, regular files only, nothing through links.
// That a file is missing, too large, not a file or not text is a diagnostic; who asks never sees an exception.
import { isAscii } from 'node:buffer';
import { constants } from 'node:fs';
import { resolve } from 'node:path';
import { decode } from '../text/decode.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { ByteFile, FileBytes, Files, FileText } from '../text/files.ts';
import { fullPath, linkProblem, noPermission, openInside } from './inside.ts';
import { attempt, type DiskOps, faultCode, faultWords, problem, realDisk } from './syscalls.ts';

/** The largest file that is read, in bytes. */
export const READ_CAP = 64 * 1024 * 1024;

/**
 * The files below a group's root (an absolute path). Folders and links of git's own are not seen. `onFault` hears of every time that the
 * disk did not tell what it holds, so that nothing is written on the strength of half a reading.
 */
export function openFiles(root: string, ops: DiskOps = realDisk, onFault: (problem: Diagnostic) => void = () => {}): Files {
  const inside = openInside(root, ops);
  const buffer = Buffer.allocUnsafeSlow(256 * 1024);

  function noted(wrong: Diagnostic): Diagnostic {
    if (wrong.code === 'cannot-read' || wrong.code === 'no-permission') onFault(wrong);
    return wrong;
  }

  function read(path: string): FileText {
    const spot = inside.locate(path);
    if ('problem' in spot) return { problem: noted(spot.problem) };
    if (spot.missing.length > 0) return { problem: missingFile(path) };
    const found = readText({ path, full: spot.full, follow: false }, buffer, ops);
    return 'problem' in found ? { problem: noted(found.problem) } : found;
  }

  function exists(path: string): boolean {
    const spot = inside.locate(path);
    if ('problem' in spot) noted(spot.problem);
    if ('problem' in spot || spot.missing.length > 0) return false;
    try {
      ops.lstat(spot.full);
      return true;
    } catch (error) {
      noted(openProblem(path, faultCode(error)));
      return false;
    }
  }

  function list(folder: string, deep = false, passed: (problem: Diagnostic) => void = () => {}): readonly string[] {
    const found: string[] = [];
    if (folder.startsWith('/')) return found;
    const waiting = [
      folder
        .split('/')
        .filter((part) => part !== '' && part !== '.')
        .join('/'),
    ];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      // A name below it makes `locate` look at the folder itself as well.
      const spot = inside.locate(at === '' ? 'x' : `${at}/x`);
      if ('problem' in spot) passed(noted({ ...spot.problem, place: { path: at } }));
      if ('problem' in spot || spot.missing.length > 0) continue;
      for (const entry of entriesOf(at, passed)) {
        const path = at === '' ? entry.name : `${at}/${entry.name}`;
        if (entry.isFile()) found.push(path);
        else if (deep && entry.isDirectory()) waiting.push(path);
        if (!entry.isFile()) passed(entry.isSymbolicLink() ? linkProblem(path, path) : notFile(path, entry.isDirectory()));
      }
    }
    return found.sort();
  }

  function entriesOf(folder: string, passed: (problem: Diagnostic) => void) {
    try {
      return ops.list(fullPath(root, folder));
    } catch (error) {
      const code = faultCode(error);
      if (code !== 'ENOENT' && code !== 'ENOTDIR') passed(noted(openProblem(folder, code)));
      return [];
    }
  }

  function openBytes(path: string): FileBytes {
    const spot = inside.locate(path);
    if ('problem' in spot) return { problem: noted(spot.problem) };
    if (spot.missing.length > 0) return { problem: missingFile(path) };
    const opened = byteFile({ path, full: spot.full, follow: false }, ops);
    if ('problem' in opened) return { problem: noted(opened.problem) };
    const { file } = opened;
    return {
      file: {
        ...file,
        read(each) {
          const wrong = file.read(each);
          return wrong === undefined ? undefined : noted(wrong);
        },
      },
    };
  }

  return { list, exists, read, openBytes };
}

/** Reads a file named on the command line: anywhere (relative to `cwd`) and through links, but a regular file under the same caps. */
export function readOutside(path: string, ops: DiskOps = realDisk, cwd: string = process.cwd()): FileText {
  if (path === '' || path.includes('\0')) return { problem: missingFile(path) };
  return readText({ path, full: resolve(cwd, path), follow: true }, new Uint8Array(64 * 1024), ops);
}

/** Opens a file named on the command line under the same rules, whatever its size. `label` is its path as people know it. */
export function openOutside(path: string, ops: DiskOps, cwd: string, label: string): FileBytes {
  if (path === '' || path.includes('\0')) return { problem: missingFile(path) };
  return byteFile({ path: label, full: resolve(cwd, path), follow: true }, ops);
}

/** The bytes of a file, or why there are none. The bytes may be a part of `buffer`: use them before the next reading. */
export function readBytes(
  target: Target,
  buffer: Uint8Array,
  ops: DiskOps,
): { readonly bytes: Uint8Array } | { readonly problem: Diagnostic } {
  return withOpen(target, ops, (fd) => readOpen(target.path, fd, buffer, ops));
}

/** What `use` gives for an open file; the fault, where the file cannot be opened or read. */
function withOpen<T>(target: Target, ops: DiskOps, use: (fd: number) => T): T | { readonly problem: Diagnostic } {
  let fd: number;
  try {
    if (!target.follow && NOFOLLOW === 0 && ops.lstat(target.full).isSymbolicLink())
      return { problem: linkProblem(target.path, target.path) };
    // Not blocking: opening a FIFO would otherwise wait for a writer.
    fd = ops.open(target.full, constants.O_RDONLY | NONBLOCK | (target.follow ? 0 : NOFOLLOW));
  } catch (error) {
    return { problem: openProblem(target.path, faultCode(error)) };
  }
  try {
    return use(fd);
  } catch (error) {
    return {
      problem: problem('cannot-read', target.path, `cannot be read: ${faultWords(faultCode(error))}`, 'try again, or read it from a copy'),
    };
  } finally {
    attempt(() => ops.close(fd));
  }
}

/** How much of a large file is read at once, in bytes: what stays in a processor's cache while it is decoded and looked through. */
const PIECE = 64 * 1024;

function byteFile(target: Target, ops: DiskOps): FileBytes {
  const { path } = target;
  const found = withOpen(target, ops, (fd) => entryOf(path, fd, ops));
  if (found.problem !== undefined) return { problem: found.problem };
  const buffer = new Uint8Array(PIECE);
  const read: ByteFile['read'] = (each) => {
    // Whoever takes the pieces may fail at another file of the disk, which is not this one's fault.
    const thrown: unknown[] = [];
    const done = withOpen(target, ops, (fd) => {
      const entry = entryOf(path, fd, ops);
      if (entry.problem !== undefined) return entry;
      for (;;) {
        const got = ops.read(fd, buffer, 0, buffer.length);
        if (got === 0) return { problem: undefined };
        try {
          if (each(buffer.subarray(0, got)) === 'stop') return { problem: undefined };
        } catch (error) {
          thrown.push(error);
          return { problem: undefined };
        }
      }
    });
    if (thrown.length > 0) throw thrown[0];
    return done.problem;
  };
  return { file: { path, size: found.size, read } };
}

function entryOf(
  path: string,
  fd: number,
  ops: DiskOps,
): { readonly size: number; readonly problem?: undefined } | { readonly problem: Diagnostic } {
  const entry = ops.fstat(fd);
  return entry.isFile() ? { size: entry.size } : { problem: notFile(path, entry.isDirectory()) };
}

/** A file to read: the path that people know, the full one, and whether links are followed. */
export interface Target {
  readonly path: string;
  readonly full: string;
  readonly follow: boolean;
}

// Windows has neither flag.
const NOFOLLOW = constants.O_NOFOLLOW ?? 0;
const NONBLOCK = constants.O_NONBLOCK ?? 0;

function readText(target: Target, buffer: Uint8Array, ops: DiskOps): FileText {
  const read = readBytes(target, buffer, ops);
  return 'problem' in read ? read : textOf(target.path, read.bytes);
}

/** The bytes as a text, or the diagnostic that they are not UTF-8. */
export function textOf(path: string, bytes: Uint8Array): FileText {
  // Most files are plain ASCII, which needs no decoder.
  if (bytes instanceof Buffer && isAscii(bytes) && !bytes.includes(0)) return { source: { path, text: bytes.toString('latin1') } };
  const decoded = decode(bytes);
  if ('text' in decoded) return { source: { path, text: decoded.text } };
  return { problem: problem('not-utf8', path, decoded.reason, 'save the file as UTF-8 text') };
}

function readOpen(path: string, fd: number, buffer: Uint8Array, ops: DiskOps) {
  const entry = entryOf(path, fd, ops);
  if (entry.problem !== undefined) return { problem: entry.problem };
  if (entry.size > READ_CAP) return { problem: tooLarge(path) };
  let into = entry.size <= buffer.length ? buffer : new Uint8Array(entry.size);
  let length = 0;
  for (;;) {
    if (length === into.length) {
      if (length > READ_CAP) return { problem: tooLarge(path) };
      const larger = new Uint8Array(length * 2);
      larger.set(into);
      into = larger;
    }
    const got = ops.read(fd, into, length, into.length - length);
    length += got;
    if (got === 0 || length === entry.size) break;
  }
  return length > READ_CAP ? { problem: tooLarge(path) } : { bytes: into.subarray(0, length) };
}

function openProblem(path: string, code: string): Diagnostic {
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return missingFile(path);
  if (code === 'ELOOP' || code === 'EMLINK') return linkProblem(path, path);
  if (code === 'EACCES' || code === 'EPERM') return noPermission(path);
  if (code === 'EISDIR') return notFile(path, true);
  // What opening a socket or a device without a driver answers.
  if (code === 'ENXIO' || code === 'ENODEV' || code === 'EOPNOTSUPP') return notFile(path, false);
  return problem('cannot-read', path, `cannot be opened: ${faultWords(code)}`);
}

function missingFile(path: string): Diagnostic {
  return problem('missing', path, 'there is no such file', 'check the spelling and the folder');
}

function notFile(path: string, folder: boolean): Diagnostic {
  if (folder) return problem('not-a-file', path, 'is a folder, not a file', 'name a file in it');
  return problem('not-a-file', path, 'is not a regular file', 'copy its content into a file, or give it on standard input with `-`');
}

function tooLarge(path: string): Diagnostic {
  return problem('too-large', path, `is larger than ${READ_CAP / 1024 / 1024} MiB`, 'split it into smaller files');
}
