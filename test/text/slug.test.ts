import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileKey, slugOf } from '../../src/text/slug.ts';

describe('slugOf', () => {
  it.each([
    ['Kick-off: the survey!', 'kick-off-the-survey'],
    ["Don't wait", 'dont-wait'],
    ['Обзор группы', 'обзор-группы'],
    ['日本語の会議', '日本語の会議'],
    ['हिन्दी', 'हिन्दी'],
    ['e\u0301te\u0301', 'été'],
    ['  --a--b--  ', 'a-b'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a\0b\u202ec\nd', 'a-b-c-d'],
    ['CON', 'con-1'],
    ['nul.', 'nul-1'],
    ['ＣＯＭ１', 'ｃｏｍ１-1'],
    ['console', 'console'],
    ['__proto__', 'proto'],
    ['', 'untitled'],
    ['🎉', 'untitled'],
    ['\u0301', 'untitled'],
  ])('of %j is %j', (text, slug) => {
    expect(slugOf(text)).toBe(slug);
  });

  it('is cut between words where it can be, and between letters where it cannot', () => {
    expect(slugOf('understanding what leadership means in twenty communities of the world')).toBe(
      'understanding-what-leadership-means-in-twenty-communities-of',
    );
    expect(slugOf('x'.repeat(300))).toBe('x'.repeat(60));
    expect(slugOf('語'.repeat(100))).toBe('語'.repeat(20));
    expect(slugOf(`${'a'.repeat(58)}क्षि`)).not.toMatch(/^\p{M}/u);
  });

  it('is never one that is taken, whatever the case and the form', () => {
    expect(slugOf('Survey', new Set(['survey']))).toBe('survey-2');
    expect(slugOf('survey', new Set(['Survey', 'survey-2', 'SURVEY-3']))).toBe('survey-4');
    expect(slugOf('Café', new Set(['cafe\u0301']))).toBe('café-2');
    expect(slugOf('fig', new Set(['ﬁg']))).toBe('fig-2');
    expect(slugOf('x'.repeat(80), new Set(['x'.repeat(60)]))).toBe(`${'x'.repeat(58)}-2`);
  });

  it('is always a safe file name, and its own slug', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('con', 'aux.txt', 'COM1', 'lpt9', '..', '.git', 'ǅ', 'İ', 'ß', 'ﬀ', 'ς', '\u1e9e'),
    );
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), (title, others) => {
        const taken = new Set(others.map((other) => slugOf(other)));
        const slug = slugOf(title, taken);
        expect(slug).toMatch(/^[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*(?:-[\p{L}\p{M}\p{Nd}]+)*$/u);
        expect(new TextEncoder().encode(slug).length).toBeLessThanOrEqual(60);
        expect(slug.normalize('NFC')).toBe(slug);
        for (const other of taken) expect(fileKey(slug)).not.toBe(fileKey(other));
        expect(slugOf(slug)).toBe(slug);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('fileKey', () => {
  it('is one where some system sees one file', () => {
    expect(fileKey('Kickoff')).toBe(fileKey('kickoff'));
    expect(fileKey('café')).toBe(fileKey('cafe\u0301'));
    expect(fileKey('kickoff')).not.toBe(fileKey('kick-off'));
  });
});
