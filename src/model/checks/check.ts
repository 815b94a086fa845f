// What a check is: a code with its reason and two example groups, which are its documentation and its test.
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Citation, Evidence } from '../evidence/evidence.ts';
import type { Mended } from '../evidence/mend.ts';
import type { Overview } from '../overview.ts';
import type { StagedTexts } from '../staged-texts.ts';

/** Files of a group by path: only those that differ from a group where nothing is wrong. */
export type ExampleFiles = Readonly<Record<string, string>>;

export interface Check {
  /** The code of its diagnostics; a word that stays. */
  readonly code: string;
  /** What it finds, in one line. */
  readonly finds: string;
  /** Why that matters. */
  readonly reason: string;
  /** How it is mended. */
  readonly fix: string;
  /** A group in which it is found, and the same one mended. Missing where no text file can show it (permissions, links, bytes). */
  readonly bad?: ExampleFiles;
  readonly good?: ExampleFiles;
  /** Looks for it. Missing where reading the files finds it. */
  find?(view: Overview): readonly Diagnostic[];
  /** Looks for it in what guidelines rest on. */
  findInEvidence?(evidence: EvidenceFound): readonly Diagnostic[];
  /** Looks for it in what git tracks or has staged; never asked where there is no git. */
  findStaged?(staged: StagedTexts): readonly Diagnostic[];
}

/** What guidelines rest on, with where the links that lead nowhere should lead, by link. */
export interface EvidenceFound extends Evidence {
  readonly mends: ReadonlyMap<Citation, Mended>;
}
