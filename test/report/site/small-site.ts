// A site over texts in memory, perhaps with a history, for tests of files that need no command.
import { outsideOf } from '../../../src/model/consent.ts';
import { livesOf } from '../../../src/model/history/lives.ts';
import { rollOf } from '../../../src/model/roll.ts';
import { planSite } from '../../../src/report/site/build.ts';
import type { Site } from '../../../src/report/site/site.ts';
import { clean } from '../../../src/text/clean.ts';
import { pastOf, type Step } from '../../model/history/past.ts';
import { filesOf, settings, type Texts, viewOf } from '../../model/memory.ts';

/** What a site may have beside its texts. */
interface Beside {
  readonly today?: string;
  readonly url?: string;
  readonly steps?: readonly Step[];
}

/** The site of a group for everybody. With `steps` its history is known. */
export async function siteOf(texts: Texts, { today = '2026-03-05', url, steps }: Beside = {}): Promise<Site> {
  const view = await viewOf(texts, today);
  const { milestones, guidelines, surveys } = view.group;
  const sources = [...milestones, ...guidelines, ...surveys].map(({ source }) => source);
  const lives = steps === undefined ? [] : await livesOf(pastOf(steps), sources, view.today);
  const outside = outsideOf(rollOf(view.group, view.today));
  const said = (text: string): string => clean(outside.text(text));
  return {
    view,
    name: said(view.group.settings.name ?? 'group'),
    files: filesOf({ ...settings, ...texts }),
    said,
    isForMembers: false,
    report: async () => undefined,
    past: async () => ({ lives: new Map(lives.map((life) => [life.path, life])), missing: steps === undefined ? ['no history'] : [] }),
    forge: undefined,
    url,
  };
}

/** All pages of the site of a group, by path. */
export async function pagesOf(texts: Texts, beside: Beside = {}): Promise<ReadonlyMap<string, string>> {
  const { pages, file } = await planSite(await siteOf(texts, beside));
  const all = new Map<string, string>();
  for (const { path } of pages) all.set(path, (await file(path)) ?? '');
  return all;
}

/** The contents of a page without its frame. */
export const mainOf = (page: string | undefined): string => /<main[^>]*>(.*)<\/main>/s.exec(page ?? '')?.[1] ?? '';

/** Pages that show the records, by their paths: `a/b.md` on `a/b.html`. */
export const pageOf = ({ path }: { readonly path: string }): string => path.replace(/\.\w+$/, '.html');
