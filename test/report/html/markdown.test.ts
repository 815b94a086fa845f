import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/report/html/markdown.ts';
import { html } from '../../../src/report/html/markup.ts';
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
  it('has headings below that of the page, none of their levels left out, with the anchors that forges give them', () => {
    const elements = render('# What we do\n\n### Ärger & `code`\n\n# What we do\n');
    expect(elements.filter(({ name }) => /^h\d$/.test(name)).map(({ name, attributes }) => [name, attributes.get('id')])).toEqual([
      ['h2', 'what-we-do'],
      ['h3', 'ärger--code'],
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

describe('a table in HTML', () => {
  const table =
    'Before\n\n<table class="x" onclick="y">\n  <tr>\n   <th><strong>Name</strong>\n   </th>\n   <th>Here</th></tr>\n  <tr>\n   <td>Ana &amp; <b>Bo</b>\n   </td><td><script>x</script></td>\n  </tr>\n</table>\n\nAfter\n';

  it('is a table of its cells, without its attributes', () => {
    const elements = render(table);
    const words = (name: string) => named(elements, name).map(({ text }) => text.trim());
    expect(words('th')).toEqual(['Name', 'Here']);
    expect(words('td')).toEqual(['Ana & Bo', '<script>x</script>']);
    expect(words('p')).toEqual(['Before', 'After']);
    expect(elements.some(({ attributes }) => attributes.has('onclick'))).toBe(false);
  });

  it('has the names of its lines in its cells', () => {
    const elements = readHtml(renderMarkdown(table, { lineNames: new Map([[8, 'line-9']]) }).markup);
    expect(elements.find(({ attributes }) => attributes.get('id') === 'line-9')?.around.at(-1)).toBe('td');
  });

  it('stays text where it is cut, or words of it would be lost', () => {
    for (const text of ['<table><tr><td>a', '<table></table>', '<table>b<tr><td>c</td></tr></table>', '<table><tr><td>d</table> e'])
      expect(textOf(text)).toBe(text);
    expect(textOf('- <table><tr><td>a</td></tr></table>')).toContain('<table>');
  });
});

describe('Markdown of notes on a page', () => {
  const said = (text: string): string => text.replace(/\bBo\s+Ek\b|\bEk\b/g, 'BE').replaceAll('bo@example.org', '(left out)');

  it('tells people as they may be told, also where a name stands in pieces', () => {
    const text = (markdown: string): string =>
      (readHtml(renderMarkdown(markdown, { said }).markup)[0]?.text ?? '').replace(/\s+/g, ' ').trim();
    expect(text('## Bo Ek\n\n**Bo** Ek and `Bo Ek`, bo@*example*.org')).toBe('BE BE and BE, (left out)');
    expect(text('[Bo](https://example.org/x) Ek')).toBe('BE');
    expect(text('```\nBo Ek\n```')).toBe('BE');
    expect(text('**Ek** is [there](x.md)')).toBe('BE is there');
    expect(
      readHtml(renderMarkdown('## Bo Ek\n', { said }).markup)
        .find(({ name }) => name === 'h2')
        ?.attributes.get('id'),
    ).toBe('be');
  });

  it('leads to no address that tells somebody', () => {
    const links = (text: string) =>
      named(readHtml(renderMarkdown(text, { said, isNotes: true }).markup), 'a').map(({ text: words }) => words);
    expect(links('[a](https://example.org/Ek) [b](https://example.org/%45k) [c](mailto:bo@example.org) <https://example.org/Ek>')).toEqual(
      [],
    );
    expect(links('[a](https://example.org/ek) https://example.org/a_b?c, ana@example.org www.example.org')).toEqual([
      'a',
      'https://example.org/a_b?c',
    ]);
  });

  it('has the names of lines where the lines are, and of lines that do not show at its top', () => {
    const text = '- a\n- b\n  c\n\nd\ne\n\n| f |\n|---|\n| g |\n\n<!-- h -->\n\n## line-4\n';
    const lineNames = new Map([0, 1, 2, 4, 5, 9, 11, 13].map((line) => [line, `line-${line}`]));
    const elements = readHtml(renderMarkdown(text, { lineNames }).markup);
    const places = elements.flatMap(({ name, attributes, around }) =>
      attributes.has('id') ? [[attributes.get('id'), name, around.at(-1)]] : [],
    );
    expect(places).toEqual([
      ['line-11', 'span', undefined],
      ['line-0', 'li', 'ul'],
      ['line-1', 'li', 'ul'],
      ['line-2', 'span', 'li'],
      ['line-4', 'span', 'p'],
      ['line-5', 'span', 'p'],
      ['line-9', 'span', 'td'],
      ['line-4-1', 'h2', 'div'],
      ['line-13', 'span', 'h2'],
    ]);
  });

  it('has words beside its lines', () => {
    const beside = new Map([
      [0, html`<b>open</b>`],
      [2, html`<b>done</b>`],
    ]);
    expect(readHtml(renderMarkdown('- a\n  b\n- c\n', { beside }).markup)[0]?.text.replace(/\s+/g, ' ').trim()).toBe('a open b c done');
  });

  it('takes nothing indented for code, and tells which headings there are', () => {
    const elements = readHtml(
      renderMarkdown('    far in\n\n# Top\n\n[a](#top) [b](#gone)', {
        isNotes: true,
        link: (href, headings) => (headings.has(href.slice(1)) ? href : undefined),
      }).markup,
    );
    expect(named(elements, 'pre')).toEqual([]);
    expect(named(elements, 'a').map(({ text }) => text)).toEqual(['a']);
  });

  it('has no heading and no link without words', () => {
    const elements = readHtml(renderMarkdown('# <!-- x -->\n\n[](https://example.org/)\n').markup);
    expect(named(elements, 'h2')).toEqual([]);
    expect(named(elements, 'a').map(({ text }) => text)).toEqual(['https://example.org/']);
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
      for (const shape of shapes) {
        expect(dangersIn(render(shape(text))), shape(text)).toEqual([]);
        expect(dangersIn(render(shape(text), { isNotes: true })), shape(text)).toEqual([]);
      }
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
    for (const unit of [
      '<!--',
      '<!-- a\n\n',
      '<table>\n\n',
      '<table><tr><td>\n\n',
      '<table><tr><td>a</td></table>\n\n',
      '<table><b <td></table> c\n\n',
      '<a id="',
      '![',
      '[x](',
      '> ',
      '# a\n',
      '`<!--`',
      '- <!--\n',
      'https://example.org/',
      '**x** ',
    ]) {
      const prepare = (n: number) => {
        const text = unit.repeat(n);
        return () => renderMarkdown(text, { isNotes: true, said: (words) => words.replaceAll('x', 'y') });
      };
      expect(await growsLinearly(prepare, 2_000), unit).toBe(true);
    }
  });
});
