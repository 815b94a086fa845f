import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proseFinder } from '../../../src/report/site/note-prose.ts';
import { groupOf } from '../../model/memory.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';
import { growsLinearly } from '../../text/growth.ts';

const proseOf = async (text: string) => {
  const [note] = (await groupOf({ 'meetings/2026-02-03.md': text })).notes;
  return proseFinder()(note as never);
};
const shown = async (text: string): Promise<string> => (await proseOf(text)).text;

describe('notes as Markdown', () => {
  test('have headings where the writer glued the marks, or wrote the name of a part and nothing else', async () => {
    const pad = '##Why we are here\nThe beds are dry.\nAttendees:\nAda Lund\nBo Ek\nNext steps\n[until Friday - Ada] Water them\n';
    expect(await shown(pad)).toBe(
      '## Why we are here\nThe beds are dry.\n\n### Attendees:\nAda Lund  \nBo Ek\n\n### Next steps\n[until Friday - Ada] Water them',
    );
  });

  test('keep the ends of lines; long thoughts stand apart as paragraphs', async () => {
    const long = `We spoke about the ${'very '.repeat(20)}dry beds`;
    expect(await shown('One thought\nAnother one\n')).toBe('One thought  \nAnother one');
    expect(await shown(`Short\n${long}\nShort again\n`)).toBe(`Short\n\n${long}\n\nShort again`);
  });

  test('let go on what an editor has broken at its width', async () => {
    const wrapped =
      'The beds behind the shed are dry since the rain stopped in the week before\nlast, and nobody has a key for the tap that stands beside the gate, so that\nwe carry water from the pond, which takes two people and most of a morning\nand makes the path wet.\n';
    expect(await shown(wrapped)).toBe(wrapped.trimEnd());
  });

  test('let a sentence go on that is broken once, and bold words over several lines', async () => {
    const once = 'The tap beside the gate has to be mended before the\nfirst of May.\n';
    expect(await shown(once)).toBe(once.trimEnd());
    const long = 'very '.repeat(20);
    expect(await shown(`**The tap ${long}\nLeaks**\n${long}x`)).toBe(`**The tap ${long.trim()}  \nLeaks**\n\n${long}x`);
  });

  test('have lists where pads have bullets of their own, however they are indented', async () => {
    expect(await shown('• seeds\n\t· beans\n\t\t▪ red\n3. three\nafter the list\n')).toBe(
      '- seeds\n    - beans\n        - red\n3. three\n\nafter the list',
    );
  });

  test('have no code, rule or heading that nobody meant', async () => {
    expect(await shown('words\n==\n```\nmore\n---\n    far in\nwords\n-\n')).toBe(
      'words  \n\\==  \n\\```  \nmore\n\n---\nfar in  \nwords\n\n- ',
    );
  });

  test('leave out the header and the title, and keep the numbers of lines', async () => {
    const { text, lines } = await proseOf('---\ndate: 2026-02-03\n---\n# Call, 2026-02-03\n\nFirst\nSecond\n- item\nlast\n');
    expect(text).toBe('\n\nFirst  \nSecond\n- item\n\nlast');
    expect(lines).toEqual([4, 5, 6, 7, 8, 9, 9]);
  });

  test('leave fences, tables and lines that are nothing but bold as they are', async () => {
    const text = '~~~\n  - x\n~~~\n\n**Bold**\n\n| a | b |\n|---|---|\n| 1 | 2 |';
    expect(await shown(text)).toBe(text);
  });

  test('have a line of the text for every line of the file, whatever is in it', async () => {
    const piece = fc.oneof(
      fc.constantFrom(...hostileStrings),
      fc.constantFrom(
        '',
        '# a',
        '##b',
        '- c',
        '  * d',
        '1. e',
        '---',
        '> f',
        '| g | h |',
        'Agenda:',
        '\t\tfar',
        '```',
        '<!-- x',
        '-->',
        '**i**',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 20 }), async (pieces) => {
        const { text, lines } = await proseOf(`# Call\n\n${pieces.join('\n')}\n`);
        expect(text.split('\n')).toHaveLength(lines.length);
        expect(lines.every((line, at) => line >= (lines[at - 1] ?? 1))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('are made in proportion to their length', async () => {
    for (const unit of ['word\n', '- x\n', '\t- x\n', '# a\n', 'Agenda:\n', '==\n', '> q\n', '```\n']) {
      const prepare = async (n: number) => {
        const [note] = (await groupOf({ 'meetings/2026-02-03.md': `# Call\n\n${unit.repeat(n)}` })).notes;
        return () => proseFinder()(note as never);
      };
      const runs = new Map(await Promise.all([2_000, 4_000, 8_000, 16_000].map(async (n) => [n, await prepare(n)] as const)));
      expect(await growsLinearly((n) => runs.get(n) ?? expect.unreachable(String(n)), 4_000), unit).toBe(true);
    }
  });
});
