import { describe, expect, test } from 'vitest';
import { matchesOf } from '../../src/model/match/matches.ts';
import type { Match } from '../../src/model/match/side.ts';
import { type Texts, viewOf } from './memory.ts';

const counted = 'size_on: 2026-02-01\n';
const town = (name: string, fields: string): Texts => ({
  [`communities/${name.toLowerCase()}.yaml`]: `name: ${name}\n${counted}${fields}`,
});
const large = (more = ''): Texts =>
  town('Leith', `size: 40\nstrengths: [finding a room for the winter]\nlanguages: [en, gd]\ntime_zone: Europe/London\n${more}`);
const small = (more = ''): Texts => town('Oban', `size: 8\nneeds: [a room in winter]\nlanguages: [gd]\ntime_zone: Europe/London\n${more}`);

async function matches(texts: Texts, hours = 3) {
  const { shepherds, leaders, missing } = await matchesOf(await viewOf(texts), hours);
  const words = ({ names, reasons, against }: Match) => ({
    names: names.join(' > '),
    reasons: reasons.map((r) => r.words),
    against: against.map((a) => a.words),
  });
  return { shepherds: shepherds.map(words), leaders: leaders.map(words), missing };
}

describe('a larger community could look after a smaller one', () => {
  test('that needs what it can help with, with all that was weighed in words', async () => {
    expect((await matches({ ...large(), ...small() })).shepherds).toEqual([
      {
        names: 'Leith > Oban',
        reasons: [
          'Oban needs “a room in winter”, and Leith can help with “finding a room for the winter”',
          '40 people are active in Leith, 8 in Oban',
          'both work in gd',
          'their clocks are the same',
        ],
        against: [],
      },
    ]);
  });

  const none: readonly (readonly [string, Texts])[] = [
    ['where it is not larger', { ...large(), ...town('Oban', 'size: 30\nneeds: [a room in winter]\n') }],
    ['where nobody counted one of them', { ...large(), ...town('Oban', 'needs: [a room in winter]\n') }],
    ['where it has nothing of what is needed', { ...large(), ...town('Oban', 'size: 8\nneeds: [somebody who can weld]\n') }],
    ['where it does already', { ...large('shepherds: [oban]\n'), ...small() }],
    ['where it is looked after by the small one', { ...large('shepherded_by: [oban]\n'), ...small() }],
    ['where the two are paired', { ...large(), ...small(), 'pairings/p.yaml': 'between: [leith, oban]\n' }],
  ];
  test.each(none)('but not %s', async (_, texts) => {
    expect((await matches(texts)).shepherds).toEqual([]);
  });

  const against: readonly (readonly [string, Texts, string])[] = [
    [
      'clocks far apart',
      { ...large(), ...town('Oban', 'size: 8\nneeds: [a room in winter]\nlanguages: [gd]\ntime_zone: Asia/Tokyo\n') },
      'their clocks are 9 hours apart',
    ],
    [
      'no language in common',
      { ...large(), ...town('Oban', 'size: 8\nneeds: [a room in winter]\nlanguages: [nn]\n') },
      'they have no language in common',
    ],
    [
      'a language that nobody wrote down',
      { ...large(), ...town('Oban', 'size: 8\nneeds: [a room in winter]\n') },
      'nothing says in which languages Oban works',
    ],
    ['another whom it looks after', { ...large('shepherds: [Crail]\n'), ...small() }, 'Leith looks after Crail already'],
    ['another who looks after it', { ...large(), ...small('shepherded_by: [Crail]\n') }, 'Crail looks after Oban already'],
    [
      'a pairing that is over',
      { ...large(), ...small(), 'pairings/p.yaml': 'between: [leith, oban]\nstate: done\nended: 2026-01-02\noutcome: a room\n' },
      'they were paired until 2026-01-02: a room',
    ],
    [
      'an old count',
      { ...large(), 'communities/oban.yaml': 'name: Oban\nsize: 8\nsize_on: 2024-01-01\nneeds: [a room in winter]\n' },
      'Oban was last counted on 2024-01-01',
    ],
  ];
  test.each(against)('and %s speaks against it', async (_, texts, words) => {
    expect((await matches(texts)).shepherds.map((m) => m.against)).toEqual([expect.arrayContaining([words])]);
  });

  test('and clocks count as near as one says', async () => {
    const texts = { ...large(), ...town('Oban', 'size: 8\nneeds: [a room in winter]\ntime_zone: Asia/Tokyo\n') };
    expect((await matches(texts, 9)).shepherds[0]?.reasons).toContain('their clocks are 9 hours apart');
  });
});

