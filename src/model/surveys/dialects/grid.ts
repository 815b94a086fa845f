// Several columns that are one grid: neighbours with headers `Question [Row]`. A question that merely ends in brackets stands alone.

export interface GridHeader {
  readonly title: string;
  readonly row: string;
}

/** Title and row of `Question [Row]`; the row may hold brackets in pairs. Undefined where the header does not end so. */
export function gridHeader(header: string): GridHeader | undefined {
  const text = header.trimEnd();
  if (!text.endsWith(']')) return undefined;
  let depth = 0;
  for (let at = text.length - 1; at > 0; at -= 1) {
    if (text[at] === ']') depth += 1;
    if (text[at] === '[') depth -= 1;
    if (depth > 0) continue;
    const title = text.slice(0, at).trim();
    const row = text.slice(at + 1, -1).trim();
    return title === '' || row === '' ? undefined : { title, row };
  }
  return undefined;
}

/**
 * For each header the grid that it belongs to, `first` being the column where the grid begins; undefined for what is no part of one.
 * A grid is at least two neighbours of one title; a row that comes again begins another grid.
 */
export function gridsIn(headers: readonly (string | undefined)[]): readonly ((GridHeader & { readonly first: number }) | undefined)[] {
  const parsed = headers.map((header) => (header === undefined ? undefined : gridHeader(header)));
  const grids: ((GridHeader & { readonly first: number }) | undefined)[] = parsed.map(() => undefined);
  let first = 0;
  while (first < parsed.length) {
    const title = parsed[first]?.title;
    const rows = new Set<string>();
    let next = first;
    for (; next < parsed.length; next += 1) {
      const here = parsed[next];
      if (here === undefined || here.title !== title || rows.has(here.row)) break;
      rows.add(here.row);
    }
    for (let at = first; next - first > 1 && at < next; at += 1) {
      const here = parsed[at];
      if (here !== undefined) grids[at] = { ...here, first };
    }
    first = Math.max(next, first + 1);
  }
  return grids;
}
