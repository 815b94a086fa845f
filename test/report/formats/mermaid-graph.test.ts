import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { Document, Graph } from '../../../src/report/document.ts';
import { printMermaidGraph } from '../../../src/report/formats/mermaid-graph.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';

/** What Mermaid's own parser keeps of a flowchart. */
interface Flow {
  getVertices(): ReadonlyMap<string, { readonly text: string; readonly classes: readonly string[]; readonly link?: string }>;
  getEdges(): readonly { readonly start: string; readonly end: string; readonly text: string; readonly stroke: string }[];
}

interface Mermaid {
  parse(text: string): Promise<{ readonly diagramType: string; readonly config: object }>;
  readonly mermaidAPI: { getDiagramFromText(text: string): Promise<{ readonly db: Flow }> };
}

const require = createRequire(import.meta.url);

// As in mermaid.test.ts: nothing is drawn.
function loadMermaid(): Mermaid {
  const document = { nodeType: 9, implementation: {}, createElement: () => ({}) };
  const window = { document, Element: class {}, addEventListener: () => undefined };
  const context = createContext({ window, document, console, structuredClone, setTimeout, clearTimeout, URL, TextEncoder, TextDecoder });
  runInContext(readFileSync(require.resolve('@mermaid-js/tiny'), 'utf8'), context);
  return context.mermaid;
}

const mermaid = loadMermaid();

async function read(graph: Graph, title = 'A trace'): Promise<Flow> {
  const document: Document = { title, blocks: [], graph };
  const text = printMermaidGraph(document, graph);
  expect(await mermaid.parse(text)).toEqual({ diagramType: 'flowchart-v2', config: {} });
  return (await mermaid.mermaidAPI.getDiagramFromText(text)).db;
}

test('a graph is a flowchart with its texts, its ways, and a mark on what was asked for', async () => {
  const flow = await read({
    nodes: [
      { id: 'a', label: 'milestone: The kit', note: 'kit' },
      { id: 'b', label: 'question: Which?', note: 'cafes#which', strong: true },
    ],
    edges: [
      { from: 'a', to: 'b', label: 'asked for it' },
      { from: 'a', to: 'b', faint: true },
      { from: 'a', to: 'gone' },
    ],
  });
  expect([...flow.getVertices()].map(([id, { classes }]) => [id, [...classes]])).toEqual([
    ['n1', []],
    ['n2', ['asked']],
  ]);
  expect(flow.getEdges().map(({ start, end, stroke }) => [start, end, stroke])).toEqual([
    ['n1', 'n2', 'normal'],
    ['n1', 'n2', 'dotted'],
  ]);
});

const words = [
  'end',
  'subgraph x',
  'n1["x"]',
  'click n1 call alert()',
  'style n1 fill:red',
  '"]',
  '`a`',
  '%%{init: {}}%%',
  '<b>x</b>',
  'a --> b',
  '',
];

test('no text of it means anything to Mermaid', async () => {
  for (const text of [...hostileStrings, ...words]) {
    const flow = await read(
      {
        nodes: [
          { id: text, label: text, note: text },
          { id: 'other', label: 'Other' },
        ],
        edges: [{ from: text, to: 'other', label: text }],
      },
      text,
    );
    expect([...flow.getVertices().keys()]).toEqual(['n1', 'n2']);
    expect(flow.getEdges()).toHaveLength(1);
    for (const { text: shown, link } of flow.getVertices().values()) {
      expect(link).toBeUndefined();
      expect(shown.replace('<br>', '')).not.toMatch(/[<>"]/);
    }
  }
});
