// Draws the notes that are labelled by eye: some of every folder, in proportion to its size, the same ones for the same seed. Prints
// paths only. What was drawn stands in test/reading/labels.json, beside the labels.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { notesIn } from './notes-in.ts';

const seed = 20260310;
const wanted = 30;
const leastOfEach = 2;
const mostLines = 700;

/** Draws from the folder that is named first, and prints what it drew, one path to a line. */
export function run(args: readonly string[]): number {
  const [root] = args;
  if (root === undefined) {
    console.error('name the folder with the notes');
    return 2;
  }
  const folders = new Map<string, string[]>();
  for (const path of notesIn(root)) {
    if (readFileSync(join(root, path), 'utf8').split('\n').length > mostLines) continue;
    const folder = path.includes('/') ? path.slice(0, path.indexOf('/')) : '.';
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  const next = random(seed);
  const shares = sharesOf([...folders].map(([folder, paths]) => ({ folder, size: paths.length })));
  for (const [folder, paths] of folders) {
    const left = [...paths];
    const drawn: string[] = [];
    while (drawn.length < (shares.get(folder) ?? 0)) drawn.push(...left.splice(Math.floor(next() * left.length), 1));
    for (const path of drawn.sort()) console.log(path);
  }
  return 0;
}

/** How many of each folder: the least first, then one at a time to the folder that is furthest below its part (D'Hondt). */
function sharesOf(folders: readonly { readonly folder: string; readonly size: number }[]): ReadonlyMap<string, number> {
  const shares = new Map(folders.map(({ folder, size }) => [folder, Math.min(leastOfEach, size)]));
  const given = (folder: string): number => shares.get(folder) ?? 0;
  while ([...shares.values()].reduce((sum, n) => sum + n, 0) < wanted) {
    const [first] = folders
      .filter(({ folder, size }) => given(folder) < size)
      .sort((a, b) => b.size / (given(b.folder) + 1) - a.size / (given(a.folder) + 1));
    if (first === undefined) break;
    shares.set(first.folder, given(first.folder) + 1);
  }
  return shares;
}

/** Numbers from 0 to 1 (a multiplicative congruential generator, Lewis, Goodman and Miller 1969). */
function random(start: number): () => number {
  let state = start;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}
