import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splice } from '../../src/text/edit.ts';
import { readFields } from '../../src/text/fields.ts';
import { type FieldValue, setField } from '../../src/text/header-edit.ts';
import { entry, scalarText } from '../../src/text/yaml-node.ts';

async function set(text: string, key: string, value: FieldValue | undefined, path = 'note.md'): Promise<string> {
  const result = await setField({ path, text }, key, value);
  if (!Array.isArray(result)) return (result as { code: string }).code;
  return splice(text, result);
}

const inYaml = (text: string, key: string, value: FieldValue | undefined) => set(text, key, value, 'a.yaml');

describe('setField on a scalar', () => {
  it.each<[string, string, FieldValue | undefined, string]>([
    ['replaces a value', 'a: 1\nb: 2\n', 'x', 'a: x\nb: 2\n'],
    ['keeps comments and trailing spaces', 'a: 1   # why\n# c\nb: 2  \n', 'x', 'a: x   # why\n# c\nb: 2  \n'],
    ['keeps single quotes', "a: 'x'\n", 'y', "a: 'y'\n"],
    ['keeps double quotes', 'a: "x" # c\n', 'y', 'a: "y" # c\n'],
    ['keeps the spaces before the value', 'a:    x\n', 'z', 'a:    z\n'],
    ['keeps CRLF', 'a: x\r\nb: y\r\n', 'z', 'a: z\r\nb: y\r\n'],
    ['fills an empty value', 'a:\nb: 1\n', 'x', 'a: x\nb: 1\n'],
    ['fills an empty value before a comment', 'a: # when\nb: 1\n', 'x', 'a: x # when\nb: 1\n'],
    ['quotes what another reader would take for a number or a word', 'a: x\n', '16:00', "a: '16:00'\n"],
    ['writes days bare', 'a: x\n', '2026-03-05', 'a: 2026-03-05\n'],
    ['writes a number', 'a: x\n', 5, 'a: 5\n'],
    ['replaces a text over several lines', 'a: |\n  x\n  y\nb: 1\n', 'z', 'a: z\nb: 1\n'],
    ['writes a text over several lines', 'a: x\nb: 1\n', 'p\nq\n', 'a: |\n  p\n  q\nb: 1\n'],
    ['replaces a folded plain text', 'a: x\n  y\nb: 1\n', 'z', 'a: z\nb: 1\n'],
    ['replaces a list', 'a: # c\n  - x\n  - y\nb: 1\n', 'z', 'a: z # c\nb: 1\n'],
    ['removes a field', 'a: 1 # c\n# d\nb: 2\n', undefined, '# d\nb: 2\n'],
    ['removes a list', 'a:\n- x\n- y\nb: 2\n', undefined, 'b: 2\n'],
    ['removes a text over several lines', 'a: |\n  x\n\n  y\nb: 2\n', undefined, 'b: 2\n'],
    ['removes the only field', 'a: 1\n', undefined, ''],
    ['removes a blank line with a field, where all have one', 'a: 1\n\nb: 2\n\nc: 3\n', undefined, 'b: 2\n\nc: 3\n'],
    ['writes $ as it is', 'a: 1\n', '$& $1 $$', "a: '$& $1 $$'\n"],
    ['does nothing for a value that is there', "a: 'x'  # c\n", 'x', "a: 'x'  # c\n"],
    ['works in a quoted key', '"a" : x\n', 'z', '"a" : z\n'],
    ['refuses a map in braces where a field would be removed', '{a: 1, b: 2}\n', undefined, 'field-edit'],
    ['works in a map in braces', '{a: 1, b: 2}\n', 3, '{a: 3, b: 2}\n'],
    ['refuses a file with errors', 'a: [\n', 'x', 'yaml-syntax'],
    ['refuses a file with a field twice', 'a: 1\na: 2\n', 'x', 'yaml-duplicate-key'],
  ])('%s', async (_, yaml, value, expected) => {
    expect(await inYaml(yaml, 'a', value)).toBe(expected);
    const isCode = /^[a-z-]+$/.test(expected);
    const md = `---\n${yaml}---\nbody\n`;
    if (expected !== '') expect(await set(md, 'a', value)).toBe(isCode ? expected : `---\n${expected}---\nbody\n`);
  });

  it.each<[string, string, string]>([
    ['after the last field', 'a: 1\n# end\n', 'a: 1\nnew: x\n# end\n'],
    ['after a last line without an end', 'a: 1', 'a: 1\nnew: x\n'],
    ['after a list', 'a:\n  - 1\n', 'a:\n  - 1\nnew: x\n'],
    ['after a text over several lines', 'a: |\n  x\n', 'a: |\n  x\nnew: x\n'],
    ['with a blank line where all fields have one', 'a: 1\n\nb: 2\n', 'a: 1\n\nb: 2\n\nnew: x\n'],
    ['with CRLF', 'a: 1\r\n', 'a: 1\r\nnew: x\r\n'],
    ['into an empty file', '', 'new: x\n'],
    ['into a file of comments', '# c', '# c\nnew: x\n'],
    ['with the indentation of the others', '  a: 1\n', '  a: 1\n  new: x\n'],
  ])('adds a field %s', async (_, yaml, expected) => {
    expect(await inYaml(yaml, 'new', 'x')).toBe(expected);
  });

  it.each<[string, string, string]>([
    ['before a body', 'body\n', '---\nnew: x\n---\n\nbody\n'],
    ['before a blank line', '\nbody\n', '---\nnew: x\n---\n\nbody\n'],
    ['before a thematic break', '---\n\nbody\n', '---\nnew: x\n---\n\n---\n\nbody\n'],
    ['in an empty file', '', '---\nnew: x\n---\n'],
    ['behind a byte order mark', '\ufeffbody\r\n', '\ufeff---\r\nnew: x\r\n---\r\n\r\nbody\r\n'],
    ['in an empty header', '---\n---\nbody', '---\nnew: x\n---\nbody'],
  ])('makes front matter %s', async (_, text, expected) => {
    expect(await set(text, 'new', 'x')).toBe(expected);
  });
});

