// What kind of question a column of values answers, and what could be chosen, by the values and the wording alone.
import type { Choice, QuestionKind } from './codebook.ts';
import { type Counted, itemsOf } from './items.ts';
import { foldedLabel, isUnsure, roleOfLabel } from './label.ts';
import { numberOf } from './numeral.ts';
import { type Point, scaleOf, sensibleOrder } from './scales.ts';
import { isHard } from './separators.ts';
import type { Doubt } from './source.ts';

/** A reading of the values of one question, or of all rows of a grid together. */
export interface KindRead {
  readonly kind: Exclude<QuestionKind, 'grid' | 'ranking'>;
  readonly choices: readonly Choice[];
  readonly separators: readonly string[];
  readonly doubts: readonly Doubt[];
}

export interface KindHints {
  readonly title: string;
  /** What the tool may put between several answers. */
  readonly separators: readonly string[];
  /** Whether the rows of a grid are read: its options are a closed list. */
  readonly closed: boolean;
  /** Whether another column holds what was written under “other”: the values are options, then. */
  readonly options: boolean;
}

/** Longest label of an option, and values up to which a short list is one of options. */
const LONGEST_OPTION = 200;
const FEW_VALUES = 7;

/** The kind of question that has these values, most frequent or first ones first. */
export function kindOf(values: Counted, hints: KindHints): KindRead {
  const said = values.filter(([value]) => isSaid(value));
  if (said.length === 0) return hints.closed || hints.options ? single(values, hints) : TEXT;
  // Several codes in a cell (`1,3`) look like a number: lists come first.
  return withRolesOnce(
    severalRead(values, said, hints) ??
      numbersRead(values, said, hints) ??
      severalByTitle(values, said, hints) ??
      (isText(said, hints) ? TEXT : single(values, hints)),
  );
}

/** A question has one N/A: other spellings of it count as the first. Of what else is there twice, the second is an option. */
function withRolesOnce(read: KindRead): KindRead {
  const spellings = read.choices.filter((choice) => choice.role === 'not-applicable').map((choice) => choice.label.text);
  const [, ...also] = spellings;
  const choices = rolesOnce(read.choices.filter((choice) => !also.includes(choice.label.text))).map((choice) =>
    choice.role === 'not-applicable' && also.length > 0 ? { ...choice, also } : choice,
  );
  if (also.length === 0) return { ...read, choices };
  return {
    ...read,
    choices,
    doubts: [...read.doubts, { words: 'several spellings of “not applicable” are read as one', values: quoted(spellings) }],
  };
}

/** The choices, where each role but that of an option is there once. */
export function rolesOnce(choices: readonly Choice[]): readonly Choice[] {
  const seen = new Set<Choice['role']>(['option']);
  return choices.map((choice) => {
    if (choice.role === 'option' || !seen.has(choice.role)) {
      seen.add(choice.role);
      return choice;
    }
    return { ...choice, role: 'option' };
  });
}

const TEXT: KindRead = { kind: 'text', choices: [], separators: [], doubts: [] };

function isSaid(value: string): boolean {
  const role = roleOfLabel(value);
  return role !== 'not-applicable' && role !== 'prefer-not';
}

function rowsOf(values: Counted): number {
  return values.reduce((sum, [, rows]) => sum + rows, 0);
}

/** A choice with this label, as it stands in a file. */
export function choiceOf(label: string, value?: number): Choice {
  return { label: { text: label, in: new Map() }, role: roleOfLabel(label), also: [], ...(value !== undefined && { value }) };
}

function pointOf({ label, value }: Point): Choice {
  return { label: { text: label, in: new Map() }, role: 'option', also: [], value };
}

/** What stands for no answer among the points of a scale. */
const NO_ANSWER_CODE = /^(?:-?9[89]|-?99[89]|-[89])$/;

/** A version looks like a number, and has no mean. */
const VERSION = /\bversi(?:ons?|ón|one|e)\b|\bversão\b/iu;

