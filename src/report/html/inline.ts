// Words of a report as HTML: tones as classes beside the words that say the same, and places as links where there is somewhere to lead to.
import { parseDay } from '../../time/day.ts';
import { type Inline, placeWords, type Span, type Target } from '../document.ts';
import { safeHref } from './href.ts';
import { html, type Markup } from './markup.ts';
import type { Names } from './names.ts';

/** The page around the words. */
export interface Around {
  readonly names: Names;
  /** The address of a place, as seen from the page; without it, or where it gives none, places are told in words. */
  readonly link?: ((target: Target) => string | undefined) | undefined;
  /** What a reader of the page calls a place that it leads to; without it, or where it gives nothing, path and line. */
  readonly called?: ((target: Target) => string | undefined) | undefined;
}

/** Texts one after another. */
export function inlinesHtml(inlines: readonly Inline[], around: Around): Markup {
  return html`${inlines.map((inline) => (typeof inline === 'string' ? wordsHtml(inline) : spanHtml(inline, around)))}`;
}

/** A text whose days, and ids that begin with one, are not broken over two lines. */
export function wordsHtml(text: string): Markup {
  const parts = text.split(/(?<![\p{L}\p{N}/.-])(\d{4}-\d\d-\d\d(?:#\w{1,20})?)(?![\p{L}\p{N}/-])/u);
  return html`${parts.map((part, at) =>
    at % 2 === 0 ? part : parseDay(part) === undefined ? html`<span class="whole">${part}</span>` : html`<time>${part}</time>`,
  )}`;
}

/** The words of a place, quiet, as a link where it leads somewhere: `meetings/2026-02-24.md:35`, or as the page calls it. */
export function placeHtml(target: Target, around: Around): Markup {
  const called = around.link?.(target) === undefined ? undefined : around.called?.(target);
  return html`<span class="place">${linked(called ?? placeWords(target), target, around)}</span>`;
}

/** A short word in front of an entry, with the colour of its tone. */
export function leadHtml({ text, tone = 'plain' }: Span): Markup {
  return html`<span class="lead ${tone}">${text}</span>`;
}

/** The words, leading to a place where the page knows an address for it. */
export function linked(words: string | Markup, target: Target | undefined, { link }: Around): Markup {
  const given = target === undefined ? undefined : link?.(target);
  const href = given === undefined ? undefined : safeHref(given);
  return href === undefined ? html`${typeof words === 'string' ? wordsHtml(words) : words}` : html`<a href="${href}">${words}</a>`;
}

function spanHtml(span: Span, around: Around): Markup {
  const { text, target } = span;
  const words = toned(span);
  if (target === undefined) return words;
  const shown = linked(text === '' ? placeWords(target) : words, target, around);
  return around.link?.(target) !== undefined || text === '' || text === placeWords(target)
    ? shown
    : html`${shown} ${placeHtml(target, around)}`;
}

function toned({ text: short, whole, hint, tone = 'plain' }: Span): Markup {
  const text = hint ? '' : (whole ?? short);
  if (text === '') return html``;
  switch (tone) {
    case 'plain':
      return wordsHtml(text);
    case 'strong':
      return html`<strong>${wordsHtml(text)}</strong>`;
    case 'id':
      return html`<code>${wordsHtml(text)}</code>`;
    default:
      return html`<span class="${tone}">${wordsHtml(text)}</span>`;
  }
}
