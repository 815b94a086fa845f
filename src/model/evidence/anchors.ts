// The places of a Markdown text that a link can name: headings by the names that forges give them, names written as HTML, lines. Knows no group.
import { type Block, shapeLines } from '../../text/blocks.ts';
import { plainWords } from '../../text/inline.ts';
import { splitLines } from '../../text/lines.ts';

/** A place with what stands there. Of a heading that is its section without the heading itself, so that a renamed one is known again. */
export interface Spot {
  readonly anchor: string;
  readonly line: number;
  readonly title: string;
  readonly content: string;
}

/** The headings of a text and the names written as HTML, in order. */
export function spotsOf(text: string): readonly Spot[] {
  const lines = splitLines(text);
  const blocks = shapeLines(lines);
  const headings = blocks.filter(({ shape, level }) => shape === 'heading' && level <= 6);
  const taken = new Map<string, number>();
  const spots: Spot[] = headings.map((block, at) => {
    const title = plainWords(block.text);
    const base = anchorOf(title);
    const times = taken.get(base) ?? 0;
    taken.set(base, times + 1);
    const anchor = times === 0 ? base : `${base}-${times}`;
    return { anchor, line: block.line.number, title, content: sectionText(text, headings, at) };
  });
  for (const { line, shape } of blocks) {
    if (shape === 'fence' || shape === 'comment' || !line.text.includes('<')) continue;
    for (const [, anchor = ''] of line.text.slice(0, 2000).matchAll(/<[a-z]{1,10} [^<>]{0,100}?\b(?:id|name)=["']([^"'<>]{1,200})["']/gi))
      spots.push(namedSpot(anchor, line.number, blocks, headings, text));
  }
  return spots;
}

/** A name stands for its line, or where that holds nothing else for the heading below it. */
function namedSpot(anchor: string, number: number, blocks: readonly Block[], headings: readonly Block[], text: string): Spot {
  const own = plainWords(blocks[number - 1]?.line.text ?? '');
  const below = headings.findIndex(({ line }) => line.number > number && line.number <= number + 2);
  const heading = headings[below];
  if (own !== '' || heading === undefined) return { anchor, line: number, title: own || anchor, content: own };
  return { anchor, line: heading.line.number, title: plainWords(heading.text), content: sectionText(text, headings, below) };
}

/** What stands below a heading, down to the next of its level or above. */
function sectionText(text: string, headings: readonly Block[], at: number): string {
  const heading = headings[at] as Block;
  let next = at + 1;
  while (next < headings.length && (headings[next] as Block).level > heading.level) next++;
  return text.slice(heading.line.next, headings[next]?.line.start ?? text.length).trim();
}

/** The name that a forge gives a heading: small letters, hyphens for spaces, no punctuation. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');
}

/** The lines that `L12` or `L12-L15` names; undefined for other anchors and lines that are not there. */
export function linesNamed(text: string, anchor: string): { readonly line: number; readonly content: string } | undefined {
  const [, first, last] = /^L(\d{1,6})(?:C\d{1,4})?(?:-L?(\d{1,6})(?:C\d{1,4})?)?$/.exec(anchor) ?? [];
  if (first === undefined) return undefined;
  const [from, to] = [Number(first), Number(last ?? first)];
  const lines = splitLines(text).slice(from - 1, to);
  return from < 1 || lines.length === 0 ? undefined : { line: from, content: lines.map((line) => line.text).join('\n') };
}
