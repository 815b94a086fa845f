// People given on the command line, as slugs where they are known.
import type { Overview } from '../model/overview.ts';
import { mayBe } from '../text/did-you-mean.ts';

/** Slugs of the people named; those whom nobody knows, or who may be several, are kept as written, and that is said. */
export function peopleNamed(
  { directory }: Overview,
  names: readonly string[],
): { readonly slugs: readonly string[]; readonly said: readonly string[] } {
  const said: string[] = [];
  const slugs = names.map((name) => {
    const found = directory.find(name, ['person']);
    if ('thing' in found) return found.thing.id;
    const meant =
      'several' in found
        ? mayBe(
            name,
            found.several.map(({ id }) => id),
          )
        : `nobody in people/ is called \`${name}\``;
    said.push(`${meant}; the name is kept as it is`);
    return name;
  });
  return { slugs, said };
}
