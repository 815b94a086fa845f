// The trace of one thing: what it comes from and what it leads to, as two trees, as a chart, and as nodes and edges for scripts.

import type { Citable } from '../model/evidence/survey-spots.ts';
import { reached, type TraceEdge, type TraceGraph, type TraceNode } from '../model/evidence/trace.ts';
import type { Day } from '../time/day.ts';
import type { Block, Document, Item } from './document.ts';
import { bracketed, brief, shortened, wholePercent } from './words.ts';

export interface TraceFacts {
  readonly schema: 'wg/trace/1';
  readonly asOf: Day;
  readonly thing: TraceNode;
  /** The thing itself, what it comes from and what it leads to. */
  readonly nodes: readonly TraceNode[];
  readonly edges: readonly TraceEdge[];
  /** Of a question with results: the page that guidelines link to, and what can be cited there. */
  readonly citable?: { readonly page: string; readonly findings: readonly Citable[] };
}

/** The trace of a node. */
export function traceFacts(graph: TraceGraph, thing: TraceNode, asOf: Day, citable?: TraceFacts['citable']): TraceFacts {
  const edges = [...reached(graph, thing.key, true), ...reached(graph, thing.key, false)];
  const keys = new Set([thing.key, ...edges.flatMap(({ from, to }) => [from, to])]);
  const nodes = [...graph.nodes.values()].filter(({ key }) => keys.has(key));
  return { schema: 'wg/trace/1', asOf, thing, nodes, edges, ...(citable && { citable }) };
}

const LONG = 72;

/** Two trees; a thing that came up before is named once more without what is behind it. */
export function tracePage({ thing, nodes, edges, asOf, citable }: TraceFacts): Document {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const tree = (back: boolean): readonly Item[] => {
    const seen = new Set([thing.key]);
    const below = (key: string): readonly Item[] =>
      edges.flatMap((edge): readonly Item[] => {
        const next = byKey.get(back ? edge.from : edge.to);
        if ((back ? edge.to : edge.from) !== key || next === undefined) return [];
        const again = seen.has(next.key);
        seen.add(next.key);
        const children = again ? [] : below(next.key);
        return [itemOf(next, edge, again, children)];
      });
    return below(thing.key);
  };
  const section = (text: string, items: readonly Item[], none: string): readonly Block[] => [
    { kind: 'heading', level: 2, text },
    items.length === 0 ? { kind: 'paragraph', inlines: [none] } : { kind: 'list', items },
  ];
  // Beside its question a finding is known by the answer alone; a picture, which has room for few words, cuts what is longer.
  const answerIn = (key: string, title: string): string => {
    const asked = edges.find((edge) => edge.to === key && edge.how === 'found');
    const question = asked === undefined ? undefined : byKey.get(asked.from)?.title;
    return question !== undefined && title.startsWith(`${question} `) ? title.slice(question.length + 1) : title;
  };
  return {
    title: `${shortened(thing.title, LONG)}: its trace, as of ${asOf}`,
    called: thing.id,
    blocks: [
      ...section('Comes from', tree(true), originWords(thing)),
      ...section('Leads to', tree(false), goalWords(thing)),
      ...citableBlocks(citable),
    ],
    graph: {
      nodes: nodes.map(({ key, kind, title, id, path, line }) => ({
        id: key,
        kind,
        label: answerIn(key, title),
        called: id,
        strong: key === thing.key,
        ...(kind !== 'outside' && { target: { path, ...(line !== undefined && { line }) } }),
      })),
      edges: edges.map(({ from, to, how, inferred }) => ({ from, to, label: how, ...(inferred && { faint: true }) })),
    },
  };
}

/** How a sentence is made to rest on an answer: the figure as a link to the page of results, by the name that the answer has there. */
function citableBlocks(citable: TraceFacts['citable']): readonly Block[] {
  if (citable === undefined || citable.findings.length === 0) return [];
  const percent = ({ count, base }: Citable): string => `${wholePercent(count / base)} %`;
  return [
    { kind: 'heading', level: 2, text: 'Can be cited', aside: `a guideline links to ../${citable.page}#NAME` },
    {
      kind: 'list',
      items: citable.findings.map((one) => ({
        inlines: [`${one.label}, ${one.count} of ${one.base}, ${percent(one)}: `, { text: `#${one.anchor}`, tone: 'id' }],
      })),
    },
  ];
}

function itemOf({ kind, title, id, path, line }: TraceNode, { inferred }: TraceEdge, again: boolean, children: readonly Item[]): Item {
  const isOutside = kind === 'outside';
  const hint = id === path || isOutside ? undefined : { hint: id };
  return {
    lead: { text: kind, tone: 'strong' },
    inlines: [
      brief(title, LONG),
      ...(isOutside ? [` ${path}`] : []),
      ...bracketed([hint, inferred ? 'inferred' : undefined, again ? 'see above' : undefined]),
    ],
    ...(!isOutside && { target: { path, ...(line !== undefined && { line }) } }),
    ...(children.length > 0 && { children }),
  };
}

function originWords({ kind }: TraceNode): string {
  if (kind === 'guideline') return 'Nothing: no sentence of it has a link to evidence.';
  if (kind === 'question') return 'Nothing: it is asked for no milestone.';
  return 'Nothing: the trace begins here.';
}

function goalWords({ kind }: TraceNode): string {
  if (kind === 'guideline') return 'What it leads to stands outside of these files.';
  if (kind === 'milestone') return 'Nothing: no question is asked for it, and no guideline takes it up.';
  return 'Nothing: no guideline rests on it.';
}
