// Tables from the profile of an export alone, without reading its rows again: the same as the tally of the rows, or none.
import type { Value } from './answer.ts';
import { cellReader } from './cell.ts';
import { partsOf } from './codebook.ts';
import { isChosen } from './label.ts';
import { type PartTally, partTally } from './part-tally.ts';
import type { ColumnProfile, Profile } from './profile.ts';
import { columnsOfSource, type Mapping, type PartSource } from './source.ts';
import type { Table, Tables } from './tables.ts';
import { columnsOfUnit } from './unit.ts';

/** Whether no row is marked as complete: partial ones are then taken as complete, and that is said. */
export function partialAreComplete({ rows }: Profile): boolean {
  return rows.complete === 0 && rows.partial > 0;
}

/** The tables, without breakdowns; undefined where the profile does not tell enough, and the rows have to be read. */
export function tablesOf(profile: Profile, mapping: Mapping): Tables | undefined {
  const lift = partialAreComplete(profile);
  const tables: Table[] = [];
  for (const [at, part] of partsOf(mapping.codebook).entries()) {
    const source = mapping.sources[at];
    const table = source === undefined ? partTally(part).table() : tableOf(profile, source, lift);
    if (table === undefined) return undefined;
    tables.push(table);
  }
  const { complete, partial, test } = profile.rows;
  return { responses: lift ? partial : complete, partial: lift ? 0 : partial, test, tables, breakdowns: [] };
}

function tableOf(profile: Profile, source: PartSource, lift: boolean): Table | undefined {
  const { main, options, ranks, others } = source;
  if (ranks.length > 0 || others.length > 1) return undefined;
  const counter = partTally(source.part);
  const counts = (profiled: ColumnProfile): readonly number[] => (lift ? profiled.partial : profiled.complete);
  const beyond = (profiled: ColumnProfile): number => (lift ? profiled.beyond.partial : profiled.beyond.complete);
  const of = (index: number): ColumnProfile | undefined => profile.columns.get(index);
  const mainProfile = main && of(main.index);
  if (main !== undefined && (mainProfile === undefined || options.length > 0)) return undefined;
  if (mainProfile !== undefined && others.length === 0) {
    if (!addColumn(counter, mainProfile, source, counts(mainProfile), beyond(mainProfile), lift)) return undefined;
    return counter.table();
  }
  const answered = answeredOf(profile, source, lift);
  if (answered === undefined) return undefined;
  const other = source.part.question.choices.findIndex((choice) => choice.role === 'other');
  const [otherColumn] = others;
  const otherProfile = otherColumn && of(otherColumn.index);
  const otherFilled = otherProfile === undefined ? 0 : lift ? otherProfile.answered.partial : otherProfile.answered.complete;
  if (mainProfile !== undefined) {
    const filled = lift ? mainProfile.answered.partial : mainProfile.answered.complete;
    if (source.part.question.several || (other < 0 && answered > filled) || !isListed(mainProfile, source)) return undefined;
    if (!addColumn(counter, mainProfile, source, counts(mainProfile), beyond(mainProfile), lift)) return undefined;
    if (other >= 0) counter.choose(other, answered - filled);
    counter.answer(answered - filled);
    return counter.table();
  }
  if (!source.part.question.several) return undefined;
  const taken = new Set<number>();
  for (const { column, label, choice } of options) {
    const profiled = of(column.index);
    if (profiled === undefined || choice === undefined || choice === other || taken.has(choice) || beyond(profiled) > 0) return undefined;
    taken.add(choice);
    const rows = counts(profiled);
    counter.choose(
      choice,
      profiled.values.reduce((sum, value, at) => sum + (isChosen(value, label) ? (rows[at] ?? 0) : 0), 0),
    );
  }
  if (otherProfile !== undefined && other < 0) {
    if (beyond(otherProfile) > 0) return undefined;
    for (const [at, value] of otherProfile.values.entries())
      if ((counts(otherProfile)[at] ?? 0) > 0) counter.write(value, counts(otherProfile)[at] ?? 0);
  } else if (other >= 0) counter.choose(other, otherFilled);
  counter.other(otherFilled);
  counter.answer(answered);
  return counter.table();
}

/** Adds a whole column; false where its cells were not all told apart and it matters. */
function addColumn(
  counter: PartTally,
  profiled: ColumnProfile,
  { part, separators, fold }: PartSource,
  rows: readonly number[],
  beyond: number,
  lift: boolean,
): boolean {
  const { kind } = part.question;
  if (kind === 'text') {
    counter.answer(rows.reduce((sum, count) => sum + count, beyond));
    return true;
  }
  if (beyond > 0 && (kind !== 'number' || lift || part.question.choices.length > 0)) return false;
  const read: (value: string) => Value = cellReader(part, { separators, fold });
  for (const [at, value] of profiled.values.entries()) {
    const times = rows[at] ?? 0;
    if (times > 0) counter.add(read(value), times);
  }
  if (beyond > 0) {
    counter.answer(beyond);
    counter.spread(profiled.beyond.numbers);
  }
  return true;
}

/** Whether every cell of the column is an option, so that what stands in the column of “other” can only add to it. */
function isListed(profiled: ColumnProfile, { part, separators, fold }: PartSource): boolean {
  const read = cellReader(part, { separators, fold });
  return profiled.values.every((value) => read(value).chosen.length > 0);
}

/** Rows that answered anything of the source: known where its columns are those of one unit. */
function answeredOf(profile: Profile, source: PartSource, lift: boolean): number | undefined {
  const columns = new Set(columnsOfSource(source).map((column) => column.index));
  const unit = profile.units.findIndex((candidate) => {
    const own = columnsOfUnit(candidate);
    return own.length === columns.size && own.every((column) => columns.has(column.index));
  });
  const answered = profile.answered[unit];
  return answered === undefined ? undefined : lift ? answered.partial : answered.complete;
}
