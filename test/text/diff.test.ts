import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../src/text/diff.ts';

describe('unifiedDiff', () => {
  it('shows what changes with three lines around it', async () => {
    expect(await unifiedDiff('a.md', '1\n2\n3\n4\n5\n6\n', '1\n2\n3\n4\nfive\n6\n')).toBe(
      '--- a/a.md\n+++ b/a.md\n@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-5\n+five\n 6\n',
    );
  });

  it('shows a new file', async () => {
    expect(await unifiedDiff('a.md', undefined, 'x\ny\n')).toBe('--- /dev/null\n+++ b/a.md\n@@ -0,0 +1,2 @@\n+x\n+y\n');
  });

  it('says where a last line has no end', async () => {
    expect(await unifiedDiff('a', 'x', 'x\n')).toBe('--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n');
  });

  it('is empty where nothing changes', async () => {
    expect(await unifiedDiff('a', 'x', 'x')).toBe('');
  });

  it('shows texts with nothing in common as replaced', async () => {
    const lines = (word: string) => Array.from({ length: 6000 }, (_, i) => `${word}${i}\n`).join('');
    const diff = await unifiedDiff('a', lines('x'), lines('y'));
    expect(diff).toContain('@@ -1,6000 +1,6000 @@\n-x0\n');
    expect(diff.split('\n')).toHaveLength(12_004);
  });

  it('can be applied by git', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wg-diff-'));
    try {
      const text = fc
        .array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n', '-d\n', '@@\n', 'é\r\n', 'end'), { maxLength: 12 })
        .map((lines) => lines.join(''));
      await fc.assert(
        fc.asyncProperty(text, text, async (before, after) => {
          const diff = await unifiedDiff('f', before, after);
          if (diff === '' || before === '' || after === '') return;
          writeFileSync(join(folder, 'f'), before);
          execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: diff, stdio: 'pipe' });
          expect(readFileSync(join(folder, 'f'), 'utf8')).toBe(after);
        }),
        { numRuns: 40 },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
