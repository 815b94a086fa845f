// The counts of a survey as they may be published: the same shape as the true ones, where a count is a number or hidden. Nothing here says
// which of the hidden cells is the small one: to say it would narrow what the others can be.
import type { QuestionKind } from './codebook.ts';
import type { Mean, TableCell } from './tables.ts';

/**
 * Why a count is not shown. `small`: it, what is left of its base, or one that would follow from it, is between 1 and k-1. `group`: those who
 * are counted are too few to be shown apart. `written`: it counts write-ins in a way that cannot be told apart from listed answers.
 */
export type Hidden = 'small' | 'group' | 'written';

/** One line of a published table. Write-ins are counted together, under the label of “other”, never by their text. */
export interface PublishedCell {
  readonly label: string;
  readonly role: TableCell['role'];
  readonly value?: number;
  /** Null where it is hidden; in a ranking those who put it first. */
  readonly count: number | null;
  /** In a ranking its mean place, to a tenth. */
  readonly rank?: number;
  readonly hidden?: Hidden;
}

export interface PublishedTable {
  readonly part: string;
  readonly question: string;
  readonly row?: string;
  readonly title: string;
  readonly kind: QuestionKind;
  readonly exclusive: boolean;
  /** Answers that are not empty; null where it is hidden, and figures are then of all. */
  readonly answered: number | null;
  readonly cells: readonly PublishedCell[];
  readonly mean?: Mean;
  /** Whether a mean is there that is not published. */
  readonly meanHidden?: true;
}

/** A group of answers. One that is not shown has no tables; its size is that of its cell in the table of the grouping question. */
export interface PublishedSlice {
  readonly label: string;
  readonly responses: number | null;
  readonly hidden?: Hidden;
  readonly tables: readonly PublishedTable[];
}

export interface PublishedBreakdown {
  readonly by: string;
  readonly slices: readonly PublishedSlice[];
}

export interface Published {
  /** Counts under it are hidden; 0 where nothing is. */
  readonly k: number;
  readonly responses: number;
  readonly partial: number;
  readonly tables: readonly PublishedTable[];
  readonly breakdowns: readonly PublishedBreakdown[];
  /** The rules that fired, each a sentence for people without a full stop. */
  readonly rules: readonly string[];
}
