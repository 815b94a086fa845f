import { describe, expect, test } from 'vitest';
import type { Choice, Codebook, SurveyQuestion } from '../../../src/model/surveys/codebook.ts';
import { mapTo } from '../../../src/model/surveys/mapping.ts';
import { originalOf } from '../../../src/model/surveys/misfits.ts';
import { type ColumnSketch, countsOf, layoutOf, profileOf, talliedOf } from './exports.ts';

function choice(text: string, more: Partial<Choice> = {}): Choice {
  return { label: { text, in: new Map() }, role: 'option', also: [], ...more };
}

function question(id: string, text: string, choices: readonly Choice[] = [], more: Partial<SurveyQuestion> = {}): SurveyQuestion {
  const kind = more.kind ?? (choices.length > 0 ? 'single' : 'text');
  const base = { id, ask: { text, in: new Map() }, kind, choices, rows: [], several: kind === 'multiple', required: false };
  return { ...base, group: false, sensitive: false, informs: [], headers: [], ...more };
}

function mapped(
  questions: readonly SurveyQuestion[],
  columns: readonly ColumnSketch[],
  rows: readonly (readonly string[])[],
  separators = [', '],
) {
  const codebook: Codebook = { title: 'Test', language: 'en', questions };
  const layout = layoutOf(columns, { separators });
  const mapping = mapTo(codebook, layout, profileOf(layout, rows));
  const tables = talliedOf(layout, mapping, rows);
  return { mapping, tables, counts: tables.tables.map(countsOf), words: mapping.doubts.map(({ words }) => words).join('\n') };
}

const yesNo = [choice('Yes'), choice('No')];

describe('columns', () => {
  test.each([
    ['Are you well?'],
    ['are  you\u00a0well?'],
    ['3. Are you well? *'],
    ['Q3: Are you well'],
    ['Geht es dir gut?'],
    ['wellbeing'],
    ['HEALTH_1'],
  ])('the header %j finds its question, and nothing needs to be shown', (header) => {
    const asked = question('wellbeing', 'Are you well?', yesNo, {
      ask: { text: 'Are you well?', in: new Map([['de', 'Geht es dir gut?']]) },
      headers: ['HEALTH_1'],
    });
    const { mapping, counts } = mapped([asked], [header], [['Yes']]);
    expect(mapping.near).toEqual([]);
    expect(counts).toEqual([{ Yes: 1, No: 0 }]);
  });

  test('a header in nearly the same words is taken and shown', () => {
    const { mapping } = mapped(
      [question('chat', 'Which chat programs do you use at work?')],
      ['Which chat programs did you use at work?'],
      [['a']],
    );
    expect(mapping.near).toEqual([
      { what: 'question', inFile: 'Which chat programs did you use at work?', inCodebook: 'Which chat programs do you use at work?' },
    ]);
  });

  test('two headers with one wording go to two questions in their order', () => {
    const { mapping } = mapped([question('why', 'Why?'), question('why-2', 'Why?')], ['Why?', 'Why?'], [['a', 'b']]);
    expect(mapping.sources.map((source) => source?.main?.index)).toEqual([0, 1]);
  });

  test('what does not fit is listed both ways', () => {
    const { mapping, words } = mapped(
      [question('a', 'First thing?'), question('b', 'Quite another matter?')],
      ['First thing?', 'Favourite colour?'],
      [['x', 'y']],
    );
    expect(mapping.columnsWithout.map(({ header }) => header)).toEqual(['Favourite colour?']);
    expect(mapping.partsWithout.map(({ key }) => key)).toEqual(['b']);
    expect(words).toContain('“Favourite colour?”');
  });

  test('rows of a grid are found by their labels', () => {
    const rows = ['Forum', 'Chat'].map((text) => ({ id: text.toLowerCase(), label: { text, in: new Map() } }));
    const grid = question('tools', 'How good?', [choice('Good'), choice('Bad')], { kind: 'grid', rows });
    const { counts } = mapped(
      [grid],
      ['How good? [chat]', 'How good? [Forum]'],
      [
        ['Good', 'Bad'],
        ['Good', 'Bad'],
      ],
    );
    expect(counts).toEqual([
      { Good: 0, Bad: 2 },
      { Good: 2, Bad: 0 },
    ]);
  });

  test('rows where the question has options are the columns of its options', () => {
    const several = question('tools', 'Which tools?', [choice('Forum'), choice('Chat')], { kind: 'multiple' });
    const { counts } = mapped(
      [several],
      ['Which tools? [Chat]', 'Which tools? [Forum]'],
      [
        ['1', ''],
        ['1', '1'],
      ],
    );
    expect(counts).toEqual([{ Forum: 1, Chat: 2 }]);
  });

  test('headers that join question and option are columns of options', () => {
    const several = question('tools', 'Which tools?', [choice('Forum', { also: ['forum'] }), choice('Chat', { also: ['chat'] })], {
      kind: 'multiple',
    });
    const { counts, mapping } = mapped(
      [several],
      ['tools/forum', 'tools/chat'],
      [
        ['1', '0'],
        ['1', '1'],
      ],
    );
    expect(counts).toEqual([{ Forum: 2, Chat: 1 }]);
    expect(mapping.columnsWithout).toEqual([]);
  });

  test('a column of an option that the codebook lacks counts as a write-in', () => {
    const several = question('tools', 'Which tools?', [choice('Forum')], { kind: 'multiple' });
    const column = (label: string): ColumnSketch => ({
      header: label,
      role: { kind: 'answer', question: 'q', title: 'Which tools?', option: label },
    });
    const { counts, words } = mapped([several], [column('Forum'), column('Pigeons')], [['Forum', 'Pigeons']]);
    expect(counts).toEqual([{ Forum: 1, '~Pigeons': 1 }]);
    expect(words).toContain('“Pigeons” in the headers');
  });
});

