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

  it('leaves comments out, keeps the names that wg writes, and shows HTML that means nothing in a text as text', () => {
    expect(textOf('A step <!-- wg:k3xq -->\n\n<!-- a\n\nlong one -->\n\nEnd')).toBe('A step End');
    expect(textOf('- x <!-- a\n- y')).toBe('x <!-- a y');
    const elements = render('<a id="q1"></a>\n\n<div onclick="x">hi</div> <b onclick="x">b</b>\n');
    expect(elements.filter(({ attributes }) => attributes.get('id') === 'q1')).toHaveLength(1);
    expect(elements[0]?.text).toContain('<div onclick="x">hi</div> <b onclick="x">b</b>');
    expect(textOf('<a id="x" onclick="y"></a>')).toBe('<a id="x" onclick="y"></a>');
  });
});

describe('HTML in a text', () => {
  const inner = (text: string): string => renderMarkdown(text).markup.replace(/^<div class="prose">\n<p>|<\/p>\n<\/div>$/g, '');

  it('is shown as what it means, without its attributes', () => {
    expect(inner('H<sub>2</sub>O, 2<SUP class="x">nd</SUP>, <kbd>Ctrl</kbd>+<kbd>C</kbd>, <del>old</del> **<u>new</u>**')).toBe(
      'H<sub>2</sub>O, 2<sup>nd</sup>, <kbd>Ctrl</kbd>+<kbd>C</kbd>, <del>old</del> <strong><u>new</u></strong>',
    );
    expect(inner('one<br>two<br/>three<BR />four')).toBe('one<br>\ntwo<br>\nthree<br>\nfour');
    expect(inner('left <!-- out --> of it')).toBe('left of it');
  });

  it('leads where links of Markdown lead, pictures as links to them', () => {
    const text =
      '<a href="https://example.org/?a=1&amp;b=2" target="_blank" rel=noopener>all</a> <a href=\'x.md\'>*beside*</a> <img width="10" alt="a &lt;map>" src="m.png"> <img src=n.png alt="a map"> <a href="y.md"><img src="o.png" alt="badge"></a>';
    expect(hrefs(text)).toEqual([
      ['https://example.org/?a=1&b=2', 'all'],
      ['x.md', 'beside'],
      ['n.png', 'a map'],
      ['y.md', 'badge'],
    ]);
    expect(hrefs('<a href="a.md">a</a> <a href="b.md">b</a>', { link: (href) => (href === 'a.md' ? 'a.html' : undefined) })).toEqual([
      ['a.html', 'a'],
    ]);
    expect(hrefs('[<a href="b.md">b</a>](c.md) <a href="d.md">https://example.org/</a>', {})).toEqual([
      ['c.md', 'b'],
      ['d.md', 'https://example.org/'],
    ]);
  });

  it('is text where it could act, leads nowhere safe, or says more than it may', () => {
    for (const text of [
      '<b onclick="x">b</b>',
      '<b style="color:red">b</b>',
      '<sub x>b</sub>',
      '<br onload=x>',
      '<img src=x onerror=alert(1)>',
      '<img src="data:image/svg+xml,x">',
      '<img alt="x">',
      '<img src=x src=y>',
      '<a>b</a>',
      '<a href="javascript:alert(1)">b</a>',
      '<a href="jav&#x61;script:alert(1)">b</a>',
      '<a href="java&Tab;script:alert(1)">b</a>',
      '<a href="//evil.example">b</a>',
      '<a href="data:text/html,x">b</a>',
      '<a href="x" href="javascript:alert(1)">b</a>',
      '<b/x>b</b>',
      '</br>',
      '</b onclick=x>',
      '<marquee>b</marquee>',
      '<details open ontoggle=alert(1)><summary>a</summary>b</details>',
      '<details><summary>a</summary>b',
    ]) {
      const elements = render(text);
      expect(named(elements, 'a').concat(named(elements, 'details')), text).toEqual([]);
      expect(dangersIn(elements), text).toEqual([]);
      expect(elements[0]?.text, text).toContain(
        text
          .replace(/&#x61;/, 'a')
          .replace('&Tab;', '\t')
          .split(' ')[0],
      );
    }
  });

  it('is text where it is not whole, or crosses what Markdown marks', () => {
    expect(inner('a <b>b')).toBe('a &lt;b&gt;b');
    expect(inner('a</b> b')).toBe('a&lt;/b&gt; b');
    expect(inner('<b><i>x</b></i>')).toBe('&lt;b&gt;<i>x&lt;/b&gt;</i>');
    expect(inner('**<b>x** y</b>')).toBe('<strong>&lt;b&gt;x</strong> y&lt;/b&gt;');
    expect(inner('`<b>` <b>`</b>`</b>')).toBe('<code>&lt;b&gt;</code> <b><code>&lt;/b&gt;</code></b>');
    expect(inner('Vec<u32> and Vec<i>')).toBe('Vec&lt;u32&gt; and Vec&lt;i&gt;');
    expect(hrefs('![a <b> c](x.png)')).toEqual([['x.png', 'a <b> c']]);
  });

  it('does not keep names from being told as they may be', () => {
    const said = (words: string): string => words.replaceAll('Bo Ek', 'BE');
    expect(renderMarkdown('<b>Bo</b> Ek and <kbd>Bo Ek</kbd>', { said }).markup).toContain('<p>BE and BE</p>');
    expect(named(render('<a href="https://example.org/Bo%20Ek">a</a>', { said }), 'a')).toEqual([]);
  });
});

describe('parts that are folded away in HTML', () => {
  const shape = (text: string): string =>
    renderMarkdown(text, { isNotes: true })
      .markup.replace(/\n/g, '')
      .replace(/^<div class="prose">|<\/div>$/g, '');

  it('are such parts, with Markdown in them', () => {
    expect(shape('before\n<details>\n<summary>The **long** list</summary>\n\n- a\n- b\n\n</details>\nafter')).toBe(
      '<p>before</p><details><summary>The <strong>long</strong> list</summary><ul><li>a</li><li>b</li></ul></details><p>after</p>',
    );
    expect(shape('<details open class="x"><summary>one line</summary>words</details>')).toBe(
      '<details><summary>one line</summary><p>words</p></details>',
    );
    expect(shape('<DETAILS>\nno summary\n</DETAILS>')).toBe('<details><summary>Details</summary><p>no summary</p></details>');
    expect(shape('<details>\n\n<summary>\nover\nlines</summary>words\nmore</details>')).toBe(
      '<details><summary>over lines</summary><p>wordsmore</p></details>',
    );
  });

  it('stand in lists, in quotes and in each other', () => {
    expect(shape('- a\n  <details>\n  <summary>b</summary>\n\n  c\n\n  </details>\n- d')).toBe(
      '<ul><li>a<details><summary>b</summary><p>c</p></details></li><li>d</li></ul>',
    );
    expect(shape('> <details>\n> <summary>a</summary>\n> b\n> </details>\n\nc')).toBe(
      '<blockquote><details><summary>a</summary><p>b</p></details></blockquote><p>c</p>',
    );
    expect(shape('<details>\n<summary>a</summary>\n<details><summary>b</summary>\nc\n</details>\nd\n</details>')).toBe(
      '<details><summary>a</summary><details><summary>b</summary><p>c</p></details><p>d</p></details>',
    );
  });

  it('are text where they are not closed, or not where they begin', () => {
    for (const text of [
      '<details>\na',
      '- <details>\n  a\n\n</details>',
      '> <details>\n> a\n\n</details>',
      'a <details>b</details>',
      '</details>',
    ])
      expect(named(render(text), 'details'), text).toEqual([]);
    expect(shape('<details>\n```\n</details>\n```\n</details>')).toBe(
      '<details><summary>Details</summary><pre tabindex="0"><code>&lt;/details&gt;</code></pre></details>',
    );
  });

  it('have a summary that leads nowhere, for it opens and closes them', () => {
    const elements = render('<details><summary>[a](b.md) <a href="c.md">d</a></summary>\n[e](f.md)\n</details>');
    expect(named(elements, 'a').map(({ text }) => text)).toEqual(['e']);
    expect(named(elements, 'summary')[0]?.text).toBe('a d');
  });
});

describe('what stands behind a place', () => {
  const behind = (text: string, ...after: readonly string[]) =>
    new Map(after.map((words, at) => [text.indexOf(words) + words.length, html`<a href="#evidence-${at + 1}">${at + 1}</a>`] as const));

  it('stands there, and behind the link in which the place is', () => {
    const text = '[a](b.md) and [![c](d.png) e](f.md), **[g][g]**\n\n[g]: h.md';
    expect(named(render(text, { behind: behind(text, '(b.md)', '(d.png)', '[g][g]') }), 'a').map(({ text: words }) => words)).toEqual([
      ...['a', '1', 'c e', '2', 'g', '3'],
    ]);
  });

  it('stands nowhere else, whatever a text says', () => {
    const marks = behind('x', 'x');
    for (const text of ['<\ufdd00>', 'x <\ufdd00>', 'x &lt;&#xfdd0;0>', 'x [a](<\ufdd00>)', 'x [wgmark0](wgmark0)', 'x `<\ufdd00>`'])
      expect(
        named(render(text, { behind: text.startsWith('x') ? marks : new Map() }), 'a').filter(({ text: words }) => words === '1'),
      ).toHaveLength(text.startsWith('x') ? 1 : 0);
    const code = '```\nx\n```\n`x`';
    expect(render(code, { behind: behind(code, '```\nx', '`x') })[0]?.text.trim()).toBe('x\n\nx');
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
    (text) => `<a href="${text}">${text}</a> <a href=${text}>x</a>`,
    (text) => `<img src="${text}" alt="${text}"> <img src='x' alt='${text}'>`,
    (text) => `<b>${text}</b> <sub ${text}>x</sub><br ${text}>`,
    (text) => `<details>\n<summary>${text}</summary>\n\n${text}\n\n</details>\n${text}`,
    (text) => `<details ${text}><summary ${text}>x</summary>${text}</details>`,
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
        '<b>',
        '</b>',
        '<i>',
        '</i>',
        '<a href="x">',
        '</a>',
        '<img src="x" alt="',
        '<br>',
        '**',
        '~~',
        '\n<details>\n',
        '<details>',
        '<summary>',
        '</summary>',
        '</details>\n',
        '\n- ',
        '\n  ',
        '<table><tr><td>',
        '</td></tr></table>\n',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), fc.boolean(), (pieces, isNotes) => {
        const { markup } = renderMarkdown(pieces.join(''), { isNotes });
        expect(dangersIn(readHtml(markup))).toEqual([]);
        expect(clean(markup)).toBe(markup);
      }),
      { numRuns: 800 },
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
      '<b>',
      '<b>x</b> ',
      '<b ',
      '<a href="',
      '<img alt="" ',
      '<details>\n',
      '<details>\n\n',
      '<details>\na\n</details>\n',
      '<details><summary>',
      '<details>a</details>\n',
      '> <details>\n',
      '- <details>\n  a\n  </details>\n',
    ]) {
      const prepare = (n: number) => {
        const text = unit.repeat(n);
        return () => renderMarkdown(text, { isNotes: true, said: (words) => words.replaceAll('x', 'y') });
      };
      expect(await growsLinearly(prepare, 2_000), unit).toBe(true);
    }
  });
});
