// The example group of data/ as a story: data/example/ is how it stands at the end, data/story.json says when what came in.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Commit } from './history.ts';

/** What data/story.json holds. */
export interface Story {
  readonly commits: readonly Chapter[];
  /** The command lines of the first day, in an empty folder. */
  readonly firstDay: readonly (readonly string[])[];
  /** The command lines of the tour, without `wg`; a word that begins with `data/` is a file of this project. */
  readonly tour: readonly (readonly string[])[];
}

/** One commit: files as they stand in data/example, save what was then written otherwise. */
interface Chapter {
  readonly date: string;
  readonly author: string;
  readonly message: string;
  readonly files: readonly string[];
  /** In `path` there stood `was` where there stands `now`, for what slipped or grew. */
  readonly earlier?: readonly { readonly path: string; readonly now: string; readonly was: string }[];
}

/** The story of data/. */
export function readStory(): Story {
  return JSON.parse(readFileSync('data/story.json', 'utf8'));
}

/** The files of data/example by path, sorted. */
export function readExample(): ReadonlyMap<string, string> {
  const root = join('data', 'example');
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.sort().map((path) => [path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]));
}

/** The commits of a story over its files. Throws where the story does not fit: a missing file, words that do not stand there, files never brought in, an end that differs. */
export function tell(story: Story, files: ReadonlyMap<string, string>): readonly Commit[] {
  const last = new Map<string, string>();
  const commits = story.commits.map(({ date, author, message, files: paths, earlier = [] }): Commit => {
    const texts = paths.map((path): [string, string] => {
      const end = files.get(path);
      if (end === undefined) throw new Error(`the story names ${path}, which is not in the example`);
      const text = earlier
        .filter((change) => change.path === path)
        .reduce((whole, change) => swap(path, whole, change.now, change.was), end);
      last.set(path, text);
      return [path, text];
    });
    return { date, author, message, files: texts };
  });
  const odd = [...files].filter(([path, text]) => last.get(path) !== text).map(([path]) => path);
  if (odd.length > 0) throw new Error(`the story does not end with the example's ${odd.join(', ')}`);
  return commits;
}

function swap(path: string, text: string, now: string, was: string): string {
  const parts = text.split(now);
  if (parts.length !== 2) throw new Error(`\`${now}\` stands ${parts.length - 1} times in ${path}`);
  return parts.join(was);
}
