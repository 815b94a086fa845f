// Audits of pages in a browser, each of which gives problems in words. A page may stand anywhere: in a folder, on this machine's own server.
// Each audit sets the window and the media that it needs, and takes the page as the one before left it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { ConsoleMessage, Dialog, Frame, Page, Request } from 'playwright-core';
import type { Pages } from './chromium.ts';

/** The widths in CSS pixels at which nothing may stick out: from 400 % zoom (WCAG 2.2, 1.4.10) to a wide screen. */
const widths: readonly number[] = [320, 360, 414, 600, 768, 1024, 1280, 1920];

// The breadth of an A4 sheet within the margins that browsers leave (1 cm), at 96 px an inch.
const sheet = 718;

// axe-core's names for the rules of WCAG 2.2 up to AA, and for what it holds to be good practice.
const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * All audits of the page at an address. It may ask for what begins with `within` (its folder, its server; itself alone where none is said), and
 * for nothing else.
 */
export async function problemsAt({ strict, bare }: Pages, url: string, within: string = url): Promise<readonly string[]> {
  const found: (readonly [audit: string, problems: readonly string[]])[] = [];
  const watch = watchPage(strict, within);
  try {
    await Promise.all([strict.goto(url), bare.goto(url)]);
    const inBare = axeProblems(bare);
    // First of all as it is opened, before what is folded is opened.
    found.push(['print', await printProblems(strict)]);
    await strict.evaluate(() => window.look.openDetails());
    found.push(['keyboard', await keyboardProblems(strict)]);
    found.push(['width', await widthProblems(strict)]);
    found.push(['target', await targetProblems(strict)]);
    found.push(['motion', await motionProblems(strict)]);
    found.push(['text', await textProblems(strict)]);
    found.push(['axe', await inBare]);
  } finally {
    found.push(['quiet', watch.stop()]);
  }
  return found.flatMap(([audit, problems]) => problems.map((problem) => `${audit}: ${problem}`));
}

/** Whatever a page says, opens or asks for until `stop`: what was heard so far, and in the end. Only requests that begin with `within` are no problem. */
export function watchPage(page: Page, within: string): { heard(): readonly string[]; stop(): readonly string[] } {
  const found = new Set<string>();
  const [start = ''] = within.split('#');
  const heard = {
    console: (message: ConsoleMessage) => found.add(`the console says ${message.type()}: ${message.text()}`),
    pageerror: (error: Error) => found.add(`an error: ${error.message}`),
    crash: () => found.add('it crashed'),
    dialog: (dialog: Dialog) => {
      found.add(`it opens a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    },
    popup: (popup: Page) => {
      found.add('it opens a window');
      void popup.close();
    },
    download: () => found.add('it downloads something'),
    worker: () => found.add('it starts a worker'),
    frameattached: (frame: Frame) => found.add(`it has a frame: ${frame.url()}`),
    request: (request: Request) => {
      const url = request.url();
      if (!url.startsWith(start) && !url.startsWith('data:')) found.add(`it asks for ${url}`);
    },
  };
  const names = Object.keys(heard) as (keyof typeof heard)[];
  for (const name of names) page.on(name as 'console', heard[name] as (message: ConsoleMessage) => void);
  return {
    heard: () => [...found],
    stop: () => {
      for (const name of names) page.off(name as 'console', heard[name] as (message: ConsoleMessage) => void);
      return [...found];
    },
  };
}

/** What a page does by itself, or holds to act with, when it is opened at an address and its texts are hostile: a text that became markup. */
export async function actsAt(page: Page, url: string, within: string = url): Promise<readonly string[]> {
  const watch = watchPage(page, within);
  await page.goto(url);
  const found = await page.evaluate(() => window.look.strangers()).catch(() => ['it went elsewhere']);
  return [...found, ...watch.stop()];
}

/** What axe-core finds, in both themes, on a desktop and on a phone, with all that is folded open. The page's own policy must not hold. */
export async function axeProblems(page: Page): Promise<readonly string[]> {
  const found = new Set<string>();
  await page.evaluate(axe);
  await page.evaluate(() => window.look.openDetails());
  // Most rules ask for nothing that a theme changes; each is held in both, and contrast everywhere.
  for (const [colorScheme, width, rules] of [
    ['light', 1280, everyRule],
    ['light', 390, ['color-contrast']],
    ['dark', 390, everyRule],
    ['dark', 1280, ['color-contrast']],
  ] as const) {
    await present(page, width, { colorScheme });
    const violations = await page.evaluate(async (runOnly) => {
      const options = { runOnly, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'], iframes: false };
      const { violations } = await (window as unknown as { axe: { run(options: unknown): Promise<AxeResults> } }).axe.run(options);
      return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id} (${help}): ${html.slice(0, 160)}`));
    }, rules);
    for (const violation of violations) found.add(`${violation} [first ${colorScheme}, ${width} px]`);
  }
  return [...found];
}

