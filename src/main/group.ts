// Where the group is: the nearest folder, from the current one upwards, that holds a `wg.yaml` of its own.
import { dirname, join } from 'node:path';
import { type DiskOps, faultCode } from '../host/syscalls.ts';

/** The group's root, an absolute path; undefined outside a group. A link named `wg.yaml` does not count, and a git repository is not left upwards. */
export function findGroup(cwd: string, ops: DiskOps): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const settings = kindOf(join(folder, 'wg.yaml'), ops);
    if (settings === 'file') return folder;
    if (settings === 'unknown' || kindOf(join(folder, '.git'), ops) !== 'nothing' || dirname(folder) === folder) return undefined;
  }
}

/** What stands at a path, links not followed; `unknown` where the disk does not tell. */
export function kindOf(path: string, ops: DiskOps): 'file' | 'folder' | 'other' | 'nothing' | 'unknown' {
  try {
    const entry = ops.lstat(path);
    return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    return ABSENT.has(faultCode(error)) ? 'nothing' : 'unknown';
  }
}

const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP']);
