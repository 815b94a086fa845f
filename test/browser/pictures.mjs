// `npm run pictures`: the pictures of the README, of the example group's pages as the built wg makes them. Needs a Chromium; CHROMIUM names another than Debian's.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const pictures = [
  { name: 'home', page: 'index.html', width: 1120, height: 720, colorScheme: 'light' },
  { name: 'survey', page: 'surveys/autumn.html', width: 1120, height: 720, colorScheme: 'dark' },
  { name: 'meeting-on-a-phone', page: 'meetings/2026-02-24.html', width: 390, height: 720, colorScheme: 'light' },
];

const folder = mkdtempSync(join(tmpdir(), 'wg-pictures-'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--disable-gpu', '--disable-background-networking'],
});
try {
  const program = resolve('dist/wg.cjs');
  for (const words of [
    ['init', '--example'],
    ['site', '--today', '2026-02-26'],
  ])
    execFileSync(process.execPath, [program, ...words], { cwd: folder, stdio: 'ignore' });
  mkdirSync('docs/pictures', { recursive: true });
  for (const { name, page, width, height, colorScheme } of pictures) {
    const sheet = await browser.newPage({ viewport: { width, height }, colorScheme });
    await sheet.goto(pathToFileURL(join(folder, '_site', page)).href);
    await sheet.screenshot({ path: `docs/pictures/${name}.png` });
    await sheet.close();
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
