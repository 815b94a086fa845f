import { spawnSync } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { type Answered, ask } from '../../src/host/prompt.ts';
import type { Question } from '../../src/text/question.ts';
import { childProgram } from './child-programs.ts';
import { putFile, temporaryFolder } from './temporary-folder.ts';

const ENTER = '\r';
const DOWN = '\u001b[B';

/** Asks, typing each key sequence when the screen shows the text before it; gives the answers and all that was shown. */
async function typed(
  questions: readonly Question[],
  keys: readonly (readonly [sees: string, types: string | 'end'])[],
  colour = false,
): Promise<{ readonly answered: Answered; readonly shown: string }> {
  const input = new PassThrough();
  // Like standard error, it outlives each question.
  const output = Object.assign(new PassThrough(), { end: () => output });
  const waiting = [...keys];
  let shown = '';
  let since = '';
  output.on('data', (chunk: Buffer) => {
    shown += String(chunk);
    since += String(chunk);
    const next = waiting[0];
    if (next === undefined || !since.includes(next[0])) return;
    waiting.shift();
    since = '';
    setImmediate(() => (next[1] === 'end' ? input.end() : input.write(next[1])));
  });
  const answered = await ask(questions, { input, output, colour });
  expect(waiting).toEqual([]);
  return { answered, shown };
}

function valuesOf(answered: Answered): Readonly<Record<string, readonly string[]>> | 'cancelled' {
  return 'cancelled' in answered ? 'cancelled' : Object.fromEntries(answered.answers);
}

const TITLE: Question = { name: 'title', kind: 'text', message: 'What is it called?' };
const FRUIT = [
  { value: 'apple', label: 'An apple' },
  { value: 'pear', label: 'A pear' },
  { value: 'plum', label: 'A plum' },
];

test('nothing to ask is answered at once', async () => {
  expect(valuesOf(await ask([], { input: new PassThrough(), output: new PassThrough(), colour: false }))).toEqual({});
});

test('one question of each kind is asked in turn, and answered under its name', async () => {
  const questions: readonly Question[] = [
    TITLE,
    { name: 'a.b', kind: 'choice', message: 'Which one?', choices: FRUIT },
    { name: '__proto__', kind: 'many', message: 'Which ones?', choices: FRUIT, initial: ['plum'] },
    { name: 'sure', kind: 'confirm', message: 'Sure?' },
  ];
  const { answered } = await typed(questions, [
    ['called?', `Kickoff${ENTER}`],
    ['Which one?', `${DOWN}${ENTER}`],
    ['Which ones?', ` ${ENTER}`],
    ['Sure?', `n${ENTER}`],
  ]);
  const answers = 'answers' in answered ? [...answered.answers] : [];
  expect(answers).toEqual([
    ['title', ['Kickoff']],
    ['a.b', ['pear']],
    ['__proto__', ['apple', 'plum']],
    ['sure', ['no']],
  ]);
});

test('Enter takes what is proposed', async () => {
  const questions: readonly Question[] = [
    { ...TITLE, initial: 'Proposed' },
    { name: 'one', kind: 'choice', message: 'Which one?', choices: FRUIT, initial: 'plum' },
    { name: 'sure', kind: 'confirm', message: 'Sure?' },
    { name: 'no', kind: 'confirm', message: 'Really?', initial: 'no' },
  ];
  const { answered, shown } = await typed(questions, [
    ['called?', ENTER],
    ['Which one?', ENTER],
    ['Sure?', ENTER],
    ['Really?', ENTER],
  ]);
  expect(valuesOf(answered)).toEqual({ title: ['Proposed'], one: ['plum'], sure: ['yes'], no: ['no'] });
  expect(shown).toContain('(Proposed)');
});

test('nobody is asked to pick from nothing, and picking none is an answer', async () => {
  const many: Question = { name: 'people', kind: 'many', message: 'Who?', choices: [] };
  expect(valuesOf((await typed([many], [])).answered)).toEqual({ people: [] });
  expect(valuesOf((await typed([{ ...many, choices: FRUIT }], [['Who?', ENTER]])).answered)).toEqual({ people: [] });
});

test('a wrong answer is told and asked again', async () => {
  const day: Question = { ...TITLE, validate: (text) => (text === 'x' ? undefined : `\`${text}\` will not do`) };
  const { answered, shown } = await typed(
    [day],
    [
      ['called?', `y${ENTER}`],
      ['will not do', `\u007fx${ENTER}`],
    ],
  );
  expect(valuesOf(answered)).toEqual({ title: ['x'] });
  expect(shown).toContain('`y` will not do');
});

