// The handbook: which guidelines there are and where each stands, a page for each, all adopted ones in one, and what hangs loose.
import { spotsOf } from '../../model/evidence/anchors.ts';
import { type Evidence, evidenceOf, type Grounded } from '../../model/evidence/evidence.ts';
import { evidenceFacts, evidencePage } from '../evidence.ts';
import { type GuidelineFact, guidelinesFacts } from '../guidelines.ts';
import { wordsHtml } from '../html/inline.ts';
import { html, type Markup } from '../html/markup.ts';
import { namesOf } from '../html/names.ts';
import { reportHtml } from '../html/report.ts';
import { saidIn } from '../recap/review-call.ts';
import { plural } from '../words.ts';
import { type Chapter, commentHtml, guidelineHtml, reviewedHtml } from './guideline.ts';
import { handbookHtml } from './handbook.ts';
import { once } from './once.ts';
import { pagePath } from './path-names.ts';
import { ownersHtml } from './person-link.ts';
import { partHtml, titleHtml } from './pieces.ts';
import { frameNames } from './report-section.ts';
import { shownDocument } from './shown.ts';
import type { OnPage, Section, Shown, Site, SitePage } from './site.ts';

export const guidelines: Section = {
  label: 'Guidelines',
  async pages(site) {
    if (site.view.group.guidelines.length === 0) return [];
    const evidence = await evidenceOf(site.view, site.files);
    const facts = once(async () => {
      const told = guidelinesFacts(site.view, evidence.guidelines, await site.past());
      return new Map(told.guidelines.map((fact) => [fact.target.path, fact]));
    });
    const chapters = evidence.guidelines.map(
      (grounded): Chapter => ({
        grounded,
        path: pagePath('guidelines', grounded.guideline.slug, site.said),
        title: site.said(grounded.guideline.fields.title ?? grounded.guideline.slug),
      }),
    );
    const adopted = chapters.filter(({ grounded }) => grounded.status === 'adopted');
    const factOf = async ({ grounded }: Chapter): Promise<GuidelineFact> => (await facts()).get(grounded.guideline.path) as GuidelineFact;
    const handbook: readonly SitePage[] =
      adopted.length === 0
        ? []
        : [{ path: 'handbook.html', title: 'The handbook', main: async (on) => handbookHtml(site, on, adopted, await facts()) }];
    return [
      { path: 'guidelines.html', title: 'Guidelines', main: async (on) => listHtml(site, on, chapters, await facts()) },
      ...chapters.map((chapter): SitePage => {
        const at = adopted.indexOf(chapter);
        const [before, after] = at === -1 ? [] : [adopted[at - 1], adopted[at + 1]];
        return {
          path: chapter.path,
          title: chapter.title,
          source: chapter.grounded.guideline.path,
          shows: shownOf(site, chapter.grounded),
          main: async (on) => guidelineHtml(site, on, { chapter, fact: await factOf(chapter), evidence, before, after }),
        };
      }),
      ...handbook,
      { path: 'evidence.html', title: 'Evidence', main: (on) => looseHtml(site, on, evidence) },
    ];
  },
};

/** The file of a guideline, and its sections by the names that forges give them. */
function shownOf(site: Site, { guideline: { path, source, body } }: Grounded): readonly Shown[] {
  const first = source.text.slice(0, source.text.length - body.length).split('\n').length;
  const names = namesOf(frameNames);
  const spots = spotsOf(body).toSorted((a, b) => a.line - b.line);
  const given = new Map<string, string>();
  for (const { anchor, title } of spots) {
    const words = site.said(title);
    given.set(anchor, words === title ? anchor : names.ofHeading(words));
  }
  return [
    ...spots.map(
      ({ anchor, line }, at): Shown => ({
        path,
        lines: [first + line - 1, first + (spots[at + 1]?.line ?? Number.POSITIVE_INFINITY) - 2],
        at: given.get(anchor) ?? anchor,
      }),
    ),
    { path, named: (fragment) => given.get(fragment) },
  ];
}

function looseHtml({ view, said }: Site, { link }: OnPage, evidence: Evidence): Markup {
  return reportHtml(shownDocument(evidencePage(evidenceFacts(view, evidence)), said), { link, taken: frameNames });
}

