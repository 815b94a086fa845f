// Reads git's index out: one `ls-files` for the paths, and for texts that are asked for one `cat-file` for their sizes and one for their bytes.
// No filter, no conversion and no program of a repository runs in any of them.
import type { Staged, StagedFile, StagedText } from '../text/staged.ts';
import { blobIds, readBlobs } from './blobs.ts';

/** Starts git in the group's root, with input, and gives what it printed; undefined where it failed. */
export type AskGit = (args: readonly ['ls-files' | 'cat-file', ...string[]], input?: string) => Buffer | undefined;

/** Largest blob that is read, and all of them together, in bytes. */
const LARGEST = 8 * 1024 * 1024;
const ALTOGETHER = 48 * 1024 * 1024;

/** The index below the folder in which `ask` starts git; undefined where git cannot tell. */
export function readStaged(ask: AskGit, isIgnored: Staged['isIgnored']): Staged | undefined {
  const listed = ask(['ls-files', '-z', '--stage']);
  if (listed === undefined) return undefined;
  const files = parseEntries(listed.toString('utf8'));
  return {
    files,
    isIgnored,
    blobOf: blobIds(files[0]?.blob),
    texts: (blobs) => readTexts(ask, blobs),
  };
}

/** `MODE ID STAGE<tab>PATH`, each ended by NUL. Links and submodules hold no text of the group. In a conflict a path comes several times. */
function parseEntries(listed: string): readonly StagedFile[] {
  const files: StagedFile[] = [];
  for (let at = 0; at < listed.length; ) {
    const end = listed.indexOf('\0', at);
    const tab = listed.indexOf('\t', at);
    if (end === -1 || tab === -1 || tab > end) break;
    if (listed.startsWith('100', at)) {
      const from = listed.indexOf(' ', at) + 1;
      files.push({ path: listed.slice(tab + 1, end), blob: listed.slice(from, listed.indexOf(' ', from)) });
    }
    at = end + 1;
  }
  return files;
}

function readTexts(ask: AskGit, blobs: readonly string[]): ReadonlyMap<string, StagedText> {
  const texts = new Map<string, StagedText>(blobs.map((blob) => [blob, { without: 'missing' }]));
  const large = readBlobs(ask, blobs, { largest: LARGEST, altogether: ALTOGETHER }, (blob, bytes) => texts.set(blob, textOf(bytes)));
  for (const blob of large) texts.set(blob, { without: 'large' });
  return texts;
}

function textOf(bytes: Buffer): StagedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  if (bytes.subarray(0, 8000).includes(0)) return { without: 'binary' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes) };
  }
}
