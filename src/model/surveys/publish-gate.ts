// When results may be written anew. Who compares two versions of them in git learns what came between; so at least k answers come between.

/** How the answers kept stand to the results in git. Only complete answers count. */
export interface Standing {
  /** The smallest number that is published, from the codebook. */
  readonly k: number;
  /** Complete answers kept, with those that the results do not hold yet. */
  readonly answers: number;
  /** Of these, the ones that came or were edited since the results were written. */
  readonly pending: number;
  /** Answers that the results in git hold; 0 where there are none. */
  readonly published: number;
  /** Whether this clone knows which ones those are. */
  readonly known: boolean;
  /** Whether no more answers come: the survey is closed or analysed. */
  readonly closed: boolean;
  /** `--all-answers`. */
  readonly all: boolean;
}

/** What the results are to hold, and why, in a sentence for the analyst (none where there is nothing to say). */
export interface Verdict {
  /** `all`: every answer kept. `same`: the answers that they hold already. `untouched`: the file in git stays as it is. */
  readonly publish: 'all' | 'same' | 'untouched';
  /** Complete answers that are kept and not in the results. */
  readonly held: number;
  readonly words: string | undefined;
}

/** Decides by count alone: never by what was answered. */
export function gate(standing: Standing): Verdict {
  const { k, answers, pending, published, known, all } = standing;
  const enough = Math.max(1, k);
  if (all && (pending > 0 || !known)) return { publish: 'all', held: 0, words: warningOf(standing, enough) };
  if (!known) {
    if (pending >= enough && Math.abs(answers - published) >= enough) return { publish: 'all', held: 0, words: undefined };
    const words =
      `the results stay as they are: they hold ${answersIn(published)}, this import has ${answers}, and which of them are the same cannot be told here; ` +
      `they are written again when the numbers differ by ${enough}, or with --all-answers`;
    return { publish: 'untouched', held: 0, words };
  }
  if (pending >= enough) return { publish: 'all', held: 0, words: undefined };
  const publish = published === 0 ? 'untouched' : 'same';
  return { publish, held: pending, words: pending === 0 ? undefined : heldWords(standing, enough) };
}

function heldWords({ pending, published, closed }: Standing, enough: number): string {
  if (published === 0) {
    return closed
      ? `no results are published: ${answersIn(pending)} came, and fewer than ${enough} would show what single people said; --all-answers says otherwise`
      : `no results yet: ${answersIn(pending)} so far, results are written from ${enough} on`;
  }
  const why = `${pending === 1 ? 'it' : 'they'} would be seen by comparing the results with those before`;
  return closed
    ? `${answersIn(pending)} that came last ${isAre(pending)} held out of the results: ${why}; --all-answers takes ${pending === 1 ? 'it' : 'them'} in all the same`
    : `${answersIn(pending)} new or edited, not in the results yet: ${why}; they come in when there are ${enough}`;
}

function warningOf({ pending, known }: Standing, enough: number): string | undefined {
  if (!known || pending >= enough) return undefined;
  return `the results now hold all answers; whoever compares them with those before learns what the last ${pending === 1 ? 'one' : pending} said`;
}

function answersIn(n: number): string {
  return n === 1 ? '1 answer' : `${n} answers`;
}

function isAre(n: number): string {
  return n === 1 ? 'is' : 'are';
}
