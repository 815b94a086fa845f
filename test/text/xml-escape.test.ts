import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/text/clean.ts';
import { escapeXml } from '../../src/text/xml-escape.ts';
import { hostileStrings } from '../robust/hostile-strings.ts';

/** What an XML parser finds in an element and in an attribute on both kinds of quotes. */
function read(escaped: string): readonly string[] {
  const found: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => found.push(name, ...Object.values(attributes)));
  parser.on('text', (text) => found.push(text));
  parser.write(`<x a="${escaped}" b='${escaped}'>${escaped}</x>`).close();
  return found;
}

/** The text as it has to arrive. XML reads a line end or tab in an attribute as a blank (XML 1.0, 3.3.3). */
function told(text: string): readonly string[] {
  const shown = clean(text).replace(/[\ufffe\uffff]/g, '\ufffd');
  const attribute = shown.replace(/[\n\t]/g, ' ');
  return ['x', attribute, attribute, ...(shown === '' ? [] : [shown])];
}

describe('text in XML', () => {
  it('is read back as text, in elements and attributes', () => {
    for (const text of [...hostileStrings, '', '\ufffe\uffff', ']]>', '<!--', '&amp;', '&#0;', 'lone \ud800', 'a\nb\tc']) {
      expect(read(escapeXml(text)), JSON.stringify(text)).toEqual(told(text));
    }
  });

  it('is read back whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (text) => {
        expect(read(escapeXml(text))).toEqual(told(text));
      }),
      { numRuns: 1000 },
    );
  });
});
