// Results side by side for the groups that a question makes: one column a group, its size and how far it may be relied on at its head.
import type { ResultSlice, Results, ResultTable } from '../../model/surveys/results.ts';
import type { Block, Inline } from '../document.ts';
import { countCell, hiddenWords, paragraph } from './tables.ts';

type Breakdown = Results['breakdowns'][number];

/** The blocks of one breakdown: who the groups are, then a table for each question. */
export function groupBlocks({ questions, tables }: Results, { by, slices }: Breakdown): readonly Block[] {
  const ask = questions.find(({ id }) => id === by)?.ask ?? by;
  const shown = slices.filter((slice) => slice.tables.length > 0 && slice.weight !== 'not-charted');
  const blocks: Block[] = [{ kind: 'heading', level: 2, text: `By group: ${ask}`, anchor: `by-${by}` }, ...leftOut(slices, shown)];
  if (shown.length === 0) return blocks;
  const parts = tables.filter(({ part }) => shown.some((slice) => tableIn(slice, part) !== undefined));
  for (const whole of parts) {
    const own = shown.map((slice) => tableIn(slice, whole.part));
    const rows = whole.kind === 'number' || whole.kind === 'text' ? [] : lines(whole, own);
    const means = meanRow(whole, own);
    if (rows.length + means.length === 0) continue;
    const question = questions.find(({ id }) => id === whole.question)?.ask ?? whole.title;
    const heading = whole.row === undefined ? question : `${question} – ${whole.title}`;
    const columns = ['', ...shown.map((slice, at) => headOf(slice, own[at])), `all (n ${whole.n})`];
    blocks.push({ kind: 'heading', level: 3, text: heading, anchor: `by-${by}-${whole.part.replaceAll('.', '-')}` });
    blocks.push({ kind: 'table', columns, rows: [...rows, ...means] });
    const hidden = hiddenWords([whole, ...own.flatMap((table) => table ?? [])]);
    if (hidden.length > 0) blocks.push(paragraph(hidden));
  }
  return blocks;
}

function lines(whole: ResultTable, own: readonly (ResultTable | undefined)[]): readonly (readonly Inline[])[] {
  return whole.cells.map((cell, at) => [
    cell.label,
    ...own.map((table): Inline => (table === undefined ? { text: '–', share: 'hidden' } : countCell(table.cells[at], table.n))),
    countCell(cell, whole.n),
  ]);
}

function meanRow(whole: ResultTable, own: readonly (ResultTable | undefined)[]): readonly (readonly string[])[] {
  const wordsOf = (table: ResultTable | undefined): string => (table?.mean === undefined ? '–' : `${table.mean.mean} (n ${table.mean.n})`);
  return own.every((table) => table?.mean === undefined) ? [] : [['Mean', ...own.map(wordsOf), wordsOf(whole)]];
}

function headOf({ label, weight }: ResultSlice, table: ResultTable | undefined): string {
  const word = weight === 'does-not-decide' ? ', too few to decide' : weight === 'carefully' ? ', with care' : '';
  return `${label} (n ${table?.n ?? '–'}${word})`;
}

/** Which groups are not shown, and why, in sentences. */
function leftOut(slices: readonly ResultSlice[], shown: readonly ResultSlice[]): readonly Block[] {
  const hidden = slices.filter(({ tables }) => tables.length === 0).map(({ label }) => label);
  const tiny = slices.filter((slice) => slice.tables.length > 0 && !shown.includes(slice)).map(({ label }) => label);
  const sentences = [
    ...(hidden.length === 0 ? [] : [`Not shown, as they are too small or would give a small group away: ${hidden.join(', ')}.`]),
    ...(tiny.length === 0 ? [] : [`Not charted, as they are under 5 % of all: ${tiny.join(', ')}.`]),
    ...(shown.length === 0 ? ['No group can be shown.'] : []),
  ];
  return sentences.length === 0 ? [] : [paragraph(sentences)];
}

function tableIn(slice: ResultSlice, part: string): ResultTable | undefined {
  return slice.tables.find((table) => table.part === part);
}
