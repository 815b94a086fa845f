// The tour of `npm run demo`: the example group with its past in a new repository, then the path from notes to report, as typed.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { readExample, readStory, tell } from './example.ts';
import { makeRepository } from './history.ts';

/** Makes the group in a folder and walks the tour, printing each command line and what it says. The exit code is that of the first command that could not run, else 0. */
export function tour(folder: string, print: (text: string) => void, env: NodeJS.ProcessEnv = process.env): number {
  const story = readStory();
  const commits = tell(story, readExample());
  makeRepository(folder, commits);
  print(`A group of invented people, with ${commits.length} commits of history.\n`);
  const program = resolve('dist/wg.cjs');
  for (const words of story.tour) {
    const given = words.map((word) => (word.startsWith('data/') ? resolve(word) : word));
    print(`\n$ wg ${words.map((word) => (/[^\w./:=-]/.test(word) ? `'${word}'` : word)).join(' ')}\n`);
    const { status, stdout, stderr, error } = spawnSync(process.execPath, [program, ...given], { cwd: folder, encoding: 'utf8', env });
    if (error !== undefined) throw error;
    print(stderr);
    print(stdout);
    // With a result, 1 says that problems were found in the files.
    if (status !== 0 && !(status === 1 && stdout !== '')) return status ?? 1;
  }
  return 0;
}
