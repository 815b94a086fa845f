// What stands around every page of a site: the way to the others above it, and below it where its words come from and how to change them.
import type { Forge } from '../../text/forge.ts';
import { html, type Markup } from '../html/markup.ts';
import { calendarPath, feedPath } from './extras.ts';
import type { OnPage, Section, Site, SitePage, Way } from './site.ts';

/** The sections that are there and have a word in the navigation, in their order. */
export function waysOf(sections: readonly (readonly [Section, readonly SitePage[]])[]): readonly Way[] {
  return sections.flatMap(([{ label }, [first]]) => (label === undefined || first === undefined ? [] : [{ label, path: first.path }]));
}

/** The head of a page: the group's name, which leads home, and the sections. `current` is the section that the page belongs to. */
export function headerHtml({ name }: Site, ways: readonly Way[], current: string | undefined, page: SitePage, on: OnPage): Markup {
  return html`<a class="skip" href="#main">Skip to the contents</a>
<header class="bar">
<a class="home" href="${on.to('index.html')}"${page.path === 'index.html' ? html` aria-current="page"` : undefined}>${name}</a>
<nav aria-label="Sections"><ul>
${ways.map(({ label, path }) => {
  const is = path === page.path ? html` aria-current="page"` : path === current ? html` aria-current="true"` : undefined;
  return html`<li><a href="${on.to(path)}"${is}>${label}</a></li>\n`;
})}</ul></nav>
</header>
`;
}

/** The foot of a page: its file and how to edit it, its day, where all files are, and how to follow the group. A file whose path names somebody is not told. */
export function footerHtml({ view, forge }: Site, { source }: SitePage, on: OnPage, mayTell: (path: string) => boolean): Markup {
  const about = source === undefined || !mayTell(source) ? undefined : sourceHtml(source, forge);
  const files = forge === undefined ? 'the group’s own files' : html`<a href="${forge.home}">the group’s own files</a>`;
  return html`<footer class="foot">
<p>${about}As of <time>${view.today}</time>, made with wg from ${files}. Follow it: <a href="${on.to(feedPath)}">news for feed readers</a>, <a href="${on.to(calendarPath)}">days for calendars</a>.</p>
</footer>
`;
}

function sourceHtml(source: string, forge: Forge | undefined): Markup {
  if (forge === undefined) return html`This page comes from <code>${source}</code>. `;
  const file = html`<a href="${forge.view(source)}"><code>${source}</code></a>`;
  return html`<a class="edit" href="${forge.edit(source)}">Edit this page on ${forge.name}</a> It comes from ${file}. `;
}
