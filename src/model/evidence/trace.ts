// The way from a need to what the group recommends: what was raised, the milestone, the question, the finding, the sentence, the guideline; and
// beside it decisions, challenges and communities. Each edge leads from what came first to what rests on it.
import type { Overview } from '../overview.ts';
import type { Thing } from '../reference.ts';
import { keyOf } from '../waiting.ts';
import { type AimKind, isOutside } from './aims.ts';
import { type Evidence, isEvidence } from './evidence.ts';

type TraceKind = AimKind | 'sentence';

export interface TraceNode {
  /** Unique in the graph. */
  readonly key: string;
  readonly kind: TraceKind;
  /** By which it is called on the command line. */
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly line?: number;
}

/** `to` rests on `from`; `how` is a word or two between them. `inferred` where nearness of words says so. */
export interface TraceEdge {
  readonly from: string;
  readonly to: string;
  readonly how: string;
  readonly inferred?: true;
}

export interface TraceGraph {
  readonly nodes: ReadonlyMap<string, TraceNode>;
  readonly edges: readonly TraceEdge[];
}

/** All that leads to a guideline or could, of the whole group. */
export function traceGraph(view: Overview, evidence: Evidence): TraceGraph {
  const nodes = new Map<string, TraceNode>();
  const edges = new Map<string, TraceEdge>();
  const put = (node: TraceNode): string => {
    if (!nodes.has(node.key)) nodes.set(node.key, node);
    return node.key;
  };
  const join = (from: string, to: string, how: string, inferred = false): void => {
    if (from !== to) edges.set(`${from}\n${to}`, { from, to, how, ...(inferred && { inferred: true as const }) });
  };
  const record = (thing: Extract<Thing, { kind: 'milestone' | 'guideline' | 'survey' }>): string => {
    const { path, fields } = thing.record;
    const title = fields.title ?? thing.id;
    return put({ key: path, kind: thing.kind, id: view.directory.idOf(thing), title, path });
  };
  putNeeds(view, put, join, record);
  putQuestions(view, put, join, record);
  for (const { guideline, status, citations } of evidence.guidelines) {
    const own = record({ kind: 'guideline', id: guideline.slug, record: guideline });
    const inLine = new Map<string, string>();
    for (const { aim, sentence, key } of status === 'retired' ? [] : citations) {
      if ('lost' in aim || !isEvidence(aim)) continue;
      const place = { path: guideline.path, line: sentence.line };
      const said = put({
        key: `${guideline.path}:${sentence.span.start}`,
        kind: 'sentence',
        id: idInLine(inLine, `${guideline.path}:${sentence.line}`, sentence.span.start),
        title: sentence.text,
        ...place,
      });
      join(said, own, 'stands in');
      join(aimNode(aim, key, put, join), said, 'bears out');
    }
  }
  return { nodes, edges: [...edges.values()] };
}

/** Of several sentences that begin in one line the later ones have a number behind it. */
function idInLine(given: Map<string, string>, place: string, start: number): string {
  const key = `${place} ${start}`;
  const known = given.get(key);
  if (known !== undefined) return known;
  const before = [...given.keys()].filter((one) => one.startsWith(`${place} `)).length;
  const id = before === 0 ? place : `${place}.${before + 1}`;
  given.set(key, id);
  return id;
}

type Put = (node: TraceNode) => string;
type Join = (from: string, to: string, how: string, inferred?: boolean) => void;
type Record = (thing: Extract<Thing, { kind: 'milestone' | 'guideline' | 'survey' }>) => string;

function putNeeds({ group, directory, coverage }: Overview, put: Put, join: Join, record: Record): void {
  for (const milestone of group.milestones) {
    const own = record({ kind: 'milestone', id: milestone.slug, record: milestone });
    const whole = milestone.fields.part_of === undefined ? undefined : directory.find(milestone.fields.part_of, ['milestone']);
    if (whole !== undefined && 'thing' in whole && whole.thing.kind === 'milestone') join(record(whole.thing), own, 'has the part');
  }
  for (const { slug, path, fields } of group.challenges) put({ key: path, kind: 'challenge', id: slug, title: fields.title ?? slug, path });
  for (const note of group.notes)
    for (const { id, text, line } of note.meeting.raised) {
      if (note.refused.has(id)) continue;
      const name = `${note.id}#${id}`;
      const from = put({ key: name, kind: 'raised', id: name, title: text, path: note.source.path, line });
      const home = coverage.home(text);
      if (home !== undefined) join(from, home.path, 'taken up by', true);
    }
}

function putQuestions(view: Overview, put: Put, join: Join, record: Record): void {
  const { group, directory } = view;
  for (const survey of group.surveys) {
    const own = record({ kind: 'survey', id: survey.slug, record: survey, phase: 'analysed' });
    for (const [index, { id, ask, informs }] of survey.codebook.questions.entries()) {
      const name = `${survey.slug}#${id}`;
      const node = survey.fields.questions?.[index]?.node;
      const line = node === undefined ? undefined : survey.source.text.slice(0, node.span.start).split('\n').length;
      const question = put({ key: name, kind: 'question', id: name, title: ask.text, path: survey.path, ...(line && { line }) });
      join(own, question, 'asks');
      for (const words of informs) {
        const found = directory.find(words, ['milestone', 'guideline']);
        if (!('thing' in found)) continue;
        if (found.thing.kind === 'milestone') join(keyOf(found.thing), question, 'asked for it');
        else join(question, keyOf(found.thing), 'informs');
      }
    }
  }
}

function aimNode(
  aim: Exclude<Evidence['guidelines'][number]['citations'][number]['aim'], { lost: unknown }>,
  key: string,
  put: Put,
  join: Join,
): string {
  const { kind, id, title, path, line, survey, question, anchor } = aim;
  if (kind === 'challenge' && anchor === '') return put({ key: path, kind, id, title, path });
  if (survey !== undefined && (anchor === '' || anchor === question)) {
    const name = anchor === '' ? `surveys/${survey}/survey.yaml` : id;
    return put({ key: name, kind, id, title, path });
  }
  const place = isOutside(path) ? path : key;
  const own = put({ key: kind === 'raised' ? id : place, kind, id, title, path, ...(line !== undefined && { line }) });
  if (survey !== undefined && question !== undefined) {
    const asked = put({ key: `${survey}#${question}`, kind: 'question', id: `${survey}#${question}`, title: question, path });
    join(asked, own, 'found');
  }
  return own;
}

/** The nodes that a name means: an id, a path, a path with a line. */
export function nodesCalled({ nodes }: TraceGraph, name: string): readonly TraceNode[] {
  const exact = [...nodes.values()].filter(({ id, key }) => id === name || key === name);
  if (exact.length > 0) return exact;
  return [...nodes.values()].filter(
    ({ path, kind, id }) =>
      kind !== 'sentence' && (path === name || path.replace(/\.(?:md|yaml)$/, '') === name || id.endsWith(`#${name}`)),
  );
}

/** What a node leads to, or (`back`) what it comes from: edges of the part that is reached, in the order in which they are. */
export function reached({ edges }: TraceGraph, from: string, back: boolean): readonly TraceEdge[] {
  const byStart = new Map<string, TraceEdge[]>();
  for (const edge of edges) {
    const start = back ? edge.to : edge.from;
    byStart.set(start, [...(byStart.get(start) ?? []), edge]);
  }
  const seen = new Set([from]);
  const found: TraceEdge[] = [];
  for (const at of seen)
    for (const edge of byStart.get(at) ?? []) {
      found.push(edge);
      seen.add(back ? edge.from : edge.to);
    }
  return found;
}