/** Sideways scroll, what sticks out, cut words and words over words, at all widths. */
export async function widthProblems(page: Page, some: readonly number[] = widths): Promise<readonly string[]> {
  const found: string[] = [];
  for (const width of some) {
    await present(page, width);
    for (const problem of await page.evaluate(() => window.look.layout())) found.push(`at ${width} px ${problem}`);
  }
  return found;
}

/** Presses Tab through the page: all that can be used is reached, in the order of the page, visibly, and the focus leaves at the end. */
export async function keyboardProblems(page: Page): Promise<readonly string[]> {
  await present(page, 1280);
  const count = await page.evaluate(() => window.look.listFocusable());
  const found = new Set<string>();
  const reached: number[] = [];
  const keys = await page.context().newCDPSession(page);
  for (let left = count + 1; left > 0; left--) {
    // The key alone, without its way back up: half the time, and nothing on a page hears the difference.
    await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 });
    const { at, problems } = await page.evaluate(() => window.look.focused());
    for (const problem of problems) found.add(problem);
    // Where there is nothing around the page, it may come round to the beginning.
    if ((at === -1 && problems.length === 0) || (reached.length >= count && at === reached[0])) break;
    reached.push(at);
  }
  await keys.detach();
  const missed = Array.from({ length: count }, (_, at) => at).filter((at) => !reached.includes(at));
  const back = reached.findIndex((at, order) => at < (reached[order - 1] ?? -1));
  const [names, [jump]] = await page.evaluate(([missed, jumps]) => [window.look.focusable(missed), window.look.focusable(jumps)] as const, [
    missed,
    back === -1 ? [] : reached.slice(back, back + 1),
  ] as const);
  for (const name of names) found.add(`Tab does not reach ${name}`);
  if (jump !== undefined) found.add(`Tab comes to ${jump} out of the order of the page`);
  if (reached.length > count) found.add('Tab does not leave the page');
  return [...found];
}

/** On paper: nothing is cut, covered or left folded, and every heading is in the file that is printed. */
export async function printProblems(page: Page): Promise<readonly string[]> {
  await present(page, sheet, { media: 'print' });
  const problems = await page.evaluate(() => window.look.printed());
  const headings = await page.evaluate(() => window.look.headings());
  const printed = outlineOf(await page.pdf({ format: 'A4', outline: true, tagged: true })).map(squeezed);
  const lost = headings.filter((heading) => squeezed(heading) !== '' && !printed.includes(squeezed(heading)));
  await present(page, 1280);
  return [...problems, ...lost.map((heading) => `the heading “${heading}” is not in the file`)];
}

/** The entries of the outline that Chromium writes from the headings that it printed: texts in Latin letters, or UTF-16 in digits. */
function outlineOf(pdf: Buffer): readonly string[] {
  const titles = pdf.toString('latin1').matchAll(/\/Title (?:<FEFF([0-9A-F]+)>|\(((?:[^()\\]|\\.)*)\))/g);
  return [...titles].map(([, digits, letters = '']) =>
    digits === undefined
      ? letters.replace(/\\(\d{3}|.)/g, (_, escaped: string) =>
          escaped.length === 3 ? String.fromCharCode(Number.parseInt(escaped, 8)) : escaped,
        )
      : String.fromCharCode(...(digits.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))),
  );
}

/** Without what a style may change: blanks, capitals, a colon that is there for listeners alone. */
function squeezed(text: string): string {
  return text.replace(/[\s\p{P}]/gu, '').toLowerCase();
}

/** Nothing moves for whoever asked for less motion. */
export async function motionProblems(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return page.evaluate(() => window.look.moving());
}

/** Links of a navigation, and controls, are large enough to be hit (WCAG 2.2, 2.5.8). */
export async function targetProblems(page: Page): Promise<readonly string[]> {
  await present(page, 390);
  return page.evaluate(() => window.look.smallTargets());
}

/** With letters twice as large in the settings of the browser, and with the distances of WCAG 2.2 (1.4.4, 1.4.12), nothing is lost. The page stays changed. */
export async function textProblems(page: Page): Promise<readonly string[]> {
  await present(page, 1280);
  const settings = await page.context().newCDPSession(page);
  await settings.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  const doubled = await page.evaluate(() => window.look.layout());
  await settings.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
  await settings.detach();
  await present(page, 320);
  await page.evaluate(() => window.look.spaceText());
  const spaced = await page.evaluate(() => window.look.layout());
  return [...spaced.map((problem) => `spaced at 320 px, ${problem}`), ...doubled.map((problem) => `twice as large, ${problem}`)];
}

async function present(
  page: Page,
  width: number,
  media: { colorScheme?: 'light' | 'dark'; media?: 'print' | 'screen' } = {},
): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', media: 'screen', reducedMotion: 'no-preference', ...media });
  await page.setViewportSize({ width, height: 900 });
}
