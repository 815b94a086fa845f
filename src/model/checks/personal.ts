// What git would keep for ever and must not: addresses and numbers of people, answers by row, anything of `private/`. Nothing that is found is
// printed; a place and the first letter are enough to find it again.
import { type Contact, findContacts } from '../../text/contacts.ts';
import type { Diagnostic, Severity } from '../../text/diagnostic.ts';
import { type Place, placeOf, type Source, type Span } from '../../text/source.ts';
import { isPrivate, isTable, type StagedTexts } from '../staged-texts.ts';
import type { Check } from './check.ts';
import { isAddress, isShared, masked } from './contact-rules.ts';
import { rawExportIn } from './raw-export.ts';

const note = (text: string): Record<string, string> => ({ 'meetings/2026-03-05.md': `# Call\n\n${text}\n` });
const answers = 'Timestamp,What do you use?,E-mail address\n2026/03/05 12:05:19 PM GMT,Forum,ana@example.org\n';

/** How many places are told of one file, and how many files of one kind. */
const MOST = 5;
const MOST_FILES = 20;

const HISTORY =
  'if it was ever pushed or shared, it stays in the history: tell those concerned, rewrite the history (git filter-repo) and have the server drop the old one';

export const personalChecks: readonly Check[] = [
  {
    code: 'personal-data-tracked',
    finds: 'an e-mail address, phone number or IP address in a file that git tracks or has staged',
    reason:
      'what is committed stays in the history of every clone, whoever takes it out of the file later; an address or number in the group’s settings or charter counts as published, and so do those of lists and offices (list@, info@).',
    fix: 'take it out before you commit, and name people by their slug; an address of the group belongs in charter.md.',
    bad: note('Write to Ana: ana.silva@example.org'),
    good: note('Write to Ana.'),
    findStaged: findPersonal,
  },
  {
    code: 'private-tracked',
    finds: 'a file below `private/` that git tracks or has staged',
    reason: 'answers of single people lie there; with the next push everybody has them.',
    fix: 'take it out of git with `git rm --cached`; the file itself stays. Where it was pushed already, the history has to be rewritten too.',
    bad: { 'private/surveys/tools/answers.jsonl': '{"state":"complete"}\n' },
    good: { '.gitignore': 'private/\n' },
    findStaged: ({ paths }) =>
      upTo(MOST_FILES, paths.filter(isPrivate), (path, more) => ({
        code: 'private-tracked',
        severity: 'error',
        place: { path },
        message: `git tracks this file of private/${more}`,
        help: `\`git rm -r --cached private\` takes it out of the next commit and leaves the file; ${HISTORY}`,
      })),
  },
  {
    code: 'private-not-ignored',
    finds: 'surveys in a group whose `private/` git does not ignore',
    reason: 'the next `git add --all` would stage the answers of single people.',
    fix: 'put the line `private/` into .gitignore.',
    bad: { 'surveys/tools/results.md': '# Tools\n', '.gitignore': 'node_modules/\n' },
    good: { 'surveys/tools/results.md': '# Tools\n', '.gitignore': 'node_modules/\nprivate/\n' },
    findStaged: (staged) =>
      staged.has('surveys') && staged.privateIgnored() === false
        ? [
            {
              code: 'private-not-ignored',
              severity: 'error',
              place: { path: '.gitignore' },
              message: 'there are surveys, and no rule keeps private/ out of git',
              help: 'add the line `private/` to .gitignore',
            },
          ]
        : [],
  },
  {
    code: 'raw-export-tracked',
    finds: 'a table of answers by row that git tracks or has staged',
    reason: 'rows of answers identify people even without their names: most rows of a small survey are unique.',
    fix: 'take it out of git with `git rm --cached`, keep it below private/, and commit only what `wg import-survey` counts.',
    bad: { 'data/tools.csv': answers },
    good: { 'data/tools.csv': 'tool,answers\nForum,31\n' },
    findStaged: findRawExports,
  },
  {
    code: 'not-looked-into',
    finds: 'a tracked file that may hold answers and cannot be looked into',
    reason: 'a spreadsheet, or a file of more than 8 MB, is not searched for personal data.',
    fix: 'look yourself; a table can be saved as CSV.',
    findStaged: ({ unread }) =>
      upTo(
        MOST_FILES,
        unread.filter(
          ({ path, because }) => !isSheetOfAnswers(path) && (because === 'large' || path.startsWith('surveys/') || isTable(path)),
        ),
        ({ path, because }, more) => ({
          code: 'not-looked-into',
          severity: 'note',
          place: { path },
          message: `${because === 'large' ? 'too large' : 'no text'}: not searched for personal data${more}`,
          help: 'look yourself whether it holds answers or addresses of people',
        }),
      ),
  },
];

