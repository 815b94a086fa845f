// A phrase made plain before any rule sees it: one kind of space, dash and quote, no wrapping, and the time of day taken out.
import type { ClockSpan } from './clock-shapes.ts';
import { findTimes } from './mention.ts';

/** A phrase longer than this many characters is no date in words. */
export const longestPhrase = 200;

const wrapping = '"\'`*_()[]{}<>“”„«»,;:!?. ';

/** The words with plain spaces, dashes and quotes, without marks around them; a full stop after `15.3` stays, as it makes the date. */
export function plainWords(words: string): string {
  const text = words
    .replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[\u2018\u2019\u02bc]/g, "'")
    .replaceAll(/\s+/g, ' ');
  let start = 0;
  let end = text.length;
  while (start < end && wrapping.includes(text.charAt(start))) start++;
  while (end > start && wrapping.includes(text.charAt(end - 1))) end--;
  // A bracket that is opened inside is closed again, and `Jan.` or `15.3.` keeps its stop.
  if (text.charAt(end) === ')' && text.lastIndexOf('(', end) >= start) end++;
  if (text.charAt(end) === '.' && /[0-9]\.[0-9]{1,2}$/.test(text.slice(start, end))) end++;
  return text.slice(start, end);
}

/** The phrase without its time of day, and that time; of several (one per zone) the one in UTC, else the first. */
export function splitTime(text: string): { readonly rest: string; readonly time?: ClockSpan } {
  const found = findTimes(text);
  const first = found[0];
  if (first === undefined) return { rest: text };
  const { start, end, zone } = found.find((mention) => mention.zone?.toUpperCase() === 'UTC') ?? first;
  let rest = '';
  let at = 0;
  for (const mention of found) {
    rest = join(rest, text.slice(at, mention.offset));
    at = mention.endOffset;
  }
  rest = join(rest, text.slice(at));
  return { rest, time: { start, ...(end === undefined ? {} : { end }), ...(zone === undefined ? {} : { zone }) } };
}

const endings = [',', ';', '-', '@', '(', '/', '|', ' at', ' from', ' um', ' and'];
const openings = [',', ';', '-', ')', '/', '|', 'on '];

// The marks and small words that tied the time to the rest go with it.
function join(before: string, after: string): string {
  const right = strip(after, openings, (text, piece) => (text.toLowerCase().startsWith(piece) ? text.slice(piece.length) : undefined));
  const left = strip(right, endings, (text, piece) =>
    ` ${text}`.toLowerCase().endsWith(piece) ? text.slice(0, Math.max(0, text.length - piece.length)) : undefined,
  );
  const iso = /[0-9]T$/.test(left) ? left.slice(0, -1) : left;
  return before === '' || iso === '' ? before + iso : `${before} ${iso}`;
}

function strip(text: string, pieces: readonly string[], cut: (text: string, piece: string) => string | undefined): string {
  let rest = text.trim();
  for (;;) {
    const shorter = pieces.map((piece) => cut(rest, piece)).find((result) => result !== undefined);
    if (shorter === undefined) return rest;
    rest = shorter.trim();
  }
}
