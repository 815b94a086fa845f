import { describe, expect, it } from 'vitest';
import type { Graph, Target } from '../../../src/report/document.ts';
import { printHtml } from '../../../src/report/formats/html.ts';
import { printPage } from '../../../src/report/html/page.ts';
import { reportHtml } from '../../../src/report/html/report.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';
import { dangersIn, type Element, named, readHtml } from './read-html.ts';
import { validate } from './validate.ts';

const gate: Graph = {
  nodes: [
    {
      id: 'wood',
      label: 'Buy wood',
      called: 'wood',
      note: 'due 2031-03-01, 11 days late',
      tone: 'warn',
      target: { path: 'milestones/wood.md' },
    },
    { id: 'gate', kind: 'milestone', label: 'Build the gate', called: 'gate', target: { path: 'milestones/gate.md', line: 3 } },
    { id: 'open', label: 'Open day', strong: true },
  ],
  edges: [
    { from: 'wood', to: 'gate', label: 'holds up' },
    { from: 'gate', to: 'open', label: 'holds up', faint: true },
    { from: 'gone', to: 'open', label: 'holds up' },
  ],
};

const page = async (graph: Graph): Promise<readonly Element[]> => readHtml(await printHtml({ title: 'Gate: why', blocks: [], graph }));
const wordsOf = (elements: readonly Element[], name: string): readonly string[] =>
  named(elements, name).map(({ text }) => text.replace(/\s+/g, ' ').trim());
const drawing = (elements: readonly Element[]): readonly Element[] => elements.filter(({ around }) => around.includes('svg'));
const ofClass = (elements: readonly Element[], name: string): readonly Element[] =>
  elements.filter(({ attributes }) => attributes.get('class')?.split(' ').includes(name) === true);
const link = ({ path, line }: Target): string => `${path.replace(/\.md$/, '.html')}${line === undefined ? '' : `#L${line}`}`;

describe('things and ways on a page', () => {
  it('are drawn from left to right, with a table of the same ways', async () => {
    const elements = await page(gate);
    const boxes = named(drawing(elements), 'rect').filter(({ attributes }) => attributes.get('class')?.startsWith('node'));
    const places = boxes.map(({ attributes }) => Number(attributes.get('x')));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(places).size).toBe(3);
    expect(boxes.map(({ attributes }) => attributes.get('class'))).toEqual(['node', 'node', 'node asked']);
    expect(wordsOf(elements, 'tr')).toEqual([
      'FromWayTo',
      'Buy wood due 2031-03-01, 11 days lateholds upmilestone: Build the gate',
      'milestone: Build the gateholds up (inferred)Open day',
    ]);
    expect(wordsOf(elements, 'summary')).toEqual(['The ways as a table (2)']);
  });

  it('are told to whoever hears the page, and what all arrows mean is said once', async () => {
    const elements = await page(gate);
    const [picture] = named(elements, 'svg').filter(({ attributes }) => attributes.get('role') === 'img');
    expect(picture?.attributes.get('aria-labelledby')).toBe('drawing-title drawing-desc');
    expect(wordsOf(elements, 'desc')).toEqual(['Buy wood – holds up – Build the gate. Build the gate – holds up (inferred) – Open day.']);
    expect(wordsOf(elements, 'figcaption')).toEqual(['An arrow means: holds up. A broken line is inferred.']);
    expect(named(drawing(elements), 'text').map(({ text }) => text)).not.toContain('holds up');
  });

  it('have words at the arrows where these differ, each once at a thing', async () => {
    const edges = [
      { from: 'wood', to: 'open', label: 'asks' },
      { from: 'gate', to: 'open', label: 'asks' },
      { from: 'wood', to: 'gate', label: 'found' },
    ];
    const texts = named(drawing(await page({ ...gate, edges })), 'text').map(({ text }) => text);
    expect(texts.filter((text) => text === 'asks')).toHaveLength(1);
    expect(texts).toContain('found');
  });

  it('lead to the things where the page knows their addresses, in the picture and in the table', async () => {
    const html = await printPage({ title: 'Gate', main: reportHtml({ title: 'Gate: why', blocks: [], graph: gate }, { link }) });
    const elements = readHtml(html);
    expect(named(drawing(elements), 'a').map(({ attributes }) => attributes.get('href'))).toEqual([
      'milestones/wood.html',
      'milestones/gate.html#L3',
    ]);
    expect(named(elements, 'a').filter(({ around }) => around.includes('td'))).toHaveLength(3);
    // What the keyboard reaches is no part of a picture that is read as one thing.
    expect(named(elements, 'svg').map(({ attributes }) => attributes.get('role'))).toEqual(['group']);
    expect(await validate(html)).toEqual([]);
  });

  it('say a circle in words and by an arrow that leads back', async () => {
    const edges = [...gate.edges, { from: 'open', to: 'wood', label: 'holds up' }];
    const elements = await page({ ...gate, edges });
    expect(wordsOf(elements, 'figcaption')[0]).toContain('A red line leads back: these wait for each other.');
    expect(ofClass(drawing(elements), 'bad').filter(({ name }) => name === 'g')).toHaveLength(1);
    expect(wordsOf(elements, 'tr')).toHaveLength(4);
  });

  it('are a table alone where they are too many to be seen', async () => {
    const nodes = Array.from({ length: 61 }, (_, at) => ({ id: `${at}`, label: `Thing ${at}` }));
    const elements = await page({ nodes, edges: nodes.slice(1).map(({ id }, at) => ({ from: `${at}`, to: id })) });
    expect(drawing(elements)).toEqual([]);
    expect(wordsOf(elements, 'p')[0]).toBe('61 things and 60 ways are too many for a picture.');
    expect(wordsOf(elements, 'tr')).toHaveLength(61);
    expect(wordsOf(elements, 'tr')[1]).toBe('Thing 0leads toThing 1');
  });

  it('take no room where nothing leads anywhere', async () => {
    expect(named(await page({ nodes: gate.nodes, edges: [{ from: 'gone', to: 'open' }] }), 'section')).toEqual([]);
  });

  it('keep whatever their texts are', async () => {
    for (const text of hostileStrings) {
      const nodes = [
        { id: text, label: text, kind: text, called: text, note: text, target: { path: text } },
        { id: `${text}2`, label: text, strong: true },
      ];
      const graph: Graph = {
        nodes,
        edges: [
          { from: text, to: `${text}2`, label: text },
          { from: `${text}2`, to: text, label: 'x' },
        ],
      };
      const html = await printPage({ title: 'x', main: reportHtml({ title: 'x', blocks: [], graph }, { link: ({ path }) => path }) });
      expect(dangersIn(readHtml(html)), text).toEqual([]);
      expect(html).not.toMatch(/NaN|Infinity|\[object/);
    }
  });

  it('are clean by the HTML standard', async () => {
    expect(await validate(await printHtml({ title: 'Gate: why', blocks: [], graph: gate }))).toEqual([]);
  });
});
