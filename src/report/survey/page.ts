// The page of a survey's results: results.md, and the same on a terminal. All figures come from results.json; nothing here counts people.
import type { Results, ResultTable } from '../../model/surveys/results.ts';
import type { Block, Document, Inline } from '../document.ts';
import { plural } from '../words.ts';
import { groupBlocks } from './groups.ts';
import { paragraph, questionBlocks, tablesOfQuestion } from './tables.ts';

/** What the page says of itself. */
export interface PageOptions {
  /** The command that makes the file; without it the page is not a file. */
  readonly madeBy?: string;
  /** Groups only of this question. */
  readonly by?: string | undefined;
}

/** The page of all questions, then of the groups. With `by`, of those groups alone. */
export function resultsPage(results: Results, { madeBy, by }: PageOptions = {}): Document {
  const { title, questions, tables, themes, breakdowns, responses } = results;
  const known = new Set(questions.map(({ id }) => id));
  const others = [...new Set(tables.map(({ question }) => question))].filter((id) => !known.has(id));
  const asked = [...questions, ...others.map((id) => ({ id, ask: tablesOfQuestion(results, id)[0]?.title ?? id }))];
  const wanted = by === undefined ? breakdowns : breakdowns.filter((breakdown) => breakdown.by === by);
  return {
    title: `${title}: ${by === undefined ? 'results' : 'results by group'}`,
    blocks: [
      ...headBlocks(results, madeBy),
      ...(by === undefined
        ? asked.flatMap(({ id, ask }): readonly Block[] => {
            const own = tablesOfQuestion(results, id);
            if (own.length === 0) return [];
            const coded = themes.filter((table) => table.question === id || table.part === id);
            return [
              { kind: 'heading', level: 2, text: ask, anchor: id },
              ...questionBlocks(own, coded, responses),
              ...quoteBlocks(results, id),
            ];
          })
        : []),
      ...wanted.flatMap((breakdown) => groupBlocks(results, breakdown)),
    ],
  };
}

/** What people said, where somebody released it, with the theme that it stands for. */
function quoteBlocks({ quotes = [] }: Results, id: string): readonly Block[] {
  const items = quotes
    .filter(({ question }) => question === id)
    .map(({ text, theme }) => ({ inlines: [`“${text}” `, { text: `(${theme})`, tone: 'dim' as const }] }));
  return items.length === 0 ? [] : [paragraph(['Said in answers, and released by the analysts:']), { kind: 'list', items }];
}

function headBlocks({ responses, partial, period, k, rules }: Results, madeBy: string | undefined): readonly Block[] {
  const days = period === undefined ? '' : period.from === period.to ? ` on ${period.from}` : ` from ${period.from} to ${period.to}`;
  const begun = partial === 0 ? [] : [`${partial} more began and did not finish; they are not counted.`];
  const shown = k === 0 ? [] : [`Counts ${k === 2 ? 'of 1' : `from 1 to ${k - 1}`} are not shown.`];
  const told: readonly Inline[] = [
    { text: `${plural(responses, 'person', 'people')} answered`, tone: 'strong' },
    `${days}.`,
    ...begun.flatMap((sentence) => [' ', sentence]),
  ];
  return [
    { kind: 'paragraph', inlines: told },
    paragraph([...shown, 'Intervals are of 95 % (Wilson): how far a share may be off if those who answered were drawn by lot.']),
    ...(rules.length === 0 ? [] : [{ kind: 'list' as const, items: rules.map((rule) => ({ inlines: [rule] })) }]),
    ...(madeBy === undefined
      ? []
      : [paragraph(['This page is made by ', { text: madeBy, tone: 'strong' }, ' from counts alone; what is changed by hand is lost.'])]),
  ];
}

/** One line about the results: `60 answered, 12 questions, 3 counts hidden`. */
export function resultsLine({ responses, questions, tables }: Results): string {
  const hidden = tables.reduce((sum: number, { cells }: ResultTable) => sum + cells.filter(({ count }) => count === null).length, 0);
  const words = [`${responses} answered`, plural(questions.length, 'question')];
  return [...words, ...(hidden === 0 ? [] : [`${plural(hidden, 'count')} hidden`])].join(', ');
}
