import { expect, test } from 'vitest';
import { forgeOf } from '../../src/text/forge.ts';

test.each([
  [
    'https://github.com/ada/library.git',
    'https://github.com/ada/library/edit/main/meetings/2026-02-24.md',
    'https://github.com/ada/library/blob/main/meetings/2026-02-24.md#L7',
  ],
  [
    'git@github.com:ada/library.git',
    'https://github.com/ada/library/edit/main/meetings/2026-02-24.md',
    'https://github.com/ada/library/blob/main/meetings/2026-02-24.md#L7',
  ],
  [
    'ssh://git@gitlab.com:22/groups/ada/library.git',
    'https://gitlab.com/groups/ada/library/-/edit/main/meetings/2026-02-24.md',
    'https://gitlab.com/groups/ada/library/-/blob/main/meetings/2026-02-24.md#L7',
  ],
  [
    'https://gitlab.example.org/ada/library',
    'https://gitlab.example.org/ada/library/-/edit/main/meetings/2026-02-24.md',
    'https://gitlab.example.org/ada/library/-/blob/main/meetings/2026-02-24.md#L7',
  ],
  [
    'https://codeberg.org/ada/library.git/',
    'https://codeberg.org/ada/library/_edit/main/meetings/2026-02-24.md',
    'https://codeberg.org/ada/library/src/branch/main/meetings/2026-02-24.md#L7',
  ],
  [
    'git@bitbucket.org:ada/library.git',
    'https://bitbucket.org/ada/library/src/main/meetings/2026-02-24.md?mode=edit',
    'https://bitbucket.org/ada/library/src/main/meetings/2026-02-24.md#lines-7',
  ],
])('%s leads to its pages', (remote, edit, view) => {
  const forge = forgeOf(remote, 'main');
  expect(forge?.edit('meetings/2026-02-24.md')).toBe(edit);
  expect(forge?.view('meetings/2026-02-24.md', 7)).toBe(view);
});

test('the port of a page is kept, that of ssh is not', () => {
  expect(forgeOf('https://gitlab.example.org:8443/ada/library.git', 'main')?.home).toBe('https://gitlab.example.org:8443/ada/library');
  expect(forgeOf('ssh://git@gitlab.example.org:2222/ada/library.git', 'main')?.home).toBe('https://gitlab.example.org/ada/library');
});

test('a secret in the address of a remote is in no link', () => {
  const forge = forgeOf('https://ada:t0ken@github.com/ada/library.git', 'main');
  expect(`${forge?.home} ${forge?.edit('a.md')} ${forge?.view('a.md')}`).not.toContain('t0ken');
  expect(forge?.home).toBe('https://github.com/ada/library');
});

test('names of branches, folders and files are encoded, and stay where they are', () => {
  expect(forgeOf('git@github.com:ada/library.git', 'notes/2026 #1', 'the group')?.edit('meetings/$& ü.md')).toBe(
    'https://github.com/ada/library/edit/notes/2026%20%231/the%20group/meetings/%24%26%20%C3%BC.md',
  );
});

test.each([
  '',
  '/srv/git/library.git',
  'file:///srv/library.git',
  'https://example.org/ada/library.git',
  'C:\\group',
  'git@github.com',
  'https://github.com/',
  'javascript:alert(1)//github.com/a/b',
  'https://git hub.com/a/b',
  'https://github.com.evil"><script>/a/b',
])('`%s` is no forge that is known', (remote) => expect(forgeOf(remote, 'main')).toBeUndefined());
