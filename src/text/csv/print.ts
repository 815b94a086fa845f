// Rows of CSV after RFC 4180 that no spreadsheet takes for a program. Numbers stay numbers; text that a spreadsheet would run is marked.

/** One row with its line end (CR LF). A text that begins like a formula, also behind white space, gets an apostrophe before it (OWASP, CSV injection). */
export function printCsvRow(cells: readonly (string | number)[]): string {
  return `${cells.map(printCell).join(',')}\r\n`;
}

function printCell(cell: string | number): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = isFormula(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Beginnings that some spreadsheet runs, also in their full-width forms. A text that is a plain number is none. */
function isFormula(text: string): boolean {
  return /^[\s\p{Cf}\0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u.test(text) && !/^[+-]?\d{1,15}(?:[.,]\d{1,15})?$/.test(text);
}
