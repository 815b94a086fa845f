// The rules of docs/architecture.md as a function from texts to complaints, so that the rules themselves can be tested.
import { posix } from 'node:path';
import { type Import, imports, type Token, tokens } from './lexer.ts';

interface Layer {
  /** The layers below that it may import; its own files always. */
  readonly imports: readonly string[];
  readonly packages: readonly string[];
  /** Whether it may read files of the project as values (`?text`). */
  readonly files: boolean;
  readonly because: string;
}

const world = 'only host and bin touch the world, so that everything else runs in a test without a mock';

/** Imports point one way: bin > main > commands > report > model > (time, text); host hangs from main alone. */
const layers: ReadonlyMap<string, Layer> = new Map(
  Object.entries({
    text: {
      imports: [],
      packages: ['yaml', 'gray-matter', 'csv-parse', 'diff', 'htmlparser2'],
      files: false,
      because: 'text knows positions and formats, and no word of working groups',
    },
    time: {
      imports: [],
      packages: ['temporal-polyfill'],
      files: false,
      because: 'time knows days and zones, and neither meetings nor files',
    },
    model: {
      imports: ['text', 'time'],
      packages: ['stemmer', 'stopword'],
      files: true,
      because: 'the model knows what things are, not how they are stored or shown',
    },
    report: {
      imports: ['model', 'text', 'time'],
      packages: ['string-width', 'fflate', 'd3-scale', 'markdown-it', 'minisearch'],
      files: true,
      because: 'a report says what there is to tell, and knows neither files nor flags',
    },
    commands: {
      imports: ['report', 'model', 'text', 'time'],
      packages: [],
      files: true,
      because: 'a command is a pure function from a group and its input to an outcome',
    },
    host: {
      imports: ['text'],
      packages: ['node:*', 'inquirer', 'chalk', 'chokidar'],
      files: false,
      because: 'host knows the machine and nothing of the domain',
    },
    main: {
      imports: ['commands', 'report', 'model', 'text', 'time', 'host'],
      packages: ['commander', 'node:path'],
      files: true,
      because: 'main wires commands to the host and holds nothing else',
    },
    bin: { imports: ['main'], packages: ['node:*'], files: true, because: 'bin starts main' },
  } satisfies Record<string, Layer>),
);

/** What is loaded whatever the command is, so what every start pays for. */
const loadedAtStart: readonly string[] = ['commander', 'node:'];

interface File {
  readonly path: string;
  readonly layer: string;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly imports: readonly (Import & { readonly target: string | undefined })[];
}

/** All complaints about the files of bin and src, given by path from the root; empty when the rules hold. */
export function complaints(texts: ReadonlyMap<string, string>): readonly string[] {
  const files = [...texts].map(([path, text]) => read(path, text));
  const one = files.flatMap((file) => [...names(file), ...opening(file), ...imported(file, texts), ...words(file)]);
  return [...one, ...onlyOneFile(files, 'gray-matter'), ...start(files), ...cycles(files)];
}

function read(path: string, text: string): File {
  const [top = '', layer = ''] = path.split('/');
  const list = tokens(text);
  const targets = imports(list).map((entry) => ({
    ...entry,
    target: entry.from?.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), entry.from)) : entry.from,
  }));
  return { path, layer: top === 'src' ? layer : top, text, tokens: list, imports: targets };
}

function names({ path, layer, tokens, text }: File): string[] {
  const out: string[] = [];
  const empty = path.split(/[/.]/).find((part) => /^(utils?|helpers?|common|misc|shared|types|index)$/.test(part));
  if (empty !== undefined) out.push(`${path} bears \`${empty}\` in its path, because a name that says nothing collects everything`);
  if (!layers.has(layer) && !path.endsWith('.d.ts')) out.push(`${path} is in no layer: name one of ${[...layers.keys()].join(', ')}`);
  tokens.forEach(({ text: name, line }, index) => {
    const declares = /^(class|function|interface|type|const)$/.test(tokens[index - 1]?.text ?? '');
    if (declares && /(Manager|Service|Handler|Helper)s?$/.test(name)) {
      out.push(`${path}:${line} declares ${name}, because a name should say what it does, not that it does something`);
    }
  });
  const lines = text.split('\n').length - 1;
  if (lines > 300) out.push(`${path} has ${lines} lines, because past 300 there is a second idea in it`);
  return out;
}

