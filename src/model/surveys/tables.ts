// The counts of a survey: one table for each part of its codebook, and breakdowns by the questions that allow it.
// These are the true counts; what may be published of them is another module's matter.
import type { QuestionKind } from './codebook.ts';

/** One line of a table. `listed` is false for a write-in. */
export interface TableCell {
  readonly label: string;
  readonly role: 'option' | 'other' | 'not-applicable' | 'prefer-not';
  readonly listed: boolean;
  /** Answers that chose it; in a ranking those that put it first. */
  readonly count: number;
  /** The number that it stands for in the mean. */
  readonly value?: number;
  /** In a ranking its mean place, from 1, among those who ranked it. */
  readonly rank?: number;
}

/** Mean over those who gave a number: N/A and prefer-not are answers but no numbers. */
export interface Mean {
  readonly mean: number;
  readonly n: number;
  /** Sample standard deviation; undefined for n under 2. */
  readonly deviation?: number;
}

/** The answers to one part. */
export interface Table {
  /** Key of the part. */
  readonly part: string;
  readonly question: string;
  readonly row?: string;
  readonly title: string;
  readonly kind: QuestionKind;
  /** Answers that are not empty. */
  readonly answered: number;
  /** Whether each answer is in exactly one cell, so that the cells add up to `answered`. */
  readonly exclusive: boolean;
  /** In the questionnaire's order, then write-ins by count. Empty for text. */
  readonly cells: readonly TableCell[];
  /** Where one answer can be in several cells: answers that chose “other” or wrote something in, each once. */
  readonly others?: number;
  readonly mean?: Mean;
}

/** Tables of those who chose one option of a grouping question. */
export interface Slice {
  readonly label: string;
  readonly responses: number;
  readonly tables: readonly Table[];
}

export interface Breakdown {
  /** Id of the grouping question. */
  readonly by: string;
  readonly slices: readonly Slice[];
}

export interface Tables {
  /** Answers that are counted: complete ones. */
  readonly responses: number;
  /** Begun and not finished; counted apart. */
  readonly partial: number;
  readonly test: number;
  readonly tables: readonly Table[];
  readonly breakdowns: readonly Breakdown[];
}
