// Which values of a question are the points of a scale, from which to which number it goes, and the order of options that have one.
// Knows labels and the wording of the question.
import { foldedLabel, isUnsure, roleOfLabel } from './label.ts';
import { numberLabel, numberOf } from './numeral.ts';
import { scaleFamilies } from './scale-words.ts';

/** One point: its number and its label as the file has it. */
export interface Point {
  readonly value: number;
  readonly label: string;
}

export interface Scale {
  /** From the lowest to the highest number, points that nobody chose too. */
  readonly points: readonly Point[];
  /** Points whose number was not in the file, and why they got it. */
  readonly doubt?: string;
}

const LABELLED = /^(\d{1,2})\s{0,3}(?:[:=(]|[-–—]\s?(?![\s\d])|\.\s(?=\p{L}))\s{0,3}\D/u;
const QUANTITY =
  /\bhow (?:many|much|long|old)\b|\bnumber of\b|\b(?:years?|hours?|days?|months?|weeks?|age|percent|percentage|amount|count)\b|%|\bwie (?:viele?|lange|alt)\b|\banzahl\b|\bcombien\b|\bcu[aá]nt[oa]s?\b|\bquant[oai]s?\b|\bhoeveel\b/iu;
/** An amount that is left open: `3+`, `10 or more`. */
const OPEN_END = /^\d{1,4}\s?(?:\+|or more|and more|oder mehr|ou plus|o más)|^(?:more than|over|mehr als|plus de|más de)\s\d{1,4}$/iu;
const MOST_POINTS = 11;

/** The scale whose points these labels are, without N/A and the like; undefined where they are none. Labels may be numbers, numbers with words, or ends in words. */
export function scaleOf(labels: readonly string[], title: string): Scale | undefined {
  const range = rangeIn(title);
  const points = new Map<number, string>();
  const words: string[] = [];
  let labelled = 0;
  for (const label of labels) {
    const bare = numberOf(label);
    const number = bare ?? labelledNumber(label);
    if (number === undefined) words.push(label);
    else if (!Number.isInteger(number) || number < 0 || number >= MOST_POINTS || (points.has(number) && bare === undefined))
      return undefined;
    else {
      points.set(number, bare === undefined ? label : (points.get(number) ?? numberLabel(bare)));
      if (bare === undefined) labelled++;
    }
  }
  if (points.size === 0) return wordScale(labels);
  if (labelled > 0 && range === undefined && isNumberedList(labels)) return undefined;
  if (range === undefined && words.some((word) => OPEN_END.test(word)) && QUANTITY.test(title)) return undefined;
  // One number alone is no scale, unless the wording says so.
  if (range === undefined && labelled === 0 && words.length === 0 && points.size === 1) return undefined;
  if (words.length > 2 || (words.length > 0 && points.size < 2)) return undefined;
  if (range === undefined && labelled === 0 && words.length === 0 && (QUANTITY.test(title) || isBinary(points))) return undefined;
  return words.length === 0 ? filled(points, range) : withEnds(points, words, range, title);
}

const ENUMERATED = /^\d{1,2}\.\s/;

/** Options that are only numbered: `1. We paid it`, `7. By inheriting it`, with an “other”, or in sentences. */
function isNumberedList(labels: readonly string[]): boolean {
  const numbered = labels.filter((label) => ENUMERATED.test(label));
  if (2 * numbered.length <= labels.length) return false;
  const mean = numbered.reduce((sum, label) => sum + label.length, 0) / numbered.length;
  return mean > 25 || labels.some((label) => roleOfLabel(label) === 'other');
}

function labelledNumber(label: string): number | undefined {
  const digits = LABELLED.exec(label)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function isBinary(points: ReadonlyMap<number, string>): boolean {
  return [...points.keys()].every((number) => number === 0 || number === 1);
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function filled(points: ReadonlyMap<number, string>, range: Range | undefined, doubt?: string): Scale | undefined {
  const least = Math.min(...points.keys());
  const most = Math.max(...points.keys());
  const fits = range !== undefined && range.from <= least && range.to >= most;
  const from = fits ? range.from : least === 0 ? 0 : 1;
  const to = fits ? range.to : most <= 5 ? 5 : most <= 7 && from === 1 ? 7 : 10;
  const all = Array.from({ length: to - from + 1 }, (_, at) => ({
    value: from + at,
    label: points.get(from + at) ?? numberLabel(from + at),
  }));
  const guessed = fits || (points.has(from) && points.has(to)) ? undefined : `taken as a scale from ${from} to ${to}, by the answers alone`;
  const why = doubt ?? guessed;
  return { points: all, ...(why !== undefined && { doubt: why }) };
}

/** Numbers in the middle, and words at one end or both: the place of a word is told by the title, by its sense, or by the gap that is left. */
function withEnds(
  points: ReadonlyMap<number, string>,
  words: readonly string[],
  range: Range | undefined,
  title: string,
): Scale | undefined {
  const least = Math.min(...points.keys());
  const most = Math.max(...points.keys());
  const from = range?.from ?? (words.length === 2 || least > 1 ? Math.max(least - 1, 0) : least);
  const to = range?.to ?? (words.length === 2 || from === least ? most + 1 : most);
  if (from < 0 || to - from > MOST_POINTS || to - from < 2) return undefined;
  const open = [from, to].filter((end) => !points.has(end));
  if (open.length < words.length || [...points.keys()].some((number) => number < from || number > to)) return undefined;
  const low = lowerOf(words);
  if (words.some(isUnsure)) return undefined;
  const all = new Map(points);
  const [first = '', second] = words;
  const named = open.find((end) => isNamedIn(title, end, first));
  const isLow = named === undefined ? (second === undefined ? open.length === 1 || low === first : low !== second) : named === from;
  const end = open.length === 1 ? open[0] : isLow ? from : to;
  if (end === undefined) return undefined;
  all.set(end, first);
  if (second !== undefined) all.set(end === from ? to : from, second);
  const how = named === undefined && !(open.length === 1) ? `the ends in words are taken as ${from} and ${to}, by their sense` : undefined;
  return filled(all, { from, to }, how);
}

const NEGATIVE =
  /\b(?:not|never|no|un\w+|dis\w+|poor|bad|worst|low|least|hard\w*|difficult|very little|terrible|nie|nicht|pas|jamais|nunca|nada)\b/iu;

function lowerOf(words: readonly string[]): string | undefined {
  return words.find((word) => NEGATIVE.test(word));
}

function isNamedIn(title: string, end: number, word: string): boolean {
  const folded = foldedLabel(title);
  return [' - ', ' = ', '=', ': ', ' is ', ' being ', ' (', ' '].some((sign) => folded.includes(`${end}${sign}${foldedLabel(word)}`));
}

const FROM_TO =
  /(?:^|[^\d.])([01])\s{0,2}(?:-|–|—|\.\.\.?|…|to|through|and|bis|à|a|al|até|tot)\s{0,2}(3|4|5|6|7|8|9|10)(?![\d.%]|\s?(?:years?|hours?|employees|people))/iu;
const ENDS = /(?:^|[^\d.])(\d{1,2})\s{0,2}(?:-|–|=|:|is|being|means|\()\s{0,2}\p{L}/giu;

/** The range that a wording names: `1 - 5`, `from 1 to 10`, `10 - strongly agree, 1 - strongly disagree`. */
function rangeIn(title: string): Range | undefined {
  const text = title.slice(0, 1000);
  const named = FROM_TO.exec(text);
  if (named !== null) return { from: Number(named[1]), to: Number(named[2]) };
  const ends = [...text.matchAll(ENDS)].map(([, digits]) => Number(digits));
  const from = Math.min(...ends);
  const to = Math.max(...ends);
  return ends.length >= 2 && from <= 1 && to >= 3 && to < MOST_POINTS ? { from, to } : undefined;
}

/** Words of one family; numbers only where each of its points was chosen by somebody, so that no place is guessed. */
function wordScale(labels: readonly string[]): Scale | undefined {
  if (labels.length < 4) return undefined;
  const folded = labels.map(foldedLabel);
  for (const { size, places } of scaleFamilies) {
    const points = new Map<number, string>();
    for (const [at, label] of labels.entries()) {
      const place = places.get(folded[at] ?? '');
      if (place !== undefined && !points.has(place)) points.set(place, label);
    }
    if (points.size === labels.length && points.size === size)
      return { points: [...points].sort(([a], [b]) => a - b).map(([value, label]) => ({ value, label })) };
  }
  return undefined;
}

/** The labels in a sensible order: by the words of a scale, by their numbers, yes before no; undefined where they have none. “I do not know”, N/A and other go last. */
export function sensibleOrder(labels: readonly string[]): readonly string[] | undefined {
  const isLast = (label: string): boolean => isUnsure(label) || roleOfLabel(label) !== 'option';
  const main = labels.filter((label) => !isLast(label));
  const rank = ranks(main);
  if (rank === undefined) return undefined;
  return [...main.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)), ...labels.filter(isLast)];
}

const YES: readonly string[] = 'yes|ja|oui|sí|si|sim|partly|partially|maybe|sometimes|not yet|no|nein|non|não|nee'.split('|');
const IN_WORD = /^[\p{L}\p{N}]/u;

/** The place of a label that begins with yes, no or a word between them; -1 for others. */
function placeOfYes(label: string): number {
  const lower = label.toLowerCase();
  return YES.findIndex((word) => lower.startsWith(word) && !IN_WORD.test(lower.slice(word.length)));
}

const ORDERED_AT_MOST = 60;

function ranks(labels: readonly string[]): ReadonlyMap<string, number> | undefined {
  if (labels.length < 2 || labels.length > ORDERED_AT_MOST) return undefined;
  const folded = labels.map(foldedLabel);
  for (const { places } of scaleFamilies) {
    const found = folded.map((label) => places.get(label));
    if (found.every((place) => place !== undefined)) return new Map(labels.map((label, at) => [label, found[at] ?? 0]));
  }
  const yes = labels.map(placeOfYes);
  if (yes.every((at) => at >= 0)) return new Map(labels.map((label, at) => [label, yes[at] ?? 0]));
  const sizes = labels.map(sizeOf);
  if (labels.length >= 3 && sizes.filter((size) => size === undefined).length === 0)
    return new Map(labels.map((label, at) => [label, sizes[at] ?? 0]));
  return undefined;
}

const NUMBER = /\d[\d,.]{0,14}/;
/** What stands behind a number: its unit, or in a range that of the second one. */
const UNIT = /^\s?(?:(?:-|–|—|to|and|bis|und|à|a|y|e|et)\s?\d[\d,.]{0,14}\s?)?(\p{L}{1,20})/u;
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:k)$/i, 1e3],
  [/^(?:m)$/i, 1e6],
  [/^(?:min|sec|second)/i, 1 / 1440],
  [/^(?:hour|stunde|heure|hora)/i, 1 / 24],
  [/^(?:week|woche|semaine|semana)/i, 7],
  [/^(?:month|monat|mois|mes(?:es)?$)/i, 30],
  [/^(?:year|jahr|année|ano|año|ans?$)/i, 365],
];
const ZERO = /^(?:none|never|zero|nothing|not at all|keine?r?|aucune?|ningun[oa]|nenhum[a]?)\b/iu;
const UNDER = /^(?:less|under|up to|fewer|below|<|≤|weniger|bis|unter|moins|menos|no more)/iu;
const OVER = /^(?:more|over|above|at least|>|≥|mehr|über|plus|más|mais)|\+|\bor more\b|\band (?:more|above)\b|\bmore than\b/iu;

/** A number by which ranges are put in order: the first one in the label, times its unit, a little less or more by the words around it. */
function sizeOf(label: string): number | undefined {
  if (ZERO.test(label)) return -1;
  const start = label.slice(0, 120);
  const found = NUMBER.exec(start);
  if (found === null) return undefined;
  const digits = found[0]
    .replace(/[,.](?=\d{3}(?:\D|$))/g, '')
    .replace(',', '.')
    .replace(/\.$/, '');
  const number = Number(digits);
  const unit = UNIT.exec(start.slice(found.index + found[0].length))?.[1];
  const factor = UNITS.find(([pattern]) => unit !== undefined && pattern.test(unit))?.[1] ?? 1;
  if (Number.isNaN(number)) return undefined;
  const size = number * factor;
  return UNDER.test(label) ? size - size / 1000 - 1e-9 : OVER.test(label) ? size + size / 1000 + 1e-9 : size;
}
