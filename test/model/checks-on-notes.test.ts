import { describe, expect, test } from 'vitest';
import { findProblems } from '../../src/model/checks/list.ts';
import { makeBed } from '../bed.ts';
import { note, type Texts, viewOf } from './memory.ts';

const told = async (texts: Texts, today = '2026-03-05') =>
  findProblems(await viewOf(texts, today)).map(({ code, severity, place }) => `${severity} ${code} ${place.line}`);
const line = async (text: string, day = '2026-07-09') =>
  (await told({ [`meetings/${day}.md`]: `# Call\n\n${text}\n` })).map((t) => t.split(' ')[1]);

describe('times on one line', () => {
  test.each([
    ['When: 16:00 UTC (9:00 PDT)', []],
    ['When: 16:00 UTC (10:00 PDT)', ['utc-contradiction']],
    ['When: 16:00-17:00 UTC (9am-10am PDT, 18:00-19:00 CEST)', []],
    ['When: 16:00-17:00 UTC (9am-10am PDT, 17:00-18:00 CEST)', ['utc-contradiction']],
    ['When: 9am PT / 16:00 UTC', []],
    ['When: 8am PT / 16:00 UTC', ['utc-contradiction']],
    ['When: July 9, 5pm-6pm UTC (July 9, 9am-11am Pacific Time)', ['utc-contradiction']],
    ['When: 23:00 UTC (1:00 CEST)', []],
    ['When: 16:00 UTC (18:00 Europe/Berlin)', []],
    ['When: 16:00 UTC (9:00 PST)', ['season']],
    ['When: 12:00 UTC (14:00 IST)', []],
    // Two times that are not said to be one.
    ['We moved from 16:00 UTC, and the other group meets at 10:00 PDT', []],
    ['Next call: January 14, 9am PDT', ['season']],
    ['Next call: January 14, 9am PST', []],
    ['The lib uses UTC and PST8PDT names', []],
  ])('%s: %j', async (text, codes) => {
    expect((await line(text)).filter((code) => code !== 'no-notes')).toEqual(codes);
  });

  test('are a warning in the latest note and in those to come, and a note in older ones', async () => {
    const texts = Object.fromEntries(
      ['2026-01-08', '2026-02-05', '2026-03-04'].map((day) => [`meetings/${day}.md`, '# Call\n\n9:00 PDT\n']),
    );
    expect(await told(texts, '2026-02-06')).toEqual(['note season 3', 'warning season 3', 'warning season 3']);
  });
});

describe('promises', () => {
  const ana = { 'people/ana.yaml': 'name: Ana Silva\nnickname: Ana\n' };

  test('an action that was carried without an owner is told once, where it was said last', async () => {
    const line = '- [all] Book the large hall for the spring fair';
    expect(await told({ 'meetings/2026-02-05.md': note(line), 'meetings/2026-03-05.md': note('', line) })).toEqual([
      'note action-without-owner 6',
    ]);
  });

  test('an owner who was there is known, and a group without people is not asked', async () => {
    const attended = `# Call\n\nAttendees: Bo Ek, Cy Moreau (Cyril)\n\n## Next steps\n\n- [Bo] Call\n- [Cyril] Write\n`;
    expect(await told({ ...ana, 'meetings/2026-03-05.md': attended })).toEqual([]);
    expect(await told({ 'meetings/2026-03-05.md': note('- [Zed] Call') })).toEqual([]);
    expect(await told({ ...ana, 'meetings/2026-03-05.md': note('- [Zed] Call', '- [Zed] Write') })).toEqual([
      'note unknown-action-owner 5',
    ]);
  });

  test('a deadline that was over is not told of a later note that carries the action, nor of what is done', async () => {
    const late = '- [until 2026-02-20 - Ana] Book the large hall for the fair';
    expect(await told({ 'meetings/2026-02-10.md': note(late), 'meetings/2026-03-05.md': note(late) })).toEqual([]);
    expect(await told({ 'meetings/2026-03-05.md': note('- [x] [until 2026-02-20 - Ana] Book the hall') })).toEqual([]);
    expect(await told({ 'meetings/2026-03-05.md': note(late) })).toEqual(['warning past-deadline 5']);
  });
});

describe('what was to be filled in', () => {
  test.each([
    ['Recording: TBD', true],
    ['**Recording**: TBD', true],
    ['- TODO: link', true],
    ['see [link] for more', true],
    ['see [link](https://example.org) for more', false],
    ['Slides: <link>', true],
    ['Issue XXX', true],
    ['The date is TBD by the board', false],
    ['<!-- TBD -->', false],
    ['Size XXL', false],
  ])('%s: %s', async (text, is) => {
    expect((await line(text, '2026-03-05')).includes('placeholder')).toBe(is);
  });
});

describe('a meeting that was announced', () => {
  const says = (day: string) => `# Call\n\nNext meeting: ${day} 16:00 UTC\n`;

  test('and is not over yet, was moved by a day or two, or was cancelled in a note, is not missed', async () => {
    expect(await told({ 'meetings/2026-03-03.md': says('2026-03-10') }, '2026-03-10')).toEqual([]);
    expect(await told({ 'meetings/2026-02-03.md': says('2026-02-10'), 'meetings/2026-02-12.md': '# Call\n' })).toEqual([]);
  });

  test('and has no notes is a warning while the group has not met since, and a note after that', async () => {
    const first = { 'meetings/2026-02-03.md': says('2026-02-10') };
    expect(await told(first)).toEqual(['warning no-notes 3']);
    expect(await told({ ...first, 'meetings/2026-02-24.md': '# Call\n' })).toEqual(['note no-notes 3']);
  });
});

test('notes are counted, told one by one with --notes, and do not change the exit code', async () => {
  const bed = makeBed({
    'wg.yaml': 'format: 1\nname: Garden group\n',
    'meetings/2016-02-02.md': note('- [all] Book the hall', '- [all] Print'),
  });
  expect(await bed.run('check')).toEqual({
    code: 0,
    stderr: '',
    stdout:
      'nothing is wrong\n\nnote[action-without-owner]: 2 times in 1 file: an open action that nobody owns\nwg check --notes shows where\n',
  });
  const all = await bed.run('check', '--notes');
  expect([all.code, all.stdout.match(/note\[action-without-owner\]/g)?.length]).toEqual([0, 2]);
});

test('a log of many meetings is searched in one pass: twice as long takes about twice as long', async () => {
  const log = (count: number) =>
    Array.from(
      { length: count },
      (_, i) => `## ${2000 + Math.floor(i / 300)}-01-${String((i % 28) + 1).padStart(2, '0')}\n\n9:00 PDT\n\nRecording: TBD\n`,
    ).join('\n');
  const time = async (count: number) => {
    const view = await viewOf({ 'meetings/log.md': log(count) });
    const from = process.cpuUsage().user;
    findProblems(view);
    return process.cpuUsage().user - from;
  };
  await time(400);
  const [once, twice] = [await time(1500), await time(3000)];
  expect(twice / once).toBeLessThan(6);
});
