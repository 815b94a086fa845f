// The shapes in which people write a calendar date, matched on tokens: what is written, not yet what it means.
// Each match looks at a bounded number of tokens.
import { monthNamed } from './names.ts';
import type { Token } from './tokens.ts';

/** One way to read the numbers; `year` is missing where none is written. */
interface Reading {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

/** A date as written: the tokens from `from` to before `next`. Of several readings any that is a real day may be meant. */
export interface WrittenDate {
  readonly from: number;
  readonly next: number;
  readonly readings: readonly Reading[];
  /** The last day of the month in a span such as `June 4-6`. */
  readonly lastDay?: number;
  /** Whether it is surely meant as a date, so that one that does not exist is worth saying. */
  readonly sure: boolean;
}

type Tokens = readonly Token[];

const ordinalEnds: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th', 'er', 're', 'º', 'ª', 'o']);
const joinWords: ReadonlySet<string> = new Set(['of', 'de', 'du', 'del']);
// As lower-case words these mean something else; then a year or an ordinal must confirm the month.
const otherMeanings: ReadonlySet<string> = new Set(['may', 'march', 'mar', 'mars', 'des', 'sep', 'agu', 'out']);

/** The date that starts at a token, or undefined. */
export function dateAt(tokens: Tokens, at: number): WrittenDate | undefined {
  const token = tokens[at];
  if (token === undefined || token.kind === 'mark') return undefined;
  if (token.kind === 'word') return contested(tokens, at) ? undefined : monthFirst(tokens, at);
  if (token.text.length === 4) return yearFirst(tokens, at);
  if (token.text.length === 8) return eightDigits(tokens, at);
  if (token.text.length > 2 || isInsideNumber(tokens, at)) return undefined;
  return threeNumbers(tokens, at) ?? dayFirst(tokens, at);
}

/** Month and day as `MM-DD` or `mon-DD` at a token: for the names of files inside a folder of one year. */
export function monthAndDayAt(tokens: Tokens, at: number): WrittenDate | undefined {
  const token = tokens[at];
  if (token?.kind === 'word') return monthFirst(tokens, at);
  const day = tokens[at + 2];
  if (token?.text.length !== 2 || !isJoint(tokens[at + 1], '-._') || day?.kind !== 'number' || day.text.length !== 2 || day.spaced)
    return undefined;
  const after = tokens[at + 3];
  if (isInsideNumber(tokens, at) || (after !== undefined && !after.spaced && after.kind === 'number')) return undefined;
  return { from: at, next: at + 3, readings: [{ month: Number(token.text), day: Number(day.text) }], sure: false };
}

function yearFirst(tokens: Tokens, at: number): WrittenDate | undefined {
  const [year, joint, middle, joint2, last] = tokens.slice(at, at + 5);
  if (year === undefined || joint === undefined || middle === undefined) return undefined;
  const before = tokens[at - 1];
  if (!year.spaced && before !== undefined && (before.kind === 'number' || before.text === '.' || before.text === '/')) {
    const earlier = tokens[at - 2];
    if (before.kind === 'number' || (earlier?.kind === 'number' && !before.spaced)) return undefined;
  }
  const month = middle.kind === 'word' ? monthNamed(middle.text) : undefined;
  if (
    isJoint(joint, '-/._') &&
    !middle.spaced &&
    joint2?.text === joint.text &&
    !joint2.spaced &&
    last !== undefined &&
    !last.spaced &&
    isShort(last)
  ) {
    const numeric = middle.kind === 'number' && isShort(middle);
    if (!numeric && month === undefined) return undefined;
    const after = tokens[at + 5];
    if (joint.text === '.' && after?.text === '.' && !after.spaced && tokens[at + 6]?.kind === 'number' && !tokens[at + 6]?.spaced)
      return undefined;
    const full = numeric && middle.text.length === 2 && last.text.length === 2;
    const reading = { year: Number(year.text), month: month ?? Number(middle.text), day: Number(last.text) };
    return { from: at, next: at + 5, readings: [reading], sure: full && isLikelyYear(year) };
  }
  // 2019 Dec 5
  if (joint.kind === 'word' && isLikelyYear(year)) {
    const named = monthFirst(tokens, at + 1);
    if (named?.readings[0] !== undefined && named.readings[0].year === undefined && named.lastDay === undefined) {
      return { ...named, from: at, readings: [{ ...named.readings[0], year: Number(year.text) }] };
    }
  }
  return undefined;
}

function eightDigits(tokens: Tokens, at: number): WrittenDate | undefined {
  const text = tokens[at]?.text ?? '';
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (!tokens[at]?.spaced && before !== undefined && (before.kind === 'word' || '#+./=:'.includes(before.text))) return undefined;
  if (after !== undefined && !after.spaced && after.kind === 'word' && after.text.toUpperCase() !== 'T') return undefined;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(4, 6));
  if (year < 1990 || year > 2099 || month < 1 || month > 12) return undefined;
  return { from: at, next: at + 1, readings: [{ year, month, day: Number(text.slice(6)) }], sure: false };
}

