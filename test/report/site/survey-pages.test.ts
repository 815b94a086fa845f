// Surveys as pages, over small groups in memory.
import { describe, expect, it } from 'vitest';
import { printResults } from '../../../src/model/surveys/results.ts';
import type { Texts } from '../../model/memory.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';
import { readHtml } from '../html/read-html.ts';
import { validate } from '../html/validate.ts';
import { results } from '../survey-example.ts';
import { mainOf, pagesOf } from './small-site.ts';

const wordsIn = (page: string | undefined): string =>
  mainOf(page)
    .replace(/<[^>]{1,500}>/g, '')
    .replace(/\s+/g, ' ');
const namesIn = (page: string | undefined): ReadonlySet<string> =>
  new Set(readHtml(page ?? '').flatMap(({ attributes }) => attributes.get('id') ?? []));

const asked = (phase: string, more = ''): string =>
  `title: Leading a garden
phase: ${phase}
phases:
  open: 2026-03-01
  closed: 2026-03-20
owners: [odi]
${more}questions:
  - id: satisfied
    ask: How content are you with how it is led?
    kind: scale
    from: 1
    to: 5
    ends: {1: not at all, 5: very}
    informs: [fence]
  - id: tools
    ask: How often do you use these?
    kind: grid
    rows:
      - {id: forum, label: Forum}
      - {id: chat, label: Chat}
    options: [Never, Monthly, Weekly]
  - id: new
    ask: What did we forget?
    kind: text
`;

const texts: Texts = {
  'people/odi.yaml': 'name: Odilia Quist\n',
  'milestones/fence.md': '---\ntitle: Fence\n---\n',
  'surveys/leading/survey.yaml': asked('analysed'),
  'surveys/leading/results.json': printResults({
    ...results,
    quotes: [{ question: 'leader', theme: 'listens', text: 'Odilia Quist hears us out.' }],
  }),
  'surveys/leading/results.md': '# Leading a garden: results\n',
  'surveys/leading/themes.yaml':
    'themes:\n  - {id: paid, title: is paid}\nquotes:\n  - {theme: paid, question: leader, text: Not published yet}\n',
  'private/surveys/leading/answers.jsonl': '{"secret": true}\n',
  'guidelines/thanks.md':
    '---\ntitle: Thanks\n---\n\nThank in public: [60 %](../surveys/leading/results.md#recognition-public-thanks) wish for it, ' +
    'and see [tools](../surveys/leading/results.md#tools-forum-never), [the row](../surveys/leading/results.md#tools-forum), ' +
    '[by role](../surveys/leading/results.md#by-role), [all](../surveys/leading/results.md).\n',
};

describe('a survey with results', () => {
  it('tells how many answered, every published figure, how the figures were made, and what rests on it', async () => {
    const words = wordsIn((await pagesOf(texts)).get('surveys/leading.html'));
    expect(words).toContain('60 people answered from 2031-03-01 to 2031-03-20. Only counts are published.');
    expect(words).toMatch(/Public thanks 60 % 31 of 52/);
    expect(words).toMatch(/How the figures were made.*Counts from 1 to 4 are not shown\./);
    expect(words).toMatch(/Also asked.*What did we forget\?/);
    expect(words).toMatch(/What rests on it ?Thanks ?“Thank in public: 60 % wish for it/);
  });

  it('shows nothing that is not published, and nobody’s name', async () => {
    const pages = await pagesOf(texts);
    for (const page of pages.values()) expect(page).not.toMatch(/Not published yet|secret|Odilia|Quist|ana@example/);
    expect(wordsIn(pages.get('surveys/leading.html'))).toContain('“OQ hears us out.” (listens)');
  });

  it('keeps the names of questions and answers, so that links of guidelines find them', async () => {
    const pages = await pagesOf(texts);
    const links = [...mainOf(pages.get('guidelines/thanks.html')).matchAll(/href="\.\.\/surveys\/leading\.html(?:#([^"]*))?"/g)].map(
      ([, name]) => name,
    );
    expect(links.slice(0, 5)).toEqual(['recognition-public-thanks', 'tools-forum-never', 'tools', 'by-role', undefined]);
    const names = namesIn(pages.get('surveys/leading.html'));
    for (const name of links) if (name !== undefined) expect(names).toContain(name);
    expect(wordsIn(pages.get('guidelines/thanks.html'))).toMatch(
      /Published: 60 %, 31 of n = 52, 95 % interval 46–72 %, asked until 2031-03-20\./,
    );
  });
});

describe('a survey without results', () => {
  const only = (phase: string, more = ''): Texts => ({
    'surveys/leading/survey.yaml': asked(phase, more),
    'milestones/fence.md': '---\ntitle: Fence\n---\n',
  });
  const page = async (phase: string, more?: string, today = '2026-03-05'): Promise<string | undefined> =>
    (await pagesOf(only(phase, more), { today })).get('surveys/leading.html');

  it('asks for answers only while it is open', async () => {
    const link = 'link: https://forms.example.org/x\n';
    expect(await page('open', link)).toContain('<a href="https://forms.example.org/x">Answer the questions</a>');
    expect(wordsIn(await page('open', link))).toContain('Answers are welcome until 2026-03-20.');
    for (const [phase, today] of [
      ['review', '2026-02-05'],
      ['open', '2026-04-05'],
      ['closed', '2026-04-05'],
    ] as const)
      expect(await page(phase, link, today), phase).not.toContain('forms.example.org');
    expect(wordsIn(await page('closed', link, '2026-04-05'))).toContain('Closed. The answers are being read.');
  });

  it('shows the questions, with names for links, and what they are for', async () => {
    const shown = await page('review', '', '2026-02-05');
    expect(wordsIn(shown)).toMatch(/In review\. The questions can still be changed\. It opens on 2026-03-01\./);
    expect(wordsIn(shown)).toMatch(/1 \(not at all\).*for Fence/);
    const names = namesIn(shown);
    for (const name of ['satisfied', 'tools', 'tools-forum', 'tools-chat', 'new']) expect(names).toContain(name);
  });
});

it('stands in lists by where it is', async () => {
  const pages = await pagesOf({
    ...texts,
    'surveys/b/survey.yaml': asked('open').replace('Leading a garden', 'Open one'),
    'surveys/c/survey.yaml': asked('draft').replace('Leading a garden', 'Coming one'),
  });
  expect([...mainOf(pages.get('surveys.html')).matchAll(/<h[23][^>]*>(?:<a[^>]*>)?([^<]*)/g)].map(([, words]) => words)).toEqual([
    'Open',
    'Open one',
    'Coming',
    'Coming one',
    'What came out',
    'Leading a garden',
  ]);
  for (const path of ['surveys.html', 'surveys/leading.html', 'surveys/b.html'])
    expect(await validate(pages.get(path) ?? ''), path).toEqual([]);
});

it('shows hostile words as they are', async () => {
  const yaml = `title: ${JSON.stringify(hostileStrings.join(' '))}\nphase: open\nlink: "javascript:alert(1)"\nquestions:\n${hostileStrings
    .map((words) => `  - {ask: ${JSON.stringify(`x ${words}`)}, kind: single, options: [${JSON.stringify(`a ${words}`)}, b]}\n`)
    .join('')}`;
  const pages = await pagesOf({ 'surveys/x/survey.yaml': yaml });
  expect(await validate(pages.get('surveys.html') ?? '')).toEqual([]);
  expect(await validate(pages.get('surveys/x.html') ?? '')).toEqual([]);
  expect(pages.get('surveys/x.html')).not.toContain('href="javascript');
});
