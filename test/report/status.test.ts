import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Block, Document, Item } from '../../src/report/document.ts';
import { statusFacts } from '../../src/report/status/facts.ts';
import { statusPage } from '../../src/report/status/page.ts';
import type { StatusFacts } from '../../src/report/status/told.ts';
import { timelineBars, timelineFacts } from '../../src/report/timeline.ts';
import { makeBed } from '../bed.ts';
import { milestone, note, type Texts, viewOf } from '../model/memory.ts';

async function status(texts: Texts, today = '2026-03-05') {
  const view = await viewOf(texts, today);
  const facts = statusFacts(view);
  const page = statusPage(facts, timelineBars(timelineFacts(view), true));
  return { facts, page, sections: sectionsOf(page) };
}

const words = (block: Pick<Item, 'inlines' | 'lead'>): string =>
  [block.lead?.text, block.inlines.map((i) => (typeof i === 'string' ? i : i.text)).join('')].filter((w) => w !== undefined).join(': ');

/** What stands under each heading, one text per item and per child. */
function sectionsOf({ blocks }: Document): ReadonlyMap<string, readonly string[]> {
  const sections = new Map<string, string[]>([['', []]]);
  let at = '';
  const put = (text: string): void => void sections.get(at)?.push(text);
  const items = (list: readonly Item[]): void => {
    for (const item of list) {
      put(words(item));
      items(item.children ?? []);
    }
  };
  for (const block of blocks as readonly Block[]) {
    if (block.kind === 'heading') {
      at = block.text;
      sections.set(at, []);
    } else if (block.kind === 'list') items(block.items);
    else if (block.kind === 'paragraph') put(words(block));
  }
  return sections;
}

const held = (day: string, ...actions: readonly string[]): Texts => ({ [`meetings/${day}.md`]: note(...actions) });

