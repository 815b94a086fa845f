// Guidelines, the handbook and challenges as pages, over small groups in memory.
import { describe, expect, it } from 'vitest';
import { milestone, type Texts } from '../../model/memory.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';
import { readHtml } from '../html/read-html.ts';
import { validate } from '../html/validate.ts';
import { mainOf, pagesOf } from './small-site.ts';

const wordsIn = (page: string | undefined): string =>
  mainOf(page)
    .replace(/<svg.*?<\/svg>/gs, ' ')
    .replace(/<[^>]{1,500}>/g, '')
    .replace(/\s+/g, ' ');
const linksIn = (page: string | undefined): readonly string[] =>
  [...mainOf(page).matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '');

/** Links of a page that lead to no page, or to no name on it. */
function lost(pages: ReadonlyMap<string, string>): readonly string[] {
  const names = new Map(
    [...pages].map(([path, page]) => [path, new Set(readHtml(page).flatMap(({ attributes }) => attributes.get('id') ?? []))]),
  );
  return [...pages].flatMap(([path, page]) =>
    linksIn(page).flatMap((href) => {
      if (/^[a-z]+:/.test(href) || /\.(?:ics|xml|js)$/.test(href)) return [];
      const url = new URL(href, `https://site.example/${path}`);
      const there = names.get(decodeURIComponent(url.pathname.slice(1)));
      const isThere = there !== undefined && (url.hash === '' || there.has(decodeURIComponent(url.hash.slice(1))));
      return isThere ? [] : [`${path} → ${href}`];
    }),
  );
}

const guideline = (title: string, header: string, body: string): string => `---\ntitle: ${title}\n${header}---\n\n${body}`;

const texts: Texts = {
  'people/ana.yaml': 'name: Ana Vale\nconsent: name\n',
  'people/odi.yaml': 'name: Odilia Quist\n',
  'meetings/2026-02-10.md': '# Call\n\n## Decisions\n\n- Decision: beds are square\n\n## Notes\n\nMuch was said.\n',
  'challenges/no-water.md': '---\ntitle: No water\nthemes: [supply]\nby: odi\n---\n\nOdilia Quist carries it.\n',
  'challenges/themes.yaml': 'themes:\n  - {id: supply, title: Supplies}\n',
  'guidelines/beds.md': guideline(
    'Square beds',
    'status: adopted\nowners: [ana, odi]\nevidence:\n  challenges/no-water.md: 000000000000\n',
    '# Square beds\n\nDig **square** beds ([notes](../meetings/2026-02-10.md#notes)). Water is dear ([told](../challenges/no-water.md)).\n\n' +
      '## Who digs\n\nAsk Odilia Quist, as [the letters](letters.md#post) say. It was [gone](../meetings/2020-01-01.md), see [a page](https://example.org/x).\n',
  ),
  'guidelines/letters.md': guideline('Letters', 'status: adopted\n', 'Write to towns.\n\n## Post\n\nSee [beds](beds.md).\n'),
  'guidelines/tools.md': guideline('Tools', 'status: review\nlink: https://forum.example.org/t/1\n', 'Lend tools to all. Who pays?\n'),
  'guidelines/old.md': guideline('Old ways', 'status: retired\nwhy: nobody did it\n', 'Do nothing.\n'),
};

describe('the list of guidelines', () => {
  it('has the adopted ones first, then those that ask for comments, with a sentence of each', async () => {
    const page = (await pagesOf(texts)).get('guidelines.html');
    expect([...mainOf(page).matchAll(/<h[23][^>]*>(?:<a[^>]*>)?([^<]*)/g)].map(([, words]) => words)).toEqual([
      'Adopted',
      'Square beds',
      'Letters',
      'In review',
      'Tools',
      'Retired',
      'Old ways',
      'Evidence',
    ]);
    const words = wordsIn(page);
    expect(words).toContain('Dig square beds (notes).');
    expect(words).toMatch(/Lend tools to all\..* Say what is missing.* in the discussion/);
    expect(words).toContain('because nobody did it');
    expect(linksIn(page)).toEqual(
      expect.arrayContaining(['handbook.html', 'evidence.html', 'challenges.html', 'https://forum.example.org/t/1']),
    );
  });

  it('tells since when by the history', async () => {
    const steps = [
      { day: '2026-01-10', files: { 'guidelines/letters.md': guideline('Letters', 'status: review\n', 'Write to towns.\n') } },
      { day: '2026-02-20', files: { 'guidelines/letters.md': texts['guidelines/letters.md'] ?? '' } },
    ];
    const pages = await pagesOf({ 'guidelines/letters.md': texts['guidelines/letters.md'] ?? '' }, { steps });
    expect(wordsIn(pages.get('guidelines.html'))).toContain('adopted on 2026-02-20');
    expect(wordsIn(pages.get('guidelines/letters.html'))).toContain('Adopted since 2026-02-20.');
  });

  it('is not there without a guideline, and offers no handbook before one is adopted', async () => {
    expect((await pagesOf({})).has('guidelines.html')).toBe(false);
    const pages = await pagesOf({ 'guidelines/tools.md': texts['guidelines/tools.md'] ?? '' });
    expect([pages.has('guidelines.html'), pages.has('handbook.html')]).toEqual([true, false]);
  });
});