// 9/12/20, 03-15-2016, 3.4.2016. Day first and month first are both readings, save that dots put the day first (DIN 5008).
function threeNumbers(tokens: Tokens, at: number): WrittenDate | undefined {
  const [a, joint, b, joint2, c] = tokens.slice(at, at + 5);
  if (a === undefined || b === undefined || c === undefined || !isJoint(joint, '/-.') || !isJoint(joint2, joint.text)) return undefined;
  if (!isShort(b) || b.spaced || c.kind !== 'number' || c.spaced || (c.text.length !== 4 && c.text.length !== 2)) return undefined;
  const after = tokens[at + 5];
  if (
    after !== undefined &&
    !after.spaced &&
    (after.kind !== 'mark' || (after.text === joint.text && tokens[at + 6]?.kind === 'number' && !tokens[at + 6]?.spaced))
  ) {
    return undefined;
  }
  const two = c.text.length === 2;
  if (two && joint.text !== '/' && (joint.text === '.' || a.text.length + b.text.length !== 4)) return undefined;
  const year = Number(c.text) + (two ? 2000 : 0);
  const dayFirst = { year, month: Number(b.text), day: Number(a.text) };
  const monthFirst = { year, month: Number(a.text), day: Number(b.text) };
  const dots = joint.text === '.' && dayFirst.month >= 1 && dayFirst.month <= 12;
  const readings: Reading[] = dots ? [dayFirst] : [dayFirst, monthFirst];
  if (two && joint.text === '-') readings.push({ year: Number(a.text) + 2000, month: Number(b.text), day: Number(c.text) });
  return { from: at, next: at + 5, readings, sure: !two };
}

// June 4, 2019 · Jan 13th · Dec-05-2019 · June 4-6, 2019
function monthFirst(tokens: Tokens, at: number): WrittenDate | undefined {
  const word = tokens[at];
  const month = word?.kind === 'word' ? monthNamed(word.text) : undefined;
  if (word === undefined || month === undefined) return undefined;
  let next = at + 1;
  if (tokens[next]?.text === '.' && !tokens[next]?.spaced) next++;
  const dashed = isJoint(tokens[next], '-/_') && tokens[next + 1]?.spaced === false;
  if (dashed) next++;
  if (tokens[next]?.text.toLowerCase() === 'the') next++;
  const day = dayNumber(tokens, next);
  if (day === undefined) return undefined;
  const span = dashed ? undefined : spanEnd(tokens, day.next);
  const year = yearAfter(tokens, span?.next ?? day.next, dashed);
  const spaced = span !== undefined && tokens[day.next]?.spaced;
  const kept = span !== undefined && (!spaced || year !== undefined) ? span : undefined;
  const unsure = otherMeanings.has(word.text) && year === undefined && !day.ordinal && !dashed;
  if (unsure) return undefined;
  return {
    from: at,
    next: year?.next ?? kept?.next ?? day.next,
    readings: [{ ...(year === undefined ? {} : { year: year.value }), month, day: day.value }],
    ...(kept === undefined ? {} : { lastDay: kept.value }),
    sure: true,
  };
}

// 11th April 2024 · 4. Juni 2019 · 4 de junio de 2019 · 5-Dec-19 · 4-6 June 2019
function dayFirst(tokens: Tokens, at: number): WrittenDate | undefined {
  const first = dayNumber(tokens, at, true);
  if (first === undefined) return undefined;
  const span = spanEnd(tokens, first.next);
  const last = span ?? first;
  let next = last.next;
  const dashed = span === undefined && isJoint(tokens[next], '-/_') && tokens[next + 1]?.spaced === false;
  if (dashed) next++;
  else if (tokens[next]?.text === '.' && !tokens[next]?.spaced) next++;
  if (joinWords.has(tokens[next]?.text.toLowerCase() ?? '')) next++;
  const word = tokens[next];
  const month = word?.kind === 'word' ? monthNamed(word.text) : undefined;
  if (word === undefined || month === undefined) return undefined;
  const named = next;
  next++;
  if (tokens[next]?.text === '.' && !tokens[next]?.spaced && word.text.length < 5) next++;
  const year = yearAfter(tokens, next, dashed);
  if (year === undefined) {
    // `Meeting 12 June 4`: the number before the month is not the day.
    const other = first.ordinal ? undefined : monthFirst(tokens, named);
    if (other !== undefined) return contested(tokens, named) ? undefined : other;
    if (otherMeanings.has(word.text) && !first.ordinal) return undefined;
  }
  return {
    from: at,
    next: year?.next ?? next,
    readings: [{ ...(year === undefined ? {} : { year: year.value }), month, day: first.value }],
    ...(span === undefined ? {} : { lastDay: span.value }),
    sure: true,
  };
}

