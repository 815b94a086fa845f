import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Published } from '../../../src/model/surveys/published.ts';
import { suppress } from '../../../src/model/surveys/suppress.ts';
import type { Table, TableCell, Tables } from '../../../src/model/surveys/tables.ts';
import { surveys, tablesOf } from './people.ts';

function table(counts: readonly number[], more: Partial<Table> = {}): Table {
  const cells = counts.map((count, at): TableCell => ({ label: `option ${at}`, role: 'option', listed: true, count }));
  const answered = counts.reduce((sum, count) => sum + count, 0);
  return { part: 'p', question: 'p', title: 'P?', kind: 'single', answered, exclusive: true, cells, ...more };
}

function published(of: Table | readonly Table[], responses: number, k = 5, breakdowns: Tables['breakdowns'] = []): Published {
  const tables = 'part' in of ? [of] : of;
  return suppress({ responses, partial: 0, test: 0, tables, breakdowns }, { k });
}

const countsOf = (result: Published): readonly (number | null)[] => result.tables[0]?.cells.map(({ count }) => count) ?? [];

describe('a table over all', () => {
  test.each([
    ['nothing small is shown whole', [30, 20, 10], 60, [30, 20, 10], 60],
    ['a small count takes the next smallest with it', [3, 12, 45], 60, [null, null, 45], 60],
    ['two small ones that are many together need no third', [3, 4, 53], 60, [null, null, 53], 60],
    ['two small ones that are few together do', [1, 2, 20, 37], 60, [null, null, null, 37], 60],
    ['nearly everybody is hidden with the few others', [57, 3, 0], 60, [null, null, 0], 60],
    ['nobody and everybody are shown', [60, 0, 0], 60, [60, 0, 0], 60],
    ['few who did not answer are a count like the others', [30, 10, 18], 60, [30, null, 18], null],
    ['many who did not are shown', [20, 10, 10], 60, [20, 10, 10], 40],
    ['fewer people than k are not counted at all', [3, 1, 0], 4, [null, null, null], null],
  ] as const)('%s', (_, counts, responses, shown, answered) => {
    const result = published(table(counts), responses);
    expect(countsOf(result)).toEqual(shown);
    expect(result.tables[0]?.answered).toBe(answered);
  });

  test('whose answers may be several hides small counts alone, as the others do not add up', () => {
    const result = published(table([31, 3, 22], { kind: 'multiple', exclusive: false, answered: 45 }), 60);
    expect(countsOf(result)).toEqual([31, null, 22]);
    expect(published(table([43, 20], { kind: 'multiple', exclusive: false, answered: 45 }), 60).tables[0]?.cells[0]?.count).toBeNull();
  });

  test('in which hardly anybody chose twice takes another with a small count all the same, for the rest nearly tells it', () => {
    const several = { kind: 'multiple', exclusive: false, answered: 48 } as const;
    expect(countsOf(published(table([6, 1, 0, 41], several), 60))).toEqual([null, null, 0, 41]);
    expect(countsOf(published(table([16, 3, 8, 23], several), 60))).toEqual([16, null, null, 23]);
    expect(countsOf(published(table([16, 3, 20, 23], several), 60))).toEqual([16, null, 20, 23]);
  });

  test('tells no text that anybody wrote, and counts them as other answers', () => {
    const written: TableCell[] = [
      { label: 'ask Ana, +49 30 1234567', role: 'option', listed: false, count: 6 },
      { label: 'cake', role: 'option', listed: false, count: 2 },
    ];
    const one = table([30, 22], { answered: 60 });
    const result = published({ ...one, cells: [...one.cells, ...written] }, 60);
    expect(result.tables[0]?.cells.at(-1)).toEqual({ label: 'Other answers, written in', role: 'other', count: 8 });
    expect(JSON.stringify(result)).not.toMatch(/Ana|cake/);
    const several: Table = { ...one, kind: 'multiple', exclusive: false, cells: [...one.cells, ...written] };
    expect(published(several, 60).tables[0]?.cells.at(-1)).toMatchObject({ count: null, hidden: 'written' });
    expect(published({ ...several, others: 7 }, 60).tables[0]?.cells.at(-1)).toMatchObject({ count: 7 });
    const other: TableCell = { label: 'Something else', role: 'other', listed: true, count: 3 };
    const merged = published({ ...one, answered: 63, cells: [...one.cells, other, ...written] }, 63);
    expect(merged.tables[0]?.cells.at(-1)).toEqual({ label: 'Something else', role: 'other', count: 11 });
  });

  test('does not say which of the hidden counts is the small one', () => {
    const [first, second] = [published(table([3, 12, 45]), 60), published(table([12, 3, 45]), 60)];
    expect(first).toEqual(second);
  });
});

