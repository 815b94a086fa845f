import { posix } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { relativeLink, relativePath } from '../../src/text/relative-path.ts';

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

test('as a link it has nothing in it that would end the link, or begin a query or a fragment', () => {
  expect(relativeLink('milestones', 'Our notes/a (1) #2?.md')).toBe('../Our%20notes/a%20%281%29%20%232%3F.md');
  expect(relativeLink('', 'meetings/été.md')).toBe('meetings/%C3%A9t%C3%A9.md');
});
