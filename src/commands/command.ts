// What a command is: a record of words (for help, docs and completion) and a pure function from group and input to an outcome.
// It knows no disk, git, terminal or clock; main gives what comes in and acts on what comes out.

import type { Document } from '../report/document.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Files, FileText, Write } from '../text/files.ts';
import type { Question } from '../text/question.ts';
import type { Day } from '../time/day.ts';

export interface Argument {
  readonly name: string;
  readonly description: string;
  readonly optional?: boolean;
  /** Takes all that follow. Only for the last argument. */
  readonly many?: boolean;
  /** Anything else is a usage error. */
  readonly choices?: readonly string[];
  /** What a shell may complete here. */
  readonly completes?: Completion;
}

export interface Option {
  /** Long name without dashes; the input's key. */
  readonly name: string;
  /** The word for its value in help (`day`, `words`); without it the option is a switch. */
  readonly value?: string;
  readonly description: string;
  /** May be given several times. */
  readonly many?: boolean;
  readonly choices?: readonly string[];
  readonly completes?: Completion;
}

export type Completion = 'file' | 'action' | 'milestone' | 'person' | 'meeting' | 'any-id' | 'reading' | 'check' | 'report';

/** Arguments and options as given, by name. A switch is 'yes'. Answers to questions are added under the question's name. */
export interface Input {
  /** The one value of a name; undefined where it was not given. */
  one(name: string): string | undefined;
  /** All values of a name. */
  all(name: string): readonly string[];
  has(name: string): boolean;
}

/** What a command may ask of the world. Everything is lazy; nothing here throws for bad content. */
export interface Context {
  /** Below the group's root: the nearest folder above with a `wg.yaml`, else the current folder. */
  readonly files: Files;
  /** Whether a `wg.yaml` was found. */
  readonly inGroup: boolean;
  /** Whether a person is there who can be asked; questions that need not be answered are for them only. */
  readonly asks: boolean;
  /** Name of the root folder, for `init` where no name was given. */
  readonly rootName: string;
  /** The as-of day: `--today`, else SOURCE_DATE_EPOCH, else today in the zone given (the group's). */
  today(zone: string | undefined): Day;
  /** A file named on the command line, from the current folder, wherever it is; `-` is standard input. The source's path is relative to the root where it lies below it. */
  readFile(name: string): Promise<FileText>;
  /** A path named on the command line as a path from the group's root, '' for the root itself; undefined where it lies outside. */
  pathFromRoot(name: string): string | undefined;
  /** Git's facts; `problem` where git is missing or the repository is unusual, in plain words. */
  git(): GitFacts;
  /** Progress of long work, shown on a terminal only. */
  progress(done: number, total: number, what: string): void;
}

export interface GitFacts {
  readonly inRepository: boolean;
  readonly busy?: 'merge' | 'rebase' | 'cherry-pick' | 'revert' | 'bisect';
  readonly problem?: string;
  readonly user: () => { readonly name?: string; readonly email?: string; readonly me?: string };
}

/** What a command did or wants: files to write, what to print, what is wrong. Main prints, writes and exits by it. */
export interface Outcome {
  /** In order; the one that makes the others visible last. */
  readonly writes?: readonly Write[];
  /** Make a git repository at the root first. */
  readonly initGit?: boolean;
  /** The result: text as it is, a document in the format asked for, or (with --json) `json`. */
  readonly result?: { readonly text?: string; readonly document?: Document; readonly json?: unknown };
  /** Said on stderr after the writes: what changed, where. */
  readonly said?: readonly string[];
  /** The next command one would type. */
  readonly next?: readonly string[];
  readonly diagnostics?: readonly Diagnostic[];
  /** Still to be known. Main asks them on a terminal and runs the command again; elsewhere it ends with exit 2, naming the options. */
  readonly questions?: readonly Question[];
  /** The command line is wrong: said on stderr, exit 2, nothing written. */
  readonly usage?: string;
  /** 1 where problems were found in files that the exit should tell (`check`). Diagnostics alone do not change it. */
  readonly exit?: 0 | 1 | 2;
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands, lower case, no full stop. */
  readonly summary: string;
  /** A few sentences for its own help and docs page. */
  readonly description: string;
  readonly arguments: readonly Argument[];
  readonly options: readonly Option[];
  /** Command lines that work in the example group, shown in help and docs. */
  readonly examples: readonly string[];
  /** `group`: refuses to run outside one. */
  readonly needs: 'group' | 'nothing';
  /** Takes the lock, and offers --dry-run. */
  readonly writes: boolean;
  /** Formats other than `json` that its document suits; without it there is no --format. */
  readonly formats?: readonly string[];
  run(context: Context, input: Input): Promise<Outcome>;
}

/** One line of the list of commands: light enough to be there at every start; the record is loaded when the command is named, or for help. */
export interface Listed {
  readonly name: string;
  /** The heading in `wg help`; a command without one is not shown. */
  readonly group?: string;
  load(): Promise<Command>;
}
