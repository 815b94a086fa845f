// A graph on a page: a picture in layers from left to right on wide screens, and all its ways as a table for everybody else. Knows no reports.
import { escapeXml } from '../../text/xml-escape.ts';
import type { Graph, GraphNode, GraphWay } from '../document.ts';
import { n } from '../formats/svg-signs.ts';
import { oneLine, textWidth, wrapText } from '../formats/svg-text.ts';
import { text } from '../formats/svg-words.ts';
import { type Layers, layersOf, type Placing, placingOf } from './graph-layout.ts';
import { safeHref } from './href.ts';
import { type Around, linked, wordsHtml } from './inline.ts';
import { html, type Markup, trusted } from './markup.ts';
import { type Cell, tableHtml } from './table.ts';

/** More than that is a tangle, and a table says it better. */
const most = { things: 60, ways: 120 };
const room = 1050;
const widths = { least: 132, most: 240, gap: 48, widestGap: 96 };
const padding = { x: 11, y: 8 };
const small = { size: 12, line: 15 };
const label = { size: 13, line: 16, most: 3 };

interface Box {
  readonly node: GraphNode;
  readonly labels: readonly string[];
  readonly notes: readonly string[];
  readonly height: number;
}

/** A way whose two things are there, by their numbers. */
interface Known extends Omit<GraphWay, 'from' | 'to'> {
  readonly from: number;
  readonly to: number;
}

/** Whether there is anything to draw. */
export function hasWays(graph: Graph | undefined): graph is Graph {
  return graph !== undefined && waysIn(graph).length > 0;
}

function waysIn({ nodes, edges }: Graph): readonly Known[] {
  const at = new Map(nodes.map(({ id }, number) => [id, number]));
  return edges.flatMap(({ from, to, ...rest }) => {
    const ends = [at.get(from), at.get(to)];
    return ends[0] === undefined || ends[1] === undefined ? [] : [{ ...rest, from: ends[0], to: ends[1] }];
  });
}

/** The graph, or undefined where nothing in it leads anywhere. */
export function graphHtml(graph: Graph, about: string, around: Around): Markup | undefined {
  const ways = waysIn(graph);
  if (ways.length === 0) return undefined;
  const { nodes } = graph;
  const isDrawn = nodes.length <= most.things && ways.length <= most.ways;
  const labels = new Set(ways.map(({ label: words = '' }) => words.trim()));
  const [only = ''] = labels;
  const layers = layersOf(nodes.length, ways);
  const said = [
    ...(labels.size === 1 && only !== '' ? [`An arrow means: ${only}.`] : []),
    ...(ways.some(({ faint }) => faint) ? ['A broken line is inferred.'] : []),
    ...(layers.back.size > 0 ? ['A red line leads back: these wait for each other.'] : []),
  ].join(' ');
  const figure = isDrawn
    ? html`<figure class="for-wide graph">
<div class="scroll" role="group" tabindex="0" aria-label="Picture: ${about}">${trusted(graphSvg({ nodes, ways, layers, isLabelled: labels.size > 1 }, about, around))}</div>
${said === '' ? undefined : html`<figcaption>${said}</figcaption>\n`}</figure>\n`
    : html`<p class="dim">${nodes.length} things and ${ways.length} ways are too many for a picture.</p>\n`;
  return html`<div class="chart">${figure}<details><summary>The ways as a table (${ways.length})</summary>
${waysTable(nodes, ways, about, around)}
</details>
</div>`;
}

function waysTable(nodes: readonly GraphNode[], ways: readonly Known[], about: string, around: Around): Markup | undefined {
  const thing = (at: number): Cell => {
    const node = nodes[at];
    if (node === undefined) return { words: '' };
    const name = linked(nameOf(node), node.target, around);
    const { note = '' } = node;
    return { words: note === '' ? name : html`${name} <span class="dim">${wordsHtml(note)}</span>` };
  };
  const rows = ways.map(({ from, to, label: words = '', faint }): readonly Cell[] => {
    const way = [words || 'leads to', ...(faint ? ['(inferred)'] : [])].join(' ');
    return [thing(from), { words: way }, thing(to)];
  });
  return tableHtml(`Ways: ${about}`, ['From', 'Way', 'To'], rows);
}

function nameOf({ kind, label: name }: GraphNode): string {
  return kind === undefined ? name : `${kind}: ${name}`;
}

