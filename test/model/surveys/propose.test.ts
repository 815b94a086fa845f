import { describe, expect, test } from 'vitest';
import { partsOf } from '../../../src/model/surveys/codebook.ts';
import type { ColumnRole } from '../../../src/model/surveys/layout.ts';
import { mapTo } from '../../../src/model/surveys/mapping.ts';
import { printSurvey } from '../../../src/model/surveys/print-survey.ts';
import { DISTINCT_CELLS } from '../../../src/model/surveys/profile.ts';
import { partialAreComplete, tablesOf } from '../../../src/model/surveys/profile-tables.ts';
import { propose } from '../../../src/model/surveys/propose.ts';
import { readSurvey } from '../../../src/model/surveys/survey-file.ts';
import { type ColumnSketch, countsOf, layoutOf, profileOf, talliedOf } from './exports.ts';

function option(label: string, more: Partial<Extract<ColumnRole, { kind: 'answer' }>> = {}): ColumnSketch {
  return { header: label, role: { kind: 'answer', question: 'tools', title: 'Which tools?', option: label, ...more } };
}

const otherText: ColumnSketch = {
  header: 'Other (please specify)',
  role: { kind: 'answer', question: 'tools', title: 'Which tools?', other: true },
};

function proposedOf(columns: readonly ColumnSketch[], rows: readonly (readonly string[])[], more = {}) {
  const layout = layoutOf(columns, more);
  const profile = profileOf(layout, rows);
  const mapping = propose(layout, profile, { title: 'Test' });
  const lift = partialAreComplete(profile);
  const tables = talliedOf(layout, mapping, rows, lift);
  const quick = tablesOf(profile, mapping);
  if (quick !== undefined) expect(quick).toEqual({ ...tables, breakdowns: [] });
  return {
    profile,
    mapping,
    questions: mapping.codebook.questions,
    tables,
    counts: tables.tables.map(countsOf),
    isQuick: quick !== undefined,
  };
}

describe('a column for each option', () => {
  test('is one question, and who chose nothing has not answered', () => {
    const { questions, tables, counts, isQuick } = proposedOf(
      [option('Forum'), option('Chat'), otherText],
      [
        ['Forum', '', ''],
        ['Forum', 'Chat', ''],
        ['', '', 'Pigeons'],
        ['', '', ''],
        ['Forum', '', 'Smoke'],
      ],
    );
    expect(questions.map(({ kind, id }) => [kind, id])).toEqual([['multiple', 'which-tools']]);
    expect(counts).toEqual([{ Forum: 3, Chat: 1, 'Other (please specify)': 2 }]);
    expect(tables.tables[0]).toMatchObject({ answered: 4, others: 2, exclusive: false });
    expect(isQuick).toBe(true);
  });

  test.each([
    ['Y', ''],
    ['1', '0'],
    ['True', 'False'],
    ['Yes', 'No'],
    ['x', ''],
    ['1.0', '0.0'],
  ])('a cell %j chooses and %j does not', (yes, no) => {
    const { counts, tables } = proposedOf(
      [option('Forum'), option('Chat'), option('Mail')],
      [
        [yes, no, no],
        [no, yes, no],
        [yes, no, 'Mail'],
        [no, no, no],
      ],
    );
    expect(counts).toEqual([{ Forum: 2, Chat: 1, Mail: 1 }]);
    expect(tables.tables[0]?.answered).toBe(3);
  });

  test('may have one label twice: each keeps its own count', () => {
    const { tables } = proposedOf(
      [option('Forum'), option('Chat'), option('Forum')],
      [
        ['Forum', '', ''],
        ['', 'Chat', 'Forum'],
        ['', '', 'Forum'],
      ],
    );
    expect(tables.tables[0]?.cells.map(({ label, count }) => [label, count])).toEqual([
      ['Forum', 1],
      ['Chat', 1],
      ['Forum', 2],
    ]);
  });

  test('is a grid where the cells are answers and not marks', () => {
    const { questions, counts } = proposedOf(
      [option('Forum'), option('Chat')],
      [
        ['Good', 'Poor'],
        ['Fair', 'Good'],
        ['Good', 'N/A'],
        ['Poor', 'Good'],
      ],
    );
    expect(questions.map(({ kind }) => kind)).toEqual(['grid']);
    expect(counts).toEqual([
      { Poor: 1, Fair: 1, Good: 2, 'N/A': 0 },
      { Poor: 1, Fair: 0, Good: 2, 'N/A': 1 },
    ]);
  });

  test('is a ranking where the cells are places', () => {
    const { questions, tables } = proposedOf(
      [option('Forum'), option('Chat'), option('Mail')],
      [
        ['1', '2', '3'],
        ['2', '1', '3'],
        ['1', '3', '2'],
        ['1', '2', '3'],
      ],
    );
    expect(questions.map(({ kind }) => kind)).toEqual(['ranking']);
    expect(tables.tables[0]?.cells).toMatchObject([
      { count: 3, rank: 1.25 },
      { count: 1, rank: 2 },
      { count: 0, rank: 2.75 },
    ]);
  });

  test('is known by the one text that each column holds, where the headers are codes', () => {
    const { questions, counts } = proposedOf(
      ['D [1]', 'D [2]', 'D [3]'],
      [
        ['Fishing', '', 'Work'],
        ['Fishing', 'School', ''],
        ['', 'School', ''],
        ['Fishing', '', ''],
      ],
    );
    expect(questions.map(({ kind }) => kind)).toEqual(['multiple']);
    expect(counts).toEqual([{ Fishing: 3, School: 2, Work: 1 }]);
    const yes = proposedOf(
      ['D [1]', 'D [2]'],
      [...Array(4)].map(() => ['Yes', 'No']),
    );
    expect(yes.questions.map(({ kind }) => kind)).toEqual(['grid']);
  });

  test('gives questions of text where people wrote into each', () => {
    const { questions } = proposedOf(
      [option('First'), option('Second')],
      [
        ['a word', 'more words'],
        ['something else', 'and other things'],
        ['not that', 'this then'],
      ],
    );
    expect(questions.map(({ kind }) => kind)).toEqual(['text', 'text']);
  });

  test('outranks a column with the whole answer beside it', () => {
    const whole: ColumnSketch = { header: 'tools', role: { kind: 'answer', question: 'tools', title: 'Which tools?' } };
    const { counts } = proposedOf(
      [whole, option('Forum'), option('Chat')],
      [
        ['forum chat', '1', '1'],
        ['chat', '0', '1'],
      ],
    );
    expect(counts).toEqual([{ Forum: 1, Chat: 2 }]);
  });
});

