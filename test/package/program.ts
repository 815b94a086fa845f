// Starts the built wg as a person's shell does: another process, its own home, no settings of the machine it runs on.
// WG_TEST_NODE names another Node to run it on (.ci/run gives the newest). Tests that use it are called `*.spawn.test.ts`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/** The Node that runs the program. */
export const node = process.env.WG_TEST_NODE || process.execPath;

/** The built program. */
export const program = resolve('dist/wg.cjs');

export interface Ended {
  /** The exit code; undefined where a signal ended it. */
  readonly exit: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

interface Start {
  readonly cwd: string;
  readonly input?: string;
  /** A folder whose commands come first. */
  readonly path?: string;
  /** The home folder; `cwd` unless told. */
  readonly home?: string;
}

/** Runs `wg` with these arguments to its end. */
export function wg(words: readonly string[], start: Start): Ended {
  return run(node, [program, ...words], start);
}

/** Runs any command to its end, in `environment`. */
export function run(command: string, words: readonly string[], { cwd, input = '', path, home = cwd }: Start): Ended {
  const ended = spawnSync(command, words, { cwd, input, encoding: 'utf8', env: environment(home, path), maxBuffer: 1 << 28 });
  if (ended.error !== undefined) throw ended.error;
  return { exit: ended.status ?? undefined, stdout: ended.stdout, stderr: ended.stderr };
}

/** An environment with nobody's settings: no git configuration, no colour, no terminal, and no repository around a temporary folder. */
export function environment(home: string, path?: string): Record<string, string> {
  return {
    PATH: [path, dirname(node), process.env.PATH].filter(Boolean).join(delimiter),
    HOME: home,
    TZ: 'UTC',
    LC_ALL: 'C.UTF-8',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CEILING_DIRECTORIES: tmpdir(),
  };
}

/** A new empty folder, gone when the test ends. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wg-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
