// The JSON Schemas beside a group, by which editors complete its YAML files.
import { type Fields, type RecordKind, schemaOf } from '../model/record.ts';
import type { Write } from '../text/files.ts';
import type { Context } from './command.ts';

/** Where the schema of a kind lies, from a file one folder below the root. */
export function schemaFrom(kind: string): string {
  return `../.wg/${kind}.schema.json`;
}

/** The write of a kind's schema, where the group has schemas and not yet this one. */
export function missingSchema<F extends Fields>({ files }: Context, kind: RecordKind<F>, name = kind.name): readonly Write[] {
  const path = `.wg/${name}.schema.json`;
  if (!files.exists('.wg') || files.exists(path)) return [];
  return [{ path, before: undefined, after: `${JSON.stringify(schemaOf(kind), null, 2)}\n` }];
}
