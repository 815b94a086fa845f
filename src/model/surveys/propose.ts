// A codebook for an export that comes without one: questions, kinds and options as its columns and values show them, and what is in doubt.
import { slugOfClause } from '../title.ts';
import type { Choice, Codebook, GridRow, SurveyQuestion, Wording } from './codebook.ts';
import { partsOf } from './codebook.ts';
import type { Counted } from './items.ts';
import { choiceOf, type KindRead, kindOf, rolesOnce, withOther } from './kind.ts';
import { isChosen } from './label.ts';
import type { Column, Layout } from './layout.ts';
import { arePlaces, orderedItems } from './orders.ts';
import { ownLabels } from './own-labels.ts';
import type { Profile } from './profile.ts';
import type { Doubt, Mapping, PartSource } from './source.ts';
import type { Unit } from './unit.ts';

/** What is known beside the file. */
export interface ProposeOptions {
  readonly title: string;
  readonly language?: string;
}

/** What reads one part, before the part exists. */
type Reading = Omit<PartSource, 'part'>;

interface Proposed {
  readonly question: SurveyQuestion;
  readonly readings: readonly Reading[];
  readonly doubts: readonly Doubt[];
}

/** A codebook and its mapping from the layout and the profile of an export. */
export function propose(layout: Layout, profile: Profile, { title, language }: ProposeOptions): Mapping {
  const questions = new Map<string, Unit[]>();
  for (const unit of profile.units) questions.set(unit.question, [...(questions.get(unit.question) ?? []), unit]);
  const taken = new Set<string>();
  const proposed = [...questions.values()].flatMap((units) => proposedOf(units, { layout, profile, taken }));
  const codebook: Codebook = { title, language, questions: proposed.map(({ question }) => question) };
  const readings = proposed.flatMap((p) => p.readings);
  return {
    codebook,
    sources: partsOf(codebook).map((part, at) => {
      const reading = readings[at];
      return reading === undefined ? undefined : { part, ...reading };
    }),
    doubts: [...gathered(proposed), ...cutShort(profile)],
  };
}

/** Doubts in the same words are one, with the questions that they are about. */
function gathered(proposed: readonly Proposed[]): readonly Doubt[] {
  const about = new Map<string, { questions: string[]; values: string[] }>();
  for (const { question, doubts } of proposed)
    for (const { words, values } of doubts) {
      const one = about.get(words) ?? { questions: [], values: [] };
      about.set(words, one);
      one.questions.push(named(question));
      if (values !== undefined) one.values.push(`${question.id}: ${values}`);
    }
  return [...about].map(([words, { questions, values }]) => {
    const shown = questions.slice(0, SHOWN).map((name) => `“${name}”`);
    const more = questions.length > SHOWN ? ` and ${questions.length - SHOWN} more` : '';
    return { words: `${words}: ${shown.join(', ')}${more}`, ...(values.length > 0 && { values: values.join('; ') }) };
  });
}

const SHOWN = 8;

function named({ ask }: SurveyQuestion): string {
  return ask.text.length > 60 ? `${ask.text.slice(0, 59).trimEnd()}…` : ask.text;
}

function cutShort({ columns }: Profile): readonly Doubt[] {
  const full = [...columns.values()].filter(({ beyond }) => beyond.complete + beyond.partial > 0);
  if (full.length === 0) return [];
  const headers = full.map(({ column }) => `“${column.header.slice(0, 40)}”`).join(', ');
  return [{ words: `too many different cells to keep them all: the kind of ${headers} rests on those that came first` }];
}

interface Seen {
  readonly layout: Layout;
  readonly profile: Profile;
  /** Ids that are given already. */
  readonly taken: Set<string>;
}

function proposedOf(units: readonly Unit[], seen: Seen): readonly Proposed[] {
  const [first] = units;
  if (first === undefined) return [];
  if (units.some((unit) => unit.ranks.length > 0)) return [ranking(first, units, seen)];
  if (units.every((unit) => unit.row !== undefined)) return grid(units, seen);
  return units.flatMap((unit) => (unit.options.length > 0 ? ofOptions(unit, seen) : [ofColumn(unit, seen)]));
}

function idOf(title: string, { taken }: Seen): string {
  const bare = title.replace(/^\s*(?:Q?\d{1,3}[.):]\s*)/i, '').replace(/\s*[([][^)\]]{0,200}[)\]]/g, '');
  const id = slugOfClause(bare.trim() === '' ? title : bare, taken);
  taken.add(id);
  return id;
}

function wording(text: string): Wording {
  return { text: text.trim(), in: new Map() };
}

function questionOf(
  title: string,
  kind: SurveyQuestion['kind'],
  choices: readonly Choice[],
  seen: Seen,
  more: Partial<SurveyQuestion> = {},
): SurveyQuestion {
  const base = { id: idOf(title, seen), ask: wording(title), kind, choices, rows: [], several: kind === 'multiple', required: false };
  return { ...base, group: false, sensitive: false, informs: [], headers: [], ...more };
}

