// Builds dist/wg.cjs: one minified CommonJS program, its lazy parts beside it, and the licences of what was bundled.
// Knows no layer and no command; it only turns what bin/wg.ts reaches into files that Node 20.19 runs alone.
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { defineConfig, type Plugin, rolldown } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';

const suffix = /\?(text|folder|version|script)$/;

// The packages that are inside of browser scripts.
const inScripts = new Set<string>();

/**
 * Lets a module import a file as a value: `'./x.md?text'` is its text, `'./folder?folder'` the list of `[path, text]` below it
 * (sorted, all levels), `'./package.json?version'` the version, `'./browser/x.ts?script'` a script for browsers with all that it imports.
 * src/bundled.d.ts has the types; vitest uses the same plugin.
 */
export function bundledFiles(): Plugin {
  return {
    name: 'bundled-files',
    resolveId: {
      order: 'pre',
      handler(source, importer) {
        const kind = suffix.exec(source)?.[1];
        if (kind === undefined || importer === undefined) return null;
        // Each module gets its own copy of the version, or the program would be required by its parts, and start twice.
        // No id ends as the file does: vitest would take a style sheet for one of its own.
        const copy = `\0${kind === 'version' ? importer : ''}`;
        return `\0${kind}:${resolve(dirname(importer), source.replace(suffix, ''))}${copy}`;
      },
    },
    async load(id) {
      const [, kind, path] = /^\0(text|folder|version|script):([^\0]*)/.exec(id) ?? [];
      if (path === undefined) return null;
      if (kind === 'script') return { code: `export default ${JSON.stringify(await browserScript(path))};`, moduleType: 'js' };
      const value = kind === 'folder' ? folder(path) : kind === 'version' ? JSON.parse(text(path)).version : text(path);
      return { code: `export default ${JSON.stringify(value)};`, moduleType: 'js' };
    },
  };
}

function text(path: string): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
}

