import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Document } from '../../../src/report/document.ts';
import { printHtml } from '../../../src/report/formats/html.ts';
import { clean } from '../../../src/text/clean.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';
import { dangersIn, type Element, named, readHtml } from '../html/read-html.ts';
import { validate } from '../html/validate.ts';
import { anyDocument, anyGraph, hostile } from './documents.ts';
import { example } from './example.ts';
import { gardens } from './timeline-example.ts';

const page = async (...blocks: Block[]): Promise<readonly Element[]> => readHtml(await printHtml({ title: 'Gardens: beds', blocks }));
const wordsOf = (elements: readonly Element[], name: string): readonly string[] =>
  named(elements, name).map(({ text }) => text.replace(/\s+/g, ' ').trim());
const classed = (elements: readonly Element[], name: string): readonly Element[] =>
  elements.filter(({ attributes }) => attributes.get('class')?.split(' ').includes(name) === true);
const squeezed = (text: string): string => clean(text).replace(/\s+/gu, ' ').trim();

const survey: Document = {
  title: 'Which tools: results',
  blocks: [
    { kind: 'heading', level: 2, text: 'Which tools are missing?', anchor: 'tools' },
    {
      kind: 'bars',
      bars: [
        { label: 'Spades', anchor: 'tools-spades', count: 12, base: 40, low: 0.18, high: 0.455 },
        { label: 'Rakes', base: 40 },
        { label: 'None', count: 0, base: 40, low: 0, high: 0.088 },
      ],
    },
    {
      kind: 'opposed',
      scale: ['never', 'rarely', 'sometimes', 'often', 'always'],
      bars: [
        { label: 'Shared beds', shares: [0.1, 0.2, 0.3, 0.3, 0.1], note: 'no garden: 3' },
        { label: 'Own beds', shares: [] },
      ],
    },
    {
      kind: 'table',
      columns: ['', 'yes', 'no'],
      rows: [[{ text: 'Water', anchor: 'water' }, '12 (30 %)', { text: '–', anchor: 'water' }]],
    },
  ],
};

