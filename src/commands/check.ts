// Looks for everything that is wrong in the group's files.

import { checks, findProblems } from '../model/checks/list.ts';
import { stagedTextsOf } from '../model/staged-texts.ts';
import { plural } from '../report/words.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { printDiagnostics } from '../text/print-diagnostic.ts';
import type { Command } from './command.ts';
import { openGroup } from './open-group.ts';

export const check: Command = {
  name: 'check',
  summary: 'find what is wrong in the files, all in one run',
  description:
    'Reads every file of the group and tells each problem with its place and how to go on. Exit 1 where there are errors or warnings. What is only a note is counted, and told one by one with --notes. wg explain CODE tells more about one.',
  arguments: [{ name: 'path', description: 'tell only problems in these files or folders', optional: true, many: true, completes: 'file' }],
  options: [{ name: 'notes', description: 'tell the notes one by one too, not only their number' }],
  examples: ['wg check', 'wg check meetings', 'wg check --notes', 'wg check --json'],
  needs: 'group',
  writes: false,
  async run(context, input) {
    const wanted: string[] = [];
    const unknown: string[] = [];
    for (const name of input.all('path')) {
      const path = context.pathFromRoot(name);
      if (path === undefined) unknown.push(`\`${name}\` lies outside of the group`);
      else if (path !== '' && !context.files.exists(path)) unknown.push(`there is no file or folder \`${path}\` in the group`);
      else wanted.push(path);
    }
    if (unknown.length > 0) return { usage: unknown.join('\n  ') };
    const view = await openGroup(context);
    const staged = context.git().staged();
    const all = findProblems(view, staged && stagedTextsOf(view.group, context.files, staged));
    const problems =
      wanted.length === 0 ? all : all.filter((d) => wanted.some((w) => w === '' || d.place.path === w || d.place.path.startsWith(`${w}/`)));
    const wrong = problems.filter((d) => d.severity !== 'note');
    const notes = problems.filter((d) => d.severity === 'note');
    const bad = wrong.length > 0;
    const shown = input.has('notes') ? problems : wrong;
    const text = `${shown.length === 0 ? 'nothing is wrong\n' : printDiagnostics(shown)}${input.has('notes') ? '' : counted(notes)}`;
    return { result: { text, json: { schema: 'wg/check/1', problems } }, ...(bad && { exit: 1 as const }) };
  },
};

/** How many notes there are of each kind, and in how many files: an old archive has hundreds, and nobody has to act on them. */
function counted(notes: readonly Diagnostic[]): string {
  if (notes.length === 0) return '';
  const lines = checks.flatMap(({ code, finds }) => {
    const those = notes.filter((note) => note.code === code);
    const files = new Set(those.map(({ place }) => place.path)).size;
    return those.length === 0 ? [] : [`note[${code}]: ${plural(those.length, 'time')} in ${plural(files, 'file')}: ${finds}\n`];
  });
  return `\n${lines.join('')}wg check --notes shows where\n`;
}
