// The shapes in which people write a time of day or a span of it, with its zone, matched on tokens.
// Each match looks at a bounded number of tokens.
import type { Token } from './tokens.ts';
import { hasSeveralMeanings, isArea, offsetOf, regionOf, writtenOffset } from './zone-names.ts';

/** `start` and `end` as `HH:MM` (24 hours), `zone` as written. An `end` before `start` is on the next day. */
export interface ClockSpan {
  readonly start: string;
  readonly end?: string;
  readonly zone?: string;
}

type Tokens = readonly Token[];

/** One time: minutes written or not, before or after noon if said, and how much it needs a zone beside it to be a time at all. */
interface Clock {
  readonly next: number;
  readonly hour: number;
  readonly minute: number;
  readonly half?: 'am' | 'pm';
  readonly needsZone: boolean;
}

interface Zone {
  readonly next: number;
  readonly text: string;
}

const between: ReadonlySet<string> = new Set(['-', 'to', 'until', 'till', 'bis']);
// Short names that are common words in lower case (French `est`, German `ist`, …).
const otherMeanings: ReadonlySet<string> = new Set([
  'est',
  'ist',
  'wet',
  'eat',
  'cat',
  'art',
  'west',
  'ast',
  'wit',
  'z',
  'pt',
  'ct',
  'et',
  'mt',
  'pacific',
  'eastern',
]);

/** The time that starts at a token, with the token after it; undefined where none does. `text` is what the tokens were cut from. */
export function clockAt(tokens: Tokens, at: number, text: string): { readonly next: number; readonly span: ClockSpan } | undefined {
  if (isInside(tokens, at)) return undefined;
  const first = oneClock(tokens, at);
  if (first === undefined) return undefined;
  const zone = zoneAt(tokens, first, at, text);
  const second = between.has(tokens[zone?.next ?? first.next]?.text.toLowerCase() ?? '')
    ? oneClock(tokens, (zone?.next ?? first.next) + 1)
    : undefined;
  const zone2 = second && zoneAt(tokens, second, at, text);
  const sameZone = zone === undefined || zone2 === undefined || zone.text.toUpperCase() === zone2.text.toUpperCase();
  const said = zone2 ?? zone;
  if (second !== undefined && sameZone && isEnough(first, second, said)) {
    const [start, end] = halves(first, second);
    if (start !== undefined && end !== undefined) {
      return { next: zone2?.next ?? second.next, span: { start, end, ...(said === undefined ? {} : { zone: said.text }) } };
    }
  }
  const lone = tokens[at - 1];
  if (first.needsZone && (zone === undefined || (isBare(tokens, at, first) && lone?.text !== '@' && lone?.text.toLowerCase() !== 'at')))
    return undefined;
  const start = print(first, first.half);
  return start === undefined
    ? undefined
    : { next: zone?.next ?? first.next, span: { start, ...(zone === undefined ? {} : { zone: zone.text }) } };
}

// `16-17 UTC` and `4-5pm` are times by what follows them; `10-12` is not.
function isEnough(first: Clock, second: Clock, zone: Zone | undefined): boolean {
  if (second.needsZone && zone === undefined) return false;
  return !first.needsZone || zone !== undefined || second.half !== undefined;
}

// `4 - 5 PM`: both after noon, unless the start would then come after the end (`11:00 - 1:00 PM`).
function halves(first: Clock, second: Clock): readonly [string | undefined, string | undefined] {
  const half = first.half ?? second.half;
  if (half === undefined || (first.half !== undefined && second.half !== undefined))
    return [print(first, first.half), print(second, second.half)];
  const start = print(first, half);
  const end = print(second, half);
  if (start !== undefined && end !== undefined && start > end) {
    return second.half === 'pm' ? [print(first, 'am'), end] : first.half === 'am' ? [start, print(second, 'pm')] : [start, end];
  }
  return [start, end];
}

