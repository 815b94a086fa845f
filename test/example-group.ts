// The example group of this repository, for tests: its files in a folder of their own, and each of its reports as a page.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportKinds } from '../src/commands/report.ts';
import { type Bed, openBed } from './bed.ts';

// A day on which the example group has something of everything.
const exampleDay = '2026-02-26';

/** A folder with the group's files; its maker removes it. */
export function openExample(): ReturnType<typeof openBed> {
  const folder = 'data/example';
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const bed = openBed();
  bed.put(Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')])));
  return bed;
}

// What needs an id is asked for one.
const ids: Readonly<Record<string, string>> = { survey: 'autumn' };

/** The kinds of reports that can be told about the group, each with the words that ask for it. */
export const exampleReports: readonly (readonly [kind: string, words: readonly string[]])[] = reportKinds.flatMap(
  ({ name, argument }): readonly (readonly [string, readonly string[]])[] => {
    const id = argument === undefined ? undefined : ids[name];
    if (argument !== undefined && argument.optional !== true && id === undefined) return [];
    return [[name, [name, ...(id === undefined ? [] : [id]), '--today', exampleDay]]];
  },
);

/** A report of a group in a bed as a page. Throws what is said where there is none. */
export async function reportPage(bed: Bed, words: readonly string[]): Promise<string> {
  const { stdout, stderr } = await bed.run('report', ...words, '--format', 'html');
  if (stdout === '') throw new Error(stderr);
  return stdout;
}
