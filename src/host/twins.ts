// Names that some systems take for one: equal but for case, or for how accents are encoded. Such a pair merges cleanly in git
// and breaks a checkout on Windows or macOS, so that a new name that has a twin is refused.
import type { Diagnostic } from '../text/diagnostic.ts';
import { fileKey } from '../text/slug.ts';
import { fullPath, type Inside } from './inside.ts';
import { type DiskOps, problem } from './syscalls.ts';

/** The first path whose name, or that of a folder still to be made, has a twin on the disk or among the others. Throws faults of the disk. */
export function findTwin(root: string, inside: Inside, paths: readonly string[], ops: DiskOps): Diagnostic | undefined {
  const folders = new Map<string, ReadonlyMap<string, readonly string[]>>();
  const planned = new Map<string, string>();
  for (const path of paths) {
    const spot = inside.locate(path);
    if ('problem' in spot) return spot.problem;
    const whole = join(spot.folder, spot.name);
    const other = twinAmong(planned, whole) ?? twinOnDisk(spot.missing[0] ?? whole);
    if (other !== undefined) return twinProblem(path, other);
  }
  return undefined;

  function twinOnDisk(fresh: string): string | undefined {
    const name = fresh.slice(fresh.lastIndexOf('/') + 1);
    const neighbours = namesIn(fresh.slice(0, -name.length - 1)).get(fileKey(name)) ?? [];
    return neighbours.includes(name) ? undefined : neighbours[0];
  }

  function namesIn(folder: string): ReadonlyMap<string, readonly string[]> {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const names = new Map<string, string[]>();
    for (const { name } of ops.list(fullPath(root, folder))) {
      const key = fileKey(name);
      const same = names.get(key);
      if (same === undefined) names.set(key, [name]);
      else same.push(name);
    }
    folders.set(folder, names);
    return names;
  }
}

/** Notes a path and its folders as planned; the planned path that it collides with, if any. A path planned twice collides with itself. */
function twinAmong(planned: Map<string, string>, path: string): string | undefined {
  for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
    const folder = path.slice(0, end);
    const other = planned.get(fileKey(folder));
    if (other !== undefined && other !== folder) return other;
    planned.set(fileKey(folder), folder);
  }
  const other = planned.get(fileKey(path));
  planned.set(fileKey(path), path);
  return other;
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function twinProblem(path: string, other: string): Diagnostic {
  const message = `some systems cannot tell this name from \`${other}\`, as only case or the form of accents differs`;
  return problem('twin-name', path, message, 'use the existing name, or choose one that is clearly different');
}
