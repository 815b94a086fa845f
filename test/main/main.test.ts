import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { realDisk } from '../../src/host/syscalls.ts';
import { makeBed, plainGroup, type RunOptions } from '../bed.ts';
import { sampleCommands } from './sample-commands.ts';

const commands = sampleCommands;
const group = { 'wg.yaml': plainGroup };

function bedWith(files: Parameters<typeof makeBed>[0] = group) {
  const bed = makeBed(files);
  return { ...bed, wg: (line: string, options: RunOptions = {}) => bed.runWith({ commands, ...options }, ...line.split(' ')) };
}

describe('what goes where', () => {
  test('the result is on standard output, the next command on standard error', async () => {
    expect(await bedWith().wg('greet Runa')).toEqual({ code: 0, stdout: 'Hello, Runa.\n', stderr: 'next: wg greet again\n' });
  });

  test('--json prints one value and nothing else on standard output', async () => {
    const { stdout, code } = await bedWith().wg('greet Runa Sun --json');
    expect(code).toBe(0);
    expect(stdout).toBe('{\n  "schema": "wg/greeting/1",\n  "names": [\n    "Runa",\n    "Sun"\n  ]\n}\n');
  });

  test('a document is printed in the format asked for', async () => {
    const bed = bedWith();
    expect((await bed.wg('greet document')).stdout).toContain('Hello, all\n');
    expect((await bed.wg('greet document --format md')).stdout).toContain('Hello, **all**');
    expect(JSON.parse((await bed.wg('greet document --format json')).stdout)).toEqual({ schema: 'wg/greeting/1', to: 'all' });
  });

  test('colour comes only on a terminal, and NO_COLOR takes it away', async () => {
    const bed = bedWith();
    expect((await bed.wg('greet document')).stdout).not.toContain('\u001b[');
    expect((await bed.wg('greet document', { terminal: 80 })).stdout).toContain('\u001b[1m');
    expect((await bed.wg('greet document', { terminal: 80, env: { NO_COLOR: '1' } })).stdout).not.toContain('\u001b[');
  });

  test('a terminal sees control characters as pictures, whether they come from words, files or names', async () => {
    const bed = bedWith({ ...group, 'a.txt': 'Ra\u001b]52;c;aGk=\u0007ra\u202e\n' });
    const { stdout } = await bed.wg('greet \u001b[2Jx --from a.txt', { terminal: 80 });
    expect(stdout).toBe('Hello, ␛[2Jx and Ra␛]52;c;aGk=␇ra\\u{202e} and a.txt.\n');
    const { stderr } = await bed.wg('gre\u001b[2J');
    expect(stderr).toBe('wg: unknown command `gre␛[2J`\ntry: wg help\n');
    const missing = await bed.wg('greet x --from \u009b31m');
    expect(missing.stderr).not.toContain('\u009b');
    expect(missing.code).toBe(2);
  });

  test('JSON escapes what a terminal may obey, and means the same', async () => {
    const { stdout } = await bedWith().wg('greet \u202e\u009b2J\u{e0001}\u200bé --json');
    expect(stdout).not.toMatch(/[\u007f-\u009f\p{Cf}]/u);
    expect(JSON.parse(stdout).names).toEqual(['\u202e\u009b2J\u{e0001}\u200bé']);
  });

  test('a command without JSON says so instead of printing something else', async () => {
    expect(await bedWith().wg('greet today --json')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'wg: greet has no JSON to print\ntry: wg greet\n',
    });
  });
});

describe('usage errors', () => {
  test('end with the command to try, exit 2 and nothing on standard output', async () => {
    const bed = bedWith();
    expect(await bed.wg('gret')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'wg: unknown command `gret`; did you mean `greet`?\ntry: wg greet\n',
    });
    expect(await bed.wg('greet nobody')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'wg: greet: nobody cannot be greeted\ntry: wg help greet\n',
    });
    expect((await bed.wg('greet x --today tomorrow')).stderr).toContain(
      '--today takes a day of the calendar such as 2016-02-17, not `tomorrow`',
    );
    expect((await bed.wg('greet x --today 2016-02-30')).code).toBe(2);
    expect((await bed.wg('-C nowhere greet x')).stderr).toContain('there is no folder `nowhere`');
  });

  test('a command that needs a group says that there is none', async () => {
    const { code, stderr } = await bedWith({ 'a.md': 'x' }).wg('plant oak');
    expect(code).toBe(2);
    expect(stderr).toBe('wg: plant: there is no group here: neither this folder nor one above it holds a wg.yaml\ntry: wg init\n');
  });

  test('help and bare wg show the commands on standard output, exit 0', async () => {
    const bed = bedWith();
    const bare = await bed.runWith({ commands });
    expect(bare.code).toBe(0);
    expect(bare.stdout).toContain('plant  ');
    expect(await bed.wg('help')).toEqual(bare);
    expect(bare.stdout).not.toContain('__secret');
  });
});