// `4 June 19`: the fourth, or the nineteenth, or of 2019; so neither number is taken.
function contested(tokens: Tokens, monthAt: number): boolean {
  const before = tokens[monthAt - 1];
  if (before === undefined || !isShort(before) || isInsideNumber(tokens, monthAt - 1) || dayNumber(tokens, monthAt - 1, true) === undefined)
    return false;
  const named = monthFirst(tokens, monthAt)?.readings[0];
  return named !== undefined && named.year === undefined && named.day >= 10;
}

interface Counted {
  readonly value: number;
  readonly next: number;
  readonly ordinal: boolean;
}

function dayNumber(tokens: Tokens, at: number, beforeMonth = false): Counted | undefined {
  const token = tokens[at];
  if (token === undefined || !isShort(token)) return undefined;
  const value = Number(token.text);
  if (value < 1 || value > 31) return undefined;
  const after = tokens[at + 1];
  if (after === undefined) return { value, next: at + 1, ordinal: false };
  if (!after.spaced && after.kind === 'word') {
    if (ordinalEnds.has(after.text.toLowerCase())) return { value, next: at + 2, ordinal: true };
    return beforeMonth && monthNamed(after.text) !== undefined ? { value, next: at + 1, ordinal: false } : undefined;
  }
  // 16:00, 5.5 and `5 pm` are no days.
  if (!after.spaced && (after.text === ':' || after.text === '%' || (after.text === '.' && isDigitsRight(tokens, at + 2))))
    return undefined;
  if (after.kind === 'word' && /^[ap]m$/i.test(after.text)) return undefined;
  return { value, next: at + 1, ordinal: false };
}

function spanEnd(tokens: Tokens, at: number): Counted | undefined {
  const dash = tokens[at];
  const number = tokens[at + 1];
  if (dash?.text !== '-' || number === undefined || dash.spaced !== number.spaced) return undefined;
  return dayNumber(tokens, at + 1, true);
}

function yearAfter(tokens: Tokens, at: number, dashed: boolean): { readonly value: number; readonly next: number } | undefined {
  let next = at;
  const joint = tokens[next];
  const comma = joint?.text === ',';
  if (comma || (joint !== undefined && joinWords.has(joint.text.toLowerCase()))) next++;
  else if (dashed && isJoint(joint, '-/_')) next++;
  else if (joint?.text === "'" || joint?.text === '’') {
    const short = tokens[next + 1];
    return short?.kind === 'number' && short.text.length === 2 && !short.spaced
      ? { value: 2000 + Number(short.text), next: next + 2 }
      : undefined;
  }
  const token = tokens[next];
  if (token?.kind !== 'number') return undefined;
  const after = tokens[next + 1];
  if (after !== undefined && !after.spaced && (after.kind === 'word' || (after.text === ':' && isDigitsRight(tokens, next + 2))))
    return undefined;
  if (dashed && next > at && token.text.length === 2 && !token.spaced) return { value: 2000 + Number(token.text), next: next + 1 };
  if (!isLikelyYear(token)) return undefined;
  // `June 4 2000 UTC` is a time of day.
  if (!comma && /^(?:utc|gmt)$/i.test(after?.text ?? '') && Number(token.text) < 2400) return undefined;
  return { value: Number(token.text), next: next + 1 };
}

function isLikelyYear(token: Token): boolean {
  return token.text.length === 4 && token.text >= '1900' && token.text <= '2199';
}

function isShort(token: Token): boolean {
  return token.kind === 'number' && token.text.length <= 2;
}

function isJoint(token: Token | undefined, marks: string): token is Token {
  return token !== undefined && token.kind === 'mark' && !token.spaced && marks.includes(token.text);
}

function isDigitsRight(tokens: Tokens, at: number): boolean {
  return tokens[at]?.kind === 'number' && tokens[at]?.spaced === false;
}

// The tail of a longer number (`1.2.3.2016`, `10:30 ...`), or digits glued to letters (`v2`).
function isInsideNumber(tokens: Tokens, at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined || token.spaced || before === undefined) return false;
  if (before.kind !== 'mark') return true;
  return '.:/'.includes(before.text) && !before.spaced && tokens[at - 2]?.kind === 'number';
}
