// What the screens of slip and why say of a thing that did not move, or holds others up.
import { expect, test } from 'vitest';
import { makeBed } from '../bed.ts';

const group = {
  'wg.yaml': 'format: 1\nname: Kites\n',
  'milestones/kite.md': '---\ntitle: The big kite\n\nblocked_by: [glue]\n---\n',
  'milestones/glue.md': '---\ntitle: The glue\n\ndue: 2026-03-20\n---\n',
};

test('wg slip says of one thing without a day that it is this one', async () => {
  const bed = makeBed(group);
  bed.git('init', '--quiet', '--initial-branch=main');
  bed.git('add', '-A');
  bed.git('commit', '--quiet', '-m', 'Begin');
  const { stdout } = await bed.run('slip', 'kite', '--today', '2026-03-05');
  expect(stdout).toContain('The big kite has had no day yet.');
});

test('wg why of a guideline says where to find what stands between it and adoption', async () => {
  const bed = makeBed({ ...group, 'guidelines/knots.md': '---\ntitle: Knots\n---\n\n# Knots\n' });
  const { stdout, stderr } = await bed.run('why', 'knots', '--today', '2026-03-05');
  expect(stdout.replace(/\s+/g, ' ')).toContain('wg report guidelines knots lists what stands between it and adoption.');
  expect(stdout).not.toContain('the work itself');
  expect(stderr).toContain('next: wg report guidelines knots\n');
  expect((await bed.run('why', 'glue', '--today', '2026-03-05')).stdout).toContain('the work itself');
});

test('wg log tells the fields of a task, a pairing and their like', async () => {
  const task = 'title: Permit\nminutes: 90\n';
  const bed = makeBed([
    { day: '2026-02-01', message: 'Write the permit down', files: { ...group, 'tasks/permit.yaml': task } },
    { day: '2026-02-08', message: 'It takes less', files: { 'tasks/permit.yaml': task.replace('90', '30') } },
  ]);
  bed.put({ 'tasks/permit.yaml': `${task.replace('90', '30')}demanded_by: ${'the town and '.repeat(20)}\n` });
  const { stdout } = await bed.run('log', 'permit', '--today', '2026-03-05');
  const words = stdout.replace(/\s+/g, ' ');
  expect(words).toContain('Permit (permit): what happened, as of 2026-03-05');
  expect(words).toMatch(/2026-02-01 made: Write the permit down \([0-9a-f]{7}\)/);
  expect(words).toContain('2026-02-08 minutes: 90 → 30: It takes less');
  expect(words).toMatch(/2026-03-05 demanded by: the town and [^:]*…: not committed/);
  const json = JSON.parse((await bed.run('log', 'tasks/permit', '--json', '--today', '2026-03-05')).stdout);
  expect(json.entries[1]).toMatchObject({ what: 'field', from: '90', to: '30' });
});

test('wg why says what waits for a thing that waits for nothing itself', async () => {
  const bed = makeBed(group);
  const glue = (await bed.run('why', 'glue', '--today', '2026-03-05')).stdout;
  expect(glue).toMatch(/^The glue: what it waits for, as of 2026-03-05\n/);
  expect(glue).toContain('Waiting for it: “The big kite” (kite).');
  const kite = (await bed.run('why', 'kite', '--today', '2026-03-05')).stdout;
  expect(kite).toMatch(/^Why The big kite waits, as of 2026-03-05\n/);
  expect(kite).not.toContain('Waiting for it');
});
