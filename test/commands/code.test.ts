// Coding as a person does it, key by key, and without one.
import { describe, expect, test } from 'vitest';
import { type Bed, makeBed } from '../bed.ts';

const survey = [
  'title: The cellar',
  'language: en',
  'questions:',
  '  - id: room',
  '    ask: Where?',
  '    kind: single',
  '    options: [Library, School]',
  '    other: Elsewhere',
  '  - id: hopes',
  '    ask: What would you hope for?',
  '    kind: text',
  '',
].join('\n');

const hopes = ['A dry shelf', 'The key', 'A dry box\u0007 with a key', 'Somebody who has time', 'Ask wanda@example.org', ''];

async function cellar(answers: readonly string[] = hopes, rooms: (index: number) => string = () => 'School'): Promise<Bed> {
  const rows = answers.map((text, index) => `2016/02/01 10:0${index % 10}:${10 + (index % 50)} AM GMT,${rooms(index)},"${text}"`);
  const bed = makeBed({
    'wg.yaml': 'format: 1\nname: Seed Library\n',
    'surveys/cellar/survey.yaml': survey,
    'private/key': `${'A'.repeat(43)}\n`,
    '.gitignore': 'private/\n',
    'private/a.csv': `Timestamp,Where?,What would you hope for?\n${rows.join('\n')}\n`,
  });
  const { code, stderr } = await bed.run('import-survey', 'private/a.csv', '--survey', 'cellar');
  expect(code, stderr).toBe(0);
  return bed;
}

const type = (bed: Bed, keys: string, ...words: readonly string[]) => bed.runWith({ terminal: 80, stdin: keys }, 'code', ...words);
const listOf = async (bed: Bed, ...more: readonly string[]) => {
  const { stdout, stderr } = await bed.run('code', 'cellar', 'hopes', '--list', '--json', ...more);
  expect(stdout, stderr).not.toBe('');
  return JSON.parse(stdout) as { items: { id: string; coded: string[] | null; proposed: string[]; text?: string; words?: number }[] };
};

