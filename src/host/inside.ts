// Which paths are inside the group's root: relative, no `..`, no link on the way, nothing that belongs to git.
// A path is judged by its parts and by what stands on the disk, never by comparing the beginnings of strings.
import { sep } from 'node:path';
import type { Diagnostic } from '../text/diagnostic.ts';
import { type DiskOps, faultCode, faultWords, problem } from './syscalls.ts';

/** Where a path leads: its full path, and those of its folders that do not exist yet (relative, outermost first). */
type Spot =
  | { readonly full: string; readonly folder: string; readonly name: string; readonly missing: readonly string[] }
  | { readonly problem: Diagnostic };

/** Finds spots below one root. Folders once seen to be real are not looked at again. */
export interface Inside {
  locate(path: string): Spot;
}

/** Opens a root; the root itself may be reached through links, what is below may not. */
export function openInside(root: string, ops: DiskOps): Inside {
  const realFolders = new Set<string>(['']);

  function locate(path: string): Spot {
    // Nearly every path is a plain name in a folder already seen.
    const slash = path.lastIndexOf('/');
    const above = slash === -1 ? '' : path.slice(0, slash);
    const last = path.slice(slash + 1);
    if (slash !== 0 && realFolders.has(above) && PLAIN_NAME.test(last))
      return { full: fullPath(root, path), folder: above, name: last, missing: [] };
    const parts = partsOf(path);
    if (parts === undefined) return { problem: outside(path) };
    const name = parts[parts.length - 1] ?? '';
    const folder = parts.slice(0, -1).join('/');
    const full = fullPath(root, parts.join('/'));
    if (realFolders.has(folder)) return { full, folder, name, missing: [] };
    const missing: string[] = [];
    for (let depth = 1; depth < parts.length; depth++) {
      const above = parts.slice(0, depth).join('/');
      if (realFolders.has(above)) continue;
      if (missing.length > 0) {
        missing.push(above);
        continue;
      }
      const seen = look(above, path);
      if (seen === 'missing') missing.push(above);
      else if (seen === 'folder') realFolders.add(above);
      else return { problem: seen };
    }
    return { full, folder, name, missing };
  }

  function look(folder: string, path: string): 'folder' | 'missing' | Diagnostic {
    try {
      const entry = ops.lstat(fullPath(root, folder));
      if (entry.isDirectory()) return 'folder';
      if (entry.isSymbolicLink()) return linkProblem(path, folder);
      return problem('not-a-file', path, `\`${folder}\` is not a folder`, 'move it away, or choose another path');
    } catch (error) {
      const code = faultCode(error);
      if (code === 'ENOENT') return 'missing';
      if (code === 'EACCES' || code === 'EPERM') return noPermission(path);
      return problem('cannot-read', path, `cannot look at \`${folder}\`: ${faultWords(code)}`);
    }
  }

  return { locate };
}

/** A path below the root as the disk wants it. */
export function fullPath(root: string, path: string): string {
  return path === '' ? root : `${root}/${path}`;
}

/** A path of this system with `/` between its parts. */
export function slashed(path: string): string {
  return path.split(sep).join('/');
}

/** The diagnostic for a link: reading or writing through it could leave the group. */
export function linkProblem(path: string, link: string): Diagnostic {
  const help = 'put the file itself there; links are not followed, because they can lead out of the group';
  return problem('link', path, link === path ? 'is a link, not a file' : `\`${link}\` is a link`, help);
}

/** The diagnostic for a path that this user may not open. */
export function noPermission(path: string): Diagnostic {
  return problem('no-permission', path, 'you have no permission to open this', 'ask its owner, or change its mode');
}

function outside(path: string): Diagnostic {
  const help = 'give a path inside the group, relative to its first folder, for example `meetings/2026-03-05.md`';
  return problem('outside', path, 'the path leaves the group, or belongs to git', help);
}

/** The parts of a relative path (none for the root itself), or undefined where a part could lead elsewhere. */
function partsOf(path: string): readonly string[] | undefined {
  if (path.startsWith('/') || path.includes('\0')) return undefined;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.some((part) => part === '..' || isGitName(part) || isForeign(part)) ? undefined : parts;
}

/** A name that no rule below is about. */
const PLAIN_NAME = /^\w[\w.-]*$/;

/** On Windows a name can hold a drive, a stream or a second separator. */
function isForeign(part: string): boolean {
  return process.platform === 'win32' && /[\\:]/.test(part);
}

/** Whether some file system takes a name for `.git`: upper case, characters that HFS+ ignores, dots and spaces that NTFS ignores. */
function isGitName(part: string): boolean {
  const bare = part.replace(/[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g, '').toLowerCase();
  if (!bare.startsWith('.git') && !bare.startsWith('git~1')) return false;
  return /^[. ]*(:.*)?$/.test(bare.slice(bare.startsWith('.') ? 4 : 5));
}
