// Who could look after whom, and which leaders should meet: pairs with what was weighed for and against each, in words. It proposes and decides
// nothing; pairs are sorted by how many reasons there are, then by name, and nobody is ranked.
import { type Day, daysBetween } from '../../time/day.ts';
import { communityKey, type Named, type Shepherding, shepherdings } from '../communities.ts';
import { compare } from '../group.ts';
import type { Overview } from '../overview.ts';
import { leaderMatches } from './leaders.ts';
import { bothSides, clocksOn, endedWords, isAlike, type Match, type Side, sharedProjects, sidesOf, type Weighed } from './side.ts';

/** All that could be paired, and what was not known so that it could not be weighed, a sentence each. */
export interface Matches {
  readonly shepherds: readonly Match[];
  readonly leaders: readonly Match[];
  readonly missing: readonly string[];
}

/** Half as large again is larger. */
const LARGER = 1.5;
/** A count of people is old after a year. */
const OLD = 365;

/** The pairs of a group on its day. Clocks that are more than `hours` apart speak against a pair. */
export async function matchesOf(view: Overview, hours: number): Promise<Matches> {
  const offsetOf = await clocksOn(view.today);
  const ties = shepherdings(view);
  const sides = sidesOf(view, offsetOf);
  return {
    shepherds: sorted(sides.flatMap((large) => sides.flatMap((small) => shepherdMatch(view, ties, large, small, hours) ?? []))),
    leaders: sorted(leaderMatches(view, sides, hours, offsetOf)),
    missing: missingIn(view, sides),
  };
}

function shepherdMatch(view: Overview, ties: readonly Shepherding[], large: Side, small: Side, hours: number): Match | undefined {
  const [most = 0, least = 0] = [large.record.fields.size, small.record.fields.size];
  if (large === small || least === 0 || most < least * LARGER) return undefined;
  const needs = small.needs.flatMap((need): readonly Weighed[] => {
    const given = large.gives.find(({ said }) => isAlike(need, said));
    return given === undefined
      ? []
      : [{ what: 'need', words: `${small.name} needs “${need.text}”, and ${large.name} ${given.as} “${given.said.text}”` }];
  });
  const projects = sharedProjects(large, small);
  if (needs.length === 0 && projects.length === 0) return undefined;
  const care = careBetween(ties, large, small);
  if (care === undefined) return undefined;
  const both = bothSides(large, small, hours, [large.offset, small.offset]);
  return {
    ids: [large.id, small.id],
    names: [large.name, small.name],
    reasons: [
      ...needs,
      ...projects,
      { what: 'size', words: `${most} people are active in ${large.name}, ${least} in ${small.name}` },
      ...both.reasons,
    ],
    against: [...both.against, ...oldCounts(view.today, large, small), ...care],
  };
}

function oldCounts(today: Day, ...sides: readonly Side[]): readonly Weighed[] {
  return sides.flatMap(({ name, record: { fields } }) =>
    fields.size_on !== undefined && daysBetween(fields.size_on, today) <= OLD
      ? []
      : [
          {
            what: 'size',
            words: `${name} was last counted ${fields.size_on === undefined ? 'on a day that nobody wrote down' : `on ${fields.size_on}`}`,
          },
        ],
  );
}

/** Who looks after whom already, as far as it speaks against two; undefined where they are paired, whichever way round. */
function careBetween(ties: readonly Shepherding[], large: Side, small: Side): readonly Weighed[] | undefined {
  const against: Weighed[] = [];
  const is = (named: Named, side: Side): boolean => communityKey(named) === side.record.path;
  for (const { shepherd, shepherded, pairing } of ties) {
    const open = (pairing?.fields.state ?? 'open') === 'open';
    const these = [shepherd, shepherded].every((named) => is(named, large) || is(named, small));
    if (these && open) return undefined;
    if (these) against.push({ what: 'pairing', words: endedWords(pairing?.fields.ended, pairing?.fields.outcome) });
    else if (open && is(shepherd, large)) against.push({ what: 'care', words: `${large.name} looks after ${shepherded.name} already` });
    else if (open && is(shepherded, small)) against.push({ what: 'care', words: `${shepherd.name} looks after ${small.name} already` });
  }
  return against;
}

function sorted(matches: readonly Match[]): readonly Match[] {
  const unique = new Map<string, Match>();
  for (const match of matches) {
    const key = match.ids.join('\n');
    if ((unique.get(key)?.reasons.length ?? -1) < match.reasons.length) unique.set(key, match);
  }
  return [...unique.values()].sort(
    (a, b) => b.reasons.length - a.reasons.length || compare(a.names[0], b.names[0]) || compare(a.names[1], b.names[1]),
  );
}

/** What files do not say, so that some were not compared. */
function missingIn({ group, directory }: Overview, sides: readonly Side[]): readonly string[] {
  const list = (those: readonly Side[]): string => those.map(({ name }) => name).join(', ');
  const without = (test: (side: Side) => boolean, words: string): readonly string[] => {
    const those = sides.filter(test);
    return those.length === 0 ? [] : [`${words}: ${list(those)}`];
  };
  const strangers = new Set(
    group.communities.flatMap(({ fields }) => (fields.leaders ?? []).filter((name) => !('thing' in directory.find(name, ['person'])))),
  );
  return [
    ...without(({ record }) => record.fields.size === undefined, 'how many people are active is not written down'),
    ...without(({ needs }) => needs.length === 0, 'no needs are written down'),
    ...without(({ projects }) => projects.length === 0, 'no projects are written down'),
    ...without(({ record }) => (record.fields.leaders ?? []).length === 0, 'no leaders are written down'),
    ...(strangers.size === 0 ? [] : [`leaders without a file in people/: ${[...strangers].join(', ')}`]),
  ];
}
