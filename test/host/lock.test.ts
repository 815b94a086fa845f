import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Lock, lock, sweep } from '../../src/host/lock.ts';
import { realDisk } from '../../src/host/syscalls.ts';
import { childProgram, ended, start } from './child-programs.ts';
import { faultyDisk, interruptedDisk, Killed } from './faulty-disk.ts';
import { temporaryFolder } from './temporary-folder.ts';

const NAME = '.wg.lock';

/** The pid of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

/** Releases a lock, or fails the test where there is none. */
function release(held: Lock): void {
  if ('problem' in held) expect.unreachable(held.problem.message);
  else held.release();
}

/** The lock file as this process makes it, with some of its facts replaced. */
function lockText(facts: Readonly<Record<string, unknown>>): string {
  const folder = temporaryFolder();
  const held = lock(folder);
  const made: object = JSON.parse(readFileSync(join(folder, NAME), 'utf8'));
  release(held);
  return JSON.stringify({ ...made, ...facts });
}

test('a lock is complete, names its process, keeps others out and leaves nothing when it is released', () => {
  const folder = temporaryFolder();
  const held = lock(folder);
  expect(readdirSync(folder)).toEqual([NAME]);
  expect(JSON.parse(readFileSync(join(folder, NAME), 'utf8'))).toMatchObject({ pid: process.pid });
  const second = lock(folder, 30);
  expect('problem' in second && second.problem).toMatchObject({
    code: 'locked',
    message: expect.stringContaining(`process ${process.pid} on ${hostname()}`),
  });
  release(held);
  release(held);
  expect(readdirSync(folder)).toEqual([]);
  release(lock(folder, 0));
});

test('the lock of a dead process of this machine is taken over, with what it left', () => {
  const pid = deadPid();
  const folder = temporaryFolder({ [NAME]: lockText({ pid }), [`.wg-${pid}-0.tmp`]: 'x' });
  release(lock(folder, 1000));
  expect(readdirSync(folder)).toEqual([]);
});

test.skipIf(process.platform !== 'linux')('a living process that only has the same pid as the dead one does not keep the lock', () => {
  release(lock(temporaryFolder({ [NAME]: lockText({ started: '1' }) }), 1000));
});

test.each([
  ['of another machine', { pid: 999_999_999, host: 'elsewhere' }],
  ['without a pid', { pid: 0 }],
  ['with a pid that is no number', { pid: '1' }],
  ['whose token leads elsewhere', { pid: 999_999_999, token: '../../evil' }],
])('a lock %s is never taken over, and the way out is said', (_, facts) => {
  const folder = temporaryFolder({ [NAME]: lockText(facts) });
  const was = readFileSync(join(folder, NAME), 'utf8');
  const refused = lock(folder, 30);
  expect('problem' in refused && refused.problem).toMatchObject({ code: 'locked', help: expect.stringContaining('remove this file') });
  expect(readFileSync(join(folder, NAME), 'utf8')).toBe(was);
});

test.each(['', '{', 'null', '[]', '"x"', '{"__proto__":1}', '\0'])('a lock file that holds %j keeps others out without a fault', (text) => {
  const refused = lock(temporaryFolder({ [NAME]: text }), 20);
  expect('problem' in refused && refused.problem.code).toBe('locked');
});

test('a link or a folder in the place of the lock is not followed', () => {
  const folder = temporaryFolder({ 'target.json': lockText({ pid: 999_999_999 }) });
  symlinkSync('target.json', join(folder, NAME));
  const refused = lock(folder, 20);
  expect('problem' in refused && refused.problem.code).toBe('locked');
  expect(existsSync(join(folder, 'target.json'))).toBe(true);
  mkdirSync(join(folder, 'sub', NAME), { recursive: true });
  const again = lock(join(folder, 'sub'), 20);
  expect('problem' in again && again.problem.code).toBe('locked');
});

test('a folder that cannot hold a lock is told, not thrown', () => {
  const missing = lock(join(temporaryFolder(), 'none'), 20);
  expect('problem' in missing && missing.problem.code).toBe('cannot-lock');
});

test('a lock that was removed by hand and made anew by another is not removed by the first', () => {
  const folder = temporaryFolder();
  const held = lock(folder);
  const other = lockText({});
  writeFileSync(join(folder, NAME), other);
  release(held);
  expect(readFileSync(join(folder, NAME), 'utf8')).toBe(other);
});

test('where the disk has no hard links the lock works all the same', () => {
  const folder = temporaryFolder();
  const refuse = () => {
    throw Object.assign(new Error('no links here'), { code: 'EPERM', syscall: 'link' });
  };
  const ops = { ...realDisk, link: refuse };
  const held = lock(folder, 20, ops);
  expect(readdirSync(folder)).toEqual([NAME]);
  expect('problem' in lock(folder, 20, ops)).toBe(true);
  release(held);
  expect(readdirSync(folder)).toEqual([]);
});

