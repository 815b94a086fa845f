// People on the pages of a site: each named as they agreed to, and led to only where the site has a place for them.
import { calledName } from '../../model/owner.ts';
import type { Markup } from '../html/markup.ts';
import { linkHtml, listed } from './pieces.ts';
import type { OnPage, Site } from './site.ts';

/** Owners or leaders as records name them; undefined where there are none. */
export function ownersHtml(site: Site, on: OnPage, names: readonly string[]): Markup | undefined {
  return names.length === 0 ? undefined : listed(names.map((name) => personHtml(site, on, name)));
}

function personHtml({ view, said }: Site, on: OnPage, name: string): Markup {
  const found = view.directory.find(name, ['person']);
  const path = 'thing' in found && found.thing.kind === 'person' ? found.thing.record.path : undefined;
  return linkHtml(said(calledName(view.directory, name)), path === undefined ? undefined : on.link({ path }));
}
