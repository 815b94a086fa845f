import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { Block, Document, Inline, Item, Target } from '../../../src/report/document.ts';
import { printMarkdown } from '../../../src/report/formats/markdown.ts';
import { clean } from '../../../src/text/clean.ts';
import { anyDocument, anyText, chartOf, documentOf, hostile, wordBlock } from './documents.ts';
import { example } from './example.ts';

const renderer = new MarkdownIt({ html: true });

/** What a CommonMark and GFM parser finds: the kinds of all tokens, the addresses of links, and all text without blanks. */
function rendered(markdown: string): { kinds: Set<string>; links: string[]; text: string } {
  const kinds = new Set<string>();
  const links: string[] = [];
  let text = '';
  for (const token of renderer.parse(markdown, {}).flatMap((block) => [block, ...(block.children ?? [])])) {
    kinds.add(token.type);
    if (token.type === 'link_open') links.push(String(token.attrGet('href')));
    if (['text', 'text_special', 'code_inline'].includes(token.type)) text += token.content;
  }
  return { kinds, links, text: bare(text) };
}

function bare(text: string): string {
  return text.replace(/\s/gu, '');
}

/** The text of one inline as it has to arrive: cleaned, one line. */
function told(text: string): string {
  return bare(clean(text.replace(/[\t\r\n]/g, ' ')));
}

const leadsOut = ({ path }: Target): boolean =>
  /^[/\\]|^[A-Za-z]:/.test(path) || path.split('/').includes('..') || path.split('/').every((part) => part === '' || part === '.');
const spansOf = (block: Block): readonly Inline[] => {
  const inItems = (items: readonly Item[]): readonly Inline[] =>
    items.flatMap((item) => [
      ...(item.lead === undefined ? [] : [item.lead]),
      ...item.inlines,
      ...(item.target === undefined ? [] : [{ text: '', target: item.target }]),
      ...inItems(item.children ?? []),
    ]);
  switch (block.kind) {
    case 'paragraph':
      return block.inlines;
    case 'list':
      return inItems(block.items);
    case 'table':
      return block.rows.flat();
    default:
      return [];
  }
};

