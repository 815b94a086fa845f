// Bodies of new files: the group's own in templates/, else the built-in one. A template is a body; front matter is printed by itself.
import type { Diagnostic } from '../text/diagnostic.ts';
import { findHeader } from '../text/header.ts';
import type { Context } from './command.ts';

/** The group's template of that name, or the built-in text. One with front matter of its own would make two headers, and is refused. */
export function templateText(
  context: Context,
  name: string,
  builtIn: string,
): { readonly text: string } | { readonly problem: Diagnostic } {
  const path = `templates/${name}.md`;
  if (!context.inGroup || !context.files.exists(path)) return { text: builtIn };
  const file = context.files.read(path);
  if ('problem' in file) return file;
  // A blank line below the front matter, as in the built-in ones.
  if (findHeader(file.source) === undefined) return { text: `${/^\r?\n/.test(file.source.text) ? '' : '\n'}${file.source.text}` };
  return {
    problem: {
      code: 'template-header',
      severity: 'error',
      place: { path, line: 1 },
      message: 'a template is a body, and this one begins with front matter',
      help: 'take the block between the `---` lines away; wg writes the front matter itself',
    },
  };
}

/** The template with its `{{name}}` places filled. A place that is not known stays as it is; a line whose only place is filled with nothing goes, with one blank line beside it. */
export function fillTemplate(template: string, values: ReadonlyMap<string, string>): string {
  const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';
  const filled: string[] = [];
  let afterGap = false;
  for (const line of template.split('\n')) {
    const only = /^\{\{(\w{1,40})\}\}\r?$/.exec(line)?.[1];
    const isEmpty = only !== undefined && values.get(only) === '';
    if (!isEmpty && !(afterGap && isBlank(line) && isBlank(filled.at(-1))))
      filled.push(line.replace(/\{\{(\w{1,40})\}\}/g, (whole, name: string) => values.get(name) ?? whole));
    afterGap = isEmpty;
  }
  return filled.join('\n');
}
