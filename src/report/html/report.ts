// A report as the contents of a page: its title, what a reader looks for first, then its parts. Formats and sites put a page around it.
import { type Block, type Document, type Target, topLevelOf } from '../document.ts';
import { timelinesIn } from '../formats/timelines.ts';
import { headed, noticeHtml, type Part, partHtml, partsOf } from './blocks.ts';
import { contentsHtml } from './contents.ts';
import { graphHtml, hasWays } from './graph.ts';
import { type Around, wordsHtml } from './inline.ts';
import { html, type Markup } from './markup.ts';
import { namesOf } from './names.ts';

/** What the page around a report knows. */
export interface ReportOptions {
  /** The address of a place, as seen from the page. */
  readonly link?: ((target: Target) => string | undefined) | undefined;
  /** What a reader of the page calls a place that it leads to; without it, or where it gives nothing, path and line. */
  readonly called?: ((target: Target) => string | undefined) | undefined;
  /** Names that the page around has given away. */
  readonly taken?: readonly string[];
}

// So many parts that a list of them helps.
const many = 9;

/** The contents of `main` for a report. */
export function reportHtml(document: Document, { link, called, taken = [] }: ReportOptions = {}): Markup {
  const around: Around = { names: namesOf(taken), link, called };
  const { notice, rest } = noticeOf(document, around);
  const parts = partsOf(document.picture === undefined ? rest : [document.picture, ...rest]);
  const top = topLevelOf(document);
  const facts = parts.filter((part) => isFact(part, top));
  const told = parts.flatMap((part) => (isFact(part, top) ? (part.blocks.length === 0 ? [] : [{ blocks: part.blocks }]) : [part]));
  const printed = told.map((part) => partHtml(part, document.title, around));
  const glance = glanceOf(facts, document);
  const first = [notice, glance].filter((one) => one !== undefined);
  return html`<header class="title">
${titleHtml(document.title)}
${first.length === 0 ? undefined : html`<div class="first">\n${first.map((one) => html`${one}\n`)}</div>\n`}${contentsHtml('On this page', printed.flatMap(headed), many)}</header>
${pictureOf(document, around)}${printed.map(({ markup }) => markup)}`;
}

/** The things and ways of the report, above what tells them in words. */
function pictureOf({ graph, title }: Document, around: Around): Markup | undefined {
  return hasWays(graph)
    ? html`<section class="part wide">\n<div class="body">\n${graphHtml(graph, title, around)}\n</div>\n</section>\n`
    : undefined;
}

/** The name of whom it is about, then what it is: titles of reports are `Group: what as of when`. */
function titleHtml(title: string): Markup {
  const at = title.lastIndexOf(': ');
  if (title.trim() === '') return html`<h1>Report</h1>`;
  if (at <= 0 || title.slice(at + 2).trim() === '') return html`<h1>${wordsHtml(title)}</h1>`;
  return html`<h1>${title.slice(0, at)}<span class="colon">: </span><span class="what">${wordsHtml(title.slice(at + 2))}</span></h1>`;
}

/** The light of the group: the first paragraph, where it begins with a word that has a tone and goes on. */
function noticeOf({ blocks }: Document, around: Around): { readonly notice: Markup | undefined; readonly rest: readonly Block[] } {
  const [block, ...rest] = blocks;
  const notice = block?.kind === 'paragraph' && block.inlines.length > 1 ? noticeHtml(block.inlines, around, true) : undefined;
  return { notice, rest: notice === undefined ? blocks : rest };
}

/** A heading whose words beside it are all there is, but for a remark: when the next meeting is, who came. */
function isFact({ heading, blocks }: Part, top: number): boolean {
  const isRemark = (block: Block): boolean =>
    block.kind === 'paragraph' && block.inlines.every((inline) => typeof inline === 'object' && inline.tone === 'dim');
  return heading?.level === top && heading.anchor === undefined && (heading.aside ?? '').trim() !== '' && blocks.every(isRemark);
}

/** What a reader looks for first: the days that the timelines mark (the next meeting), then the facts. */
function glanceOf(parts: readonly Part[], document: Document): Markup | undefined {
  const marks = timelinesIn(document).flatMap((timeline) => timeline.marks);
  const facts = new Map(marks.filter(({ label }) => label.trim() !== '').map(({ label, day }) => [label.toLowerCase(), [label, day]]));
  for (const { heading } of parts) if (heading) facts.set(heading.text.toLowerCase(), [heading.text, heading.aside ?? '']);
  if (facts.size === 0) return undefined;
  return html`<dl class="glance">
${[...facts.values()].map(([name, words = '']) => html`<div><dt>${name}</dt><dd>${wordsHtml(words)}</dd></div>\n`)}</dl>`;
}
