// Communities side by side, or one of them, with what is published of their answers.
import type { Overview } from '../model/overview.ts';
import { challengeThemes, readThemes } from '../model/surveys/themes.ts';
import { communitiesFacts } from '../report/communities/facts.ts';
import { communitiesPage, communityPage } from '../report/communities/page.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { thingCalled } from './change-things.ts';
import type { Context, Input } from './command.ts';
import { publishedOf } from './published-results.ts';
import type { Told } from './report-kind.ts';

/** Tells what the input asks of the communities of a group. */
export async function tellCommunities(view: Overview, input: Input, context: Context): Promise<Told> {
  const id = input.one('id');
  const only = id === undefined ? undefined : thingCalled(view, id, ['community']);
  if (typeof only === 'string') return { usage: only };
  const diagnostics: Diagnostic[] = [];
  const results = view.group.surveys.flatMap(({ slug }) => publishedOf(context, slug, diagnostics) ?? []);
  const sources = { results, themes: await themeTitles(context) };
  const record = only?.record;
  const facts = communitiesFacts(view, sources, record);
  return { facts, page: () => (record === undefined ? communitiesPage(facts) : communityPage(facts)), diagnostics };
}

/** Titles of the themes of challenges; what is wrong with their file is told by the check. */
async function themeTitles({ files }: Context): Promise<ReadonlyMap<string, string>> {
  const file = files.exists(challengeThemes) ? files.read(challengeThemes) : undefined;
  if (file === undefined || 'problem' in file) return new Map();
  return new Map((await readThemes(file.source)).themes.map(({ id, title }) => [id, title]));
}
