// What git's index remembers of some folders: by its time and size a file is known to be as it was staged without being read, as git itself
// knows it. One `ls-files`, which looks at no file and runs no filter; then one look at each file that is asked for.
import { closeSync, lstatSync, openSync, readSync, type Stats } from 'node:fs';

/** Starts git in a folder, and gives what it printed; undefined where it failed. */
export type AskIndex = (args: readonly ['ls-files', ...string[]]) => Buffer | undefined;

/** The index of some folders. */
export interface Indexed {
  /** The blobs that are staged, by path from where git was started. */
  readonly staged: ReadonlyMap<string, { readonly blob: string }>;
  /** Whether those of the staged files that are wanted are half of the repository's files, or more. */
  isMost(isWanted: (path: string) => boolean): boolean;
  /** The blob that a file still is, by its path from where git was started; undefined where that cannot be told without reading it. */
  blobAt(path: string): string | undefined;
}

/** The index of folders below that in which `ask` starts git (`top`); `file` is where the index lies. */
export function readIndex(ask: AskIndex, top: string, folders: readonly string[], file: string): Indexed {
  // The time is asked for first: of an index that is written anew meanwhile, more entries are in doubt, and none is believed wrongly.
  const written = look(file)?.mtimeMs ?? 0;
  const entries = parseEntries(ask(['ls-files', '-z', '--stage', '--debug', '--', ...folders])?.toString('utf8') ?? '');
  return {
    staged: entries,
    isMost(isWanted) {
      let wanted = 0;
      for (const path of entries.keys()) if (isWanted(path)) wanted++;
      return wanted > 0 && wanted * 2 >= countIn(file);
    },
    blobAt(path) {
      const entry = entries.get(path);
      const now = entry && look(`${top}/${path}`);
      const [, ...numbers] = REMEMBERED.exec(entry?.remembered ?? '') ?? [];
      const [ctime = 0, ctimeNs = 0, mtime = 0, mtimeNs = 0, size] = numbers.map(Number);
      const modified = momentOf(mtime, mtimeNs);
      // What was written when the index was, or later, may have been changed since without a trace (git calls such an entry racy).
      const isSame = now?.isFile() && now.size === size && now.mtimeMs === modified && now.ctimeMs === momentOf(ctime, ctimeNs);
      return isSame && modified < written ? entry?.blob : undefined;
    },
  };
}

interface Entry {
  readonly blob: string;
  readonly remembered: string;
}

const REMEMBERED =
  /^ {2}ctime: (\d{1,12}):(\d{1,9})\n {2}mtime: (\d{1,12}):(\d{1,9})\n {2}dev: \d{1,20}\tino: \d{1,20}\n {2}uid: \d{1,20}\tgid: \d{1,20}\n {2}size: (\d{1,12})\t/;

/** `MODE ID STAGE<tab>PATH`, NUL, lines of which the last ends with `flags:` and a number. In a conflict a path comes several times, and none counts. */
function parseEntries(listed: string): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (let at = 0; ; ) {
    const tab = listed.indexOf('\t', at);
    const nul = listed.indexOf('\0', tab);
    const flags = listed.indexOf('\tflags: ', nul) + 1;
    if (tab === -1 || nul === -1 || flags === 0) return entries;
    const id = listed.indexOf(' ', at) + 1;
    const stage = listed.indexOf(' ', id) + 1;
    if (listed.slice(stage, tab) === '0')
      entries.set(listed.slice(tab + 1, nul), { blob: listed.slice(id, stage - 1), remembered: listed.slice(nul + 1, flags) });
    at = listed.indexOf('\n', flags) + 1;
    if (at === 0) return entries;
  }
}

/** How many files the whole index has: `DIRC`, the version and the number, each of four bytes (gitformat-index). */
function countIn(file: string): number {
  try {
    const open = openSync(file, 'r');
    try {
      const head = Buffer.alloc(12);
      readSync(open, head, 0, head.length, 0);
      return head.readUInt32BE(8);
    } finally {
      closeSync(open);
    }
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Milliseconds since 1970 as node:fs computes them, so that equal moments are equal numbers. */
function momentOf(seconds: number, nanoseconds: number): number {
  return seconds * 1000 + nanoseconds / 1_000_000;
}

function look(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
