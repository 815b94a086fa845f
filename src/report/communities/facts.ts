// What there is to tell of the communities of a group on a day: what each says of itself, side by side, who looks after whom, what they told is hard,
// and which communities are named somewhere and have no file.
import { type Answered, answersOf } from '../../model/answered.ts';
import {
  communityKey,
  communityNamed,
  type FormInUse,
  formsInUse,
  type Named,
  type Shepherding,
  shepherdings,
} from '../../model/communities.ts';
import { type Challenge, type Community, compare, type Pairing } from '../../model/group.ts';
import type { Overview } from '../../model/overview.ts';
import { calledName } from '../../model/owner.ts';
import type { Results } from '../../model/surveys/results.ts';
import type { Day } from '../../time/day.ts';
import type { Target } from '../document.ts';
import { type Origin, originOf } from '../thing.ts';

/** The other one of two of whom one looks after the other; with a pairing its id and days. */
interface Care {
  readonly name: string;
  readonly pairing?: { readonly id: string; readonly since?: Day; readonly followUp?: Day; readonly why?: string };
}

interface ToldChallenge {
  readonly id: string;
  readonly title: string;
  readonly themes: readonly string[];
  readonly target: Target;
}

interface CommunityFacts {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly size?: number;
  readonly sizeOn?: Day;
  readonly languages: readonly string[];
  readonly timeZone?: string;
  readonly leaders: readonly string[];
  readonly projects: readonly string[];
  readonly initiatives: readonly string[];
  readonly leadership?: string;
  readonly needs: readonly string[];
  readonly strengths: readonly string[];
  readonly recognition: readonly string[];
  readonly looksAfter: readonly Care[];
  readonly lookedAfterBy: readonly Care[];
  readonly challenges: readonly ToldChallenge[];
  readonly links: readonly string[];
  /** Where the values of fields come from. */
  readonly from: readonly (Origin & { readonly field: string })[];
  /** What is published of its answers. */
  readonly answers: readonly Answered[];
  readonly target: Target;
}

export interface CommunitiesFacts {
  readonly schema: 'wg/communities/1';
  readonly group: string;
  readonly asOf: Day;
  readonly communities: readonly CommunityFacts[];
  /** What is hard, by theme: how often it was told, and where. Without a theme: what nobody has looked at, or what fits none. */
  readonly themes: readonly {
    readonly theme: string | null;
    readonly title: string;
    readonly told: number;
    readonly communities: readonly { readonly name: string; readonly told: number }[];
  }[];
  /** Communities that people or challenges name, and that have no file. */
  readonly unknown: readonly { readonly name: string; readonly people: number; readonly challenges: number }[];
}

/** What is read beside the group's records: published results, and the titles of themes of challenges by their ids. */
export interface CommunitySources {
  readonly results: readonly Results[];
  readonly themes: ReadonlyMap<string, string>;
}

/** The facts on a day; of `only` one community where it is given. */
export function communitiesFacts(view: Overview, sources: CommunitySources, only?: Community): CommunitiesFacts {
  const { group, today } = view;
  const ties = shepherdings(view).filter(({ pairing }) => (pairing?.fields.state ?? 'open') === 'open');
  const forms = formsInUse(view);
  const told = group.challenges.filter(({ fields }) => only === undefined || isOf(view, fields.community, only));
  return {
    schema: 'wg/communities/1',
    group: group.settings.name ?? 'this group',
    asOf: today,
    communities: (only === undefined ? group.communities : [only])
      .map((record) => communityFacts(view, sources, record, ties, forms))
      .sort((a, b) => compare(a.name, b.name)),
    themes: themesOf(view, told, sources.themes),
    unknown: only === undefined ? unknownOf(view) : [],
  };
}

function isOf({ directory }: Overview, name: string | undefined, community: Community): boolean {
  return name !== undefined && communityNamed(directory, name).record === community;
}

