import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { printDiagnostics } from '../../src/text/print-diagnostic.ts';
import { placeOf } from '../../src/text/source.ts';
import { widthOf } from '../../src/text/width.ts';

function about(text: string, word: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = text.indexOf(word);
  const place = placeOf({ path: 'a.md', text }, { start, end: start + word.length });
  return { code: 'x', severity: 'error', place, message: 'm', ...more };
}

const lines = (d: Diagnostic) => printDiagnostics([d]).split('\n');

describe('printDiagnostics', () => {
  it('prints the place, the line, the carets and the way on', () => {
    const text = '---\ntitle: x\ndate: 2026-13-05\n---\n';
    const place = placeOf({ path: 'meetings/2026-03-05.md', text }, { start: 19, end: 29 });
    const diagnostic: Diagnostic = {
      code: 'meeting-date',
      severity: 'error',
      place,
      message: '`2026-13-05` is not a day of the calendar',
      help: 'write the date as year-month-day, for example `date: 2026-03-05`',
    };
    expect(
      printDiagnostics([diagnostic]),
    ).toBe(`meetings/2026-03-05.md:3:7: error[meeting-date]: \`2026-13-05\` is not a day of the calendar
  |
3 | date: 2026-13-05
  |       ^^^^^^^^^^
  = help: write the date as year-month-day, for example \`date: 2026-03-05\`

1 error
`);
  });

  it('prints nothing for nothing', () => {
    expect(printDiagnostics([])).toBe('');
  });

  it('sorts by place and counts', () => {
    const at = (path: string, line?: number, column?: number, severity: Diagnostic['severity'] = 'warning'): Diagnostic => ({
      code: 'c',
      severity,
      place: { path, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) },
      message: 'm',
    });
    const printed = printDiagnostics([
      at('b', 1, 1),
      at('a', 10, 2),
      at('a', 10, 1, 'error'),
      at('a', 9),
      at('a', undefined, undefined, 'note'),
    ]);
    expect(printed).toBe(
      'a: note[c]: m\n\na:9: warning[c]: m\n\na:10:1: error[c]: m\n\na:10:2: warning[c]: m\n\nb:1:1: warning[c]: m\n\n1 error, 3 warnings, 1 note in 2 files\n',
    );
  });

  it('makes room for long line numbers', () => {
    expect(printDiagnostics([about(`${'\n'.repeat(122)}abc`, 'b', { help: 'h' })])).toContain(
      '    |\n123 | abc\n    |  ^\n    = help: h\n',
    );
  });

  it('puts carets under wide letters, tabs and marks', () => {
    expect(lines(about('日本: x y', 'x')).slice(2, 4)).toEqual(['1 | 日本: x y', '  |       ^']);
    expect(lines(about('\ta日b', '日')).slice(2, 4)).toEqual(['1 |     a日b', '  |      ^^']);
    expect(lines(about('e\u0301 👩🏽‍💻 z', 'z')).slice(2, 4)).toEqual(['1 | e\u0301 👩🏽‍💻 z', '  |      ^']);
    expect(lines(about('\u001b[1m z', 'z')).slice(2, 4)).toEqual(['1 | ␛[1m z', '  |      ^']);
  });

  it('shows a part of a long line around the span', () => {
    const [, , shown = '', carets = ''] = lines(about(`${'a'.repeat(5000)}HERE${'b'.repeat(5000)}`, 'HERE'));
    expect(shown).toMatch(/^1 \| …a+HEREb+…$/);
    expect(widthOf(shown.slice(4))).toBe(73);
    expect(carets.indexOf('^')).toBe(shown.indexOf('HERE'));
    expect(carets.trimEnd().length).toBe(shown.indexOf('HERE') + 4);
  });

  it('gives each part to the painter by its role', () => {
    const painted = printDiagnostics([about('abc', 'b', { help: 'h' })], (role, text) => `<${role}>${text}</>`);
    expect(painted).toContain('<place>a.md:1:2:</> <error>error[x]</>: m');
    expect(painted).toContain('<gutter>  |</>  <error>^</>');
    expect(painted).toContain('<help>= help:</> h');
    expect(painted).toContain('<count>1 error</>');
  });

  it('lets nothing from a file act on the terminal, and keeps its carets under the line', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '\u001b]52;c;x\u0007',
        '\u202e',
        'a\nb',
        '\r',
        '\t\t',
        '日'.repeat(300),
        '\u001b'.repeat(300),
        'x'.repeat(10_000),
        '👩🏽‍💻'.repeat(100),
      ),
    );
    const line = fc.array(hostile, { maxLength: 4 }).map((parts) => parts.join('').replace(/[\r\n]/g, ' '));
    fc.assert(
      fc.property(line, fc.nat(20_000), fc.nat(300), hostile, (excerpt, column, length, words) => {
        const place = { path: words, line: 7, column: column + 1, length, excerpt };
        const printed = printDiagnostics([{ code: words, severity: 'error', place, message: words, help: words }]);
        expect(printed).not.toMatch(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        const [, , shown = '', carets = '', ...rest] = printed.split('\n');
        expect(rest).toHaveLength(4);
        expect(widthOf(shown)).toBeLessThanOrEqual(164);
        expect(carets.length).toBeLessThanOrEqual(166);
        expect(carets).toMatch(/^ {2}\| *\^+$/);
      }),
      { numRuns: 300 },
    );
  });
});
