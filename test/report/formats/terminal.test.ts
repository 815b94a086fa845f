import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Bar, Block, Document } from '../../../src/report/document.ts';
import { printTerminal } from '../../../src/report/formats/terminal.ts';
import { clean } from '../../../src/text/clean.ts';
import { widthOf } from '../../../src/text/width.ts';
import { anyDocument, hostile } from './documents.ts';
import { example } from './example.ts';

// The signs on which all width tables agree; of rare ones each version of Unicode has its own opinion.
const settled =
  /^[ -~\u00A0-\u02FF\u05D0-\u05EA\u2010-\u205E\u20A0-\u20BF\u2100-\u2319\u2400-\u25FC\u3000-\u303E\u3041-\u30FF\u4E00-\u9FFF\uAC00-\uD7A3\uFF01-\uFF60]*$/;

const colour = (role: string, text: string): string => `\u001B[1m${role === 'plain' ? 'never' : text}\u001B[0m`;
const plain = (blocks: readonly Block[], width = 80, unicode = true): readonly string[] =>
  printTerminal({ title: 'Report', blocks }, { width, unicode }).split('\n').slice(0, -1);
const bar = (words: Partial<Bar>): Bar => ({ label: 'Soil survey', tone: 'plain', mark: 'milestone', ...words });
const timeline = (bars: readonly Bar[], marks: Extract<Block, { kind: 'timeline' }>['marks'] = []): Block => ({
  kind: 'timeline',
  today: '2031-03-12',
  marks,
  bars,
});

