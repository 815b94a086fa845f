// One who tries to work out what is hidden: knows every published number and the true margins' logic, and nothing of how wg hides. People are
// counted by kind (which group, which answers), what is published are linear equations over these counts, and a simplex finds the least and
// the most that a hidden count can be.
import type { Published, PublishedTable } from '../../../src/model/surveys/published.ts';

/** One kind of person: the option chosen of each grouping question (-1 for none), and those chosen of the part (none for no answer). */
interface Kind {
  readonly groups: readonly number[];
  readonly chosen: readonly number[];
}

export interface Known {
  readonly rows: readonly { readonly of: readonly number[]; readonly is: number }[];
  readonly hidden: readonly { readonly name: string; readonly of: readonly number[] }[];
  readonly kinds: readonly Kind[];
}

/** What is known of one part with the breakdowns, whose grouping questions have `sizes` options each. */
export function knownOf(published: Published, part: string, groupLabels: readonly (readonly string[])[]): Known {
  const table = published.tables.find((t) => t.part === part);
  if (table === undefined) throw new Error(`no ${part}`);
  const options = table.cells.length;
  const answers: readonly (readonly number[])[] = table.exclusive
    ? [[], ...table.cells.map((_, at) => [at])]
    : Array.from({ length: 2 ** options }, (_, bits) => table.cells.flatMap((_, at) => ((bits >> at) & 1 ? [at] : [])));
  let groups: readonly (readonly number[])[] = [[]];
  for (const labels of groupLabels) groups = groups.flatMap((before) => [-1, ...labels.keys()].map((at) => [...before, at]));
  const kinds = groups.flatMap((group) => answers.map((chosen): Kind => ({ groups: group, chosen })));
  const rows: { of: number[]; is: number }[] = [{ of: kinds.map(() => 1), is: published.responses }];
  const hidden: { name: string; of: number[] }[] = [];
  const tell = (name: string, is: number | null, holds: (kind: Kind) => boolean): void => {
    const of = kinds.map((kind) => (holds(kind) ? 1 : 0));
    if (is === null) hidden.push({ name, of });
    else rows.push({ of, is });
  };
  const tellTable = (where: string, { answered, cells }: PublishedTable, inside: (kind: Kind) => boolean): void => {
    tell(`${where} answered`, answered, (kind) => inside(kind) && kind.chosen.length > 0);
    for (const [at, { count }] of cells.entries()) tell(`${where} ${at}`, count, (kind) => inside(kind) && kind.chosen.includes(at));
  };
  tellTable('all', table, () => true);
  for (const [which, { by, slices }] of published.breakdowns.entries()) {
    const grouping = published.tables.find((t) => t.part === by);
    for (const [at, cell] of grouping?.cells.entries() ?? []) tell(`${by} ${at}`, cell.count, (kind) => kind.groups[which] === at);
    tell(`${by} answered`, grouping?.answered ?? null, (kind) => kind.groups[which] !== -1);
    for (const slice of slices) {
      const at = groupLabels[which]?.indexOf(slice.label) ?? -1;
      const inside = (kind: Kind): boolean => kind.groups[which] === at;
      tell(`${by} ${slice.label}`, slice.responses, inside);
      const own = slice.tables.find((t) => t.part === part);
      if (own !== undefined) tellTable(`${by}=${slice.label}`, own, inside);
    }
  }
  return { rows, hidden, kinds };
}

/** The least and the most that a sum over the kinds can be, given what is known: by the two-phase simplex with Bland's rule. */
export function rangeOf(known: Known, of: readonly number[]): { readonly least: number; readonly most: number } {
  const most = maximum(known, of);
  const least = -maximum(
    known,
    of.map((x) => -x),
  );
  return { least, most };
}

const tiny = 1e-7;

function maximum({ rows }: Known, goal: readonly number[]): number {
  const n = goal.length;
  const m = rows.length;
  const width = n + m + 1;
  // One artificial variable for each equation; all right sides are counts, so none is negative.
  const table = rows.map(({ of, is }, row) => Float64Array.from([...of, ...rows.map((_, at) => (at === row ? 1 : 0)), is]));
  const basis = rows.map((_, row) => n + row);
  const phase = (costs: Float64Array, columns: number): void => {
    for (let round = 0; round < 20_000; round++) {
      let enter = -1;
      for (let column = 0; column < columns; column++)
        if ((costs[column] ?? 0) > tiny) {
          enter = column;
          break;
        }
      if (enter === -1) return;
      let leave = -1;
      let best = Number.POSITIVE_INFINITY;
      for (let row = 0; row < m; row++) {
        const by = table[row]?.[enter] ?? 0;
        if (by <= tiny) continue;
        const ratio = (table[row]?.[width - 1] ?? 0) / by;
        if (ratio < best - tiny || (ratio < best + tiny && (basis[row] ?? 0) < (basis[leave] ?? 0))) {
          best = Math.min(best, ratio);
          leave = row;
        }
      }
      if (leave === -1) throw new Error('without end');
      pivot(table, costs, leave, enter);
      basis[leave] = enter;
    }
    throw new Error('too many rounds');
  };
  const first = new Float64Array(width);
  for (const row of table) for (let at = 0; at < n; at++) first[at] = (first[at] ?? 0) + (row[at] ?? 0);
  for (const row of table) first[width - 1] = (first[width - 1] ?? 0) + (row[width - 1] ?? 0);
  phase(first, n);
  if (Math.abs(first[width - 1] ?? 0) > 1e-5) throw new Error('what is published contradicts itself');
  // What is still artificial stands for an equation that follows from the others.
  for (let row = 0; row < m; row++) {
    if ((basis[row] ?? 0) < n) continue;
    const enter = table[row]?.subarray(0, n).findIndex((x) => Math.abs(x) > tiny) ?? -1;
    if (enter >= 0) {
      pivot(table, first, row, enter);
      basis[row] = enter;
    }
  }
  const costs = new Float64Array(width);
  for (let at = 0; at < n; at++) costs[at] = goal[at] ?? 0;
  for (const [row, at] of basis.entries()) {
    const by = at < n ? (goal[at] ?? 0) : 0;
    if (by === 0) continue;
    for (let column = 0; column < width; column++) costs[column] = (costs[column] ?? 0) - by * (table[row]?.[column] ?? 0);
  }
  phase(costs, n);
  return -(costs[width - 1] ?? 0);
}

function pivot(table: readonly Float64Array[], costs: Float64Array, row: number, column: number): void {
  const own = table[row];
  if (own === undefined) return;
  const by = own[column] ?? 1;
  for (let at = 0; at < own.length; at++) own[at] = (own[at] ?? 0) / by;
  for (const other of [...table, costs]) {
    const factor = other[column] ?? 0;
    if (other === own || factor === 0) continue;
    for (let at = 0; at < own.length; at++) other[at] = (other[at] ?? 0) - factor * (own[at] ?? 0);
  }
}