describe('the conversation', () => {
  test('shows each answer whole, makes themes, keeps each code, and goes on where it stopped', async () => {
    const bed = await cellar();
    const first = await type(bed, 'nSomewhere dry\r\rq', 'cellar', 'hopes');
    expect(first.stderr).toContain('A dry shelf');
    expect(first.stderr).toContain('1 more coded; 1 of 5 answers have their themes, 4 to go');
    expect(first.stdout).toBe('');
    expect(bed.read('surveys/cellar/themes.yaml')).toContain('- id: somewhere-dry\n    title: Somewhere dry\n');
    const second = await type(bed, '01\r', 'cellar');
    expect(second.stderr).toContain('answer 2 of 5, 1 coded');
    expect((await listOf(bed)).items.map(({ coded }) => coded)).toEqual([['somewhere-dry'], [], ['somewhere-dry'], null, null]);
    const { hand } = Object.fromEntries(
      [...bed.read('private/surveys/cellar/codes.yaml').matchAll(/^(hand|rules):$/gm)].map(([, k]) => [k, k]),
    );
    expect(hand).toBe('hand');
  });

  test('counts a single answer as one, at the terminal and without', async () => {
    const bed = await cellar(['A dry shelf']);
    const talked = await type(bed, 'nDry\r\r', 'cellar', 'hopes');
    expect(talked.stderr).toContain('1 answer, 0 coded, 1 to go');
    expect(talked.stderr).toContain('1 of 1 answer has its themes');
    bed.put({ 'surveys/cellar/themes.yaml': 'themes:\n  - id: dry\n    title: Dry\n    words:\n      en: [dry]\n' });
    await bed.run('code', 'cellar', 'hopes', '--unset', (await listOf(bed)).items[0]?.id ?? '');
    expect((await bed.run('code', 'cellar', 'hopes', '--apply-rules')).stderr).toContain('1 answer coded by the rules');
  });

  test('tells the keys again', async () => {
    const { stderr } = await type(await cellar(), '?q', 'cellar', 'hopes');
    expect(stderr.match(/0 no theme fits/g)).toHaveLength(2);
  });

  test('makes control characters of an answer visible', async () => {
    const { stderr } = await type(await cellar(), '000q', 'cellar', 'hopes');
    expect(stderr).not.toContain('\u0007');
    expect(stderr).toContain('A dry box␇ with a key');
  });

  test('keeps what was coded before Ctrl-C, and not the answer in view', async () => {
    const bed = await cellar();
    await bed.run('code', 'cellar', 'hopes', '--new-theme', 'Dry');
    const { code } = await type(bed, '1\r1\u0003', 'cellar', 'hopes');
    expect(code).toBe(0);
    expect((await listOf(bed)).items.map(({ coded }) => coded)).toEqual([['dry'], null, null, null, null]);
  });

  test('undoes on the disk too', async () => {
    const bed = await cellar();
    await bed.run('code', 'cellar', 'hopes', '--new-theme', 'Dry');
    await type(bed, '1\r1\ruq', 'cellar', 'hopes');
    expect((await listOf(bed)).items.map(({ coded }) => coded)).toEqual([['dry'], null, null, null, null]);
  });

  test('says when a code could not be kept, and stays at the answer', async () => {
    const bed = await cellar();
    bed.git('init', '--quiet');
    bed.put({ '.gitignore': '' });
    const { stderr } = await type(bed, '0q', 'cellar', 'hopes');
    expect(stderr).toContain('this was not kept: private/surveys/cellar/codes.yaml: git does not ignore this path');
    expect(bed.list()).not.toContain('private/surveys/cellar/codes.yaml');
  });

  test('offers write-ins that are nearly an option, and merges those that are', async () => {
    const rooms = ['Library', 'Scool', 'Libary', 'School', 'Shed', 'School'];
    const bed = await cellar(hopes, (index) => rooms[index] ?? '');
    const { stderr } = await type(bed, 'ny', 'cellar', 'room');
    expect(stderr).toContain('Is it the option “Library” (but for a typo)?');
    expect(bed.read('surveys/cellar/survey.yaml')).toContain('options: [Library, {label: School, also: [Scool]}]');
    const report = await bed.run('report', 'survey', 'cellar', '--private', '--json');
    const [table] = (JSON.parse(report.stdout) as { tables: { cells: { label: string; count: number }[] }[] }).tables;
    expect(table?.cells.find(({ label }) => label === 'School')?.count).toBe(3);
  });

  test.each([['--no-input'], ['--json']])('is none with %s, and the options that do the same are named', async (option) => {
    const bed = await cellar();
    const { code, stdout, stderr } = await type(bed, '0000', 'cellar', 'hopes', option);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('wg code cellar hopes does it with --list, --suggest');
  });
});

