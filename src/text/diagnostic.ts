// What is wrong in a file, as data. Nothing throws for bad content; problems are collected and shown together.
import type { Splice } from './edit.ts';
import type { Place } from './source.ts';

/** `error` and `warning` make a check fail with exit 1; a `note` is only said. */
export type Severity = 'error' | 'warning' | 'note';

/** One problem: `message` says what is wrong, `help` how to go on. `code` is a key of the list of checks (`wg explain CODE`). */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  readonly message: string;
  readonly help?: string;
  /** The edits of the file of its place that mend it without a choice to make; `wg check --fix` writes them. */
  readonly fix?: readonly Splice[];
}
