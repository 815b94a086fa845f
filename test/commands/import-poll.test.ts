// Polls through the whole program: what is written holds no name and no address, and what a poll found becomes a note.
import { describe, expect, test } from 'vitest';
import { makeBed, type Tree } from '../bed.ts';

const group: Tree = {
  'wg.yaml': 'format: 1\nname: Seed Library\ntime_zone: Europe/Berlin\nmeeting_minutes: 60\n',
  '.gitignore': 'private/\n',
  'people/ana.yaml': 'name: Ana Lopez\n\nnickname: Nana\n\ntime_zone: Asia/Tokyo\n',
  'people/bo.yaml': 'name: Bo Berg\n\ntime_zone: America/New_York\n\nconsent: none\n',
};
const rows = [
  'Name,Email,2016-03-08 18:00-19:00,2016-03-09 18:00-19:00',
  'Nana,nana@example.org,yes,if need be',
  'Bo Berg,bo@example.org,yes,yes',
  'Zelda Quux,zelda@example.org,no,yes',
];
const withPoll = (lines: readonly string[] = rows): Tree => ({ ...group, 'private/next.csv': `${lines.join('\n')}\n` });

describe('wg import-poll', () => {
  test('keeps counts, and neither names nor addresses', async () => {
    const bed = makeBed(withPoll());
    const { code, stdout, stderr } = await bed.run('import-poll', 'private/next.csv');
    expect(code, stderr).toBe(0);
    const kept = bed.read('polls/next.yaml');
    expect(kept).toContain('participants: 3');
    for (const word of ['Zelda', 'Quux', 'Nana', 'ana', 'bo', '@', 'example.org']) {
      expect(kept.slice(kept.indexOf('\n'))).not.toContain(word);
      if (word !== 'bo' && word !== 'ana') expect(stdout + stderr).not.toContain(word);
    }
    expect(stderr).toContain('3 e-mail addresses left out');
  });

  test('with --names keeps people of the group who agreed to be named, and nobody else', async () => {
    const bed = makeBed(withPoll());
    await bed.run('import-poll', 'private/next.csv', '--names');
    const kept = bed.read('polls/next.yaml');
    expect(kept).toContain('who_can: [ana]');
    expect(kept).toContain('who_if_need_be: [ana]');
    expect(kept).not.toMatch(/\bbo\b|Zelda/);
  });

  test('brings a later export in by changing the counts alone, and nothing where nothing is new', async () => {
    const bed = makeBed(withPoll());
    await bed.run('import-poll', 'private/next.csv');
    const mine = bed.read('polls/next.yaml').replace('title: next', 'title: Our next call # agreed');
    bed.put({ 'polls/next.yaml': mine });
    await bed.run('import-poll', 'private/next.csv');
    expect(bed.read('polls/next.yaml')).toBe(mine);
    bed.put({ 'private/next.csv': `${[...rows, 'Cy,,no,yes'].join('\n')}\n` });
    await bed.run('import-poll', 'private/next.csv');
    const later = bed.read('polls/next.yaml');
    expect(later).toContain('title: Our next call # agreed');
    expect(later).toContain('participants: 4');
    expect((await bed.run('check')).code).toBe(0);
  });

  test('tells all of it to scripts, with each time on the clocks of the people, and night marked', async () => {
    const bed = makeBed(withPoll());
    const { stdout } = await bed.run('import-poll', 'private/next.csv', '--dry-run', '--json');
    const facts = JSON.parse(stdout);
    expect(facts).toMatchObject({ schema: 'wg/poll-import/1', poll: 'next', zone: 'Europe/Berlin', participants: 3, known: 2 });
    expect(facts.slots.map((slot: { name: string; best: boolean }) => [slot.name, slot.best])).toEqual([
      ['2016-03-09 18:00', true],
      ['2016-03-08 18:00', false],
    ]);
    expect(facts.slots[0].elsewhere).toContainEqual({ zone: 'Asia/Tokyo', day: '2016-03-10', start: '02:00', end: '03:00', night: true });
    expect(facts.slots[0].elsewhere).toContainEqual({
      zone: 'America/New_York',
      day: '2016-03-09',
      start: '12:00',
      end: '13:00',
      night: false,
    });
    expect(bed.list()).not.toContain('polls/next.yaml');
  });

  test('takes the zone from the file, else as given, else the group’s, and says which', async () => {
    const bed = makeBed(withPoll(['Name,2016-03-08T17:00:00.000Z - 2016-03-08T18:00:00.000Z', 'Nana,yes']));
    expect((await bed.run('import-poll', 'private/next.csv', '--dry-run')).stderr).toContain('times are in UTC, as the file has them');
    bed.put(withPoll());
    expect((await bed.run('import-poll', 'private/next.csv', '--dry-run')).stderr).toContain('Europe/Berlin is taken, the group’s');
    expect((await bed.run('import-poll', 'private/next.csv', '--zone', 'UTC', '--dry-run')).stdout).toContain('Times are in UTC');
    expect(await bed.run('import-poll', 'private/next.csv', '--zone', 'Middle/Earth')).toMatchObject({ code: 2, stdout: '' });
  });

  test('ends with exit 2 and a way on where the file is no poll', async () => {
    const bed = makeBed({
      ...group,
      'a.csv': 'Name,Pizza\nAna,yes\n',
      'b.csv': ',2016-03-08,2016-03-09\nAna,gern,gern\nBo,gern,gern\n',
      'c.csv': '',
    });
    for (const [file, words] of [
      ['a.csv', 'no column has a day'],
      ['b.csv', '--means "gern=yes"'],
      ['c.csv', 'there is nothing in it'],
      ['d.csv', 'there is no such file'],
    ] as const) {
      const { code, stdout, stderr } = await bed.run('import-poll', file);
      expect([code, stdout], file).toEqual([2, '']);
      expect(stderr).toContain(words);
    }
    expect((await bed.run('import-poll', 'b.csv', '--means', 'gern=yes', '--dry-run')).code).toBe(0);
    expect((await bed.run('import-poll', 'b.csv', '--means', 'gern', '--dry-run')).code).toBe(2);
  });

  test('warns of an export that git would take along, and the check finds one that it took', async () => {
    const bed = makeBed([{ day: '2016-03-01', files: group }]);
    bed.put({ 'next.csv': `${rows.map((row) => row.replace(/,[^,]*/, '')).join('\n')}\n` });
    expect((await bed.run('import-poll', 'next.csv', '--dry-run')).stderr).toContain('mv next.csv private/');
    bed.git('add', 'next.csv');
    const { code, stdout } = await bed.run('check');
    expect(code).toBe(1);
    expect(stdout).toContain('raw-export-tracked');
  });
});

