// The ports through which everything above `host` sees files: texts come in, writes go out as values.
import type { Diagnostic } from './diagnostic.ts';
import type { Source } from './source.ts';

/** The text of a file, or the diagnostic that says why there is none (missing, not UTF-8, a directory, a link, no permission, too large). */
export type FileText = { readonly source: Source } | { readonly problem: Diagnostic };

/** The text of a file, where there is one. */
export function textOf(file: FileText): string | undefined {
  return 'source' in file ? file.source.text : undefined;
}

/** Reads below the group's root. Paths are relative, with `/`. Nothing throws; nothing outside the root is ever read. */
export interface Files {
  /**
   * Paths of the regular files right in a folder, sorted by code unit; empty where there is no such folder. With `deep`, all levels.
   * What is passed over is told to `passed`: a link, a device, a folder where only files are looked for, a folder that cannot be listed.
   */
  list(folder: string, deep?: boolean, passed?: (problem: Diagnostic) => void): readonly string[];
  /** Whether anything (file, folder, link) stands at the path. */
  exists(path: string): boolean;
  read(path: string): FileText;
  /** A file to be read piece by piece, of any size; or why there is none, under the same rules as `read`. */
  openBytes(path: string): FileBytes;
}

/** The bytes of a file, or the diagnostic that says why there are none. */
export type FileBytes = { readonly file: ByteFile } | { readonly problem: Diagnostic };

/** A file as bytes, however large. Nothing is held open between two readings. */
export interface ByteFile {
  /** As people know it: a path, or `standard input`. */
  readonly path: string;
  /** In bytes, when it was opened. */
  readonly size: number;
  /**
   * Hands over the whole file from its first byte, piece by piece, until the end, `stop` or a fault (which is given). A piece is only good
   * until the next one: its memory is used again. May be called several times.
   */
  read(each: (piece: Uint8Array) => undefined | 'stop'): Diagnostic | undefined;
}

/** A file to make or replace. `before` is the text that the new one was made from (undefined: there was no file); a file that differs by then is not touched. */
export interface Write {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** A file made piece by piece, for what is too large to hold as one text. It replaces what was there. */
export interface MadeWrite {
  readonly path: string;
  /** Puts the file's content in order, texts as UTF-8. A diagnostic given (or a fault of the disk) leaves every file of the outcome as it was. */
  make(put: (content: string | Uint8Array) => void): Promise<Diagnostic | undefined>;
}

/** A file that is made from others, such as a page of a site. */
export interface MadeFile {
  readonly path: string;
  readonly text: string;
}
