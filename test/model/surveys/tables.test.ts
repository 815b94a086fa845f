import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Value } from '../../../src/model/surveys/answer.ts';
import type { Codebook, SurveyQuestion } from '../../../src/model/surveys/codebook.ts';
import { choiceOf } from '../../../src/model/surveys/kind.ts';
import { mapTo } from '../../../src/model/surveys/mapping.ts';
import { partialAreComplete, tablesOf } from '../../../src/model/surveys/profile-tables.ts';
import { propose } from '../../../src/model/surveys/propose.ts';
import { piecesOf, splitCell } from '../../../src/model/surveys/separators.ts';
import { tally } from '../../../src/model/surveys/tally.ts';
import { growsLinearly } from '../../text/growth.ts';
import { type ColumnSketch, countsOf, layoutOf, profileOf, talliedOf } from './exports.ts';

const columns: readonly ColumnSketch[] = [
  { header: 'state', role: { kind: 'machine' } },
  'Role?',
  'Tools?',
  'How good?',
  'How much?',
  'Why?',
  'Rate [Forum]',
  'Rate [Chat]',
  { header: 'A', role: { kind: 'answer', question: 'm', title: 'Which?', option: 'A' } },
  { header: 'B', role: { kind: 'answer', question: 'm', title: 'Which?', option: 'B' } },
  { header: 'Other', role: { kind: 'answer', question: 'm', title: 'Which?', other: true } },
  { header: 'Sort', role: { kind: 'answer', question: 's', title: 'Sort' } },
  { header: 'Other (please specify)', role: { kind: 'answer', question: 's', title: 'Sort', other: true } },
];

const word = fc.constantFrom(
  '',
  '',
  'Leader',
  'Member',
  'member',
  ' Member',
  'Guest',
  'N/A',
  'Other (please specify)',
  'a thing, and another',
  '__proto__',
);
const list = fc.array(fc.constantFrom('Forum', 'Chat', 'Mail (old, slow)', 'x'), { maxLength: 3 }).map((items) => items.join(', '));
const number = fc.constantFrom('', '1', '2', '3.0', '5', 'N/A', '7,5');
const mark = fc.constantFrom('', '', '0', '1', 'A', 'Yes');
const row = fc
  .tuple(fc.constantFrom('', 'begun', 'try', 'mean'), word, list, number, number, word, number, list, mark, mark, word, word, word)
  .map((cells) => [...cells]);
const states = {
  rowKind: ([state]: readonly string[]) =>
    state === 'begun'
      ? ('partial' as const)
      : state === 'try'
        ? ('test' as const)
        : state === 'mean'
          ? { skip: 'averages' }
          : ('complete' as const),
};

describe('the tables of a profile', () => {
  test('are those of the rows, or none, with a proposed codebook and with one that was written', () => {
    let quickOnes = 0;
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), fc.boolean(), (rows, fold) => {
        const layout = layoutOf(columns, states);
        const profile = profileOf(layout, rows);
        const proposed = propose(layout, profile, { title: 'Test' });
        const mapping = fold ? mapTo(proposed.codebook, layout, profile) : proposed;
        const quick = tablesOf(profile, mapping);
        const tables = talliedOf(layout, mapping, rows, partialAreComplete(profile));
        if (quick !== undefined) {
          quickOnes++;
          expect(quick).toEqual(tables);
        }
        for (const { exclusive, cells, answered } of tables.tables)
          if (exclusive) expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(answered);
          else for (const { count } of cells) expect(count).toBeLessThanOrEqual(answered);
      }),
      { numRuns: 300 },
    );
    expect(quickOnes).toBeGreaterThan(20);
  });

  test('do not depend on the order of the rows', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const layout = layoutOf(columns, states);
        const mapping = propose(layout, profileOf(layout, rows), { title: 'Test' });
        expect(talliedOf(layout, mapping, [...rows].reverse())).toEqual(talliedOf(layout, mapping, rows));
      }),
      { numRuns: 60 },
    );
  });
});

function question(id: string, kind: SurveyQuestion['kind'], labels: readonly string[], more: Partial<SurveyQuestion> = {}): SurveyQuestion {
  const choices = labels.map((label) => choiceOf(label, kind === 'scale' && /^\d$/.test(label) ? Number(label) : undefined));
  const base = { id, ask: { text: id, in: new Map() }, kind, choices, rows: [], several: kind === 'multiple', required: false };
  return { ...base, group: false, sensitive: false, informs: [], headers: [], ...more };
}

function answer(...values: readonly (Partial<Value> | undefined)[]): Answer {
  return { state: 'complete', day: undefined, values: values.map((value) => value && { chosen: [], written: [], ...value }) };
}