describe('wg new-meeting --from-poll', () => {
  test('makes the note of the best time, with its end and zone, from the poll or straight from the export', async () => {
    const bed = makeBed(withPoll());
    await bed.run('new-meeting', '--from-poll', 'private/next.csv');
    expect(bed.read('meetings/2016-03-09.md')).toMatch(
      /^---\ndate: 2016-03-09\nstart: '18:00 Europe\/Berlin'\nend: '19:00 Europe\/Berlin'\n---\n/,
    );
    await bed.run('import-poll', 'private/next.csv');
    expect((await bed.run('new-meeting', '--from-poll', 'next')).stderr).toContain('meetings/2016-03-09.md is there already');
    const other = await bed.run('new-meeting', '--from-poll', 'next', '--slot', '2016-03-08');
    expect(other.stderr).toContain('2016-03-08 18:00: 2 can come, of 3 who answered');
    expect(bed.list()).toContain('meetings/2016-03-08.md');
  });

  test('takes the earliest of equals and says so; a person at a terminal is asked', async () => {
    const bed = makeBed(withPoll(['Name,2016-03-09 18:00,2016-03-08 18:00', 'Nana,yes,yes']));
    expect((await bed.run('new-meeting', '--from-poll', 'private/next.csv', '--dry-run')).stderr).toContain(
      'as good: 2016-03-09 18:00; --slot takes another',
    );
    const asked = await bed.runWith(
      { terminal: 80, answers: { slot: '2016-03-09 18:00', attendee: [], agenda: '' } },
      'new-meeting',
      '--from-poll',
      'private/next.csv',
    );
    expect(asked.code, asked.stderr).toBe(0);
    expect(bed.list()).toContain('meetings/2016-03-09.md');
  });

  test('refuses what cannot be meant, with what there is', async () => {
    const bed = makeBed(withPoll());
    await bed.run('import-poll', 'private/next.csv');
    for (const [words, message] of [
      [['--from-poll', 'nexd'], 'did you mean `next`'],
      [['--from-poll', 'next', '--slot', '2016-03-12'], 'it has 2016-03-09 18:00, 2016-03-08 18:00'],
      [['tomorrow', '--from-poll', 'next'], 'either words for the day or --from-poll'],
      [['--slot', '1'], '--from-poll says which'],
    ] as const) {
      const { code, stdout, stderr } = await bed.run('new-meeting', ...words);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(message);
    }
  });
});

test('a poll in a file with line ends of Windows keeps them when it is imported again', async () => {
  const bed = makeBed(withPoll());
  await bed.run('import-poll', 'private/next.csv');
  const crlf = bed.read('polls/next.yaml').replaceAll('\n', '\r\n');
  bed.put({ 'polls/next.yaml': crlf, ...withPoll([...rows, 'Yan Xu,,yes,no']) });
  const { code, stderr } = await bed.run('import-poll', 'private/next.csv');
  expect(code, stderr).toBe(0);
  const now = bed.read('polls/next.yaml');
  expect(now).toContain('participants: 4');
  expect(now.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});
