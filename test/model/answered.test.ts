import { describe, expect, test } from 'vitest';
import { answersOf, proposalsOf } from '../../src/model/answered.ts';
import type { ResultCell, ResultSlice, Results, ResultTable } from '../../src/model/surveys/results.ts';

function table(question: string, kind: ResultTable['kind'], counts: Readonly<Record<string, number | null>>, n = 20): ResultTable {
  const cells = Object.entries(counts).map(
    ([label, count]): ResultCell => ({
      label,
      anchor: `${question}-${label}`,
      role: label === 'Other' ? 'other' : 'option',
      count,
      percent: count === null ? null : (100 * count) / n,
      low: null,
      high: null,
    }),
  );
  return { part: question, question, title: question, kind, exclusive: false, base: 'answered', n, answered: n, cells };
}

function results(tables: readonly ResultTable[], slice: Partial<ResultSlice> = {}): Results {
  return {
    schema: 'wg/survey-results/1',
    survey: 'towns',
    title: 'Towns',
    k: 5,
    responses: 60,
    partial: 0,
    rules: [],
    questions: tables.map(({ question, kind }) => ({
      id: question,
      ask: `About ${question}`,
      kind: kind === 'themes' ? 'text' : kind,
      informs: [],
    })),
    tables: [],
    themes: [],
    breakdowns: [{ by: 'town', slices: [{ label: 'Oban', responses: 20, tables, ...slice }] }],
  };
}

const oban = { slug: 'oban', fields: { name: 'Oban' } };

function proposed(all: Results, taken: ReadonlyMap<'needs' | 'leadership' | 'recognition', string> = new Map()) {
  const answered = answersOf(all, oban);
  return answered && proposalsOf(all, answered, taken);
}

describe('answers propose', () => {
  test('what a third or more gave, most often first, and how many more are hidden', () => {
    const needs = table('need', 'multiple', { Tools: 7, Money: 6, Rooms: 12, Boats: null, Other: 15 });
    expect(proposed(results([needs]))).toEqual([
      { field: 'needs', question: 'need', values: ['Rooms', 'Tools'], from: 'surveys/towns/results.md#by-town-need', n: 20, hidden: 1 },
    ]);
  });

  test('no option that says that there is none', () => {
    const thanks = table('thanks', 'multiple', { 'Not at all': 15, 'A cake': 9, None: null, 'Not a cake': 8 });
    expect(proposed(results([thanks]))).toMatchObject([{ field: 'recognition', values: ['A cake', 'Not a cake'], hidden: 0 }]);
  });

  test('nothing out of scales, numbers and grids, which give no words', () => {
    for (const kind of ['scale', 'number', 'grid', 'text'] as const)
      expect(proposed(results([table('need', kind, { '5': 20 })]))).toEqual([]);
  });

  test('only out of questions whose words say it, or that are named', () => {
    const all = results([table('kit', 'single', { Rooms: 20 })]);
    expect(proposed(all)).toEqual([]);
    expect(proposed(all, new Map([['recognition', 'kit']]))).toMatchObject([{ field: 'recognition', values: ['Rooms'] }]);
  });
});

test('a community has said nothing where it is not shown, or is no group', () => {
  const needs = [table('need', 'single', { Rooms: 20 })];
  expect(proposed(results([], { hidden: 'group' }))).toBeUndefined();
  expect(proposed(results(needs, { weight: 'not-charted' }))).toBeUndefined();
  expect(proposed(results(needs, { label: 'Crail' }))).toBeUndefined();
  expect(answersOf(results(needs, { label: 'The harbour' }), { slug: 'oban', fields: { aliases: ['the harbour'] } })?.responses).toBe(20);
});
