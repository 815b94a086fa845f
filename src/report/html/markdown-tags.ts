// The HTML of a line that means what Markdown can say: letters raised, struck, of keys; ends of lines; links and pictures. Keeps no attribute but
// where those lead. What is not whole, not at its place or has any other attribute is text. Reached through `renderMarkdown` alone.
import Parser, { type MarkdownIt, type StateInline, type Token } from 'markdown-it';
import { safeHref } from './href.ts';

/** Lets a parser know such tags. Their tokens are not in order yet: `paired` sees to that. */
export function withTags(parser: MarkdownIt): void {
  parser.inline.ruler.before('autolink', 'tag', tagInline);
  parser.renderer.rules.line_end = () => '<br>\n';
}

const letters = new Set(['b', 'code', 'del', 'em', 'i', 'ins', 'kbd', 's', 'small', 'strong', 'sub', 'sup', 'u']);
const name = /<(\/?)([a-z]{1,6})/iy;
const attribute = /\s{1,9}([a-z]{1,10})(?:\s?=\s?(?:"([^"<>]{0,2000})"|'([^'<>]{0,2000})'|([^\s"'=<>`]{1,2000})))?/iy;
const end = /\s{0,9}\/?>/y;
// What they say of the look is for the page to say.
const harmless = new Set(['align', 'alt', 'class', 'height', 'href', 'id', 'rel', 'src', 'target', 'title', 'width']);

function tagInline(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  name.lastIndex = pos;
  const [, slash, written = ''] = name.exec(src) ?? [];
  const tag = written.toLowerCase();
  if (slash === undefined || !(letters.has(tag) || tag === 'a' || tag === 'br' || tag === 'img')) return false;
  const values = new Map<string, string>();
  let at = name.lastIndex;
  for (attribute.lastIndex = at; ; at = attribute.lastIndex) {
    const [, key, ...given] = attribute.exec(src) ?? [];
    if (key === undefined) break;
    if (slash === '/' || !harmless.has(key.toLowerCase()) || values.has(key.toLowerCase())) return false;
    values.set(key.toLowerCase(), given.find((value) => value !== undefined) ?? '');
  }
  end.lastIndex = at;
  if (!end.test(src) || end.lastIndex > state.posMax) return false;
  const address = addressIn(state.md, values.get(tag === 'img' ? 'src' : 'href'));
  if (slash === '' && (tag === 'a' || tag === 'img') && address === undefined) return false;
  if (!silent)
    pushTag(state, src.slice(pos, end.lastIndex), { tag, isClose: slash === '/', address: address ?? '', alt: values.get('alt') });
  state.pos = end.lastIndex;
  return true;
}

interface Tag {
  readonly tag: string;
  readonly isClose: boolean;
  readonly address: string;
  readonly alt: string | undefined;
}

function pushTag(state: StateInline, written: string, { tag, isClose, address, alt = '' }: Tag): void {
  if (tag === 'br' && !isClose) state.push('line_end', '', 0);
  else if (tag === 'img' && !isClose) {
    const image = state.push('image', 'img', 0);
    image.attrs = [['src', address]];
    image.children = [text(state.md.utils.unescapeAll(alt))];
  } else {
    const token = state.push('tag', tag, 0);
    token.content = written;
    token.info = isClose ? '/' : '';
    if (tag === 'a') token.attrs = [['href', address]];
  }
}

function addressIn(parser: MarkdownIt, written: string | undefined): string | undefined {
  return written === undefined ? undefined : safeHref(parser.normalizeLink(parser.utils.unescapeAll(written.trim())));
}

/** The tokens of a line in which each tag that opens has the one that closes it, nested as those of Markdown are; the rest are texts. */
export function paired(children: readonly Token[]): Token[] {
  const out: Token[] = [];
  const open: number[] = [];
  for (const token of children) {
    if (token.type === 'image' && token.children !== null)
      token.children = token.children.map((one) => (one.type === 'tag' ? text(one.content) : one));
    out.push(token);
    if (token.nesting === 1 || (token.type === 'tag' && token.info === '')) open.push(out.length - 1);
    else if (token.nesting === -1) while (open.length > 0 && out[open.pop() ?? 0]?.type === 'tag');
    else if (token.type === 'tag') {
      const begin = out[open.at(-1) ?? -1];
      if (begin?.type !== 'tag' || begin.tag !== token.tag) continue;
      const at = open.pop() ?? 0;
      const kind = token.tag === 'a' ? 'link' : 'letters';
      const first = new Parser.Token(`${kind}_open`, token.tag, 1);
      first.attrs = begin.attrs;
      out[at] = first;
      out[out.length - 1] = new Parser.Token(`${kind}_close`, token.tag, -1);
    }
  }
  return out.map((token) => (token.type === 'tag' ? text(token.content) : token));
}

function text(content: string): Token {
  const token = new Parser.Token('text', '', 0);
  token.content = content;
  return token;
}
