// The search of a site: what its index holds, what is found in it, and the policy of its page. How the page behaves is for a browser to tell.
import { describe, expect, it } from 'vitest';
import { html } from '../../../src/report/html/markup.ts';
import { excerptOf, piecesOf } from '../../../src/report/site/browser/excerpt.ts';
import { type Found, finderOf } from '../../../src/report/site/browser/finder.ts';
import { indexWriter } from '../../../src/report/site/search.ts';
import { indexTaker, type SearchIndex } from '../../../src/report/site/search-data.ts';
import { makeBed } from '../../bed.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';
import { validate } from '../html/validate.ts';

/** What an index file hands over when it is run as a script. */
function taken(text: string): SearchIndex {
  const given: SearchIndex[] = [];
  new Function(indexTaker, text)((index: SearchIndex) => given.push(index));
  expect(given.length).toBe(1);
  return given[0] as SearchIndex;
}

/** An index of pages: their markup by path. */
function indexOf(pages: Readonly<Record<string, string>>): SearchIndex {
  const index = indexWriter();
  for (const [path, markup] of Object.entries(pages)) index.add({ path, title: `Title of ${path}`, main: () => html`` }, { markup });
  return taken(index.text());
}

function find(index: SearchIndex, question: string): Found {
  const finder = finderOf(index);
  while (finder.prepare());
  return finder.find(question);
}

const where = ({ best }: Found): readonly string[] => best.map(({ page, part }) => `${page[0]}#${part[0]}`);

const pages = indexOf({
  'meetings/2026-02-10.html':
    '<h2 id="talk">Talk</h2><p>We spoke of the café in Łódź and of budgets.</p><h2 id="beds">Beds</h2><p>Nothing new.</p>',
  'meetings/2026-02-24.html': '<p>The questionnaire is ready, 東京で会議を開く.</p>',
  'decisions.html':
    '<h2 id="decided-2">Decided (2)</h2><ul><li id="d1">2026-02-10 the questionnaire goes out in March</li><li>beds are for all</li></ul>',
  'status.html': '<p>The questionnaire is late.</p>',
});

describe('the index of a site', () => {
  it('holds the words of pages under their headings, with address, kind and day', () => {
    const [first] = pages.pages;
    expect(first).toEqual([
      'meetings/2026-02-10.html',
      'Title of meetings/2026-02-10.html',
      1,
      '2026-02-10',
      [
        ['', '', ''],
        ['talk', 'Talk', 'We spoke of the café in Łódź and of budgets.'],
        ['beds', 'Beds', 'Nothing new.'],
      ],
    ]);
    expect(pages.kinds[1]?.[0]).toBe('meeting');
  });

  it('calls the entry of a register what it says, without its day', () => {
    const [register] = indexOf({
      'decisions.html': `<p>2 in all</p><h2 id="y">2026</h2><ul><li><span>2026-02-10</span><p>beds are for all</p><p>notes</p></li><li>${'long '.repeat(60)}</li></ul>`,
    }).pages;
    const parts = register?.[4] ?? [];
    expect(parts.slice(0, 2)).toEqual([
      ['', 'Title of decisions.html', ''],
      ['y', 'beds are for all', '2026-02-10\nnotes'],
    ]);
    expect([parts[2]?.[1].length, parts[2]?.[2].length, parts.length]).toEqual([160, 299, 3]);
  });

  it('finds somebody by name before the pages that name them', () => {
    const index = indexOf({
      'people.html':
        '<ul><li id="ana-ruiz"><h2>Ana Ruiz</h2><p>leads North</p></li></ul><h2 id="being-named">Being named</h2><p>Write a line.</p>',
      'meetings/2026-02-24.html': '<p>Ana Ruiz came.</p>',
    });
    expect(index.pages[0]?.[4]).toEqual([
      ['', 'Title of people.html', ''],
      ['ana-ruiz', 'Ana Ruiz', 'leads North'],
    ]);
    expect(where(find(index, 'ana ruiz'))[0]).toBe('people.html#ana-ruiz');
  });

  it('carries hostile texts as texts', () => {
    for (const text of hostileStrings) {
      const index = indexOf({ 'meetings/x.html': html`<p>${text} beanstalk</p>`.markup });
      expect(find(index, 'beanstalk').places).toBe(1);
    }
  });

  it('encodes the names of pages, so that none is read as an address of another kind', () => {
    expect(indexOf({ 'javascript:alert(1).html': '<p>x</p>' }).pages[0]?.[0]).toBe('javascript%3Aalert(1).html');
  });
});

