// A file that holds many meetings, each under a heading that is little more than its date: where each begins and ends.
import type { Block } from '../../text/blocks.ts';
import { labelOf, plainWords } from '../../text/inline.ts';
import { daysBetween } from '../../time/day.ts';
import { type DateMention, findDates } from '../../time/mention.ts';
import { keys } from './key-words.ts';
import type { PathDate } from './path-date.ts';
import type { Syntax } from './syntax.ts';
import { partNamed } from './words.ts';

export const yearLogs: Syntax = {
  name: 'logs of many meetings',
  reads: 'One meeting for each heading that is little more than a date; who was there once is known in all of them.',
  examples: [
    {
      says: 'dated headings under a year',
      path: 'notes.md',
      note: '# 2023\n\n## December 20\n\nCancelled.\n\n## December 6\n\nPresent: Ana, Bo\n\n- AI: Ana to call\n',
      reads: ['day: 2023-12-20', 'cancelled', 'day: 2023-12-06', 'present: Ana', 'present: Bo', 'action [Ana] call'],
    },
    {
      says: 'numbered headings, each with a line that tells the day',
      path: 'notes.md',
      note: '# Meeting 2 #\n\n**Date:** 27 March 2024\n\n- AI: Ana to call by Friday\n\n# Meeting 1 #\n\n**Date:** 6 March 2024\n**Time:** 10:00\n',
      reads: ['day: 2024-03-27', 'action [Ana] call by Friday (due 2024-03-29)', 'day: 2024-03-06', 'time 10:00'],
    },
    {
      says: 'a heading about another date',
      path: 'notes.md',
      note: '# 2024-03-05\n\n## Since 2024-02-05\n\n## Until 2024-04-05\n',
      reads: ['day: 2024-03-05'],
      trap: true,
    },
  ],
};

/** The blocks of one meeting, and the year that headings above it give. */
export interface Section {
  readonly from: number;
  readonly to: number;
  readonly year?: number;
}

interface Dated {
  readonly index: number;
  readonly level: number;
  readonly date: string;
  readonly mention: DateMention;
}

const plainLevel = 8;

/** Which number comes first in dates such as `03/09/2022`, where other dates of the same log leave no doubt and none speaks against them. */
export function orderOf(blocks: readonly Block[], sections: readonly Section[]): 'dmy' | 'mdy' | undefined {
  const orders = new Set<'dmy' | 'mdy'>();
  for (const { from } of sections) {
    const numbers = /(?:^|\D)(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}(?:\D|$)/.exec((blocks[from] as Block).text);
    if (numbers !== null && Number(numbers[1]) > 12) orders.add('dmy');
    if (numbers !== null && Number(numbers[2]) > 12) orders.add('mdy');
  }
  return orders.size === 1 ? [...orders][0] : undefined;
}

/** The meetings of a log, in the order of the file (`bits` are the keys of all blocks); undefined for a file with one meeting. */
export function sectionsOf(blocks: readonly Block[], bits: Uint16Array, path: PathDate): readonly Section[] | undefined {
  const dated = datedLines(blocks, bits);
  if (dated.length < 2) return undefined;
  const levels = new Map<number, Dated[]>();
  for (const one of dated) {
    const group = levels.get(one.level);
    if (group === undefined) levels.set(one.level, [one]);
    else group.push(one);
  }
  let best: readonly Dated[] = [];
  for (const group of levels.values())
    if (new Set(group.map((one) => one.date)).size > new Set(best.map((one) => one.date)).size) best = group;
  const dates = [...new Set(best.map((one) => one.date))];
  const least = path.day === undefined ? 2 : 4;
  const level = best[0]?.level ?? 0;
  if (dates.length < (level === plainLevel ? Math.max(3, least) : least) || isOneEvent(best)) return undefined;
  const sections: Section[] = [];
  let year = path.year;
  const starts = new Set(best.map((one) => one.index));
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as Block;
    const isAbove = block.shape === 'heading' && block.level < level;
    if (isAbove) year = yearIn(block.text) ?? year;
    const open = sections[sections.length - 1];
    if ((starts.has(i) || isAbove) && open !== undefined && open.to === blocks.length) sections[sections.length - 1] = { ...open, to: i };
    if (starts.has(i)) sections.push({ from: i, to: blocks.length, ...(year === undefined ? {} : { year }) });
  }
  return sections;
}

