// A disk whose Nth operation fails, for tests: once, from then on, by taking only a part of a write, or by ending the process there.
import { type DiskOps, realDisk } from '../../src/host/syscalls.ts';

/** What goes wrong at the Nth operation. */
export type Fault = 'ENOSPC' | 'EIO' | 'EACCES' | 'short write' | 'kill' | 'dead disk';

/** The real disk, on which something else happens just before the Nth operation. */
export function interruptedDisk(n: number, happens: () => void): DiskOps {
  let count = 0;
  return new Proxy(realDisk, {
    get(disk, name: keyof DiskOps) {
      return (...given: readonly unknown[]) => {
        if (++count === n) happens();
        return Reflect.apply(disk[name], disk, given);
      };
    },
  });
}

/** Thrown in place of SIGKILL: nothing of the process runs after it, so that every later operation throws it too. */
export class Killed extends Error {}

/** The disk, and how many operations were asked of it. Operations count from 1; with 0 none fails. */
export function faultyDisk(fault: Fault, n: number): { readonly ops: DiskOps; count(): number } {
  let count = 0;
  function step<T>(name: keyof DiskOps, act: () => T, partly?: () => T): T {
    count++;
    if (n === 0 || count < n) return act();
    if (fault === 'kill') throw new Killed();
    if (fault === 'dead disk') throw diskError('EIO', name);
    if (count > n) return act();
    if (fault !== 'short write') throw diskError(fault, name);
    return partly === undefined ? act() : partly();
  }
  const ops: DiskOps = {
    lstat: (path) => step('lstat', () => realDisk.lstat(path)),
    open: (path, flags, mode) => step('open', () => realDisk.open(path, flags, mode)),
    fstat: (fd) => step('fstat', () => realDisk.fstat(fd)),
    read: (fd, buffer, offset, length) =>
      step(
        'read',
        () => realDisk.read(fd, buffer, offset, length),
        () => realDisk.read(fd, buffer, offset, Math.min(length, 1)),
      ),
    write: (fd, buffer, offset, length) =>
      step(
        'write',
        () => realDisk.write(fd, buffer, offset, length),
        () => realDisk.write(fd, buffer, offset, Math.ceil(length / 2)),
      ),
    chmod: (fd, mode) => step('chmod', () => realDisk.chmod(fd, mode)),
    sync: (fd) => step('sync', () => realDisk.sync(fd)),
    close: (fd) => step('close', () => realDisk.close(fd)),
    rename: (from, to) => step('rename', () => realDisk.rename(from, to)),
    link: (existing, path) => step('link', () => realDisk.link(existing, path)),
    unlink: (path) => step('unlink', () => realDisk.unlink(path)),
    makeFolder: (path, mode) => step('makeFolder', () => realDisk.makeFolder(path, mode)),
    removeFolder: (path) => step('removeFolder', () => realDisk.removeFolder(path)),
    list: (path) => step('list', () => realDisk.list(path)),
  };
  return { ops, count: () => count };
}

function diskError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: injected, ${syscall}`), { code, syscall });
}
