// The calendar file of a site, as an independent reader finds it.
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { siteCalendar } from '../../../src/report/site/calendar.ts';
import { pathTeller } from '../../../src/report/site/path-names.ts';
import type { Site } from '../../../src/report/site/site.ts';
import { milestone, note, type Texts } from '../../model/memory.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';
import { pageOf, siteOf } from './small-site.ts';

const print = (site: Site): Promise<string> => siteCalendar(site, { pageOf }, pathTeller(site.said));

function read(text: string) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

const texts: Texts = {
  'milestones/fence.md': milestone('Fence', 'due: 2026-03-20\nblocked_by: [survey]\n'),
  'surveys/beds/survey.yaml': 'title: Beds\nphase: review\nphases:\n  open: 2026-03-10\n  closed: 2026-03-30\n',
  'meetings/2026-03-01.md': `${note('- [until 2026-04-02 - Ana] Dig')}\n## Next meeting\n\n2026-03-29 18:00-19:00 Europe/Berlin\n`,
};

describe('the calendar of a site', () => {
  it('holds the next meeting, the days of milestones and of surveys, and nobody’s next steps', async () => {
    const events = read(await print(await siteOf(texts)));
    expect(events.map(({ summary, startDate }) => `${startDate} ${summary}`)).toEqual([
      '2026-03-20 Fence',
      '2026-03-10 Beds: open',
      '2026-03-30 Beds: closed',
      '2026-03-29T16:00:00Z Garden group: meeting',
    ]);
  });

  it('tells no places in files; where the site knows its address, it leads to pages', async () => {
    expect(await print(await siteOf(texts))).not.toMatch(/\.(md|yaml)\b/);
    const events = read(await print(await siteOf(texts, { url: 'https://example.org/group/' })));
    expect(events[0]?.description).toContain('https://example.org/group/milestones/fence.html');
  });

  it('keeps the name of an entry when its day and its title change, and counts the moves', async () => {
    const before = texts['milestones/fence.md'] ?? '';
    const after = milestone('New fence', 'due: 2026-03-27\n');
    const steps = [
      { day: '2026-02-01', files: texts },
      { day: '2026-02-10', files: { 'milestones/fence.md': after } },
    ];
    const [old] = read(await print(await siteOf({ ...texts, 'milestones/fence.md': before })));
    const [now] = read(await print(await siteOf({ ...texts, 'milestones/fence.md': after }, { steps })));
    expect([now?.uid, now?.sequence]).toEqual([old?.uid, 1]);
  });

  it('names nobody who did not agree, in texts and in names of entries', async () => {
    const site = await siteOf({
      'people/odi.yaml': 'name: Odilia Quist\n',
      'milestones/letter-of-odilia-quist.md': milestone('Letter of Odilia Quist to odi@example.org', 'due: 2026-03-20\n'),
    });
    const text = (await print(site)).replaceAll('\r\n ', '');
    expect(text).toContain('OQ');
    expect(text).not.toMatch(/odilia|quist|odi@/i);
  });

  it('is whole without any day, and with hostile titles', async () => {
    expect(read(await print(await siteOf({})))).toEqual([]);
    const hostile = Object.fromEntries(
      hostileStrings.map((words, at) => [`milestones/m-${at}.md`, milestone(JSON.stringify(`x ${words}`), 'due: 2026-03-20\n')]),
    );
    const events = read(await print(await siteOf(hostile)));
    expect(events.length).toBeGreaterThan(20);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });
});
