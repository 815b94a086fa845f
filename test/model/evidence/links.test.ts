import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../src/model/evidence/links.ts';
import { growsLinearly } from '../../text/growth.ts';

const shown = (text: string) => linksOf(text).links.map(({ text: words, target }) => [words, target]);

describe('the links of a text', () => {
  it.each([
    ['an inline link', 'See [62 %](../a.md#b) now.', [['62 %', '../a.md#b']]],
    [
      'two of them',
      '[a](b) and [c](d "title")',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'angles and brackets',
      '[a](<b c.md>) [d](e_(f).md)',
      [
        ['a', 'b c.md'],
        ['d', 'e_(f).md'],
      ],
    ],
    [
      'a reference',
      'See [a][one], [one] and [b][].\n\n[one]: ../x.md#y\n[b]: <z.md>',
      [
        ['a', '../x.md#y'],
        ['one', '../x.md#y'],
        ['b', 'z.md'],
      ],
    ],
    ['a link over two lines', '[a\nb](c)', [['a\nb', 'c']]],
    ['code, comments and escapes hold none', '`[a](b)` \\[c](d) <!-- -->\n\n```\n[e](f)\n```\n\n<!-- [g](h) -->\n', []],
    ['a foot note is none', 'So it is[^1].\n\n[^1]: [a](b)', [['a', 'b']]],
    ['brackets without a target', '[ ] a box, [x], [a] (b)', []],
    ['a paragraph ends it', '[a\n\nb](c)', []],
  ])('%s', (_, text, links) => {
    expect(shown(text)).toEqual(links);
  });

  it('stand where they say, so that an edit replaces just that', () => {
    const text = '---\ntitle: A\n---\n\nA [b](c.md#d) and ![e](f.png).\n';
    const [link, image] = linksOf(text, 18).links;
    expect(text.slice(link?.targetSpan.start, link?.targetSpan.end)).toBe('c.md#d');
    expect(text.slice(link?.span.start, link?.span.end)).toBe('[b](c.md#d)');
    expect([image?.image, text.slice(image?.span.start, image?.span.end)]).toEqual([true, '![e](f.png)']);
  });

  it('are those that a Markdown parser finds in a line of ordinary prose', () => {
    const markdown = new MarkdownIt('commonmark');
    const word = fc.constantFrom(
      'We',
      'say',
      '62 %',
      '(so)',
      '[a](b.md)',
      '[c d](../e.md#f)',
      '`[x](y)`',
      '\\[no](z)',
      '![i](j.png)',
      '[ ]',
      '.',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = `A ${words.join(' ')}`;
        const inline = markdown.parse(text, {})[1]?.children ?? [];
        const expected = inline.flatMap(({ type, attrs }) => (type === 'link_open' || type === 'image' ? [attrs?.[0]?.[1]] : []));
        expect(linksOf(text).links.map(({ target }) => target)).toEqual(expected);
      }),
    );
  });

  it.each(['[', '](', '[a](', '`', '[a]', '[[', '<a', '[a][', '\\['])('are found in linear time among many of %s', async (part) => {
    expect(await growsLinearly((size) => () => linksOf(part.repeat(size)), 20_000)).toBe(true);
  });
});
