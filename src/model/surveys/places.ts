// The distinct cells of one column, each with its number. Quick for the few values that most cells have; keeps no text alive but the cells.
import { detached } from '../../text/detached.ts';

export interface Places {
  /** The number of a cell that was added, from 0; -1 for any other. Not for empty cells. */
  find(cell: string): number;
  /** Adds a cell that is not there; its own copy. */
  add(cell: string): string;
  readonly size: number;
}

const GUESSES = 256;
const NONE = -1;

/** No cells yet. */
export function places(): Places {
  const byCell = new Map<string, number>();
  const cells: string[] = [];
  const guesses = new Int32Array(GUESSES).fill(NONE);
  return {
    find(cell) {
      // Cells of one column differ in length and ends mostly: a guess by these spares most of the hashing.
      const length = cell.length;
      const guess = (length * 31 + cell.charCodeAt(0) * 7 + cell.charCodeAt(length - 1)) & (GUESSES - 1);
      const guessed = guesses[guess] ?? NONE;
      if (guessed !== NONE && cells[guessed] === cell) return guessed;
      const place = byCell.get(cell) ?? NONE;
      guesses[guess] = place;
      return place;
    },
    add(cell) {
      const own = detached(cell);
      byCell.set(own, cells.length);
      cells.push(own);
      return own;
    },
    get size() {
      return cells.length;
    },
  };
}
