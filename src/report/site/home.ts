// The first page, for somebody who has never heard of the group: what it does, how it stands, where help is wanted, when it meets, how to join.
import { charterOpening, charterText } from '../../model/charter.ts';
import { zoneOf } from '../../model/group.ts';
import type { Light } from '../../model/lights.ts';
import { workKinds } from '../../model/reference.ts';
import { plainWords } from '../../text/inline.ts';
import { escapeMarkdown } from '../../text/markdown-escape.ts';
import { type Day, weekdayOf } from '../../time/day.ts';
import { weekdayName } from '../../time/names.ts';
import { wordsHtml } from '../html/inline.ts';
import { html, type Markup } from '../html/markup.ts';
import { type Names, namesOf } from '../html/names.ts';
import { type NextFacts, nextFacts } from '../next.ts';
import { statusFacts } from '../status/facts.ts';
import { lightSpan, lightWords } from '../status/light.ts';
import { pastInNotes } from '../status/news.ts';
import type { StatusFacts } from '../status/told.ts';
import { targetOf } from '../thing.ts';
import { plural, shortened } from '../words.ts';
import { charterPath, hasCharter } from './charter.ts';
import { fileText } from './file-text.ts';
import { latelyPart, openSurveys, waysPart, wayTo } from './home-ways.ts';
import { entriesHtml, factsHtml, linkHtml, listed, noticeHtml, partHtml, titleHtml } from './pieces.ts';
import { frameNames } from './report-section.ts';
import type { OnPage, Section, Site } from './site.ts';

export const home: Section = {
  pages: (site) => [
    {
      path: 'index.html',
      title: site.name,
      ...(hasCharter(site) && { source: 'charter.md' }),
      ...descriptionOf(site),
      main: (on) => homeMain(site, on),
    },
  ],
};

// So many are shown; the others stand on a page of their own.
const mostHelp = 5;
// Characters of a goal that can stand before all else.
const longestOpening = 300;

async function homeMain(site: Site, on: OnPage): Promise<Markup> {
  const { view } = site;
  const facts = statusFacts(view, (await site.lately?.()) ?? pastInNotes(view));
  const next = await nextFacts(view);
  const names = namesOf(frameNames);
  const text = async (body: string | undefined): Promise<Markup | undefined> =>
    body === undefined ? undefined : (await fileText(site, on, { path: 'charter.md', body, names, level: 3 })).markup;
  const { begins, isGoal } = beginningOf(site);
  const opening = await text(begins);
  const hasBegun = view.group.notes.length + view.group.milestones.length > 0;
  const first = [hasBegun ? lightNotice(site, on, facts) : undefined, nextGlance(next)];
  return html`${titleHtml(site.name, undefined, first, opening)}${[
    await aboutPart(site, on, names, text, isGoal ? 'goal' : opening === undefined ? 'nothing' : 'opening'),
    helpPart(site, on, names, facts),
    openSurveys(site, on, names),
    nextPart(site, on, names, next, facts),
    await joinPart(site, names, text, next),
    latelyPart(site, on, names, facts),
    waysPart(on, names),
  ]}`;
}

