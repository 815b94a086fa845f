// A site as files: all pages of all sections, one after another, each made when it is asked for.
import type { MadeFile } from '../../text/files.ts';
import { html, type Markup } from '../html/markup.ts';
import { printPage } from '../html/page.ts';
import { type Addresses, addressesOf, linksFrom, relativeTo } from './address.ts';
import { type Extra, extrasOf, feedPath } from './extras.ts';
import { footerHtml, headerHtml, waysOf } from './frame.ts';
import { liveScript } from './live.ts';
import { notFoundPage, notFoundPath } from './not-found.ts';
import { pathTeller } from './path-names.ts';
import { indexPath, indexWriter } from './search.ts';
import { sections } from './sections.ts';
import type { OnPage, Section, Site, SitePage, Way } from './site.ts';

/** A site that can be printed: which pages it has, how many files, all of them in order, pages first, and a single one. */
export interface PlannedSite {
  readonly pages: readonly SitePage[];
  readonly count: number;
  files(): AsyncGenerator<MadeFile>;
  /** The file of a path; undefined where the site has none. */
  file(path: string): Promise<string | undefined>;
}

/** Finds out which pages there are, so that each can lead to the others. Throws where two have the same path: that is a bug. */
export async function planSite(site: Site): Promise<PlannedSite> {
  const parts: (readonly [Section, readonly SitePage[]])[] = [];
  for (const section of sections) parts.push([section, await section.pages(site)]);
  const sectionOf = new Map<SitePage, SitePage | undefined>(parts.flatMap(([, pages]) => pages.map((page) => [page, pages[0]])));
  const pages = [...sectionOf.keys()];
  const byPath = new Map(pages.map((page) => [page.path, page]));
  if (byPath.size < pages.length)
    throw new Error(`two pages of the site have one path: ${pages.find((page) => byPath.get(page.path) !== page)?.path}`);
  const addresses = addressesOf(pages);
  const ways = waysOf(parts);
  const tells = pathTeller(site.said);
  // A person is on a page of the site, or nowhere.
  const mayTell = (path: string): boolean => tells(path) && (site.isForMembers || !path.startsWith('people/'));
  const extras: readonly Extra[] = [...extrasOf(site, addresses, mayTell), { path: notFoundPath, text: () => notFoundPage(site, ways) }];
  const mainOf = async (page: SitePage): Promise<Markup> => html`${await page.main(onPage(site, page, addresses, ways, mayTell))}`;
  const print = (page: SitePage, main: Markup): Promise<string> => {
    const on = onPage(site, page, addresses, ways, mayTell);
    return printPage({
      title: page.path === 'index.html' ? site.name : `${page.title} · ${site.name}`,
      ...(page.description !== undefined && { description: page.description }),
      feed: { href: relativeTo(page.path, feedPath), title: `${site.name}: news` },
      scripts: [...(page.scripts ?? []), ...(site.isLive ? [liveScript] : [])],
      header: headerHtml(site, ways, sectionOf.get(page)?.path, page, on),
      main,
      footer: footerHtml(site, page, on, mayTell),
    });
  };
  return {
    pages,
    count: pages.length + extras.length + 1,
    async *files() {
      const index = indexWriter();
      for (const page of pages) {
        const main = await mainOf(page);
        index.add(page, main);
        yield { path: page.path, text: await print(page, main) };
      }
      yield { path: indexPath, text: index.text() };
      for (const { path, text } of extras) yield { path, text: await text() };
    },
    async file(path) {
      const page = byPath.get(path);
      if (page !== undefined) return print(page, await mainOf(page));
      if (path !== indexPath) return extras.find((extra) => extra.path === path)?.text();
      const index = indexWriter();
      for (const each of pages) index.add(each, await mainOf(each));
      return index.text();
    },
  };
}

function onPage(site: Site, page: SitePage, addresses: Addresses, ways: readonly Way[], mayTell: (path: string) => boolean): OnPage {
  return {
    link: linksFrom(page, addresses, site.forge, mayTell),
    to(path) {
      const [to = ''] = path.split('#');
      if (!addresses.has(to) && to.endsWith('.html')) throw new Error(`${page.path} leads to ${to}, which is not there`);
      return relativeTo(page.path, path);
    },
    has: addresses.has,
    ways,
  };
}