interface Shelf {
  readonly status: Grounded['status'];
  readonly words: string;
  readonly aside: string;
}

const shelves: readonly Shelf[] = [
  { status: 'adopted', words: 'Adopted', aside: 'what the group recommends' },
  { status: 'review', words: 'In review', aside: 'comments are welcome' },
  { status: 'draft', words: 'Drafts', aside: 'being written; nothing is recommended yet' },
  { status: 'retired', words: 'Retired', aside: 'not recommended any more' },
];

function listHtml(site: Site, on: OnPage, chapters: readonly Chapter[], facts: ReadonlyMap<string, GuidelineFact>): Markup {
  const names = namesOf(frameNames);
  const there = shelves.map((shelf) => ({ ...shelf, own: chapters.filter(({ grounded }) => grounded.status === shelf.status) }));
  const adopted = there[0]?.own.length ?? 0;
  const handbook =
    adopted === 0
      ? html`<p>None is adopted yet.</p>`
      : html`<p>${adopted === 1 ? 'One is' : `${adopted} are`} adopted: <a href="${on.to('handbook.html')}">read ${adopted === 1 ? 'it' : 'them all'} on one page</a>, on the screen or on paper.</p>`;
  const item = (chapter: Chapter): Markup => itemHtml(site, on, chapter, facts.get(chapter.grounded.guideline.path));
  const opening = html`<p>What ${site.name} recommends to others, and what it rests on.</p>
${handbook}`;
  return html`${titleHtml('Guidelines', undefined, [], opening)}${there.map(({ words, aside, own }) =>
    own.length === 0 ? undefined : partHtml(names, words, html`<ul class="works">\n${own.map(item)}</ul>`, aside),
  )}${partHtml(
    names,
    'Evidence',
    html`<p><a href="${on.to('evidence.html')}">What hangs loose</a>: claims that nothing bears out, and answers, challenges and needs that no guideline takes up.</p>${challengesHtml(site, on)}`,
  )}`;
}

function challengesHtml({ view }: Site, on: OnPage): Markup | undefined {
  const { length } = view.group.challenges;
  return length === 0
    ? undefined
    : html`\n<p><a href="${on.to('challenges.html')}">${plural(length, 'challenge')}</a> that communities told of.</p>`;
}

function itemHtml(site: Site, on: OnPage, chapter: Chapter, fact: GuidelineFact | undefined): Markup {
  const { grounded, path, title } = chapter;
  const { first } = saidIn(grounded.guideline.body);
  const sentence = first === undefined ? undefined : html`<p>${wordsHtml(site.said(first))}</p>\n`;
  const comment = grounded.status === 'review' ? commentHtml(site, on, chapter) : undefined;
  return html`<li><h3><a href="${on.to(path)}">${title}</a></h3>
${sentence}${comment}${fact === undefined ? undefined : asideHtml(site, on, chapter, fact)}</li>
`;
}

function asideHtml(site: Site, on: OnPage, { grounded }: Chapter, fact: GuidelineFact): Markup {
  const { status, since, evidence } = fact;
  const { owners = [], why } = grounded.guideline.fields;
  const reviewed = reviewedHtml(site, fact);
  const parts = [
    since === undefined ? undefined : html`${sinceWords[status]} ${wordsHtml(since.day)}`,
    owners.length === 0 ? undefined : html`by ${ownersHtml(site, on, owners)}`,
    reviewed === undefined ? undefined : html`last reviewed ${reviewed}`,
    evidence.length === 0 ? undefined : html`${plural(evidence.length, 'link')} to evidence`,
    status !== 'retired' || why === undefined ? undefined : html`because ${wordsHtml(site.said(why))}`,
  ].filter((part) => part !== undefined);
  return html`<p class="aside">${parts.map((part, at) => html`${at === 0 ? '' : ' · '}${part}`)}</p>`;
}

const sinceWords: Readonly<Record<Grounded['status'], string>> = {
  adopted: 'adopted on',
  review: 'in review since',
  draft: 'a draft since',
  retired: 'retired on',
};
