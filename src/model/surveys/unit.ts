// Columns that hold one answer together: a question's column, its columns of options, its write-ins. Knows the layout, not the values.
import type { Column, Layout } from './layout.ts';

/** What is answered at once: a question, or one row of a grid. At least one of its lists is not empty. */
export interface Unit {
  /** What the columns of its question share. */
  readonly question: string;
  readonly title: string;
  readonly row?: string;
  /** The column with the whole answer. */
  readonly main?: Column;
  /** A column for each option, with its label. */
  readonly options: readonly { readonly column: Column; readonly label: string }[];
  /** Columns of a ranking. */
  readonly ranks: readonly { readonly column: Column; readonly by: { readonly item: string } | { readonly rank: number } }[];
  /** Columns with the text that goes with “other”. */
  readonly others: readonly Column[];
  /** Whether it is a comment on the question: text of its own. */
  readonly comment: boolean;
}

interface Draft {
  question: string;
  title: string;
  row?: string;
  main?: Column;
  options: { column: Column; label: string }[];
  ranks: { column: Column; by: { item: string } | { rank: number } }[];
  others: Column[];
  comment: boolean;
}

/** The units of a layout in the order of their first columns. */
export function unitsOf(layout: Layout): readonly Unit[] {
  const units = new Map<string, Draft>();
  for (const column of layout.columns) {
    const { role } = column;
    if (role.kind !== 'answer') continue;
    const fresh = (key: string, comment = false): Draft => {
      const draft: Draft = {
        ...{ question: role.question, title: role.title, options: [], ranks: [], others: [], comment },
        ...(role.row !== undefined && { row: role.row }),
      };
      units.set(key, draft);
      return draft;
    };
    const key = `${role.question}\n${role.row ?? ''}`;
    const own = `${key}\n${column.index}`;
    if (role.comment) {
      const title = column.header === '' || column.header === role.title ? role.title : `${role.title}: ${column.header}`;
      Object.assign(fresh(own, true), { main: column, title, question: own });
      continue;
    }
    const unit = units.get(key) ?? fresh(key);
    if (role.option !== undefined) unit.options.push({ column, label: role.option });
    else if (role.ranks !== undefined) unit.ranks.push({ column, by: role.ranks });
    else if (role.other) unit.others.push(column);
    else if (unit.main === undefined) unit.main = column;
    else Object.assign(fresh(own), { main: column, question: own });
  }
  return [...units.values()].map((unit) => (isOtherAlone(unit) ? standingAlone(unit) : unit));
}

/** The texts of a grid's “other” belong to no row: they are a comment on the grid. */
function isOtherAlone(unit: Draft): boolean {
  return unit.main === undefined && unit.options.length === 0 && unit.ranks.length === 0;
}

function standingAlone(unit: Draft): Unit {
  const [main, ...others] = unit.others;
  const title = main === undefined || main.header === '' || main.header === unit.title ? unit.title : `${unit.title}: ${main.header}`;
  return { ...unit, ...(main && { main }), title, question: `${unit.question}\ntext`, others, comment: true };
}

/** The columns of a unit, in the order of the file. */
export function columnsOfUnit(unit: Unit): readonly Column[] {
  return [
    ...(unit.main === undefined ? [] : [unit.main]),
    ...unit.options.map((o) => o.column),
    ...unit.ranks.map((r) => r.column),
    ...unit.others,
  ].sort((a, b) => a.index - b.index);
}
