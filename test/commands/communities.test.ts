import { describe, expect, test } from 'vitest';
import { makeBed, plainGroup } from '../bed.ts';

const survey = `title: What towns need
phase: closed
questions:
  - id: town
    ask: Which town are you from?
    kind: single
    options: [Leith, Oban harbour, Wick, Crail]
    group: true
  - id: what
    ask: What do you need?
    kind: multiple
    options: [A room in winter, Tools, Money]
  - id: role
    ask: What is leadership to you?
    kind: single
    options: [Asking first, Holding the key]
  - id: cheer
    ask: What cheers you up?
    kind: multiple
    options: [A cake, A letter]
`;

/** Who answered what: the town, needs, leadership, what cheers. Crail is small, and hides Wick too. */
const answers = [
  ...Array(14).fill(['Leith', 'Tools;Money', 'Asking first', 'A letter']),
  ...Array(6).fill(['Leith', 'Tools', 'Holding the key', 'A letter']),
  ...Array(8).fill(['Oban harbour', 'A room in winter', 'Holding the key', 'A cake']),
  ...Array(6).fill(['Oban harbour', 'A room in winter;Tools', 'Holding the key', 'A cake']),
  ...Array(6).fill(['Oban harbour', 'Tools', 'Asking first', 'A letter']),
  ...Array(11).fill(['Wick', 'Money', 'Asking first', 'A cake']),
  ...Array(3).fill(['Crail', 'Money', 'Holding the key', 'A letter']),
];
const csv = [
  'Timestamp,Which town are you from?,What do you need?,What is leadership to you?,What cheers you up?',
  ...answers.map((cells, at) => `2016/02/${10 + (at % 9)} 10:${10 + at}:00 AM CET,${cells.join(',')}`),
  '',
].join('\n');

const group = {
  'wg.yaml': plainGroup,
  '.gitignore': 'private/\n',
  'private/key': `${'k'.repeat(43)}\n`,
  'private/towns.csv': csv,
  'surveys/towns/survey.yaml': survey,
  'people/ana.yaml': 'name: Ana Silva\ncommunities: [Crail]\n',
};

describe('wg new-community --from-survey', () => {
  test('fills what a third or more of a community gave, where that is published, and keeps where it comes from', async () => {
    const bed = makeBed(group);
    expect(await bed.run('import-survey', 'private/towns.csv', '--survey', 'towns')).toMatchObject({ code: 0 });
    const made = await bed.run(
      'new-community',
      'Oban',
      '--alias',
      'Oban harbour',
      '--leader',
      'ana',
      '--from-survey',
      'towns',
      '--take',
      'recognition=cheer',
    );
    expect(made).toMatchObject({ code: 0 });
    expect(made.stderr).toContain('needs, out of `what` (20 answered): A room in winter; Tools');
    const text = bed.read('communities/oban.yaml');
    expect(text).toContain('needs: [A room in winter, Tools]');
    expect(text).toContain('leadership: Holding the key');
    expect(text).toContain('recognition: [A cake]');
    expect(text).toContain('surveys/towns/results.md#by-town-what');
    expect(bed.read('surveys/towns/results.md')).toContain('id="by-town-what"');
    expect((await bed.run('check', 'communities')).stdout).not.toContain('communities/');

    const leith = await bed.run('new-community', 'Leith', '--from-survey', 'towns', '--dry-run');
    // All of them need tools; that is hidden, and so is what would tell it.
    expect(leith.stderr).toContain('towns proposes nothing');

    const small = await bed.run('new-community', 'Crail', '--need', 'a boat', '--source', 'a call', '--from-survey', 'towns');
    expect(small.stderr).toContain('towns has released nothing of this community alone');
    expect(bed.read('communities/crail.yaml')).toBe(
      '# yaml-language-server: $schema=../.wg/community.schema.json\nname: Crail\n\nneeds: [a boat]\n\nfrom:\n  needs: a call\n',
    );

    const again = await bed.run('new-community', 'the Oban', '--from-survey', 'towns');
    expect(again.stderr).toContain('communities/oban.yaml is there already; nothing was changed');
    expect(again.stderr).toContain('needs, out of `what`');
    expect(again.stderr).not.toContain('to be written into');
    expect(bed.read('communities/oban.yaml')).toBe(text);
    bed.put({ 'communities/oban.yaml': 'name: Oban\naliases: [Oban harbour]\nneeds: [a boat]\n' });
    const empty = await bed.run('new-community', 'Oban', '--from-survey', 'towns');
    expect(empty.stderr).toContain('  leadership: "Holding the key"\n');
    expect(empty.stderr).toContain('    leadership: surveys/towns/results.md#by-town-role\n');
    expect(empty.stderr).not.toContain('needs: [');
    bed.put({ 'communities/oban.yaml': text });
    const strange = await bed.run('new-community', 'Oban', '--from-survey', 'towns', '--take', 'needs=wat');
    expect([strange.code, strange.stderr]).toEqual([
      2,
      expect.stringContaining('there is no question `wat`; there is town, what, role, cheer'),
    ]);

    const page = (await bed.run('report', 'communities', 'oban', '--format', 'md')).stdout;
    expect(page).toContain('**needs** A room in winter; Tools – from [the survey “What towns need”](surveys/towns/results.md)');
    expect(page).toMatch(/\| What do you need\? \| 20 \| A room in winter/);
    const { communities } = JSON.parse((await bed.run('report', 'communities', '--json')).stdout);
    expect(communities.map((one: { name: string; answers: readonly unknown[] }) => [one.name, one.answers.length])).toEqual([
      ['Crail', 0],
      ['Oban', 1],
    ]);
  });

  test('refuses what it cannot read, and says what to write', async () => {
    const bed = makeBed(group);
    const cases: readonly (readonly [readonly string[], string])[] = [
      [['Oban', '--take', 'needs'], '--take is FIELD=QUESTION'],
      [['Oban', '--take', 'size=what'], 'with a field of needs, leadership, recognition'],
      [['Oban', '--size', 'many'], '--size takes a whole number from 1'],
      [['Oban', '--from-survey', 'winter'], 'no survey is called `winter`; there is towns'],
      [['Oban', '--time-zone', 'Oban'], '`Oban` is no IANA time zone'],
      [[' '], 'a community needs a name'],
    ];
    for (const [words, says] of cases) {
      const { code, stderr } = await bed.run('new-community', ...words);
      expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
    }
    expect((await bed.run('new-community', 'Oban', '--from-survey', 'towns')).stderr).toContain('towns has no published results yet');
    bed.put({ 'surveys/towns/survey.yaml': survey.replace('    group: true\n', '') });
    await bed.run('import-survey', 'private/towns.csv', '--survey', 'towns');
    expect((await bed.run('new-community', 'Wick', '--from-survey', 'towns')).stderr).toContain(
      'towns is not broken down by community: write `group: true`',
    );
  });
});

