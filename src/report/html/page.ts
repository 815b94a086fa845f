// A page around its contents: one file that loads nothing and runs nothing, and a policy in it that keeps browsers to that. A page of a site may
// have a script; then the policy lets that very script run, and what it says that it needs.
import { sha256 } from '../../text/digest.ts';
import { rulesFor } from '../formats/svg-style.ts';
import { html, type Markup, trusted } from './markup.ts';
import css from './style.css?text';

/** A script of a page. It may `load` script files that lie beside the page, or `ask` the page's own server. It can never make markup of texts. */
export interface PageScript {
  readonly text: string;
  readonly may: 'load' | 'ask';
}

/** What stands on a page. */
export interface Page {
  /** For the tab of a browser and for lists of results. */
  readonly title: string;
  /** What is on the page, in a sentence, for lists of results. */
  readonly description?: string;
  /** The language of the contents (BCP 47); English where none is said. */
  readonly lang?: string;
  /** The address of the news of the site (Atom), as seen from the page, and their name. */
  readonly feed?: { readonly href: string; readonly title: string };
  /** They run in this order when the page is there. */
  readonly scripts?: readonly PageScript[];
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
export async function printPage({ title, description, lang = 'en', feed, scripts = [], header, footer, main }: Page): Promise<string> {
  if (!/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/.test(lang)) throw new Error(`“${lang}” is no language`);
  const words = title.trim() === '' ? 'Report' : title;
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${await hashOf(pageStyle)}'`,
    'img-src data:',
    ...(scripts.length === 0 ? [] : await scriptRules(scripts)),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
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
${description === undefined ? undefined : html`<meta name="description" content="${description}">\n`}${
  feed && html`<link rel="alternate" type="application/atom+xml" title="${feed.title}" href="${feed.href}">\n`
}<link rel="icon" href="${icon}">
<style>${trusted(pageStyle)}</style>
</head>
<body>
${header}<main id="main">
${main}</main>
${footer}${scripts.map(({ text }) => html`<script>${trusted(text)}</script>\n`)}</body>
</html>
`;
  return markup;
}

/**
 * What lets the scripts run, by their hashes, and the files that they load whatever their address ('strict-dynamic', CSP Level 3): on a disk pages
 * have no origin that could be named. Trusted Types keep scripts from making markup of texts, in browsers that know them.
 */
async function scriptRules(scripts: readonly PageScript[]): Promise<readonly string[]> {
  if (scripts.some(({ text }) => /<\/script|<!--/i.test(text))) throw new Error('a script holds what would end it');
  const hashes = await Promise.all(scripts.map(async ({ text }) => ` 'sha256-${await hashOf(text)}'`));
  const [loads, asks] = [scripts.some(({ may }) => may === 'load'), scripts.some(({ may }) => may === 'ask')];
  return [
    `script-src${hashes.join('')}${loads ? " 'strict-dynamic'" : ''}`,
    ...(asks ? ["connect-src 'self'"] : []),
    "require-trusted-types-for 'script'",
    `trusted-types ${loads ? 'wg-file' : "'none'"}`,
  ];
}

/** The hash of a style or script as policies write it (CSP Level 3): SHA-256 in base64. */
async function hashOf(text: string): Promise<string> {
  const digits = await sha256(text);
  return btoa(String.fromCharCode(...(digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))));
}
