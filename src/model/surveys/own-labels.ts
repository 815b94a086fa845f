// Columns of options whose headers are codes: each column holds one text of its own, the option, or nothing.
import type { Counted } from './items.ts';
import { isUnsure, roleOfLabel } from './label.ts';
import { numberOf } from './numeral.ts';

const ROWS_AT_LEAST = 5;
const YES_NO = /^(?:yes|no|y|n|true|false|x|ja|nein|oui|non|sí|si|sim|não|nee)$/iu;

/** The option of each column, '' where nobody chose it; undefined where a column holds several texts, or two the same one. */
export function ownLabels(columns: readonly Counted[]): readonly string[] | undefined {
  const labels: string[] = [];
  let rows = 0;
  for (const values of columns) {
    const [first, ...more] = values;
    if (more.length > 0) return undefined;
    labels.push(first?.[0] ?? '');
    rows += first?.[1] ?? 0;
  }
  const said = labels.filter((label) => label !== '');
  const isLabel = (label: string): boolean =>
    numberOf(label) === undefined && !YES_NO.test(label) && roleOfLabel(label) !== 'not-applicable' && !isUnsure(label);
  return said.length >= 2 &&
    2 * said.length > labels.length &&
    rows >= ROWS_AT_LEAST &&
    said.every(isLabel) &&
    new Set(said).size === said.length
    ? labels
    : undefined;
}