function findRawExports({ versions, unread }: StagedTexts): readonly Diagnostic[] {
  const tables = versions.flatMap(({ source }) => {
    const raw = isTable(source.path) ? rawExportIn(source.path, source.text) : undefined;
    return raw === undefined ? [] : [{ place: placeWithout(source, raw.span), because: raw.because }];
  });
  // What a tool calls its spreadsheet of answers; others are told as not looked into.
  const sheets = unread.flatMap(({ path }) =>
    isSheetOfAnswers(path) ? [{ place: { path }, because: 'answers by row, by its name' }] : [],
  );
  return upTo(MOST_FILES, [...tables, ...sheets], ({ place, because }, more) => ({
    code: 'raw-export-tracked',
    severity: 'error',
    place,
    message: `git tracks this table, which holds ${because}${more}`,
    help: `\`git rm --cached\` takes it out of the next commit; move it below private/ and read it with \`wg import-survey\`; ${HISTORY}`,
  }));
}

function isSheetOfAnswers(path: string): boolean {
  return isTable(path) && /\((?:responses|antworten|respuestas|réponses|respostas|risposte|reacties)\)/i.test(path);
}

function findPersonal({ versions, published }: StagedTexts): readonly Diagnostic[] {
  const known = new Set(published.flatMap((text) => findContacts(text).map((found) => written(text, found))));
  const told = new Map<string, Set<string>>();
  return versions.flatMap(({ source, as }) => {
    if (isTable(source.path) && rawExportIn(source.path, source.text) !== undefined) return [];
    const inSurvey = source.path.startsWith('surveys/');
    const values = told.get(source.path) ?? new Set();
    told.set(source.path, values);
    const before = new Set(values);
    const hits = contactsIn(source, inSurvey).filter((found) => {
      const value = written(source.text, found);
      if (known.has(value) || isShared(value) || before.has(value)) return false;
      values.add(value);
      return true;
    });
    const severity: Severity = inSurvey ? 'error' : 'warning';
    return upTo(MOST, hits, (hit, more) => ({
      code: 'personal-data-tracked',
      severity,
      place: placeWithout(source, hit),
      message: `${masked(hit.kind, source.text.slice(hit.start, hit.end))} in ${as === 'staged' ? 'what is staged of this file' : 'a file that git tracks'}${more}`,
      help: inSurvey
        ? `take it out; ${HISTORY}`
        : 'take it out and name the person by their slug, or, where it is an address of the group, put it into charter.md',
    }));
  });
}

/** Addresses and numbers in a text, in order. Only lines with a sign of one are looked at, so that thousands of notes cost little. */
function contactsIn({ path, text }: Source, inSurvey: boolean): readonly Contact[] {
  const found: Contact[] = [];
  if (!inSurvey && !maySign(text)) return found;
  const signs = inSurvey ? SIGNS_OF_ANY : SIGNS;
  // Accounts that people declare look like addresses on some networks.
  const declared = path.startsWith('people/') ? handlesIn(text) : undefined;
  signs.lastIndex = 0;
  for (let sign = signs.exec(text); sign !== null; sign = signs.exec(text)) {
    const start = text.lastIndexOf('\n', sign.index) + 1;
    const feed = text.indexOf('\n', sign.index);
    const end = feed === -1 ? text.length : feed;
    for (const contact of findContacts(text.slice(start, end))) {
      const at = { ...contact, start: start + contact.start, end: start + contact.end };
      const isDeclared = declared !== undefined && at.start >= declared.start && at.end <= declared.end;
      if (!isDeclared && isAddress(contact.kind, text.slice(at.start, at.end), inSurvey)) found.push(at);
    }
    signs.lastIndex = end;
  }
  return found;
}

const SIGNS = /@|\+ ?\(?\d|\d\.\d{1,3}\.\d{1,3}\.\d|[0-9a-f]::?[0-9a-f]{1,4}:[0-9a-f:]|mailto:|tel:/gi;
const SIGNS_OF_ANY = /@|\d[ ()./-]{0,3}\d{2}|\d[.:]|::|\bat\b|tel:/gi;

/** What most notes have nothing of, looked for in the cheapest way. */
function maySign(text: string): boolean {
  if (text.includes('@') || text.includes('+') || text.includes('::') || text.includes('tel:')) return true;
  return /\d\.\d{1,3}\.\d/.test(text) || /[0-9a-f]:[0-9a-f]{1,4}:[0-9a-f]{1,4}:/i.test(text);
}

function handlesIn(text: string): Span | undefined {
  const block = /^handles:[^\n]*(?:\n[ \t][^\n]*){0,200}/m.exec(text);
  return block === null ? undefined : { start: block.index, end: block.index + block[0].length };
}

function written(text: string, { start, end }: Span): string {
  return text
    .slice(start, end)
    .toLowerCase()
    .replace(/^mailto:|^@|[.,;]$/g, '');
}

/** The place of a finding, without the line that holds it. */
function placeWithout(source: Source, span: Span): Place {
  const { excerpt: _, ...place } = placeOf(source, span);
  return place;
}

/** One diagnostic for each of the first findings; the last of them says how many more there are. */
function upTo<T>(most: number, found: readonly T[], tell: (item: T, more: string) => Diagnostic): readonly Diagnostic[] {
  const rest = found.length - most;
  return found.slice(0, most).map((item, index) => tell(item, rest > 0 && index === most - 1 ? ` (and ${rest} more)` : ''));
}
