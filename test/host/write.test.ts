import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openFiles } from '../../src/host/disk.ts';
import { realDisk } from '../../src/host/syscalls.ts';
import { applyWrites } from '../../src/host/write.ts';
import type { Write } from '../../src/text/files.ts';
import { type Fault, faultyDisk, Killed } from './faulty-disk.ts';
import { putFile, temporaryFolder } from './temporary-folder.ts';

const windows = process.platform === 'win32';

/** All that stands below a folder, by path; links and other things by their kind. */
function everything(root: string): ReadonlyMap<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(names.filter((path) => !lstatSync(join(root, path)).isDirectory()).map((path) => [path, textAt(join(root, path))]));
}

function textAt(path: string): string {
  return lstatSync(path).isFile() ? readFileSync(path, 'utf8') : 'no file';
}

function codeOf(root: string, writes: readonly Write[]): string | undefined {
  return applyWrites(root, writes).problem?.code;
}

test('new and changed files are written, folders made, and nothing else is left', () => {
  const root = temporaryFolder({ 'a.md': 'old' });
  const writes = [
    { path: 'a.md', before: 'old', after: 'new' },
    { path: 'people/deep/b.yaml', before: undefined, after: 'naïve\n' },
    { path: 'people/c.yaml', before: undefined, after: '' },
  ];
  expect(applyWrites(root, writes)).toEqual({ written: ['a.md', 'people/deep/b.yaml', 'people/c.yaml'] });
  expect(everything(root)).toEqual(
    new Map([
      ['a.md', 'new'],
      ['people/c.yaml', ''],
      ['people/deep/b.yaml', 'naïve\n'],
    ]),
  );
});

test('a file that is the same before and after is left alone', () => {
  const root = temporaryFolder({ 'a.md': 'same' });
  const was = statSync(join(root, 'a.md'));
  expect(applyWrites(root, [{ path: 'a.md', before: 'same', after: 'same' }])).toEqual({ written: [] });
  expect(statSync(join(root, 'a.md')).ino).toBe(was.ino);
});

test('what was read can be written back: byte order mark, line ends and strange characters stay', () => {
  const root = temporaryFolder();
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
      fc.boolean(),
      (text, marked) => {
        const bytes = Buffer.from(`${marked ? '\ufeff' : ''}${text}`);
        putFile(root, 'a.md', bytes);
        const read = openFiles(root).read('a.md');
        const before = 'source' in read ? read.source.text : expect.unreachable();
        expect(applyWrites(root, [{ path: 'a.md', before, after: `${before}+` }])).toEqual({ written: ['a.md'] });
        expect(readFileSync(join(root, 'a.md'))).toEqual(Buffer.concat([bytes, Buffer.from('+')]));
      },
    ),
    { numRuns: 40 },
  );
});

test.skipIf(windows)('the mode of a file stays, a new file follows the umask', () => {
  const root = temporaryFolder({ 'run.sh': 'old', 'private.csv': 'old' });
  chmodSync(join(root, 'run.sh'), 0o755);
  chmodSync(join(root, 'private.csv'), 0o600);
  const umask = process.umask();
  applyWrites(
    root,
    ['run.sh', 'private.csv'].map((path) => ({ path, before: 'old', after: 'new' })),
  );
  applyWrites(root, [{ path: 'new.md', before: undefined, after: 'new' }]);
  expect(['run.sh', 'private.csv', 'new.md'].map((path) => statSync(join(root, path)).mode & 0o777)).toEqual([
    0o755,
    0o600,
    0o666 & ~umask,
  ]);
});

test.skipIf(windows)('a private file is at no moment readable by others, not even in its temporary form', () => {
  const root = temporaryFolder({ 'private.csv': 'old' });
  chmodSync(join(root, 'private.csv'), 0o600);
  const modes: number[] = [];
  const watching = {
    ...realDisk,
    write(fd: number, bytes: Uint8Array, at: number, length: number) {
      modes.push(realDisk.fstat(fd).mode & 0o777);
      return realDisk.write(fd, bytes, at, length);
    },
  };
  applyWrites(root, [{ path: 'private.csv', before: 'old', after: 'new' }], watching);
  expect(modes).toEqual([0o600]);
});

