// What a kind of record holds, said once: the same table reads it with places, checks it, prints it in a fixed order and gives its JSON Schema.
import type { Diagnostic } from '../text/diagnostic.ts';
import { didYouMean, nearest } from '../text/did-you-mean.ts';
import { placeOf, type Source, type Span } from '../text/source.ts';
import { scalarText, type YamlMap, type YamlNode } from '../text/yaml-node.ts';
import { type Day, parseDay } from '../time/day.ts';

/** What a field that holds others is given to read them: the file, and where to tell what is wrong inside. */
export interface Within {
  readonly source: Source;
  report(problem: Diagnostic): void;
}

/** One field: how a value of it is read (undefined: not what it should be, as `expected` says), and its JSON Schema. */
export interface Field<T> {
  readonly describe: string;
  readonly expected: string;
  readonly schema: object;
  readonly required?: true;
  /** Code of the diagnostic for a value that cannot be read; `field-value` where none is given. */
  readonly code?: string;
  read(node: YamlNode, within: Within): T | undefined;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The values of a record's fields; those that the file does not give are missing. */
export type ValuesOf<F extends Fields> = { readonly [K in keyof F]?: F[K] extends Field<infer T> ? T : never };

/** A kind of record: its name for people (`milestone`) and its fields in the order in which they are printed. */
export interface RecordKind<F extends Fields> {
  readonly name: string;
  readonly fields: F;
  /** Printed with a blank line between the fields, so that two people's edits of neighbouring fields merge in git. */
  readonly spaced: boolean;
}

export function recordKind<F extends Fields>(name: string, fields: F, spaced = true): RecordKind<F> {
  return { name, fields, spaced };
}

/** One line with something on it; a YAML number or yes is a text too. */
export const lineSchema = { type: ['string', 'number', 'boolean'], pattern: '^[^\\S\\n]*\\S[^\\n]*$' };

/** A line of text. A number or a yes is taken as it was written. */
export function text(describe: string): Field<string> {
  return {
    describe,
    expected: 'a line of text',
    schema: lineSchema,
    read: lineOf,
  };
}

/** The line of text in a node, without spaces at its ends; undefined where there is none, or several. */
export function lineOf(node: YamlNode): string | undefined {
  return node.kind === 'scalar' && node.value !== null && !scalarText(node).includes('\n')
    ? scalarText(node).trim() || undefined
    : undefined;
}

/** A whole number from 1. */
export function count(describe: string): Field<number> {
  return {
    describe,
    expected: 'a whole number from 1',
    schema: { type: 'integer', minimum: 1 },
    read: (node) =>
      node.kind === 'scalar' && typeof node.value === 'number' && Number.isSafeInteger(node.value) && node.value > 0
        ? node.value
        : undefined,
  };
}

/** A day of the calendar, ISO 8601. */
export function day(describe: string): Field<Day> {
  return {
    describe,
    expected: 'a day as year-month-day, for example 2026-03-05',
    code: 'field-date',
    schema: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    read: (node) => (node.kind === 'scalar' ? parseDay(scalarText(node)) : undefined),
  };
}

/** One of a few words. */
export function word<const W extends string>(describe: string, words: readonly W[]): Field<W> {
  return {
    describe,
    expected: `one of: ${words.join(', ')}`,
    schema: { enum: words },
    read: (node) => (node.kind === 'scalar' ? words.find((w) => w === scalarText(node)) : undefined),
  };
}

/** A list of lines of text; a single line stands for a list of one. */
export function texts(describe: string): Field<readonly string[]> {
  return {
    describe,
    expected: 'a list of texts, for example [ana, bo]',
    schema: { anyOf: [lineSchema, { type: 'array', items: lineSchema }] },
    read: (node) => {
      if (node.kind === 'map') return undefined;
      if (node.kind === 'scalar') return node.value === null ? [] : listOf([lineOf(node)]);
      return listOf(node.items.map(lineOf));
    },
  };
}

/** Texts by name, for example handles by place. */
export function textsByName(describe: string): Field<ReadonlyMap<string, string>> {
  return {
    describe,
    expected: 'names with one text each, for example `github: ana`',
    schema: { type: 'object', additionalProperties: lineSchema },
    read: (node) => {
      if (node.kind !== 'map') return node.kind === 'scalar' && node.value === null ? new Map() : undefined;
      const values = listOf(node.entries.map((e) => lineOf(e.value)));
      return values && new Map(node.entries.map((e, i) => [e.key, values[i] as string]));
    },
  };
}

/** The same field, which every record of the kind must have. */
export function required<T>(field: Field<T>): Field<T> & { readonly required: true } {
  return { ...field, required: true };
}

function listOf(values: readonly (string | undefined)[]): readonly string[] | undefined {
  return values.every((v) => v !== undefined) ? values : undefined;
}

/** A record as read: its values, the nodes they came from (for places), and all that is wrong with it. */
export interface RecordRead<F extends Fields> {
  readonly values: ValuesOf<F>;
  readonly nodes: ReadonlyMap<string, YamlNode>;
  readonly diagnostics: readonly Diagnostic[];
}

/** More is not told of one record: nobody reads on, and each place costs a walk through the file. */
const MOST_TOLD = 200;

/**
 * Reads a record of a kind. Unknown and unreadable fields become diagnostics; what could be read is given all the same. `at` is where a record
 * inside of another stands, for what it lacks.
 */
export function readRecord<F extends Fields>(kind: RecordKind<F>, source: Source, map: YamlMap | undefined, at?: Span): RecordRead<F> {
  const known = new Map(Object.entries(kind.fields));
  const nodes = new Map<string, YamlNode>();
  const values = new Map<string, unknown>();
  const diagnostics: Diagnostic[] = [];
  const report = (problem: Diagnostic): void => {
    if (diagnostics.length < MOST_TOLD) diagnostics.push(problem);
  };
  const within: Within = { source, report };
  for (const { key, keySpan, value: node } of map?.entries ?? []) {
    const field = known.get(key);
    if (field === undefined) {
      report({
        code: 'unknown-key',
        severity: 'warning',
        place: placeOf(source, keySpan),
        message: `a ${kind.name} has no field \`${key}\``,
        help: didYouMean(nearest(key, known.keys()), `its fields are: ${[...known.keys()].join(', ')}`),
      });
      continue;
    }
    const value = field.read(node, within);
    if (value !== undefined) {
      values.set(key, value);
      nodes.set(key, node);
    } else if (node.kind !== 'scalar' || node.value !== null || field.required) {
      const shown = node.kind === 'scalar' && node.value !== null ? `\`${scalarText(node)}\`` : 'this';
      report({
        code: field.code ?? 'field-value',
        severity: 'error',
        place: placeOf(source, node.span.end > node.span.start ? node.span : keySpan),
        message:
          field.code === 'field-date' && node.kind === 'scalar'
            ? `${shown} is not a day of the calendar`
            : `\`${key}\` of a ${kind.name} cannot be ${shown}`,
        help: `it is ${field.expected}`,
      });
    }
  }
  for (const [name, field] of known) {
    if (field.required && !map?.entries.some((e) => e.key === name)) {
      report({
        code: 'missing-field',
        severity: 'error',
        place: at === undefined ? { path: source.path, line: 1 } : placeOf(source, at),
        message: `this ${kind.name} has no \`${name}\``,
        help: `add a line \`${name}: …\`: ${field.describe}`,
      });
    }
  }
  return { values: Object.fromEntries(values) as ValuesOf<F>, nodes, diagnostics };
}

/** The JSON Schema (draft-07) of a kind, for editors. */
export function schemaOf<F extends Fields>(kind: RecordKind<F>): object {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: kind.name, ...objectSchema(kind) };
}

/** The same without its head: for a record inside of another. */
export function objectSchema<F extends Fields>(kind: RecordKind<F>): object {
  const fields = Object.entries(kind.fields);
  return {
    type: 'object',
    additionalProperties: false,
    required: fields.filter(([, f]) => f.required).map(([name]) => name),
    properties: Object.fromEntries(fields.map(([name, f]) => [name, { description: f.describe, ...f.schema }])),
  };
}

/** The fields of a record in the fixed order of its kind, without those that have no value: what a YAML printer is given. */
export function entriesOf<F extends Fields>(kind: RecordKind<F>, values: ValuesOf<F>): readonly (readonly [key: string, value: unknown])[] {
  return Object.keys(kind.fields).flatMap((name) => {
    const value = values[name];
    return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[name, value] as const];
  });
}
