// Exports of tools that ask for names (Kobo, ODK), read with a codebook: their headers and cells hold names of fields and choices, or labels
// without the question they belong to. What the codebook's form is called there (field-names.ts) leads each column back to its part.
import type { Choice, Codebook, Wording } from './codebook.ts';
import { type FieldNames, fieldNames } from './field-names.ts';
import { headerKey } from './header-text.ts';
import type { Column, ColumnRole, Layout } from './layout.ts';
import type { Profile } from './profile.ts';
import { type Unit, unitsOf } from './unit.ts';

/** A codebook and a profile that fit together better: choices also known by their names, columns by the parts that they answer. */
export function byFieldNames(
  codebook: Codebook,
  layout: Layout,
  profile: Profile,
): { readonly codebook: Codebook; readonly profile: Profile } {
  if (layout.dialect !== 'kobo' && layout.dialect !== 'odk')
    return { codebook, profile: { ...profile, units: wholeGrids(codebook, profile) } };
  const fields = fieldNames(codebook);
  const places = placesOf(fields);
  const columns = layout.columns.map((column) => ({ ...column, role: roleOf(column, places, profile) }));
  const names = new Map(fields.map(({ part, choices }) => [part.question, choices]));
  const questions = codebook.questions.map((question) => ({
    ...question,
    choices: question.choices.map((choice, at) => named(choice, names.get(question)?.[at])),
  }));
  return { codebook: { ...codebook, questions }, profile: { ...profile, units: unitsOf({ ...layout, columns }) } };
}

/** A row whose label holds a lone bracket cuts its grid in two: rows below the wording of one question belong together again. */
function wholeGrids({ questions }: Codebook, { units }: Profile): readonly Unit[] {
  const grids = new Map(
    questions
      .filter(({ kind }) => kind === 'grid' || kind === 'ranking')
      .flatMap(({ id, ask }) => textsOf(ask).map((text) => [headerKey(text), id])),
  );
  const rows = new Set<string>();
  return units.map((unit) => {
    const id = unit.row === undefined ? undefined : grids.get(headerKey(unit.title));
    const row = `${id}\n${unit.row}`;
    if (id === undefined || rows.has(row)) return unit;
    rows.add(row);
    return { ...unit, question: `field ${id}` };
  });
}

function named(choice: Choice, name: string | undefined): Choice {
  return name === undefined || choice.also.includes(name) ? choice : { ...choice, also: [...choice.also, name] };
}

interface Place {
  readonly field: FieldNames;
  readonly isOther: boolean;
}

/** Each header under which an export may have a field; undefined for one that could be several. */
function placesOf(fields: readonly FieldNames[]): ReadonlyMap<string, Place | undefined> {
  const places = new Map<string, Place | undefined>();
  const put = (headers: readonly string[], place: Place, isSure: boolean): void => {
    for (const header of new Set(headers.map(headerKey)))
      if (!places.has(header)) places.set(header, place);
      else if (!isSure && places.get(header)?.field !== place.field) places.set(header, undefined);
  };
  // Names are the form's own, so they come first; a row's words alone may stand for rows of several grids, or for a question.
  for (const field of fields) put(pathsOf(field), { field, isOther: false }, true);
  for (const field of fields) if (field.other !== undefined) put([field.other], { field, isOther: true }, true);
  for (const field of fields) {
    const { question, row } = field.part;
    const other = question.choices.find(({ role }) => role === 'other');
    if (row === undefined) put(textsOf(question.ask), { field, isOther: false }, false);
    else {
      put(pairs(question.ask, row.label, '/'), { field, isOther: false }, true);
      put(textsOf(row.label), { field, isOther: false }, false);
    }
    if (field.other !== undefined && other !== undefined) put(pairs(question.ask, other.label, ' – '), { field, isOther: true }, true);
  }
  return places;
}

function pathsOf({ name, group }: FieldNames): readonly string[] {
  return group === undefined ? [name] : [name, `${group}/${name}`, `${group}-${name}`];
}

function textsOf(wording: Wording): readonly string[] {
  return [wording.text, ...wording.in.values()];
}

/** Two wordings as one header, each language for itself. */
function pairs(first: Wording, second: Wording, between: string): readonly string[] {
  const tags = [undefined, ...first.in.keys(), ...second.in.keys()];
  const word = (wording: Wording, tag: string | undefined): string => (tag === undefined ? undefined : wording.in.get(tag)) ?? wording.text;
  return tags.map((tag) => `${word(first, tag)}${between}${word(second, tag)}`);
}

function roleOf({ header, index, role }: Column, places: ReadonlyMap<string, Place | undefined>, { columns }: Profile): ColumnRole {
  if (role.kind !== 'answer') return role;
  const { option } = role;
  const place = places.get(headerKey(option === undefined ? header : header.slice(0, -option.length - 1)));
  // A note, or what a table is made with: nobody can answer it.
  if (place === undefined) return columns.get(index)?.values.length ? role : { kind: 'nothing' };
  const { question, row } = place.field.part;
  return {
    ...{ kind: 'answer', question: `field ${question.id}`, title: question.ask.text },
    ...(row !== undefined && { row: row.label.text }),
    ...(option !== undefined && { option }),
    ...(place.isOther && { other: true }),
  };
}
