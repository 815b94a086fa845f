// The rules that keep `private/` out of git, and in a new file also the pages of `wg site`.
import type { Diagnostic } from '../text/diagnostic.ts';
import { textOf, type Write } from '../text/files.ts';
import type { Context } from './command.ts';

/** The rule appended to `.gitignore`, unless it is there; a problem where the file cannot be read, and then nothing else is to be written. */
export function ignoreRule(context: Context): readonly Write[] | { readonly problem: Diagnostic } {
  const file = context.files.read('.gitignore');
  if ('problem' in file && file.problem.code !== 'missing') return file;
  const before = textOf(file);
  if (before?.split(/\r?\n/).some((line) => /^\/?private\/?$/.test(line.trim()))) return [];
  const lead = before === undefined || before === '' || before.endsWith('\n') ? '' : '\n';
  return [{ path: '.gitignore', before, after: `${before ?? ''}${lead}private/\n${before === undefined ? '_site/\n' : ''}` }];
}
