// The way of each file through history: its versions under every path that it had. A file keeps its way when it is renamed or comes back.
import type { Commit, Versions } from '../../text/versions.ts';

/** One version of a file: the commit that brought it and its place among the commits, its path then, and its contents (none where the commit removed it). */
interface FileVersion {
  readonly commit: Commit;
  readonly at: number;
  readonly path: string;
  readonly blob: string | undefined;
}

/** A file's versions, oldest first. `path` is where it is now, or where it was last; `paths` has that and all earlier ones, also what it was before the first commit. */
export interface Lineage {
  readonly path: string;
  readonly paths: readonly string[];
  readonly versions: readonly FileVersion[];
}

const known = new WeakMap<readonly Commit[], readonly Lineage[]>();

/** The ways of all files of a history, those that are there no more included. Of several with one path, that of the file which is there comes last. */
export function lineagesOf({ commits }: Pick<Versions, 'commits'>): readonly Lineage[] {
  const found = known.get(commits) ?? follow(commits);
  known.set(commits, found);
  return found;
}

interface Way {
  path: string;
  readonly paths: string[];
  readonly versions: FileVersion[];
}

function follow(commits: readonly Commit[]): readonly Lineage[] {
  const all: Way[] = [];
  const ways = new Map<string, Way>();
  for (const [at, commit] of commits.entries()) {
    const moved = renamedIn(commit, ways);
    for (const { path, from, after } of commit.changes) {
      let way = from === undefined ? ways.get(path) : moved?.get(from);
      if (way === undefined) {
        way = { path, paths: from === undefined ? [path] : [from, path], versions: [] };
        all.push(way);
      }
      if (way.path !== path) {
        way.path = path;
        way.paths.push(path);
      }
      way.versions.push({ commit, at, path, blob: after });
      ways.set(path, way);
    }
  }
  // Of several that had a name one after the other, whose it is now comes last.
  const isHolder = (way: Way): boolean => ways.get(way.path) === way;
  return [...all.filter((way) => !isHolder(way)), ...all.filter(isHolder)];
}

/** Takes the ways that a commit renames from where they were; by that path. Two files may change places in one commit, so all are taken before any is put where it is now. */
function renamedIn({ changes }: Commit, ways: Map<string, Way>): ReadonlyMap<string, Way> | undefined {
  if (changes.every(({ from }) => from === undefined)) return undefined;
  const moved = new Map<string, Way>();
  for (const { from } of changes) {
    const way = from === undefined ? undefined : ways.get(from);
    if (from === undefined || way === undefined) continue;
    moved.set(from, way);
    ways.delete(from);
  }
  return moved;
}