describe('cells', () => {
  test.each([['Member'], ['member'], [' Member\u00a0'], ['“Member”'], ['Mitglied'], ['part of it']])('%j is the option', (cell) => {
    const member = choice('Member', { label: { text: 'Member', in: new Map([['de', 'Mitglied']]) }, also: ['part of it'] });
    const { counts } = mapped([question('role', 'Role?', [choice('Leader'), member])], ['Role?'], [[cell]]);
    expect(counts).toEqual([{ Leader: 0, Member: 1 }]);
  });

  test('several answers are cut against the longest options, the rest is one write-in', () => {
    const choices = [choice('HPC (SLURM, PBS)'), choice('HPC'), choice('SSH, by hand'), choice('Other', { role: 'other' })];
    const { counts, tables } = mapped(
      [question('how', 'How?', choices, { kind: 'multiple' })],
      ['How?'],
      [['SSH, by hand, HPC (SLURM, PBS), smoke, and pigeons'], ['HPC']],
    );
    expect(counts).toEqual([{ 'HPC (SLURM, PBS)': 1, HPC: 1, 'SSH, by hand': 1, Other: 0, '~smoke, and pigeons': 1 }]);
    expect(tables.tables[0]?.others).toBe(1);
  });

  test('points of a scale are found by number, words and both', () => {
    const points = [1, 2, 3].map((value) =>
      choice(value === 3 ? '3 (every day)' : String(value), {
        value,
        ...(value === 3 && { also: ['3', 'every day'], end: { text: 'every day', in: new Map() } }),
      }),
    );
    const { tables } = mapped(
      [question('often', 'How often?', points, { kind: 'scale' })],
      ['How often?'],
      [['3'], ['3.0'], ['every day'], ['3 (every day)'], ['3: every day'], ['1']],
    );
    expect(tables.tables[0]).toMatchObject({ cells: [{ count: 1 }, { count: 0 }, { count: 5 }], mean: { n: 6 } });
  });

  test.each(['n/a', 'NA', '-', 'not applicable'])('%j is the N/A of the question', (cell) => {
    const { counts } = mapped(
      [question('well', 'Well?', [...yesNo, choice('Does not apply to me', { role: 'not-applicable' })])],
      ['Well?'],
      [[cell]],
    );
    expect(counts).toEqual([{ Yes: 0, No: 0, 'Does not apply to me': 1 }]);
  });

  test('what is no option is never lost, and said without its words', () => {
    const { counts, mapping, words } = mapped([question('well', 'Well?', yesNo)], ['Well?'], [['Yes'], ['A secret of mine']]);
    expect(counts).toEqual([{ Yes: 1, No: 0, '~A secret of mine': 1 }]);
    expect(words).toContain('no option of the question');
    expect(words).not.toContain('secret');
    expect(mapping.doubts.some(({ values }) => values?.includes('A secret of mine'))).toBe(true);
  });
});

describe('a label that a spreadsheet changed', () => {
  test.each([
    ['1.2', '1.20'],
    ['7', '007'],
    ['2-Mar', '2-3'],
    ['Mar-02', '2-3'],
    ['3-Feb', '2-3'],
    ['2024-03-02', '2-3'],
    ['3/2/2024', '2 - 3'],
    ['10. Mai 2024', undefined],
    ['12-Oct', '10–12 people'],
    ['4-Mar', undefined],
    ['Mary 2', undefined],
  ])('%j was perhaps %j', (cell, original) => {
    expect(
      originalOf(
        cell,
        ['1.20', '007', '2-3', '2 - 3', '10–12 people']
          .filter((label) => label === original || original === undefined)
          .map((label) => choice(label)),
      ),
    ).toBe(original);
  });

  test('is a doubt, and counted as it stands', () => {
    const { counts, words } = mapped(
      [question('version', 'Version?', [choice('1.19'), choice('1.20')])],
      ['Version?'],
      [['1.19'], ['1.2']],
    );
    expect(counts).toEqual([{ '1.19': 1, '1.20': 0, '~1.2': 1 }]);
    expect(words).toContain('a spreadsheet seems to have changed');
  });
});
