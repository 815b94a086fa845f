// How a CSV file is written down: what was found out about its bytes, or given on the command line. It knows nothing of what stands in it.

/** The encodings that are read. */
export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'mac-roman';

/** What is needed to read a file's records. */
export interface CsvShape {
  readonly encoding: CsvEncoding;
  /** One character between two cells. */
  readonly delimiter: string;
  /** One character around a cell; undefined where quotes are characters like any other. */
  readonly quote: string | undefined;
  /** What stands before a quote inside a quoted cell: the quote itself (RFC 4180), or another character. */
  readonly escape: string | undefined;
  /** The line ends of the first part of the file, for words about it: `LF`, `CR LF`, `CR`, `CR CR LF`, or several of these. Reading takes them all. */
  readonly lineEnds: readonly string[];
  /** Whether the first line is Excel's `sep=;`, which is no record. */
  readonly sepLine: boolean;
}

/** What a person said about a file, as written: names of encodings, delimiters as a character or a word, `none` for no quote. */
export interface CsvGiven {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly quote?: string;
  readonly escape?: string;
}
