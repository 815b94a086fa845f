// Where an export has the answers to a codebook: columns to questions, grid rows to rows, option columns to options. What did not fit is listed
// both ways, and everything that is only nearly the same is shown.

import { labelsOf } from './cell.ts';
import type { Choice, Codebook, GridRow, SurveyQuestion, Wording } from './codebook.ts';
import { type Part, partsOf } from './codebook.ts';
import { byFieldNames } from './field-columns.ts';
import { foldedWording } from './label.ts';
import type { Column, Layout } from './layout.ts';
import { type HowMatched, type Named, pair } from './match.ts';
import { misfitsOf } from './misfits.ts';
import type { Profile } from './profile.ts';
import { columnsOfSource, type Doubt, type Mapping, type PartSource } from './source.ts';
import { columnsOfUnit, type Unit } from './unit.ts';

/** Something of the file that was taken for something of the codebook though the words differ. */
interface Near {
  readonly what: 'question' | 'row' | 'option';
  readonly inFile: string;
  readonly inCodebook: string;
}

/** A mapping to a codebook that people wrote, with what did not fit. */
export interface CodebookMapping extends Mapping {
  readonly near: readonly Near[];
  /** Columns of answers for which the codebook has no question. */
  readonly columnsWithout: readonly Column[];
  /** Questions and grid rows that the file lacks. */
  readonly partsWithout: readonly Part[];
}

/** Columns that are answered as one question: its units, one for each row of a grid. */
interface Group {
  readonly title: string;
  readonly units: readonly Unit[];
}

type Draft = { -readonly [K in keyof Omit<PartSource, 'part' | 'options' | 'ranks' | 'others'>]: PartSource[K] } & {
  options: PartSource['options'][number][];
  ranks: PartSource['ranks'][number][];
  others: Column[];
};

/** The mapping of an export to a codebook. */
export function mapTo(written: Codebook, layout: Layout, seen: Profile): CodebookMapping {
  const { codebook, profile } = byFieldNames(written, layout, seen);
  const near: Near[] = [];
  const drafts = new Map<string, Draft>();
  const separators = layout.separators.length > 0 ? layout.separators : [';', ', ', '\n'];
  const draftOf = (key: string): Draft => {
    const draft = drafts.get(key) ?? { options: [], ranks: [], others: [], separators, fold: true };
    drafts.set(key, draft);
    return draft;
  };
  const groups = groupsOf(profile, codebook);
  const matched = pair(
    groups.map((group) => ({ target: group, names: namesOfGroup(group) })),
    codebook.questions.map((question) => ({ target: question, names: namesOf(question) })),
  );
  for (const [{ title, units }, { target: question, how, name }] of matched) {
    if (how === 'near') near.push({ what: 'question', inFile: title, inCodebook: name });
    fill(question, units, draftOf, near);
  }
  const left = groups.filter((group) => !matched.has(group));
  fillParts(left, codebook, drafts, draftOf);
  const sources = partsOf(codebook).map((part): PartSource | undefined => {
    const draft = drafts.get(part.key);
    return draft === undefined ? undefined : { part, ...draft };
  });
  const used = new Set(sources.flatMap((source) => (source === undefined ? [] : columnsOfSource(source))));
  const columnsWithout = profile.units
    .flatMap((unit) => columnsOfUnit(unit).filter((column) => unit.options.length === 0 || column !== unit.main))
    .filter((column) => !used.has(column));
  const partsWithout = partsOf(codebook).filter((_, at) => sources[at] === undefined);
  return {
    ...{ codebook, sources, near, columnsWithout, partsWithout },
    doubts: [...near.map(nearDoubt), ...without(columnsWithout, partsWithout), ...valueDoubts(sources, profile)],
  };
}

function nearDoubt({ what, inFile, inCodebook }: Near): Doubt {
  return { words: `“${inFile}” in the file is taken for the ${what} “${inCodebook}”` };
}

