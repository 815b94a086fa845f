import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Bed, makeBed, type Tree } from '../bed.ts';

const settings = 'format: 1\nname: Garden group\n';

const answers = [
  'Timestamp,What do you use?,E-mail address',
  '2026/03/05 12:05:19 PM GMT,Forum,zora.quill@example.org',
  '2026/03/05 12:07:00 PM GMT,Chat,milo.quill@example.org',
  '',
].join('\r\n');

function groupIn(files: Tree): Bed {
  return makeBed([{ day: '2016-02-01', files: { 'wg.yaml': settings, '.gitignore': 'private/\n', ...files } }]);
}

async function found(bed: Bed, ...words: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr, code } = await bed.run('check', '--json', ...words);
  const { problems } = JSON.parse(stdout);
  const wrong = problems.some(({ severity }: { severity: string }) => severity !== 'note');
  expect([stderr, code]).toEqual(['', wrong ? 1 : 0]);
  return problems.map(
    ({ code: what, severity, place }: { code: string; severity: string; place: { path: string; line?: number; column?: number } }) =>
      `${[place.path, place.line, place.column].filter((part) => part !== undefined).join(':')} ${severity} ${what}`,
  );
}

describe('wg check in a repository', () => {
  it('finds what is staged, though it is no more in the folder', async () => {
    const bed = groupIn({ 'surveys/tools/results.md': '# Tools\n' });
    bed.put({ 'surveys/tools/results.md': '# Tools\n\nAsk zora.quill@example.org\n' });
    bed.git('add', '--all');
    bed.put({ 'surveys/tools/results.md': '# Tools\n' });
    expect(await found(bed)).toEqual(['surveys/tools/results.md:3:5 error personal-data-tracked']);
    const { stdout } = await bed.run('check');
    expect(stdout).toContain('an e-mail address (z…@…) in what is staged of this file');
  });

  it('says nothing of what is neither tracked nor staged', async () => {
    const bed = groupIn({});
    bed.put({ 'surveys/tools/notes.md': 'zora.quill@example.org\n', 'tools.csv': answers, 'private/tools.csv': answers });
    expect(await found(bed)).toEqual([]);
  });

  it('finds rows of answers wherever they lie, in any encoding', async () => {
    const bed = groupIn({
      'data/tools.csv': answers,
      'surveys/tools/wide.tsv': Buffer.from(`\ufeff${answers.replaceAll(',', '\t')}`, 'utf16le'),
    });
    expect(await found(bed)).toEqual([
      expect.stringMatching(/^data\/tools\.csv:\d+:\d+ error raw-export-tracked$/),
      expect.stringMatching(/^surveys\/tools\/wide\.tsv:\d+:\d+ error raw-export-tracked$/),
    ]);
  });

  it('takes a table of figures for what it is', async () => {
    const bed = groupIn({ 'data/figures.csv': 'tool,2025,2026\nForum,1200345,0.4512345\nChat,31,12.5\n', 'data/empty.csv': '' });
    expect(await found(bed)).toEqual([]);
  });

  it('finds files of private/ that were added by force, and does not look for more in them', async () => {
    const bed = groupIn({});
    bed.put({ 'private/surveys/tools/answers.jsonl': '{"text":"zora.quill@example.org"}\n' });
    bed.git('add', '--force', 'private');
    expect(await found(bed)).toEqual(['private/surveys/tools/answers.jsonl error private-tracked']);
    expect((await bed.run('check')).stdout).toMatch(/git rm -r --cached private.*stays in the history/);
    bed.git('rm', '-r', '--cached', '--quiet', 'private');
    expect(await found(bed)).toEqual([]);
  });

  it('asks for a rule that ignores private/ as soon as there are surveys, and takes one from anywhere', async () => {
    const bed = groupIn({ '.gitignore': '', 'surveys/tools/results.md': '# Tools\n' });
    expect(await found(bed)).toEqual(['.gitignore error private-not-ignored']);
    writeFileSync(join(bed.root, '.git/info/exclude'), 'private/\n');
    expect(await found(bed)).toEqual([]);
  });

  it('warns of addresses in notes, and knows those of lists, offices and the group itself', async () => {
    const note = (text: string) => ({ 'meetings/2016-02-02.md': `# Call\n\n${text}\n` });
    const bed = groupIn({
      ...note(
        'Write to garden@example.org, garden-dev@googlegroups.com, info@example.org or git@example.org:garden/plan. Version 2.0.1.5 is out, at 127.0.0.1 too.',
      ),
      'charter.md': 'We read garden@example.org.\n',
    });
    expect(await found(bed)).toEqual([]);
    bed.put(note('Ana: zora.quill@example.org, +1-555-0142\nfrom 203.0.113.99, 2001:db8::77 and <mailto:milo.quill@example.org>'));
    expect(await found(bed)).toEqual(
      ['3:6', '3:30', '4:6', '4:20', '4:38'].map((at) => `meetings/2016-02-02.md:${at} warning personal-data-tracked`),
    );
  });

  it('lets people declare accounts that look like addresses', async () => {
    const handles = 'name: Ana Silva\nhandles:\n  matrix: "@ana:example.org"\n  xmpp: ana@chat.example.org\n';
    const bed = groupIn({ 'people/ana.yaml': handles });
    expect(await found(bed)).toEqual([]);
    bed.put({ 'people/ana.yaml': `# ana.silva@example.org\n${handles}` });
    expect(await found(bed)).toEqual(['people/ana.yaml:1:3 warning personal-data-tracked']);
  });

  it('tells of a file with many addresses a few, and how many more there are', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => `- person${index}@example.org\n`);
    const bed = groupIn({ 'surveys/tools/list.md': rows.join('') });
    expect(await found(bed)).toHaveLength(5);
    expect((await bed.run('check')).stdout).toContain('(and 35 more)');
  });

  it('never prints what it found', async () => {
    const secrets = ['zora.quill', '555-0142', '203.0.113.99', '2001:db8::77'];
    const text = 'zora.quill@example.org zora.quill at example dot org +1-555-0142 203.0.113.99 2001:db8::77\n';
    const bed = groupIn({
      'surveys/tools/results.md': text,
      'meetings/2016-02-02.md': `# Call\n\n${text}`,
      'people/ana.yaml': `name: Ana Silva\n# ${text}`,
      'tools.csv': answers,
      'private/a.csv': answers,
    });
    for (const words of [['check'], ['check', '--json'], ['check', '--notes'], ['check', 'surveys']]) {
      const { stdout, stderr, code } = await bed.run(...words);
      expect(code).toBe(1);
      for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
    }
  });

  it('says what it did not look into', async () => {
    const bed = groupIn({
      'surveys/tools/raw.xlsx': new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
      'surveys/tools/Tools (Responses).xlsx': new Uint8Array([0x50, 0x4b, 3, 4, 0, 1]),
      'surveys/tools/large.md': 'x\n'.repeat(4_500_000),
      'meetings/board.png': new Uint8Array([0x89, 0x50, 0]),
    });
    expect(await found(bed)).toEqual([
      'surveys/tools/Tools (Responses).xlsx error raw-export-tracked',
      'surveys/tools/raw.xlsx note not-looked-into',
      'surveys/tools/large.md note not-looked-into',
    ]);
  });

  it('finds the same from a group below the root of its repository', async () => {
    const bed = makeBed([
      {
        day: '2016-02-01',
        files: { 'wg/wg.yaml': settings, 'wg/surveys/tools/results.md': 'zora.quill@example.org\n', 'surveys/x.md': 'a@example.org\n' },
      },
    ]);
    const ran = await bed.runWith({ cwd: 'wg' }, 'check', '--json');
    const problems = JSON.parse(ran.stdout).problems.map((p: { code: string; place: { path: string } }) => `${p.place.path} ${p.code}`);
    expect(problems).toEqual(['surveys/tools/results.md personal-data-tracked', '.gitignore private-not-ignored']);
  });

  it('claims nothing without git, without a repository, or without what a clone lacks', async () => {
    const files = { 'wg.yaml': settings, 'surveys/tools/results.md': 'zora.quill@example.org\n', 'private/a.csv': answers };
    expect(await found(makeBed(files))).toEqual([]);
    const bed = makeBed([{ day: '2016-02-01', files }]);
    expect((await bed.runWith({ env: { PATH: '/nowhere' } }, 'check')).stdout).toBe('nothing is wrong\n');
    rmSync(join(bed.root, '.git/objects'), { recursive: true });
    mkdirSync(join(bed.root, '.git/objects'));
    expect((await found(bed)).filter((problem) => problem.includes('personal-data'))).toEqual([]);
  });

  it('reads both sides of a conflict, and names with line ends in them', async () => {
    const bed = groupIn({ 'surveys/tools/results.md': 'one\n' });
    bed.git('checkout', '--quiet', '-b', 'other');
    bed.commit({ day: '2016-02-02', files: { 'surveys/tools/results.md': 'zora.quill@example.org\n' } });
    bed.git('checkout', '--quiet', 'main');
    bed.commit({
      day: '2016-02-03',
      files: { 'surveys/tools/results.md': 'two\n', 'surveys/tools/new\nline.md': 'milo.quill@example.org\n' },
    });
    expect(() => bed.git('merge', '--quiet', 'other')).toThrow();
    expect(new Set(await found(bed))).toEqual(
      new Set(['surveys/tools/results.md:1:1 error personal-data-tracked', 'surveys/tools/new\nline.md:1:1 error personal-data-tracked']),
    );
  });
});
