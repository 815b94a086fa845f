import { expect, test } from 'vitest';
import { tablesOf } from '../../../src/model/surveys/profile-tables.ts';
import { propose } from '../../../src/model/surveys/propose.ts';
import { suppress } from '../../../src/model/surveys/suppress.ts';
import { importSurveyFacts } from '../../../src/report/survey/import-json.ts';
import { layoutOf, profileOf, talliedOf } from '../../model/surveys/exports.ts';

const layout = layoutOf(
  [
    'Role?',
    'How good? [Forum]',
    'How good? [Chat]',
    'Why?',
    { header: 'E-mail', role: { kind: 'personal', what: 'email' } },
    { header: '', role: { kind: 'nothing' } },
  ],
  { headerRows: 1, doubts: ['column 6 has no header'], rowKind: ([first]) => (first === 'Average' ? { skip: 'averages' } : 'complete') },
);
const secrets = ['Beekeeper of Ulm', 'Knife grinder', 'Lamp lighter', 'Bell ringer', 'Tide waiter'];
const rows = [
  ...Array.from({ length: 12 }, (_, i) => [
    i % 2 ? 'Leader' : 'Member',
    String(1 + (i % 5)),
    'N/A',
    `Because of reason ${i}`,
    'runa@example.org',
    '',
  ]),
  ...secrets.map((role) => [role, '5', '4', 'My own text', '', '']),
  ['Average', '3', '', '', '', ''],
];

function factsOf(isPrivate: boolean) {
  const profile = profileOf(layout, rows);
  const mapping = propose(layout, profile, { title: 'Test' });
  const tables = tablesOf(profile, mapping) ?? talliedOf(layout, mapping, rows);
  return importSurveyFacts({
    ...{ encoding: 'utf-8', delimiter: ',', layout, profile, mapping, tables, blank: 2, doubts: ['the times have no zone'] },
    ...(!isPrivate && { publish: (exact) => suppress(exact, { k: 5 }) }),
  });
}

test('the facts of an import name the file, its rows and its columns', () => {
  expect(factsOf(true)).toMatchObject({
    schema: 'wg/survey-import/1',
    dialect: 'generic',
    encoding: 'utf-8',
    delimiter: ',',
    headerRows: 1,
    responses: 17,
    counted: 17,
    partial: 0,
    test: 0,
    skipped: [
      { reason: 'averages', rows: 1 },
      { reason: 'blank', rows: 2 },
    ],
    personalColumns: ['E-mail'],
    totals: { columns: 6, answerColumns: 4, personalColumns: 1, questions: 3 },
  });
});

test('a question has its columns from 1, its header as in the file, and exact counts when private', () => {
  const [role, forum, chat, why] = factsOf(true).questions;
  expect(role).toMatchObject({ id: 'role', header: 'Role?', columns: [1], kind: 'single', answered: 17, mean: null, n: null });
  expect(role?.options.slice(0, 3)).toEqual([
    { label: 'Member', count: 6, listed: true },
    { label: 'Leader', count: 6, listed: true },
    { label: 'Beekeeper of Ulm', count: 1, listed: false },
  ]);
  expect(forum).toMatchObject({
    id: 'how-good.forum',
    kind: 'grid',
    row: 'Forum',
    title: 'How good?',
    header: 'How good? [Forum]',
    columns: [2],
    n: 17,
  });
  expect(chat).toMatchObject({ columns: [3], mean: 4, n: 5, answered: 17 });
  expect(why).toMatchObject({ kind: 'text', answered: 17, options: [] });
});

test('without --private no count under k, no write-in and no text is in the facts', () => {
  const facts = factsOf(false);
  const text = JSON.stringify(facts);
  for (const secret of [...secrets, 'Because', 'My own', 'example.org']) expect(text).not.toContain(secret);
  for (const { options } of facts.questions)
    for (const { count } of options) expect(count === null || count === 0 || count >= 5).toBe(true);
  expect(facts.questions.map(({ kind }) => kind)).toEqual(['single', 'grid', 'grid', 'text']);
});

test('an option of a proposed codebook that few chose is not named without --private', () => {
  const own = layoutOf(['Role?']);
  const few = [
    ...Array.from({ length: 20 }, () => ['Leader']),
    ...Array.from({ length: 9 }, () => ['Member']),
    ['Lamp lighter'],
    ['Knife grinder'],
  ];
  const profile = profileOf(own, few);
  const mapping = propose(own, profile, { title: 'Test' });
  const tables = talliedOf(own, mapping, few);
  const facts = importSurveyFacts({
    encoding: 'utf-8',
    delimiter: ',',
    layout: own,
    profile,
    mapping,
    tables,
    publish: (exact) => suppress(exact, { k: 5 }),
  });
  expect(facts.questions[0]?.options.map(({ label }) => label)).toEqual(['Leader', 'Member']);
  expect(JSON.stringify(facts)).not.toMatch(/Lamp|Knife/);
});
