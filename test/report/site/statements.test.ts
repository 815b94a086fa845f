// What pages say about things at the edges: parked and given up, still to come, refused, taken back, far too many, cut in the midst of a name.
import { describe, expect, test } from 'vitest';
import { printResults } from '../../../src/model/surveys/results.ts';
import type { Bar, Document } from '../../../src/report/document.ts';
import { planSite } from '../../../src/report/site/build.ts';
import { siteFeed } from '../../../src/report/site/feed.ts';
import { pageTimeline } from '../../../src/report/site/timeline.ts';
import { forgeOf } from '../../../src/text/forge.ts';
import { addDays, type Day } from '../../../src/time/day.ts';
import { milestone, note, type Texts } from '../../model/memory.ts';
import { results } from '../survey-example.ts';
import { mainOf, pageOf, pagesOf, siteOf } from './small-site.ts';

const today = '2026-03-05' as Day;

/** The words of a page. */
async function wordsOn(path: string, texts: Texts): Promise<string> {
  return mainOf((await pagesOf(texts)).get(path))
    .replace(/<[^>]{1,500}>/g, ' ')
    .replace(/\s+/g, ' ');
}

const titles = (feed: string): readonly (string | undefined)[] =>
  [...feed.matchAll(/<entry>.*?<title>(.*?)<\/title>/gs)].map(([, title]) => title);

describe('the page of a milestone', () => {
  test('calls a part that was given up no reached one', async () => {
    const words = await wordsOn('milestones/beds.html', {
      'milestones/beds.md': milestone('Ten beds'),
      'milestones/pond.md': milestone('A pond', 'part_of: beds\nstatus: dropped\n'),
      'milestones/shed.md': milestone('A shed', 'part_of: beds\nstatus: done\n'),
    });
    expect(words).toMatch(/A pond +given up/);
    expect(words).toMatch(/A shed +done/);
  });

  test('calls it parked only until the day on which it comes back, as the list of all does', async () => {
    const texts = {
      'milestones/beds.md': milestone('Ten beds'),
      'milestones/hedge.md': milestone('A hedge', 'status: parked\nparked_until: 2026-03-01\npart_of: beds\ndue: 2026-03-03\n'),
    };
    expect(await wordsOn('milestones.html', texts)).not.toContain('Parked');
    expect(await wordsOn('milestones/hedge.html', texts)).not.toContain('parked');
    expect(await wordsOn('milestones/beds.html', texts)).toMatch(/A hedge +late/);
  });

  test('does not say that a parked one is late', async () => {
    const words = await wordsOn('milestones/beds.html', {
      'milestones/beds.md': milestone('Ten beds'),
      'milestones/hedge.md': milestone('A hedge', 'status: parked\npart_of: beds\ndue: 2026-03-03\n'),
    });
    expect(words).toMatch(/A hedge +parked/);
    expect(words).not.toContain('late');
  });

  test('does not say that nobody owns yet what is over', async () => {
    const texts = {
      'milestones/shed.md': milestone('A shed', 'status: done\ndone: 2026-02-03\n'),
      'milestones/beds.md': milestone('Beds'),
    };
    expect(await wordsOn('milestones/shed.html', texts)).not.toContain('nobody yet');
    expect(await wordsOn('milestones/beds.html', texts)).toContain('nobody yet');
  });
});

describe('the page of a meeting', () => {
  test('does not say who came to one that is still to come', async () => {
    const call = '# Call\n\n## Attendees\n\n- Ana\n';
    const texts = { 'meetings/2026-03-20.md': call, 'meetings/2026-03-03.md': call };
    expect(await wordsOn('meetings/2026-03-20.html', texts)).toMatch(/Expected \(1\)/);
    expect(await wordsOn('meetings/2026-03-20.html', texts)).not.toContain('Who came');
    expect(await wordsOn('meetings/2026-03-03.html', texts)).toContain('Who came (1)');
  });
});

