import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bar, Document } from '../../../src/report/document.ts';
import { printMermaid } from '../../../src/report/formats/mermaid.ts';
import { clean } from '../../../src/text/clean.ts';
import { widthOf } from '../../../src/text/width.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';
import { anyDocument, hostile } from './documents.ts';
import { gardens } from './timeline-example.ts';

/** What Mermaid's own parser keeps of a chart. Its codes for characters are resolved in the drawing, so here by `told`. */
interface Gantt {
  getTasks(): readonly {
    readonly task: string;
    readonly section: string;
    readonly id: string;
    readonly startTime: Date;
    readonly endTime: Date;
    readonly milestone?: boolean;
    readonly crit?: boolean;
    readonly done?: boolean;
    readonly active?: boolean;
  }[];
  getSections(): readonly string[];
  getDiagramTitle(): string;
  getAccTitle(): string;
  getLinks(): ReadonlyMap<string, string>;
  getExcludes(): readonly string[];
  getIncludes(): readonly string[];
}

interface Mermaid {
  parse(text: string): Promise<{ readonly diagramType: string; readonly config: object }>;
  readonly mermaidAPI: { getDiagramFromText(text: string): Promise<{ readonly type: string; readonly db: Gantt }> };
}

const require = createRequire(import.meta.url);

// Mermaid is a script for browsers. To parse it needs a window with so much in it that its sanitizer starts; nothing is drawn.
function loadMermaid(): Mermaid {
  const document = { nodeType: 9, implementation: {}, createElement: () => ({}) };
  const window = { document, Element: class {}, addEventListener: () => undefined };
  const context = createContext({ window, document, console, structuredClone, setTimeout, clearTimeout, URL, TextEncoder, TextDecoder });
  runInContext(readFileSync(require.resolve('@mermaid-js/tiny'), 'utf8'), context);
  return context.mermaid;
}

const mermaid = loadMermaid();

async function read(text: string): Promise<Gantt> {
  // A directive or front matter of a title would be found here.
  expect(await mermaid.parse(text)).toEqual({ diagramType: 'gantt', config: {} });
  return (await mermaid.mermaidAPI.getDiagramFromText(text)).db;
}

function told(coded: string): string {
  return coded.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code))).trim();
}

