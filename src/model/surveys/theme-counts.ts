// How many answers have each theme: tables like those of the questions, for the same suppression.
import type { Codebook } from './codebook.ts';
import { type Codes, codesOf } from './codes.ts';
import type { Table } from './tables.ts';
import { type ThemeBook, themesFor } from './themes.ts';

/** Counts the themes of the answers that it is handed. */
export interface ThemeTally {
  /** An answer's text to a question, by its short id. */
  add(question: string, answer: string): void;
  /** A table for each question with themes of which an answer was coded. The base is the answers with text, coded or not. */
  tables(): readonly Table[];
}

/** A tally over a codebook with its themes and codes. Themes that the file no longer has do not count. */
export function themeTally(codebook: Codebook, book: Pick<ThemeBook, 'themes'>, codes: Codes): ThemeTally {
  const counting = codebook.questions
    .filter(({ kind }) => kind === 'text')
    .map((question) => ({ question, themes: themesFor(book, question.id), counts: new Map<string, number>(), answered: 0, coded: 0 }));
  const byId = new Map(counting.map((entry) => [entry.question.id, entry]));
  return {
    add(question, answer) {
      const to = byId.get(question);
      if (to === undefined) return;
      to.answered++;
      const themes = codesOf(codes, question, answer);
      if (themes === undefined) return;
      to.coded++;
      for (const theme of new Set(themes)) to.counts.set(theme, (to.counts.get(theme) ?? 0) + 1);
    },
    tables: () =>
      counting
        .filter(({ themes, coded }) => themes.length > 0 && coded > 0)
        .map(({ question, themes, counts, answered }) => ({
          part: question.id,
          question: question.id,
          title: question.ask.text,
          // Each theme is counted like an option of which several may be chosen.
          kind: 'multiple' as const,
          answered,
          exclusive: false,
          cells: themes.map(({ id, title }) => ({ label: title, role: 'option' as const, listed: true, count: counts.get(id) ?? 0 })),
        })),
  };
}
