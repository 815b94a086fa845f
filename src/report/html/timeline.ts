// A timeline on a page: the picture on wide screens, a list with a strip of days for each row on narrow ones, and the same days as a table.
import { parseDay } from '../../time/day.ts';
import type { Bar } from '../document.ts';
import { timelineSvg } from '../formats/svg.ts';
import { type Axis, axisOf } from '../formats/svg-axis.ts';
import { signAt } from '../formats/svg-signs.ts';
import { daysOf, movesOf } from '../formats/timeline-scale.ts';
import { kindsOfBars, type Timeline, toneWord } from '../formats/timelines.ts';
import { type Around, linked } from './inline.ts';
import { html, type Markup, trusted } from './markup.ts';
import { across, along, box, percent, put, stripHtml } from './strip.ts';
import { type Cell, tableHtml } from './table.ts';

// What a narrow strip has room for: axis words are reckoned in pixels.
const room = 300;
const height = 22;

/** The timeline, or undefined where it has no rows. */
export function timelineHtml(timeline: Timeline, about: string, around: Around): Markup | undefined {
  const { bars } = timeline;
  if (bars.length === 0) return undefined;
  const isMoved = bars.some((bar) => movesOf(bar).length > 0);
  const svg = timelineSvg(about, timeline, around.names.ofDrawing(), true).replace('<svg ', '<svg class="drawing" ');
  return html`<div class="chart">
<div class="for-wide">${trusted(svg)}</div>
<div class="for-narrow">
${narrow(timeline)}</div>
<details><summary>The days as a table</summary>
${tableHtml(
  `Days: ${about}`,
  ['What', 'Kind', 'First due', ...(isMoved ? ['Meanwhile'] : []), 'Due', 'State', 'Note'],
  bars.map((bar) => cellsOf(bar, isMoved, around)),
)}
</details>
</div>`;
}

function cellsOf(bar: Bar, isMoved: boolean, around: Around): readonly Cell[] {
  const { label, target, mark, baseline, to, note = '' } = bar;
  const due = daysOf(bar);
  return [
    { words: linked(label, target, around) },
    { words: kindWords[mark] },
    { words: baseline === undefined || baseline === to ? '' : baseline },
    ...(isMoved ? [{ words: movesOf(bar).join(', ') }] : []),
    { words: due === undefined ? 'no date' : dueWords(bar) },
    { words: toneWord(bar.tone) },
    { words: note },
  ];
}

const kindWords: Readonly<Record<Bar['mark'], string>> = { milestone: 'milestone', action: 'next step', meeting: 'meeting' };

/** The rows of each kind that stand together, with the words of the days above the first strip. */
function narrow({ bars, today, marks }: Timeline): Markup {
  const days = bars.flatMap((bar) => {
    const found = daysOf(bar);
    return found === undefined ? [] : [found.from, found.to, found.baseline ?? found.to, ...movesOf(bar)];
  });
  const asOf = parseDay(today) ?? days[0];
  const shown = marks.flatMap(({ day }) => parseDay(day) ?? []);
  const axis = asOf === undefined || days.length === 0 ? undefined : axisOf([...days, ...shown, asOf], asOf, 0, room);
  const place = (day: string): number | undefined => {
    const parsed = parseDay(day);
    return axis === undefined || parsed === undefined ? undefined : axis.at(parsed).x / (room / 100);
  };
  const lines = [
    ...(axis?.ticks.map(({ x }) => across('grid line', x / (room / 100), 0, height)) ?? []),
    ...marks.flatMap(({ day }) => across('dim line dashed', place(day) ?? 0, 0, height)),
    across('now line thick', place(today) ?? 0, 0, height),
  ];
  const groups: Bar[][] = [];
  for (const bar of bars) {
    const last = groups.at(-1);
    if (last?.[0]?.mark === bar.mark) last.push(bar);
    else groups.push([bar]);
  }
  const isHeaded = groups.length > 1 && new Set(groups.map(([first]) => first?.mark)).size === groups.length;
  const head = axis === undefined ? undefined : axisHtml(axis);
  const key = [{ day: today, label: 'as of', line: 'now line thick' }, ...marks.map((mark) => ({ ...mark, line: 'dim line dashed' }))];
  const keys = key.map(({ day, label, line }) => html`<li>${stripHtml(12, [across(line, 50, 0, 12)])} ${label} <time>${day}</time></li>`);
  return html`${axis && html`<ul class="legend">${keys}</ul>\n`}${head}${groups.map(
    (rows) => html`${isHeaded && rows[0] ? html`<p class="kind">${kindsOfBars[rows[0].mark]}</p>\n` : undefined}<ul class="days">
${rows.map((bar) => rowHtml(bar, axis, lines))}</ul>\n`,
  )}`;
}

