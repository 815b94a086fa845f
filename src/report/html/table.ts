// Tables as HTML, in a box of their own that scrolls, so that no table makes a page wider than its screen. Cells that tell shares are coloured by them,
// so that such a table is its own chart.
import { wordsHtml } from './inline.ts';
import { html, type Markup } from './markup.ts';

/** A cell: its words, and the name under which links find it. */
export interface Cell {
  readonly words: string | Markup;
  readonly id?: string | undefined;
  /** The share that the words tell, from 0 to 1, or that it is hidden. */
  readonly share?: number | 'hidden' | undefined;
}

// Where the shades of shares end; above the last one comes the fullest.
const shadeEnds = [0, 0.1, 0.25, 0.5, 0.75] as const;
const shadeWords = ['0 %', 'to 10 %', 'to 25 %', 'to 50 %', 'to 75 %', 'more'] as const;

/** A table; `name` says what it is to whoever does not see it. Columns whose cells are all numbers stand at the right. No rows give nothing. */
export function tableHtml(name: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): Markup | undefined {
  const width = rows.reduce((most, row) => Math.max(most, row.length), columns.length);
  if (rows.length === 0 || width === 0) return undefined;
  const places = Array.from({ length: width }, (_, at) => at);
  const numeric = places.map((at) => rows.some((row) => isNumber(row[at])) && rows.every((row) => isNumber(row[at]) || isBlank(row[at])));
  const shared = places.map((at) => rows.some((row) => row[at]?.share !== undefined));
  const side = (at: number): Markup | undefined =>
    shared[at] ? html` class="of-shares"` : numeric[at] ? html` class="number"` : undefined;
  // Without a head of its own the first column names the rows.
  const isNamed = width > 1 && (columns[0] ?? '') === '';
  const cell = (row: readonly Cell[], at: number): Markup => {
    const { words = '', id, share } = row[at] ?? {};
    const classes = share === undefined ? side(at) : html` class="share ${shadeOf(share)}"`;
    const more = share === 'hidden' ? html`<span class="colon"> hidden</span>` : undefined;
    const inside = html`${idOf(id)}${classes}>${typeof words === 'string' ? wordsHtml(words) : words}${more}`;
    return isNamed && at === 0 && words !== '' ? html`<th scope="row"${inside}</th>` : html`<td${inside}</td>`;
  };
  const hasHead = columns.some((words) => words !== '');
  const head = html`<thead>
<tr>${places.map((at) => (columns[at] ? html`<th scope="col"${side(at)}>${columns[at]}</th>` : html`<td></td>`))}</tr>
</thead>
`;
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${name}"><table${shared.includes(true) ? html` class="shares"` : undefined}>
${hasHead ? head : undefined}<tbody>
${rows.map((row) => html`<tr>${places.map((at) => cell(row, at))}</tr>\n`)}</tbody>
</table></div>${shared.includes(true) ? shadesKey(rows) : undefined}`;
}

function shadeOf(share: number | 'hidden'): string {
  if (share === 'hidden') return 'share-hidden';
  const at = shadeEnds.findIndex((end) => share <= end);
  return `share-${at === -1 ? shadeEnds.length : at}`;
}

/** What the shades of the cells stand for. */
function shadesKey(rows: readonly (readonly Cell[])[]): Markup {
  const hasHidden = rows.some((row) => row.some(({ share }) => share === 'hidden'));
  const shades = [
    ...shadeWords.map((words, at) => [`share-${at}`, words] as const),
    ...(hasHidden ? [['share-hidden', '– hidden'] as const] : []),
  ];
  return html`\n<ul class="legend shades">${shades.map(([shade, words]) => html`<li><span class="share ${shade}"></span> ${words}</li>`)}</ul>`;
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
