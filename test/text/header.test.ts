import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHeader, headerLimit } from '../../src/text/header.ts';
import { growsLinearly } from './growth.ts';

const find = (text: string) => findHeader({ path: 'note.md', text });

function inner(text: string): string | undefined {
  const header = find(text);
  return header !== undefined && 'inner' in header ? text.slice(header.inner.start, header.inner.end) : undefined;
}

function code(text: string): string | undefined {
  const header = find(text);
  return header !== undefined && 'problem' in header ? header.problem.code : undefined;
}

describe('findHeader', () => {
  it.each([
    ['plain', '---\na: 1\n---\nbody\n', 'a: 1\n', 'body\n'],
    ['CRLF', '---\r\na: 1\r\n---\r\nbody', 'a: 1\r\n', 'body'],
    ['a byte order mark', '\ufeff---\na: 1\n---\nbody', 'a: 1\n', 'body'],
    ['closed by dots', '---\na: 1\n...\nbody', 'a: 1\n', 'body'],
    ['closed at the end of the text', '---\na: 1\n---', 'a: 1\n', ''],
    ['empty', '---\n---\nbody', '', 'body'],
    ['comments first', '---\n# who was there\na: 1\n---\n', '# who was there\na: 1\n', ''],
    ['a blank line first', '---\n\ndate: 1\n---\n', '\ndate: 1\n', ''],
    ['a key in another script', '---\nтема: x\n---\n', 'тема: x\n', ''],
    ['a quoted key', '---\n"a b": x\n---\n', '"a b": x\n', ''],
    ['a key without a value', '---\ntags:\n- a\n---\n', 'tags:\n- a\n', ''],
    ['an unfinished merge', '---\n<<<<<<< ours\na: 1\n---\n', '<<<<<<< ours\na: 1\n', ''],
    ['a second block below', '---\na: 1\n---\n---\nb: 1\n---\n', 'a: 1\n', '---\nb: 1\n---\n'],
    ['a line that only begins like a fence', '---\na: 1\n---x\n---\nbody', 'a: 1\n---x\n', 'body'],
  ])('finds a header: %s', (_, text, yaml, body) => {
    expect(inner(text)).toBe(yaml);
    const header = find(text);
    expect(header !== undefined && 'bodyStart' in header && text.slice(header.bodyStart)).toBe(body);
  });

  it.each([
    ['no text', ''],
    ['a fence alone', '---'],
    ['a fence and a line end', '---\n'],
    ['a thematic break before prose', '---\nWe met and talked.\n\n---\nMore.\n'],
    ['a thematic break and a blank line', '---\n\nPresent people: Ana\n\n---\n'],
    ['a thematic break and a heading', '---\n# Notes\n\ntext\n---\n'],
    ['a list between breaks', '---\n- a\n- b\n---\n'],
    ['a longer break', '-----\na: 1\n---\n'],
    ['a space before', ' ---\na: 1\n---\n'],
    ['a blank line before', '\n---\na: 1\n---\n'],
    ['a phrase key that is never closed', '---\nWhat we said: a lot\n'],
    ['prose after a dash', '--- Minutes of the call\n'],
    ['a decorated title', '---Notes---\n'],
    ['blank lines', `---\n${'\n'.repeat(200_000)}`],
  ])('finds none in %s', (_, text) => {
    expect(find(text)).toBeUndefined();
  });

  it.each([
    'js',
    'JS',
    'javascript',
    'Javascript',
    'toString',
    '__proto__',
    'constructor',
    'coffee',
    'json',
    'yaml',
    'js ',
    ' js',
    '\tjs',
    'ж',
    '$',
    'js\r',
  ])('refuses a fence with the language %j', (language) => {
    expect(code(`---${language}\na: 1\n---\n`)).toBe('front-matter-language');
  });

  it('refuses a language even where the block is not closed', () => {
    expect(code('---js\na: 1\n')).toBe('front-matter-language');
  });

  it('says that a header is not closed only where the first line is a field', () => {
    expect(code('---\ndate: 2026-03-05\nbody\n')).toBe('front-matter-unclosed');
    expect(code('---\nWe met: it was fine\n')).toBeUndefined();
  });

  it('points at a closing fence with spaces after it', () => {
    expect(find('---\ndate: 1\n---  \nbody\n')).toMatchObject({
      problem: { code: 'front-matter-unclosed', place: { line: 3, column: 1 } },
    });
  });

  it('points at an opening fence with spaces after it', () => {
    expect(find('---  \ndate: 1\n---\n')).toMatchObject({ problem: { code: 'front-matter-fence', place: { line: 1 } } });
  });

  it('takes a header up to the limit and no further', () => {
    const fill = 'x'.repeat(headerLimit - '---\na: \n'.length - 1);
    expect(inner(`---\na: ${fill}\n---\n`)).toBeDefined();
    expect(code(`---\na: ${fill}x\n---\n`)).toBe('front-matter-unclosed');
  });

  it('never throws, and its parts fit together', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '---',
        '...',
        '\n',
        '\r\n',
        '\r',
        'a: 1',
        'date:',
        '# x',
        '- x',
        ' ',
        '\t',
        '---js',
        '\ufeff',
        '<<<<<<<',
        '{',
        '"',
        "'",
        ':',
        '\u2028',
        '\0',
      ),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.boolean(), (pieces, fence) => {
        const text = (fence ? '---\n' : '') + pieces.join('');
        const header = find(text);
        if (header === undefined || 'problem' in header) return;
        const { span, inner, bodyStart } = header;
        expect(text.slice(span.start, inner.start)).toMatch(/^---\r?\n$/);
        expect(text.slice(inner.end, span.end)).toMatch(/^(?:---|\.\.\.)$/);
        expect(text.slice(span.end, bodyStart)).toMatch(/^(?:\r?\n)?$/);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['keys', 'a: 1\n'],
    ['blank lines', '\n'],
    ['dashes', '---x\n'],
    ['spaces', ' '],
    ['comments', '#\n'],
    ['fences with spaces', '---  \n'],
    ['colons', ':'],
    ['quotes', '"a'],
  ])('reads a bounded part of endless %s', async (_, piece) => {
    const prepare = (n: number) => {
      const text = `---\n${piece.repeat(n / piece.length)}`;
      return () => find(text);
    };
    expect(await growsLinearly(prepare, 2_000_000)).toBe(true);
  });
});
