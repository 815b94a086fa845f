// Running a command twice: the second run changes nothing, on the disk and for git.
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/list.ts';
import { type Bed, makeBed } from '../bed.ts';
import { seedLibrary, smallestRepository, writingRuns } from './seed-library.ts';

test('every writing command has a run here', async () => {
  const records = await Promise.all(commands.map(({ load }) => load()));
  const writing = records.filter(({ writes, writesWith }) => writes || writesWith).map(({ name }) => name);
  expect([...new Set(writingRuns.map(({ words }) => words[0]))].sort()).toEqual(writing.sort());
});

describe.each(writingRuns)('$name', ({ words, files, previews }) => {
  test('writes nothing with --dry-run, changes something once, and nothing when it is run again', async () => {
    const bed = makeBed({ ...smallestRepository, ...files });
    const before = bed.texts();
    const dry = await bed.run(...words, '--dry-run');
    expect(dry.code, dry.stderr).toBe(0);
    expect(bed.texts()).toEqual(before);
    const first = await bed.run(...words);
    expect(first.code, first.stderr).toBe(0);
    const once = bed.texts();
    expect(once).not.toEqual(before);
    const modes = modesOf(bed);
    const second = await bed.run(...words);
    expect({ code: second.code, stderr: second.stderr.includes('bug') }, second.stderr).toEqual({ code: 0, stderr: false });
    expect(bed.texts()).toEqual(once);
    expect(modesOf(bed)).toEqual(modes);
    if (previews) return;
    // The diff of the dry run is a patch that gives the same files.
    const patched = makeBed({ ...files, '../change.patch': dry.stdout });
    patched.git('apply', '../change.patch');
    expect(patched.texts()).toEqual(once);
  });
});

/** What git knows of a file beside its bytes: whether it is a link, and may be run. */
function modesOf(bed: Bed): readonly number[] {
  return bed.list().map((path) => lstatSync(join(bed.root, path)).mode);
}

test('a thing that is named twice in one command, by one name or by two, is changed once', async () => {
  const bed = makeBed(seedLibrary);
  const names = ['2016-02-09#bbbb', 'bbbb', 'rules', 'milestones/rules', '2016-02-09#aaaa', '2016-02-09#bbbb'];
  const { code, stderr } = await bed.run('done', ...names);
  expect(code, stderr).toBe(0);
  expect(bed.read('meetings/2016-02-09.md').match(/\(done 2016-02-17\)/g)).toHaveLength(2);
  expect(bed.read('milestones/rules.md').match(/^status: done$/gm)).toHaveLength(1);
});
