// The layers, and the house rules that a machine can see; and that each rule catches what it is there for.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { complaints } from './architecture.ts';
import { imports, tokens } from './lexer.ts';

const opening = '// A file of the example.\n';

function sources(): Map<string, string> {
  return new Map(
    ['bin', 'src'].flatMap((top) =>
      readdirSync(top, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
        .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
        .map((path): [string, string] => [path, readFileSync(path, 'utf8')]),
    ),
  );
}

describe('the sources', () => {
  it('keep the rules of the architecture', () => {
    const found = sources();
    expect(found.size).toBeGreaterThan(0);
    expect(complaints(found)).toEqual([]);
  });
});

describe('a rule', () => {
  const bad: readonly (readonly [rule: string, files: Record<string, string>, says: string])[] = [
    [
      'a lower layer imports a higher one',
      { 'src/text/a.ts': "import { b } from '../model/b.ts';", 'src/model/b.ts': '' },
      'src/text/a.ts:2 imports src/model/b.ts: text may import no other layer, because',
    ],
    [
      'a type counts as well',
      { 'src/time/a.ts': "import type { B } from '../text/b.ts';", 'src/text/b.ts': '' },
      'time may import no other layer, because',
    ],
    [
      'so does a type in a list',
      { 'src/time/a.ts': "import { type B } from '../text/b.ts';", 'src/text/b.ts': '' },
      'src/time/a.ts:2 imports src/text/b.ts',
    ],
    [
      'so does import()',
      { 'src/commands/a.ts': "const b = () => import('../host/b.ts');", 'src/host/b.ts': '' },
      'commands may import report, model, text, time, because',
    ],
    [
      'so does a passing on',
      { 'src/model/a.ts': "export { b } from '../report/b.ts';", 'src/report/b.ts': '' },
      'src/model/a.ts:2 imports src/report/b.ts',
    ],
    [
      'host is for main alone',
      { 'bin/wg.ts': "import { b } from '../src/host/b.ts';", 'src/host/b.ts': '' },
      'bin may import main, because',
    ],
    [
      'a package in the wrong layer',
      { 'src/report/a.ts': "import { parse } from 'yaml';" },
      'imports the package yaml: report may use string-width, ',
    ],
    ['a part of a package too', { 'src/text/a.ts': "const z = await import('zod/mini');" }, 'imports the package zod'],
    ['Node outside host', { 'src/commands/a.ts': "import { readFileSync } from 'node:fs';" }, 'only host and bin touch the world'],
    ['Node without its prefix', { 'src/host/a.ts': "import { readFileSync } from 'fs';" }, 'imports the package fs'],
    [
      'gray-matter in two files',
      { 'src/text/a.ts': "import('gray-matter');", 'src/text/b.ts': "import('gray-matter');" },
      'src/text/a.ts and src/text/b.ts import gray-matter',
    ],
    [
      'a heavy package at start',
      {
        'bin/wg.ts': "import('../src/main/a.ts');",
        'src/main/a.ts': "import '../text/b.ts';",
        'src/text/b.ts': "import { parse } from 'yaml';",
      },
      'src/text/b.ts:2 loads yaml at every start',
    ],
    ['a computed import', { 'src/host/a.ts': 'import(name);' }, 'a name that is put together'],
    ['a file that is not there', { 'src/model/a.ts': "import b from '../../data/b.json';" }, 'there is no such file'],
    ['files as values in text', { 'src/text/a.ts': "import b from '../../data/b.md?text';" }, 'imports data/b.md?text, because text knows'],
    [
      'a circle',
      { 'src/text/a.ts': "import './b.ts';", 'src/text/b.ts': "import type { A } from './a.ts';" },
      'src/text/a.ts > src/text/b.ts > src/text/a.ts is a circle',
    ],
    ['a barrel', { 'src/text/a.ts': "export * from './b.ts';", 'src/text/b.ts': '' }, 'a barrel'],
    ['a default export', { 'src/text/a.ts': 'export default 1;' }, 'exports a default'],
    ['a module-level let', { 'src/text/a.ts': 'export let a = 1;' }, 'has a module-level let'],
    ['process.exit', { 'bin/wg.ts': 'process.exit(1);' }, 'calls process.exit'],
    ['console', { 'src/main/a.ts': "console.log('x');" }, 'uses console.log'],
    ['the process', { 'src/commands/a.ts': 'const a = process.env;' }, 'uses process.env'],
    ['the clock', { 'src/report/a.ts': 'const a = new Date();' }, 'today is handed in'],
    ['chance', { 'src/model/a.ts': 'const a = Math.random();' }, 'uses Math.random'],
    ['an empty name', { 'src/text/utils/a.ts': '' }, 'bears `utils` in its path'],
    ['an index', { 'src/text/index.ts': '' }, 'bears `index` in its path'],
    ['a name that says nothing', { 'src/text/a.ts': 'class NoteManager {}' }, 'declares NoteManager'],
    ['no layer', { 'src/other/a.ts': '' }, 'is in no layer'],
    ['a long file', { 'src/text/a.ts': '\n'.repeat(300) }, 'has 301 lines'],
  ];

  it.each(bad)('catches its bad example: %s', (_, files, says) => {
    const found = complaints(new Map(Object.entries(files).map(([path, text]) => [path, opening + text])));
    expect(found).toEqual([expect.stringContaining(says)]);
  });

  it('catches a file without an opening, and one with a long one', () => {
    expect(complaints(new Map([['src/text/a.ts', 'const a = 1;\n']]))).toEqual([expect.stringContaining('opens with 0 comment lines')]);
    expect(complaints(new Map([['src/text/a.ts', '//\n'.repeat(5)]]))).toEqual([expect.stringContaining('opens with 5 comment lines')]);
  });

  it('is quiet about what is allowed', () => {
    const good = {
      'bin/wg.ts': "#!/usr/bin/env node\n// Starts wg.\nimport version from '../package.json?version';\nimport('../src/main/a.ts');\n",
      'src/main/a.ts': `${opening}import { Command } from 'commander';\nconst host = () => import('../host/b.ts');\nfunction f() { let x = 1; return x; }\n`,
      'src/host/b.ts': `${opening}import { readFileSync } from 'node:fs';\nconst now = new Date();\n`,
      'src/commands/c.ts': `${opening}import body from '../../templates/meeting.md?text';\nconst day = new Date(0);\n`,
      'src/text/d.ts': `${opening}const yaml = () => import('yaml');\nconst a = "import x from 'fs'"; // import 'fs'\n/* import 'fs' */ const b = \`\${"import 'fs'"} export * from 'a'\`;\n`,
    };
    expect(complaints(new Map(Object.entries(good)))).toEqual([]);
  });
});

describe('the lexer', () => {
  const list = (text: string) => imports(tokens(text)).map(({ how, from }) => `${how} ${from}`);

  it('finds every form of an import', () => {
    const text = `
      import a from 'a'; import * as b from "b"; import { c, type C } from 'c';
      import type { D } from 'd'; import 'e'; import type from 'f'; import type G, { H } from 'g';
      import {
        i,
      } from 'i'
      export { j } from 'j'; export type { K } from 'k'; export * from 'l'; export * as m from 'm';
      type N = import('n').N; const o = await import('o'); const p = require('p');`;
    expect(list(text)).toEqual([
      'static a', 'static b', 'static c', 'type d', 'static e', 'static f', 'type g', 'static i',
      'static j', 'type k', 'all l', 'all m', 'lazy n', 'lazy o', 'lazy p',
    ]); // biome-ignore format: as a table
  });

  it('is not misled by declarations, members, strings, templates, comments and regular expressions', () => {
    const text = `
      export const a = { from: 'x' }; export type B = { from: 'y' }; export function from() {} from('z');
      export { a }; const c = 'not from'; a.import('q'); import.meta;
      const d = /[/'"]import 'r'/.test(e) ? 4 / 2 / 1 : \`\${\`\${'}'} import 's'\`} import 't'\`; // import 'u'
      const f = 'it\\'s'; import 'real';`;
    expect(list(text)).toEqual(['static real']);
  });

  it('counts depth through templates and says the line', () => {
    const text = `const a = \`\n\${{ b: 1 }.b}\n\`;\nlet c;`;
    expect(tokens(text).find((token) => token.text === 'let')).toMatchObject({ depth: 0, line: 4 });
  });
});
