// A page around its contents: one file that loads nothing and runs nothing, and a policy in it that keeps browsers to that.
import { sha256 } from '../../text/digest.ts';
import { rulesFor } from '../formats/svg-style.ts';
import { html, type Markup, trusted } from './markup.ts';
import css from './style.css?text';

/** What stands on a page. */
export interface Page {
  /** For the tab of a browser and for lists of results. */
  readonly title: string;
  /** The language of the contents (BCP 47); English where none is said. */
  readonly lang?: string;
  /** What stands above and below the contents on each page of a site. */
  readonly header?: Markup;
  readonly footer?: Markup;
  readonly main: Markup;
}

/** The one style of every page, in both themes and for print. */
export const pageStyle: string = [css.replace(/\/\*[^*]*\*\//g, ''), ...rulesFor('.drawing')]
  .join('\n')
  .replace(/\s+/g, ' ')
  .replace(/ ?([{};,]) ?/g, '$1')
  .trim();

// A sign for the tab; without one, browsers ask the server for a file.
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%230b6b5d' d='M8 0l8 8-8 8-8-8z'/%3E%3C/svg%3E";

/** The whole file. Throws where the language is none. */
export async function printPage({ title, lang = 'en', header, footer, main }: Page): Promise<string> {
  if (!/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/.test(lang)) throw new Error(`“${lang}” is no language`);
  const words = title.trim() === '' ? 'Report' : title;
  const policy = `default-src 'none'; style-src 'sha256-${await hashOf(pageStyle)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const { markup } = html`<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="wg">
<title>${words}</title>
<link rel="icon" href="${icon}">
<style>${trusted(pageStyle)}</style>
</head>
<body>
${header}<main>
${main}</main>
${footer}</body>
</html>
`;
  return markup;
}

/** The hash of a style as policies write it (CSP Level 3): SHA-256 in base64. */
async function hashOf(text: string): Promise<string> {
  const digits = await sha256(text);
  return btoa(String.fromCharCode(...(digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))));
}
