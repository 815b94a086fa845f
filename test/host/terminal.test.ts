import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { readStdin } from '../../src/host/stdin.ts';
import { type ColourLevel, describeTerminal, OutputError, paintWith, type Role, type Terminal, writeAll } from '../../src/host/terminal.ts';
import { childProgram } from './child-programs.ts';
import { temporaryFolder } from './temporary-folder.ts';

const windows = process.platform === 'win32';

const SCREEN = { isTTY: true, columns: 120 };
const XTERM = { TERM: 'xterm-256color', LANG: 'de_DE.UTF-8' };

function describe(env: Record<string, string>, streams: { stdin?: object; stdout?: object; stderr?: object } = {}): Terminal {
  return describeTerminal({ stdin: SCREEN, stdout: SCREEN, stderr: SCREEN, ...streams }, env);
}

function colours(env: Record<string, string>, streams: { stdout?: object; stderr?: object } = {}): readonly ColourLevel[] {
  const { stdoutColour, stderrColour } = describe(env, streams);
  return [stdoutColour, stderrColour];
}

test('a terminal of a person has colour, its own width, characters and questions', () => {
  expect(describe(XTERM)).toEqual({ interactive: true, stdoutColour: 2, stderrColour: 2, width: 120, unicode: true, hyperlinks: false });
});

test('output into a file or a pipe does not depend on the terminal or the locale', () => {
  const piped = describe({ TERM: 'xterm', LANG: 'C', COLUMNS: '200' }, { stdout: { columns: 200 } });
  expect(piped).toEqual({ interactive: true, stdoutColour: 0, stderrColour: 1, width: 80, unicode: true, hyperlinks: false });
});

test('nobody is asked where nobody sits', () => {
  expect([describe({ ...XTERM, CI: 'true' }), describe({ ...XTERM, TERM: 'dumb' })].map(({ interactive }) => interactive)).toEqual([
    false,
    false,
  ]);
  expect([describe(XTERM, { stdin: {} }), describe(XTERM, { stderr: {} })].map(({ interactive }) => interactive)).toEqual([false, false]);
  expect([describe(XTERM, { stdout: {} }), describe({ ...XTERM, CI: 'false' })].map(({ interactive }) => interactive)).toEqual([
    true,
    true,
  ]);
});

test.each<[Record<string, string>, readonly ColourLevel[]]>([
  [{ TERM: 'xterm' }, [1, 1]],
  [{ TERM: 'xterm', COLORTERM: 'truecolor' }, [3, 3]],
  [{ TERM: 'dumb' }, [0, 0]],
  [{ TERM: 'dumb', COLORTERM: 'truecolor' }, [0, 0]],
  [{ TERM: 'xterm', NO_COLOR: '1' }, [0, 0]],
  [{ TERM: 'xterm', NO_COLOR: '' }, [1, 1]],
  [{ TERM: 'xterm', NO_COLOR: '1', FORCE_COLOR: '3' }, [0, 0]],
  [{ TERM: 'dumb', FORCE_COLOR: '1' }, [1, 1]],
  [{ TERM: 'xterm', FORCE_COLOR: '0' }, [0, 0]],
  [{ TERM: 'xterm', FORCE_COLOR: 'false' }, [0, 0]],
  [{ FORCE_COLOR: 'true' }, [1, 1]],
  [{ FORCE_COLOR: '3' }, [3, 3]],
])('the environment %j gives the colours %j', (env, expected) => {
  expect(colours(env)).toEqual(expected);
});

test('a piped stream has no colour unless it is forced, each stream for itself', () => {
  expect(colours({ TERM: 'xterm' }, { stdout: {} })).toEqual([0, 1]);
  expect(colours({ TERM: 'xterm' }, { stderr: {} })).toEqual([1, 0]);
  expect(colours({ FORCE_COLOR: '2' }, { stdout: {}, stderr: {} })).toEqual([2, 2]);
});

