// What waits for what: the chain behind a blocked thing, down to its root, and what freeing the root would free.
import type { Diagnostic } from '../text/diagnostic.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import { placeOf } from '../text/source.ts';
import type { Day } from '../time/day.ts';
import { compare } from './group.ts';
import { type Directory, type Thing, workKinds } from './reference.ts';
import { type Phase, phases } from './surveys/codebook.ts';
import type { SurveyFields } from './surveys/survey-kind.ts';

/** One blocked thing with the way to its root: each waits for the next. */
interface Chain {
  /** From the blocked thing to the root that waits for nothing. */
  readonly way: readonly Thing[];
  /** Open things that wait for the root, directly or not. */
  readonly frees: number;
}

export interface Waiting {
  /** Open things that an open thing waits for, by path or id. */
  blockersOf(key: string): readonly Thing[];
  /** Open things that wait for it, directly. */
  waitersOf(key: string): readonly Thing[];
  readonly chains: readonly Chain[];
  /** Dangling, ambiguous and cyclic references. */
  readonly diagnostics: readonly Diagnostic[];
  /** The earliest due day among what waits for it, itself included. */
  inheritedDue(key: string): Day | undefined;
}

/** What a thing is known by here: the path of its file (of a phase before the last followed by its name), or an action's id. */
export function keyOf(thing: Thing): string {
  if (thing.kind === 'survey' && thing.phase !== 'analysed') return `${thing.record.path}:${thing.phase}`;
  return 'record' in thing ? thing.record.path : thing.id;
}

/** Whether work on the thing is not over. A parked thing is still open: others wait for it. */
export function isOpen(thing: Thing): boolean {
  if (thing.kind === 'action') return thing.tracked.state === 'open';
  if (thing.kind === 'milestone') return thing.record.fields.status !== 'done' && thing.record.fields.status !== 'dropped';
  if (thing.kind === 'guideline') return thing.record.fields.status !== 'adopted' && thing.record.fields.status !== 'retired';
  if (thing.kind === 'survey') return phases.indexOf(thing.record.fields.phase ?? 'draft') < phases.indexOf(thing.phase);
  if (thing.kind === 'pairing' || thing.kind === 'task') return (thing.record.fields.state ?? 'open') === 'open';
  return false;
}

/** The phase that a survey comes to next: the first after its own that has a day, else the last. */
export function nextPhaseOf({ phase = 'draft', phases: days }: SurveyFields): Phase {
  return phases.slice(phases.indexOf(phase) + 1).find((next) => days?.has(next)) ?? 'analysed';
}

/**
 * Whether reports show it of a survey: the phase to which it comes next, where that has a day. A milestone that waits for it and is due on the
 * same day stands for it: the survey is its work.
 */
export function isShownPhase(thing: Thing, waiting: Waiting): boolean {
  const due = dueOf(thing);
  if (thing.kind !== 'survey' || due === undefined || thing.phase !== nextPhaseOf(thing.record.fields)) return false;
  return !waiting.waitersOf(keyOf(thing)).some((waiter) => waiter.kind === 'milestone' && dueOf(waiter) === due);
}

export function dueOf(thing: Thing): Day | undefined {
  if (thing.kind === 'milestone') return thing.record.fields.due;
  if (thing.kind === 'survey') return thing.record.fields.phases?.get(thing.phase);
  return thing.kind === 'action' ? thing.tracked.latest.action.deadline?.due : undefined;
}

export function waitingOf(directory: Directory): Waiting {
  const diagnostics: Diagnostic[] = [];
  const blockers = new Map<string, Thing[]>();
  const waiters = new Map<string, Thing[]>();
  const things = thingsByKey(directory);
  const wait = (thing: Thing, blocker: Thing): void => {
    if (!isOpen(thing) || !isOpen(blocker) || blockers.get(keyOf(thing))?.includes(blocker)) return;
    append(blockers, keyOf(thing), blocker);
    append(waiters, keyOf(blocker), thing);
  };
  for (const thing of directory.things) {
    if (!isWaiter(thing)) continue;
    for (const { words, problem } of references(thing, directory)) {
      const found = directory.find(words, workKinds);
      if ('thing' in found) wait(thing, found.thing);
      else diagnostics.push(problem(found));
    }
  }
  // A later phase of a survey waits for the one that comes next: that is where somebody can help now.
  for (const thing of new Set([...blockers.values()].flat())) {
    const next = thing.kind === 'survey' ? nextPhaseOf(thing.record.fields) : undefined;
    if (thing.kind !== 'survey' || next === undefined || phases.indexOf(next) >= phases.indexOf(thing.phase)) continue;
    const blocker = things(keyOf({ ...thing, phase: next }));
    if (blocker !== undefined) wait(thing, blocker);
  }
  const cycles = findCycles(blockers, things);
  for (const cycle of cycles) diagnostics.push(cycleProblem(cycle));
  const inCycle = new Set(cycles.flat().map(keyOf));
  return {
    blockersOf: (key) => blockers.get(key) ?? [],
    waitersOf: (key) => waiters.get(key) ?? [],
    chains: chainsOf(blockers, waiters, things, inCycle),
    diagnostics,
    inheritedDue: (key) => earliest(reach(waiters, key).flatMap((k) => dueOf(things(k) as Thing) ?? [])),
  };
}

// Few things wait, and they are records nearly always; all actions are gathered only for a key that is none of those.
function thingsByKey({ things }: Directory): (key: string) => Thing | undefined {
  const records = new Map(things.filter((thing) => 'record' in thing).map((thing) => [keyOf(thing), thing]));
  let all: ReadonlyMap<string, Thing> | undefined;
  return (key) => {
    const record = records.get(key);
    if (record !== undefined) return record;
    all ??= new Map(things.map((thing) => [keyOf(thing), thing]));
    return all.get(key);
  };
}

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [value]);
  else there.push(value);
}

