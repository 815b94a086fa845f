// What a form is made of, whatever it is made for: a survey's questionnaire, the languages that it speaks, and what a tool cannot show.
// Knows no tool's own rules, no files and no flags.
import type { Choice, Codebook, SurveyQuestion, Wording } from '../../model/surveys/codebook.ts';

/** A survey as it is sent. */
export interface Questionnaire {
  /** The survey's slug. */
  readonly id: string;
  /** Shown above the first question. */
  readonly intro: string | undefined;
  readonly codebook: Codebook;
}

/** What a tool refuses (`error`: no form is made) or shows otherwise than the questionnaire has it (`note`). */
export interface FormProblem {
  readonly severity: 'error' | 'note';
  /** Id of the question; undefined where it is about the survey. */
  readonly question: string | undefined;
  readonly message: string;
  readonly help?: string;
}

/** One kind of form. A text goes to standard output; bytes are a file. */
export interface FormTarget {
  readonly name: string;
  /** What it is made for, as people call it. */
  readonly tool: string;
  /** Of the file, without a dot. */
  readonly ending: string;
  /** Whether one form speaks all languages of the questionnaire; else there is one form for each. */
  readonly manyLanguages: boolean;
  /** What stands in the way, in the order of the questions. */
  problems(questionnaire: Questionnaire): readonly FormProblem[];
  /** The form. Only asked of a questionnaire without errors among its problems. The same questionnaire gives the same bytes. */
  make(questionnaire: Questionnaire): Promise<string | Uint8Array>;
}

/** The tags of the languages into which anything is translated, sorted; the main language is not among them. */
export function translations({ questions, language }: Codebook): readonly string[] {
  const tags = new Set(questions.flatMap((question) => wordingsOf(question).flatMap((wording) => [...wording.in.keys()])));
  return [...tags].filter((tag) => tag !== language).sort();
}

/** The codebook as it reads in one of its languages; what is not translated stays in the main one. */
export function codebookIn(codebook: Codebook, language: string): Codebook {
  if (language === codebook.language) return codebook;
  const word = (wording: Wording): Wording => ({ ...wording, text: wording.in.get(language) ?? wording.text });
  return {
    ...codebook,
    language,
    questions: codebook.questions.map((question) => ({
      ...question,
      ask: word(question.ask),
      choices: question.choices.map((choice) => ({
        ...choice,
        label: word(choice.label),
        ...(choice.end !== undefined && { end: word(choice.end) }),
      })),
      rows: question.rows.map((row) => ({ ...row, label: word(row.label) })),
    })),
  };
}

function wordingsOf({ ask, choices, rows }: SurveyQuestion): readonly Wording[] {
  return [ask, ...choices.map(({ label }) => label), ...rows.map(({ label }) => label)];
}

/** A scale with more points is not shown point by point: it is a number that is written, or chosen from a list. */
export const LONG_SCALE = 11;

/** The number and the words of a point of a scale that is written in numbers; undefined for what is none, such as a point in words alone. */
export function numberedPoint({ role, value, label, end }: Choice): { readonly value: number; readonly words: string } | undefined {
  if (role !== 'option' || value === undefined || (end === undefined && label.text !== String(value))) return undefined;
  return { value, words: end?.text ?? '' };
}