function folder(path: string): [string, string][] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file): [string, string] => [file.slice(path.length + 1).replaceAll('\\', '/'), text(file)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** One classic script, small, that runs in every browser of the last years. The licences of what is in it stand in front, for it is passed on. */
async function browserScript(path: string): Promise<string> {
  const bundle = await rolldown({ input: path, platform: 'browser', transform: { target: 'es2021' }, logLevel: 'warn' });
  const { output } = await bundle.generate({ format: 'iife', minify: true, codeSplitting: false, comments: false });
  await bundle.close();
  const [chunk] = output;
  const packages = new Set(chunk.moduleIds.flatMap((id) => packageFolder(id) ?? []));
  for (const root of packages) inScripts.add(root);
  return [...[...packages].map((root) => `/*!\n${licenceOf(root).replaceAll('*/', '* /')}*/\n`).sort(), chunk.code.trim()].join('');
}

// What no command of wg can reach is left out of the program, with all that it would bring.
const leftOut: readonly { readonly of: RegExp; readonly wants: RegExp; readonly instead: string }[] = [
  // gray-matter's own engines: one of them is `eval`, one is a YAML 1.1 parser. wg always hands in its own.
  { of: /gray-matter\/(index|lib\/\w+)\.js$/, wants: /^\.\/(lib\/)?engines$/, instead: 'module.exports = {};' },
  // commander's subcommands that are programs of their own: wg has none, and loading what starts a process is a sixth of Node's own start.
  { of: /commander\/lib\/command\.js$/, wants: /^node:child_process$/, instead: 'module.exports = {};' },
  // inquirer's question that opens an editor, and its half a megabyte of character encodings. wg never asks that way.
  {
    of: /@inquirer\/editor\/dist\/\w+\.js$/,
    wants: /^@inquirer\/external-editor$/,
    instead: "export const editAsync = () => { throw new Error('wg asks nothing in an editor'); };",
  },
];

function leaveOut(): Plugin {
  return {
    name: 'leave-out',
    resolveId: {
      order: 'pre',
      handler(source, importer) {
        const index = leftOut.findIndex(({ of, wants }) => wants.test(source) && of.test(importer?.replaceAll('\\', '/') ?? ''));
        return index === -1 ? null : `\0left-out:${index}`;
      },
    },
    load(id) {
      const index = id.startsWith('\0left-out:') ? Number(id.slice('\0left-out:'.length)) : -1;
      const stub = leftOut[index];
      return stub === undefined ? null : { code: stub.instead, moduleType: 'js' };
    },
  };
}

// Parts of Node whose loading takes a sixth of Node's own start each, and which most commands never call.
const late = ['node:child_process', 'node:crypto', 'node:os'];

/** Loads these parts at the first call of one of their functions. Only functions can be had so: another import stops the build. */
function loadLate(): Plugin {
  return {
    name: 'load-late',
    resolveId: {
      order: 'pre',
      handler: (source, importer) => (late.includes(source) && /[\\/]src[\\/]/.test(importer ?? '') ? `\0late:${source}` : null),
    },
    load(id) {
      const name = id.startsWith('\0late:') ? id.slice('\0late:'.length) : undefined;
      if (name === undefined) return null;
      const functions = Object.entries(process.getBuiltinModule(name) ?? {}).filter(
        ([key, value]) => typeof value === 'function' && /^[a-z]/.test(key),
      );
      const code = functions.map(([key]) => `export const ${key} = (...given) => process.getBuiltinModule('${name}').${key}(...given);`);
      return { code: code.join('\n'), moduleType: 'js' };
    },
  };
}

/**
 * Makes patterns with Unicode properties (`\\p{…}`) at their first use: the engine builds the sets of each of them when it reads the file,
 * a fifth of a millisecond for each, and a command uses few. What is evaluated as the file is read becomes an object that acts as the pattern.
 */
function latePatterns(): Plugin {
  return {
    name: 'late-patterns',
    renderChunk(code) {
      const found = patternsIn(parseAst(code, { lang: 'js' }).body, false);
      if (found.length === 0) return null;
      const names: string[] = [];
      let out = '';
      let at = 0;
      for (const { start, end, regex, isLate } of found) {
        const given = `${JSON.stringify(regex.pattern)}, ${JSON.stringify(regex.flags)}`;
        const name = `$pattern${names.length}`;
        const made = `(${name} ??= new RegExp(${given}))`;
        if (isLate) names.push(name);
        // A literal is a new object each time, which begins at the start of the text.
        const late = /[gy]/.test(regex.flags) ? `(${made}.lastIndex = 0, ${name})` : made;
        out += code.slice(at, start) + (isLate ? late : `$latePattern(${given})`);
        at = end;
      }
      const head = /^(?:#!.*\n)?(?:["']use strict["'];?\n)?/.exec(code)?.[0] ?? '';
      const made = [names.length > 0 ? `let ${names.join(', ')};` : '', found.some(({ isLate }) => !isLate) ? latePattern : ''];
      return `${head}${made.join('\n')}\n${out.slice(head.length)}${code.slice(at)}`;
    },
  };
}

const latePattern = `function $latePattern(source, flags) {
  let made;
  const pattern = () => (made ??= new RegExp(source, flags));
  const late = { source, flags, exec: (text) => pattern().exec(text), test: (text) => pattern().test(text) };
  for (const act of ['match', 'matchAll', 'replace', 'search', 'split'])
    late[Symbol[act]] = (text, more) => pattern()[Symbol[act]](text, more);
  return late;
}`;

interface FoundPattern {
  readonly start: number;
  readonly end: number;
  readonly regex: { readonly pattern: string; readonly flags: string };
  /** It stands inside a function. */
  readonly isLate: boolean;
}

function patternsIn(node: unknown, isLate: boolean): readonly FoundPattern[] {
  if (Array.isArray(node)) return node.flatMap((one) => patternsIn(one, isLate));
  if (typeof node !== 'object' || node === null) return [];
  const { type = '', regex, start, end } = node as Partial<FoundPattern> & { readonly type?: string };
  if (regex !== undefined && start !== undefined && end !== undefined) {
    return /\\[pP]\{/.test(regex.pattern) && /[uv]/.test(regex.flags) ? [{ start, end, regex, isLate }] : [];
  }
  return Object.values(node).flatMap((child) => patternsIn(child, isLate || type.includes('Function')));
}

/** Writes the licence text of each bundled package; a package without one stops the build, for nobody may pass it on. */
function licences(): Plugin {
  return {
    name: 'licences',
    generateBundle(_, bundle) {
      const packages = new Map<string, string>();
      for (const root of inScripts) packages.set(root, licenceOf(root));
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        for (const id of part.moduleIds) {
          const root = packageFolder(id);
          if (root !== undefined && existsSync(join(root, 'package.json'))) packages.set(root, licenceOf(root));
        }
      }
      const source = [...packages.values()].sort().join(`\n${'-'.repeat(72)}\n\n`);
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY.txt', source: `wg contains the following packages.\n\n${source}` });
    },
  };
}

function packageFolder(id: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id.replace(/^\0/, ''))?.[0];
}

function licenceOf(root: string): string {
  const { name, version, license } = JSON.parse(text(join(root, 'package.json')));
  const file = readdirSync(root).find((entry) => /^(licen[cs]e|copying)([.-]|$)/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence file; it cannot be bundled`);
  return `${name} ${version} (${license})\n\n${text(join(root, file)).replaceAll('\r\n', '\n').trim()}\n`;
}

/** Makes the program executable, and clears what an earlier build left. Not `cleanDir`: a wg that runs meanwhile would miss its parts. */
function finish(): Plugin {
  return {
    name: 'finish',
    writeBundle({ dir }, bundle) {
      if (dir === undefined) return;
      for (const entry of readdirSync(dir)) if (!(entry in bundle)) rmSync(join(dir, entry), { recursive: true });
      chmodSync(join(dir, 'wg.cjs'), 0o755);
    },
  };
}

export default defineConfig({
  input: { wg: 'bin/wg.ts' },
  platform: 'node',
  // A package's ES modules, where it has both: what is not used of them stays out.
  resolve: { mainFields: ['module', 'main'] },
  logLevel: 'warn',
  transform: { target: 'node20.19' },
  plugins: [bundledFiles(), leaveOut(), loadLate(), latePatterns(), licences(), finish()],
  output: {
    dir: 'dist',
    format: 'cjs',
    minify: true,
    entryFileNames: '[name].cjs',
    // A part that is a package bears the package's name, not that of its entry file (`index`, `dist`).
    chunkFileNames: ({ facadeModuleId }) => `${basename(packageFolder(facadeModuleId ?? '') ?? '[name]')}.cjs`,
  },
});
