// Finds the front matter of a Markdown file by one bounded, linear scan. It knows fences and the look of a first key, and no YAML:
// what stands between the fences is for `fields.ts` to read.
import type { Diagnostic } from './diagnostic.ts';
import { placeOf, type Source, type Span } from './source.ts';

/**
 * The front matter of a file: `span` with both fences (no byte order mark, no last line end), `inner` the YAML text, `bodyStart` the first
 * offset of the body.
 */
export interface Header {
  readonly span: Span;
  readonly inner: Span;
  readonly bodyStart: number;
}

/** A header with its fences is at most this long, in UTF-16 code units (64 KiB); what is longer counts as not closed. */
export const headerLimit = 65_536;

/**
 * The front matter of a Markdown text: a first line that is exactly `---`, a first entry that looks like `key:`, a line that is exactly
 * `---` or `...`. A text that merely starts with a thematic break has none. A fence with a language after it (`---js`) is a problem, as
 * other tools run such a block; so is a header that was begun and not closed.
 */
export function findHeader(source: Source): Header | undefined | { readonly problem: Diagnostic } {
  const { text } = source;
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!text.startsWith('---', start)) return undefined;
  const first = lineAt(text, start);
  if (first.end - start > 200) return undefined;
  if (first.end - start > 3) return unusualFence(source, start, first);
  if (first.next === undefined) return undefined;
  const innerStart = first.next;
  const look = looksLikeMapping(text, innerStart, start + headerLimit);
  if (look === 'no') return undefined;

  let nearMiss: Span | undefined;
  for (let at: number | undefined = innerStart; at !== undefined && at < start + headerLimit; ) {
    const { end, next }: Line = lineAt(text, at);
    const code = text.charCodeAt(at);
    if (code === DASH || code === DOT) {
      if (end - at === 3 && (text.startsWith('---', at) || text.startsWith('...', at))) {
        return { span: { start, end }, inner: { start: innerStart, end: at }, bodyStart: next ?? end };
      }
      if (nearMiss === undefined && end - at < 200 && text.startsWith('---', at) && text.slice(at, end).trimEnd() === '---') {
        nearMiss = { start: at, end };
      }
    }
    at = next;
  }
  return look === 'yes' ? unclosed(source, start, nearMiss) : undefined;
}

const DASH = 0x2d;
const DOT = 0x2e;
const KEY = /^(?:"[^"]{1,100}"|'[^']{1,100}'|[^\s#\-?:,[\]{}&*!|>%@`"'.][^:\r\n]{0,100}) {0,3}:(?:\s|$)/;
const WORD_KEY = /^[\p{L}_][\p{L}\p{N}_-]{0,60}:(?:\s|$)/u;
const LANGUAGE = /^[ \t]{0,100}[\p{L}\p{N}_$][^\s-]{0,100}[ \t]{0,100}$/u;

interface Line {
  readonly end: number;
  readonly next: number | undefined;
}

/** The end of the line without its line end, and the start of the next one if there is one. */
function lineAt(text: string, from: number): Line {
  const feed = text.indexOf('\n', from);
  if (feed === -1) return { end: text.length, next: undefined };
  return { end: feed > from && text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed, next: feed + 1 };
}

/**
 * Judges the first line with something on it. `yes`: a one-word key right below the fence, so that a missing end is a mistake.
 * `maybe`: a mapping if it is closed. After a blank line only a one-word key counts, because a thematic break has a blank line below it.
 */
function looksLikeMapping(text: string, from: number, limit: number): 'yes' | 'maybe' | 'no' {
  let blank = false;
  let comment = false;
  for (let at: number | undefined = from; at !== undefined && at < limit; ) {
    const { end, next }: Line = lineAt(text, at);
    const line = text.slice(at, Math.min(end, at + 200));
    if (at === from && (line === '---' || line === '...')) return 'maybe';
    if (line.trim() === '') blank = true;
    else if (line.startsWith('#')) comment = true;
    else {
      if (WORD_KEY.test(line)) return blank || comment ? 'maybe' : 'yes';
      if (line.startsWith('<<<<<<<')) return 'maybe';
      return !blank && (line.startsWith('{') || KEY.test(line)) ? 'maybe' : 'no';
    }
    at = next;
  }
  return 'no';
}

function unusualFence(source: Source, start: number, first: Line): undefined | { readonly problem: Diagnostic } {
  const rest = source.text.slice(start + 3, first.end);
  const span = { start, end: first.end };
  if (LANGUAGE.test(rest)) {
    const closed = source.text.slice(first.end, start + headerLimit).includes('\n---');
    if (/^[ \t]/.test(rest) && !closed) return undefined;
    return {
      problem: {
        code: 'front-matter-language',
        severity: 'error',
        place: placeOf(source, span),
        message: `front matter in a language (\`${rest.trim()}\`) is not read`,
        help: 'write the front matter as YAML, between two lines that are exactly `---`',
      },
    };
  }
  if (rest.trim() !== '' || first.next === undefined || looksLikeMapping(source.text, first.next, start + headerLimit) !== 'yes')
    return undefined;
  return {
    problem: {
      code: 'front-matter-fence',
      severity: 'error',
      place: placeOf(source, span),
      message: 'the line that begins the front matter has something invisible after `---`',
      help: 'remove the spaces after `---`',
    },
  };
}

function unclosed(source: Source, start: number, nearMiss: Span | undefined): { readonly problem: Diagnostic } {
  const code = 'front-matter-unclosed';
  if (nearMiss !== undefined) {
    return {
      problem: {
        code,
        severity: 'error',
        place: placeOf(source, nearMiss),
        message: 'the line that ends the front matter has spaces after `---`',
        help: 'remove the spaces after `---`',
      },
    };
  }
  return {
    problem: {
      code,
      severity: 'error',
      place: placeOf(source, { start, end: start + 3 }),
      message: source.text.length > headerLimit ? 'the front matter is not closed within 64 KiB' : 'the front matter is not closed',
      help: 'put a line that is exactly `---` after its last field',
    },
  };
}