describe('grids', () => {
  test('have one list of options over all rows', () => {
    const { questions, counts, mapping } = proposedOf(
      ['How good? [Forum]', 'How good? [Chat]'],
      [
        ['1', '5'],
        ['2', 'N/A'],
        ['1', '4'],
      ],
    );
    expect(questions).toHaveLength(1);
    expect(partsOf(mapping.codebook).map(({ key }) => key)).toEqual(['how-good.forum', 'how-good.chat']);
    expect(counts[1]).toEqual({ '1': 0, '2': 0, '3': 0, '4': 1, '5': 1, 'N/A': 1 });
  });

  test('of checkboxes take several answers, and N/A beside a rating is none', () => {
    const rows = [
      ['Okay', 'N/A'],
      ['Okay, N/A', 'Poor'],
      ['Poor', 'Okay'],
      ['Poor, Okay', 'Okay'],
      ['N/A', 'Poor, Okay'],
    ];
    const { questions, counts } = proposedOf(['How good? [Forum]', 'How good? [Chat]'], rows);
    expect(questions[0]).toMatchObject({ kind: 'grid', several: true });
    expect(counts).toEqual([
      { Poor: 2, Okay: 3, 'N/A': 1 },
      { Poor: 2, Okay: 3, 'N/A': 1 },
    ]);
  });

  test('without a list of options are questions of their own', () => {
    const { questions } = proposedOf(
      ['How many? [Forum]', 'How many? [Chat]'],
      [
        ['120', '5'],
        ['40', '17'],
      ],
    );
    expect(questions.map(({ kind, ask }) => [kind, ask.text])).toEqual([
      ['number', 'How many? [Forum]'],
      ['number', 'How many? [Chat]'],
    ]);
  });
});

describe('what goes with other', () => {
  const columns: readonly ColumnSketch[] = [
    { header: 'Met?', role: { kind: 'answer', question: 'q', title: 'Met?' } },
    { header: 'Other (please specify)', role: { kind: 'answer', question: 'q', title: 'Met?', other: true } },
    { header: 'Why?', role: { kind: 'answer', question: 'q', title: 'Met?', comment: true } },
  ];

  test('is no question of its own, and a comment is', () => {
    const { questions, counts, tables } = proposedOf(columns, [
      ['Yes, and well', '', 'Because'],
      ['Other (please specify)', 'Somewhat', ''],
      ['', 'Only words', ''],
      ['Yes, and well', '', ''],
    ]);
    expect(questions.map(({ kind, ask }) => [kind, ask.text])).toEqual([
      ['single', 'Met?'],
      ['text', 'Met?: Why?'],
    ]);
    expect(counts[0]).toEqual({ 'Yes, and well': 2, 'Other (please specify)': 2 });
    expect(tables.tables[0]).toMatchObject({ answered: 4, exclusive: true });
  });

  test('never leaves a scale without its mean', () => {
    const { tables, isQuick } = proposedOf(columns, [
      ['5', 'A remark', ''],
      ['1', '', ''],
      ['3', '', ''],
    ]);
    expect(tables.tables[0]).toMatchObject({ kind: 'scale', answered: 3, mean: { mean: 3, n: 3 } });
    expect(isQuick).toBe(true);
  });
});