describe('a section is there when it has something to tell, and only then', () => {
  test('in an empty group there is the day and the light', async () => {
    const { page, sections } = await status({});
    expect(page.title).toMatch(/: status as of 2026-03-05, no meeting held yet$/);
    expect([...sections]).toEqual([['', ['✔ green: nothing is open']]]);
  });

  const cases: readonly (readonly [string, string, Texts, readonly string[]])[] = [
    [
      'Help wanted',
      'what nobody owns',
      held('2026-03-01', '- [until 2026-04-01 - All] Dig <!-- wg:k3xq -->'),
      ['Dig (due 2026-04-01, 2026-03-01#k3xq)'],
    ],
    [
      'Help wanted',
      'what has no owner at all',
      held('2026-03-01', '- [ ] Dig the beds <!-- wg:k3xq -->'),
      ['Dig the beds (no date, 2026-03-01#k3xq)'],
    ],
    [
      'Help wanted',
      'and to whom it was handed',
      held('2026-03-01', '- [until 2026-04-01 - All] Dig → Bo will bring a spade <!-- wg:k3xq -->'),
      ['Dig (due 2026-04-01, 2026-03-01#k3xq)', '→ Bo will bring a spade'],
    ],
    [
      'Since the last meeting',
      'decisions, what was closed, what is new',
      {
        ...held('2026-02-03', '- [until 2026-04-01 - Ana] Dig <!-- wg:aaaa -->', '- [until 2026-04-01 - Ana] Sow <!-- wg:bbbb -->'),
        'meetings/2026-03-03.md': `${note('- [x] [until 2026-04-01 - Ana] Dig <!-- wg:2026-02-03#aaaa -->', '- [until 2026-04-01 - Ana] Sow <!-- wg:2026-02-03#bbbb -->', '- [until 2026-05-01 - Bo] Mow <!-- wg:cccc -->', '- [Bo] Weed (dropped: it rains)')}\n## Decisions\n\n- We meet in the garden\n`,
      },
      [
        'decided: We meet in the garden',
        'done: Dig (Ana)',
        'dropped: Weed (Bo)',
        'new: Mow (Bo, due 2026-05-01)',
        'still open: Sow (Ana, due 2026-04-01)',
      ],
    ],
    [
      'Raised, and in no milestone',
      'a question that nothing takes up',
      { 'meetings/2026-03-01.md': '# Call\n\n## Notes\n\nShould every garden have a pond?\n' },
      ['Should every garden have a pond?'],
    ],
    ['Guidelines', 'each with its state', { 'guidelines/tools.md': milestone('Tools', 'status: review\n') }, ['review: Tools']],
    [
      'Next meeting',
      'what comes back by then',
      { ...held('2026-03-01'), 'milestones/shed.md': milestone('Shed', 'status: parked\nparked_until: 2026-03-05\n') },
      ['comes back: Shed'],
    ],
    ['Not understood', 'a line of a list of actions that says none', held('2026-03-01', '- Who will dig?'), ['- Who will dig?']],
  ];
  test.each(cases)('%s: %s', async (section, _, texts, lines) => {
    const { sections } = await status(texts);
    expect(sections.get(section)).toEqual(lines);
    expect((await status({})).sections.has(section)).toBe(false);
  });

  test('Needs attention: what is late, what is due soon, what lacks a step, an owner or a day', async () => {
    const { sections } = await status({
      'meetings/2026-03-01.md': `${note('- [until 2026-03-03 - Ana] Dig <!-- wg:aaaa -->', '- [until 2026-03-06 - Ana] Sow <!-- wg:bbbb -->')}\n## Next meeting\n\n2026-03-10\n`,
      'milestones/shed.md': milestone('Shed'),
      'milestones/pond.md': milestone('Pond', 'due: 2026-05-01\nowners: [ana]\n'),
    });
    expect(sections.get('Needs attention')?.map((line) => line.replace(/ next/, ''))).toEqual([
      'overdue: Dig (Ana, due 2026-03-03, 2 days late)',
      'due soon: Sow (Ana, due 2026-03-06)',
      'no step: Pond, Shed',
      'no owner: Shed',
      'no date: Shed',
    ]);
  });

  test('Needs attention: whether a milestone is done whose survey is closed', async () => {
    const { sections, facts } = await status({
      'milestones/sending.md': milestone('Sending it out', 'aliases: [the survey]\ndue: 2026-02-01\nowners: [ana]\n'),
      'surveys/tools/survey.yaml': 'title: Tools\nphase: closed\n',
    });
    expect(sections.get('Needs attention')?.slice(0, 2)).toEqual([
      'done?: Sending it out (“Tools” is closed; wg done sending)',
      'overdue: Sending it out (ana, due 2026-02-01, 32 days late)',
    ]);
    expect(facts.reached).toMatchObject([{ id: 'sending', survey: { id: 'tools', text: 'Tools' }, phase: 'closed' }]);
  });

  test('Needs attention: many things are called by their titles where these fit, with ids where these fit too', async () => {
    const named = async (...titles: readonly string[]) => {
      const texts = Object.fromEntries(titles.map((title, at) => [`milestones/m${at}.md`, milestone(title, 'due: 2026-09-01\n')]));
      return (await status(texts)).sections.get('Needs attention')?.find((line) => line.startsWith('no owner'));
    };
    expect(await named('A shed for the tools', 'The pond')).toBe('no owner: A shed for the tools (m0), The pond (m1)');
    const long = 'Three beds in which nothing grows';
    expect(await named(long, long)).toBe('no owner: Three beds in which nothing…, Three beds in which nothing…');
    const three = 'Three beds in which nothing…, Three beds in which nothing…, Three beds in which nothing…';
    expect(await named(long, long, long)).toBe(`no owner: ${three}`);
    expect(await named(long, long, long, long, 'Pond')).toBe(`no owner: ${three} and 2 more`);
  });

  test('the first line calls the only thing that waits by its title; scripts get its id too', async () => {
    const { sections, facts } = await status({
      'milestones/shed.md': milestone('Shed', 'due: 2026-03-04\n'),
      'milestones/fair.md': milestone('The fair of $& all towns', 'blocked_by: [shed]\n'),
    });
    expect(sections.get('')?.[0]).toMatch(/1 day ago, and “The fair of \$& all towns” waits for it$/);
    expect(facts.light).toMatchObject({ words: 'due 2026-03-04, 1 day ago, and fair waits for it', waiter: { id: 'fair' } });
  });

  test('Needs attention: a meeting that was announced, and of which there are no notes', async () => {
    const { sections, facts } = await status({
      'meetings/2026-02-03.md': `${note('- [Ana] Dig')}\n## Next meeting\n\n2026-02-17 18:00 UTC\n`,
    });
    expect(sections.get('Needs attention')?.[0]).toBe('no notes: of the meeting announced for 2026-02-17, 16 days ago');
    expect(sections.has('Next meeting')).toBe(false);
    expect(facts.next).toMatchObject({ day: '2026-02-17', passed: true, daysAgo: 16 });
  });

  test('Waiting: the root with who can free it, what it holds up, and its next step', async () => {
    const { sections } = await status({
      'people/ana.yaml': 'name: Ana Silva\nnickname: Ani\n',
      'milestones/form.md': milestone('Send the form to all gardens', 'due: 2026-02-15\nowners: [ana]\n'),
      'milestones/rules.md': milestone('Collect the rules', 'blocked_by: [form]\n'),
      'milestones/kit.md': milestone('Print the kit', 'blocked_by: [rules]\n'),
      ...held('2026-03-01', '- [until 2026-03-20 - Bo] Sending the form to every garden'),
    });
    expect(sections.get('Waiting')).toEqual([
      'Send the form to all gardens (stuck since 2026-02-15, 18 days; Ani can free it)',
      'holds up: Print the kit (through rules)',
      expect.stringMatching(/^next step: Sending the form to every garden \(Bo, due 2026-03-20/),
    ]);
  });
});

describe('who can free a chain', () => {
  const chain = (owners: string): Texts => ({
    'milestones/form.md': milestone('Send the form to all gardens', owners),
    'milestones/rules.md': milestone('Collect the rules', 'blocked_by: [form]\n'),
  });
  const cases: readonly (readonly [string, Texts, readonly string[]])[] = [
    ['the owner of the root', { ...chain('owners: [Cy]\n'), ...held('2026-03-01', '- [Bo] Sending the form to every garden') }, ['Cy']],
    ['else whoever has its next step', { ...chain(''), ...held('2026-03-01', '- [Bo] Sending the form to every garden') }, ['Bo']],
    [
      'else to whom it was handed',
      {
        ...chain(''),
        'people/dee.yaml': 'name: Dee\n',
        ...held('2026-03-01', '- [until 2026-03-20 - All] Sending the form to every garden → Dee will begin'),
      },
      ['Dee'],
    ],
    ['else nobody', chain(''), []],
  ];
  test.each(cases)('%s', async (_, texts, who) => {
    const { facts, sections } = await status(texts);
    expect(facts.chains[0]?.whoCanFree).toEqual(who);
    expect(sections.get('Waiting')?.[0]).toContain(who.length > 0 ? `${who.join(', ')} can free it` : 'nobody is named who could free it');
  });
});

describe('what is put aside', () => {
  test('is away until its day, and counts again from it', async () => {
    const parked = (until: string): Texts => held('2026-03-01', `- [until 2026-03-02 - Ana] Dig (parked until ${until}) <!-- wg:aaaa -->`);
    expect((await status(parked('2026-04-01'))).facts.counts.openActions).toBe(0);
    const back = await status(parked('2026-03-05'));
    expect(back.facts.counts.openActions).toBe(1);
    expect(back.sections.get('Needs attention')).toEqual(['overdue: Dig (Ana, due 2026-03-02, 3 days late)']);
  });
});

describe('a milestone and the action that says the same', () => {
  const both = (day: string): Texts => ({
    'milestones/form.md': milestone('Send the form', 'due: 2026-03-02\nowners: [ana]\n'),
    'people/ana.yaml': 'name: Ana\n',
    ...held('2026-03-01', `- [until ${day} - Ana] Send the form <!-- wg:aaaa -->`),
  });
  const late = async (day: string) => (await status(both(day))).facts.overdue.map((e) => `${e.kind} ${e.due}`);

  test('for the same day are told once, else both', async () => {
    expect(await late('2026-03-02')).toEqual(['action 2026-03-02']);
    expect(await late('2026-03-04')).toEqual(['milestone 2026-03-02', 'action 2026-03-04']);
    expect(await late('2026-04-01')).toEqual(['milestone 2026-03-02']);
  });

  test('the thing of the light stands among what needs attention', async () => {
    for (const day of ['2026-03-02', '2026-03-04', '2026-04-01']) {
      const { facts, sections } = await status(both(day));
      expect(facts.light.rule).toBe('overdue');
      expect(sections.get('Needs attention')?.some((line) => line.startsWith(`overdue: ${facts.light.text}`))).toBe(true);
    }
  });
});

test('an action that is said twice in its first note is new, not carried over', async () => {
  const { facts } = await status(held('2026-03-01', '- [until 2026-04-01 - Ana] Dig', '- [until 2026-04-01 - Ana] Dig'));
  expect([facts.news.added.length, facts.news.carriedOver.length]).toEqual([1, 0]);
});

// The first paste of a group: notes with plain lines, a timeline in brackets, everything owned by everybody.
describe('the report of a first paste', () => {
  const pad = readFileSync('test/report/fixtures/toy-libraries-2026-09-08.txt', 'utf8');

  async function report(today: string) {
    const bed = makeBed();
    await bed.run('init', '--name', 'Toy Library Handbook', '--yes');
    bed.put({ 'toy-libraries-2026-09-08.txt': pad });
    expect((await bed.run('import-notes', 'toy-libraries-2026-09-08.txt')).code).toBe(0);
    const { stdout, code } = await bed.run('report', '--today', today);
    const json = JSON.parse((await bed.run('report', '--today', today, '--json')).stdout) as StatusFacts;
    return { bed, text: stdout, json, code };
  }

  test('on the day after: help wanted, the root of the chain, what was raised and has no home', async () => {
    const { json, text } = await report('2026-09-09');
    expect(json.counts).toMatchObject({ openActions: 4, withoutOwner: 2, openMilestones: 6 });
    expect(json.helpWanted.map((e) => [e.nobody, e.due, e.handOff])).toEqual([
      ['everybody', '2026-09-13', 'Quim will open a document'],
      ['all', '2026-09-20', undefined],
    ]);
    expect(json.chains.map((c) => [c.way.map((e) => e.id), c.whoCanFree, c.frees])).toEqual([
      [['collecting-cleaning-rules', 'poll'], ['Quim'], 1],
    ]);
    expect(json.chains[0]?.nextStep?.text).toMatch(/^Draft the poll/);
    expect(json.raised.map((r) => r.text.split(' ').slice(0, 3).join(' '))).toEqual([
      'Toy libraries should',
      'Let a teenager',
      'Find out which',
      'Who pays when',
    ]);
    expect(json.next).toMatchObject({ day: '2026-09-15', start: '16:00 UTC', end: '17:00 UTC', endInferred: true, passed: false });
    expect(json.dueBeforeNext.map((e) => e.due)).toEqual(['2026-09-13', '2026-09-13']);
    expect(json.light.colour).toBe('amber');
    expect(text).toContain('2 of 4 open next steps have no owner');
  });

  test('months later: a red light, the chain that stands still, work that is late, a meeting that nobody noted', async () => {
    const { json, text } = await report('2026-11-02');
    expect(json.light).toMatchObject({ colour: 'red', rule: 'overdue-and-waited-for', thing: 'poll' });
    expect(json.chains[0]).toMatchObject({ stuckSince: '2026-09-20', stuckFor: 43, whoCanFree: ['Quim'] });
    expect(json.overdue.every((e) => (e.late ?? 0) > 0)).toBe(true);
    expect(json.overdue.map((e) => e.id)).toContain('poll');
    expect(json.next).toMatchObject({ day: '2026-09-15', passed: true, daysAgo: 48 });
    for (const words of ['red', 'no notes', 'stuck since 2026-09-20, 43 days']) expect(text).toContain(words);
  });

  test('a wrong reading can be refused, and leaves the report with what rested on it', async () => {
    const { bed, json } = await report('2026-09-09');
    const pair = json.inferred.find((i) => i.kind === 'same-milestone');
    const part = json.inferred.find((i) => i.kind === 'part');
    expect([pair, part]).not.toContain(undefined);
    expect((await bed.run('refuse', pair?.id ?? '', part?.id ?? '')).code).toBe(0);
    const after = JSON.parse((await bed.run('report', '--today', '2026-09-09', '--json')).stdout) as StatusFacts;
    expect(after.inferred.map((i) => i.id)).not.toContain(pair?.id);
    expect(after.counts.openMilestones).toBe(json.counts.openMilestones + 1);
  });
});

describe('the page and --json', () => {
  test('tell the same facts, and the same bytes each time', async () => {
    const bed = makeBed();
    await bed.run('init', '--example');
    const today = ['--today', '2026-03-04'];
    const [json, again] = [await bed.run('report', '--json', ...today), await bed.run('report', '--json', ...today)];
    expect(json.stdout).toBe(again.stdout);
    const facts = JSON.parse(json.stdout) as StatusFacts;
    const text = (await bed.run('report', ...today)).stdout;
    expect(text).toBe((await bed.run('report', ...today)).stdout);
    const flat = text.replace(/\s+/g, ' ');
    expect(flat).toContain(facts.light.words);
    const start = (words: string): string => words.slice(0, 30);
    const entries = [
      facts.helpWanted.slice(0, 8),
      facts.news.decided,
      facts.news.done,
      facts.overdue.slice(0, 6),
      facts.raised.slice(-1),
    ].flat();
    expect(entries.length).toBeGreaterThan(4);
    for (const entry of entries) expect(flat).toContain(start(entry.text));
    for (const { target } of facts.helpWanted) expect(flat).toContain(`${target.path}:${target.line}`);
  });

  test('depend on nothing but the files and the day: neither the folder nor the zone', async () => {
    const print = async (zone: string) => {
      const bed = makeBed();
      await bed.run('init', '--example');
      return (await bed.runWith({ env: { TZ: zone } }, 'report', '--json', '--today', '2026-03-04')).stdout;
    };
    expect(await print('Pacific/Kiritimati')).toBe(await print('America/St_Johns'));
  });

  // What to cut is to be settled; this begins to fail when it fits.
  test('fit on a screen of 50 lines and 100 columns for the example group', async () => {
    const bed = makeBed();
    await bed.run('init', '--example');
    const { stdout } = await bed.runWith({ terminal: 100, env: { NO_COLOR: '1' } }, 'report', '--today', '2026-03-04');
    expect(stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(50);
  });
});

test('an action that was copied by hand stays one when the copy is given to somebody else, or moved', async () => {
  const bed = makeBed({
    'wg.yaml': 'format: 1\nname: Garden group\n',
    'people/ana.yaml': 'name: Ana\n',
    'people/bo.yaml': 'name: Bo\n',
    'meetings/2026-02-03.md': note('- [until 2026-02-10 - Ana] Order the seeds by post <!-- wg:k3xq -->'),
    'meetings/2026-02-17.md': note('- [until 2026-02-24 - Ana] Order the seeds by post'),
  });
  for (const words of [
    ['assign', 'k3xq', 'bo'],
    ['move', 'k3xq', '2026-05-01'],
    ['done', 'k3xq'],
  ]) {
    expect((await bed.run(...words, '--today', '2026-02-18')).code).toBe(0);
  }
  expect(bed.read('meetings/2026-02-17.md')).toContain(
    '- [until 2026-05-01 - Bo] Order the seeds by post (done 2026-02-18) <!-- wg:2026-02-03#k3xq -->',
  );
  const { counts } = JSON.parse((await bed.run('report', '--json', '--today', '2026-02-18')).stdout) as StatusFacts;
  expect(counts.openActions).toBe(0);
});
