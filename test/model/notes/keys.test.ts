import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keys } from '../../../src/model/notes/key-words.ts';
import { keysOf } from '../../../src/model/notes/keys.ts';
import { readNotes } from '../../../src/model/notes/read.ts';
import { syntaxes } from '../../../src/model/notes/syntaxes.ts';
import { shapeLines } from '../../../src/text/blocks.ts';
import { splitLines } from '../../../src/text/lines.ts';

const bitsOf = (line: string): number => keysOf(line, shapeLines(splitLines(line))).bits[0] ?? 0;

// Every line is looked at by every pattern that the keys would spare it.
const all = keys.telling | keys.voting | keys.early | keys.odd;
const unspared: typeof keysOf = (text, blocks) => ({
  bits: keysOf(text, blocks).bits.map((bits) => bits | all),
  mayBegin: () => true,
});

const words =
  'we have all been the group board everyone agreed decided resolved concluded approved voted consensus conclusion is objections no favour motion vote poll proposal passed passes unanimous that to on not will shall Ana Bo José write call also and so next follow-up meeting again meet time Decision Resolved: AI TODO action - – . ; , ( ) ? ’ * ** ` é'.split(
    ' ',
  );
const line = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 14 })
  .map((list) => list.join(' ').replace(/ ([.,;:?)])/g, '$1'));
const note = fc
  .array(fc.tuple(fc.constantFrom('', '- ', '* ', '## ', '1. ', '> '), line), { minLength: 1, maxLength: 8 })
  .map((lines) => `Present: Ana, Bo, José\n\n${lines.map(([lead, text]) => `${lead}${text}\n`).join('\n')}`);

describe('the keys of lines', () => {
  it('spare a line no pattern that would have matched, in the examples', () => {
    for (const { examples } of syntaxes) {
      for (const { path = '2024-03-05.md', note: text } of examples) {
        expect(readNotes({ path, text }, {}, undefined, unspared), text).toEqual(readNotes({ path, text }));
      }
    }
  });

  it('spare a line no pattern that would have matched, in any words', () => {
    fc.assert(
      fc.property(note, (text) => {
        const source = { path: '2024-03-05.md', text };
        expect(readNotes(source, {}, undefined, unspared)).toEqual(readNotes(source));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['We agreed on it', keys.decision | keys.telling],
    ['they then agreed on it', keys.decision],
    ['Agreed: we meet', keys.decision | keys.telling],
    ['RÉSULTAT, PRÓXIMA reunión', keys.next],
    ['I’ll write', keys.promise],
    ['let us meet again', keys.next],
    ['look at it again', 0],
    ['actionable, tomorrow', keys.action | keys.promise],
    ['reaction, potato', 0],
  ])('%j holds these words', (text, expected) => {
    const asked = keys.action | keys.decision | keys.next | keys.promise | keys.telling;
    expect(bitsOf(text) & asked).toBe(expected);
  });

  it('tell of digits and colons exactly, and of all that is not plain words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const rest = text.replace(/[\r\n]/g, ' ');
        const bits = bitsOf(`a ${rest} b`);
        expect((bits & keys.digit) !== 0).toBe(/\d/.test(rest));
        expect((bits & keys.colon) !== 0).toBe(/[:：]/.test(rest));
        if ((bits & keys.odd) === 0) expect(rest).toMatch(/^[ -~]*$/);
      }),
    );
  });
});
