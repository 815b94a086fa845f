// A codebook that is proposed from an export has options that are nothing but what cells hold. What only a few gave may be what they wrote, and
// the codebook is committed: so it names only what at least k gave, what the export's headers name, and what says nothing of anybody.
import type { Codebook, SurveyQuestion } from './codebook.ts';
import { partsOf } from './codebook.ts';
import type { Mapping, PartSource } from './source.ts';
import type { Tables } from './tables.ts';

/** A proposal without options that few chose. */
export interface Unnamed {
  readonly mapping: Mapping;
  /** What was taken out. For the analyst's own screen alone. */
  readonly labels: readonly string[];
}

/** Words that a form offers and nobody is known by. */
const HARMLESS =
  /^(?:yes|no|maybe|sometimes|never|not sure|unsure|(?:i )?don['’]t know|none|other|ja|nein|vielleicht|weiß nicht|oui|non|peut-être|sí|si|sim|não|nao|talvez|true|false|y|n|[<>≤≥]?\s?\d{1,4}\s?[%+]?(?:\s?[-–]\s?\d{1,4}\s?%?)?)$/iu;

/** The proposal with the options that fewer than k chose taken out, save those in `named`; they are counted as write-ins. `tables` are its exact counts. */
export function withoutRareOptions(mapping: Mapping, tables: Tables, k: number, named: ReadonlySet<string>): Unnamed {
  const labels: string[] = [];
  const places = new Map<SurveyQuestion, ReadonlyMap<number, number>>();
  const questions = mapping.codebook.questions.map((question): SurveyQuestion => {
    if (question.kind !== 'single' && question.kind !== 'multiple') return question;
    const source = mapping.sources.find((own) => own?.part.question === question);
    const cells = tables.tables.find((table) => table.part === question.id)?.cells ?? [];
    const inHeaders = new Set(source?.options.map(({ choice }) => choice));
    const kept = question.choices.map(({ label, role }, at) => {
      if (role !== 'option' || inHeaders.has(at) || named.has(label.text) || HARMLESS.test(label.text)) return true;
      const count = cells[at]?.count ?? 0;
      return count >= k;
    });
    if (!kept.includes(false)) return question;
    labels.push(...question.choices.flatMap(({ label }, at) => (kept[at] === true ? [] : [label.text])));
    const choices = question.choices.filter((_, at) => kept[at] === true);
    let next = 0;
    places.set(question, new Map(kept.flatMap((isKept, at) => (isKept ? [[at, next++] as const] : []))));
    return choices.some(({ role }) => role === 'option')
      ? { ...question, choices }
      : { ...question, kind: 'text', several: false, choices: [] };
  });
  if (labels.length === 0) return { mapping, labels };
  const codebook: Codebook = { ...mapping.codebook, questions };
  const sources = partsOf(codebook).map((part, at): PartSource | undefined => {
    const source = mapping.sources[at];
    const moved = source && places.get(source.part.question);
    if (source === undefined || moved === undefined) return source && { ...source, part };
    const options = source.options.map((option) => ({
      ...option,
      choice: option.choice === undefined ? undefined : moved.get(option.choice),
    }));
    return { ...source, part, options };
  });
  return { mapping: { ...mapping, codebook, sources }, labels };
}
