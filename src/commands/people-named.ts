// People given on the command line, as slugs where they are known.
import type { Overview } from '../model/overview.ts';

/** Slugs of the people named; those whom nobody knows are kept as written, and listed. */
export function peopleNamed(
  { directory }: Overview,
  names: readonly string[],
): { readonly slugs: readonly string[]; readonly unknown: readonly string[] } {
  const unknown: string[] = [];
  const slugs = names.map((name) => {
    const found = directory.find(name, ['person']);
    if ('thing' in found) return found.thing.id;
    unknown.push(name);
    return name;
  });
  return { slugs, unknown };
}
