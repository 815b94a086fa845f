// Sections that are a report as a page: what `wg report KIND` prints, with links to the pages of what it names.
import type { Document } from '../document.ts';
import { reportHtml } from '../html/report.ts';
import { placeWordsOf } from './place-words.ts';
import type { Section, Site, SitePage } from './site.ts';

/** A section of one page for a kind of report; it is not there where the report has nothing to tell, or nothing of it is `shown`. */
export function reportSection(
  kind: string,
  title: string,
  label?: string,
  shown: (document: Document, site: Site) => Document | undefined = (document) => document,
): Section {
  return {
    ...(label !== undefined && { label }),
    async pages(site): Promise<readonly SitePage[]> {
      const told = await site.report(kind);
      const document = told && shown(told, site);
      if (document === undefined) return [];
      return [
        {
          path: `${kind}.html`,
          title,
          main: ({ link }) => reportHtml(titled(site, document, kind, title), { link, called: placeWordsOf(site), taken: frameNames }),
        },
      ];
    },
  };
}

/** A report under the title of its page: the name of the group stands above every page of a site already. */
export function titled({ view, said }: Pick<Site, 'view' | 'said'>, document: Document, kind: string, title: string): Document {
  const group = `${said(view.group.settings.name ?? 'this group')}: `;
  if (!document.title.startsWith(group)) return { ...document, title };
  const what = document.title.slice(group.length);
  const first = [title, kind].find((word) => what.toLowerCase().startsWith(word.toLowerCase())) ?? '';
  const rest = what.slice(first.length).trim();
  return { ...document, title: rest === '' ? title : `${title}: ${rest}` };
}

/** The names that the page around has given away. */
export const frameNames: readonly string[] = ['main'];
