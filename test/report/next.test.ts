import { describe, expect, test } from 'vitest';
import { nextFacts, nextPage } from '../../src/report/next.ts';
import { type Texts, viewOf } from '../model/memory.ts';

const settings = (more: string): Texts => ({ 'wg.yaml': `format: 1\nname: Garden group\n${more}` });
const call = (next: string): string => `# Call\n\n## Attendees\n\n- Ana\n\n## Next meeting\n\n${next}\n`;
const facts = async (texts: Texts, today = '2026-03-25') => nextFacts(await viewOf(texts, today));
const said = { 'meetings/2026-03-24.md': call('2026-03-31 18:00-19:00 Europe/Berlin') };
const event = async (texts: Texts, today?: string) => nextPage(await facts(texts, today)).calendar?.events[0];

describe('the next meeting', () => {
  test('is told in UTC and on the clocks of the group and its people, each zone once', async () => {
    const people = {
      'people/ana.yaml': 'name: Ana\ntime_zone: Asia/Tokyo\n',
      'people/ben.yaml': 'name: Ben\ntime_zone: America/New_York\n',
      'people/cem.yaml': 'name: Cem\ntime_zone: Asia/Tokyo\n',
      'people/dia.yaml': 'name: Dia\ntime_zone: Nowhere/Land\n',
    };
    expect((await facts({ ...said, ...people, ...settings('time_zone: Europe/Berlin\n') })).elsewhere).toEqual([
      { zone: 'UTC', day: '2026-03-31', start: '16:00', end: '17:00' },
      { zone: 'Europe/Berlin', day: '2026-03-31', start: '18:00', end: '19:00' },
      { zone: 'Asia/Tokyo', day: '2026-04-01', start: '01:00', end: '02:00' },
      { zone: 'America/New_York', day: '2026-03-31', start: '12:00', end: '13:00' },
    ]);
  });

  test('is in the zone of the group where none is said, and on its usual end', async () => {
    const rhythm = await facts(settings('time_zone: Europe/Berlin\nmeeting: every Tuesday 18:00-19:30\n'));
    expect(rhythm.next).toMatchObject({
      day: '2026-03-31',
      start: { time: '18:00', zone: 'Europe/Berlin' },
      end: { time: '19:30', zone: 'Europe/Berlin' },
    });
    const usual = await facts(settings('meeting_minutes: 45\nmeeting: every Tuesday 18:00\n'));
    expect([usual.next?.minutes, usual.next?.end]).toEqual([45, undefined]);
    expect((await facts({ ...said, ...settings('meeting_minutes: 45\n') })).next?.minutes).toBeUndefined();
  });

  test('says what is wrong with a time that the clocks skip', async () => {
    const skipped = await facts({ 'meetings/2026-03-24.md': call('2026-03-29 02:30 Europe/Berlin') });
    expect([skipped.elsewhere, skipped.problem]).toEqual([[], expect.stringContaining('does not exist')]);
    expect(JSON.stringify(nextPage(skipped).blocks)).toContain('does not exist');
  });

  test('is not one that has passed without notes, of which the page says so', async () => {
    const late = await facts(said, '2026-04-02');
    expect(late.next).toBeUndefined();
    expect(late.passed).toEqual({ day: '2026-03-31', daysAgo: 2, target: { path: 'meetings/2026-03-24.md', line: 9 } });
    const page = nextPage(late);
    expect(page.calendar).toBeUndefined();
    expect(JSON.stringify(page.blocks)).toMatch(/2026-03-31, 2 days ago.*wg new-meeting/);
    expect(JSON.stringify(nextPage(await facts({})).blocks)).toContain('wg new-meeting');
  });
});

describe('the entry for calendars', () => {
  test('has the time as it was said, and where', async () => {
    expect(await event(said)).toMatchObject({
      title: 'Garden group: meeting',
      notes: ['meetings/2026-03-24.md:9'],
      when: { day: '2026-03-31', start: { time: '18:00', zone: 'Europe/Berlin' }, end: { time: '19:00' } },
    });
  });

  test('without a time is that of the whole day', async () => {
    expect((await event({ 'meetings/2026-03-24.md': call('2026-03-31') }))?.when).toEqual({ from: '2026-03-31', to: '2026-03-31' });
  });

  test('keeps its UID when the meeting is moved, gets its own note, or is called off for another day', async () => {
    const uid = (await event(said))?.uid;
    expect(uid).toBe('meetings/after-2026-03-24@garden-group.wg');
    expect((await event({ 'meetings/2026-03-24.md': call('2026-04-02 17:00 UTC') }))?.uid).toBe(uid);
    expect((await event({ ...said, 'meetings/2026-03-31.md': '# Call\n\n## Agenda\n\n- Beans\n' }))?.uid).toBe(uid);
    const off = {
      ...said,
      'meetings/2026-03-31.md': `${call('2026-04-07 18:00 UTC').replace('# Call', '# Call\n\nThis meeting is cancelled.')}`,
    };
    expect(await event(off, '2026-04-01')).toMatchObject({ uid, when: { day: '2026-04-07' } });
  });

  test('has another UID for the meeting after that, and in another group', async () => {
    const after = { ...said, 'meetings/2026-03-31.md': call('2026-04-07 18:00 UTC') };
    expect((await event(after, '2026-04-01'))?.uid).toBe('meetings/after-2026-03-31@garden-group.wg');
    expect((await event({ ...said, 'wg.yaml': 'format: 1\nname: Übermorgen e.V.\n' }))?.uid).toBe(
      'meetings/after-2026-03-24@übermorgen-e-v.wg',
    );
    expect((await event(settings('meeting: every Tuesday 18:00 UTC\n')))?.uid).toBe('meetings/first@garden-group.wg');
  });
});
