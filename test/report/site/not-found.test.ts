import { describe, expect, test } from 'vitest';
import { planSite } from '../../../src/report/site/build.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';
import { dangersIn, type Element, named, readHtml } from '../html/read-html.ts';
import { validate } from '../html/validate.ts';
import { siteOf } from './small-site.ts';

const texts = {
  'wg.yaml': 'format: 1\nname: Garden group\n',
  'milestones/seeds.md': '---\ntitle: Sort the seeds\n---\n',
};
const pageOf = async (url?: string, more: Readonly<Record<string, string>> = {}): Promise<string> =>
  (await (await planSite(await siteOf({ ...texts, ...more }, url === undefined ? {} : { url }))).file('404.html')) ?? '';
const elementsIn = (page: string): readonly Element[] => readHtml(page.replace(/^<!DOCTYPE html>\n/, ''));
const addresses = (page: string): readonly string[] =>
  elementsIn(page).flatMap(({ attributes }) => attributes.get('href') ?? attributes.get('src') ?? []);

describe('the page for addresses that have none', () => {
  test('leads by whole addresses, wherever it is shown', async () => {
    const page = await pageOf('https://example.org/group/');
    const own = addresses(page).filter((href) => href !== '#main' && !href.startsWith('data:'));
    expect(own).toContain('https://example.org/group/milestones.html');
    expect(own.filter((href) => !href.startsWith('https://example.org/group/'))).toEqual([]);
    expect(named(elementsIn(page), 'main')[0]?.text).toContain('the first page of Garden group');
    expect(await validate(page)).toEqual([]);
  });

  test('leads nowhere while the address of the site is not known, and says what to do', async () => {
    const page = await pageOf();
    expect(addresses(page).filter((href) => !href.startsWith('data:'))).toEqual([]);
    expect(named(elementsIn(page), 'h1')[0]?.text).toBe('There is no such page');
    expect(named(elementsIn(page), 'main')[0]?.text).toContain('take away the end of the address');
    expect(await validate(page)).toEqual([]);
  });

  test('is one of the files of the site, and no page of it: nothing leads there, and search does not find it', async () => {
    const site = await planSite(await siteOf(texts));
    const paths: string[] = [];
    for await (const { path, text } of site.files()) {
      paths.push(path);
      if (path !== '404.html') expect(text).not.toContain('404.html');
    }
    expect(paths.filter((path) => path === '404.html')).toHaveLength(1);
    expect(paths).toHaveLength(site.count);
  });

  test('tells names as texts', async () => {
    for (const words of hostileStrings.slice(0, 20))
      for (const url of [undefined, 'https://example.org/']) {
        const elements = elementsIn(await pageOf(url, { 'wg.yaml': `format: 1\nname: ${JSON.stringify(words)}\n` }));
        expect(dangersIn(elements.filter(({ name }) => name !== 'link'))).toEqual([]);
      }
  });
});
