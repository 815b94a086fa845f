// The folder `private/`, in which personal data lies: for its owner alone, and never where git could take it along.
import { relative } from 'node:path';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Git } from './git.ts';
import { slashed } from './inside.ts';
import { realPath } from './repository.ts';
import { problem } from './syscalls.ts';

/** Whether a path from the group's root is the private folder or lies in it; some systems do not tell case. */
export function isPrivate(path: string): boolean {
  return /^(\.?\/)*private(\/|$)/i.test(path);
}

/** Why a private file may not be written: git would take it along, or cannot say. Where there is no git or no repository, nothing can. */
export function exposed(root: string, paths: readonly string[], git: Git): Diagnostic | undefined {
  const wanted = paths.filter(isPrivate);
  if (wanted.length === 0) return undefined;
  const { kind, root: top } = git.state();
  if (kind !== 'ready' || top === undefined) return undefined;
  const below = slashed(relative(top, realPath(root)));
  for (const path of wanted) {
    const inTree = below === '' ? path : `${below}/${path}`;
    if (git.isTracked(inTree) !== false) {
      const message = 'git tracks this file, which is to hold personal data; nothing was written';
      const help = `take it out with \`git rm --cached ${path}\`, commit that, and add the line \`private/\` to .gitignore; earlier commits still hold it`;
      return problem('private-tracked', path, message, help);
    }
    if (git.isIgnored(inTree) !== true) {
      const message = 'git does not ignore this path, and the file is to hold personal data; nothing was written';
      const help = 'add the line `private/` to .gitignore in the first folder of the group, as `wg init` does';
      return problem('private-not-ignored', path, message, help);
    }
  }
  return undefined;
}