function opening({ path, text }: File): string[] {
  const lines = text.replace(/^#!.*\n/, '').split('\n');
  const comment = lines.findIndex((line) => !line.startsWith('//'));
  if (comment >= 1 && comment <= 4) return [];
  return [`${path} opens with ${comment} comment lines, because one to four say what a file knows and what it keeps from others`];
}

function imported({ path, layer, imports }: File, texts: ReadonlyMap<string, string>): string[] {
  const rule = layers.get(layer);
  return imports.flatMap(({ how, from, target, line }) => {
    const at = `${path}:${line}`;
    if (how === 'all') return [`${at} exports all of ${from}, because nobody can see what a barrel holds`];
    if (target === undefined) return [`${at} imports a name that is put together, because then nobody can see what it imports`];
    if (rule === undefined) return [];
    if (!from?.startsWith('.')) return ofPackage(at, target, rule, layer);
    if (target.includes('?')) return rule.files ? [] : [`${at} imports ${target}, because ${rule.because}`];
    const other = target.startsWith('src/') ? (target.split('/')[1] ?? '') : (target.split('/')[0] ?? '');
    if (!texts.has(target)) return [`${at} imports ${target}: there is no such file in bin or src (data comes in with \`?text\`)`];
    if (other === layer || rule.imports.includes(other)) return [];
    return [`${at} imports ${target}: ${layer} may import ${rule.imports.join(', ') || 'no other layer'}, because ${rule.because}`];
  });
}

function ofPackage(at: string, target: string, rule: Layer, layer: string): string[] {
  const name = target.startsWith('node:')
    ? target
    : target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/');
  if (rule.packages.includes(name) || (name.startsWith('node:') && rule.packages.includes('node:*'))) return [];
  const reason = name.startsWith('node:') ? world : rule.because;
  return [`${at} imports the package ${name}: ${layer} may use ${rule.packages.join(', ') || 'none'}, because ${reason}`];
}

/** Words that stand for something that no file, or no file of this layer, may do. */
function words({ path, layer, tokens }: File): string[] {
  const outside = layer === 'host' || layer === 'bin';
  return tokens.flatMap(({ kind, text, line, depth }, index) => {
    if (kind !== 'word' || tokens[index - 1]?.text === '.') return [];
    const at = `${path}:${line}`;
    const [dot, member] = [tokens[index + 1]?.text, tokens[index + 2]?.text];
    const called = dot === '.' ? `${text}.${member}` : text;
    if (text === 'export' && dot === 'default')
      return path.endsWith('.d.ts') ? [] : [`${at} exports a default, because a thing has one name everywhere`];
    if ((text === 'let' || text === 'var') && depth === 0)
      return [`${at} has a module-level ${text}, because what changes must be handed in`];
    if (called === 'process.exit')
      return [`${at} calls process.exit, because it cuts output that is still on its way; set process.exitCode`];
    if (outside) return [];
    if (called.startsWith('console.')) return [`${at} uses ${called}, because ${world}`];
    if (layer === 'main') return [];
    if (called.startsWith('process.')) return [`${at} uses ${called}, because ${world}`];
    const clock = called === 'Date.now' || (text === 'Date' && tokens[index - 1]?.text === 'new' && dot === '(' && member === ')');
    if (clock || called === 'Math.random') return [`${at} uses ${called}, because the same input gives the same bytes; today is handed in`];
    return [];
  });
}

function onlyOneFile(files: readonly File[], name: string): string[] {
  const users = files.filter(({ imports }) => imports.some(({ target, how }) => target === name && how !== 'type')).map(({ path }) => path);
  return users.length > 1 ? [`${users.join(' and ')} import ${name}, because only one file may hold what can run code from a header`] : [];
}

/** What the program and the module that it loads first pull in statically. */
function start(files: readonly File[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const bin = byPath.get('bin/wg.ts');
  if (bin === undefined) return [];
  const seen = new Set<File>();
  const open: (File | undefined)[] = [bin, ...bin.imports.map(({ target }) => byPath.get(target ?? ''))];
  for (let file = open.pop(); open.length > 0 || file !== undefined; file = open.pop()) {
    if (file === undefined || seen.has(file)) continue;
    seen.add(file);
    for (const { how, target } of file.imports) if (how === 'static') open.push(byPath.get(target ?? ''));
  }
  return [...seen].flatMap(({ path, imports }) =>
    imports
      .filter(
        ({ how, from }) =>
          how === 'static' && from !== undefined && !from.startsWith('.') && !loadedAtStart.some((name) => from.startsWith(name)),
      )
      .map(({ from, line }) => `${path}:${line} loads ${from} at every start, because a start pays for it; import() it where it is needed`),
  );
}

function cycles(files: readonly File[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const out: string[] = [];
  const visit = (file: File, trail: readonly string[]): void => {
    const from = trail.indexOf(file.path);
    if (from !== -1) {
      out.push(`${[...trail.slice(from), file.path].join(' > ')} is a circle, because none of these can be understood alone`);
      return;
    }
    if (done.has(file.path)) return;
    for (const { target } of file.imports) {
      const next = byPath.get(target ?? '');
      if (next !== undefined) visit(next, [...trail, file.path]);
    }
    done.add(file.path);
  };
  for (const file of files) visit(file, []);
  return out;
}
