import { posix } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { relativePath } from '../../src/text/relative-path.ts';

test.each([
  ['meetings', 'meetings/a.md', 'a.md'],
  ['meetings', 'milestones/a.md', '../milestones/a.md'],
  ['minutes/2025', 'minutes/2024/a.md', '../2024/a.md'],
  ['', 'a.md', 'a.md'],
  ['a/b', 'a.md', '../../a.md'],
])('from %j to %s it is %s', (folder, path, way) => {
  expect(relativePath(folder, path)).toBe(way);
});

test('is what Node says', () => {
  const part = fc.constantFrom('a', 'b', 'c', 'a b');
  const folder = fc.array(part, { maxLength: 4 });
  fc.assert(
    fc.property(folder, folder, (from, to) => {
      const path = [...to, 'x.md'].join('/');
      expect(relativePath(from.join('/'), path)).toBe(posix.relative(`/${from.join('/')}`, `/${path}`));
    }),
  );
});
