// What waits for what: the chain behind a blocked thing, down to its root, and what freeing the root would free.
import type { Diagnostic } from '../text/diagnostic.ts';
import { placeOf } from '../text/source.ts';
import type { Day } from '../time/day.ts';
import { compare } from './group.ts';
import type { Directory, Thing } from './reference.ts';

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

/** What a thing is known by here: the path of its file, or an action's id. */
export function keyOf(thing: Thing): string {
  return 'record' in thing ? thing.record.path : thing.id;
}

/** Whether work on the thing is not over. A parked thing is still open: others wait for it. */
export function isOpen(thing: Thing): boolean {
  if (thing.kind === 'action') return thing.tracked.state === 'open';
  if (thing.kind === 'milestone') return thing.record.fields.status !== 'done' && thing.record.fields.status !== 'dropped';
  if (thing.kind === 'guideline') return thing.record.fields.status !== 'adopted' && thing.record.fields.status !== 'retired';
  return false;
}

export function dueOf(thing: Thing): Day | undefined {
  if (thing.kind === 'milestone') return thing.record.fields.due;
  return thing.kind === 'action' ? thing.tracked.latest.action.deadline?.due : undefined;
}

export function waitingOf(directory: Directory): Waiting {
  const diagnostics: Diagnostic[] = [];
  const blockers = new Map<string, Thing[]>();
  const waiters = new Map<string, Thing[]>();
  const things = thingsByKey(directory);
  for (const thing of directory.things) {
    if (thing.kind !== 'milestone' && thing.kind !== 'guideline') continue;
    for (const { words, problem } of references(thing)) {
      const found = directory.find(words, ['milestone', 'guideline', 'action']);
      if ('thing' in found) {
        if (!isOpen(thing) || !isOpen(found.thing) || blockers.get(keyOf(thing))?.includes(found.thing)) continue;
        append(blockers, keyOf(thing), found.thing);
        append(waiters, keyOf(found.thing), thing);
      } else diagnostics.push(problem(found));
    }
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

type NotFound = Exclude<ReturnType<Directory['find']>, { thing: Thing }>;

/** The words by which a thing names what it waits for, with the diagnostic for words that name nothing. */
function references(
  thing: Extract<Thing, { readonly kind: 'milestone' | 'guideline' }>,
): readonly { words: string; problem: (found: NotFound) => Diagnostic }[] {
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
          : found.near !== undefined
            ? `did you mean \`${found.near}\`?`
            : 'write the slug, path or alias of a milestone, guideline or action',
    }),
  }));
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
    place: 'record' in first && node !== undefined ? placeOf(first.record.source, node.span) : { path: keyOf(first) },
    message: `these wait for each other: ${[...cycle, first].map((t) => t.id).join(' → ')}`,
    help: 'take one `blocked_by` away, or split one of them in two',
  };
}

function earliest(days: readonly Day[]): Day | undefined {
  return days.reduce<Day | undefined>((min, d) => (min === undefined || d < min ? d : min), undefined);
}
