// The people of a group who agreed to be named, by name: no counts, and nobody before another. Of all others it says only that they are there.
import { type Named as Called, communityKey, communityNamed, shepherdings } from '../../model/communities.ts';
import { compare, type Person } from '../../model/group.ts';
import { rollOf } from '../../model/roll.ts';
import { sameWords } from '../../model/similar.ts';
import { slugOf } from '../../text/slug.ts';
import { html, type Markup } from '../html/markup.ts';
import { linkHtml, listed, titleHtml } from './pieces.ts';
import { frameNames } from './report-section.ts';
import type { OnPage, Section, Site } from './site.ts';

/** Somebody as the page names them; `id` is the name of their place on it. */
interface Named {
  readonly person: Person;
  readonly name: string;
  readonly id: string;
}

export const people: Section = {
  label: 'People',
  pages(site) {
    const named = namedIn(site);
    const others = othersIn(site, named);
    if (named.length + others === 0) return [];
    return [
      {
        path: 'people.html',
        title: 'People',
        shows: named.map(({ person, id }) => ({ path: person.path, at: id })),
        main: (on) => peopleMain(site, on, named, others),
      },
    ];
  },
};

/** Those who agreed to be named by name or nickname; on pages for members all who have a file. Alphabetical. */
function namedIn({ view, isForMembers }: Site): readonly Named[] {
  const taken = new Set(frameNames);
  return view.group.people
    .flatMap((person) => {
      const { name = person.slug, nickname, consent } = person.fields;
      if (isForMembers || consent === 'name') return [{ person, name: nickname === undefined ? name : `${name} (${nickname})` }];
      return consent === 'nickname' && nickname !== undefined ? [{ person, name: nickname }] : [];
    })
    .sort((a, b) => compare(sameWords(a.name), sameWords(b.name)) || compare(a.person.slug, b.person.slug))
    .map((one) => {
      const id = slugOf(one.name, taken);
      taken.add(id);
      return { ...one, id };
    });
}

/** How many more there are: with a file, or at a meeting. */
function othersIn({ view }: Site, named: readonly Named[]): number {
  const shown = new Set(named.map(({ person }) => person));
  const known = rollOf(view.group, view.today).everybody.filter(({ person, presences }) => person !== undefined || presences.length > 0);
  return known.filter(({ person }) => person === undefined || !shown.has(person)).length;
}

function peopleMain(site: Site, on: OnPage, named: readonly Named[], others: number): Markup {
  const rolesFor = rolesOf(site);
  const list = named.map((one) => personHtml(site, on, one, rolesFor(one.person)));
  const all = named.length === 0 ? undefined : html`<ul class="people">\n${list}</ul>`;
  const about = site.isForMembers ? withoutFile(others) : beingNamed(named.length, others);
  const last =
    about &&
    html`<section class="part">
<div class="head"><h2 id="${freeName(named)}">${site.isForMembers ? 'Others' : 'Being named'}</h2></div>
<div class="body">
${about}</div>
</section>
`;
  return html`${titleHtml('People', 'who takes part, in the order of the alphabet')}${all && html`<section class="part wide">\n<div class="body">\n${all}\n</div>\n</section>\n`}${last}`;
}

function withoutFile(others: number): Markup | undefined {
  if (others === 0) return undefined;
  return html`<p>${others === 1 ? 'One more person was' : `${others} more people were`} at meetings and ${others === 1 ? 'has' : 'have'} no file in <code>people/</code> yet.</p>\n`;
}

function beingNamed(named: number, others: number): Markup {
  const more = named === 0 ? '' : ' more';
  const count = others === 1 ? `One${more} person takes part` : `${others}${more} people take part`;
  return html`${others === 0 ? undefined : html`<p>${count} without being named here.</p>\n`}<p>Nobody is named here who did not say so. To be named, write <code>consent: name</code> or <code>consent: nickname</code> into your file in <code>people/</code>, or ask whoever takes the notes to do it. Without that, pages show initials; with <code>consent: none</code> not even those.</p>
`;
}

function freeName(named: readonly Named[]): string {
  return slugOf('being named', new Set([...frameNames, ...named.map(({ id }) => id)]));
}

function personHtml({ view, said }: Site, on: OnPage, { person, name, id }: Named, roles: readonly Role[]): Markup {
  const { communities = [], time_zone } = person.fields;
  const placed = (one: Called): Markup => linkHtml(said(one.name), one.record && on.link({ path: one.record.path }));
  const led = new Set(roles.map(({ leads }) => communityKey(leads)));
  const others = communities.map((words) => communityNamed(view.directory, words)).filter((one) => !led.has(communityKey(one)));
  const lines = [
    ...roles.flatMap(({ leads, cares }) => [
      html`leads ${placed(leads)}`,
      cares.length === 0 ? undefined : html`shepherd: ${placed(leads)} looks after ${listed(cares.map(placed))}`,
    ]),
    others.length === 0 ? undefined : listed(others.map(placed)),
    time_zone === undefined ? undefined : html`<span class="dim">time zone ${said(time_zone)}</span>`,
  ].filter((line) => line !== undefined);
  return html`<li id="${id}">
<h2>${said(name)}</h2>
${lines.map((line) => html`<p>${line}</p>\n`)}</li>
`;
}

/** A community that somebody leads, and those that it looks after. */
interface Role {
  readonly leads: Called;
  readonly cares: readonly Called[];
}

function rolesOf({ view }: Site): (person: Person) => readonly Role[] {
  const roles = new Map<Person, Role[]>();
  const ties = shepherdings(view).filter(({ pairing }) => (pairing?.fields.state ?? 'open') === 'open');
  for (const record of view.group.communities) {
    const { name = record.slug, leaders = [] } = record.fields;
    const cares = ties.filter(({ shepherd }) => shepherd.record === record).map(({ shepherded }) => shepherded);
    for (const leader of leaders) {
      const found = view.directory.find(leader, ['person']);
      if (!('thing' in found) || found.thing.kind !== 'person') continue;
      const person = found.thing.record;
      roles.set(person, [...(roles.get(person) ?? []), { leads: { name, record }, cares }]);
    }
  }
  return (person) => roles.get(person) ?? [];
}
