// A recap as text, ready to paste: for a forum and a forge as Markdown, for e-mail as plain lines, for Telegram as a short message.
// Keeps from others what each place can show, and how long a text may be there.
import { widthOf } from '../../text/width.ts';
import { type Day, partsOf, weekdayOf } from '../../time/day.ts';
import { monthName, weekdayName } from '../../time/names.ts';
import type { Block, Document } from '../document.ts';
import { printMarkdown } from '../formats/markdown.ts';
import { shortened } from '../words.ts';
import type { RecapFacts } from './facts.ts';

export const channels = ['discourse', 'email', 'telegram', 'github'] as const;
export type Channel = (typeof channels)[number];

/** The text of a recap for one place, with a line end at its end. */
export function recapText(facts: RecapFacts, channel: Channel): string {
  if (channel === 'email') return emailText(partsIn(facts));
  return channel === 'telegram' ? telegramText(facts) : printMarkdown(pageOf(partsIn(facts)));
}

/** A recap in words: a title, and parts of which each line is one thing. */
interface Parts {
  readonly title: string;
  readonly parts: readonly { readonly heading: string; readonly lines: readonly string[]; readonly listed: boolean }[];
}

function partsIn({ group, meeting, decided, nextSteps, helpWanted, next, join }: RecapFacts): Parts {
  const parts = [
    { heading: 'Decided', lines: decided, listed: true },
    { heading: 'Next steps', lines: nextSteps.map(stepWords), listed: true },
    { heading: 'Help wanted', lines: helpWanted.map(stepWords), listed: true },
    { heading: 'Next meeting', lines: next === undefined ? [] : [nextWords(next)], listed: false },
    { heading: 'How to join', lines: join, listed: join.length > 1 },
  ];
  return {
    title: `${group}: ${meeting.day === undefined ? 'our meeting' : `meeting of ${dayWords(meeting.day)}`}`,
    parts: parts.filter(({ lines }) => lines.length > 0),
  };
}

function stepWords({ text, owners, due, words }: RecapFacts['nextSteps'][number]): string {
  const when = due === undefined ? words : `by ${dayWords(due)}`;
  const aside = [...(owners.length > 0 ? [owners.join(', ')] : []), ...(when === undefined ? [] : [when])].join(', ');
  return aside === '' ? text : `${text} (${aside})`;
}

function nextWords({ day, clocks, asWritten }: NonNullable<RecapFacts['next']>): string {
  const [first, ...others] = clocks.map(({ day: there, start, end, zone }) => {
    const time = `${start}${end === undefined ? '' : `–${end}`} ${zone}`;
    return { there, time };
  });
  if (first === undefined) return asWritten === undefined ? dayWords(day) : `${dayWords(day)}, ${asWritten}`;
  const elsewhere = others.map(({ there, time }) => (there === first.there ? time : `${dayWords(there)}, ${time}`));
  return `${dayWords(first.there)}, ${first.time}${elsewhere.length === 0 ? '' : ` (${elsewhere.join(', ')})`}`;
}

/** `Tuesday 24 February 2026`: an order of numbers that nobody misreads. */
function dayWords(day: Day): string {
  const { year, month, day: number } = partsOf(day);
  return `${weekdayName(weekdayOf(day))} ${number} ${monthName(month)} ${year}`;
}

function pageOf({ title, parts }: Parts): Document {
  const blocks = parts.flatMap(({ heading, lines, listed }): readonly Block[] => [
    { kind: 'heading', level: 2, text: heading },
    ...(listed
      ? [{ kind: 'list' as const, items: lines.map((line) => ({ inlines: [line] })) }]
      : lines.map((line) => ({ kind: 'paragraph' as const, inlines: [line] }))),
  ]);
  return { title, blocks };
}

/** Columns of a line of e-mail that is still whole when it was quoted once or twice (RFC 3676 advises fewer than 78). */
const mailWidth = 72;

function emailText({ title, parts }: Parts): string {
  const lines = [`Subject: ${shortened(title, mailWidth - 'Subject: '.length)}`];
  for (const { heading, lines: own, listed } of parts) {
    lines.push('', heading, '');
    for (const line of own) lines.push(...(listed ? wrapped(line, '- ', '  ') : wrapped(line, '', '')));
  }
  return `${lines.join('\n')}\n`;
}

/** Lines of at most 72 columns; a longer word (an address) stands alone. */
function wrapped(text: string, first: string, rest: string): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let columns = widthOf(first);
  let isEmpty = true;
  for (const word of text.split(' ')) {
    const width = widthOf(word);
    if (!isEmpty && columns + 1 + width > mailWidth) {
      lines.push(line);
      line = rest;
      columns = widthOf(rest);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    columns += width + (isEmpty ? 0 : 1);
    isEmpty = false;
  }
  return [...lines, line];
}

/** The longest message of Telegram, in UTF-16 code units. */
const telegramLimit = 4096;

/** How a message gets shorter: characters of a line, and lines of a part. The first that fits is taken. */
const steps: readonly (readonly [characters: number, lines: number])[] = [
  [2000, 1000],
  [400, 1000],
  [200, 1000],
  [140, 40],
  [120, 15],
  [100, 10],
  [100, 6],
  [80, 3],
  [60, 1],
];

function telegramText(facts: RecapFacts): string {
  const all = partsIn(facts);
  let text = '';
  for (const [characters, count] of steps) {
    text = message(all, characters, count);
    if (text.length <= telegramLimit) return text;
  }
  return text;
}

function message({ title, parts }: Parts, characters: number, count: number): string {
  const lines = [plain(title, Math.min(characters, 200))];
  for (const { heading, lines: own, listed } of parts) {
    lines.push('', heading);
    for (const line of own.slice(0, count)) lines.push(`${listed ? '• ' : ''}${plain(line, characters)}`);
    if (own.length > count) lines.push(`• … and ${own.length - count} more`);
  }
  return `${lines.join('\n')}\n`;
}

/** Telegram reads doubled signs as formatting when a message is sent; single ones stay what they are. */
function plain(text: string, characters: number): string {
  return shortened(text.replace(/([*_~|`])\1+/g, '$1'), characters);
}
