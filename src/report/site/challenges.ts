// What communities told is hard for them: by theme, and a page for each challenge with the guidelines that rest on it.
import { type Evidence, evidenceOf } from '../../model/evidence/evidence.ts';
import type { Challenge } from '../../model/group.ts';
import { challengeThemes, readThemes } from '../../model/surveys/themes.ts';
import { html, type Markup } from '../html/markup.ts';
import { namesOf } from '../html/names.ts';
import { plural } from '../words.ts';
import { addressOf, fileText, untitled } from './file-text.ts';
import { pagePath } from './path-names.ts';
import { ownersHtml } from './person-link.ts';
import { type Entry, entriesHtml, factsHtml, linkHtml, listed, outsideOf, partHtml, titleHtml } from './pieces.ts';
import { frameNames } from './report-section.ts';
import { restsHtml } from './rests.ts';
import type { OnPage, Section, Site, SitePage } from './site.ts';

interface Told {
  readonly challenge: Challenge;
  readonly path: string;
  readonly title: string;
}

/** A theme with its title; without an id it is of those that have none. */
interface Shelf {
  readonly id: string | undefined;
  readonly title: string;
  readonly own: readonly Told[];
}

export const challenges: Section = {
  async pages(site) {
    const { group } = site.view;
    if (group.challenges.length === 0) return [];
    const evidence = await evidenceOf(site.view, site.files);
    const cited = new Set(evidence.guidelines.flatMap(({ citations }) => citations.flatMap(({ aim }) => aim.path)));
    const all = group.challenges.map(
      (challenge): Told => ({
        challenge,
        path: pagePath('challenges', challenge.slug, site.said),
        title: site.said(challenge.fields.title ?? challenge.slug),
      }),
    );
    const shelves = await shelvesOf(site, all);
    return [
      {
        path: 'challenges.html',
        title: 'Challenges',
        shows: [{ path: challengeThemes }],
        main: (on) => listHtml(site, on, shelves, all.length, cited),
      },
      ...all.map((told): SitePage => {
        const { path } = told.challenge;
        return {
          path: told.path,
          title: told.title,
          source: path,
          shows: [{ path }],
          main: (on) => challengeHtml(site, on, told, shelves, evidence),
        };
      }),
    ];
  },
};

/** The themes in the order of their file, then what has none. A challenge with several stands in each. */
async function shelvesOf({ files, said }: Site, all: readonly Told[]): Promise<readonly Shelf[]> {
  const file = files.read(challengeThemes);
  const { themes } = 'source' in file ? await readThemes(file.source) : { themes: [] };
  const byTheme = new Map(themes.map(({ id }): [string, Told[]] => [id, []]));
  const rest: Told[] = [];
  for (const told of all) {
    const own = [...new Set(told.challenge.fields.themes)].filter((id) => byTheme.has(id));
    for (const id of own) byTheme.get(id)?.push(told);
    if (own.length === 0) rest.push(told);
  }
  return [
    ...themes.map(({ id, title }): Shelf => ({ id, title: said(title), own: byTheme.get(id) ?? [] })),
    { id: undefined, title: themes.length === 0 ? 'All of them' : 'Of no theme', own: rest },
  ];
}

function listHtml(site: Site, on: OnPage, shelves: readonly Shelf[], count: number, cited: ReadonlySet<string>): Markup {
  const names = namesOf(frameNames);
  const opening = html`<p>${plural(count, 'challenge')} that communities told of, in their own words.</p>`;
  const entry = ({ challenge, path, title }: Told): Entry => ({
    words: linkHtml(title, on.to(path)),
    beside: [communityHtml(site, on, challenge), challenge.fields.told, cited.has(challenge.path) ? 'a guideline rests on it' : undefined],
  });
  return html`${titleHtml('Challenges', undefined, [], opening)}${shelves.map(({ title, own }) => {
    const list = entriesHtml(own.map(entry));
    return list && partHtml(names, title, list, plural(own.length, 'challenge'));
  })}`;
}

async function challengeHtml(site: Site, on: OnPage, told: Told, shelves: readonly Shelf[], evidence: Evidence): Promise<Markup> {
  const { challenge, title } = told;
  const { fields, path } = challenge;
  const names = namesOf(frameNames);
  const { body } = untitled(challenge.body, fields.title ?? challenge.slug);
  const { markup } = await fileText(site, on, { path, body, names, level: 2 });
  const source = outsideOf(site, fields.source);
  const themes = shelves.flatMap(({ id, title: theme }) => (id !== undefined && fields.themes?.includes(id) ? [theme] : []));
  const facts = factsHtml([
    ['Told in', communityHtml(site, on, challenge)],
    ['Told by', fields.by === undefined ? undefined : ownersHtml(site, on, [fields.by])],
    ['Told on', fields.told],
    ['Themes', themes.length === 0 ? undefined : listed(themes)],
    ['From', source === undefined ? undefined : linkHtml('where it was told', source)],
  ]);
  const rests = restsHtml(site, on, evidence, (aim) => aim.path === path);
  return html`${titleHtml(title, 'a challenge', [facts])}<section class="part">
<div class="body">
${markup}
</div>
</section>
${rests && partHtml(names, 'What rests on it', rests)}<nav class="pager" aria-label="Other challenges">
<a href="${on.to('challenges.html')}">All challenges</a>
</nav>
`;
}

function communityHtml(site: Site, on: OnPage, { fields: { community } }: Challenge): Markup | undefined {
  if (community === undefined) return undefined;
  const found = site.view.directory.find(community, ['community']);
  const record = 'thing' in found && found.thing.kind === 'community' ? found.thing.record : undefined;
  return linkHtml(site.said(record?.fields.name ?? community), record && addressOf(on, { path: record.path }));
}
