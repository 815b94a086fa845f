// The page of one guideline: where it stands, its text as a chapter, and what it rests on.
import type { Evidence, Grounded } from '../../model/evidence/evidence.ts';
import { reached, traceGraph } from '../../model/evidence/trace.ts';
import { workKinds } from '../../model/reference.ts';
import type { GuidelineFact } from '../guidelines.ts';
import { contentsHtml } from '../html/contents.ts';
import { graphHtml, hasWays } from '../html/graph.ts';
import { wordsHtml } from '../html/inline.ts';
import { html, type Markup } from '../html/markup.ts';
import { type Names, namesOf } from '../html/names.ts';
import { targetOf, titleOf } from '../thing.ts';
import { traceFacts, tracePage } from '../trace.ts';
import { plural } from '../words.ts';
import { type Ground, groundsHtml, groundsOf, isDoubtful, marksIn } from './evidence-list.ts';
import { addressOf, fileText, untitled } from './file-text.ts';
import { ownersHtml } from './person-link.ts';
import { type Entry, entriesHtml, factsHtml, linkHtml, noticeHtml, outsideOf, pagerHtml, partHtml } from './pieces.ts';
import { frameNames } from './report-section.ts';
import { shownDocument } from './shown.ts';
import type { OnPage, Site } from './site.ts';

/** A guideline with its page. */
export interface Chapter {
  readonly grounded: Grounded;
  readonly path: string;
  readonly title: string;
}

/** What its page is made from. `before` and `after` are its neighbours among the adopted ones. */
export interface ChapterPage {
  readonly chapter: Chapter;
  readonly fact: GuidelineFact;
  readonly evidence: Evidence;
  readonly before?: Chapter | undefined;
  readonly after?: Chapter | undefined;
}

// So many headings that a list of them helps.
const many = 4;

/** The page of a guideline. */
export async function guidelineHtml(site: Site, on: OnPage, page: ChapterPage): Promise<Markup> {
  const { chapter, fact, evidence } = page;
  const { grounded, title } = chapter;
  const { guideline } = grounded;
  const names = namesOf(frameNames);
  const { body, isCut } = untitled(guideline.body, guideline.fields.title ?? guideline.slug);
  const id = isCut ? html` id="${names.ofHeading(title)}"` : undefined;
  const grounds = groundsOf(grounded);
  for (const { name } of grounds) names.exactly(name);
  const { markup, headings } = await fileText(site, on, {
    path: guideline.path,
    body,
    names,
    level: 2,
    behind: marksIn(grounded, grounds, ({ name }) => `#${name}`),
  });
  const top = Math.min(...headings.map(({ level }) => level));
  const listed = headings.filter(({ level }) => level === top);
  const part = (words: string, inner: Markup | undefined): Markup | undefined => inner && partHtml(names, words, inner);
  const missing = fact.status === 'adopted' ? 'What is still open' : 'What is still missing';
  return html`<header class="title">
<h1${id}>${title}<span class="colon">: </span><span class="what">a guideline</span></h1>
<div class="first level">
<div class="notices">${standingHtml(site, fact)}
${fact.status === 'adopted' ? doubtHtml(grounds) : undefined}</div>
${glanceHtml(site, on, page)}
</div>
${contentsHtml('In this guideline', listed, many)}</header>
<section class="part chapter">
<div class="body">
${markup}
</div>
</section>
${fact.status === 'review' ? part('How to comment', commentHtml(site, on, chapter)) : undefined}${[
  part('What it rests on', groundsHtml(site, on, evidence, grounds)),
  part(missing, missingHtml(site, on, fact)),
]}${wayHtml(site, on, page, names)}${pagerHtml(on, 'Guidelines before and after', [
  { word: 'Before', rel: 'prev', to: page.before && { path: page.before.path, words: page.before.title } },
  { word: 'Next', rel: 'next', to: page.after && { path: page.after.path, words: page.after.title } },
])}`;
}

/** Where it stands, in words. */
function standingHtml(site: Site, { status, since }: GuidelineFact): Markup {
  const from = since === undefined ? '' : ` since ${since.day}`;
  const tell = (tone: 'good' | 'dim', first: string, rest: string): Markup => noticeHtml(tone, first, wordsHtml(`${from}. ${rest}`));
  switch (status) {
    case 'adopted':
      return tell('good', 'Adopted', `This is what ${site.name} recommends.`);
    case 'review':
      return tell('dim', 'In review', 'It is not adopted yet, and comments are welcome.');
    case 'draft':
      return tell('dim', 'A draft', 'It is being written, and nothing is recommended yet.');
    case 'retired':
      return tell('dim', 'Retired', 'It is kept for the record, and is not recommended any more.');
  }
}