describe('names that are nearly right', () => {
  test('are told before something is made of them', async () => {
    const bed = makeBed({
      'wg.yaml': plainGroup,
      'communities/repair-leith.yaml': 'name: Repair Leith\n',
      'communities/repair-wick.yaml': 'name: Repair Wick\n',
    });
    expect((await bed.run('match', 'leith')).stderr).toContain('did you mean `repair-leith`?');
    expect((await bed.run('match', 'repair')).stderr).toContain('did you mean `repair-leith` or `repair-wick`?');
    const cake = await bed.run('new-recognition', 'A cake', '--community', 'Leith', '--community', 'Repair Wick');
    expect(cake.stderr).toContain('no community is called `Leith`; the name is kept as it is');
    expect(cake.stderr).not.toContain('`Repair Wick`');
    await bed.run('pair', 'repair-leith', 'repair-wick');
    expect((await bed.run('pair', 'repair-wick', 'repair-leith')).stderr).toContain('has them the other way round');
  });
});

describe('the reports', () => {
  const towns = {
    'wg.yaml': plainGroup,
    'communities/leith.yaml': 'name: Leith\nsize: 30\nsize_on: 2016-01-01\nleadership: |\n  Asking\n  first.\n',
    'people/ana.yaml': 'name: Ana Silva\ncommunities: [Crail, Leith]\n',
    'challenges/themes.yaml': 'themes:\n  - id: joining\n    title: Newcomers leave again\n    words: [new]\n',
    'challenges/a.md': '---\ntitle: Nobody greets\ncommunity: leith\nthemes: [joining]\n---\n',
    'challenges/b.md': '---\ntitle: Nobody asks\ncommunity: Leith\nthemes: [joining]\n---\n',
    'challenges/c.md': '---\ntitle: No boat\ncommunity: Crail\n---\n',
    'tasks/key.yaml':
      'title: The key\nsteps: [a, b, c]\nminutes: 30\ndays: 2\nsteps_after: [a]\ndays_after: 0\nheld_up: [Leith, greeters]\n',
    'tasks/form.yaml': 'title: The form\nsteps: [a, b]\nminutes: 20\n',
    'tasks/stamp.yaml': 'title: The stamp\nsteps: [a, b]\n',
  };

  test('tell what is hard by theme and community, and who is named without a file', async () => {
    const bed = makeBed(towns);
    const { themes, unknown, communities } = JSON.parse((await bed.run('report', 'communities', '--json')).stdout);
    expect(themes).toEqual([
      { theme: 'joining', title: 'Newcomers leave again', told: 2, communities: [{ name: 'Leith', told: 2 }] },
      { theme: null, title: 'no theme', told: 1, communities: [{ name: 'Crail', told: 1 }] },
    ]);
    expect(unknown).toEqual([{ name: 'Crail', people: 1, challenges: 1 }]);
    expect(communities[0]).toMatchObject({ id: 'leith', challenges: [{ id: 'a' }, { id: 'b' }] });
    const page = (await bed.run('report', 'communities')).stdout;
    expect(page).toContain('Newcomers leave again');
    expect(page).toContain('Leith  Asking first.');
    expect(page).toContain('Crail: named by 1 person and 1 challenge');
  });

  test('sum up what simpler tasks save each time, as far as both sides are known', async () => {
    const bed = makeBed(towns);
    expect((await bed.run('done', 'form')).stderr).toContain('write what is left in tasks/form.yaml');
    expect((await bed.run('done', 'key')).stderr).toContain('key: simpler now (tasks/key.yaml)');
    expect((await bed.run('drop', 'stamp', '--why', 'nobody looks at it')).code).toBe(0);
    const { open, saved, tasks } = JSON.parse((await bed.run('report', 'tasks', '--json')).stdout);
    expect(open).toBe(1);
    expect(saved).toEqual({ steps: 4, minutes: 0, days: 2 });
    expect(tasks.map((one: { id: string; state: string; saved?: object }) => [one.id, one.state, one.saved])).toEqual([
      ['form', 'open', undefined],
      ['key', 'simplified', { steps: 2, days: 2 }],
      ['stamp', 'dropped', { steps: 2 }],
    ]);
    const page = (await bed.run('report', 'tasks')).stdout;
    expect(page).toContain('1 open, 2 simpler or gone: each done once saves 4 steps and 2 days.');
    expect(page).toMatch(/The key +simplified +3 → 1 +30 → \? +2 → 0/);
    expect((await bed.run('done', 'key')).stderr).toContain('already simpler now');
  });

  test('say how to begin where nothing is written down', async () => {
    const bed = makeBed({ 'wg.yaml': plainGroup });
    expect((await bed.run('report', 'communities')).stdout).toContain('wg new-community NAME makes one');
    expect((await bed.run('report', 'recognition')).stdout).toContain('wg new-recognition TITLE makes one');
    expect((await bed.run('report', 'tasks')).stdout).toContain('wg new-task TITLE makes one');
    expect((await bed.run('match')).stdout).toContain('No pair comes out of what is written down');
  });
});

