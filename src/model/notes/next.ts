// The next meeting: a label or heading that says so, or a sentence with `next` or `follow-up`, a meeting, and a date.
import type { Block } from '../../text/blocks.ts';
import { detached } from '../../text/detached.ts';
import { labelOf, plainWords } from '../../text/inline.ts';
import { addDays, type Day, dayOf, daysBetween, partsOf, weekdayOf } from '../../time/day.ts';
import { readDue } from '../../time/due.ts';
import { type DateMention, findDates } from '../../time/mention.ts';
import type { ClockTime, NextMeeting } from '../meeting.ts';
import { keys } from './key-words.ts';
import { timesIn } from './meeting-times.ts';
import type { Note } from './note.ts';
import type { Syntax } from './syntax.ts';
import { partNamed } from './words.ts';

const meetingWord = '(?:meeting|call|session|sync|meetup|gathering|standup|get-together)';
const nextWords = new RegExp(
  `\\b(?:next|follow[- ]?up|following|upcoming|another)\\s+(?:[\\p{L}-]+\\s+){0,2}?${meetingWord}\\b|\\b${meetingWord}\\s+(?:is\\s+)?next\\b|\\bnext meet\\b|\\bmeets? next\\b|\\bmeet(?:ing)? again\\b|\\bnext time\\b`,
  'iu',
);
const lookBack =
  /\b(?:last|previous|prior)\s+(?:meeting|call)|\b(?:before|by|until|at|for|in|to|during) (?:the |our )?(?:next|following) (?:meeting|call|session)|\bagenda (?:item )?for (?:the )?next\b/i;

const dayBeside = /\bat (?:the |our )?next (?:meeting|call|session) \(([^()]{3,40})\)/i;

export const nextMeetings: Syntax = {
  name: 'next meeting',
  reads: 'A label or heading that says so, or a sentence with next or follow-up, a meeting and a date.',
  examples: [
    { says: 'a label', note: 'Next meeting: 2024-03-19 @ 7 pm UTC\n', reads: ['next: 2024-03-19 19:00 UTC'] },
    { says: 'a heading', note: '## Next meeting\n\nTuesday, 19 March\n', reads: ['next: 2024-03-19'] },
    {
      says: 'a sentence, with the length of this meeting',
      note: 'When: 2024-03-05, 16:00 - 17:00 UTC\n\nThe follow-up call is at the same time on Tue March 12th\n',
      reads: ['time 16:00 UTC to 17:00', 'next (inferred): 2024-03-12 16:00 UTC to 17:00 (inferred)'],
    },
    { says: 'behind the previous one', note: 'Notes of the previous call. Next call March 19\n', reads: ['next (inferred): 2024-03-19'] },
    { says: 'a day in parentheses', note: '- Vote at the next meeting (March 19)\n', reads: ['next (inferred): 2024-03-19'] },
    {
      says: 'the first of several',
      note: '## Scheduled meetings\n\n- March 12 -- budget\n- March 19 -- hall\n',
      reads: ['next: 2024-03-12'],
    },
    {
      says: 'a line that was carried on',
      note: '- Organise the follow-up call, Tue Feb 27th\n',
      reads: [],
      trap: true,
    },
    { says: 'what is due by then', note: '- The draft is ready before the next meeting (March 19)\n', reads: [], trap: true },
  ],
};

/** Whether a line's words may name the next meeting: a cheap test. */
export function mayNameNext(words: string): boolean {
  return nextWords.test(words);
}

/** The next meeting that a note names; the marked one goes before a sentence, the last said before earlier ones. */
export function readNext(note: Note): NextMeeting | undefined {
  let marked: NextMeeting | undefined;
  let inferred: NextMeeting | undefined;
  const { parts, labels } = note.outline;
  for (const part of [...parts, ...labels].filter(({ kind }) => kind === 'next-meeting')) {
    if (!part.named || part.head < 0) continue;
    const head = note.blocks[part.head] as Block;
    const own = part.inline !== '' ? nextMeetingIn(note, head.line.number, plainWords(part.inline), 'marked') : undefined;
    if (own !== undefined && (marked?.day === undefined || own.day !== undefined)) marked = own;
    for (let i = part.from; i < Math.min(part.to, part.from + 8) && marked?.day === undefined; i++) {
      const block = note.blocks[i] as Block;
      if (block.text !== '' && (block.shape === 'plain' || block.shape === 'bullet')) {
        const below = nextMeetingIn(note, block.line.number, plainWords(block.text), 'marked');
        if (below?.day !== undefined || (marked === undefined && !/^(?:scheduled|upcoming|future)/i.test(part.words)))
          marked = below ?? marked;
      }
    }
  }
  if (marked?.day !== undefined) return marked;
  for (let i = note.from; i < note.to; i++) {
    const block = note.blocks[i] as Block;
    if (
      !((note.keys.bits[i] as number) & keys.next) ||
      block.text.length > 600 ||
      (block.shape !== 'plain' && block.shape !== 'bullet' && block.shape !== 'heading' && block.shape !== 'ordered')
    )
      continue;
    const below = note.blocks[i + 1];
    // `The next` at the end of a line that was broken.
    const isCut = below?.shape === 'plain' && i + 1 < note.to && /\b(?:next|following|follow-up)$/i.test(block.text);
    const words = plainWords(isCut ? `${block.text} ${below.text}` : block.text);
    const label = labelOf(words);
    if (label !== undefined && partNamed(label.label) === 'next-meeting') {
      const own = nextMeetingIn(note, block.line.number, label.rest, 'marked');
      if (own !== undefined && (own.day !== undefined || marked === undefined)) marked = own;
      continue;
    }
    if (note.speech.isTranscript || !nextWords.test(words)) continue;
    // `… at next meeting (January 12)` says when that is.
    const aside = dayBeside.exec(words)?.[1];
    const sentence = sentenceOf(words);
    if (aside === undefined && lookBack.test(sentence)) continue;
    const found = nextMeetingIn(note, block.line.number, aside ?? sentence, 'inferred');
    if (found?.day !== undefined && (note.date === undefined || found.day > note.date)) inferred = found;
  }
  return marked?.day === undefined ? (inferred ?? marked) : marked;
}

