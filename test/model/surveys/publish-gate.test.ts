// When results are written anew: never so that a comparison with those before tells what fewer than k people said.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gate, type Standing } from '../../../src/model/surveys/publish-gate.ts';
import { type Imported, importRows, type Row } from './kept-answers.ts';

const standing: Standing = { k: 5, answers: 20, pending: 0, published: 20, known: true, closed: false, all: false };

describe('the gate', () => {
  test.each([
    ['nothing new', {}, 'same', 0],
    ['four new answers', { answers: 24, pending: 4 }, 'same', 4],
    ['five new answers', { answers: 25, pending: 5 }, 'all', 0],
    ['four answers in all', { answers: 4, pending: 4, published: 0 }, 'untouched', 4],
    ['five answers in all', { answers: 5, pending: 5, published: 0 }, 'all', 0],
    ['four new ones of a closed survey', { answers: 24, pending: 4, closed: true }, 'same', 4],
    ['four new ones and --all-answers', { answers: 24, pending: 4, all: true }, 'all', 0],
    ['no limit', { k: 0, answers: 21, pending: 1 }, 'all', 0],
    ['results of another clone, three answers fewer', { answers: 23, pending: 23, known: false }, 'untouched', 0],
    ['results of another clone, five answers fewer', { answers: 25, pending: 25, known: false }, 'all', 0],
  ] as const)('with %s', (_, given, publish, held) => {
    expect(gate({ ...standing, ...given })).toMatchObject({ publish, held });
  });

  test('says how many answers are held out, and why', () => {
    expect(gate({ ...standing, answers: 23, pending: 3, closed: true }).words).toBe(
      '3 answers that came last are held out of the results: they would be seen by comparing the results with those before; --all-answers takes them in all the same',
    );
    expect(gate({ ...standing, answers: 21, pending: 1 }).words).toContain(
      '1 answer new or edited, not in the results yet: it would be seen',
    );
    expect(gate({ ...standing, answers: 2, pending: 2, published: 0 }).words).toBe(
      'no results yet: 2 answers so far, results are written from 5 on',
    );
  });
});

/** How many answers differ between two results. */
function differing(a: readonly string[], b: readonly string[]): number {
  const idOf = (entry: string): string => (entry.startsWith('|') ? '' : entry.slice(0, entry.indexOf('|')));
  const left = tally(a);
  const right = tally(b);
  const ids = new Set<string>();
  let nameless = 0;
  for (const entry of new Set([...a, ...b])) {
    const off = Math.abs((left.get(entry) ?? 0) - (right.get(entry) ?? 0));
    if (off === 0) continue;
    if (idOf(entry) === '') nameless += off;
    else ids.add(idOf(entry));
  }
  return ids.size + nameless;
}

function tally(entries: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  return counts;
}

type Step =
  | { readonly do: 'add'; readonly rows: readonly Row[] }
  | { readonly do: 'edit'; readonly at: number; readonly said: string }
  | { readonly do: 'finish' | 'remove'; readonly at: number }
  | { readonly do: 'close' | 'other clone' | 'same again' };

const someText = fc.constantFrom('a', 'b', 'c');
const someState = fc.constantFrom('complete', 'complete', 'complete', 'partial', 'test') as fc.Arbitrary<NonNullable<Row['state']>>;
const someRow = fc.record({ id: fc.option(fc.nat(60).map(String), { nil: undefined }), said: someText, state: someState });
const someStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.array(someRow, { maxLength: 4 }).map((rows): Step => ({ do: 'add', rows: rows as readonly Row[] })) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('edit' as const), at: fc.nat(200), said: someText }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('finish' as const, 'remove' as const), at: fc.nat(200) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('close' as const, 'other clone' as const, 'same again' as const) }) },
);

function stepped(rows: readonly Row[], step: Step): readonly Row[] {
  if (step.do === 'add')
    return [...rows, ...step.rows.filter((row) => row.id === undefined || !rows.some(({ id }) => id === row.id)).filter(firstOfId)];
  if (!('at' in step) || rows.length === 0) return rows;
  const at = step.at % rows.length;
  const row = rows[at] as Row;
  if (step.do === 'remove') return rows.toSpliced(at, 1);
  return rows.with(at, step.do === 'edit' ? { ...row, said: step.said } : { ...row, state: 'complete' });
}

function firstOfId(row: Row, at: number, all: readonly Row[]): boolean {
  return row.id === undefined || all.findIndex(({ id }) => id === row.id) === at;
}

test('over 30 imports in any order, two results that follow each other differ by k answers or not at all', () => {
  let written = 0;
  fc.assert(
    fc.property(fc.array(someStep, { minLength: 30, maxLength: 30 }), fc.integer({ min: 2, max: 6 }), (steps, k) => {
      let rows: readonly Row[] = [];
      let text: string | undefined;
      let closed = false;
      let key = 0;
      let results: readonly string[] = [];
      for (const step of steps) {
        rows = stepped(rows, step);
        if (step.do === 'close') closed = true;
        if (step.do === 'other clone') {
          text = undefined;
          key++;
        }
        const given = { k, closed, published: results.length };
        const imported: Imported = importRows(text, rows, given, `key ${key}`);
        const again = importRows(imported.text, rows, { ...given, published: imported.results?.length ?? results.length }, `key ${key}`);
        if (step.do === 'same again') expect(again.text).toBe(imported.text);
        text = imported.text;
        if (imported.results === undefined) continue;
        const off = differing(results, imported.results);
        if (off > 0) {
          written++;
          expect(off, `${JSON.stringify(results)} then ${JSON.stringify(imported.results)}`).toBeGreaterThanOrEqual(k);
        }
        results = imported.results;
      }
    }),
    { numRuns: 300 },
  );
  expect(written).toBeGreaterThan(100);
});

test('answers edited and edited back do not open the gate for the one that is new', () => {
  const rows = Array.from({ length: 10 }, (_, n): Row => ({ id: `${n}`, said: 'a' }));
  const first = importRows(undefined, rows);
  const edited = importRows(
    first.text,
    rows.map((row, n) => (n < 4 ? { ...row, said: 'b' } : row)),
  );
  expect(edited.plan.verdict).toMatchObject({ publish: 'same', held: 4 });
  expect(edited.results).toEqual(first.results);
  const back = importRows(edited.text, [...rows, { id: 'new', said: 'b' }]);
  expect(back.plan.verdict).toMatchObject({ publish: 'same', held: 1 });
  expect(back.results).toEqual(first.results);
});

test('results that are held hold the earlier version of an answer that was edited since', () => {
  const rows = Array.from({ length: 6 }, (_, n): Row => ({ id: `${n}`, said: 'a' }));
  const first = importRows(undefined, rows);
  const edited = importRows(
    first.text,
    rows.map((row, n) => (n < 3 ? { ...row, said: 'b' } : row)),
  );
  expect(edited.results).toEqual(first.results);
  const more = importRows(
    edited.text,
    rows.map((row, n) => (n < 5 ? { ...row, said: 'b' } : row)),
  );
  expect(more.plan.verdict.publish).toBe('all');
  expect(more.text).not.toContain('"old"');
});