describe('news', () => {
  const refused =
    '---\ndate: 2026-02-10\nrefused: [b19k]\n---\n# Call\n\n## Decisions\n\n- Decision: we meet in Rome\n- ~~we meet in Oslo~~\n';

  test('count what the page of the meeting shows', async () => {
    const feed = await siteFeed(await siteOf({ 'meetings/2026-02-10.md': refused }), { pageOf });
    expect(feed).toContain('<summary>1 decision</summary>');
  });

  test('tell no decision that was taken back, and neither does the first page', async () => {
    const texts = { 'meetings/2026-02-10.md': refused };
    const feed = await siteFeed(await siteOf(texts), { pageOf });
    expect(titles(feed)).toContain('Decided: we meet in Rome');
    expect(feed).not.toContain('Oslo');
    expect(await wordsOn('index.html', texts)).toContain('We meet in Rome');
    expect(await wordsOn('index.html', texts)).not.toContain('Oslo');
  });

  test('call a meeting what its page is called, with its day once and without marks', async () => {
    const texts = {
      'meetings/2026-02-10.md': '# **Beds** and [paths](https://example.org/paths), 10 February 2026\n',
      'meetings/2026-02-17.md': '# Meeting of 17 February 2026\n',
    };
    expect(titles(await siteFeed(await siteOf(texts), { pageOf }))).toEqual([
      'Meeting of 2026-02-17',
      'Meeting of 2026-02-10: Beds and paths',
    ]);
  });

  test('leave out the name of the group where it is a word of its own', async () => {
    const texts = {
      'wg.yaml': 'format: 1\nname: Bed\n',
      'meetings/2026-02-10.md': '# Bed, 10 February 2026: Bedding plants and the T-Bed plan\n',
    };
    expect(titles(await siteFeed(await siteOf(texts), { pageOf }))).toEqual(['Meeting of 2026-02-10: Bedding plants and the T-Bed plan']);
  });
});

describe('the page of a meeting', () => {
  test('counts no step that rests as open, and says that its names are not always those of the notes', async () => {
    const texts = {
      'wg.yaml': 'format: 1\nname: Garden group\nactions_from: 2026-02-15\n',
      'meetings/2026-02-10.md': note('- [Bo] Oil the gate', '- [x] [Bo] Count the beans'),
    };
    const page = await wordsOn('meetings/2026-02-10.html', texts);
    expect(page).toContain('0 of 2 open today');
    expect(page).toContain('as they were written, with people named as they agreed to');
  });
});

describe('a name', () => {
  // A text is cut where its words end; in scripts without spaces that is anywhere.
  const people = { 'people/wang.yaml': 'name: 王小明\n' };
  const cutIn = (most: number): string => `${'我'.repeat(most - 3)}王小明${'我'.repeat(300)}`;

  test('that a decision is cut in is not told by its first letters', async () => {
    const texts = { ...people, 'meetings/2026-02-10.md': `# Call\n\n## Decisions\n\n- Decision: ${cutIn(240)}\n` };
    expect(await siteFeed(await siteOf(texts), { pageOf })).not.toContain('王小');
  });

  test('that a step nobody does is cut in is not told by its first letters', async () => {
    const texts = { ...people, 'meetings/2026-02-10.md': note(`- [until 2026-03-20 - all] ${cutIn(200)}`) };
    expect(await wordsOn('index.html', texts)).not.toContain('王小');
  });

  test('that the title of a meeting is cut in is not told by its first letters', async () => {
    expect(await wordsOn('meetings.html', { ...people, 'meetings/2026-02-10.md': `# ${cutIn(120)}\n` })).not.toContain('王小');
  });

  test('that the beginning of the charter is cut in is not told to searchers', async () => {
    const page = (await pagesOf({ ...people, 'charter.md': `# Garden group\n\n${cutIn(200)}\n` })).get('index.html');
    expect(/<meta name="description" content="([^"]*)"/.exec(page ?? '')?.[1]).not.toContain('王小');
  });

  test('that the address of a survey holds is nowhere, nor is the address', async () => {
    const texts = {
      'people/odi.yaml': 'name: Odilia Quist\n',
      'surveys/beds/survey.yaml':
        'title: Beds\nphase: open\nlink: https://forms.example.org/odilia-quist/beds\nquestions:\n  - {id: a, kind: text, ask: Which?}\n',
    };
    for (const [path, page] of await pagesOf(texts)) expect(page, path).not.toMatch(/odilia/i);
  });
});