/** The values of columns together, in the order of their first appearance. */
function valuesOf(columns: readonly Column[], { profile }: Seen): Counted {
  const counts = new Map<string, number>();
  for (const { index } of columns) {
    const profiled = profile.columns.get(index);
    for (const [at, value] of profiled?.values.entries() ?? [])
      counts.set(value, (counts.get(value) ?? 0) + (profiled?.complete[at] ?? 0) + (profiled?.partial[at] ?? 0));
  }
  return [...counts];
}

function reading(main: Column | undefined, separators: readonly string[], others: readonly Column[] = []): Reading {
  return { ...(main && { main }), options: [], ranks: [], others, separators, fold: false };
}

function ofColumn(unit: Unit, seen: Seen): Proposed {
  const { main, others, title } = unit;
  const columns = main === undefined ? [] : [main];
  const ordered = unit.comment ? undefined : orderedItems(valuesOf(columns, seen), seen.layout.separators);
  if (ordered !== undefined) {
    const question = questionOf(title, 'ranking', rolesOnce(ordered.items.map((label) => choiceOf(label))), seen);
    const doubts = [{ words: 'read as a ranking: nearly all answers name the same items, in different orders' }];
    return { question, readings: [reading(main, [ordered.separator], others)], doubts };
  }
  const hints = { title, separators: seen.layout.separators, closed: false, options: others.length > 0 };
  const read: KindRead = unit.comment ? { kind: 'text', choices: [], separators: [], doubts: [] } : kindOf(valuesOf(columns, seen), hints);
  const isChoice = read.kind === 'single' || read.kind === 'multiple';
  const choices = others.length > 0 && isChoice ? withOtherColumn(read.choices, others) : read.choices;
  const question = questionOf(title, read.kind, choices, seen);
  return { question, readings: [reading(main, read.separators, others)], doubts: read.doubts };
}

/** The choice “other” by the header of the column that holds its text. */
function withOtherColumn(choices: readonly Choice[], others: readonly Column[]): readonly Choice[] {
  const whole = others[0]?.header.trim() ?? '';
  // `Question [Other]`, `code[other]`
  const header = /\[([^[\]]{1,100})\]/.exec(whole)?.[1] ?? whole;
  const same = choices.findIndex((choice) => choice.label.text === header);
  if (same >= 0 && !choices.some((choice) => choice.role === 'other'))
    return choices.map((choice, at) => (at === same ? { ...choice, role: 'other' } : choice));
  return withOther(choices, true).map((choice) =>
    choice.role === 'other' && choice.label.text === 'Other' && header !== '' && same < 0 && !choices.includes(choice)
      ? { ...choice, label: wording(header) }
      : choice,
  );
}

/** A column for each option; or columns whose cells are no marks but answers: then they are rows of a grid, a ranking, or questions of their own. */
function ofOptions(unit: Unit, seen: Seen): readonly Proposed[] {
  const columns = unit.options.map((o) => o.column);
  if (!areMarks(unit, seen)) {
    const rows = unit.options.map(({ column, label }): Unit => ({ ...unit, row: label, main: column, options: [], others: [] }));
    const rest = unit.others.map(
      (column): Unit => ({ ...unit, title: `${unit.title}: ${column.header}`, main: column, options: [], others: [], comment: true }),
    );
    const answers = arePlaces(valuesOf(columns, seen), columns.length) ? [rankingOfItems(unit, seen)] : grid(rows, seen);
    return [...answers, ...rest.map((other) => ofColumn(other, seen))];
  }
  const choices = rolesOnce(unit.options.map(({ label }) => choiceOf(label)));
  const question = questionOf(unit.title, 'multiple', unit.others.length > 0 ? withOtherColumn(choices, unit.others) : choices, seen);
  const options = unit.options.map(({ column, label }, at) => ({ column, label, choice: placeOf(at, choices, question.choices) }));
  // Where a tool gives the whole answer too, it says nothing that the columns of the options do not.
  return [{ question, readings: [{ ...reading(undefined, [], unit.others), options }], doubts: [] }];
}

/** Where a choice went when “other” was put among them; options may have one label, so they are known by their place. */
function placeOf(at: number, before: readonly Choice[], after: readonly Choice[]): number {
  const added = after.length - before.length;
  const where = added === 0 ? after.length : after.findIndex((choice, place) => choice !== before[place]);
  return at >= where ? at + added : at;
}

/** Whether the cells of option columns mark a choice: the label, a sign for yes or no, or one and the same value. */
function areMarks({ options }: Unit, seen: Seen): boolean {
  let marks = 0;
  let others = 0;
  const different = new Set<string>();
  for (const { column, label } of options)
    for (const [value, rows] of valuesOf([column], seen)) {
      if (value === label || !isChosen(value, label) || MARK.test(value)) marks += rows;
      else {
        others += rows;
        different.add(value);
      }
    }
  // An export with codes has one number for each option; texts that hold the label belong to a label that was changed.
  return different.size <= 1 || others <= marks || options.every(({ column }) => valuesOf([column], seen).length <= 1);
}

