// The browser of the tests: where it is found, and how it is started so that it keeps nothing and speaks to nobody.
// Where there is none, tests that need one are skipped, and the output says so in words.
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { script } from './in-page.ts';

/** Two pages of one browser, used for one address after another: in `strict` a page's own policy holds, in `bare` it does not, so that escaping alone has to. */
export interface Pages {
  readonly strict: Page;
  readonly bare: Page;
}

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];

/** The path of a Chromium or one of its kin: what CHROMIUM names and nothing else, or the first of the usual places. */
export function findChromium(env: Readonly<Record<string, string | undefined>>, isProgram: (path: string) => boolean): string | undefined {
  const given = env.CHROMIUM ?? '';
  if (given !== '') return isProgram(given) ? given : undefined;
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')];
  const unix = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const mac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  const windows = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
    folder === undefined
      ? []
      : ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map(
          (path) => `${folder}\\${path}`,
        ),
  );
  return [...unix, ...mac, ...windows].find(isProgram);
}

// What is said where there is no browser.
const skipped = 'skipped: no Chromium; apt-get install chromium, or set CHROMIUM=/path';

/** A browser with a profile of its own. `close` ends it and removes what it wrote; if this process dies, the browser ends by itself. */
export async function startChromium(path: string): Promise<{ readonly browser: Browser; close(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'wg-chromium-'));
  const remove = (): Promise<void> => rm(home, { recursive: true, force: true, maxRetries: 5 });
  const launched = chromium.launch({
    executablePath: path,
    // No name is looked up but this machine’s own, so that nothing leaves it whatever a page or the browser itself asks for.
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      '--no-pings',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
    env: { ...process.env, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
  });
  const browser = await launched.catch(async (error: Error) => {
    await remove();
    throw new Error(`${path} does not start; set CHROMIUM to one that does\n${error.message}`);
  });
  return {
    browser,
    close: async () => {
      await browser.close();
      await remove();
    },
  };
}

/** A group of tests in one browser, or skipped with the reason where there is none. `pages()` may be called within tests. */
export function inChromium(words: string, tests: (pages: () => Pages) => void): void {
  const path = findChromium(process.env, isProgram);
  if (path === undefined) {
    // Reporters that name no skipped test still show what was printed.
    console.log(skipped);
    describe.skip(`${words} (${skipped})`, () => tests(notThere));
    return;
  }
  // A busy machine shows pages slowly.
  describe(words, { timeout: 60_000 }, () => {
    let pages: Pages | undefined;
    let close: (() => Promise<void>) | undefined;
    beforeAll(async () => {
      const started = await startChromium(path);
      close = started.close;
      const [strict, bare] = await Promise.all([openPage(started.browser, false), openPage(started.browser, true)]);
      pages = { strict, bare };
    });
    afterAll(() => close?.());
    tests(() => pages ?? notThere());
  });
}

async function openPage(browser: Browser, bypassCSP: boolean): Promise<Page> {
  const context = await browser.newContext({ bypassCSP, acceptDownloads: false, serviceWorkers: 'block' });
  await context.addInitScript({ content: script });
  return context.newPage();
}

function notThere(): never {
  throw new Error('there is no browser outside of a test');
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
