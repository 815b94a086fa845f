// The first page, milestones, communities and people, over small groups in memory.
import { describe, expect, it } from 'vitest';
import { planSite } from '../../../src/report/site/build.ts';
import { makeBed } from '../../bed.ts';
import { milestone, note, type Texts } from '../../model/memory.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';
import { validate } from '../html/validate.ts';
import { siteOf } from './small-site.ts';

const charter =
  '# Garden group\n\nWe plant **beds**.\n\n## Problem\n\nNo beds.\n\n## Goal\n\n- ten beds\n\n## How to join\n\nRing the bell.\n';

async function pagesOf(texts: Texts, today?: string): Promise<ReadonlyMap<string, string>> {
  const { pages, file } = await planSite(await siteOf(texts, today === undefined ? {} : { today }));
  const all = new Map<string, string>();
  for (const { path } of pages) all.set(path, (await file(path)) ?? '');
  return all;
}

/** The words of a page. */
const wordsIn = (page: string | undefined): string =>
  (page ?? '')
    .replace(/.*<main[^>]*>/s, '')
    .replace(/<[^>]{1,500}>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ');

const headings = (page: string | undefined): readonly string[] =>
  [...(page ?? '').matchAll(/<h2 id="[^"]*">([^<]*)/g)].map(([, words]) => words ?? '');

describe('the first page', () => {
  it('tells a stranger what the group does, where help is wanted, when it meets and how to join', async () => {
    const texts = {
      'wg.yaml': 'format: 1\nname: Garden group\ntime_zone: Europe/Berlin\nmeeting: every Tuesday 16:00 UTC\nchannels: [forum]\n',
      'charter.md': charter,
      'meetings/2026-03-03.md': `${note('- [until 2026-03-20 - all] Dig the first bed')}\n## Decisions\n\n- Agreed: beds are square\n`,
    };
    const page = (await pagesOf(texts)).get('index.html');
    expect(headings(page)).toEqual(['What we do', 'Help wanted', 'Next meeting', 'How to join', 'Lately', 'Find your way']);
    const words = wordsIn(page);
    for (const part of ['We plant beds', 'No beds.', 'ten beds', 'Dig the first bed', 'forum', 'Beds are square', 'Ring the bell.'])
      expect(words).toContain(part);
    expect(words).toMatch(/Tuesday 2026-03-10 ?, 16:00 UTC/);
    expect(words).toMatch(/Tuesday 2026-03-10 ?, 17:00 Europe\/Berlin/);
    expect(words).toContain('Amber: something is late, may soon be, or has nobody who does it.');
    expect(page).toContain('href="calendar.ics"');
    expect(page).toContain('href="about.html"');
    expect(await validate(page ?? '')).toEqual([]);
  });

  it('begins with the goal where the charter opens with nothing else, and tells searchers the same', async () => {
    const texts = { 'charter.md': '# Garden group\n\n## Problem\n\nNo beds.\n\n## Goal\n\nTen **beds**\nby May.\n' };
    const page = (await pagesOf(texts)).get('index.html');
    expect(page).toContain('<meta name="description" content="Ten beds by May.">');
    const words = wordsIn(page);
    expect(words.indexOf('by May.')).toBeLessThan(words.indexOf('What we do'));
    expect(words.split('by May.')).toHaveLength(2);
    expect(words).toContain('No beds.');
    const goal = `Ten *beds* in 2026. ${'More beds. '.repeat(100)}`;
    const long = (await pagesOf({ 'charter.md': `# Garden group\n\n## Goal\n\nMany *beds* for all of us. ${goal}\n` })).get('index.html');
    expect(wordsIn(long)).toMatch(/^ ?Garden group Many beds for all of us\. .*What we do The goal Many beds ?for all of us\. Ten beds/);
    expect(await validate(page ?? '')).toEqual([]);
  });

  it('leads to the questionnaires that are open, and to no others', async () => {
    const survey = (title: string, more: string): string =>
      `title: ${title}\n${more}questions:\n  - id: a\n    ask: How many beds?\n    kind: text\n`;
    const texts = {
      'meetings/2026-03-03.md': note('- Dig'),
      'surveys/now/survey.yaml': survey('Beds now', 'phase: open\nlink: https://forms.example.org/beds\n'),
      'surveys/soon/survey.yaml': survey('Beds soon', 'phase: review\n'),
      'surveys/over/survey.yaml': survey('Beds then', 'phase: closed\n'),
    };
    const page = (await pagesOf(texts)).get('index.html');
    expect(headings(page)).toContain('We ask');
    expect(page).toContain('<a href="surveys/now.html">Beds now</a>');
    expect(page).toContain('<a href="https://forms.example.org/beds">answer them</a>');
    for (const other of ['Beds soon', 'Beds then']) expect(page).not.toContain(other);
    expect(await validate(page ?? '')).toEqual([]);
  });

  it('leaves out what is not there, and says how a group begins', async () => {
    const page = (await pagesOf({})).get('index.html');
    expect(headings(page)).toEqual(['What we do']);
    expect(wordsIn(page)).toContain('begins with a few lines in charter.md');
    expect(await validate(page ?? '')).toEqual([]);
  });

  it('says that a meeting was announced and has no notes yet', async () => {
    const texts = { 'meetings/2026-02-03.md': '# Call\n\n## Next meeting\n\n2026-02-10 18:00 UTC\n' };
    expect(wordsIn((await pagesOf(texts)).get('index.html'))).toMatch(/announced for 2026-02-10 ?, and there are no notes of it yet/);
  });

  it('keeps a charter of prose alone, and one without any words', async () => {
    const prose = (await pagesOf({ 'charter.md': 'We like beds.\n' })).get('index.html');
    expect(wordsIn(prose)).toContain('We like beds.');
    expect((await pagesOf({ 'charter.md': '\n' })).has('about.html')).toBe(false);
  });
});

describe('the milestones', () => {
  const texts = {
    'people/ana.yaml': 'name: Ana Ruiz\nconsent: name\n',
    'milestones/beds.md': milestone('Ten beds', 'due: 2026-03-01\nowners: [ana]\nblocked_by: [soil]\n', 'See [the soil](soil.md).\n'),
    'milestones/soil.md': milestone('Good soil', 'due: 2026-03-02\ndue_words: early March\n'),
    'milestones/path.md': milestone('A path', 'part_of: beds\n'),
    'milestones/shed.md': milestone('A shed', 'status: done\ndue: 2026-02-01\ndone: 2026-02-03\n'),
    'milestones/pond.md': milestone('A pond', 'status: dropped\nwhy: too deep\n'),
    'milestones/hedge.md': milestone('A hedge', 'status: parked\nparked_until: 2026-05-01\n'),
    'meetings/2026-02-24.md': note('- [until 2026-03-09 - Ana] Good soil'),
  };

  it('stand by due day with their owners and what waits for what, then what is over', async () => {
    const page = (await pagesOf(texts)).get('milestones.html');
    expect(headings(page)).toEqual(['Open', 'Parked', 'Reached', 'Given up']);
    const words = wordsIn(page);
    expect(words.indexOf('Ten beds')).toBeLessThan(words.indexOf('Good soil 3 days late'));
    expect(words).toMatch(/Ten beds 4 days late · Ana Ruiz · waits for Good soil/);
    expect(words).toMatch(/Good soil 3 days late · nobody owns it yet · Ten beds waits for it/);
    expect(words).toMatch(/A shed 2 days late/);
    expect(words).toContain('too deep');
    expect(await validate(page ?? '')).toEqual([]);
  });

  it('have a page each, with its state in words, its ties and its text', async () => {
    const pages = await pagesOf(texts);
    const beds = wordsIn(pages.get('milestones/beds.html'));
    expect(beds).toMatch(/▲ amber : due 2026-03-01 ?, 4 days ago/);
    expect(headings(pages.get('milestones/beds.html'))).toEqual(['What it is', 'Waits for', 'Parts']);
    expect(pages.get('milestones/beds.html')).toContain('<a href="soil.html">the soil</a>');
    const soil = wordsIn(pages.get('milestones/soil.html'));
    expect(soil).toContain('“early March”');
    expect(headings(pages.get('milestones/soil.html'))).toContain('Next steps');
    expect(wordsIn(pages.get('milestones/path.html'))).toMatch(/Part of Ten beds/);
    expect(wordsIn(pages.get('milestones/shed.html'))).toMatch(/✔ reached on 2026-02-03/);
    expect(wordsIn(pages.get('milestones/hedge.html'))).toMatch(/○ parked until 2026-05-01/);
    for (const [path, page] of pages) expect(await validate(page), path).toEqual([]);
  });

  it('are no section of a group without any', async () => {
    expect([...(await pagesOf({})).keys()]).not.toContain('milestones.html');
  });
});

describe('people', () => {
  const texts = {
    'people/zoe.yaml': 'name: Zoe Abt\nnickname: Zo\nconsent: name\ntime_zone: Africa/Lagos\n',
    'people/bea-tal.yaml': 'name: Bea Tal\nnickname: Bibi\nconsent: nickname\n',
    'people/carl-horn.yaml': 'name: Carl Horn\n',
    'people/dora-lenk.yaml': 'name: Dora Lenk\nconsent: none\n',
    'communities/north.yaml': 'name: North\nsize: 40\nleaders: [zoe, carl-horn]\nshepherds: [south]\n',
    'communities/south.yaml': 'name: South\nleaders: [dora-lenk]\n',
    'milestones/ask-carl-horn.md': milestone('Ask Carl Horn', 'owners: [carl-horn, zoe]\n', 'He is [here](../people/carl-horn.yaml).\n'),
    'meetings/2026-02-24.md': '# Call\n\n## Attendees\n\n- Carl Horn\n- Dora Lenk\n- Erik Dahl\n',
  };

  it('are named as they agreed to, in the order of the alphabet, without any count of theirs', async () => {
    const page = (await pagesOf(texts)).get('people.html');
    expect(headings(page)).toEqual(['Being named']);
    expect([...(page ?? '').matchAll(/<li id="([^"]*)">\s*<h2>([^<]*)/g)].map(([, id, name]) => [id, name])).toEqual([
      ['bibi', 'Bibi'],
      ['zoe-abt-zo', 'Zoe Abt (Zo)'],
    ]);
    expect(wordsIn(page)).toContain('leads North shepherd: North looks after South time zone Africa/Lagos');
    expect(wordsIn(page)).toContain('3 more people take part without being named here.');
    expect(await validate(page ?? '')).toEqual([]);
  });

  it('who did not agree are on no page of the site, in no address and no name of a place', async () => {
    for (const [path, page] of await pagesOf(texts))
      for (const hidden of ['carl', 'horn', 'dora', 'lenk', 'erik', 'dahl', 'bea', 'tal.yaml'])
        expect(`${path}\n${page.replace(/<style>.*?<\/style>/s, '')}`.toLowerCase(), `${hidden} on ${path}`).not.toMatch(
          new RegExp(`\\b${hidden}\\b`),
        );
  });

  it('are led to where others own or lead something', async () => {
    const pages = await pagesOf(texts);
    const owned = [...pages].find(([path]) => /^milestones\/[0-9a-z]{12}\.html$/.test(path))?.[1];
    expect(owned).toContain('href="../people.html#zoe-abt-zo"');
    expect(wordsIn(owned)).toContain('Ask CH');
  });
});

it('does nothing that hostile words ask for', async () => {
  const quoted = hostileStrings.map((words) => JSON.stringify(words.slice(0, 200)));
  const all = hostileStrings.join('\n\n');
  const texts: Record<string, string> = {
    'wg.yaml': `format: 1\nname: ${quoted[15]}\nmeeting: ${quoted[15]}\nchannels: [${quoted.join(', ')}]\n`,
    'charter.md': `# ${hostileStrings[15]}\n\n${all}\n\n## Goal\n\n${all}\n\n## How to join\n\n${all}\n`,
    'meetings/2026-03-03.md': note(...hostileStrings.map((words) => `- [until March 20 - all] ${words}`)),
  };
  for (const [at, words] of quoted.entries()) {
    texts[`people/p${at}.yaml`] = `name: ${words}\nconsent: name\ncommunities: [${words}]\n`;
    texts[`milestones/m${at}.md`] = `---\ntitle: ${words}\nstatus: parked\nwhy: ${words}\nowners: [${words}]\n---\n${hostileStrings[at]}\n`;
  }
  texts['communities/north.yaml'] = `name: ${quoted[15]}\nleaders: [${quoted.join(', ')}]\n`;
  texts['challenges/hard.md'] = `---\ntitle: ${quoted[15]}\ncommunity: north\n---\n${all}\n`;
  const pages = await pagesOf(texts);
  for (const [path, page] of pages) {
    if (/^(?:meetings|actions|decisions|search)/.test(path)) continue;
    expect(page, path).not.toMatch(/<script>alert|<img|href="javascript:/i);
    if (!/^milestones\/m(?!15\.)/.test(path)) expect(await validate(page), path).toEqual([]);
  }
});

describe('with a history and a forge', () => {
  const at = (due: string): Record<string, string> => ({ 'milestones/beds.md': milestone('Ten beds', `due: ${due}\n`) });

  it('a milestone tells how far its day moved, and where its file is edited', async () => {
    const bed = makeBed([
      { day: '2026-01-10', files: { 'wg.yaml': 'format: 1\nname: Garden group\n', ...at('2026-02-01') } },
      { day: '2026-01-30', message: 'Wait for the soil', files: at('2026-03-01') },
    ]);
    const { code } = await bed.run('site', '--today', '2026-02-10', '--repository', 'https://github.com/example/garden');
    expect(code).toBe(0);
    const page = bed.read('_site/milestones/beds.html');
    expect(wordsIn(page)).toMatch(/First due 2026-02-01 ?; moved once, \+28 days since/);
    expect(wordsIn(page)).toContain('Wait for the soil');
    expect(page).toContain(
      '<a class="edit" href="https://github.com/example/garden/edit/main/milestones/beds.md">Edit this page on GitHub</a>',
    );
    expect(bed.read('_site/timeline.html')).toContain('href="milestones/beds.html"');
  });
});
