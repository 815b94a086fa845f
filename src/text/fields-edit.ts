// What edits of fields have in common: how the file is read, whether an edit left the rest as it was, and what is said where none does.
import type { Diagnostic } from './diagnostic.ts';
import { type Splice, splice } from './edit.ts';
import { type Fields, readDocument, readFields } from './fields.ts';
import { placeOf, type Source, type Span } from './source.ts';

/** A file whose fields are to be edited: a YAML file by its ending, else the front matter of any other. */
export interface EditedFile {
  readonly source: Source;
  readonly isYaml: boolean;
  /** Its line end. */
  readonly eol: string;
  readonly before: Fields;
  /** Its fields after an edit; undefined where more is wrong then, or its body is another one. */
  after(splices: readonly Splice[]): Promise<Fields | undefined>;
}

/** Reads a file whose fields are to be edited; its first error, where it has any. */
export async function openEdited(source: Source): Promise<EditedFile | Diagnostic> {
  const isYaml = /\.ya?ml$/i.test(source.path);
  const read = isYaml ? readDocument : readFields;
  const before = await read(source);
  const error = before.diagnostics.find((d) => d.severity === 'error');
  if (error !== undefined) return error;
  const body = source.text.slice(before.bodyStart).replace(/^\ufeff/, '');
  return {
    source,
    isYaml,
    eol: /\r?\n/.exec(source.text)?.[0] ?? '\n',
    before,
    async after(splices) {
      const text = splice(source.text, splices);
      const after = await read({ path: source.path, text });
      const isWhole = after.diagnostics.length <= before.diagnostics.length && text.slice(after.bodyStart).endsWith(body);
      return isWhole ? after : undefined;
    },
  };
}

/** That `what` cannot be edited; `key` is where its field stands, if it does. */
export function notEdited(source: Source, what: string, key: Span | undefined): Diagnostic {
  return {
    code: 'field-edit',
    severity: 'error',
    place: key === undefined ? { path: source.path } : placeOf(source, key),
    message: `${what} cannot be changed here without changing something else`,
    help: 'change it by hand',
  };
}
