// What a cell says in answer to a part of the codebook: choices by their labels, numbers, text; what fits nothing is a write-in, never lost.
import type { Value } from './answer.ts';
import type { Choice, Part } from './codebook.ts';
import { foldedLabel, roleOfLabel } from './label.ts';
import { numberOf } from './numeral.ts';
import { piecesOf, splitCell } from './separators.ts';

export interface CellOptions {
  /** What may stand between several answers; the one that finds most in a cell is taken. */
  readonly separators: readonly string[];
  /** Whether labels also match that differ in case, spaces, quotes and dashes: with a codebook that people wrote. */
  readonly fold: boolean;
}

/** Finds the choice that a label is, by its index. */
type ChoiceFinder = (label: string) => number | undefined;

/** A finder for these choices: by label, translation, other wordings and number, exactly and then, where wanted, folded. The first of equals wins. */
function choiceFinder(choices: readonly Choice[], fold: boolean): ChoiceFinder {
  const exact = new Map<string, number>();
  const folded = new Map<string, number>();
  const numbers = new Map<number, number>();
  for (const [at, choice] of choices.entries()) {
    for (const label of labelsOf(choice)) {
      if (!exact.has(label)) exact.set(label, at);
      const key = foldedLabel(label);
      if (!folded.has(key)) folded.set(key, at);
    }
    const number =
      choice.value !== undefined && (choice.value === numberOf(choice.label.text) || choice.end !== undefined) ? choice.value : undefined;
    if (number !== undefined && !numbers.has(number)) numbers.set(number, at);
  }
  const at = choices.findIndex((choice) => choice.role === 'not-applicable');
  const notApplicable = at < 0 ? undefined : at;
  return (label) => {
    const found = exact.get(label);
    if (found !== undefined) return found;
    const number = numbers.size === 0 ? undefined : numberOf(label);
    if (number !== undefined) return numbers.get(number);
    if (!fold || label.length > LONGEST_LABEL) return undefined;
    // People write N/A in many ways, and a questionnaire names one.
    return (
      folded.get(foldedLabel(label)) ?? (notApplicable !== undefined && roleOfLabel(label) === 'not-applicable' ? notApplicable : undefined)
    );
  };
}

const LONGEST_LABEL = 1000;

/** All wordings of a choice. */
export function labelsOf({ label, also }: Choice): readonly string[] {
  return [label.text, ...label.in.values(), ...also].map((text) => text.trim());
}

/** A reader of the cells of one part. It takes values without space around them, not empty ones. */
export function cellReader({ question }: Part, { separators, fold }: CellOptions): (value: string) => Value {
  const find = choiceFinder(question.choices, fold);
  switch (question.kind) {
    case 'text':
      return (text) => ({ chosen: [], written: [], text });
    case 'number':
      return (value) => {
        const number = numberOf(value);
        if (number !== undefined) return { chosen: [], written: [], number };
        const choice = find(value);
        return choice === undefined ? { chosen: [], written: [], text: value } : { chosen: [choice], written: [] };
      };
    case 'ranking':
      return severalReader(question.choices, find, separators, false, false);
    default:
      return question.several
        ? severalReader(question.choices, find, separators, true, question.kind === 'grid')
        : (value) => {
            const choice = find(value) ?? pointIn(value, question.choices);
            return choice === undefined ? { chosen: [], written: [value] } : { chosen: [choice], written: [] };
          };
  }
}

const POINT = /^(\d{1,3})(?:\.0{1,3})?\s{0,3}[:=(–—-]\s{0,3}\D/u;

/** The point whose number a cell begins with: `5: every day` on a scale from 1 to 5. */
function pointIn(value: string, choices: readonly Choice[]): number | undefined {
  const digits = POINT.exec(value)?.[1];
  if (digits === undefined || !choices.some((choice) => choice.label.text === digits || choice.end !== undefined)) return undefined;
  const at = choices.findIndex((choice) => choice.value === Number(digits));
  return at < 0 ? undefined : at;
}

function severalReader(
  choices: readonly Choice[],
  find: ChoiceFinder,
  separators: readonly string[],
  sorted: boolean,
  rated: boolean,
): (value: string) => Value {
  const longest = new Map(
    separators.map((separator) => [
      separator,
      Math.max(1, ...choices.flatMap((choice) => labelsOf(choice).map((label) => piecesOf(label, separator, false).length))),
    ]),
  );
  return (value) => {
    const whole = find(value);
    if (whole !== undefined) return { chosen: [whole], written: [] };
    let best = { chosen: [] as readonly number[], written: [value] as readonly string[] };
    for (const separator of separators) {
      if (!value.includes(separator.trimEnd() || separator)) continue;
      const split = splitCell(value, separator, find, longest.get(separator) ?? 1);
      if (split.chosen.length > best.chosen.length || (best.chosen.length === 0 && split.written.length > best.written.length))
        best = split;
    }
    if (!sorted) return best;
    // Who rates something and ticks N/A beside it has rated it.
    const said = rated ? best.chosen.filter((at) => choices[at]?.role !== 'not-applicable') : [];
    return { chosen: [...(said.length > 0 ? said : best.chosen)].sort((a, b) => a - b), written: best.written };
  };
}
