// New files of records: front matter or YAML in the fixed order of their kind, printed by the YAML library.
import { printPlainFields } from '../text/plain-print.ts';
import { entriesOf, type Fields, type RecordKind, type ValuesOf } from './record.ts';

/** A Markdown file: front matter, then the body as it is. `eol` is the line end of the header. */
export async function printMarkdownRecord<F extends Fields>(
  kind: RecordKind<F>,
  values: ValuesOf<F>,
  body: string,
  eol = '\n',
): Promise<string> {
  const header = `---\n${await printFields(kind, values)}---\n`;
  return (eol === '\n' ? header : header.replaceAll('\n', eol)) + body;
}

/** A YAML file whose first line tells editors where its JSON Schema is (path relative to the file), where there is one. */
export async function printYamlRecord<F extends Fields>(kind: RecordKind<F>, values: ValuesOf<F>, schema?: string): Promise<string> {
  return `${schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n`}${await printFields(kind, values)}`;
}

async function printFields<F extends Fields>(kind: RecordKind<F>, values: ValuesOf<F>): Promise<string> {
  const entries = entriesOf(kind, values);
  const plain = printPlainFields(entries, kind.spaced);
  if (plain !== undefined) return plain;
  const { printYaml } = await import('../text/yaml-library.ts');
  type Printable = Parameters<typeof printYaml>[0];
  return printYaml(new Map(entries as readonly (readonly [string, Printable])[]), { spaced: kind.spaced });
}
