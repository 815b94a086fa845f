// An invented survey of a gardening group: its codebook, and counts made by hand. Small and hostile numbers are meant.
import type { Codebook, SurveyQuestion } from '../../src/model/surveys/codebook.ts';
import { type Results, resultsOf } from '../../src/model/surveys/results.ts';
import type { Table, TableCell, Tables } from '../../src/model/surveys/tables.ts';
import type { Day } from '../../src/time/day.ts';

const wording = (text: string) => ({ text, in: new Map<string, string>() });

function question(
  id: string,
  ask: string,
  kind: SurveyQuestion['kind'],
  labels: readonly string[] = [],
  more: Partial<SurveyQuestion> = {},
): SurveyQuestion {
  return {
    id,
    ask: wording(ask),
    kind,
    choices: labels.map((label, at) => ({
      label: wording(label),
      role: 'option' as const,
      also: [],
      ...((kind === 'scale' || kind === 'grid') && { value: at + 1 }),
    })),
    rows: [],
    several: kind === 'multiple',
    required: false,
    group: false,
    sensitive: false,
    informs: [],
    headers: [],
    ...more,
  };
}

const points = ['1 (not at all)', '2', '3', '4', '5 (very)'];

export const codebook: Codebook = {
  title: 'Leading a garden',
  language: 'en',
  questions: [
    question('role', 'What do you do in your garden?', 'single', ['I lead it', 'I am a member'], { group: true }),
    question('satisfied', 'How content are you with how it is led?', 'scale', points),
    question('recognition', 'Which thanks would you like?', 'multiple', ['Public thanks', 'A letter', 'A | pipe & <b>bold</b>', 'Nothing']),
    question('tools', 'How often do you use these?', 'grid', ['Never', 'Monthly', 'Weekly'], {
      rows: [
        { id: 'forum', label: wording('Forum') },
        { id: 'chat', label: wording('Chat') },
      ],
    }),
    question('hours', 'How many hours a month?', 'number'),
    question('leader', 'What makes a good leader?', 'text'),
  ],
};

/** A table of counts for the choices of a part, with further lines. */
function table(
  part: string,
  answered: number,
  counts: readonly number[],
  more: Partial<Table> = {},
  extra: readonly TableCell[] = [],
): Table {
  const [id = '', rowId] = part.split('.');
  const asked = codebook.questions.find((q) => q.id === id);
  if (asked === undefined) throw new Error(id);
  const row = asked.rows.find((r) => r.id === rowId)?.label.text;
  const exclusive = asked.kind !== 'multiple' && asked.kind !== 'text' && asked.kind !== 'number';
  const cells = asked.choices.map(
    ({ label, role, value }, at): TableCell => ({
      label: label.text,
      role,
      listed: true,
      count: counts[at] ?? 0,
      ...(value !== undefined && { value }),
    }),
  );
  const valued = cells.flatMap(({ value, count }) => (value === undefined ? [] : [{ value, count }]));
  const n = valued.reduce((sum, { count }) => sum + count, 0);
  return {
    part,
    question: id,
    ...(row !== undefined && { row }),
    title: asked.ask.text,
    kind: asked.kind,
    answered,
    exclusive,
    cells: [...cells, ...extra],
    ...(exclusive && n > 0 && { mean: { mean: valued.reduce((sum, { value, count }) => sum + value * count, 0) / n, n } }),
    ...more,
  };
}

const notApplicable = (count: number): TableCell => ({ label: 'Does not apply', role: 'not-applicable', listed: true, count });
const writtenIn = (label: string, count: number): TableCell => ({ label, role: 'option', listed: false, count });

export const tables: Tables = {
  responses: 60,
  partial: 7,
  test: 1,
  tables: [
    table('role', 60, [18, 42]),
    table('satisfied', 54, [5, 8, 12, 17, 6], {}, [notApplicable(6)]),
    table('recognition', 52, [31, 12, 3, 9], { others: 7 }, [writtenIn('a pie from ana@example.org', 1), writtenIn('cake', 6)]),
    table('tools.forum', 60, [20, 25, 15]),
    table('tools.chat', 57, [40, 10, 7]),
    table('hours', 48, [], { mean: { mean: 11.456, n: 48, deviation: 6.2 } }),
    table('leader', 41, []),
  ],
  breakdowns: [
    {
      by: 'role',
      slices: [
        {
          label: 'I lead it',
          responses: 18,
          tables: [
            table('role', 18, [18, 0]),
            table('satisfied', 18, [0, 2, 5, 6, 5], {}, [notApplicable(0)]),
            table('recognition', 12, [6, 5, 1, 0], { others: 2 }, [writtenIn('cake', 2)]),
            table('tools.forum', 18, [6, 6, 6]),
            table('tools.chat', 18, [8, 5, 5]),
            table('hours', 16, [], { mean: { mean: 20, n: 16, deviation: 5 } }),
            table('leader', 11, []),
          ],
        },
        {
          label: 'I am a member',
          responses: 42,
          tables: [
            table('role', 42, [0, 42]),
            table('satisfied', 36, [5, 6, 7, 11, 1], {}, [notApplicable(6)]),
            table('recognition', 40, [25, 7, 2, 9], { others: 5 }, [writtenIn('cake', 4), writtenIn('a pie from ana@example.org', 1)]),
            table('tools.forum', 42, [14, 19, 9]),
            table('tools.chat', 39, [32, 5, 2]),
            table('hours', 32, [], { mean: { mean: 7.184, n: 32, deviation: 4 } }),
            table('leader', 30, []),
          ],
        },
      ],
    },
  ],
};

/** What was found in the answers to the last question. */
export const themes: readonly Table[] = [
  {
    part: 'leader',
    question: 'leader',
    title: 'What makes a good leader?',
    kind: 'text',
    answered: 41,
    exclusive: false,
    cells: [
      { label: 'listens', role: 'option', listed: true, count: 22 },
      { label: 'shares the work', role: 'option', listed: true, count: 15 },
      { label: 'is paid', role: 'option', listed: true, count: 2 },
    ],
  },
];

export const period = { from: '2031-03-01' as Day, to: '2031-03-20' as Day };

export const results: Results = resultsOf({ survey: 'leading', codebook, tables, themes, k: 5, period });
