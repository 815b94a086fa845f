import { describe, expect, test } from 'vitest';
import { actions } from '../../../src/report/site/actions.ts';
import { decisions } from '../../../src/report/site/decisions.ts';
import { meetings } from '../../../src/report/site/meetings.ts';
import type { Texts } from '../../model/memory.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';
import { dangersIn, named } from '../html/read-html.ts';
import { validate } from '../html/validate.ts';
import { deadNames, elementsOf, printed } from './printed.ts';
import { siteOf } from './small-site.ts';

const texts: Texts = {
  'people/ada-lund.yaml': 'name: Ada Lund\nconsent: name\n',
  'people/bo-ek.yaml': 'name: Bo Ekström\nnickname: bosse\n',
  'milestones/seeds.md': '---\ntitle: Sort the seeds\n---\n',
  'meetings/2026-02-03.md': `---
date: 2026-02-03
start: '18:00 UTC'
end: '19:00 UTC'
---

# Garden group, 2026-02-03

## Attendees

- Ada Lund (notes)
- Bo Ekström (bosse), bo@example.org
- Visitor Quist

## Notes

Bo showed the [seed plan](../milestones/seeds.md) and **Bo** Ekström
called +49 170 1234567. See [his page](https://example.org/u/bo-ekstrom) and [a list](https://example.org/list).
Somebody wrote to https://example.org/forum.
[a lost file](lost.md) [private](../private/x.csv)

Which beds are free in spring?

## Decisions

- Decision: we meet in the shed behind the pond every Tuesday
- ~~Decision: no dogs in the garden~~

## Next steps

- [until 2026-02-20 - Bo] Sort the seeds by month
- [until 2026-03-20 - Ada] Paint the gate
- [until 2026-02-10 - all] Find a wheelbarrow
`,
  'meetings/2026-02-17.md': `# Spring planning, 2026-02-17

Last time: [the shed](2026-02-03.md)

- Ada Lund

## Decisions

- Decision: we meet in the shed behind the pond every Tuesday

## Next steps

- [until 2026-03-27 - Ada] Paint the gate
- [x] [until 2026-02-20 - Bo] Sort the seeds by month
`,
  'meetings/2026-02-24.md': '# 2026-02-24\n\nThis meeting is cancelled.\n',
  'meetings/2026-03-31.md': '# 2026-03-31, 18:00 UTC\n\n## Agenda\n\n- The summer feast\n',
};

const all = async (of: Texts = texts, today?: string) =>
  printed(await siteOf(of, today === undefined ? {} : { today }), meetings, actions, decisions);
const words = (file: string): string =>
  file
    .slice(file.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([,:)])/g, '$1')
    .trim();
const wordsOf = async (path: string, of?: Texts): Promise<string> => words((await all(of)).get(path)?.file ?? '');

describe('the list of meetings', () => {
  test('tells the next one first, then all by year, the newest first, with how many came and what came of it', async () => {
    const told = await wordsOf('meetings.html');
    expect(told).toContain('2 meetings from 2026-02-03 to 2026-02-17');
    expect(told).toMatch(/Next meeting 2026-03-31/);
    expect(told).toMatch(/2026-03-31 The summer feast coming .*2026-02-24 .*cancelled .*2026-02-17 Spring planning .*2026-02-03/);
    expect(told).toContain('3 came · 1 decision · 3 actions, 2 open');
  });

  test('keeps the latest years on its page, and gives each year before them a page of its own', async () => {
    const word = (number: number): string => `w${[...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
    const weekly = Object.fromEntries(
      Array.from({ length: 400 }, (_, at): [string, string] => {
        const day = new Date(Date.UTC(2020, 0, 7 + 7 * at)).toISOString().slice(0, 10);
        return [`meetings/${day}.md`, `# Call\n\n## Next steps\n\n- [Ada] Bring ${word(at)} and ${word(at + 7)} to ${word(at * 3)}\n`];
      }),
    );
    // A note may have the name of a year's page.
    const pages = await all({ ...weekly, 'meetings/2021.md': '# Plans for the year\n' }, '2027-09-30');
    const list = pages.get('meetings.html')?.file ?? '';
    expect(list.length).toBeLessThan(150_000);
    expect(list).toContain('href="meetings/2021.html"');
    expect(named(elementsOf(pages, 'meetings/2021.html'), 'h1')[0]?.text).toBe('Meetings: 2021');
    expect(pages.get('meetings/2021-2.html')?.page.source).toBe('meetings/2021.md');
    expect(pages.get('actions/without-a-day.html')?.page.title).toBe('Actions: Without a day');
    for (const { file } of pages.values()) expect(file.length).toBeLessThan(150_000);
  });
});