/** What a file says the waiting of; of a survey its next phase, or the last where it is over. */
type Waiter = Extract<Thing, { readonly kind: 'milestone' | 'guideline' | 'survey' }>;

function isWaiter(thing: Thing): thing is Waiter {
  if (thing.kind === 'survey') return thing.phase === nextPhaseOf(thing.record.fields);
  return thing.kind === 'milestone' || thing.kind === 'guideline';
}

type NotFound = Exclude<ReturnType<Directory['find']>, { thing: Thing }>;

/** The words by which a thing names what it waits for, with the diagnostic for words that name nothing. */
function references(thing: Waiter, directory: Directory): readonly { words: string; problem: (found: NotFound) => Diagnostic }[] {
  const { fields, source, nodes, path } = thing.record;
  const node = nodes.get('blocked_by');
  return (fields.blocked_by ?? []).map((words, i) => ({
    words,
    problem: (found) => ({
      code: 'several' in found ? 'ambiguous-reference' : 'dangling-reference',
      severity: 'error',
      place: node === undefined ? { path } : placeOf(source, (node.kind === 'list' ? node.items[i] : node)?.span ?? node.span),
      message: 'several' in found ? `\`${words}\` may be ${found.several.map(keyOf).join(' or ')}` : `nothing is called \`${words}\``,
      help:
        'several' in found
          ? 'write the path, for example `milestones/survey`'
          : (withoutPhases(words, directory) ??
            didYouMean(found.near, 'write the slug, path or alias of a milestone, guideline, survey or action')),
    }),
  }));
}

/** What to say of `x:open` where x is no survey. */
function withoutPhases(words: string, directory: Directory): string | undefined {
  const [, name = '', phase = ''] = /^(.{1,300}): ?(\w{1,20})$/.exec(words) ?? [];
  const found = phases.some((p) => p === phase) ? directory.find(name) : undefined;
  return found !== undefined && 'thing' in found ? `\`${name}\` is a ${found.thing.kind}; only a survey has phases` : undefined;
}

/** All keys reachable from one, itself first. */
function reach(edges: ReadonlyMap<string, readonly Thing[]>, from: string): readonly string[] {
  const seen = new Set([from]);
  for (const key of seen) for (const next of edges.get(key) ?? []) seen.add(keyOf(next));
  return [...seen];
}

function chainsOf(
  blockers: ReadonlyMap<string, readonly Thing[]>,
  waiters: ReadonlyMap<string, readonly Thing[]>,
  things: (key: string) => Thing | undefined,
  inCycle: ReadonlySet<string>,
): Chain[] {
  const chains: Chain[] = [];
  // A chain begins at what nothing else waits for, and takes at each fork the blocker that is due last or has no day.
  for (const key of [...blockers.keys()].sort(compare)) {
    if ((waiters.get(key)?.length ?? 0) > 0 || inCycle.has(key)) continue;
    const way: Thing[] = [things(key) as Thing];
    const seen = new Set([key]);
    for (let at = key; ; ) {
      const next = [...(blockers.get(at) ?? [])].sort(
        (a, b) => compare(dueOf(b) ?? '9999', dueOf(a) ?? '9999') || compare(keyOf(a), keyOf(b)),
      )[0];
      if (next === undefined || seen.has(keyOf(next))) break;
      way.push(next);
      at = keyOf(next);
      seen.add(at);
    }
    chains.push({ way, frees: reach(waiters, keyOf(way.at(-1) as Thing)).length - 1 });
  }
  return chains.sort((a, b) => b.frees - a.frees);
}

/** Each cycle once, as the path of things from one of them back to itself (without the repetition). Depth-first, iterative. */
function findCycles(blockers: ReadonlyMap<string, readonly Thing[]>, things: (key: string) => Thing | undefined): Thing[][] {
  const state = new Map<string, 'open' | 'done'>();
  const cycles: Thing[][] = [];
  for (const start of blockers.keys()) {
    if (state.has(start)) continue;
    const stack: { key: string; next: number }[] = [{ key: start, next: 0 }];
    state.set(start, 'open');
    while (stack.length > 0) {
      const top = stack.at(-1) as { key: string; next: number };
      const edge = blockers.get(top.key)?.[top.next++];
      if (edge === undefined) {
        state.set(top.key, 'done');
        stack.pop();
        continue;
      }
      const key = keyOf(edge);
      if (state.get(key) === 'open') cycles.push(stack.slice(stack.findIndex((s) => s.key === key)).map((s) => things(s.key) as Thing));
      else if (!state.has(key)) {
        state.set(key, 'open');
        stack.push({ key, next: 0 });
      }
    }
  }
  return cycles;
}

function cycleProblem(cycle: readonly Thing[]): Diagnostic {
  const first = cycle[0] as Thing;
  const node = 'record' in first ? first.record.nodes.get('blocked_by') : undefined;
  return {
    code: 'cycle',
    severity: 'error',
    place:
      'record' in first && node !== undefined
        ? placeOf(first.record.source, node.span)
        : { path: 'record' in first ? first.record.path : first.id },
    message: `these wait for each other: ${[...cycle, first].map((t) => t.id).join(' → ')}`,
    help: 'take one `blocked_by` away, or split one of them in two',
  };
}

function earliest(days: readonly Day[]): Day | undefined {
  return days.reduce<Day | undefined>((min, d) => (min === undefined || d < min ? d : min), undefined);
}
