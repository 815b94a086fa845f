import { describe, expect, test } from 'vitest';
import { type ActionsAsked, actionsFacts, actionsPage } from '../../src/report/actions.ts';
import { printTerminal } from '../../src/report/formats/terminal.ts';
import { note, type Texts, viewOf } from '../model/memory.ts';

const everything: ActionsAsked = { owners: [], unowned: false, overdue: false, all: false };
const facts = async (texts: Texts, asked: Partial<ActionsAsked> = {}, today = '2026-03-05') =>
  actionsFacts(await viewOf(texts, today), { ...everything, ...asked });
const ids = async (texts: Texts, asked: Partial<ActionsAsked> = {}, today?: string) =>
  (await facts(texts, asked, today)).actions.map((a) => a.id.slice(-4));
const page = async (texts: Texts, asked: Partial<ActionsAsked> = {}, today?: string) =>
  printTerminal(actionsPage(await facts(texts, asked, today)), { width: 160, unicode: true })
    .split('\n')
    .map((line) => line.trim().replace(/ {2,}/g, '  '));

const texts: Texts = {
  'people/ana.yaml': 'name: Ana Ruiz\nnickname: Runa\n',
  'meetings/2026-02-03.md': note(
    '- [until 2026-02-20 - all] Ask the town hall for a second water tank <!-- wg:aaaa -->',
    '- [until 2026-03-20 - Ana Ruiz] Order the seeds <!-- wg:bbbb -->',
    '- [until 2026-03-01 - Bo] Mend the fence <!-- wg:cccc -->',
    '- [Bo] Count the beans <!-- wg:dddd -->',
    '- [x] [Bo] Sweep the shed <!-- wg:eeee -->',
    '- [Bo] ~~Paint the shed~~ (dropped: it rains) <!-- wg:ffff -->',
    '- [Bo] Build a bench (parked until 2026-04-01) <!-- wg:gggg -->',
  ),
  'meetings/2026-02-24.md': note('- [until 2026-02-20 - all] Ask the town hall for a second water tank'),
};

describe('the list of actions', () => {
  test('holds the open ones by day, those without a day last', async () => {
    expect(await ids(texts)).toEqual(['aaaa', 'cccc', 'bbbb', 'dddd']);
  });

  test('holds the parked and closed ones only where all are asked for, and the parked one when its day has come', async () => {
    expect((await facts(texts, { all: true })).actions.map((a) => `${a.id.slice(-4)} ${a.state}`)).toEqual([
      'aaaa open',
      'cccc open',
      'bbbb open',
      'dddd open',
      'eeee done',
      'ffff dropped',
      'gggg parked',
    ]);
    expect(await ids(texts, {}, '2026-04-01')).toContain('gggg');
  });

  test('is of one owner by any name of the person, of nobody, or of what is late', async () => {
    expect(await ids(texts, { owners: ['ana'] })).toEqual(['bbbb']);
    expect(await ids(texts, { owners: ['bo'] })).toEqual(['cccc', 'dddd']);
    expect(await ids(texts, { owners: ['bo', 'ana'] })).toEqual(['cccc', 'bbbb', 'dddd']);
    expect(await ids(texts, { unowned: true })).toEqual(['aaaa']);
    expect(await ids(texts, { overdue: true })).toEqual(['aaaa', 'cccc']);
    expect(await ids(texts, { overdue: true, owners: ['bo'], all: true })).toEqual(['cccc']);
  });

  test('is of what is new since a day, with all of what was closed since, too', async () => {
    const more = {
      ...texts,
      'meetings/2026-02-24.md': note('- [Bo] Oil the gate <!-- wg:hhhh -->', '- [x] [Bo] Count the beans <!-- wg:2026-02-03#dddd -->'),
    };
    const since = '2026-02-10' as never;
    expect(await ids(more, { since })).toEqual(['hhhh']);
    expect((await ids(more, { since, all: true })).sort()).toEqual(['dddd', 'hhhh']);
  });
});

