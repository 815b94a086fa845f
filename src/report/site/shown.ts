// A report as everybody may read it: each of its texts as the site shows texts. Knows every place of a document that holds words.
import type { Bar, Block, Document, Graph, Inline, Item, Span, Target } from '../document.ts';
import { pathTeller } from './path-names.ts';

/** A copy in which every text was given to `said`. Days stay, and so do places, but for those whose paths name somebody. */
export function shownDocument(document: Document, as: (text: string) => string): Document {
  const said: Said = { text: as, mayTell: pathTeller(as) };
  const { title, blocks, picture, graph } = document;
  const { calendar: _, ...rest } = document;
  return {
    ...rest,
    title: said.text(title),
    blocks: blocks.map((block) => shownBlock(block, said)),
    ...(picture && { picture: shownTimeline(picture, said) }),
    ...(graph && { graph: shownGraph(graph, said) }),
  };
}

interface Said {
  text(text: string): string;
  mayTell(path: string): boolean;
}

/** A thing without its place, where that names somebody. */
function placed<T extends { readonly target?: Target }>(thing: T, { mayTell }: Said): T {
  if (thing.target === undefined || mayTell(thing.target.path)) return thing;
  const { target: _, ...rest } = thing;
  return rest as T;
}

/** A thing without its name on the page, where that names somebody. */
function named<T extends { readonly anchor?: string }>(thing: T, { mayTell }: Said): T {
  if (thing.anchor === undefined || mayTell(thing.anchor)) return thing;
  const { anchor: _, ...rest } = thing;
  return rest as T;
}

function shownBlock(block: Block, said: Said): Block {
  switch (block.kind) {
    case 'heading':
      return { ...named(block, said), text: said.text(block.text), ...(block.aside !== undefined && { aside: said.text(block.aside) }) };
    case 'paragraph':
      return { ...block, inlines: shownInlines(block.inlines, said) };
    case 'list':
      return {
        ...block,
        items: block.items.map((item) => shownItem(item, said)),
        ...(block.rest && { rest: block.rest.map((item) => shownItem(item, said)) }),
      };
    case 'table':
      return { ...block, columns: block.columns.map(said.text), rows: block.rows.map((row) => shownInlines(row, said)) };
    case 'bars':
      return { ...block, bars: block.bars.map((bar) => ({ ...named(bar, said), label: said.text(bar.label) })) };
    case 'opposed':
      return {
        ...block,
        scale: block.scale.map(said.text),
        bars: block.bars.map((bar) => ({
          ...bar,
          label: said.text(bar.label),
          ...(bar.note !== undefined && { note: said.text(bar.note) }),
        })),
      };
    case 'pairs':
      return {
        ...block,
        times: [said.text(block.times[0]), said.text(block.times[1])],
        bars: block.bars.map((bar) => ({ ...bar, label: said.text(bar.label) })),
      };
    case 'timeline':
      return shownTimeline(block, said);
  }
}

function shownTimeline<T extends Extract<Block, { readonly kind: 'timeline' }>>(timeline: T, said: Said): T {
  const bar = (one: Bar): Bar => ({
    ...placed(one, said),
    label: said.text(one.label),
    ...(one.note !== undefined && { note: said.text(one.note) }),
  });
  return { ...timeline, bars: timeline.bars.map(bar), marks: timeline.marks.map((mark) => ({ ...mark, label: said.text(mark.label) })) };
}

function shownItem(item: Item, said: Said): Item {
  return {
    ...placed(item, said),
    ...(item.lead && { lead: shownSpan(item.lead, said) }),
    inlines: shownInlines(item.inlines, said),
    ...(item.children && { children: item.children.map((child) => shownItem(child, said)) }),
  };
}

// Words that stand in several pieces (a name between signs) are still one text; but each piece has its own look, so each is looked at alone.
function shownInlines<T extends Inline>(inlines: readonly T[], said: Said): readonly T[] {
  return inlines.map((inline) => (typeof inline === 'string' ? said.text(inline) : shownSpan(inline, said)) as T);
}

function shownSpan(span: Span, said: Said): Span {
  return {
    ...named(placed(span, said), said),
    text: said.text(span.text),
    ...(span.whole !== undefined && { whole: said.text(span.whole) }),
  };
}

function shownGraph(graph: Graph, said: Said): Graph {
  return {
    nodes: graph.nodes.map((node) => ({
      ...placed(node, said),
      label: said.text(node.label),
      ...(node.note !== undefined && { note: said.text(node.note) }),
    })),
    edges: graph.edges.map((edge) => ({ ...edge, ...(edge.label !== undefined && { label: said.text(edge.label) }) })),
  };
}
