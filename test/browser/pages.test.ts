// Each report of the example group as a page, in a browser: everybody can read it, on every screen and on paper, and it asks for nothing.
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printHtml } from '../../src/report/formats/html.ts';
import { renderMarkdown } from '../../src/report/html/markdown.ts';
import { html } from '../../src/report/html/markup.ts';
import { printPage } from '../../src/report/html/page.ts';
import { comparisonOf, comparisonPage } from '../../src/report/survey/compare.ts';
import { exampleReports, openExample, reportPage } from '../example-group.ts';
import { results } from '../report/survey-example.ts';
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

  test('two waves of a survey', async () => {
    const before = { ...results, survey: 'earlier', tables: results.tables.map((table) => ({ ...table, n: table.n + 20 })) };
    bed.put({ 'waves.html': await printHtml(comparisonPage(comparisonOf(results, before), results.title)) });
    expect(await problemsAt(pages(), pathToFileURL(`${bed.root}/waves.html`).href)).toEqual([]);
  });

  test('HTML in notes', async () => {
    const notes =
      'H<sub>2</sub>O and x<sup>2</sup>, <kbd>Ctrl</kbd> <del>old</del> <ins>new</ins><br><small>small</small> <a href="#x">a link</a>\n\n<details>\n<summary>A long list of <b>rooms</b></summary>\n\n- a\n  <details><summary>more</summary>\n\n  words\n  </details>\n\n| a |\n|---|\n| 1<br>2 |\n\n</details>';
    const main = html`<h1>Notes</h1>\n<section class="part">\n<h2 id="x">As they were written</h2>\n${renderMarkdown(notes)}</section>`;
    bed.put({ 'html.html': await printPage({ title: 'Notes', main }) });
    expect(await problemsAt(pages(), pathToFileURL(`${bed.root}/html.html`).href)).toEqual([]);
  });
});
