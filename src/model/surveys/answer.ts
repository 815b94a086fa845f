// One answer to a survey as it is kept and counted: a value for each part of the codebook, and nothing that says whose it is.
import type { Day } from '../../time/day.ts';

/** What was answered to one part. Indexes are those of the question's choices. Values are shared between answers; nobody changes one. */
export interface Value {
  /** Chosen, in the questionnaire's order; for a ranking in the order of preference. */
  readonly chosen: readonly number[];
  /** Write-ins: what was written where an option was expected. */
  readonly written: readonly string[];
  readonly number?: number;
  readonly text?: string;
}

export type AnswerState = 'complete' | 'partial' | 'test';

export interface Answer {
  readonly state: AnswerState;
  /** Day on which it came; undefined where the export does not say or it is not kept. */
  readonly day: Day | undefined;
  /** By the index of the part in `partsOf`; undefined where nothing was answered. */
  readonly values: readonly (Value | undefined)[];
}
