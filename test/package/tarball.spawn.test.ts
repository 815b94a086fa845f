// What `npm pack` would publish: small, whole, nobody's machine in it, and running from an empty folder.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inventedCall } from './invented-call.ts';
import { type Ended, run } from './program.ts';

const { name, version, files: published } = JSON.parse(readFileSync('package.json', 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'wg-test-'));
const files = new Map<string, string>();

/** Runs an installed command by its name, as a shell would find it. */
function installed(command: string, words: readonly string[]): Ended {
  return run(command, words, { cwd: folder, path: join(folder, 'node_modules', '.bin') });
}

beforeAll(() => {
  // The build has run before the tests; packing must not start another beside them.
  const pack = run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: process.cwd(), home: folder });
  expect(pack.exit, pack.stderr).toBe(0);
  writeFileSync(join(folder, 'package.json'), '{}');
  const words = ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', `./${name}-${version}.tgz`];
  const install = run('npm', words, { cwd: folder });
  expect(install.exit, install.stderr).toBe(0);
  const root = join(folder, 'node_modules', name);
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the tarball', () => {
  it('holds the program, its licences and its front page, and nothing else', () => {
    const others = [...files.keys()].filter((path) => !/^dist\/[\w.-]+\.cjs$/.test(path)).sort();
    expect(published).toEqual(['dist', 'CHANGELOG.md']);
    expect(others).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist/THIRD-PARTY.txt', 'package.json']);
  });

  it('stays small', () => {
    const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    expect(bytes).toBeLessThan(2_300_000);
  });

  it('names no path of the machine that packed it', () => {
    const own = [process.cwd(), `${homedir()}/`, `${tmpdir()}/`].filter((path) => path.length > 2);
    const leaks = [...files].flatMap(([path, text]) => own.filter((part) => text.includes(part)).map((part) => `${path} names ${part}`));
    expect(leaks).toEqual([]);
  });

  it('needs Node and its own parts only, and evaluates no text', () => {
    const parts = [...files].filter(([path]) => path.endsWith('.cjs'));
    const required = parts.flatMap(([path, text]) =>
      [...text.matchAll(/\brequire\(([^)]*)\)/g)].map(([, what = '']) => [path, what.slice(1, -1)] as const),
    );
    expect(required.length).toBeGreaterThan(0);
    const known = (what: string) => builtinModules.includes(what.replace(/^node:/, '')) || files.has(`dist/${what.replace(/^\.\//, '')}`);
    expect(required.filter(([, what]) => !known(what))).toEqual([]);
    expect(parts.filter(([, text]) => /\beval\(/.test(text)).map(([path]) => path)).toEqual([]);
  });

  it('brings the licence of every package that is inside', () => {
    const text = files.get('dist/THIRD-PARTY.txt') ?? '';
    for (const library of ['commander', 'gray-matter', 'inquirer', 'chalk', 'yaml'])
      expect(text).toMatch(new RegExp(`^${library} \\d`, 'm'));
    expect(text).toContain('Permission is hereby granted');
  });

  it('gives both commands, and the whole path works', () => {
    expect(installed('wg', ['--version'])).toEqual({ exit: 0, stdout: `wg ${version}\n`, stderr: '' });
    expect(installed('git', ['wg', '--version'])).toEqual({ exit: 0, stdout: `wg ${version}\n`, stderr: '' });
    writeFileSync(join(folder, '2026-03-05.txt'), inventedCall);
    for (const words of [
      ['init', '--name', 'Seed Library', '--yes'],
      ['import-notes', '2026-03-05.txt'],
    ]) {
      const { exit, stderr } = installed('wg', words);
      expect(exit, stderr).toBe(0);
    }
    const { exit, stdout, stderr } = installed('wg', ['report', '--today', '2026-03-06']);
    expect(exit, stderr).toBe(0);
    expect(stdout).toContain('Read the draft of the lending rules');
  });
});
