// What a command asks of the world for large and private files, through the whole program.
import { expect, test } from 'vitest';
import type { Command, Listed } from '../../src/commands/command.ts';
import { makeBed, plainGroup } from '../bed.ts';

const keep: Command = {
  name: 'keep',
  summary: 'keep a copy',
  description: 'Copies a file into the private folder, and counts its bytes.',
  arguments: [{ name: 'file', description: 'what to keep' }],
  options: [],
  examples: [],
  needs: 'group',
  writes: true,
  async run(context, input) {
    const opened = await context.openFile(input.one('file') ?? '');
    if ('problem' in opened) return { diagnostics: [opened.problem], exit: 2 };
    const { file } = opened;
    let bytes = 0;
    const fault = file.read((piece) => {
      bytes += piece.length;
      return undefined;
    });
    if (fault !== undefined) return { diagnostics: [fault], exit: 2 };
    const hash = context.keyedHash('AAAA')('x').length;
    return {
      makes: [
        {
          path: 'private/copy',
          async make(put) {
            return file.read((piece) => {
              put(piece);
              return undefined;
            });
          },
        },
      ],
      writes: [{ path: 'count.txt', before: undefined, after: `${file.path} ${bytes} ${hash} ${context.newKey().length}\n` }],
      said: ['kept'],
    };
  },
};

const commands: readonly Listed[] = [{ name: 'keep', load: async () => keep }];

test('a file named on the command line is copied, and both files are told', async () => {
  const bed = makeBed({ 'wg.yaml': plainGroup, 'sub/data.bin': Uint8Array.of(0xff, 0, 1, 2) });
  const ran = await bed.runWith({ commands, cwd: 'sub' }, 'keep', 'data.bin', '--json');
  expect(JSON.parse(ran.stdout)).toMatchObject({ wrote: ['private/copy', 'count.txt'] });
  expect(bed.read('count.txt')).toBe('sub/data.bin 4 43 43\n');
  expect(bed.list()).toEqual(['count.txt', 'private/copy', 'sub/data.bin', 'wg.yaml']);
});

test('standard input is read once for all runs of a command', async () => {
  const bed = makeBed({ 'wg.yaml': plainGroup });
  expect(await bed.runWith({ commands, stdin: 'a,b\n' }, 'keep', '-')).toMatchObject({ code: 0 });
  expect([bed.read('private/copy'), bed.read('count.txt')]).toEqual(['a,b\n', 'standard input 4 43 43\n']);
});

test('with --dry-run a made file is told by its path, and nothing is made', async () => {
  const bed = makeBed({ 'wg.yaml': plainGroup, 'data.bin': 'secret' });
  const ran = await bed.runWith({ commands }, 'keep', 'data.bin', '--dry-run');
  expect(ran.stdout).toContain('+data.bin 6 43 43');
  expect(ran.stderr).toBe('dry run: private/copy would be written; it is not shown\ndry run: 2 files would change, nothing was written\n');
  const json = await bed.runWith({ commands }, 'keep', 'data.bin', '--dry-run', '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({ wouldWrite: ['private/copy', 'count.txt'] });
  expect(`${ran.stdout}${json.stdout}`).not.toContain('secret');
  expect(bed.list()).toEqual(['data.bin', 'wg.yaml']);
});

test('a private file that git would take along is not made, and nothing else is written', async () => {
  const bed = makeBed([{ day: '2016-01-01', files: { 'wg.yaml': plainGroup, 'data.bin': 'x' } }]);
  const ran = await bed.runWith({ commands }, 'keep', 'data.bin');
  expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('error[private-not-ignored]') });
  expect(bed.list()).toEqual(['data.bin', 'wg.yaml']);
  bed.put({ '.gitignore': '/private/\n' });
  expect(await bed.runWith({ commands }, 'keep', 'data.bin')).toMatchObject({ code: 0 });
  expect(bed.git('status', '--porcelain', '--untracked-files=all')).not.toContain('private');
});
