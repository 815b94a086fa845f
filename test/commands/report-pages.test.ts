// The example group's reports as pages, each of them.
import { afterAll, expect, test } from 'vitest';
import { exampleReports, openExample, reportPage } from '../example-group.ts';
import { dangersIn, named, readHtml } from '../report/html/read-html.ts';
import { validate } from '../report/html/validate.ts';

const bed = openExample();
afterAll(bed.remove);

test.each(exampleReports)('wg report %s is a page', async (_, words) => {
  const page = await reportPage(bed, words);
  const elements = readHtml(page);
  expect(dangersIn(elements)).toEqual([]);
  expect(named(elements, 'h1')).toHaveLength(1);
  expect(page.length).toBeLessThan(60_000);
  expect(await validate(page)).toEqual([]);
});

test.each([
  ['log', 'questionnaire'],
  ['why', 'milestones/house-rules'],
  ['trace', 'guidelines/house-rules'],
  ['read', 'meetings/2026-02-24.md'],
  ['slip', 'questionnaire'],
  ['match', 'ebeltoft'],
  ['actions', '--all'],
  ['decisions', '--all'],
  ['people'],
  ['report', 'guidelines', 'guidelines/house-rules'],
  ['report', 'survey', 'autumn', '--by', 'role'],
  ['report', 'guidelines', '--joined', '--all'],
])('wg %s %s %s is a page', async (...words) => {
  const { stdout } = await bed.run(...words, '--today', '2026-02-26', '--format', 'html');
  const elements = readHtml(stdout);
  expect(dangersIn(elements)).toEqual([]);
  expect(named(elements, 'h1')).toHaveLength(1);
  expect(await validate(stdout)).toEqual([]);
});

test('a joined text cannot be shown as a table', async () => {
  const { stderr, code } = await bed.run('report', 'guidelines', '--joined', '--all', '--format', 'csv');
  expect(code).toBe(2);
  expect(stderr).toContain('there is nothing here that csv could show; it can be shown as terminal, md, html, json');
});

test('the page of why draws the chain from what can be done now to what waits', async () => {
  const page = readHtml((await bed.run('why', 'milestones/house-rules', '--today', '2026-02-26', '--format', 'html')).stdout);
  expect(named(page, 'desc').map(({ text }) => text)).toEqual([
    'Sending a questionnaire to all cafés – holds up – Collecting the house rules of other cafés. What cafés know and need: open – holds up – Sending a questionnaire to all cafés.',
  ]);
  const flow = (await bed.run('why', 'milestones/house-rules', '--today', '2026-02-26', '--format', 'mermaid')).stdout;
  expect(flow.match(/-->/g)).toHaveLength(2);
});

test('the page of slip draws how far each day moved, and the report in words stays as it is', async () => {
  const page = readHtml((await bed.run('report', 'slip', '--today', '2026-02-26', '--format', 'html')).stdout);
  const picture = named(page, 'desc').map(({ text }) => text);
  expect(picture).toHaveLength(1);
  expect(picture[0]).toContain('due 2026-02-22, was 2026-02-15, 7 days later');
  expect((await bed.run('report', 'slip', '--today', '2026-02-26')).stdout).not.toContain('┆');
  const csv = (await bed.run('report', 'slip', '--today', '2026-02-26', '--format', 'csv')).stdout;
  expect(csv).toContain('2026-02-15,,2026-02-22,,7 days later');
});

test('the first lines of the status tell the light, the next meeting and help wanted', async () => {
  const page = readHtml((await bed.run('report', '--today', '2026-02-26', '--format', 'html')).stdout);
  const [main] = named(page, 'main');
  const words = main?.text.replace(/\s+/g, ' ').trim() ?? '';
  expect(words.slice(0, 420)).toMatch(/▲ amber: .*Next meeting2026-03-10 18:00.*Help wanted/);
});
