// How commands come by a site: the group, what it tells, whom it may name, and where its files can be edited.
import { outsideOf } from '../model/consent.ts';
import type { Overview } from '../model/overview.ts';
import { rollOf } from '../model/roll.ts';
import { once } from '../report/site/once.ts';
import { shownDocument } from '../report/site/shown.ts';
import type { Site } from '../report/site/site.ts';
import { pastInNotes } from '../report/status/news.ts';
import { clean } from '../text/clean.ts';
import { type Forge, forgeOf } from '../text/forge.ts';
import type { Context, Input, Option } from './command.ts';
import { openGroup } from './open-group.ts';
import { openPast } from './open-past.ts';
import { reportKinds } from './report.ts';
import { statusPast } from './status.ts';

/** What can be said of a site on the command line. */
export const siteOptions: readonly Option[] = [
  {
    name: 'for',
    value: 'readers',
    description: 'public (the usual): people are named as they agreed to; members: as the files name them',
    choices: ['public', 'members'],
  },
  { name: 'url', value: 'address', description: 'the address that the site will have; feeds and calendars name whole addresses then' },
  {
    name: 'repository',
    value: 'address',
    description: 'where the files can be edited in a browser; the remote “origin” where none is given',
  },
  { name: 'branch', value: 'name', description: 'the branch that is edited there' },
];

/** The site of the group as of the day, or what is wrong with the command line. */
export async function openSite(context: Context, input: Input): Promise<Site | { readonly problem: string }> {
  const url = input.one('url');
  if (url !== undefined && !(/^https?:\/\/[^\s?#]{1,500}$/i.test(url) && URL.canParse(url)))
    return { problem: `--url takes the address of the site’s folder, such as https://example.org/group/, not \`${url}\`` };
  const forge = forgeNamed(context, input);
  if (forge !== undefined && 'problem' in forge) return forge;
  const view = await openGroup(context, 'again');
  const outside = outsideOf(rollOf(view.group, view.today));
  const isForMembers = input.one('for') === 'members';
  const said = (text: string): string => clean(isForMembers ? text : outside.text(text));
  return {
    view,
    name: said(view.group.settings.name ?? context.rootName),
    files: context.files,
    said,
    isForMembers,
    forge,
    url: url === undefined ? undefined : url.replace(/\/*$/, '/'),
    report: (kind, id) => reportOf(context, view, said, kind, id),
    past: once(() => openPast(context, view, 'records')),
    lately: once(async () => {
      const past = await statusPast(view, nothingGiven, context);
      return 'problem' in past ? pastInNotes(view) : past;
    }),
  };
}

const nothingGiven: Input = { one: () => undefined, all: () => [], has: () => false };

async function reportOf(context: Context, view: Overview, said: (text: string) => string, name: string, id: string | undefined) {
  const kind = reportKinds.find((one) => one.name === name);
  if (kind === undefined) throw new Error(`there is no report ${name}`);
  const one = (key: string): string | undefined => (key === 'id' ? id : undefined);
  const told = await kind.make(view, { one, all: (key) => [one(key) ?? []].flat(), has: (key) => one(key) !== undefined }, context);
  return 'page' in told ? shownDocument(told.page(), said) : undefined;
}

function forgeNamed(context: Context, input: Input): Forge | { readonly problem: string } | undefined {
  const remote = context.git().remote();
  const named = input.one('repository');
  const branch = input.one('branch') ?? remote?.branch ?? 'main';
  if (named === undefined) return remote === undefined ? undefined : forgeOf(remote.url, branch, remote.folder);
  return (
    forgeOf(named, branch, remote?.folder) ?? {
      problem: `\`${named}\` is no address of a repository on a forge that wg knows (GitHub, GitLab, Forgejo, Bitbucket)`,
    }
  );
}