function axisHtml({ spans, ticks }: Axis): Markup {
  const word = (x: number, y: number, words: string, anchor: string): Markup =>
    html`<text class="dim small" x="${percent(x / (room / 100))}" y="${y}" text-anchor="${anchor}">${words}</text>`;
  const words = [...spans.map(({ x, text }) => word(x, 11, text, 'start')), ...ticks.map(({ x, text }) => word(x, 27, text, 'middle'))];
  return html`<svg class="strip axis drawing" width="100%" height="32" aria-hidden="true" focusable="false">${words}</svg>\n`;
}

function rowHtml(bar: Bar, axis: Axis | undefined, lines: readonly string[]): Markup {
  const { label, tone, note = '', depth = 0 } = bar;
  const days = daysOf(bar);
  const flag = tone === 'bad' ? ' !!' : tone === 'warn' ? ' !' : '';
  const was = days?.baseline !== undefined && days.baseline !== days.to ? `was ${days.baseline}` : '';
  const told = [was, note.includes(toneWord(tone)) ? '' : toneWord(tone), note].filter((words) => words !== '').join(', ');
  const due = days === undefined ? html`<span class="due dim">no date</span>` : html`<span class="due">${days.to}${flag}</span>`;
  const strip = days === undefined || axis === undefined ? undefined : html`${stripHtml(height, [...lines, ...drawnDays(bar, axis)])}`;
  const below = told === '' ? undefined : html`<span class="note">${told}</span>`;
  return html`<li class="${tone}${depth > 0 ? ' part-of' : ''}"><span class="label">${label}</span> ${due} ${strip} ${below}</li>\n`;
}

function drawnDays(bar: Bar, axis: Axis): readonly string[] {
  const days = daysOf(bar);
  if (days === undefined) return [];
  const middle = height / 2;
  const [from, to] = [axis.at(days.from), axis.at(days.to)];
  const was = days.baseline === undefined || days.baseline === days.to ? undefined : axis.at(days.baseline);
  const at = (x: number): number => x / (room / 100);
  const parts = [
    bar.window === true ? box('span', at(from.x), at(to.x), middle - 6, 12, 3) : box('fill', at(from.x), at(to.x), middle - 3, 6, 3),
  ];
  const moves = movesOf(bar).map((day) => axis.at(day));
  if (was !== undefined || moves.length > 0) {
    const ends = [was ?? to, to, ...moves].map(({ x }) => at(x));
    parts.push(along('ghost line thick dashed', Math.min(...ends), Math.max(...ends), middle));
    for (const { x, beyond } of moves) if (beyond === 0) parts.push(put(signAt('moved', 0, middle), at(x)));
    if (was !== undefined) parts.push(put(signAt(was.beyond === 0 ? 'was' : was.beyond < 0 ? 'earlier' : 'later', 0, middle), at(was.x)));
  }
  const sign = to.beyond === 0 ? bar.mark : to.beyond < 0 ? 'earlier' : 'later';
  parts.push(put(signAt(sign, 0, middle, bar.tone === 'good' && to.beyond === 0), at(to.x)));
  return parts;
}

function dueWords(bar: Bar): string {
  const days = daysOf(bar);
  if (days === undefined) return 'no date';
  return bar.window === true && days.from !== days.to ? `${days.from} to ${days.to}` : days.to;
}
