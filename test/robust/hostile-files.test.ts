// What a stranger's pull request can put into files: code in front matter, bombs for parsers, names of an object's own properties.
// Nothing of it runs, nothing stops the other files from being read, and each has its sentence.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Bed, makeBed, type Tree } from '../bed.ts';
import { seedLibrary } from './seed-library.ts';

/** Every command that reads Markdown, in all its ways. */
const reading: readonly (readonly string[])[] = [
  ['report'],
  ['report', '--format', 'md'],
  ['report', 'timeline', '--json'],
  ['check'],
  ['check', '--json'],
  ['__complete', 'any-id'],
  ['when', 'next friday'],
  ['assign', 'rules', 'tamsin', '--dry-run'],
];

const spellings = ['js', 'JS', 'javascript', 'Javascript', ' js', 'coffee', 'json', 'toml', 'toString', 'constructor', '__proto__', 'yaml'];

function scripted(spelling: string, marker: string): string {
  const run = `require('fs').writeFileSync(${JSON.stringify(marker)}, 'ran')`;
  return `---${spelling}\n{ title: ${run}, x: (() => { ${run} })() }\n---\n\n# A note\n\n- [until 2016-02-20 - Odi] Ask them\n`;
}

test('a header in a script language runs in no command, wherever it lies, and is named', { timeout: 30_000 }, async () => {
  const bed = makeBed(seedLibrary);
  const marker = join(bed.root, 'RAN');
  const evil = spellings.flatMap((spelling, n) =>
    ['meetings', 'milestones', 'guidelines'].map((folder) => [`${folder}/2016-01-${n + 10}.md`, scripted(spelling, marker)] as const),
  );
  bed.put(Object.fromEntries(evil));
  const commands = [...reading, ...evil.flatMap(([path], n) => (n % 3 === 0 ? [['read', path]] : []))];
  for (const words of commands) {
    const { code, stderr } = await bed.run(...words);
    expect(stderr, words.join(' ')).not.toContain('this is a bug');
    expect([0, 1]).toContain(code);
    expect(existsSync(marker), words.join(' ')).toBe(false);
  }
  const { stdout } = await bed.run('check');
  for (const [path] of evil) expect(stdout).toContain(`${path}:1:`);
  const edited = await bed.run('done', '2016-01-10');
  expect(edited.code).not.toBe(0);
  expect(existsSync(marker)).toBe(false);
});

test('pasted notes and templates that begin with a script are refused, and nothing of them runs', async () => {
  const bed = makeBed(seedLibrary);
  const marker = join(bed.root, 'RAN');
  for (const spelling of spellings) {
    bed.put({
      'pad.txt': scripted(spelling, marker),
      'templates/meeting.md': scripted(spelling, marker),
      'templates/guideline.md': scripted(spelling, marker),
    });
    const before = bed.texts();
    for (const words of [
      ['import-notes', 'pad.txt', '--date', '2016-02-10'],
      ['new-meeting', '2016-02-23'],
      ['new-guideline', 'Saying thank you'],
    ]) {
      const { code, stdout, stderr } = await bed.run(...words);
      expect({ code: code === 0, stdout, bug: stderr.includes('this is a bug') }, `${spelling} ${words[0]}: ${stderr}`).toEqual({
        code: false,
        stdout: '',
        bug: false,
      });
      expect(bed.texts(), `${spelling} ${words[0]}`).toEqual(before);
    }
  }
  expect(existsSync(marker)).toBe(false);
});

async function expectAlive(bed: Bed, said: RegExp, commands = reading): Promise<void> {
  for (const words of commands) {
    const { code, stderr } = await bed.run(...words);
    expect(stderr, words.join(' ')).not.toContain('this is a bug');
    expect([0, 1], words.join(' ')).toContain(code);
  }
  const { stdout, stderr } = await bed.run('report');
  expect(stdout).toContain('Count the paper bags');
  expect(stderr).toMatch(said);
}

const bombs: readonly (readonly [what: string, text: string, said: RegExp])[] = [
  ['brackets nested a thousand deep', `title: ${'['.repeat(1000)}\n`, /nested|deep/],
  ['braces nested a thousand deep', `title: ${'{a: '.repeat(1000)}\n`, /nested|deep/],
  ['aliases that multiply', `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: *c\n`, /repeats another value/],
  ['another version of YAML', '%YAML 1.1\n---\ntitle: no\n', /error/],
  ['a tag that makes an object', 'title: !!js/function "function(){}"\n', /tag|error|warning/],
  ['one key twice', 'title: a\ntitle: b\n', /a second time/],
  ['conflict markers', '<<<<<<< ours\ntitle: a\n=======\ntitle: b\n>>>>>>> theirs\n', /conflict/],
];

test.each(bombs)('%s in front matter and in YAML files are told, and the rest is read', async (_, yaml, said) => {
  const header = yaml.replaceAll('---\n', '');
  const bed = makeBed({ ...seedLibrary, 'milestones/bomb.md': `---\n${header}---\n\nText.\n`, 'people/bomb.yaml': yaml });
  await expectAlive(bed, said);
  const { code, stdout } = await bed.run('check');
  expect(code).toBe(1);
  for (const path of ['milestones/bomb.md', 'people/bomb.yaml']) expect(stdout).toMatch(new RegExp(`^${path}`, 'm'));
});

test('keys that are names of an object’s own properties are keys that nobody knows', async () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
  const yaml = names.map((name) => `${name}: {polluted: yes, title: no}\n`).join('');
  const files: Tree = {
    'people/__proto__.yaml': `name: Nobody\nhandles:\n  __proto__: x\n  constructor: y\n${yaml}`,
    'milestones/constructor.md': `---\ntitle: constructor\nblocked_by: [__proto__, toString]\n${yaml}---\n`,
  };
  const bed = makeBed({ ...seedLibrary, ...files, 'wg.yaml': `${seedLibrary['wg.yaml']}${yaml}` });
  await expectAlive(bed, /unknown|no key|not a field|is not known/i);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  for (const name of names) {
    const { code, stderr } = await bed.run('done', name === 'constructor' ? 'valueOf' : name);
    expect({ code, bug: stderr.includes('this is a bug') }, stderr).toEqual({ code: 2, bug: false });
    expect((await bed.run('explain', name)).stderr).not.toContain('this is a bug');
  }
  expect((await bed.run('done', 'constructor')).code).toBe(0);
});

test('very large headers and files end: forty thousand keys, 200 KB of blank lines, a megabyte in one line', {
  timeout: 60_000,
}, async () => {
  const keys = Array.from({ length: 40_000 }, (_, n) => `key${n}: ${n}\n`).join('');
  const bed = makeBed({
    ...seedLibrary,
    'people/keys.yaml': keys,
    'milestones/keys.md': `---\n${keys}---\n`,
    'meetings/2016-01-01.md': `---\n${'\n'.repeat(200_000)}---\n`,
    'meetings/2016-01-02.md': `${'\n'.repeat(200_000)}# Call\n`,
    'meetings/2016-01-03.md': `- ${'[until '.repeat(150_000)}\n`,
    'meetings/2016-01-04.md': `${' '.repeat(1_000_000)}x\n`,
    'guidelines/blank.md': `---\ntitle: x${'\n'.repeat(60_000)}---\n`,
  });
  await expectAlive(bed, /milestones\/keys\.md/, [['check'], ['report', '--format', 'md']]);
});