function doubtHtml(grounds: readonly Ground[]): Markup | undefined {
  const doubts = grounds.filter(({ state }) => isDoubtful(state)).length;
  if (doubts === 0) return undefined;
  const words = html` that it rests on changed or cannot be found; the places are marked.`;
  return noticeHtml('warn', doubts === 1 ? 'One thing' : `${doubts} things`, words);
}

function glanceHtml(site: Site, on: OnPage, { chapter, fact }: ChapterPage): Markup | undefined {
  const { evidence, words, status } = fact;
  const { owners = [], why } = chapter.grounded.guideline.fields;
  const surveys = evidence.filter(({ kind }) => kind === 'finding' || kind === 'question').length;
  const links = `${plural(evidence.length, 'link')}${surveys === 0 ? '' : `, ${surveys} to a survey`}`;
  return factsHtml([
    ['Written by', ownersHtml(site, on, owners)],
    ['Last reviewed', reviewedHtml(site, fact)],
    ['Rests on', evidence.length === 0 ? 'nothing that it names' : links],
    ['Length', `${plural(words, 'word')}, ${plural(Math.max(1, Math.round(words / 200)), 'minute')} to read`],
    ['Not recommended any more, because', status === 'retired' && why !== undefined ? site.said(why) : undefined],
  ]);
}

/** Who read it last, and whether that was the present version. */
export function reviewedHtml(site: Site, { readBy }: GuidelineFact): Markup | undefined {
  const last = readBy.findLast(({ present }) => present) ?? readBy.at(-1);
  if (last === undefined) return undefined;
  const by = [
    ...new Set(readBy.filter(({ day, present }) => day === last.day && present === last.present).map((one) => site.said(one.by))),
  ];
  const day = last.day === undefined ? undefined : html` on ${wordsHtml(last.day)}`;
  return html`by ${by.join(', ')}${day}${last.present ? undefined : ', before it was changed'}`;
}

/** What to say of it, where and until when. */
export function commentHtml(site: Site, on: OnPage, { grounded }: Chapter): Markup {
  const link = outsideOf(site, grounded.guideline.fields.link);
  const { next } = site.view;
  const at = link === undefined ? undefined : html` in ${linkHtml('the discussion', link)}`;
  const until =
    next === undefined || next.passed || next.day < site.view.today
      ? undefined
      : html` before the next meeting on ${wordsHtml(next.day)}, where it will be talked about`;
  return html`<p>Say what is missing, what does not fit your community, and what you would leave out${at}${until}. <a href="${on.to('index.html')}">How to reach ${site.name}</a></p>`;
}

function missingHtml(site: Site, on: OnPage, { status, blockers }: GuidelineFact): Markup | undefined {
  if (status === 'retired') return undefined;
  const said = (words: string): Markup => wordsHtml(site.said(words));
  return entriesHtml(
    blockers.flatMap(({ what, words }): readonly Entry[] => {
      if (what === 'suspect' || what === 'broken' || what === 'figure' || what === 'over') return [];
      if (what === 'unread') return [{ words: html`Somebody who reads it: ${said(words)}` }];
      if (what === 'open question') return [{ words: html`An answer: ${said(words)}` }];
      if (what === 'claim') return [{ words: html`Evidence for “${said(words)}”` }];
      const found = site.view.directory.find(words, workKinds);
      if (!('thing' in found)) return [{ words: said(words) }];
      return [{ words: html`It waits for ${linkHtml(said(waitedFor(found.thing)), addressOf(on, targetOf(found.thing)))}` }];
    }),
  );
}

function waitedFor(thing: Parameters<typeof titleOf>[0]): string {
  if (thing.kind !== 'survey') return titleOf(thing);
  const title = thing.record.fields.title ?? thing.record.slug;
  return thing.phase === 'analysed' ? `the results of “${title}”` : `“${title}”, to be ${thing.phase}`;
}

/** From the need to the guideline, as a picture. */
function wayHtml(site: Site, on: OnPage, { chapter, evidence }: ChapterPage, names: Names): Markup | undefined {
  const graph = traceGraph(site.view, evidence);
  const node = graph.nodes.get(chapter.grounded.guideline.path);
  if (node === undefined || reached(graph, node.key, true).length === 0) return undefined;
  const { graph: drawn } = shownDocument(tracePage(traceFacts(graph, node, site.view.today)), site.said);
  if (!hasWays(drawn)) return undefined;
  const id = names.ofHeading('How it came about');
  // A heading or a plain line of a meeting has no name on its page.
  const nodes = drawn.nodes.map((one) => (one.kind === 'meeting' && one.target ? { ...one, target: { path: one.target.path } } : one));
  return html`<section class="part wide">
<div class="head"><h2 id="${id}">How it came about</h2><p class="aside">from the need to the sentence that rests on it</p></div>
<div class="body">
${graphHtml({ ...drawn, nodes }, chapter.title, { names, link: (target) => addressOf(on, target) })}
</div>
</section>
`;
}
