// The way of each file through history: its versions under every path that it had. A file keeps its way when it is renamed or comes back.
import type { Commit, Versions } from '../../text/versions.ts';

/** One version of a file: the commit that brought it, its path then, and its contents (none where the commit removed it). */
export interface FileVersion {
  readonly commit: Commit;
  readonly path: string;
  readonly blob: string | undefined;
}

/** A file's versions, oldest first. `path` is where it is now, or where it was last. */
export interface Lineage {
  readonly path: string;
  readonly versions: readonly FileVersion[];
}

/** The ways of all files of a history, those that are there no more included. */
export function lineagesOf({ commits }: Versions): readonly Lineage[] {
  const all: { path: string; versions: FileVersion[] }[] = [];
  const at = new Map<string, (typeof all)[number]>();
  for (const commit of commits) {
    // Two files may change places in one commit, so all are taken from where they were before any is put where it is now.
    const moved = commit.changes.map(({ path, from }) => at.get(from ?? path));
    for (const { from } of commit.changes) if (from !== undefined) at.delete(from);
    commit.changes.forEach(({ path, after }, index) => {
      let way = moved[index];
      if (way === undefined) {
        way = { path, versions: [] };
        all.push(way);
      }
      way.path = path;
      way.versions.push({ commit, path, blob: after });
      at.set(path, way);
    });
  }
  return all;
}
