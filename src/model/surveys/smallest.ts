// From how many answers on a count is published.
import type { SurveyFields } from './survey-kind.ts';

const USUAL = 5;

/** The smallest number that is published; fewer than 5 takes a written reason. */
export function smallest({ k = USUAL, k_reason: reason }: Pick<SurveyFields, 'k' | 'k_reason'>): {
  readonly k: number;
  readonly reason: string | undefined;
} {
  return k >= USUAL || reason !== undefined ? { k, reason } : { k: USUAL, reason: undefined };
}
