// The port through which what git holds for the next commit is seen: its paths, and the texts that would be committed. Knows no git.

/** One file that the next commit has, changed or not. `blob` is the id of its content. */
export interface StagedFile {
  /** From the group's root, with `/`. */
  readonly path: string;
  readonly blob: string;
}

/** The content of a blob as text; or why there is none: it is no text, larger than what is read, or not in this clone. */
export type StagedText = { readonly text: string } | { readonly without: 'binary' | 'large' | 'missing' };

/** What is tracked or staged below the group's root. */
export interface Staged {
  readonly files: readonly StagedFile[];
  /** The blob id that a text has: tells whether a file is as it is staged. */
  blobOf(text: string): string;
  /** Texts of blobs, all asked for at once. UTF-16 and Windows-1252 are read too, so that nothing hides behind an encoding. */
  texts(blobs: readonly string[]): ReadonlyMap<string, StagedText>;
  /** Whether ignore rules cover a path; undefined where git cannot tell. */
  isIgnored(path: string): boolean | undefined;
}