const dayOf = (moment: Date): string =>
  [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

const bar = (words: Partial<Bar>): Bar => ({ label: 'Soil survey', to: '2031-03-20', tone: 'plain', mark: 'milestone', ...words });
const chart = (bars: readonly Bar[], title = 'Gardens', marks: { day: string; label: string }[] = []): Document => ({
  title,
  blocks: [{ kind: 'timeline', bars, today: '2031-03-12', marks }],
});

/** Words of the language of charts, and texts that were once taken for such. */
const words: readonly string[] = [
  ...['gantt', 'title x', 'Title of the book', 'section', 'section A', 'click t1 href "https://example.org"', 'click t1 call alert()'],
  ...['dateFormat X', 'axisFormat %d', 'tickInterval 1ms', 'todayMarker on', 'excludes weekends', 'includes 2031-03-12', 'weekday monday'],
  ...[
    'topAxis',
    'inclusiveEndDates',
    'accTitle: x',
    'accDescr: x',
    'accDescr { x',
    'done, x',
    'crit',
    'active, t9, 2031-01-01, 1d',
    'vert',
  ],
  ...[
    '%%{init: {"theme":"dark"}}%%',
    '%% comment',
    '---',
    '---\ntitle: x\n---',
    'a\nsection B\nb :t7, 2031-01-01, 1d',
    'a:b',
    'a :b',
    'a;b',
  ],
  ...[
    '#35;',
    '#quot;',
    '&#35;',
    '#',
    '# 35 ;',
    'a #b',
    'ﬂ°°35¶ß',
    'ﬂ°quot¶ß',
    'ß¶',
    'ﬂ',
    'style a:b#c;',
    'classDef a:b#c;',
    'style x',
    'graph TD',
  ],
  ...[
    'A --> B',
    '```',
    '</pre><script>x</script>',
    '<b>x</b>',
    '$$x^2$$',
    '`md`',
    '"q',
    "it's",
    '(a) [b] {c}',
    '2031-03-12',
    '12',
    '',
    ' ',
    'a;',
  ],
];
const texts: readonly string[] = [...words, ...hostileStrings, ...hostile];

/** Whether a name in the chart is this text: on one line, nothing hidden in it, and cut where it is long. */
function expectName(name: string | undefined, text: string, columns = 56): void {
  const whole = clean(text.replace(/\s+/gu, ' ').trim()) || '…';
  const shown = told(name ?? '');
  expect(widthOf(shown)).toBeLessThanOrEqual(columns);
  if (shown.endsWith('…') && shown !== whole) expect(`${whole} `.startsWith(shown.slice(0, -1)), shown).toBe(true);
  else expect(shown).toBe(whole);
}

describe('a timeline as a Mermaid chart', () => {
  it('holds the days, the rows with their states, and the number of those without a date', async () => {
    const chart = await read(printMermaid(gardens));
    expect(told(chart.getDiagramTitle())).toBe('Riverside Gardeners: timeline');
    expect(told(chart.getAccTitle())).toBe('Riverside Gardeners: timeline');
    const states = ['milestone', 'done', 'crit', 'active'] as const;
    expect(
      chart.getTasks().map((task) => [
        task.section,
        told(task.task),
        dayOf(task.startTime),
        // The end is the moment at which the last day is over, save for what has no length.
        dayOf(new Date(task.endTime.getTime() - (task.milestone ? 0 : 1))),
        states.filter((state) => task[state]).join(' '),
      ]),
    ).toEqual([
      ['Days', 'as of 2031-03-12', '2031-03-12', '2031-03-12', 'milestone'],
      ['Days', 'next meeting 2031-03-18', '2031-03-18', '2031-03-18', 'milestone'],
      ['Milestones', 'List the tools of all gardens (done)', '2031-02-28', '2031-02-28', 'milestone done'],
      ['Milestones', 'Soil survey (2 d late)', '2031-03-10', '2031-03-10', 'milestone crit'],
      ['Milestones', '↳ was due 2031-02-24', '2031-02-24', '2031-02-24', 'milestone done'],
      ['Milestones', '↳ Dig new beds; sand & "peat-free" eart… (waits for so…)', '2031-03-14', '2031-04-02', ''],
      ['Milestones', '↳ was due 2031-03-26', '2031-03-26', '2031-03-26', 'milestone done'],
      ['Milestones', 'Open day (waits for beds, guide, late April)', '2031-04-21', '2031-04-30', 'active'],
      ['Next steps', 'Ask every allotment which tools are missing (1 d late)', '2031-03-11', '2031-03-11', 'milestone crit'],
      ['Next steps', 'Bring seeds to the spring meeting', '2031-03-21', '2031-03-21', 'milestone'],
      ['Meetings', 'Spring meeting', '2031-03-22', '2031-03-22', 'milestone'],
      ['Without a date', '1 without a date', '2031-03-12', '2031-03-12', 'milestone'],
    ]);
  });

  it('gives every text back as a name, a note, a title and a mark, and nothing of it means anything to Mermaid', async () => {
    for (const text of texts) {
      const drawn = await read(
        printMermaid(chart([bar({ label: text }), bar({ note: text })], text, [{ day: '2031-03-18', label: text }])),
      );
      expectName(drawn.getDiagramTitle(), text, 80);
      expect(drawn.getSections()).toEqual(['Days', 'Milestones']);
      const [asOf, mark, named, noted, ...others] = drawn.getTasks();
      expect(others).toEqual([]);
      expect(told(asOf?.task ?? '')).toBe('as of 2031-03-12');
      expectName(mark?.task, `${text} 2031-03-18`);
      expectName(named?.task, text);
      expect(told(noted?.task ?? '')).toMatch(/^Soil survey( \(|$)/);
      expect([named?.milestone, named?.crit, named?.done, named?.active]).toEqual([true, undefined, undefined, undefined]);
      expect([...drawn.getLinks(), ...drawn.getExcludes(), ...drawn.getIncludes()]).toEqual([]);
    }
  });

  it('gives all texts back in one chart, also beside each other', async () => {
    const drawn = await read(printMermaid(chart(texts.map((label) => bar({ label })))));
    const tasks = drawn.getTasks().filter(({ section }) => section === 'Milestones');
    expect(tasks).toHaveLength(texts.length);
    for (const [at, text] of texts.entries()) expectName(tasks[at]?.task, text);
    expect(new Set(drawn.getTasks().map(({ id }) => id)).size).toBe(texts.length + 1);
  });

  it('gives back any text that one can think of', async () => {
    const part = fc.oneof(
      fc.constantFrom(...texts),
      fc.string({ maxLength: 30 }),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(...'#;:%{}¶ß°ﬂ-,\n&<>"\'`'),
    );
    const any = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''));
    await fc.assert(
      // Many in one chart: the parser takes its time.
      fc.asyncProperty(fc.array(any, { minLength: 10, maxLength: 20 }), any, async (labels, title) => {
        const drawn = await read(
          printMermaid(
            chart(
              labels.map((label) => bar({ label })),
              title,
            ),
          ),
        );
        expectName(drawn.getDiagramTitle(), title, 80);
        const [, ...tasks] = drawn.getTasks();
        expect(tasks).toHaveLength(labels.length);
        for (const [at, label] of labels.entries()) expectName(tasks[at]?.task, label);
      }),
      { numRuns: 60 },
    );
  });

  it('is read whatever the days are, and no name is taken twice', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const tasks = (await read(printMermaid(document))).getTasks();
        expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
        for (const { startTime, endTime } of tasks) expect(startTime.getTime()).toBeLessThanOrEqual(endTime.getTime());
      }),
      { numRuns: 150 },
    );
  });
});
