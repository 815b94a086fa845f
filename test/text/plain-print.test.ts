// The light printer says what the library would say, or nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printPlainFields } from '../../src/text/plain-print.ts';
import { printYaml } from '../../src/text/yaml-library.ts';

const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    'no',
    'Yes',
    '16:00 UTC',
    '2016-02-26',
    '1e3',
    '~',
    'a: b',
    'a #b',
    "it's",
    '"q"',
    '- x',
    '[x]',
    'x, y',
    '0x1F',
    '',
    ' ',
    'é',
    '…',
    '\u2028',
    '1_000',
    '12:30:45',
    '=',
    '<<',
  ),
);

describe('fields printed without the library', () => {
  it('are printed as the library prints them', () => {
    const key = fc.constantFrom('title', 'due', 'owners', 'aliases', 'why', 'y', 'no');
    const value = fc.oneof(word, fc.integer(), fc.array(word, { minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(key, value), { selector: ([k]) => k, maxLength: 5 }), fc.boolean(), (fields, spaced) => {
        const plain = printPlainFields(fields, spaced);
        if (plain !== undefined) expect(plain).toBe(printYaml(new Map(fields), { spaced }));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [
      [
        ['title', 'Choose the venue'],
        ['due', '2026-03-05'],
        ['owners', ['ana', 'bo']],
      ],
      'title: Choose the venue\ndue: 2026-03-05\nowners: [ana, bo]\n',
    ],
    [
      [
        ['start', '16:00 UTC'],
        ['title', 'Why: a question'],
      ],
      "start: '16:00 UTC'\ntitle: 'Why: a question'\n",
    ],
  ] as const)('covers the usual ones', (fields, text) => {
    expect(printPlainFields(fields, false)).toBe(text);
  });

  it.each([[[['why', "it's: late"]]], [[['why', 'a\nb']]], [[['inferred', new Map()]]]] as const)(
    'leaves the unusual ones to it',
    (fields) => {
      expect(printPlainFields(fields, false)).toBeUndefined();
    },
  );
});
