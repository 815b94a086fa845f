import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, shapeLines } from '../../src/text/blocks.ts';
import { labelOf, linksIn, plainWords } from '../../src/text/inline.ts';
import { lineNumberAt, splitLines } from '../../src/text/lines.ts';

const shapes = (text: string) => shapeLines(splitLines(text)).map((block) => block.shape);

describe('the lines of a text', () => {
  it('joined with their ends give the text again, whatever the line ends are', () => {
    const pieces = fc.constantFrom('a', ' ', '\n', '\r\n', '\r', '\u2028', '\u0000', '\u202e', 'é', '- [ ] x', '```', '<!--', '|');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const lines = splitLines(text);
        expect(lines.map((line) => text.slice(line.start, line.next)).join('')).toBe(text);
        for (const line of lines) expect(text.slice(line.start, line.end)).toBe(line.text);
        expect(shapeLines(lines)).toHaveLength(lines.length);
      }),
    );
  });
  it('are numbered from one, and from any number where they begin inside a file', () => {
    const text = 'one\r\ntwo\nthree';
    expect(splitLines(text).map(({ number, text: words }) => `${number} ${words}`)).toEqual(['1 one', '2 two', '3 three']);
    expect(splitLines(text, 5, 2)[0]).toMatchObject({ number: 2, start: 5, end: 8, next: 9, text: 'two' });
    expect(lineNumberAt(text, 10)).toBe(3);
  });
  it('end with a carriage return only where there is no line feed at all', () => {
    expect(splitLines('a\rb')).toHaveLength(2);
    expect(splitLines('a\rb\nc')).toHaveLength(2);
  });
});

describe('the shape of a line', () => {
  it.each([
    ['# Title', 'heading', 'Title', 1],
    ['##Goal', 'heading', 'Goal', 2],
    ['## **Goal** ##', 'heading', 'Goal', 2],
    ['**Goal:**', 'heading', 'Goal:', 7],
    ['== Goal ==', 'heading', 'Goal', 2],
    ['== Goal', 'plain', '== Goal', 0],
    ['=2=', 'plain', '=2=', 0],
    [':   Present: Ana', 'plain', 'Present: Ana', 0],
    [':star: Ana', 'plain', ':star: Ana', 0],
    ['#123 is open', 'plain', '#123 is open', 0],
    ['#action ana', 'plain', '#action ana', 0],
    ['- a', 'bullet', 'a', 0],
    ['• a', 'bullet', 'a', 0],
    ['-a', 'plain', '-a', 0],
    ['12. a', 'ordered', 'a', 0],
    ['16.00 a', 'plain', '16.00 a', 0],
    ['---', 'rule', '---', 0],
    ['| a | b |', 'row', '| a | b |', 0],
    ['> a', 'quote', 'a', 0],
    ['<li>a', 'bullet', 'a', 0],
    ['<ana@example.org>', 'plain', '<ana@example.org>', 0],
    ['**a** and **b**', 'plain', '**a** and **b**', 0],
    ['\u00a0\u200b', 'blank', '', 0],
  ] as const)('of %j is %s', (text, shape, words, level) => {
    expect(shapeLines(splitLines(text))[0]).toMatchObject({ shape, text: words, level });
  });
  it.each([
    ['- [ ] a', ' ', 'a'],
    ['- [x] a', 'x', 'a'],
    ['1. [X] a', 'x', 'a'],
    ['* \\[ \\] a', undefined, '\\[ \\] a'],
    ['- [-] a', '-', 'a'],
    ['- [a](b)', undefined, '[a](b)'],
    ['- [until now] a', undefined, '[until now] a'],
  ] as const)('takes the box of %j', (text, box, words) => {
    const [block] = shapeLines(splitLines(text));
    expect([block?.box, block?.text]).toEqual([box, words]);
  });
  it('tells where its words begin in the file', () => {
    const text = 'a\n  - [ ] b\n';
    expect(shapeLines(splitLines(text)).map((block) => text.slice(block.at, block.at + block.text.length))).toEqual(['a', 'b']);
  });
  it('is code or comment inside a block that is closed, and as it looks where nothing closes it', () => {
    expect(shapes('```\n- a\n```\n- b')).toEqual(['fence', 'fence', 'fence', 'bullet']);
    expect(shapes('```\n- a')).toEqual(['plain', 'bullet']);
    expect(shapes('<!-- a\n- b\n-->\n- c')).toEqual(['comment', 'comment', 'comment', 'bullet']);
    expect(shapes('<!-- a\n- b')).toEqual(['html', 'bullet']);
  });
  it('is a heading above a rule (setext), and a row above the separator of a table without outer pipes', () => {
    expect(shapes('Title\n=====\n\ntext')).toEqual(['heading', 'rule', 'blank', 'plain']);
    expect(shapes('Name | City\n---- | ----\nAna | Lima\n\nno | row')).toEqual(['row', 'row', 'row', 'blank', 'plain']);
  });
});

describe('the words inside a line', () => {
  it.each([
    ['**Ana** [Lopez](https://example.org)', 'Ana Lopez'],
    ['_Ana_ and snake_case_name', 'Ana and snake_case_name'],
    ['\\[Ana\\] &lt;x&gt;', '[Ana] <x>'],
    ['Ana\u00a0\u200bLopez <br> `x`', 'Ana Lopez x'],
    ['![logo](a.png) ~~old~~', 'old'],
  ])('of %j are %j', (text, words) => {
    expect(plainWords(text)).toBe(words);
  });
  it('keep no label in an address or a time', () => {
    expect(labelOf('https://example.org')).toBeUndefined();
    expect(labelOf('at 16:00 we met')).toBeUndefined();
    expect(labelOf('(see: this) we met')).toBeUndefined();
    expect(labelOf('**Present:** Ana')).toEqual({ label: 'Present', rest: 'Ana' });
    expect(labelOf('__Present__: Ana')).toEqual({ label: 'Present', rest: 'Ana' });
  });
  it('hold links, each once, without the mark that ends a sentence', () => {
    expect(linksIn('see https://a.example/x. And [b](https://b.example/(y)) and https://a.example/x')).toEqual([
      'https://a.example/x',
      'https://b.example/(y)',
    ]);
  });
  it('and the cells of a row, with and without outer pipes', () => {
    expect(cellsOf('| a | b \\| c | |')).toEqual(['a', 'b \\| c', '']);
    expect(cellsOf('a | b')).toEqual(['a', 'b']);
  });
});
