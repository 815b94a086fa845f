// The feed as another parser reads it, held against RFC 4287, and what is in it.
import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { siteFeed } from '../../../src/report/site/feed.ts';
import { milestone, type Texts } from '../../model/memory.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';
import { pageOf, siteOf } from './small-site.ts';

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

/** The document as a tree. Throws where it is not well-formed, or not all of it is Atom. */
function read(xml: string): Element {
  const root: Element = { name: '', attributes: new Map(), children: [], text: '' };
  const open: Element[] = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    expect(uri).toBe('http://www.w3.org/2005/Atom');
    const given = Object.values(attributes as Record<string, SaxesAttributeNS>).map(({ name, value }) => [name, value] as const);
    const element: Element = { name: local, attributes: new Map(given), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const inside = open.at(-1);
    if (inside) inside.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return root.children[0] ?? root;
}

const all = ({ children }: Element, name: string): readonly Element[] => children.filter((child) => child.name === name);
const textOf = (element: Element, name: string): string | undefined => all(element, name)[0]?.text;
const links = (element: Element, rel: string): readonly (string | undefined)[] =>
  all(element, 'link').flatMap((link) => (link.attributes.get('rel') === rel ? [link.attributes.get('href')] : []));

/** What RFC 4287 (4.1.1, 4.1.2, 4.2) demands and the feed does not keep. */
function faults(feed: Element): readonly string[] {
  const out: string[] = [];
  const need = (holds: boolean, words: string): void => void (holds || out.push(words));
  const once = (element: Element, name: string): void => need(all(element, name).length === 1, `${element.name}: one ${name}`);
  const known =
    'author category contributor generator icon id link logo rights subtitle title updated entry summary published content source';
  for (const element of [feed, ...all(feed, 'entry')]) {
    for (const name of ['id', 'title', 'updated']) once(element, name);
    need(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(textOf(element, 'id') ?? ''), 'id: a UUID');
    need(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(textOf(element, 'updated') ?? ''), 'updated: a time of RFC 3339');
    need(links(element, 'alternate').length === 1, 'one alternate of a type and language');
    for (const child of element.children) need(known.split(' ').includes(child.name), `no ${child.name}`);
    for (const link of all(element, 'link')) need((link.attributes.get('href') ?? '') !== '', 'link: an address');
    for (const category of all(element, 'category')) need(category.attributes.has('term'), 'category: a term');
  }
  need(feed.name === 'feed', 'a feed');
  need(all(feed, 'author').length === 1 && (textOf(all(feed, 'author')[0] as Element, 'name') ?? '') !== '', 'an author with a name');
  need(links(feed, 'self').length === 1, 'a link to itself');
  const ids = all(feed, 'entry').map((entry) => textOf(entry, 'id'));
  need(new Set(ids).size === ids.length, 'each id once');
  return out;
}

const told = (feed: Element): readonly string[] =>
  all(feed, 'entry').map((entry) => `${textOf(entry, 'updated')?.slice(0, 10)} ${textOf(entry, 'title')}`);

const group: Texts = {
  'meetings/2026-02-10.md': '# Call\n\n## Decisions\n\n- Decision: we meet in Rome\n\n## Next steps\n\n- [until 2026-03-01 - Ana] Dig\n',
  'meetings/2026-03-10.md': '# Call to come\n',
  'milestones/shed.md': milestone('Shed', 'due: 2026-03-20\nstatus: open\n'),
  'milestones/fence.md': milestone('Fence', 'due: 2026-02-20\nstatus: done\ndone: 2026-02-18\n'),
  'guidelines/tools.md': '---\ntitle: Tools\nstatus: adopted\n---\n',
  'surveys/beds/results.json': '{}',
  'surveys/dark/survey.yaml': 'title: Dark\nphase: analysed\nphases:\n  analysed: 2026-02-01\n',
  'surveys/beds/survey.yaml': 'title: Beds\nphase: analysed\nphases:\n  open: 2026-01-10\n  closed: 2026-01-20\n  analysed: 2026-02-01\n',
};

const steps = [
  {
    day: '2026-01-05',
    files: { ...group, 'milestones/shed.md': milestone('Shed', 'due: 2026-02-28\n'), 'guidelines/tools.md': '---\ntitle: Tools\n---\n' },
  },
  { day: '2026-02-21', files: { 'milestones/shed.md': milestone('Shed', 'due: 2026-03-20\nstatus: open\n') } },
  { day: '2026-02-25', files: { 'guidelines/tools.md': '---\ntitle: Tools\nstatus: adopted\n---\n' } },
];

describe('the feed of a site', () => {
  it('tells what happened, the newest first, and nothing that is to come', async () => {
    const feed = read(await siteFeed(await siteOf(group, { steps }), { pageOf }));
    expect(faults(feed)).toEqual([]);
    expect(told(feed)).toEqual([
      '2026-02-25 Adopted: Tools',
      '2026-02-21 “Shed” moved from 2026-02-28 to 2026-03-20',
      '2026-02-18 Done: Fence',
      '2026-02-10 Decided: we meet in Rome',
      '2026-02-10 Meeting of 2026-02-10',
      '2026-02-01 Results: Beds',
      '2026-01-10 Open for answers: Beds',
    ]);
    expect(textOf(feed, 'updated')).toBe('2026-02-25T12:00:00Z');
  });

  it('tells without a history what the files say', async () => {
    const feed = read(await siteFeed(await siteOf(group), { pageOf }));
    expect(told(feed)).toEqual(told(read(await siteFeed(await siteOf(group, { steps }), { pageOf }))).slice(2));
  });

  it('leads to pages beside it, and by whole addresses where the site knows its own', async () => {
    const beside = read(await siteFeed(await siteOf(group), { pageOf }));
    expect(all(beside, 'entry').flatMap((entry) => links(entry, 'alternate'))).toContain('milestones/fence.html');
    expect([...links(beside, 'self'), ...links(beside, 'alternate')]).toEqual(['feed.xml', 'index.html']);
    const whole = read(await siteFeed(await siteOf(group, { url: 'https://example.org/group/' }), { pageOf }));
    expect(faults(whole)).toEqual([]);
    expect(all(whole, 'entry').flatMap((entry) => links(entry, 'alternate'))).toContain('https://example.org/group/milestones/fence.html');
    expect(links(whole, 'self')).toEqual(['https://example.org/group/feed.xml']);
  });

  it('leads home where no page shows a thing', async () => {
    const feed = read(await siteFeed(await siteOf(group), { pageOf: () => undefined }));
    expect(new Set(all(feed, 'entry').flatMap((entry) => links(entry, 'alternate')))).toEqual(new Set(['index.html']));
  });

  it('keeps the id of a thing when its title, the day of the report and the site’s address change', async () => {
    const idOf = (feed: Element, title: string) =>
      textOf(all(feed, 'entry').find((e) => textOf(e, 'title')?.includes(title)) as Element, 'id');
    const before = read(await siteFeed(await siteOf(group), { pageOf }));
    const texts = { ...group, 'milestones/fence.md': milestone('New fence', 'due: 2026-02-20\nstatus: done\ndone: 2026-02-19\n') };
    const after = read(await siteFeed(await siteOf(texts, { today: '2026-03-07', url: 'https://example.org/' }), { pageOf }));
    expect(idOf(after, 'Done: New fence')).toBe(idOf(before, 'Done: Fence'));
    expect(textOf(after, 'id')).toBe(textOf(before, 'id'));
  });

  it('is the same bytes for the same files', async () => {
    const print = async () => siteFeed(await siteOf(group, { steps }), { pageOf });
    expect(await print()).toBe(await print());
  });

  it('is whole for a group with nothing in it, and holds fifty entries at most', async () => {
    const none = read(await siteFeed(await siteOf({}), { pageOf }));
    expect([faults(none), all(none, 'entry').length, textOf(none, 'updated')]).toEqual([[], 0, '2026-03-05T12:00:00Z']);
    const notes = Array.from(
      { length: 60 },
      (_, i) => `meetings/2025-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}-${i}.md`,
    );
    const many = read(await siteFeed(await siteOf(Object.fromEntries(notes.map((path) => [path, '# Call\n']))), { pageOf }));
    expect([faults(many), all(many, 'entry').length]).toEqual([[], 50]);
  });

  it('names people as they agreed to, and shows hostile texts as text', async () => {
    const texts: Texts = {
      ...Object.fromEntries(
        hostileStrings.map((words, at) => [
          `milestones/m-${at}.md`,
          milestone(JSON.stringify(`Done ${words}`), 'status: done\ndone: 2026-02-01\n'),
        ]),
      ),
      'people/odi.yaml': 'name: Odilia Quist\n',
      'meetings/2026-02-10.md': '# Call with Odilia Quist\n\n## Decisions\n\n- Decision: Odilia writes to odi@example.org\n',
    };
    const xml = await siteFeed(await siteOf(texts), { pageOf });
    expect(faults(read(xml))).toEqual([]);
    expect(xml).not.toMatch(/Odilia|Quist|odi@/);
    expect(told(read(xml)).filter((words) => words.includes('Done')).length).toBeGreaterThan(20);
  });
});
