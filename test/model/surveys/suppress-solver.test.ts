import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suppress } from '../../../src/model/surveys/suppress.ts';
import { type Known, knownOf, rangeOf } from './attacker.ts';
import { type Asked, type Person, surveys, tablesOf } from './people.ts';

const k = 5;

/** How many steps of one a sum can move, all that is published staying as it is. */
function widthOf(known: Known, of: readonly number[]): number {
  const { least, most } = rangeOf(known, of);
  return Math.floor(most + 1e-6) - Math.ceil(least - 1e-6);
}

type Group = (groups: readonly number[]) => boolean;

/** All groups that anybody could ask about, shown or not: each option, those without one, and those in no shown group. */
function groupsIn(asked: Asked, published: ReturnType<typeof suppress>): readonly Group[] {
  return asked.groups.flatMap((labels, which): readonly Group[] => {
    const breakdown = published.breakdowns.find(({ by }) => by === `g${which}`);
    const shown = new Set(breakdown?.slices.flatMap(({ label, tables }) => (tables.length > 0 ? [labels.indexOf(label)] : [])));
    const each = [-1, ...labels.keys()].map(
      (at): Group =>
        (groups) =>
          groups[which] === at,
    );
    return shown.size === 0 ? each : [...each, (groups) => !shown.has(groups[which] ?? -1)];
  });
}

function sizeOf(people: readonly Person[], inGroup: Group, holds: (chosen: readonly number[]) => boolean): number {
  return people.filter((person) => inGroup(person.groups) && holds(person.chosen[0] ?? [])).length;
}

describe.each([
  { groups: 0, people: 60 },
  { groups: 1, people: 60 },
  { groups: 1, people: 200 },
  { groups: 2, people: 120 },
])('of surveys with up to %o', (most) => {
  test('each hidden count could be k more or less, all that is published staying as it is', () => {
    let hidden = 0;
    fc.assert(
      fc.property(surveys(most), ({ asked, people }) => {
        const published = suppress(tablesOf(people, asked), { k });
        const known = knownOf(published, 'p0', asked.groups);
        for (const { name, of } of known.hidden) {
          hidden++;
          expect(widthOf(known, of), `${name}\n${JSON.stringify(published)}`).toBeGreaterThanOrEqual(Math.min(k, people.length));
        }
      }),
      { numRuns: 120 },
    );
    expect(hidden).toBeGreaterThan(50);
  });

  test('no number from 1 to k-1 follows for any group, shown or not', () => {
    fc.assert(
      fc.property(surveys(most), ({ asked, people }) => {
        const published = suppress(tablesOf(people, asked), { k });
        const known = knownOf(published, 'p0', asked.groups);
        const options = Array.from({ length: asked.parts[0]?.options ?? 0 }, (_, at) => at);
        const said = [
          (chosen: readonly number[]) => chosen.length === 0,
          (chosen: readonly number[]) => chosen.length > 0,
          ...options.flatMap((at) => [
            (chosen: readonly number[]) => chosen.includes(at),
            (chosen: readonly number[]) => chosen.length > 0 && !chosen.includes(at),
          ]),
        ];
        for (const inGroup of groupsIn(asked, published))
          for (const holds of said) {
            const truth = sizeOf(people, inGroup, holds);
            if (truth < 1 || truth >= k) continue;
            const of = known.kinds.map(({ groups, chosen }) => (inGroup(groups) && holds(chosen) ? 1 : 0));
            const size = sizeOf(people, inGroup, () => true);
            expect(widthOf(known, of), JSON.stringify(published)).toBeGreaterThanOrEqual(Math.min(k, size));
          }
      }),
      { numRuns: 80 },
    );
  });
});

test('the solver finds out what is not protected', () => {
  const asked: Asked = { groups: [['north', 'east']], parts: [{ options: 2, several: false }] };
  const people = Array.from({ length: 40 }, (_, at): Person => ({ groups: [at < 20 ? 0 : 1], chosen: [[at === 0 || at > 25 ? 1 : 0]] }));
  const open = suppress(tablesOf(people, asked), { k: 0 });
  const careless = JSON.parse(JSON.stringify(open), (key, value) => (key === 'count' && value === 1 ? null : value)) as typeof open;
  const known = knownOf(careless, 'p0', asked.groups);
  expect(known.hidden.map(({ of }) => rangeOf(known, of))).toEqual([{ least: 1, most: 1 }]);
});
