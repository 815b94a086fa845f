// How `wg check` looks on a screen, and elsewhere.
import { expect, test } from 'vitest';
import { makeBed, plainGroup } from '../bed.ts';

test('wg check paints problems on a terminal as other commands do, and nowhere else', async () => {
  const bed = makeBed({ 'wg.yaml': plainGroup, 'milestones/kit.md': '---\ntitle: The kit\n\nblocked_by: [the kit of nobody]\n---\n' });
  const plain = await bed.run('check');
  expect(plain.code).toBe(1);
  expect(plain.stdout).toContain('error[dangling-reference]');
  const screen = await bed.runWith({ terminal: 80, env: { TERM: 'xterm-256color' } }, 'check');
  expect(screen.stdout).toMatch(/\u001b\[[0-9;]+merror\[dangling-reference\]\u001b\[/);
  expect(screen.stdout.replace(/\u001b\[[0-9;]*m/g, '')).toBe(plain.stdout);
  for (const { stdout } of [plain, await bed.runWith({ terminal: 80, env: { NO_COLOR: '1' } }, 'check')])
    expect(stdout).not.toContain('\u001b');
});
