// Cells that do not fit a codebook, though it has the question: what is no option, what is one but for its spelling, and what a spreadsheet
// made of one. Nothing is changed here; each is a doubt for the analyst.
import { cellReader, labelsOf } from './cell.ts';
import type { Choice } from './codebook.ts';
import { numberOf } from './numeral.ts';
import type { Profile } from './profile.ts';
import type { Doubt, PartSource } from './source.ts';

const QUOTED = 12;

/** The doubts about the values of one part. */
export function misfitsOf(source: PartSource, profile: Profile): readonly Doubt[] {
  const { main, part } = source;
  const { question } = part;
  const profiled = main && profile.columns.get(main.index);
  if (profiled === undefined || question.choices.length === 0) return [];
  const read = cellReader(part, source);
  const exactly = cellReader(part, { ...source, fold: false });
  const unlisted: string[] = [];
  const respelt: string[] = [];
  const mangled: string[] = [];
  for (const [at, value] of profiled.values.entries()) {
    const rows = (profiled.complete[at] ?? 0) + (profiled.partial[at] ?? 0);
    const said = read(value);
    for (const text of said.written) {
      const original = originalOf(text, question.choices);
      if (original === undefined) unlisted.push(`“${short(text)}” (${rows})`);
      else mangled.push(`“${short(text)}” (${rows}) perhaps from “${short(original)}”`);
    }
    if (said.chosen.length > exactly(value).chosen.length) respelt.push(`“${short(value)}” (${rows})`);
  }
  const hasOther = question.choices.some((choice) => choice.role === 'other');
  return [
    doubt(
      hasOther ? [] : unlisted,
      'some answers are no option of the question, and count as write-ins: add them under `options:`, or under `also:` of one',
    ),
    doubt(respelt, 'some answers are read as an option though case, spaces, quotes or dashes differ'),
    doubt(
      mangled,
      'a spreadsheet seems to have changed some answers to numbers or dates: write them under `also:` of the option that they were',
    ),
  ].flat();
}

function doubt(values: readonly string[], words: string): readonly Doubt[] {
  if (values.length === 0) return [];
  const more = values.length > QUOTED ? ` and ${values.length - QUOTED} more` : '';
  return [{ words, values: `${values.slice(0, QUOTED).join(', ')}${more}` }];
}

function short(value: string): string {
  return value.length > 80 ? `${value.slice(0, 79)}…` : value;
}

/** The label that a spreadsheet made this of: `1.20` became `1.2`, and `2-3` a day of March. */
export function originalOf(text: string, choices: readonly Choice[]): string | undefined {
  const number = numberOf(text);
  const day = dayIn(text);
  if (number === undefined && day === undefined) return undefined;
  for (const choice of choices)
    for (const label of labelsOf(choice)) {
      if (label === text) continue;
      if (number !== undefined && numberOf(label) === number) return label;
      const [, first, second] = PAIR.exec(label) ?? [];
      if (day !== undefined && first !== undefined && isSamePair(day, [Number(first), Number(second)])) return label;
    }
  return undefined;
}

const PAIR = /^(\d{1,2})\s?[-–—/.]\s?(\d{1,2})(?:\D|$)/;
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const NAMED_DAY = /^(\d{1,2})[-. /](?:\s)?(\p{L}{3,9})\.?(?:[-. /]\d{2,4})?$/u;
const NAMED_MONTH = /^(\p{L}{3,9})[-. /](\d{1,2})(?:[-., /]{1,2}\d{2,4})?$/u;
const NUMERIC_DAY = /^(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4})(?:[ T]00:00(?::00)?)?$/;

/** The two numbers of a date as a spreadsheet shows it, in either order. */
function dayIn(text: string): readonly [number, number] | undefined {
  const [, day, name] = NAMED_DAY.exec(text) ?? [];
  if (day !== undefined && name !== undefined) return withMonth(Number(day), name);
  const [, month, of] = NAMED_MONTH.exec(text) ?? [];
  if (month !== undefined && of !== undefined) return withMonth(Number(of), month);
  const [, , isoMonth, isoDay, first, second] = NUMERIC_DAY.exec(text) ?? [];
  if (isoMonth !== undefined && isoDay !== undefined) return [Number(isoMonth), Number(isoDay)];
  return first === undefined || second === undefined ? undefined : [Number(first), Number(second)];
}

function withMonth(day: number, name: string): readonly [number, number] | undefined {
  const month = MONTHS.findIndex((full) => full.startsWith(name.toLowerCase()));
  return month < 0 ? undefined : [day, month + 1];
}

function isSamePair([a, b]: readonly [number, number], [c, d]: readonly [number, number]): boolean {
  return (a === c && b === d) || (a === d && b === c);
}
