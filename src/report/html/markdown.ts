// Markdown of notes, charters and guidelines as HTML. The one place that knows markdown-it; heavy, so reached by `import()` alone.
// HTML in a text stays text, pictures become links, and links lead to http, https, mail and places beside the page alone.
import Parser, { type Env, type MarkdownIt, type StateBlock, type StateInline, type Token } from 'markdown-it';
import { clean } from '../../text/clean.ts';
import { safeHref } from './href.ts';
import { html, type Markup, trusted } from './markup.ts';
import { type Names, namesOf } from './names.ts';

/** What the page around a text knows. */
export interface MarkdownPage {
  /** The address on the page for one in the text; undefined where it leads nowhere from there: then its words stand alone. */
  readonly link?: (href: string) => string | undefined;
  /** The names of the page, so that no anchor is there twice. */
  readonly names?: Names;
  /** The level of the text's outermost heading; 2 where none is said. */
  readonly level?: 2 | 3;
}

/** A Markdown text (CommonMark with the tables and strokes of GFM) without its front matter. Comments (`<!-- -->`) are left out. */
export function renderMarkdown(text: string, page: MarkdownPage = {}): Markup {
  const parser = parserFor();
  const env: Env = {};
  const tokens = parser.parse(clean(text.replace(/\r\n?/g, '\n')), env);
  const { names = namesOf(), level = 2, link = (href) => href } = page;
  const tops = tokens.flatMap(({ type, tag }) => (type === 'heading_open' ? [Number(tag.slice(1))] : []));
  const shift = level - tops.reduce((top, one) => Math.min(top, one), 6);
  for (const [at, token] of tokens.entries()) {
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + shift)}`;
    if (token.type === 'heading_open') token.attrSet('id', names.ofHeading(wordsOf(tokens[at + 1]?.children ?? [])));
    if (token.children !== null) token.children = linked(token.children, link, names);
    // Alignment would be an attribute of style, which the page's policy refuses.
    if (token.type === 'th_open' || token.type === 'td_open') aligned(token);
    if (token.type === 'paragraph_open' && tokens[at - 1]?.type === 'list_item_open') boxed(tokens[at + 1]?.children?.[0]);
  }
  return html`<div class="prose">\n${trusted(parser.renderer.render(tokens, parser.options, env))}</div>`;
}

function parserFor(): MarkdownIt {
  const parser = new Parser('default', { html: false, linkify: false, typographer: false, breaks: false });
  // All addresses are looked at again where they are printed.
  parser.validateLink = (href) => safeHref(href) !== undefined;
  parser.block.ruler.before('paragraph', 'comment', commentBlock, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  parser.inline.ruler.before('autolink', 'comment', commentInline);
  parser.inline.ruler.before('autolink', 'anchor', anchorInline);
  const { rules } = parser.renderer;
  rules.table_open = () => '<div class="scroll" role="group" tabindex="0" aria-label="Table"><table>\n';
  rules.table_close = () => '</table></div>\n';
  rules.fence = (tokens, at) => codeBlock(tokens[at]?.content ?? '');
  rules.code_block = (tokens, at) => codeBlock(tokens[at]?.content ?? '');
  rules.anchor = (tokens, at) => html`<span id="${tokens[at]?.content}"></span>`.markup;
  return parser;
}

function codeBlock(content: string): string {
  return html`<pre tabindex="0"><code>${content}</code></pre>\n`.markup;
}

/** Links with the page's addresses; those that lead nowhere, and those within others, are their words alone. A picture is a link to it. */
function linked(children: readonly Token[], link: NonNullable<MarkdownPage['link']>, names: Names): Token[] {
  const out: Token[] = [];
  const open: boolean[] = [];
  for (const token of children) {
    if (token.type === 'link_open') {
      const href = open.includes(true) ? undefined : hrefOf(attribute(token, 'href'), link);
      open.push(href !== undefined);
      if (href !== undefined) out.push(linkOpen(href));
    } else if (token.type === 'link_close') {
      if (open.pop()) out.push(token);
    } else if (token.type === 'image') {
      const src = attribute(token, 'src');
      const href = open.includes(true) ? undefined : hrefOf(src, link);
      const words = textToken(wordsOf(token.children ?? []) || src || 'picture');
      out.push(...(href === undefined ? [words] : [linkOpen(href), words, new Parser.Token('link_close', 'a', -1)]));
    } else if (token.type === 'anchor') {
      if (names.exactly(token.content) !== undefined) out.push(token);
    } else out.push(token);
  }
  return out;
}

function attribute(token: Token, name: string): string | undefined {
  const value = token.attrGet(name);
  return value === null ? undefined : String(value);
}

function hrefOf(written: string | undefined, link: NonNullable<MarkdownPage['link']>): string | undefined {
  const own = written === undefined ? undefined : safeHref(written);
  const given = own === undefined ? undefined : link(own);
  return given === undefined ? undefined : safeHref(given);
}

function linkOpen(href: string): Token {
  const token = new Parser.Token('link_open', 'a', 1);
  token.attrSet('href', href);
  return token;
}

function textToken(content: string): Token {
  const token = new Parser.Token('text', '', 0);
  token.content = content;
  return token;
}

function aligned(token: Token): void {
  const style = token.attrGet('style');
  token.attrs = style === 'text-align:right' ? [['class', 'number']] : null;
  if (token.type === 'th_open') token.attrSet('scope', 'col');
}

/** The box of a task list as a sign. */
function boxed(first: Token | undefined): void {
  if (first?.type === 'text') first.content = first.content.replace(/^\[( |x|X)\] /, (_, sign: string) => (sign === ' ' ? '☐ ' : '☑ '));
}

function wordsOf(children: readonly Token[]): string {
  return children
    .map((token) => (token.type === 'image' ? wordsOf(token.children ?? []) : token.type.endsWith('break') ? ' ' : token.content))
    .join('');
}

function commentBlock(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const from = (state.bMarks[start] ?? 0) + (state.tShift[start] ?? 0);
  if (!state.src.startsWith('<!--', from)) return false;
  const close = closeAfter(state.src, from, state.env);
  if (close === -1) return false;
  let line = start;
  while (line < end && (state.eMarks[line] ?? 0) < close + 3) line++;
  // What stands behind the end of a comment, or where its block ends before it does, is for the rule of lines.
  if (line >= end || state.src.slice(close + 3, state.eMarks[line]).trim() !== '') return false;
  if (!silent) state.line = line + 1;
  return true;
}

function commentInline(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('<!--', state.pos)) return false;
  const close = closeAfter(state.src, state.pos, state.env);
  if (close === -1 || close + 3 > state.posMax) return false;
  if (!silent) state.pending = state.pending.replace(/ $/, '');
  state.pos = close + 3;
  return true;
}

/** Where a comment closes, or -1; looked up once for a text without an end, so that many beginnings cost no more than one. */
function closeAfter(src: string, from: number, env: Env): number {
  if (env.unclosed === src) return -1;
  const close = src.indexOf('-->', from + 4);
  if (close === -1) env.unclosed = src;
  return close;
}

// The only HTML that wg writes into Markdown: a name that links find.
const anchorTag = /<a id="([\p{L}\p{N}\p{M}_-]{1,200})"><\/a>/uy;

function anchorInline(state: StateInline, silent: boolean): boolean {
  anchorTag.lastIndex = state.pos;
  const found = anchorTag.exec(state.src);
  if (found === null) return false;
  if (!silent) state.push('anchor', '', 0).content = found[1] ?? '';
  state.pos += found[0].length;
  return true;
}
