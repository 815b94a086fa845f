// What rests on a thing: the sentences of guidelines that link to it. Knows no kind of thing.
import type { Aim } from '../../model/evidence/aims.ts';
import type { Evidence } from '../../model/evidence/evidence.ts';
import { wordsHtml } from '../html/inline.ts';
import { html, type Markup } from '../html/markup.ts';
import { addressOf } from './file-text.ts';
import { linkHtml } from './pieces.ts';
import type { OnPage, Site } from './site.ts';

/** The guidelines that are not retired, each with its sentences; undefined where none rests on it. */
export function restsHtml(site: Site, on: OnPage, { guidelines }: Evidence, isIt: (aim: Aim) => boolean): Markup | undefined {
  const items = guidelines.flatMap(({ guideline, status, citations }): readonly Markup[] => {
    const sentences = new Map(
      citations.flatMap(({ aim, sentence }) =>
        status !== 'retired' && !('lost' in aim) && isIt(aim) ? [[sentence.span.start, sentence] as const] : [],
      ),
    );
    if (sentences.size === 0) return [];
    const title = linkHtml(site.said(guideline.fields.title ?? guideline.slug), addressOf(on, { path: guideline.path }));
    const told = [...sentences.values()].map(({ text }) => html`<p class="dim">“${wordsHtml(site.said(text))}”</p>\n`);
    return [html`<li><p>${title}</p>\n${told}</li>\n`];
  });
  return items.length === 0 ? undefined : html`<ul class="plain-list rests">\n${items}</ul>`;
}
