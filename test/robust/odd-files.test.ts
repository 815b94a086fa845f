// Things that stand where a file should be, and files that are not text: each is told, nothing is read or written through it, nothing
// waits for ever, and the rest of the group is read.
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { realDisk } from '../../src/host/syscalls.ts';
import { type Bed, makeBed, type Tree } from '../bed.ts';
import { seedLibrary } from './seed-library.ts';

const windows = process.platform === 'win32';

/** What `wg check` finds, as `path code`; reports and lists must live as well. */
async function found(bed: Bed): Promise<readonly string[]> {
  for (const words of [
    ['report'],
    ['report', 'timeline', '--format', 'md'],
    ['__complete', 'any-id'],
    ['new-meeting', '2016-02-23', '--dry-run'],
  ]) {
    const { code, stdout, stderr } = await bed.run(...words);
    expect(stderr, words.join(' ')).not.toContain('this is a bug');
    expect(code, `${words.join(' ')}: ${stderr}`).toBe(0);
    expect(stdout).not.toBe('');
  }
  const { stdout, stderr } = await bed.run('check');
  expect(stderr).not.toContain('this is a bug');
  return [...stdout.matchAll(/^([^\n:]+):.*?(?:error|warning)\[([a-z0-9-]+)\]/gm)].map(([, path, code]) => `${path} ${code}`);
}

describe('in the place of a file', () => {
  test.skipIf(windows)('links are told and not followed, to files, to folders, out of the group, and in circles', async () => {
    const bed = makeBed(seedLibrary);
    bed.put({
      '../secret.md': '---\ntitle: Secret\n---\n',
      '../secrets/2016-01-05.md': 'Secret talk\n- [until 2016-02-20 - Odi] Keep the secret\n',
    });
    symlinkSync(join(bed.root, '../secret.md'), join(bed.root, 'milestones/leak.md'));
    symlinkSync('../../secrets/2016-01-05.md', join(bed.root, 'meetings/2016-01-05.md'));
    symlinkSync('circle.yaml', join(bed.root, 'people/circle.yaml'));
    symlinkSync('nowhere.md', join(bed.root, 'guidelines/dangling.md'));
    symlinkSync('../../secrets', join(bed.root, 'meetings/old'));
    const problems = await found(bed);
    for (const path of ['milestones/leak.md', 'meetings/2016-01-05.md', 'people/circle.yaml', 'guidelines/dangling.md'])
      expect(problems).toContain(`${path} link`);
    expect((await bed.run('report')).stdout).not.toContain('ecret');
  });

  test.skipIf(windows)('a linked folder is told; writing into it is refused', async () => {
    const { 'milestones/rules.md': _, 'milestones/labels.md': __, ...rest } = seedLibrary;
    const bed = makeBed(rest);
    bed.put({ '../elsewhere/secret.md': '---\ntitle: Secret\n---\n' });
    symlinkSync('../elsewhere', join(bed.root, 'milestones'));
    expect(await found(bed)).toContain('milestones link');
    const made = await bed.run('new-milestone', 'Leak');
    expect({ code: made.code, link: made.stderr.includes('is a link') }, made.stderr).toEqual({ code: 2, link: true });
    expect(bed.list().filter((path) => path.startsWith('milestones/'))).toEqual([]);
  });

  test.skipIf(windows)('a FIFO, and a folder that is named like a file, are told and do not hold anything up', async () => {
    const bed = makeBed(seedLibrary);
    execFileSync(
      'mkfifo',
      ['meetings/2016-01-05.md', 'milestones/pipe.md', 'people/pipe.yaml'].map((path) => join(bed.root, path)),
    );
    mkdirSync(join(bed.root, 'guidelines/folder.md'));
    mkdirSync(join(bed.root, 'meetings/2016.md'));
    const problems = await found(bed);
    for (const path of ['meetings/2016-01-05.md', 'milestones/pipe.md', 'people/pipe.yaml', 'guidelines/folder.md', 'meetings/2016.md'])
      expect(problems).toContain(`${path} not-a-file`);
    execFileSync('mkfifo', [join(bed.root, 'pad.txt')]);
    for (const words of [
      ['import-notes', 'pad.txt'],
      ['read', 'pad.txt'],
      ['import-notes', 'meetings'],
      ['read', '.'],
    ]) {
      const { code, stdout, stderr } = await bed.run(...words);
      expect({ code, stdout }, stderr).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('not-a-file');
    }
  });

  test.skipIf(windows)('a link named wg.yaml is no group, and wg.yaml as a folder is none either', async () => {
    const bed = makeBed({ 'real.yaml': 'format: 1\nname: X\n', 'sub/wg.yaml/x': '' });
    symlinkSync('real.yaml', join(bed.root, 'wg.yaml'));
    expect((await bed.run('report')).stderr).toContain('there is no group here');
    expect((await bed.runWith({ cwd: 'sub' }, 'report')).code).toBe(2);
    const init = await bed.run('init', '--name', 'X', '--yes');
    expect(init.code).toBe(2);
    expect(bed.read('real.yaml')).toBe('format: 1\nname: X\n');
  });

  test('a file and a folder that may not be opened are told, and nothing is written on half a reading', async () => {
    const bed = makeBed(seedLibrary);
    const before = bed.texts();
    for (const closed of ['people/odi.yaml', 'milestones']) {
      const refuse = (path: string) => {
        if (path === join(bed.root, closed)) throw Object.assign(new Error('closed'), { code: 'EACCES', syscall: 'open' });
      };
      const ops = {
        ...realDisk,
        open(path: string, flags: number, mode?: number) {
          refuse(path);
          return realDisk.open(path, flags, mode);
        },
        list(path: string) {
          refuse(path);
          return realDisk.list(path);
        },
      };
      const checked = await bed.runWith({ ops }, 'check');
      expect(checked.stdout).toContain(`${closed}: error[no-permission]`);
      expect(checked.code).toBe(1);
      expect((await bed.runWith({ ops }, 'report')).code).toBe(0);
      const { code, stdout, stderr } = await bed.runWith({ ops }, 'import-notes', 'pad/2016-02-16.txt');
      expect({ code, stdout, told: stderr.includes(closed) }, stderr).toEqual({ code: 2, stdout: '', told: true });
      expect(bed.texts()).toEqual(before);
    }
  });
});