describe('the facts of an action', () => {
  test('are complete, with null for what is not there', async () => {
    const { actions, counts, asked, schema } = await facts(texts);
    expect({ schema, counts, asked }).toEqual({
      schema: 'wg/actions/1',
      counts: { open: 4, withoutOwner: 1, overdue: 2, parked: 1, resting: 0 },
      asked: { owners: [], unowned: false, overdue: false, all: false, since: null },
    });
    const mention = { day: '2026-02-03', text: 'Ask the town hall for a second water tank', state: 'open', marked: true };
    expect(actions[0]).toMatchObject({
      id: '2026-02-03#aaaa',
      owners: [],
      nobody: 'all',
      handOff: null,
      state: 'open',
      closed: null,
      due: '2026-02-20',
      words: 'until 2026-02-20',
      late: 13,
      parkedUntil: null,
      said: '2026-02-03',
      carried: 1,
      openDays: 30,
      marked: true,
      inferred: false,
      target: { path: 'meetings/2026-02-24.md', line: 5 },
      mentions: [
        { ...mention, id: '2026-02-03#aaaa', meeting: '2026-02-03', target: { path: 'meetings/2026-02-03.md', line: 5 } },
        { ...mention, meeting: '2026-02-24', day: '2026-02-24' },
      ],
    });
    expect(actions[2]).toMatchObject({ owners: ['Runa'], nobody: null, late: null });
    expect(Object.values(actions[3] ?? {})).not.toContain(undefined);
  });

  test('of a reading say that it is one', async () => {
    const guessed = { 'meetings/2026-02-03.md': '# Call\n\n## Attendees\n\n- Bo Lind\n\n## Notes\n\n- Bo will oil the gate\n' };
    const [one] = (await facts(guessed)).actions;
    expect(one).toMatchObject({ marked: false, inferred: true });
    expect((await page(guessed)).join('\n')).toContain(' inferred 2026-02-03#');
  });

  test('are the same bytes each time', async () => {
    expect(JSON.stringify(await facts(texts, { all: true }))).toBe(JSON.stringify(await facts(texts, { all: true })));
  });
});

describe('the page', () => {
  test('begins with what nobody does, then what is late, what comes, what has no day', async () => {
    expect(await page(texts)).toEqual([
      'Garden group: actions as of 2026-03-05',
      '4 open, 1 without an owner, 2 late, 1 parked',
      '',
      'Help wanted (1)',
      '• Ask the town hall for a second water tank (“all”, due 2026-02-20, 13 days late, carried 1 time, open 30 days)',
      '2026-02-03#aaaa  meetings/2026-02-24.md:5',
      '',
      'Late (1) – 1 more under help wanted',
      '• Mend the fence (Bo, due 2026-03-01, 4 days late, open 30 days) 2026-02-03#cccc  meetings/2026-02-03.md:7',
      '',
      'To do (1)',
      '• Order the seeds (Runa, due 2026-03-20, open 30 days) 2026-02-03#bbbb  meetings/2026-02-03.md:6',
      '',
      'Without a day (1)',
      '• Count the beans (Bo, open 30 days) 2026-02-03#dddd  meetings/2026-02-03.md:8',
      '',
    ]);
  });

  test('tells how what is closed was closed, and until when what is parked is away', async () => {
    expect((await page(texts, { all: true })).slice(-9)).toEqual([
      'Parked (1)',
      '• Build a bench (Bo, until 2026-04-01, open 30 days) 2026-02-03#gggg  meetings/2026-02-03.md:11',
      '',
      'Done (1)',
      '• Sweep the shed (Bo, done 2026-02-03) 2026-02-03#eeee  meetings/2026-02-03.md:9',
      '',
      'Dropped (1)',
      '• Paint the shed (Bo, dropped 2026-02-03: it rains) 2026-02-03#ffff  meetings/2026-02-03.md:10',
      '',
    ]);
  });

  test('shows a day with the words that it comes from, and words that give none', async () => {
    const said = { 'meetings/2026-02-03.md': note('- [until the end of this week - Bo] Dig', '- [when it is warm - Bo] Sow') };
    const lines = (await page(said, {}, '2026-02-04')).join('\n');
    expect(lines).toContain('until the end of this week: 2026-02-08');
  });

  test('says what was asked for, and how much there is beside it', async () => {
    expect((await page(texts, { owners: ['ana'], overdue: true, since: '2026-02-03' as never })).slice(0, 2)).toEqual([
      'Garden group: overdue actions of Runa since 2026-02-03 as of 2026-03-05',
      'none of these; in all: 4 open, 1 without an owner, 2 late, 1 parked',
    ]);
  });
});
