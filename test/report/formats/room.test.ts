// What a report tells on a screen and what a page has room for: two looks of one document.
import { expect, test } from 'vitest';
import { type Document, longList } from '../../../src/report/document.ts';
import { printHtml } from '../../../src/report/formats/html.ts';
import { printMarkdown } from '../../../src/report/formats/markdown.ts';
import { printTerminal } from '../../../src/report/formats/terminal.ts';
import { shownDocument } from '../../../src/report/site/shown.ts';
import { bracketed } from '../../../src/report/words.ts';

const document: Document = {
  title: 'Gardens: today',
  called: 'all-gardens',
  blocks: [
    { kind: 'heading', level: 2, text: 'Help wanted', aside: 'two of three', hint: 'wg actions shows all' },
    {
      kind: 'list',
      items: [{ inlines: [{ text: 'Water the…', whole: 'Water the beds in June' }] }],
      rest: [{ inlines: ['Sow beans'] }],
    },
    { kind: 'paragraph', inlines: [{ text: 'wg confirm lists them', tone: 'dim', hint: true }] },
    { kind: 'paragraph', inlines: ['Mow', ...bracketed([{ hint: '2016-03-01#k3xq' }, 'due 2016-03-09', { hint: 'wg move' }])] },
    { kind: 'paragraph', inlines: ['Dig', ...bracketed([{ hint: 'dig' }])] },
  ],
};

const onScreen = [
  'Gardens (all-gardens): today',
  'two of three; wg actions shows all',
  'Water the…',
  'wg confirm lists them',
  'due 2016-03-09, wg move)',
  'Dig (dig)',
];
const onPages = ['Water the beds in June', 'Sow beans'];

test.each([
  ['a terminal', () => printTerminal(document, { width: 80, unicode: true, paint: undefined, hyperlinks: undefined })],
  ['Markdown', () => printMarkdown(document)],
])('%s shows short words, the first items, and what to type', (_, print) => {
  const text = print().replace(/\s+/g, ' ');
  for (const words of onScreen) expect(text).toContain(words);
  for (const words of onPages) expect(text).not.toContain(words);
});

test('a page shows whole words and all items, and nothing to type', async () => {
  const page = await printHtml(document);
  for (const words of [...onPages, 'two of three']) expect(page).toContain(words);
  expect(page.replace(/<[^>]+>/g, '')).toMatch(/Mow \(due 2016-03-09\)\s+Dig\s/);
  for (const words of ['Water the…', 'shows all', 'lists them', 'k3xq', 'wg move', 'all-gardens']) expect(page).not.toContain(words);
});

test('what a page alone shows is shown as the site shows texts', () => {
  const shown = JSON.stringify(shownDocument(document, (text) => text.replaceAll(/beds|beans/g, 'somebody')));
  expect(shown).not.toMatch(/beds|beans/);
});

test('a page has room for more items than a screen, and not for thousands: then it says how many it leaves out', async () => {
  const items = Array.from({ length: 1000 }, (_, at) => ({ inlines: [`bed ${at}.`] }));
  const page = await printHtml({ title: 'Gardens', blocks: [longList(items, 8)] });
  expect([page.includes('bed 59.'), page.includes('bed 60.'), page.includes('and 940 more')]).toEqual([true, false, true]);
  expect(longList(items.slice(0, 8), 8)).toEqual({ kind: 'list', items: items.slice(0, 8) });
  expect(await printHtml({ title: 'Gardens', blocks: [longList(items.slice(0, 60), 8)] })).not.toContain('more');
});
