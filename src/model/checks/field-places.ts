// What the checks on records have in common: where a field stands, and what to say of a name that means nothing, or several things.
import { didYouMean } from '../../text/did-you-mean.ts';
import { type Place, placeOf } from '../../text/source.ts';
import type { YamlNode } from '../../text/yaml-node.ts';
import type { Found } from '../reference.ts';
import type { Stored } from '../stored.ts';

/** As much of a record as places are told by. */
export type InFile = Pick<Stored<object>, 'nodes' | 'path' | 'source'>;

/** The place of a field, or of one item of its list; the first line of the file where there is no such field. */
export function at(record: InFile, field: string, item = 0): Place {
  return placeAt(record, record.nodes.get(field), item);
}

/** The place of a node of a file, or of one item of it where it is a list; the first line where there is none. */
export function placeAt({ source, path }: Pick<InFile, 'path' | 'source'>, node: YamlNode | undefined, item: number): Place {
  if (node === undefined) return { path, line: 1 };
  return placeOf(source, (node.kind === 'list' ? node.items[item] : node)?.span ?? node.span);
}

/** What to do about a name that was not found: what it may mean, or else the other words. */
export function helpFor(found: Exclude<Found, { readonly thing: unknown }>, otherwise: string): string {
  return 'several' in found ? `it may be ${found.several.map(({ id }) => id).join(' or ')}` : didYouMean(found.near, otherwise);
}