describe('the page of a meeting', () => {
  test('tells at a glance when it was and who came, what was decided, and how the next steps stand today', async () => {
    const told = await wordsOf('meetings/2026-02-03.html');
    expect(told).toMatch(
      /^Meeting of 2026-02-03 Day Tuesday 2026-02-03 Time 18:00–19:00 UTC Who came \(3\) Ada Lund, BE, VQ Notes by Ada Lund/,
    );
    expect(told).toMatch(
      /Decided We meet in the shed behind the pond every Tuesday said again 2026-02-17 No dogs in the garden taken back/,
    );
    expect(told).toContain('done Sort the seeds by month BE · done 2026-02-17 · said again 2026-02-17');
    expect(told).toContain('open Paint the gate Ada Lund · moved from 2026-03-20 to 2026-03-27');
    expect(told).toContain('late Find a wheelbarrow nobody yet · due 2026-02-10');
    expect(told).toContain('Raised Which beds are free in spring?');
    expect(told).toMatch(/After Meeting of 2026-02-17$/);
  });

  test('shows the notes without their header, with the state of an action beside its line', async () => {
    const prose = elementsOf(await all(), 'meetings/2026-02-03.html').find(({ attributes }) => attributes.get('class') === 'prose');
    expect(prose?.text).not.toMatch(/date:|Garden group/);
    expect(prose?.text).toMatch(/Paint the gate\s+\(open\)/);
    expect(prose?.text).toMatch(/we meet in the shed behind the pond every Tuesday\s+\(decided\)/);
  });

  test('leads to what its notes link to, where a page shows that, and else leaves the words', async () => {
    const elements = elementsOf(await all(), 'meetings/2026-02-17.html');
    expect(named(elements, 'a').map(({ text, attributes }) => [text, attributes.get('href')])).toContainEqual([
      'the shed',
      '2026-02-03.html',
    ]);
    const links = named(elementsOf(await all(), 'meetings/2026-02-03.html'), 'a').map(({ attributes }) => attributes.get('href') ?? '');
    expect(links).toContain('https://example.org/list');
    expect(links).toContain('https://example.org/forum');
    expect(links.filter((href) => /lost|private|ekstrom/.test(href))).toEqual([]);
  });

  test('is found by the line and the short id of what is said in it', async () => {
    const pages = await all();
    expect(deadNames(pages)).toEqual([]);
    const list = pages.get('actions.html')?.file ?? '';
    expect(list).toContain('href="meetings/2026-02-17.html#line-13"');
    expect(pages.get('meetings/2026-02-17.html')?.file).toContain('<li id="line-13">');
    const linking = { ...texts, 'meetings/2026-02-25.md': `# 2026-02-25\n\n[one](2026-02-17.md#L13) [two](2026-02-17.md#nothing)\n` };
    const file = (await all(linking)).get('meetings/2026-02-25.html')?.file;
    expect(file).toContain('href="2026-02-17.html#line-13">one');
    expect(file).toContain('href="2026-02-17.html">two');
  });

  test('is there for each meeting of a log, with the lines of that meeting', async () => {
    const log =
      '# 2025\n\n## 2025-03-04\n\nPresent: Ada, Bo\n\nAI: Ada to call\n\n## 2025-03-18\n\nCancelled.\n\n## 2025-04-01\n\n```\ncode\n```\n\nThe end.\n';
    const pages = await all({ 'meetings/sub/Über #1.md': log, 'meetings/con.md': '# Con\n', 'meetings/CON.MD.md': 'x' });
    const paths = [...pages.keys()].filter((path) => path.startsWith('meetings/'));
    expect(paths).toEqual([
      'meetings/con-md.html',
      'meetings/con-1.html',
      'meetings/sub-über-1-2025-03-04.html',
      'meetings/sub-über-1-2025-03-18.html',
      'meetings/sub-über-1-2025-04-01.html',
    ]);
    const told = named(elementsOf(pages, 'meetings/sub-über-1-2025-04-01.html'), 'main')[0]?.text ?? '';
    expect(told).toMatch(/code\s+The end\./);
    expect(told).not.toContain('Cancelled');
    expect(deadNames(pages)).toEqual([]);
  });
});