describe('content', () => {
  const texts: readonly (readonly [what: string, content: string | Uint8Array, code: string | undefined])[] = [
    ['UTF-16', Buffer.from('\ufeff# Call\n', 'utf16le'), 'not-utf8'],
    ['Latin-1', Uint8Array.of(0x23, 0x20, 0xe9, 0x0a), 'not-utf8'],
    ['cut in the middle of a character', Buffer.from('# Café').subarray(0, 6), 'not-utf8'],
    ['with NUL', '# Call\n\0\n', 'not-utf8'],
    ['empty', '', undefined],
    ['a byte order mark and nothing else', '\ufeff', undefined],
    ['line ends of Windows, with a byte order mark', '\ufeff---\r\ntitle: X\r\n---\r\n\r\n- [until 2016-02-20 - Odi] Ask\r\n', undefined],
    ['old Mac line ends', '---\rtitle: X\r---\rText\r', undefined],
    ['conflict markers', '# Call\n<<<<<<< ours\n- a\n=======\n- b\n>>>>>>> theirs\n', undefined],
  ];

  test.each(texts)('%s is told or read in every folder and by every command', async (_, content, code) => {
    const files: Tree = {
      'meetings/2016-01-05.md': content,
      'milestones/odd.md': content,
      'guidelines/odd.md': content,
      'people/odd.yaml': content,
    };
    const bed = makeBed({ ...seedLibrary, ...files, 'pad.txt': content });
    const problems = await found(bed);
    if (code !== undefined) for (const path of Object.keys(files)) expect(problems, path).toContain(`${path} ${code}`);
    for (const words of [
      ['read', 'pad.txt'],
      ['import-notes', 'pad.txt', '--date', '2016-02-10'],
    ]) {
      const { code: exit, stdout, stderr } = await bed.run(...words);
      expect(stderr).not.toContain('this is a bug');
      if (code !== undefined) expect({ exit, stdout }, stderr).toEqual({ exit: 2, stdout: '' });
    }
  });

  test('a settings file that is broken in any way is told, and a report still comes', async () => {
    for (const content of ['', '\0', 'name: [', '- a\n', 'name: X\nformat: 99\n', '<<<<<<< ours\nname: a\n', Uint8Array.of(0xff, 0xfe)]) {
      const bed = makeBed({ ...seedLibrary, 'wg.yaml': content });
      expect((await bed.run('report')).code).toBe(0);
      const { code, stdout } = await bed.run('check');
      expect({ code, told: stdout.includes('wg.yaml') }, JSON.stringify(content)).toEqual({ code: 1, told: true });
    }
  });

  test('notes with Windows line ends keep every byte when they are imported and when an action is done', async () => {
    const pad = '\ufeff## Action items\r\n\r\n- [until 2016-02-20 - Odi] Ask them\r\n- [until 2016-02-21 - Odi] Tell them  \r\n';
    const bed = makeBed({ ...seedLibrary, 'pad.txt': pad });
    expect((await bed.run('import-notes', 'pad.txt', '--date', '2016-02-10')).code).toBe(0);
    expect(bed.read('meetings/2016-02-10.md').endsWith(pad.slice(1))).toBe(true);
    const { stdout } = await bed.run('read', 'meetings/2016-02-10.md', '--json');
    const id = JSON.parse(stdout).meetings[0].actions[0].id;
    expect((await bed.run('done', id)).code).toBe(0);
    const after = bed.read('meetings/2016-02-10.md');
    expect(after.replace(` (done 2016-02-17) <!-- wg:${id} -->`, '').endsWith(pad.slice(1))).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});