// From the sentence on that names it: what stands before tells of something else.
function sentenceOf(words: string): string {
  const at = words.search(nextWords);
  return words.slice(Math.max(0, words.lastIndexOf('. ', at) + 1)).trim();
}

/** The next meeting as words on a line tell it; undefined where they tell nothing. */
export function nextMeetingIn(note: Note, line: number, words: string, certainty: NextMeeting['certainty']): NextMeeting | undefined {
  if (words === '' || /^(?:n\/?a|none|tbd|tba|-+|\?+)\W*$/i.test(words)) return undefined;
  const base = { line, words: detached(words.replace(/^\[[^[\]]*\]\s*/, '').slice(0, 300)), certainty };
  const dates = findDates(words).filter((date) => date.impossible !== true);
  const times = timesIn(words, note.start?.zone ?? note.hints.zone);
  const mention = dates.find((date) => note.date === undefined || isLater(date, note.date)) ?? dates[0];
  let settled: { day?: Day; problem?: string } = mention === undefined ? {} : dayOfMention(mention, note);
  if (mention === undefined && note.date !== undefined && certainty === 'marked') {
    const plain = words
      .replace(/\([^()]*\)/g, ' ')
      .replace(/\s(?:at|@|um|à|a las|às|jam|pukul)\s.*$/i, '')
      .replace(/[,;].*$/, '')
      .replace(/\b\d{1,2}(?::\d\d)?\s?(?:am|pm|utc|h)\b.*$/i, '')
      .trim();
    const due = plain === '' ? undefined : readDue(plain, note.date, {});
    if (due?.kind === 'date') settled = { day: due.due };
    else if (due?.kind === 'ambiguous' || due?.kind === 'error') settled = { problem: due.reason };
  }
  if (settled.day === undefined)
    return certainty === 'marked' && (settled.problem !== undefined || /\d|\]\(|:\/\/|calendar|week|month|day\b/i.test(words))
      ? { ...base, ...(settled.problem === undefined ? {} : { problem: settled.problem }) }
      : undefined;
  // A page that is made before the meeting calls it the next one.
  if (settled.day === note.date) return undefined;
  const sameTime = /\bsame time\b|\bgleiche (?:zeit|uhrzeit)\b|\bmême heure\b|\bmisma hora\b|\bmesm[ao] hor/i.test(words);
  const start = times.start ?? (sameTime ? note.start : undefined);
  const end = times.end === undefined && start !== undefined ? inferredEnd(note, start) : undefined;
  return {
    ...base,
    day: settled.day,
    ...(start === undefined ? {} : { start }),
    ...(times.end === undefined ? (end === undefined ? {} : { end, endInferred: true }) : { end: times.end }),
    ...(settled.problem === undefined ? {} : { problem: settled.problem }),
  };
}

function isLater(date: DateMention, day: Day): boolean {
  return date.day === undefined || date.day > day;
}

// Without a year: the first such day after the meeting on which the weekday, if one is said, fits.
function dayOfMention(mention: DateMention, note: Note): { day?: Day; problem?: string } {
  if (mention.day !== undefined)
    return mention.weekdayContradicts === true ? { day: mention.day, problem: 'the weekday is another day’s' } : { day: mention.day };
  if (mention.candidates !== undefined) {
    const { dateOrder } = note.hints;
    const [first, second] = (mention.words.match(/\d+/g) ?? []).map(Number);
    const month = dateOrder === 'mdy' ? first : second;
    const chosen = dateOrder === undefined ? undefined : mention.candidates.find((day) => partsOf(day).month === month);
    return chosen === undefined ? { problem: 'it may be another day: day and month can be read in two ways' } : { day: chosen };
  }
  if (mention.partial === undefined || note.date === undefined) return { problem: 'the year is not known' };
  const { month, dayOfMonth, weekday } = mention.partial;
  const { year } = partsOf(note.date);
  // A weekday that fits a day just over means that day: a line that was carried on.
  const past = dayOf(year, month, dayOfMonth);
  if (weekday !== undefined && past !== undefined && past < note.date && weekdayOf(past) === weekday) return {};
  for (const candidate of [year, year + 1]) {
    const day = dayOf(candidate, month, dayOfMonth);
    if (day === undefined || day <= addDays(note.date, -1)) continue;
    if (weekday !== undefined && weekdayOf(day) !== weekday) return { day, problem: 'the weekday is another day’s' };
    return daysBetween(note.date, day) > 370 ? {} : { day };
  }
  return {};
}

// The usual length: that of this meeting.
function inferredEnd(note: Note, start: ClockTime): ClockTime | undefined {
  if (note.start === undefined || note.end === undefined) return undefined;
  const length = (minutesOf(note.end.time) - minutesOf(note.start.time) + 1440) % 1440;
  if (length === 0) return undefined;
  const at = (minutesOf(start.time) + length) % 1440;
  const time = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  return start.zone === undefined ? { time } : { time, zone: start.zone };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
