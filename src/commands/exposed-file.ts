// The warning that a downloaded file, which names people, lies where git takes it along.
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Context } from './command.ts';

/** Why a file named on the command line should be moved to `private/`, if it should. `what` is the file in a word, `holds` what is in it. */
export function exposedFile(context: Context, name: string, what: string, holds: string): readonly Diagnostic[] {
  const path = name === '-' ? undefined : context.pathFromRoot(name);
  if (path === undefined || path.startsWith('private/')) return [];
  const staged = context.git().staged();
  if (staged === undefined) return [];
  const isTracked = staged.files.some((file) => file.path === path);
  if (!isTracked && staged.isIgnored(path) !== false) return [];
  const message = isTracked
    ? `git holds this ${what}, with ${holds}, for everybody who has the repository`
    : `this ${what} lies where \`git add\` takes it along, with ${holds}`;
  const help = isTracked ? `git rm --cached ${path} and move it to private/; earlier commits still hold it` : `mv ${path} private/`;
  return [{ code: 'raw-export-tracked', severity: 'warning', place: { path }, message, help }];
}
