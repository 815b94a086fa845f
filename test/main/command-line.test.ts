import { describe, expect, test } from 'vitest';
import { type Asked, parseCommandLine } from '../../src/main/command-line.ts';
import { sampleCommands } from './sample-commands.ts';

const parse = (...argv: string[]): Promise<Asked> => parseCommandLine(argv, sampleCommands, () => 80);

async function runOf(...argv: string[]) {
  const asked = await parse(...argv);
  if (asked.kind !== 'run') throw new Error(`not a run: ${JSON.stringify(asked)}`);
  return asked;
}

async function wrongOf(...argv: string[]) {
  const asked = await parse(...argv);
  if (asked.kind !== 'wrong') throw new Error(`not a usage error: ${JSON.stringify(asked)}`);
  return asked;
}

async function shownBy(...argv: string[]) {
  const asked = await parse(...argv);
  return asked.kind === 'show' ? asked.text : asked;
}

describe('words become input', () => {
  test('arguments and options are found by name, switches are yes, repeated options are kept in order', async () => {
    const { input, command } = await runOf('greet', 'Runa', 'Sun', 'Ona', '--blocked-by', 'survey', '--loud', '--blocked-by=rules');
    expect(command.name).toBe('greet');
    expect(input.one('who')).toBe('Runa');
    expect(input.all('more')).toEqual(['Sun', 'Ona']);
    expect(input.all('blocked-by')).toEqual(['survey', 'rules']);
    expect(input.one('loud')).toBe('yes');
    expect(input.has('from')).toBe(false);
    expect(input.one('from')).toBeUndefined();
    expect(input.all('nothing of the kind')).toEqual([]);
  });

  test('a value that looks like an option belongs to the option before it', async () => {
    const { input, settings } = await runOf('greet', 'Runa', '--blocked-by', '--json');
    expect(input.all('blocked-by')).toEqual(['--json']);
    expect(settings.format).toBeUndefined();
  });

  test('what every command may be told is kept apart from its input', async () => {
    const { settings, input } = await runOf(
      '-C',
      'a',
      '-C',
      'b',
      'plant',
      'oak',
      '--today',
      '2016-02-17',
      '--yes',
      '--no-input',
      '--dry-run',
      '-C',
      'c',
    );
    expect(settings).toEqual({ folders: ['a', 'b', 'c'], today: '2016-02-17', format: undefined, yes: true, mayAsk: false, dryRun: true });
    expect(input.has('today')).toBe(false);
  });

  test('--json is the format json', async () => {
    expect((await runOf('greet', 'x', '--json')).settings.format).toBe('json');
    expect((await runOf('greet', 'x', '--format', 'md')).settings.format).toBe('md');
    expect((await runOf('plant', 'x', '--json')).settings.format).toBe('json');
  });

  test('words of the prototype are ordinary words', async () => {
    const { input } = await runOf('greet', '__proto__', 'constructor');
    expect(input.one('who')).toBe('__proto__');
    expect(input.one('toString')).toBeUndefined();
  });
});

describe('usage errors', () => {
  const cases: readonly [string[], string, string][] = [
    [['gret'], 'unknown command `gret`; did you mean `greet`?', 'wg greet'],
    [['xyzzy'], 'unknown command `xyzzy`', 'wg help'],
    [['xyzzy', '--help'], 'unknown command `xyzzy`', 'wg help'],
    [['help', 'xyzzy'], 'unknown command `xyzzy`', 'wg help'],
    [['--frob'], 'unknown option `--frob`', 'wg help'],
    [['greet'], 'greet: missing required argument `who`', 'wg help greet'],
    [['greet', 'x', '--lod'], 'greet: unknown option `--lod`; did you mean `--loud`?', 'wg help greet'],
    [['greet', 'x', '--dry-run'], 'greet: unknown option `--dry-run`', 'wg help greet'],
    [['greet', 'x', '--from'], "greet: option '--from <file>' argument missing", 'wg help greet'],
    [['plant', 'a', 'b'], 'plant: too many arguments: it takes 1 argument, not 2', 'wg help plant'],
    [['greet', 'x', '--how', 'coldly'], 'greet: `coldly` is no --how; it is one of warmly, briefly', 'wg help greet'],
    [['greet', 'x', '--format', 'pdf'], 'greet: `pdf` is no --format; it is one of terminal, md, json', 'wg help greet'],
  ];
  test.each(cases)('%j', async (argv, message, tryThis) => {
    const wrong = await wrongOf(...argv);
    expect(wrong.message).toBe(message);
    expect(wrong.tryThis).toBe(tryThis);
  });
});

describe('help', () => {
  test('names every command that is not hidden, under its heading', async () => {
    const help = await shownBy();
    expect(help).toMatchInlineSnapshot(`
      "Usage: wg [-C DIR] COMMAND …

      Keeps a working group's memory in git: paste the notes, see who does what, what
      waits on what, and what nobody owns.

      Options:
        -V, --version  show the version
        -C <dir>       run as if started in this folder
        -h, --help     show help

      Reading:
        greet          greet somebody

      Writing:
        plant          plant a tree

      More about one command: wg help COMMAND
      "
    `);
    for (const spelling of [['help'], ['--help'], ['-h'], ['help', 'help'], ['-C', 'x']]) expect(await shownBy(...spelling)).toBe(help);
  });

  test('of one command shows its own options before the common ones, and examples', async () => {
    const help = await shownBy('help', 'greet');
    expect(help).toMatchInlineSnapshot(`
      "Usage: wg greet [options] <who> [more...]

      Greets whoever is named.

      Arguments:
        who                   whom to greet
        more                  whom else

      Options:
        --loud                greet loudly
        --blocked-by <thing>  what it waits for
        --from <file>         a file to greet from
        --how <way>           the way (choices: "warmly", "briefly")

      Common options:
        --format <format>     how to show it (choices: "terminal", "md", "json")
        --json                print one JSON value and nothing else
        --today <day>         take this day (2016-02-17) as today
        -C <dir>              run as if started in this folder
        -h, --help            show this help

      Examples:
        wg greet Runa
      "
    `);
    for (const spelling of [
      ['greet', '--help'],
      ['greet', '-h'],
      ['help', 'greet', 'x'],
    ])
      expect(await shownBy(...spelling)).toBe(help);
  });

  test('only a command that writes offers --dry-run', async () => {
    expect(await shownBy('help', 'plant')).toContain('--dry-run');
    expect(await shownBy('help', 'greet')).not.toContain('--dry-run');
  });

  test('the version is that of the package', async () => {
    expect(await shownBy('--version')).toMatch(/^wg \d+\.\d+\.\d+\n$/);
    expect(await shownBy('-V')).toBe(await shownBy('--version'));
  });
});
