// Pages of docs/ that are made from records of the source. A test fails when a page is stale; `npx vitest run generated -u` makes it new.
import { join } from 'node:path';
import { expect } from 'vitest';
import { addedOptions } from '../src/commands/added-options.ts';
import type { Argument, Command, Listed, Option } from '../src/commands/command.ts';

/** Expects a page (its path from the project's root) to be this text; with `-u` writes it. */
export async function expectPage(path: string, text: string): Promise<void> {
  await expect(text).toMatchFileSnapshot(join(import.meta.dirname, '..', path));
}

/** The comment that a generated page begins with. */
export function generatedFrom(source: string): string {
  return `<!-- Made from ${source}. Do not edit: change the source, then run \`npx vitest run generated -u\`. -->\n`;
}

/** docs/commands.md: every command that help shows, in its order. */
export async function commandsPage(list: readonly Listed[]): Promise<string> {
  const shown = list.filter(({ group }) => group !== undefined);
  const groups = [...new Set(shown.map(({ group }) => group ?? ''))];
  const records = await Promise.all(shown.map(async (listed) => ({ group: listed.group, command: await listed.load() })));
  const contents = groups.map((group) => {
    const lines = records
      .filter((record) => record.group === group)
      .map(({ command }) => `- [\`wg ${command.name}\`](#wg-${command.name}): ${command.summary}`);
    return `**${group}**\n\n${lines.join('\n')}\n`;
  });
  const everywhere = addedOptions({ ...EMPTY, writes: true, formats: ['…'] }).filter(({ name }) => name !== 'format');
  return [
    '# Commands\n',
    generatedFrom('the records in src/commands'),
    'Results go to standard output, everything else that is said to standard error. Exit code 0: done. 1: done, and problems were found in the',
    'files. 2: could not run; then nothing stands on standard output, and nothing was written.\n',
    'Every command takes `-C DIR` (run as if started there; also before the command), `--help`, and these:\n',
    `${everywhere.map((option) => `${optionLine(option)}${WRITING.has(option.name) ? ' (commands that write)' : ''}`).join('\n')}\n`,
    ...contents,
    ...records.map(({ command }) => section(command)),
  ].join('\n');
}

const EMPTY: Command = {
  name: '',
  summary: '',
  description: '',
  arguments: [],
  options: [],
  examples: [],
  needs: 'nothing',
  writes: false,
  run: async () => ({}),
};

const WRITING = new Set(['dry-run', 'yes', 'no-input']);

function section(command: Command): string {
  const { name, description, options, examples, writes, needs } = command;
  const usage = ['wg', name, ...command.arguments.map(argumentText), ...(options.length > 0 ? ['[options]'] : [])].join(' ');
  const formats = addedOptions(command).filter((option) => option.name === 'format');
  const lines = [...command.arguments.map(argumentLine), ...[...options, ...formats].map(optionLine)];
  const traits = [writes ? 'Writes files.' : 'Writes nothing.', needs === 'group' ? 'Works inside a group.' : 'Works anywhere.'].join(' ');
  return [
    `## wg ${name}\n`,
    `\`${usage}\`\n`,
    `${description} ${traits}\n`,
    ...(lines.length === 0 ? [] : [`${lines.join('\n')}\n`]),
    ...(examples.length === 0 ? [] : [`\`\`\`sh\n${examples.join('\n')}\n\`\`\`\n`]),
  ].join('\n');
}

function argumentText({ name, optional, many }: Argument): string {
  const dots = many ? '…' : '';
  return optional ? `[${name.toUpperCase()}${dots}]` : `${name.toUpperCase()}${dots}`;
}

function argumentLine(argument: Argument): string {
  return `- \`${argumentText(argument)}\`: ${argument.description}${choicesText(argument.choices)}`;
}

function optionLine({ name, value, description, many, choices }: Option): string {
  return `- \`--${name}${value === undefined ? '' : ` ${value.toUpperCase()}`}\`: ${description}${choicesText(choices)}${many ? '; may be repeated' : ''}`;
}

function choicesText(choices: readonly string[] | undefined): string {
  return choices === undefined ? '' : ` (${choices.map((choice) => `\`${choice}\``).join(', ')})`;
}
