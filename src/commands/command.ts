// What a command is: a record of words (for help, docs and completion) and a pure function from group and input to an outcome.
// It knows no disk, git, terminal or clock; main gives what comes in and acts on what comes out.

import type { Document } from '../report/document.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { FileBytes, Files, FileText, MadeFile, MadeWrite, Write } from '../text/files.ts';
import type { Key } from '../text/key.ts';
import type { LocalAnswer, LocalRequest } from '../text/loopback.ts';
import type { Question } from '../text/question.ts';
import type { Staged } from '../text/staged.ts';
import type { Versions, Watched } from '../text/versions.ts';
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

export type Completion =
  | 'file'
  | 'action'
  | 'milestone'
  | 'person'
  | 'community'
  | 'meeting'
  | 'survey'
  | 'any-id'
  | 'reading'
  | 'check'
  | 'report';

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
  /** Whether nothing will be written, whatever the outcome says. */
  readonly dryRun: boolean;
  /** Whether a person is there who can be asked; questions that need not be answered are for them only. */
  readonly asks: boolean;
  /** Name of the root folder, for `init` where no name was given. */
  readonly rootName: string;
  /** The as-of day: `--today`, else SOURCE_DATE_EPOCH, else today in the zone given (the group's). */
  today(zone: string | undefined): Day;
  /** A file named on the command line, from the current folder, wherever it is; `-` is standard input. The source's path is relative to the root where it lies below it. */
  readFile(name: string): Promise<FileText>;
  /** The same as bytes, for large files and foreign encodings. Standard input is held in memory, so that its size has a limit. */
  openFile(name: string): Promise<FileBytes>;
  /** Keyed hashes (HMAC-SHA-256, RFC 2104) of texts, as 43 characters of base64url. The key is one that `newKey` gave. */
  keyedHash(key: string): (text: string) => string;
  /** A new secret: 32 random bytes as base64url. */
  newKey(): string;
  /** A path named on the command line as a path from the group's root, '' for the root itself; undefined where it lies outside. */
  pathFromRoot(name: string): string | undefined;
  /** Git's facts; `problem` where git is missing or the repository is unusual, in plain words. */
  git(): GitFacts;
  /** Progress of long work, shown on a terminal only. */
  progress(done: number, total: number, what: string): void;
}

export interface GitFacts {
  readonly inRepository: boolean;
  readonly problem?: string;
  readonly user: () => { readonly name?: string; readonly email?: string; readonly me?: string };
  /** What is tracked or staged below the group's root; undefined where there is no git, or it cannot tell. */
  readonly staged: () => Staged | undefined;
  /** The first-parent history of folders below the group's root; undefined where there is no git, no commit, or git cannot tell. `zone` is where days begin. */
  readonly history: (folders: Watched, zone: string) => Versions | undefined;
  /** The commit that a name (a branch, a tag, the start of an id) stands for. */
  readonly commitNamed: (name: string) => { readonly id: string; readonly seconds: number } | undefined;
  /** Where the repository is kept for all, the branch that readers see there, and the group's folder in it ('' for the first); undefined where no remote is set. */
  readonly remote: () => { readonly url: string; readonly branch: string | undefined; readonly folder: string } | undefined;
  /** The day of a moment (seconds since 1970, UTC) in a zone. */
  readonly dayOf: (seconds: number, zone: string) => string;
}

/** What a command did or wants: files to write, what to print, what is wrong. Main prints, writes and exits by it. */
export interface Outcome {
  /** In order; the one that makes the others visible last. */
  readonly writes?: readonly Write[];
  /** Large files, written before the others and made visible together with them, first. A path stands here or in `writes`, not in both. */
  readonly makes?: readonly MadeWrite[];
  /** A folder of files that are made from others and can always be made again; as it was named on the command line. Written after all else. */
  readonly folder?: MadeFolder;
  /** Make a git repository at the root first. */
  readonly initGit?: boolean;
  /** The result: text as it is, a document in the format asked for, or (with --json) `json`. */
  readonly result?: {
    /** Problems that are the result itself: printed before the text. */
    readonly problems?: readonly Diagnostic[];
    readonly text?: string;
    readonly document?: Document;
    readonly json?: unknown;
    /** A dry run shows it too, in the place of what would change. */
    readonly previews?: true;
  };
  /** What was found out on the way: said on stderr, in a dry run too. */
  readonly found?: readonly string[];
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

/** A folder that is brought up to date: `what` is in it, in the plural (“pages”), for what is said of it. */
interface MadeFolder {
  readonly path: string;
  readonly what: string;
  /** Its files, each made when it is asked for. */
  files(): AsyncIterable<MadeFile>;
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
  /** Options with which it writes, where it does not without them. */
  readonly writesWith?: readonly string[];
  /** Formats other than `json` that its document suits; without it there is no --format. */
  readonly formats?: readonly string[];
  run(context: Context, input: Input): Promise<Outcome>;
  /** A conversation, where the input asks for nothing that `run` can do alone and a person is at the terminal. */
  readonly converse?: {
    is(input: Input): boolean;
    run(context: Context, input: Input, talk: Talk): Promise<Outcome>;
  };
  /** What comes after `run`, where that found nothing wrong: goes on until it is stopped. */
  serve?(input: Input, serving: Serving): Promise<Outcome>;
}

/** What a command that goes on until it is stopped is given. */
export interface Serving {
  /** The files as they are now. */
  context(): Context;
  /** Begins to answer requests on this machine, on the port or one of the next; its address, or why there is none. */
  listen(
    port: number,
    answer: (request: LocalRequest) => Promise<LocalAnswer>,
  ): Promise<{ readonly url: string } | { readonly problem: string }>;
  /** Waits until files of the group changed, or until whoever started it stops it. */
  next(): Promise<'changed' | 'stopped'>;
  /** Tells all pages that are open that something changed. */
  push(): void;
  /** Says a line on standard error. */
  say(line: string): Promise<void>;
}

/** Whoever sits at the terminal, as a conversation has them. */
export interface Talk {
  /** Columns of the terminal. */
  readonly width: number;
  /** The next key; undefined when no more can come. */
  key(): Promise<Key | undefined>;
  /** Shows text as it is, on standard error; what could move the cursor is made visible. */
  show(text: string): Promise<void>;
  /** Writes what a plan gives, at once, under the lock; why nothing was written, in a sentence. The plan is given the files as they are then. */
  save(plan: (context: Context) => Promise<Outcome>): Promise<string | undefined>;
}

/** One line of the list of commands: light enough to be there at every start; the record is loaded when the command is named, or for help. */
export interface Listed {
  readonly name: string;
  /** The heading in `wg help`; a command without one is not shown. */
  readonly group?: string;
  load(): Promise<Command>;
}
