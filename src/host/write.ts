// Puts files on the disk so that each is old or new at any moment, whatever fails or is killed: temporary files beside the targets,
// whole and synced, then one rename each, in the order given. Nothing is renamed when a file is not what the plan was made from.
import { constants } from 'node:fs';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { MadeWrite, Write } from '../text/files.ts';
import { readBytes, textOf } from './disk.ts';
import { fullPath, linkProblem, openInside } from './inside.ts';
import { isPrivate } from './private.ts';
import { attempt, type DiskEntry, type DiskOps, entryAt, faultCode, problem, realDisk } from './syscalls.ts';
import { findTwin } from './twins.ts';
import { brokenText, cannotWrite, writePieces, writeWhole } from './write-pieces.ts';

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
  const plan = openPlan(root, ops);
  const wanted = writes.filter(({ before, after }) => before !== after);
  return plan.end(plan.check(wanted) ?? firstOf(wanted, plan.stage) ?? plan.compare() ?? plan.commit());
}

/** The same with files that are made piece by piece. They are made visible first, in the order given, and then the others. */
export async function applyAll(
  root: string,
  makes: readonly MadeWrite[],
  writes: readonly Write[],
  ops: DiskOps = realDisk,
): Promise<Written> {
  const plan = openPlan(root, ops);
  const wanted = writes.filter(({ before, after }) => before !== after);
  let wrong = plan.check(wanted, makes);
  try {
    for (const made of makes) wrong ??= await plan.stageMade(made);
  } catch (error) {
    plan.clear();
    throw error;
  }
  return plan.end(wrong ?? firstOf(wanted, plan.stage) ?? plan.compare() ?? plan.commit());
}

function openPlan(root: string, ops: DiskOps) {
  const inside = openInside(root, ops);
  const made: string[] = [];
  const steps: Step[] = [];
  const written: string[] = [];

  function check(writes: readonly Write[], makes: readonly MadeWrite[] = []): Diagnostic | undefined {
    const paths = [...makes, ...writes].map(({ path }) => path);
    return (
      firstOf(writes, ({ path, after }) => brokenText(path, after)) ?? guarded(paths[0] ?? '', () => findTwin(root, inside, paths, ops))
    );
  }

  /** A temporary file beside the one that is to be, and what stands there now. */
  function create(path: string): { readonly fd: number; readonly old: DiskEntry | undefined } | { readonly problem: Diagnostic } {
    const spot = inside.locate(path);
    if ('problem' in spot) return spot;
    for (const folder of spot.missing) {
      ops.makeFolder(fullPath(root, folder), isPrivate(folder) ? 0o700 : undefined);
      made.push(folder);
      syncFolder(fullPath(root, folder.split('/').slice(0, -1).join('/')), ops);
    }
    const old = entryAt(spot.full, ops);
    const wrong = old === undefined ? undefined : unfit(path, old);
    if (wrong !== undefined) return { problem: wrong };
    const folder = fullPath(root, spot.folder);
    const created = createTemporary(folder, old === undefined && !isPrivate(path) ? 0o666 : 0o600, steps.length, ops);
    steps.push({ path, full: spot.full, folder, temporary: created.path });
    return { fd: created.fd, old };
  }

  function stage(write: Write): Diagnostic | undefined {
    return guarded(write.path, () => {
      const target = create(write.path);
      if ('problem' in target) return target.problem;
      steps.push({ ...(steps.pop() as Step), write });
      closing(target.fd, ops, () => {
        writeWhole(target.fd, Buffer.from(write.after), ops);
        settle(write.path, target, ops);
      });
      return undefined;
    });
  }

  async function stageMade({ path, make }: MadeWrite): Promise<Diagnostic | undefined> {
    const opened: { readonly fd: number; readonly old: DiskEntry | undefined }[] = [];
    const wrong = guarded(path, () => {
      const target = create(path);
      if ('problem' in target) return target.problem;
      opened.push(target);
      return undefined;
    });
    const [target] = opened;
    if (wrong !== undefined || target === undefined) return wrong;
    const writing = writePieces(path, target.fd, ops);
    try {
      const refused = (await make(writing.put)) ?? writing.fault();
      return refused ?? guarded(path, () => writing.end() ?? settle(path, target, ops));
    } catch (error) {
      // What the disk refused was thrown through the command, so that it stops; anything else is a bug.
      const fault = writing.fault();
      if (fault === undefined) throw error;
      return fault;
    } finally {
      attempt(() => ops.close(target.fd));
    }
  }

  function compare(): Diagnostic | undefined {
    return firstOf(steps, ({ write, full }) => (write === undefined ? undefined : changed(write, full, ops)));
  }

  function commit(): Diagnostic | undefined {
    for (const { path, full, folder, temporary } of steps) {
      const wrong = guarded(path, () => {
        ops.rename(temporary, full);
        written.push(path);
        syncFolder(folder, ops);
        return undefined;
      });
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }

  /** Removes what would be left of what was not made visible. */
  function clear(): void {
    for (const step of steps) if (!written.includes(step.path)) attempt(() => ops.unlink(step.temporary));
    if (written.length === 0) for (const folder of made.reverse()) attempt(() => ops.removeFolder(fullPath(root, folder)));
  }

  function end(wrong: Diagnostic | undefined): Written {
    if (wrong === undefined) return { written };
    clear();
    return { written, problem: written.length === 0 ? wrong : halfDone(wrong, written, steps.length) };
  }

  return { check, stage, stageMade, compare, commit, clear, end };
}

interface Step {
  readonly path: string;
  /** The write of which the plan was made, unless the file is made piece by piece. */
  readonly write?: Write;
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

/** Gives a written file its mode, and waits until it is on the disk. What is private is for its owner alone. */
function settle(path: string, { fd, old }: { readonly fd: number; readonly old: DiskEntry | undefined }, ops: DiskOps): undefined {
  if (old !== undefined) ops.chmod(fd, old.mode & (isPrivate(path) ? 0o700 : 0o777));
  ops.sync(fd);
}

function closing(fd: number, ops: DiskOps, act: () => void): void {
  try {
    act();
  } catch (error) {
    attempt(() => ops.close(fd));
    throw error;
  }
  ops.close(fd);
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

function guarded(path: string, act: () => Diagnostic | undefined): Diagnostic | undefined {
  try {
    return act();
  } catch (error) {
    return cannotWrite(path, faultCode(error), 'the file is as it was; make room or repair the disk, then run the command again');
  }
}

function firstOf<T>(items: readonly T[], check: (item: T) => Diagnostic | undefined): Diagnostic | undefined {
  for (const item of items) {
    const wrong = check(item);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}
