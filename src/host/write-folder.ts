// Brings a folder of made files up to date: what differs is replaced, what was made before and is no more is removed, and what others put there
// stays. A list of its files in the folder says that it may do so; a folder with other things and without that list is not touched.
import { dirname } from 'node:path';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { MadeFile } from '../text/files.ts';
import { fileKey } from '../text/slug.ts';
import { openFiles } from './disk.ts';
import { fullPath, type Inside, openInside } from './inside.ts';
import { type DiskOps, entryAt, faultCode, problem } from './syscalls.ts';
import { createTemporary } from './write.ts';
import { cannotWrite, writeWhole } from './write-pieces.ts';

/** What became of the folder: files that are new or changed, files that were removed, and files in all. */
export type FolderWritten =
  | { readonly changed: number; readonly removed: number; readonly total: number }
  | { readonly problem: Diagnostic };

/** The file in a made folder that lists what was made there. */
const LIST = '.wg-made';

/**
 * Writes the files into a folder, given by its full path; `shown` is the path for messages. Each file is old or new at any moment. What a killed
 * run leaves is mended by the next one: the files are made from others, so that nothing is lost.
 */
export async function writeFolder(folder: string, shown: string, files: AsyncIterable<MadeFile>, ops: DiskOps): Promise<FolderWritten> {
  let at = shown;
  try {
    const opened = openFolder(folder, shown, ops);
    if ('problem' in opened) return opened;
    const inside = openInside(folder, ops);
    const disk = openFiles(folder, ops);
    const made = new Set<string>();
    const old = new Set(opened.listed);
    const oldNames = new Map([...old].map((path) => [fileKey(path), path]));
    let changed = 0;
    let removed = 0;
    const put = ({ path, text }: MadeFile): Diagnostic | undefined => {
      at = `${shown}/${path}`;
      const spot = inside.locate(path);
      if ('problem' in spot) return spot.problem;
      // By a name that differs in case alone some disks find the old file, which would go later, and the new one with it.
      const other = old.delete(path) ? undefined : oldNames.get(fileKey(path));
      if (other !== undefined && old.delete(other) && removeFile(other, inside, ops)) removed++;
      made.add(path);
      const there = disk.read(path);
      if ('source' in there ? there.source.text === text : there.problem.code !== 'missing')
        return 'source' in there ? undefined : there.problem;
      for (const missing of spot.missing) ops.makeFolder(fullPath(folder, missing));
      replace(spot.full, text, changed++, ops);
      return undefined;
    };
    if (opened.listed.size === 0) put({ path: LIST, text: listOf(new Set()) });
    for await (const file of files) {
      const wrong = put(file);
      if (wrong !== undefined) return { problem: { ...wrong, place: { path: at } } };
    }
    for (const path of old) {
      if (!removeFile(path, inside, ops)) continue;
      removed++;
      removeEmpty(folder, dirname(fullPath(folder, path)), ops);
    }
    made.delete(LIST);
    const done = { changed: opened.listed.size === 0 ? changed - 1 : changed, removed, total: made.size };
    put({ path: LIST, text: listOf(made) });
    return done;
  } catch (error) {
    return { problem: cannotWrite(at, faultCode(error), 'make room or repair the disk, then run the command again') };
  }
}

/** The folder, made where it is missing, and what was made in it before. */
function openFolder(
  folder: string,
  shown: string,
  ops: DiskOps,
): { readonly listed: ReadonlySet<string> } | { readonly problem: Diagnostic } {
  const missing: string[] = [];
  for (let above = folder; ; above = dirname(above)) {
    const entry = entryAt(above, ops);
    if (entry === undefined) missing.unshift(above);
    else if (missing.length > 0 || entry.isDirectory()) break;
    else return { problem: problem('not-a-file', shown, 'is there already and is not a folder', 'choose another one with --out') };
  }
  for (const path of missing) ops.makeFolder(path);
  const list = openFiles(folder, ops).read(LIST);
  if ('source' in list) return { listed: new Set(list.source.text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))) };
  if (list.problem.code !== 'missing') return list;
  if (ops.list(folder).length === 0) return { listed: new Set() };
  const message = 'holds files that wg did not make, and might be overwritten';
  return { problem: problem('not-made-here', shown, message, 'name an empty or a new folder with --out') };
}

function listOf(paths: ReadonlySet<string>): string {
  return `# Made by wg, and made anew by the same command. What is not listed here stays as it is.\n${[...paths].map((path) => `${path}\n`).join('')}`;
}

function replace(full: string, text: string, n: number, ops: DiskOps): void {
  const { fd, path } = createTemporary(dirname(full), 0o666, n, ops);
  try {
    writeWhole(fd, Buffer.from(text), ops);
  } catch (error) {
    ops.close(fd);
    ops.unlink(path);
    throw error;
  }
  ops.close(fd);
  ops.rename(path, full);
}

/** Removes a file that was made before; false where it is gone, or something else stands there. */
function removeFile(path: string, inside: Inside, ops: DiskOps): boolean {
  const spot = inside.locate(path);
  if ('problem' in spot || entryAt(spot.full, ops)?.isFile() !== true) return false;
  ops.unlink(spot.full);
  return true;
}

/** Removes a folder below the first, and those above it, as far as they are empty. */
function removeEmpty(folder: string, from: string, ops: DiskOps): void {
  for (let above = from; above.length > folder.length && ops.list(above).length === 0; above = dirname(above)) ops.removeFolder(above);
}
