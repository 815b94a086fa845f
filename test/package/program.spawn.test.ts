// The built program as a process: starts, exit codes, streams. What commands do is tested without a process.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inventedCall } from './invented-call.ts';
import { emptyFolder, node, program, run, wg } from './program.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

describe('wg as a program', () => {
  it('says its version on any Node that starts it, and nothing else', () => {
    expect(wg(['--version'], { cwd: emptyFolder() })).toEqual({ exit: 0, stdout: `wg ${version}\n`, stderr: '' });
  });

  it('helps on stdout', () => {
    const { exit, stdout, stderr } = wg(['--help'], { cwd: emptyFolder() });
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    for (const command of ['init', 'import-notes', 'report']) expect(stdout).toContain(command);
  });

  it('refuses an unknown command with exit 2 and an empty stdout', () => {
    const { exit, stdout, stderr } = wg(['reprot'], { cwd: emptyFolder() });
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain('report');
  });

  it('goes from an empty folder and pasted notes to a report, without a git command typed', () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, '2026-03-05.txt'), inventedCall);
    for (const words of [
      ['init', '--name', 'Seed Library', '--yes'],
      ['import-notes', '2026-03-05.txt'],
    ]) {
      const { exit, stderr } = wg(words, { cwd });
      expect(exit, stderr).toBe(0);
    }
    expect(existsSync(join(cwd, '.git')) && existsSync(join(cwd, 'meetings/2026-03-05.md'))).toBe(true);
    const { exit, stdout, stderr } = wg(['report', '--today', '2026-03-06'], { cwd });
    expect(exit, stderr).toBe(0);
    expect(stdout).toContain('Read the draft of the lending rules');
    expect(stdout).toContain('2026-03-10');
    expect(stdout).not.toMatch(/\u001b|NaN|undefined|\[object/);
  });

  it('takes notes from standard input, given their year', () => {
    const cwd = emptyFolder();
    wg(['init', '--name', 'Seed Library', '--yes'], { cwd });
    const asked = wg(['import-notes', '-'], { cwd, input: inventedCall });
    expect({ exit: asked.exit, stdout: asked.stdout }).toEqual({ exit: 2, stdout: '' });
    expect(asked.stderr).toContain('--year');
    const given = wg(['import-notes', '-', '--year', '2026'], { cwd, input: inventedCall });
    expect(given.exit, given.stderr).toBe(0);
    expect(existsSync(join(cwd, 'meetings/2026-03-05.md'))).toBe(true);
  });

  it('ends quietly when nobody reads its output', async () => {
    const child = spawn(node, [program, '--help'], { cwd: emptyFolder(), stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    const said: string[] = [];
    child.stderr.on('data', (part) => said.push(String(part)));
    await once(child, 'close');
    expect(said.join('')).toBe('');
  });

  it('is there as `git wg` too, where a machine has another wg', () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'git-wg'), `#!/bin/sh\nexec "${node}" "${program}" "$@"\n`, { mode: 0o755 });
    const ended = run('git', ['wg', '--version'], { cwd, path: cwd });
    expect(ended).toEqual({ exit: 0, stdout: `wg ${version}\n`, stderr: '' });
  });
});
