// How a run is shown: the result on standard output, all talk on standard error. What comes from files or the command line is cleaned on its way.
import type { Command, Outcome } from '../commands/command.ts';
import { describeTerminal, type Paint, paintWith, type Terminal, writeAll } from '../host/terminal.ts';
import { formatNamed } from '../report/formats/list.ts';
import type { TerminalOptions } from '../report/formats/terminal.ts';
import { plural } from '../report/words.ts';
import { clean } from '../text/clean.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { unifiedDiff } from '../text/diff.ts';
import { type Role as DiagnosticRole, printDiagnostics } from '../text/print-diagnostic.ts';
import type { Ended } from './carry-out.ts';
import type { Settings } from './command-line.ts';
import type { World } from './world.ts';

/** What the output streams can show. Standard input is not looked at. */
export function outputsOf(world: World): Terminal {
  return describeTerminal({ stdin: {}, stdout: world.stdout, stderr: world.stderr }, world.env);
}

/** Says lines on standard error. */
export async function say(world: World, ...lines: readonly string[]): Promise<void> {
  await writeAll(world.stderr, lines.map((line) => `${clean(line)}\n`).join(''));
}

/** Shows diagnostics on standard error. */
export async function sayDiagnostics(world: World, diagnostics: readonly Diagnostic[]): Promise<void> {
  await writeAll(world.stderr, await painted(diagnostics, outputsOf(world).stderrColour));
}

async function painted(diagnostics: readonly Diagnostic[], colour: Terminal['stderrColour']): Promise<string> {
  if (diagnostics.length === 0) return '';
  const paint = await paintWith(colour);
  return printDiagnostics(diagnostics, (role, text) => paint(DIAGNOSTIC_ROLES[role], text));
}

const DIAGNOSTIC_ROLES = {
  error: 'error',
  warning: 'warning',
  note: 'note',
  place: 'path',
  gutter: 'dim',
  help: 'strong',
  count: 'strong',
} as const satisfies Record<DiagnosticRole, Parameters<Paint>[0]>;

/** Shows a run that came to an outcome: the result, then its problems, then what was done and what one would type next. */
export async function showOutcome(
  world: World,
  command: Command,
  done: Ended & { kind: 'done' },
  settings: Settings,
  root: string,
): Promise<void> {
  const { outcome } = done;
  const result = outcome.exit === 2 ? '' : await resultOf(world, command, done, settings, root);
  await writeAll(world.stdout, result);
  const talk = [...(outcome.found ?? []), ...talkOf(outcome, settings)];
  const swept = sweptWords(done);
  const diagnostics = outcome.diagnostics ?? [];
  const isOneScreen = world.stdout.isTTY === true && world.stderr.isTTY === true;
  if (isOneScreen && result !== '' && talk.length + swept.length + diagnostics.length > 0) await writeAll(world.stderr, '\n');
  await sayDiagnostics(world, diagnostics);
  await say(world, ...swept, ...talk);
}

/** What a run removed before it began its own work, a line each. */
export function sweptWords({ swept = [] }: Ended): readonly string[] {
  return swept.map((path) => `removed ${path}, which a command that was killed had left`);
}

function talkOf(outcome: Outcome, settings: Settings): readonly string[] {
  if (!settings.dryRun) return [...(outcome.said ?? []), ...(outcome.next ?? []).map((line) => `next: ${line}`)];
  return outcome.exit === 2 ? [] : dryRunTalk(outcome);
}

function dryRunTalk(outcome: Outcome): readonly string[] {
  const makes = (outcome.makes ?? []).map(({ path }) => path);
  const count = changesOf(outcome).length + makes.length;
  if (outcome.folder !== undefined) return [`dry run: ${outcome.folder.path} would be brought up to date, nothing was written`];
  return [
    ...makes.map((path) => `dry run: ${path} would be written; it is not shown`),
    `dry run: ${count === 0 ? 'nothing would change' : `${plural(count, 'file')} would change`}, nothing was written`,
  ];
}

/** Why a document has no such format, in words; undefined where it has. */
export function unsuitedFormat(command: Command, { result }: Outcome, { format }: Settings): string | undefined {
  const { document, text } = result ?? {};
  const suits = (name: string): boolean =>
    text === undefined ? document === undefined || formatNamed(name)?.suits(document) !== false : ofTexts.includes(name);
  if (format === undefined || format === 'json' || suits(format)) return undefined;
  const others = command.formats?.filter(suits) ?? [];
  return `there is nothing here that ${format} could show; it can be shown as ${[...others, 'json'].join(', ')}`;
}

// What a text of Markdown can be shown as.
const ofTexts: readonly string[] = ['terminal', 'md', 'html'];

async function resultOf(world: World, command: Command, done: Ended & { kind: 'done' }, settings: Settings, root: string): Promise<string> {
  const { outcome, wrote } = done;
  const { problems = [], text, document, json, previews = false } = outcome.result ?? {};
  if (settings.format === 'json') {
    const { said = [], next = [] } = outcome;
    if (settings.dryRun && !previews)
      return jsonText({
        schema: 'wg/dry-run/1',
        wouldWrite: [...(outcome.makes ?? []), ...changesOf(outcome)].map(({ path }) => path),
        diff: await diffOf(outcome),
      });
    return jsonText(json ?? { schema: 'wg/outcome/1', wrote, said, next });
  }
  if (settings.dryRun && command.writes && !previews) {
    const diff = await diffOf(outcome);
    // Elsewhere than on a screen the diff is a patch, and stays what it is.
    return world.stdout.isTTY === true ? clean(diff) : diff;
  }
  if (text !== undefined && settings.format === 'html') return (await import('../report/formats/html.ts')).printMarkdownPage(text);
  if (text !== undefined) return `${await painted(problems, outputsOf(world).stdoutColour)}${clean(text)}`;
  if (document === undefined) return '';
  const format = formatNamed(settings.format ?? 'terminal');
  if (format === undefined) throw new Error(`no format ${settings.format}, though ${command.name} offers it`);
  return format.print(document, await screenOptions(world, root));
}

async function screenOptions(world: World, root: string): Promise<TerminalOptions> {
  const { width, unicode, hyperlinks, stdoutColour } = outputsOf(world);
  const paint = await paintWith(stdoutColour);
  return {
    width,
    unicode,
    paint: stdoutColour === 0 ? undefined : (role, text) => (role === 'plain' ? text : paint(role === 'id' ? 'path' : role, text)),
    hyperlinks: hyperlinks ? root : undefined,
  };
}

function changesOf(outcome: Outcome) {
  return (outcome.writes ?? []).filter(({ before, after }) => before !== after);
}

async function diffOf(outcome: Outcome): Promise<string> {
  const diffs: string[] = [];
  for (const { path, before, after } of changesOf(outcome)) diffs.push(await unifiedDiff(path, before, after));
  return diffs.join('');
}

// JSON.stringify leaves some characters that a terminal may obey; escaped they mean the same.
function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  )}\n`;
}
