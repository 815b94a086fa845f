// The milestones on a page by due day, and a page for each: how it stands, what it waits for, and what happened to it.
import type { Milestone } from '../../model/group.ts';
import type { Light } from '../../model/lights.ts';
import type { Thing } from '../../model/reference.ts';
import { isOpen, keyOf } from '../../model/waiting.ts';
import { daysBetween } from '../../time/day.ts';
import { html, type Markup } from '../html/markup.ts';
import { namesOf } from '../html/names.ts';
import { lightsOf } from '../status/facts.ts';
import { pastInNotes } from '../status/news.ts';
import { isAway, parkedUntil, targetOf, titleOf } from '../thing.ts';
import { plural } from '../words.ts';
import { milestoneMain } from './milestone.ts';
import { byDue, type Ties, tiesOf } from './milestone-ties.ts';
import { once } from './once.ts';
import { pagePath } from './path-names.ts';
import { ownersHtml } from './person-link.ts';
import { type Entry, entriesHtml, linkHtml, listed, partHtml, titleHtml } from './pieces.ts';
import { frameNames } from './report-section.ts';
import type { OnPage, Section, Site } from './site.ts';

export const milestones: Section = {
  label: 'Milestones',
  pages(site) {
    const { group } = site.view;
    if (group.milestones.length === 0) return [];
    const ties = once(async () => tiesOf(site.view));
    return [
      { path: 'milestones.html', title: 'Milestones', main: async (on) => overviewMain(site, on, await ties()) },
      ...group.milestones.map((one) => ({
        path: pagePath('milestones', one.slug, site.said),
        title: site.said(titleOf(thingOf(one))),
        shows: [{ path: one.path }],
        source: one.path,
        main: async (on: OnPage) => milestoneMain(site, on, one, (await ties())(one)),
      })),
    ];
  },
};

async function overviewMain(site: Site, on: OnPage, ties: (one: Milestone) => Ties): Promise<Markup> {
  const { view } = site;
  const light = lightsOf(view, (await site.lately?.()) ?? pastInNotes(view));
  const names = namesOf(frameNames);
  const all = view.group.milestones.toSorted(byDue);
  const isParked = (one: Milestone): boolean => isAway(thingOf(one), view.today);
  const open = all.filter((one) => isOpen(thingOf(one)) && !isParked(one));
  const parked = all.filter((one) => isOpen(thingOf(one)) && isParked(one));
  const closed = (state: string): readonly Milestone[] => all.filter(({ fields }) => fields.status === state);
  const part = (heading: string, those: readonly Milestone[], entry: (one: Milestone) => Entry): Markup | undefined => {
    const list = entriesHtml(those.map(entry));
    return list && partHtml(names, heading, list);
  };
  const ended = (one: Milestone): Entry => endedEntry(site, on, one);
  const counts = [`${open.length} open`, ...counted(parked, 'parked'), ...counted(closed('done'), 'reached')].join(', ');
  return html`${titleHtml('Milestones', counts)}${[
    part('Open', open, (one) => openEntry(site, on, one, ties(one), light(thingOf(one)))),
    part('Parked', parked, (one) => openEntry(site, on, one, ties(one), undefined)),
    part('Reached', closed('done').toReversed(), ended),
    part('Given up', closed('dropped').toReversed(), ended),
  ]}`;
}

function counted(those: readonly Milestone[], what: string): readonly string[] {
  return those.length === 0 ? [] : [`${those.length} ${what}`];
}

/** A milestone as a thing. */
function thingOf(record: Milestone): Thing {
  return { kind: 'milestone', id: record.slug, record };
}

function openEntry(site: Site, on: OnPage, one: Milestone, { whole }: Ties, light: Light | undefined): Entry {
  const { view, said } = site;
  const { due } = one.fields;
  const thing = thingOf(one);
  const until = parkedUntil(thing);
  const late = due !== undefined && due < view.today ? `${plural(daysBetween(due, view.today), 'day')} late` : undefined;
  const tone = light?.colour === 'red' ? 'bad' : light?.colour === 'amber' ? 'warn' : 'plain';
  const waits = view.waiting.blockersOf(keyOf(thing));
  const waiters = view.waiting.waitersOf(keyOf(thing));
  const link = (other: Thing): Markup => linkHtml(said(titleOf(other)), on.link(targetOf(other)));
  return {
    lead: { text: due ?? 'no date', tone },
    words: linkHtml(said(titleOf(thing)), on.link({ path: one.path })),
    beside: [
      light === undefined ? (until === 'open end' ? 'parked' : `parked until ${until}`) : late,
      ownersHtml(site, on, one.fields.owners ?? []) ?? 'nobody owns it yet',
      whole && html`part of ${link(thingOf(whole))}`,
      waits.length === 0 ? undefined : html`waits for ${listed(waits.map(link))}`,
      waiters.length === 0 ? undefined : html`${listed(waiters.map(link))} ${waiters.length === 1 ? 'waits' : 'wait'} for it`,
    ],
  };
}

function endedEntry({ said }: Site, on: OnPage, one: Milestone): Entry {
  const { done, due, why } = one.fields;
  const late = done !== undefined && due !== undefined ? daysBetween(due, done) : undefined;
  const when =
    late === undefined ? undefined : late === 0 ? 'on its day' : `${plural(Math.abs(late), 'day')} ${late > 0 ? 'late' : 'early'}`;
  return {
    lead: { text: done ?? '', tone: 'dim' },
    words: linkHtml(said(titleOf(thingOf(one))), on.link({ path: one.path })),
    beside: [when, why === undefined ? undefined : said(why)],
  };
}
