// A group whose texts all try to act: on its pages nothing runs, opens, loads or leaves, even where its policy does not hold.
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/report/html/markdown.ts';
import { html } from '../../src/report/html/markup.ts';
import { printPage } from '../../src/report/html/page.ts';
import { openBed } from '../bed.ts';
import { exampleReports, reportPage } from '../example-group.ts';
import { validate } from '../report/html/validate.ts';
import { actsAt, widthProblems } from './audits.ts';
import { inChromium } from './chromium.ts';
import { acting, hostileGroup, hostileNote } from './hostile-group.ts';

inChromium('texts that try to act', (pages) => {
  let bed: ReturnType<typeof openBed>;
  beforeAll(() => {
    bed = openBed();
    bed.put(hostileGroup);
  });
  afterAll(() => bed.remove());

  const write = (name: string, page: string): string => {
    bed.put({ [`${name}.html`]: page });
    return pathToFileURL(`${bed.root}/${name}.html`).href;
  };

  test.each(exampleReports)('are texts on the page of %s', async (kind, words) => {
    const url = write(kind, await reportPage(bed, words));
    expect(await actsAt(pages().bare, url)).toEqual([]);
    expect(await widthProblems(pages().bare, [320, 1280])).toEqual([]);
  });

  test('are texts in the Markdown of a note', async () => {
    const main = html`<h1>${acting.join(' ')}</h1>\n${renderMarkdown(hostileNote)}`;
    const page = await printPage({ title: acting.join(' '), main });
    const url = write('note', page);
    expect(await actsAt(pages().bare, url)).toEqual([]);
    expect(await validate(page)).toEqual([]);
  });

  test.each([
    '<script>owned=1</script>',
    '"><img src=x onerror=owned=1>',
    '</svg></details></table><iframe srcdoc="<script>parent.owned=1</script>"></iframe>',
  ])('act where they become markup, unless the policy of the page holds them: %s', async (words) => {
    expect(acting).toContain(words);
    const url = write('markup', await printPage({ title: 'Beds', main: { markup: `<a title="${words}">x</a><p>${words}` } }));
    const [held, free] = await Promise.all([actsAt(pages().strict, url), actsAt(pages().bare, url)]);
    expect(free).toContain('owned is set');
    expect(held).not.toContain('owned is set');
    expect(held.join('\n')).toContain('Content Security Policy');
  });
});