describe('means', () => {
  test('of points are shown only with all their counts', () => {
    const mean = { mean: 2.5, n: 60 };
    expect(published(table([30, 20, 10], { kind: 'scale', mean }), 60).tables[0]).toMatchObject({ mean });
    const hidden = published(table([3, 12, 45], { kind: 'scale', mean }), 60).tables[0];
    expect(hidden).toMatchObject({ meanHidden: true });
    expect(hidden).not.toHaveProperty('mean');
  });

  test.each([
    ['of ten', { mean: 12.345, n: 10, deviation: 3 }, { mean: 12.35, n: 10 }],
    ['of a half in hundredths that binary fractions fall short of', { mean: 1.005, n: 200, deviation: 3 }, { mean: 1.01, n: 200 }],
    ['below 0', { mean: -12.345, n: 10, deviation: 3 }, { mean: -12.35, n: 10 }],
    ['of nine', { mean: 12, n: 9, deviation: 3 }, undefined],
    ['of equal numbers', { mean: 12, n: 20, deviation: 0 }, undefined],
    ['where nearly all are 0', { mean: 0.1, n: 20, deviation: 0.3 }, undefined],
  ])('of numbers, %s', (_, mean, shown) => {
    const result = published(table([], { kind: 'number', exclusive: false, answered: mean.n, mean }), 240);
    expect(result.tables[0]?.mean).toEqual(shown);
  });

  test('of groups leave nobody over of whom theirs would follow', () => {
    const number = (n: number, mean: number) =>
      table([], { kind: 'number', exclusive: false, answered: n, mean: { mean, n, deviation: 2 } });
    const group = (counts: readonly number[]) => table(counts, { part: 'g', question: 'g' });
    const slices = [20, 20, 20].map((responses, at) => ({
      label: `option ${at}`,
      responses,
      tables: [group([0, 1, 2].map((other) => (other === at ? 20 : 0))), number([14, 13, 8][at] ?? 0, 10 + at)],
    }));
    const result = published([group([20, 20, 20]), number(35, 11)], 60, 5, [{ by: 'g', slices }]);
    const means = result.breakdowns[0]?.slices.map(({ tables }) => tables[0]?.mean?.n);
    expect(means?.filter((n) => n !== undefined)).toHaveLength(1);
  });
});

