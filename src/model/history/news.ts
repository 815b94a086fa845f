// What changed between two states of a group: done, new, moved, blocked, freed, given to others, decided. Pure comparison; where the earlier
// state comes from is not known here.
import type { Day } from '../../time/day.ts';
import { type Decided, decidedIn } from '../decided.ts';
import type { Group, Note } from '../group.ts';
import type { Overview } from '../overview.ts';
import { ownersOf } from '../owner.ts';
import { directoryOf, type Thing, workKinds } from '../reference.ts';
import { nearlySame, topicOf } from '../similar.ts';
import { trackActions } from '../tracked.ts';
import { dueOf, isOpen, keyOf, waitingOf } from '../waiting.ts';

/** The day of a thing, then and now. */
interface MovedThing {
  readonly thing: Thing;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
}

/** The owners of a thing, then and now. */
interface ReownedThing {
  readonly thing: Thing;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** As much of a state as a later one is compared with. */
type Earlier = Pick<Overview, 'group' | 'directory' | 'waiting'>;

/** What happened in a period. Things are those of the later state; each list in the order of the later state. */
export interface News {
  readonly done: readonly Thing[];
  readonly dropped: readonly Thing[];
  readonly parked: readonly Thing[];
  readonly added: readonly Thing[];
  readonly moved: readonly MovedThing[];
  readonly blocked: readonly Thing[];
  readonly freed: readonly Thing[];
  readonly reowned: readonly ReownedThing[];
  readonly decided: readonly Decided[];
  /** Things that were not there before, and are over already. */
  readonly passed: readonly Thing[];
  /** Records that were open and are there no more. Lines of notes come and go with their wording. */
  readonly removed: readonly Thing[];
}

/** A state to compare a later one with. */
export function earlierOf(group: Group): Earlier {
  const directory = directoryOf(group, trackActions(group.notes, group.people, group.settings.actions_from));
  return { group, directory, waiting: waitingOf(directory) };
}

/** What is different in the later state */
export function newsBetween(before: Earlier, now: Overview): News {
  const pairs = pairsOf(now, before);
  const news = { done: [], dropped: [], parked: [], added: [], moved: [], blocked: [], freed: [], reowned: [], passed: [] } as Lists;
  for (const { thing, was } of pairs) {
    const [state, before_] = [stateOf(thing), was && stateOf(was)];
    if (state !== 'open') {
      // What came into the group when it was over already is no news of the work; its own day may still tell that it is.
      if (before_ === undefined) news.passed.push(thing);
      else if (before_ !== state) news[state].push(thing);
      continue;
    }
    // A survey is one thing, whatever phases it goes through.
    if (was === undefined && !(thing.kind === 'survey' && thing.phase !== 'analysed')) news.added.push(thing);
    if (was === undefined || !isOpen(thing)) continue;
    const [from, to] = [dueOf(was), dueOf(thing)];
    if (from !== to) news.moved.push({ thing, from, to });
    const [hadTo, hasTo] = [before.waiting.blockersOf(keyOf(was)), now.waiting.blockersOf(keyOf(thing))].map((list) => list.length > 0);
    if (!hadTo && hasTo) news.blocked.push(thing);
    if (hadTo && !hasTo) news.freed.push(thing);
    const [wasOwned, isOwned] = [ownersOf(was), ownersOf(thing)];
    if ([...wasOwned].sort().join('\n') !== [...isOwned].sort().join('\n')) news.reowned.push({ thing, from: wasOwned, to: isOwned });
  }
  const there = new Set(pairs.flatMap(({ was }) => was ?? []));
  const known = new Set(before.group.notes.flatMap(idsOfDecisions));
  const isOne = (thing: Thing): boolean => thing.kind !== 'action' && (thing.kind !== 'survey' || thing.phase === 'analysed');
  return {
    ...news,
    decided: decidedIn(now.group.notes).filter((d) => !d.possible && !decisionIds(d).some((id) => known.has(id))),
    removed: before.directory.things.filter((thing) => isWork(thing) && isOne(thing) && isOpen(thing) && !there.has(thing)),
  };
}

type Lists = {
  -readonly [K in Exclude<keyof News, 'decided' | 'removed'>]: News[K] extends readonly (infer T)[] ? T[] : never;
};

/** Each thing that may differ, with what it was. An action whose words were edited by hand has a new id: it is known by words that are nearly the same in the same note. */
function pairsOf(now: Overview, before: Earlier): readonly { readonly thing: Thing; readonly was: Thing | undefined }[] {
  const then = new Map(workBeside(before, now).flatMap((thing) => idsOf(thing).map((id) => [id, thing] as const)));
  const exact = workBeside(now, before).map((thing) => ({ thing, was: idsOf(thing).flatMap((id) => then.get(id) ?? [])[0] }));
  const taken = new Set(exact.flatMap(({ was }) => was ?? []));
  const left = new Map<string, Thing[]>();
  for (const thing of new Set(then.values())) {
    if (thing.kind !== 'action' || taken.has(thing)) continue;
    const { id } = thing.tracked.latest.note;
    left.set(id, [...(left.get(id) ?? []), thing]);
  }
  return exact.map(({ thing, was }) => {
    if (was !== undefined || thing.kind !== 'action') return { thing, was };
    const topic = topicOf(thing.tracked.text);
    const isNear = (other: Thing): boolean =>
      other.kind === 'action' && !taken.has(other) && nearlySame(topic, topicOf(other.tracked.text));
    const near = thing.tracked.mentions.flatMap(({ note }) => left.get(note.id) ?? []).find(isNear);
    if (near !== undefined) taken.add(near);
    return { thing, was: near };
  });
}

function isWork({ kind }: Thing): boolean {
  return workKinds.some((work) => work === kind);
}

/** The work of a state beside another one: without the actions that are one object in both, since nothing new was said of them. */
function workBeside({ directory }: Earlier, other: Earlier): readonly Thing[] {
  const same = new Set(other.directory.things.map((thing) => (thing.kind === 'action' ? thing.tracked : undefined)));
  return directory.things.filter((thing) => isWork(thing) && !(thing.kind === 'action' && same.has(thing.tracked)));
}

/** Ids under which a thing is known in another state: all mentions of an action, since the first may have been taken out. */
function idsOf(thing: Thing): readonly string[] {
  return thing.kind === 'action' ? thing.tracked.mentions.map(({ note, action }) => `${note.id}#${action.id}`) : [keyOf(thing)];
}

/** Those of all decisions of a note that were not refused. */
function idsOfDecisions({ id, meeting, refused }: Note): readonly string[] {
  return meeting.decisions.flatMap((decision) => (refused.has(decision.id) ? [] : [`${id}#${decision.id}`]));
}

function decisionIds({ mentions }: Decided): readonly string[] {
  return mentions.map(({ note, decision }) => `${note.id}#${decision.id}`);
}

function stateOf(thing: Thing): 'open' | 'done' | 'dropped' | 'parked' {
  if (thing.kind === 'action') return thing.tracked.state === 'resting' ? 'parked' : thing.tracked.state;
  if (thing.kind === 'milestone') return thing.record.fields.status ?? 'open';
  return isOpen(thing) ? 'open' : 'done';
}
