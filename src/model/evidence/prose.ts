// The sentences of a Markdown body with their places and links, its words counted, and its open questions. A sentence ends in its paragraph,
// item or row. Knows no group.
import { type Block, shapeLines } from '../../text/blocks.ts';
import { plainWords } from '../../text/inline.ts';
import { lineNumberAt, splitLines } from '../../text/lines.ts';
import type { Source, Span } from '../../text/source.ts';
import { type Link, linksOf } from './links.ts';

/** One sentence. `text` is without Markdown; `heading` is the heading above it. Rows of tables and headings count as one each. */
export interface Sentence {
  readonly text: string;
  readonly span: Span;
  readonly line: number;
  readonly shape: 'prose' | 'heading' | 'row';
  readonly heading: string | undefined;
  readonly links: readonly Link[];
  /** It has a note at its foot, `[^1]`. */
  readonly noted: boolean;
  /** Sentences of one paragraph or item have the same number. */
  readonly paragraph: number;
}

/** Something in a text that is still to be settled: a question, a TODO, an empty box. */
export interface OpenQuestion {
  readonly line: number;
  readonly span: Span;
  readonly text: string;
}

/** A body as sentences. */
export interface Prose {
  readonly sentences: readonly Sentence[];
  readonly links: readonly Link[];
  readonly definitions: readonly Span[];
  readonly open: readonly OpenQuestion[];
  readonly words: number;
}

/** The prose of a text from the offset on at which its body begins. */
export function proseOf(source: Source, bodyStart: number): Prose {
  const { text } = source;
  const { links, definitions } = linksOf(text, bodyStart);
  const blocks = shapeLines(splitLines(text, bodyStart, lineNumberAt(text, bodyStart)));
  const defined = new Set(definitions.map(({ start }) => start));
  const sentences: Sentence[] = [];
  const open: OpenQuestion[] = [];
  let heading: string | undefined;
  let paragraph = 0;
  const isLinked = pointer(links);
  let nextLink = 0;
  for (const unit of unitsOf(blocks, defined)) {
    const [first] = unit.blocks;
    if (first === undefined) continue;
    paragraph++;
    if (unit.shape === 'heading') heading = plainWords(first.text);
    const box = first.box;
    const spans = unit.shape === 'prose' ? sentencesIn(text, unit.span, isLinked) : [unit.span];
    for (const [at, span] of spans.entries()) {
      const raw = text.slice(span.start, span.end);
      while ((links[nextLink]?.span.start ?? span.start) < span.start) nextLink++;
      const own: Link[] = [];
      for (let link = links[nextLink]; link !== undefined && link.span.start < span.end; link = links[++nextLink]) own.push(link);
      const words = plainWords(raw.replace(/\s*\n[ \t>]*/g, ' '));
      if (words === '' && own.length === 0) continue;
      const line = (unit.blocks.findLast((block) => block.line.start <= span.start) ?? first).line.number;
      const noted = /\[\^[^\]\s]{1,80}\]/.test(raw);
      sentences.push({ text: words, span, line, shape: unit.shape, heading, links: own, noted, paragraph });
      const isBox = box === ' ' && at === 0;
      if (isBox || (box !== 'x' && box !== '-' && unit.shape !== 'heading' && isOpenQuestion(raw, words)))
        open.push({ line, span, text: words });
    }
  }
  const words = sentences.reduce((sum, { text: told, shape }) => sum + (shape === 'heading' ? 0 : countWords(told)), 0);
  return { sentences, links, definitions, open, words };
}

const TODO = /\b(?:TODO|FIXME|TBD|XXX)\b/;

function isOpenQuestion(raw: string, words: string): boolean {
  if (/^~~[^~]{0,2000}~~$/.test(raw.trim())) return false;
  return TODO.test(words) || /\?["”’')\]]{0,3}$/.test(words);
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu)?.length ?? 0;
}

interface Unit {
  readonly shape: Sentence['shape'];
  readonly blocks: readonly Block[];
  readonly span: Span;
}

function unitsOf(blocks: readonly Block[], defined: ReadonlySet<number>): readonly Unit[] {
  const units: { shape: Sentence['shape']; blocks: Block[]; span: { start: number; end: number } }[] = [];
  let isOpen = false;
  for (const block of blocks) {
    const { shape, line, at } = block;
    if (shape === 'blank' || shape === 'fence' || shape === 'comment' || shape === 'rule' || defined.has(line.start)) {
      isOpen = false;
      continue;
    }
    const last = units.at(-1);
    if (isOpen && last !== undefined && (shape === 'plain' || shape === 'quote')) {
      last.blocks.push(block);
      last.span.end = line.end;
      continue;
    }
    isOpen = shape !== 'heading' && shape !== 'row';
    const of = shape === 'heading' ? 'heading' : shape === 'row' ? 'row' : 'prose';
    units.push({ shape: of, blocks: [block], span: { start: Math.min(at, line.end), end: line.end } });
  }
  return units;
}

/** Whether an offset lies in a link. Asked in rising order. */
function pointer(links: readonly Link[]): (at: number) => boolean {
  let next = 0;
  return (at) => {
    while ((links[next]?.span.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    const link = links[next];
    return link !== undefined && link.span.start < at;
  };
}

const SHORT = /(?:^|[\s([])(?:e\.g|i\.e|etc|cf|vs|approx|ca|incl|no|nr|st|dr|mr|mrs|ms|prof|fig|p|pp|\p{L})$/iu;

/** The sentences of a paragraph: a mark, a blank, and then no small letter. */
function sentencesIn(text: string, { start, end }: Span, isLinked: (at: number) => boolean): readonly Span[] {
  const spans: Span[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    const sign = text[at];
    if (sign !== '.' && sign !== '!' && sign !== '?') continue;
    let to = at + 1;
    while (to < end && /[.!?)\]”"’'*_]/.test(text[to] as string)) to++;
    let next = to;
    while (next < end && /[\s>]/.test(text[next] as string)) next++;
    const isEnd = next > to && next < end && !/\p{Ll}/u.test(text.slice(next, next + 1));
    if (!isEnd || isLinked(at) || (sign === '.' && SHORT.test(text.slice(Math.max(from, at - 8), at)))) continue;
    spans.push({ start: from, end: to });
    from = next;
    at = next - 1;
  }
  if (from < end) spans.push({ start: from, end });
  return spans;
}