function without(columns: readonly Column[], parts: readonly Part[]): readonly Doubt[] {
  const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');
  return [
    ...(columns.length === 0
      ? []
      : [
          {
            words: `no question has the columns ${quoted(columns.map(({ header, index }) => header || `column ${index + 1}`))}: they are left out`,
          },
        ]),
    ...(parts.length === 0 ? [] : [{ words: `the file has no answers to ${quoted(parts.map(({ key }) => key))}` }]),
  ];
}

function valueDoubts(sources: readonly (PartSource | undefined)[], profile: Profile): readonly Doubt[] {
  return sources.flatMap((source): readonly Doubt[] => {
    if (source === undefined) return [];
    const strange = source.options.filter(({ choice }) => choice === undefined).map(({ label }) => `“${label}”`);
    const columns =
      strange.length === 0 ? [] : [{ words: `${strange.join(', ')} in the headers: no option of the question, counted as write-ins` }];
    return [...columns, ...misfitsOf(source, profile)].map((doubt) => ({ ...doubt, words: `${source.part.key}: ${doubt.words}` }));
  });
}

/** Units of one question together; a row of a grid that the codebook has as a question of its own stands alone. */
function groupsOf({ units }: Profile, { questions }: Codebook): readonly Group[] {
  const wholes = new Set(questions.filter(({ kind }) => kind !== 'grid').flatMap((question) => namesOf(question).map(foldedWording)));
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const isAlone = unit.row !== undefined && wholes.has(foldedWording(rowTitle(unit)));
    const key = isAlone ? `${unit.question}\n${unit.row}` : unit.question;
    const { row: _, ...whole } = unit;
    const own: Unit = isAlone ? { ...whole, title: rowTitle(unit) } : unit;
    groups.set(key, [...(groups.get(key) ?? []), own]);
  }
  return [...groups.values()].map((own) => ({ title: own[0]?.title ?? '', units: own }));
}

function rowTitle({ title, row = '' }: Unit): string {
  return `${title} [${row}]`;
}

function namesOfGroup({ title, units }: Group): readonly string[] {
  const [first] = units;
  const header = units.length === 1 && first?.main !== undefined ? [first.main.header] : [];
  return [title, ...header].filter((name) => name !== '');
}

function namesOf({ ask, headers, id }: SurveyQuestion): readonly string[] {
  return [...wordsOf(ask), ...headers, id];
}

function wordsOf({ text, in: translated }: Wording): readonly string[] {
  return [text, ...translated.values()];
}

function choiceNames(choices: readonly Choice[]): readonly Named<number>[] {
  return choices.map((choice, target) => ({
    target,
    names: [...labelsOf(choice), ...(choice.value === undefined ? [] : [String(choice.value)])],
  }));
}

function rowNames(rows: readonly GridRow[]): readonly Named<GridRow>[] {
  return rows.map((row) => ({ target: row, names: [...wordsOf(row.label), row.id] }));
}

/** Says which columns of the units hold the question. */
function fill(question: SurveyQuestion, units: readonly Unit[], draftOf: (key: string) => Draft, near: Near[]): void {
  if (question.kind === 'grid') {
    const rows = pair(
      units.map((unit) => ({ target: unit, names: unit.row === undefined ? [] : [unit.row] })),
      rowNames(question.rows),
    );
    for (const [unit, { target: row, how, name }] of rows) {
      noteNear(near, 'row', unit.row ?? '', how, name);
      fillUnit(question, unit, draftOf(`${question.id}.${row.id}`), near);
    }
    return;
  }
  const draft = draftOf(question.id);
  // Rows where the codebook has none are the columns of its options.
  const hasColumns = question.kind === 'multiple' || question.kind === 'ranking';
  const asOptions = units.filter((unit) => hasColumns && unit.row !== undefined && unit.main !== undefined);
  for (const unit of units) if (unit.row === undefined || unit.main === undefined) fillUnit(question, unit, draft, near);
  addOptions(
    question,
    asOptions.flatMap(({ row = '', main }) => (main === undefined ? [] : [{ column: main, label: row }])),
    draft,
    near,
  );
}