describe('rows', () => {
  const kinds = {
    rowKind: ([state]: readonly string[]) =>
      state === 'begun' ? 'partial' : state === 'try' ? 'test' : state === 'mean' ? { skip: 'averages' } : 'complete',
  };
  const columns: readonly ColumnSketch[] = [{ header: 'state', role: { kind: 'machine' } }, 'Which?'];

  test('that are blank, averages, partial or tests are told apart and not counted', () => {
    const rows = [
      ['done', 'A'],
      ['begun', 'A'],
      ['try', 'A'],
      ['mean', '3'],
      [' ', ''],
      ['done', 'B'],
      ['done', ''],
    ];
    const { profile, tables } = proposedOf(columns, rows, kinds);
    expect(profile.rows).toEqual({ complete: 3, partial: 1, test: 1 });
    expect(Object.fromEntries(profile.skipped)).toEqual({ averages: 1, blank: 1 });
    expect(tables).toMatchObject({ responses: 3, partial: 1, test: 1, tables: [{ answered: 2 }] });
  });

  test('that are all partial are counted, as nothing marks a complete one', () => {
    const { tables } = proposedOf(
      columns,
      [
        ['begun', 'A'],
        ['begun', 'B'],
        ['begun', 'A'],
      ],
      kinds,
    );
    expect(tables).toMatchObject({ responses: 3, partial: 0, tables: [{ answered: 3 }] });
  });

  test('may be shorter or longer than the headers', () => {
    const { tables } = proposedOf(['A?', 'B?'], [['Yes'], ['No', 'Yes', 'more'], ['Yes', 'No']]);
    expect(tables.tables.map(({ answered }) => answered)).toEqual([3, 2]);
  });
});

describe('bounds', () => {
  test('beyond its bounds a column is counted on, and numbers keep their mean', () => {
    const rows = Array.from({ length: DISTINCT_CELLS + 900 }, (_, i) => [String(i + 0.5), `words number ${i}`]);
    const { profile, tables, isQuick } = proposedOf(['How much did it cost?', 'Why?'], rows);
    expect(profile.columns.get(0)?.values).toHaveLength(DISTINCT_CELLS);
    expect(tables.tables[1]).toMatchObject({ kind: 'text', answered: rows.length });
    expect(tables.tables[0]?.mean?.mean).toBeCloseTo(rows.length / 2);
    expect(isQuick).toBe(true);
  });
});

test('ids are short, unique and without the number of the question', () => {
  const { questions } = proposedOf(
    ['1. How large is it? (in people)', '2. How large is it?', '3. ???', 'Question'],
    [['Big', 'Small', 'x', 'y']],
  );
  expect(questions.map(({ id }) => id)).toEqual(['how-large-is-it', 'how-large-is-it-2', 'untitled', 'question']);
});

test('written as survey.yaml and read again, a proposed codebook reads the same file to the same tables', async () => {
  const columns: readonly ColumnSketch[] = [
    '1. Role?',
    'Tools?',
    'How good?',
    'Rate [Forum]',
    'Rate [Chat]',
    option('A'),
    option('B'),
    otherText,
    'How much?',
    'Why?',
  ];
  const rows = [
    ['Leader', 'Forum, Chat', '5: every day', 'Okay', 'Poor', 'A', '', '', '12', 'Because of this'],
    ['Member', 'Chat', '4', 'N/A', 'Okay', '', 'B', 'Pigeons', '40', 'Because of that'],
    ['Leader', 'Forum, Chat, smoke, and drums', '1: never', 'Okay', 'Okay', 'A', 'B', '', '7.5', ''],
    ['Prefer not to say', 'Forum', 'N/A', 'Poor', '', '', '', '', 'n/a', 'Other reasons'],
    ['Member', 'Forum, Mail (slow, old)', '3', 'Poor', 'N/A', '', '', 'Smoke', '900', 'No reason'],
    ['Member', 'Mail (slow, old)', '2', 'Poor', 'N/A', '', '', '', '1900', 'Every reason'],
  ];
  const { mapping, tables, questions } = proposedOf(columns, rows);
  const text = printSurvey({ title: 'Test', phase: 'open', questions });
  const { codebook, diagnostics } = await readSurvey({ path: 'surveys/test/survey.yaml', text });
  expect(diagnostics).toEqual([]);
  const layout = layoutOf(columns);
  const again = mapTo(codebook, layout, profileOf(layout, rows));
  expect(again).toMatchObject({ near: [], columnsWithout: [], partsWithout: [] });
  expect(again.sources.map((source) => source?.main?.index)).toEqual(mapping.sources.map((source) => source?.main?.index));
  expect(talliedOf(layout, again, rows).tables).toEqual(tables.tables);
});
