// One lock for the commands that write. The lock file appears complete (by a hard link) and names its process; it is taken over only
// from a process of this machine that is certainly dead, and only by one taker. Readers never lock.
import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Diagnostic } from '../text/diagnostic.ts';
import { openFiles, readBytes } from './disk.ts';
import { attempt, type DiskOps, faultCode, faultWords, problem, realDisk } from './syscalls.ts';
import { CREATE, createTemporary, TEMPORARY } from './write.ts';
import { writeWhole } from './write-pieces.ts';

/** A lock that is held until it is released, or why it could not be had. */
export type Lock = { release(): void } | { readonly problem: Diagnostic };

/** Locks a folder (git's own, else the group's root), waiting up to `waitMs` milliseconds for another process to end. */
export function lock(folder: string, waitMs = 10_000, ops: DiskOps = realDisk): Lock {
  const path = `${folder}/${LOCK}`;
  try {
    const got = acquire(path, performance.now() + waitMs, 0, ops);
    if (typeof got !== 'string') return { problem: heldProblem(path, got) };
    return { release: () => release(path, got, ops) };
  } catch (error) {
    const help = 'see that you may write into this folder and that the disk has room';
    return { problem: problem('cannot-lock', path, `cannot be made: ${faultWords(faultCode(error))}`, help) };
  }
}

/**
 * Removes what killed processes left, and tells the paths: temporary files below a root and in the folder of the lock, and what taking a
 * lock over left there. To be called while holding the lock.
 */
export function sweep(root: string, ops: DiskOps = realDisk, lockFolder: string = root): readonly string[] {
  const below = openFiles(root, ops)
    .list('', true)
    .filter((path) => isLeft(path.slice(path.lastIndexOf('/') + 1)) && removed(`${root}/${path}`, ops));
  const beside = namesIn(lockFolder, ops)
    .map((name) => `${lockFolder}/${name}`)
    .filter((path) => (isLeft(path.slice(lockFolder.length + 1)) || isLeftGrave(path, ops)) && removed(path, ops));
  return [...below, ...beside.map((path) => (path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path))];
}

const LOCK = '.wg.lock';

/** Who holds a lock. The token tells two locks apart that one process held one after the other. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, in the system's own count; tells a living process from a later one with the same pid. Empty where unknown. */
  readonly started: string;
  readonly token: string;
}

/** The token of the lock now held, or who holds it (undefined: cannot be told) when the time was up. */
function acquire(path: string, deadline: number, depth: number, ops: DiskOps): string | { readonly holder: Holder | undefined } {
  for (;;) {
    const holder = readHolder(path, ops);
    if (holder === 'free') {
      const token = create(path, ops);
      if (token !== undefined) return token;
    } else if (holder !== undefined && depth < 4 && isDead(holder) && bury(path, holder, deadline, depth, ops)) {
      continue;
    }
    if (performance.now() > deadline) return { holder: holder === 'free' ? undefined : holder };
    if (holder !== 'free') pause(5 + Math.random() * 20);
  }
}

/**
 * Removes the lock of a dead process; false where it was not there any more, or another is at it. Two that saw it dead must not both do so, as the second would remove the lock that the first
 * has made meanwhile: the right to remove this one is a lock itself, named by its token.
 */
function bury(path: string, dead: Holder, deadline: number, depth: number, ops: DiskOps): boolean {
  const grave = `${path}.${dead.token}`;
  const token = acquire(grave, deadline, depth + 1, ops);
  if (typeof token !== 'string') return false;
  try {
    const now = readHolder(path, ops);
    if (now === 'free' || now?.token !== dead.token) return false;
    ops.unlink(path);
    const folder = path.slice(0, path.lastIndexOf('/'));
    for (const name of namesIn(folder, ops)) if (isLeft(name)) removed(`${folder}/${name}`, ops);
    return true;
  } finally {
    release(grave, token, ops);
  }
}

/** Makes the lock, complete at once; undefined where another process was faster. */
function create(path: string, ops: DiskOps): string | undefined {
  const token = randomBytes(8).toString('hex');
  const bytes = Buffer.from(JSON.stringify({ pid: process.pid, host: thisHost(), started: startOf(process.pid), token }));
  const temporary = createTemporary(path.slice(0, path.lastIndexOf('/')), 0o666, 0, ops);
  try {
    writeAndClose(temporary.fd, bytes, ops);
    ops.link(temporary.path, path);
    return token;
  } catch (error) {
    const code = faultCode(error);
    if (code === 'EEXIST') return undefined;
    if (!NO_LINKS.has(code)) throw error;
    return createDirectly(path, bytes, ops) ? token : undefined;
  } finally {
    removed(temporary.path, ops);
  }
}