describe('groups', () => {
  const group = (counts: readonly number[], more: Partial<Table> = {}) => table(counts, { part: 'g', question: 'g', ...more });
  const slicesOf = (sizes: readonly number[], counts: readonly (readonly number[])[]) =>
    sizes.map((responses, at) => ({
      label: `option ${at}`,
      responses,
      tables: [group(sizes.map((size, other) => (other === at ? size : 0))), table(counts[at] ?? [])],
    }));
  const shown = (result: Published): readonly string[] =>
    result.breakdowns[0]?.slices.flatMap(({ label, tables }) => (tables.length > 0 ? [label] : [])) ?? [];

  test('under ten are not shown, and no other from which they would follow', () => {
    const counts = [
      [20, 20],
      [6, 6],
      [4, 4],
    ];
    const result = published([group([40, 12, 8]), table([30, 30])], 60, 5, [{ by: 'g', slices: slicesOf([40, 12, 8], counts) }]);
    expect(shown(result)).toEqual(['option 0']);
    expect(result.breakdowns[0]?.slices[2]).toEqual({ label: 'option 2', responses: 8, hidden: 'group', tables: [] });
    expect(result.rules.join('\n')).toContain('2 groups hidden');
  });

  test('of which all said the same are not told apart', () => {
    const counts = [
      [20, 0],
      [10, 10],
    ];
    const result = published([group([20, 20]), table([30, 10])], 40, 5, [{ by: 'g', slices: slicesOf([20, 20], counts) }]);
    expect(result.breakdowns[0]?.slices.flatMap(({ tables }) => tables.flatMap(({ cells }) => cells.map(({ count }) => count)))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test('that share people, and two grouping questions, are not crossed', () => {
    const both = group([40, 30], { kind: 'multiple', exclusive: false, answered: 60 });
    const result = published([both, table([30, 30])], 60, 5, [
      {
        by: 'g',
        slices: slicesOf(
          [40, 30],
          [
            [20, 20],
            [15, 15],
          ],
        ),
      },
    ]);
    expect(result.breakdowns).toEqual([]);
    expect(result.rules).toContain('not broken down by g: its groups overlap, and what they share would show');
  });

  test('that people named themselves have no name', () => {
    const own: TableCell = { label: 'my village', role: 'option', listed: false, count: 20 };
    const whole = { ...group([20, 20], { answered: 60 }), cells: [...group([20, 20]).cells, own] };
    const slices = [
      ...slicesOf(
        [20, 20],
        [
          [10, 10],
          [10, 10],
        ],
      ),
      { label: 'my village', responses: 20, tables: [table([10, 10])] },
    ];
    expect(JSON.stringify(published([whole, table([30, 30])], 60, 5, [{ by: 'g', slices }]))).not.toContain('village');
  });
});

describe('k', () => {
  test('of 0 hides nothing but what people wrote, and says why', () => {
    const result = suppress(
      { responses: 4, partial: 0, test: 0, tables: [table([3, 1])], breakdowns: [] },
      { k: 0, reason: 'all agreed to it' },
    );
    expect(countsOf(result)).toEqual([3, 1]);
    expect(result.rules).toEqual(['nothing is hidden: k is 0, because: all agreed to it']);
  });

  test('lower than usual is told with its reason', () => {
    const result = suppress(
      { responses: 60, partial: 0, test: 0, tables: [table([3, 57])], breakdowns: [] },
      { k: 3, reason: 'a small group' },
    );
    expect(result.rules).toEqual(['k is 3, because: a small group']);
  });

  test('is what any number from 1 on has to reach to be shown', () => {
    fc.assert(
      fc.property(surveys({ groups: 2, people: 80 }), fc.integer({ min: 2, max: 9 }), ({ asked, people }, k) => {
        const result = suppress(tablesOf(people, asked), { k });
        const all = [...result.tables, ...result.breakdowns.flatMap(({ slices }) => slices.flatMap(({ tables }) => tables))];
        for (const { answered, cells } of all)
          for (const count of [answered, ...cells.map((cell) => cell.count)])
            expect(count === null || count === 0 || count >= k).toBe(true);
      }),
    );
  });
});

test('each rule that fired is told in words', () => {
  expect(published(table([3, 12, 45]), 60).rules).toEqual([
    '2 counts hidden: fewer than 5, all but fewer than 5, or one from which such a count would follow',
  ]);
});

test('the same counts give the same result', () => {
  fc.assert(
    fc.property(surveys({ groups: 2, people: 60 }), ({ asked, people }) => {
      const again = [...people].reverse();
      expect(suppress(tablesOf(again, asked), { k: 5 })).toEqual(suppress(tablesOf(people, asked), { k: 5 }));
    }),
    { numRuns: 30 },
  );
});