describe('a report on a terminal', () => {
  it.each([40, 80, 100, 200])('looks as kept on %i columns', async (width) => {
    await expect(printTerminal(example, { width, unicode: true })).toMatchFileSnapshot(`golden/terminal-${width}.txt`);
  });

  it('looks as kept where only ASCII signs are shown', async () => {
    const output = printTerminal(example, { width: 80, unicode: false });
    await expect(output).toMatchFileSnapshot('golden/terminal-80-ascii.txt');
    const own = JSON.stringify(example);
    expect([...new Set(output)].filter((sign) => sign > '~' && !own.includes(sign))).toEqual([]);
  });

  it('looks as kept with its roles and links marked', async () => {
    const output = printTerminal(example, {
      width: 100,
      unicode: true,
      hyperlinks: '/home/ines/garden',
      paint: (role, text) => `<${role}:${text}>`,
    });
    await expect(output.replaceAll('\u001B', '␛')).toMatchFileSnapshot('golden/terminal-100-painted.txt');
  });

  it('has no line wider than asked, whatever the texts and the width', () => {
    fc.assert(
      fc.property(anyDocument, fc.integer({ min: 20, max: 220 }), fc.boolean(), (document, width, unicode) => {
        for (const line of printTerminal(document, { width, unicode }).split('\n')) {
          // A selector of emoji shape changes nothing behind a sign that is no emoji.
          const seen = line.replace(/(?<!\p{Extended_Pictographic})\uFE0F/gu, '');
          expect(widthOf(seen), JSON.stringify(line)).toBeLessThanOrEqual(width);
          if (settled.test(line)) expect(stringWidth(line), JSON.stringify(line)).toBeLessThanOrEqual(width);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('takes a width below twenty columns, or none, as twenty', () => {
    const twenty = printTerminal(example, { width: 20, unicode: true });
    expect(printTerminal(example, { width: 1, unicode: true })).toBe(twenty);
    expect(printTerminal(example, { width: Number.NaN, unicode: true })).toBe(twenty);
  });

  it('lets no control, format or direction character through, and no blanks at the end of a line', () => {
    fc.assert(
      fc.property(anyDocument, fc.integer({ min: 20, max: 120 }), (document, width) => {
        const output = printTerminal(document, { width, unicode: true });
        expect(output).not.toMatch(/(?![\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(output).not.toMatch(/ \n/);
      }),
      { numRuns: 200 },
    );
  });

  it('colours only through paint, and paint changes nothing else', () => {
    fc.assert(
      fc.property(anyDocument, fc.integer({ min: 20, max: 120 }), (document, width) => {
        const painted = printTerminal(document, { width, unicode: true, paint: colour });
        expect(painted.replaceAll('\u001B[1m', '').replaceAll('\u001B[0m', '')).toBe(printTerminal(document, { width, unicode: true }));
      }),
      { numRuns: 200 },
    );
  });

  it('links places only where asked, and no path can end the sequence', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const linked = printTerminal(document, { width: 90, unicode: true, hyperlinks: '/home/ines' });
        // biome-ignore lint/complexity/useRegexLiterals: the escapes are easier to read in a string
        const sequence = new RegExp('\\u001B\\]8;;(?:file:///home/ines[!-~]*)?\\u001B\\\\', 'g');
        expect(linked.replace(sequence, '')).toBe(printTerminal(document, { width: 90, unicode: true }));
      }),
      { numRuns: 200 },
    );
  });

  it('prints the same bytes for the same document', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const again = JSON.parse(JSON.stringify(document)) as Document;
        expect(printTerminal(again, { width: 90, unicode: true })).toBe(printTerminal(document, { width: 90, unicode: true }));
      }),
      { numRuns: 50 },
    );
  });

  it('keeps every letter of a paragraph, however it is wrapped', () => {
    const bare = (text: string): string => text.replace(/\s/gu, '');
    for (const text of hostile) {
      const [, ...lines] = plain([{ kind: 'paragraph', inlines: [text, { text, tone: 'strong' }] }], 24);
      expect(bare(lines.join(''))).toBe(bare(clean(text.replaceAll('\r\n', '\n')).repeat(2)));
    }
  });

  it('breaks scripts without spaces between their characters, never before a closing sign', () => {
    const lines = plain([{ kind: 'paragraph', inlines: ['手引き手引き手引き手引、手引き手引き手引き手引。'] }], 22);
    expect(lines.slice(1)).toEqual(['手引き手引き手引き手', '引、手引き手引き手引き', '手引。']);
  });
});

describe('the blocks of a report', () => {
  it('puts air between parts and none below a heading', () => {
    const list: Block = { kind: 'list', items: [{ inlines: ['one'] }] };
    const words: Block = { kind: 'paragraph', inlines: ['words'] };
    const head: Block = { kind: 'heading', level: 1, text: 'Head' };
    expect(plain([words, head, list, words, words, list, head, words])).toEqual([
      'Report',
      'words',
      '',
      'Head',
      '  • one',
      '',
      '  words',
      '',
      '  words',
      '  • one',
      '',
      'Head',
      '  words',
    ]);
  });

  it('counts headings from the outermost that there is', () => {
    const head = (level: 1 | 2 | 3): Block => ({ kind: 'heading', level, text: 'Head' });
    expect(plain([head(2), head(3)])).toEqual(['Report', '', 'Head', '  Head']);
    expect(plain([head(1), head(2)])).toEqual(['Report', '', 'Head', '  Head']);
  });

  it('leaves out what has nothing in it', () => {
    expect(
      plain([
        { kind: 'paragraph', inlines: [] },
        { kind: 'list', items: [] },
        { kind: 'table', columns: ['A'], rows: [] },
        { kind: 'table', columns: [], rows: [[]] },
        timeline([]),
      ]),
    ).toEqual(['Report']);
  });

  it('sets the place at the right edge, on a line of its own where there is no room', () => {
    const place = { path: 'meetings/2031-03-04.md', line: 47 };
    const item = (text: string): Block => ({ kind: 'list', items: [{ inlines: [text], target: place }] });
    expect(plain([item('Paint the gate')], 60)[2]).toBe('• Paint the gate                   meetings/2031-03-04.md:47');
    expect(plain([item('x'.repeat(40))], 60).slice(2)).toEqual([`• ${'x'.repeat(40)}`, `${' '.repeat(35)}meetings/2031-03-04.md:47`]);
    expect(plain([item('Paint the gate')], 50).slice(2)).toEqual(['• Paint the gate', '  meetings/2031-03-04.md:47']);
  });

  it('cuts a long path at its beginning, so that name and line stay', () => {
    const target = { path: `${'folder/'.repeat(9)}note.md`, line: 3 };
    expect(plain([{ kind: 'list', items: [{ inlines: ['x'], target }] }], 30).at(-1)).toBe('  …der/folder/folder/note.md:3');
  });

  it('aligns the short words in front of a list where there is room', () => {
    const items = [
      { lead: { text: 'done' }, inlines: ['Seeds'] },
      { lead: { text: 'decided' }, inlines: ['No peat'] },
      { inlines: ['Gate'] },
    ];
    expect(plain([{ kind: 'list', items }]).slice(2)).toEqual(['• done     Seeds', '• decided  No peat', '•          Gate']);
    expect(plain([{ kind: 'list', items }], 40).slice(2)).toEqual(['• done Seeds', '• decided No peat', '• Gate']);
  });

  it('aligns a table by columns of the screen, and numbers at the right', () => {
    expect(
      plain([
        {
          kind: 'table',
          columns: ['Garden', 'Members'],
          rows: [['京都の庭', '7'], ['North bank', '12 %'], ['x']],
        },
      ]).slice(2),
    ).toEqual(['Garden      Members', '──────────  ───────', '京都の庭          7', 'North bank     12 %', 'x']);
  });

  it('cuts wide cells, and becomes records where columns would be too narrow', () => {
    const table: Block = { kind: 'table', columns: ['Name', 'Needs'], rows: [['North bank', 'somebody who can repair the pump']] };
    expect(plain([table], 30).slice(2)).toEqual(['Name        Needs', '──────────  ──────────────────', 'North bank  somebody who can …']);
    expect(plain([table], 20).slice(2)).toEqual(['North bank', '  Needs: somebody', '  who can repair the', '  pump']);
  });

  it('says once where a row leads', () => {
    const target = { path: 'milestones/gate.md', line: 2 };
    const lines = plain([
      {
        kind: 'table',
        columns: ['What', 'Where'],
        rows: [
          [
            { text: 'Gate', target },
            { text: 'milestones/gate.md:2', target },
          ],
        ],
      },
    ]);
    expect(lines.at(-1)).toBe('Gate  milestones/gate.md:2  milestones/gate.md:2');
    expect(plain([{ kind: 'table', columns: ['Where'], rows: [[{ text: 'milestones/gate.md:2', target }]] }]).at(-1)).toBe(
      'milestones/gate.md:2',
    );
  });
});

describe('a timeline on a terminal', () => {
  const rowsOf = (bars: readonly Bar[], marks?: Parameters<typeof timeline>[1]): readonly string[] =>
    plain([timeline(bars, marks)], 60).slice(2);

  it('shows how far an end has moved, today, and the day in figures', () => {
    expect(
      rowsOf([bar({ from: '2031-03-03', to: '2031-03-24', baseline: '2031-03-17' })], [{ day: '2031-03-20', label: 'next meeting' }]),
    ).toEqual([
      '             Mar 2031',
      '             3         10         17        24',
      'Soil survey  ━━━━━━━━━━━━━│━━━━━━━◇┄┄┄┊┄┄┄┄┄┄◆    2031-03-24',
      '             was 2031-03-17',
      '│ today 2031-03-12   ┊ next meeting 2031-03-20   ◆ milestone',
      '◇ was due',
    ]);
  });

  it('ends the words below a row without a comma where there is no note', () => {
    const lines = rowsOf([bar({ from: '2031-03-03', to: '2031-03-24', baseline: '2031-03-17', note: '' })]);
    expect(lines.map((line) => line.trim())).toContain('was 2031-03-17');
  });

  it.each([
    ['bad', '!!', 'urgent'],
    ['warn', '!', 'attention'],
  ] as const)('says a %s tone by a sign as well as by colour', (tone, sign, word) => {
    const lines = rowsOf([bar({ to: '2031-03-20', tone }), bar({ tone })]);
    expect(lines.find((line) => line.includes('2031-03-20'))).toMatch(new RegExp(`2031-03-20 ${sign}$`));
    expect(lines.find((line) => line.includes('no date'))).toMatch(new RegExp(`no date ${sign}$`));
    expect(lines.join(' ')).toContain(`${sign} ${word}`);
  });

  it('lists what has no date, and reads a day that does not exist as none', () => {
    const lines = rowsOf([bar({ to: '2031-03-20' }), bar({ label: 'Guide', note: 'waits' }), bar({ label: 'Gate', to: '2031-02-30' })]);
    expect(lines.filter((line) => line.endsWith('no date')).map((line) => line.split(' ')[0])).toEqual(['Guide', 'Gate']);
    expect(lines.find((line) => line.startsWith('Guide'))).toMatch(/^Guide {8}waits .*no date$/);
  });

  it('is words only where nothing has a date or the terminal is narrow', () => {
    expect(rowsOf([bar({ note: 'waits' })])).toEqual(['Soil survey  no date', '  waits']);
    expect(plain([timeline([bar({ to: '2031-03-20', tone: 'warn' })])], 40).slice(2)).toEqual(['Soil survey  2031-03-20 !']);
  });

  it('shows far days at the edge, so that near ones keep their room', () => {
    const near = bar({ label: 'Near', from: '2031-03-01', to: '2031-06-30' });
    const lines = rowsOf([near, bar({ label: 'Far', from: '2029-01-01', to: '2039-01-01' }), bar({ label: 'Past', to: '1999-12-31' })]);
    expect(lines.find((line) => line.startsWith('Far'))).toMatch(/^Far {3}‹.*› {2}2039-01-01$/);
    expect(lines.find((line) => line.startsWith('Past'))).toMatch(/^Past {2}‹ .*1999-12-31$/);
    expect(lines.find((line) => line.startsWith('Near'))).toMatch(/━{6,}◆/);
  });

  it('explains the signs that it uses and no others', () => {
    const [, legend] = [rowsOf([]), rowsOf([bar({ from: '2031-03-18', to: '2031-03-24', window: true })]).at(-1)];
    expect(legend).toBe('│ today 2031-03-12   ◆ milestone   ░ some day of these');
  });

  it('reads a bar with swapped ends as the days between them', () => {
    expect(rowsOf([bar({ from: '2031-03-24', to: '2031-03-03' })])).toEqual(rowsOf([bar({ from: '2031-03-03', to: '2031-03-24' })]));
  });
});

describe('a very large report', () => {
  it('is printed whole', () => {
    const items = Array.from({ length: 130_000 }, (_, at) => ({ inlines: [`entry ${at}`] }));
    const rows = items.map((item) => item.inlines);
    const output = printTerminal(
      {
        title: '漢é'.repeat(10_000),
        blocks: [
          { kind: 'list', items },
          { kind: 'table', columns: ['Entry'], rows },
        ],
      },
      { width: 80, unicode: true },
    );
    expect(output.split('entry 129999')).toHaveLength(3);
    expect(output.replace(/\s/gu, '')).toContain('漢é'.repeat(10_000));
  });
});
