// The search page in a browser, from a disk: it finds while one types, keeps the question in its address, and shows hostile texts as texts.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { html } from '../../src/report/html/markup.ts';
import { printPage } from '../../src/report/html/page.ts';
import { indexPath, indexWriter, search } from '../../src/report/site/search.ts';
import type { OnPage, SitePage } from '../../src/report/site/site.ts';
import { siteOf } from '../report/site/small-site.ts';
import { hostileStrings } from '../robust/hostile-strings.ts';
import { problemsAt, watchPage } from './audits.ts';
import { inChromium } from './chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'wg-search-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const on: OnPage = { link: () => undefined, to: (path) => path, has: () => true, ways: [] };

/** Writes the search page, and the index where it is wanted; gives the page's address. */
async function written(name: string, pages: readonly (readonly [SitePage, string])[] | undefined): Promise<string> {
  const [page] = await search.pages(await siteOf({}));
  const file = join(folder, `${name}.html`);
  writeFileSync(file, await printPage({ title: 'Search', scripts: page?.scripts ?? [], main: html`${await page?.main(on)}` }));
  const index = indexWriter();
  for (const [shown, words] of pages ?? []) index.add(shown, html`<p>${words}</p>`);
  if (pages === undefined) rmSync(join(folder, indexPath), { force: true });
  else writeFileSync(join(folder, indexPath), index.text());
  return pathToFileURL(file).href;
}

const pageOf = (path: string, title: string): SitePage => ({ path, title, main: () => html`` });
const meeting = [pageOf('meetings/2026-02-24.html', 'Call'), 'We talked about beans.'] as const;

inChromium('the search page', (pages) => {
  test('finds while one types, and says how much', async () => {
    const url = await written('search', [meeting]);
    const { strict } = pages();
    const watch = watchPage(strict, pathToFileURL(folder).href);
    await strict.goto(url);
    await strict.getByLabel('Words to look for').pressSequentially('BEAN');
    await strict.getByRole('status').filter({ hasText: '1 place on 1 page found for “BEAN”.' }).waitFor();
    const link = strict.getByRole('listitem').getByRole('link');
    expect(await link.getAttribute('href')).toBe('meetings/2026-02-24.html');
    expect(await strict.locator('mark').allTextContents()).toEqual(['beans']);
    expect(strict.url()).toBe(`${url}?q=BEAN`);
    expect(watch.stop()).toEqual([]);
    expect(await problemsAt(pages(), `${url}?q=bean`, pathToFileURL(folder).href)).toEqual([]);
  });

  test('says so where its index is missing', async () => {
    const { strict } = pages();
    await strict.goto(`${await written('alone', undefined)}?q=beans`);
    await strict.getByRole('status').filter({ hasText: 'could not be read' }).waitFor();
  });

  test('shows hostile titles and words as they are, also where no policy holds', async () => {
    const url = await written(
      'hostile',
      hostileStrings.map((text, at) => [pageOf(`meetings/${at}.html`, text), `${text} beanstalk`]),
    );
    for (const page of Object.values(pages())) {
      const watch = watchPage(page, pathToFileURL(folder).href);
      await page.goto(`${url}?q=beanstalk`);
      await page
        .getByRole('status')
        .filter({ hasText: `${hostileStrings.length} places` })
        .waitFor();
      expect(await page.locator('#finds :not(li, p, a, span, mark)').count()).toBe(0);
      expect(watch.stop()).toEqual([]);
    }
  });
});
