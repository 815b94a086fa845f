// A document's timelines as a Mermaid gantt chart, which forges draw. Texts are letters, digits, a few harmless signs and character codes, so that
// no title can mean anything to Mermaid; ids are its own.
import { clean } from '../../text/clean.ts';
import { cutToWidth, widthOf } from '../../text/width.ts';
import { type Day, parseDay } from '../../time/day.ts';
import type { Bar, Document } from '../document.ts';
import { daysOf } from './timeline-scale.ts';
import { kindsOfBars, type Timeline, timelinesIn } from './timelines.ts';

/** The chart, without a fence. What has no day cannot be drawn and is counted. */
export function printMermaid(document: Document): string {
  const lines = [
    'gantt',
    `  title ${coded(document.title, longestTitle)}`,
    `  accTitle: ${coded(document.title, longestTitle)}`,
    '  dateFormat YYYY-MM-DD',
    '  axisFormat %Y-%m-%d',
    // Mermaid's own marker follows the clock of the reader.
    '  todayMarker off',
    '  inclusiveEndDates',
  ];
  let count = 0;
  const idOf = (): string => `t${++count}`;
  for (const timeline of timelinesIn(document)) lines.push(...sections(timeline, idOf));
  return `${lines.join('\n')}\n`;
}

function sections({ bars, today, marks }: Timeline, idOf: () => string): readonly string[] {
  const days = [{ day: today, label: 'as of' }, ...marks].flatMap(({ day, label }) => {
    const read = parseDay(day);
    return read === undefined ? [] : [dayTask(`${label} ${read}`, read, '', idOf)];
  });
  const undated = bars.filter((bar) => daysOf(bar) === undefined).length;
  const asOf = parseDay(today);
  return [
    ...section('Days', days),
    ...(['milestone', 'action', 'meeting'] as const).flatMap((mark) =>
      section(
        kindsOfBars[mark],
        bars.flatMap((bar) => (bar.mark === mark ? tasks(bar, idOf) : [])),
      ),
    ),
    // A section needs a task, and a task a day, so the number stands at the day of the report.
    ...(undated === 0 || asOf === undefined ? [] : section('Without a date', [dayTask(`${undated} without a date`, asOf, '', idOf)])),
  ];
}

function section(name: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`  section ${name}`, ...lines];
}

/** A row as one task, and where it was first due as another. */
function tasks(bar: Bar, idOf: () => string): readonly string[] {
  const days = daysOf(bar);
  if (days === undefined) return [];
  const { tone, window } = bar;
  const state = tone === 'good' ? 'done, ' : tone === 'bad' || tone === 'warn' ? 'crit, ' : window === true ? 'active, ' : '';
  const words = wordsOf(bar);
  const task =
    days.from === days.to ? dayTask(words, days.to, state, idOf) : `    ${coded(words)} :${state}${idOf()}, ${days.from}, ${days.to}`;
  if (days.baseline === undefined || days.baseline === days.to) return [task];
  return [task, dayTask(`↳ was due ${days.baseline}`, days.baseline, 'done, ', idOf)];
}

function dayTask(words: string, day: Day, state: string, idOf: () => string): string {
  return `    ${coded(words)} :${state}milestone, ${idOf()}, ${day}, 0d`;
}

// Mermaid writes beside a task what does not fit into it, on one line that nothing breaks.
const longest = 56;
const longestTitle = 80;
const leastNote = 16;

/** The label, and as much of the note as leaves the line short. */
function wordsOf({ label, note = '', depth = 0 }: Bar): string {
  const indent = '↳ '.repeat(Math.min(Math.max(depth, 0), 4));
  const aside = note === '' ? '' : ` (${cut(note, leastNote - 3)})`;
  const name = cut(indent + label, longest - widthOf(aside));
  return aside === '' ? name : `${name} (${cut(note, longest - widthOf(name) - 3)})`;
}

function cut(text: string, columns: number): string {
  const line = clean(text.replace(/\s+/gu, ' ').trim());
  return widthOf(line) <= columns ? line : `${cutToWidth(line, columns - 1).trimEnd()}…`;
}

// The first sign; all that is no letter, mark, digit or punctuation; of punctuation that of programs, and `¶`, with which Mermaid marks codes within.
const coding = /^.|[^\p{L}\p{M}\p{N}\p{P} ]|["#%&*/:;@[\\\]_{}¶]/gu;

/**
 * A text of one line, its signs as character codes (Mermaid: entity codes, `#35;`), and the first letter too: `title` would be a command.
 * The signs of dates and of ordinary prose mean nothing behind a letter, and stay, because Mermaid measures a code by its digits.
 */
export function coded(text: string, columns = longest): string {
  return cut(text, columns).replace(coding, (sign) => `#${sign.codePointAt(0)};`) || '#8230;';
}
