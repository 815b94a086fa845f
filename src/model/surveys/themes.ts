// themes.yaml: the codebook of themes for free text, with the rules that propose them and the quotations that somebody released. It is in git,
// and names no answer: which answer has which theme is kept in private/ (see codes.ts).
import type { Diagnostic } from '../../text/diagnostic.ts';
import { readDocument } from '../../text/fields.ts';
import { placeOf, type Source } from '../../text/source.ts';
import { scalarText, type YamlNode } from '../../text/yaml-node.ts';
import type { Day } from '../../time/day.ts';
import { type Nested, prose, records } from '../nested-fields.ts';
import { day, type Field, lineOf, lineSchema, readRecord, recordKind, required, text, texts } from '../record.ts';
import { type Pattern, parsePattern } from './theme-pattern.ts';

/** Words by language; those under '' are in the main language of the survey. */
type WordLists = ReadonlyMap<string, readonly string[]>;

/** A theme with the rules that propose it. */
export interface Theme {
  /** A slug, unique in the file. */
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  /** The questions that it is for; all where none is named. */
  readonly questions: readonly string[];
  readonly words: WordLists;
  readonly patterns: readonly Pattern[];
}

/** What somebody said, in words that may be published. */
export interface Quote {
  readonly theme: string;
  readonly question: string;
  readonly text: string;
  readonly by?: string;
  readonly date?: Day;
}

/** What the file says, with all that is wrong in it. */
export interface ThemeBook {
  readonly themes: readonly Theme[];
  readonly quotes: readonly Quote[];
  readonly diagnostics: readonly Diagnostic[];
}

const listSchema = { anyOf: [lineSchema, { type: 'array', items: lineSchema }] };

function listIn(node: YamlNode): readonly string[] | undefined {
  if (node.kind === 'map') return undefined;
  const lines = node.kind === 'list' ? node.items.map(lineOf) : node.value === null ? [] : [lineOf(node)];
  return lines.every((line) => line !== undefined) ? lines : undefined;
}

function wordLists(describe: string): Field<WordLists> {
  return {
    describe,
    expected: 'a list of words, or one for each language: `{en: [time], de: [Zeit]}`',
    schema: { anyOf: [...listSchema.anyOf, { type: 'object', additionalProperties: listSchema }] },
    read(node) {
      if (node.kind !== 'map') {
        const words = listIn(node);
        return words && new Map([['', words]]);
      }
      const lists = node.entries.map(({ key, value }) => [key.toLowerCase().split('-')[0] ?? '', listIn(value)] as const);
      return lists.every((list): list is readonly [string, readonly string[]] => list[1] !== undefined) ? new Map(lists) : undefined;
    },
  };
}

export const themeKind = recordKind('theme', {
  id: required(text('a short name; codes and results name the theme by it')),
  title: required(text('the theme, as results show it')),
  description: prose('what belongs to it and what does not, for those who code'),
  questions: texts('the questions that it is for, by id; all where none is given'),
  words: wordLists('words that propose it, matched by their stems; by language where answers come in several'),
  patterns: texts('patterns that propose it: words with `*`, "phrases", `|` for or, NOT'),
});

export const quoteKind = recordKind('quotation', {
  theme: required(text('the theme that it stands for')),
  question: required(text('the question that was answered')),
  text: required(prose('the words that may be published')),
  by: text('who released it: a person, by slug or name'),
  date: day('when it was released'),
});

export const themesKind = recordKind('codebook of themes', {
  themes: records('the themes, in the order in which results show them', themeKind),
  quotes: records('quotations that may be published', quoteKind),
});

/** Where the themes of a survey stand. */
export function themesPath(survey: string): string {
  return `surveys/${survey}/themes.yaml`;
}

/** Where the themes of challenges stand. */
export const challengeThemes = 'challenges/themes.yaml';

/** Reads the text of a themes.yaml. `questions` are those that it may name; without it none is known, as of challenges. */
export async function readThemes(source: Source, questions?: ReadonlySet<string>): Promise<ThemeBook> {
  const read = await readDocument(source);
  const { values, diagnostics } = readRecord(themesKind, source, read.fields);
  const problems: Diagnostic[] = [];
  const tell = (code: string, node: YamlNode | undefined, message: string, help: string): void => {
    const place = node === undefined ? { path: source.path, line: 1 } : placeOf(source, node.span);
    if (problems.length < MOST_TOLD) problems.push({ code, severity: 'error', place, message, help });
  };
  const themes: Theme[] = [];
  const ids = new Set<string>();
  for (const record of values.themes ?? []) {
    const theme = themeOf(record, tell);
    if (theme === undefined) continue;
    const { nodes } = record;
    if (!ID.test(theme.id)) tell('theme-id', nodes.get('id'), `\`${theme.id}\` cannot be an id`, 'take letters, digits and hyphens');
    else if (ids.has(theme.id)) tell('theme-id', nodes.get('id'), `the theme \`${theme.id}\` stands twice`, 'give one of them another id');
    else themes.push(theme);
    ids.add(theme.id);
    const strange = theme.questions.find((id) => questions?.has(id) === false);
    if (strange !== undefined)
      tell('theme-unknown', nodes.get('questions'), `there is no question \`${strange}\``, `there is ${[...(questions ?? [])].join(', ')}`);
  }
  const quotes = (values.quotes ?? []).flatMap(({ values: { theme, question, text: words, by, date }, nodes }): readonly Quote[] => {
    if (theme === undefined || question === undefined || words === undefined) return [];
    if (!ids.has(theme)) tell('theme-unknown', nodes.get('theme'), `there is no theme \`${theme}\``, 'name one of the themes above');
    return [{ theme, question, text: words, ...(by !== undefined && { by }), ...(date !== undefined && { date }) }];
  });
  return { themes, quotes, diagnostics: read.diagnostics.length > 0 ? read.diagnostics : [...diagnostics, ...problems] };
}

/** More is not told of one file: nobody reads on. */
const MOST_TOLD = 100;

const ID = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,79}$/u;

type Tell = (code: string, node: YamlNode | undefined, message: string, help: string) => void;

function themeOf({ values, nodes }: Nested<typeof themeKind.fields>, tell: Tell): Theme | undefined {
  const { id, title, description, questions = [], words = new Map(), patterns = [] } = values;
  if (id === undefined || title === undefined) return undefined;
  const list = nodes.get('patterns');
  const read = patterns.flatMap((written, index): readonly Pattern[] => {
    const pattern = parsePattern(written);
    if (!('problem' in pattern)) return [pattern];
    const node = list?.kind === 'list' ? list.items[index] : list;
    const shown = node?.kind === 'scalar' ? scalarText(node) : written;
    tell('theme-pattern', node, `\`${shown}\` is no pattern: ${pattern.problem}`, 'for example: volunteer* | "no time" NOT "part time"');
    return [];
  });
  return { id, title, ...(description !== undefined && { description }), questions, words, patterns: read };
}

/** The themes of a book that are for a question. */
export function themesFor(book: Pick<ThemeBook, 'themes'>, question: string): readonly Theme[] {
  return book.themes.filter(({ questions }) => questions.length === 0 || questions.includes(question));
}
