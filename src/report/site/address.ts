// Addresses within a site: relative everywhere (RFC 3986, section 4.2), so that it works from a disk, below any folder of a host, and when it is moved.
import type { Forge } from '../../text/forge.ts';
import { lineName, type Place, type Shown, type SitePage } from './site.ts';

/** Which page shows which record. */
export interface Addresses {
  /** The page that shows a place, with the name that the place has there if it has one; undefined where none does. */
  pageOf(place: Place): string | undefined;
  /** Whether a page of this path is there. */
  has(path: string): boolean;
}

/** The addresses of all pages. Of two pages that show the same lines, the first counts. */
export function addressesOf(pages: readonly SitePage[]): Addresses {
  const shown = new Map<string, (Shown & { readonly page: SitePage })[]>();
  for (const page of pages)
    for (const part of page.shows ?? []) {
      const there = shown.get(part.path);
      if (there === undefined) shown.set(part.path, [{ page, ...part }]);
      else there.push({ page, ...part });
    }
  const paths = new Set(pages.map(({ path }) => path));
  return {
    has: (path) => paths.has(path),
    pageOf({ path, line, fragment = '' }) {
      const parts = shown.get(path);
      // Forges name lines so.
      const said = line ?? Number(/^L(\d{1,6})(?:-|$)/.exec(fragment)?.[1] ?? Number.NaN);
      const number = Number.isNaN(said) ? undefined : said;
      for (const part of fragment === '' ? [] : (parts ?? [])) {
        const name = part.named?.(fragment);
        if (name !== undefined) return `${part.page.path}#${name}`;
      }
      const part = parts?.find(({ lines }) => number === undefined || lines === undefined || (lines[0] <= number && number <= lines[1]));
      if (part === undefined) return undefined;
      const isPart = number !== undefined || part.lines === undefined;
      const name = (isPart ? part.at : undefined) ?? (number !== undefined && part.byLine ? lineName(number) : undefined);
      return name === undefined ? part.page.path : `${part.page.path}#${name}`;
    },
  };
}

/** The address of a place as seen from a page: another page, else the file on its forge, where its name may be told. */
export function linksFrom(
  page: SitePage,
  addresses: Addresses,
  forge: Forge | undefined,
  mayTell: (path: string) => boolean = () => true,
): (place: Place) => string | undefined {
  return (place) => {
    const there = addresses.pageOf(place);
    if (there !== undefined) return relativeTo(page.path, there);
    const { path, line, fragment = '' } = place;
    const file = mayTell(path) ? forge?.view(path, line) : undefined;
    return file === undefined || line !== undefined || fragment === '' || !mayTell(fragment)
      ? file
      : `${file}#${encodeURIComponent(fragment)}`;
  };
}

/** The way from one page of the site to another one, which may end with `#…`. Names are percent-encoded. */
export function relativeTo(from: string, to: string): string {
  const hash = to.indexOf('#');
  const [path, fragment] = hash === -1 ? [to, ''] : [to.slice(0, hash), `#${encodeURIComponent(to.slice(hash + 1))}`];
  if (path === from && fragment !== '') return fragment;
  const [here, there] = [from.split('/').slice(0, -1), path.split('/')];
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  const parts = [...here.slice(same).map(() => '..'), ...there.slice(same).map(encodeURIComponent)];
  return `${parts.join('/')}${fragment}`;
}
