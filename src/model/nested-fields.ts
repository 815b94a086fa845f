// Fields that hold more than one value: records inside of a record, days by name, wordings by language, a yes. What is wrong inside is told
// where it stands.
import { didYouMean, nearest } from '../text/did-you-mean.ts';
import { placeOf } from '../text/source.ts';
import { scalarText, type YamlNode } from '../text/yaml-node.ts';
import { type Day, parseDay } from '../time/day.ts';
import {
  type Field,
  type Fields,
  lineOf,
  lineSchema,
  objectSchema,
  type RecordKind,
  type RecordRead,
  readRecord,
  type Within,
} from './record.ts';

/** A wording as it is written: in one language, or by language tag (BCP 47) in the order of the file. */
export type Written = string | ReadonlyMap<string, string>;

/** Yes or no. */
export function flag(describe: string): Field<boolean> {
  return {
    describe,
    expected: 'true or false',
    schema: { type: 'boolean' },
    read: (node) => (node.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined),
  };
}

/** A whole number, `from` a least one where there is one. */
export function whole(describe: string, from?: number): Field<number> {
  return {
    describe,
    expected: from === undefined ? 'a whole number' : `a whole number from ${from}`,
    schema: { type: 'integer', ...(from !== undefined && { minimum: from }) },
    read: (node) =>
      node.kind === 'scalar' && typeof node.value === 'number' && Number.isSafeInteger(node.value) && node.value >= (from ?? node.value)
        ? node.value
        : undefined,
  };
}

/** Any number. */
export function numeral(describe: string): Field<number> {
  return {
    describe,
    expected: 'a number',
    schema: { type: 'number' },
    read: (node) => (node.kind === 'scalar' && typeof node.value === 'number' && Number.isFinite(node.value) ? node.value : undefined),
  };
}

/** A text of one or more lines. */
export function prose(describe: string): Field<string> {
  return {
    describe,
    expected: 'a text; one of several lines stands behind `|`',
    schema: { type: ['string', 'number', 'boolean'], pattern: '\\S' },
    read: (node) => (node.kind === 'scalar' && node.value !== null ? scalarText(node).trim() || undefined : undefined),
  };
}