function fillUnit(question: SurveyQuestion, unit: Unit, draft: Draft, near: Near[]): void {
  // Where a tool gives the whole answer beside its options, the columns of the options say it all.
  if (unit.main !== undefined && unit.options.length === 0) draft.main ??= unit.main;
  draft.others.push(...unit.others);
  addOptions(question, unit.options, draft, near);
  const items = pair(
    unit.ranks.flatMap((rank) => ('item' in rank.by ? [{ target: rank, names: [rank.by.item] }] : [])),
    choiceNames(question.choices),
  );
  for (const rank of unit.ranks) {
    if ('rank' in rank.by) draft.ranks.push({ column: rank.column, by: rank.by });
    const item = items.get(rank);
    if (item === undefined) continue;
    noteNear(near, 'option', 'item' in rank.by ? rank.by.item : '', item.how, item.name);
    draft.ranks.push({ column: rank.column, by: { choice: item.target } });
  }
}

function addOptions(question: SurveyQuestion, options: Unit['options'], draft: Draft, near: Near[]): void {
  const found = pair(
    options.map((option) => ({ target: option, names: [option.label] })),
    choiceNames(question.choices),
  );
  for (const option of options) {
    const match = found.get(option);
    if (match !== undefined) noteNear(near, 'option', option.label, match.how, match.name);
    if (question.kind === 'ranking') {
      if (match !== undefined) draft.ranks.push({ column: option.column, by: { choice: match.target } });
    } else draft.options.push({ ...option, choice: match?.target });
  }
}

function noteNear(near: Near[], what: Near['what'], inFile: string, how: HowMatched, inCodebook: string): void {
  if (how === 'near') near.push({ what, inFile, inCodebook });
}

/** Columns that stand alone in the file, and are a row or an option by their whole header: `Question [Row]`, `question/option`, `question.row`. */
function fillParts(
  groups: readonly Group[],
  codebook: Codebook,
  drafts: ReadonlyMap<string, Draft>,
  draftOf: (key: string) => Draft,
): void {
  const alone = groups.flatMap(({ units }) => units.filter((unit) => unit.main !== undefined && unit.row === undefined && !unit.comment));
  const targets = codebook.questions.flatMap((question): readonly Named<Place>[] => {
    if (question.kind === 'grid')
      return question.rows
        .filter((row) => !drafts.has(`${question.id}.${row.id}`))
        .map((row) => ({
          target: { key: `${question.id}.${row.id}` },
          names: joinedNames(namesOf(question), [...wordsOf(row.label), row.id]),
        }));
    if ((question.kind !== 'multiple' && question.kind !== 'ranking') || drafts.has(question.id)) return [];
    return question.choices.map((choice, at) => ({
      target: { key: question.id, choice: at, ranked: question.kind === 'ranking' },
      names: joinedNames(namesOf(question), labelsOf(choice)),
    }));
  });
  const found = pair(
    alone.map((unit) => ({ target: unit, names: [unit.main?.header ?? unit.title, unit.title] })),
    targets,
  );
  for (const [unit, { target, how }] of found) {
    // Headers that share a question's wording are all near one another: only the same one counts here.
    if (unit.main === undefined || how === 'near') continue;
    const draft = draftOf(target.key);
    const { choice } = target;
    if (choice === undefined) draft.main ??= unit.main;
    else if (target.ranked) draft.ranks.push({ column: unit.main, by: { choice } });
    else draft.options.push({ column: unit.main, label: labelAt(codebook, target.key, choice), choice });
  }
}

interface Place {
  readonly key: string;
  readonly choice?: number;
  readonly ranked?: boolean;
}

function labelAt({ questions }: Codebook, id: string, choice: number): string {
  return questions.find((question) => question.id === id)?.choices[choice]?.label.text ?? '';
}

function joinedNames(questions: readonly string[], parts: readonly string[]): readonly string[] {
  return questions.flatMap((question) =>
    parts.flatMap((part) => [
      `${question} [${part}]`,
      `${question}[${part}]`,
      `${question}/${part}`,
      `${question}.${part}`,
      `${question}: ${part}`,
      `${question} - ${part}`,
    ]),
  );
}