interface Drawable {
  readonly nodes: readonly GraphNode[];
  readonly ways: readonly Known[];
  readonly layers: Layers;
  /** The ways have words of their own, and not all the same. */
  readonly isLabelled: boolean;
}

function graphSvg({ nodes, ways, layers, isLabelled }: Drawable, about: string, around: Around): string {
  const longest = isLabelled ? Math.max(0, ...ways.map(({ label: words = '' }) => textWidth(oneLine(words), small.size))) : 0;
  const free = (room - 4 - layers.count * widths.most) / Math.max(1, layers.count - 1);
  const gap = Math.floor(Math.min(widths.widestGap, Math.max(widths.gap, longest + 22, free)));
  const width = Math.max(widths.least, Math.min(widths.most, Math.floor((room - 4 - (layers.count - 1) * gap) / layers.count)));
  const boxes = nodes.map((node, at) => boxOf(node, width, portsAt(at, ways)));
  const placing = placingOf(
    boxes.map(({ height }) => height),
    ways,
    layers,
  );
  const left = (layer: number): number => 2 + layer * (width + gap);
  const [wide, high] = [layers.count * (width + gap) - gap + 4, placing.height + 4];
  const id = around.names.ofDrawing();
  const hasLinks = nodes.some(({ target }) => hrefOf(target, around) !== undefined);
  return [
    `<svg class="drawing${wide > room ? ' long' : ''}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(wide)} ${n(high)}" width="${n(wide)}" height="${n(high)}" role="${hasLinks ? 'group' : 'img'}" aria-labelledby="${id}-title${hasLinks ? '' : ` ${id}-desc`}">`,
    `<title id="${id}-title">${escapeXml(oneLine(about))}</title>`,
    `<desc id="${id}-desc">${escapeXml(inWords(nodes, ways))}</desc>`,
    ...waysSvg(ways, { layers, placing, boxes, width, left, gap }, isLabelled),
    ...boxes.map((box, at) => boxSvg(box, left(layers.layerOf[at] ?? 0), (placing.middles[at] ?? 0) + 2, width, around)),
    '</svg>',
  ].join('\n');
}

/** At how many heights ways come in or go out at most. */
function portsAt(at: number, ways: readonly Known[]): number {
  return Math.max(ways.filter(({ from }) => from === at).length, ways.filter(({ to }) => to === at).length);
}

function boxOf(node: GraphNode, width: number, ports: number): Box {
  const inner = width - 2 * padding.x;
  const labels = wrapText(node.label.trim() || '–', inner, label.size * (node.strong ? 1.1 : 1), label.most, 0.2);
  const notes = wrapText(node.note ?? '', inner, small.size, 2);
  const height = 2 * padding.y + (node.kind === undefined ? 0 : small.line) + labels.length * label.line + notes.length * small.line;
  return { node, labels, notes, height: Math.max(height, Math.min(240, 12 + 13 * ports)) };
}

function hrefOf(target: GraphNode['target'], { link }: Around): string | undefined {
  const given = target === undefined ? undefined : link?.(target);
  return given === undefined ? undefined : safeHref(given);
}

function boxSvg({ node, labels, notes, height }: Box, x: number, middle: number, width: number, around: Around): string {
  const { kind, tone = 'plain', strong = false, target } = node;
  const href = hrefOf(target, around);
  const isLoud = tone === 'bad' || tone === 'warn' || tone === 'good';
  const top = middle - height / 2;
  const lines = (kind === undefined ? 0 : small.line) + labels.length * label.line + notes.length * small.line;
  let y = middle - lines / 2 - 3.5;
  const words: string[] = [];
  const put = (classes: string, line: string, step: number): void => {
    y += step;
    words.push(text(classes, x + padding.x, y, line));
  };
  if (kind !== undefined) put('dim small', oneLine(kind), small.line);
  for (const line of labels)
    put(href === undefined ? `ink${strong ? ' strong' : ''}` : `leads${strong ? ' strong' : ''}`, line, label.line);
  for (const line of notes) put(`${isLoud ? tone : 'dim'} small`, line, small.line);
  const drawn = [
    `<g><title>${escapeXml(oneLine([nameOf(node), node.note ?? ''].filter((part) => part !== '').join(', ')))}</title>`,
    `<rect class="node${strong ? ' asked' : ''}" x="${n(x)}" y="${n(top)}" width="${n(width)}" height="${n(height)}" rx="6"/>`,
    isLoud ? `<rect class="${tone} fill" x="${n(x)}" y="${n(top + 5)}" width="3.5" height="${n(height - 10)}" rx="1.5"/>` : '',
    ...words,
    '</g>',
  ].join('');
  return href === undefined ? drawn : `<a href="${escapeXml(href)}">${drawn}</a>`;
}

