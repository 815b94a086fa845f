import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readExample, readStory, tell } from './demo/example.ts';
import { makeRepository } from './demo/history.ts';
import { sampleCommands as commands } from './main/sample-commands.ts';
import { runTranscript } from './transcript.ts';

const root = join(import.meta.dirname, '..');
const example = (folder: string): void => makeRepository(folder, tell(readStory(), readExample()));

function markdownBelow(folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  const found = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  return found.map((path) => join(folder, path)).sort();
}

function isTranscript(path: string): boolean {
  return existsSync(join(root, path)) && /^`{3,}console/m.test(readFileSync(join(root, path), 'utf8'));
}

const transcripts = markdownBelow('test/transcripts');
const pages = ['README.md', ...markdownBelow('docs')].filter(isTranscript);

describe('what is written below a command is what it prints', () => {
  test.each([...transcripts, ...pages])('%s', async (path) => {
    const full = join(root, path);
    const now = await runTranscript(readFileSync(full, 'utf8'), { withStderr: transcripts.includes(path), example });
    await expect(now).toMatchFileSnapshot(full);
  });
});

describe('the runner', () => {
  const files = [['wg.yaml', 'format: 1\n'] as const, ['a.md', 'Ona\n'] as const];
  const smallExample = (folder: string): void => {
    makeRepository(folder, [{ date: '2020-02-29T12:00:00Z', author: 'Ona <ona@example.org>', message: 'Begin', files }]);
  };
  const block = (...lines: readonly string[]) => ['Some words.', '', ...lines, '', 'More words.', ''].join('\n');
  const run = (text: string, withStderr = true) => runTranscript(text, { withStderr, commands, example: smallExample });

  test('keeps a text that is right, to the byte', async () => {
    const text = block(
      '```console',
      '$ wg greet "Runa and" \'Sun\'',
      'Hello, Runa and and Sun.',
      '! next: wg greet again',
      '$ wg gret',
      '! wg: unknown command `gret`; did you mean `greet`?',
      '! try: wg greet',
      '[exit 2]',
      '```',
    );
    expect(await run(text)).toBe(text);
  });

  test('gives what is printed now where the text is wrong', async () => {
    const wrong = block('```console', '$ wg greet Runa', 'Good day!', '[exit 1]', '```');
    expect(await run(wrong)).toBe(block('```console', '$ wg greet Runa', 'Hello, Runa.', '! next: wg greet again', '```'));
  });

  test('leaves standard error out of pages, except where the block asks for it', async () => {
    const text = block(
      '```console',
      '$ wg greet Runa',
      'Hello, Runa.',
      '```',
      '```console stderr',
      '$ wg greet A',
      'Hello, A.',
      '! next: wg greet again',
      '```',
    );
    expect(await run(text, false)).toBe(text);
  });

  test('makes files from blocks and from texts in a command, and keeps the folder', async () => {
    const text = block(
      '```yaml file=wg.yaml',
      'format: 1',
      '```',
      '',
      '```console',
      '$ mkdir in',
      '$ cd in',
      '$ cat > b.md <<EOF',
      'Sun',
      'EOF',
      '$ wg greet x --from - < b.md',
      'Hello, x and Sun and standard input.',
      '! next: wg greet again',
      '$ wg greet Runa > c.md',
      '! next: wg greet again',
      '$ wg plant oak --year 2016',
      '! made trees/oak.md',
      '! next: wg greet trees',
      '$ ls ..',
      'in',
      'trees',
      'wg.yaml',
      '$ cat c.md ../wg.yaml',
      'Hello, Runa.',
      'format: 1',
      '```',
    );
    expect(await run(text)).toBe(text);
  });

  test('runs in the example group where a block says so', async () => {
    const text = block(
      '```console example',
      '$ wg greet x --from a.md',
      'Hello, x and Ona and a.md.',
      '$ wg greet today',
      '2020-02-29',
      '```',
      '```console',
      '$ ls',
      '```',
    );
    expect(await run(text, false)).toBe(text);
  });

  test('names the line that it cannot run', async () => {
    await expect(run(block('```console', '$ rm -rf /', '```'))).rejects.toThrow('line 4: $ rm -rf /: a transcript runs wg');
    await expect(run(block('```console', '$ wg greet'))).rejects.toThrow('line 3: the block does not end');
  });
});
