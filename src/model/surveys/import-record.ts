// surveys/ID/import.yaml: how the last import that changed something went, for whoever reads the results. Counts and names of formats, no value
// of an answer and no header; the file that was imported is named by a keyed hash alone.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { readDocument } from '../../text/fields.ts';
import type { Source } from '../../text/source.ts';
import { whole } from '../nested-fields.ts';
import { printYamlRecord } from '../print.ts';
import { day, type Field, readRecord, recordKind, required, text, type ValuesOf, word } from '../record.ts';
import { dialectNames } from './layout.ts';

/** Counts by name. */
function countsByName(describe: string): Field<ReadonlyMap<string, number>> {
  const one = whole('', 1);
  return {
    describe,
    expected: 'counts by name, for example `email: 2`',
    schema: { type: 'object', additionalProperties: one.schema },
    read(node, within) {
      if (node.kind !== 'map') return undefined;
      const counts = new Map<string, number>();
      for (const { key, value } of node.entries) {
        const count = one.read(value, within);
        if (count === undefined) return undefined;
        counts.set(key, count);
      }
      return counts;
    },
  };
}

export const importKind = recordKind(
  'import',
  {
    imported: required(day('as-of day of the import')),
    dialect: required(word('the survey tool whose export it was', dialectNames)),
    encoding: text('how the bytes were read as characters'),
    delimiter: text('what stood between the cells: comma, semicolon, tab, or the character'),
    header_rows: whole('rows before the first answer', 0),
    file: text('keyed hash of the file: tells whether it is the same one, and nothing else'),
    responses: required(whole('complete answers in the file', 0)),
    partial: whole('answers in the file that were begun and not finished', 0),
    test: whole('answers in the file that were tests or previews', 0),
    skipped: countsByName('rows of the file that are no answers, by reason'),
    personal: countsByName('columns that were dropped because they identify people, by kind'),
    added: whole('answers that were new', 0),
    changed: whole('answers that had been edited since the import before', 0),
    kept: required(whole('complete answers that are kept, from all imports', 0)),
    published: whole('complete answers that results.json holds', 0),
  },
  false,
);

export type ImportRecord = ValuesOf<typeof importKind.fields>;

/** Where the record of a survey's imports stands. */
export function importPath(survey: string): string {
  return `surveys/${survey}/import.yaml`;
}

/** The record as read; what is wrong with it is in `diagnostics`. */
export async function readImport(source: Source): Promise<{ readonly record: ImportRecord; readonly diagnostics: readonly Diagnostic[] }> {
  const read = await readDocument(source);
  const { values, diagnostics } = readRecord(importKind, source, read.fields);
  return { record: values, diagnostics: read.diagnostics.length > 0 ? read.diagnostics : diagnostics };
}

/** The text of the file. Counts of nothing are left out. */
export function printImport(record: ImportRecord): Promise<string> {
  const { partial, test, added, changed, skipped, personal, ...always } = record;
  const some = { partial, test, added, changed };
  const counted = Object.fromEntries(Object.entries(some).filter(([, n]) => n !== undefined && n > 0));
  const named = Object.fromEntries(Object.entries({ skipped, personal }).filter(([, map]) => map !== undefined && map.size > 0));
  return printYamlRecord(importKind, { ...always, ...counted, ...named });
}

/** A delimiter in words. */
export function delimiterWord(delimiter: string): string {
  return DELIMITERS.get(delimiter) ?? delimiter;
}

const DELIMITERS = new Map([
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'bar'],
]);
