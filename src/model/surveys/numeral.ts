// Numbers as they stand in the cells of a survey. Knows no unit and no question.

const PLAIN = /^[-+−]?\d{1,15}(?:\.\d{1,15})?$/;
const COMMA = /^[-+−]?\d{1,15},\d{1,15}$/;
const GROUPED = /^[-+−]?\d{1,3}(?:[,'’\u00A0\u202F ]\d{3}){1,4}(?:\.\d{1,15})?$/;

/**
 * The number that a whole cell is: `3`, `3.0`, `-2`, `1,200` (groups of three), `2,5` (a comma where no group can be). Undefined for anything
 * with a word, a unit or a sign of its own in it.
 */
export function numberOf(cell: string): number | undefined {
  const first = cell.charCodeAt(0);
  // Most cells begin with a letter: say so before any pattern runs.
  if (first > 57 && first < 0x2212) return undefined;
  if (PLAIN.test(cell)) return Number(cell.replace('−', '-'));
  if (GROUPED.test(cell)) return Number(cell.replace(/[,'’\u00A0\u202F ]/g, '').replace('−', '-'));
  if (COMMA.test(cell)) return Number(cell.replace(',', '.').replace('−', '-'));
  return undefined;
}

/** A number as a label: without an empty fraction (`3.0` is `3`). */
export function numberLabel(number: number): string {
  return String(number);
}