describe('without a terminal', () => {
  test('lists no text unless it is asked for', async () => {
    const bed = await cellar();
    expect((await listOf(bed)).items[0]).toEqual({ id: expect.stringMatching(/^a\w{10}$/), coded: null, proposed: [], words: 3 });
    expect((await listOf(bed, '--private')).items.map(({ text }) => text)).toContain('Ask [e-mail]');
    const shown = await bed.run('code', 'cellar', 'hopes', '--private');
    expect(shown.stdout).toContain('A dry shelf');
  });

  test('codes what is named, all or nothing', async () => {
    const bed = await cellar();
    await bed.run('code', 'cellar', 'hopes', '--new-theme', 'Dry');
    const [a, b] = (await listOf(bed)).items.map(({ id }) => id);
    const wrong = await bed.run('code', 'cellar', 'hopes', '--set', `${a}=dry`, '--set', `${b}=wet`, '--set', 'azz=dry');
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('there is no theme `wet`');
    expect(wrong.stderr).toContain('there is no answer `azz`');
    expect(bed.list()).not.toContain('private/surveys/cellar/codes.yaml');
    const right = await bed.run('code', 'cellar', 'hopes', '--set', `${a}=dry`, '--set', `${b}=`);
    expect(right.stderr).toContain('2 answers coded');
    expect((await listOf(bed)).items.slice(0, 3).map(({ coded }) => coded)).toEqual([['dry'], [], null]);
    await bed.run('code', 'cellar', 'hopes', '--unset', String(a));
    expect((await listOf(bed)).items[0]?.coded).toBeNull();
  });

  test('lets the rules code what nobody coded by hand, and takes it back when they change', async () => {
    const bed = await cellar();
    bed.put({
      'surveys/cellar/themes.yaml': 'themes:\n  - {id: dry, title: Dry, words: [dry]}\n  - {id: key, title: Key, words: [keys]}\n',
    });
    const [first] = (await listOf(bed)).items.map(({ id }) => id);
    await bed.run('code', 'cellar', 'hopes', '--set', `${first}=key`);
    const { stderr } = await bed.run('code', 'cellar', 'hopes', '--apply-rules');
    expect(stderr).toContain('2 answers coded by the rules, 1 by hand before; 2 fit no rule');
    const list = (await bed.run('code', 'cellar', 'hopes', '--list')).stdout;
    expect(list).toContain('5 answers, 1 coded, 2 by the rules');
    expect(list).toContain(' by the rules: dry, key');
    const codes = bed.read('private/surveys/cellar/codes.yaml');
    expect(codes.match(/\[dry, key\]/g)).toHaveLength(1);
    bed.put({
      'surveys/cellar/themes.yaml': 'themes:\n  - {id: dry, title: Dry, words: [dry]}\n  - {id: key, title: Key, patterns: [nobody]}\n',
    });
    await bed.run('code', 'cellar', 'hopes', '--apply-rules');
    expect(bed.read('private/surveys/cellar/codes.yaml')).not.toContain('[dry, key]');
  });
});

