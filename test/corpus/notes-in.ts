// Finds the notes of a folder on disk, for the sweeps.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The notes under `root`, as paths relative to it with forward slashes, in order of name. */
export function notesIn(root: string, folder = ''): readonly string[] {
  return readdirSync(join(root, folder))
    .sort()
    .flatMap((name) => {
      const path = folder === '' ? name : `${folder}/${name}`;
      return statSync(join(root, path)).isDirectory() ? notesIn(root, path) : /\.(?:md|txt|markdown)$/.test(name) ? [path] : [];
    });
}
