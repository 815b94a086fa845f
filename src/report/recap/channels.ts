// A recap as text, ready to paste: for a forum and a forge as Markdown, for e-mail as plain lines, for Telegram as a short message.
// Keeps from others what each place can show, and how long a text may be there.
import { widthOf } from '../../text/width.ts';
import type { Block, Document } from '../document.ts';
import { printMarkdown } from '../formats/markdown.ts';
import { shortened } from '../words.ts';
import type { Parts } from './telling.ts';

export const channels = ['discourse', 'email', 'telegram', 'github'] as const;
export type Channel = (typeof channels)[number];

/** A text for one place, with a line end at its end. */
export function textFor(parts: Parts, channel: Channel): string {
  if (channel === 'email') return emailText(parts);
  return channel === 'telegram' ? telegramText(parts) : printMarkdown(pageOf(parts));
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

function telegramText(all: Parts): string {
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

/** Telegram reads doubled signs as formatting when a message is sent; single ones stay what they are, and so do addresses, which would lead elsewhere. */
function plain(text: string, characters: number): string {
  const one = text.replace(/https?:\/\/\S{1,2000}|([*_~|`])\1+/gi, (whole, sign: string | undefined) => sign ?? whole);
  return shortened(one, characters);
}
