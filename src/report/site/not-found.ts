// The page that hosts show for an address that has none (`404.html` at the top, as GitHub, GitLab and Codeberg Pages look for it). It is shown at any
// depth, so its links are whole addresses; where the site's address is not known it has none, and says in words how to go on.
import { html, type Markup, nothing } from '../html/markup.ts';
import { printPage } from '../html/page.ts';
import { relativeTo } from './address.ts';
import { feedPath } from './extras.ts';
import { footerHtml, headerHtml } from './frame.ts';
import { titleHtml } from './pieces.ts';
import type { OnPage, Site, SitePage, Way } from './site.ts';

/** Where hosts look for it, from the site's folder. */
export const notFoundPath = '404.html';

/** The whole file. */
export function notFoundPage(site: Site, ways: readonly Way[]): Promise<string> {
  const { name, url } = site;
  const page: SitePage = { path: notFoundPath, title: 'There is no such page', main: () => nothing };
  const title = `${page.title} · ${name}`;
  if (url === undefined)
    return printPage({ title, header: html`<header class="bar"><p class="home">${name}</p></header>\n`, main: mainHtml(page, name) });
  const to = (path: string): string => `${url}${relativeTo(notFoundPath, path)}`;
  const on: OnPage = { link: () => undefined, to, has: () => false, ways };
  return printPage({
    title,
    feed: { href: to(feedPath), title: `${name}: news` },
    header: headerHtml(site, ways, undefined, page, on),
    main: mainHtml(page, name, to('index.html')),
    footer: footerHtml(site, page, on, () => false),
  });
}

function mainHtml({ title }: SitePage, name: string, home?: string): Markup {
  const way =
    home === undefined
      ? html`The pages of ${name} are still there: take away the end of the address, up to the slash before it, until one of them appears.`
      : html`What the group has is reached from <a href="${home}">the first page of ${name}</a>.`;
  return html`${titleHtml(title, undefined)}<section class="part">
<div class="body">
<p>It may have been given another name, or the address is not whole. ${way}</p>
</div>
</section>
`;
}
