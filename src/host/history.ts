// Reads the first-parent history of folders out of git with few processes: one `git log --raw`, and two `git cat-file` for all texts asked for at
// once. Renames are told by git within a commit; nothing is followed file by file.
import { createHash } from 'node:crypto';
import type { Commit, FileChange, Versions } from '../text/versions.ts';
import { readBlobs } from './blobs.ts';

/** Starts git with arguments and input, and gives what it printed; undefined where it failed. */
export type RunGit = (args: readonly ['log' | 'cat-file', ...string[]], input?: string) => Buffer | undefined;

/** Largest version that is read, in bytes: what people write stays far below. */
const LARGEST = 4 * 1024 * 1024;

/** The history of folders as seen from the current one, oldest first; undefined where git failed (an unborn branch has none). */
export function readHistory(run: RunGit, folders: readonly string[], about: Pick<Versions, 'cut' | 'dayOf'>): Versions | undefined {
  const format = '--format=%x01%H %ct %s';
  const log = run([
    'log',
    '--first-parent',
    '-m',
    '--raw',
    '-z',
    '-M',
    '--no-abbrev',
    '--relative',
    '-O/dev/null',
    format,
    'HEAD',
    '--',
    ...folders,
  ]);
  if (log === undefined) return undefined;
  const commits = parseLog(log.toString('utf8')).reverse();
  // A repository has ids of one kind: SHA-1, or SHA-256 with 64 digits.
  const algorithm = commits[0]?.id.length === 64 ? 'sha256' : 'sha1';
  return { commits, ...about, texts: (blobs) => readTexts(run, blobs), blobOf: (text) => blobOf(text, algorithm) };
}

/** What `git log --raw -z` printed, in its order. */
function parseLog(text: string): Commit[] {
  const commits: Commit[] = [];
  let changes: FileChange[] = [];
  const end = text.length;
  let at = 0;
  const next = (): string => {
    const nul = text.indexOf('\0', at);
    const token = text.slice(at, nul === -1 ? end : nul);
    at = nul === -1 ? end : nul + 1;
    return token;
  };
  while (at < end) {
    const token = next();
    const raw = token.startsWith('\n') ? token.slice(1) : token;
    if (raw.startsWith(':')) {
      const [, , before, after, status = ''] = raw.split(' ');
      const first = next();
      const renamed = status.startsWith('R') || status.startsWith('C');
      changes.push({
        path: renamed ? next() : first,
        ...(status.startsWith('R') && { from: first }),
        ...(isBlob(before) && !status.startsWith('C') && { before }),
        ...(isBlob(after) && { after }),
      });
    } else if (token.startsWith('\u0001')) {
      const [id = '', seconds = ''] = token.slice(1).split(' ', 2);
      changes = [];
      commits.push({ id, seconds: Number(seconds), subject: token.slice(id.length + seconds.length + 3), changes });
    }
  }
  return commits;
}

function isBlob(id: string | undefined): id is string {
  return id !== undefined && !/^0+$/.test(id);
}

function readTexts(run: RunGit, blobs: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  readBlobs(run, blobs, { largest: LARGEST, altogether: Number.POSITIVE_INFINITY }, (blob, bytes) => {
    try {
      texts.set(blob, decoder.decode(bytes));
    } catch {
      // No text: an image, or another encoding.
    }
  });
  return texts;
}

/** The id that git gives a text: the hash of `blob LENGTH`, NUL and the bytes. */
function blobOf(text: string, algorithm: string): string {
  const bytes = Buffer.from(text);
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