const MARK = /^(?:1(?:\.0)?|y|yes|true|x|✓|✔|✗|checked|selected|on|ja|oui|sí|sim|si)$/iu;

function rankingOfItems(unit: Unit, seen: Seen): Proposed {
  const question = questionOf(unit.title, 'ranking', rolesOnce(unit.options.map(({ label }) => choiceOf(label))), seen);
  const ranks = unit.options.map(({ column }, choice) => ({ column, by: { choice } }));
  const doubts = [{ words: 'read as a ranking: its cells are the places of what stands in the headers' }];
  return { question, readings: [{ ...reading(undefined, []), ranks }], doubts };
}

function ranking(first: Unit, units: readonly Unit[], seen: Seen): Proposed {
  const all = units.flatMap((unit) => unit.ranks);
  const named = all.flatMap(({ by }) => ('item' in by ? [by.item] : []));
  const ranked = valuesOf(
    all.filter(({ by }) => 'rank' in by).map(({ column }) => column),
    seen,
  ).map(([value]) => value);
  const labels = [...new Set([...named, ...ranked])];
  const question = questionOf(first.title, 'ranking', rolesOnce(labels.map((label) => choiceOf(label))), seen);
  const ranks = all.map(({ column, by }) => ({ column, by: 'item' in by ? { choice: labels.indexOf(by.item) } : by }));
  const main = units.find((unit) => unit.main !== undefined)?.main;
  return {
    question,
    readings: [
      {
        ...reading(
          main,
          seen.layout.separators,
          units.flatMap((unit) => unit.others),
        ),
        ranks,
      },
    ],
    doubts: [],
  };
}

/** The rows of a grid have one set of options. Rows in which people wrote are questions of their own. */
function grid(units: readonly Unit[], seen: Seen): readonly Proposed[] {
  const [first] = units;
  if (first === undefined) return [];
  const ids = new Set<string>();
  const rows = units.map(({ row = '' }): GridRow => {
    const id = slugOfClause(row, ids);
    ids.add(id);
    return { id, label: wording(row) };
  });
  if (units.every((unit) => unit.options.length > 0)) return [gridOfOptions(units, rows, seen)];
  const mains = units.flatMap((unit) => (unit.main === undefined ? [] : [unit.main]));
  const own = ownLabels(mains.map((main) => valuesOf([main], seen)));
  if (own !== undefined && mains.length === units.length) return asOptions(units, own, seen);
  // One row alone may be a line that people write on.
  const hints = { title: first.title, separators: seen.layout.separators, closed: units.length > 1, options: false };
  const read = kindOf(valuesOf(mains, seen), hints);
  const isOpen = read.kind === 'text' || read.kind === 'number' || (read.kind === 'single' && isOwnWords(valuesOf(mains, seen)));
  if (isOpen) return units.map((unit) => ofColumn({ ...unit, title: `${unit.title} [${unit.row ?? ''}]` }, seen));
  const question = questionOf(first.title, 'grid', read.choices, seen, { rows, several: read.kind === 'multiple' });
  return [{ question, readings: units.map((unit) => reading(unit.main, read.separators, unit.others)), doubts: read.doubts }];
}

/** Rows of which each says one thing of its own are options: the export has no word for them but those in their cells. */
function asOptions(units: readonly Unit[], labels: readonly string[], seen: Seen): readonly Proposed[] {
  const [first] = units;
  if (first === undefined) return [];
  const options = units.flatMap(({ main }, at) => (main === undefined ? [] : [{ column: main, label: labels[at] || main.header }]));
  const others = units.flatMap((unit) => unit.others);
  return [ofOptions({ ...first, options, others, comment: false }, seen)].flat();
}

/** Whether values are many, or most of them came once: no list of options. */
function isOwnWords(values: Counted): boolean {
  const rows = values.reduce((sum, [, count]) => sum + count, 0);
  const once = values.filter(([, count]) => count === 1).length;
  return values.length > 30 || (values.length > 5 && once > rows / 2);
}

function gridOfOptions(units: readonly Unit[], rows: readonly GridRow[], seen: Seen): Proposed {
  const labels = [...new Set(units.flatMap((unit) => unit.options.map(({ label }) => label)))];
  const question = questionOf(units[0]?.title ?? '', 'grid', rolesOnce(labels.map((label) => choiceOf(label))), seen, {
    rows,
    several: true,
  });
  const readings = units.map((unit) => ({
    ...reading(undefined, [], unit.others),
    options: unit.options.map(({ column, label }) => ({ column, label, choice: labels.indexOf(label) })),
  }));
  return { question, readings, doubts: [] };
}