describe('where', () => {
  test('the group is found from a folder below it, and files are named from there', async () => {
    const bed = bedWith({ ...group, 'meetings/a.md': 'Ona\n' });
    expect((await bed.wg('greet x --from a.md', { cwd: 'meetings' })).stdout).toBe('Hello, x and Ona and meetings/a.md.\n');
    expect((await bed.wg('-C meetings greet x --from a.md')).stdout).toBe('Hello, x and Ona and meetings/a.md.\n');
    await bed.wg('-C meetings plant oak --year 2016');
    expect(bed.list()).toContain('trees/oak.md');
  });

  test('a git repository inside the folders of a group is not left', async () => {
    const bed = bedWith({ ...group, 'other/.git/HEAD': 'ref: refs/heads/main\n', 'other/a.md': '' });
    expect((await bed.wg('plant oak', { cwd: 'other' })).stderr).toContain('there is no group here');
  });

  test('standard input is the file `-`', async () => {
    expect((await bedWith().wg('greet x --from -', { stdin: 'Sun\n' })).stdout).toBe('Hello, x and Sun and standard input.\n');
  });

  test('a diagnostic of a file that is not text goes to standard error, exit 2, nothing on standard output', async () => {
    const bed = bedWith({ ...group, 'a.md': Uint8Array.of(0xff, 0xfe, 0x00) });
    const { code, stdout, stderr } = await bed.wg('greet x --from a.md');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^a\.md.*error\[not-utf8\]/);
  });
});

