// What the group decided, newest first and by year: the words that hold, where they were said, and what was taken back.
import { type DecisionsFacts, decisionsFacts } from '../decisions.ts';
import { wordsHtml } from '../html/inline.ts';
import { html, type Markup } from '../html/markup.ts';
import { namesOf } from '../html/names.ts';
import { plural } from '../words.ts';
import { type Entry, entriesHtml, linkHtml, partHtml, titleHtml } from './pieces.ts';
import { frameNames } from './report-section.ts';
import { type Sheet, type Sheets, sheetPath, sheetsHtml, sheetsOf } from './sheets.ts';
import type { OnPage, Section, Site, SitePage } from './site.ts';
import { decisionLine, saidLine } from './steps.ts';

type DecisionFact = DecisionsFacts['decisions'][number];

const title = 'Decisions';
const folder = 'decisions';
const earlier = 'Earlier decisions';

/** So many readings that nobody confirmed are told, the newest. */
const mostPossible = 40;

/** The list, and its earlier years. */
export const decisions: Section = {
  label: title,
  pages(site) {
    const facts = decisionsFacts(site.view, { possible: false, all: true });
    if (facts.decisions.length + facts.possible.length === 0) return [];
    const years = sheetsOf(facts.decisions, ({ day }) => day?.slice(0, 4) ?? '');
    return [
      { path: 'decisions.html', title, main: (on) => listHtml(site, on, years, facts) },
      ...years.apart.map(
        (sheet): SitePage => ({
          path: sheetPath(folder, sheet),
          title: `${title}: ${sheet.label}`,
          main: (on) => sheetHtml(site, on, years, sheet),
        }),
      ),
    ];
  },
};

function listHtml(site: Site, on: OnPage, years: Sheets<DecisionFact>, { decisions: all, possible }: DecisionsFacts): Markup {
  const names = namesOf(frameNames);
  const what = all.length === 0 ? 'none that the notes mark as such' : `${all.length} in the notes`;
  const perhaps = entriesHtml(possible.slice(0, mostPossible).map((fact) => entryOf(site, on, fact)));
  const few = possible.length > mostPossible ? `the newest ${mostPossible} of ${possible.length}` : plural(possible.length, 'sentence');
  return html`${titleHtml(title, what)}${years.here.map((sheet) =>
    partHtml(
      names,
      sheet.label,
      entriesHtml(sheet.items.map((fact) => entryOf(site, on, fact))) ?? html``,
      plural(sheet.items.length, 'decision'),
    ),
  )}${sheetsHtml(years, folder, on, earlier)}${
    perhaps &&
    partHtml(
      names,
      'Perhaps decided',
      html`<details><summary>${few} out of the notes</summary>\n${perhaps}</details>`,
      'sentences that may tell of a decision; nobody has confirmed them',
    )
  }`;
}

function sheetHtml(site: Site, on: OnPage, years: Sheets<DecisionFact>, sheet: Sheet<DecisionFact>): Markup {
  return html`${titleHtml(title, sheet.label)}<section class="part">\n<div class="body">
${entriesHtml(sheet.items.map((fact) => entryOf(site, on, fact)))}
</div>
</section>
<p><a href="${on.to('decisions.html')}">The latest decisions</a></p>
${sheetsHtml(years, folder, on, earlier, sheet)}`;
}

function entryOf(site: Site, on: OnPage, { day, meeting, text, context, over, target, mentions }: DecisionFact): Entry {
  const words = decisionLine(site, text);
  const others = mentions.filter((one) => one.target.path !== target.path || one.target.line !== target.line);
  const [first] = others;
  return {
    lead: { text: day ?? 'no day', tone: over === null ? 'plain' : 'dim' },
    words: over === null ? words : html`<s>${wordsHtml(words)}</s>`,
    beside: [
      over === null ? undefined : 'taken back',
      context === null ? undefined : wordsHtml(saidLine(site, context)),
      linkHtml(html`notes of ${wordsHtml(day ?? site.said(meeting))}`, on.link(target)),
      first && linkHtml(html`first said ${wordsHtml(first.day ?? site.said(first.meeting))}`, on.link(first.target)),
      others.length > 1 ? `said ${plural(others.length + 1, 'time')}` : undefined,
    ],
  };
}
