// Why a thing is not there yet: everything it waits for down to the roots, in plain words, with who could free each root and what that would free.

import type { Overview } from '../model/overview.ts';
import { calledName, ownersOf } from '../model/owner.ts';
import type { Thing } from '../model/reference.ts';
import { dueOf, isOpen, keyOf } from '../model/waiting.ts';
import { type Day, daysBetween } from '../time/day.ts';
import type { Document, Graph, GraphNode, Inline, Item, Span, Target } from './document.ts';
import { targetOf, titleOf } from './thing.ts';
import { bracketed, plural } from './words.ts';

/** A thing on the way, with what it waits for itself. A thing that came up before is named once more, without what is behind it. */
interface WhyStep {
  readonly id: string;
  readonly kind: Thing['kind'];
  readonly text: string;
  readonly owners: readonly string[];
  readonly due?: Day;
  /** The earliest day on which something that waits for it is due, where that is before its own or it has none. */
  readonly inherited?: Day;
  readonly late?: number;
  /** It waits for something that waits for it. */
  readonly circle?: true;
  readonly again?: true;
  /** It waits for more that is too far down to be shown; the roots tell where that ends. */
  readonly deeper?: true;
  readonly target: Target;
  readonly waitsFor: readonly WhyStep[];
}

/** What is typed for a thing, and its title. */
interface Called {
  readonly id: string;
  readonly text: string;
}

export interface WhyFacts {
  readonly schema: 'wg/why/1';
  readonly asOf: Day;
  readonly open: boolean;
  /** Never closed, but of the time before the day from which the group follows its actions. */
  readonly resting: boolean;
  readonly thing: WhyStep;
  /** What waits for nothing: here somebody can do something now. `frees` counts the open things behind it. */
  readonly roots: readonly {
    readonly id: string;
    readonly text: string;
    readonly who: readonly string[];
    readonly frees: number;
    readonly target: Target;
  }[];
  /** What has no date on the way. */
  readonly undated: readonly Called[];
  /** What waits for the thing itself. */
  readonly holdsUp: readonly Called[];
  /** Circles as paths, the first thing repeated at the end. */
  readonly circles: readonly (readonly Called[])[];
}

/** So many levels are shown. */
const deepest = 40;

/** Why a thing waits. */
export function whyFacts(view: Overview, thing: Thing): WhyFacts {
  const { waiting, directory, today } = view;
  const seen = new Set<string>();
  const circles: Called[][] = [];
  const called = (at: Thing): Called => ({ id: directory.idOf(at), text: titleOf(at) });
  const step = (at: Thing, way: readonly Thing[]): WhyStep => {
    const key = keyOf(at);
    const again = seen.has(key);
    seen.add(key);
    const due = dueOf(at);
    const inherited = waiting.inheritedDue(key);
    const blockers = again ? [] : waiting.blockersOf(key);
    const deeper = way.length >= deepest && blockers.length > 0;
    const circle = way.findIndex((other) => keyOf(other) === key);
    if (circle !== -1) circles.push([...way.slice(circle), at].map(called));
    return {
      id: directory.idOf(at),
      kind: at.kind,
      text: titleOf(at),
      owners: ownersOf(at).map((name) => calledName(directory, name)),
      ...(due && { due }),
      ...(inherited && (due === undefined || inherited < due) && { inherited }),
      ...(due && due < today && { late: daysBetween(due, today) }),
      ...(circle !== -1 && { circle: true as const }),
      ...(again && circle === -1 && { again: true as const }),
      ...(deeper && { deeper: true as const }),
      target: targetOf(at),
      waitsFor: deeper ? [] : blockers.map((next) => step(next, [...way, at])),
    };
  };
  const top = step(thing, []);
  const all = behindOf(thing, (at) => waiting.blockersOf(keyOf(at)));
  const roots = all.filter((at) => waiting.blockersOf(keyOf(at)).length === 0 && isOpen(at) && at !== thing);
  return {
    schema: 'wg/why/1',
    asOf: today,
    open: isOpen(thing),
    resting: thing.kind === 'action' && thing.tracked.state === 'resting',
    thing: top,
    roots: roots.map((root) => ({
      id: directory.idOf(root),
      text: titleOf(root),
      who: whoFrees(view, root),
      frees: behindOf(root, (at) => waiting.waitersOf(keyOf(at))).length - 1,
      target: targetOf(root),
    })),
    undated: all.filter((at) => at !== thing && dueOf(at) === undefined).map(called),
    holdsUp: waiting.waitersOf(keyOf(thing)).filter(isOpen).map(called),
    circles,
  };
}

/** Who could free a thing: its owners, else those of the next steps that restate it, else who was handed something. Names as the group calls them. */
function whoFrees({ directory, actions, coverage }: Overview, thing: Thing): readonly string[] {
  const steps =
    thing.kind === 'milestone' ? actions.filter((a) => a.state === 'open' && coverage.restates(a)?.milestone === thing.record) : [];
  const handed = steps.flatMap(({ latest }) => latest.action.handOff?.owners ?? []);
  const names = [ownersOf(thing), steps.flatMap(({ owners }) => owners), handed].find((list) => list.length > 0) ?? [];
  return [...new Set(names.map((name) => calledName(directory, name)))];
}

