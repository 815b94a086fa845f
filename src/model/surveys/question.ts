// From the fields of a question to what can be answered: defaults, usual words, points of a scale, and what does not go together.
import { slugOf } from '../../text/slug.ts';
import type { YamlNode } from '../../text/yaml-node.ts';
import type { Nested, Written } from '../nested-fields.ts';
import type { Choice, GridRow, QuestionKind, SurveyQuestion, Wording } from './codebook.ts';
import type { QuestionFields } from './survey-kind.ts';
import { usualLanguages, usualWords } from './usual-words.ts';

/** The languages of a survey: the main one, undefined where nothing says it, and all that its wordings use. */
export interface Tongue {
  readonly main: string | undefined;
  readonly all: ReadonlySet<string>;
}

/** Tells a problem with its code, at a node. */
export type Tell = (code: string, severity: 'error' | 'warning', node: YamlNode, message: string, help: string) => void;

/** A wording in the main language, or the first that there is, with the others as translations. */
function wordingOf(written: Written, { main }: Tongue): Wording {
  if (typeof written === 'string') return { text: written, in: new Map() };
  const [first = ''] = written.values();
  return { text: written.get(main ?? '') ?? first, in: new Map([...written].filter(([tag]) => tag !== main)) };
}

/** A point of a scale that is written as a number, with the words at its side where it has some. */
export function pointOf(value: number, end: Wording | undefined): Choice {
  const number = String(value);
  if (end === undefined) return { label: { text: number, in: new Map() }, role: 'option', value, also: [] };
  const beside = (words: string): string => `${number} (${words})`;
  return {
    label: { text: beside(end.text), in: new Map([...end.in].map(([tag, words]) => [tag, beside(words)])) },
    role: 'option',
    value,
    also: [...new Set([number, end.text, ...end.in.values()])],
    end,
  };
}

type Fields = Nested<QuestionFields>['values'];
type FieldName = keyof Fields & string;

/** The kinds that a field goes with; fields that are not here go with all. */
const GOES_WITH: ReadonlyMap<FieldName, readonly QuestionKind[]> = new Map<FieldName, readonly QuestionKind[]>([
  ['options', ['single', 'multiple', 'scale', 'grid', 'ranking']],
  ['rows', ['grid']],
  ['several', ['grid']],
  ['from', ['scale']],
  ['to', ['scale']],
  ['ends', ['scale']],
  ['min', ['number']],
  ['max', ['number']],
  ['unit', ['number']],
  ['other', ['single', 'multiple']],
  ['not_applicable', ['single', 'multiple', 'scale', 'grid']],
  ['prefer_not', ['single', 'multiple', 'scale', 'grid']],
  ['group', ['single', 'multiple', 'scale']],
]);

/** A scale from 0 to 100 is the longest that anybody answers. */
const MOST_POINTS = 101;

/** The question of some fields. `taken` are the ids before it, to which its own is added. What is missing is told, and replaced by what is nearest. */
export function questionOf(read: Nested<QuestionFields>, tongue: Tongue, taken: Set<string>, tell: Tell): SurveyQuestion {
  const { values, nodes, node } = read;
  const ask = wordingOf(values.ask ?? values.id ?? '', tongue);
  const kind = values.kind ?? kindMeant(values);
  for (const [name, kinds] of GOES_WITH) {
    const at = nodes.get(name);
    if (at !== undefined && !kinds.includes(kind) && values[name] !== false)
      tell('question-field', 'warning', at, `a ${kind} question has no \`${name}\``, `it goes with: ${kinds.join(', ')}`);
  }
  const informs = values.informs ?? [];
  return {
    id: idOf(values.id, ask.text, nodes.get('id') ?? node, taken, tell),
    ask,
    kind,
    choices: choicesOf(read, kind, tongue, tell),
    rows: kind === 'grid' ? rowsOf(read, tongue, tell) : [],
    several: kind === 'multiple' || (kind === 'grid' && values.several === true),
    required: values.required === true,
    group: values.group === true && (GOES_WITH.get('group')?.includes(kind) ?? false),
    sensitive: values.sensitive === true,
    informs,
    headers: values.headers ?? [],
    ...(kind === 'number' && {
      ...(values.min !== undefined && { min: values.min }),
      ...(values.max !== undefined && { max: values.max }),
      ...(values.unit !== undefined && { unit: values.unit }),
    }),
  };
}

/** What a question without a kind is likely to be: the file is wrong, and the rest of it is read all the same. */
function kindMeant({ rows, options, from }: Fields): QuestionKind {
  return rows !== undefined ? 'grid' : options !== undefined ? 'single' : from !== undefined ? 'scale' : 'text';
}

/** Letters and digits of any script with `-` and `_` between: what can stand in a key, a column header and a link. */
const ID = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,79}$/u;

