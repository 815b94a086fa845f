// Who reads a guideline, and whose reading counts.
import { expect, test } from 'vitest';
import { makeBed, plainGroup } from '../bed.ts';

test('an owner who reads a guideline is told that somebody else is to read it too', async () => {
  const bed = makeBed({
    'wg.yaml': plainGroup,
    'people/ana.yaml': 'name: Ana Silva\n',
    'people/bo.yaml': 'name: Bo Lind\n',
    'guidelines/keys.md': '---\ntitle: Keys\nowners: [Ana Silva]\n---\n\nHang the key up.\n',
  });
  expect((await bed.run('review', 'keys', '--by', 'ana')).stderr).toContain('ask somebody else too');
  expect((await bed.run('report', 'guidelines', 'keys')).stdout).toContain('nobody but its owners has read this version');
  expect((await bed.run('review', 'keys', '--by', 'bo')).stderr).not.toContain('ask somebody else too');
  expect((await bed.run('report', 'guidelines', 'keys')).stdout).toContain('nothing blocks its adoption');
});

test('a guideline that was only begun says nothing yet, and asks for no evidence', async () => {
  const bed = makeBed({ 'wg.yaml': plainGroup });
  await bed.run('new-guideline', 'Keys');
  const { guidelines } = JSON.parse((await bed.run('report', 'guidelines', '--json')).stdout);
  expect(guidelines).toMatchObject([{ id: 'keys', words: 0, claims: [], open: [] }]);
});