/** A thing and all that is reached from it. */
function behindOf(thing: Thing, next: (thing: Thing) => readonly Thing[]): readonly Thing[] {
  const seen = new Map([[keyOf(thing), thing]]);
  for (const at of seen.values()) for (const other of next(at)) if (!seen.has(keyOf(other))) seen.set(keyOf(other), other);
  return [...seen.values()];
}

export function whyPage({ asOf, open, resting, thing, roots, undated, holdsUp, circles }: WhyFacts): Document {
  const title = `${open && thing.waitsFor.length > 0 ? `Why ${thing.text} waits` : `${thing.text}: what it waits for`}, as of ${asOf}`;
  if (!open) {
    const words = resting
      ? 'It rests: no meeting named it for long, as `actions_from` in wg.yaml has it.'
      : 'It is over: it waits for nothing.';
    return { title, blocks: [{ kind: 'paragraph', inlines: [words] }] };
  }
  const blocks: Document['blocks'][number][] = [{ kind: 'list', items: [stepItem(thing, true)] }];
  if (thing.waitsFor.length === 0)
    blocks.push({
      kind: 'paragraph',
      inlines:
        thing.kind === 'guideline'
          ? ['Nothing is named that it waits for.', adoptionHint(thing.id)]
          : ['It waits for nothing: what is missing is the work itself.'],
    });
  for (const circle of circles)
    blocks.push({
      kind: 'paragraph',
      inlines: [{ text: 'circle', tone: 'bad' }, ': these wait for each other, so none can begin: ', ...titles(circle, ' → ')],
    });
  if (roots.length > 0)
    blocks.push(
      { kind: 'heading', level: 2, text: 'What would free it' },
      {
        kind: 'list',
        items: roots.map(({ text, who, frees, target }) => ({
          inlines: [
            text,
            `: ${who.length > 0 ? `${who.join(', ')} can free it` : 'nobody is named who could free it'}; that frees ${plural(frees, 'thing')}`,
          ],
          target,
        })),
      },
    );
  if (holdsUp.length > 0) blocks.push({ kind: 'paragraph', inlines: ['Waiting for it: ', ...titles(holdsUp), '.'] });
  if (undated.length > 0)
    blocks.push({
      kind: 'paragraph',
      inlines: ['No date on the way: ', ...titles(undated), '.', { text: ' wg move ID WHEN sets one.', hint: true }],
    });
  return { title, blocks, ...(thing.waitsFor.length > 0 && { graph: graphOf(thing) }) };
}

function titles(things: readonly Called[], between = ', '): readonly Inline[] {
  return things.flatMap(({ id, text }, at) => [`${at === 0 ? '' : between}“${text}”`, ...bracketed([{ hint: id }])]);
}

/** What it takes to adopt a guideline is in no `blocked_by`: it is told where its links and comments are. */
function adoptionHint(id: string): Span {
  return { text: ` wg report guidelines ${id} lists what stands between it and adoption.`, tone: 'plain', hint: true };
}

/** The ways from the roots to the thing; each thing once. */
function graphOf(top: WhyStep): Graph {
  const nodes = new Map<string, GraphNode>();
  const edges: Graph['edges'][number][] = [];
  const put = (step: WhyStep): void => {
    if (!nodes.has(step.id)) nodes.set(step.id, nodeOf(step, step === top));
    for (const next of step.waitsFor) {
      edges.push({ from: next.id, to: step.id, label: 'holds up' });
      put(next);
    }
  };
  put(top);
  return { nodes: [...nodes.values()], edges };
}

function nodeOf({ id, text, due, late, target }: WhyStep, strong: boolean): GraphNode {
  const day = due === undefined ? 'no date' : late === undefined ? `due ${due}` : `due ${due}, ${plural(late, 'day')} late`;
  return {
    id,
    label: text,
    called: id,
    note: day,
    target,
    ...(strong && { strong }),
    ...(late !== undefined && { tone: 'warn' as const }),
  };
}

function stepItem(step: WhyStep, isTop = false): Item {
  const { id, text, owners, due, inherited, late, circle, again, deeper, target, waitsFor } = step;
  const days = [
    due === undefined ? 'no date' : late === undefined ? `due ${due}` : `due ${due}, ${plural(late, 'day')} late`,
    inherited === undefined ? undefined : `needed by ${inherited} for what waits on it`,
    owners.length > 0 ? owners.join(', ') : 'nobody owns it',
    again ? 'see above' : undefined,
    circle ? 'back where it began' : undefined,
    deeper ? 'and so on' : undefined,
  ];
  return {
    ...(!isTop && { lead: { text: 'waits for' } }),
    inlines: [text, ...bracketed([{ hint: id }, ...days], '; ')],
    target,
    ...(waitsFor.length > 0 && { children: waitsFor.map((next) => stepItem(next)) }),
  };
}
