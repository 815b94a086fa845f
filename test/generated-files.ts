// The parts of docs/checks.md and docs/file-formats.md that are made from the source: the list of checks, the kinds of records, the
// registered ways to write notes.
import type { Check, ExampleFiles } from '../src/model/checks/check.ts';
import type { Example, Syntax } from '../src/model/notes/syntax.ts';
import type { Fields, RecordKind } from '../src/model/record.ts';
import type { Dialect } from '../src/model/surveys/layout.ts';
import { generatedFrom } from './generated.ts';

/** docs/checks.md: every check with its reason, its fix and its examples, in the order of the list. */
export function checksPage(checks: readonly Check[]): string {
  return [
    '# Checks\n',
    generatedFrom('src/model/checks'),
    '`wg check` tells everything that is wrong in a group’s files, in one run; `wg explain CODE` says what stands here. What keeps a file from being',
    'read is told by every command.\n',
    `${checks.map(({ code, finds }) => `- [\`${code}\`](#${code}): ${finds}`).join('\n')}\n`,
    ...checks.map(checkSection),
  ].join('\n');
}

function checkSection({ code, finds, reason, fix, bad, good }: Check): string {
  const lines = [`## ${code}\n`, `Finds ${finds}.\n`, `Why: ${reason}\n`, `How to mend it: ${fix}\n`];
  return [...lines, ...exampleBlocks('Wrong', bad), ...exampleBlocks('Right', good)].join('\n');
}

function exampleBlocks(label: string, files: ExampleFiles | undefined): readonly string[] {
  return Object.entries(files ?? {}).map(([path, text]) => `${label}, \`${path}\`:\n\n${fenced(text, languageOf(path))}`);
}

function languageOf(path: string): string {
  if (path.endsWith('.md')) return 'md';
  return /\.ya?ml$/.test(path) ? 'yaml' : 'text';
}

/** A fence that nothing in the text ends. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.endsWith('\n') ? text : `${text}\n`}${fence}\n`;
}

/** The page with its made parts, between `<!-- made: NAME -->` and `<!-- made until here -->`, new. Throws where a part has no maker, or is missing. */
export function withMadeParts(page: string, makers: ReadonlyMap<string, () => string>): string {
  const left = new Set(makers.keys());
  const made = page.replace(/<!-- made: ([^>]+?) -->\n[\s\S]*?<!-- made until here -->/g, (_, name: string) => {
    const make = makers.get(name);
    if (make === undefined) throw new Error(`nothing makes ${name}`);
    left.delete(name);
    return `<!-- made: ${name} -->\n\n${make()}\n<!-- made until here -->`;
  });
  if (left.size > 0) throw new Error(`the page has no place for ${[...left].join(', ')}`);
  return made;
}

/** A table of the fields of a kind. */
export function fieldsTable(kind: RecordKind<Fields>): string {
  const rows = Object.entries(kind.fields).map(
    ([name, { expected, describe, required }]) => `| \`${name}\`${required ? ' (needed)' : ''} | ${cell(expected)} | ${cell(describe)} |`,
  );
  return `| field | value | what it says |\n|---|---|---|\n${rows.join('\n')}\n`;
}

/** A table of the survey exports that are read. */
export function dialectsTable(dialects: readonly Dialect[]): string {
  const rows = dialects.map(({ name, tool, knownBy }) => `| \`${name}\` | ${cell(tool)} | ${cell(knownBy)} |`);
  return `| \`--dialect\` | tool and export | known by |\n|---|---|---|\n${rows.join('\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** Each way to write notes with its examples: the lines, and what is read from them. */
export function syntaxSections(syntaxes: readonly Syntax[]): string {
  return syntaxes
    .map(({ name, reads, examples }) => `### ${capital(name)}\n\n${capital(reads)}\n\n${examples.map(exampleText).join('\n')}`)
    .join('\n');
}

function exampleText({ says, path, note, reads, trap }: Example): string {
  const at = path === undefined ? '' : ` (in \`${path}\`)`;
  const findings = reads.map((finding) => `- ${finding.replace(/[\\`*_<>[\]]/g, '\\$&')}`).join('\n');
  return [
    `${capital(says)}${at}${trap ? ', which is none' : ''}:\n`,
    fenced(note, 'text'),
    reads.length === 0 ? 'Nothing is read from it.\n' : `${findings}\n`,
  ].join('\n');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
