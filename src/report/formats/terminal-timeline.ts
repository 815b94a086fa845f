// A timeline in terminal columns: a scale of days, one row for each bar with its due day at the right, and a legend of the signs in use.
import { type Day, parseDay } from '../../time/day.ts';
import type { Bar, Block, Tone } from '../document.ts';
import {
  columnsOf,
  cut,
  filled,
  inlineLine,
  type Line,
  largest,
  lineColumns,
  merged,
  piece,
  targetText,
  textLine,
  wrapInlines,
} from './columns.ts';
import { daysOf, type Scale, scaleOf, type Tick } from './timeline-scale.ts';

type Timeline = Extract<Block, { kind: 'timeline' }>;
type Sign = 'bar' | 'window' | 'ghost' | 'was' | 'today' | 'mark' | 'before' | 'after' | Bar['mark'];

// Each is one column wide. The plain ones are for terminals that show no Unicode.
const unicodeSigns: Readonly<Record<Sign, string>> = {
  bar: '━',
  window: '░',
  ghost: '┄',
  was: '◇',
  today: '│',
  mark: '┊',
  before: '‹',
  after: '›',
  milestone: '◆',
  action: '●',
  meeting: '▲',
};
const plainSigns: Readonly<Record<Sign, string>> = {
  bar: '=',
  window: '~',
  ghost: '.',
  was: '+',
  today: '|',
  mark: ':',
  before: '<',
  after: '>',
  milestone: '*',
  action: 'o',
  meeting: '^',
};

const gap = 2;
const leastLabel = 8;
const leastChart = 18;
const leastChartBesideTargets = 48;

interface Row {
  readonly bar: Bar;
  readonly days: ReturnType<typeof daysOf>;
  readonly label: Line;
  readonly due: Line;
  readonly note: Line;
}

/** The rows of a timeline in at most `width` columns. On a narrow terminal they are words only. No bars give no lines. */
export function timelineLines(timeline: Timeline, width: number, unicode: boolean, ellipsis: string): readonly Line[] {
  const rows = timeline.bars.map(rowOf);
  if (rows.length === 0) return [];
  const today = parseDay(timeline.today);
  const dueWidth = largest(rows.map((row) => lineColumns(row.due)));
  const labelWidth = Math.min(largest(rows.map((row) => lineColumns(row.label))), Math.floor(width / 3));
  const room = width - labelWidth - dueWidth - 2 * gap;
  if (room < leastChart || today === undefined || rows.every((row) => row.days === undefined))
    return inWords(rows, width, dueWidth, ellipsis);

  const targetWidth = largest(rows.map((row) => (row.bar.target === undefined ? 0 : columnsOf(targetText(row.bar.target)))));
  const withTargets = targetWidth > 0 && room - gap - targetWidth >= leastChartBesideTargets;
  const chartWidth = withTargets ? room - gap - targetWidth : room;
  const marks = timeline.marks.flatMap(({ day: text, label }) => {
    const day = parseDay(text);
    return day === undefined ? [] : [{ day, label: textLine(label, 'dim') }];
  });
  const days = rows.flatMap((row) => (row.days === undefined ? [] : [row.days.from, row.days.to, row.days.baseline ?? row.days.to]));
  const scale = scaleOf([...days, ...marks.map((mark) => mark.day)], today, chartWidth);
  const signs = unicode ? unicodeSigns : plainSigns;
  const used = new Set<Sign>();
  const chart = { scale, signs, used, today, marks: marks.map((mark) => mark.day) };
  const indent = piece(' '.repeat(labelWidth + gap));
  const out: Line[] = [scale.months, scale.weeks]
    .filter((ticks) => ticks.length > 0)
    .map((ticks) => [indent, ...tickLine(ticks, chartWidth)]);
  for (const row of rows) {
    const drawn = drawRow(row, chart);
    const target = row.bar.target;
    out.push([
      ...filled(cut(row.label, labelWidth, ellipsis), labelWidth + gap),
      ...filled(drawn.line, chartWidth + gap),
      ...filled(row.due, dueWidth),
      ...(withTargets && target !== undefined
        ? [piece(' '.repeat(gap)), ...filled([piece(targetText(target), 'dim', target)], targetWidth, true)]
        : []),
    ]);
    if (drawn.noteBelow) for (const line of wrapInlines(row.note, chartWidth + gap + dueWidth)) out.push([indent, ...line]);
  }
  return [...out, ...legend(used, chart, marks, rows, width, ellipsis)];
}

function rowOf(bar: Bar): Row {
  const days = daysOf(bar);
  const label = [
    piece('  '.repeat(Math.min(Math.max(bar.depth ?? 0, 0), 4))),
    ...inlineLine([{ text: bar.label, ...(bar.target && { target: bar.target }) }]),
  ];
  const flag = flagOf(bar.tone);
  const due = merged([piece(days?.to ?? 'no date', days === undefined ? 'dim' : bar.tone), piece(flag === '' ? '' : ` ${flag}`, bar.tone)]);
  const was = days?.baseline === undefined || days.baseline === days.to ? [] : [`was ${days.baseline}`];
  const note = textLine([...was, ...(bar.note ? [bar.note] : [])].join(', '), 'dim');
  return { bar, days, label: merged(label), due, note };
}

// A light is never a colour alone.
function flagOf(tone: Tone): string {
  return tone === 'bad' ? '!!' : tone === 'warn' ? '!' : '';
}

