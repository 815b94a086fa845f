// All meetings of the group: the next one on top, then those that were, newest first, each with a page of its own.
import { plainWords } from '../../text/inline.ts';
import { wordsHtml } from '../html/inline.ts';
import { html, type Markup } from '../html/markup.ts';
import { namesOf } from '../html/names.ts';
import { tableHtml } from '../html/table.ts';
import { type NextFacts, nextFacts } from '../next.ts';
import { plural, shortened } from '../words.ts';
import { type Held, heldOf, isSettled, meetingWords } from './held.ts';
import { meetingHtml, shownOf, spanWords } from './meeting.ts';
import { proseFinder } from './note-prose.ts';
import { pathTeller } from './path-names.ts';
import { type Entry, entriesHtml, factsHtml, linkHtml, partHtml, titleHtml } from './pieces.ts';
import { frameNames } from './report-section.ts';
import { type Sheet, type Sheets, sheetPath, sheetsHtml, sheetsOf } from './sheets.ts';
import type { OnPage, Section, Site, SitePage } from './site.ts';

const folder = 'meetings';
const title = 'Meetings';
const earlier = 'Earlier meetings';

/** The list, its earlier years, and a page for each meeting. */
export const meetings: Section = {
  label: title,
  pages(site) {
    const { notes } = site.view.group;
    if (notes.length === 0 && site.view.next === undefined) return [];
    const years = sheetsOf(notes.toReversed(), ({ meeting }) => meeting.date?.slice(0, 4) ?? '');
    const held = heldOf(
      site,
      years.apart.map(({ name }) => name),
    );
    const byNote = new Map(held.map((one) => [one.note, one]));
    const sheets: Sheets<Held> = { here: years.here.map(full), apart: years.apart.map(full) };
    function full(sheet: (typeof years.here)[number]): Sheet<Held> {
      return { ...sheet, items: sheet.items.flatMap((note) => byNote.get(note) ?? []) };
    }
    return [
      { path: 'meetings.html', title, main: async (on) => listHtml(site, on, sheets, await nextFacts(site.view)) },
      ...meetingPages(site, held),
      ...sheets.apart.map(
        (sheet): SitePage => ({
          path: sheetPath(folder, sheet),
          title: `${title}: ${sheet.label}`,
          main: (on) => sheetHtml(site, on, sheets, sheet),
        }),
      ),
    ];
  },
};

function meetingPages(site: Site, held: readonly Held[]): readonly SitePage[] {
  const proseOf = proseFinder();
  const mayTell = pathTeller(site.said);
  const perFile = new Map<string, number>();
  for (const { note } of held) perFile.set(note.source.path, (perFile.get(note.source.path) ?? 0) + 1);
  const isDated = ({ note }: Held): boolean => note.meeting.date !== undefined;
  const dated = held.filter(isDated);
  const places = new Map(dated.map((one, at) => [one, at]));
  return held.map((one): SitePage => {
    const { path } = one.note.source;
    const words = meetingWords(one, site.said);
    const at = places.get(one);
    return {
      path: one.path,
      title: one.name === undefined ? words : `${words}: ${one.name}`,
      shows: [shownOf(one, (perFile.get(path) ?? 1) > 1)],
      ...(mayTell(path) && { source: path }),
      main: (on) =>
        meetingHtml(site, on, {
          held: one,
          before: at === undefined ? undefined : dated[at - 1],
          after: at === undefined ? undefined : dated[at + 1],
          prose: proseOf(one.note),
        }),
    };
  });
}

function listHtml(site: Site, on: OnPage, sheets: Sheets<Held>, next: NextFacts): Markup {
  const names = namesOf(frameNames);
  const all = [...sheets.here, ...sheets.apart].flatMap(({ items }) => items);
  const days = all.flatMap(({ note, isComing }) => (isComing || note.meeting.cancelled ? [] : (note.meeting.date ?? [])));
  const [last, first] = [days[0], days.at(-1)];
  const what = last === undefined || first === undefined ? undefined : `${plural(days.length, 'meeting')} from ${first} to ${last}`;
  return html`${titleHtml(title, what, [factsHtml([['Next meeting', nextHtml(site, on, next)]])])}${sheets.here.map((sheet) =>
    partHtml(
      names,
      sheet.label,
      entriesHtml(sheet.items.map((held) => entryOf(site, on, held))) ?? html``,
      plural(sheet.items.length, 'note'),
    ),
  )}${sheetsHtml(sheets, folder, on, earlier)}`;
}

function sheetHtml(site: Site, on: OnPage, sheets: Sheets<Held>, sheet: Sheet<Held>): Markup {
  const list = entriesHtml(sheet.items.map((held) => entryOf(site, on, held)));
  return html`${titleHtml(title, sheet.label)}<section class="part">\n<div class="body">
${list}
</div>
</section>
<p><a href="${on.to('meetings.html')}">The latest meetings</a></p>
${sheetsHtml(sheets, folder, on, earlier, sheet)}`;
}

/** When the next meeting is, on the clocks of the group's people. */
function nextHtml(site: Site, on: OnPage, { next, elsewhere, passed, problem }: NextFacts): Markup | undefined {
  if (next === undefined) return passed && html`Announced for ${wordsHtml(passed.day)}; there are no notes of it yet.`;
  const { day, start, end, target } = next;
  const clocks =
    elsewhere.length === 0
      ? undefined
      : html`<details><summary>On other clocks</summary>\n${tableHtml(
          'The next meeting on the clocks of several zones',
          ['Zone', 'Day', 'Time'],
          elsewhere.map(({ zone, day: there, start: from, end: to }) =>
            [zone, there, to === undefined ? from : `${from}–${to}`].map((words) => ({ words })),
          ),
        )}</details>`;
  const where = target === undefined ? undefined : html` <span class="place">${linkHtml('where this was said', on.link(target))}</span>`;
  return html`${wordsHtml([day, spanWords(start, end)].filter(Boolean).join(', '))}${problem === undefined ? undefined : ` (${site.said(problem)})`}${where}${clocks}`;
}

/** So much of what a meeting talked about stands in the list. */
const mostTopics = 120;

function entryOf(site: Site, on: OnPage, held: Held): Entry {
  const { note, name, decisions, steps, isComing } = held;
  const { date, attendees, agenda, cancelled } = note.meeting;
  const settled = decisions.filter(isSettled).length;
  const open = steps.filter(({ state }) => state !== 'done' && state !== 'dropped').length;
  const topics = agenda.slice(0, 3).map(({ text }) => site.said(plainWords(text)));
  // Each link says by itself where it leads.
  const words = name ?? (topics.length > 0 ? shortened(topics.join(' · '), mostTopics) : meetingWords(held, site.said));
  return {
    lead: { text: date ?? 'no day', tone: cancelled ? 'dim' : 'plain' },
    words: html`<a href="${on.to(held.path)}">${wordsHtml(words)}</a>${
      cancelled ? html` <span class="warn">cancelled</span>` : isComing ? html` <span class="dim">coming</span>` : undefined
    }`,
    beside: cancelled
      ? []
      : [
          attendees.length === 0 || isComing ? undefined : `${attendees.length} came`,
          settled === 0 ? undefined : plural(settled, 'decision'),
          steps.length === 0 ? undefined : `${plural(steps.length, 'action')}, ${open === 0 ? 'all closed' : `${open} open`}`,
        ],
  };
}
