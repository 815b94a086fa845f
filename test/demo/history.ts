// Makes a git repository with a past out of a list of commits, through `git fast-import`: one process for any number of commits.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { devNull } from 'node:os';

/** One commit. `date` is ISO 8601 with a zone; `author` is `Name <mail>`; `files` gives whole texts by path, undefined for a file that goes. */
export interface Commit {
  readonly date: string;
  readonly author: string;
  readonly message: string;
  readonly files: readonly (readonly [path: string, text: string | undefined])[];
}

/** Makes the folder a repository whose branch `main` holds these commits, with the last one's files in place. Throws where git fails. */
export function makeRepository(folder: string, commits: Iterable<Commit>): void {
  mkdirSync(folder, { recursive: true });
  git(folder, ['init', '-q', '-b', 'main']);
  git(folder, ['fast-import', '--quiet', '--date-format=raw'], stream(commits));
  git(folder, ['reset', '-q', '--hard', 'main']);
}

function stream(commits: Iterable<Commit>): Buffer {
  const parts: Buffer[] = [];
  const data = (text: string) => {
    const bytes = Buffer.from(text);
    parts.push(Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n'));
  };
  for (const { date, author, message, files } of commits) {
    const seconds = Date.parse(date) / 1000;
    if (!Number.isInteger(seconds)) throw new Error(`\`${date}\` is not a moment to the second`);
    parts.push(Buffer.from(`commit refs/heads/main\nauthor ${author} ${seconds} +0000\ncommitter ${author} ${seconds} +0000\n`));
    data(`${message}\n`);
    for (const [path, text] of files) {
      parts.push(Buffer.from(text === undefined ? `D ${path}\n` : `M 100644 inline ${path}\n`));
      if (text !== undefined) data(text);
    }
  }
  return Buffer.concat(parts);
}

function git(cwd: string, words: readonly string[], input?: Buffer): void {
  // Nobody's settings (hooks, signing, line ends) belong into an example.
  const env = { ...process.env, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' };
  const { status, stderr, error } = spawnSync('git', words, { cwd, env, input, encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`git ${words[0]} failed: ${stderr}`);
}
