import fc from 'fast-check';
import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Bar, Document } from '../../../src/report/document.ts';
import { printSvg, timelineSvg } from '../../../src/report/formats/svg.ts';
import { type Timeline, timelinesIn } from '../../../src/report/formats/timelines.ts';
import { clean } from '../../../src/text/clean.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';
import { anyDocument, hostile } from './documents.ts';
import { example } from './example.ts';
import { gardens } from './timeline-example.ts';

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly classes: readonly string[];
  /** The colour that it has by the classes of its own or of what it stands in. */
  readonly colour: string | undefined;
  text: string;
}

const colourNames = ['page', 'ink', 'dim', 'grid', 'ghost', 'plain', 'good', 'warn', 'bad', 'now'];

/** All elements as an XML parser that forgives nothing finds them. */
function read(svg: string): readonly Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const given = new Map(Object.entries(attributes as Record<string, SaxesAttributeNS>).map(([key, { value }]) => [key, value]));
    const classes = given.get('class')?.split(' ') ?? [];
    const colour = classes.find((one) => colourNames.includes(one)) ?? open.at(-1)?.colour;
    const element: Element = { name, attributes: given, classes, colour, text: '' };
    found.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.write(svg).close();
  return found;
}

const named = (elements: readonly Element[], name: string): readonly Element[] => elements.filter((element) => element.name === name);
const textsOf = (svg: string): readonly string[] => named(read(svg), 'text').map(({ text }) => text);
const number = (element: Element, name: string): number => Number(element.attributes.get(name));

/** A box that the words of a text take in an ordinary font (Verdana is the widest that systems have), reckoned apart from the printer. */
function boxOf(element: Element) {
  const size = element.classes.includes('head') ? 17 : element.classes.includes('small') ? 12 : 13;
  const width = stringWidth(element.text) * size * 0.55;
  const [x, y] = [number(element, 'x'), number(element, 'y')];
  const anchor = element.attributes.get('text-anchor');
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
  return { text: element.text, left, right: left + width, top: y - size * 0.75, bottom: y + size * 0.2 };
}

