import { expect, test } from 'vitest';
import { makeBed } from '../bed.ts';

const call = '# Call\n\nAttendees: Ngozi Abara, Lars Winter\n\nACTION: Lars to mend the bench\n';
const two = { 'board/2016-01-05.md': call, 'team/2016-01-05.md': call, 'team/2016-02-02.md': call };

test('on a terminal the folders are asked for, all of them proposed; what is answered counts', async () => {
  const bed = makeBed(two);
  const { code, stderr } = await bed.runWith({ terminal: 80, answers: { folder: ['board'] } }, 'adopt', '--name', 'Tool Library');
  expect(code, stderr).toBe(0);
  expect(bed.read('wg.yaml')).toContain('notes: [board]');
});

test('on a terminal one folder is asked about too, and nothing is written where the person gives up', async () => {
  const bed = makeBed({ 'minutes/2016-01-05.md': call });
  const { code } = await bed.runWith({ terminal: 80, answers: 'cancelled' }, 'adopt');
  expect([code, bed.list()]).toEqual([2, ['minutes/2016-01-05.md']]);
});

test('--yes takes all that was found, the largest first', async () => {
  const bed = makeBed(two);
  expect((await bed.run('adopt', '--yes')).code).toBe(0);
  expect(bed.read('wg.yaml')).toContain('name: group\n');
  expect(bed.read('wg.yaml')).toContain('notes: [team, board]');
});

test('writes wg.yaml and the ignore rule and nothing else, beside rules that are there', async () => {
  const bed = makeBed({ ...two, '.gitignore': '*.bak' });
  const before = bed.texts();
  await bed.run('adopt', '--yes');
  const { 'wg.yaml': settings, ...after } = bed.texts();
  expect(settings).toMatch(/^format: 1$/m);
  expect(after).toEqual({ ...before, '.gitignore': '*.bak\nprivate/\n' });
});

test('takes up what a killed run left', async () => {
  const bed = makeBed({ 'minutes/2016-01-05.md': call, '.gitignore': 'private/\n' });
  expect((await bed.run('adopt')).code).toBe(0);
  expect(bed.read('.gitignore')).toBe('private/\n');
});

test('names of folders that YAML would read as something else come back as they are', async () => {
  const bed = makeBed({ '2016/no.md': call, 'a: b/2016-01-05.md': call, "it's #1, [x]/2016-01-05.md": call });
  const { code, stderr } = await bed.run('adopt', '2016', 'a: b', "it's #1, [x]");
  expect(code, stderr).toBe(0);
  const { folders } = JSON.parse((await bed.run('adopt', '--json')).stdout);
  expect(folders.map((f: { folder: string; meetings: number }) => [f.folder, f.meetings])).toEqual([
    ['2016', 1],
    ['a: b', 1],
    ["it's #1, [x]", 1],
  ]);
});

test('in a folder below, what is named is named from there', async () => {
  const bed = makeBed({ 'docs/minutes/2016-01-05.md': call });
  const { code } = await bed.runWith({ cwd: 'docs' }, 'adopt', 'minutes');
  expect([code, bed.list()]).toEqual([0, ['docs/.gitignore', 'docs/minutes/2016-01-05.md', 'docs/wg.yaml']]);
});

test('a file is not a folder', async () => {
  const { code, stderr } = await makeBed(two).run('adopt', 'team/2016-01-05.md');
  expect([code, stderr]).toEqual([2, expect.stringContaining('is a file; name the folder it lies in')]);
});

test('notes imported into an adopted group go where its notes are, and read back under the same id', async () => {
  const bed = makeBed({
    'minutes/2016/call-01-05.md': call,
    'pad.txt': 'Call of 2016-02-09\n\nAttendees: Lars Winter (Lasse)\n\nACTION: Lasse to call\n',
  });
  await bed.run('adopt', 'minutes');
  const { code, stderr } = await bed.run('import-notes', 'pad.txt');
  expect(code, stderr).toBe(0);
  expect(bed.list()).toContain('minutes/2016/2016-02-09.md');
  const again = await bed.run('import-notes', 'pad.txt');
  expect(again.stderr).not.toContain('made');
  expect((await bed.run('__complete', 'meeting')).stdout.split('\n')).toContain('2016-02-09');
});
