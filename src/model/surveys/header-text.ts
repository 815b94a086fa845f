// The text of a column's header: what people see of it, and when two of them are the same. Knows no tool and no question.

/**
 * The header without what spreadsheets and tools put around it: a byte order mark, zero-width marks, the apostrophe that keeps `=` from being
 * a formula. The name that pandas gives to a nameless column is none.
 */
export function shownHeader(header: string): string {
  const text = header.replace(/[\u200B\u2060\uFEFF]/g, '').trim();
  if (/^Unnamed: \d{1,5}(?:_level_\d{1,2})?$/.test(text)) return '';
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

/** What equal headers share: kinds and runs of space, letter case, composed or decomposed letters and kinds of apostrophe do not count. */
export function headerKey(header: string): string {
  return shownHeader(header).normalize('NFC').replace(/\s+/g, ' ').replace(/[‘’]/g, "'").toLowerCase();
}

/** Whether two headers are the same to a reader: `headerKey` of both is equal. */
export function sameHeader(a: string, b: string): boolean {
  return headerKey(a) === headerKey(b);
}
