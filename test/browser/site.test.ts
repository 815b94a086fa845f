// The site of the example group from a disk, in a browser: everybody can read each kind of page, on every screen and on paper, and search needs no server.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openExample } from '../example-group.ts';
import { problemsAt, watchPage } from './audits.ts';
import { inChromium } from './chromium.ts';

// One page of each layout; a report that stands on none of them is looked at in test/browser/pages.test.ts.
const kinds = [
  'index.html',
  'status.html',
  'meetings/2026-02-24.html',
  'actions.html',
  'milestones.html',
  'milestones/questionnaire.html',
  'timeline.html',
  'guidelines.html',
  'guidelines/house-rules.html',
  'surveys/autumn.html',
  'communities/aarhus.html',
  'people.html',
  'search.html',
  '404.html',
];

inChromium('the site of the example group', (pages) => {
  let bed: ReturnType<typeof openExample>;
  let out: string;
  let folder: string;
  beforeAll(async () => {
    bed = openExample();
    out = mkdtempSync(join(tmpdir(), 'wg-site-'));
    folder = `${pathToFileURL(out).href}/`;
    const { code, stderr } = await bed.run('site', '--out', out, '--today', '2026-02-26');
    if (code !== 0) throw new Error(stderr);
  });
  afterAll(() => {
    bed.remove();
    rmSync(out, { recursive: true, force: true });
  });

  test.each(kinds)('%s', async (path) => {
    expect(await problemsAt(pages(), `${folder}${path}`, folder)).toEqual([]);
  });

  test('404.html, where the address of the site is known', async () => {
    const whole = mkdtempSync(join(tmpdir(), 'wg-site-'));
    try {
      const { code } = await bed.run('site', '--out', whole, '--today', '2026-02-26', '--url', 'https://beds.invalid/cafes/');
      expect(code).toBe(0);
      expect(await problemsAt(pages(), pathToFileURL(join(whole, '404.html')).href)).toEqual([]);
    } finally {
      rmSync(whole, { recursive: true, force: true });
    }
  });

  test('what is typed is found, with the place where it was said, and the page of it opens there', async () => {
    const { strict } = pages();
    const watch = watchPage(strict, folder);
    await strict.goto(`${folder}search.html`);
    await strict.getByRole('searchbox').fill('insurence forms');
    const hit = strict.getByRole('main').getByRole('link', { name: 'insurance forms' }).first();
    await hit.waitFor();
    await hit.click();
    expect(strict.url()).toContain('/milestones/insurance-forms.html');
    expect(watch.heard()).toEqual([]);
    watch.stop();
  });
});