describe('people who did not agree to be named', () => {
  test('stand by their initials on every page and in every title, and no address is anywhere', async () => {
    const about: Texts = {
      ...texts,
      'meetings/2026-02-18-with-bo-ekström.md':
        '# Talk with Bo Ekström, 2026-02-18\n\nDecision: Bo **Ekström** writes to bo*@*example.org\n\n- AI: Bo to ring\n\n' +
        '## Bo Ekström’s garden\n\n| who | what |\n|--|--|\n| Bo Ekström | bo@example.org |\n\n`Bo Ekström`\n\n```\nBo Ekström\n```\n\n[Ekström][1] ![Ekström](b.png)\n\n[1]: https://example.org/Bo%20Ekstr%C3%B6m\n\nBo\nEkström has the key, says Visitor Quist.\n',
    };
    for (const [path, { page, file }] of await all(about)) {
      for (const shown of [path, page.title, page.source ?? '', file.replace(/<style>[\s\S]*<\/style>/, '')])
        expect(shown, path).not.toMatch(/Ekstr|ekstr|bosse|Quist|example\.org\/u|@example|170 1234/);
      expect(file).not.toMatch(/\bBo\b/);
    }
  });

  test('are named on pages for members', async () => {
    const site = await siteOf(texts);
    const pages = await printed({ ...site, said: (text) => text, isForMembers: true }, meetings);
    expect(pages.get('meetings/2026-02-03.html')?.file).toContain('Bo Ekström');
  });
});

describe('the list of actions', () => {
  test('has what nobody does first, then what is late, what comes, and what was done', async () => {
    const told = await wordsOf('actions.html');
    expect(told).toMatch(/Help wanted \(1\) nobody does these yet 2026-02-10 Find a wheelbarrow 23 days late/);
    expect(told).toMatch(/To do \(1\) 2026-03-27 Paint the gate Ada Lund · .*said 2026-02-03 · and again 2026-02-17/);
    expect(told).toMatch(/Done lately closed in the last 60 days 2026-02-17 Sort the seeds by month BE/);
  });

  test('keeps what was closed long ago by year, and says what waits for what', async () => {
    const old: Texts = {
      'milestones/seeds.md': '---\ntitle: Sort the seeds\n---\n',
      'meetings/2024-05-07.md':
        '# Call\n\n## Next steps\n\n- [x] [Ada] Mow the lawn\n- [blocked by seeds - Ada] Sow the beds\n- [Ada] Fix the tap (parked until 2027-01-01)\n',
    };
    const pages = await all(old);
    expect(pages.get('actions/2024.html')?.file).toContain('Mow the lawn');
    const told = await wordsOf('actions.html', old);
    expect(told).toMatch(/Waiting \(1\) for something else Sow the beds Ada|A\. · waits for Sort the seeds/);
    expect(told).toMatch(/Parked \(1\) .*2027-01-01 Fix the tap/);
    expect(told).toContain('What was done before');
  });
});

describe('the register of decisions', () => {
  test('is by year, leads to the line, and strikes what was taken back', async () => {
    const elements = elementsOf(await all(), 'decisions.html');
    expect(named(elements, 's').map(({ text }) => text)).toEqual(['No dogs in the garden']);
    const told = await wordsOf('decisions.html');
    expect(told).toMatch(
      /2026 2 decisions 2026-02-17 We meet in the shed behind the pond every Tuesday notes of 2026-02-17 · first said 2026-02-03/,
    );
  });

  test('folds away the sentences that nobody confirmed', async () => {
    const pages = await all({ 'meetings/2026-02-03.md': '# Call\n\nWe decided to look for another hall before the winter.\n' });
    const elements = elementsOf(pages, 'decisions.html');
    expect(named(elements, 'details')[0]?.text).toContain('look for another hall');
    expect(named(elements, 'h1')[0]?.text).toContain('none that the notes mark as such');
  });
});

describe('pages of meetings, actions and decisions', () => {
  test('are as the standard asks', async () => {
    for (const [path, { file }] of await all()) expect(await validate(file), path).toEqual([]);
  });

  test('do nothing with texts that nobody would write', async () => {
    const wild = hostileStrings.map((text, at): [string, string] => [
      `meetings/2025-01-${String((at % 28) + 1).padStart(2, '0')}-${at}.md`,
      `# ${text}\n\nAttendees: ${text}, Ada\n\n${text}\n\n- AI: Ada to ${text}\n- Decision: ${text}\n\n## ${text}\n\n[${text}](${text})\n${text}\n${text}\n`,
    ]);
    for (const [path, { file }] of await all(Object.fromEntries(wild)))
      expect(
        dangersIn(elementsOf(new Map([[path, { page: {} as never, file }]]), path)).filter(
          (what) => !/^(?:a (?:rel|aria-current))$/.test(what),
        ),
        path,
      ).toEqual([]);
  });
});
