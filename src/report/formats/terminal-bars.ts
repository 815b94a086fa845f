// Charts of counts in terminal columns: the words first, a bar where there is room, the figures aligned at its right. On a narrow terminal they
// are words only.
import type { Block } from '../document.ts';
import { barText, boundsText, countText, opposedText, percentText, sidesOf } from './bar-text.ts';
import { columnsOf, cut, filled, type Line, largest, lineColumns, piece, textLine, wrapInlines } from './columns.ts';

const gap = 2;
const leastChart = 10;
const widestChart = 40;

/** The lines of bars in at most `width` columns. */
export function barLines({ bars }: Extract<Block, { kind: 'bars' }>, width: number, unicode: boolean, ellipsis: string): readonly Line[] {
  const [hidden, dash] = unicode ? ['–', '–'] : ['-', '-'];
  const figures = bars.map((bar) => [
    countText(bar, hidden),
    bar.count === undefined ? '' : percentText(bar, hidden),
    boundsText(bar, dash),
  ]);
  const widths = [0, 1, 2].map((at) => largest(figures.map((row) => columnsOf(row[at] ?? ''))));
  const figuresWidth = widths.reduce((all, size) => all + size + gap, 0);
  const labels = bars.map(({ label }) => textLine(label));
  const longest = largest(labels.map(lineColumns));
  const room = width - figuresWidth;
  const chart = Math.min(widestChart, room - Math.min(longest, Math.floor(width / 2)) - gap);
  const isCharted = chart >= leastChart;
  const labelWidth = Math.min(longest, isCharted ? room - chart - gap : room);
  if (labelWidth < leastChart && longest > labelWidth)
    return bars.flatMap((bar, at) => inWords(labels[at] ?? [], figures[at] ?? [], bar, width));
  return bars.map((bar, at) => [
    ...filled(cut(labels[at] ?? [], labelWidth, ellipsis), labelWidth),
    ...(isCharted
      ? [piece(' '.repeat(gap)), ...filled([piece(bar.count === undefined ? '' : barText(bar, chart, unicode), 'good')], chart)]
      : []),
    ...widths.flatMap((size, column) => [
      piece(' '.repeat(gap)),
      ...filled([piece(figures[at]?.[column] ?? '', column === 0 ? 'plain' : 'dim')], size, true),
    ]),
  ]);
}

function inWords(
  label: Line,
  [count = '', percent = '']: readonly string[],
  { count: shown }: { count?: number },
  width: number,
): readonly Line[] {
  const figure = shown === undefined ? count : `${count}, ${percent}`;
  const words = label.map(({ text }) => text).join('');
  return wrapInlines([`${words}:`, ' ', { text: figure, tone: 'strong' }], width);
}

/** The lines of bars around a middle, with the shares on both sides in words. */
export function opposedLines(
  { scale, bars }: Extract<Block, { kind: 'opposed' }>,
  width: number,
  unicode: boolean,
  ellipsis: string,
): readonly Line[] {
  const told = bars.map(({ shares }) => {
    const sides = sidesOf(shares);
    return { ...sides, middle: sides.middle === '' ? '' : `middle ${sides.middle}` };
  });
  const sides = (['below', 'middle', 'above'] as const).map((name) => largest(told.map((sides) => columnsOf(sides[name]))));
  const [below = 0, middle = 0, above = 0] = sides;
  const labels = bars.map(({ label }) => textLine(label));
  const notes = bars.map(({ note }) => textLine(note ?? '', 'dim'));
  const noteWidth = largest(notes.map(lineColumns));
  const longest = Math.min(largest(labels.map(lineColumns)), Math.floor(width / 3));
  const figures = below + above + (middle === 0 ? 0 : middle + gap) + 2 * gap;
  const room = width - longest - gap - figures - 1 - (noteWidth === 0 ? 0 : noteWidth + gap);
  const side = Math.min(widestChart / 2, Math.floor(room / 2));
  const ends = textLine(`${scale[0] ?? ''} ${unicode ? '↔' : '<->'} ${scale.at(-1) ?? ''}`, 'dim');
  const rows = bars.flatMap(({ shares }, at): readonly Line[] => {
    const words = told[at] ?? { below: '', middle: '', above: '' };
    const parts = [words.below, ...(words.middle === '' ? [] : [words.middle]), words.above];
    if (side < leastChart / 2) {
      const line = `${(labels[at] ?? []).map(({ text }) => text).join('')}: ${parts.join(' | ')}`;
      return [
        ...wrapInlines([line], width),
        ...(noteWidth === 0
          ? []
          : wrapInlines(
              (notes[at] ?? []).map(({ text }) => text),
              width,
            )),
      ];
    }
    const [left, right] = shares.length === 0 ? [' '.repeat(side), ''] : opposedText(shares, side, unicode, ' ');
    return [
      [
        ...filled(cut(labels[at] ?? [], longest, ellipsis), longest + gap),
        ...filled([piece(words.below, 'dim')], below, true),
        piece(' '.repeat(gap)),
        piece(left, 'warn'),
        piece(unicode ? '│' : '|', 'dim'),
        ...filled([piece(right, 'good')], side),
        piece(' '.repeat(gap)),
        ...filled([piece(words.above, 'dim')], above, true),
        ...(middle === 0 ? [] : [piece(' '.repeat(gap)), ...filled([piece(words.middle, 'dim')], middle, true)]),
        ...(noteWidth === 0 ? [] : [piece(' '.repeat(gap)), ...(notes[at] ?? [])]),
      ],
    ];
  });
  return rows.length === 0
    ? []
    : [
        ...wrapInlines(
          ends.map(({ text, tone }) => ({ text, tone })),
          width,
        ),
        ...rows,
      ];
}
