// Markdown of notes, charters and guidelines as HTML. With its lines, the one place that knows markdown-it; heavy, so reached by `import()` alone.
// Of HTML in a text that is shown which means what Markdown can say (markdown-tags.ts, -details.ts, -table.ts), all other stays text. Pictures become
// links, and links lead to http, https, mail and places beside the page alone.
import Parser, { type Env, type MarkdownIt, type StateBlock, type StateInline, type Token } from 'markdown-it';
import { clean } from '../../text/clean.ts';
import { splice } from '../../text/edit.ts';
import { safeHref } from './href.ts';
import { withDetails } from './markdown-details.ts';
import { linked, type OpenLines, spoken, withLines, wordsOf } from './markdown-lines.ts';
import { withHtmlTables } from './markdown-table.ts';
import { paired, withTags } from './markdown-tags.ts';
import { html, type Markup, trusted } from './markup.ts';
import { type Names, namesOf } from './names.ts';

/** What the page around a text knows. */
export interface MarkdownPage {
  /**
   * The address on the page for one in the text; undefined where it leads nowhere from there: then its words stand alone. `headings` are the
   * names that the text's own headings have.
   */
  readonly link?: (href: string, headings: ReadonlySet<string>) => string | undefined;
  /** The names of the page, so that no anchor is there twice. */
  readonly names?: Names;
  /** The level of the text's outermost heading; 2 where none is said. */
  readonly level?: 2 | 3;
  /** A text as it may be shown; as it is written where this is not given. It is also asked of addresses of other sites: one that would change is no link. */
  readonly said?: (text: string) => string;
  /** Names of lines, counted from 0, by which links find them; those of lines that do not show stand at the top. */
  readonly lineNames?: ReadonlyMap<number, string>;
  /** What stands behind a line, counted from 0. */
  readonly beside?: ReadonlyMap<number, Markup>;
  /** What stands behind a place of the text, by its offset: a place between words, such as the end of a link. */
  readonly behind?: ReadonlyMap<number, Markup>;
  /** Written down during a meeting: what is indented is no code, and a bare address of http or https is a link. */
  readonly isNotes?: boolean;
}

/** A Markdown text (CommonMark with the tables and strokes of GFM) without its front matter. Comments (`<!-- -->`) are left out. */
export function renderMarkdown(text: string, page: MarkdownPage = {}): Markup {
  const { names = namesOf(), level = 2, said = (words) => words, isNotes = false } = page;
  const parser = parserFor(isNotes);
  const behind = [...(page.behind ?? [])];
  const env: Env = { behind: behind.map(([, { markup }]) => markup) };
  const tokens = parser.parse(clean(withPlaces(text, behind).replace(/\r\n?/g, '\n')), env);
  for (const token of tokens) {
    if (token.children !== null) token.children = paired(token.children);
    // In code, places are nowhere.
    for (const one of token.children ?? [token]) if (one.type !== 'behind') one.content = one.content.replace(placeSigns, '');
  }
  const open: OpenLines = {
    names: new Map([...(page.lineNames ?? [])].filter(([, name]) => names.exactly(name) !== undefined)),
    beside: new Map(page.beside ?? []),
  };
  const headings = namedHeadings(tokens, level, names, said);
  const mayName = (name: string): boolean => said(name) === name && names.exactly(name) !== undefined;
  const link = (href: string): string | undefined => (mayLead(href, said) ? (page.link ?? ((own) => own))(href, headings) : undefined);
  let row: readonly [number, number] | undefined;
  for (const [at, token] of tokens.entries()) {
    // Alignment would be an attribute of style, which the page's policy refuses.
    if (token.type === 'th_open' || token.type === 'td_open') aligned(token);
    if (token.type === 'paragraph_open' && tokens[at - 1]?.type === 'list_item_open') boxed(tokens[at + 1]?.children?.[0]);
    if (token.type === 'tr_open' && token.map !== null) row = [token.map[0], token.map[0] + 1];
    if (token.type === 'list_item_open' && token.map !== null) nameItem(token, token.map[0], open);
    if (token.children === null) {
      if (token.content !== '') token.content = said(token.content);
      continue;
    }
    // A summary is pressed as a whole.
    const isPressed = tokens[at - 1]?.type === 'summary_open';
    token.children = spoken(linked(token.children, isPressed ? () => undefined : link, mayName), said);
    // The cells of a table know their row alone.
    const lines = token.map ?? row;
    if (lines !== undefined) token.children = withLines(token.children, lines[0], lines[1], open);
  }
  const lost = [...open.names.values()].map((name) => html`<span id="${name}"></span>`);
  return html`${lost}<div class="prose">\n${trusted(parser.renderer.render(tokens, parser.options, env))}</div>`;
}

