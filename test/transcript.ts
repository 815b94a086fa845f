// Transcripts: Markdown in which commands are followed by what they print. Running one gives its text again, with what they print now.
//
//   ```console                 A block of commands. In test/transcripts/*.md, README.md and docs/**/*.md every such block is run, in order,
//   $ wg report --today 2016-02-17   in one folder per file, empty at first; today is 2016-02-17. `cd` lasts to the end of the file.
//   Survey is late             Below a command stands its standard output,
//   ! next: wg done survey     then its standard error, each line after `! `,
//   [exit 1]                   then its exit code, where that is not 0.
//   ```
//
//   ```console stderr          README.md and docs/ leave standard error out, except in blocks that say `stderr`.
//   ```console example         Runs in the example group of data/, with its history, one for all such blocks of a file; today is that of its last commit.
//   ```md file=meetings/a.md   Makes a file with the block's text, in the folder in which the next command would run.
//
// Beside `wg` a line may run git, cat, ls, mkdir and cd, read from a file with `< FILE`, write into one with `> FILE`, and make one with
// `cat > FILE <<EOF`, which ends at a line `EOF`. Quotes are those of a shell. To see new output and take it over: npx vitest run transcripts -u
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Listed } from '../src/commands/command.ts';
import { type Bed, openBed } from './bed.ts';

/** How a transcript is run. */
export interface TranscriptOptions {
  /** Whether standard error is a part of every block. */
  readonly withStderr: boolean;
  /** Makes the example group, a git repository, in an empty folder. */
  readonly example?: (folder: string) => void;
  readonly commands?: readonly Listed[];
}

