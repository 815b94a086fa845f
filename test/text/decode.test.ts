import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/text/decode.ts';

const bytes = (...parts: (string | number)[]) =>
  new Uint8Array(parts.flatMap((p) => (typeof p === 'number' ? [p] : [...new TextEncoder().encode(p)])));

describe('decode', () => {
  it('gives the text, so that encoding it again gives the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), fc.boolean(), (raw, bom) => {
        const input = bom ? bytes(0xef, 0xbb, 0xbf, ...raw) : raw;
        const decoded = decode(input);
        if ('text' in decoded) expect([...new TextEncoder().encode(decoded.text)]).toEqual([...input]);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps a byte order mark in the text', () => {
    expect(decode(bytes(0xef, 0xbb, 0xbf, 'a'))).toEqual({ text: '\ufeffa' });
    expect(decode(bytes('é 日 👩🏽‍💻'))).toEqual({ text: 'é 日 👩🏽‍💻' });
    expect(decode(bytes())).toEqual({ text: '' });
  });

  it.each([
    ['UTF-16 with a mark, little endian', bytes(0xff, 0xfe, 'a', 0), 'UTF-16 (little endian)'],
    ['UTF-16 with a mark, big endian', bytes(0xfe, 0xff, 0, 'a'), 'UTF-16 (big endian)'],
    ['UTF-16 without a mark, little endian', bytes('a', 0, 'b', 0, 'c', 0), 'UTF-16 (little endian)'],
    ['UTF-16 without a mark, big endian', bytes(0, 'a', 0, 'b', 0, 'c'), 'UTF-16 (big endian)'],
    ['a NUL byte', bytes('ab\ncd', 0, 'e'), 'NUL byte, as in a file that is not text (byte 6, line 2)'],
    ['Latin-1', bytes('a\nb\ncaf', 0xe9, ' x'), '0xe9 does not fit (byte 8, line 3); it looks like Windows-1252'],
    ['a lone continuation', bytes('a', 0x80, 0x80), '0x80 does not fit (byte 2, line 1)'],
    ['an overlong form', bytes(0xc0, 0xaf), '0xc0 does not fit (byte 1, line 1)'],
    ['a surrogate', bytes('ab', 0xed, 0xa0, 0x80), '0xed does not fit (byte 3, line 1)'],
    ['beyond Unicode', bytes('é', 0xf4, 0x90, 0x80, 0x80), '0xf4 does not fit (byte 3, line 1)'],
    ['a cut end', bytes('a', 0xe6, 0x97), '0xe6 does not fit (byte 2, line 1)'],
  ])('names the place and the kind: %s', (_, input, words) => {
    const decoded = decode(input);
    expect('reason' in decoded && decoded.reason).toContain(words);
  });

  it('finds the first bad byte exactly where the decoder stops', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 10 }),
        fc.constantFrom(0x80, 0xff, 0xc1, 0xf5, 0xbf),
        fc.string({ maxLength: 5 }),
        (before, bad, after) => {
          const start = new TextEncoder().encode(before);
          if (start.includes(0) || after.includes('\0') || start.length === 0) return;
          const decoded = decode(bytes(before, bad, after));
          expect('reason' in decoded && decoded.reason).toContain(`(byte ${start.length + 1}, line`);
        },
      ),
    );
  });
});
