import { expect, test } from 'vitest';
import { makeBed } from '../bed.ts';

const group = {
  'wg.yaml': 'format: 1\nname: Garden group\n',
  'meetings/2026-02-03.md':
    '# Call\n\nPresent: Ana Silva, Bo Ek\n\n## Next steps\n\n- [until Friday - Bo] Organise the next call, Tue Feb 10th - 18:00 UTC\n',
};

test('a next meeting that somebody refused is none, in reports and for lights', async () => {
  const bed = makeBed(group);
  const report = async (): Promise<string> => (await bed.run('report', '--today', '2026-02-04')).stdout;
  expect(await report()).toContain('Next meeting – 2026-02-10 18:00 UTC');
  const [id] =
    /2026-02-03#\w{4}(?=\s+meetings|.*next meeting)/.exec(
      (await bed.run('confirm')).stdout.split('\n').find((line) => line.includes('the next meeting')) ?? '',
    ) ?? [];
  const refused = await bed.run('refuse', id ?? '');
  expect(refused.stderr).toContain('refused: the next meeting is on 2026-02-10 18:00');
  expect(refused.stderr).not.toContain('before');
  expect(await report()).not.toContain('2026-02-10');
  const turned = await bed.run('confirm', id ?? '');
  expect(turned.stderr).toContain('it was refused before: what that changed in other files is not turned back');
  expect(await report()).toContain('Next meeting – 2026-02-10 18:00 UTC');
});

test('adopting once more with a day for old actions says what to write', async () => {
  const bed = makeBed(group);
  const { code, stderr } = await bed.run('adopt', '--actions-from', '2026-01-15');
  expect(code).toBe(2);
  expect(stderr).toContain('write into wg.yaml: actions_from: 2026-01-15');
});
