// Reads the first-parent history of folders out of git with few processes: one `git log --raw`, and one or two `git cat-file` for all texts asked
// for at once. Renames are told by git within a commit; nothing is followed file by file.
import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Commit, FileChange, Versions } from '../text/versions.ts';
import { readBlobs } from './blobs.ts';
import type { Indexed } from './indexed.ts';

/** Starts git with arguments and input, and gives what it printed; undefined where it failed. */
export type RunGit = (args: readonly ['log' | 'cat-file', ...string[]], input?: string) => Buffer | undefined;

/** Largest version that is read, in bytes: what people write stays far below. */
const LARGEST = 4 * 1024 * 1024;

/** The history of folders as seen from the current one, oldest first; undefined where git failed (an unborn branch has none). */
export function readHistory(
  run: RunGit,
  folders: readonly string[],
  { index, ...about }: Pick<Versions, 'cut' | 'dayOf'> & { readonly index: Indexed },
): Versions | undefined {
  const format = '--format=%x01%H %ct %s';
  const options = ['--first-parent', '-m', '--raw', '-z', '-M', '--no-abbrev', '--relative', '-O/dev/null', format];
  // Git needs up to twice the time where it is to look at some paths only, which pays where most of a repository is something else.
  const log = run(['log', ...options, 'HEAD', '--', ...(index.isMost ? [] : folders)]);
  if (log === undefined) return undefined;
  const commits = parseLog(log.toString('utf8'), within(folders)).reverse();
  // A repository has ids of one kind: SHA-1, or SHA-256 with 64 digits.
  const algorithm = commits[0]?.id.length === 64 ? 'sha256' : 'sha1';
  return {
    commits,
    ...about,
    texts: (blobs) => readTexts(run, blobs),
    isBlob: (file, blob) => (index.blobAt(file.path) ?? blobOf(file.text, algorithm)) === blob,
  };
}

function within(folders: readonly string[]): (path: string) => boolean {
  if (folders.includes('.')) return () => true;
  const starts = folders.map((folder) => `${folder}/`);
  return (path) => starts.some((start) => path.startsWith(start));
}

/** What `git log --raw -z` printed, in its order: the commits that changed what is wanted, and of each that alone. */
function parseLog(text: string, isWanted: (path: string) => boolean): Commit[] {
  const commits: Commit[] = [];
  const width = text.indexOf(' ') - 1;
  const none = '0'.repeat(Math.max(0, width));
  let header = '';
  let changes: FileChange[] = [];
  let at = 0;
  const next = (): string => {
    const nul = text.indexOf('\0', at);
    const token = text.slice(at, nul === -1 ? undefined : nul);
    at = nul === -1 ? text.length : nul + 1;
    return token;
  };
  const add = (path: string, from: string | undefined, after: string | undefined): void => {
    if (changes.length === 0) commits.push(commitOf(header, width, changes));
    changes.push({ path, from, after });
  };
  while (at < text.length) {
    if (text.charCodeAt(at) === LINE_FEED) at++;
    const token = next();
    const mark = token.charCodeAt(0);
    if (mark === HEADER) {
      header = token;
      changes = [];
    }
    if (mark !== COLON) continue;
    // `:MODE MODE ID ID STATUS`, with modes of six digits.
    const id = token.slice(AFTER + width, AFTER + 2 * width);
    const after = id === none ? undefined : id;
    const status = token.charCodeAt(AFTER + 2 * width + 1);
    const first = next();
    const path = status === RENAMED || status === COPIED ? next() : first;
    const from = status === RENAMED && isWanted(first) ? first : undefined;
    if (isWanted(path)) add(path, from, after);
    else if (from !== undefined) add(from, undefined, undefined);
  }
  return commits;
}

const HEADER = 1;
const LINE_FEED = 10;
const COLON = 58;
const COPIED = 67;
const RENAMED = 82;
/** Where the second id begins, but for the length of the first. */
const AFTER = ':100644 100644  '.length;

/** A mark, the id, seconds, the subject. */
function commitOf(header: string, width: number, changes: readonly FileChange[]): Commit {
  const space = header.indexOf(' ', width + 2);
  return { id: header.slice(1, width + 1), seconds: Number(header.slice(width + 2, space)), subject: header.slice(space + 1), changes };
}

function readTexts(run: RunGit, blobs: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  readBlobs(run, blobs, { largest: LARGEST, altogether: Number.POSITIVE_INFINITY }, (blob, bytes) => {
    try {
      texts.set(blob, isAscii(bytes) ? bytes.toString('latin1') : decoder.decode(bytes));
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