describe('setField on a list', () => {
  it.each<[string, string, FieldValue, string]>([
    ['adds at the end in brackets', 'a: [x, "y"] # c\n', ['x', 'y', 'z'], 'a: [x, "y", z] # c\n'],
    ['adds at the start in brackets', 'a: [x]\n', ['w', 'x'], 'a: [w, x]\n'],
    ['removes in brackets', 'a: [x, y, z]\n', ['x', 'z'], 'a: [x, z]\n'],
    ['removes the first in brackets', 'a: [x, y]\n', ['y'], 'a: [y]\n'],
    ['replaces in brackets, with its quotes', "a: [x, 'y', z]\n", ['x', 'no', 'z'], "a: [x, 'no', z]\n"],
    ['empties', 'a: [x, y] # c\n', [], 'a: [] # c\n'],
    ['fills an empty one', 'a: [] # c\n', ['x', 'b, c'], "a: [x, 'b, c'] # c\n"],
    ['adds lines', 'a:\n  - x # c\n  - y\nb: 1\n', ['x', 'y', 'z'], 'a:\n  - x # c\n  - y\n  - z\nb: 1\n'],
    ['adds a first line', 'a:\n- x # c\nb: 1\n', ['w', 'x'], 'a:\n- w\n- x # c\nb: 1\n'],
    ['removes lines', 'a:\n  - x # c\n  - y\n  - z # d\n', ['x', 'z'], 'a:\n  - x # c\n  - z # d\n'],
    ['replaces a line', 'a:\n  - x # c\n  - y\n', ['q', 'y'], 'a:\n  - q # c\n  - y\n'],
    ['empties lines', 'a: # c\n  - x\n  - y\nb: 1\n', [], 'a: [] # c\nb: 1\n'],
    ['turns a scalar into a list', 'a: x # c\nb: 1\n', ['x', 'z'], 'a: [x, z] # c\nb: 1\n'],
    ['keeps CRLF', 'a:\r\n  - x\r\nb: 1\r\n', ['x', 'z'], 'a:\r\n  - x\r\n  - z\r\nb: 1\r\n'],
    ['adds a line where the file has no last line end', 'a:\n  - x', ['x', 'z'], 'a:\n  - x\n  - z'],
    ['does nothing where nothing differs', 'a: [ x,y ]\n', ['x', 'y'], 'a: [ x,y ]\n'],
  ])('%s', async (_, yaml, value, expected) => {
    expect(await inYaml(yaml, 'a', value)).toBe(expected);
  });
});

