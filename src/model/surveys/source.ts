// From which columns of an export the answers to a part of the codebook come: what proposing a codebook and mapping to one both give.
import type { Codebook, Part } from './codebook.ts';
import type { Column } from './layout.ts';

/** The columns of one part. At least one of its lists is not empty, or it has a `main`. */
export interface PartSource {
  readonly part: Part;
  /** The column with the whole answer. */
  readonly main?: Column;
  /** Columns of options; without a `choice` the option is not in the codebook, and counts as a write-in by its label. */
  readonly options: readonly { readonly column: Column; readonly label: string; readonly choice: number | undefined }[];
  /** Columns of a ranking: the one of an item holds its rank, the one of a rank holds the item. */
  readonly ranks: readonly { readonly column: Column; readonly by: { readonly choice: number } | { readonly rank: number } }[];
  /** Columns with the text that goes with “other”. */
  readonly others: readonly Column[];
  readonly separators: readonly string[];
  /** Whether labels match that differ in case and spaces only. */
  readonly fold: boolean;
}

/** Something that could not be decided. `words` may be shown anywhere; `values` quotes cells, for the analyst's own screen alone. */
export interface Doubt {
  readonly words: string;
  readonly values?: string;
}

/** A codebook and where an export has its answers. */
export interface Mapping {
  readonly codebook: Codebook;
  /** By the index of the part in `partsOf`; undefined where the export lacks it. */
  readonly sources: readonly (PartSource | undefined)[];
  readonly doubts: readonly Doubt[];
}

/** The columns of a source, the main one first. */
export function columnsOfSource({ main, options, ranks, others }: PartSource): readonly Column[] {
  return [...(main === undefined ? [] : [main]), ...options.map((o) => o.column), ...ranks.map((r) => r.column), ...others];
}