test('a file that somebody changed, made or removed meanwhile stops everything before the first rename', () => {
  const cases: readonly [string | undefined, string | undefined][] = [
    ['other', 'old'],
    ['appeared', undefined],
    [undefined, 'old'],
  ];
  for (const [now, before] of cases) {
    const root = temporaryFolder({ 'first.md': 'old', ...(now === undefined ? {} : { 'b.md': now }) });
    const was = everything(root);
    const result = applyWrites(root, [
      { path: 'first.md', before: 'old', after: 'new' },
      { path: 'b.md', before, after: 'mine' },
    ]);
    expect(result).toMatchObject({ written: [], problem: { code: 'changed-meanwhile', place: { path: 'b.md' } } });
    expect(everything(root)).toEqual(was);
  }
});

test.each(['../repo-evil/a.md', '/tmp/a.md', '.git/hooks/pre-commit', '.GIT/config', '.git /config', 'a/../../b', 'a\0b', ''])(
  'never writes to %j',
  (path) => {
    const base = temporaryFolder({ 'repo/.git/config': 'x', 'repo-evil/b.md': 'b' });
    const was = everything(base);
    const code = codeOf(join(base, 'repo'), [{ path, before: undefined, after: 'evil' }]);
    expect(['outside', 'not-a-file']).toContain(code);
    expect(everything(base)).toEqual(was);
  },
);

test.skipIf(windows)('links are neither written through nor replaced, nor are folders and FIFOs', () => {
  const base = temporaryFolder({ 'out/a.md': 'old', 'root/x.md': 'x' });
  const root = join(base, 'root');
  symlinkSync(join(base, 'out/a.md'), join(root, 'a.md'));
  symlinkSync(join(base, 'out'), join(root, 'folder'));
  symlinkSync('nowhere', join(root, 'dangling.md'));
  mkdirSync(join(root, 'dir.md'));
  execFileSync('mkfifo', [join(root, 'pipe.md')]);
  const was = everything(base);
  const code = (path: string, before?: string) => codeOf(root, [{ path, before, after: 'evil' }]);
  expect([code('a.md', 'old'), code('folder/a.md', 'old'), code('folder/new.md'), code('dangling.md')]).toEqual([
    'link',
    'link',
    'link',
    'link',
  ]);
  expect([code('dir.md'), code('pipe.md'), code('x.md/y.md')]).toEqual(['not-a-file', 'not-a-file', 'not-a-file']);
  expect(everything(base)).toEqual(was);
});

test.skipIf(windows)('a file that is marked read-only is not replaced', () => {
  const root = temporaryFolder({ 'a.md': 'old' });
  chmodSync(join(root, 'a.md'), 0o444);
  expect(codeOf(root, [{ path: 'a.md', before: 'old', after: 'new' }])).toBe('no-permission');
  expect(everything(root)).toEqual(new Map([['a.md', 'old']]));
});

test('another name of a file keeps the old text', () => {
  const root = temporaryFolder({ 'a.md': 'old' });
  linkSync(join(root, 'a.md'), join(root, 'backup.md'));
  applyWrites(root, [{ path: 'a.md', before: 'old', after: 'new' }]);
  expect(everything(root)).toEqual(
    new Map([
      ['a.md', 'new'],
      ['backup.md', 'old'],
    ]),
  );
});

test('a new name that some systems cannot tell from an existing one is refused, for files and for folders', () => {
  const root = temporaryFolder({ 'meetings/Kickoff.md': 'x', 'meetings/caf\u00e9.md': 'x', 'People/runa.yaml': 'x' });
  const was = everything(root);
  for (const path of [
    'meetings/kickoff.md',
    'meetings/KICKOFF.MD',
    'meetings/cafe\u0301.md',
    'people/new.yaml',
    'meetings/\uff2bickoff.md',
  ]) {
    expect(codeOf(root, [{ path, before: undefined, after: 'y' }]), path).toBe('twin-name');
  }
  expect(everything(root)).toEqual(was);
  expect(codeOf(root, [{ path: 'meetings/kickoff-2.md', before: undefined, after: 'y' }])).toBeUndefined();
});

test('twins within one change are refused, also by their folders, and a path given twice', () => {
  const root = temporaryFolder();
  const plan = (...paths: string[]) =>
    codeOf(
      root,
      paths.map((path) => ({ path, before: undefined, after: path })),
    );
  expect([plan('a.md', 'A.md'), plan('x/a.md', 'X/b.md'), plan('a.md', './a.md'), plan('x/a.md', 'x/a.md')]).toEqual(
    Array(4).fill('twin-name'),
  );
  expect(readdirSync(root)).toEqual([]);
  expect(plan('x/a.md', 'x/b.md', 'y/a.md')).toBeUndefined();
});

