// results.json: what is published of a survey, as one versioned file: sorted as the questionnaire is, the same bytes for the same counts, and no
// clock in it. Pages and guidelines read their figures here; how it is read back is in read-results.ts.

import { slugOf } from '../../text/slug.ts';
import type { Day } from '../../time/day.ts';
import type { Codebook } from './codebook.ts';
import { hundredths, percentOf, type Weight, weightOf, wilson } from './figures.ts';
import type { Hidden, PublishedTable } from './published.ts';
import { suppress } from './suppress.ts';
import type { Table, Tables } from './tables.ts';

export const resultsSchema = 'wg/survey-results/1';

/** One line of a table. Percents are to a tenth; `low` and `high` bound the share (Wilson, 95 %). */
export interface ResultCell {
  readonly label: string;
  /** Under which a guideline names the figure: the question's id, the row's, and the label as a slug. Unique in the file. */
  readonly anchor: string;
  readonly role: 'option' | 'other' | 'not-applicable' | 'prefer-not';
  readonly value?: number;
  readonly count: number | null;
  /** In a ranking its mean place, from 1. */
  readonly rank?: number;
  readonly percent: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly hidden?: Hidden;
}

export interface ResultTable {
  readonly part: string;
  readonly question: string;
  readonly row?: string;
  /** The wording of the question; for a row of a grid, of the row. */
  readonly title: string;
  readonly kind: PublishedTable['kind'] | 'themes';
  readonly exclusive: boolean;
  /** Whether shares are of those who answered the question, or of all. */
  readonly base: 'answered' | 'all';
  readonly n: number;
  readonly answered: number | null;
  readonly cells: readonly ResultCell[];
  readonly mean?: { readonly mean: number; readonly n: number; readonly deviation?: number };
  readonly meanHidden?: true;
}

export interface ResultSlice {
  readonly label: string;
  readonly responses: number | null;
  readonly weight?: Weight;
  readonly hidden?: Hidden;
  readonly tables: readonly ResultTable[];
}

export interface Results {
  readonly schema: typeof resultsSchema;
  readonly survey: string;
  readonly title: string;
  /** First and last day on which answers came; undefined where it is not known. */
  readonly period?: { readonly from: Day; readonly to: Day };
  readonly k: number;
  readonly responses: number;
  readonly partial: number;
  /** The rules of privacy that fired, in words. */
  readonly rules: readonly string[];
  readonly questions: readonly {
    readonly id: string;
    readonly ask: string;
    readonly kind: PublishedTable['kind'];
    readonly informs: readonly string[];
  }[];
  readonly tables: readonly ResultTable[];
  /** Themes of free text: counts of answers, never what they say. */
  readonly themes: readonly ResultTable[];
  /** What people said in words of their own, where somebody released it; `theme` is its title. */
  readonly quotes?: readonly { readonly question: string; readonly theme: string; readonly text: string }[];
  readonly breakdowns: readonly { readonly by: string; readonly slices: readonly ResultSlice[] }[];
}

/** What results are made of. `themes` are tables over the answers to a text question, with that question's id as `part`; of whatever kind. */
export interface ResultsInput {
  readonly survey: string;
  readonly codebook: Codebook;
  readonly tables: Tables;
  readonly themes?: readonly Table[] | undefined;
  readonly k: number;
  readonly reason?: string | undefined;
  readonly period?: Results['period'] | undefined;
}

/** Suppresses and computes. Everything in it may be published. */
export function resultsOf({ survey, codebook, tables, themes = [], k, reason, period }: ResultsInput): Results {
  const published = suppress(tables, { k, reason });
  // Themes are counted like options of which an answer may have several.
  const coded = themes.map((table) => ({ ...table, kind: 'multiple' as const }));
  const ofThemes = suppress({ responses: tables.responses, partial: 0, test: 0, tables: coded, breakdowns: [] }, { k, reason });
  const rows = new Map(
    codebook.questions.flatMap(({ id, rows }) => rows.map((row): [string, string] => [`${id}.${row.id}`, row.label.text])),
  );
  const asks = new Map(codebook.questions.map(({ id, ask }) => [id, ask.text]));
  const titleOf = ({ part, question, title }: PublishedTable): string => rows.get(part) ?? asks.get(question) ?? title;
  const make = (table: PublishedTable, all: number): ResultTable => resultTable(table, titleOf(table), all);
  return {
    schema: resultsSchema,
    survey,
    title: codebook.title,
    ...(period && { period }),
    k: published.k,
    responses: published.responses,
    partial: published.partial,
    rules: [...published.rules, ...newRules(ofThemes.rules, published.rules)],
    questions: codebook.questions.map(({ id, ask, kind, informs }) => ({ id, ask: ask.text, kind, informs })),
    tables: published.tables.map((table) => make(table, published.responses)),
    themes: ofThemes.tables.map((table) => ({ ...make(table, published.responses), kind: 'themes' as const })),
    breakdowns: published.breakdowns.map(({ by, slices }) => ({
      by,
      slices: slices.map(({ label, responses, hidden, tables: own }) => ({
        label,
        responses,
        ...(responses !== null && { weight: weightOf(responses, published.responses) }),
        ...(hidden !== undefined && { hidden }),
        tables: own.map((table) => make(table, responses ?? 0)),
      })),
    })),
  };
}