describe('what comes out of it', () => {
  const many = [
    ...Array.from({ length: 8 }, (_, n) => `A dry shelf ${n}`),
    ...Array.from({ length: 7 }, (_, n) => `The key ${n}`),
    'Tea',
    'Wanda’s tea',
  ];
  const themes =
    'themes:\n  - {id: dry, title: Dry, words: [dry]}\n  - {id: key, title: Key, words: [key]}\n  - {id: tea, title: Tea, words: [tea]}\n';

  async function coded(): Promise<Bed> {
    const bed = await cellar(many);
    bed.put({ 'surveys/cellar/themes.yaml': themes });
    await bed.run('code', 'cellar', 'hopes', '--apply-rules');
    return bed;
  }

  test('are counts in the results, small ones hidden, and never a text', async () => {
    const bed = await coded();
    const { code, stderr } = await bed.run('code', 'cellar', '--publish');
    expect(code, stderr).toBe(0);
    const results = JSON.parse(bed.read('surveys/cellar/results.json'));
    expect(results.themes[0].cells.map(({ label, count }: { label: string; count: number | null }) => [label, count])).toEqual([
      ['Dry', 8],
      // Hardly any answer has two themes, so that one hidden count would follow from the others.
      ['Key', null],
      ['Tea', null],
    ]);
    expect(bed.read('surveys/cellar/results.md')).toContain('Themes found in the answers');
    for (const [path, text] of Object.entries(bed.texts()).filter(([path]) => !path.startsWith('private/')))
      expect(text, path).not.toMatch(/shelf|Wanda/);
    const again = await bed.run('code', 'cellar', '--publish');
    expect(again.stderr).toContain('nothing was changed');
    const report = await bed.run('report', 'survey', 'cellar', '--private', '--json');
    expect(JSON.parse(report.stdout).themes[0].cells.map(({ count }: { count: number }) => count)).toEqual([8, 7, 2]);
  });

  test('answers are known by the beginning of their ids, and several themes are made at once', async () => {
    const bed = await coded();
    const { items } = await listOf(bed, '--private');
    const id: string = items[0]?.id ?? '';
    const beginning = [4, 5, 6, 7, 8, 9]
      .map((end) => id.slice(0, end))
      .find((part) => items.filter((one) => one.id.startsWith(part)).length === 1);
    expect((await bed.run('code', 'cellar', 'hopes', '--set', `${beginning}=tea`)).code).toBe(0);
    expect(bed.read('private/surveys/cellar/codes.yaml')).toContain(id);
    expect((await bed.run('code', 'cellar', 'hopes', '--set', `${id.slice(0, 1)}=tea`)).stderr).toContain('the beginning is enough');
    const { code, stderr } = await bed.run('code', 'cellar', '--new-theme', 'Money', '--new-theme', 'Time', '--new-theme', 'tea');
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('made the themes `money`, `time`');
    expect(stderr).toContain('there is a theme “Tea” already');
    expect(bed.read('surveys/cellar/themes.yaml').match(/id: (?:tea|money|time)/g)).toEqual(['id: tea', 'id: money', 'id: time']);
  });

  test('stay when the answers are imported again', async () => {
    const bed = await coded();
    await bed.run('code', 'cellar', '--publish');
    const before = bed.texts();
    await bed.run('import-survey', 'private/a.csv', '--survey', 'cellar');
    expect(bed.texts()).toEqual(before);
  });

  test('count the answers that the results hold, and no newer one', async () => {
    const bed = await coded();
    bed.put({ 'private/a.csv': `${bed.read('private/a.csv')}2016/02/09 10:00:00 AM GMT,School,A dry cave\n` });
    await bed.run('import-survey', 'private/a.csv', '--survey', 'cellar');
    await bed.run('code', 'cellar', 'hopes', '--apply-rules');
    await bed.run('code', 'cellar', '--publish');
    const {
      themes: [table],
      responses,
    } = JSON.parse(bed.read('surveys/cellar/results.json'));
    expect([responses, table.answered, table.cells[0].count]).toEqual([17, 17, 8]);
  });

  test('are quotations that somebody released, without the answer that they are from', async () => {
    const bed = await coded();
    const [item] = (await listOf(bed, '--private')).items;
    const release = (...more: readonly string[]) => bed.run('code', 'cellar', 'hopes', '--release', item?.id ?? '', ...more);
    expect((await release('--theme', 'dry', '--by', 'odi', '--quote', 'a wet shelf')).stderr).toContain('word for word');
    expect((await release('--by', 'odi')).stderr).toContain('--release needs --theme');
    const { code, stderr } = await release('--theme', 'dry', '--by', 'odi', '--quote', 'dry shelf');
    expect(code, stderr).toBe(0);
    const file = bed.read('surveys/cellar/themes.yaml');
    expect(file).toContain('text: dry shelf\n    by: odi\n    date: 2016-02-17\n');
    expect(file).not.toContain(item?.id);
    expect((await release('--theme', 'dry', '--by', 'odi', '--quote', 'dry shelf')).stderr).toContain('released before');
    await bed.run('code', 'cellar', '--publish');
    expect(bed.read('surveys/cellar/results.md')).toContain('- “dry shelf” (Dry)');
    expect((await bed.run('report', 'survey', 'cellar')).stdout).toContain('“dry shelf” (Dry)');
  });
});

test('challenges are coded in their own files', async () => {
  const bed = makeBed({
    'wg.yaml': 'format: 1\nname: Seed Library\n',
    'challenges/cold.md': '---\ntitle: A cold cellar # ours\n---\n\nIt is damp.\n',
    'challenges/themes.yaml': 'themes:\n  - {id: damp, title: Damp, words: [damp]}\n',
  });
  const { stderr } = await bed.runWith({ terminal: 80, stdin: 'p\r' }, 'code', 'challenges');
  expect(stderr).toContain('1 of 1 challenge has its themes');
  expect(bed.read('challenges/cold.md')).toBe('---\ntitle: A cold cellar # ours\nthemes: [damp]\n---\n\nIt is damp.\n');
  await bed.run('code', 'challenges', '--set', 'cold=');
  expect(bed.read('challenges/cold.md')).toContain('themes: []\n');
  expect((await bed.run('check')).stdout).not.toContain('error');
});