describe('the page of a guideline', () => {
  it('leads to what it rests on, numbers it, and marks what changed or is gone', async () => {
    const page = (await pagesOf(texts)).get('guidelines/beds.html');
    expect(linksIn(page)).toEqual(
      expect.arrayContaining(['../meetings/2026-02-10.html', '#evidence-1', '../challenges/no-water.html', '#doubt-2', '#doubt-3']),
    );
    const words = wordsIn(page);
    expect(words).toContain('(told2: changed since)');
    expect(words).toContain('gone3: not found');
    expect(words).toContain('2 things that it rests on changed or cannot be found');
    expect(words).toMatch(/Challenge: No water ?Changed since the guideline was last reviewed\./);
    expect(page).toContain('<a href="https://example.org/x">a page</a>');
    expect(page).not.toContain('2020-01-01');
  });

  it('has the title of the text once, its headings below, and the way to the next chapter', async () => {
    const page = (await pagesOf(texts)).get('guidelines/beds.html') ?? '';
    expect(page.match(/<h1[^>]*>Square beds/g)).toHaveLength(1);
    expect(page).not.toMatch(/<h2[^>]*>Square beds/);
    expect(page).toContain('<h2 id="who-digs">Who digs</h2>');
    expect(page).toContain('href="letters.html"');
  });

  it('names people as they agreed to', async () => {
    const pages = await pagesOf(texts);
    for (const page of pages.values()) expect(page).not.toMatch(/Odilia|Quist/);
    expect(wordsIn(pages.get('guidelines/beds.html'))).toContain('Written byAna Vale, OQ');
  });

  it('says what a draft still lacks', async () => {
    const draft = {
      'guidelines/draft.md': guideline('A draft', 'blocked_by: [fence]\n', 'Most communities say that they agree. Who pays?\n'),
    };
    const pages = await pagesOf({ ...draft, 'milestones/fence.md': milestone('Fence') });
    const words = wordsIn(pages.get('guidelines/draft.html'));
    expect(words).toMatch(
      /What is still missing.*Who pays\?.*Evidence for “Most communities say that they agree\.”.*waits for Fence.*Somebody who reads it/,
    );
  });
});

describe('the handbook', () => {
  it('joins the adopted guidelines, which lead to each other within it', async () => {
    const page = (await pagesOf(texts)).get('handbook.html');
    expect([...mainOf(page).matchAll(/<h([23]) id="([^"]*)"/g)].map(([, level, id]) => `${level} ${id}`)).toEqual([
      '2 beds',
      '3 who-digs',
      '2 letters',
      '3 post',
    ]);
    expect(linksIn(page)).toEqual(expect.arrayContaining(['#beds', 'guidelines/letters.html#post', 'guidelines/beds.html#doubt-3']));
    expect(wordsIn(page)).not.toContain('Lend tools');
  });
});

describe('challenges', () => {
  it('stand by theme, each with what rests on it', async () => {
    const pages = await pagesOf(texts);
    expect(wordsIn(pages.get('challenges.html'))).toMatch(/Supplies.*No water.*a guideline rests on it/);
    expect(wordsIn(pages.get('challenges/no-water.html'))).toMatch(
      /Told by ?OQ.*OQ carries it\..*What rests on it ?Square beds ?“Water is dear \(told\)\.”/,
    );
  });
});

it('is valid, and no link of it leads nowhere', async () => {
  const pages = await pagesOf(texts);
  const own = [...pages].filter(([path]) => /guideline|handbook|evidence|challenge/.test(path));
  for (const [path, page] of own) expect(await validate(page), path).toEqual([]);
  expect(lost(pages).filter((words) => /^(?:guideline|handbook|evidence|challenge)/.test(words))).toEqual([]);
});

it('shows hostile words as they are, and follows none of them', async () => {
  const hostile = Object.fromEntries(
    hostileStrings.map((words, at) => [
      `guidelines/g-${at}.md`,
      guideline(
        JSON.stringify(`x ${words}`),
        'status: adopted\n',
        `${words}\n\n## ${words}\n\n[${words}](javascript:alert(1)) and [x](wgmark0)\n`,
      ),
    ]),
  );
  const pages = await pagesOf(hostile);
  for (const path of ['guidelines.html', 'handbook.html', 'evidence.html']) expect(await validate(pages.get(path) ?? ''), path).toEqual([]);
  for (const [path, page] of pages) {
    expect(() => readHtml(page), path).not.toThrow();
    expect(
      linksIn(page).filter((href) => /^(?!https?:)[a-z]+:/i.test(href)),
      path,
    ).toEqual([]);
  }
});
