// Files whose names some systems take for one: equal but for case, or for how accents are encoded. Git merges such a pair cleanly.
import type { Diagnostic } from '../text/diagnostic.ts';
import { fileKey } from '../text/slug.ts';

/** A diagnostic for each path that is a twin of one before it. */
export function twinNames(paths: readonly string[]): readonly Diagnostic[] {
  const first = new Map<string, string>();
  return paths.flatMap((path) => {
    const key = fileKey(path);
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, path);
      return [];
    }
    const message = `some systems cannot tell this name from \`${other}\`, as only case or the form of letters differs`;
    return [{ code: 'twin-name', severity: 'error', place: { path }, message, help: 'rename one of the two' } as const];
  });
}
