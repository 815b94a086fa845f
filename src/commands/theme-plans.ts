// Plans that change what stands in git about free text: a new theme, a released quotation, counts of themes in the results.
import type { Survey } from '../model/group.ts';
import { sameWords } from '../model/similar.ts';
import type { Answer } from '../model/surveys/answer.ts';
import { answersInResults } from '../model/surveys/answers-in-results.ts';
import { partsOf } from '../model/surveys/codebook.ts';
import { redact } from '../model/surveys/personal-values.ts';
import { readResults } from '../model/surveys/read-results.ts';
import { printResults, resultsPath, withThemes } from '../model/surveys/results.ts';
import { smallest } from '../model/surveys/smallest.ts';
import { type ThemeTally, themeTally } from '../model/surveys/theme-counts.ts';
import { withNewQuote, withNewTheme } from '../model/surveys/theme-edit.ts';
import { readThemes, type Theme, themesKind, themesPath } from '../model/surveys/themes.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { type Files, textOf, type Write } from '../text/files.ts';
import { slugOf } from '../text/slug.ts';
import type { Day } from '../time/day.ts';
import { codesIn, type Desk } from './coding-desk.ts';
import type { Context, Outcome } from './command.ts';
import { missingSchema } from './schema-file.ts';

/** Plans a theme of this title; the one that is there, where one has it. `text` is that of the file as planned so far. */
export async function planTheme(
  context: Context,
  desk: Desk,
  title: string,
  text?: string,
): Promise<{ readonly outcome: Outcome; readonly theme?: Pick<Theme, 'id' | 'title'> }> {
  const there = context.files.read(desk.file.path);
  const source =
    text !== undefined ? { path: desk.file.path, text } : 'source' in there ? there.source : { path: desk.file.path, text: '' };
  const { themes } = await readThemes(source);
  const same = themes.find((theme) => sameWords(theme.title) === sameWords(title));
  if (same !== undefined) return { outcome: { said: [`there is a theme “${same.title}” already; nothing was changed`] }, theme: same };
  const theme = { id: slugOf(title, new Set(themes.map(({ id }) => id))), title };
  const after = await withNewTheme(source, theme);
  if (typeof after !== 'string') return { outcome: { diagnostics: [after], exit: 2 } };
  const write = { path: source.path, before: textOf(there), after };
  return { outcome: { writes: [...missingSchema(context, themesKind, 'themes'), write] }, theme };
}

/** Plans several themes in one file; those that are there already are told. */
export async function planThemes(
  context: Context,
  desk: Desk,
  titles: readonly string[],
): Promise<{ readonly outcome: Outcome; readonly made: readonly Pick<Theme, 'id' | 'title'>[] }> {
  const made: Pick<Theme, 'id' | 'title'>[] = [];
  const said: string[] = [];
  const schema: Write[] = [];
  let write: Write | undefined;
  for (const title of titles) {
    const plan = await planTheme(context, desk, title, write?.after);
    const { writes = [], diagnostics } = plan.outcome;
    if (diagnostics !== undefined) return { outcome: plan.outcome, made: [] };
    said.push(...(plan.outcome.said ?? []));
    const last = writes.at(-1);
    if (last === undefined || plan.theme === undefined) continue;
    made.push(plan.theme);
    if (write === undefined) schema.push(...writes.slice(0, -1));
    write = { ...last, before: write === undefined ? last.before : write.before };
  }
  return { outcome: { said, ...(write && { writes: [...schema, write] }) }, made };
}

/** What is to be released. */
export interface Release {
  /** Short id of the answer. */
  readonly answer: string;
  readonly theme: string;
  /** The words; the whole answer where none are given. */
  readonly words: string | undefined;
  readonly by: string;
  readonly date: Day;
}

/** Plans to release words of an answer: what they say of people is taken out, and no answer is named. */
export async function planRelease(desk: Desk, { answer, theme, words, by, date }: Release): Promise<Outcome> {
  const { question } = desk;
  if (question === undefined) return { usage: '--release is for answers to a survey; challenges are in git already' };
  const item = desk.items.find(({ id }) => id === answer);
  if (item === undefined) return { usage: `there is no answer \`${answer}\`; wg code ${desk.words} --list has their ids` };
  if (!desk.themes.some(({ id }) => id === theme)) return { usage: strangeTheme(desk, theme) };
  const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const said = oneLine(words ?? item.text);
  if (said === '' || !oneLine(item.text).includes(said))
    return { usage: 'these words do not stand so in the answer; a quotation is word for word' };
  const { text, found } = redact(said);
  const after = await withNewQuote(desk.file, { theme, question: question.id, text, by, date });
  if (typeof after !== 'string') return { diagnostics: [after], exit: 2 };
  if (desk.book.quotes.some((quote) => quote.question === question.id && quote.text === text))
    return { said: ['these words were released before; nothing was changed'] };
  const left = [...found.values()].reduce((sum, n) => sum + n, 0);
  return {
    writes: [{ path: desk.file.path, before: desk.file.text === '' ? undefined : desk.file.text, after }],
    said: [
      `released into ${desk.file.path}: “${text}”`,
      ...(left > 0 ? [`${left} of it identified somebody, and was left out`] : []),
      'read it once more as somebody who knows those who answered: who is meant must not be told by it',
    ],
    next: [`wg code ${desk.survey?.slug ?? ''} --publish`],
  };
}

