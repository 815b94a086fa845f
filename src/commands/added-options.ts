// The options that every command has beside its own, as records: parsed by main, shown in help and docs, completed by shells.
import type { Command, Option } from './command.ts';

/** The options added to a command by what it is: `--json` and `--today` to all, `--format` where it has formats, three more where it writes or can. */
export function addedOptions(command: Command): readonly Option[] {
  const format: Option = { name: 'format', value: 'format', description: 'how to show it', choices: [...(command.formats ?? []), 'json'] };
  return [...(command.formats ? [format] : []), ...ALWAYS, ...(command.writes || command.writesWith ? WRITING : [])];
}

const ALWAYS: readonly Option[] = [
  { name: 'json', description: 'print one JSON value and nothing else' },
  { name: 'today', value: 'day', description: 'take this day (2016-02-17) as today' },
];

const WRITING: readonly Option[] = [
  { name: 'dry-run', description: 'show what would change, write nothing' },
  { name: 'yes', description: 'take the proposed answers' },
  { name: 'no-input', description: 'never ask' },
];