describe('today', () => {
  test('is --today, else SOURCE_DATE_EPOCH', async () => {
    const bed = bedWith();
    expect((await bed.wg('greet today --today 2020-02-29')).stdout).toBe('2020-02-29\n');
    expect((await bed.wg('greet today')).stdout).toBe('2016-02-17\n');
    expect((await bed.wg('greet today', { env: { SOURCE_DATE_EPOCH: '' } })).stdout).toMatch(/^20\d\d-\d\d-\d\d\n$/);
    expect(await bed.wg('greet today', { env: { SOURCE_DATE_EPOCH: 'soon' } })).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('writing', () => {
  test('writes, says what changed and what is next; a second time changes nothing', async () => {
    const bed = bedWith();
    expect(await bed.wg('plant oak --year 2016')).toEqual({ code: 0, stdout: '', stderr: 'made trees/oak.md\nnext: wg greet trees\n' });
    expect(bed.read('trees/oak.md')).toBe('# oak\nplanted 2016\n');
    expect((await bed.wg('plant oak --year 2016')).stderr).toContain('nothing changed');
    expect(bed.list()).toEqual(['trees/oak.md', 'wg.yaml']);
  });

  test('--json tells what was written', async () => {
    const { stdout } = await bedWith().wg('plant oak --year 2016 --json');
    expect(JSON.parse(stdout)).toEqual({
      schema: 'wg/outcome/1',
      wrote: ['trees/oak.md'],
      said: ['made trees/oak.md'],
      next: ['wg greet trees'],
    });
  });

  test('--dry-run prints the diff and writes nothing', async () => {
    const bed = bedWith({ ...group, 'trees/oak.md': '# oak\nplanted 2015\n' });
    const before = bed.texts();
    const { code, stdout, stderr } = await bed.wg('plant oak --year 2016 --dry-run');
    expect(code).toBe(0);
    expect(stdout).toBe('--- a/trees/oak.md\n+++ b/trees/oak.md\n@@ -1,2 +1,2 @@\n # oak\n-planted 2015\n+planted 2016\n');
    expect(stderr).toBe('dry run: 1 file would change, nothing was written\n');
    const asJson = JSON.parse((await bed.wg('plant oak --year 2016 --dry-run --json')).stdout);
    expect(asJson).toEqual({ schema: 'wg/dry-run/1', wouldWrite: ['trees/oak.md'], diff: stdout });
    expect(bed.texts()).toEqual(before);
  });

  test('makes a git repository where the command wants one', async () => {
    const bed = bedWith();
    await bed.wg('plant oak --year 2016 --git');
    expect(bed.git('status', '--porcelain')).toContain('?? trees/');
  });

  test('is refused in the middle of a merge, with the reason; reading and trying still work', async () => {
    const bed = bedWith([{ day: '2016-01-01', files: group }]);
    bed.put({ '.git/MERGE_HEAD': `${bed.git('rev-parse', 'HEAD')}` });
    const { code, stdout, stderr } = await bed.wg('plant oak --year 2016');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('wg: plant: git is in the middle of a merge');
    expect(stderr).toContain('git merge --abort');
    expect(bed.list()).toEqual(['wg.yaml']);
    expect((await bed.wg('greet x')).code).toBe(0);
    expect((await bed.wg('plant oak --year 2016 --dry-run')).code).toBe(0);
  });

  test('sweeps what a killed command left, and says so', async () => {
    const bed = bedWith({ ...group, 'trees/.wg-2147483646-0.tmp': 'half' });
    expect((await bed.wg('plant oak --year 2016')).stderr).toContain(
      'removed trees/.wg-2147483646-0.tmp, which a command that was killed had left',
    );
    expect(bed.list()).toEqual(['trees/oak.md', 'wg.yaml']);
  });

  test('a full disk ends with exit 2, a sentence, no file and no lock', async () => {
    const bed = bedWith();
    const ops = {
      ...realDisk,
      rename: () => {
        throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'rename' });
      },
    };
    const { code, stdout, stderr } = await bed.wg('plant oak --year 2016', { ops });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('trees/oak.md: error[cannot-write]: cannot be written: the disk is full');
    expect(bed.list()).toEqual(['wg.yaml']);
    expect((await bed.wg('plant oak --year 2016')).code).toBe(0);
  });
});

describe('questions', () => {
  const refusal = [
    'wg: plant has to know more:',
    '  In which year was it planted?',
    '    --year 2016   in 2016',
    '    --year 2022   in 2022',
    'try: wg plant oak --year 2016',
    '',
  ].join('\n');

  test('where nobody can answer, the options that would are named, exit 2', async () => {
    const bed = bedWith();
    const refused = { code: 2, stdout: '', stderr: refusal };
    const answers = { year: '2022' };
    expect(await bed.wg('plant oak', { answers })).toEqual(refused);
    expect(await bed.wg('plant oak', { answers, terminal: 80, env: { CI: 'true' } })).toEqual(refused);
    expect((await bed.wg('plant oak --no-input', { answers, terminal: 80 })).code).toBe(2);
    expect((await bed.wg('plant oak --json', { answers, terminal: 80 })).code).toBe(2);
    expect((await bed.wg('plant oak --yes', { answers, terminal: 80 })).code).toBe(2);
    expect(bed.list()).toEqual(['wg.yaml']);
  });

  test('on a terminal they are asked, also those that an answer raises', async () => {
    const bed = bedWith();
    const { code } = await bed.wg('plant oak', { terminal: 80, answers: { year: 'later', water: 'yes' } });
    expect(code).toBe(0);
    expect(bed.read('trees/oak.md')).toBe('# oak\nplanted later\n');
  });

  test('nobody waits for a lock while a person thinks', async () => {
    const bed = bedWith();
    const seen: boolean[] = [];
    const answers = {
      get year() {
        seen.push(existsSync(join(bed.root, '.wg.lock')));
        return '2016';
      },
    };
    expect((await bed.wg('plant oak', { terminal: 80, answers })).code).toBe(0);
    expect(seen).toEqual([false]);
  });

  test('--yes takes what is proposed', async () => {
    const bed = bedWith();
    expect((await bed.wg('plant oak --year later')).stderr).toContain('try: wg plant oak --year later --water');
    expect((await bed.wg('plant oak --year later --yes')).code).toBe(0);
  });

  test('who gives up at a question has written nothing', async () => {
    const bed = bedWith();
    expect(await bed.wg('plant oak', { terminal: 80, answers: 'cancelled' })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'nothing was written\n',
    });
    expect(bed.list()).toEqual(['wg.yaml']);
  });
});

describe('a bug', () => {
  test('is told as one, with its stack, and releases what was held', async () => {
    const { code, stdout, stderr } = await bedWith().wg('greet boom');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^wg: this is a bug in wg.*maintainers of wg:\nwg \d.*\nError: the greeting broke\n {4}at /);
  });

  test('in a command that writes releases the lock', async () => {
    const bed = bedWith();
    const plant = await sampleCommands.find(({ name }) => name === 'plant')?.load();
    if (plant === undefined) throw new Error('no such command');
    const run = async (): Promise<never> => {
      expect(existsSync(join(bed.root, '.wg.lock'))).toBe(true);
      throw new Error('the spade broke');
    };
    const broken = [{ name: 'plant', group: 'x', load: async () => ({ ...plant, run }) }];
    expect((await bed.wg('plant oak', { commands: broken })).stderr).toContain('Error: the spade broke');
    expect(bed.list()).toEqual(['wg.yaml']);
  });
});