test.each(['EIO', 'ENOSPC', 'short write', 'kill'] as const)(
  'with "%s" at any operation of taking over, the lock is held or refused, and never stuck',
  (fault) => {
    const pid = deadPid();
    const text = lockText({ pid });
    const counting = faultyDisk(fault, 0);
    release(lock(temporaryFolder({ [NAME]: text }), 20, counting.ops));
    for (let n = 1; n <= counting.count(); n++) {
      const folder = temporaryFolder({ [NAME]: text });
      try {
        const got = lock(folder, 0, faultyDisk(fault, n).ops);
        if ('release' in got) got.release();
        else expect(['locked', 'cannot-lock']).toContain(got.problem.code);
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
      // The process ends: what it left is a dead process's.
      for (const name of readdirSync(folder).filter((left) => left.startsWith(NAME))) {
        const left = readFileSync(join(folder, name), 'utf8');
        writeFileSync(join(folder, name), left.replace(`"pid":${process.pid}`, `"pid":${pid}`));
      }
      release(lock(folder, 2000));
      expect(existsSync(join(folder, NAME)), `${fault} at ${n}`).toBe(false);
    }
  },
);

test.each([0, 40])(
  'another that takes over at any operation of taking over never holds the lock together with the first (waiting %i ms)',
  (waitMs) => {
    const text = lockText({ pid: deadPid() });
    const counting = faultyDisk('EIO', 0);
    release(lock(temporaryFolder({ [NAME]: text }), 20, counting.ops));
    const winners = new Set<string>();
    for (let n = 1; n <= counting.count(); n++) {
      const folder = temporaryFolder({ [NAME]: text });
      const others: Lock[] = [];
      const first = lock(
        folder,
        waitMs,
        interruptedDisk(n, () => void others.push(lock(folder, 0))),
      );
      const holding = [first, ...others].filter((got) => 'release' in got);
      expect(holding.length, `at ${n}`).toBeLessThanOrEqual(1);
      winners.add('release' in first ? 'first' : holding.length === 1 ? 'other' : 'nobody');
      for (const held of holding) release(held);
      release(lock(folder, 2000));
      expect(existsSync(join(folder, NAME))).toBe(false);
    }
    expect([...winners].sort()).toEqual(expect.arrayContaining(['first', 'other']));
  },
);

test('sweeping removes what dead processes left in any folder, tells it, and touches nothing else', () => {
  const pid = deadPid();
  const kept = [
    `.wg-${process.pid}-0.tmp`,
    `.wg-${pid}.tmp`,
    `.wg-x-0.tmp`,
    `wg-${pid}-0.tmp`,
    `.wg-${pid}-0.tmp.md`,
    `.git/.wg-${pid}-0.tmp`,
    '.wg-0-0.tmp',
    'a.md',
  ];
  const left = [`.wg-${pid}-0.tmp`, `people/.wg-${pid}-12.tmp`];
  const root = temporaryFolder(Object.fromEntries([...kept, ...left].map((path) => [path, 'x'])));
  symlinkSync('a.md', join(root, `.wg-${pid}-7.tmp`));
  mkdirSync(join(root, `.wg-${pid}-8.tmp`));
  expect(sweep(root)).toEqual(left);
  expect(sweep(root)).toEqual([]);
  expect([...kept, `.wg-${pid}-7.tmp`, `.wg-${pid}-8.tmp`].every((path) => existsSync(join(root, path)))).toBe(true);
});

const COUNTER = `
import { openFiles } from 'HOST/disk.ts';
import { lock } from 'HOST/lock.ts';
import { applyWrites } from 'HOST/write.ts';
const [root = '', times = ''] = process.argv.slice(2);
for (let i = 0; i < Number(times); i++) {
  const held = lock(root, 60_000);
  if ('problem' in held) throw new Error(held.problem.message);
  const read = openFiles(root).read('count.txt');
  const before = 'source' in read ? read.source.text : '';
  const result = applyWrites(root, [{ path: 'count.txt', before, after: String(Number(before) + 1) }]);
  if (result.problem !== undefined) throw new Error(result.problem.message);
  held.release();
}
`;

test("four processes that count in one file lose no update, also when they begin at a dead process's lock", {
  timeout: 60_000,
}, async () => {
  const root = temporaryFolder({ 'count.txt': '0', [NAME]: lockText({ pid: deadPid() }) });
  const program = await childProgram(temporaryFolder(), 'counter', COUNTER);
  const ends = await Promise.all([1, 2, 3, 4].map(() => ended(start(program, root, '25'))));
  expect(ends.map(({ how }) => how)).toEqual([0, 0, 0, 0]);
  expect(readFileSync(join(root, 'count.txt'), 'utf8')).toBe('100');
  expect(readdirSync(root)).toEqual(['count.txt']);
});

// Holds the lock again and again, and dies with it: each holder leaves its mark, and whoever finds a living one's says so.
const CRASHING = `
import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { lock } from 'HOST/lock.ts';
const [root = ''] = process.argv.slice(2);
for (let i = 0; i < 6; i++) {
  const held = lock(root, 60_000);
  if ('problem' in held) throw new Error(held.problem.message);
  try { writeFileSync(root + '/inside', String(process.pid), { flag: 'wx' }); } catch {
    const other = Number(readFileSync(root + '/inside', 'utf8'));
    try { process.kill(other, 0); console.log('both inside: ' + other); } catch {}
    writeFileSync(root + '/inside', String(process.pid));
  }
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
  if (i === 5) process.kill(process.pid, 'SIGKILL');
  unlinkSync(root + '/inside');
  held.release();
}
`;

test('two processes are never inside at once, though each dies with the lock in its hand', { timeout: 60_000 }, async () => {
  const root = temporaryFolder();
  const program = await childProgram(temporaryFolder(), 'crashing', CRASHING);
  const series = async () => {
    const ends: { readonly how: number | string; readonly printed: string }[] = [];
    for (let round = 0; round < 3; round++) ends.push(await ended(start(program, root)));
    return ends;
  };
  const ends = (await Promise.all([series(), series(), series(), series()])).flat();
  expect(ends.filter(({ how, printed }) => how !== 'SIGKILL' || printed !== '')).toEqual([]);
  release(lock(root, 2000));
});

// Writes three files again and again; each says by itself whether it is whole.
const WRITER = `
import { openFiles } from 'HOST/disk.ts';
import { lock, sweep } from 'HOST/lock.ts';
import { applyWrites } from 'HOST/write.ts';
const [root = ''] = process.argv.slice(2);
const textOf = (i) => i + '\\n' + ('line ' + i + '\\n').repeat(2000) + 'end ' + i;
const paths = ['a.md', 'sub/b.md', 'index.md'];
for (;;) {
  const held = lock(root, 60_000);
  if ('problem' in held) throw new Error(held.problem.message);
  sweep(root);
  const files = openFiles(root);
  const before = paths.map((path) => { const read = files.read(path); return 'source' in read ? read.source.text : undefined; });
  const next = Math.max(...before.map((text) => parseInt(text ?? '0'))) + 1;
  const result = applyWrites(root, paths.map((path, n) => ({ path, before: before[n], after: textOf(next) })));
  if (result.problem !== undefined) throw new Error(result.problem.message);
  held.release();
  console.log(String(next));
}
`;

test('a process that is killed at any moment leaves whole files, in order, and a lock that the next one takes over', {
  timeout: 120_000,
}, async () => {
  const root = temporaryFolder();
  const program = await childProgram(temporaryFolder(), 'writer', WRITER);
  let said = 0;
  for (let round = 0; round < 12; round++) {
    const child = start(program, root);
    const end = ended(child);
    // The first line says that it is in the loop.
    await Promise.race([new Promise((resolve) => child.stdout?.once('data', resolve)), end]);
    await wait(Math.random() * 25);
    child.kill('SIGKILL');
    const { how, printed } = await end;
    expect(how).toBe('SIGKILL');
    said = Math.max(said, Number.parseInt(printed.trimEnd().split('\n').at(-1) ?? '', 10));
    const numbers = ['a.md', 'sub/b.md', 'index.md'].map((path) => wholeNumber(readFileSync(join(root, path), 'utf8')));
    expect(
      numbers.every((n, i) => i === 0 || n <= (numbers[i - 1] ?? 0)),
      `${numbers}`,
    ).toBe(true);
    // What was said to be written is there.
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(said);
  }
  const held = lock(root, 2000);
  sweep(root);
  release(held);
  expect(readdirSync(root, { recursive: true }).sort()).toEqual(['a.md', 'index.md', 'sub', 'sub/b.md']);
});

/** The number that a whole file of the writer says it is; NaN for a torn one. */
function wholeNumber(text: string): number {
  const n = Number.parseInt(text, 10);
  return text === `${n}\n${`line ${n}\n`.repeat(2000)}end ${n}` ? n : Number.NaN;
}

test('a number that no process can have, in a name or in a lock, is that of a dead one', () => {
  const pid = 9_999_999_999;
  const folder = temporaryFolder({ [NAME]: lockText({ pid }), [`.wg-${pid}-0.tmp`]: 'x', 'sub/.wg-2147483648-0.tmp': 'x' });
  release(lock(folder, 1000));
  expect(sweep(folder)).toEqual(['sub/.wg-2147483648-0.tmp']);
});
