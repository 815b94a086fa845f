// The tour of `npm run demo`: the example group with its past in a new repository, then the path from notes to report, as typed.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readExample, readStory, tell } from './example.ts';
import { makeRepository } from './history.ts';

/**
 * Walks two ways below a folder, printing each command line and what it says: `first-day`, from an empty folder to a first report, and
 * `weeks-later`, the example group with its past. The exit code is that of the first command that could not run, else 0.
 */
export function tour(folder: string, print: (text: string) => void, env: NodeJS.ProcessEnv = process.env): number {
  const story = readStory();
  const commits = tell(story, readExample());
  const [firstDay, later] = [join(folder, 'first-day'), join(folder, 'weeks-later')];
  mkdirSync(firstDay);
  print('The first day: an empty folder, and notes as they were pasted. Everybody here is invented.\n');
  const exit = walk(story.firstDay, firstDay, print, env);
  if (exit !== 0) return exit;
  mkdirSync(later);
  makeRepository(later, commits);
  print(`\nThe same group weeks later, with ${commits.length} commits of history.\n`);
  return walk(story.tour, later, print, env);
}

function walk(lines: readonly (readonly string[])[], cwd: string, print: (text: string) => void, env: NodeJS.ProcessEnv): number {
  const program = resolve('dist/wg.cjs');
  for (const words of lines) {
    const given = words.map((word) => (word.startsWith('data/') ? resolve(word) : word));
    print(`\n$ wg ${words.map((word) => (/[^\w./:=-]/.test(word) ? `'${word}'` : word)).join(' ')}\n`);
    const { status, stdout, stderr, error } = spawnSync(process.execPath, [program, ...given], { cwd, encoding: 'utf8', env });
    if (error !== undefined) throw error;
    print(stderr);
    print(stdout);
    // With a result, 1 says that problems were found in the files.
    if (status !== 0 && !(status === 1 && stdout !== '')) return status ?? 1;
  }
  return 0;
}
