// What lies before somebody who codes: the answers to one question, or the challenges, with the themes and rules for them, and how codes are
// kept. Answers and their codes are in private/; challenges are in git, and so are their themes.
import type { Challenge, Survey } from '../model/group.ts';
import { challengeKind } from '../model/kinds.ts';
import type { Overview } from '../model/overview.ts';
import type { SurveyQuestion } from '../model/surveys/codebook.ts';
import { partsOf } from '../model/surveys/codebook.ts';
import { type Codes, codesPath, noCodes, printCodes, readCodes, withCodes } from '../model/surveys/codes.ts';
import type { Codable } from '../model/surveys/coding.ts';
import { answersOf } from '../model/surveys/store.ts';
import { type Rules, rulesOf } from '../model/surveys/theme-rules.ts';
import { challengeThemes, readThemes, type Theme, type ThemeBook, themesFor, themesPath } from '../model/surveys/themes.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { type Files, textOf, type Write } from '../text/files.ts';
import { setFields } from '../text/header-edit.ts';
import type { Source } from '../text/source.ts';
import type { Context, Outcome } from './command.ts';

/** Themes of items, by their ids; undefined takes an item's away. */
type CodeChanges = readonly (readonly [id: string, themes: readonly string[] | undefined])[];

export interface Desk {
  /** The words behind `wg code`. */
  readonly words: string;
  readonly title: string;
  /** What one item is: `answer`, `challenge`. */
  readonly item: string;
  readonly items: readonly Codable[];
  /** Which of them a person coded; the others were coded by the rules, or not at all. */
  readonly byHand: ReadonlySet<string>;
  /** Which of them have the codes of the rules, and no others. */
  readonly byRules: ReadonlySet<string>;
  readonly book: ThemeBook;
  /** The themes that go with it. */
  readonly themes: readonly Theme[];
  readonly rules: Rules;
  /** The file of the themes; without text where there is none yet. */
  readonly file: Source;
  readonly languages: readonly string[];
  /** Undefined for challenges. */
  readonly survey?: Survey;
  readonly question?: SurveyQuestion;
  /** Plans to keep codes, from the files as they are in that context. */
  keep(context: Context, changes: CodeChanges, by: keyof Codes): Promise<Outcome>;
}

/** The desk with the answers to a text question. */
export async function answersDesk(files: Files, survey: Survey, question: SurveyQuestion): Promise<Desk | Diagnostic> {
  const { slug, codebook } = survey;
  const questions = new Set(codebook.questions.map(({ id }) => id));
  const opened = await openThemes(files, themesPath(slug), questions);
  if ('code' in opened) return opened;
  const codes = await codesIn(files, slug);
  if ('code' in codes) return codes;
  const themes = themesFor(opened.book, question.id);
  const rules = rulesOf(themes, codebook.language);
  const hand = codes.hand.get(question.id) ?? new Map<string, readonly string[]>();
  const ruled = codes.rules.get(question.id);
  const at = partsOf(codebook).findIndex(({ key }) => key === question.id);
  const items: Codable[] = [];
  const problem = answersOf(files, slug, codebook, ({ id, answer }) => {
    const text = answer.values[at]?.text;
    if (answer.state === 'complete' && text !== undefined)
      items.push({ id, text, codes: hand.get(id), proposed: ruled?.get(id) ?? rules.propose(text) });
  });
  if (problem !== undefined) return problem;
  return {
    ...opened,
    words: `${slug} ${question.id}`,
    title: question.ask.text,
    item: 'answer',
    items,
    byHand: new Set(hand.keys()),
    byRules: new Set([...(ruled?.keys() ?? [])].filter((id) => !hand.has(id))),
    themes,
    rules,
    languages: languagesIn(survey),
    survey,
    question,
    async keep(context, changes, by) {
      const before = await codesIn(context.files, slug);
      if ('code' in before) return { diagnostics: [before], exit: 2 };
      const path = codesPath(slug);
      const after = await printCodes(withCodes(before, by, question.id, changes));
      return { writes: [{ path, before: textOf(context.files.read(path)), after }] };
    },
  };
}

/** The codes of a survey; none where there is no file yet. */
export async function codesIn(files: Files, survey: string): Promise<Codes | Diagnostic> {
  const file = files.read(codesPath(survey));
  if ('source' in file) return readCodes(file.source);
  return file.problem.code === 'missing' ? noCodes : file.problem;
}

/** The languages that a survey speaks, its main one first. */
function languagesIn({ codebook }: Survey): readonly string[] {
  const others = codebook.questions.flatMap(({ ask }) => [...ask.in.keys()]);
  return [...new Set([...(codebook.language === undefined ? [] : [codebook.language]), ...others])];
}

async function openThemes(
  files: Files,
  path: string,
  questions?: ReadonlySet<string>,
): Promise<{ readonly book: ThemeBook; readonly file: Source } | Diagnostic> {
  const there = files.read(path);
  if ('problem' in there && there.problem.code !== 'missing') return there.problem;
  const file = 'source' in there ? there.source : { path, text: '' };
  const book = await readThemes(file, questions);
  return book.diagnostics.find(({ severity }) => severity === 'error') ?? { book, file };
}

/** The desk with the challenges of a group. Their language is that of the first survey that says one, else English. */
export async function challengesDesk(files: Files, { group }: Overview): Promise<Desk | Diagnostic> {
  const opened = await openThemes(files, challengeThemes);
  if ('code' in opened) return opened;
  const language = group.surveys.find(({ codebook }) => codebook.language !== undefined)?.codebook.language ?? 'en';
  const { themes } = opened.book;
  const rules = rulesOf(themes, language);
  const textOf = ({ fields: { title = '' }, body }: Challenge): string =>
    body.trim().startsWith(title) ? body.trim() : `${title}\n\n${body.trim()}`;
  const items = group.challenges.map((challenge) => {
    const text = textOf(challenge);
    return { id: challenge.slug, text, codes: challenge.fields.themes, proposed: rules.propose(text) };
  });
  return {
    ...opened,
    words: 'challenges',
    title: 'What communities find hard',
    item: 'challenge',
    items,
    byHand: new Set(items.flatMap(({ id, codes }) => (codes === undefined ? [] : [id]))),
    byRules: new Set<string>(),
    themes,
    rules,
    languages: [language],
    async keep(context, changes) {
      const writes: Write[] = [];
      for (const [id, codes] of changes) {
        const there = context.files.read(`challenges/${id}.md`);
        if ('problem' in there) return { diagnostics: [there.problem], exit: 2 };
        const { path, text } = there.source;
        const after = await setFields(there.source, [['themes', codes]], Object.keys(challengeKind.fields));
        if (typeof after !== 'string') return { diagnostics: [after], exit: 2 };
        if (after !== text) writes.push({ path, before: text, after });
      }
      return { writes };
    },
  };
}
