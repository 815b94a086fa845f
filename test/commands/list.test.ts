import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/list.ts';
import { parseCommandLine } from '../../src/main/command-line.ts';
import { readExample, readStory, tell } from '../demo/example.ts';
import { makeRepository } from '../demo/history.ts';
import { runTranscript } from '../transcript.ts';

const records = await Promise.all(commands.map(async (listed) => ({ listed, command: await listed.load() })));
// What members saved elsewhere, under the names that the examples have for it.
const saved = {
  'pads/repair-cafes-2026-02-03.txt': 'repair-cafes-2026-02-03.txt',
  'downloads/autumn.csv': 'answers.csv',
  'downloads/next-call.csv': 'next-call.csv',
  'downloads/topic-31.json': 'topic-31.json',
};
const example = (folder: string): void => {
  makeRepository(folder, tell(readStory(), readExample()));
  for (const [path, name] of Object.entries(saved)) copyFileSync(join(import.meta.dirname, '..', '..', 'data', path), join(folder, name));
};

describe.each(records)('$listed.name', ({ listed, command }) => {
  test('bears the name that the list calls it by', () => {
    expect(command.name).toBe(listed.name);
  });

  test('has help, so that none of its options stands twice', async () => {
    const asked = await parseCommandLine([listed.name, '--help'], commands, () => 80);
    expect(asked.kind === 'show' && asked.text).toContain(`Usage: wg ${listed.name}`);
  });

  test('says what it is for in one line, lower case, without a full stop', () => {
    expect(command.summary).toMatch(/^\P{Lu}.{8,90}[^.]$/u);
  });

  test('takes many of an argument only at the end, and nothing needed after what may be left out', () => {
    const given = command.arguments;
    given.slice(0, -1).forEach((argument, at) => {
      expect(argument.many ?? false).toBe(false);
      if (argument.optional) expect(given[at + 1]?.optional).toBe(true);
    });
  });

  // `eval "$(wg …)"` and redirections belong to a shell.
  const examples = command.examples.filter((line) => line.startsWith('wg ') && !/[<>|$]/.test(line));
  test.skipIf(examples.length === 0)('has examples that run in the example group', async () => {
    for (const line of examples) {
      const text = ['```console example', `$ ${line}`, '```'].join('\n');
      expect(await runTranscript(text, { withStderr: true, example })).not.toContain('[exit 2]');
    }
  });
});

test('no command is listed twice', () => {
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
});
