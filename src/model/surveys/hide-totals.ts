// Which counts of a table over all answers have to be hidden: small ones, those that leave a small rest, and those from which a hidden one
// would follow.
import { type Counted, sum } from './counted.ts';

/** What is hidden of one table. */
export interface HiddenTotals {
  readonly lines: readonly boolean[];
  /** Whether the number of those who answered is. */
  readonly answered: boolean;
}

/** Hides what has to be hidden among `responses` answers. */
export function hideTotals(counted: Counted, responses: number, k: number): HiddenTotals {
  const { of, answered } = counted;
  // So few answers are people rather than figures.
  if (responses < k) return { lines: of.map(() => true), answered: true };
  const silent = responses - answered;
  const answeredSecret = isSmall(answered, k) || isSmall(silent, k);
  const secret = of.map(
    (count, at) => at === counted.uncounted || isSmall(count, k) || isSmall(answered - count, k) || isSmall(responses - count, k),
  );
  // Where hardly anybody chose twice, the counts add up nearly to those who answered, and who takes them to do so is hardly wrong.
  const twice = sum(of) - answered;
  const addsUp = counted.exclusive || (twice >= 0 && twice < k);
  if (!addsUp || of.length === 0) return { lines: secret, answered: answeredSecret };
  // Those who did not answer are a line like the others: all lines add up to the responses.
  const counts = [...of, silent];
  const hidden = [...secret, answeredSecret];
  while (hidden.includes(true) && !isCovered(counts, hidden, k)) {
    const next = nextToHide(counts, hidden);
    if (next === undefined) break;
    hidden[next] = true;
  }
  return { lines: hidden.slice(0, -1), answered: hidden.at(-1) === true };
}

/** Whether a count is one that may not be known: from 1 to k-1. */
export function isSmall(count: number, k: number): boolean {
  return count >= 1 && count < k;
}

/** Whether each hidden count can be anything from 0 to k or more. */
function isCovered(counts: readonly number[], hidden: readonly boolean[], k: number): boolean {
  const all = counts.filter((_, at) => hidden[at]);
  return all.length >= 2 && sum(all) >= k;
}

/** The smallest count that is shown and not 0; those who did not answer last, as without them no share of those who did is left. */
function nextToHide(counts: readonly number[], hidden: readonly boolean[]): number | undefined {
  const last = counts.length - 1;
  const shown = counts.map((count, at) => ({ count, at })).filter(({ count, at }) => !hidden[at] && count > 0);
  const [first] = shown.sort((a, b) => Number(a.at === last) - Number(b.at === last) || a.count - b.count || a.at - b.at);
  return first?.at ?? (hidden.includes(false) ? hidden.indexOf(false) : undefined);
}
