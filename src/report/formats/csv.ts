// The tables, charts and timelines of a document as CSV: one row for each answer or row, under the heading that it stands below. Charts of all questions
// share their columns, so that a spreadsheet can filter them; a table with other columns follows behind an empty line.
import { clean } from '../../text/clean.ts';
import { printCsvRow } from '../../text/csv/print.ts';
import { type Bar, type Block, type Document, type Inline, topLevelOf } from '../document.ts';
import { daysOf } from './timeline-scale.ts';
import { timelinesIn, toneWord } from './timelines.ts';

type Cell = string | number;

/** The document's tables; a byte order mark tells spreadsheets that it is UTF-8. */
export function printCsv(document: Document): string {
  let out = '\ufeff';
  let heads = '';
  const path: string[] = [];
  const top = topLevelOf(document);
  for (const block of [...document.blocks, ...timelinesIn({ ...document, blocks: [] })]) {
    if (block.kind === 'heading') {
      path.length = Math.min(path.length, block.level - top);
      path.push(oneLine(block.text));
      continue;
    }
    const table = tableOf(block);
    if (table === undefined || table.rows.length === 0) continue;
    const head = printCsvRow(['Section', ...table.columns]);
    if (head !== heads) out += `${heads === '' ? '' : '\r\n'}${head}`;
    heads = head;
    for (const row of table.rows) out += printCsvRow([path.join(' / '), ...row]);
  }
  return out;
}

function tableOf(block: Block): { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] } | undefined {
  if (block.kind === 'bars')
    return {
      columns: ['Answer', 'Count', 'Base', 'Percent', 'Low', 'High'],
      rows: block.bars.map(({ label, count, base, low, high }) => [
        oneLine(label),
        count ?? '',
        base,
        count === undefined || base === 0 ? '' : tenths(count / base),
        count === undefined || low === undefined ? '' : tenths(low),
        count === undefined || high === undefined ? '' : tenths(high),
      ]),
    };
  if (block.kind === 'timeline') return { columns: headsOfTimeline, rows: block.bars.map(barRow) };
  if (block.kind === 'table') return { columns: block.columns.map(oneLine), rows: block.rows.map((row) => row.map(inlineText)) };
  return undefined;
}

const headsOfTimeline: readonly string[] = ['What', 'Kind', 'First due', 'From', 'Due', 'State', 'Note', 'File', 'Line'];

/** One row of a timeline. A first day is told only where it is another one than the present, and a span only where it is more than a day. */
function barRow(bar: Bar): readonly Cell[] {
  const days = daysOf(bar);
  return [
    oneLine(bar.label),
    bar.mark,
    days?.baseline === undefined || days.baseline === days.to ? '' : days.baseline,
    days === undefined || days.from === days.to ? '' : days.from,
    days?.to ?? '',
    toneWord(bar.tone),
    oneLine(bar.note ?? ''),
    oneLine(bar.target?.path ?? ''),
    bar.target?.line ?? '',
  ];
}

function tenths(share: number): number {
  return Math.round(share * 1000) / 10;
}

function inlineText(inline: Inline): Cell {
  const text = oneLine(typeof inline === 'string' ? inline : inline.text);
  return /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}

function oneLine(text: string): string {
  return clean(text.replace(/\s+/g, ' ').trim());
}
