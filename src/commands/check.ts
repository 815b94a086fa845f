// Looks for everything that is wrong in the group's files.

import { checks, findProblems } from '../model/checks/list.ts';
import { findEvidence } from '../model/evidence/mend.ts';
import { stagedTextsOf } from '../model/staged-texts.ts';
import { plural } from '../report/words.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { type Splice, splice } from '../text/edit.ts';
import type { Files } from '../text/files.ts';
import type { Command, Outcome } from './command.ts';
import { openGroup } from './open-group.ts';

export const check: Command = {
  name: 'check',
  summary: 'find what is wrong in the files, all in one run',
  description:
    'Reads every file of the group and tells each problem with its place and how to go on. Exit 1 where there are errors or warnings. What is only a note is counted, and told one by one with --notes. wg explain CODE tells more about one.',
  arguments: [{ name: 'path', description: 'tell only problems in these files or folders', optional: true, many: true, completes: 'file' }],
  options: [
    { name: 'notes', description: 'tell the notes one by one too, not only their number' },
    { name: 'fix', description: 'mend what leaves no choice: a figure that the results say otherwise, a link to what was renamed' },
  ],
  examples: ['wg check', 'wg check meetings', 'wg check --notes', 'wg check --json', 'wg check --fix --dry-run'],
  needs: 'group',
  writes: false,
  writesWith: ['fix'],
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
    const evidence = await findEvidence(view, context.files);
    const all = findProblems(view, staged && stagedTextsOf(view.group, context.files, staged), evidence);
    const problems =
      wanted.length === 0 ? all : all.filter((d) => wanted.some((w) => w === '' || d.place.path === w || d.place.path.startsWith(`${w}/`)));
    return input.has('fix') ? mendedOf(context.files, problems) : told(problems, input.has('notes'));
  },
};

/** What was found, as text and for scripts. */
function told(problems: readonly Diagnostic[], withNotes: boolean): Outcome {
  const wrong = problems.filter((d) => d.severity !== 'note');
  const notes = problems.filter((d) => d.severity === 'note');
  const bad = wrong.length > 0;
  const shown = withNotes ? problems : wrong;
  const text = `${shown.length === 0 ? 'nothing is wrong\n' : ''}${withNotes ? '' : counted(notes)}`;
  return { result: { problems: shown, text, json: { schema: 'wg/check/1', problems } }, ...(bad && { exit: 1 as const }) };
}

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

/** Writes the fixes there are, each file once, and tells what is left. A fix that overlaps an earlier one waits for the next run. */
function mendedOf(files: Files, problems: readonly Diagnostic[]): Outcome {
  const byPath = new Map<string, { readonly before: string; readonly splices: Splice[] }>();
  const left: Diagnostic[] = [];
  for (const problem of problems) {
    const { place, fix } = problem;
    const file = fix === undefined ? undefined : files.read(place.path);
    const plan = byPath.get(place.path) ?? (file !== undefined && 'source' in file ? { before: file.source.text, splices: [] } : undefined);
    const fits = fix?.every((one) => plan?.splices.every((other) => one.end <= other.start || other.end <= one.start || same(one, other)));
    if (fix === undefined || plan === undefined || fits !== true) {
      left.push(problem);
      continue;
    }
    plan.splices.push(...fix.filter((one) => !plan.splices.some((other) => same(one, other))));
    byPath.set(place.path, plan);
  }
  const mended = problems.length - left.length;
  const writes = [...byPath].map(([path, { before, splices }]) => ({ path, before, after: splice(before, splices) }));
  return {
    ...told(
      left.map((problem) => (byPath.has(problem.place.path) ? withoutExcerpt(problem) : problem)),
      false,
    ),
    writes,
    said:
      mended === 0
        ? ['nothing here mends itself']
        : [`mended ${plural(mended, 'problem')} in ${writes.map(({ path }) => path).join(', ')}`],
    ...(mended > 0 && { next: ['git diff', 'wg check'] }),
  };
}

/** Of a file that is rewritten the line would be shown as it was. */
function withoutExcerpt({ place: { excerpt: _, ...place }, ...problem }: Diagnostic): Diagnostic {
  return { ...problem, place };
}

function same(a: Splice, b: Splice): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}
