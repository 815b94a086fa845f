// The command line: from the list of commands and the words typed to one command with its input, a help text, or what is wrong.
// Knows commander, and keeps it from everything else. Loads the record of the command that was named; all of them for help alone.
import { Argument, CommanderError, Option, Command as Parser } from 'commander';
import version from '../../package.json?version';
import { addedOptions } from '../commands/added-options.ts';
import type { Command, Input, Listed, Option as OptionRecord } from '../commands/command.ts';

/** What every command may be told, beside its own input. */
export interface Settings {
  /** The folders given with `-C`, each relative to the one before, as git takes them. */
  readonly folders: readonly string[];
  /** `--today` as typed; not yet known to be a day. */
  readonly today?: string | undefined;
  /** One of the command's formats, or `json` (also for `--json`). */
  readonly format?: string | undefined;
  readonly dryRun: boolean;
  /** Take the proposed answer of every question. */
  readonly yes: boolean;
  /** False with `--no-input`: never ask. */
  readonly mayAsk: boolean;
}

/** What was asked for: a command to run, a text to show (help, version), or a usage error and the command to try. */
export type Asked =
  | { readonly kind: 'run'; readonly command: Command; readonly input: Input; readonly settings: Settings }
  | { readonly kind: 'show'; readonly text: string }
  | { readonly kind: 'wrong'; readonly message: string; readonly tryThis: string };

interface Given {
  readonly C?: readonly string[];
  readonly today?: string;
  readonly json?: true;
  readonly format?: string;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly input?: boolean;
}

/** Reads the words after `wg`. `width` is the terminal's, for help. Throws only for a bug, such as one option twice in a record. */
export async function parseCommandLine(argv: readonly string[], list: readonly Listed[], width: () => number): Promise<Asked> {
  const words = withoutHelpVerb(argv, list);
  let asked: Asked | undefined;
  let shown = '';
  let named: string | undefined;
  const root = rootParser(width, (text) => {
    shown += text;
  });
  for (const { name, group } of list) root.command(name, { hidden: group === undefined }).helpGroup(`${group ?? ''}:`);
  root.hook('preSubcommand', async (_, sub) => {
    named = sub.name();
    const command = await list.find((listed) => listed.name === named)?.load();
    if (command === undefined) throw new Error(`no command ${named} in the list`);
    describe(sub, command);
    sub.action(() => {
      asked = { kind: 'run', command, input: inputOf(command, sub), settings: settingsOf(root.opts<Given>(), sub.opts<Given>()) };
    });
  });
  try {
    await root.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const asksHelp = error.code.startsWith('commander.help');
    if (!asksHelp && error.code !== 'commander.version') return { kind: 'wrong', ...wrong(error, named) };
    if (asksHelp && named === undefined) return rootHelp(root, list, width);
    return { kind: 'show', text: shown };
  }
  if (asked === undefined) throw new Error(`the command line was read without a result: ${JSON.stringify(argv)}`);
  return asked;
}

// `wg help`, `wg help report` and bare `wg` are other spellings of `--help`.
function withoutHelpVerb(argv: readonly string[], list: readonly Listed[]): readonly string[] {
  if (argv.length === 0) return ['--help'];
  if (argv[0] !== 'help') return argv;
  const name = argv[1];
  if (name === undefined || name === 'help' || name.startsWith('-')) return ['--help'];
  return list.some((listed) => listed.name === name) ? [name, '--help'] : [name];
}

function rootParser(width: () => number, show: (text: string) => void): Parser {
  return new Parser('wg')
    .description("Keeps a working group's memory in git: paste the notes, see who does what, what waits on what, and what nobody owns.")
    .usage('[-C DIR] COMMAND …')
    .version(`wg ${version}`, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .addOption(folderOption())
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: show, writeErr: () => {}, getOutHelpWidth: width, getOutHasColors: () => false })
    .configureHelp({ subcommandTerm: (sub) => sub.name() });
}

async function rootHelp(root: Parser, list: readonly Listed[], width: () => number): Promise<Asked> {
  const stranger = root.args.find((word) => !word.startsWith('-'));
  if (stranger !== undefined) return parseCommandLine([stranger], list, width);
  for (const listed of list) {
    const command = await listed.load();
    root.commands.find((sub) => sub.name() === listed.name)?.summary(command.summary);
  }
  return { kind: 'show', text: `${root.helpInformation()}\nMore about one command: wg help COMMAND\n` };
}

