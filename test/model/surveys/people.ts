// Invented people who answer a survey, and the true tables of what they said.
import fc from 'fast-check';
import type { Slice, Table, Tables } from '../../../src/model/surveys/tables.ts';

/** One person: the option of each grouping question, and those chosen of each part. -1 and nothing are no answer. */
export interface Person {
  readonly groups: readonly number[];
  readonly chosen: readonly (readonly number[])[];
}

export interface Asked {
  readonly groups: readonly (readonly string[])[];
  readonly parts: readonly { readonly options: number; readonly several: boolean }[];
}

function tableOf(name: string, labels: readonly string[], several: boolean, answers: readonly (readonly number[])[]): Table {
  return {
    part: name,
    question: name,
    title: `About ${name}`,
    kind: several ? 'multiple' : 'single',
    answered: answers.filter((chosen) => chosen.length > 0).length,
    exclusive: !several,
    cells: labels.map((label, at) => ({
      label,
      role: 'option',
      listed: true,
      count: answers.filter((chosen) => chosen.includes(at)).length,
    })),
  };
}

/** The tables of what people said. Grouping questions are `g0`, `g1`, the parts `p0`, `p1`. */
export function tablesOf(people: readonly Person[], { groups, parts }: Asked): Tables {
  const labels = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `option ${at}`);
  const all = (some: readonly Person[]): readonly Table[] => [
    ...groups.map((options, at) =>
      tableOf(
        `g${at}`,
        options,
        false,
        some.map((p) => (p.groups[at] === -1 ? [] : [p.groups[at] ?? 0])),
      ),
    ),
    ...parts.map(({ options, several }, at) =>
      tableOf(
        `p${at}`,
        labels(options),
        several,
        some.map((p) => p.chosen[at] ?? []),
      ),
    ),
  ];
  return {
    responses: people.length,
    partial: 0,
    test: 0,
    tables: all(people),
    breakdowns: groups.map((options, which) => ({
      by: `g${which}`,
      slices: options.map((label, at): Slice => {
        const some = people.filter((p) => p.groups[which] === at);
        return { label, responses: some.length, tables: all(some) };
      }),
    })),
  };
}

/** Surveys whose answers are drawn unevenly, as they are in life: some options nearly everybody's, some nearly nobody's. */
export function surveys(most: { readonly groups: number; readonly people: number; readonly several?: boolean }): fc.Arbitrary<{
  readonly asked: Asked;
  readonly people: readonly Person[];
}> {
  const groupNames = ['north', 'east', 'south', 'west'];
  return fc
    .record({
      groups: fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 0, maxLength: most.groups }),
      options: fc.integer({ min: 1, max: 4 }),
      several: most.several === undefined ? fc.boolean() : fc.constant(most.several),
      size: fc.integer({ min: 0, max: most.people }),
      lean: fc.constantFrom(0, 1, 3),
      silence: fc.constantFrom(0, 0.03, 0.3),
      extra: fc.constantFrom(0, 0.1, 0.5),
      seed: fc.integer(),
    })
    .map(({ groups, options, several, size, lean, silence, extra, seed }) => {
      const random = randomOf(seed);
      const pick = (count: number): number => Math.min(count - 1, Math.floor(count * random() ** (1 + lean)));
      const people = Array.from({ length: size }, (): Person => {
        const chosen = new Set(random() < silence ? [] : [pick(options)]);
        if (several && chosen.size > 0) for (let at = 0; at < options; at++) if (random() < extra) chosen.add(at);
        return { groups: groups.map((count) => (random() < silence ? -1 : pick(count))), chosen: [[...chosen].sort()] };
      });
      const asked = { groups: groups.map((count) => groupNames.slice(0, count)), parts: [{ options, several }] };
      return { asked, people };
    });
}

// Numerical Recipes' quick generator: enough for drawing people, and the same on every machine.
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
