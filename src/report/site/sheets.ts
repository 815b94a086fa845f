// Long lists in pages of a bearable length: the latest years stand on the first page, each year before them on a page of its own, or on several.
import { html, type Markup } from '../html/markup.ts';
import type { OnPage } from './site.ts';

/** A year of a list, or a part of one. */
export interface Sheet<T> {
  /** Of its page, where it has one: `2014`, `2014-2`, `undated`. */
  readonly name: string;
  /** `2014`, `2014 (2)`. */
  readonly label: string;
  readonly items: readonly T[];
}

/** A list in sheets: those that stand on the first page, and those with pages of their own. */
export interface Sheets<T> {
  readonly here: readonly Sheet<T>[];
  readonly apart: readonly Sheet<T>[];
}

/** Divides what is in order by year; items of no year (`''`) are told last. `room` is for so many items on the first page; no sheet holds more than `most`. */
export function sheetsOf<T>(items: readonly T[], yearOf: (item: T) => string, { room = 120, most = 240 } = {}): Sheets<T> {
  const years = new Map<string, T[]>();
  for (const item of items) {
    const year = yearOf(item);
    const there = years.get(year);
    if (there === undefined) years.set(year, [item]);
    else there.push(item);
  }
  const dated = [...years].filter(([year]) => year !== '');
  const undated = years.get('') ?? [];
  const sheets = [...dated.flatMap(([year, all]) => cut(year, year, all, most)), ...cut('undated', 'Without a day', undated, most)];
  let left = room;
  const at = sheets.findIndex(({ items: { length } }) => {
    left -= length;
    return left < 0;
  });
  // A first page without anything would help nobody.
  const split = at === -1 ? sheets.length : Math.max(1, at);
  return { here: sheets.slice(0, split), apart: sheets.slice(split) };
}

/** All of a list in sheets of at most `most` items, the first called as the list is. */
export function cut<T>(name: string, label: string, items: readonly T[], most: number): readonly Sheet<T>[] {
  const sheets: Sheet<T>[] = [];
  for (let from = 0; from < items.length; from += most) {
    const part = sheets.length + 1;
    sheets.push({
      name: part === 1 ? name : `${name}-${part}`,
      label: part === 1 ? label : `${label} (${part})`,
      items: items.slice(from, from + most),
    });
  }
  return sheets;
}

/** The way to the sheets that have pages of their own, in a folder; undefined where there are none. `current` is that of the page. */
export function sheetsHtml<T>({ apart }: Sheets<T>, folder: string, on: OnPage, words: string, current?: Sheet<T>): Markup | undefined {
  if (apart.length === 0) return undefined;
  return html`<nav class="sheets" aria-label="${words}">
<h2>${words}</h2>
<ul>
${apart.map((sheet) => {
  const is = sheet === current ? html` aria-current="page"` : undefined;
  return html`<li><a href="${on.to(sheetPath(folder, sheet))}"${is}>${sheet.label}</a> <span class="dim">(${sheet.items.length})</span></li>\n`;
})}</ul>
</nav>
`;
}

/** The path of a sheet's page. */
export function sheetPath<T>(folder: string, { name }: Sheet<T>): string {
  return `${folder}/${name}.html`;
}
