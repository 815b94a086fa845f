// Words as a search compares them, and the words of printed pages.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/report/html/markdown.ts';
import { html } from '../../../src/report/html/markup.ts';
import { partsOfPage } from '../../../src/report/site/search-parts.ts';
import { searchWords } from '../../../src/report/site/search-words.ts';
import { clean } from '../../../src/text/clean.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';
import { growsLinearly } from '../../text/growth.ts';

const words = (text: string): readonly string[] => searchWords(text).map(({ word }) => word);

describe('the words of a text', () => {
  it.each([
    ['The Café’s Façade', ['the', 'cafe', 's', 'facade']],
    ['Straße, Ærø, Łódź, İstanbul', ['strasse', 'aero', 'lodz', 'istanbul']],
    ['ЁЛКА Ελλάδα', ['елка', 'ελλαδα']],
    ['2026-02-24#k3xq', ['2026', '02', '24', 'k3xq']],
    ['हिन्दी', ['हिन्दी']],
    ['__proto__ = constructor', ['proto', 'constructor']],
    ['— … 🙂', []],
  ])('of %s are compared without accents and capitals', (text, expected) => expect(words(text)).toEqual(expected));

  it('of scripts without spaces are those that their readers see', () => {
    expect(words('東京で会議を開く')).toContain('会議');
    expect(words('การประชุมครั้งต่อไป').length).toBeGreaterThan(1);
  });

  it('are found where they stand, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let end = 0;
        for (const { word, from, to } of searchWords(text)) {
          expect(from >= end && to > from && to <= text.length && word !== '').toBe(true);
          end = to;
        }
      }),
    );
  });

  it('take no longer than the text is long', async () => {
    expect(await growsLinearly((n) => () => searchWords('aé會'.repeat(n)), 2_000)).toBe(true);
  });
});

describe('the parts of a printed page', () => {
  it('are divided at headings that have names', () => {
    const main = html`<header class="title"><h1>Title</h1></header><p>Before</p><div class="head"><h2 id="a">First <em>one</em></h2></div>
<ul><li>x <a href="y">link</a>ed</li><li>z</li></ul><h3>no name</h3><p>more</p><h3 id="b">Second</h3>`;
    expect(partsOfPage(main.markup)).toEqual([
      ['', '', 'Before'],
      ['a', 'First one', 'x linked\nz\nno name\nmore'],
      ['b', 'Second', ''],
    ]);
  });

  it('leave out drawings, the tables folded below them, places in files and lists of contents', () => {
    const main = `<nav><a href="#a">Contents</a></nav><div class="chart"><figure><svg><text>drawn</text><svg></svg></svg>said</figure><div></div><details><table><tr><td>again</td></tr></table></details></div>
<details>folded</details>
<p>kept<sup>2</sup> <span class="place"><a href="x">meetings/x.md:3</a></span></p>`;
    expect(partsOfPage(main)).toEqual([['', '', 'said\nfolded\nkept']]);
  });

  it('keep apart what stands behind a line, and take neither its brackets nor it for words of the line', () => {
    const main = '<p>translated or not <span class="state good"><span class="colon">(</span>decided<span class="colon">)</span></span></p>';
    expect(partsOfPage(main)).toEqual([['', '', 'translated or not\ndecided']]);
  });

  it('are the entries of a register, each with its own name or that of its heading', () => {
    const main =
      '<h2 id="done">Done</h2><ul><li id="line-1">one<ul><li>below</li></ul></li><li>two</li></ul><table><thead><tr><th>H</th></tr></thead><tr><td>three</td></tr></table>';
    expect(partsOfPage(main, true)).toEqual([
      ['done', 'Done', ''],
      ['line-1', '', 'one\nbelow'],
      ['done', '', 'two'],
      ['done', '', 'three'],
    ]);
  });

  it('give texts back as they were put in', async () => {
    for (const text of hostileStrings) {
      const shown = clean(text).replace(/\s+/g, ' ').trim();
      const [part] = partsOfPage(html`<p title="${text}">${text}</p>`.markup);
      expect((part?.[2] ?? '').replace(/\s+/g, ' ')).toBe(shown);
      const rendered = partsOfPage((await renderMarkdown(`x \`${text.replaceAll('`', '')}\``)).markup);
      expect(JSON.stringify(rendered)).not.toMatch(/<(?:code|p|a|em|strong)\b/);
    }
  });

  it('take no longer than the page is long', async () => {
    for (const piece of ['<h2 id="a">', '<ul><li>', '&amp;', '<svg>', 'x y '])
      expect(await growsLinearly((n) => () => partsOfPage(piece.repeat(n), true), 10_000)).toBe(true);
  });
});
