// What the three streams can show, and writing to them so that nothing is lost in silence. It knows no command and no report;
// chalk is loaded only where there is colour to show.
import { fstatSync, writeSync } from 'node:fs';
import type { Environment } from './repository.ts';
import { faultCode, faultWords } from './syscalls.ts';

/** 0 no colour, 1 sixteen colours, 2 256 colours, 3 true colour: chalk's levels. */
export type ColourLevel = 0 | 1 | 2 | 3;

/** What the streams of this process can do. */
export interface Terminal {
  /** A person can be asked: standard input and error are terminals, this is no CI and no dumb terminal. */
  readonly interactive: boolean;
  readonly stdoutColour: ColourLevel;
  readonly stderrColour: ColourLevel;
  /** Columns of standard output; 80 where it is not a terminal, so that what lands in a file does not depend on a window. */
  readonly width: number;
  /** Whether standard output shows characters beyond ASCII; true where it is not a terminal. */
  readonly unicode: boolean;
  /** Whether standard output is a terminal known to show links (OSC 8). */
  readonly hyperlinks: boolean;
}

interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Looks at the streams and the environment: NO_COLOR (no-color.org) outranks FORCE_COLOR, which outranks TERM and what the streams are. */
export function describeTerminal(
  streams: { readonly stdin: Output; readonly stdout: Output; readonly stderr: Output },
  env: Environment,
): Terminal {
  const { stdin, stdout, stderr } = streams;
  const dumb = env.TERM === 'dumb';
  const ci = isSet(env.CI) && env.CI !== 'false' && env.CI !== '0';
  const screen = stdout.isTTY === true;
  return {
    interactive: stdin.isTTY === true && stderr.isTTY === true && !ci && !dumb,
    stdoutColour: colourOf(stdout, env),
    stderrColour: colourOf(stderr, env),
    width: screen && stdout.columns !== undefined && stdout.columns > 0 ? stdout.columns : 80,
    unicode: !screen || showsUnicode(env),
    hyperlinks: screen && !dumb && !ci && showsLinks(env),
  };
}

/** What a text is, for whoever chooses its colour. */
export type Role = 'error' | 'warning' | 'note' | 'good' | 'bad' | 'warn' | 'dim' | 'strong' | 'heading' | 'path';

/** A text in the colour of its role. */
export type Paint = (role: Role, text: string) => string;

/** The colours of a level; for level 0 texts stay as they are, and no library is loaded. */
export async function paintWith(level: ColourLevel): Promise<Paint> {
  if (level === 0) return (_role, text) => text;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level });
  const styles: Readonly<Record<Role, (text: string) => string>> = {
    error: chalk.bold.red,
    warning: chalk.bold.yellow,
    note: chalk.bold.cyan,
    good: chalk.green,
    bad: chalk.red,
    warn: chalk.yellow,
    dim: chalk.dim,
    strong: chalk.bold,
    heading: chalk.bold.underline,
    path: chalk.cyan,
  };
  return (role, text) => styles[role](text);
}

/** That an output could not be written: the disk is full, or a fault. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

/**
 * Writes a text whole, and ends when the system has it. A reader that went away (`wg … | head`) is not a fault. Anything else, such as
 * a full disk, rejects with an OutputError.
 */
export async function writeAll(stream: NodeJS.WritableStream, text: string): Promise<void> {
  // The stream tells a fault twice, to the callback and as an event; an event that nobody hears ends the process.
  if (stream.listenerCount('error') === 0) stream.on('error', () => {});
  if (text === '' || hasLostReader(stream)) return;
  try {
    const fd = fileBehind(stream);
    if (fd === undefined) await writeToStream(stream, text);
    else writeToFile(fd, Buffer.from(text));
  } catch (error) {
    const code = faultCode(error);
    if (!READER_GONE.has(code)) throw new OutputError(`the output could not be written whole: ${faultWords(code)}`);
  }
}

const READER_GONE = new Set(['EPIPE', 'EOF', 'ECONNRESET']);

function hasLostReader(stream: NodeJS.WritableStream): boolean {
  const error: unknown = 'errored' in stream ? stream.errored : undefined;
  return error instanceof Error && 'code' in error && READER_GONE.has(String(error.code));
}

function writeToStream(stream: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** The descriptor, where output goes into a file: node's own stream does not notice when the disk takes only a part. */
function fileBehind(stream: NodeJS.WritableStream): number | undefined {
  if (!('fd' in stream) || typeof stream.fd !== 'number' || ('isTTY' in stream && stream.isTTY === true)) return undefined;
  const entry = fstatSync(stream.fd);
  return entry.isFile() || entry.isCharacterDevice() ? stream.fd : undefined;
}

function writeToFile(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}

function colourOf(stream: Output, env: Environment): ColourLevel {
  if (isSet(env.NO_COLOR)) return 0;
  const forced = env.FORCE_COLOR;
  if (isSet(forced)) return FORCED.get(forced) ?? 1;
  return stream.isTTY === true ? levelOf(env) : 0;
}

// The words that chalk and node take for FORCE_COLOR.
const FORCED = new Map<string, ColourLevel>([
  ['0', 0],
  ['false', 0],
  ['2', 2],
  ['3', 3],
]);

function levelOf(env: Environment): ColourLevel {
  const term = env.TERM ?? (process.platform === 'win32' ? 'xterm' : 'dumb');
  if (term === 'dumb') return 0;
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return 3;
  return term.endsWith('-256color') || term.endsWith('-256') ? 2 : 1;
}

/** The locale's encoding by POSIX's order of precedence; the Linux console (`TERM=linux`) has too few glyphs. */
function showsUnicode(env: Environment): boolean {
  if (process.platform === 'win32') return isSet(env.WT_SESSION) || env.TERM_PROGRAM === 'vscode';
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find(isSet) ?? '';
  return env.TERM !== 'linux' && /utf-?8/i.test(locale);
}

function showsLinks(env: Environment): boolean {
  const vte = env.VTE_VERSION ?? '';
  const program = env.TERM_PROGRAM ?? '';
  const known = ['iTerm.app', 'WezTerm', 'vscode', 'ghostty'].includes(program) || env.TERM === 'xterm-kitty';
  return known || isSet(env.WT_SESSION) || (/^\d{4,5}$/.test(vte) && Number(vte) >= 5000);
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