/** What systems answer that have no hard links (FAT, some network disks). */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

function createDirectly(path: string, bytes: Uint8Array, ops: DiskOps): boolean {
  let fd: number;
  try {
    fd = ops.open(path, CREATE, 0o666);
  } catch (error) {
    if (faultCode(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    writeAndClose(fd, bytes, ops);
    return true;
  } catch (error) {
    removed(path, ops);
    throw error;
  }
}

function writeAndClose(fd: number, bytes: Uint8Array, ops: DiskOps): void {
  try {
    writeWhole(fd, bytes, ops);
  } finally {
    ops.close(fd);
  }
}

function release(path: string, token: string, ops: DiskOps): void {
  // Somebody may have removed the lock by hand, and another process made its own.
  const now = readHolder(path, ops);
  if (now !== 'free' && now?.token === token) removed(path, ops);
}

function readHolder(path: string, ops: DiskOps): Holder | 'free' | undefined {
  const read = readBytes({ path, full: path, follow: false }, new Uint8Array(1024), ops);
  if ('problem' in read) return read.problem.code === 'missing' ? 'free' : undefined;
  return parseHolder(Buffer.from(read.bytes).toString('utf8'));
}

function parseHolder(text: string): Holder | undefined {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const { pid, host, started, token } = value as Readonly<Record<keyof Holder, unknown>>;
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid < 1) return undefined;
  // The token becomes a part of a file's name.
  if (typeof host !== 'string' || typeof started !== 'string' || typeof token !== 'string' || !/^[0-9a-f]{16}$/.test(token))
    return undefined;
  return { pid, host, started, token };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isDead(holder: Holder): boolean {
  if (holder.host !== thisHost()) return false;
  if (!isAlive(holder.pid)) return true;
  const started = startOf(holder.pid);
  return started !== '' && holder.started !== '' && started !== holder.started;
}

function isLeft(name: string): boolean {
  const pid = TEMPORARY.exec(name)?.[1];
  return pid !== undefined && Number(pid) > 0 && !isAlive(Number(pid));
}

// The lock that was taken over is gone by now, so that whoever waits for its grave finds nothing to remove.
function isLeftGrave(path: string, ops: DiskOps): boolean {
  if (!GRAVE.test(path.slice(path.lastIndexOf('/') + 1))) return false;
  const holder = readHolder(path, ops);
  return holder !== 'free' && holder !== undefined && isDead(holder);
}

/** `.wg.lock` and the token of a dead lock, once or, where its remover died too, several times. */
const GRAVE = /^\.wg\.lock(\.[0-9a-f]{16}){1,5}$/;

/** The regular files right in a folder. */
function namesIn(folder: string, ops: DiskOps): readonly string[] {
  try {
    return ops
      .list(folder)
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  } catch (error) {
    faultCode(error);
    return [];
  }
}

/** No system has larger ones, and Node takes none. */
const LARGEST_PID = 0x7fff_ffff;

function isAlive(pid: number): boolean {
  if (pid > LARGEST_PID) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return faultCode(error) !== 'ESRCH';
  }
}

/** The machine, and on Linux the space in which its pids count: containers can share a folder and a name. */
function thisHost(): string {
  return `${hostname()} ${quietly(() => readlinkSync('/proc/self/ns/pid'))}`.trim();
}

/** Field 22 of Linux's /proc/PID/stat (proc(5)), the start time; the name before it may hold spaces and brackets. */
function startOf(pid: number): string {
  const stat = quietly(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function quietly(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

function removed(path: string, ops: DiskOps): boolean {
  return attempt(() => ops.unlink(path));
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function heldProblem(path: string, { holder }: { readonly holder: Holder | undefined }): Diagnostic {
  const who =
    holder === undefined ? 'another `wg` command' : `another \`wg\` command (process ${holder.pid} on ${holder.host.split(' ')[0]})`;
  const help = 'wait for it and try again; if no such command is running, remove this file';
  return problem('locked', path, `${who} is writing`, help);
}
