import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/text/clean.ts';
import { cutToWidth, widthOf } from '../../src/text/width.ts';
import { growsLinearly } from './growth.ts';

describe('clean', () => {
  it.each([
    ['an escape', '\u001b[31mred', '␛[31mred'],
    ['a title that a terminal would set', '\u001b]52;c;aGk=\u0007', '␛]52;c;aGk=␇'],
    ['a C1 control', '\u009b31m', '\\u{9b}31m'],
    ['NUL and delete', '\0\u007f', '␀␡'],
    ['a carriage return', 'safe\revil', 'safe␍evil'],
    ['a backspace', 'a\bb', 'a␈b'],
    ['a turned direction', 'a\u202eb\u2066c', 'a\\u{202e}b\\u{2066}c'],
    ['nothing visible', 'a\u200bb\ufeffc\u00add\u2060', 'a\\u{200b}b\\u{feff}c\\u{ad}d\\u{2060}'],
    ['tags', '\u{e0041}', '\\u{e0041}'],
    ['other line ends', 'a\u2028b\u2029c\u0085', 'a\\u{2028}b\\u{2029}c\\u{85}'],
    ['half a character', 'a\ud800b\udc00', 'a\\u{d800}b\\u{dc00}'],
  ])('makes %s visible', (_, text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  it.each(['plain', 'line\nline\ttab', 'é e\u0301 日本 تست', '👩🏽‍💻 ❤️', 'می\u200cخواهم', '\u00a0'])('leaves %j as it is', (text) => {
    expect(clean(text)).toBe(text);
  });

  it('leaves nothing that a terminal acts on, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)), maxLength: 30 }), (text) => {
        const cleaned = clean(text);
        expect(cleaned).not.toMatch(/(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(clean(cleaned)).toBe(cleaned);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a time that grows with the length', async () => {
    const prepare = (n: number) => () => clean('\u001b\u202e a'.repeat(n));
    expect(await growsLinearly(prepare, 100_000)).toBe(true);
  });
});

describe('widthOf', () => {
  it.each([
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['日本', 4],
    ['한', 2],
    ['ｆｕ', 4],
    ['👩🏽‍💻', 2],
    ['❤️', 2],
    ['a\u200d', 1],
    ['🇮🇩x🇮🇩🇮🇳', 7],
    ['👍🏽!', 3],
    ['تست', 3],
    ['…–“', 3],
    ['', 0],
  ])('of %j is %i', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  it('is kept by a cut, which leaves characters whole', () => {
    expect(cutToWidth('日本語', 5)).toBe('日本');
    expect(cutToWidth('a👩🏽‍💻b', 2)).toBe('a');
    expect(cutToWidth('abc', 2)).toBe('ab');
    expect(cutToWidth('é', 5)).toBe('é');
    expect(cutToWidth('ae\u0301b', 2)).toBe('ae\u0301');
    expect(cutToWidth('x❤️', 2)).toBe('x');
  });
});