function overlapsIn(svg: string): readonly string[] {
  const boxes = named(read(svg), 'text').map(boxOf);
  return boxes.flatMap((a, at) =>
    boxes
      .slice(at + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.text} | ${b.text}`),
  );
}

const bar = (words: Partial<Bar>): Bar => ({ label: 'Soil survey', tone: 'plain', mark: 'milestone', ...words });
const timeline = (bars: readonly Bar[], marks: Timeline['marks'] = [{ day: '2031-03-18', label: 'next meeting' }]): Timeline => ({
  kind: 'timeline',
  bars,
  today: '2031-03-12',
  marks,
});
const draw = (bars: readonly Bar[], marks?: Timeline['marks']): string => timelineSvg('Gardens', timeline(bars, marks));
const day = (at: number): string => new Date(Date.UTC(2031, 1, 1 + at)).toISOString().slice(0, 10);

/** A group with much to do. */
const sixty = Array.from({ length: 60 }, (_, at) =>
  bar({
    id: `row${at}`,
    after: at % 5 === 4 ? [`row${at - 3}`] : [],
    label: `Row ${at} of a long list of things to do in the gardens before the open day`,
    ...(at % 7 === 6 ? {} : { from: day(at * 2), to: day(at * 2) }),
    ...(at % 3 === 0 && { baseline: day(at * 2 - 9) }),
    tone: (['plain', 'good', 'warn', 'dim', 'bad'] as const)[at % 5] ?? 'plain',
    mark: at < 40 ? 'milestone' : 'action',
    ...(at % 2 === 0 && { note: `waits for row${at - 3}, until the end of the week after the next` }),
  }),
);
const gardensTimeline = timelinesIn(gardens)[0] ?? timeline([]);

describe('a timeline as a picture', () => {
  it('tells its title and all that it shows in words', () => {
    const elements = read(printSvg(gardens));
    const [svg, title, desc] = elements;
    expect(svg?.attributes.get('role')).toBe('img');
    expect(svg?.attributes.get('aria-labelledby')).toBe(`${title?.attributes.get('id')} ${desc?.attributes.get('id')}`);
    expect(title?.text).toBe('Riverside Gardeners: timeline');
    expect(desc?.text.split(/(?<=\.) (?=\p{L})/u)).toEqual([
      'As of 2031-03-12.',
      'next meeting 2031-03-18.',
      'List the tools of all gardens: due 2031-02-28, done.',
      'Soil survey: due 2031-03-10, was 2031-02-24, urgent, 2 d late.',
      'Dig new beds; sand & "peat-free" earth first: due 2031-04-02, was 2031-03-26, waits for soil.',
      'Open day: due 2031-04-21 to 2031-04-30, waits for beds, guide, late April.',
      'Planting guide: no date, waits for soil.',
      'Ask every allotment which tools are missing: due 2031-03-11, attention, 1 d late.',
      'Bring seeds to the spring meeting: due 2031-03-21.',
      'Spring meeting: due 2031-03-22.',
    ]);
  });

  it('draws a ghost where a day moved, a span of days, and a way from all that is waited for', () => {
    const drawn = read(printSvg(gardens));
    const withClasses = (...classes: string[]): number => drawn.filter((one) => classes.every((name) => one.classes.includes(name))).length;
    // Each once more in the key.
    expect(withClasses('ghost', 'hollow')).toBe(2 + 1);
    expect(withClasses('ghost', 'dashed')).toBe(2);
    expect(withClasses('span')).toBe(1 + 1);
    expect(withClasses('now', 'line')).toBe(1);
    expect(withClasses('dim', 'dashed')).toBe(1);
    const arrows = (svg: string): number => svg.match(/l-?6 -3\.5v7z/g)?.length ?? 0;
    expect(arrows(printSvg(gardens))).toBe(4 + 1);
    expect(arrows(draw([bar({ id: 'a', to: '2031-03-20' }), bar({ to: '2031-04-20', after: ['a', 'a', 'x'] })]))).toBe(1 + 1);
    expect(arrows(draw([bar({ id: 'a', to: '2031-03-20', after: ['a'] })]))).toBe(0);
  });

  it('lets ways end where work begins, go around what is due before, and reach what has no date', () => {
    const ways = (bars: readonly Bar[]): readonly (readonly number[])[] =>
      [...draw(bars).matchAll(/<path class="line" d="(M[^"]*)"\/><path class="fill" d="M([\d.]+) /g)]
        .slice(0, -1)
        .map(([, way, end]) => [Number(/^M([\d.]+)/.exec(way ?? '')?.[1]), Number(end)]);
    const soil = bar({ id: 'soil', to: '2031-03-10' });
    const [[from = 0, start = 0] = []] = ways([soil, bar({ after: ['soil'], from: '2031-04-01', to: '2031-05-20' })]);
    const [[, single = 0] = []] = ways([soil, bar({ after: ['soil'], to: '2031-05-20' })]);
    const [[early = 0, back = 0] = []] = ways([soil, bar({ after: ['soil'], to: '2031-02-10' }), bar({ to: '2031-05-20' })]);
    const [[, undated = 0] = []] = ways([soil, bar({ after: ['soil'] }), bar({ to: '2031-05-20' })]);
    const [[out = 0, in_ = 0] = []] = ways([bar({ id: 'x' }), bar({ after: ['x'] }), bar({ to: '2031-05-20' })]);
    expect(from).toBeLessThan(start);
    expect(start).toBeLessThan(single);
    expect(back).toBeLessThan(early);
    expect(undated).toBeGreaterThan(800);
    expect(Math.min(out, in_)).toBeGreaterThan(800);
  });

  it('says every colour by a sign or a word as well', () => {
    const flags = (tone: Bar['tone']): readonly string[] =>
      textsOf(draw([bar({ to: '2031-03-20', tone })])).filter((text) => /^!+$/.test(text));
    // Beside the day, and in the key.
    expect(flags('bad')).toEqual(['!!', '!!']);
    expect(flags('warn')).toEqual(['!', '!']);
    expect(flags('plain')).toEqual([]);
    expect(draw([bar({ to: '2031-03-20', tone: 'good' })])).toContain('class="page line thick"');
    expect(textsOf(draw([bar({ to: '2031-03-20', tone: 'good' })]))).toContain('done');
  });

  it('is readable in light and dark', () => {
    const svg = printSvg(gardens);
    const [light = '', dark = ''] = (named(read(svg), 'style')[0]?.text ?? '').split('@media (prefers-color-scheme:dark)');
    for (const scheme of [light, dark]) {
      const colours = new Map([...scheme.matchAll(/#timeline \.(\w+)\{color:(#[0-9a-f]{6})\}/g)].map(([, name, colour]) => [name, colour]));
      expect([...colours.keys()].sort()).toEqual([...colourNames].sort());
      const page = colours.get('page') ?? '';
      const against = (name: string | undefined): number => contrast(colours.get(name) ?? page, page);
      for (const element of read(svg)) {
        if (element.name === 'text') expect(against(element.colour), `${element.colour}: ${element.text}`).toBeGreaterThanOrEqual(4.5);
        const isSign = ['path', 'circle', 'rect'].includes(element.name) && element.colour !== 'page' && element.colour !== 'grid';
        if (isSign) expect(against(element.colour), element.colour).toBeGreaterThanOrEqual(3);
      }
      for (const name of ['plain', 'good', 'warn', 'bad', 'dim', 'now', 'ink']) expect(against(name), name).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each([
    ['an ordinary group', gardensTimeline.bars, gardensTimeline.marks],
    ['a group with sixty things', sixty, undefined],
    ['one row', [bar({ to: '2031-03-13', note: '1 d' })], undefined],
    ['no date at all', [bar({ note: 'waits' }), bar({ label: 'Gate' })], undefined],
    ['no row before today', [bar({ to: '2031-09-13' })], undefined],
    [
      'days close to each other',
      gardensTimeline.bars,
      [
        { day: '2031-03-12', label: 'next meeting' },
        { day: '2031-03-13', label: 'elections' },
        { day: '2031-03-15', label: 'the day after the elections' },
        { day: '2031-06-30', label: 'end of the season' },
      ],
    ],
    ['years', [bar({ from: '2030-09-01', to: '2032-03-01' }), bar({ to: '2031-12-24' })], undefined],
  ] as const)('has no words over other words: %s', (_, bars, marks) => {
    expect(overlapsIn(draw(bars, marks))).toEqual([]);
  });

  it('keeps all that it draws within its edges', () => {
    for (const bars of [gardensTimeline.bars, sixty]) {
      const elements = read(draw(bars));
      const [width, height] = [number(elements[0] as Element, 'width'), number(elements[0] as Element, 'height')];
      for (const box of named(elements, 'text').map(boxOf)) {
        expect(box.left, box.text).toBeGreaterThanOrEqual(0);
        expect(box.right, box.text).toBeLessThanOrEqual(width);
        expect(box.bottom, box.text).toBeLessThanOrEqual(height);
      }
    }
  });

  it('breaks a long label into two lines, cuts it behind them, and has it whole as a title', () => {
    const label = 'Ask every allotment which tools are missing, write them on the shared list and tell the others when it is complete';
    const svg = draw([bar({ label, to: '2031-03-20' })]);
    const lines = textsOf(svg).filter((text) => text !== '' && label.includes(text.replace(/…$/, '')));
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    expect(named(read(svg), 'title').map(({ text }) => text)).toContain(`${label}: due 2031-03-20`);
  });

  it('shows far days at the edge, so that near ones keep their room', () => {
    const near = (bars: readonly Bar[]): readonly number[] => named(read(draw(bars)), 'circle').map((circle) => number(circle, 'cx'));
    const both = [bar({ mark: 'action', to: '2031-03-01' }), bar({ mark: 'action', to: '2031-06-01' })];
    const [first = 0, last = 0] = near([...both, bar({ to: '2039-01-01' }), bar({ to: '1999-12-31' })]);
    expect(last - first).toBeGreaterThan(50);
  });

  it('heads the rows of each kind where kinds stand apart, and only there', () => {
    expect(textsOf(printSvg(gardens))).toEqual(expect.arrayContaining(['Milestones', 'Next steps', 'Meetings']));
    expect(textsOf(printSvg(example))).not.toContain('Milestones');
    expect(textsOf(draw([bar({ to: '2031-03-20' })]))).not.toContain('Milestones');
  });

  it('stands in an HTML page beside others: ids and style are its own', () => {
    for (const id of ['timeline', 'survey-2']) {
      const elements = read(timelineSvg('Gardens', gardensTimeline, id));
      const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
      expect(ids).toEqual([id, `${id}-title`, `${id}-desc`]);
      const rules = (named(elements, 'style')[0]?.text ?? '')
        .split('\n')
        .filter((line) => line.includes('{') && !line.startsWith('@media'));
      expect(rules.length).toBeGreaterThan(20);
      for (const rule of rules) expect(rule.startsWith(`#${id} `) || rule.startsWith(`#${id}{`), rule).toBe(true);
    }
    expect(() => timelineSvg('Gardens', gardensTimeline, 'a"b')).toThrow('no id');
  });

  it('holds no script, no address but that of its own kind, and nothing to fetch, whatever its texts', () => {
    const known = ['circle', 'desc', 'g', 'path', 'rect', 'style', 'svg', 'text', 'title'];
    const attributes = 'aria-labelledby class cx cy d height id r role rx text-anchor viewBox width x xmlns y'.split(' ');
    const check = (document: Document): void => {
      const svg = printSvg(document);
      for (const element of read(svg)) {
        expect(known).toContain(element.name);
        for (const name of element.attributes.keys()) expect(attributes).toContain(name);
        if (element.name === 'style') expect(element.text).not.toMatch(/url|import|http/);
      }
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    };
    fc.assert(
      fc.property(anyDocument, (document) => {
        if (timelinesIn(document).length > 0) check(document);
      }),
      { numRuns: 300 },
    );
  });

  it('gives every text back as text, as a title, a label, a note and a mark', () => {
    const plain = new Set(read(draw([bar({ to: '2031-03-20', note: 'x' })])).map(({ name }) => name));
    for (const text of [...hostileStrings, ...hostile]) {
      const whole = clean(text.replace(/\s+/gu, ' ').trim());
      const bars = [bar({ label: text, to: '2031-03-20', note: text }), bar({ label: 'Gate', to: '2031-03-21' })];
      const elements = read(timelineSvg(text, timeline(bars, [{ day: '2031-03-18', label: text }])));
      expect(new Set(elements.map(({ name }) => name))).toEqual(plain);
      const [title, row, ...others] = named(elements, 'title').map((element) => element.text);
      expect(title).toBe(whole);
      expect(row).toBe(clean(`${text}: due 2031-03-20${text === '' ? '' : `, ${text}`}`.replace(/\s+/gu, ' ').trim()));
      expect(others).toHaveLength(1);
    }
  });

  it('is never asked to draw a document without a timeline', () => {
    expect(() => printSvg({ ...gardens, blocks: [] })).toThrow('no timeline');
  });
});

/** The contrast of two colours, 1 to 21 (WCAG 2.2). */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