/** What `rules` say about themes begins so. */
const OF_THEMES = 'of themes: ';

/** The results with the themes and quotations of earlier ones: an import counts no themes. */
export function withThemesOf(results: Results, earlier: Results | undefined): Results {
  if (earlier === undefined || (earlier.themes.length === 0 && earlier.quotes === undefined)) return results;
  const rules = earlier.rules.filter((rule) => rule.startsWith(OF_THEMES));
  return {
    ...results,
    rules: [...results.rules.filter((rule) => !rule.startsWith(OF_THEMES)), ...rules],
    themes: earlier.themes,
    ...(earlier.quotes !== undefined && { quotes: earlier.quotes }),
  };
}

/** The results with themes that were counted anew over the same answers, suppressed like every table, and with what was released. */
export function withThemes(
  results: Results,
  tables: readonly Table[],
  quotes: NonNullable<Results['quotes']>,
  { k, reason }: { readonly k: number; readonly reason: string | undefined },
): Results {
  const { responses } = results;
  const published = suppress({ responses, partial: 0, test: 0, tables, breakdowns: [] }, { k, reason });
  const { quotes: _, ...rest } = results;
  // How many answered is the same number in both tables: hidden in one, it is hidden in the other.
  const hasBase = new Map(results.tables.map(({ part, answered }) => [part, answered !== null]));
  const safe = published.tables.map((table) => (hasBase.get(table.part) === false ? { ...table, answered: null } : table));
  return {
    ...rest,
    rules: [...results.rules.filter((rule) => !rule.startsWith(OF_THEMES)), ...newRules(published.rules, results.rules)],
    themes: safe.map((table) => ({ ...resultTable(table, table.title, published.responses), kind: 'themes' as const })),
    ...(quotes.length > 0 && { quotes }),
  };
}

function newRules(ofThemes: readonly string[], known: readonly string[]): readonly string[] {
  return ofThemes.filter((rule) => !known.includes(rule)).map((rule) => OF_THEMES + rule);
}

function resultTable(table: PublishedTable, title: string, all: number): ResultTable {
  const { part, question, row, kind, exclusive, answered, cells, mean, meanHidden } = table;
  const n = answered ?? all;
  const taken = new Set<string>();
  return {
    part,
    question,
    ...(row !== undefined && { row }),
    title,
    kind,
    exclusive,
    base: answered === null ? 'all' : 'answered',
    n,
    answered,
    cells: cells.map(({ label, role, value, count, rank, hidden }) => {
      const slug = slugOf(label, taken);
      taken.add(slug);
      const bounds = count === null ? undefined : wilson(count, n);
      return {
        label,
        anchor: `${part.replaceAll('.', '-')}-${slug}`,
        role,
        ...(value !== undefined && { value }),
        count,
        ...(rank !== undefined && { rank }),
        percent: count === null ? null : percentOf(n === 0 ? 0 : count / n),
        low: bounds === undefined ? null : percentOf(bounds.low),
        high: bounds === undefined ? null : percentOf(bounds.high),
        ...(hidden !== undefined && { hidden }),
      };
    }),
    ...(mean !== undefined && {
      mean: { mean: hundredths(mean.mean), n: mean.n, ...(mean.deviation !== undefined && { deviation: hundredths(mean.deviation) }) },
    }),
    ...(meanHidden && { meanHidden }),
  };
}

/** The exact counts of the analyst's own screen in the same shape: nothing is hidden but what people wrote. Never to be put in a file. */
export function exactResults(input: ResultsInput): Results {
  const results = resultsOf({ ...input, k: 0, reason: undefined });
  return { ...results, rules: ['nothing is hidden: this page is for the analyst’s eyes, and is not to be published'] };
}

/** The text of results.json. */
export function printResults(results: Results): string {
  return `${JSON.stringify(results, null, 2)}\n`;
}

/** Where the results of a survey stand. */
export function resultsPath(survey: string, format: 'json' | 'md' = 'json'): string {
  return `surveys/${survey}/results.${format}`;
}