describe('a report as a page', () => {
  it.each([
    ['an ordinary report', example],
    ['a timeline', gardens],
    ['a survey', survey],
    ['nothing', { title: '', blocks: [] }],
    [
      'headings that skip a level',
      { title: 'x', blocks: [1, 3, 1, 2, 3, 3].map((level) => ({ kind: 'heading', level, text: 'a b' })) as Block[] },
    ],
  ] satisfies [string, Document][])('is clean by the HTML standard and holds nothing that acts: %s', async (_, document) => {
    const html = await printHtml(document);
    expect(await validate(html)).toEqual([]);
    expect(dangersIn(readHtml(html))).toEqual([]);
  });

  it('lets browsers load and run nothing but its own style', async () => {
    const html = await printHtml(example);
    const elements = readHtml(html);
    const [style] = named(elements, 'style');
    const hash = createHash('sha256')
      .update(style?.text ?? '')
      .digest('base64');
    const policy = named(elements, 'meta').find(({ attributes }) => attributes.get('http-equiv') === 'Content-Security-Policy');
    expect(policy?.attributes.get('content')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(named(elements, 'style')).toHaveLength(1);
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|\/\/|url\(|@import/);
    // Browsers ask for the sign of a tab where a page names none.
    expect(named(elements, 'link').map(({ attributes }) => attributes.get('href')?.slice(0, 18))).toEqual(['data:image/svg+xml']);
  });

  it('says its language and fits its screen', async () => {
    const elements = await page();
    expect(named(elements, 'html')[0]?.attributes.get('lang')).toBe('en');
    const metas = new Map(named(elements, 'meta').map(({ attributes }) => [attributes.get('name'), attributes.get('content')]));
    expect(metas.get('viewport')).toBe('width=device-width, initial-scale=1');
    expect(metas.get('color-scheme')).toBe('light dark');
    expect(wordsOf(elements, 'title')).toEqual(['Gardens: beds']);
    expect(wordsOf(elements, 'h1')).toEqual(['Gardens: beds']);
  });

  it('is small', async () => {
    for (const document of [example, gardens, survey]) expect((await printHtml(document)).length).toBeLessThan(60_000);
  });

  it('tells first the light, the next meeting, and then what stands in its first part', async () => {
    const elements = await page(
      { kind: 'paragraph', inlines: [{ text: '▲ amber', tone: 'warn' }, ': the gate is late'] },
      { kind: 'heading', level: 2, text: 'Help wanted', aside: '1 of 4' },
      { kind: 'list', items: [{ inlines: ['Paint the gate'] }] },
      { kind: 'heading', level: 2, text: 'People', aside: '3 came' },
      { kind: 'heading', level: 2, text: 'Next meeting', aside: '2031-03-18 18:00' },
      { kind: 'paragraph', inlines: [{ text: '9 readings are inferred', tone: 'dim' }] },
      { kind: 'heading', level: 2, text: 'Timeline' },
      {
        kind: 'timeline',
        today: '2031-03-12',
        marks: [{ day: '2031-03-18', label: 'next meeting' }],
        bars: [{ label: 'Gate', tone: 'bad', mark: 'milestone' }],
      },
    );
    const [header] = named(elements, 'header');
    expect(header?.text.replace(/\s+/g, ' ').trim()).toBe(
      'Gardens: beds ▲ amber: the gate is late Next meeting2031-03-18 18:00 People3 came',
    );
    expect(wordsOf(elements, 'h2')).toEqual(['Help wanted', 'Timeline']);
    expect(named(elements, 'main')[0]?.text).toContain('9 readings are inferred');
  });

  it('says a meeting that only its timeline knows, and keeps a heading with more below it where it is', async () => {
    const elements = await page(
      { kind: 'heading', level: 2, text: 'Next meeting', aside: '2031-03-18' },
      { kind: 'list', items: [{ inlines: ['The gate comes back'] }] },
      {
        kind: 'timeline',
        today: '2031-03-12',
        marks: [{ day: '2031-03-18', label: 'next meeting' }],
        bars: [{ label: 'Gate', tone: 'plain', mark: 'action' }],
      },
    );
    expect(wordsOf(elements, 'dl')).toEqual(['next meeting2031-03-18']);
    expect(wordsOf(elements, 'h2')).toEqual(['Next meeting']);
  });

  it('names its parts as forges do, and lists them where they are many', async () => {
    const headings = Array.from({ length: 9 }, (_, at): Block[] => [
      { kind: 'heading', level: 2, text: at === 0 ? 'Ärger & Lob!' : 'Same words' },
      { kind: 'paragraph', inlines: ['x'] },
    ]).flat();
    const elements = await page(...headings);
    expect(
      named(elements, 'h2')
        .slice(0, 3)
        .map(({ attributes }) => attributes.get('id')),
    ).toEqual(['ärger--lob', 'same-words', 'same-words-1']);
    expect(
      named(elements, 'a')
        .slice(0, 2)
        .map(({ attributes }) => attributes.get('href')),
    ).toEqual(['#ärger--lob', '#same-words']);
    expect(named(await page(...headings.slice(2)), 'nav')).toEqual([]);
  });

  it('shows entries with their first word, their place and what hangs below them', async () => {
    const elements = await page({
      kind: 'list',
      items: [
        {
          lead: { text: 'moved', tone: 'warn' },
          inlines: ['Soil survey ', { text: '2031-03-04#k3xq', tone: 'id' }],
          target: { path: 'meetings/2031-03-04.md', line: 12 },
          children: [{ inlines: ['to 2031-03-21'] }],
        },
      ],
    });
    expect(wordsOf(elements, 'li')).toEqual(['moved Soil survey 2031-03-04#k3xq meetings/2031-03-04.md:12 to 2031-03-21', 'to 2031-03-21']);
    expect(classed(elements, 'lead')[0]?.attributes.get('class')).toBe('lead warn');
    expect(wordsOf(elements, 'time')).toEqual(['2031-03-21']);
    expect(named(elements, 'a')).toEqual([]);
  });

  it('has the figures of a chart beside its bars and in a table, with n and the interval', async () => {
    const elements = readHtml(await printHtml(survey));
    const bars = named(elements, 'li')
      .filter(({ around }) => around.at(-1) === 'ul')
      .map(({ text }) => text.replace(/\s+/g, ' ').trim());
    expect(bars.slice(0, 3)).toEqual(['Spades 30 % 12 of 40', 'Rakes hidden', 'None 0 % 0 of 40']);
    expect(bars.slice(-2)).toEqual(['Shared beds 30 % below 40 % above middle 30 %, no garden: 3', 'Own beds hidden']);
    expect(wordsOf(elements, 'figcaption')[0]).toMatch(/n = 40.*95 % interval/);
    expect(wordsOf(elements, 'tr').slice(0, 4)).toEqual(['AnswerCountShare95 %', 'Spades1230 %18–46', 'Rakeshidden–', 'None00 %0–9']);
    const whiskers = elements.filter(({ name, attributes }) => name === 'line' && attributes.get('class') === 'ink whisker');
    expect(whiskers.slice(0, 3).map(({ attributes }) => [attributes.get('x1'), attributes.get('x2')])).toEqual([
      ['18%', '45.5%'],
      ['18%', '18%'],
      ['45.5%', '45.5%'],
    ]);
    // The anchors by which others cite a count; the second thing of a name has none.
    expect(elements.filter(({ attributes }) => attributes.get('id') === 'tools-spades')).toHaveLength(1);
    expect(elements.filter(({ attributes }) => attributes.get('id') === 'water')).toHaveLength(1);
  });

  it('lets the bars of a scale part at its middle', async () => {
    const elements = readHtml(await printHtml(survey));
    const boxes = elements.filter(({ name, attributes }) => name === 'rect' && attributes.get('class')?.endsWith('apart'));
    expect(boxes.map(({ attributes }) => [attributes.get('class')?.split(' ')[0], attributes.get('x'), attributes.get('width')])).toEqual([
      ['low', '27.5%', '5%'],
      ['low-near', '32.5%', '10%'],
      ['between', '42.5%', '15%'],
      ['high-near', '57.5%', '15%'],
      ['high', '72.5%', '5%'],
    ]);
  });

  it('draws a timeline for wide screens and for narrow ones, and has its days in a table', async () => {
    const elements = readHtml(await printHtml(gardens));
    const picture = named(elements, 'svg').find(({ attributes }) => attributes.get('role') === 'img');
    expect(picture?.attributes.get('aria-labelledby')).toBe('drawing-title drawing-desc');
    expect(named(elements, 'style')).toHaveLength(1);
    const [bars] = gardens.blocks.flatMap((block) => (block.kind === 'timeline' ? [block.bars] : []));
    for (const { label } of bars ?? []) {
      expect(classed(elements, 'label').map(({ text }) => text)).toContain(label);
      expect(wordsOf(elements, 'td')).toContain(label);
    }
    const late = classed(elements, 'bad').find(({ name }) => name === 'li');
    expect(late?.text.replace(/\s+/g, ' ')).toContain('2031-03-10 !! was 2031-02-24, urgent, 2 d late');
    // What is not the picture is told in words beside it.
    for (const { attributes } of named(elements, 'svg').filter((svg) => svg !== picture && !svg.around.includes('svg')))
      expect(attributes.get('aria-hidden')).toBe('true');
  });

  it('has a stroke for each day on which something was due in between, and tells them in words', async () => {
    const bar = { label: 'Gate', from: '2031-03-20', to: '2031-03-20', baseline: '2031-02-15', tone: 'plain', mark: 'milestone' } as const;
    const strokes = async (moves: readonly string[], more: object = {}): Promise<number> => {
      const elements = await page({ kind: 'timeline', today: '2031-03-12', marks: [], bars: [{ ...bar, ...more, moves }] });
      const drawn = (d: string | undefined): boolean => d?.endsWith('v9') === true;
      return elements.filter(({ attributes, around }) => drawn(attributes.get('d')) && !around.includes('ul')).length;
    };
    // One in the row, one in the key.
    expect(await strokes(['2031-02-28', '2031-03-20'])).toBe(2);
    expect(await strokes(['2031-03-20'])).toBe(0);
    expect(await strokes(['2031-02-28', '2031-03-05', '2031-02-28', 'soon'])).toBe(3);
    expect(await strokes(['2031-02-28'], { baseline: '2031-03-20' })).toBe(2);
    const elements = await page({
      kind: 'timeline',
      today: '2031-03-12',
      marks: [],
      bars: [{ ...bar, moves: ['2031-02-28', '2031-03-20'] }],
    });
    expect(wordsOf(elements, 'desc')[0]).toContain('Gate: due 2031-03-20, was 2031-02-15, then 2031-02-28');
    expect(wordsOf(elements, 'tr')[1]).toBe('Gatemilestone2031-02-152031-02-282031-03-20');
  });

  it('draws the picture of a report that tells its days in words', async () => {
    const [timeline] = gardens.blocks.flatMap((block) => (block.kind === 'timeline' ? [block] : []));
    const elements = readHtml(
      await printHtml({ title: 'x', blocks: [{ kind: 'paragraph', inlines: ['words'] }], ...(timeline && { picture: timeline }) }),
    );
    expect(named(elements, 'svg').filter(({ attributes }) => attributes.get('role') === 'img')).toHaveLength(1);
  });

  it('colours the cells of a table by their shares, has a key to the colours, and says what is hidden', async () => {
    const cell = (share: number | 'hidden') => ({ text: share === 'hidden' ? '–' : `${share * 100} (${share * 100} %)`, share });
    const elements = await page({
      kind: 'table',
      columns: ['', 'yes', 'no', 'n'],
      rows: [
        ['Water', cell(0), cell(0.1), '12'],
        ['Earth', cell(0.11), cell(1), '40'],
        ['Seeds', cell(0.6), cell('hidden'), '7'],
      ],
    });
    const shades = classed(elements, 'share').map(({ attributes }) => attributes.get('class')?.split(' ')[1]);
    expect(shades.slice(0, 6)).toEqual(['share-0', 'share-1', 'share-2', 'share-5', 'share-4', 'share-hidden']);
    expect(shades.slice(6)).toEqual(['share-0', 'share-1', 'share-2', 'share-3', 'share-4', 'share-5', 'share-hidden']);
    expect(wordsOf(elements, 'tr').at(-1)).toBe('Seeds60 (60 %)– hidden7');
    expect(wordsOf(elements, 'li')).toEqual(['0 %', 'to 10 %', 'to 25 %', 'to 50 %', 'to 75 %', 'more', '– hidden']);
  });

  it('lets whatever is wide scroll in a box that the keyboard reaches', async () => {
    const elements = readHtml(await printHtml(survey));
    for (const { around } of named(elements, 'table')) expect(around.at(-1)).toBe('div');
    const boxes = classed(elements, 'scroll');
    expect(boxes.length).toBe(3);
    for (const { attributes } of boxes) {
      expect(attributes.get('tabindex')).toBe('0');
      expect(attributes.get('aria-label')).toMatch(/^(Table|Numbers): Which tools are missing\?$/);
    }
  });
});

describe('texts that nobody would write', () => {
  it('cannot leave the place that they are put into', async () => {
    for (const text of [...hostileStrings, ...hostile]) {
      const blocks: Block[] = [
        { kind: 'heading', level: 2, text, aside: text, anchor: text },
        { kind: 'paragraph', inlines: [text, { text, tone: 'warn' }, { text, tone: 'id', target: { path: text } }] },
        { kind: 'list', items: [{ lead: { text }, inlines: [text], target: { path: text, line: 1 } }] },
        { kind: 'table', columns: [text, text], rows: [[text, { text, anchor: text }]] },
        { kind: 'bars', bars: [{ label: text, count: 1, base: 2, anchor: text }] },
        { kind: 'opposed', scale: [text, text], bars: [{ label: text, shares: [0.5, 0.5], note: text }] },
        { kind: 'pairs', times: [text, text], bars: [{ label: text, before: 0.5, after: 1 }] },
        {
          kind: 'timeline',
          today: text,
          marks: [{ day: text, label: text }],
          bars: [{ label: text, note: text, tone: 'bad', mark: 'action', to: '2031-03-12' }],
        },
      ];
      const elements = readHtml(await printHtml({ title: text, blocks }));
      expect(dangersIn(elements), text).toEqual([]);
      if (text.trim() === '') continue;
      expect(wordsOf(elements, 'title')[0]).toBe(squeezed(text));
      expect(wordsOf(elements, 'h2')[0]).toBe(squeezed(text));
      expect(wordsOf(elements, 'td').map(squeezed)).toContain(squeezed(text));
      expect(classed(elements, 'label').map((one) => squeezed(one.text))).toContain(squeezed(text));
    }
  });

  it('make a whole page in every mixture', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, anyGraph, async (document, graph) => {
        const html = await printHtml({ ...document, graph });
        expect(dangersIn(readHtml(html))).toEqual([]);
        expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
      }),
      { numRuns: 200 },
    );
  });
});
