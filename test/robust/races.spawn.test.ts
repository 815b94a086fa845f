// Four processes write at once: each change is there in the end, and none undoes another.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { putFile } from '../host/temporary-folder.ts';
import { emptyFolder, node, program, run } from '../package/program.ts';
import { seedLibrary } from './seed-library.ts';

async function atOnce(cwd: string, lines: readonly (readonly string[])[]): Promise<readonly string[]> {
  return Promise.all(
    lines.map(async (line) => {
      const env = { PATH: process.env.PATH, HOME: cwd, TZ: 'UTC' };
      const child = spawn(node, [program, ...line, '--today', '2016-02-17'], { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
      const said: string[] = [];
      child.stderr.on('data', (part) => said.push(String(part)));
      const [code] = await once(child, 'close');
      return `${code} ${said.join('')}`;
    }),
  );
}

function groupFolder(): string {
  const cwd = emptyFolder();
  for (const [path, text] of Object.entries(seedLibrary)) putFile(cwd, path, text ?? '');
  run('git', ['init', '--quiet'], { cwd });
  return cwd;
}

test('four new milestones at once are four files, and the same title twice is one', async () => {
  const cwd = groupFolder();
  const titles = ['Build a drying rack', 'Find a cellar', 'Sort the beans', 'Sort the beans'];
  const ended = await atOnce(
    cwd,
    titles.map((title) => ['new-milestone', title]),
  );
  expect(ended.map((one) => one[0])).toEqual(['0', '0', '0', '0']);
  expect(ended.filter((one) => one.includes('has that title already'))).toHaveLength(1);
  const files = ['build-drying-rack.md', 'find-cellar.md', 'labels.md', 'rules.md', 'sort-beans.md'];
  expect(readdirSync(join(cwd, 'milestones')).sort()).toEqual(files);
});

test('four actions of one note that are done at once are all done, and what else it says stays', async () => {
  const cwd = groupFolder();
  const before = readFileSync(join(cwd, 'meetings/2016-02-09.md'), 'utf8');
  const ids = ['aaaa', 'bbbb', 'cccc', 'dddd'];
  const ended = await atOnce(
    cwd,
    ids.map((id) => ['done', `2016-02-09#${id}`]),
  );
  expect(ended.map((one) => one[0])).toEqual(['0', '0', '0', '0']);
  const after = readFileSync(join(cwd, 'meetings/2016-02-09.md'), 'utf8');
  for (const id of ids) expect(after).toMatch(new RegExp(`\\(done 2016-02-17\\) <!-- wg:${id} -->`));
  expect(after.replaceAll(' (done 2016-02-17)', '')).toBe(before);
});

test('four edits of one milestone at once are all there', async () => {
  const cwd = groupFolder();
  const lines = [
    ['move', 'rules', '2016-03-09'],
    ['assign', 'rules', 'tamsin'],
    ['done', 'labels'],
    ['drop', 'lending', '--why', 'not ours'],
  ];
  expect((await atOnce(cwd, lines)).map((one) => one[0])).toEqual(['0', '0', '0', '0']);
  expect(readFileSync(join(cwd, 'milestones/rules.md'), 'utf8')).toMatch(/due: 2016-03-09[\s\S]*owners: \[tamsin\]/);
  expect(readFileSync(join(cwd, 'milestones/labels.md'), 'utf8')).toContain('status: done');
  expect(readFileSync(join(cwd, 'guidelines/lending.md'), 'utf8')).toContain('status: retired');
  expect(readdirSync(join(cwd, '.git')).filter((name) => name.startsWith('.wg'))).toEqual([]);
});
