// Tables as HTML, in a box of their own that scrolls, so that no table makes a page wider than its screen.
import { wordsHtml } from './inline.ts';
import { html, type Markup } from './markup.ts';

/** A cell: its words, and the name under which links find it. */
export interface Cell {
  readonly words: string | Markup;
  readonly id?: string | undefined;
}

/** A table; `name` says what it is to whoever does not see it. Columns whose cells are all numbers stand at the right. No rows give nothing. */
export function tableHtml(name: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): Markup | undefined {
  const width = rows.reduce((most, row) => Math.max(most, row.length), columns.length);
  if (rows.length === 0 || width === 0) return undefined;
  const places = Array.from({ length: width }, (_, at) => at);
  const numeric = places.map((at) => rows.some((row) => isNumber(row[at])) && rows.every((row) => isNumber(row[at]) || isBlank(row[at])));
  const side = (at: number): Markup | undefined => (numeric[at] ? html` class="number"` : undefined);
  // Without a head of its own the first column names the rows.
  const isNamed = width > 1 && (columns[0] ?? '') === '';
  const cell = (row: readonly Cell[], at: number): Markup => {
    const { words = '', id } = row[at] ?? {};
    const inside = html`${idOf(id)}${side(at)}>${typeof words === 'string' ? wordsHtml(words) : words}`;
    return isNamed && at === 0 && words !== '' ? html`<th scope="row"${inside}</th>` : html`<td${inside}</td>`;
  };
  const hasHead = columns.some((words) => words !== '');
  const head = html`<thead>
<tr>${places.map((at) => (columns[at] ? html`<th scope="col"${side(at)}>${columns[at]}</th>` : html`<td></td>`))}</tr>
</thead>
`;
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${name}"><table>
${hasHead ? head : undefined}<tbody>
${rows.map((row) => html`<tr>${places.map((at) => cell(row, at))}</tr>\n`)}</tbody>
</table></div>`;
}

function idOf(id: string | undefined): Markup | undefined {
  return id === undefined ? undefined : html` id="${id}"`;
}

function isNumber(cell: Cell | undefined): boolean {
  return typeof cell?.words === 'string' && /^[+−–-]?\d[\d.,:–]{0,20}(?: %)?$/.test(cell.words) && !/^\d{4}-/.test(cell.words);
}

function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || cell.words === '' || cell.words === '–';
}
