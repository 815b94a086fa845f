import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splice } from '../../src/text/edit.ts';
import { setEntry } from '../../src/text/entry-edit.ts';
import { readDocument } from '../../src/text/fields.ts';
import { entry, toPlain } from '../../src/text/yaml-node.ts';

const order = { fields: ['title', 'phase', 'days', 'end'], entries: ['one', 'two', 'three'] };

async function set(text: string, name: string, value = '2026-03-01'): Promise<string> {
  const splices = await setEntry({ path: 'a.yaml', text }, 'days', name, value, order);
  return 'code' in splices ? `${splices.code}: ${splices.message}` : splice(text, splices);
}

describe('an entry of a map is set', () => {
  test.each([
    ['in its place', 'days:\n  two: 2026-01-01 # planned\n', 'two', 'days:\n  two: 2026-03-01 # planned\n'],
    ['where it has no value', 'days:\n  two:\n  three: x\n', 'two', 'days:\n  two: 2026-03-01\n  three: x\n'],
    [
      'behind those that come before it',
      'days:\n  one: x # first\n  three: z\n',
      'two',
      'days:\n  one: x # first\n  two: 2026-03-01\n  three: z\n',
    ],
    ['before those that come after it', 'days:\n    two: y\nend: 1\n', 'one', 'days:\n    one: 2026-03-01\n    two: y\nend: 1\n'],
    ['at the end of a file without a line end', 'days:\n  one: x', 'two', 'days:\n  one: x\n  two: 2026-03-01'],
    ['in braces', 'days: {one: x, three: z}\n', 'two', 'days: {one: x, two: 2026-03-01, three: z}\n'],
    ['in braces, as the first', 'days: {three: z}\n', 'one', 'days: {one: 2026-03-01, three: z}\n'],
    ['in empty braces', 'days: {}\n', 'one', 'days: {one: 2026-03-01}\n'],
    ['in a field without a value', 'title: A\ndays:\nend: 1\n', 'one', 'title: A\ndays:\n  one: 2026-03-01\nend: 1\n'],
    [
      'with a new field, behind those that come before it',
      'title: A\n\nend: 1\n',
      'one',
      'title: A\n\ndays:\n  one: 2026-03-01\n\nend: 1\n',
    ],
    ['with the line ends of the file', 'days:\r\n  one: x\r\nend: 1\r\n', 'two', 'days:\r\n  one: x\r\n  two: 2026-03-01\r\nend: 1\r\n'],
  ])('%s', async (_, before, name, after) => {
    expect(await set(before, name)).toBe(after);
    expect(await set(after, name)).toBe(after);
  });
});

test('what is no map is left alone', async () => {
  expect(await set('days: soon\n', 'one')).toBe('field-edit: `one` of `days` cannot be changed here without changing something else');
  expect(await set('days: [one]\n', 'one')).toContain('field-edit');
  expect(await set('days: {one: x\n', 'one')).toContain('yaml-syntax');
});

test('nothing but the entry changes, in any file', async () => {
  const word = fc.constantFrom('x', '2026-01-01', '"q: z"', "''", '# no', '{a: b}', '[c]');
  const map = fc.uniqueArray(fc.tuple(fc.constantFrom('one', 'two', 'three', 'odd'), word), { selector: ([key]) => key });
  const days = fc.oneof(
    map.map((pairs) => `days:\n${pairs.map(([key, value]) => `    ${key}: ${value}\n`).join('')}`),
    fc.constantFrom('', 'days: {}\n', 'days:\n', 'days: {one: x}\n', 'days: ~\n', 'days: |\n  one: x\n'),
  );
  const file = fc.tuple(
    fc.constantFrom('', 'title: A\n', '# c\ntitle: A\n\n'),
    days,
    fc.constantFrom('', 'end: 1\n', '\nend:\n  - a: b\n# z\n'),
  );
  await fc.assert(
    fc.asyncProperty(file, fc.constantFrom('one', 'two', 'three'), async (parts, name) => {
      const text = parts.join('');
      const splices = await setEntry({ path: 'a.yaml', text }, 'days', name, '2026-03-01', order);
      if ('code' in splices) return;
      const { fields, diagnostics } = await readDocument({ path: 'a.yaml', text: splice(text, splices) });
      expect(diagnostics).toEqual([]);
      const after = fields === undefined ? undefined : entry(fields, 'days');
      expect(after && toPlain(after.value)).toMatchObject({ [name]: '2026-03-01' });
      for (const comment of ['# c', '# z']) expect(splice(text, splices).includes(comment)).toBe(text.includes(comment));
    }),
  );
});

describe('an entry of a map in front matter is set', () => {
  const inNote = async (text: string, name: string): Promise<string> => {
    const splices = await setEntry({ path: 'a.md', text }, 'sent', name, '2026-03-01', {
      fields: ['title', 'sent'],
      entries: ['list', 'chat'],
    });
    return 'code' in splices ? `${splices.code}: ${splices.message}` : splice(text, splices);
  };

  test.each([
    ['in its place', '---\nsent:\n  list: 2026-01-01\n---\nlist: 1\n', 'list', '---\nsent:\n  list: 2026-03-01\n---\nlist: 1\n'],
    ['as a new field', '---\ntitle: A\n---\n\n# A\n', 'list', '---\ntitle: A\nsent:\n  list: 2026-03-01\n---\n\n# A\n'],
    ['where there is no front matter', '# A\n', 'list', '---\nsent:\n  list: 2026-03-01\n---\n\n# A\n'],
    ['under a name that has to be quoted', '---\ntitle: A\n---\n', 'a: b', "---\ntitle: A\nsent:\n  'a: b': 2026-03-01\n---\n"],
    [
      'behind the one before it',
      '---\r\nsent:\r\n  list: x\r\n---\r\nB',
      'chat',
      '---\r\nsent:\r\n  list: x\r\n  chat: 2026-03-01\r\n---\r\nB',
    ],
  ])('%s', async (_, before, name, after) => {
    expect(await inNote(before, name)).toBe(after);
    expect(await inNote(after, name)).toBe(after);
  });
});