function numbersRead(values: Counted, said: Counted, { title }: KindHints): KindRead | undefined {
  if (VERSION.test(title) && said.some(([value]) => /\d\.\d/.test(value))) return undefined;
  const unsaid = values.filter(([value]) => !isSaid(value) || isUnsure(value)).map(([value]) => choiceOf(value));
  const every = said.map(([value]) => value).filter((value) => !isUnsure(value));
  const codes = every.filter((value) => NO_ANSWER_CODE.test(value));
  const labels = codes.length === 1 && every.length > 2 ? every.filter((value) => value !== codes[0]) : every;
  const scale = labels.length === 0 || labels.length > 40 ? undefined : scaleOf(labels, title);
  if (scale !== undefined) {
    const doubts = scale.doubt === undefined ? [] : [{ words: scale.doubt }];
    const [code] = labels.length < every.length ? codes : [];
    if (code !== undefined)
      doubts.push({ words: `${code} is far from the other points: read as the code of those who gave no answer, and in no mean` });
    const none = code === undefined ? [] : [{ ...choiceOf(code), role: 'not-applicable' as const }];
    return { kind: 'scale', choices: [...scale.points.map(pointOf), ...none, ...unsaid], separators: [], doubts };
  }
  const numbers = said.filter(([value]) => numberOf(value) !== undefined);
  if (rowsOf(numbers) < 0.9 * rowsOf(said) || isYesNoInDigits(numbers)) return undefined;
  const rest = rowsOf(said) - rowsOf(numbers);
  const doubts =
    rest === 0 ? [] : [{ words: 'read as numbers, though some answers are not; those count as answered and stay out of the mean' }];
  return { kind: 'number', choices: [], separators: [], doubts };
}

function isYesNoInDigits(numbers: Counted): boolean {
  return numbers.length <= 2 && numbers.every(([value]) => ['0', '1', '2'].includes(value));
}

const ALL_THAT_APPLY =
  /\b(?:all that apply|check all|tick all|mark all|choose all|select (?:all|any|multiple|as many|up to)|choose (?:any|as many|up to)|multiple answers|mehrfach(?:antworten|nennungen|auswahl)|plusieurs (?:réponses|choix)|varias (?:respuestas|opciones)|selecci[oó]n[ae] todas)\b/iu;

/** A question that says itself that it takes several answers, where nobody gave more than one. */
function severalByTitle(values: Counted, said: Counted, hints: KindHints): KindRead | undefined {
  if (!ALL_THAT_APPLY.test(hints.title) || hints.separators.length === 0 || isText(said, hints)) return undefined;
  return { ...single(values, hints), kind: 'multiple', separators: hints.separators.slice(0, 1) };
}

function severalRead(values: Counted, said: Counted, { separators, closed }: KindHints): KindRead | undefined {
  // In a grid of checkboxes N/A stands beside other answers; elsewhere it is typed where nothing was chosen.
  const found = itemsOf(closed ? values : said, separators);
  if (found === undefined) return undefined;
  const unsaid = values.filter(([value]) => !isSaid(value)).filter(([value]) => !found.items.some(([item]) => item === value));
  const order = sensibleOrder(found.items.map(([item]) => item)) ?? found.items.map(([item]) => item);
  const choices = withOther(
    [...order.map((label) => choiceOf(label)), ...unsaid.map(([value]) => choiceOf(value))],
    found.written && !closed,
  );
  const separator = separatorWords(found.separator);
  const doubts: Doubt[] = [];
  if (!isHard(found.separator))
    doubts.push({ words: `read as several answers in one cell, cut at ${separator} between the answers that come again` });
  if (found.joined.length > 0)
    doubts.push({
      words: `${found.joined.length === 1 ? 'an answer that holds' : 'answers that hold'} ${separator} ${found.joined.length === 1 ? 'is' : 'are'} read as one, as the pieces always come together`,
      values: quoted(found.joined),
    });
  if (found.undecided > 0)
    doubts.push({ words: `some cells end in several pieces of which none comes again: each such end is counted whole, as one write-in` });
  return { kind: 'multiple', choices, separators: [found.separator], doubts: [...doubts, ...sameButForSpelling(found.items)] };
}

function separatorWords(separator: string): string {
  return separator === '\n' ? 'line ends' : separator.trim() === '' ? 'spaces' : `“${separator.trim()}”`;
}

