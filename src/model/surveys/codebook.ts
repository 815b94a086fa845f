// A survey's codebook: what was asked and what could be answered. The questionnaire and the key to its answers are one thing.
// Knows nothing of files, exports or counts.

export const questionKinds = ['single', 'multiple', 'scale', 'grid', 'ranking', 'number', 'text'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** The phases of a survey, in the order in which it goes through them. */
export const phases = ['draft', 'review', 'open', 'closed', 'analysed'] as const;
export type Phase = (typeof phases)[number];

/** A wording in the survey's main language, with its translations by language tag (BCP 47). */
export interface Wording {
  readonly text: string;
  readonly in: ReadonlyMap<string, string>;
}

/** What may be chosen. `also` are other wordings that count as this one: earlier labels, or write-ins that mean the same. */
export interface Choice {
  readonly label: Wording;
  readonly role: 'option' | 'other' | 'not-applicable' | 'prefer-not';
  /** The number that it stands for in a mean: points of a scale, ordered answers. */
  readonly value?: number;
  readonly also: readonly string[];
  /** Of a point of a scale that is written as a number: the words at its side, which the label has in brackets. */
  readonly end?: Wording;
}

/** One row of a grid, answered like a question of its own. */
export interface GridRow {
  readonly id: string;
  readonly label: Wording;
}

export interface SurveyQuestion {
  /** A slug, unique in the survey. */
  readonly id: string;
  readonly ask: Wording;
  readonly kind: QuestionKind;
  /** In the order in which they are shown; for a scale its points, for a ranking what is ranked; none for number and text. */
  readonly choices: readonly Choice[];
  /** Rows of a grid; empty for every other kind. */
  readonly rows: readonly GridRow[];
  /** Several choices in one answer: `multiple`, and a grid of checkboxes. */
  readonly several: boolean;
  readonly required: boolean;
  /** Whether results may be broken down by it. */
  readonly group: boolean;
  /** Whether it asks for what some would rather not say; such a question needs a way not to. */
  readonly sensitive: boolean;
  /** Milestones and guidelines, by id, that the answers are for. */
  readonly informs: readonly string[];
  /** Column headers under which exports have it, where they are not the wording. */
  readonly headers: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
}

/** The questions of a survey with what is needed to read answers to them. */
export interface Codebook {
  readonly title: string;
  /** Main language, a BCP 47 tag; undefined where it is not said. */
  readonly language: string | undefined;
  readonly questions: readonly SurveyQuestion[];
}

/** A question, or one row of a grid: what has one answer. Its key is the question's id, followed by `.` and the row's id. */
export interface Part {
  readonly key: string;
  readonly question: SurveyQuestion;
  readonly row?: GridRow;
}

/** The parts of a codebook in the order of the questionnaire. */
export function partsOf(codebook: Codebook): readonly Part[] {
  return codebook.questions.flatMap((question) =>
    question.kind === 'grid'
      ? question.rows.map((row) => ({ key: `${question.id}.${row.id}`, question, row }))
      : [{ key: question.id, question }],
  );
}
