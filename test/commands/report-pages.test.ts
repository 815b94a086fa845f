// The example group's reports as pages, each of them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { afterAll, expect, test } from 'vitest';
import { reportKinds } from '../../src/commands/report.ts';
import { openBed } from '../bed.ts';
import { dangersIn, named, readHtml } from '../report/html/read-html.ts';

const example = 'data/example';
const files = readdirSync(example, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const bed = openBed();
bed.put(Object.fromEntries(files.map((path) => [path.slice(example.length + 1), readFileSync(path, 'utf8')])));
afterAll(bed.remove);

// What needs an id is asked for one; names may hold the letters of every script.
const ids: Readonly<Record<string, string>> = { survey: 'autumn' };
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y', 'html-validate:document'],
  rules: { 'valid-id': ['error', { relaxed: true }], 'long-title': 'off' },
});

test.each(reportKinds)('wg report $name is a page', async ({ name, argument }) => {
  const id = argument === undefined ? undefined : ids[name];
  if (argument !== undefined && argument.optional !== true && id === undefined) return;
  const { stdout } = await bed.run('report', name, ...(id === undefined ? [] : [id]), '--today', '2026-02-26', '--format', 'html');
  const elements = readHtml(stdout);
  expect(dangersIn(elements)).toEqual([]);
  expect(named(elements, 'h1')).toHaveLength(1);
  expect(stdout.length).toBeLessThan(60_000);
  const report = await validator.validateString(stdout);
  expect(report.results.flatMap(({ messages }) => messages.map(({ line, ruleId }) => `${line}: ${ruleId}`))).toEqual([]);
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
