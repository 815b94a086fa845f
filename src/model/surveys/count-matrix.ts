// A matrix of counts whose margins are known to all: which of its cells have to be hidden so that none of them follows from what is shown.
// Proof is by moves: a hidden count is safe when it could be k more or less, all that is shown staying as it is. Knows no questions.

/** Rows are groups that share nobody, columns what they answered. All sums of rows and columns are taken as known. */
export interface CountMatrix {
  readonly counts: readonly (readonly number[])[];
  /** Columns that are subtracted in the sum of their row. They are never shown, and never in need of protection. */
  readonly minus: readonly boolean[];
  /** The most that a cell can be. */
  readonly most: readonly (readonly number[])[];
  /** Cells that must not be known. */
  readonly secret: readonly (readonly boolean[])[];
  /** Whether readers lose something when the cell is hidden. */
  readonly costs: (row: number, column: number) => boolean;
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Which cells to hide, the secret ones among them, so that each hidden one could have k+1 values or more; undefined where hiding all is not enough. */
export function hideCells(matrix: CountMatrix, k: number): readonly (readonly boolean[])[] | undefined {
  const { minus, secret } = matrix;
  const hidden = secret.map((row) => row.map((cell, column) => cell || minus[column] === true));
  const waiting = hidden.flatMap((cells, row) =>
    cells.flatMap((isHidden, column): Cell[] => (isHidden && minus[column] !== true ? [{ row, column }] : [])),
  );
  // A cell that is safe stays so when more are hidden, so each has to be proven once.
  for (const cell of waiting)
    while (!isSafe(matrix, hidden, cell, k)) {
      const corner = bestCorner(matrix, hidden, cell, k);
      if (corner === undefined) return undefined;
      for (const { row, column } of rectangle(cell, corner)) {
        const cells = hidden[row];
        if (cells === undefined || cells[column] === true) continue;
        cells[column] = true;
        waiting.push({ row, column });
      }
    }
  return hidden;
}

/** The other corners of the rectangle. */
function rectangle(cell: Cell, corner: Cell): readonly Cell[] {
  return [{ row: cell.row, column: corner.column }, { row: corner.row, column: cell.column }, corner];
}

function isSafe(matrix: CountMatrix, hidden: readonly (readonly boolean[])[], cell: Cell, k: number): boolean {
  const rows = matrix.counts.length;
  const columns = matrix.minus.length;
  // Most cells are safe by one rectangle; only the others need a search.
  for (let row = 0; row < rows; row++) {
    if (row === cell.row || hidden[row]?.[cell.column] !== true) continue;
    for (let column = 0; column < columns; column++) {
      if (column === cell.column || hidden[row]?.[column] !== true || hidden[cell.row]?.[column] !== true) continue;
      if (widthOf(matrix, cell, row, column) >= k) return true;
    }
  }
  const up = Math.min(room(matrix, cell.row, cell.column, 1), flow(matrix, hidden, cell, 'up', k));
  return up >= k || up + Math.min(room(matrix, cell.row, cell.column, -1), flow(matrix, hidden, cell, 'down', k)) >= k;
}

/** How far a count may go up (1) or down (-1) by itself. */
function room({ counts, most }: CountMatrix, row: number, column: number, way: 1 | -1): number {
  const count = counts[row]?.[column] ?? 0;
  return way === 1 ? Math.max(0, (most[row]?.[column] ?? 0) - count) : count;
}

/** By how much a cell can change in all when only the four corners of a rectangle do, of which the opposite one is given. */
function widthOf(matrix: CountMatrix, cell: Cell, row: number, column: number): number {
  const turned = matrix.minus[column] === true;
  const up = Math.min(
    room(matrix, cell.row, cell.column, 1),
    room(matrix, row, cell.column, -1),
    room(matrix, cell.row, column, turned ? 1 : -1),
    room(matrix, row, column, turned ? -1 : 1),
  );
  const down = Math.min(
    room(matrix, cell.row, cell.column, -1),
    room(matrix, row, cell.column, 1),
    room(matrix, cell.row, column, turned ? -1 : 1),
    room(matrix, row, column, turned ? 1 : -1),
  );
  return up + down;
}

/** The opposite corner of the rectangle to hide: one that suffices before one that does not, then what costs readers least. */
function bestCorner(matrix: CountMatrix, hidden: readonly (readonly boolean[])[], cell: Cell, k: number): Cell | undefined {
  let best: { readonly corner: Cell; readonly width: number; readonly lost: number; readonly people: number } | undefined;
  for (let row = 0; row < matrix.counts.length; row++) {
    if (row === cell.row) continue;
    for (let column = 0; column < matrix.minus.length; column++) {
      if (column === cell.column) continue;
      const width = Math.min(k, widthOf(matrix, cell, row, column));
      if (best !== undefined && width < best.width) continue;
      const corner = { row, column };
      const fresh = rectangle(cell, corner).filter((at) => hidden[at.row]?.[at.column] !== true);
      if (fresh.length === 0) continue;
      const costly = fresh.filter((at) => matrix.costs(at.row, at.column));
      const lost = costly.length;
      const people = sum(costly.map((at) => matrix.counts[at.row]?.[at.column] ?? 0));
      const isBetter = best === undefined || width > best.width || lost < best.lost || (lost === best.lost && people < best.people);
      if (isBetter) best = { corner, width, lost, people };
    }
  }
  return best?.corner;
}

/**
 * How much the other hidden cells can take up when one goes up or down, `enough` at most: the greatest flow (Ford and Fulkerson 1956) between
 * its column and its row. For counts in two margins such a flow is always one of whole numbers.
 */
function flow(matrix: CountMatrix, hidden: readonly (readonly boolean[])[], cell: Cell, way: 'up' | 'down', enough: number): number {
  const rows = matrix.counts.length;
  const size = rows + matrix.minus.length;
  const free = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < matrix.minus.length; column++) {
      if (hidden[row]?.[column] !== true || (row === cell.row && column === cell.column)) continue;
      const turned = matrix.minus[column] === true;
      const more = room(matrix, row, column, 1);
      const less = room(matrix, row, column, -1);
      set(free, row, rows + column, turned ? less : more);
      set(free, rows + column, row, turned ? more : less);
    }
  const [from, to] = way === 'up' ? [rows + cell.column, cell.row] : [cell.row, rows + cell.column];
  let total = 0;
  while (total < enough) {
    const path = pathBetween(free, from, to);
    if (path === undefined) break;
    const amount = Math.min(enough - total, ...path.map(([a, b]) => free[a]?.[b] ?? 0));
    for (const [a, b] of path) {
      set(free, a, b, (free[a]?.[b] ?? 0) - amount);
      set(free, b, a, (free[b]?.[a] ?? 0) + amount);
    }
    total += amount;
  }
  return total;
}

/** The shortest way along edges that can still take something. */
function pathBetween(free: readonly (readonly number[])[], from: number, to: number): readonly (readonly [number, number])[] | undefined {
  const before = new Array<number>(free.length).fill(-1);
  before[from] = from;
  const queue = [from];
  for (const node of queue) {
    if (node === to) break;
    for (const [next, amount] of (free[node] ?? []).entries())
      if (amount > 0 && before[next] === -1) {
        before[next] = node;
        queue.push(next);
      }
  }
  if (before[to] === -1) return undefined;
  const path: [number, number][] = [];
  for (let node = to; node !== from; node = before[node] ?? from) path.push([before[node] ?? from, node]);
  return path;
}

function set(free: readonly number[][], a: number, b: number, amount: number): void {
  const edges = free[a];
  if (edges !== undefined) edges[b] = amount;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