test.skipIf(windows)('characters beyond ASCII need a UTF-8 locale and a screen that has them', () => {
  const unicode = (env: Record<string, string>) => describe({ TERM: 'xterm', ...env }).unicode;
  expect([{ LANG: 'C.UTF-8' }, { LC_ALL: 'en_US.utf8', LANG: 'C' }, { LC_CTYPE: 'UTF-8' }].map(unicode)).toEqual([true, true, true]);
  expect([{ LANG: 'tr_TR' }, { LC_ALL: 'C', LANG: 'de_DE.UTF-8' }, {}, { TERM: 'linux', LANG: 'C.UTF-8' }].map(unicode)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test('links are shown only on terminals known to show them', () => {
  const links = (env: Record<string, string>, streams = {}) => describe({ TERM: 'xterm', ...env }, streams).hyperlinks;
  expect([links({ TERM_PROGRAM: 'vscode' }), links({ VTE_VERSION: '6800' }), links({ WT_SESSION: 'x' })]).toEqual([true, true, true]);
  expect([
    links({ VTE_VERSION: '4200' }),
    links({ TERM_PROGRAM: 'vscode' }, { stdout: {} }),
    links({ TERM_PROGRAM: 'vscode', CI: '1' }),
  ]).toEqual([false, false, false]);
});

test('without colour a text stays as it is; with colour every role is shown and ends where the text ends', async () => {
  const plain = await paintWith(0);
  const roles: readonly Role[] = ['error', 'warning', 'note', 'good', 'bad', 'warn', 'dim', 'strong', 'heading', 'path'];
  const coloured = await paintWith(1);
  for (const role of roles) {
    expect(plain(role, 'text')).toBe('text');
    expect(coloured(role, 'text')).toMatch(/^(\u001b\[\d+m)+text(\u001b\[\d+m)+$/);
  }
});

test('a text is written whole into a slow stream', async () => {
  const got: string[] = [];
  const slow = new Writable({
    highWaterMark: 1,
    write(chunk, _encoding, done) {
      setTimeout(() => {
        got.push(String(chunk));
        done();
      }, 1);
    },
  });
  await writeAll(slow, 'ä'.repeat(100_000));
  await writeAll(slow, '');
  await writeAll(slow, 'end');
  expect(got.join('')).toBe(`${'ä'.repeat(100_000)}end`);
});

function failing(code: string): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code, syscall: 'write' })) });
}

test('a reader that went away is no fault, now and at the next write', async () => {
  const stream = failing('EPIPE');
  await expect(writeAll(stream, 'x')).resolves.toBeUndefined();
  await expect(writeAll(stream, 'y')).resolves.toBeUndefined();
});

test('a full disk rejects in plain words', async () => {
  await expect(writeAll(failing('ENOSPC'), 'x')).rejects.toThrow(OutputError);
  await expect(writeAll(failing('ENOSPC'), 'x')).rejects.toThrow(/the disk is full/);
});

const PRINTER = `
import { writeAll } from 'HOST/terminal.ts';
writeAll(process.stdout, 'line of text\\n'.repeat(Number(process.argv[2]))).then(
  () => { process.exitCode = 0; },
  (error) => { process.stderr.write(error.name + ': ' + error.message); process.exitCode = 2; },
);
`;

test.skipIf(windows)('a process prints a large text whole into a pipe and a file, and is quiet when the reader leaves', async () => {
  const folder = temporaryFolder();
  const program = await childProgram(folder, 'printer', PRINTER);
  const run = (stdout: 'pipe' | number) =>
    spawnSync(process.execPath, [program, '100000'], { stdio: ['ignore', stdout, 'pipe'], maxBuffer: 1 << 24, encoding: 'utf8' });
  expect(run('pipe').stdout.length).toBe(1_300_000);
  const file = join(folder, 'out.txt');
  expect(run(openSync(file, 'w')).status).toBe(0);
  expect(readFileSync(file).length).toBe(1_300_000);
  const head = spawn('sh', ['-c', `"$0" "$1" 100000 | head -c 10; exit`, process.execPath, program], { stdio: ['ignore', 'pipe', 'pipe'] });
  const errors: string[] = [];
  head.stderr?.on('data', (chunk) => errors.push(String(chunk)));
  await new Promise((resolve) => head.once('close', resolve));
  expect(errors.join('')).toBe('');
});

test.skipIf(process.platform !== 'linux')('a process that prints onto a full disk does not end with 0', async () => {
  const program = await childProgram(temporaryFolder(), 'printer', PRINTER);
  const full = spawnSync(process.execPath, [program, '10'], { stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'], encoding: 'utf8' });
  expect([full.status, full.stderr]).toEqual([2, 'OutputError: the output could not be written whole: the disk is full']);
});

test('standard input is read to its end, also in pieces that cut a character', async () => {
  const bytes = Buffer.from('Grüße\r\n'.repeat(1000));
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, n) => bytes.subarray(n * 7, n * 7 + 7));
  expect(await readStdin(Readable.from(pieces))).toEqual({ source: { path: 'standard input', text: bytes.toString() } });
  expect(await readStdin(Readable.from([]))).toEqual({ source: { path: 'standard input', text: '' } });
});

test('standard input that is too large, not text or broken is a diagnostic', async () => {
  const endless = new PassThrough();
  endless.write(Buffer.alloc(2000, 97));
  const code = async (stream: NodeJS.ReadableStream, cap = 1000) => {
    const read = await readStdin(stream, cap);
    return 'problem' in read ? read.problem.code : 'text';
  };
  expect(await code(endless)).toBe('too-large');
  expect(endless.destroyed).toBe(true);
  expect(await code(Readable.from([Buffer.alloc(1000, 97)]))).toBe('text');
  expect(await code(Readable.from([Buffer.from([0xff, 0xfe, 0x41])]))).toBe('not-utf8');
  expect(await code(createReadStream(temporaryFolder()))).toBe('not-a-file');
  expect(await code(createReadStream(join(temporaryFolder(), 'none')))).toBe('cannot-read');
});
