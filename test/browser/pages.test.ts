// Each report of the example group as a page, in a browser: everybody can read it, on every screen and on paper, and it asks for nothing.
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleReports, openExample, reportPage } from '../example-group.ts';
import { problemsAt } from './audits.ts';
import { inChromium } from './chromium.ts';

inChromium('the pages of the example group', (pages) => {
  let bed: ReturnType<typeof openExample>;
  beforeAll(() => {
    bed = openExample();
  });
  afterAll(() => bed.remove());

  // What is laid out like these, or stands on a page of the site, is looked at in test/browser/site.test.ts.
  const kinds = ['next', 'match', 'slip', 'evidence', 'tasks'];
  test.each(exampleReports.filter(([kind]) => kinds.includes(kind)))('%s', async (kind, words) => {
    bed.put({ [`${kind}.html`]: await reportPage(bed, words) });
    expect(await problemsAt(pages(), pathToFileURL(`${bed.root}/${kind}.html`).href)).toEqual([]);
  });
});
