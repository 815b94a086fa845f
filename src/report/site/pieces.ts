// What pages of a site are put together from: the head of a page, a part under its heading, entries of a list. Texts come in as they may be shown.
import type { Tone } from '../document.ts';
import { safeHref } from '../html/href.ts';
import { wordsHtml } from '../html/inline.ts';
import { html, type Markup } from '../html/markup.ts';
import type { Names } from '../html/names.ts';
import { linkOf } from '../recap/telling.ts';
import type { OnPage, Site } from './site.ts';

type Words = string | Markup;

/** A line of a list: a short word in front, what it is, and in small letters what belongs to it. */
export interface Entry {
  readonly lead?: { readonly text: string; readonly tone?: Tone };
  readonly words: Words;
  readonly beside?: readonly (Words | undefined)[];
}

/** The head of a page: its title, in a few words what it is, what it says before all else, and what a reader looks for first. */
export function titleHtml(title: string, what: Words | undefined, first: readonly (Markup | undefined)[] = [], opening?: Markup): Markup {
  const shown = first.filter((one) => one !== undefined);
  const about = what === undefined ? undefined : html`<span class="colon">: </span><span class="what">${wordsOf(what)}</span>`;
  return html`<header class="title">
<h1>${title.trim() || '–'}${about}</h1>
${opening === undefined ? undefined : html`<div class="opening">\n${opening}\n</div>\n`}${shown.length === 0 ? undefined : html`<div class="first">\n${shown.map((one) => html`${one}\n`)}</div>\n`}</header>
`;
}

/** A part of a page under a heading of the second level. */
export function partHtml(names: Names, heading: string, body: Markup | readonly (Markup | undefined)[], aside?: Words): Markup {
  const small = aside === undefined ? undefined : html`<p class="aside">${wordsOf(aside)}</p>`;
  return html`<section class="part">
<div class="head"><h2 id="${names.ofHeading(heading)}">${heading}</h2>${small}</div>
<div class="body">
${'markup' in body ? body : html`${body.map((one) => (one === undefined ? undefined : html`${one}\n`))}`}
</div>
</section>
`;
}

/** A list of entries; undefined where there are none. */
export function entriesHtml(entries: readonly Entry[]): Markup | undefined {
  if (entries.length === 0) return undefined;
  const isLed = entries.some(({ lead }) => lead !== undefined);
  return html`<ul class="${isLed ? 'led' : 'plain-list'}">
${entries.map(({ lead, words, beside = [] }) => {
  const tone = lead?.tone ?? 'plain';
  const front = isLed ? html`<span class="lead ${tone}">${wordsHtml(lead?.text ?? '')}</span> ` : undefined;
  return html`<li>${front}<div class="entry"><p>${wordsOf(words)}</p>${besideHtml(beside)}</div></li>\n`;
})}</ul>`;
}

/** Facts in pairs: a name, and what it is; undefined where there are none. */
export function factsHtml(facts: readonly (readonly [name: string, words: Words | undefined])[]): Markup | undefined {
  const known = facts.flatMap(([name, words]) => (words === undefined || words === '' ? [] : [{ name, words }]));
  if (known.length === 0) return undefined;
  return html`<dl class="glance">
${known.map(({ name, words }) => html`<div><dt>${name}</dt><dd>${wordsOf(words)}</dd></div>\n`)}</dl>`;
}

/** A notice that begins with a word of its tone. */
export function noticeHtml(tone: 'good' | 'warn' | 'bad' | 'dim', lead: string, words: Markup): Markup {
  return html`<p class="notice ${tone}-tint"><span class="${tone}">${lead}</span>${words}</p>`;
}

/** Words that lead somewhere, where there is an address. */
export function linkHtml(words: Words, href: string | undefined): Markup {
  const safe = href === undefined ? undefined : safeHref(href);
  return safe === undefined ? wordsOf(words) : html`<a href="${safe}">${words}</a>`;
}

/** The address of a page elsewhere, where it can be followed and names nobody otherwise than they agreed to. */
export function outsideOf({ said }: Pick<Site, 'said'>, address: string | undefined): string | undefined {
  const link = linkOf(address);
  return link !== undefined && said(link) === link ? link : undefined;
}

/** The way to the pages before and after; undefined where there are neither. `label` says what they are. */
export function pagerHtml(
  on: Pick<OnPage, 'to'>,
  label: string,
  ways: readonly {
    readonly word: string;
    readonly rel: 'prev' | 'next';
    readonly to: { readonly path: string; readonly words: string } | undefined;
  }[],
): Markup | undefined {
  const links = ways.flatMap(({ word, rel, to }) =>
    to === undefined
      ? []
      : [html`<a class="${rel}" rel="${rel}" href="${on.to(to.path)}"><span class="dim">${word}</span> ${wordsHtml(to.words)}</a>\n`],
  );
  return links.length === 0 ? undefined : html`<nav class="pager" aria-label="${label}">\n${links}</nav>\n`;
}

/** Pieces with a comma between them. */
export function listed(pieces: readonly Words[]): Markup {
  return html`${pieces.map((piece, at) => html`${at === 0 ? '' : ', '}${wordsOf(piece)}`)}`;
}

function besideHtml(beside: readonly (Words | undefined)[]): Markup | undefined {
  const known = beside.filter((one) => one !== undefined && one !== '') as readonly Words[];
  if (known.length === 0) return undefined;
  return html`<p class="beside">${known.map((one, at) => html`${at === 0 ? '' : ' · '}${wordsOf(one)}`)}</p>`;
}

function wordsOf(words: Words): Markup {
  return typeof words === 'string' ? wordsHtml(words) : words;
}
