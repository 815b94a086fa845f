import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../src/commands/command.ts';
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
// Made once, and copied.
const made = mkdtempSync(join(tmpdir(), 'wg-example-'));
const example = (folder: string): void => cpSync(made, folder, { recursive: true });

beforeAll(() => {
  makeRepository(made, tell(readStory(), readExample()));
  // What git puts there for people to look at need not be copied.
  for (const name of ['hooks', 'info', 'description']) rmSync(join(made, '.git', name), { recursive: true });
  for (const [path, name] of Object.entries(saved)) copyFileSync(join(import.meta.dirname, '..', '..', 'data', path), join(made, name));
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

function mayWrite(line: string, { writes, writesWith = [] }: Command): boolean {
  const words = line.split(' ');
  return (writes && !words.includes('--dry-run')) || writesWith.some((option) => words.includes(`--${option}`));
}

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

  // `eval "$(wg …)"` and redirections belong to a shell; what goes on until it is stopped is tested as a process.
  const examples = command.examples.filter((line) => line.startsWith('wg ') && !/[<>|$]/.test(line));
  test.skipIf(examples.length === 0 || command.serve !== undefined)('has examples that run in the example group', async () => {
    // What writes begins in a folder of its own, what only reads goes on in the same.
    const writing = examples.filter((line) => mayWrite(line, command));
    const reading = examples.filter((line) => !writing.includes(line));
    for (const lines of [...writing.map((line) => [line]), ...(reading.length === 0 ? [] : [reading])]) {
      const text = ['```console example', ...lines.map((line) => `$ ${line}`), '```'].join('\n');
      expect(await runTranscript(text, { withStderr: true, example })).not.toContain('[exit 2]');
    }
  });
});

test('no command is listed twice', () => {
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
});
