import { expect, test } from 'vitest';
import { makeBed, plainGroup } from '../bed.ts';

const twoOfOneName = {
  'wg.yaml': plainGroup,
  'people/noor-haddad.yaml': 'name: Noor Haddad\n',
  'people/noor-vos.yaml': 'name: Noor Vos\n',
};

test.each([
  ['new-milestone', 'Print the posters', '--owner'],
  ['new-guideline', 'Thanking people', '--owner'],
  ['new-meeting', '2026-03-03', '--attendee'],
])('wg %s says of a name that several people have whom it may mean, and not that nobody has it', async (command, what, option) => {
  const bed = makeBed(twoOfOneName);
  const { code, stderr } = await bed.run(command, what, option, 'Noor', option, 'Bo');
  expect(code).toBe(0);
  expect(stderr).toContain('`Noor` may be noor-haddad or noor-vos; the name is kept as it is');
  expect(stderr).toContain('nobody in people/ is called `Bo`; the name is kept as it is');
  expect(stderr).not.toContain('is called `Noor`');
});
