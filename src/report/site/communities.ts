// The communities of whom the group speaks: side by side, and each on a page of its own, with what holds it up and what it told in its words.
import { communityNamed } from '../../model/communities.ts';
import type { BureaucraticTask, Challenge, Community } from '../../model/group.ts';
import type { Overview } from '../../model/overview.ts';
import type { Block, Document } from '../document.ts';
import { html, type Markup } from '../html/markup.ts';
import { type Names, namesOf } from '../html/names.ts';
import { reportHtml } from '../html/report.ts';
import { fileText, untitled } from './file-text.ts';
import { pagePath } from './path-names.ts';
import { partHtml } from './pieces.ts';
import { placeWordsOf } from './place-words.ts';
import { frameNames, titled } from './report-section.ts';
import { shownDocument } from './shown.ts';
import type { OnPage, Section, Site, SitePage } from './site.ts';

export const communities: Section = {
  label: 'Communities',
  async pages(site) {
    const { group } = site.view;
    if (group.communities.length + group.challenges.length + group.tasks.length + group.recognition.length === 0) return [];
    const byCommunity = toldIn(site.view);
    const more: readonly (SitePage | undefined)[] = [
      group.recognition.length === 0 ? undefined : reportPage(site, 'recognition', 'Recognition', group.recognition),
      group.tasks.length === 0 ? undefined : reportPage(site, 'tasks', 'Bureaucratic tasks', group.tasks),
    ];
    return [
      { path: 'communities.html', title: 'Communities', main: (on) => overviewMain(site, on) },
      ...group.communities.map((one) => communityPage(site, one, byCommunity.get(one) ?? [])),
      ...more.filter((page) => page !== undefined),
    ];
  },
};

/** The challenges of each community that has a file. */
function toldIn({ group, directory }: Overview): ReadonlyMap<Community, readonly Challenge[]> {
  const told = new Map<Community, Challenge[]>();
  for (const one of group.challenges) {
    const record = one.fields.community === undefined ? undefined : communityNamed(directory, one.fields.community).record;
    if (record !== undefined) told.set(record, [...(told.get(record) ?? []), one]);
  }
  return told;
}

function reportPage(site: Site, kind: string, title: string, shown: readonly { readonly path: string }[]): SitePage {
  const own = new Set(shown.map(({ path }) => path));
  const called = placeWordsOf(site);
  return {
    path: `${kind}.html`,
    title,
    shows: shown.map(({ path }) => ({ path })),
    // A place on this very page is no way to anywhere: there the file is meant.
    main: async (on) =>
      reportHtml(titled(site, (await site.report(kind)) ?? { title, blocks: [] }, kind, title), {
        link: (place) => (own.has(place.path) ? site.forge?.view(place.path) : on.link(place)),
        called: (place) => (own.has(place.path) ? undefined : called(place)),
        taken: frameNames,
      }),
  };
}

async function overviewMain(site: Site, on: OnPage): Promise<Markup> {
  const told = (await site.report('communities')) ?? { title: 'Communities', blocks: [] };
  const document = titled(site, told, 'communities', 'Communities');
  const ways = [
    ['recognition.html', 'How communities say thank you'],
    ['tasks.html', 'Bureaucratic tasks that hold them up'],
  ].filter(([path = '']) => on.has(path));
  const list = html`<ul class="plain-list">\n${ways.map(([path = '', words]) => html`<li><a href="${on.to(path)}">${words}</a></li>\n`)}</ul>`;
  const names = namesOf([...frameNames, 'more']);
  return html`${reportHtml(document, { link: on.link, called: placeWordsOf(site), taken: [...frameNames, 'read-on'] })}${ways.length === 0 ? undefined : partHtml(names, 'Read on', list)}`;
}

function communityPage(site: Site, one: Community, challenges: readonly Challenge[]): SitePage {
  const ids = new Map(challenges.map((challenge, at) => [challenge, `told-${at + 1}`]));
  return {
    path: pagePath('communities', one.slug, site.said),
    title: site.said(one.fields.name ?? one.slug),
    shows: [{ path: one.path }, ...[...ids].map(([{ path }, at]) => ({ path, at }))],
    source: one.path,
    main: (on) => communityMain(site, on, one, ids),
  };
}

async function communityMain(site: Site, on: OnPage, one: Community, challenges: ReadonlyMap<Challenge, string>): Promise<Markup> {
  const { view } = site;
  const told = await site.report('communities', view.directory.idOf({ kind: 'community', id: one.slug, record: one }));
  const tasks = view.group.tasks.filter(({ fields }) =>
    (fields.held_up ?? []).some((name) => communityNamed(view.directory, name).record === one),
  );
  const more = shownDocument({ title: '', blocks: taskBlocks(tasks) }, site.said).blocks;
  const document: Document = { title: `${site.said(one.fields.name ?? one.slug)}: community`, blocks: [...(told?.blocks ?? []), ...more] };
  const taken = [...frameNames, ...challenges.values(), 'in-their-words'];
  const names = namesOf(taken);
  const texts: Markup[] = [];
  for (const [challenge, id] of challenges) texts.push(await challengeHtml(site, on, challenge, id, names));
  const words = html`<section class="part">\n<div class="head"><h2 id="in-their-words">In their words</h2></div>\n<div class="body">\n${texts}</div>\n</section>\n`;
  return html`${reportHtml(document, { link: on.link, called: placeWordsOf(site), taken })}${texts.length === 0 ? undefined : words}`;
}

async function challengeHtml(site: Site, on: OnPage, { path, body, fields, slug }: Challenge, id: string, names: Names): Promise<Markup> {
  const title = fields.title ?? slug;
  const { markup } = await fileText(site, on, { path, body: untitled(body, title).body, names, level: 3 });
  const told = fields.told === undefined ? undefined : html` <span class="dim">told on <time>${fields.told}</time></span>`;
  return html`<div class="head"><h3 id="${id}">${site.said(title)}</h3>${told && html`<p class="aside">${told}</p>`}</div>\n${body.trim() === '' ? undefined : html`${markup}\n`}`;
}

function taskBlocks(tasks: readonly BureaucraticTask[]): readonly Block[] {
  if (tasks.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Held up by' },
    {
      kind: 'list',
      items: tasks.map(({ path, slug, fields }) => ({
        inlines: [
          { text: fields.title ?? slug, target: { path } },
          ...(fields.state === undefined || fields.state === 'open' ? [] : [{ text: ` (${fields.state})`, tone: 'dim' as const }]),
          ...(fields.simpler === undefined
            ? []
            : [`. ${fields.state === 'simplified' ? 'It is now' : 'It could be'}: ${fields.simpler.replace(/\s+/g, ' ')}`]),
        ],
      })),
    },
  ];
}