describe('leaders could meet', () => {
  const ana = { 'people/ana.yaml': 'name: Ana Silva\n', 'people/bo.yaml': 'name: Bo Ek\n' };
  const leith = (more = '') => town('Leith', `leaders: [ana]\nprojects: [a tool library]\n${more}`);
  const oban = (more = '') => town('Oban', `leaders: [Bo Ek]\nprojects: [tool library in a van]\n${more}`);
  const call = (...names: readonly string[]) => ({
    'meetings/2026-02-03.md': `# Call\n\n## Attendees\n\n${names.map((name) => `- ${name}\n`).join('')}`,
  });

  test('whose communities work on the same and who were never at one meeting', async () => {
    const { leaders } = await matches({ ...ana, ...leith(), ...oban(), ...call('Ana Silva') });
    expect(leaders.map(({ names }) => names)).toEqual(['Ana Silva > Bo Ek']);
    expect(leaders[0]?.reasons.slice(0, 2)).toEqual([
      'both work on “a tool library” and “tool library in a van”',
      'no notes have both at one meeting',
    ]);
    expect(leaders[0]?.against).toContain('Bo Ek is in no list of attendees; they may know each other from elsewhere');
  });

  const none: readonly (readonly [string, Texts])[] = [
    ['who have met', { ...ana, ...leith(), ...oban(), ...call('Ana Silva', 'Bo Ek') }],
    ['whose communities do other things', { ...ana, ...leith(), ...town('Oban', 'leaders: [bo]\nprojects: [singing]\n') }],
    ['who are one person', { ...ana, ...leith(), ...town('Oban', 'leaders: [ana]\nprojects: [a tool library]\n') }],
    ['who are in no file', { ...leith(), ...oban() }],
    ['who are paired', { ...ana, ...leith(), ...oban(), 'pairings/p.yaml': 'between: [bo, ana]\n' }],
    ['who were paired and met', { ...ana, ...leith(), ...oban(), 'pairings/p.yaml': 'between: [bo, ana]\nstate: done\n' }],
  ];
  test.each(none)('but not those %s', async (_, texts) => {
    expect((await matches(texts)).leaders).toEqual([]);
  });

  test('each pair once, with what speaks for it most often', async () => {
    const texts = {
      ...ana,
      ...leith(),
      ...oban('languages: [gd]\n'),
      ...town('Crail', 'leaders: [ana]\nlanguages: [gd]\nprojects: [a tool library]\n'),
    };
    const { leaders } = await matches(texts);
    expect(leaders.map(({ names }) => names)).toEqual(['Ana Silva > Bo Ek']);
    expect(leaders[0]?.reasons).toContain('both work in gd');
  });
});

test('what is not written down is said', async () => {
  const { missing } = await matches({
    'communities/leith.yaml': 'name: Leith\nleaders: [Cleo]\n',
    'communities/oban.yaml': 'name: Oban\nsize: 4\n',
  });
  expect(missing).toEqual([
    'how many people are active is not written down: Leith',
    'no needs are written down: Leith, Oban',
    'no projects are written down: Leith, Oban',
    'no leaders are written down: Oban',
    'leaders without a file in people/: Cleo',
  ]);
});

test('more reasons come first, then names; the order of the files does not matter', async () => {
  const needs = 'size: 8\nneeds: [a room in winter]\nlanguages: [gd]\n';
  const texts = { ...large(), ...town('Tain', needs), ...town('Crail', needs), ...town('Oban', `${needs}time_zone: Europe/London\n`) };
  const found = await matches(texts);
  expect(found.shepherds.map(({ names }) => names)).toEqual(['Leith > Oban', 'Leith > Crail', 'Leith > Tain']);
  expect(await matches(Object.fromEntries(Object.entries(texts).reverse()))).toEqual(found);
});
