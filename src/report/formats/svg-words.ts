// The words of a timeline that stand in no row: tags of days, placed so that none covers another, and the key to its signs.
import { escapeXml } from '../../text/xml-escape.ts';
import type { Day } from '../../time/day.ts';
import { n, type Sign, signAt } from './svg-signs.ts';
import { textWidth, wrapText } from './svg-text.ts';

/** A day that goes through all rows, with its words. */
export interface Mark {
  readonly day: Day;
  readonly words: string;
  readonly isToday: boolean;
}

const size = 12;
/** How much wider bold letters are. */
const bolder = 1.12;
const lane = 18;
const gap = 5;

/** A text element; `classes` are those of the style, `x` is where its anchor stands. */
export function text(classes: string, x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end' = 'start'): string {
  return `<text class="${classes}" x="${n(x)}" y="${n(y)}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${escapeXml(words)}</text>`;
}

interface Tag {
  readonly mark: Mark;
  readonly x: number;
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly lane: number;
  /** It stands on the line of another day, and needs a ground of its own. */
  readonly covers: boolean;
}

/** The tags beside the lines of their days, on as few lanes as needed from `top` on; `lines` draws their days down to a height. */
export function tagsOf(
  marks: readonly Mark[],
  place: (day: Day) => number,
  top: number,
  edges: { readonly left: number; readonly right: number },
): { readonly bottom: number; readonly words: string; lines(bottom: number): string } {
  const lines = marks.map(({ day }) => place(day));
  const tags: Tag[] = [];
  for (const mark of marks) {
    const x = place(mark.day);
    const words = wrapText(mark.words, edges.right - edges.left - 2 * gap, size, 1)[0] ?? '';
    const width = textWidth(words, size) * (mark.isToday ? bolder : 1);
    const sides = [x + gap, x - gap - width].filter((start) => start >= edges.left && start + width <= edges.right);
    const lanes = Array.from({ length: 2 + Math.max(-1, ...tags.map((tag) => tag.lane)) }, (_, at) => at);
    const options = lanes.flatMap((at) => sides.map((start) => ({ lane: at, start })));
    const covers = (option: { lane: number; start: number }): boolean =>
      tags.some((tag) => tag.lane === option.lane && option.start < tag.end + gap && tag.start < option.start + width + gap);
    const crosses = (start: number): boolean => lines.some((line) => line !== x && line > start - gap && line < start + width + gap);
    const free = options.filter((option) => !covers(option));
    const { lane: at, start } = free.find((option) => !crosses(option.start)) ??
      free[0] ?? { lane: lanes.length - 1, start: edges.right - width };
    tags.push({ mark, x, words, start, end: start + width, lane: at, covers: crosses(start) });
  }
  const colour = (mark: Mark): string => (mark.isToday ? 'now' : 'dim');
  return {
    bottom: top + lane * (1 + Math.max(-1, ...tags.map((tag) => tag.lane))),
    // Words at the left of their line end there, however wide the reader's font is.
    words: tags
      .map(({ mark, x, words, start, end, lane: at, covers }) => {
        const classes = `${colour(mark)} small${mark.isToday ? ' strong' : ''}`;
        const ground = `<rect class="page fill" x="${n(start - 2)}" y="${n(top + at * lane + 1)}" width="${n(end - start + 4)}" height="${lane - 2}"/>`;
        return (covers ? ground : '') + text(classes, start < x ? end : start, top + at * lane + 13, words, start < x ? 'end' : 'start');
      })
      .join(''),
    lines: (bottom) =>
      tags
        .map(
          ({ mark, x }) => `<path class="${colour(mark)} line ${mark.isToday ? 'thick' : 'dashed'}" d="M${n(x)} ${n(top)}V${n(bottom)}"/>`,
        )
        .join(''),
  };
}

/** What may stand in the key. */
export type KeySign = Exclude<Sign, 'earlier' | 'later'> | 'span' | 'done' | 'waits' | '!' | '!!';

const keyWords: Readonly<Record<KeySign, string>> = {
  milestone: 'milestone',
  action: 'next step',
  meeting: 'meeting',
  done: 'done',
  span: 'some day of these',
  was: 'was due',
  moved: 'due meanwhile',
  waits: 'waits for',
  '!': 'attention',
  '!!': 'urgent',
};

/** The key to the signs in use, in lines between two edges from the height of the first one on. Without signs it takes no room. */
export function keySvg(
  used: ReadonlySet<KeySign>,
  y: number,
  left: number,
  right: number,
): { readonly svg: string; readonly bottom: number } {
  let x = left;
  let line = y;
  const parts: string[] = [];
  for (const [sign, words] of Object.entries(keyWords) as [KeySign, string][]) {
    if (!used.has(sign)) continue;
    const slot = sign.startsWith('!') ? 16 : 24;
    const width = slot + textWidth(words, size) + 14;
    if (x > left && x + width > right) {
      x = left;
      line += 20;
    }
    parts.push(`<g class="dim">${keySign(sign, x + (slot - 6) / 2, line - 4)}</g>${text('dim small', x + slot, line, words)}`);
    x += width;
  }
  return { svg: parts.join('\n'), bottom: parts.length === 0 ? y - 20 : line };
}

function keySign(sign: KeySign, x: number, y: number): string {
  switch (sign) {
    case 'span':
      return `<rect class="span" x="${n(x - 9)}" y="${n(y - 5)}" width="18" height="10" rx="3"/>`;
    case 'waits':
      return `<path class="line" d="M${n(x - 9)} ${n(y)}h14"/><path class="fill" d="M${n(x + 9)} ${n(y)}l-6 -3.5v7z"/>`;
    case 'done':
      return signAt('milestone', x, y, true);
    case '!':
    case '!!':
      return text('dim strong', x, y + 4, sign, 'middle');
    default:
      return signAt(sign, x, y);
  }
}
