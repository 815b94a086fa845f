// Answers counted into tables, one for each part, and once more for those who chose each option of a grouping question.
import type { Answer } from './answer.ts';
import { type Codebook, partsOf } from './codebook.ts';
import { type PartTally, partTally } from './part-tally.ts';
import type { Breakdown, Tables } from './tables.ts';

export interface TallyOptions {
  /** Ids of the questions by which results are broken down; without it those that the codebook marks. */
  readonly by?: readonly string[];
}

export interface Tally {
  /** Counts an answer; a partial or a test answer only as such. */
  add(answer: Answer): void;
  tables(): Tables;
}

interface Group {
  responses: number;
  readonly parts: readonly PartTally[];
}

/** No answers yet to this codebook. */
export function tally(codebook: Codebook, { by }: TallyOptions = {}): Tally {
  const parts = partsOf(codebook);
  const groupOf = (): Group => ({ responses: 0, parts: parts.map(partTally) });
  const all = groupOf();
  const states = { complete: 0, partial: 0, test: 0 };
  const breakdowns = parts.flatMap(({ question, row }, at) =>
    row === undefined && question.choices.length > 0 && (by === undefined ? question.group : by.includes(question.id))
      ? [{ id: question.id, at, choices: question.choices, groups: question.choices.map(groupOf) }]
      : [],
  );
  return {
    add(answer) {
      states[answer.state]++;
      if (answer.state !== 'complete') return;
      addTo(all, answer);
      for (const { at, groups } of breakdowns)
        for (const choice of answer.values[at]?.chosen ?? []) {
          const group = groups[choice];
          if (group !== undefined) addTo(group, answer);
        }
    },
    tables: () => ({
      responses: states.complete,
      partial: states.partial,
      test: states.test,
      tables: all.parts.map((part) => part.table()),
      breakdowns: breakdowns.map(
        ({ id, choices, groups }): Breakdown => ({
          by: id,
          slices: groups.map(({ responses, parts: counted }, at) => ({
            label: choices[at]?.label.text ?? '',
            responses,
            tables: counted.map((part) => part.table()),
          })),
        }),
      ),
    }),
  };
}

function addTo(group: Group, answer: Answer): void {
  group.responses++;
  const { parts } = group;
  for (let at = 0; at < parts.length; at++) {
    const value = answer.values[at];
    if (value !== undefined) parts[at]?.add(value, 1);
  }
}
