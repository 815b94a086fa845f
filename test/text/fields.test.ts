import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDocument, readFields, tryPlainFields } from '../../src/text/fields.ts';
import { readFrontMatter } from '../../src/text/front-matter.ts';
import { findHeader } from '../../src/text/header.ts';
import { setField } from '../../src/text/header-edit.ts';
import { toPlain } from '../../src/text/yaml-node.ts';
import { growsLinearly } from './growth.ts';

const note = (text: string) => ({ path: 'note.md', text });

async function plain(text: string): Promise<unknown> {
  const { fields } = await readFields(note(text));
  return fields && JSON.parse(JSON.stringify(toPlain(fields)));
}

describe('readFields', () => {
  it.each([
    ['plain', '---\na: 1\n---\nbody'],
    ['unusual', '---\n{a: 1}\n---\nbody'],
    ['with CRLF', '---\r\na: 1\r\n---\r\nbody'],
    ['unusual with CRLF', '---\r\n"a": 1\r\n---\r\nbody'],
    ['with a byte order mark', '\ufeff---\n"a": 1\n---\nbody'],
    ['closed by dots', '---\n"a": 1\n...\nbody'],
  ])('reads front matter that is %s', async (_, text) => {
    expect(await plain(text)).toEqual({ a: 1 });
    expect(text.slice((await readFields(note(text))).bodyStart)).toBe('body');
  });

  it('leaves no carriage return in values', async () => {
    expect(await plain('---\r\na: b\r\nc: "d"\r\n\'e\': |\r\n  f\r\n  g\r\n---\r\n')).toEqual({ a: 'b', c: 'd', e: 'f\ng\n' });
  });

  it('answers without the library for plain files, files without front matter, and refused ones', () => {
    expect(tryPlainFields(note('---\na: 1\n---\n'))?.fields).toBeDefined();
    expect(tryPlainFields(note('body'))).toEqual({ fields: undefined, bodyStart: 0, diagnostics: [] });
    expect(tryPlainFields(note('---js\n---\n'))?.diagnostics).toHaveLength(1);
    expect(tryPlainFields(note('---\n"a": 1\n---\n'))).toBeUndefined();
  });

  it('says the same about a broken file each time', async () => {
    const text = '---\na: [\n---\n';
    const first = await readFields(note(text));
    expect(first.diagnostics).not.toEqual([]);
    expect(await readFields(note(text))).toEqual(first);
  });

  it('says where front matter is not a map', async () => {
    expect(await readDocument({ path: 'a.yaml', text: '- a\n- b\n' })).toMatchObject({
      fields: undefined,
      diagnostics: [{ code: 'yaml-not-fields', place: { line: 1 } }],
    });
  });

  it('names a line inside that other tools take for the end', async () => {
    expect((await readFields(note('---\n"a": 1\n---js\nb: 2\n---\n'))).diagnostics).toMatchObject([
      { code: 'front-matter-fence', place: { line: 3 } },
    ]);
  });

  it('gives an empty block no fields and nothing to complain about', async () => {
    expect(await readFields(note('---\n---\nbody'))).toEqual({ fields: undefined, bodyStart: 8, diagnostics: [] });
  });

  it('reads a YAML file with a byte order mark', async () => {
    expect((await readDocument({ path: 'a.yaml', text: '\ufeffa: 1\n' })).fields?.entries).toMatchObject([
      { key: 'a', keySpan: { start: 1, end: 2 } },
    ]);
    expect((await readDocument({ path: 'a.yaml', text: '\ufeff"a": 1\n' })).fields?.entries).toMatchObject([
      { key: 'a', keySpan: { start: 1, end: 4 } },
    ]);
  });

  it.each([
    ['blank lines', '\n'],
    ['carriage returns', '\r'],
    ['line separators', '\u2028'],
    ['lines of spaces', '   \n'],
    ['comments', '#\n'],
    ['tabs', '\t\n'],
  ])('takes no long time for a header full of %s', async (_, piece) => {
    const prepare = (n: number) => () => readFields(note(`---\na: 1\n${piece.repeat(n / piece.length)}"b": 2\n---\n`));
    expect(await growsLinearly(prepare, 30_000)).toBe(true);
  });
});

describe('script front matter', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wg-script-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const spellings = [
    'js',
    'JS',
    'Js',
    'javascript',
    'JavaScript',
    'JAVASCRIPT',
    ' js',
    '\tjs',
    'js ',
    'js\r',
    ' javascript ',
    'coffee',
    'cson',
    'toString',
    'constructor',
    '__proto__',
    'json',
    'node',
    'eval',
  ];

  it('would run if gray-matter were given such a block as it is', async () => {
    const { default: matter } = await import('gray-matter');
    const marker = join(folder, 'ran');
    matter(scriptBlock('js', marker), {});
    expect(existsSync(marker)).toBe(true);
  });

  it.each(spellings.map((s) => [s]))('does not run as ---%j, nor from a byte order mark, CRLF, a body or a document', async (spelling) => {
    const marker = join(folder, 'ran');
    const block = scriptBlock(spelling, marker);
    const texts = [
      block,
      `\ufeff${block}`,
      block.replaceAll('\n', '\r\n'),
      `---\n"a": 1\n${block}`,
      `---\na: 1\n---\n${block}`,
      `---\n${block}`,
      `\n${block}`,
      `---\n"a": 1\n---\n---\n${block}`,
    ];
    for (const text of texts) {
      const source = note(text);
      tryPlainFields(source);
      await readFields(source);
      await readDocument({ path: 'x.yaml', text });
      await setField(source, 'a', 'b');
      await setField(source, 'a', undefined);
      const header = findHeader(source);
      if (header !== undefined && 'inner' in header) readFrontMatter(source, header);
      const all = { start: 0, end: text.length };
      readFrontMatter(source, { span: all, inner: all, bodyStart: text.length });
      expect(existsSync(marker), text).toBe(false);
    }
  });
});

function scriptBlock(language: string, marker: string): string {
  return `---${language}\n{ ran: require('fs').writeFileSync(${JSON.stringify(marker)}, 'x') }\n---\nbody\n`;
}

describe('the libraries', () => {
  const folder = new URL('../../src/', import.meta.url);
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.ts'));
  const textOfFile = (name: string) => readFileSync(new URL(name, folder), 'utf8');

  it('keep gray-matter behind one file', () => {
    expect(files.filter((name) => textOfFile(name).includes("'gray-matter'"))).toEqual([join('text', 'front-matter.ts')]);
  });

  it('are reached from this layer by a dynamic import only', () => {
    const heavy = ['yaml-library.ts', 'yaml-guard.ts', 'front-matter.ts'].map((name) => join('text', name));
    for (const name of files.filter((name) => name.startsWith('text'))) {
      const imports = [...textOfFile(name).matchAll(/^(?:import|export) (?!type ).*from '([^']+)';$/gm)].map((m) => m[1] ?? '');
      if (heavy.includes(name)) continue;
      expect(
        imports.filter((from) => /^(?:yaml|gray-matter|diff)$|\/(?:yaml-library|yaml-guard|front-matter)\.ts$/.test(from)),
        name,
      ).toEqual([]);
    }
  });
});