describe('the search', () => {
  it.each([
    ['without accents and capitals', 'CAFE lodz', ['meetings/2026-02-10.html#talk']],
    ['by the beginning of a word', 'questionn', ['decisions.html#d1', 'meetings/2026-02-24.html#', 'status.html#']],
    ['with a slip of the keys', 'qestionaire goes', ['decisions.html#d1']],
    ['in scripts without spaces', '会議', ['meetings/2026-02-24.html#']],
    ['by all words rather than by one', 'questionnaire march', ['decisions.html#d1']],
    ['where a heading leads to', 'beds nothing', ['meetings/2026-02-10.html#beds']],
  ])('finds %s', (_, question, expected) => expect(where(find(pages, question))).toEqual(expected));

  it('says where no place has all the words, and finds nothing for none', () => {
    expect(find(pages, 'budgets questionnaire')).toMatchObject({ isPartly: true, places: 4, pages: 4 });
    expect(find(pages, 'zeppelin')).toEqual({ best: [], places: 0, pages: 0, isPartly: false });
    for (const question of ['', ' ', '…', '__proto__']) expect(find(pages, question).isPartly).toBe(false);
  });

  it('takes no number for another one', () => {
    expect(find(indexOf({ 'meetings/a.html': '<p>20261 and 2025</p>' }), '20262').places).toBe(0);
  });

  it('shows three places of a page at most, ten of a register, and counts them all', () => {
    const long = Array.from({ length: 9 }, (_, at) => `<h2 id="h${at}">H</h2><p>beans</p>`).join('');
    const found = find(indexOf({ 'meetings/a.html': long, 'meetings/b.html': '<p>beans</p>' }), 'beans');
    expect([found.best.length, found.places, found.pages]).toEqual([4, 10, 2]);
    const register = indexOf({ 'decisions.html': `<h2 id="y">2026</h2><ul>${'<li>beans</li>'.repeat(20)}</ul>` });
    expect(find(register, 'beans').best.length).toBe(10);
  });
});

describe('an excerpt', () => {
  it('shows the place where most of the words stand close to each other, marked where they stand', () => {
    const text = `beans ${'and so on '.repeat(40)}the beans of the garden ${'and so on '.repeat(40)}`;
    const words = new Set(['beans', 'garden']);
    const excerpt = excerptOf(text, words);
    expect(excerpt).toContain('the beans of the garden');
    expect(excerpt.length).toBeLessThan(220);
    expect(
      piecesOf('Béans, beans.', new Set(['beans']))
        .map(({ text, isFound }) => (isFound ? `[${text}]` : text))
        .join(''),
    ).toBe('[Béans], [beans].');
  });

  it('is cut between characters, and whole where it is short', () => {
    expect(excerptOf('short', new Set())).toBe('short');
    for (const letter of ['🙂', '會', 'a'])
      for (let shift = 0; shift < 3; shift++)
        expect(excerptOf(`${'x'.repeat(shift)}${letter.repeat(500)} beans ${letter.repeat(500)}`, new Set(['beans']))).not.toMatch(
          /\p{Surrogate}/u,
        );
  });
});

describe('wg site', () => {
  it('writes a search page with the one script, an index in which nobody is found who did not agree, news and days', async () => {
    const bed = makeBed({
      'wg.yaml': 'format: 1\nname: Garden group\n',
      'people/odi.yaml': 'name: Odilia Quist\n',
      'people/pavo.yaml': 'name: Pavo Rhee\nconsent: name\n',
      'meetings/2026-02-10.md':
        '# Call\n\n- Attendees: Odilia Quist, Pavo Rhee\n\n## Next steps\n\n- [until 2026-03-01 - Odilia] Ask Odilia Quist at odi@example.org about beans\n- [Pavo Rhee] Dig\n',
    });
    const { code, stderr } = await bed.run('site', '--today', '2026-02-12');
    expect(code, stderr).toBe(0);
    const index = bed.read('_site/search-index.js');
    expect(index).not.toMatch(/Odilia|Quist|odi@/i);
    expect(find(taken(index), 'odilia quist').places).toBe(0);
    expect(find(taken(index), 'pavo').places).toBeGreaterThan(0);
    expect(find(taken(index), 'beans').places).toBeGreaterThan(0);
    const search = bed.read('_site/search.html');
    expect(await validate(search)).toEqual([]);
    expect(search.length).toBeLessThan(150_000);
    expect(search).toMatch(/script-src &#39;sha256-[\w+/]{43}=&#39; &#39;strict-dynamic&#39;; require-trusted-types-for/);
    expect(search).toContain('Copyright 2022 Luca Ongaro');
    const others = bed
      .list()
      .filter((path) => path.startsWith('_site/') && path.endsWith('.html') && !/\/(?:search|404)\.html$/.test(path));
    expect(others.length).toBeGreaterThan(3);
    for (const path of others) {
      const page = bed.read(path);
      expect([/<script/i.test(page), page.includes('script-src')], path).toEqual([false, false]);
      expect(page).toMatch(/<link rel="alternate" type="application\/atom\+xml" title="Garden group: news" href="(?:\.\.\/)*feed\.xml">/);
    }
    expect(bed.read('_site/feed.xml')).toContain('<title>Meeting of 2026-02-10</title>');
    expect(bed.read('_site/calendar.ics')).toMatch(/^BEGIN:VCALENDAR\r\n/);
  });
});
