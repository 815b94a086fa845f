// All checks: what `wg check` looks for, `wg explain` explains and docs/checks.md lists.
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Overview } from '../overview.ts';
import type { StagedTexts } from '../staged-texts.ts';
import type { Check, EvidenceFound } from './check.ts';
import { communityChecks } from './communities.ts';
import { csvChecks } from './csv.ts';
import { evidenceChecks } from './evidence.ts';
import { fileChecks } from './files.ts';
import { guidelineChecks } from './guidelines.ts';
import { noteChecks } from './notes.ts';
import { personalChecks } from './personal.ts';
import { promiseChecks } from './promises.ts';
import { questionnaireChecks } from './questionnaires.ts';
import { reachChecks } from './reach.ts';
import { recordChecks } from './records.ts';
import { surveyChecks } from './surveys.ts';
import { themeChecks } from './themes.ts';
import { timeChecks } from './times.ts';
import { wordingChecks } from './wordings.ts';

export const checks: readonly Check[] = [
  ...noteChecks,
  ...timeChecks,
  ...promiseChecks,
  ...recordChecks,
  ...surveyChecks,
  ...questionnaireChecks,
  ...wordingChecks,
  ...themeChecks,
  ...communityChecks,
  ...evidenceChecks,
  ...guidelineChecks,
  ...reachChecks,
  ...personalChecks,
  ...fileChecks,
  ...csvChecks,
];

/** Everything that is wrong in a group, what reading found and what the checks look for; with `staged`, in what git tracks too, with `evidence` in what guidelines rest on. */
export function findProblems(view: Overview, staged?: StagedTexts, evidence?: EvidenceFound): readonly Diagnostic[] {
  return [
    ...view.diagnostics,
    ...checks.flatMap((check) => [
      ...(check.find?.(view) ?? []),
      ...(evidence === undefined ? [] : (check.findInEvidence?.(evidence) ?? [])),
      ...(staged === undefined ? [] : (check.findStaged?.(staged) ?? [])),
    ]),
  ];
}