function inWords(rows: readonly Row[], width: number, dueWidth: number, ellipsis: string): readonly Line[] {
  const indent = piece(' '.repeat(gap));
  const room = width - dueWidth - gap;
  const labelWidth = room < leastLabel ? width : Math.min(largest(rows.map((row) => lineColumns(row.label))), room);
  return rows.flatMap((row) => {
    const label = cut(row.label, labelWidth, ellipsis);
    const notes = row.note.length === 0 ? [] : wrapInlines(row.note, width - gap);
    const below = notes.map((line) => [indent, ...line]);
    return room < leastLabel
      ? [label, [piece(' '.repeat(Math.max(0, Math.min(gap, width - dueWidth)))), ...row.due], ...below]
      : [[...filled(label, labelWidth + gap), ...row.due], ...below];
  });
}

function tickLine(ticks: readonly Tick[], width: number): Line {
  let text = '';
  for (const tick of ticks) if (tick.column + tick.text.length <= width) text = text.padEnd(tick.column) + tick.text;
  return [piece(text, 'dim')];
}

interface Chart {
  readonly scale: Scale;
  readonly signs: Readonly<Record<Sign, string>>;
  readonly used: Set<Sign>;
  readonly today: Day;
  readonly marks: readonly Day[];
}

function drawRow(row: Row, chart: Chart): { readonly line: Line; readonly noteBelow: boolean } {
  const { scale, signs, used, today, marks } = chart;
  const cells = Array.from({ length: scale.width }, () => piece(' '));
  const put = (column: number, sign: Sign, tone: Tone): void => {
    if (column < 0 || column >= scale.width) return;
    cells[column] = piece(signs[sign], tone);
    used.add(sign);
  };
  const cross = (): void => {
    for (const [day, sign] of [...marks.map((day) => [day, 'mark'] as const), [today, 'today'] as const]) {
      const { start, beyond } = scale.columns(day);
      if (beyond === 0) put(start, sign, cells[start]?.text === ' ' ? 'dim' : (cells[start]?.tone ?? 'dim'));
    }
  };
  if (row.days === undefined) {
    cross();
    return placeNote(row.note, cells, 0, -1);
  }

  const { tone, mark, window } = row.bar;
  const from = scale.columns(row.days.from);
  const to = scale.columns(row.days.to);
  const was = row.days.baseline === undefined || row.days.baseline === row.days.to ? undefined : scale.columns(row.days.baseline);
  if (was !== undefined) for (let at = Math.min(was.end, to.end); at <= Math.max(was.end, to.end); at++) put(at, 'ghost', 'dim');
  const solidEnd = was === undefined || window === true ? to.end : Math.min(was.end, to.end);
  if (row.days.from !== row.days.to) for (let at = from.start; at <= solidEnd; at++) put(at, window === true ? 'window' : 'bar', tone);
  if (from.beyond === -1) put(0, 'before', tone);
  cross();
  if (was !== undefined && was.beyond === 0) put(was.end, 'was', 'dim');
  put(to.end, to.beyond === 0 ? mark : to.beyond === 1 ? 'after' : 'before', tone);
  return placeNote(row.note, cells, Math.max(to.end, was?.end ?? 0), Math.min(from.start, was?.end ?? from.start));
}

/** Writes the note into the row behind the bar, or before it, where it has room; elsewhere it goes below. */
function placeNote(note: Line, cells: Line, end: number, start: number): { readonly line: Line; readonly noteBelow: boolean } {
  const width = lineColumns(note);
  if (width === 0) return { line: merged(cells), noteBelow: false };
  // A mark that crosses the row beside the bar keeps a blank before the words.
  const after = start < 0 ? 0 : end + (cells[end + 1]?.text === ' ' ? 2 : 3);
  const before = start - 1 - width;
  const free = (at: number): boolean => cells.slice(Math.max(0, at - 1), at + width + 1).every((cell) => cell.text === ' ');
  const at = after + width <= cells.length ? after : before >= 0 && free(before) ? before : undefined;
  if (at === undefined) return { line: merged(cells), noteBelow: true };
  const rest = cells.slice(at + width);
  return { line: merged([...cells.slice(0, at), ...note, ...(rest.length === 0 ? [] : [piece(' '), ...rest.slice(1)])]), noteBelow: false };
}

function legend(
  used: ReadonlySet<Sign>,
  { signs, today }: Chart,
  marks: readonly { readonly day: Day; readonly label: Line }[],
  rows: readonly Row[],
  width: number,
  ellipsis: string,
): readonly Line[] {
  const words: [Sign, string][] = [
    ['milestone', 'milestone'],
    ['action', 'action'],
    ['meeting', 'meeting'],
    ['window', 'some day of these'],
    ['was', 'was due'],
    ['before', 'earlier'],
    ['after', 'later'],
  ];
  const tones = new Set(rows.map((row) => row.bar.tone));
  const entries: Line[] = [
    [piece(`${signs.today} today ${today}`, 'dim')],
    ...marks.map(({ day, label }) => [piece(`${signs.mark} `, 'dim'), ...label, piece(` ${day}`, 'dim')]),
    ...words.filter(([sign]) => used.has(sign)).map(([sign, word]) => [piece(`${signs[sign]} ${word}`, 'dim')]),
    ...(tones.has('warn') ? [[piece(`${flagOf('warn')} attention`, 'dim')]] : []),
    ...(tones.has('bad') ? [[piece(`${flagOf('bad')} urgent`, 'dim')]] : []),
  ];
  const lines: Line[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    const longer = last === undefined ? [] : merged([...last, piece('   ', 'dim'), ...entry]);
    if (last !== undefined && lineColumns(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(cut(merged(entry), width, ellipsis));
  }
  return lines;
}
