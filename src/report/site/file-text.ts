// A Markdown text of the group as its pages show it: names as people agreed to, links led to the pages of what they name. Knows no kind of record.
import { isOutside, targetOf } from '../../model/evidence/aims.ts';
import { linksOf } from '../../model/evidence/links.ts';
import { shapeLines } from '../../text/blocks.ts';
import { plainWords } from '../../text/inline.ts';
import { splitLines } from '../../text/lines.ts';
import type { Markup } from '../html/markup.ts';
import type { Names } from '../html/names.ts';
import { linkHtml } from './pieces.ts';
import type { OnPage, Place, Site } from './site.ts';

/** A text and where it stands. `path` is its file, from which its links are seen. */
export interface FileText {
  readonly path: string;
  readonly body: string;
  readonly names: Names;
  /** The level of its outermost heading. */
  readonly level: 2 | 3;
  /** An address for a place, where it is another one than that of its page. */
  readonly leads?: (place: Place) => string | undefined;
  /** A link to put behind a link, by the offset of that in the body. */
  readonly behind?: (offset: number) => Mark | undefined;
}

/** A short link behind another one. */
export interface Mark {
  readonly words: string;
  readonly href: string;
}

/** A heading of a text, as its page names it. */
export interface TextHeading {
  readonly id: string;
  readonly words: string;
  readonly level: number;
}

/** The text as it stands on a page, and its headings. */
export async function fileText(
  site: Site,
  on: OnPage,
  { path, body, names, level, leads, behind }: FileText,
): Promise<{ readonly markup: Markup; readonly headings: readonly TextHeading[] }> {
  const { renderMarkdown } = await import('../html/markdown.ts');
  const marks = new Map<number, Markup>();
  for (const { span } of behind === undefined ? [] : linksOf(body).links) {
    const mark = behind?.(span.start);
    if (mark !== undefined) marks.set(span.end, linkHtml(mark.words, mark.href));
  }
  const ids: { readonly id: string; readonly words: string }[] = [];
  const markup = renderMarkdown(body, {
    level,
    said: site.said,
    behind: marks,
    names: {
      ...names,
      ofHeading(words) {
        const id = names.ofHeading(words);
        ids.push({ id, words });
        return id;
      },
    },
    link: (href) => addressIn(on, path, href, leads),
  });
  const levels = [...markup.markup.matchAll(/<h([2-6]) id="/g)].map(([, digit]) => Number(digit));
  return { markup, headings: ids.map((one, at) => ({ ...one, level: levels[at] ?? level })) };
}

/** The address for a link's target as written in a file: of a page of the site, a file on the forge, or a page elsewhere. */
function addressIn(on: OnPage, path: string, target: string, leads: FileText['leads']): string | undefined {
  if (isOutside(target)) return target;
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  const found = targetOf(target, folder);
  if (found === undefined) return undefined;
  const place = { path: target.startsWith('#') ? path : found.path, ...(found.anchor !== '' && { fragment: found.anchor }) };
  return leads?.(place) ?? addressOf(on, place);
}

/** The address of a place; what is private has none, wherever a link leads. */
export function addressOf(on: OnPage, place: Place): string | undefined {
  return place.path === '' || place.path.startsWith('private/') ? undefined : on.link(place);
}

/** The text without the heading that is its title: the first thing in it, alone at its level, in the same words. */
export function untitled(body: string, title: string): { readonly body: string; readonly isCut: boolean } {
  const blocks = shapeLines(splitLines(body));
  const at = blocks.findIndex(({ shape }) => shape !== 'blank' && shape !== 'comment');
  const first = blocks[at];
  const headings = blocks.filter(({ shape, level }) => shape === 'heading' && level <= 6);
  if (first === undefined || first !== headings[0] || !isSame(first.text, title)) return { body, isCut: false };
  const top = Math.min(...headings.map(({ level }) => level));
  if (first.level !== top || headings.filter(({ level }) => level === top).length > 1) return { body, isCut: false };
  const rule = blocks[at + 1];
  const end = rule?.shape === 'rule' && !first.line.text.trimStart().startsWith('#') ? rule.line.next : first.line.next;
  // Offsets in the text stay what they are.
  return {
    body: body.slice(0, first.line.start) + body.slice(first.line.start, end).replace(/[^\r\n]/g, ' ') + body.slice(end),
    isCut: true,
  };
}

function isSame(heading: string, title: string): boolean {
  const plain = (words: string): string => plainWords(words).replace(/\s+/g, ' ').trim().toLowerCase();
  return plain(heading) === plain(title);
}
