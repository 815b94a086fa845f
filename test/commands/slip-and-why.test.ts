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

test('wg why says what waits for a thing that waits for nothing itself', async () => {
  const bed = makeBed(group);
  const glue = (await bed.run('why', 'glue', '--today', '2026-03-05')).stdout;
  expect(glue).toMatch(/^The glue: what it waits for, as of 2026-03-05\n/);
  expect(glue).toContain('Waiting for it: kite.');
  const kite = (await bed.run('why', 'kite', '--today', '2026-03-05')).stdout;
  expect(kite).toMatch(/^Why The big kite waits, as of 2026-03-05\n/);
  expect(kite).not.toContain('Waiting for it');
});
