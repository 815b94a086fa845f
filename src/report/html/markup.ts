// The one door between texts and a page: whatever is put into a template is escaped, unless it is markup that such a template made.
import { escapeXml } from '../../text/xml-escape.ts';

/** A piece of HTML or SVG in which every text is escaped. Made by `html` and `trusted` alone. */
export interface Markup {
  readonly markup: string;
}

type Value = string | number | Markup | undefined | readonly (string | number | Markup | undefined)[];

/** A template of HTML: texts and numbers are escaped, lists stand without anything between them, and undefined is nothing. Attributes are quoted in it. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let out = parts[0] ?? '';
  for (const [at, value] of values.entries()) out += printed(value) + (parts[at + 1] ?? '');
  return { markup: out };
}

/** Markup that another printer of this program made, and escaped. */
export function trusted(markup: string): Markup {
  return { markup };
}

/** Nothing at all. */
export const nothing: Markup = { markup: '' };

function printed(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return escapeXml(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map(printed).join('');
}
