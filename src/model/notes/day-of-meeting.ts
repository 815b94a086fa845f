// On which day and at what time a meeting was, from the file's name, the front matter, the title and the lines that tell the time; and
// what stands against it. Never guesses: a year that nothing gives, or two days that disagree, become a doubt with the days it may be.
import type { Block } from '../../text/blocks.ts';
import { detached } from '../../text/detached.ts';
import { labelOf, plainWords } from '../../text/inline.ts';
import { type Day, dayOf, partsOf, weekdayOf } from '../../time/day.ts';
import { type DateMention, findDates, yearsWhere } from '../../time/mention.ts';
import type { ClockTime, DateDoubt, ReadingHints } from '../meeting.ts';
import { dayRows } from './field-rows.ts';
import type { Front } from './front.ts';
import { keys } from './key-words.ts';
import { isStamp, mayDate, timesOf } from './meeting-times.ts';
import { tasksNamed } from './odd-labels.ts';
import type { Outline } from './outline.ts';
import type { PathDate } from './path-date.ts';
import type { Syntax } from './syntax.ts';
import { partNamed } from './words.ts';

/** The settled day and times of one meeting. */
export interface MeetingDay {
  readonly title?: { readonly line: number; readonly text: string };
  readonly date?: Day;
  readonly dateLine?: number;
  readonly start?: ClockTime;
  readonly end?: ClockTime;
  readonly dateDoubts: readonly DateDoubt[];
}

export const meetingDays: Syntax = {
  name: 'day and time of the meeting',
  reads:
    'The day from the name of the file, the front matter, the title and lines such as When; the year is never guessed, and what contradicts is told.',
  examples: [
    {
      says: 'the name of the file',
      path: 'meetings/2024-03-05-board.md',
      note: '# Board meeting\n\nWelcome\n',
      reads: ['day: 2024-03-05'],
    },
    {
      says: 'a folder of the year, month and day in the name, the year confirmed by the weekday',
      path: 'minutes/2024/call-03-05.md',
      note: '# Agenda for Tuesday, March 5\n',
      reads: ['day: 2024-03-05'],
    },
    {
      says: 'a line that tells the time, in UTC before local time',
      path: 'Meeting 021.md',
      note: '# Team meeting #21\n\nWhen: 14/4/21, 20:00 UTC (22:00 CEST)\n',
      reads: ['day: 2021-04-14', 'time 20:00 UTC'],
    },
    {
      says: 'day and month that can be changed for each other',
      path: 'Meeting 012.md',
      note: '# Team meeting #12\n\nWhen: 9/12/20\n',
      reads: ['day: unknown', 'doubt (ambiguous): 9/12/20, 2020-09-12, 2020-12-09'],
    },
    {
      says: 'no year',
      path: 'notes.txt',
      note: 'Call notes - Tuesday, February 16, 16:00 - 17:00 UTC\n',
      reads: [
        'day: unknown',
        'doubt (no-year): Tuesday, February 16, 2010-02-16, 2016-02-16, 2021-02-16, 2027-02-16',
        'time 16:00 UTC to 17:00',
      ],
    },
    {
      says: 'a program wrote into the front matter when the page was made',
      path: '2024-03-05.md',
      note: '---\ntitle: Minutes of 2024-03-05\ndate: 2024-06-01T10:20:30.000Z\n---\n\nWelcome\n',
      reads: ['day: 2024-03-05', 'doubt (contradiction): 2024-06-01, 2024-06-01, 2024-03-05'],
    },
    {
      says: 'the file and the title disagree',
      path: '2021-07-28.md',
      note: '# Meeting of August 28, 2021\n',
      reads: ['day: 2021-07-28', 'doubt (contradiction): August 28, 2021, 2021-08-28, 2021-07-28'],
    },
  ],
};

/** Years that are offered where only the weekday is known; a fixed span, so that the same text always reads the same. */
const firstYear = 2005;
const lastYear = 2035;

interface Said {
  readonly line?: number;
  readonly mention: DateMention;
  readonly from: 'front' | 'stamp' | 'title' | 'when' | 'other';
}

/** Settles the day of one meeting. `bits` are the keys of all blocks; `isSection` says that the meeting is a dated section of a longer file, whose name gives no more than a year. */
export function settleDay(
  blocks: readonly Block[],
  bits: Uint16Array,
  outline: Outline,
  path: PathDate,
  front: Front,
  hints: ReadingHints,
  isSection: boolean,
): MeetingDay {
  const from = Math.max(0, outline.parts[0]?.from ?? 0);
  const to = outline.parts[outline.parts.length - 1]?.to ?? 0;
  const title = isSection ? headOf(blocks, from) : titleOf(blocks, outline, front, from, to);
  const whenLines = timeLines(blocks, bits, outline, from, to);
  const isDated = isSection && title !== undefined && findDates(title.text).length > 0;
  const said = saidDates(blocks, title, isDated ? [] : whenLines, front, from, to, isSection);
  const told = [...(title === undefined ? [] : [title]), ...whenLines].map((line) => line.text);
  const times = timesOf(front, told, hints, blocks.slice(from, Math.min(to, from + 40)));
  const year =
    (isSection ? undefined : path.day !== undefined ? partsOf(path.day).year : path.year) ??
    hints.year ??
    (isSection ? path.year : undefined);
  const day = decide(said, isSection ? { words: path.words } : path, year, hints);
  return title === undefined ? { ...times, ...day } : { title: { line: title.line, text: detached(title.text) }, ...times, ...day };
}

