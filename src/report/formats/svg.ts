// A document's timeline as one SVG picture: readable in light and dark, told to screen readers in words, with ghosts of first days, spans of days,
// lines to what is waited for, and the day of the report. No script, no font, no request; nothing in a title becomes markup.
import { escapeXml } from '../../text/xml-escape.ts';
import { parseDay } from '../../time/day.ts';
import type { Bar, Document } from '../document.ts';
import { type Axis, axisOf } from './svg-axis.ts';
import { baselinesOf, type Row, rowsOf } from './svg-layout.ts';
import { n, type Sign, signAt, waitsPath } from './svg-signs.ts';
import { styleOf } from './svg-style.ts';
import { oneLine, wrapText } from './svg-text.ts';
import { type KeySign, keySvg, type Mark, tagsOf, text } from './svg-words.ts';
import { daysOf, movesOf } from './timeline-scale.ts';
import { type Timeline, timelinesIn, toneWord } from './timelines.ts';

const page = { width: 960, left: 20, right: 940 };
const words = { left: 20, right: 330 };
const chart = { left: 346, right: 812 };
// Where the days stand as words, and where a way ends that leads to something without a day.
const dues = { left: 838, flag: 924, undated: 834 };
const axisHeight = 44;

/** The picture of the document's first timeline. Throws where it has none: the format does not suit it. */
export function printSvg(document: Document): string {
  const [timeline] = timelinesIn(document);
  if (timeline === undefined) throw new Error(`“${document.title}” has no timeline`);
  return `${timelineSvg(document.title, timeline)}\n`;
}

/**
 * A timeline as an `svg` element. All ids in it begin with `id`, and its style reaches nothing else, so that several stand on one HTML page.
 * As a part of a page it has no style of its own and draws no title: the page has both (the rules are `rulesFor`).
 */
