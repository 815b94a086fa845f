// What stands in the lines of a Markdown text: where links lead, what may be told of people, which lines have names, and what stands
// beside them. Works on the tokens of one paragraph, heading or cell; knows no block around it. Reached through `renderMarkdown` alone.
import Parser, { type Token } from 'markdown-it';
import { safeHref } from './href.ts';
import type { Markup } from './markup.ts';

type Link = (href: string) => string | undefined;

/** Links with the page's addresses; those that lead nowhere, and those within others, are their words alone. A picture is a link to it. `mayName` gives a name to a place, where it may have it. */
export function linked(children: readonly Token[], link: Link, mayName: (name: string) => boolean): Token[] {
  const out: Token[] = [];
  const open: boolean[] = [];
  // What stands behind a link within another stands behind that.
  const late: Token[] = [];
  for (const token of children) {
    if (token.type === 'link_open') {
      const href = open.includes(true) ? undefined : hrefOf(attribute(token, 'href'), link);
      open.push(href !== undefined);
      if (href !== undefined) out.push(linkOpen(href));
    } else if (token.type === 'link_close') {
      if (!open.pop()) continue;
      // A link without words would lead nobody.
      const from = out.findLastIndex(({ type }) => type === 'link_open');
      const opened = out[from];
      if (opened !== undefined && wordsOf(out.slice(from)).trim() === '') out.push(textToken(attribute(opened, 'href') ?? ''));
      out.push(token, ...late.splice(0));
    } else if (token.type === 'image') {
      const src = attribute(token, 'src');
      const href = open.includes(true) ? undefined : hrefOf(src, link);
      const words = textToken(wordsOf(token.children ?? []) || src || 'picture');
      out.push(...(href === undefined ? [words] : [linkOpen(href), words, new Parser.Token('link_close', 'a', -1)]));
    } else if (token.type === 'behind' && open.includes(true)) late.push(token);
    else if (token.type === 'anchor') {
      if (mayName(token.content)) out.push(token);
    } else out.push(token);
  }
  return out;
}

/**
 * The texts as `said` gives them. A name may stand in several pieces (**Ana** Ruiz): where they tell more one by one than the whole
 * does, or the same twice, the whole stands there without its marks; without its links only where it would tell more.
 */
export function spoken(children: Token[], said: (text: string) => string): Token[] {
  const pieces = children.filter(isText);
  if (pieces.length === 1 && children.length === 1) {
    for (const piece of pieces) piece.content = said(piece.content);
    return children;
  }
  const whole = wordsOf(children);
  const shown = said(whole);
  if (shown === whole) return children;
  const before = pieces.map(({ content }) => content);
  for (const piece of pieces) piece.content = said(piece.content);
  const now = wordsOf(children);
  const allowed = wordsIn(shown);
  const isKept = children.some((child) => isBreak(child) || child.type === 'line_end' || child.type === 'link_open');
  if (now === shown || (isKept && [...wordsIn(now)].every((word) => allowed.has(word)))) return children;
  for (const [at, piece] of pieces.entries()) piece.content = before[at] ?? '';
  return [...children.filter(({ type }) => type === 'anchor'), textToken(shown), ...children.filter(({ type }) => type === 'behind')];
}

/** Names and words beside lines, which are counted from 0 at the beginning of the text. What is used up is taken out. */
export interface OpenLines {
  readonly names: Map<number, string>;
  readonly beside: Map<number, Markup>;
}

/** The tokens of lines `from` to `to` (excluded), with a name where each line begins and what stands beside it where it ends. */
export function withLines(children: readonly Token[], from: number, to: number, { names, beside }: OpenLines): Token[] {
  const out: Token[] = [];
  const take = <T>(open: Map<number, T>, line: number, put: (what: T) => Token): void => {
    const what = open.get(line);
    if (what === undefined) return;
    open.delete(line);
    out.push(put(what));
  };
  const anchor = (name: string): Token => own('anchor', name);
  const mark = ({ markup }: Markup): Token => own('beside', markup);
  const breaks = children.filter(isBreak).length;
  take(names, from, anchor);
  // Lines that were made one are found at its beginning.
  for (let line = from + breaks + 1; line < to; line++) take(names, line, anchor);
  let line = from;
  for (const token of children) {
    if (isBreak(token)) take(beside, line++, mark);
    out.push(token);
    if (isBreak(token)) take(names, line, anchor);
  }
  for (; line < to; line++) take(beside, line, mark);
  return out;
}

/** The words of tokens, as they are read. */
export function wordsOf(children: readonly Token[]): string {
  return children
    .map((token) =>
      token.type === 'image'
        ? wordsOf(token.children ?? [])
        : isBreak(token) || token.type === 'line_end'
          ? ' '
          : isText(token)
            ? token.content
            : '',
    )
    .join('');
}

function isBreak({ type }: Token): boolean {
  return type === 'softbreak' || type === 'hardbreak';
}

function isText({ type }: Token): boolean {
  return type === 'text' || type === 'code_inline';
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
}

function attribute(token: Token, name: string): string | undefined {
  const value = token.attrGet(name);
  return value === null ? undefined : String(value);
}

function hrefOf(written: string | undefined, link: Link): string | undefined {
  const safe = written === undefined ? undefined : safeHref(written);
  const given = safe === undefined ? undefined : link(safe);
  return given === undefined ? undefined : safeHref(given);
}

function linkOpen(href: string): Token {
  const token = new Parser.Token('link_open', 'a', 1);
  token.attrSet('href', href);
  return token;
}

function textToken(content: string): Token {
  return own('text', content);
}

function own(type: string, content: string): Token {
  const token = new Parser.Token(type, '', 0);
  token.content = content;
  return token;
}
