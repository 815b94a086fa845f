// The surveys of the group: which are open, which are coming, what came out; and a page for each.
import { type Evidence, evidenceOf } from '../../model/evidence/evidence.ts';
import { surveySpot } from '../../model/evidence/survey-spots.ts';
import { compare, type Survey } from '../../model/group.ts';
import { type Results, resultsPath } from '../../model/surveys/results.ts';
import { themesPath } from '../../model/surveys/themes.ts';
import { placeOf } from '../../text/source.ts';
import { wordsHtml } from '../html/inline.ts';
import { html, type Markup } from '../html/markup.ts';
import { namesOf } from '../html/names.ts';
import { plural } from '../words.ts';
import { namesNobody, pagePath } from './path-names.ts';
import { outsideOf, partHtml, titleHtml } from './pieces.ts';
import { frameNames } from './report-section.ts';
import type { OnPage, Section, Shown, Site, SitePage } from './site.ts';
import { type SurveyPage, surveyHtml } from './survey.ts';
import { type Standing, standingOf } from './survey-standing.ts';

export const surveys: Section = {
  label: 'Surveys',
  async pages(site) {
    if (site.view.group.surveys.length === 0) return [];
    const evidence = await evidenceOf(site.view, site.files);
    const pages = site.view.group.surveys.map(
      (survey): SurveyPage => ({
        survey,
        path: pagePath('surveys', survey.slug, site.said),
        title: site.said(survey.fields.title ?? survey.slug),
        results: evidence.grounds.results.get(survey.slug),
      }),
    );
    return [
      { path: 'surveys.html', title: 'Surveys', main: (on) => listHtml(site, on, pages) },
      ...pages.map((page): SitePage => sitePage(site, page, evidence)),
    ];
  },
};

function sitePage(site: Site, page: SurveyPage, evidence: Evidence): SitePage {
  const { survey, results, path, title } = page;
  return {
    path,
    title,
    source: survey.path,
    shows: shownOf(site, survey, results),
    main: (on) => surveyHtml(site, on, page, evidence),
  };
}

/** The files of a survey; questions and answers keep the names that results.md has for them. */
function shownOf({ said }: Site, survey: Survey, results: Results | undefined): readonly Shown[] {
  const { slug, path, source, fields, codebook } = survey;
  const named = (fragment: string): string | undefined => {
    const spot = surveySpot(survey, results, fragment);
    if (spot === undefined || fragment === '' || !namesNobody(said, fragment)) return undefined;
    // A row of a grid has a name where its question stands without results.
    const hasTable = results?.tables.some(({ question }) => question === spot.question) ?? false;
    return spot.what === 'question' && hasTable ? (spot.question ?? fragment) : fragment;
  };
  const starts = codebook.questions.flatMap(({ id }, at) => {
    const node = fields.questions?.[at]?.node;
    return node === undefined || !namesNobody(said, id) ? [] : [{ id, line: placeOf(source, node.span).line ?? 1 }];
  });
  return [
    ...starts.map(({ id, line }, at): Shown => ({ path, lines: [line, (starts[at + 1]?.line ?? Number.POSITIVE_INFINITY) - 1], at: id })),
    { path, named },
    { path: resultsPath(slug, 'md'), named },
    { path: resultsPath(slug), named },
    { path: themesPath(slug) },
  ];
}

const shelves: readonly { readonly shelf: Standing['shelf']; readonly words: string; readonly aside: string }[] = [
  { shelf: 'open', words: 'Open', aside: 'answers are welcome' },
  { shelf: 'coming', words: 'Coming', aside: 'not open yet' },
  { shelf: 'closed', words: 'Closed', aside: 'results are on their way' },
  { shelf: 'results', words: 'What came out', aside: 'with published results' },
];

function listHtml(site: Site, on: OnPage, pages: readonly SurveyPage[]): Markup {
  const names = namesOf(frameNames);
  const all = pages.map((page) => ({ page, standing: standingOf(page.survey, page.results, site.view.today) }));
  // The latest first.
  const sorted = all.toSorted((a, b) => compare(dayOf(b.page), dayOf(a.page)));
  const opening = html`<p>What ${site.name} asks others, and what came out. Answers stay with those who count them; counts of few people are not published.</p>`;
  return html`${titleHtml('Surveys', undefined, [], opening)}${shelves.map(({ shelf, words, aside }) => {
    const own = sorted.filter(({ standing }) => standing.shelf === shelf);
    if (own.length === 0) return undefined;
    const items = own.map(({ page, standing }) => itemHtml(site, on, page, standing));
    return partHtml(names, words, html`<ul class="works">\n${items}</ul>`, aside);
  })}`;
}

function dayOf({ survey: { fields } }: SurveyPage): string {
  return [...(fields.phases?.values() ?? [])].reduce<string>((last, day) => (day > last ? day : last), '');
}

function itemHtml(site: Site, on: OnPage, { survey, path, title }: SurveyPage, { first, rest, days, shelf }: Standing): Markup {
  const link = shelf === 'open' ? outsideOf(site, survey.fields.link) : undefined;
  const intro = (survey.fields.intro ?? '').split(/\r?\n\s*\r?\n/)[0]?.trim() ?? '';
  const told = [plural(survey.codebook.questions.length, 'question'), ...days];
  return html`<li><h3><a href="${on.to(path)}">${title}</a></h3>
<p><strong>${first}</strong>${wordsHtml(rest)}${link === undefined ? undefined : html` <a href="${link}">Answer the questions</a>`}</p>
${intro === '' ? undefined : html`<p>${wordsHtml(site.said(intro))}</p>\n`}<p class="aside">${wordsHtml(told.join(' · '))}</p></li>
`;
}
