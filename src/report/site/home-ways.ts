// The end of the first page: what happened lately, and the ways into the site.
import { decidedIn } from '../../model/decided.ts';
import { takenBack } from '../../model/evidence/struck.ts';
import { compare } from '../../model/group.ts';
import { workKinds } from '../../model/reference.ts';
import { closedOn } from '../../model/tracked.ts';
import { plainWords } from '../../text/inline.ts';
import { wordsHtml } from '../html/inline.ts';
import { html, type Markup } from '../html/markup.ts';
import type { Names } from '../html/names.ts';
import type { StatusFacts } from '../status/told.ts';
import { targetOf } from '../thing.ts';
import { plural, shortened } from '../words.ts';
import { meetingTitle } from './held.ts';
import { type Entry, entriesHtml, linkHtml, outsideOf, partHtml } from './pieces.ts';
import type { OnPage, Site } from './site.ts';
import { decisionLine } from './steps.ts';
import { standingOf } from './survey-standing.ts';

// So many of each kind are told.
const most = 3;
const longest = 160;

/** The last meeting, what was decided last, and what was done since. */
export function latelyPart(site: Site, on: OnPage, names: Names, { news }: StatusFacts): Markup | undefined {
  const { view, said } = site;
  const { last, group, today } = view;
  const link = (text: string, target: Parameters<OnPage['link']>[0]): Markup =>
    linkHtml(shortened(said(plainWords(text)), longest), on.link(target));
  const meeting: readonly Entry[] =
    last === undefined
      ? []
      : [
          {
            lead: { text: last.meeting.date ?? '' },
            words: linkHtml(meetingTitle(last, site), on.link(targetOf({ kind: 'meeting', id: last.id, note: last }))),
            beside: ['the last meeting'],
          },
        ];
  const decided = decidedIn(group.notes)
    .filter(
      ({ possible, holds }) => !possible && takenBack(holds.decision.text) === undefined && (holds.note.meeting.date ?? '9999') <= today,
    )
    .slice(0, most)
    .map(
      ({ holds }): Entry => ({
        lead: { text: holds.note.meeting.date ?? '' },
        words: linkHtml(
          shortened(decisionLine(site, holds.decision.text), longest),
          on.link({ path: holds.note.source.path, line: holds.decision.line }),
        ),
        beside: ['decided'],
      }),
    );
  const done = news.done
    .slice(0, most)
    .map(({ id, text, target }): Entry => ({ lead: { text: doneOn(site, id) ?? '' }, words: link(text, target), beside: [DONE] }));
  const list = entriesHtml([...meeting, ...decided, ...done].sort((a, b) => compare(b.lead?.text ?? '', a.lead?.text ?? '')));
  return list && partHtml(names, 'Lately', list);
}

const DONE = html`<span class="good">done</span>`;

/** The day on which a thing was done; undefined where nothing tells it. */
function doneOn({ view }: Site, id: string): string | undefined {
  const found = view.directory.find(id, workKinds);
  if (!('thing' in found)) return undefined;
  const { thing } = found;
  if (thing.kind === 'action') return closedOn(thing.tracked);
  return thing.kind === 'milestone' ? thing.record.fields.done : undefined;
}

/** Questionnaires that a reader can answer now; undefined where there are none. */
export function openSurveys(site: Site, on: OnPage, names: Names): Markup | undefined {
  const { view, said } = site;
  const open = view.group.surveys.filter((survey) => standingOf(survey, undefined, view.today).shelf === 'open');
  const list = entriesHtml(
    open.slice(0, most).map((survey) => {
      const { title = survey.slug, link, phases } = survey.fields;
      const [answer, until] = [outsideOf(site, link), phases?.get('closed')];
      return {
        words: linkHtml(said(title), on.link({ path: survey.path })),
        beside: [
          plural(survey.codebook.questions.length, 'question'),
          until === undefined ? undefined : `open until ${until}`,
          answer === undefined ? undefined : linkHtml('answer them', answer),
        ],
      };
    }),
  );
  return list && partHtml(names, 'We ask', list);
}

/** The address of a section by its word in the navigation; undefined where it is not there. */
export function wayTo(on: OnPage, label: string): string | undefined {
  const way = on.ways.find((one) => one.label === label);
  return way && on.to(way.path);
}

/** The sections, each with what is found there. */
export function waysPart(on: OnPage, names: Names): Markup | undefined {
  if (on.ways.every(({ label }) => label === 'Search')) return undefined;
  const list = on.ways.map(({ label, path }) => {
    const found = FOUND.get(label);
    return html`<li><a href="${on.to(path)}">${label}</a>${found === undefined ? undefined : html` <span class="dim">${wordsHtml(found)}</span>`}</li>\n`;
  });
  return partHtml(names, 'Find your way', html`<ul class="ways">\n${list}</ul>`);
}

const FOUND: ReadonlyMap<string, string> = new Map([
  ['Meetings', 'the notes of each, newest first'],
  ['Actions', 'who does what until when'],
  ['Decisions', 'what was settled, and where'],
  ['Milestones', 'what will be there by a day'],
  ['Timeline', 'all days on one line'],
  ['Guidelines', 'what we recommend, and why'],
  ['Surveys', 'what we asked, and the answers'],
  ['Communities', 'those of whom we speak'],
  ['People', 'who takes part'],
  ['Search', 'every word of these pages'],
]);
