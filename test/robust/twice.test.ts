// Running a command twice: the second run changes nothing, on the disk and for git.
import { expect, test } from 'vitest';
import { commands } from '../../src/commands/list.ts';
import { makeBed } from '../bed.ts';
import { seedLibrary, writingRuns } from './seed-library.ts';

test('every writing command has a run here', async () => {
  const records = await Promise.all(commands.map(({ load }) => load()));
  const writing = records.filter(({ writes, writesWith }) => writes || writesWith).map(({ name }) => name);
  expect([...new Set(writingRuns.map(({ words }) => words[0]))].sort()).toEqual(writing.sort());
});

test.each(writingRuns)('$name changes something once, and nothing when it is run again', async ({ words, files }) => {
  const bed = makeBed([{ day: '2016-02-01', files }]);
  const first = await bed.run(...words);
  expect(first.code, first.stderr).toBe(0);
  const once = bed.texts();
  const status = bed.git('status', '--porcelain', '--untracked-files=all');
  expect(status).not.toBe('');
  const second = await bed.run(...words);
  expect({ code: second.code, stderr: second.stderr.includes('bug') }, second.stderr).toEqual({ code: 0, stderr: false });
  expect(bed.texts()).toEqual(once);
  expect(bed.git('status', '--porcelain', '--untracked-files=all')).toBe(status);
});

const withDiff = writingRuns.filter(({ previews }) => !previews);

test.each(withDiff)('$name --dry-run writes nothing, and its diff is a patch that gives the same files', async ({ words, files }) => {
  const bed = makeBed(files);
  const before = bed.texts();
  const dry = await bed.run(...words, '--dry-run');
  expect(dry.code, dry.stderr).toBe(0);
  expect(bed.texts()).toEqual(before);
  await bed.run(...words);
  const patched = makeBed({ ...files, '../change.patch': dry.stdout });
  patched.git('apply', '../change.patch');
  expect(patched.texts()).toEqual(bed.texts());
});

test('a thing that is named twice in one command, by one name or by two, is changed once', async () => {
  const bed = makeBed(seedLibrary);
  const names = ['2016-02-09#bbbb', 'bbbb', 'rules', 'milestones/rules', '2016-02-09#aaaa', '2016-02-09#bbbb'];
  const { code, stderr } = await bed.run('done', ...names);
  expect(code, stderr).toBe(0);
  expect(bed.read('meetings/2016-02-09.md').match(/\(done 2016-02-17\)/g)).toHaveLength(2);
  expect(bed.read('milestones/rules.md').match(/^status: done$/gm)).toHaveLength(1);
});
