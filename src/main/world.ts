// The world as `main` is given it: the process's own, or one that a test makes.
import type { Answered } from '../host/prompt.ts';
import type { Environment } from '../host/repository.ts';
import type { DiskOps } from '../host/syscalls.ts';
import type { Question } from '../text/question.ts';

interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What a run of `wg` touches. Nothing of it is looked at before it is needed: a stream of the process costs time to open. */
export interface World {
  /** The words after the program's name. */
  readonly argv: readonly string[];
  /** The current folder, an absolute path; undefined where it is gone. */
  readonly cwd: string | undefined;
  readonly env: Environment;
  readonly stdin: NodeJS.ReadableStream & Screen;
  readonly stdout: NodeJS.WritableStream & Screen;
  readonly stderr: NodeJS.WritableStream & Screen;
  /** The disk, where it is not the real one. */
  readonly ops?: DiskOps;
  /** Makes secrets, where they are not to be random. */
  readonly newKey?: () => string;
  /** Who answers questions, where it is not whoever sits at the terminal. */
  readonly ask?: (questions: readonly Question[]) => Promise<Answered>;
}