interface TextLine {
  readonly line: number;
  readonly text: string;
}

function headOf(blocks: readonly Block[], from: number): TextLine | undefined {
  const block = blocks[from];
  return block === undefined ? undefined : { line: block.line.number, text: plainWords(block.text) };
}

function titleOf(blocks: readonly Block[], outline: Outline, front: Front, from: number, to: number): TextLine | undefined {
  const bare = outline.parts.find((part) => part.kind === 'title');
  let heading: TextLine | undefined;
  let first: TextLine | undefined;
  for (let i = from; i < Math.min(to, from + 40); i++) {
    const block = blocks[i] as Block;
    if (block.shape !== 'heading' || block.text === '') continue;
    const text = plainWords(block.text);
    if (text === '' || (tasksNamed(text) !== undefined && findDates(text).length === 0)) continue;
    if (block.level === 1) first ??= { line: block.line.number, text };
    if (partNamed(text) !== undefined && findDates(text).length === 0) continue;
    heading = first !== undefined && findDates(text).length === 0 ? first : { line: block.line.number, text };
    break;
  }
  const line = bare === undefined ? undefined : (blocks[bare.head] as Block);
  const bareTitle = line === undefined ? undefined : { line: line.line.number, text: plainWords(line.text) };
  // A heading that dates the meeting goes before a line of words; a line of words that does goes before a heading that does not.
  if (heading !== undefined && (bareTitle === undefined || findDates(heading.text).length > 0)) return heading;
  // A heading somewhere below, that neither dates the meeting nor stands above all, names a topic.
  return (
    bareTitle ??
    (heading !== undefined && heading !== first && first === undefined ? (front.title ?? heading) : (heading ?? first)) ??
    front.title
  );
}

// Lines under a label such as `When:`, and what stands indented below them.
function timeLines(blocks: readonly Block[], bits: Uint16Array, outline: Outline, from: number, to: number): readonly TextLine[] {
  const lines: TextLine[] = [...dayRows(blocks, outline)];
  let read = 0;
  for (let i = from; i < to && read < 60 && lines.length < 6; i++) {
    const block = blocks[i] as Block;
    if (block.shape === 'blank') continue;
    read++;
    if (block.shape !== 'plain' && block.shape !== 'bullet' && block.shape !== 'heading') continue;
    if (((bits[i] as number) & keys.digit) === 0 || block.text.length > 300) continue;
    const label = labelOf(block.text);
    const named = label === undefined ? undefined : partNamed(plainWords(label.label));
    if (label !== undefined && named === 'when') lines.push({ line: block.line.number, text: plainWords(label.rest) });
    else if (
      named === undefined &&
      outline.kindAt(i) === 'when' &&
      outline.parts.some((part) => part.kind === 'when' && part.from <= i && i < part.from + 3)
    )
      lines.push({ line: block.line.number, text: plainWords(block.text) });
    else if (
      read < 8 &&
      label === undefined &&
      /^\p{L}*,?\s?\p{L}* ?\d/u.test(block.text) &&
      block.text.length < 80 &&
      lines.length === 0
    ) {
      const [date] = findDates(block.text);
      if (date !== undefined && date.start < 12 && outline.kindAt(i) === 'other')
        lines.push({ line: block.line.number, text: plainWords(block.text) });
    }
  }
  return lines;
}

function saidDates(
  blocks: readonly Block[],
  title: TextLine | undefined,
  when: readonly TextLine[],
  front: Front,
  from: number,
  to: number,
  isSection: boolean,
): readonly Said[] {
  const said: Said[] = [];
  const first = (line: number | undefined, text: string, source: Said['from']) => {
    const [mention] = findDates(text);
    if (mention !== undefined) said.push({ mention, from: source, ...(line === undefined ? {} : { line }) });
    return mention !== undefined;
  };
  if (front.date !== undefined && !isSection)
    first(front.date.line, front.date.text.slice(0, 40), isStamp(front.date.text) ? 'stamp' : 'front');
  const isDated = title !== undefined && first(title.line, title.text, 'title');
  if (!isDated && front.title !== undefined && !isSection) first(front.title.line, front.title.text, 'title');
  for (const line of when) if (line.line !== title?.line && first(line.line, line.text, 'when')) break;
  if (said.length > 0 || isSection) return said;
  // Another heading near the top, or a first short line, that has a date.
  let read = 0;
  for (let i = from; i < to && read < 15 && said.length === 0; i++) {
    const block = blocks[i] as Block;
    if (block.shape === 'blank' || block.shape === 'comment' || block.shape === 'html') continue;
    read++;
    const isHead = block.shape === 'heading' && block.level < 4;
    if (!isHead && (read > 6 || (block.shape !== 'plain' && block.level !== 7) || !mayDate(block.text))) continue;
    if (!/\d/.test(block.text) || /\b(?:next|previous|last|updated|created|until|deadline|due|by|nächst|prochain|próxim)/i.test(block.text))
      continue;
    first(block.line.number, plainWords(block.text), 'other');
  }
  return said;
}