export function timelineSvg(title: string, timeline: Timeline, id = 'timeline', isPart = false): string {
  if (!/^[A-Za-z][\w-]*$/.test(id)) throw new Error(`“${id}” is no id for a picture`);
  const heads = isPart ? [] : wrapText(title, page.right - page.left, 17, 2);
  const under = 20 + heads.length * 23;
  const { axis, marks } = axisFor(timeline);
  const tags = axis && tagsOf(marks, (day) => axis.at(day).x, under + axisHeight, page);
  const rows = rowsOf(timeline.bars, (tags?.bottom ?? under + 16) + 6, words.left, words.right);
  const last = rows.at(-1);
  const bottom = last === undefined ? under : last.top + last.height;
  const waits = axis === undefined ? '' : waysIn(rows, axis);
  const key = keySvg(signsIn(rows, waits !== ''), bottom + 28, page.left, page.right);
  const height = n(key.bottom + 16);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" id="${id}" viewBox="0 0 ${page.width} ${height}" width="${page.width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc">`,
    `<title id="${id}-title">${escapeXml(oneLine(title))}</title>`,
    `<desc id="${id}-desc">${escapeXml(inWords(timeline))}</desc>`,
    ...(isPart ? [] : [styleOf(id)]),
    `<rect class="page fill" width="${page.width}" height="${height}"/>`,
    ...heads.map((line, at) => text('ink head', page.left, 32 + at * 23, line)),
    ...(axis === undefined ? [text('dim small', page.left, under + 4, marks.map((mark) => mark.words).join(' · '))] : []),
    ...(axis === undefined ? [] : [axisSvg(axis, under + 16, bottom)]),
    `<path class="grid line" d="${rows.map(({ top }) => `M${page.left} ${n(top)}H${page.right}`).join('')}M${page.left} ${n(bottom)}H${page.right}"/>`,
    ...(tags === undefined ? [] : [tags.lines(bottom)]),
    waits,
    ...rows.map((row) => rowSvg(row, axis)),
    ...(tags === undefined ? [] : [tags.words]),
    key.svg,
    '</svg>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** The axis of all days, and those that go through all rows; no axis where no row has a day. */
function axisFor({ bars, today, marks }: Timeline): { readonly axis: Axis | undefined; readonly marks: readonly Mark[] } {
  const shown = [{ day: today, label: 'as of', isToday: true }, ...marks.map((mark) => ({ ...mark, isToday: false }))].flatMap(
    ({ day: written, label, isToday }): readonly Mark[] => {
      const day = parseDay(written);
      return day === undefined ? [] : [{ day, words: `${oneLine(label)} ${day}`, isToday }];
    },
  );
  const days = bars.flatMap((bar) => {
    const found = daysOf(bar);
    return found === undefined ? [] : [found.from, found.to, found.baseline ?? found.to, ...movesOf(bar)];
  });
  const asOf = parseDay(today) ?? days[0];
  return {
    axis:
      asOf === undefined || days.length === 0
        ? undefined
        : axisOf([...days, ...shown.map(({ day }) => day)], asOf, chart.left, chart.right),
    marks: shown,
  };
}

function axisSvg({ spans, ticks }: Axis, y: number, bottom: number): string {
  return [
    ...spans.map(({ x, text: name }) => text('dim small strong', x, y, name)),
    ...ticks.map(({ x, text: name }) => text('dim small', x, y + 18, name, 'middle')),
    `<path class="grid line" d="${ticks.map(({ x }) => `M${n(x)} ${n(y + 24)}V${n(bottom)}`).join('')}"/>`,
  ].join('\n');
}

function rowSvg(row: Row, axis: Axis | undefined): string {
  const { bar, days, heading, x } = row;
  const lines = baselinesOf(row);
  const isDone = bar.tone === 'good';
  const noteTone = bar.tone === 'bad' || bar.tone === 'warn' ? bar.tone : 'dim';
  const flag = flagOf(bar);
  return [
    ...(heading === undefined ? [] : [`${text('ink kind', page.left, heading.y, heading.text)}\n`]),
    `<g class="${toneOf(bar)}"><title>${escapeXml(barWords(bar))}</title>`,
    ...row.labels.map((line, at) => text(isDone ? 'dim' : 'ink', x, lines.labels[at] ?? row.y, line)),
    ...row.notes.map((line, at) => text(`${noteTone} small`, x, lines.notes[at] ?? row.y, line)),
    ...(days === undefined || axis === undefined ? [] : [drawnDays(row, days, axis)]),
    text(days === undefined || isDone ? 'dim day' : 'day', dues.left, row.y + 4.5, days?.to ?? 'no date'),
    ...(flag === '' ? [] : [text('strong', dues.flag, row.y + 4.5, flag)]),
    '</g>',
  ].join('');
}

/** The span, the way from the first day to the present one, and the signs of both. */
function drawnDays({ bar, y }: Row, days: NonNullable<Row['days']>, axis: Axis): string {
  const [from, to, was] = [axis.at(days.from), axis.at(days.to), days.was === undefined ? undefined : axis.at(days.was)];
  const parts: string[] = [];
  // As on a terminal: work is drawn up to the day that was first given, and the rest of its way as a ghost.
  const ghosted = was === undefined || bar.window === true ? to.x : Math.min(to.x, Math.max(from.x, was.x));
  // Room for the signs that say that it goes on beyond the edge.
  const [start, end] = [from.beyond < 0 ? from.x + 9 : from.x, to.beyond > 0 && ghosted === to.x ? ghosted - 9 : ghosted];
  if (days.from < days.to && end > start) {
    const [shape, height, round] = bar.window === true ? ['span', 14, 4] : ['fill', 8, 3];
    parts.push(
      `<rect class="${shape}" x="${n(start)}" y="${n(y - height / 2)}" width="${n(end - start)}" height="${height}" rx="${round}"/>`,
    );
    if (from.beyond < 0) parts.push(signAt('earlier', from.x, y));
  }
  const moves = movesOf(bar).map((day) => axis.at(day));
  if (was !== undefined || moves.length > 0) {
    const ends = [was ?? to, to, ...moves].map(({ x }) => x);
    parts.push(
      `<path class="ghost line thick dashed" d="M${n(Math.min(...ends))} ${n(y)}H${n(Math.max(...ends))}"/>`,
      ...moves.filter(({ beyond }) => beyond === 0).map(({ x }) => signAt('moved', x, y)),
      was === undefined ? '' : signAt(edgeOr('was', was.beyond), was.x, y),
    );
  }
  parts.push(signAt(edgeOr(bar.mark, to.beyond), to.x, y, bar.tone === 'good' && to.beyond === 0));
  return parts.join('');
}

function edgeOr(sign: Sign, beyond: -1 | 0 | 1): Sign {
  return beyond === 0 ? sign : beyond < 0 ? 'earlier' : 'later';
}

/** The ways from all that is waited for to what waits; undated things are reached at the right. */
function waysIn(rows: readonly Row[], axis: Axis): string {
  const byId = new Map(rows.flatMap((row) => (row.bar.id === undefined ? [] : [[row.bar.id, row] as const])));
  const place = ({ days, y }: Row): { x: number; start: number; y: number } => {
    const x = days === undefined ? dues.undated : axis.at(days.to).x;
    return { x, start: days === undefined ? x : axis.at(days.from).x, y };
  };
  return rows
    .flatMap((row) =>
      [...new Set(row.bar.after ?? [])].flatMap((id) => {
        const before = byId.get(id);
        if (before === undefined || before === row) return [];
        const isUrgent = before.bar.tone === 'bad';
        return [`<g class="${isUrgent ? 'bad' : 'dim'}">${waitsPath(place(before), place(row), dues.undated - 12)}</g>`];
      }),
    )
    .join('\n');
}

function signsIn(rows: readonly Row[], hasWays: boolean): ReadonlySet<KeySign> {
  const used = new Set<KeySign>(hasWays ? ['waits'] : []);
  for (const { bar, days } of rows) {
    const flag = flagOf(bar);
    if (flag !== '') used.add(flag);
    if (days === undefined) continue;
    used.add(bar.mark);
    if (bar.tone === 'good') used.add('done');
    if (bar.window === true && days.from !== days.to) used.add('span');
    if (days.was !== undefined) used.add('was');
    if (movesOf(bar).length > 0) used.add('moved');
  }
  return used;
}

// A light is never a colour alone.
function flagOf({ tone }: Bar): '' | '!' | '!!' {
  return tone === 'bad' ? '!!' : tone === 'warn' ? '!' : '';
}

function toneOf({ tone }: Bar): string {
  return tone === 'good' || tone === 'warn' || tone === 'bad' || tone === 'dim' ? tone : 'plain';
}

function inWords({ bars, today, marks }: Timeline): string {
  const days = [`As of ${today}`, ...marks.map(({ day, label }) => `${label} ${day}`)];
  return [...days, ...bars.map(barWords)].map((sentence) => `${oneLine(sentence)}.`).join(' ');
}

function barWords(bar: Bar): string {
  const days = daysOf(bar);
  const due =
    days === undefined ? 'no date' : bar.window === true && days.from !== days.to ? `due ${days.from} to ${days.to}` : `due ${days.to}`;
  const isMoved = days?.baseline !== undefined && (days.baseline !== days.to || movesOf(bar).length > 0);
  const was = isMoved ? [[`was ${days.baseline}`, ...movesOf(bar)].join(', then ')] : [];
  const tone = toneWord(bar.tone);
  const told = bar.note?.includes(tone) === true ? '' : tone;
  return oneLine(`${bar.label}: ${[due, ...was, told, bar.note ?? ''].filter((part) => part !== '').join(', ')}`);
}
