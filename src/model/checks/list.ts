// All checks: what `wg check` looks for, `wg explain` explains and docs/checks.md lists.
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Overview } from '../overview.ts';
import type { Check } from './check.ts';
import { fileChecks } from './files.ts';
import { noteChecks } from './notes.ts';
import { promiseChecks } from './promises.ts';
import { recordChecks } from './records.ts';
import { timeChecks } from './times.ts';

export const checks: readonly Check[] = [...noteChecks, ...timeChecks, ...promiseChecks, ...recordChecks, ...fileChecks];

/** Everything that is wrong in a group, what reading found and what the checks look for. */
export function findProblems(view: Overview): readonly Diagnostic[] {
  return [...view.diagnostics, ...checks.flatMap((check) => check.find?.(view) ?? [])];
}