test.skipIf(process.platform !== 'linux')('where twins exist already, both can still be edited', () => {
  const root = temporaryFolder({ 'a.md': 'old', 'A.md': 'old' });
  expect(applyWrites(root, [{ path: 'a.md', before: 'old', after: 'new' }])).toEqual({ written: ['a.md'] });
  expect(everything(root)).toEqual(
    new Map([
      ['A.md', 'old'],
      ['a.md', 'new'],
    ]),
  );
});

test('half of a character is refused, as it would be replaced silently', () => {
  const root = temporaryFolder();
  expect(codeOf(root, [{ path: 'a.md', before: undefined, after: 'x\ud83d' }])).toBe('not-utf8');
  expect(codeOf(root, [{ path: 'a.md', before: undefined, after: 'x\ud83d\ude00' }])).toBeUndefined();
});

test('a name that is too long is refused before anything is written', () => {
  const root = temporaryFolder();
  const long = `${'n'.repeat(300)}.md`;
  const result = applyWrites(root, [
    { path: 'a.md', before: undefined, after: 'a' },
    { path: long, before: undefined, after: 'b' },
  ]);
  expect(result).toMatchObject({ written: [], problem: { message: expect.stringContaining('too long') } });
  expect(readdirSync(root)).toEqual([]);
});

test('a temporary file that a killed process with this pid left is not touched', () => {
  const root = temporaryFolder({ [`.wg-${process.pid}-0.tmp`]: 'left' });
  applyWrites(root, [{ path: 'a.md', before: undefined, after: 'new' }]);
  expect(everything(root)).toEqual(
    new Map([
      [`.wg-${process.pid}-0.tmp`, 'left'],
      ['a.md', 'new'],
    ]),
  );
});

const OLD = new Map([
  ['first.md', 'old first'],
  ['sub/second.md', 'old second '.repeat(500)],
]);

/** Three files, one of them in a new folder, the last makes the others visible. */
const PLAN: readonly Write[] = [
  { path: 'new/third.md', before: undefined, after: 'new third '.repeat(700) },
  { path: 'sub/second.md', before: OLD.get('sub/second.md'), after: 'new second' },
  { path: 'first.md', before: OLD.get('first.md'), after: 'new first '.repeat(900) },
];

test.each(['ENOSPC', 'EIO', 'EACCES', 'short write', 'dead disk', 'kill'] satisfies Fault[])(
  'with "%s" at any operation each file is old or new, whole, and the result is true',
  (fault) => {
    const counting = faultyDisk(fault, 0);
    applyWrites(temporaryFolder(Object.fromEntries(OLD)), PLAN, counting.ops);
    expect(counting.count()).toBeGreaterThan(40);
    for (let n = 1; n <= counting.count(); n++) {
      const root = temporaryFolder(Object.fromEntries(OLD));
      const result = outcome(() => applyWrites(root, PLAN, faultyDisk(fault, n).ops));
      const now = new Map([...everything(root)].filter(([path]) => !path.endsWith('.tmp')));
      const fresh = PLAN.filter(({ path, after }) => now.get(path) === after).map(({ path }) => path);
      // Whole: what is not new is exactly as it was.
      const expected = new Map([
        ...OLD,
        ...PLAN.filter(({ path }) => fresh.includes(path)).map(({ path, after }) => [path, after] as const),
      ]);
      expect(now, `${fault} at ${n}`).toEqual(expected);
      // In order: the one that makes the others visible is never new before them.
      expect(fresh).toEqual(PLAN.slice(0, fresh.length).map(({ path }) => path));
      if (result === 'killed') continue;
      expect(result.written, `${fault} at ${n}`).toEqual(fresh);
      if (result.problem === undefined) expect(fresh).toHaveLength(PLAN.length);
      else if (fresh.length > 0) for (const path of fresh) expect(result.problem.message).toContain(path);
      if (fault !== 'dead disk') expect([...everything(root).keys()].filter((path) => path.endsWith('.tmp'))).toEqual([]);
      if (fault !== 'dead disk' && fresh.length === 0) expect(existsSync(join(root, 'new'))).toBe(false);
    }
  },
);

function outcome<T>(act: () => T): T | 'killed' {
  try {
    return act();
  } catch (error) {
    if (error instanceof Killed) return 'killed';
    throw error;
  }
}
