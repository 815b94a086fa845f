import { expect, test } from 'vitest';
import { recountedIn } from '../../../src/model/surveys/recounted.ts';
import type { Results } from '../../../src/model/surveys/results.ts';

/** Cells as they are shown: undefined counts are hidden. */
function results(cells: Readonly<Record<string, number | null>>, by?: string, answered: number | null = null): Results {
  const table = { part: 'role', title: 'Which role?', answered, cells: Object.entries(cells).map(([label, count]) => ({ label, count })) };
  const breakdowns = by === undefined ? [] : [{ by, slices: [{ label: 'Oslo', tables: [table] }] }];
  return { tables: by === undefined ? [table] : [], breakdowns } as unknown as Results;
}

test('results of the same answers whose shown cell grew by a hidden count are not written, over all and in groups', () => {
  for (const by of [undefined, 'town']) {
    const [words, ...more] = recountedIn(results({ Host: 20, Guest: null }, by), results({ Host: 23 }, by), 5);
    expect(words).toMatch(/^the results stay as they are: .* to “Which role\?” otherwise now, and the difference is a count below 5/);
    expect(more).toEqual([]);
    expect(recountedIn(results({ Host: 23 }, by), results({ Host: 20 }, by), 5)).toHaveLength(1);
  }
});

test('what nobody learns a small count from is written', () => {
  const before = results({ Host: 20, Guest: null });
  expect(recountedIn(undefined, before, 5)).toEqual([]);
  expect(recountedIn(before, before, 5)).toEqual([]);
  expect(recountedIn(before, results({ Host: 25 }), 5)).toEqual([]);
  expect(recountedIn(before, results({ Host: 23 }), 0)).toEqual([]);
  expect(recountedIn(before, results({ Host: null }), 5)).toEqual([]);
  expect(recountedIn(before, results({ 'Host or guest': 23 }), 5)).toEqual([]);
});

test('the number of those who answered tells as much as a cell', () => {
  const [before, after] = [40, 43].map((answered) => results({ Host: 20 }, undefined, answered));
  expect(recountedIn(before, after as Results, 5)).toHaveLength(1);
  expect(recountedIn(before, results({ Host: 20 }, undefined, 45), 5)).toEqual([]);
});
