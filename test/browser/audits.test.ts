// The audits find the faults that they are there for: each is shown a page that has one, and one that has none.
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import {
  axeProblems,
  keyboardProblems,
  motionProblems,
  printProblems,
  problemsAt,
  targetProblems,
  textProblems,
  watchPage,
  widthProblems,
} from './audits.ts';
import { findChromium, inChromium, startChromium } from './chromium.ts';

const address = (body: string, style = ''): string =>
  `data:text/html;charset=utf-8,${encodeURIComponent(
    `<!DOCTYPE html><html lang="en"><head><title>Beds</title><meta name="viewport" content="width=device-width">${style && `<style>${style}</style>`}</head><body>${body}</body></html>`,
  )}`;

const tall = 'A bed of beans, which grow up poles, and of herbs, which do not. '.repeat(4);
const good = `<main><h1>Beds</h1><p>${tall}</p><nav><a href="#x">First</a> <a href="#x">Second</a></nav>
<details><summary>Numbers</summary><p id="x">Twelve</p></details></main>`;
const goodStyle = 'nav a, summary { display: inline-block; padding: 4px; }';

interface Fault {
  readonly of: (page: Page) => Promise<readonly string[]>;
  readonly says: string;
  readonly body?: string;
  readonly style?: string;
}

const narrow = (page: Page): Promise<readonly string[]> => widthProblems(page, [320]);

const faults: Readonly<Record<string, Fault>> = {
  'a picture without words': { of: axeProblems, says: 'image-alt', body: '<img src="data:,">' },
  'pale words': { of: axeProblems, says: '[first light, 1280 px]', style: 'p { color: #aaa; }' },
  'dark words on dark': {
    of: axeProblems,
    says: '[first dark, 390 px]',
    style: '@media (prefers-color-scheme: dark) { body { background: #000; color: #222; } }',
  },
  'words that are dim on wide and dark screens alone': {
    of: axeProblems,
    says: '[first dark, 1280 px]',
    style: '@media (prefers-color-scheme: dark) and (min-width: 800px) { body { background: #000; color: #222; } }',
  },
  'a fault that is folded away': { of: axeProblems, says: 'image-alt', body: '<details><summary>x</summary><img src="data:,"></details>' },
  'two main headings': { of: axeProblems, says: 'empty-heading', body: '<h2></h2>' },
  'a wide page': { of: narrow, says: 'at 320 px the page scrolls sideways by', body: '<div style="width: 400px">x</div>' },
  'what sticks out at the left': {
    of: narrow,
    says: '<b> “x” sticks out by 20 px',
    body: '<b style="position: absolute; left: -20px">x</b>',
  },
  'words that are cut': {
    of: narrow,
    says: '<p> “Asparagusbed”',
    body: '<p style="width: 40px; overflow: hidden">Asparagusbed</p>',
  },
  'words cut by a picture': {
    of: narrow,
    says: 'is cut off at the edge of its picture',
    body: '<svg width="50" height="20"><text x="30" y="15">Asparagus</text></svg>',
  },
  'words over words': {
    of: narrow,
    says: 'lie over each other',
    body: '<div style="position: relative"><b>Asparagus</b><i style="position: absolute; left: 4px; top: 2px">beans</i></div>',
  },
  'a fault on one width alone': {
    of: widthProblems,
    says: 'at 768 px the page scrolls',
    style: '@media (min-width: 700px) and (max-width: 800px) { h1 { width: 900px; } }',
  },
  'a focus that does not show': { of: keyboardProblems, says: 'nothing shows that <a>', style: 'a:focus-visible { outline: none; }' },
  'a focus without a colour': {
    of: keyboardProblems,
    says: 'nothing shows that <a>',
    style: 'a:focus-visible { outline: 2px solid transparent; }',
  },
  'a link that Tab leaves out': {
    of: keyboardProblems,
    says: 'Tab does not reach <a> “Third”',
    body: '<a href="#x" tabindex="-1">Third</a>',
  },
  'an order of its own': { of: keyboardProblems, says: 'out of the order of the page', body: '<a href="#x" tabindex="3">Third</a>' },
  'a focus behind something': {
    of: keyboardProblems,
    says: 'has the focus behind <div',
    body: '<a href="#x">Third</a><div style="position: fixed; inset: 0; background: #fff">In front</div>',
  },
  'a trap': {
    of: keyboardProblems,
    says: 'Tab does not leave the page',
    body: '<button onkeydown="return event.key !== &quot;Tab&quot;">In</button><button>Here</button>',
  },
  'a box that the keyboard cannot scroll': {
    of: keyboardProblems,
    says: 'Tab does not reach <div',
    body: '<div tabindex="-1" style="overflow: auto; width: 100px"><div style="width: 300px">x</div></div>',
  },
  'a table that is cut on paper': {
    of: printProblems,
    says: 'cuts 82 px by 0 px',
    body: '<div style="overflow: auto"><div style="width: 800px">x</div></div>',
    style: 'body { margin: 0; }',
  },
  'a bar over each sheet': { of: printProblems, says: 'covers each sheet', body: '<p style="position: fixed; top: 0">x</p>' },
  'what is folded and not printed': { of: printProblems, says: '<p#x> “Twelve” is closed, and not printed' },
  'a heading that is not printed': {
    of: printProblems,
    says: 'the heading “Last (bed)” is not in the file',
    body: '<h2 hidden>Last (bed)</h2>',
  },
  'something that moves': { of: motionProblems, says: '<h1> “Beds” moves', style: 'h1 { transition: color 1s; }' },
  'a page that glides': { of: motionProblems, says: '<html> ', style: 'html { scroll-behavior: smooth; }' },
  'a small target': {
    of: targetProblems,
    says: '<a> “Third” is',
    body: '<nav><a href="#x" style="display: inline">Third</a></nav>',
    style: 'nav a { padding: 0 !important; }',
  },
  'large letters in a small box': {
    of: textProblems,
    says: 'twice as large, <p> “Asparagus',
    body: '<p style="height: 20px; overflow: hidden; font-size: 0.8rem">Asparagus</p>',
  },
  'words with no room between letters': {
    of: textProblems,
    says: 'spaced at 320 px, <b>',
    body: '<b style="display: block; width: 90px; overflow: hidden; white-space: nowrap; font: 16px monospace">asparagus</b>',
  },
};

