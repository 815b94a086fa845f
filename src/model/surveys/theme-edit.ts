// New entries for themes.yaml: a theme, a quotation. They come behind those that are there; the rest of the file stays byte for byte, which is
// seen by reading it again.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Splice, splice } from '../../text/edit.ts';
import { readDocument } from '../../text/fields.ts';
import { insertion } from '../../text/header-edit.ts';
import { placeOf, type Source } from '../../text/source.ts';
import { entry, type YamlNode } from '../../text/yaml-node.ts';
import { type Quote, readThemes, type ThemeBook, themesKind } from './themes.ts';

type Printable = import('../../text/yaml-library.ts').Printable;

/** The text of a themes.yaml with one theme more. */
export function withNewTheme(source: Source, theme: { readonly id: string; readonly title: string }): Promise<string | Diagnostic> {
  return withItem(source, 'themes', new Map(Object.entries(theme)), (before) => ({
    ...before,
    themes: [...before.themes, { ...theme, questions: [], words: new Map(), patterns: [] }],
  }));
}

/** The text of a themes.yaml with one quotation more. */
export function withNewQuote(source: Source, quote: Quote): Promise<string | Diagnostic> {
  const { theme, question, text, by, date } = quote;
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['theme', theme],
    ['question', question],
    ['text', text],
    ['by', by],
    ['date', date],
  ];
  const item = new Map(entries.filter((e): e is [string, string] => e[1] !== undefined));
  return withItem(source, 'quotes', item, (before) => ({ ...before, quotes: [...before.quotes, quote] }));
}

/** The first line of a new file, by which editors know its schema. `source.path` says how deep it lies. */
function headOf({ path }: Source): string {
  return `# yaml-language-server: $schema=${'../'.repeat(path.split('/').length - 1)}.wg/themes.schema.json\n`;
}

async function withItem(
  source: Source,
  key: 'themes' | 'quotes',
  item: ReadonlyMap<string, Printable>,
  wanted: (before: ThemeBook) => ThemeBook,
): Promise<string | Diagnostic> {
  const { printYaml } = await import('../../text/yaml-library.ts');
  if (source.text.trim() === '') return headOf(source) + printYaml(new Map([[key, [item]]]));
  const before = await readThemes(source);
  const error = before.diagnostics.find(({ severity }) => severity === 'error');
  if (error !== undefined) return error;
  const fields = await readDocument(source);
  const field = fields.fields === undefined ? undefined : entry(fields.fields, key);
  const eol = /\r?\n/.exec(source.text)?.[0] ?? '\n';
  const order = Object.keys(themesKind.fields);
  const splices =
    field === undefined
      ? insertion(source, fields, true, printYaml(new Map([[key, [item]]])), eol, order.slice(0, order.indexOf(key)))
      : behind(source.text, field.value, printYaml([item]), eol);
  const text = splices === undefined ? undefined : splice(source.text, splices);
  const after = text === undefined ? undefined : await readThemes({ path: source.path, text });
  if (text !== undefined && after !== undefined && plain(after) === plain(wanted(before))) return text;
  return {
    code: 'field-edit',
    severity: 'error',
    place: field === undefined ? { path: source.path } : placeOf(source, field.keySpan),
    message: `nothing can be added to \`${key}\` here without changing something else`,
    help: 'add it by hand, as the last of the list',
  };
}

/** Behind the last item of a block list, or as the first of an empty one; undefined where the list stands in brackets. */
function behind(text: string, list: YamlNode, printed: string, eol: string): readonly Splice[] | undefined {
  const indented = (indent: string): string =>
    printed
      .trimEnd()
      .replace(/^(?=.)/gm, indent)
      .replaceAll('\n', eol);
  if (list.kind === 'scalar' && list.value === null) {
    const end = lineEnd(text, list.span.start);
    return [{ start: end, end, text: eol + indented('  ') }];
  }
  if (list.kind !== 'list') return undefined;
  if (list.items.length === 0) return [{ ...list.span, text: eol + indented('  ') }];
  if (text[list.span.start] !== '-') return undefined;
  const lineStart = text.lastIndexOf('\n', list.span.start - 1) + 1;
  const indent = text.slice(lineStart, list.span.start);
  if (indent.trim() !== '') return undefined;
  // A literal block ends behind its last line end.
  let last = list.span.end;
  while (last > 0 && /\s/.test(text.charAt(last - 1))) last--;
  const end = lineEnd(text, last);
  return [{ start: end, end, text: eol + indented(indent) }];
}

function lineEnd(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  const end = feed === -1 ? text.length : feed;
  return text[end - 1] === '\r' ? end - 1 : end;
}

function plain({ themes, quotes }: ThemeBook): string {
  return JSON.stringify({ themes: themes.map((theme) => ({ ...theme, words: [...theme.words] })), quotes });
}