/** Runs all blocks of a transcript and gives its text with their present output. Throws where a line is no command that it knows. */
export async function runTranscript(text: string, options: TranscriptOptions): Promise<string> {
  const beds: { own?: Place; example?: Place } = {};
  const out: string[] = [];
  const lines = text.split('\n');
  let place = () => (beds.own ??= openPlace());
  try {
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at] ?? '';
      out.push(line);
      const [, fence, info = ''] = /^(`{3,})(.*)$/.exec(line) ?? [];
      if (fence === undefined) continue;
      const end = lines.indexOf(fence, at + 1);
      if (end === -1) throw new Error(`line ${at + 1}: the block does not end`);
      const block = lines.slice(at + 1, end);
      const words = info.trim().split(/ +/);
      const file = words.find((word) => word.startsWith('file='))?.slice('file='.length);
      if (words[0] === 'console') {
        place = words.includes('example') ? () => (beds.example ??= openExample(options)) : () => (beds.own ??= openPlace());
        out.push(...(await runBlock(block, at + 2, place(), options.withStderr || words.includes('stderr'), options.commands)));
      } else {
        if (file !== undefined) putFile(place(), file, block.map((row) => `${row}\n`).join(''));
        out.push(...block);
      }
      out.push(fence);
      at = end;
    }
  } finally {
    beds.own?.bed.remove();
    beds.example?.bed.remove();
  }
  return out.join('\n');
}

interface Place {
  readonly bed: Bed & { remove(): void };
  readonly env: Readonly<Record<string, string>>;
  cwd: string;
}

function openPlace(): Place {
  const bed = openBed();
  return { bed, env: {}, cwd: bed.root };
}

function openExample({ example }: TranscriptOptions): Place {
  if (example === undefined) throw new Error('there is no example group to run in');
  const place = openPlace();
  example(place.bed.root);
  return { ...place, env: { SOURCE_DATE_EPOCH: place.bed.git('log', '-1', '--format=%ct').trim() } };
}

function putFile(place: Place, path: string, text: string): void {
  const full = resolve(place.cwd, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
}

async function runBlock(
  block: readonly string[],
  firstLine: number,
  place: Place,
  withStderr: boolean,
  commands: readonly Listed[] | undefined,
): Promise<readonly string[]> {
  const out: string[] = [];
  for (let at = 0; at < block.length; at++) {
    const line = block[at] ?? '';
    // What is not a command is output of the last run.
    if (!line.startsWith('$ ')) continue;
    out.push(line);
    const call = parseCall(line.slice(2));
    if (call.until !== undefined) {
      const end = block.indexOf(call.until, at + 1);
      if (end === -1) throw new Error(`line ${firstLine + at}: the text does not end with ${call.until}`);
      out.push(...block.slice(at + 1, end + 1));
      call.stdin = block
        .slice(at + 1, end)
        .map((row) => `${row}\n`)
        .join('');
      at = end;
    }
    const ran = await runCall(call, place, commands).catch((error: unknown) => {
      throw new Error(`line ${firstLine + at}: ${line}: ${error instanceof Error ? error.message : error}`);
    });
    // Such an output is never what one wants to keep.
    if (ran.stderr.startsWith('wg: this is a bug')) throw new Error(`line ${firstLine + at}: ${line}: ${ran.stderr}`);
    if (call.to !== undefined) putFile(place, call.to, ran.stdout);
    else out.push(...rows(ran.stdout, place));
    if (withStderr) out.push(...rows(ran.stderr, place).map((row) => `! ${row}`.trimEnd()));
    if (ran.code !== 0) out.push(`[exit ${ran.code}]`);
  }
  return out;
}

function rows(text: string, { bed }: Place): readonly string[] {
  // Calendars have CRLF; the pages in which they are shown have LF.
  return text === ''
    ? []
    : text
        .replaceAll(bed.root, '~/group')
        .replace(/\r?\n$/, '')
        .split(/\r?\n/);
}

interface Call {
  readonly words: readonly string[];
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** The word that ends the text which follows (`<<EOF`). */
  readonly until: string | undefined;
  stdin: string | undefined;
}

async function runCall({ words, from, stdin }: Call, place: Place, commands: readonly Listed[] | undefined) {
  const [program, ...args] = words;
  const input = from === undefined ? stdin : readFileSync(resolve(place.cwd, from), 'utf8');
  const options = { env: place.env, cwd: place.cwd.slice(place.bed.root.length + 1), ...(input === undefined ? {} : { stdin: input }) };
  const done = (stdout = '') => ({ code: 0, stdout, stderr: '' });
  switch (program) {
    case 'wg':
      return place.bed.runWith(commands === undefined ? options : { ...options, commands }, ...args);
    case 'git':
      return done(place.bed.git('-C', place.cwd, ...args));
    case 'cat':
      return done(args.length === 0 ? input : args.map((path) => readFileSync(resolve(place.cwd, path), 'utf8')).join(''));
    case 'ls':
      return done(
        readdirSync(resolve(place.cwd, args[0] ?? '.'))
          .filter((name) => !name.startsWith('.'))
          .map((name) => `${name}\n`)
          .sort()
          .join(''),
      );
    case 'mkdir':
      mkdirSync(resolve(place.cwd, args[0] ?? ''));
      return done();
    case 'cd':
      place.cwd = resolve(place.cwd, args[0] ?? '.');
      return done();
    default:
      throw new Error('a transcript runs wg, git, cat, ls, mkdir and cd only');
  }
}

/** Words as a shell splits them, and where input and output go. */
function parseCall(line: string): Call {
  const words: string[] = [];
  const paths: { from?: string; to?: string; until?: string } = {};
  let into: keyof typeof paths | undefined;
  const word = /\s*(?:(<<|<|>)|((?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s'"\\<>])+))/gy;
  for (let match = word.exec(line); match !== null; match = word.exec(line)) {
    const [, sign, raw = ''] = match;
    const plain = raw.replace(
      /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/g,
      (_all, single, double, escaped) => single ?? double?.replace(/\\(.)/g, '$1') ?? escaped,
    );
    if (sign !== undefined) into = sign === '<<' ? 'until' : sign === '<' ? 'from' : 'to';
    else if (into === undefined) words.push(plain);
    else {
      paths[into] = plain;
      into = undefined;
    }
  }
  return { words, from: paths.from, to: paths.to, until: paths.until, stdin: undefined };
}
