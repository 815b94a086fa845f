// What the columns of an export are, before any question is known: who made the file, which columns are answers and how they belong together.
// A dialect gives it from the head of the file alone; values are read later.

export const dialectNames = [
  'google-forms',
  'google-sheets',
  'microsoft-forms',
  'surveymonkey',
  'qualtrics',
  'limesurvey',
  'typeform',
  'kobo',
  'odk',
  'formbricks',
  'tally',
  'generic',
] as const;
export type DialectName = (typeof dialectNames)[number];

/** The first records of a file, headers and some rows, as cells. */
export interface Head {
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
  /** What stands in the record above the headers, where one was pasted there: the wording of questions with several columns. */
  readonly above?: readonly string[];
  /** Name of the file, for words about it only. */
  readonly name: string;
}

/** What identifies or may identify a person. Such a column is dropped and reported as a count. */
export type PersonalKind = 'email' | 'ip' | 'phone' | 'name' | 'handle' | 'place' | 'address' | 'birthday' | 'identity';

export type ColumnRole =
  /** Answers. Columns with the same `question` are one question. */
  | {
      readonly kind: 'answer';
      /** What the columns of one question share: unique in the file, not for people. */
      readonly question: string;
      /** The wording of the question, as the export has it. */
      readonly title: string;
      /** The row of a grid that this column answers. */
      readonly row?: string;
      /** One column per option: the option's label. A cell that is not empty, and does not say no (0, No, False), chooses it. */
      readonly option?: string;
      /** The column of a ranking that holds the rank of this item, or (`rank`) the item at this rank. */
      readonly ranks?: { readonly item: string } | { readonly rank: number };
      /** The text that goes with “other”. */
      readonly other?: true;
      /** A comment on the question: text, never a choice. */
      readonly comment?: true;
    }
  | { readonly kind: 'time'; readonly what: 'start' | 'end' }
  /** An id that the tool gives to a respondent: by it an edited answer is known again. */
  | { readonly kind: 'respondent' }
  /** An id of the answer (submission): the same person answering twice has two. */
  | { readonly kind: 'response' }
  | { readonly kind: 'personal'; readonly what: PersonalKind }
  /** What the tool says about the answer: status, progress, collector, duration, score, seed. Dropped. */
  | { readonly kind: 'machine' }
  /** A heading exported as a column, a nameless empty column, a chart's summary. Dropped. */
  | { readonly kind: 'nothing' };

export interface Column {
  /** From 0. */
  readonly index: number;
  /** The header as people know it, without masks; of a nameless column of a question the option or ''. */
  readonly header: string;
  readonly role: ColumnRole;
}

/** What a row is: an answer (whole, begun, a test or preview), or no answer at all, with the reason in plain words. */
export type RowKind = 'complete' | 'partial' | 'test' | { readonly skip: string };

export interface Layout {
  readonly dialect: DialectName;
  /** Records before the first answer. */
  readonly headerRows: number;
  readonly columns: readonly Column[];
  /** What may stand between several answers in one cell, the likeliest first; empty where the tool gives each option a column. */
  readonly separators: readonly string[];
  /** What kind of row this is. Blank rows are told apart by the reader before it asks. */
  rowKind(cells: readonly string[]): RowKind;
  /** A cell without what the tool puts around it (LimeSurvey's mask, a trailing separator). */
  value(cell: string, index: number): string;
  /** What could not be told from the head alone, in words for the analyst. */
  readonly doubts: readonly string[];
}

/** An export that holds no answers by row: why, and which one to take instead. */
export interface RefusedExport {
  readonly refused: string;
  readonly help: string;
}

/** One survey tool's export. Exactly one claims a file; `generic` takes what none claims. */
export interface Dialect {
  readonly name: DialectName;
  /** The tool as people call it. */
  readonly tool: string;
  /** By what it is known, in words for the docs. */
  readonly knownBy: string;
  claims(head: Head): boolean;
  layout(head: Head): Layout | RefusedExport;
}
