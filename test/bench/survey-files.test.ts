import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { surveyExport } from './survey-files.ts';

test('a synthetic survey is the same for the same size and seed, and another for another seed', () => {
  const text = (seed: number) => [...surveyExport({ rows: 50, seed })].join('');
  expect(text(1)).toBe(text(1));
  expect(text(2)).not.toBe(text(1));
});

test('it has thirty columns, as many rows as were asked for, and about 40 MB at a hundred thousand', () => {
  const pieces = [...surveyExport({ rows: 2500 })];
  const rows = parse(pieces.join('')) as string[][];
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([30]));
  expect([rows.length, new Set(rows[0]).size]).toEqual([2501, 30]);
  const mean = Buffer.byteLength(pieces.slice(1).join('')) / 2500;
  expect(mean).toBeGreaterThan(380);
  expect(mean).toBeLessThan(480);
});

test('every column has several answers', () => {
  const [, ...rows] = parse([...surveyExport({ rows: 300 })].join('')) as string[][];
  for (let column = 0; column < 30; column++) expect(new Set(rows.map((row) => row[column])).size).toBeGreaterThan(4);
});
