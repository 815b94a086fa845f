// The pages of some sections of a site, printed one by one as the whole site prints them, for tests.
import { printPage } from '../../../src/report/html/page.ts';
import { addressesOf, linksFrom, relativeTo } from '../../../src/report/site/address.ts';
import type { Section, Site, SitePage } from '../../../src/report/site/site.ts';
import { type Element, readHtml } from '../html/read-html.ts';

/** A page: what was planned, and its file. */
export interface Printed {
  readonly page: SitePage;
  readonly file: string;
}

/** All pages of the sections, by path. Throws where one leads to a page of the site that is not there. */
export async function printed(site: Site, ...sections: readonly Section[]): Promise<ReadonlyMap<string, Printed>> {
  const pages: SitePage[] = [];
  for (const section of sections) pages.push(...(await section.pages(site)));
  const addresses = addressesOf(pages);
  const made = new Map<string, Printed>();
  for (const page of pages) {
    if (made.has(page.path)) throw new Error(`two pages are called ${page.path}`);
    const main = await page.main({
      link: linksFrom(page, addresses, site.forge),
      to: (path) => {
        if (!addresses.has(path)) throw new Error(`${page.path} leads to ${path}`);
        return relativeTo(page.path, path);
      },
      has: addresses.has,
      ways: [],
    });
    made.set(page.path, { page, file: await printPage({ title: page.title, main }) });
  }
  return made;
}

/** The elements of a page; throws where there is none of that path. */
export function elementsOf(pages: ReadonlyMap<string, Printed>, path: string): readonly Element[] {
  const found = pages.get(path);
  if (found === undefined) throw new Error(`there is no ${path} among ${[...pages.keys()].join(', ')}`);
  return readHtml(found.file.replace(/^<!DOCTYPE html>\n/, ''));
}

/** Links that lead to no name of their page, or of another one of these. */
export function deadNames(pages: ReadonlyMap<string, Printed>): readonly string[] {
  const names = new Map([...pages].map(([path, { file }]) => [path, new Set([...file.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))]));
  return [...pages].flatMap(([path, { file }]) =>
    [...file.matchAll(/<a [^>]*href="([^":]*)#([^"]+)"/g)].flatMap(([, to = '', name = '']) => {
      const there = to === '' ? path : decodeURIComponent(new URL(to, `https://example.org/${path}`).pathname.slice(1));
      return names.get(there)?.has(decodeURIComponent(name)) === false ? [`${path}: ${to}#${name}`] : [];
    }),
  );
}