/** A sentence about a theme that is not there. */
export function strangeTheme(desk: Desk, id: string): string {
  const there = desk.themes.map((theme) => theme.id).join(', ');
  return `there is no theme \`${id}\`${desk.question === undefined ? '' : ` for ${desk.question.id}`}; ${there === '' ? '--new-theme TITLE makes one' : `there is ${there}`}`;
}

/** Counts themes over answers: those that it is handed, by the themes and codes of a survey. A diagnostic where these cannot be read. */
export async function openThemeTally(
  files: Files,
  { slug, codebook }: Survey,
): Promise<{ add(id: string, answer: Answer): void; tables: ThemeTally['tables'] } | Diagnostic> {
  const file = files.read(themesPath(slug));
  if ('problem' in file && file.problem.code !== 'missing') return file.problem;
  const book = 'source' in file ? await readThemes(file.source) : { themes: [] };
  const codes = await codesIn(files, slug);
  if ('code' in codes) return codes;
  const tally = themeTally(codebook, book, codes);
  const texts = partsOf(codebook).flatMap(({ key, question }, index) => (question.kind === 'text' ? [{ key, index }] : []));
  return {
    add(id, answer) {
      if (answer.state !== 'complete') return;
      for (const { key, index } of texts) if (answer.values[index]?.text !== undefined) tally.add(key, id);
    },
    tables: tally.tables,
  };
}

/** Plans to write the counts of themes, and what was released, into the results: over the answers that these hold already, so that no new one shows. */
export async function planPublishing(context: Context, survey: Survey): Promise<Outcome> {
  const { files } = context;
  const { slug, codebook, fields } = survey;
  const [json, page] = [files.read(resultsPath(slug)), files.read(resultsPath(slug, 'md'))];
  if ('problem' in json)
    return json.problem.code === 'missing'
      ? { usage: `${slug} has no results yet; wg import-survey FILE makes them, and themes come in after that` }
      : { diagnostics: [json.problem], exit: 2 };
  const results = readResults(json.source);
  if ('problem' in results) return { diagnostics: [results.problem], exit: 2 };
  const tally = await openThemeTally(files, survey);
  if ('code' in tally) return { diagnostics: [tally], exit: 2 };
  const problem = answersInResults(files, slug, codebook, ({ id, answer }) => tally.add(id, answer));
  if (problem !== undefined) return { diagnostics: [problem], exit: 2 };
  const book = await bookOf(files, slug);
  const titles = new Map(book.themes.map(({ id, title }) => [id, title]));
  const quotes = book.quotes.map(({ question, theme, text }) => ({
    question,
    theme: titles.get(theme) ?? theme,
    text: redact(text.replace(/\s+/g, ' ')).text,
  }));
  const { k, reason } = smallest(fields);
  const after = withThemes(results, tally.tables(), quotes, { k, reason });
  const { resultsPage } = await import('../report/survey/page.ts');
  const { printMarkdown } = await import('../report/formats/markdown.ts');
  const writes: readonly Write[] = [
    { path: resultsPath(slug), before: json.source.text, after: printResults(after) },
    {
      path: resultsPath(slug, 'md'),
      before: textOf(page),
      after: printMarkdown(resultsPage(after, { madeBy: 'wg import-survey' })),
    },
  ];
  const changed = writes.filter((write) => write.before !== write.after).map(({ path }) => path);
  return {
    writes,
    found: after.rules.filter((rule) => rule.startsWith('of themes')),
    said: [changed.length === 0 ? 'the results have these themes already; nothing was changed' : `changed ${changed.join(', ')}`],
    next: [`wg report survey ${slug}`],
  };
}

async function bookOf(files: Files, slug: string): Promise<Awaited<ReturnType<typeof readThemes>>> {
  const file = files.read(themesPath(slug));
  return 'source' in file ? readThemes(file.source) : { themes: [], quotes: [], diagnostics: [] };
}
