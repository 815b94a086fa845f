// What an import would do, as the facts of `wg import-survey --dry-run --json`: what the file is, and the counts of its questions. Either exact,
// for the analyst's own screen, or as they may be published: then no small count, no write-in and no text is in it.
import type { Layout } from '../../model/surveys/layout.ts';
import { BLANK, type Profile } from '../../model/surveys/profile.ts';
import { partialAreComplete } from '../../model/surveys/profile-tables.ts';
import type { Published, PublishedTable } from '../../model/surveys/published.ts';
import { columnsOfSource, type Mapping, type PartSource } from '../../model/surveys/source.ts';
import type { Table, Tables } from '../../model/surveys/tables.ts';
import { plural } from '../words.ts';

interface OptionFacts {
  readonly label: string;
  /** Null where it is hidden. */
  readonly count: number | null;
  /** False for a write-in. */
  readonly listed: boolean;
  /** The number that it stands for in the mean. */
  readonly value?: number;
  /** In a ranking its mean place. */
  readonly rank?: number;
}

/** One question, or one row of a grid. */
export interface QuestionFacts {
  readonly id: string;
  readonly title: string;
  /** The header of its first column as the file has it. */
  readonly header: string;
  /** From 1. */
  readonly columns: readonly number[];
  readonly row?: string;
  readonly kind: Table['kind'];
  readonly answered: number | null;
  readonly options: readonly OptionFacts[];
  readonly mean: number | null;
  /** Answers in the mean: N/A and the like are none. */
  readonly n: number | null;
}

export interface ImportSurveyFacts {
  readonly schema: 'wg/survey-import/1';
  readonly dialect: Layout['dialect'];
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerRows: number;
  /** Records with content: complete, partial and test answers. */
  readonly responses: number;
  /** Those that are counted in the tables. */
  readonly counted: number;
  readonly partial: number;
  readonly test: number;
  readonly skipped: readonly { readonly reason: string; readonly rows: number }[];
  readonly personalColumns: readonly string[];
  readonly questions: readonly QuestionFacts[];
  readonly doubts: readonly string[];
  readonly totals: {
    readonly columns: number;
    readonly answerColumns: number;
    readonly personalColumns: number;
    readonly questions: number;
  };
}

export interface ImportSurveyInput {
  readonly encoding: string;
  readonly delimiter: string;
  readonly layout: Layout;
  readonly profile: Profile;
  readonly mapping: Mapping;
  readonly tables: Tables;
  /** Gives the tables as they may be published; without it the counts are exact and doubts quote values. */
  readonly publish?: (tables: Tables) => Published;
  /** Records without content, which a reader of CSV does not hand over. */
  readonly blank?: number;
  /** What others found doubtful, in words that quote no value. */
  readonly doubts?: readonly string[];
}

/** The facts of an import. */
export function importSurveyFacts(input: ImportSurveyInput): ImportSurveyFacts {
  const { encoding, delimiter, layout, profile, mapping, tables, publish } = input;
  const { rows } = profile;
  const skipped = new Map(profile.skipped);
  if (input.blank !== undefined && input.blank > 0) skipped.set(BLANK, (skipped.get(BLANK) ?? 0) + input.blank);
  const personal = layout.columns.filter((column) => column.role.kind === 'personal').map((column) => column.header);
  const published = publish?.(tables);
  const isPrivate = published === undefined;
  let rareOptions = 0;
  const questions = mapping.sources.flatMap((source, at): readonly QuestionFacts[] => {
    if (source === undefined) return [];
    const exact = tables.tables[at];
    const shown = published?.tables[at];
    if (isPrivate) return exact === undefined ? [] : [{ ...placeOf(source), ...exactFacts(exact) }];
    if (shown === undefined || exact === undefined) return [];
    const rare = source.fold ? new Set<number>() : rareIn(exact, published?.k ?? 0);
    rareOptions += rare.size;
    return [{ ...placeOf(source), ...publishedFacts(shown, rare) }];
  });
  return {
    schema: 'wg/survey-import/1',
    ...{ dialect: layout.dialect, encoding, delimiter, headerRows: layout.headerRows },
    responses: rows.complete + rows.partial + rows.test,
    counted: tables.responses,
    ...{ partial: rows.partial, test: rows.test },
    skipped: [...skipped].map(([reason, times]) => ({ reason, rows: times })),
    personalColumns: personal,
    questions,
    doubts: [
      ...(partialAreComplete(profile) ? ['no row is marked as submitted: all are counted as complete'] : []),
      ...layout.doubts,
      ...mapping.doubts.map(({ words, values }) => (isPrivate && values !== undefined ? `${words} (${values})` : words)),
      ...(input.doubts ?? []),
      ...(published?.rules ?? []),
      ...(rareOptions > 0
        ? [
            `${plural(rareOptions, 'option')} of few answers ${rareOptions === 1 ? 'is' : 'are'} not shown: without a questionnaire what few gave may be what they wrote`,
          ]
        : []),
    ],
    totals: {
      columns: layout.columns.length,
      answerColumns: layout.columns.filter((column) => column.role.kind === 'answer').length,
      personalColumns: personal.length,
      questions: mapping.codebook.questions.length,
    },
  };
}

function placeOf(source: PartSource): Pick<QuestionFacts, 'id' | 'title' | 'header' | 'columns' | 'row' | 'kind'> {
  const columns = [...columnsOfSource(source)].sort((a, b) => a.index - b.index);
  const { question, row } = source.part;
  return {
    ...{ id: source.part.key, title: question.ask.text, header: columns[0]?.header ?? '', columns: columns.map(({ index }) => index + 1) },
    ...(row !== undefined && { row: row.label.text }),
    kind: question.kind,
  };
}

function exactFacts({ answered, cells, mean }: Table): Pick<QuestionFacts, 'answered' | 'options' | 'mean' | 'n'> {
  const hasWritten = cells.some((cell) => !cell.listed);
  return {
    answered,
    options: cells
      // Write-ins stand on their own lines; an “other” that nobody chose as such says nothing beside them.
      .filter((cell) => !(hasWritten && cell.role === 'other' && cell.listed && cell.count === 0))
      .map(({ label, count, listed, value, rank }) => ({
        ...{ label, count, listed },
        ...(value !== undefined && { value }),
        ...(rank !== undefined && { rank: rounded(rank) }),
      })),
    mean: mean === undefined ? null : rounded(mean.mean),
    n: mean?.n ?? null,
  };
}

/** Lines of a table whose label may be somebody's words: options that few chose, in a codebook that was made from the answers. */
function rareIn({ cells, kind }: Table, k: number): ReadonlySet<number> {
  if (kind === 'scale') return new Set();
  return new Set(cells.flatMap(({ count, role, listed }, at) => (listed && role === 'option' && count < k ? [at] : [])));
}

function publishedFacts(
  { answered, cells, mean }: PublishedTable,
  rare: ReadonlySet<number>,
): Pick<QuestionFacts, 'answered' | 'options' | 'mean' | 'n'> {
  return {
    answered,
    options: cells
      .filter((_, at) => !rare.has(at))
      .map(({ label, count, value }) => ({ label, count, listed: true, ...(value !== undefined && { value }) })),
    mean: mean === undefined ? null : rounded(mean.mean),
    n: mean?.n ?? null,
  };
}

/** To a millionth: what is beyond differs from machine to machine. */
function rounded(number: number): number {
  return Math.round(number * 1e6) / 1e6;
}
