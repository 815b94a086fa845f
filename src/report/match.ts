// Who could look after whom, which leaders should meet, and the pairings that the group has made: facts, then a page.
import { pairOf } from '../model/communities.ts';
import type { Pairing } from '../model/group.ts';
import type { Matches } from '../model/match/matches.ts';
import type { Match } from '../model/match/side.ts';
import type { Overview } from '../model/overview.ts';
import type { Day } from '../time/day.ts';
import type { Block, Document, Item, Target } from './document.ts';
import { bracketed, plural } from './words.ts';

interface PairingFacts {
  readonly id: string;
  readonly kind: 'shepherding' | 'meeting' | 'unclear';
  readonly names: readonly string[];
  readonly state: 'open' | 'done' | 'dropped';
  readonly since?: Day;
  readonly why?: string;
  readonly followUp?: Day;
  /** The day on which the group wanted to ask has come. */
  readonly due: boolean;
  readonly ended?: Day;
  readonly outcome?: string;
  readonly target: Target;
}

export interface MatchFacts {
  readonly schema: 'wg/match/1';
  readonly group: string;
  readonly asOf: Day;
  /** Clocks further apart speak against a pair. */
  readonly hours: number;
  readonly rule: string;
  readonly shepherds: readonly Match[];
  readonly leaders: readonly Match[];
  /** Pairs that are not listed. */
  readonly more: { readonly shepherds: number; readonly leaders: number };
  readonly missing: readonly string[];
  readonly pairings: readonly PairingFacts[];
}

/** More are no help: somebody has to ask them. */
const MOST = 5;
const RULE = 'more reasons first, then by name; it is no ranking of communities or people, and asking comes before pairing';

/** The facts; of `only` one community or person, by id, where it is given. */
export function matchFacts(view: Overview, matches: Matches, hours: number, only?: string): MatchFacts {
  const wanted = ({ ids }: Match): boolean => only === undefined || ids.includes(only);
  const [shepherds, leaders] = [matches.shepherds.filter(wanted), matches.leaders.filter(wanted)];
  return {
    schema: 'wg/match/1',
    group: view.group.settings.name ?? 'this group',
    asOf: view.today,
    hours,
    rule: RULE,
    shepherds: shepherds.slice(0, MOST),
    leaders: leaders.slice(0, MOST),
    more: { shepherds: Math.max(0, shepherds.length - MOST), leaders: Math.max(0, leaders.length - MOST) },
    missing: matches.missing,
    pairings: view.group.pairings.map((pairing) => pairingFacts(view, pairing)),
  };
}

function pairingFacts({ directory, today }: Overview, pairing: Pairing): PairingFacts {
  const { fields, slug, path } = pairing;
  const pair = pairOf(directory, pairing);
  const state = fields.state ?? 'open';
  const names =
    pair?.kind === 'shepherding'
      ? [pair.shepherd, pair.shepherded].map((one) => one.fields.name ?? one.slug)
      : (pair?.people.map((one) => one.fields.nickname ?? one.fields.name ?? one.slug) ?? fields.between ?? []);
  return {
    id: directory.idOf({ kind: 'pairing', id: slug, record: pairing }),
    kind: pair?.kind ?? 'unclear',
    names,
    state,
    ...(fields.since && { since: fields.since }),
    ...(fields.why !== undefined && { why: fields.why }),
    ...(fields.follow_up && { followUp: fields.follow_up }),
    due: state === 'open' && fields.follow_up !== undefined && fields.follow_up <= today,
    ...(fields.ended && { ended: fields.ended }),
    ...(fields.outcome !== undefined && { outcome: fields.outcome }),
    target: { path },
  };
}

/** The pairs with their reasons. */
export function matchPage(facts: MatchFacts): Document {
  const { group, asOf, shepherds, leaders, more, missing, pairings, rule } = facts;
  const open = pairings.filter(({ state }) => state === 'open');
  const ended = pairings.filter(({ state }) => state !== 'open');
  const none: Block = { kind: 'paragraph', inlines: ['No pair comes out of what is written down.'] };
  return {
    title: `${group}: who could help whom, as of ${asOf}`,
    blocks: [
      ...(shepherds.length + leaders.length === 0
        ? [none]
        : [{ kind: 'paragraph' as const, inlines: [{ text: `Order: ${rule}.`, tone: 'dim' as const }] }]),
      ...section(
        'Could look after',
        shepherds.map((match) => matchItem(match, 'could look after')),
        more.shepherds,
      ),
      ...section(
        'Could meet',
        leaders.map((match) => matchItem(match, 'and')),
        more.leaders,
      ),
      ...section('Paired', open.map(pairingItem)),
      ...section('What came out', ended.map(pairingItem)),
      ...section(
        'Not compared',
        missing.map((text) => ({ inlines: [text] })),
      ),
    ],
  };
}

function section(text: string, items: readonly Item[], more = 0): readonly Block[] {
  if (items.length === 0) return [];
  return [
    {
      kind: 'heading',
      level: 2,
      text,
      ...(more > 0 && { aside: `${items.length} of ${plural(items.length + more, 'pair')}`, hint: 'wg match ID shows those of one' }),
    },
    { kind: 'list', items },
  ];
}

function matchItem({ ids, names, reasons, against }: Match, between: string): Item {
  return {
    inlines: [{ text: `${names[0]} ${between} ${names[1]}`, tone: 'strong' }, ...bracketed([{ hint: `wg pair ${ids.join(' ')}` }])],
    children: [
      ...reasons.map(({ words }): Item => ({ lead: { text: 'for', tone: 'good' }, inlines: [words] })),
      ...against.map(({ words }): Item => ({ lead: { text: 'against', tone: 'warn' }, inlines: [words] })),
    ],
  };
}

function pairingItem({ id, kind, names, state, since, why, followUp, due, ended, outcome, target }: PairingFacts): Item {
  const who = names.join(kind === 'shepherding' ? ' looks after ' : ' and ');
  const days =
    state === 'open'
      ? [
          ...(since ? [`since ${since}`] : []),
          followUp ? `${due ? 'to be asked since' : 'asked again on'} ${followUp}` : 'no day to ask again',
        ]
      : [`${state}${ended ? ` on ${ended}` : ''}`];
  return {
    inlines: [who, ...(why === undefined ? [] : [`: ${why}`]), ...bracketed([...days, { hint: id }], ', ', due ? 'warn' : 'dim')],
    ...(outcome !== undefined && { children: [{ inlines: [outcome] }] }),
    target,
  };
}