test('texts from files cannot move the cursor, and are answered as they were', async () => {
  const evil = 'a\u001b[2J\u202eb\nc';
  const questions: readonly Question[] = [
    { ...TITLE, message: `Called\u001b]52;c;x\u0007?`, initial: evil },
    { name: 'one', kind: 'choice', message: 'Which one?', choices: [{ value: evil, label: evil }] },
  ];
  const { answered, shown } = await typed(questions, [
    ['Called', ENTER],
    ['Which one?', ENTER],
  ]);
  expect(valuesOf(answered)).toEqual({ title: [evil], one: [evil] });
  expect(shown).not.toMatch(/\u001b\[2J\u202e|\u202e|\u001b\]52|\u0007/);
});

test('Ctrl-C, Ctrl-D on an empty line and an input that ends are a value, and no answer counts', async () => {
  const second: Question = { name: 'second', kind: 'text', message: 'And then?' };
  const endings = ['\u0003', '\u0004', 'end'] as const;
  for (const ending of endings) {
    expect((await typed([TITLE, second], [['called?', ending]])).answered).toEqual({ cancelled: true });
    expect(
      (
        await typed(
          [TITLE, second],
          [
            ['called?', `x${ENTER}`],
            ['And then?', ending],
          ],
        )
      ).answered,
    ).toEqual({ cancelled: true });
  }
});

test('an input that has ended before is not waited for', async () => {
  const input = new PassThrough();
  input.end();
  input.resume();
  await new Promise((resolve) => input.once('end', resolve));
  expect(await ask([TITLE], { input, output: new PassThrough(), colour: false })).toEqual({ cancelled: true });
});

test('colour is used only where it is wanted', async () => {
  const sgr = /\u001b\[[1-9]\d*m/;
  const questions: readonly Question[] = [
    TITLE,
    { name: 'one', kind: 'many', message: 'Which ones?', choices: FRUIT, initial: ['pear'] },
    { name: 'c', kind: 'choice', message: 'Pick?', choices: FRUIT },
    { name: 'sure', kind: 'confirm', message: 'Sure?' },
  ];
  const keys = [
    ['called?', `x${ENTER}`],
    ['Which ones?', ENTER],
    ['Pick?', ENTER],
    ['Sure?', ENTER],
  ] as const;
  expect((await typed(questions, keys)).shown).not.toMatch(sgr);
  expect((await typed(questions, keys, true)).shown).toMatch(sgr);
});

const ASKER = `
import { ask } from 'HOST/prompt.ts';
const questions = [
  { name: 'title', kind: 'text', message: 'What is it called?' },
  { name: 'sure', kind: 'confirm', message: 'Sure?' },
];
ask(questions, { input: process.stdin, output: process.stderr, colour: false }).then((answered) => {
  process.stdout.write('answered: ' + JSON.stringify('answers' in answered ? [...answered.answers] : answered) + '\\n');
});
`;

// Types into a pseudo-terminal when the questions are seen; standard output goes into a pipe.
const TYPIST = `
import os, pty, sys, subprocess, select, time
master, slave = pty.openpty()
child = subprocess.Popen(sys.argv[4:], stdin=slave, stderr=slave, stdout=subprocess.PIPE, close_fds=True, start_new_session=True)
os.close(slave)
steps = [step.encode().decode('unicode_escape').encode() for step in sys.argv[1].split('|')]
sees = [see.encode() for see in sys.argv[2].split('|')]
shown = b''
end = time.time() + float(sys.argv[3])
while time.time() < end:
    ready, _, _ = select.select([master], [], [], 0.1)
    if ready:
        try: data = os.read(master, 4096)
        except OSError: break
        if not data: break
        shown += data
    if steps and sees[0] in shown:
        time.sleep(0.05)
        shown = b''
        os.write(master, steps.pop(0)); sees.pop(0)
    elif child.poll() is not None: break
if child.poll() is None:
    try: child.wait(2)
    except subprocess.TimeoutExpired:
        child.kill(); print('hangs')
print(child.returncode, child.stdout.read().decode())
`;

const hasPty = process.platform === 'linux' && spawnSync('python3', ['-c', 'import pty'], { stdio: 'ignore' }).status === 0;

test.skipIf(!hasPty)(
  'on a real terminal it is answered, broken off by Ctrl-C and Ctrl-D, and the process ends',
  { timeout: 60_000 },
  async () => {
    const folder = temporaryFolder();
    const program = await childProgram(folder, 'asker', ASKER);
    const typist = putFile(folder, 'typist.py', TYPIST);
    const session = (steps: string, sees: string) =>
      spawnSync('python3', [typist, steps, sees, '20', process.execPath, program], { encoding: 'utf8' }).stdout.trim();
    expect(session('Kickoff\\r|\\r', 'called?|Sure?')).toBe('0 answered: [["title",["Kickoff"]],["sure",["yes"]]]');
    expect(session('\\x03', 'called?')).toBe('0 answered: {"cancelled":true}');
    expect(session('\\x04', 'called?')).toBe('0 answered: {"cancelled":true}');
    expect(session('x\\r|\\x03', 'called?|Sure?')).toBe('0 answered: {"cancelled":true}');
  },
);
