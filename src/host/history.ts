// Reads the first-parent history of folders out of git with few processes: one `git log --raw`, one or two `git cat-file` for all texts asked
// for at once, one `git diff-index` for the state before a commit. Renames are told by git; nothing is followed file by file.
import { isAscii } from 'node:buffer';
import type { Commit, FileChange, Versions, Watched } from '../text/versions.ts';
import { blobIds, readBlobs } from './blobs.ts';
import type { Indexed } from './indexed.ts';

/** Starts git with arguments and input, and gives what it printed; undefined where it failed. */
export type RunGit = (args: readonly ['log' | 'cat-file' | 'diff-index', ...string[]], input?: string) => Buffer | undefined;

/** Largest version that is read, in bytes: what people write stays far below. */
const LARGEST = 4 * 1024 * 1024;

/** The history of folders as seen from the current one, oldest first; undefined where git failed (an unborn branch has none). */
export function readHistory(
  run: RunGit,
  folders: Watched,
  { index, ...about }: Pick<Versions, 'cut' | 'dayOf'> & { readonly index: Indexed },
): Versions | undefined {
  const isWanted = within(folders.changes);
  // Git needs up to twice the time where it is to look at some paths only, which pays where most of a repository is something else.
  const commits = readLog(run, ['--sparse', 'HEAD', '--', ...(index.isMost(isWanted) ? [] : folders.changes)], isWanted);
  if (commits === undefined) return undefined;
  const blobOf = blobIds(commits[0]?.id);
  const idBefore = (at: number): string | undefined => commits[Math.min(at, commits.length) - 1]?.id;
  const from = (at: number): string => (at === 0 ? 'HEAD' : `${idBefore(at)}..HEAD`);
  return {
    commits,
    ...about,
    texts: (blobs) => readTexts(run, blobs),
    isBlob: (file, blob) => (index.blobAt(file.path) ?? blobOf(file.text)) === blob,
    filesBefore: (at) => filesBefore(run, idBefore(at), folders.states, index.staged),
    changesFrom: (at) => readLog(run, [from(at), '--', ...folders.states], within(folders.states)) ?? [],
    broughtAt: (path) => broughtAt(run, commits, folders.states, path),
  };
}

const DIFF = ['--raw', '-z', '--no-abbrev', '--relative', '-O/dev/null'];

/** Commits and their changes, oldest first; undefined where git failed. */
function readLog(run: RunGit, what: readonly string[], isWanted: (path: string) => boolean): Commit[] | undefined {
  const log = run(['log', '--first-parent', '-m', '-M', ...DIFF, '--format=%x01%H %ct %s', ...what]);
  return log && parseLog(log.toString('utf8'), isWanted).reverse();
}

/** A commit's tree beside the index: what is not said to differ is the same in both. */
function filesBefore(
  run: RunGit,
  id: string | undefined,
  folders: readonly string[],
  staged: Indexed['staged'],
): ReadonlyMap<string, string> {
  const differing = id === undefined ? undefined : run(['diff-index', '--cached', '--no-renames', ...DIFF, id, '--', ...folders]);
  if (id === undefined || differing === undefined) return new Map();
  const files = new Map<string, string>();
  for (const [path, { blob }] of staged) files.set(path, blob);
  const read = tokensOf(differing.toString('utf8'));
  for (let token = read(); token !== undefined; token = read()) {
    const { path, before } = changeIn(token, id.length, read);
    if (before === undefined) files.delete(path);
    else files.set(path, before);
  }
  return files;
}

/** So many commits are asked at once whether they have a file. */
const PROBES = 24;