function describe(parser: Parser, command: Command): void {
  const examples = command.examples.map((line) => `  ${line}\n`).join('');
  parser.description(command.description).summary(command.summary);
  for (const a of command.arguments) {
    const name = a.many ? `${a.name}...` : a.name;
    const argument = new Argument(a.optional ? `[${name}]` : `<${name}>`, a.description);
    parser.addArgument(a.choices ? argument.choices([...a.choices]) : argument);
  }
  for (const option of command.options) parser.addOption(optionOf(option));
  for (const option of [...addedOptions(command).map(optionOf), folderOption()]) parser.addOption(option.helpGroup('Common options:'));
  parser.addHelpOption(new Option('-h, --help', 'show this help').helpGroup('Common options:'));
  if (examples !== '') parser.addHelpText('after', `\nExamples:\n${examples.trimEnd()}`);
}

function optionOf(record: OptionRecord): Option {
  const { name, value, description, choices, many } = record;
  const option = new Option(value === undefined ? `--${name}` : `--${name} <${value}>`, description);
  if (choices) option.choices([...choices]);
  return many ? collect(option) : option;
}

function folderOption(): Option {
  return collect(new Option('-C <dir>', 'run as if started in this folder'));
}

// commander's own choices() keeps one value, so its check is called for each and the values are gathered here.
function collect(option: Option): Option {
  const check = option.parseArg;
  return option.argParser<readonly string[]>((value, before) => {
    check?.(value, undefined);
    return [...(before ?? []), value];
  });
}

function inputOf(command: Command, parser: Parser): Input {
  const values = new Map<string, readonly string[]>();
  command.arguments.forEach((argument, index) => {
    const given: unknown = parser.processedArgs[index];
    if (given !== undefined) values.set(argument.name, Array.isArray(given) ? given.map(String) : [String(given)]);
  });
  for (const option of command.options) {
    const attribute = parser.options.find((o) => o.long === `--${option.name}`)?.attributeName() ?? option.name;
    const given: unknown = parser.getOptionValue(attribute);
    if (given === true) values.set(option.name, ['yes']);
    else if (given !== undefined) values.set(option.name, Array.isArray(given) ? given.map(String) : [String(given)]);
  }
  return inputFrom(values);
}

// An input over values by name.
function inputFrom(values: ReadonlyMap<string, readonly string[]>): Input {
  const all = (name: string): readonly string[] => values.get(name) ?? [];
  return { all, one: (name) => all(name)[0], has: (name) => all(name).length > 0 };
}

/** The input with answers added under the names of their questions. */
export function withAnswers(input: Input, answers: ReadonlyMap<string, readonly string[]>): Input {
  const all = (name: string): readonly string[] => answers.get(name) ?? input.all(name);
  return { all, one: (name) => all(name)[0], has: (name) => answers.has(name) || input.has(name) };
}

function settingsOf(root: Given, sub: Given): Settings {
  return {
    folders: [...(root.C ?? []), ...(sub.C ?? [])],
    today: sub.today,
    format: sub.json ? 'json' : sub.format,
    dryRun: sub.dryRun ?? false,
    yes: sub.yes ?? false,
    mayAsk: sub.input ?? true,
  };
}

function wrong(error: CommanderError, named: string | undefined): { message: string; tryThis: string } {
  const plain = error.message.replace(/^error: /, '').replace('\n', ' ');
  const meant = /\(Did you mean (\S+)\?\)$/.exec(plain)?.[1];
  const message = inOwnWords(plain);
  if (named !== undefined) return { message: `${named}: ${message}`, tryThis: `wg help ${named}` };
  return { message, tryThis: meant !== undefined && !meant.startsWith('-') ? `wg ${meant}` : 'wg help' };
}

// The parser's sentences, in the manner of all others: what is typed between backticks, and the suggestion at the end.
function inOwnWords(message: string): string {
  const choice =
    /^(?:option '(--[\w-]+)[^']*' argument '(.*)'|command-argument value '(.*)') is invalid(?: for argument '(.*)')?\. Allowed choices are (.*)\.$/s;
  const [, option, value, argument, name, choices] = choice.exec(message) ?? [];
  if (choices !== undefined) return `\`${value ?? argument}\` is no ${option ?? name}; it is one of ${choices}`;
  return message
    .replace(/ \(Did you mean (.+)\?\)$/s, '; did you mean `$1`?')
    .replace(/^too many arguments for '.*'\. Expected (.*) but got (.*)\.$/s, 'too many arguments: it takes $1, not $2')
    .replace(/^(unknown (?:command|option)|missing required argument) '(.*)'(;|$)/s, '$1 `$2`$3');
}
