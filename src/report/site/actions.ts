// The next steps of the group: where help is wanted, what is late, what comes, what waits; then what was done, by year.
import { compare } from '../../model/group.ts';
import { addDays } from '../../time/day.ts';
import { type ActionsFacts, actionsFacts, lateAside } from '../actions.ts';
import { wordsHtml } from '../html/inline.ts';
import { html, type Markup } from '../html/markup.ts';
import { namesOf } from '../html/names.ts';
import { plural } from '../words.ts';
import { type Entry, entriesHtml, factsHtml, linkHtml, partHtml, titleHtml } from './pieces.ts';
import { frameNames } from './report-section.ts';
import { cut, type Sheet, type Sheets, sheetPath, sheetsHtml, sheetsOf } from './sheets.ts';
import type { OnPage, Section, Site, SitePage } from './site.ts';
import { saidLine, toneOf, waitsHtml, whoHtml } from './steps.ts';

type ActionFact = ActionsFacts['actions'][number];

/** Actions of one kind. What has no room on the first page stands on pages of its own, of which the first holds them all again. */
interface Shelf {
  /** Of the page with all of them: `help-wanted`. */
  readonly name: string;
  readonly title: string;
  readonly aside?: string | undefined;
  readonly actions: readonly ActionFact[];
}

const title = 'Actions';
const folder = 'actions';
const earlier = 'What was done before';

/** So many of each kind stand on the first page, and on each page below it. */
const room = 40;
const most = 240;
/** What was closed in so many days is told on the first page. */
const lately = 60;

/** The list of what is open, what was done, and pages for what is too much for one. */
export const actions: Section = {
  label: title,
  pages(site) {
    if (site.view.actions.length === 0) return [];
    const facts = actionsFacts(site.view, { owners: [], unowned: false, overdue: false, all: true });
    const { shelves, closed, recent } = sorted(facts, addDays(site.view.today, -lately));
    const done = sheetsOf(closed, (action) => action.closed?.slice(0, 4) ?? '', { room: 0, most });
    // All of it, with the first year too: the first page tells what is recent alone.
    const years: Sheets<ActionFact> = { here: [], apart: closed.length === recent.length ? [] : [...done.here, ...done.apart] };
    const rest = shelves
      .filter((shelf) => shelf.actions.length > room)
      .map((shelf) => ({
        shelf,
        sheets: { here: [], apart: cut(shelf.name, shelf.title, shelf.actions, most) },
      }));
    return [
      { path: 'actions.html', title, main: (on) => listHtml(site, on, facts, shelves, recent, years) },
      ...rest.flatMap(({ shelf, sheets }) =>
        sheets.apart.map(
          (sheet): SitePage => ({
            path: sheetPath(folder, sheet),
            title: `${title}: ${sheet.label}`,
            main: (on) => sheetHtml(site, on, sheets, sheet, shelf.title),
          }),
        ),
      ),
      ...years.apart.map(
        (sheet): SitePage => ({
          path: sheetPath(folder, sheet),
          title: `${title} closed: ${sheet.label}`,
          main: (on) => sheetHtml(site, on, years, sheet, earlier),
        }),
      ),
    ];
  },
};

/** What is to do comes by its day, what is late with the latest first: what was forgotten for years stands last. */
function sorted({ actions: all }: ActionsFacts, since: string) {
  const open = all.filter(({ state }) => state === 'open');
  const byDue = (a: ActionFact, b: ActionFact): number => compare(a.due ?? '9999', b.due ?? '9999');
  const lateLast = (a: ActionFact, b: ActionFact): number =>
    a.late !== null && b.late !== null
      ? a.late - b.late
      : Number(a.late !== null) - Number(b.late !== null) || byDue(a, b) || lastFirst(a, b);
  const lastFirst = (a: ActionFact, b: ActionFact): number => compare(b.said ?? '', a.said ?? '');
  const owned = open.filter(({ owners }) => owners.length > 0);
  const waits = ({ blockedBy }: ActionFact): boolean => blockedBy !== null;
  const shelves: readonly Shelf[] = [
    {
      name: 'help-wanted',
      title: 'Help wanted',
      aside: 'nobody does these yet',
      actions: open.filter(({ owners }) => owners.length === 0).sort(lateLast),
    },
    { name: 'late', title: 'Late', aside: lateAside(open), actions: owned.filter((a) => a.late !== null).sort(lateLast) },
    { name: 'to-do', title: 'To do', actions: owned.filter((a) => a.late === null && a.due !== null && !waits(a)).sort(byDue) },
    { name: 'without-a-day', title: 'Without a day', actions: owned.filter((a) => a.due === null && !waits(a)).sort(lastFirst) },
    {
      name: 'waiting',
      title: 'Waiting',
      aside: 'for something else',
      actions: owned.filter((a) => a.late === null && waits(a)).sort(byDue),
    },
    { name: 'parked', title: 'Parked', aside: 'put aside until a day', actions: all.filter(({ state }) => state === 'parked') },
    {
      name: 'resting',
      title: 'Resting',
      aside: 'never closed, and named in no meeting for long',
      actions: all.filter(({ state }) => state === 'resting').sort(lastFirst),
    },
  ];
  const closed = all
    .filter(({ state }) => state === 'done' || state === 'dropped')
    .sort((a, b) => compare(b.closed ?? '', a.closed ?? '') || compare(a.id, b.id));
  return { shelves, closed, recent: closed.filter((a) => (a.closed ?? '') >= since).slice(0, most) };
}