/** The words that a stranger reads first, in Markdown: what the charter opens with, else its goal, of a long one the first sentence. */
function beginningOf({ view }: Site): { readonly begins?: string; readonly isGoal: boolean } {
  const { charter } = view.group;
  if (charter === undefined) return { isGoal: false };
  const [opening, goal] = [charterOpening(charter), charterText(charter, 'goal')];
  if (opening !== undefined) return { begins: opening, isGoal: false };
  if (goal === undefined) return { isGoal: false };
  if (goal.length <= longestOpening && !/^\s{0,3}#/m.test(goal)) return { begins: goal, isGoal: true };
  const [sentence] = /^[^#].{20,300}?[.!?](?=\s|$)/u.exec(plainWords(goal.slice(0, 2000)).replace(/\s+/g, ' ')) ?? [];
  return { ...(sentence !== undefined && { begins: escapeMarkdown(sentence) }), isGoal: false };
}

/** The beginning in a line without its marks, for lists of results elsewhere. */
function descriptionOf(site: Site): { readonly description?: string } {
  const words = plainWords(beginningOf(site).begins ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? {} : { description: shortened(site.said(words), 200) };
}

type Text = (body: string | undefined) => Promise<Markup | undefined>;

/** The parts of the charter. `told` is what of it stands above already. */
async function aboutPart(
  site: Site,
  on: OnPage,
  names: Names,
  text: Text,
  told: 'nothing' | 'opening' | 'goal',
): Promise<Markup | undefined> {
  const { charter } = site.view.group;
  if (charter === undefined || !hasCharter(site)) {
    const first =
      site.view.group.notes.length === 0 ? html` The notes of the first meeting, in <code>meetings/</code>, fill these pages.` : undefined;
    const begin = html`<p>What the group is for is not written down yet. It begins with a few lines in <code>charter.md</code>: the problem, the goal, and how to join.${first}</p>`;
    return partHtml(names, 'What we do', begin);
  }
  const parts: Markup[] = [];
  for (const [words, part] of [
    ['The problem', 'problem'],
    ['The goal', 'goal'],
    ['We are done when', 'success'],
  ] as const) {
    const body = part === told ? undefined : await text(charterText(charter, part));
    if (body !== undefined) parts.push(html`<h3 id="${names.ofHeading(words)}">${words}</h3>\n${body}`);
  }
  const more = linkHtml('Read the whole charter', on.to(charterPath));
  if (parts.length === 0 && told !== 'nothing') return undefined;
  return partHtml(names, 'What we do', [...parts, html`<p>${more}</p>`]);
}

/** The light of the group, the thing that it comes from, and what the colour means. */
function lightNotice({ view, said }: Site, on: OnPage, { light }: StatusFacts): Markup {
  const { text, tone } = lightSpan(light);
  const found = light.thing === undefined ? undefined : view.directory.find(light.thing, workKinds);
  const address = found !== undefined && 'thing' in found ? on.link(targetOf(found.thing)) : undefined;
  const what =
    light.text === undefined ? undefined : html`${linkHtml(said(light.text), address)} ${light.rule.startsWith('overdue') ? 'was' : 'is'} `;
  const more = on.has('status.html') ? html` <a href="${on.to('status.html')}">Where we stand</a>` : undefined;
  const shown = tone === 'bad' || tone === 'warn' || tone === 'good' ? tone : 'dim';
  return noticeHtml(shown, text, html`: ${what}${wordsHtml(lightWords(light, said))}. <span class="rule">${meaning(light)}${more}</span>`);
}

/** What a colour says of the whole group. */
function meaning({ colour, rule }: Light): string {
  if (rule === 'nothing-open') return 'Green: nothing waits to be done.';
  switch (colour) {
    case 'red':
      return 'Red: something is late, and others wait for it.';
    case 'amber':
      return 'Amber: something is late, may soon be, or has nobody who does it.';
    case 'grey':
      return 'Grey: nothing is late, and something has no day yet.';
    case 'green':
      return 'Green: all that is open has a day ahead.';
  }
}

function helpPart(site: Site, on: OnPage, names: Names, { helpWanted }: StatusFacts): Markup | undefined {
  const { said } = site;
  const list = entriesHtml(
    helpWanted.slice(0, mostHelp).map(({ text, target, due, late, carried }) => ({
      words: linkHtml(shortened(said(text), 200), on.link(target)),
      beside: [
        due === undefined ? 'no day is set' : late === undefined ? `until ${due}` : `was due on ${due}`,
        carried === undefined ? undefined : `carried over ${carried === 1 ? 'once' : plural(carried, 'time')}`,
      ],
    })),
  );
  if (list === undefined) return undefined;
  const reached = channelsOf(site);
  const how = html`<p>Nobody does ${helpWanted.length === 1 ? 'this' : 'these'} yet. To take ${helpWanted.length === 1 ? 'it' : 'one'}, say so at the next meeting${reached && html`, or where we can be reached: ${reached}`}.</p>`;
  const more = helpWanted.length - mostHelp;
  const all = more > 0 ? `All ${helpWanted.length} that have nobody, and all others` : 'All next steps';
  const actions = wayTo(on, 'Actions');
  return partHtml(names, 'Help wanted', [how, list, actions === undefined ? undefined : html`<p><a href="${actions}">${all}</a></p>`]);
}

/** Where the group reaches people, addresses as links; undefined where that is not written down. */
function channelsOf({ view, said }: Site): Markup | undefined {
  const { channels = [] } = view.group.settings;
  if (channels.length === 0) return undefined;
  return listed(channels.map((one) => (/^https?:\/\/\S+$/.test(one) && said(one) === one ? linkHtml(one, one) : said(one))));
}

function nextGlance({ next, elsewhere }: NextFacts): Markup | undefined {
  if (next === undefined) return undefined;
  const [first] = elsewhere;
  return factsHtml([['Next meeting', first === undefined ? dayWords(next.day) : clockWords(first)]]);
}

function nextPart(
  site: Site,
  on: OnPage,
  names: Names,
  { next, elsewhere, passed, problem }: NextFacts,
  facts: StatusFacts,
): Markup | undefined {
  const { view, said } = site;
  const usual = view.group.settings.meeting;
  const usually = usual === undefined ? undefined : html`<p class="dim">We usually meet ${wordsHtml(said(usual))}.</p>`;
  if (next === undefined) {
    const why =
      passed !== undefined
        ? `A meeting was announced for ${passed.day}, and there are no notes of it yet.`
        : facts.nextWords !== undefined
          ? `The last notes say: “${said(facts.nextWords.words)}”.`
          : view.group.notes.length === 0 && usual === undefined
            ? undefined
            : 'No coming meeting is announced yet.';
    return why === undefined ? undefined : partHtml(names, 'Next meeting', [html`<p>${wordsHtml(why)}</p>`, usually]);
  }
  const zones = new Set(['UTC', zoneOf(view.group)]);
  const clocks = elsewhere.filter(({ zone }) => zones.has(zone));
  const said_ = next.start === undefined ? 'no time is said yet' : `${next.start.time} ${next.start.zone}`;
  const times =
    clocks.length === 0
      ? [html`<li>${wordsHtml(dayWords(next.day))}, ${said_}</li>`]
      : clocks.map((clock) => html`<li>${wordsHtml(clockWords(clock))}</li>`);
  const notes = next.target === undefined ? undefined : on.link(next.target);
  return partHtml(names, 'Next meeting', [
    html`<ul class="clocks">${times}</ul>`,
    problem === undefined ? undefined : html`<p class="dim">${said(problem)}</p>`,
    html`<p><a href="${on.to('calendar.ics')}">Add it to your calendar</a>${notes === undefined ? undefined : html` · <a href="${notes}">Where it was announced</a>`}</p>`,
    usually,
  ]);
}

function dayWords(day: Day): string {
  return `${weekdayName(weekdayOf(day))} ${day}`;
}

function clockWords({ day, start, end, zone }: NextFacts['elsewhere'][number]): string {
  return `${dayWords(day)}, ${end === undefined ? start : `${start}–${end}`}\u00a0${zone}`;
}

async function joinPart(site: Site, names: Names, text: Text, next: NextFacts): Promise<Markup | undefined> {
  const { charter } = site.view.group;
  const body = await text(charter && charterText(charter, 'join'));
  const reached = channelsOf(site);
  const reach = reached && html`<p class="dim">We can be reached here: ${reached}.</p>`;
  if (body !== undefined) return partHtml(names, 'How to join', [body, reach]);
  const isMet = next.next !== undefined || site.view.group.settings.meeting !== undefined;
  if (reached === undefined && !isMet) return undefined;
  const ways = isMet ? html`Come to the next meeting${reached && html`, or write to us: ${reached}`}` : html`Write to us: ${reached}`;
  return partHtml(names, 'How to join', [html`<p>${ways}.</p>`]);
}
