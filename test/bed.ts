// A place where `wg` runs in process: a fresh folder, a fixed day, a home without settings, streams that are kept, git with fixed names.
// The folder is removed when the test that made it is over.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Listed } from '../src/commands/command.ts';
import { type ExitCode, main } from '../src/main/main.ts';
import type { World } from '../src/main/world.ts';

/** Files by path: their text. `undefined` removes one in a commit. */
export type Tree = Readonly<Record<string, string | Uint8Array | undefined>>;

/** One commit: its day (noon UTC), and the files that it changes. */
export interface Commit {
  readonly day: string;
  readonly message?: string;
  readonly author?: { readonly name: string; readonly email: string };
  readonly files: Tree;
}

/** What a run gave. */
export interface Ran {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** How one run differs from the usual: not a terminal, no standard input, the bed's own variables. */
export interface RunOptions {
  readonly stdin?: string | Uint8Array;
  /** All three streams are a terminal of this many columns. */
  readonly terminal?: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** A folder below the bed's own. */
  readonly cwd?: string;
  /** Answers by question name, given where a person would be asked. `cancelled`: the person gives up. */
  readonly answers?: Readonly<Record<string, string | readonly string[]>> | 'cancelled';
  readonly ops?: World['ops'];
  readonly commands?: readonly Listed[];
}

/** A folder to run in. */
export interface Bed {
  /** Its absolute path. */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Runs `wg` with these words. */
  run(...argv: readonly string[]): Promise<Ran>;
  runWith(options: RunOptions, ...argv: readonly string[]): Promise<Ran>;
  /** Writes files as they are. */
  put(files: Tree): void;
  read(path: string): string;
  /** The paths of all files but git's, sorted. */
  list(): readonly string[];
  /** All files but git's, by path. */
  texts(): Readonly<Record<string, string>>;
  /** Runs git and gives what it printed. */
  git(...args: readonly string[]): string;
  /** Puts the files and commits everything. The first commit makes the repository. */
  commit(commit: Commit): void;
}

/** Makes a bed for the running test, with files or with a history of commits. */
export function makeBed(content: Tree | readonly Commit[] = {}): Bed {
  const bed = openBed();
  onTestFinished(bed.remove);
  if (isHistory(content)) for (const commit of content) bed.commit(commit);
  else bed.put(content);
  return bed;
}

/** A group's `wg.yaml` that says as little as it may. */
export const plainGroup = 'format: 1\nname: Test Group\ntimezone: UTC\n';

function isHistory(content: Tree | readonly Commit[]): content is readonly Commit[] {
  return Array.isArray(content);
}

/** Makes a bed that its maker removes. */
export function openBed(): Bed & { remove(): void } {
  const above = realpathSync(mkdtempSync(join(tmpdir(), 'wg-test-')));
  const root = join(above, 'group');
  const home = join(above, 'home');
  mkdirSync(root);
  mkdirSync(home);
  const env = environment(home, above);

  function git(...args: readonly string[]): string {
    return gitOn('2016-01-01', { name: 'Test', email: 'test@example.org' }, args);
  }

  function gitOn(day: string, author: { readonly name: string; readonly email: string }, args: readonly string[]): string {
    const at = `${day}T12:00:00Z`;
    const who = {
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_COMMITTER_NAME: author.name,
      GIT_COMMITTER_EMAIL: author.email,
    };
    return execFileSync('git', [...args], {
      cwd: root,
      env: { ...env, ...who, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  function put(files: Tree): void {
    for (const [path, text] of Object.entries(files)) {
      const full = join(root, path);
      if (text === undefined) {
        rmSync(full);
        continue;
      }
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, text);
    }
  }

  function list(): readonly string[] {
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .filter((path) => !/(^|\/)\.git(\/|$)/.test(path))
      .sort();
  }

  return {
    root,
    env,
    git,
    put,
    list,
    run: (...argv) => runIn(root, env, {}, argv),
    runWith: (options, ...argv) => runIn(root, env, options, argv),
    read: (path) => readFileSync(join(root, path), 'utf8'),
    texts: () => Object.fromEntries(list().map((path) => [path, readFileSync(join(root, path), 'utf8')])),
    commit({ day, message = `Work of ${day}`, author = { name: 'Test', email: 'test@example.org' }, files }) {
      if (!readdirSync(root).includes('.git')) git('init', '--quiet', '--initial-branch=main');
      put(files);
      git('add', '--all');
      gitOn(day, author, ['commit', '--quiet', '--allow-empty', `--message=${message}`]);
    },
    remove: () => rmSync(above, { recursive: true, force: true }),
  };
}

// Nothing of the person who runs the tests comes in: no settings, no colour, no terminal, no clock (the 17th of February 2016, noon).
function environment(home: string, above: string): Record<string, string | undefined> {
  return {
    PATH: process.env.PATH,
    HOME: home,
    TZ: 'UTC',
    LC_ALL: 'C.UTF-8',
    SOURCE_DATE_EPOCH: '1455710400',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
    GIT_CEILING_DIRECTORIES: above,
  };
}

async function runIn(root: string, env: Bed['env'], options: RunOptions, argv: readonly string[]): Promise<Ran> {
  const screen = options.terminal === undefined ? {} : { isTTY: true, columns: options.terminal };
  const [stdout, stderr] = [new Kept(), new Kept()];
  const { answers } = options;
  const code = await main(
    {
      argv,
      cwd: join(root, options.cwd ?? ''),
      env: { ...env, ...(options.terminal === undefined ? {} : { TERM: 'xterm' }), ...options.env },
      stdin: Object.assign(Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)]), screen),
      stdout: Object.assign(stdout, screen),
      stderr: Object.assign(stderr, screen),
      ...(options.ops === undefined ? {} : { ops: options.ops }),
      ...(answers === undefined
        ? {}
        : {
            ask: async (questions) => {
              if (answers === 'cancelled') return { cancelled: true };
              const given = new Map<string, readonly string[]>();
              for (const { name } of questions) {
                const answer = answers[name];
                if (answer === undefined) throw new Error(`the test has no answer to ${name}`);
                given.set(name, typeof answer === 'string' ? [answer] : answer);
              }
              return { answers: given };
            },
          }),
    },
    ...(options.commands === undefined ? [] : [options.commands]),
  );
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

class Kept extends Writable {
  readonly #chunks: Buffer[] = [];

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}