function idOf(given: string | undefined, words: string, node: YamlNode, taken: Set<string>, tell: Tell): string {
  const valid = given === undefined || ID.test(given);
  if (!valid)
    tell('survey-id', 'error', node, `\`${given}\` cannot be an id`, `write letters and digits with dashes, such as \`${slugOf(given)}\``);
  const wanted = given !== undefined && valid ? given : slugOf(given ?? words);
  const id = taken.has(wanted.toLowerCase()) ? slugOf(wanted, taken) : wanted;
  if (id !== wanted) tell('survey-id', 'error', node, `a second one is called \`${wanted}\``, 'give one of them an `id` of its own');
  taken.add(id.toLowerCase());
  return id;
}

function rowsOf({ values, nodes, node }: Nested<QuestionFields>, tongue: Tongue, tell: Tell): readonly GridRow[] {
  const rows = values.rows ?? [];
  if (rows.length === 0)
    tell(
      'question-options',
      'error',
      nodes.get('rows') ?? nodes.get('kind') ?? node,
      'this grid has no rows',
      'add `rows:` with what is asked about',
    );
  const taken = new Set<string>();
  return rows.map((row) => {
    const label = wordingOf(row.values.label ?? row.values.id ?? '', tongue);
    return { id: idOf(row.values.id, label.text, row.nodes.get('id') ?? row.node, taken, tell), label };
  });
}

function choicesOf(read: Nested<QuestionFields>, kind: QuestionKind, tongue: Tongue, tell: Tell): readonly Choice[] {
  if (kind === 'number' || kind === 'text') return [];
  const { values, nodes, node } = read;
  const isByNumber = kind === 'scale' && values.options === undefined;
  const options = isByNumber ? pointsOf(read, tongue, tell) : optionsOf(values, kind, tongue);
  if (!isByNumber && options.length < 2)
    tell(
      'question-options',
      'error',
      nodes.get('options') ?? nodes.get('kind') ?? node,
      options.length === 0 ? `a ${kind} question needs options` : 'one option is no choice',
      kind === 'scale' ? 'write `from:` and `to:`, or the points under `options:`' : 'write what can be chosen under `options:`',
    );
  const usual = (name: 'other' | 'not_applicable' | 'prefer_not', role: Exclude<Choice['role'], 'option'>): readonly Choice[] => {
    const written = values[name];
    if (written === undefined || written === false || !GOES_WITH.get(name)?.includes(kind)) return [];
    const label = written === true ? usualWording(role, tongue, nodes.get(name) ?? node, tell) : wordingOf(written, tongue);
    return [{ label, role, also: [] }];
  };
  return [...options, ...usual('other', 'other'), ...usual('not_applicable', 'not-applicable'), ...usual('prefer_not', 'prefer-not')];
}

function optionsOf({ options = [] }: Fields, kind: QuestionKind, tongue: Tongue): readonly Choice[] {
  // The points of a scale are numbered where the file numbers none of them.
  const isNumbered = kind === 'scale' && !options.some(({ values }) => values.value !== undefined);
  return options.map(({ values }, at) => {
    const value = isNumbered ? at + 1 : values.value;
    return {
      label: wordingOf(values.label ?? '', tongue),
      role: 'option',
      ...(value !== undefined && { value }),
      also: values.also ?? [],
    };
  });
}

function pointsOf({ values, nodes, node }: Nested<QuestionFields>, tongue: Tongue, tell: Tell): readonly Choice[] {
  const { from, to } = values;
  if (from === undefined || to === undefined) {
    tell(
      'question-options',
      'error',
      nodes.get('kind') ?? node,
      'a scale needs its first and its last point',
      'write `from: 1` and `to: 5`',
    );
    return [];
  }
  if (to <= from || to - from >= MOST_POINTS) {
    const help = `write a first point below the last, with at most ${MOST_POINTS} points`;
    tell('question-options', 'error', nodes.get('to') ?? node, `a scale cannot go from ${from} to ${to}`, help);
    return [];
  }
  const { ends } = values;
  for (const point of ends?.keys() ?? [])
    if (point < from || point > to)
      tell('question-options', 'error', nodes.get('ends') ?? node, `${point} is no point of this scale`, `its points are ${from} to ${to}`);
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const end = ends?.get(from + i);
    return pointOf(from + i, end === undefined ? undefined : wordingOf(end, tongue));
  });
}

function usualWording(role: Exclude<Choice['role'], 'option'>, { main, all }: Tongue, node: YamlNode, tell: Tell): Wording {
  for (const tag of new Set([...(main === undefined ? [] : [main]), ...all]))
    if (usualWords(role, tag) === undefined) {
      const help = `write the words instead of true; they are known in: ${usualLanguages.join(', ')}`;
      tell('usual-words', 'warning', node, `there are no usual words for this in the language \`${tag}\``, help);
    }
  const translated = new Map<string, string>();
  for (const tag of all) {
    const words = usualWords(role, tag);
    if (tag !== main && words !== undefined) translated.set(tag, words);
  }
  return { text: usualWords(role, main ?? 'en') ?? usualWords(role, 'en') ?? '', in: translated };
}