describe('setField on anything', () => {
  const text = fc.oneof(
    fc.constantFrom(
      'x',
      'no',
      '16:00',
      '2016-02-26',
      '# c',
      'a: b',
      "it's",
      '"q"',
      'p\nq',
      'p\nq\n',
      '---',
      '...',
      '',
      ' ',
      '$&',
      '__proto__',
      '<<<<<<< x',
      '\u0007',
      '\u2028',
      '\r\n',
      '\ufeff',
      '👩🏽‍💻',
      '- x',
      '[',
      '{}',
      '*a',
    ),
    fc.string({ maxLength: 6 }),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  const value: fc.Arbitrary<FieldValue> = fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text, { maxLength: 4 }));
  const line = fc.constantFrom(
    'a: 1',
    "a: 'x' # c",
    'b: "y"',
    'b:',
    'b: # c',
    'c: |\n  x\n  y',
    'c: >-\n  x\n\n  y',
    'd: [x, "y"] # c',
    'd:\n  - x # c\n  - y',
    'd:\n- x',
    'e: {f: 1}',
    '# comment',
    '',
    '  # indented',
    'g: x\n  y',
    '"h": 1',
    'i:\n  j: 1\n  k:\n    - l',
    'constructor: 1',
    '__proto__: 2',
  );
  const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'g', 'h', 'i', 'new', 'constructor', '__proto__', 'two words', 'ж');
  const file = fc
    .tuple(
      fc.uniqueArray(line, { maxLength: 6, selector: (l) => l.split(':')[0] }),
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom('', 'body', '\nbody\n', '---\nx\n---\n'),
      fc.boolean(),
      fc.boolean(),
    )
    .map(
      ([lines, eol, body, header, bom]) =>
        (bom ? '\ufeff' : '') +
        (header ? `---\n${lines.map((l) => `${l}\n`).join('')}---\n` : '').replaceAll('\n', eol) +
        body.replaceAll('\n', eol),
    );

  it('changes that field alone, once', { timeout: 60_000 }, async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(file, key, fc.option(value, { nil: undefined }), async (before, name, wanted) => {
        const source = { path: 'n.md', text: before };
        const old = await readFields(source);
        const result = await setField(source, name, wanted);
        if (!Array.isArray(result)) {
          refused++;
          return;
        }
        const after = splice(before, result);
        const now = await readFields({ path: 'n.md', text: after });
        expect(now.diagnostics).toEqual(old.diagnostics);
        const field = now.fields && entry(now.fields, name)?.value;
        if (wanted === undefined) expect(field).toBeUndefined();
        else if (Array.isArray(wanted))
          expect(field?.kind === 'list' && field.items.map((i) => i.kind === 'scalar' && i.value)).toEqual(wanted);
        else expect(field?.kind === 'scalar' && field.value).toEqual(wanted);
        for (const e of old.fields?.entries ?? []) {
          if (e.key === name) continue;
          const kept = now.fields && entry(now.fields, e.key)?.value;
          expect(kept?.kind).toBe(e.value.kind);
          if (e.value.kind === 'scalar' && kept?.kind === 'scalar') expect(scalarText(kept)).toBe(scalarText(e.value));
        }
        expect(after.endsWith(before.slice(old.bodyStart).replace(/^\ufeff/, ''))).toBe(true);
        for (const comment of before.match(/^#.*$/gm) ?? []) expect(after).toContain(comment);
        expect(await setField({ path: 'n.md', text: after }, name, wanted)).toEqual([]);
      }),
      { numRuns: 800 },
    );
    expect(refused).toBeLessThan(80);
  });
});
