// results.json read back. The file may have been edited or merged by hand, so every field is looked at; nothing in it is trusted.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { placeOf, type Source } from '../../text/source.ts';
import { parseDay } from '../../time/day.ts';
import { questionKinds } from './codebook.ts';
import { type ResultCell, type ResultSlice, type Results, type ResultTable, resultsSchema } from './results.ts';

/** The results, or why the file holds none that this program understands. */
export function readResults(source: Source): Results | { readonly problem: Diagnostic } {
  const wrong = (message: string): { readonly problem: Diagnostic } => ({
    problem: {
      code: 'survey-results',
      severity: 'error',
      place: placeOf(source, { start: 0, end: 0 }),
      message,
      help: 'wg import-survey writes the file anew',
    },
  });
  let json: unknown;
  try {
    json = JSON.parse(source.text.replace(/^\ufeff/, ''));
  } catch {
    return wrong('this is not JSON, so there are no results in it');
  }
  const file = objectOf(json);
  if (file === undefined || file.get('schema') !== resultsSchema)
    return wrong(`these are no results that this wg knows (${resultsSchema})`);
  const responses = countOf(file.get('responses'));
  if (responses === undefined) return wrong('the results do not say how many answered');
  const period = objectOf(file.get('period'));
  const [from, to] = [parseDay(textOf(period?.get('from'))), parseDay(textOf(period?.get('to')))];
  const quotes = objectsOf(file.get('quotes')).map((quote) => ({
    question: textOf(quote.get('question')),
    theme: textOf(quote.get('theme')),
    text: textOf(quote.get('text')),
  }));
  return {
    schema: resultsSchema,
    survey: textOf(file.get('survey')),
    title: textOf(file.get('title')),
    ...(from !== undefined && to !== undefined && { period: { from, to } }),
    k: countOf(file.get('k')) ?? 0,
    responses,
    partial: countOf(file.get('partial')) ?? 0,
    rules: listOf(file.get('rules')).map(textOf),
    questions: objectsOf(file.get('questions')).map((question) => ({
      id: textOf(question.get('id')),
      ask: textOf(question.get('ask')),
      kind: questionKinds.find((kind) => kind === question.get('kind')) ?? 'text',
      informs: listOf(question.get('informs')).map(textOf),
    })),
    tables: objectsOf(file.get('tables')).map(tableOf),
    themes: objectsOf(file.get('themes')).map(tableOf),
    ...(quotes.length > 0 && { quotes }),
    breakdowns: objectsOf(file.get('breakdowns')).map((breakdown) => ({
      by: textOf(breakdown.get('by')),
      slices: objectsOf(breakdown.get('slices')).map(sliceOf),
    })),
  };
}

type Fields = ReadonlyMap<string, unknown>;

function sliceOf(slice: Fields): ResultSlice {
  const hidden = hiddenReasons.find((reason) => reason === slice.get('hidden'));
  const weight = weights.find((word) => word === slice.get('weight'));
  return {
    label: textOf(slice.get('label')),
    responses: countOf(slice.get('responses')) ?? null,
    ...(weight !== undefined && { weight }),
    ...(hidden !== undefined && { hidden }),
    tables: objectsOf(slice.get('tables')).map(tableOf),
  };
}

function tableOf(table: Fields): ResultTable {
  const mean = objectOf(table.get('mean'));
  const [value, n, deviation] = [mean?.get('mean'), countOf(mean?.get('n')), numberOf(mean?.get('deviation'))];
  const row = table.get('row');
  const answered = countOf(table.get('answered')) ?? null;
  return {
    part: textOf(table.get('part')),
    question: textOf(table.get('question')),
    ...(typeof row === 'string' && { row }),
    title: textOf(table.get('title')),
    kind: [...questionKinds, 'themes' as const].find((kind) => kind === table.get('kind')) ?? 'single',
    exclusive: table.get('exclusive') === true,
    base: answered === null ? 'all' : 'answered',
    n: countOf(table.get('n')) ?? 0,
    answered,
    cells: objectsOf(table.get('cells')).map(cellOf),
    ...(typeof value === 'number' && n !== undefined && { mean: { mean: value, n, ...(deviation !== undefined && { deviation }) } }),
    ...(table.get('meanHidden') === true && { meanHidden: true as const }),
  };
}

function cellOf(cell: Fields): ResultCell {
  const [value, rank] = [numberOf(cell.get('value')), numberOf(cell.get('rank'))];
  const hidden = hiddenReasons.find((reason) => reason === cell.get('hidden'));
  const role = roles.find((word) => word === cell.get('role')) ?? 'option';
  const figure = (name: string): number | null => numberOf(cell.get(name)) ?? null;
  return {
    label: textOf(cell.get('label')),
    anchor: textOf(cell.get('anchor')),
    role,
    ...(value !== undefined && { value }),
    count: countOf(cell.get('count')) ?? null,
    ...(rank !== undefined && { rank }),
    percent: figure('percent'),
    low: figure('low'),
    high: figure('high'),
    ...(hidden !== undefined && { hidden }),
  };
}

const hiddenReasons = ['small', 'group', 'written'] as const;
const weights = ['full', 'carefully', 'does-not-decide', 'not-charted'] as const;
const roles = ['option', 'other', 'not-applicable', 'prefer-not'] as const;

function objectOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function objectsOf(value: unknown): readonly Fields[] {
  return listOf(value).flatMap((item) => objectOf(item) ?? []);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function countOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && Number.isInteger(number) && number >= 0 ? number : undefined;
}
