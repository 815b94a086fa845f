import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/report/html/markdown.ts';
import { namesOf } from '../../../src/report/html/names.ts';
import { clean } from '../../../src/text/clean.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';
import { growsLinearly } from '../../text/growth.ts';
import { hostile } from '../formats/documents.ts';
import { dangersIn, type Element, named, readHtml } from './read-html.ts';

const render = (text: string, page?: Parameters<typeof renderMarkdown>[1]): readonly Element[] =>
  readHtml(renderMarkdown(text, page).markup);
const textOf = (text: string): string => (render(text)[0]?.text ?? '').replace(/\s+/g, ' ').trim();
const hrefs = (text: string, page?: Parameters<typeof renderMarkdown>[1]): readonly (readonly [string | undefined, string])[] =>
  named(render(text, page), 'a').map((a) => [a.attributes.get('href'), a.text]);

describe('Markdown on a page', () => {
  it('has headings below that of the page, with the anchors that forges give them', () => {
    const elements = render('# What we do\n\n### Ärger & `code`\n\n# What we do\n');
    expect(elements.filter(({ name }) => /^h\d$/.test(name)).map(({ name, attributes }) => [name, attributes.get('id')])).toEqual([
      ['h2', 'what-we-do'],
      ['h4', 'ärger--code'],
      ['h2', 'what-we-do-1'],
    ]);
    expect(named(render('## Low\n', { level: 3 }), 'h3')).toHaveLength(1);
  });

  it('shares the names of its page', () => {
    const names = namesOf(['join']);
    expect(named(render('# Join\n', { names }), 'h2')[0]?.attributes.get('id')).toBe('join-1');
    expect(names.exactly('join-1')).toBeUndefined();
  });

  it('shows tables, lists, strokes, code and task boxes', () => {
    const elements = render('| a | b |\n|---|--:|\n| 1 | 2 |\n\n- [x] done\n- [ ] open\n\n~~gone~~\n\n```js\n<b>\n```\n');
    expect(named(elements, 'td').map(({ text, attributes }) => [text, attributes.get('class')])).toEqual([
      ['1', undefined],
      ['2', 'number'],
    ]);
    expect(named(elements, 'li').map(({ text }) => text)).toEqual(['☑ done', '☐ open']);
    expect(named(elements, 's')[0]?.text).toBe('gone');
    expect(named(elements, 'code')[0]?.text).toBe('<b>\n');
    expect(dangersIn(elements)).toEqual([]);
  });

  it('shows a picture as a link to it, and within a link as its words', () => {
    expect(hrefs('![a map](map.png) and [![badge](b.png)](https://example.org/) and ![](x.png)')).toEqual([
      ['map.png', 'a map'],
      ['https://example.org/', 'badge'],
      ['x.png', 'x.png'],
    ]);
    expect(named(render('![a](https://example.org/a.png)'), 'img')).toEqual([]);
  });

  it('asks the page where links lead, and leaves the words of those that lead nowhere', () => {
    const link = (href: string): string | undefined => (href.endsWith('.md') ? href.replace(/\.md$/, '.html') : undefined);
    expect(hrefs('[a](a.md) [b](b.png) <https://example.org/c.md>', { link })).toEqual([
      ['a.html', 'a'],
      ['https://example.org/c.html', 'https://example.org/c.md'],
    ]);
    expect(hrefs('[a](a.md)', { link: () => 'javascript:alert(1)' })).toEqual([]);
  });

  it('makes no link of a bare address or name', () => {
    expect(hrefs('https://example.org www.example.org example.org me@example.org')).toEqual([]);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&#115;cript:alert(1)',
    'javascript&colon;alert(1)',
    'java\\\nscript:alert(1)',
    '\\u0001javascript:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:image/svg+xml,<svg onload=alert(1)>',
    'file:///etc/passwd',
    '//evil.example/x',
    '\\\\evil.example',
    'blob:x',
    'ftp://example.org',
  ])('leads nowhere with %s', (href) => {
    for (const text of [`[x](${href})`, `[x](<${href}>)`, `![x](${href})`, `<${href}>`, `[x]\n\n[x]: ${href}\n`])
      for (const [found] of hrefs(text)) expect(found).toMatch(/^(?:java%5C|%5C|\\u0001)/);
  });

  it('leads to http, https, mail and places beside the page', () => {
    for (const href of [
      'https://example.org/?a=b&c=d',
      'http://example.org',
      'mailto:a@example.org',
      '../notes/x.md#L3',
      '#join',
      '/x',
      '?q=1',
      'x:y/../z',
    ])
      expect(hrefs(`[x](${href})`), href).toEqual(href === 'x:y/../z' ? [] : [[href, 'x']]);
  });

  it('leaves comments out, keeps the names that wg writes, and shows all other HTML as text', () => {
    expect(textOf('A step <!-- wg:k3xq -->\n\n<!-- a\n\nlong one -->\n\nEnd')).toBe('A step End');
    expect(textOf('- x <!-- a\n- y')).toBe('x <!-- a y');
    const elements = render('<a id="q1"></a>\n\n<div onclick="x">hi</div> <b>b</b>\n');
    expect(elements.filter(({ attributes }) => attributes.get('id') === 'q1')).toHaveLength(1);
    expect(elements[0]?.text).toContain('<div onclick="x">hi</div> <b>b</b>');
    expect(textOf('<a id="x" onclick="y"></a>')).toBe('<a id="x" onclick="y"></a>');
  });
});

describe('texts that nobody would write', () => {
  const shapes: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => `# ${text}`,
    (text) => `- ${text}`,
    (text) => `[${text}](${text} "${text}")`,
    (text) => `![${text}](${text})`,
    (text) => `| ${text} | ${text} |\n|---|---|\n| ${text} | ${text} |`,
    (text) => `~~~${text}\n${text}\n~~~`,
    (text) => `<!-- ${text}`,
    (text) => `<a id="${text}"></a>`,
  ];

  it('stay texts', () => {
    for (const text of [...hostileStrings, ...hostile])
      for (const shape of shapes) expect(dangersIn(render(shape(text))), shape(text)).toEqual([]);
  });

  it('stay texts in every mixture, and hide nothing', () => {
    const piece = fc.oneof(
      fc.constantFrom(...hostileStrings, ...hostile),
      fc.constantFrom(
        '<',
        '>',
        '"',
        '![',
        '](',
        ')',
        '<!--',
        '-->',
        '\n\n',
        '<a id="',
        '&lt;',
        '&#x3c;',
        '`',
        '|',
        'javascript:',
        '\n> ',
        '\n1. ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { markup } = renderMarkdown(pieces.join(''));
        expect(dangersIn(readHtml(markup))).toEqual([]);
        expect(clean(markup)).toBe(markup);
      }),
      { numRuns: 400 },
    );
  });

  it('take time in proportion to their length', async () => {
    for (const unit of ['<!--', '<!-- a\n\n', '<a id="', '![', '[x](', '> ', '# a\n', '`<!--`', '- <!--\n']) {
      const prepare = (n: number) => {
        const text = unit.repeat(n);
        return () => renderMarkdown(text);
      };
      expect(await growsLinearly(prepare, 2_000), unit).toBe(true);
    }
  });
});