describe('a report in Markdown', () => {
  it('looks as kept', async () => {
    await expect(printMarkdown(example, { base: 'reports' })).toMatchFileSnapshot('golden/report.md');
  });

  it('becomes no HTML, image, code block, quote or rule, whatever its texts', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { kinds } = rendered(printMarkdown(document, { base: 'reports' }));
        for (const kind of [
          'html_block',
          'html_inline',
          'image',
          'fence',
          'code_block',
          'blockquote_open',
          'ordered_list_open',
          'hr',
          's_open',
        ]) {
          expect(kinds, kind).not.toContain(kind);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has no other HTML than names for links, whatever they are asked to be', () => {
    const heading = fc.record({ kind: fc.constant('heading' as const), level: fc.constant(2 as const), text: anyText, anchor: anyText });
    const cell = fc.record({ text: anyText, anchor: anyText });
    const table = fc.record({
      kind: fc.constant('table' as const),
      columns: fc.array(anyText),
      rows: fc.array(fc.array(cell), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(documentOf(fc.oneof(heading, table, chartOf(anyText))), (document) => {
        const tokens = renderer.parse(printMarkdown(document), {}).flatMap((block) => [block, ...(block.children ?? [])]);
        for (const { type, content } of tokens) {
          expect(type).not.toBe('html_block');
          if (type === 'html_inline') expect(content).toMatch(/^<a id="[\p{L}\p{N}\p{M}_-]+">$|^<\/a>$/u);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has exactly the links that the document has, and all lead below the root', () => {
    fc.assert(
      fc.property(documentOf(wordBlock), (document) => {
        const meant = document.blocks
          .flatMap(spansOf)
          .filter((span) => typeof span !== 'string' && span.target !== undefined && !leadsOut(span.target));
        const { links } = rendered(printMarkdown(document));
        expect(links).toHaveLength(meant.length);
        for (const link of links) expect(link).toMatch(/^(?![/\\])(?!\.\.(?:\/|$))[^:?]*$/);
      }),
      { numRuns: 500 },
    );
  });

  it('gives every text back, alone or beside itself', () => {
    for (const text of hostile) {
      const blocks: Block[] = [
        { kind: 'heading', level: 1, text, aside: text },
        { kind: 'paragraph', inlines: [text] },
        { kind: 'paragraph', inlines: [text, { text, tone: 'strong' }, { text, tone: 'id' }, text, { text, tone: 'bad' }] },
        { kind: 'list', items: [{ inlines: [text] }, { inlines: ['a', text], children: [{ inlines: [text, 'b'] }] }] },
        { kind: 'list', items: [{ inlines: [text, { text: `x${text}`, target: { path: 'charter.md' } }, text] }] },
        { kind: 'table', columns: [text, 'Head'], rows: [[text, { text, tone: 'strong' }]] },
      ];
      const alone = told(text);
      const beside = (...parts: string[]): string => told(parts.join(''));
      const expected = [
        alone,
        alone,
        alone,
        alone,
        beside(text, text, text, text, text),
        alone,
        beside('a', text),
        beside(text, 'b'),
        `${alone}${told(`x${text}`)}${alone}`,
        `${alone}Head${alone}${alone}`,
      ].join('');
      expect(rendered(printMarkdown({ title: text, blocks })).text, JSON.stringify(text)).toBe(expected);
    }
  });

  it('gives all paragraphs back, whatever stands beside what', () => {
    const inline = fc.record({
      text: fc.oneof(fc.constantFrom(...hostile), fc.string({ maxLength: 4 })),
      tone: fc.constantFrom('plain' as const, 'strong' as const, 'id' as const, 'dim' as const),
    });
    fc.assert(
      fc.property(fc.array(inline, { maxLength: 6 }), (inlines) => {
        const { text } = rendered(printMarkdown({ title: '', blocks: [{ kind: 'paragraph', inlines }] }));
        expect(text).toBe(inlines.map((part) => told(part.text)).join(''));
      }),
      { numRuns: 1000 },
    );
  });

  it('prints the same bytes for the same document', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(printMarkdown(JSON.parse(JSON.stringify(document)) as Document)).toBe(printMarkdown(document));
      }),
      { numRuns: 50 },
    );
  });
});

describe('the blocks in Markdown', () => {
  const printed = (...blocks: readonly Block[]): string => printMarkdown({ title: 'Report', blocks }).replace('# Report\n\n', '');
  const linked = (target: Target, base?: string): string =>
    printMarkdown({ title: '', blocks: [{ kind: 'list', items: [{ inlines: [], target }] }] }, { base })
      .trim()
      .split('- ')[1] ?? '';

  it('counts headings from the outermost that there is, below the title', () => {
    expect(printed({ kind: 'heading', level: 2, text: 'One' }, { kind: 'heading', level: 3, text: 'Two' })).toBe('## One\n\n### Two\n');
  });

  it('keeps two lists in a row apart', () => {
    const list: Block = { kind: 'list', items: [{ inlines: ['x'] }] };
    const markdown = printed(list, list, list);
    expect(markdown).toBe('- x\n\n* x\n\n- x\n');
    expect(renderer.parse(markdown, {}).filter((token) => token.type === 'bullet_list_open')).toHaveLength(3);
  });

  it('nests lists as deep as the document does', () => {
    const items: Item[] = [{ inlines: ['a'], children: [{ inlines: ['b'], children: [{ inlines: ['c'] }] }, { inlines: [] }] }];
    expect(printed({ kind: 'list', items })).toBe('- a\n  - b\n    - c\n  -\n');
  });

  it.each([
    [{ path: 'meetings/2031-03-04.md', line: 47 }, undefined, '[2031-03-04:47](meetings/2031-03-04.md#L47)'],
    [{ path: 'meetings/2031-03-04.md', line: 47 }, 'reports', '[2031-03-04:47](../meetings/2031-03-04.md#L47)'],
    [{ path: 'meetings/2031-03-04.md' }, 'meetings/', '[2031-03-04](2031-03-04.md)'],
    [{ path: 'people/ines.yaml' }, 'reports/2031', '[ines.yaml](../../people/ines.yaml)'],
    [{ path: 'a b/(ü)#?.md' }, undefined, '[(ü)#?](a%20b/%28%C3%BC%29%23%3F.md)'],
    [{ path: 'javascript:alert(1)' }, undefined, '[javascript:alert(1)](javascript%3Aalert%281%29)'],
    [{ path: '//host/x.md' }, undefined, '//host/x.md'],
    [{ path: '../x.md', line: 2 }, undefined, '../x.md:2'],
    [{ path: 'C:\\x' }, undefined, 'C:\\\\x'],
  ] as const)('links %o from the folder %s', (target, base, markdown) => {
    expect(linked(target, base)).toBe(markdown);
  });

  it('is no image where an exclamation mark stands before a link', () => {
    expect(printed({ kind: 'paragraph', inlines: ['Go!', { text: 'there', target: { path: 'charter.md' } }] })).toBe(
      'Go\\![there](charter.md)\n',
    );
  });

  it('emphasises only what a parser will read as emphasised', () => {
    const strong = (text: string): string => printed({ kind: 'paragraph', inlines: ['a', { text, tone: 'strong' }, 'b'] });
    expect(strong('word')).toBe('a**word**b\n');
    expect(strong(' word ')).toBe('a **word** b\n');
    expect(strong('"word"')).toBe('a"word"b\n');
  });

  it('gives a table as many columns as its longest row, and no table without rows', () => {
    expect(printed({ kind: 'table', columns: ['A'], rows: [['1', 'x|y'], []] })).toBe(
      '| A |  |\n| --- | --- |\n| 1 | x&#124;y |\n|  |  |\n',
    );
    expect(printed({ kind: 'table', columns: ['A'], rows: [] }, { kind: 'paragraph', inlines: ['end'] })).toBe('end\n');
  });

  it('writes a timeline as a table, and leaves out a column that nothing fills', () => {
    const bars = [
      { label: 'Open day', from: '2031-04-21', to: '2031-04-30', window: true, tone: 'plain', mark: 'milestone' },
      { label: 'Guide', tone: 'bad', mark: 'milestone', depth: 1, target: { path: 'milestones/guide.md' } },
    ] as const;
    const marks = [{ day: '2031-03-18', label: 'next meeting' }];
    expect(printed({ kind: 'timeline', today: '2031-03-12', marks, bars })).toBe(
      '| What | Due |\n| --- | --- |\n| Open day | 2031-04-21 to 2031-04-30 |\n| ↳ [Guide](milestones/guide.md) | no date |\n\nAs of 2031-03-12 · next meeting 2031-03-18\n',
    );
  });
});