/** Gives headings their names, which it returns, and levels of which none is left out. */
function namedHeadings(tokens: readonly Token[], level: number, names: Names, said: (text: string) => string): ReadonlySet<string> {
  const tops = tokens.flatMap(({ type, tag }) => (type === 'heading_open' ? [Number(tag.slice(1))] : []));
  const shift = level - tops.reduce((top, one) => Math.min(top, one), 6);
  const given = new Set<string>();
  let deepest = level;
  for (const [at, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue;
    const [words, close] = [said(wordsOf(tokens[at + 1]?.children ?? [])), tokens[at + 2]];
    if (words.trim() === '' && close?.type === 'heading_close') {
      token.hidden = true;
      close.hidden = true;
      continue;
    }
    const own = Math.min(6, deepest, Number(token.tag.slice(1)) + shift);
    deepest = own + 1;
    token.tag = `h${own}`;
    if (close?.type === 'heading_close') close.tag = token.tag;
    const name = names.ofHeading(words);
    token.attrSet('id', name);
    given.add(name);
  }
  return given;
}

/** An address of another site may name somebody, also in percent-encoded letters. Paths beside the page are for the page to judge. */
function mayLead(href: string, said: (text: string) => string): boolean {
  if (!/^[a-z]{1,10}:/i.test(href)) return true;
  return said(href) === clean(href) && said(decoded(href)) === clean(decoded(href));
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

function nameItem(token: Token, line: number, { names }: OpenLines): void {
  const name = names.get(line);
  if (name === undefined) return;
  names.delete(line);
  token.attrSet('id', name);
}

function parserFor(isNotes: boolean): MarkdownIt {
  const parser = new Parser('default', { html: false, linkify: isNotes, typographer: false, breaks: false });
  if (isNotes) {
    parser.block.ruler.disable('code');
    parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
    for (const schema of ['ftp:', '//', 'mailto:']) parser.linkify.add(schema, null);
  }
  // All addresses are looked at again where they are printed.
  parser.validateLink = (href) => safeHref(href) !== undefined;
  withHtmlTables(parser);
  withDetails(parser);
  withTags(parser);
  parser.block.ruler.before('paragraph', 'comment', commentBlock, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  parser.inline.ruler.before('autolink', 'comment', commentInline);
  parser.inline.ruler.before('tag', 'anchor', anchorInline);
  parser.inline.ruler.before('tag', 'place', placeInline);
  const { rules } = parser.renderer;
  rules.table_open = () => '<div class="scroll" role="group" tabindex="0" aria-label="Table"><table>\n';
  rules.table_close = () => '</table></div>\n';
  rules.fence = (tokens, at) => codeBlock(tokens[at]?.content ?? '');
  rules.code_block = (tokens, at) => codeBlock(tokens[at]?.content ?? '');
  rules.anchor = (tokens, at) => html`<span id="${tokens[at]?.content}"></span>`.markup;
  rules.beside = (tokens, at) => ` ${tokens[at]?.content ?? ''}`;
  rules.behind = (tokens, at) => tokens[at]?.content ?? '';
  return parser;
}

function codeBlock(content: string): string {
  const lines = content.split('\n').map((line) => line.trimEnd());
  return html`<pre tabindex="0"><code>${lines.join('\n')}</code></pre>\n`.markup;
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

// A sign that no text has when places are marked with it: no letter (Unicode has none there), and what a text writes as `&#…;` is no sign yet when lines are read.
const sign = '\ufdd0';
const placeTag = /<\ufdd0(\d{1,9})>/y;
const placeSigns = /<\ufdd0\d{1,9}>/g;

/** The text with a mark at each of the places, and with none that was there before. */
function withPlaces(text: string, places: readonly (readonly [number, Markup])[]): string {
  const marks = places.map(([offset], at) => ({ start: offset, end: offset, text: `<${sign}${at}>` }));
  return splice(text.replaceAll(sign, '\ufffd'), marks);
}

function placeInline(state: StateInline, silent: boolean): boolean {
  placeTag.lastIndex = state.pos;
  const found = placeTag.exec(state.src);
  const { behind } = state.env;
  if (found === null || !Array.isArray(behind)) return false;
  if (!silent) state.push('behind', '', 0).content = behind[Number(found[1])] ?? '';
  state.pos += found[0].length;
  return true;
}
