// Strings from a stranger as titles, names, reasons, file names: what is written reads back the same, what is shown obeys nothing,
// names of files are safe on every system.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Bed, makeBed, type Ran } from '../bed.ts';
import { halfCharacter, hostileStrings, isClean } from './hostile-strings.ts';
import { seedLibrary } from './seed-library.ts';

const safeName = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}-]*\.(?:md|yaml)$/u;

function expectShown({ code, stdout, stderr }: Ran, where: string): void {
  expect(isClean(stdout), `${where}: ${JSON.stringify(stdout)}`).toBe(true);
  expect(isClean(stderr), `${where}: ${JSON.stringify(stderr)}`).toBe(true);
  expect(stderr, where).not.toContain('this is a bug');
  expect([0, 1, 2], where).toContain(code);
}

/** Everything that shows the group, in every format; each output is clean, and what is JSON parses. */
async function expectCleanEverywhere(bed: Bed): Promise<void> {
  for (const words of [['report'], ['report', 'timeline'], ['check'], ['__complete', 'any-id'], ['read', 'meetings/2016-02-23.md']]) {
    const where = words.join(' ');
    expectShown(await bed.run(...words), where);
    expectShown(await bed.runWith({ terminal: 60 }, ...words), `${where} on a terminal`);
    if (words[0] === 'report' || words[0] === 'read') expectShown(await bed.run(...words, '--format', 'md'), `${where} as Markdown`);
    if (words[1] === 'timeline') {
      const ran = await bed.run(...words, '--format', 'ics');
      expectShown({ ...ran, stdout: ran.stdout.replaceAll('\r\n', '\n') }, `${where} as a calendar`);
    }
    if (words[0] === '__complete') continue;
    const { code, stdout } = await bed.run(...words, '--json');
    expect(isClean(stdout), where).toBe(true);
    if (code !== 2) expect(JSON.parse(stdout), where).toBeTypeOf('object');
  }
}