/** Days by name; with `names` by these alone. */
export function daysByName<const W extends string>(describe: string, names?: readonly W[]): Field<ReadonlyMap<W, Day>> {
  const schema = { type: ['string', 'null'], pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
  return {
    describe,
    expected: `days by name, for example \`${names?.[2] ?? 'mailing list'}: 2026-03-05\``,
    schema: {
      type: 'object',
      ...(names === undefined
        ? { additionalProperties: schema }
        : { additionalProperties: false, properties: Object.fromEntries(names.map((name) => [name, schema])) }),
    },
    read: (node, { source, report }) => {
      if (node.kind !== 'map') return undefined;
      const days = new Map<W, Day>();
      for (const { key, keySpan, value } of node.entries) {
        const day = value.kind === 'scalar' ? parseDay(scalarText(value)) : undefined;
        if (names !== undefined && !names.some((name) => name === key)) {
          report({
            code: 'unknown-key',
            severity: 'warning',
            place: placeOf(source, keySpan),
            message: `\`${key}\` is none of: ${names.join(', ')}`,
            help: didYouMean(nearest(key, names), 'write one of these'),
          });
        } else if (day !== undefined) days.set(key as W, day);
        else if (value.kind !== 'scalar' || value.value !== null)
          report({
            code: 'field-date',
            severity: 'error',
            place: placeOf(source, value.span.end > value.span.start ? value.span : keySpan),
            message: `${value.kind === 'scalar' ? `\`${scalarText(value)}\`` : 'this'} is not a day of the calendar`,
            help: 'it is a day as year-month-day, for example 2026-03-05',
          });
      }
      return days;
    },
  };
}

/** The shape of a BCP 47 tag (RFC 5646), without a look at the registry. */
const TAG = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/;
const POINT = /^-?\d{1,9}$/;
const byLanguageSchema = {
  type: 'object',
  additionalProperties: false,
  patternProperties: { [TAG.source]: lineSchema },
  minProperties: 1,
};

/** A wording, in one language or by language. */
export function wording(describe: string): Field<Written> {
  return {
    describe,
    expected: 'a line of text, or one for each language: `{en: Member, de: Mitglied}`',
    schema: { anyOf: [lineSchema, byLanguageSchema] },
    read: writtenOf,
  };
}

/** A wording, or yes for the usual one. */
export function wordingOrUsual(describe: string): Field<Written | boolean> {
  return {
    describe,
    expected: 'a line of text, one for each language, or true for the usual words',
    schema: { anyOf: [{ type: 'boolean' }, lineSchema, byLanguageSchema] },
    read: (node) => (node.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : writtenOf(node)),
  };
}

/** Wordings of the points of a scale, by their numbers. */
export function wordingsByPoint(describe: string): Field<ReadonlyMap<number, Written>> {
  return {
    describe,
    expected: 'a wording for a number, for example `{1: not at all, 5: very}`',
    schema: {
      type: 'object',
      additionalProperties: false,
      patternProperties: { [POINT.source]: { anyOf: [lineSchema, byLanguageSchema] } },
    },
    read: (node) => {
      if (node.kind !== 'map') return undefined;
      const wordings = new Map<number, Written>();
      for (const { key, value } of node.entries) {
        const written = writtenOf(value);
        if (written === undefined || !POINT.test(key)) return undefined;
        wordings.set(Number(key), written);
      }
      return wordings;
    },
  };
}

function writtenOf(node: YamlNode): Written | undefined {
  if (node.kind === 'scalar') return lineOf(node);
  if (node.kind === 'list' || node.entries.length === 0) return undefined;
  const byLanguage = new Map<string, string>();
  for (const { key, value } of node.entries) {
    const line = lineOf(value);
    if (line === undefined || !TAG.test(key)) return undefined;
    byLanguage.set(key, line);
  }
  return byLanguage;
}

/** A record inside of another, with where it stands. */
export interface Nested<F extends Fields> extends RecordRead<F> {
  readonly node: YamlNode;
}

/** A list of records. Where `short` names a field, a single value stands for a record with that field alone. */
export function records<F extends Fields>(describe: string, kind: RecordKind<F>, short?: keyof F & string): Field<readonly Nested<F>[]> {
  const fieldsOf = objectSchema(kind);
  const expected = `a list of ${kind.name}s${short === undefined ? ', each with its fields' : `; one with a ${short} alone is written as that`}`;
  return {
    describe,
    expected,
    schema: { type: 'array', items: short === undefined ? fieldsOf : { anyOf: [lineSchema, fieldsOf] } },
    read: (node, within) => (node.kind === 'list' ? node.items.map((item) => readItem(kind, short, item, within)) : undefined),
  };
}

function readItem<F extends Fields>(kind: RecordKind<F>, short: (keyof F & string) | undefined, node: YamlNode, within: Within): Nested<F> {
  const { source, report } = within;
  if (node.kind === 'map') {
    const record = readRecord(kind, source, node, node.entries[0]?.keySpan ?? node.span);
    for (const problem of record.diagnostics) report(problem);
    return { ...record, node };
  }
  const value = short === undefined ? undefined : kind.fields[short]?.read(node, within);
  if (value === undefined || short === undefined) {
    report({
      code: 'field-value',
      severity: 'error',
      place: placeOf(source, node.span),
      message: `this is no ${kind.name}`,
      help: `a ${kind.name} has the fields: ${Object.keys(kind.fields).join(', ')}`,
    });
    return { values: {}, nodes: new Map(), diagnostics: [], node };
  }
  return { values: { [short]: value } as RecordRead<F>['values'], nodes: new Map([[short, node]]), diagnostics: [], node };
}
