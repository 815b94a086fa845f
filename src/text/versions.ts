// The port through which history is seen: what each commit of the main line changed, and the texts of old versions. Knows no git.

import type { Source } from './source.ts';

/** One changed file of a commit. `from` is its earlier path where it was renamed; `after` the id of its contents, none where it went. */
export interface FileChange {
  readonly path: string;
  readonly from: string | undefined;
  readonly after: string | undefined;
}

/** One commit of the first-parent line: a merge counts as one, with all that it brought. `seconds` is the committer's time since 1970, UTC; `changes` are those in the folders that were asked for. */
export interface Commit {
  readonly id: string;
  readonly seconds: number;
  readonly subject: string;
  readonly changes: readonly FileChange[];
}

/** Folders whose files are looked at: `changes` of those files by each commit, and `states`, all of those files at one moment. */
export interface Watched {
  readonly changes: readonly string[];
  readonly states: readonly string[];
}

/** What the history of some folders tells. */
export interface Versions {
  /** The whole line, oldest first. */
  readonly commits: readonly Commit[];
  /** The clone is shallow: what was before the first of these commits is not known. */
  readonly cut: boolean;
  /** Texts by blob id; a blob that is no UTF-8 text, too large or missing is not there. */
  texts(blobs: readonly string[]): ReadonlyMap<string, string>;
  /** The day of a moment (seconds since 1970, UTC) on the group's calendar, as YYYY-MM-DD. */
  dayOf(seconds: number): string;
  /** The blobs of all files in the folders whose states are watched as they were before the commit of that index, by their paths of then. */
  filesBefore(at: number): ReadonlyMap<string, string>;
  /** The commits from that index on, with all their changes in those folders. */
  changesFrom(at: number): readonly Commit[];
  /** The index of the commit that brought a file, under whatever name; undefined where it is not committed. One that went and came back: of its last coming, or an earlier one. */
  broughtAt(path: string): number | undefined;
  /** Whether a file of the working tree has the contents of a blob. */
  isBlob(file: Source, blob: string): boolean;
}