inChromium('the audits', (pages) => {
  test.each(Object.entries(faults))('find %s', async (_, { of, says, body = '', style = '' }) => {
    const { bare } = pages();
    await bare.goto(address(good + body, goodStyle + style));
    expect((await of(bare)).join('\n')).toContain(says);
  });

  test('find nothing on a page without a fault', async () => {
    const printed = 'details::details-content { content-visibility: visible; display: block; }';
    expect(await problemsAt(pages(), address(good, goodStyle + printed))).toEqual([]);
  });

  test('count what paper shows: headings in every script, quotes and parentheses', async () => {
    const { strict } = pages();
    await strict.goto(address(['(a\\b)', '手引き', 'Ü “x” – é', '🍅 bed', 'a(('].map((words) => `<h2>${words}</h2>`).join('')));
    expect(await printProblems(strict)).toEqual([]);
  });

  test.each([
    ['says something', '<script>console.log("hello")</script>', 'the console says log: hello'],
    ['fails', '<script>gone()</script>', 'an error: gone is not defined'],
    ['asks a server', '<img src="http://beds.invalid/x.png">', 'it asks for http://beds.invalid/x.png'],
    ['asks for a file elsewhere', '<link rel="stylesheet" href="https://beds.invalid/x.css">', 'it asks for https://beds.invalid/x.css'],
    ['opens a dialog', '<script>alert("hi")</script>', 'it opens a dialog: hi'],
    ['has a frame', '<iframe srcdoc="x"></iframe>', 'it has a frame'],
    ['starts a worker', '<script>new Worker(URL.createObjectURL(new Blob([""])))</script>', 'it starts a worker'],
    ['leaves', '<meta http-equiv="refresh" content="0; url=http://beds.invalid/">', 'it asks for http://beds.invalid/'],
  ])('hear a page that %s', async (_, body, says) => {
    const { strict } = pages();
    const url = address(body);
    const watch = watchPage(strict, url);
    await strict.goto(url);
    await expect.poll(() => watch.heard().join('\n')).toContain(says);
    const heard = watch.stop();
    // A page that is leaving may get in the way of the next one.
    await strict.goto('about:blank').catch(() => undefined);
    expect(watch.heard()).toEqual(heard);
  });

  test('are shown by a browser that ends with them', async () => {
    const path = findChromium(process.env, () => true) ?? '';
    const { browser, close } = await startChromium(path);
    onTestFinished(close);
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    expect(processInfo.length).toBeGreaterThan(0);
    await close();
    await expect.poll(() => processInfo.filter(({ id }) => isRunning(id))).toEqual([]);
  });
});

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

test('a browser is looked for where CHROMIUM says, or else in the usual places', () => {
  expect(findChromium({ CHROMIUM: '/opt/c' }, (path) => path === '/opt/c')).toBe('/opt/c');
  expect(findChromium({ CHROMIUM: '/opt/c' }, (path) => path === '/usr/bin/chromium')).toBeUndefined();
  expect(findChromium({ CHROMIUM: '' }, () => true)).toBe('/usr/bin/chromium');
  expect(findChromium({ PATH: '/home/x/bin' }, (path) => path.startsWith('/home/x/'))).toBe('/home/x/bin/chromium');
  expect(findChromium({}, (path) => path.startsWith('/Applications/'))).toContain('Google Chrome.app');
  expect(findChromium({ PROGRAMFILES: 'C:\\Programs' }, (path) => path.startsWith('C:'))).toBe(
    'C:\\Programs\\Google\\Chrome\\Application\\chrome.exe',
  );
  expect(findChromium({ PATH: '' }, () => false)).toBeUndefined();
});