describe('wg pair', () => {
  const towns = {
    'wg.yaml': plainGroup,
    'communities/leith.yaml': 'name: Leith\n',
    'communities/oban.yaml': 'name: Oban\n',
    'people/leith.yaml': 'name: Leith Gray\n',
    'people/ana.yaml': 'name: Ana Silva\n',
  };

  test('takes two of one kind, whatever else has their names, and comes back in eight weeks', async () => {
    const bed = makeBed(towns);
    await bed.runWith({}, 'pair', 'leith', 'oban', '--today', '2016-02-17');
    expect(bed.read('pairings/leith-oban.yaml')).toContain('follow_up: 2016-04-13');
    expect((await bed.run('pair', 'leith', 'ana')).stderr).toContain('Leith Gray and Ana Silva meet');
    expect(bed.read('pairings/leith-ana.yaml')).toContain('between: [leith, ana]');
    expect((await bed.run('pair', 'ana', 'people/leith')).stderr).toContain('pairs them already');
    // The other way round it is another thing to do.
    expect((await bed.run('pair', 'oban', 'leith')).stderr).toContain('made pairings/oban-leith.yaml');
    expect((await bed.run('check')).stdout).not.toContain('pairings/');
    expect((await bed.run('pair', 'oban', 'ana')).stderr).toContain('not of one and one');
    expect((await bed.run('pair', 'oban', 'Oban')).stderr).toContain('are the same');
    expect((await bed.run('pair', 'oban', 'Crail')).stderr).toContain('nothing is called `Crail`');
  });

  test('may pair again those whose pairing is over', async () => {
    const bed = makeBed({ ...towns, 'pairings/leith-oban.yaml': 'between: [leith, oban]\nfollow_up: 2016-02-01\nstate: dropped\n' });
    expect((await bed.run('pair', 'leith', 'oban')).stderr).toContain('made pairings/leith-oban-2.yaml');
  });
});
