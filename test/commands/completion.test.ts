import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { completion } from '../../src/commands/completion.ts';
import { type Bed, makeBed } from '../bed.ts';
import { sampleCommands } from '../main/sample-commands.ts';

const list = [...sampleCommands, { name: 'completion', group: 'Set up', load: async () => completion(sampleCommands) }];

function hasBash(): boolean {
  try {
    execFileSync('bash', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What bash would offer, `words` typed and the cursor at the end of the last. `wg __complete KIND` answers with two ids of that kind. */
async function offered(bed: Bed, ...words: readonly string[]): Promise<readonly string[]> {
  const script = (await bed.runWith({ commands: list }, 'completion', 'bash')).stdout;
  bed.put({
    'bin/wg': '#!/bin/sh\nprintf "$2-a\\n$2-b\\n"\n',
    'complete.sh': `${script}\nCOMP_WORDS=("$@")\nCOMP_CWORD=$(($# - 1))\n_wg\nprintf '%s\\n' "\${COMPREPLY[@]}"\n`,
  });
  chmodSync(join(bed.root, 'bin', 'wg'), 0o755);
  const printed = execFileSync('bash', ['complete.sh', 'wg', ...words], {
    cwd: bed.root,
    env: { ...bed.env, PATH: `${join(bed.root, 'bin')}:${bed.env.PATH}` },
    encoding: 'utf8',
  });
  return printed.split('\n').filter((line) => line !== '');
}

describe.skipIf(!hasBash())('bash', () => {
  const cases: readonly (readonly [string[], string[]])[] = [
    [[''], ['help', 'greet', 'plant']],
    [['g'], ['greet']],
    [['help', 'p'], ['plant']],
    [['__'], []],
    [['-C', 'sub', 'g'], ['greet']],
    [['greet', '--b'], ['--blocked-by']],
    [['greet', '--d'], []],
    [['plant', '--d'], ['--dry-run']],
    [
      ['greet', '--how', ''],
      ['warmly', 'briefly'],
    ],
    [['greet', '--how', 'w'], ['warmly']],
    [
      ['greet', '--format', ''],
      ['terminal', 'md', 'json'],
    ],
    [
      ['greet', '--blocked-by', ''],
      ['milestone-a', 'milestone-b'],
    ],
    [['greet', ''], []],
    [
      ['greet', 'Runa', ''],
      ['person-a', 'person-b'],
    ],
    [['greet', 'Runa', 'person-a', 'person-b', 'person-b'], ['person-b']],
    [
      ['greet', '--how', 'warmly', 'Runa', 'person-'],
      ['person-a', 'person-b'],
    ],
    [['greet', '--from', 'no'], ['notes.md']],
    [['-C', 's'], ['sub']],
    [['greet', '--loud', '-C', 's'], ['sub']],
  ];
  test.each(cases)('%j', async (words, expected) => {
    expect(await offered(makeBed({ 'notes.md': '', 'sub/x.md': '' }), ...words)).toEqual(expected);
  });
});

describe('every shell', () => {
  test.each(['bash', 'zsh', 'fish'])('%s hears of each command and each option, and of nothing hidden', async (shell) => {
    const { stdout } = await makeBed().runWith({ commands: list }, 'completion', shell);
    for (const word of ['greet', 'plant', 'blocked-by', 'dry-run', 'warmly']) expect(stdout).toContain(word);
    expect(stdout).not.toContain('__secret');
  });

  test('fish gets words with quotes in them quoted', async () => {
    const command = { ...(await list[0]?.load()), summary: "say 'hi' \\ there" };
    const quoting = [
      { name: 'completion', group: 'x', load: async () => completion([{ name: 'greet', group: 'x', load: async () => command as never }]) },
    ];
    expect((await makeBed().runWith({ commands: quoting }, 'completion', 'fish')).stdout).toContain("-d 'say \\'hi\\' \\\\ there'");
  });
});