function datedLines(blocks: readonly Block[], bits: Uint16Array): readonly Dated[] {
  const dated: Dated[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index] as Block;
    if (block.shape === 'heading' && block.level < 4) {
      const mention = dateBelow(blocks, index);
      if (mention !== undefined) dated.push({ index, level: block.level, date: dateOf(mention), mention });
    }
    if (((bits[index] as number) & keys.digit) === 0) continue;
    const isPlain =
      block.shape === 'plain' &&
      block.text.length <= 60 &&
      block.indent < 2 &&
      blocks[index - 1]?.shape !== 'plain' &&
      blocks[index - 1]?.shape !== 'bullet';
    if ((block.shape !== 'heading' && !isPlain) || block.text.length > 160 || !(isPlain ? /\d{4}/ : /\d/).test(block.text)) continue;
    const text = plainWords(block.text);
    const [mention] = findDates(text);
    if (mention === undefined || mention.impossible === true) continue;
    if (isPlain && mention.day === undefined) continue;
    const rest = `${text.slice(0, mention.start)} ${text.slice(mention.end)}`.replace(
      /\([^()]*\)|\[[^[\]]*\]|\d[\d:.apm]*\s?(?:am|pm|utc|gmt)?/gi,
      ' ',
    );
    const words = rest.match(/\p{L}{2,}/gu) ?? [];
    const isMeeting = /\b(?:meeting|call|agenda|notes|minutes|sync|session|cancell?ed|no meeting)\b/i.test(rest);
    // `Updates since 2021-03-01` is about a time, and no meeting.
    if (
      /\b(?:since|from|after|until|before|by|due|deadline|next|last|previous|updated?|release[ds]?|version|action)\b/i.test(
        text.slice(0, mention.start),
      )
    )
      continue;
    if (words.length > (isMeeting ? 9 : isPlain ? 2 : 4)) continue;
    dated.push({ index, level: isPlain ? plainLevel : block.level, date: dateOf(mention), mention });
  }
  return dated;
}

function dateOf(mention: DateMention): string {
  return mention.day ?? mention.candidates?.join('|') ?? `${mention.partial?.month}-${mention.partial?.dayOfMonth}`;
}

// `# Meeting 26`, with `**Date:** March 5, 2024` among the first lines below.
function dateBelow(blocks: readonly Block[], index: number): DateMention | undefined {
  const { text } = blocks[index] as Block;
  if (text.length > 80 || !meeting.test(text) || /\b(?:next|previous|last|upcoming)\b/i.test(text) || findDates(text).length > 0)
    return undefined;
  for (let i = index + 1; i < Math.min(blocks.length, index + 8); i++) {
    const block = blocks[i] as Block;
    if (block.shape === 'heading' && block.level < 7) return undefined;
    const label = block.text.length > 120 || !/\d/.test(block.text) ? undefined : labelOf(block.text);
    if (label === undefined || partNamed(plainWords(label.label)) !== 'when') continue;
    const [mention] = findDates(plainWords(label.rest));
    if (mention !== undefined && mention.impossible !== true) return mention;
  }
  return undefined;
}

const meeting = /\b(?:meeting|minutes|call|session|sync|stand-?up|sitzung|treffen|protokoll|réunion|reunión|reunião|rapat)\b/iu;

// The days of one longer gathering follow each other.
function isOneEvent(dated: readonly Dated[]): boolean {
  const days = dated
    .map((one) => one.mention.day)
    .filter((day) => day !== undefined)
    .sort();
  const [first, last] = [days[0], days[days.length - 1]];
  return days.length === dated.length && first !== undefined && last !== undefined && daysBetween(first, last) <= 4;
}

function yearIn(text: string): number | undefined {
  const year = /(?:^|[^\d])((?:19|20)\d\d)(?:[^\d]|$)/.exec(text)?.[1];
  return year === undefined ? undefined : Number(year);
}