function decide(
  said: readonly Said[],
  path: PathDate,
  year: number | undefined,
  hints: ReadingHints,
): Pick<MeetingDay, 'date' | 'dateLine' | 'dateDoubts'> {
  const doubts: DateDoubt[] = [];
  const votes: { readonly day: Day; readonly line: number | undefined; readonly words: string; readonly from: Said['from'] | 'path' }[] =
    [];
  let open: DateDoubt | undefined;
  for (const one of said) {
    const settled = settle(one, path, year, hints);
    if ('day' in settled) votes.push({ day: settled.day, words: one.mention.words, from: one.from, line: one.line });
    else open ??= settled;
    if (one.mention.weekdayContradicts === true && 'day' in settled) doubts.push(doubt(one, 'contradiction', [settled.day]));
  }
  if (path.day !== undefined) votes.push({ day: path.day, words: path.words, from: 'path', line: undefined });
  const front = votes.find((vote) => vote.from === 'front');
  const days = [...new Set(votes.map((vote) => vote.day))];
  // The front matter is a decision, but a program's stamp in it one voice. Otherwise most of them agree, or the file's name counts.
  const most = (day: Day) => votes.filter((vote) => vote.day === day).length;
  const byMost = [...days].sort((a, b) => most(b) - most(a));
  const clear = byMost.length > 1 && most(byMost[0] as Day) > most(byMost[1] as Day) ? byMost[0] : undefined;
  const date = front?.day ?? clear ?? path.day ?? (votes.find((vote) => vote.from !== 'stamp') ?? votes[0])?.day;
  if (date === undefined) {
    if (open !== undefined) doubts.push(open);
    else if (path.candidates !== undefined) doubts.push({ words: path.words, reason: 'ambiguous', candidates: path.candidates });
    else if (path.impossible === true) doubts.push({ words: path.words, reason: 'impossible', candidates: [] });
    else if (path.partial !== undefined) doubts.push({ words: path.words, reason: 'no-year', candidates: [] });
    else doubts.push({ words: path.words, reason: 'no-date', candidates: [] });
    return { dateDoubts: doubts };
  }
  if (days.length > 1) {
    const against = votes.find((vote) => vote.day !== date && vote.line !== undefined) ?? votes.find((vote) => vote.line !== undefined);
    doubts.push({
      words: against?.words ?? path.words,
      reason: 'contradiction',
      candidates: days,
      ...(against?.line === undefined ? {} : { line: against.line }),
    });
  }
  if (open?.reason === 'impossible') doubts.push(open);
  const line = votes.find((vote) => vote.day === date && vote.line !== undefined)?.line;
  return { date, dateDoubts: doubts, ...(line === undefined ? {} : { dateLine: line }) };
}

function settle(one: Said, path: PathDate, year: number | undefined, hints: ReadingHints): { readonly day: Day } | DateDoubt {
  const { mention } = one;
  if (mention.day !== undefined) return { day: mention.day };
  if (mention.impossible === true) return doubt(one, 'impossible', []);
  if (mention.candidates !== undefined) {
    const byName = mention.candidates.find((day) => day === path.day);
    if (byName !== undefined) return { day: byName };
    const ordered = hints.dateOrder === undefined ? undefined : byOrder(mention.words, mention.candidates, hints.dateOrder);
    return ordered === undefined ? doubt(one, 'ambiguous', mention.candidates) : { day: ordered };
  }
  const { month, dayOfMonth, weekday } = mention.partial as NonNullable<DateMention['partial']>;
  const years = weekday === undefined ? [] : yearsWhere(month, dayOfMonth, weekday, firstYear, lastYear);
  const candidates = years.map((fits) => dayOf(fits, month, dayOfMonth)).filter((day) => day !== undefined);
  if (year === undefined) return doubt(one, 'no-year', candidates);
  const day = dayOf(year, month, dayOfMonth);
  if (day === undefined) return doubt(one, 'impossible', candidates);
  // The name of the file may have the weekday's day, or another; the weekday confirms the year, or speaks against it.
  if (weekday !== undefined && weekdayOf(day) !== weekday) return doubt(one, 'contradiction', [day, ...candidates]);
  return { day };
}

function byOrder(words: string, candidates: readonly Day[], order: 'dmy' | 'mdy'): Day | undefined {
  const [first, second] = words.match(/\d+/g) ?? [];
  const month = Number(order === 'dmy' ? second : first);
  return candidates.find((day) => partsOf(day).month === month);
}

function doubt(one: Said, reason: DateDoubt['reason'], candidates: readonly Day[]): DateDoubt {
  return { words: one.mention.words, reason, candidates, ...(one.line === undefined ? {} : { line: one.line }) };
}
