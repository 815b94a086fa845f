// Looks for everything that is wrong in the group's files.

import { findProblems } from '../model/checks/list.ts';
import { printDiagnostics } from '../text/print-diagnostic.ts';
import type { Command } from './command.ts';
import { openGroup } from './open-group.ts';

export const check: Command = {
  name: 'check',
  summary: 'find what is wrong in the files, all in one run',
  description:
    'Reads every file of the group and tells each problem with its place and how to go on. Exit 1 where there are errors or warnings. wg explain CODE tells more about one.',
  arguments: [{ name: 'path', description: 'tell only problems in these files or folders', optional: true, many: true, completes: 'file' }],
  options: [],
  examples: ['wg check', 'wg check meetings', 'wg check --json'],
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
    const all = findProblems(await openGroup(context));
    const problems =
      wanted.length === 0 ? all : all.filter((d) => wanted.some((w) => w === '' || d.place.path === w || d.place.path.startsWith(`${w}/`)));
    const text = problems.length === 0 ? 'nothing is wrong\n' : printDiagnostics(problems);
    const bad = problems.some((d) => d.severity !== 'note');
    return { result: { text, json: { schema: 'wg/check/1', problems } }, ...(bad && { exit: 1 as const }) };
  },
};