function communityFacts(
  view: Overview,
  { results }: CommunitySources,
  record: Community,
  ties: readonly Shepherding[],
  forms: readonly FormInUse[],
): CommunityFacts {
  const { group, directory } = view;
  const { fields, slug, path } = record;
  const { size, size_on, time_zone, leadership, from = new Map<string, string>() } = fields;
  const isThis = (named: Named): boolean => communityKey(named) === path;
  return {
    id: directory.idOf({ kind: 'community', id: slug, record }),
    name: fields.name ?? slug,
    aliases: fields.aliases ?? [],
    ...(size !== undefined && { size }),
    ...(size_on !== undefined && { sizeOn: size_on }),
    languages: fields.languages ?? [],
    ...(time_zone !== undefined && { timeZone: time_zone }),
    leaders: (fields.leaders ?? []).map((name) => calledName(directory, name)),
    projects: fields.projects ?? [],
    initiatives: fields.initiatives ?? [],
    ...(leadership !== undefined && { leadership }),
    needs: fields.needs ?? [],
    strengths: fields.strengths ?? [],
    recognition: forms.flatMap(({ title, communities }) => (communities.some(isThis) ? [title] : [])),
    looksAfter: ties.filter(({ shepherd }) => isThis(shepherd)).map(({ shepherded, pairing }) => careOf(view, shepherded, pairing)),
    lookedAfterBy: ties.filter(({ shepherded }) => isThis(shepherded)).map(({ shepherd, pairing }) => careOf(view, shepherd, pairing)),
    challenges: group.challenges.filter((challenge) => isOf(view, challenge.fields.community, record)).map(toldOf),
    links: fields.links ?? [],
    from: [...from].map(([field, source]) => ({ field, ...originOf(directory, source) })),
    answers: results.flatMap((one) => answersOf(one, record) ?? []),
    target: { path },
  };
}

function careOf({ directory }: Overview, { name }: Named, pairing: Pairing | undefined): Care {
  if (pairing === undefined) return { name };
  const { since, follow_up, why } = pairing.fields;
  return {
    name,
    pairing: {
      id: directory.idOf({ kind: 'pairing', id: pairing.slug, record: pairing }),
      ...(since && { since }),
      ...(follow_up && { followUp: follow_up }),
      ...(why !== undefined && { why }),
    },
  };
}

function toldOf({ slug, path, fields }: Challenge): ToldChallenge {
  return { id: slug, title: fields.title ?? slug, themes: fields.themes ?? [], target: { path } };
}

/** The most told first, then by title; a challenge counts for each of its themes. */
function themesOf(
  { directory }: Overview,
  challenges: readonly Challenge[],
  titles: ReadonlyMap<string, string>,
): CommunitiesFacts['themes'] {
  const themes = new Map<string | null, { told: number; where: Map<string, { name: string; told: number }> }>();
  for (const { fields } of challenges) {
    const named = fields.community === undefined ? undefined : communityNamed(directory, fields.community);
    const own = fields.themes ?? [];
    for (const theme of own.length === 0 ? [null] : own) {
      const count = themes.get(theme) ?? { told: 0, where: new Map() };
      themes.set(theme, count);
      count.told++;
      if (named === undefined) continue;
      const place = count.where.get(communityKey(named)) ?? { name: named.name, told: 0 };
      place.told++;
      count.where.set(communityKey(named), place);
    }
  }
  return [...themes]
    .map(([theme, { told, where }]) => ({
      theme,
      title: theme === null ? 'no theme' : (titles.get(theme) ?? theme),
      told,
      communities: [...where.values()].sort((a, b) => b.told - a.told || compare(a.name, b.name)),
    }))
    .sort((a, b) => Number(a.theme === null) - Number(b.theme === null) || b.told - a.told || compare(a.title, b.title));
}

function unknownOf({ group, directory }: Overview): CommunitiesFacts['unknown'] {
  const found = new Map<string, { name: string; people: number; challenges: number }>();
  const count = (names: readonly string[], what: 'people' | 'challenges'): void => {
    for (const name of names) {
      const named = communityNamed(directory, name);
      if (named.record !== undefined) continue;
      const one = found.get(communityKey(named)) ?? { name, people: 0, challenges: 0 };
      one[what]++;
      found.set(communityKey(named), one);
    }
  };
  for (const { fields } of group.people) count(fields.communities ?? [], 'people');
  for (const { fields } of group.challenges) count(fields.community === undefined ? [] : [fields.community], 'challenges');
  return [...found.values()].sort((a, b) => compare(a.name, b.name));
}
