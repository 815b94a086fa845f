import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { printIcs } from '../../../src/report/formats/ics.ts';
import { timelineFacts, timelinePage } from '../../../src/report/timeline.ts';
import { milestone, note, type Texts, viewOf } from '../../model/memory.ts';
import { example } from './example.ts';

const print = async (texts: Texts, today = '2026-03-05'): Promise<string> =>
  printIcs(timelinePage(timelineFacts(await viewOf(texts, today))));

/** The entries as an independent reader finds them, by their UIDs. */
function read(text: string) {
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  return new Map(events.map((event) => [event.uid, event]));
}

const texts: Texts = {
  'milestones/a.md': milestone('Plan, dig; sow', 'due: 2026-04-01\nblocked_by: [b]\n'),
  'milestones/b.md': milestone('Fence', 'due: 2026-04-15\ndue_words: until mid April\ndue_said: 2026-03-01\n'),
  'milestones/c.md': milestone('Shed', 'due: 2026-03-02\nstatus: done\n'),
  'milestones/d.md': milestone('Pond', 'due: 2026-03-02\nstatus: dropped\n'),
  'milestones/e.md': milestone('Hedge'),
  'meetings/2026-03-01.md': `${note(
    '- [until 2026-04-02 - Ana] Dig <!-- wg:aaaa -->',
    '- [Ana] Mow <!-- wg:bbbb -->',
    '- [x] [until 2026-04-01 - Ana] Weed <!-- wg:cccc -->',
  )}\n## Next meeting\n\n2026-03-29 18:00-19:00 Europe/Berlin\n`,
};

describe('the timeline as a calendar', () => {
  test('holds what has a day and is open or reached, and the next meeting', async () => {
    const events = [...read(await print(texts)).values()];
    expect(events.map((e) => [e.uid, e.summary, String(e.startDate), String(e.endDate)])).toEqual([
      ['milestones/c@garden-group.wg', 'Shed (done)', '2026-03-02', '2026-03-03'],
      ['milestones/a@garden-group.wg', 'Plan, dig; sow', '2026-04-01', '2026-04-02'],
      ['milestones/b@garden-group.wg', 'Fence', '2026-04-11', '2026-04-16'],
      ['2026-03-01#aaaa@garden-group.wg', 'Dig', '2026-04-02', '2026-04-03'],
      ['meetings/after-2026-03-01@garden-group.wg', 'Garden group: meeting', '2026-03-29T16:00:00Z', '2026-03-29T17:00:00Z'],
    ]);
  });

  test('says the words of a day, what it waits for and where it stands, and names no person', async () => {
    const text = await print(texts);
    const events = read(text);
    expect(events.get('milestones/b@garden-group.wg')?.description).toBe('until mid April\nmilestones/b.md');
    expect(events.get('milestones/a@garden-group.wg')?.description).toBe('waits for Fence\nmilestones/a.md');
    expect(text).not.toContain('Ana');
  });

  test('is the same in every run, and on another day but for that day', async () => {
    expect(await print(texts)).toBe(await print(texts));
    expect((await print(texts, '2026-03-06')).replaceAll('DTSTAMP:20260306', 'DTSTAMP:20260305')).toBe(await print(texts));
  });

  test('keeps every UID when other things come, also under the same name, and when days move', async () => {
    const more = {
      ...texts,
      'guidelines/a.md': milestone('Another a'),
      'milestones/0.md': milestone('Path', 'due: 2026-03-20\n'),
      'milestones/b.md': milestone('A new fence', 'due: 2026-05-01\n'),
      'meetings/2026-02-01.md': note('- [until 2026-03-30 - Ben] Dig the pond'),
    };
    const [before, after] = [read(await print(texts)), read(await print(more))];
    expect([...before.keys()].filter((uid) => !after.has(uid))).toEqual([]);
    expect(after.size).toBe(before.size + 2);
    expect(String(after.get('milestones/b@garden-group.wg')?.startDate)).toBe('2026-05-01');
  });

  test('counts how often notes gave an action another day', async () => {
    const moved = {
      'meetings/2026-03-01.md': note('- [until 2026-04-02 - Ana] Dig <!-- wg:aaaa -->'),
      'meetings/2026-03-02.md': note('- [until 2026-04-02 - Ana] Dig'),
      'meetings/2026-03-03.md': note('- [until 2026-04-09 - Ana] Dig'),
    };
    const [event, ...others] = read(await print(moved)).values();
    expect(others).toEqual([]);
    expect([event?.uid, event?.sequence, String(event?.startDate)]).toEqual(['2026-03-01#aaaa@garden-group.wg', 1, '2026-04-09']);
  });

  test('of a group without any days has no entries', async () => {
    expect(read(await print({})).size).toBe(0);
  });
});

test('a report without days of its own is never asked to be a calendar', () => {
  expect(() => printIcs(example)).toThrow('no calendar');
});
