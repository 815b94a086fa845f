// Where the rows of a timeline stand in a picture: headings, words broken into lines, and the height that they take. Knows no days of the axis.
import { type Day, parseDay } from '../../time/day.ts';
import type { Bar } from '../document.ts';
import { wrapText } from './svg-text.ts';
import { daysOf } from './timeline-scale.ts';
import { kindsOfBars } from './timelines.ts';

/** A row at its place: `y` is the middle of its sign and of its first line, from `top` on it takes `height` pixels. */
export interface Row {
  readonly bar: Bar;
  /** Its days that the calendar knows; `was` only where it is another one than `to`. */
  readonly days: { readonly from: Day; readonly to: Day; readonly was: Day | undefined } | undefined;
  readonly top: number;
  readonly height: number;
  readonly y: number;
  readonly x: number;
  readonly labels: readonly string[];
  readonly notes: readonly string[];
  /** The name of the rows that begin here, at this height. */
  readonly heading?: { readonly text: string; readonly y: number };
}

/** The font sizes and line heights of the words, in pixels. */
const label = { size: 13, line: 17 };
const note = { size: 12, line: 16 };
const padding = 7;
const headingHeight = 32;
const indent = 16;

/** The rows from `top` downwards, their words between `left` and `right`. */
export function rowsOf(bars: readonly Bar[], top: number, left: number, right: number): readonly Row[] {
  const isHeaded = hasHeadings(bars);
  const rows: Row[] = [];
  let y = top;
  for (const [at, bar] of bars.entries()) {
    const found = daysOf(bar);
    const days = found && { from: found.from, to: found.to, was: found.baseline === found.to ? undefined : found.baseline };
    const headed = isHeaded && bar.mark !== bars[at - 1]?.mark;
    if (headed) y += headingHeight;
    const x = left + indent * Math.min(Math.max(bar.depth ?? 0, 0), 4);
    const labels = wrapText(bar.label, right - x, label.size, 2);
    const was = days?.was ?? (days === undefined && bar.baseline !== undefined ? parseDay(bar.baseline) : undefined);
    const words = [...(was === undefined ? [] : [`was ${was}`]), ...(bar.note ? [bar.note] : [])].join(', ');
    const notes = wrapText(words, right - x, note.size, 2);
    const height = 2 * padding + Math.max(1, labels.length) * label.line + notes.length * note.line;
    rows.push({
      bar,
      days,
      top: y,
      height,
      y: y + padding + label.line / 2,
      x,
      labels,
      notes,
      ...(headed && { heading: { text: kindsOfBars[bar.mark], y: y - 8 } }),
    });
    y += height;
  }
  return rows;
}

/** The lowest line of the text's letters, for each line of the labels and of the notes. */
export function baselinesOf(row: Row): { readonly labels: readonly number[]; readonly notes: readonly number[] } {
  const first = row.y + label.size * 0.35;
  const below = first + (Math.max(1, row.labels.length) - 1) * label.line;
  return {
    labels: row.labels.map((_, at) => first + at * label.line),
    notes: row.notes.map((_, at) => below + (at + 1) * note.line),
  };
}

/** Rows of several kinds are headed where each kind stands together and no row is part of one of another kind. */
function hasHeadings(bars: readonly Bar[]): boolean {
  const begun = bars.filter((bar, at) => bar.mark !== bars[at - 1]?.mark);
  return begun.length > 1 && new Set(begun.map(({ mark }) => mark)).size === begun.length && begun.every(({ depth = 0 }) => depth <= 0);
}
