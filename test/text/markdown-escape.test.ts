import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../src/text/markdown-escape.ts';
import { growsLinearly } from './growth.ts';

const commonmark = new MarkdownIt('commonmark');
const github = new MarkdownIt({ html: true, linkify: false });

/** The visible text of the only paragraph, item or heading. */
function textOf(html: string): string {
  return html
    .replace(/^(?:<ul>\n<li>|<ol>\n<li>|<p>|<h1>|<blockquote>\n<p>)/, '')
    .replace(/(?:<\/li>\n<\/ul>|<\/li>\n<\/ol>|<\/p>|<\/h1>|<\/p>\n<\/blockquote>)\n$/, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

const oneLine = (text: string) =>
  text
    .replace(/[ \t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replaceAll('\0', '\ufffd')
    .trim();

const signs = fc.string({ unit: fc.constantFrom(...'\\`*_[]()<>!#+-=.~|$&;:"\'{}^@%1a b\n\t0'), maxLength: 14 });
const pieces = fc
  .array(
    fc.constantFrom(
      '**a**',
      '_a_',
      'a_b_c',
      '[a](b)',
      '![a](b)',
      '<b>',
      '<!-- x -->',
      '</script>',
      '&amp;',
      '&#x41;',
      '&copy',
      '`a`',
      '~~a~~',
      '~~~',
      '```',
      '# a',
      '#',
      'a #',
      '1. a',
      '1) a',
      '- a',
      '+ a',
      '* * *',
      '---',
      '===',
      '> a',
      '| a | b |',
      '|-|-|',
      ':-',
      '\\',
      '\\*',
      'https://example.org/a_b?c=1&d=2',
      '<https://example.org>',
      'a@example.org',
      '$x$',
      '    code',
      '[x]',
      '[^1]',
      '[a]: b',
      'a  ',
      'ж',
      '\u00a0',
      '\u202e',
      '\u001b',
      '\n',
      '\r\n',
      '\u2028',
      '\ud800',
      '__proto__',
      '$&',
      '=cmd',
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(' '));
const any = fc.oneof(signs, pieces, fc.string({ maxLength: 15 }), fc.string({ unit: 'binary', maxLength: 8 }));

describe('escapeMarkdown', () => {
  it.each([
    ['commonmark', commonmark],
    ['github', github],
  ])('is rendered back as the same text by %s: alone, as an item, as a heading, below a line, in a table', (_, renderer) => {
    fc.assert(
      fc.property(any, (text) => {
        const escaped = escapeMarkdown(text);
        const expected = oneLine(text);
        if (expected === '') return;
        expect(escaped).not.toMatch(/[\n\r]/);
        const shown = (html: string) => textOf(html).trim();
        expect(shown(renderer.render(escaped))).toBe(expected);
        expect(shown(renderer.render(`- ${escaped}`))).toBe(expected);
        expect(shown(renderer.render(`# ${escaped}`))).toBe(expected);
        expect(shown(renderer.render(`before\n${escaped}`))).toBe(`before\n${expected}`);
        expect(shown(renderer.render(`before ${escaped} after`))).toBe(`before ${expected} after`);
        if (renderer === github)
          expect(renderer.render(`| x |\n|-|\n| ${escaped} |`)).toBe(
            renderer.render('| x |\n|-|\n| TEXT |').replace('TEXT', () => renderer.utils.escapeHtml(expected)),
          );
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    ['a plain sentence, with signs: 16:00-17:00 (UTC); 50% -> done!', undefined],
    ['snake_case and https://example.org/a_b?c=1&d=2', undefined],
    ['Ana & Bo', undefined],
    ['C# and F#', undefined],
    ['- not an item', '\\- not an item'],
    ['1. not an item', '1\\. not an item'],
    ['a\nb', 'a b'],
    ['<b>', '\\<b>'],
  ])('keeps the looks of %j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected ?? text);
  });

  it('takes a time that grows with the length', async () => {
    const prepare = (n: number) => () => [' ', '_', '&a', '#', '1', ' #'].map((piece) => escapeMarkdown(piece.repeat(n)));
    expect(await growsLinearly(prepare, 100_000)).toBe(true);
  });
});
