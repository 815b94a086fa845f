import { describe, expect, test } from 'vitest';
import { communityNamed, formsInUse, pairOf, shepherdings } from '../../src/model/communities.ts';
import { keyOf } from '../../src/model/waiting.ts';
import { agendaLines } from '../../src/report/agenda.ts';
import { statusFacts } from '../../src/report/status/facts.ts';
import { milestone, type Texts, viewOf } from './memory.ts';

const texts: Texts = {
  'communities/leith.yaml': 'name: Leith\naliases: [the port]\n',
  'communities/oban.yaml': 'name: Oban\n',
  'people/ana.yaml': 'name: Ana Silva\n',
  'people/bo.yaml': 'name: Bo Ek\n',
};

describe('a name', () => {
  test('means a community by its slug, its name and its aliases', async () => {
    const { directory } = await viewOf(texts);
    const found = ['leith', 'Leith', 'the port', 'communities/leith', 'Crail'].map((name) => communityNamed(directory, name));
    expect(found.map(({ record }) => record?.slug)).toEqual(['leith', 'leith', 'leith', 'leith', undefined]);
    expect(found[4]).toEqual({ name: 'Crail' });
  });

  test('that another thing has goes on meaning that thing, and its id stays as it was', async () => {
    const { directory } = await viewOf({ ...texts, 'milestones/leith.md': milestone('The port'), 'tasks/oban.yaml': 'title: Oban\n' });
    const found = directory.find('leith');
    expect('thing' in found && keyOf(found.thing)).toBe('milestones/leith.md');
    expect('thing' in found && directory.idOf(found.thing)).toBe('leith');
    const either = directory.find('the port', ['community', 'milestone']);
    expect('thing' in either && keyOf(either.thing)).toBe('milestones/leith.md');
    expect(directory.things.filter(({ kind }) => kind === 'community').map((thing) => directory.idOf(thing))).toEqual([
      'communities/leith',
      'communities/oban',
    ]);
    expect(directory.find('oban')).toHaveProperty('several');
  });
});

describe('who looks after whom', () => {
  const cases: readonly (readonly [string, Texts])[] = [
    ['the one that does', { 'communities/leith.yaml': 'name: Leith\nshepherds: [Oban]\n' }],
    ['the one that is looked after', { 'communities/oban.yaml': 'name: Oban\nshepherded_by: [leith]\n' }],
    [
      'both',
      { 'communities/leith.yaml': 'name: Leith\nshepherds: [Oban]\n', 'communities/oban.yaml': 'name: Oban\nshepherded_by: [leith]\n' },
    ],
    ['a pairing', { 'pairings/a.yaml': 'between: [leith, oban]\n' }],
    [
      'a pairing and a field',
      { 'pairings/a.yaml': 'between: [leith, oban]\n', 'communities/oban.yaml': 'name: Oban\nshepherded_by: [leith]\n' },
    ],
  ];
  test.each(cases)('is read once where it is written by %s', async (_, more) => {
    const found = shepherdings(await viewOf({ ...texts, ...more }));
    expect(found.map(({ shepherd, shepherded }) => [shepherd.name, shepherded.name])).toEqual([['Leith', 'Oban']]);
    expect(found[0]?.pairing !== undefined).toBe('pairings/a.yaml' in more);
  });

  test('by an open pairing hides one that is over', async () => {
    const found = shepherdings(
      await viewOf({ ...texts, 'pairings/a.yaml': 'between: [leith, oban]\nstate: done\n', 'pairings/b.yaml': 'between: [leith, oban]\n' }),
    );
    expect(found.map(({ pairing }) => pairing?.slug)).toEqual(['b']);
  });
});

test('a pairing is between two communities or two people, and nothing else', async () => {
  const lists = ['[leith, oban]', '[Ana, bo]', '[leith, ana]', '[leith]', '[leith, leith]', '[ana, ana]', '[leith, oban, ana]', '[x, y]'];
  const pairings = Object.fromEntries(lists.map((list, i) => [`pairings/${i}.yaml`, `between: ${list}\n`]));
  const { group, directory } = await viewOf({ ...texts, ...pairings });
  const kinds = group.pairings.map((pairing) => pairOf(directory, pairing)?.kind);
  expect(kinds).toEqual(['shepherding', 'meeting', ...Array(6).fill(undefined)]);
});

test('forms of recognition are gathered from both sides, those without a file last', async () => {
  const view = await viewOf({
    ...texts,
    'recognition/song.md': '---\ntitle: A song\ncommunities: [leith]\n---\n',
    'communities/leith.yaml': 'name: Leith\nrecognition: [song, a cake]\n',
    'communities/oban.yaml': 'name: Oban\nrecognition: [A song, A cake!]\n',
  });
  expect(formsInUse(view).map(({ title, record, communities }) => [title, record?.slug, communities.map(({ name }) => name)])).toEqual([
    ['A song', 'song', ['Leith', 'Oban']],
    ['a cake', undefined, ['Leith', 'Oban']],
  ]);
});

describe('a pairing comes back', () => {
  const paired = (fields: string): Texts => ({ ...texts, 'pairings/leith-oban.yaml': `between: [leith, oban]\nwhy: a boat\n${fields}` });
  const returning = async (fields: string, today: string) =>
    statusFacts(await viewOf(paired(fields), today)).returning.map(({ id, text }) => `${id}: ${text}`);

  test('in the status report and the agenda when its day has come, and not before', async () => {
    expect(await returning('follow_up: 2026-04-21\n', '2026-04-20')).toEqual([]);
    expect(await returning('follow_up: 2026-04-21\n', '2026-04-21')).toEqual(['leith-oban: leith and oban: a boat']);
    const lines = agendaLines(await viewOf(paired('follow_up: 2026-04-21\n'), '2026-04-20'), '2026-04-28' as never);
    expect(lines).toEqual(['- Comes back: [leith and oban: a boat](../pairings/leith-oban.yaml)']);
  });

  test('and not once it is over', async () => {
    expect(await returning('follow_up: 2026-04-21\nstate: done\n', '2026-05-01')).toEqual([]);
    expect(await returning('follow_up: 2026-04-21\nstate: dropped\n', '2026-05-01')).toEqual([]);
  });
});
