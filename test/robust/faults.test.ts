// The disk fails at the Nth operation of a writing command, for every N: each file is old or new, whole; the exit code is true;
// the same command again sweeps what was left, says so, and completes the work.
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type DiskOps, realDisk } from '../../src/host/syscalls.ts';
import { type Bed, openBed, type Ran, type Tree } from '../bed.ts';
import { type Fault, faultyDisk } from '../host/faulty-disk.ts';
import { deadPid } from './dead-pid.ts';
import { smallestRepository, type WritingRun, writingRuns } from './seed-library.ts';

// Milestones are assigned and moved in the same way as they are done. Pages are made of files that stay: test/host/write-folder.test.ts.
const runs = writingRuns.filter(({ name }) => !name.endsWith('a milestone') && name !== 'site');

test.each(runs.map((run, nth) => ({ ...run, nth })))(
  'a fault at any operation of $name leaves every file old or new, and the command again completes it',
  { timeout: 60_000 },
  async ({ nth, ...run }) => {
    const { operations, after } = await undisturbed(run);
    expect(operations.length).toBeGreaterThan(30);
    let bed = bedOf(run.files);
    const before = everything(bed);
    for (const [at, { name, alike }] of operations.entries()) {
      // Each run takes others of what is alike, so that together they meet all of it.
      if ((at + nth) % (run.many ? 29 : alike ? 15 : 1) !== 0) continue;
      const faults = faultsOf(name);
      const fault = faults[at % faults.length] as Fault;
      const where = `${fault} at operation ${at + 1}, ${name}`;
      const ran = await bed.runWith({ ops: faultyDisk(fault, at + 1).ops }, ...run.words);
      const left = everything(bed);
      if (fault !== 'kill') expectTrueExit(ran, left, after, where);
      // A run that left everything as it was is as good as none.
      if (sameTree(left, before)) continue;
      expectOldOrNew(left, before, after, where);
      await expectCompleted(bed, run, after, where);
      bed.remove();
      bed = bedOf(run.files);
    }
  },
);

/** What can go wrong with an operation, one after the other; a process that is killed dies where it changes something. */
function faultsOf(name: keyof DiskOps): readonly Fault[] {
  if (name === 'write') return ['kill', 'ENOSPC', 'short write'];
  return READING.has(name) ? ['EIO'] : ['ENOSPC', 'kill'];
}

const READING = new Set<keyof DiskOps>(['lstat', 'fstat', 'list', 'open', 'read', 'close']);

interface Operation {
  readonly name: keyof DiskOps;
  /** Every command does it in the same way: it reads, or makes or ends the lock. */
  readonly alike: boolean;
}

/** The operations of a run on a sound disk, and the files after it. */
async function undisturbed({ words, files }: WritingRun): Promise<{ operations: readonly Operation[]; after: Tree }> {
  const bed = bedOf(files);
  const operations: Operation[] = [];
  const ops = new Proxy(realDisk, {
    get(disk, name: keyof DiskOps) {
      return (...given: readonly unknown[]) => {
        operations.push({ name, alike: READING.has(name) || String(given[0]).startsWith(`${bed.root}/.git/`) });
        return Reflect.apply(disk[name], disk, given);
      };
    },
  });
  const { code, stderr } = await bed.runWith({ ops }, ...words);
  expect(code, stderr).toBe(0);
  return { operations, after: bed.texts() };
}

function expectTrueExit({ code, stdout, stderr }: Ran, left: Tree, after: Tree, where: string): void {
  expect(stderr, where).not.toContain('this is a bug');
  if (code === 0) expect(ofGroup(left), `${where}: ${stderr}`).toEqual(after);
  else expect({ code, stdout }, `${where}: ${stderr}`).toEqual({ code: 2, stdout: '' });
}

function expectOldOrNew(left: Tree, before: Tree, after: Tree, where: string): void {
  const now = ofGroup(left);
  const torn = Object.entries(now).filter(([path, text]) => text !== before[path] && text !== after[path]);
  expect(torn, `${where}: neither old nor new`).toEqual([]);
  const gone = Object.keys(before).filter((path) => !(path in now));
  expect(gone, `${where}: gone`).toEqual([]);
}

async function expectCompleted(bed: Bed, { words }: WritingRun, after: Tree, where: string): Promise<void> {
  const left = endProcess(bed);
  const again = await bed.run(...words);
  expect(again.code, `${where}, again: ${again.stderr}`).toBe(0);
  for (const path of left) expect(again.stderr, where).toContain(`removed ${path}`);
  expect(bed.texts(), `${where}, again`).toEqual(after);
  expect(lockFiles(bed), where).toEqual([]);
}

function bedOf(files: Tree): ReturnType<typeof openBed> {
  const bed = openBed();
  onTestFinished(bed.remove);
  bed.put({ ...smallestRepository, ...files });
  return bed;
}

/** All files of the group, and the lock with what stands beside it. */
function everything(bed: Bed): Tree {
  return { ...bed.texts(), ...Object.fromEntries(lockFiles(bed).map((name) => [`.git/${name}`, ''])) };
}

function lockFiles(bed: Bed): readonly string[] {
  return readdirSync(join(bed.root, '.git')).filter((name) => name.startsWith('.wg'));
}

function sameTree(a: Tree, b: Tree): boolean {
  return Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((path) => a[path] === b[path]);
}

/** Without the lock, and without temporary files. */
function ofGroup(texts: Tree): Tree {
  return Object.fromEntries(Object.entries(texts).filter(([path]) => !path.endsWith('.tmp') && !path.startsWith('.git/')));
}

const dead = deadPid();

/** Makes what this process left look like what an ended one left; gives the temporary files. */
function endProcess(bed: Bed): readonly string[] {
  const left = [...bed.list(), ...lockFiles(bed).map((name) => `.git/${name}`)];
  return left.flatMap((path) => {
    const full = join(bed.root, path);
    if (path.includes('.wg.lock')) writeFileSync(full, readFileSync(full, 'utf8').replace(`"pid":${process.pid}`, `"pid":${dead}`));
    if (!path.endsWith('.tmp')) return [];
    const renamed = path.replace(`-${process.pid}-`, `-${dead}-`);
    renameSync(full, join(bed.root, renamed));
    // What lies beside a dead lock is removed with it.
    return path.startsWith('.git/') && lockFiles(bed).includes('.wg.lock') ? [] : [renamed];
  });
}
