// The page of one survey: where it stands, how to take part, the published results, how they were made, what was asked, and what rests on it.
// All figures are those of results.json.
import type { Evidence } from '../../model/evidence/evidence.ts';
import type { Survey } from '../../model/group.ts';
import type { SurveyQuestion } from '../../model/surveys/codebook.ts';
import { type Results, resultsPath } from '../../model/surveys/results.ts';
import type { Block } from '../document.ts';
import { headed, type PrintedPart, partHtml, partsOf } from '../html/blocks.ts';
import { contentsHtml } from '../html/contents.ts';
import { type Around, wordsHtml } from '../html/inline.ts';
import { html, type Markup } from '../html/markup.ts';
import { namesOf } from '../html/names.ts';
import { type SurveyCall, surveyCall } from '../recap/survey-call.ts';
import { resultsPage } from '../survey/page.ts';
import { targetOf, titleOf } from '../thing.ts';
import { plural } from '../words.ts';
import { addressOf } from './file-text.ts';
import { ownersHtml } from './person-link.ts';
import { entriesHtml, factsHtml, linkHtml, listed, noticeHtml, outsideOf, partHtml as sectionHtml } from './pieces.ts';
import { questionsHtml } from './questionnaire.ts';
import { frameNames } from './report-section.ts';
import { restsHtml } from './rests.ts';
import { shownDocument } from './shown.ts';
import type { OnPage, Site } from './site.ts';
import { type Standing, standingOf } from './survey-standing.ts';

/** A survey with its page. `results` are the published ones. */
export interface SurveyPage {
  readonly survey: Survey;
  readonly path: string;
  readonly title: string;
  readonly results: Results | undefined;
}

// So many questions with results that a list of them helps.
const many = 7;

/** The page of a survey. */
export async function surveyHtml(site: Site, on: OnPage, page: SurveyPage, evidence: Evidence): Promise<Markup> {
  const { survey, results, title } = page;
  const standing = standingOf(survey, results, site.view.today);
  const { facts } = await surveyCall(site.view, survey, results);
  const around: Around = { names: namesOf(frameNames), link: (target) => addressOf(on, target) };
  const printed = results === undefined ? [] : resultParts(site, results, title, around);
  const own = (words: string, inner: Markup | undefined): Markup | undefined => inner && sectionHtml(around.names, words, inner);
  const shown = new Set(results?.tables.map(({ question }) => question));
  const asked = survey.codebook.questions.flatMap((question, at) => (shown.has(question.id) ? [] : [[at + 1, question] as const]));
  const forWhat = (question: SurveyQuestion): Markup | undefined => informsHtml(site, on, question);
  const call = standing.shelf === 'open' ? callHtml(facts, outsideOf(site, facts.link)) : undefined;
  return html`<header class="title">
<h1>${title}<span class="colon">: </span><span class="what">a survey</span></h1>
<div class="first level">
${noticeHtml(standing.shelf === 'open' ? 'good' : 'dim', standing.first, wordsHtml(standing.rest))}
${glanceHtml(site, on, page, standing, facts)}
</div>
${contentsHtml('Questions with results', printed.flatMap(headed), many)}</header>
${own('Please answer', call)}${own('What it is for', whyHtml(site, on, page, facts))}${printed.map(({ markup }) => markup)}${
  results === undefined ? undefined : madeHtml(site, page, results, around)
}${own(
  results === undefined ? (standing.shelf === 'coming' ? 'The questions' : 'What is asked') : 'Also asked',
  asked.length === 0 ? undefined : questionsHtml(asked, site.said, around.names, forWhat),
)}${own(
  'What rests on it',
  restsHtml(site, on, evidence, (aim) => aim.survey === survey.slug),
)}`;
}

function glanceHtml(
  site: Site,
  on: OnPage,
  { survey, results }: SurveyPage,
  { days }: Standing,
  { questions, minutes }: SurveyCall,
): Markup | undefined {
  const { owners = [], channels = [] } = survey.fields;
  return factsHtml([
    ['Answers', results === undefined ? undefined : `n = ${results.responses}`],
    ['Length', `${plural(questions, 'question')}, about ${plural(minutes, 'minute')}`],
    ['Days', days.join(', ')],
    ['Asked in', site.said(channels.join(', '))],
    ['Made by', ownersHtml(site, on, owners)],
  ]);
}

/** How to take part, and what becomes of the answers. `link` is that of the questionnaire, where it may be told. */
function callHtml({ privacy, join }: SurveyCall, link: string | undefined): Markup {
  const where =
    link === undefined
      ? html`<p>Where it can be answered is told where the group meets.${join.length === 0 ? undefined : html` ${join.join(' ')}`}</p>`
      : html`<p class="call"><a href="${link}">Answer the questions</a></p>`;
  return html`${where}
${entriesHtml(privacy.map((words) => ({ words })))}`;
}

function whyHtml(site: Site, on: OnPage, { survey }: SurveyPage, { intro }: SurveyCall): Markup | undefined {
  const things = thingsOf(site, survey.codebook.questions);
  if (intro.length === 0 && things.length === 0) return undefined;
  const list = entriesHtml(things.map((thing) => ({ words: thingHtml(site, on, thing) })));
  return html`${intro.map((words) => html`<p>${wordsHtml(words)}</p>\n`)}${list && html`<p>What comes out goes into:</p>\n${list}`}`;
}

type Informed = Parameters<typeof titleOf>[0];

function thingsOf({ view }: Site, questions: readonly SurveyQuestion[]): readonly Informed[] {
  const things = questions.flatMap(({ informs }) =>
    informs.flatMap((name) => {
      const found = view.directory.find(name, ['milestone', 'guideline']);
      return 'thing' in found ? [found.thing] : [];
    }),
  );
  return [...new Set(things)];
}

function thingHtml(site: Site, on: OnPage, thing: Informed): Markup {
  return linkHtml(site.said(titleOf(thing)), addressOf(on, targetOf(thing)));
}

function informsHtml(site: Site, on: OnPage, question: SurveyQuestion): Markup | undefined {
  const things = thingsOf(site, [question]);
  if (things.length === 0) return undefined;
  return html`<p class="aside">for ${listed(things.map((thing) => thingHtml(site, on, thing)))}</p>\n`;
}

/** What came out, question by question, then by group. */
function resultParts(site: Site, results: Results, title: string, around: Around): readonly PrintedPart[] {
  const { blocks } = shownDocument(resultsPage(results), site.said);
  return partsOf(blocks)
    .filter(({ heading }) => heading !== undefined)
    .map((part) => partHtml(part, title, around));
}

/** What the figures are counts of, what the intervals say, what is hidden, and where the same stands as a file. */
function madeHtml({ said, forge }: Site, { survey, title }: SurveyPage, results: Results, around: Around): Markup {
  const [first] = partsOf(shownDocument(resultsPage(results), said).blocks);
  const blocks = first === undefined || first.heading !== undefined ? [] : first.blocks;
  const path = resultsPath(survey.slug);
  const file = forge?.view(path);
  const where: readonly Block[] =
    file === undefined
      ? []
      : [{ kind: 'paragraph', inlines: ['The same figures stand in ', { text: 'a file for programs', target: { path } }, '.'] }];
  // The page itself shows that file, and so is no way to it.
  const link: Around['link'] = (target) => (target.path === path ? file : around.link?.(target));
  const heading = { kind: 'heading', level: 2, text: 'How the figures were made' } as const;
  return partHtml({ heading, blocks: [...blocks, ...where] }, title, { ...around, link }).markup;
}