describe('an address', () => {
  test('that what was raised is cut in is not told by its beginning', async () => {
    const raised = 'Should everybody ask anneliese.obermayer-lindqvist@gardens-of-the-north.example.org whether there is room?';
    const pages = await pagesOf({
      'guidelines/rules.md': '---\ntitle: Rules\n---\n\nBe kind.\n',
      'meetings/2026-02-10.md': `# Call\n\n## Notes\n\n${raised}\n`,
    });
    expect(mainOf(pages.get('evidence.html'))).toContain('Should everybody ask');
    for (const [path, page] of pages) expect(page, path).not.toMatch(/anneliese|gardens-of/);
  });
});

describe('the names of places', () => {
  const odi = { 'people/odi.yaml': 'name: Odilia Quist\n' };
  const nobody = async (texts: Texts): Promise<void> => {
    const site = await siteOf({ ...odi, ...texts });
    const forge = forgeOf('https://codeberg.org/garden/group', 'main');
    const { files } = await planSite({ ...site, ...(forge && { forge }) });
    for await (const { path, text } of files()) {
      expect(path).not.toMatch(/odilia|quist/i);
      expect(text, path).not.toMatch(/odilia|quist/i);
    }
  };

  test('tell nobody in the handbook', async () => {
    const rules = '---\ntitle: Rules\nstatus: adopted\n---\n\nBe kind, see [more](other.md).\n';
    await nobody({
      'guidelines/odilia-quist.md': rules,
      'guidelines/other.md': '---\ntitle: Other\nstatus: adopted\n---\n\n[Rules](odilia-quist.md)\n',
    });
  });

  test('tell nobody among questions and answers, nor do links to them', async () => {
    const named = printResults(results).replaceAll('public-thanks', 'odilia-quist').replaceAll('Public thanks', 'Odilia Quist');
    const asked =
      'title: A\nphase: open\nquestions:\n  - {id: odilia-quist, kind: single, ask: Which?, options: [Yes]}\n  - id: grid\n    kind: grid\n    ask: G\n    rows: [{id: odilia, label: Odilia}]\n    options: [a]\n';
    await nobody({
      'surveys/leading/survey.yaml':
        'title: Leading\nphase: analysed\nquestions:\n  - {id: recognition, kind: multiple, ask: What?, options: [Odilia Quist]}\n',
      'surveys/leading/results.json': named,
      'surveys/open/survey.yaml': asked,
      'guidelines/thanks.md':
        '---\ntitle: Thanks\n---\n\n[60 %](../surveys/leading/results.md#recognition-odilia-quist) and [one](../surveys/open/survey.yaml#odilia-quist) wish it.\n',
    });
  });

  test('tell nobody where notes or other files give them', async () => {
    await nobody({
      'meetings/2026-02-10.md': '# Call\n\n## Notes\n\n<a id="odilia-quist"></a>Much was said, see [this](../docs/more.md#odilia-quist).\n',
      'docs/more.md': '# More\n',
    });
  });
});

describe('the timeline', () => {
  const bar = (mark: Bar['mark'], to: string | undefined): Bar => ({
    label: to ?? 'none',
    mark,
    tone: 'plain',
    ...(to && { from: to, to }),
  });
  const of = (bars: readonly Bar[]): Document => ({ title: 'T', blocks: [{ kind: 'timeline', bars, today, marks: [] }] });
  const shownOf = (bars: readonly Bar[]) => {
    const { blocks = [] } = pageTimeline(of(bars), { view: { today } } as Parameters<typeof pageTimeline>[1]) ?? {};
    const [timeline, words] = blocks;
    return { shown: timeline?.kind === 'timeline' ? timeline.bars.map(({ label }) => label) : [], words: JSON.stringify(words ?? '') };
  };

  test('keeps the milestones that are nearest to the day where there are too many of them', () => {
    const days = Array.from({ length: 60 }, (_, at) => addDays(today, (at - 55) * 30));
    const { shown, words } = shownOf([...days.map((day) => bar('milestone', day)), bar('milestone', undefined)]);
    expect(shown).toHaveLength(50);
    expect(shown).toContain(days.at(-1));
    expect(shown).not.toContain(days[0]);
    expect(words).toContain('11 rows');
  });

  test('keeps milestones before next steps, and counts one row as one', () => {
    const steps = Array.from({ length: 50 }, (_, at) => bar('action', addDays(today, at)));
    const { shown, words } = shownOf([bar('milestone', '2030-01-01'), ...steps]);
    expect(shown).toContain('2030-01-01');
    expect(words).toContain('1 row whose day is further away is not drawn');
  });
});
