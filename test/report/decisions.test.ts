import { describe, expect, test } from 'vitest';
import { type DecisionsAsked, decisionsFacts, decisionsPage } from '../../src/report/decisions.ts';
import { printTerminal } from '../../src/report/formats/terminal.ts';
import { type Texts, viewOf } from '../model/memory.ts';

const facts = async (texts: Texts, asked: Partial<DecisionsAsked> = {}) =>
  decisionsFacts(await viewOf(texts), { possible: false, all: false, ...asked });
const page = async (texts: Texts, asked: Partial<DecisionsAsked> = {}) =>
  printTerminal(decisionsPage(await facts(texts, asked), { possible: false, all: false, ...asked }), { width: 160, unicode: true })
    .split('\n')
    .map((line) => line.trim().replace(/ {2,}/g, '  '));

const texts: Texts = {
  'meetings/2026-02-03.md':
    '# Call\n\n## The hall\n\n- Decision: **we take** the small hall for the spring\n\nWe decided to look for another hall before the winter.\n',
  'meetings/2026-02-17.md':
    '# Call\n\nDecision: we take the small hall for the whole spring\n\nDecision: [the minutes](https://example.org) stay short\n',
};

describe('the facts about decisions', () => {
  test('are the register and the queue, complete, with null for what is not there', async () => {
    const all = await facts(texts);
    expect(all).toMatchObject({ schema: 'wg/decisions/1', since: null });
    expect(all.decisions[1]).toMatchObject({
      text: 'we take the small hall for the whole spring',
      meeting: '2026-02-17',
      day: '2026-02-17',
      context: 'The hall',
      marked: true,
      confirmed: false,
      target: { path: 'meetings/2026-02-17.md', line: 3 },
      mentions: [
        { day: '2026-02-03', same: 'first', target: { path: 'meetings/2026-02-03.md', line: 5 } },
        { day: '2026-02-17', same: 'near' },
      ],
    });
    expect(all.possible).toMatchObject([{ day: '2026-02-03', context: 'The hall', marked: false, confirmed: false }]);
  });

  test('may be those since a day alone, or the possible ones alone', async () => {
    const late = await facts(texts, { since: '2026-02-10' as never });
    expect([late.decisions.length, late.possible.length]).toEqual([2, 0]);
    const queue = await facts(texts, { possible: true });
    expect([queue.decisions.length, queue.possible.length]).toEqual([0, 1]);
  });

  test('give for a possible decision the id that confirms it', async () => {
    const [one] = (await facts(texts)).possible;
    const id = one?.id.split('#')[1];
    const confirmed = { ...texts, 'meetings/2026-02-03.md': `---\nconfirmed: [${id}]\n---\n${texts['meetings/2026-02-03.md']}` };
    const after = await facts(confirmed);
    expect(after.possible).toEqual([]);
    expect(after.decisions.map((d) => [d.id, d.marked, d.confirmed])).toContainEqual([one?.id, false, true]);
  });
});

describe('a decision that was taken back', () => {
  test('is told as such where the whole of it is struck through, or a word behind it says so', async () => {
    const { decisions } = await facts({
      'meetings/2026-02-03.md':
        '# Call\n\n## Decisions\n\n- ~~We pay for no room~~\n- ~~Decision: dogs stay outside the gate~~\n- The feast is on ~~Friday~~ Sunday\n- Every bed has a keeper (withdrawn: too few people)\n- ~~The pond~~ and ~~the shed~~ are mended by June\n',
    });
    expect(decisions.toReversed().map(({ over }) => over)).toEqual([
      'was struck through',
      'was struck through',
      null,
      'was taken back (withdrawn: too few people)',
      null,
    ]);
    expect(await page({ 'meetings/2026-02-03.md': '# Call\n\n- ~~Decision: no dogs~~\n' })).toContainEqual(
      expect.stringMatching(/2026-02-03 +no dogs was struck through 2026-02-03#/),
    );
  });
});

describe('the page of decisions', () => {
  test('tells each with its day, its topic and its place, and where it was said before', async () => {
    const lines = await page(texts);
    expect(lines.map((l) => l.replace(/#\w{4}/g, '#id'))).toEqual([
      'Garden group: decisions as of 2026-03-05',
      '',
      'Decided (2)',
      '• 2026-02-17  the minutes stay short 2026-02-17#id  meetings/2026-02-17.md:5',
      '• 2026-02-17  we take the small hall for the whole spring (The hall) 2026-02-03#id  meetings/2026-02-17.md:3',
      '– first said 2026-02-03: we take the small hall for the spring inferred  meetings/2026-02-03.md:5',
      '',
      'Possible (1) – wg confirm ID, wg refuse ID',
      '• 2026-02-03#id We decided to look for another hall before the winter. (The hall)  meetings/2026-02-03.md:7',
      '',
    ]);
  });

  test('shows the newest of many, and all where they are asked for', async () => {
    const many = Array.from({ length: 40 }, (_, i) => `Decision: plot number ${i} is dug by its holder in spring\n`).join('\n');
    const maybe = Array.from({ length: 9 }, (_, i) => `We decided to give plot number ${100 + i} to somebody else.\n`).join('\n');
    const log = { 'meetings/2026-02-03.md': `# Call\n\n${many}\n${maybe}` };
    const short = await page(log);
    expect(short.find((l) => l.startsWith('Decided'))).toBe('Decided (40) – 25 of 40 shown, --all shows the rest');
    expect(short.find((l) => l.startsWith('Possible'))).toBe(
      'Possible (9) – 5 of 9 shown, --all shows the rest; wg confirm ID, wg refuse ID',
    );
    expect(short.filter((l) => l.startsWith('•'))).toHaveLength(30);
    expect((await page(log, { all: true })).filter((l) => l.startsWith('•'))).toHaveLength(49);
    expect((await page(log, { possible: true })).filter((l) => l.startsWith('•'))).toHaveLength(9);
  });

  test('of a decision that was said often shows where it began and the latest', async () => {
    const often = Object.fromEntries(
      [1, 2, 3, 4, 5, 6].map((n) => [`meetings/2026-02-0${n}.md`, '# Call\n\nDecision: the shed stays locked over the winter\n']),
    );
    expect((await page(often)).filter((l) => l.startsWith('–')).map((l) => l.slice(2, 23))).toEqual(
      ['first said 2026-02-01', 'said 2 more times', 'said again 2026-02-04', 'said again 2026-02-05'].map((l) => l.slice(0, 21)),
    );
  });

  test('where there is none says how one is written, or that none waits', async () => {
    expect((await page({})).join('\n')).toContain('begins with “Decision:”');
    expect((await page({}, { possible: true })).join('\n')).toContain('Nothing waits for an answer.');
    expect((await page({}, { since: '2026-02-10' as never })).join('\n')).toContain('Nothing was decided.');
  });
});
