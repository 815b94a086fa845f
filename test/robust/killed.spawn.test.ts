// The real program, killed at a random moment of its writing: no file is ever torn, and the same command again works,
// removes what was left, and says so.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { putFile } from '../host/temporary-folder.ts';
import { node, program } from '../package/program.ts';
import { smallestRepository, type WritingRun, writingRuns } from './seed-library.ts';

const killed = new Set([
  'init',
  'import-notes',
  'new-meeting',
  'new-milestone',
  'new-guideline',
  'done',
  'drop',
  'assign',
  'move',
  'park',
  'confirm',
  'refuse',
]);

test('a writing command that is killed tears no file, and the same command again completes the work', { timeout: 60_000 }, async () => {
  const runs = writingRuns.filter(({ name }) => killed.has(name));
  expect(runs).toHaveLength(killed.size);
  const queue = [...runs, ...runs];
  const inTime: boolean[] = [];
  const span = Math.min(await timeUnderLock(runs[0] as WritingRun), await timeUnderLock(runs[1] as WritingRun));
  const lane = async () => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) inTime.push(await killOnce(next, span));
  };
  await Promise.all([lane(), lane()]);
  // Most die while they write; one that was done before its time came shows nothing.
  expect(inTime.filter(Boolean).length).toBeGreaterThan(4);
});

/** Milliseconds from the lock, behind which lie reading, planning and writing, to the end of an undisturbed run. */
async function timeUnderLock({ words, files }: WritingRun): Promise<number> {
  const cwd = groupFolder(files);
  let locked = performance.now();
  try {
    await started(cwd, words, () => {
      locked = performance.now();
    });
    return performance.now() - locked;
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

function groupFolder(files: WritingRun['files']): string {
  const cwd = mkdtempSync(join(tmpdir(), 'wg-kill-'));
  for (const [path, text] of Object.entries({ ...files, ...smallestRepository })) putFile(cwd, path, text ?? '');
  return cwd;
}

/** Runs the program to its end: its exit code or the signal that ended it, and what it said. Nothing here blocks, so that kills come in time. */
async function started(cwd: string, words: readonly string[], onLock: (child: ChildProcess) => void = () => {}) {
  const env = { PATH: process.env.PATH, HOME: cwd, TZ: 'UTC' };
  const child = spawn(node, [program, ...words, '--today', '2016-02-17'], { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  child.stderr.on('data', (part) => said.push(String(part)));
  const locked = watch(join(cwd, '.git'), () => {
    locked.close();
    onLock(child);
  });
  const [code, signal] = await once(child, 'close');
  locked.close();
  return { end: signal ?? code, said: said.join('') };
}

/** Whether the kill came before the end, which is about `span` milliseconds after the lock. */
async function killOnce({ name, words, files }: WritingRun, span: number): Promise<boolean> {
  const cwd = groupFolder(files);
  try {
    const before = texts(cwd);
    const { end } = await started(cwd, words, (child) => void wait(Math.random() * span).then(() => child.kill('SIGKILL')));
    const torn = texts(cwd);
    const again = await started(cwd, words);
    expect(again.end, `${name}: ${again.said}`).toBe(0);
    const after = texts(cwd);
    for (const [path, text] of Object.entries(torn)) {
      if (path.endsWith('.tmp')) expect(again.said, name).toContain(`removed ${path}`);
      else expect([before[path], after[path]], `${name}: ${path}`).toContain(text);
    }
    expect(Object.keys(after).filter((path) => path.endsWith('.tmp'))).toEqual([]);
    expect(Object.keys(before).filter((path) => after[path] === undefined)).toEqual([]);
    expect(readdirSync(join(cwd, '.git')).filter((path) => path.startsWith('.wg'))).toEqual([]);
    return end === 'SIGKILL';
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** All files but git's own, by path. */
function texts(root: string): Readonly<Record<string, string>> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.startsWith('.git/'));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}
