// All adopted guidelines on one page, to be read or printed in one go.
import type { GuidelineFact } from '../guidelines.ts';
import { wordsHtml } from '../html/inline.ts';
import { html, type Markup } from '../html/markup.ts';
import { namesOf } from '../html/names.ts';
import { groundsOf, isDoubtful, marksIn } from './evidence-list.ts';
import { fileText, untitled } from './file-text.ts';
import { type Chapter, reviewedHtml } from './guideline.ts';
import { titleHtml } from './pieces.ts';
import { frameNames } from './report-section.ts';
import type { OnPage, Site } from './site.ts';

/** The page; guidelines that link to each other link within it. Facts are by the guideline’s path. */
export async function handbookHtml(
  site: Site,
  on: OnPage,
  chapters: readonly Chapter[],
  facts: ReadonlyMap<string, GuidelineFact>,
): Promise<Markup> {
  const names = namesOf(frameNames);
  // As its page is called: a slug may name somebody.
  const ids = chapters.map(({ path, title }) => names.exactly(path.replace(/^.*\/|\.html$/g, '')) ?? names.ofHeading(title));
  const idOf = new Map(chapters.map(({ grounded }, at) => [grounded.guideline.path, ids[at] ?? '']));
  const parts: Markup[] = [];
  for (const [at, { grounded, path, title }] of chapters.entries()) {
    const { guideline } = grounded;
    const fact = facts.get(guideline.path);
    const { markup } = await fileText(site, on, {
      path: guideline.path,
      body: untitled(guideline.body, guideline.fields.title ?? guideline.slug).body,
      names,
      level: 3,
      leads: (place) => {
        const id = place.fragment === undefined ? idOf.get(place.path) : undefined;
        return id && `#${id}`;
      },
      behind: marksIn(
        grounded,
        groundsOf(grounded).filter(({ state }) => isDoubtful(state)),
        ({ name }) => on.to(`${path}#${name}`),
      ),
    });
    const reviewed = fact && reviewedHtml(site, fact);
    const since = fact?.since === undefined ? undefined : html`adopted on ${wordsHtml(fact.since.day)}`;
    const told = [since, reviewed && html`last reviewed ${reviewed}`, html`<a href="${on.to(path)}">with its evidence</a>`];
    const words = told.filter((one) => one !== undefined);
    parts.push(html`<section class="part wide chapter">
<div class="head"><h2 id="${ids[at]}">${title}</h2><p class="aside">${words.map((one, n) => html`${n === 0 ? '' : ' · '}${one}`)}</p></div>
<div class="body">
${markup}
</div>
</section>
`);
  }
  const contents = html`<nav class="leaf" aria-label="Guidelines on this page"><ol>
${chapters.map(({ title }, at) => html`<li><a href="#${ids[at]}">${title}</a></li>\n`)}</ol></nav>`;
  return html`${titleHtml('The handbook', html`what ${site.name} recommends, as of ${wordsHtml(site.view.today)}`, [], contents)}${parts}`;
}
