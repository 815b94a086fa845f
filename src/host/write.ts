// Puts files on the disk so that each is old or new at any moment, whatever fails or is killed: temporary files beside the targets,
// whole and synced, then one rename each, in the order given. Nothing is renamed when a file is not what the plan was made from.
import { constants } from 'node:fs';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Write } from '../text/files.ts';
import { readBytes, textOf } from './disk.ts';
import { fullPath, linkProblem, noPermission, openInside } from './inside.ts';
import { type DiskEntry, type DiskOps, faultCode, faultWords, problem, realDisk } from './syscalls.ts';
import { findTwin } from './twins.ts';

/** The paths that are new on the disk, and the problem that stopped the rest, if one did. */
export interface Written {
  readonly written: readonly string[];
  readonly problem?: Diagnostic;
}

/** The name of a temporary file, of which a killed process may leave one: the group is its pid. */
export const TEMPORARY = /^\.wg-(\d{1,10})-\d{1,10}\.tmp$/;

/** Opens a file that must not be there yet, for writing; never through a link. */
export const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

/** Writes files below a root, all or, with a problem, those named in `written`. What is the same before and after is left alone. */
export function applyWrites(root: string, writes: readonly Write[], ops: DiskOps = realDisk): Written {
  const inside = openInside(root, ops);
  const made: string[] = [];
  const steps: Step[] = [];
  const written: string[] = [];

  function prepare(): Diagnostic | undefined {
    const wanted = writes.filter(({ before, after }) => before !== after);
    const paths = wanted.map(({ path }) => path);
    return (
      firstOf(wanted, brokenText) ??
      guarded(paths[0] ?? '', () => findTwin(root, inside, paths, ops)) ??
      firstOf(wanted, stage) ??
      firstOf(steps, ({ write, full }) => changed(write, full, ops))
    );
  }

  function stage(write: Write): Diagnostic | undefined {
    const spot = inside.locate(write.path);
    if ('problem' in spot) return spot.problem;
    return guarded(write.path, () => {
      for (const folder of spot.missing) {
        ops.makeFolder(fullPath(root, folder));
        made.push(folder);
        syncFolder(fullPath(root, folder.split('/').slice(0, -1).join('/')), ops);
      }
      const old = entryAt(spot.full, ops);
      const wrong = old === undefined ? undefined : unfit(write.path, old);
      if (wrong !== undefined) return wrong;
      const folder = fullPath(root, spot.folder);
      const created = createTemporary(folder, old === undefined ? 0o666 : 0o600, steps.length, ops);
      steps.push({ write, full: spot.full, folder, temporary: created.path });
      fill(created.fd, Buffer.from(write.after), old, ops);
      return undefined;
    });
  }

  function commit(): Diagnostic | undefined {
    for (const { write, full, folder, temporary } of steps) {
      const wrong = guarded(write.path, () => {
        ops.rename(temporary, full);
        written.push(write.path);
        syncFolder(folder, ops);
        return undefined;
      });
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }

  function clear(): void {
    for (const step of steps) if (!written.includes(step.write.path)) attempt(() => ops.unlink(step.temporary));
    if (written.length === 0) for (const folder of made.reverse()) attempt(() => ops.removeFolder(fullPath(root, folder)));
  }

  const wrong = prepare() ?? commit();
  if (wrong === undefined) return { written };
  clear();
  return { written, problem: written.length === 0 ? wrong : halfDone(wrong, written, steps.length) };
}

interface Step {
  readonly write: Write;
  readonly full: string;
  readonly folder: string;
  readonly temporary: string;
}

/** Makes a new temporary file in a folder, numbered from `n` on. A taken name is what a killed process with this pid left. */
export function createTemporary(folder: string, mode: number, n: number, ops: DiskOps): { readonly fd: number; readonly path: string } {
  for (let next = n; ; next++) {
    const path = `${folder}/.wg-${process.pid}-${next}.tmp`;
    try {
      return { fd: ops.open(path, CREATE, mode), path };
    } catch (error) {
      if (faultCode(error) !== 'EEXIST' || next > n + 1000) throw error;
    }
  }
}

function fill(fd: number, bytes: Uint8Array, old: DiskEntry | undefined, ops: DiskOps): void {
  try {
    writeWhole(fd, bytes, ops);
    if (old !== undefined) ops.chmod(fd, old.mode & 0o777);
    ops.sync(fd);
  } catch (error) {
    attempt(() => ops.close(fd));
    throw error;
  }
  ops.close(fd);
}

/** Writes all bytes, however few the disk takes at once. */
export function writeWhole(fd: number, bytes: Uint8Array, ops: DiskOps): void {
  for (let at = 0; at < bytes.length; ) {
    const took = ops.write(fd, bytes, at, bytes.length - at);
    if (took === 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC', syscall: 'write' });
    at += took;
  }
}

/** That the file on the disk is not the one that the plan was made from, if so. */
function changed(write: Write, full: string, ops: DiskOps): Diagnostic | undefined {
  const read = readBytes({ path: write.path, full, follow: false }, new Uint8Array(4096), ops);
  const now = 'problem' in read ? read : textOf(write.path, read.bytes);
  if ('problem' in now && now.problem.code !== 'missing') return now.problem;
  const text = 'source' in now ? now.source.text : undefined;
  if (text === write.before) return undefined;
  const what = write.before === undefined ? 'was made' : text === undefined ? 'was removed' : 'was changed';
  return problem(
    'changed-meanwhile',
    write.path,
    `${what} by someone else meanwhile`,
    'look at it and run the command again; nothing was written',
  );
}

/** Half of a character, which no file can hold: it would be replaced silently. */
function brokenText({ path, after }: Write): Diagnostic | undefined {
  return /[\ud800-\udfff]/u.test(after)
    ? problem('not-utf8', path, 'the new text holds half of a character', 'write that character anew')
    : undefined;
}

function unfit(path: string, old: DiskEntry): Diagnostic | undefined {
  if (old.isSymbolicLink()) return linkProblem(path, path);
  if (!old.isFile())
    return problem('not-a-file', path, 'is there already and is not a regular file', 'move it away, or choose another name');
  // A rename would replace it all the same: the protection is the folder's, but the wish was the file's.
  if ((old.mode & 0o222) === 0) return problem('no-permission', path, 'is marked read-only', 'make it writable with `chmod u+w`');
  return undefined;
}

/** Makes renames in a folder last. Windows cannot open folders, and needs none of it. */
function syncFolder(folder: string, ops: DiskOps): void {
  if (process.platform === 'win32') return;
  const fd = ops.open(folder, constants.O_RDONLY);
  try {
    ops.sync(fd);
  } finally {
    attempt(() => ops.close(fd));
  }
}

function halfDone(wrong: Diagnostic, written: readonly string[], total: number): Diagnostic {
  const files = written.map((path) => `\`${path}\``).join(', ');
  const message = `${wrong.message}; ${written.length} of ${total} files are new already: ${files}`;
  return { ...wrong, message, help: 'no file is half written; when the disk is well again, run the command again' };
}

function entryAt(path: string, ops: DiskOps): DiskEntry | undefined {
  try {
    return ops.lstat(path);
  } catch (error) {
    if (faultCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function guarded(path: string, act: () => Diagnostic | undefined): Diagnostic | undefined {
  try {
    return act();
  } catch (error) {
    const code = faultCode(error);
    if (code === 'EACCES' || code === 'EPERM') return noPermission(path);
    return problem(
      'cannot-write',
      path,
      `cannot be written: ${faultWords(code)}`,
      'the file is as it was; make room or repair the disk, then run the command again',
    );
  }
}

function firstOf<T>(items: readonly T[], check: (item: T) => Diagnostic | undefined): Diagnostic | undefined {
  for (const item of items) {
    const wrong = check(item);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** Cleaning up is best effort: what fails here is swept later. */
function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    faultCode(error);
  }
}