/** Whether values are texts that people wrote: hardly any comes again, or they are long. */
function isText(said: Counted, { closed, options, title }: KindHints): boolean {
  if (closed || options) return said.some(([value]) => value.length > LONGEST_OPTION);
  const rows = rowsOf(said);
  const again = rowsOf(said.filter(([, count]) => count > 1));
  const mean = said.reduce((sum, [value]) => sum + value.length, 0) / said.length;
  const hasLong = said.some(([value, count]) => value.length > LONGEST_OPTION && count > 1);
  if (hasLong) return true;
  if (said.every(([value]) => YES_NO.test(foldedLabel(value)))) return false;
  if (ALL_THAT_APPLY.test(title) && again > 0) return false;
  // Three answers or fewer say little: short ones that come again are options.
  if (rows < 5) return again === 0 || mean > 60;
  if (said.length <= FEW_VALUES && again > 0 && mean <= 80 && rows >= 2 * said.length) return false;
  return again < rows * (mean > 60 ? 0.6 : 0.5);
}

const YES_NO = /^(?:yes|no|maybe|not sure|ja|nein|vielleicht|oui|non|sí|si|sim|não|true|false|y|n)$/;

function single(values: Counted, { closed, options }: KindHints): KindRead {
  const once = values.filter(([value, rows]) => rows === 1 && isSaid(value));
  const rows = rowsOf(values);
  // Many answers that one person gave each are write-ins; a few rare ones are options that hardly anybody chose.
  const least = rows >= 2000 ? Math.ceil(rows / 1000) : 2;
  const rare = values.filter(([value, count]) => count < least && isSaid(value));
  const hasWritten = !closed && !options && once.length >= 4 && (once.length >= 0.4 * values.length || values.length > 30);
  const unlisted = new Set(hasWritten ? rare : []);
  const listed = values.filter((entry) => !unlisted.has(entry));
  const byCount = [...listed].sort(([, a], [, b]) => b - a).map(([value]) => value);
  const labels = sensibleOrder(byCount) ?? rolesLast(byCount);
  const choices = withOther(
    labels.map((label) => choiceOf(label)),
    hasWritten,
  );
  const doubts: Doubt[] = hasWritten
    ? [{ words: 'answers that came once are taken as write-ins, the others as options', values: quoted(rare.map(([value]) => value)) }]
    : [];
  return { kind: 'single', choices, separators: [], doubts: [...doubts, ...sameButForSpelling(values)] };
}

function rolesLast(labels: readonly string[]): readonly string[] {
  const isLast = (label: string): boolean => roleOfLabel(label) !== 'option' || isUnsure(label);
  return [...labels.filter((label) => !isLast(label)), ...labels.filter(isLast)];
}

/** The label of “other” where the file has none. */
const OTHER = 'Other';

/** With write-ins a question has an “other”; where none of its labels is one, it gets one. */
export function withOther(choices: readonly Choice[], hasWritten: boolean): readonly Choice[] {
  if (!hasWritten || choices.some((choice) => choice.role === 'other')) return choices;
  const at = choices.findIndex((choice) => choice.role !== 'option');
  const other: Choice = { label: { text: OTHER, in: new Map() }, role: 'other', also: [] };
  return at < 0 ? [...choices, other] : [...choices.slice(0, at), other, ...choices.slice(at)];
}

/** Values that are the same but for case, spaces, quotes or dashes are offered for merging; nothing is merged unasked. */
function sameButForSpelling(values: Counted): readonly Doubt[] {
  const spellings = new Map<string, Counted[number][]>();
  for (const entry of values.slice(0, 4096)) {
    const key = foldedLabel(entry[0]);
    spellings.set(key, [...(spellings.get(key) ?? []), entry]);
  }
  const groups = [...spellings.values()].filter((group) => group.length > 1);
  if (groups.length === 0) return [];
  const said = groups.slice(0, 20).map((group) => group.map(([value, rows]) => `“${short(value)}” (${rows})`).join(' and '));
  const what = groups.length === 1 ? 'answers differ' : `${groups.length} groups of answers differ`;
  return [
    {
      words: `${what} in case, spaces or quotes only and are counted apart: write the others under \`also:\` of one to merge them`,
      values: said.join('; '),
    },
  ];
}

function quoted(values: readonly string[]): string {
  const shown = values.slice(0, 20).map((value) => `“${short(value)}”`);
  return `${shown.join(', ')}${values.length > 20 ? ` and ${values.length - 20} more` : ''}`;
}

function short(value: string): string {
  return value.length > 80 ? `${value.slice(0, 79)}…` : value;
}