function listHtml(
  site: Site,
  on: OnPage,
  { counts }: ActionsFacts,
  shelves: readonly Shelf[],
  recent: readonly ActionFact[],
  years: Sheets<ActionFact>,
): Markup {
  const names = namesOf(frameNames);
  const facts = factsHtml([
    ['Open', counts.open === 0 ? 'nothing' : String(counts.open)],
    ['Nobody does yet', counts.withoutOwner === 0 ? undefined : String(counts.withoutOwner)],
    ['Late', counts.overdue === 0 ? undefined : String(counts.overdue)],
    ['Parked', counts.parked === 0 ? undefined : String(counts.parked)],
  ]);
  const parts = shelves.map((shelf) => {
    const list = listOf(site, on, shelf.actions.slice(0, room));
    const all = shelf.actions.length;
    const more = all > room ? html`\n<p><a href="${on.to(`${folder}/${shelf.name}.html`)}">${shelf.title}: all ${all}</a></p>` : undefined;
    const aside = [shelf.aside, all > room ? `${room} of ${all}` : undefined].filter((words) => words !== undefined).join('; ');
    return list && partHtml(names, `${shelf.title} (${all})`, html`${list}${more}`, aside === '' ? undefined : aside);
  });
  const done = listOf(site, on, recent.slice(0, room));
  const rest = listOf(site, on, recent.slice(room));
  const folded = rest && html`<details><summary>${plural(recent.length - room, 'more')}</summary>\n${rest}</details>`;
  const doneHtml = done && partHtml(names, 'Done lately', [done, folded], `closed in the last ${plural(lately, 'day')}`);
  return html`${titleHtml(title, 'what the group is about to do', [facts])}${parts}${doneHtml}${sheetsHtml(years, folder, on, earlier)}`;
}

function sheetHtml(site: Site, on: OnPage, sheets: Sheets<ActionFact>, sheet: Sheet<ActionFact>, words: string): Markup {
  const list = listOf(site, on, sheet.items);
  return html`${titleHtml(title, words === sheet.label ? words : `${words}: ${sheet.label}`)}<section class="part">\n<div class="body">
${list}
</div>
</section>
<p><a href="${on.to('actions.html')}">What is open now</a></p>
${sheets.apart.length > 1 ? sheetsHtml(sheets, folder, on, words, sheet) : undefined}`;
}

/** A list of one kind: what none of its actions has (a day, somebody who does it) is not said of each. */
function listOf(site: Site, on: OnPage, all: readonly ActionFact[]): Markup | undefined {
  const isDated = all.some(({ due, closed, parkedUntil }) => due !== null || closed !== null || parkedUntil !== null);
  const isOwned = all.some(({ owners }) => owners.length > 0);
  return entriesHtml(
    all.map((action) => {
      const { lead, ...entry } = entryOf(site, on, action, isOwned);
      return isDated && lead !== undefined ? { lead, ...entry } : entry;
    }),
  );
}

function entryOf(site: Site, on: OnPage, action: ActionFact, isOwned: boolean): Entry {
  const { owners, due, words, late, state, closed, parkedUntil, handOff, target, said, carried } = action;
  const isOpen = state === 'open';
  const lead =
    state === 'done' || state === 'dropped'
      ? { text: closed ?? state, tone: toneOf(state) }
      : state === 'parked' || state === 'resting'
        ? { text: parkedUntil ?? state, tone: 'dim' as const }
        : { text: due ?? 'no day', tone: late !== null ? ('bad' as const) : due === null ? ('dim' as const) : ('plain' as const) };
  return {
    lead,
    words: saidLine(site, action.text),
    beside: [
      late === null ? undefined : html`<span class="bad">${plural(late, 'day')} late</span>`,
      state === 'dropped' ? 'dropped' : undefined,
      whoHtml(site, on, { owners, state: isOpen && isOwned ? 'open' : 'done' }),
      isOpen && words !== null && due !== null && !words.includes(due) ? wordsHtml(site.said(words)) : undefined,
      isOpen && handOff !== null ? html`→ ${saidLine(site, handOff)}` : undefined,
      isOpen ? waitsHtml(site, on, action.blockedBy) : undefined,
      linkHtml(html`said ${wordsHtml(said ?? 'in the notes')}`, on.link(action.mentions[0]?.target ?? target)),
      carried === 0 ? undefined : linkHtml(html`and again ${wordsHtml(action.mentions.at(-1)?.day ?? '')}`, on.link(target)),
    ],
  };
}