interface Drawn {
  readonly layers: Layers;
  readonly placing: Placing;
  readonly boxes: readonly Box[];
  readonly width: number;
  readonly gap: number;
  left(layer: number): number;
}

/** All ways, and where they have different words, each word once at the thing that it leads to. */
function waysSvg(ways: readonly Known[], drawn: Drawn, isLabelled: boolean): readonly string[] {
  const { layers, placing, width, left, gap } = drawn;
  const ports = portsOf(ways, drawn);
  const words = new Map<string, string>();
  const lines = ways.flatMap(({ from, to, label: said = '', faint }, at) => {
    const route = placing.routes[at] ?? [];
    if (from === to || route.length < 2) return [];
    const isBack = layers.back.has(at);
    const first = layers.layerOf[isBack ? to : from] ?? 0;
    const heights = route.map((y, step) => 2 + (step === 0 ? (ports.out[at] ?? y) : step === route.length - 1 ? (ports.into[at] ?? y) : y));
    const bends = heights.slice(1).map((y, step) => {
      const [start, end] = [left(first + step) + width, left(first + step + 1)];
      const last = step === heights.length - 2;
      const reach = last ? end - (isBack ? 0 : 5) : end;
      return `C${n(start + gap / 2)} ${n(heights[step] ?? y)} ${n(end - gap / 2)} ${n(y)} ${n(reach)} ${n(y)}${last ? '' : `H${n(left(first + step + 1) + width)}`}`;
    });
    const [begin, end] = [left(first) + width, left(first + heights.length - 1)];
    const [y0, y1] = [heights[0] ?? 0, heights.at(-1) ?? 0];
    const line = `<path class="line${faint ? ' dashed' : ''}" d="M${n(begin + (isBack ? 5 : 0))} ${n(y0)}${bends.join('')}"/>`;
    const arrow = isBack ? `M${n(begin)} ${n(y0)}l6.5 -4v8z` : `M${n(end)} ${n(y1)}l-6.5 -4v8z`;
    const key = `${to} ${said}`;
    if (isLabelled && said.trim() !== '' && !words.has(key)) {
      const fitting = wrapText(said, gap - 14, small.size, 1)[0] ?? '';
      words.set(
        key,
        isBack ? text('dim small halo', begin + 10, y0 - 4, fitting) : text('dim small halo', end - 9, y1 - 4, fitting, 'end'),
      );
    }
    return [`<g class="${isBack ? 'bad' : 'dim'}">${line}<path class="fill" d="${arrow}"/></g>`];
  });
  return [...lines, ...words.values()];
}

/** At which height each way leaves its first thing and reaches its last one: spread over the side of the box in the order of where they lead. */
function portsOf(
  ways: readonly Known[],
  { layers, placing, boxes }: Drawn,
): { readonly out: readonly number[]; readonly into: readonly number[] } {
  const [out, into] = [new Array<number>(ways.length).fill(0), new Array<number>(ways.length).fill(0)];
  for (const [thing, { height }] of boxes.entries()) {
    for (const [ports, isOut] of [
      [out, true],
      [into, false],
    ] as const) {
      const own = [...ways.entries()].filter(([at, { from, to }]) => from !== to && (layers.back.has(at) !== isOut ? from : to) === thing);
      const next = ([at]: (typeof own)[number]): number => (isOut ? placing.routes[at]?.[1] : placing.routes[at]?.at(-2)) ?? 0;
      own.sort((a, b) => next(a) - next(b) || a[0] - b[0]);
      const step = Math.min(15, (height - 16) / Math.max(1, own.length - 1));
      for (const [order, [at]] of own.entries()) ports[at] = (placing.middles[thing] ?? 0) + (order - (own.length - 1) / 2) * step;
    }
  }
  return { out, into };
}

function inWords(nodes: readonly GraphNode[], ways: readonly Known[]): string {
  const name = (at: number): string => nodes[at]?.label ?? '';
  return ways
    .map(
      ({ from, to, label: said, faint }) =>
        `${oneLine(`${name(from)} – ${said || 'leads to'}${faint ? ' (inferred)' : ''} – ${name(to)}`)}.`,
    )
    .join(' ');
}
