// What a community said in surveys, as far as it is published: its slice of results that were broken down by a question about communities. Nothing
// is read here but released counts, so a small community has said nothing; quotations belong to no community, as nobody knows whose they are.
import { type Community, compare } from './group.ts';
import { sameWords } from './similar.ts';
import { type ResultSlice, type Results, type ResultTable, resultsPath } from './surveys/results.ts';

/** The published answers of a community to one survey. */
export interface Answered {
  readonly survey: string;
  readonly title: string;
  /** The question that made the groups, and the answer that names the community. */
  readonly by: string;
  readonly label: string;
  readonly responses: number | null;
  readonly weight?: ResultSlice['weight'];
  readonly tables: readonly ResultTable[];
}

/** Fields of a community that answers can fill. */
export const fillable = ['needs', 'leadership', 'recognition'] as const;
export type Fillable = (typeof fillable)[number];

/** What a question proposes for a field: the answers most often given, and where they stand. */
export interface Proposal {
  readonly field: Fillable;
  readonly question: string;
  readonly values: readonly string[];
  readonly from: string;
  readonly n: number;
  /** Answers whose counts are not published; any of them may have been given more often. */
  readonly hidden: number;
}

/** What a community answered; undefined where it is no group, or too small to be shown apart. */
export function answersOf(results: Results, { slug, fields }: Pick<Community, 'slug' | 'fields'>): Answered | undefined {
  const names = new Set([fields.name ?? slug, slug, ...(fields.aliases ?? [])].map(sameWords));
  for (const { by, slices } of results.breakdowns) {
    const slice = slices.find(({ label }) => names.has(sameWords(label)));
    if (slice === undefined || slice.tables.length === 0 || slice.weight === 'not-charted') continue;
    const { label, responses, weight, tables } = slice;
    return { survey: results.survey, title: results.title, by, label, responses, ...(weight && { weight }), tables };
  }
  return undefined;
}

/** Signs in the id or the wording of a question by which it is taken for a field. */
const SIGNS: Readonly<Record<Fillable, RegExp>> = {
  needs: /\bneed/i,
  leadership: /\blead/i,
  recognition: /\b(?:recogni[sz]|thank)/i,
};
/** An option that says that there is none, and so is none. */
const NOTHING = /^(?:not at all|no|none|nothing|never|nobody|not|no answer|does not apply|none of (?:these|them|the above))[.!]?$/i;
/** Every third of those who answered, and so many answers at most. */
const SHARE = 33;
const MOST = 5;

/** What the answers propose for the fields. `questions` says which question is for which field, where signs do not. */
export function proposalsOf(
  { questions: asked }: Pick<Results, 'questions'>,
  { survey, by, tables }: Answered,
  questions: ReadonlyMap<Fillable, string> = new Map(),
): readonly Proposal[] {
  return fillable.flatMap((field): readonly Proposal[] => {
    const wanted = questions.get(field);
    const ids = asked
      .filter(({ id, ask }) => (wanted === undefined ? SIGNS[field].test(`${id} ${ask}`) : id === wanted))
      .map(({ id }) => id);
    const table = tables.find(({ question, row, kind }) => ids.includes(question) && row === undefined && CHOSEN.includes(kind));
    const chosen = [...(table?.cells ?? [])]
      .filter(({ role, label, count, percent }) => role === 'option' && !NOTHING.test(label) && count !== null && (percent ?? 0) >= SHARE)
      .sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || compare(a.anchor, b.anchor))
      .slice(0, MOST);
    if (table === undefined || chosen.length === 0) return [];
    const hidden = table.cells.filter(({ role, label, count }) => role === 'option' && !NOTHING.test(label) && count === null).length;
    const from = `${resultsPath(survey, 'md')}#by-${by}-${table.part.replaceAll('.', '-')}`;
    return [{ field, question: table.question, values: chosen.map(({ label }) => label), from, n: table.n, hidden }];
  });
}

const CHOSEN: readonly ResultTable['kind'][] = ['single', 'multiple', 'ranking'];