describe('a tally', () => {
  const codebook: Codebook = {
    title: 'Test',
    language: undefined,
    questions: [
      question('role', 'single', ['Leader', 'Member', 'Other'], { group: true }),
      question('good', 'scale', ['1', '2', '3', 'N/A']),
      question('tools', 'multiple', ['Forum', 'Chat', 'Other']),
      question('age', 'number', []),
      question('sort', 'ranking', ['A', 'B', 'C']),
    ],
  };

  test('gives means with their n and their deviation', () => {
    const counted = tally(codebook);
    counted.add(answer(undefined, { chosen: [0] }, undefined, { number: 20 }));
    counted.add(answer(undefined, { chosen: [2] }, undefined, { number: 40 }));
    counted.add(answer(undefined, { chosen: [3] }, undefined, { text: 'about forty' }));
    const [, good, , age] = counted.tables().tables;
    expect(good).toMatchObject({ answered: 3, mean: { mean: 2, n: 2, deviation: Math.SQRT2 } });
    expect(age).toMatchObject({ answered: 3, cells: [], mean: { mean: 30, n: 2 } });
    expect(tally(codebook).tables().tables[1]?.mean).toBeUndefined();
  });

  test('counts what was written under other there, and each answer once among the others', () => {
    const counted = tally(codebook);
    counted.add(answer({ chosen: [2], written: ['Guest'] }, undefined, { chosen: [0, 2], written: ['Pigeons'] }));
    counted.add(answer({ written: ['Guest'] }, undefined, { chosen: [0], written: ['Smoke', 'Drums'] }));
    const [role, , tools] = counted.tables().tables;
    expect(role && countsOf(role)).toEqual({ Leader: 0, Member: 0, Other: 1, '~Guest': 1 });
    expect(tools && countsOf(tools)).toEqual({ Forum: 2, Chat: 0, Other: 1, '~Drums': 1, '~Smoke': 1 });
    expect(tools).toMatchObject({ others: 2, answered: 2 });
  });

  test('breaks down by the questions that allow it, or by those that are named', () => {
    const counted = tally(codebook);
    counted.add(answer({ chosen: [0] }, { chosen: [2] }));
    counted.add(answer({ chosen: [1] }, { chosen: [0] }));
    counted.add(answer({ chosen: [1] }, { chosen: [1] }));
    const [byRole] = counted.tables().breakdowns;
    expect(byRole?.by).toBe('role');
    expect(byRole?.slices.map(({ label, responses, tables }) => [label, responses, tables[1]?.mean?.mean])).toEqual([
      ['Leader', 1, 3],
      ['Member', 2, 1.5],
      ['Other', 0, undefined],
    ]);
    expect(
      tally(codebook, { by: ['tools', 'good'] })
        .tables()
        .breakdowns.map(({ by }) => by),
    ).toEqual(['good', 'tools']);
    expect(tally(codebook, { by: [] }).tables().breakdowns).toEqual([]);
  });

  test('of a ranking counts first places, with the mean place of each', () => {
    const counted = tally(codebook);
    counted.add(answer(undefined, undefined, undefined, undefined, { chosen: [1, 0] }));
    counted.add(answer(undefined, undefined, undefined, undefined, { chosen: [1, 2, 0] }));
    expect(counted.tables().tables[4]?.cells).toMatchObject([
      { count: 0, rank: 2.5 },
      { count: 2, rank: 1 },
      { count: 0, rank: 2 },
    ]);
  });
});

describe('cutting a cell', () => {
  const labels = ['Go', 'Go, slowly', 'Rust (old, new)', 'C'];
  const known = (label: string): number | undefined => (labels.includes(label) ? labels.indexOf(label) : undefined);

  test('finds again what was joined', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(labels.length - 1)), (chosen) => {
        // `Go` before what begins with “slowly” cannot be; every other order can.
        const cell = chosen.map((at) => labels[at]).join(', ');
        expect(splitCell(cell, ', ', known, 2)).toEqual({ chosen, written: [] });
      }),
    );
  });

  test('loses no piece, whatever the cell', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Go', 'slowly', ',', ', ', ' ', '(', ')', 'Zig', 'Rust (old, new)')),
        fc.constantFrom(', ', ';', ' '),
        (parts, separator) => {
          const cell = parts.join('').trim();
          const { chosen, written } = splitCell(cell, separator, known, 2);
          const letters = (text: string): string => text.replace(/[^a-z]/gi, '');
          const found = [...chosen.map((at) => labels[at] ?? ''), ...written].map(letters).join('').length;
          // An option that stands twice in a cell was chosen once.
          expect(found).toBeLessThanOrEqual(letters(cell).length);
          for (const { start, end } of piecesOf(cell, separator, true)) expect(end).toBeGreaterThan(start);
          if (new Set(parts).size === parts.length) expect(written.join('').includes('Zig')).toBe(cell.includes('Zig'));
        },
      ),
    );
  });

  test('takes time in proportion to the length of the cell', async () => {
    const prepare = (n: number) => {
      const cell = '(a, '.repeat(n);
      return () => splitCell(cell, ', ', known, 4);
    };
    expect(await growsLinearly(prepare, 20_000)).toBe(true);
  });
});