function print(clock: Clock, half: 'am' | 'pm' | undefined): string | undefined {
  const { hour, minute } = clock;
  if (minute > 59 || hour > 23) return undefined;
  if (half !== undefined && hour <= 12) {
    if (hour === 0) return half === 'am' ? `00:${pad(minute)}` : undefined;
    return `${pad((hour % 12) + (half === 'pm' ? 12 : 0))}:${pad(minute)}`;
  }
  return `${pad(hour)}:${pad(minute)}`;
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function oneClock(tokens: Tokens, at: number): Clock | undefined {
  const token = tokens[at];
  if (token?.text.toLowerCase() === 'noon') return { next: at + 1, hour: 12, minute: 0, needsZone: false };
  if (token?.kind !== 'number') return undefined;
  const after = tokens[at + 1];
  if (token.text.length === 4 && !isSeparator(after)) {
    return { next: at + 1, hour: Number(token.text.slice(0, 2)), minute: Number(token.text.slice(2)), needsZone: true };
  }
  if (token.text.length > 2) return undefined;
  const hour = Number(token.text);
  const minutes = tokens[at + 2];
  const joined = after !== undefined && !after.spaced && minutes?.kind === 'number' && !minutes.spaced && minutes.text.length === 2;
  if (joined && (after.text === ':' || after.text.toLowerCase() === 'h' || after.text === '.')) {
    const seconds = tokens[at + 3]?.text === after.text && !tokens[at + 3]?.spaced && isTwoDigits(tokens[at + 4]) ? 2 : 0;
    if (seconds > 0 && after.text !== ':') return undefined;
    const half = halfAt(tokens, at + 3 + seconds);
    const clock = { hour, minute: Number(minutes.text), needsZone: after.text === '.' && half === undefined };
    return half === undefined ? { ...clock, next: at + 3 + seconds } : { ...clock, next: half.next, half: half.half };
  }
  if (isSeparator(after)) return undefined;
  const half = halfAt(tokens, at + 1);
  if (half !== undefined)
    return hour >= 1 && hour <= 12 ? { next: half.next, hour, minute: 0, half: half.half, needsZone: false } : undefined;
  if (after?.text === 'h' && !after.spaced) return { next: at + 2, hour, minute: 0, needsZone: true };
  return { next: at + 1, hour, minute: 0, needsZone: true };
}

function isSeparator(token: Token | undefined): boolean {
  return token !== undefined && !token.spaced && (token.text === ':' || token.text === '/' || token.text === '.' || token.text === '%');
}

function isTwoDigits(token: Token | undefined): boolean {
  return token?.kind === 'number' && token.text.length === 2 && !token.spaced;
}

function halfAt(tokens: Tokens, at: number): { readonly half: 'am' | 'pm'; readonly next: number } | undefined {
  const word = tokens[at]?.text.toLowerCase();
  if (word === 'am' || word === 'pm') return { half: word, next: at + 1 };
  if ((word === 'a' || word === 'p') && tokens[at + 1]?.text === '.' && tokens[at + 2]?.text.toLowerCase() === 'm') {
    return { half: word === 'a' ? 'am' : 'pm', next: tokens[at + 3]?.text === '.' && !tokens[at + 3]?.spaced ? at + 4 : at + 3 };
  }
  return undefined;
}

// `19 UTC`: one or two digits alone.
function isBare(tokens: Tokens, at: number, clock: Clock): boolean {
  return clock.next === at + 1 && (tokens[at]?.text.length ?? 0) < 3;
}

// The tail of a longer number or of a word; `T` of `2024-08-12T19:00` is none of these.
function isInside(tokens: Tokens, at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined || token.spaced || before === undefined) return false;
  if (before.kind === 'word') return before.text.toUpperCase() !== 'T';
  return (
    before.kind === 'number' ||
    (!before.spaced && '.:/-+#$€£'.includes(before.text) && (before.text !== '-' || tokens[at - 2]?.kind === 'number'))
  );
}

function zoneAt(tokens: Tokens, clock: Clock, start: number, text: string): Zone | undefined {
  const at = clock.next;
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.text === '(' || token.text === '[') {
    const inner = zoneName(tokens, at + 1, text);
    const close = inner && tokens[inner.next]?.text;
    return inner !== undefined && (close === ')' || close === ']') ? { ...inner, next: inner.next + 1 } : undefined;
  }
  const sign = token.text;
  const isIso = !tokens[start]?.spaced && tokens[start - 1]?.text === 'T';
  if (!token.spaced && (sign === '+' || (sign === '-' && isIso))) return digitsOffset(tokens, at, at, text);
  return zoneName(tokens, at, text);
}

function zoneName(tokens: Tokens, at: number, text: string): Zone | undefined {
  const token = tokens[at];
  if (token?.text === '+') return digitsOffset(tokens, at, at, text);
  if (token?.kind !== 'word') return undefined;
  const word = token.text;
  if (isArea(word) && tokens[at + 1]?.text === '/' && !tokens[at + 1]?.spaced) return ianaName(tokens, at, text);
  if (/^(?:utc|gmt)$/i.test(word)) {
    const sign = tokens[at + 1];
    const tight = sign !== undefined && !sign.spaced;
    // `UTC - 17:00` and `UTC-17:00` go on with a span; `UTC-8` is an offset.
    const signed = sign?.text === '+' || (sign?.text === '-' && tight && tokens[at + 3]?.text !== ':');
    const offset = signed ? digitsOffset(tokens, at, at + 1, text) : undefined;
    return offset ?? { next: at + 1, text: word };
  }
  for (let count = 3; count > 1; count--) {
    const last = tokens[at + count - 1];
    const name = last === undefined ? '' : text.slice(token.start, last.end);
    if (name !== '' && regionOf(name) !== undefined) return { next: at + count, text: name };
  }
  if (otherMeanings.has(word)) return undefined;
  if (word === 'Z' && token.spaced) return undefined;
  return offsetOf(word) !== undefined || regionOf(word) !== undefined || hasSeveralMeanings(word)
    ? { next: at + 1, text: word }
    : undefined;
}

function digitsOffset(tokens: Tokens, from: number, signAt: number, text: string): Zone | undefined {
  const hours = tokens[signAt + 1];
  if (hours?.kind !== 'number' || hours.spaced) return undefined;
  const minutes = tokens[signAt + 2]?.text === ':' && !tokens[signAt + 2]?.spaced && isTwoDigits(tokens[signAt + 3]);
  const next = minutes ? signAt + 4 : signAt + 2;
  const name = text.slice(tokens[from]?.start, tokens[next - 1]?.end).replaceAll(/\s/g, '');
  return writtenOffset(name) === undefined ? undefined : { next, text: name };
}

// Area/City, with `_` and `-` in the city and at most one more part (America/Argentina/Buenos_Aires).
function ianaName(tokens: Tokens, at: number, text: string): Zone | undefined {
  let next = at + 1;
  while (
    next < at + 12 &&
    /^[/_-]$/.test(tokens[next]?.text ?? '') &&
    !tokens[next]?.spaced &&
    tokens[next + 1]?.kind === 'word' &&
    !tokens[next + 1]?.spaced
  ) {
    next += 2;
  }
  return next === at + 1 ? undefined : { next, text: text.slice(tokens[at]?.start, tokens[next - 1]?.end) };
}