/** The commit that brought a file: halved down to, so to speak, between one that has it and one that has not; then on with the name that it had before that. */
function broughtAt(run: RunGit, commits: readonly Commit[], folders: readonly string[], path: string): number | undefined {
  let found: number | undefined;
  for (let name: string | undefined = path; name !== undefined && found !== 0; ) {
    const at = firstWith(run, commits.slice(0, found), name);
    if (at === undefined) break;
    found = at;
    const [commit] = readLog(run, ['-1', `${commits[at]?.id}`, '--', ...folders], within(folders)) ?? [];
    name = commit?.changes.find((change) => change.path === name)?.from;
  }
  return found;
}

/** The commit from which on a file is there under that name, up to the newest; undefined where the newest has it not. */
function firstWith(run: RunGit, commits: readonly Commit[], path: string): number | undefined {
  // Names are told to git a line each.
  if (path.includes('\n')) return undefined;
  let [without, having] = [-1, commits.length];
  while (having - without > 1) {
    const step = Math.ceil((having - without - 1) / PROBES);
    const asked: number[] = [];
    for (let at = having - 1; at > without; at -= step) asked.push(at);
    const answers = run(['cat-file', '--batch-check', '--buffer'], asked.map((at) => `${commits[at]?.id}:./${path}\n`).join(''));
    if (answers === undefined) return undefined;
    // Behind the last answer stands an empty line, which is none.
    const missing = answers
      .toString('utf8')
      .split('\n')
      .findIndex((line) => !/ blob \d{1,15}$/.test(line));
    having = asked[missing - 1] ?? having;
    without = asked[missing] ?? without;
  }
  return having === commits.length ? undefined : having;
}

function within(folders: readonly string[]): (path: string) => boolean {
  if (folders.includes('.')) return () => true;
  const starts = folders.map((folder) => `${folder}/`);
  return (path) => starts.some((start) => path.startsWith(start));
}

/** What `git log --raw -z` printed, in its order: the commits, and of each the changes of what is wanted. */
function parseLog(text: string, isWanted: (path: string) => boolean): Commit[] {
  const commits: Commit[] = [];
  const width = text.indexOf(' ') - 1;
  const read = tokensOf(text);
  let changes: FileChange[] = [];
  for (let token = read(); token !== undefined; token = read()) {
    // A line feed stands before the first change of a commit.
    if (token.charCodeAt(0) === LINE_FEED) token = token.slice(1);
    if (token.charCodeAt(0) === HEADER) {
      changes = [];
      commits.push(commitOf(token, width, changes));
    }
    if (token.charCodeAt(0) !== COLON) continue;
    const { path, from, after } = changeIn(token, width, read);
    const known = from !== undefined && isWanted(from) ? from : undefined;
    if (isWanted(path)) changes.push({ path, from: known, after });
    else if (known !== undefined) changes.push({ path: known, from: undefined, after: undefined });
  }
  return commits;
}

/** What is between NULs, one after the other. */
function tokensOf(text: string): () => string | undefined {
  let at = 0;
  return () => {
    if (at >= text.length) return undefined;
    const nul = text.indexOf('\0', at);
    const token = text.slice(at, nul === -1 ? undefined : nul);
    at = nul === -1 ? text.length : nul + 1;
    return token;
  };
}

/** `:MODE MODE ID ID STATUS`, with modes of six digits; then the path, and where it was renamed or copied, the new one. */
function changeIn(token: string, width: number, read: () => string | undefined): FileChange & { readonly before: string | undefined } {
  const idAt = (at: number): string | undefined => (NO_ID.test(token.slice(at, at + width)) ? undefined : token.slice(at, at + width));
  const [before, after] = [idAt(IDS), idAt(IDS + width + 1)];
  const status = token.charCodeAt(IDS + 2 * width + 2);
  const first = read() ?? '';
  const path = status === RENAMED || status === COPIED ? (read() ?? '') : first;
  return { path, from: status === RENAMED ? first : undefined, before, after };
}

const HEADER = 1;
const LINE_FEED = 10;
const COLON = 58;
const NO_ID = /^0+$/;
const COPIED = 67;
const RENAMED = 82;
/** Where the first id begins. */
const IDS = ':100644 100644 '.length;

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
