// The blocks of a report as HTML: sections under their headings, each block by its kind. Knows no page around them.
import { type Block, type Inline, type Item, topLevelOf } from '../document.ts';
import { barsHtml, opposedHtml } from './bars.ts';
import { type Around, inlinesHtml, leadHtml, placeHtml, wordsHtml } from './inline.ts';
import { html, type Markup } from './markup.ts';
import { pairsHtml } from './pairs.ts';
import { tableHtml } from './table.ts';
import { timelineHtml } from './timeline.ts';

type Heading = Extract<Block, { readonly kind: 'heading' }>;

/** A part of a page: its outermost heading, and what stands under it. The first part may have none. */
export interface Part {
  readonly heading?: Heading;
  readonly blocks: readonly Block[];
}

/** A part on its page: the name that links to it find, and its markup. */
export interface PrintedPart {
  readonly id?: string;
  readonly words?: string;
  readonly markup: Markup;
}

/** A part as an entry of a list of what stands on the page; none where no link finds it. */
export function headed({ id, words = '' }: PrintedPart): readonly { readonly id: string; readonly words: string }[] {
  return id === undefined ? [] : [{ id, words }];
}

/** The blocks, divided at the outermost headings. */
export function partsOf(blocks: readonly Block[]): readonly Part[] {
  const top = topLevelOf({ title: '', blocks });
  const parts: { heading?: Heading; blocks: Block[] }[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph' && isBlank(block.inlines)) continue;
    if (block.kind === 'heading' && block.level === top) parts.push({ heading: block, blocks: [] });
    else if (parts.length === 0) parts.push({ blocks: [block] });
    else parts.at(-1)?.blocks.push(block);
  }
  return parts;
}

/** A part as a section with a heading of the second level. `title` is that of the page, for what has no heading. */
export function partHtml({ heading, blocks }: Part, title: string, around: Around): PrintedPart {
  const id = heading && idOf(heading, around);
  const words = heading?.text.trim() || title;
  const head = heading && id !== undefined ? headHtml(heading, id, 2) : undefined;
  const inner = bodyHtml(blocks, words, (heading?.level ?? 0) - 2, around);
  const isWide = blocks.some((block) => block.kind === 'timeline' || (block.kind === 'table' && block.columns.length > 4));
  const body = inner === undefined ? undefined : html`<div class="body">\n${inner}</div>\n`;
  return {
    ...(heading && id !== undefined && { id, words: heading.text }),
    markup: html`<section class="part${isWide ? ' wide' : ''}">\n${head}${body}</section>\n`,
  };
}

function idOf({ anchor, text }: Heading, { names }: Around): string {
  return (anchor === undefined ? undefined : names.exactly(anchor)) ?? names.ofHeading(text);
}

/** A heading and the words beside it. */
function headHtml({ text, aside = '' }: Heading, id: string, level: number): Markup {
  const words = text.trim() === '' ? '–' : text;
  const inner =
    level === 2
      ? html`<h2 id="${id}">${words}</h2>`
      : level === 3
        ? html`<h3 id="${id}">${words}</h3>`
        : html`<h4 id="${id}">${words}</h4>`;
  return html`<div class="head">${inner}${aside === '' ? undefined : html`<p class="aside">${wordsHtml(aside)}</p>`}</div>\n`;
}

/** The blocks of a part; `shift` is what the levels of its headings lie above those of HTML. */
function bodyHtml(blocks: readonly Block[], words: string, shift: number, around: Around): Markup | undefined {
  let about = words;
  let level = 2;
  const printed = blocks.flatMap((block) => {
    if (block.kind === 'heading') {
      about = block.text.trim() || words;
      level = Math.min(4, level + 1, Math.max(3, block.level - shift));
      return [headHtml(block, idOf(block, around), level)];
    }
    const markup = blockHtml(block, about, around);
    return markup === undefined ? [] : [html`${markup}\n`];
  });
  return printed.length === 0 ? undefined : html`${printed}`;
}

function blockHtml(block: Exclude<Block, Heading>, about: string, around: Around): Markup | undefined {
  switch (block.kind) {
    case 'paragraph':
      return paragraphHtml(block.inlines, around);
    case 'list':
      return listHtml([...block.items, ...(block.rest ?? [])], around);
    case 'table':
      return tableHtml(
        `Table: ${about}`,
        block.columns,
        block.rows.map((row) =>
          row.map((cell) =>
            typeof cell === 'string' ? { words: cell } : { words: cellHtml(cell, around), id: anchorIn(cell, around), share: cell.share },
          ),
        ),
      );
    case 'bars':
      return barsHtml(block, about, around);
    case 'opposed':
      return opposedHtml(block, about);
    case 'pairs':
      return pairsHtml(block);
    case 'timeline':
      return timelineHtml(block, about, around);
  }
}

function cellHtml(cell: Exclude<Inline, string>, around: Around): string | Markup {
  const isBare = cell.target === undefined && (cell.tone ?? 'plain') === 'plain';
  return isBare ? cell.text : inlinesHtml([cell], around);
}

function anchorIn({ anchor }: Exclude<Inline, string>, { names }: Around): string | undefined {
  return anchor === undefined ? undefined : names.exactly(anchor);
}

/** A paragraph that begins with a word of good or bad (for the first of a page also a quiet one); undefined for any other. */
export function noticeHtml(inlines: readonly Inline[], around: Around, isFirst = false): Markup | undefined {
  const [first] = inlines;
  const tone = typeof first === 'object' && first.text.trim() !== '' ? first.tone : undefined;
  const isNotice = tone === 'good' || tone === 'warn' || tone === 'bad' || (isFirst && tone === 'dim');
  return isNotice ? html`<p class="notice ${tone}-tint">${inlinesHtml(inlines, around)}</p>` : undefined;
}

/** Whether a paragraph has no words for a page. */
function isBlank(inlines: readonly Inline[]): boolean {
  return inlines.every((inline) => (typeof inline === 'string' ? inline : inline.hint ? '' : inline.text).trim() === '');
}

/** A paragraph. Without words there is none. */
function paragraphHtml(inlines: readonly Inline[], around: Around): Markup | undefined {
  if (isBlank(inlines)) return undefined;
  return noticeHtml(inlines, around) ?? html`<p>${inlinesHtml(inlines, around)}</p>`;
}

function listHtml(items: readonly Item[], around: Around): Markup | undefined {
  if (items.length === 0) return undefined;
  const isLed = items.some(({ lead }) => lead !== undefined);
  return html`<ul class="${isLed ? 'led' : 'plain-list'}">
${items.map((item) => itemHtml(item, isLed, around))}</ul>`;
}

function itemHtml({ lead, inlines, target, children = [] }: Item, isLed: boolean, around: Around): Markup {
  const head = !isLed ? undefined : lead === undefined ? html`<span class="lead"></span>` : leadHtml(lead);
  const place = target === undefined ? undefined : html` ${placeHtml(target, around)}`;
  const below = listHtml(children, around);
  const inner = inlinesHtml(inlines, around);
  const words = place === undefined ? html`<p>${inner}</p>` : html`<div class="line"><p>${inner}</p>${place}</div>`;
  return html`<li>${head}${isLed ? ' ' : undefined}<div class="entry">${words}${below === undefined ? undefined : html`\n${below}`}</div></li>\n`;
}