function headerOf(text: string): Readonly<Record<string, unknown>> {
  const [, header = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  return parse(header, { schema: 'core' });
}

test('as titles of milestones and guidelines they read back the same, under safe and different names', { timeout: 30_000 }, async () => {
  const bed = makeBed(seedLibrary);
  for (const [n, words] of hostileStrings.entries()) {
    const [command, folder] = n % 2 === 0 ? ['new-milestone', 'milestones'] : ['new-guideline', 'guidelines'];
    const ran = await bed.run(command, '--json', '--', words);
    expectShown(ran, `${command} ${JSON.stringify(words)}`);
    expect(ran.code, `${JSON.stringify(words)}: ${ran.stderr}`).toBe(0);
    const { path } = JSON.parse(ran.stdout);
    expect(path.slice(folder.length + 1), JSON.stringify(words)).toMatch(safeName);
    expect(Buffer.byteLength(path.slice(folder.length + 1))).toBeLessThanOrEqual(64);
    expect(headerOf(bed.read(path)).title).toBe(words.trim());
  }
  // The same title in other characters is the same thing.
  const again = await bed.run('new-milestone', '--json', '--', 'caf\u00e9');
  expect(headerOf(bed.read(JSON.parse(again.stdout).path)).title).toBe('cafe\u0301');
  const names = bed.list().map((path) => path.normalize('NFKC').toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  await expectCleanEverywhere(bed);
});

test('as owners, reasons, aliases and in a note they stay in their field, and every view is clean', { timeout: 30_000 }, async () => {
  const bed = makeBed(seedLibrary);
  const all = hostileStrings.map((words) => words.replaceAll('\u0000', ''));
  const owners = all.flatMap((words) => ['--owner', words]);
  const made = await bed.run('new-milestone', 'Everything', ...owners, '--alias', all.join(' '), '--why', all.join(' '));
  expectShown(made, 'new-milestone');
  expect(made.code, made.stderr).toBe(0);
  expect(headerOf(bed.read('milestones/everything.md')).owners).toEqual(all);
  const dropped = await bed.run('drop', 'everything', 'rules', '--why', all.join(' '));
  expectShown(dropped, 'drop');
  expect(dropped.code, dropped.stderr).toBe(0);
  expect(headerOf(bed.read('milestones/rules.md'))).toMatchObject({
    title: 'Write the lending rules',
    status: 'dropped',
    why: all.join(' '),
  });
  const options = all.flatMap((words) => [`--attendee=${words}`, `--agenda=${words}`]);
  const met = await bed.run('new-meeting', '2016-02-23', '--title', all.join(' '), ...options);
  expectShown(met, 'new-meeting');
  expect(met.code, met.stderr).toBe(0);
  expect(Object.keys(headerOf(bed.read('meetings/2016-02-23.md')))).toEqual(['date', 'start']);
  await expectCleanEverywhere(bed);
});

test('as arguments where nothing of that name is, they are told in a clean form, exit 2', { timeout: 30_000 }, async () => {
  const bed = makeBed(seedLibrary);
  const before = bed.texts();
  for (const [n, words] of [...hostileStrings, halfCharacter].entries()) {
    const lines = [
      [words],
      ['help', words],
      ['report', words],
      ['report', `--format=${words}`],
      ['report', `--today=${words}x`],
      ['done', '--', words],
      ['assign', '--', 'rules', words],
      ['move', '--', 'rules', `${words} x`],
      ['park', 'rules', `--until=${words} x`],
      ['confirm', '--', words],
      ['explain', '--', words],
      ['read', '--', words],
      ['import-notes', '--', words],
      ['-C', words, 'report'],
      ['new-milestone', 'Leak', `--due=${words} x`],
      ['new-milestone', 'Leak', `--blocked-by=${words}`],
      ['init', '--name', 'x', `--zone=${words}`],
    ];
    // Each string meets a fifth of the places, each place a fifth of the strings.
    for (const line of lines.filter((_, at) => (at + n) % 5 === 0)) {
      if (line.some((word) => word.includes('\0') && (line[0] === '-C' || line[0] === 'read' || line[0] === 'import-notes'))) continue;
      const where = JSON.stringify(line);
      const ran = await bed.run(...line);
      expectShown(ran, where);
      if (ran.code === 2) expect(ran.stdout, where).toBe('');
    }
  }
  expect(bed.texts()).toEqual(before);
});

test('as reasons and owners on the line of an action they change nothing else that the line and the note say', {
  timeout: 30_000,
}, async () => {
  const refused: string[] = [];
  const bed = makeBed(seedLibrary);
  for (const words of hostileStrings) {
    const before = await stateOf(bed);
    const ran = await bed.run('drop', '2016-02-09#bbbb', `--why=${words.replaceAll('\0', '')}`);
    expectShown(ran, words);
    const after = await stateOf(bed);
    if (ran.code !== 0) refused.push(words);
    expect(after, words).toEqual(ran.code === 0 ? { ...before, bbbb: 'dropped' } : before);
    bed.put({ 'meetings/2016-02-09.md': seedLibrary['meetings/2016-02-09.md'] });
  }
  // A line cannot hold everything, but nearly all of it.
  expect(refused.length, refused.join('\n')).toBeLessThan(6);
});

async function stateOf(bed: Bed): Promise<Readonly<Record<string, string>>> {
  const { stdout } = await bed.run('read', 'meetings/2016-02-09.md', '--json');
  const [{ actions }] = JSON.parse(stdout).meetings;
  return Object.fromEntries(actions.map((action: { id: string; state: string }) => [action.id, action.state]));
}

test('half of a character is refused wherever it would be written', async () => {
  const bed = makeBed(seedLibrary);
  const before = bed.texts();
  for (const line of [
    ['new-guideline', halfCharacter],
    ['new-meeting', '2016-02-23', '--agenda', halfCharacter],
    ['drop', '2016-02-09#bbbb', '--why', halfCharacter],
  ]) {
    const ran = await bed.run(...line);
    expectShown(ran, line.join(' '));
    expect(ran.code, ran.stderr).toBe(2);
  }
  expect(bed.texts()).toEqual(before);
});

test('in notes that are imported they make no file with an unsafe name, and every view is clean', { timeout: 30_000 }, async () => {
  const bed = makeBed({ 'wg.yaml': seedLibrary['wg.yaml'] });
  const lines = hostileStrings.filter((words) => !words.includes('\0')).map((words) => words.replace(/[\r\n\u0085\u2028\u2029]/g, ' '));
  const pad = [
    'Meeting Notes - Tuesday, February 23, 2016, 16:00 - 17:00 UTC',
    'Attendees:',
    ...lines.map((words) => `- ${words}`),
    'Milestones',
    ...lines.map((words) => `- [until March 20 - ${words.replace(/[[\]]/g, '')}] ${words}`),
    'Next steps',
    ...lines.map((words) => `- [until March 20 - All] ${words}`),
    '',
  ].join('\n');
  bed.put({ 'pad.txt': pad });
  const ran = await bed.run('import-notes', 'pad.txt');
  expectShown(ran, 'import-notes');
  expect(ran.code, ran.stderr).toBe(0);
  expect(bed.read('meetings/2016-02-23.md').endsWith(pad)).toBe(true);
  for (const path of bed.list().filter((one) => one.includes('/'))) expect(path.slice(path.indexOf('/') + 1)).toMatch(safeName);
  await expectCleanEverywhere(bed);
});

test('as names of files they are listed in a clean form', async () => {
  const bed = makeBed(seedLibrary);
  for (const [n, words] of hostileStrings.entries()) {
    const name = words.replace(/[/\0]/g, '_');
    if (Buffer.byteLength(name) > 240 || name === '.' || name === '..') continue;
    // Each is a name in two folders of three.
    for (const folder of ['milestones', 'guidelines', 'meetings'].toSpliced(n % 3, 1)) {
      writeFileSync(join(bed.root, folder, `${name}.md`), '---\ntitle: A thing\nbad: [\n---\n\n- [until 2016-02-20 - Odi] Ask them\n');
    }
  }
  bed.put({ 'meetings/2016-02-23.md': '' });
  await expectCleanEverywhere(bed);
});

test('what a template says stays, and no title breaks the front matter', async () => {
  const template = "# {{title}}\n\n{{x}} {{constructor}} {{__proto__}} $& $1 $` $'\n\n---\nstatus: adopted\n---\n";
  const bed = makeBed({ ...seedLibrary, 'templates/guideline.md': template, 'templates/meeting.md': `${template}\n{{agenda}}\n` });
  for (const [n, words] of hostileStrings.entries()) {
    const title = `${n} ${words}`.trim();
    const { path } = JSON.parse((await bed.run('new-guideline', '--json', '--', title)).stdout);
    const text = bed.read(path);
    expect(headerOf(text)).toEqual({ title, status: 'draft' });
    expect(text.slice(text.indexOf('\n---\n') + 5).trimStart()).toBe(template.replace('{{title}}', () => title));
  }
  const met = await bed.run('new-meeting', '2016-02-23', '--title', "$& {{x}} $'", '--agenda', '{{title}} $&');
  expect(met.code, met.stderr).toBe(0);
  const note = bed.read('meetings/2016-02-23.md');
  expect(note).toContain("# $& {{x}} $'\n");
  expect(note).toContain('- {{title}} $&\n');
  expect(note).toContain("{{x}} {{constructor}} {{__proto__}} $& $1 $` $'");
  expect(Object.keys(headerOf(note))).toEqual(['date', 'start']);
});
