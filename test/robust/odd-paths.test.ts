// Paths and names on the command line that lead elsewhere: nothing is written outside of the group's folders, and each is told.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeBed } from '../bed.ts';
import { seedLibrary } from './seed-library.ts';

test('a text outside the group is imported; one beside it with a like name is outside too', async () => {
  const pad = String(seedLibrary['pad/2016-02-16.txt']);
  const bed = makeBed(seedLibrary);
  bed.put({ '../group-evil/2016-02-16.txt': pad, '../2016-02-17.txt': pad });
  const { code, stderr } = await bed.run('import-notes', '../group-evil/2016-02-16.txt');
  expect(code, stderr).toBe(0);
  expect(bed.list().filter((path) => path.startsWith('meetings/'))).toEqual(['meetings/2016-02-09.md', 'meetings/2016-02-16.md']);
  expect(readFileSync(join(bed.root, '../group-evil/2016-02-16.txt'), 'utf8')).toBe(pad);
});

test('names that lead out of the group, or into git, never become a file there', async () => {
  const bed = makeBed([{ day: '2016-02-01', files: seedLibrary }]);
  const before = new Set([...bed.list()]);
  const names = ['../../evil', '/etc/evil', '.git/hooks/pre-commit', '..', '', 'a/b', 'C:evil', 'CON', '-rf', '--', '\u0000'];
  for (const name of names) {
    for (const words of [
      ['new-milestone', `Leak ${name}`, '--slug', name],
      ['new-meeting', '2016-02-23', '--series', name],
      ['import-notes', 'pad/2016-02-16.txt', `--series=${name}`],
      ['new-guideline', '--', name],
    ]) {
      const { code, stderr } = await bed.run(...words);
      expect(stderr, words.join(' ')).not.toContain('this is a bug');
      expect([0, 1, 2]).toContain(code);
    }
  }
  for (const path of bed.list().filter((one) => !before.has(one)))
    expect(path).toMatch(/^(meetings|milestones|guidelines|people|charter)(\/[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*)?\.(md|yaml)$/u);
  expect(bed.git('status', '--porcelain', '--', 'pad')).toBe('');
});

test('-C to odd places ends with a sentence', async () => {
  const bed = makeBed({ ...seedLibrary, 'file.txt': 'x' });
  for (const place of ['nowhere', 'file.txt', '', '/', '/dev/null', 'n'.repeat(5000), '../..', '.git']) {
    const { code, stdout, stderr } = await bed.run('-C', place, 'report');
    expect(stderr, JSON.stringify(place)).not.toContain('this is a bug');
    if (place !== '') expect({ code, stdout }, JSON.stringify(place)).toEqual({ code: 2, stdout: '' });
  }
  expect((await bed.run('-C', 'meetings', '-C', '..', 'report')).code).toBe(0);
});

test('files whose names hold control characters are read and told in a clean form', async () => {
  const bed = makeBed(seedLibrary);
  const name = 'meetings/2016-01-05\u001b]0;owned\u0007\n\u202e.md';
  writeFileSync(join(bed.root, name), '---\ntitle: [\n---\n- [until 2016-02-20 - Odi] Ask\n');
  for (const words of [
    ['report'],
    ['report', '--format', 'md'],
    ['check'],
    ['read', name],
    ['import-notes', name, '--date', '2016-02-10'],
    ['__complete', 'any-id'],
  ]) {
    const { stdout, stderr } = await bed.run(...words);
    expect(`${stdout}${stderr}`, words.join(' ')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  }
});
