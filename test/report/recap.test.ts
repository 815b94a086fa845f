import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Channel, channels, textFor } from '../../src/report/recap/channels.ts';
import { type Recap, type RecapFacts, recapOf, recapParts } from '../../src/report/recap/facts.ts';
import { widthOf } from '../../src/text/width.ts';
import type { Day } from '../../src/time/day.ts';
import { type Texts, viewOf } from '../model/memory.ts';
import { hostile } from './formats/documents.ts';

const call = (decisions: readonly string[], actions: readonly string[], more = ''): string =>
  `# Call\n\n## Attendees\n\n- Ana Lopez\n- Bo Berg\n\n## Decisions\n\n${decisions.map((d) => `- ${d}\n`).join('')}\n## Next steps\n\n${actions.map((a) => `- ${a}\n`).join('')}${more}`;

async function recap(texts: Texts, charter?: string, today = '2026-03-05'): Promise<Recap> {
  const view = await viewOf({ ...texts, ...(charter !== undefined && { 'charter.md': charter }) }, today);
  if (view.last === undefined) throw new Error('no meeting');
  return recapOf(view, view.last);
}

const oneCall = (decision: string, ...actions: readonly string[]): Texts => ({ 'meetings/2026-03-03.md': call([decision], actions) });
const decided = async (decision: string, people: Texts = {}): Promise<string | undefined> =>
  (await recap({ ...oneCall(decision), ...people })).facts.decided[0];

const agreed: Texts = { 'people/ana.yaml': 'name: Ana Lopez\nconsent: name\n', 'people/bo.yaml': 'name: Bo Berg\nconsent: name\n' };
const recapText = (told: RecapFacts, channel: Channel): string => textFor(recapParts(told), channel);
const facts: RecapFacts = {
  schema: 'wg/recap/1',
  group: 'Garden group',
  meeting: { id: '2026-03-03', day: '2026-03-03' as Day },
  decided: [],
  nextSteps: [],
  helpWanted: [],
  join: [],
};

describe('what a recap tells', () => {
  test('is what was decided, who does what until when, and where help is wanted', async () => {
    const { facts: told } = await recap({
      ...agreed,
      ...oneCall('We plant **beans**', '[until 2026-03-10 - Ana] Dig', '[until spring - Bo] Sow', '[all] Water', '[x] [Bo] Plan'),
    });
    expect(told.decided).toEqual(['We plant beans']);
    expect(told.nextSteps).toEqual([
      { text: 'Dig', owners: ['Ana Lopez'], due: '2026-03-10' },
      { text: 'Sow', owners: ['Bo Berg'], words: 'until spring' },
    ]);
    expect(told.helpWanted).toEqual([{ text: 'Water', owners: [] }]);
  });

  test('is nothing that is inferred and not confirmed; its maker is told', async () => {
    const note = '# Call\n\n## Attendees\n\n- Ana Lopez\n\n## Notes\n\nWe agreed to plant beans.\n';
    const { facts: told, remarks } = await recap({ ...agreed, 'meetings/2026-03-03.md': note });
    expect(told.decided).toEqual([]);
    expect(remarks.join('\n')).toMatch(/1 reading of 2026-03-03 is inferred, not confirmed, and left out/);
  });

  test('asks for no help that was found or is no longer needed', async () => {
    const view = await viewOf({
      'meetings/2026-03-03.md': call([], ['[ ] Water the beans by hand', '[ ] Paint the garden shed green']),
      'meetings/2026-03-04.md': call([], ['[x] Water the beans by hand', '[Bo] Paint the garden shed green']),
    });
    const first = view.group.notes[0];
    expect(first?.id).toBe('2026-03-03');
    if (first === undefined) return;
    const { facts: told } = await recapOf(view, first);
    expect(told.helpWanted).toEqual([]);
    expect(told.nextSteps.map((s) => [s.text, s.owners])).toEqual([['Paint the garden shed green', ['BB']]]);
  });

  test('is the next meeting in UTC and the group’s zone, which may be on another day', async () => {
    const texts = {
      'wg.yaml': 'format: 1\nname: Garden\ntime_zone: Pacific/Auckland\n',
      'meetings/2026-03-03.md': call([], [], '\n## Next meeting\n\n2026-03-10 18:00 UTC\n'),
    };
    const { facts: told } = await recap(texts);
    expect(told.next).toEqual({
      day: '2026-03-10',
      clocks: [
        { zone: 'UTC', day: '2026-03-10', start: '18:00' },
        { zone: 'Pacific/Auckland', day: '2026-03-11', start: '07:00' },
      ],
    });
    expect(recapText(told, 'email')).toContain('Tuesday 10 March 2026, 18:00 UTC (Wednesday 11 March 2026, 07:00\nPacific/Auckland)');
  });

  test('is no next meeting that has passed', async () => {
    const texts = { 'meetings/2026-02-03.md': call([], [], '\n## Next meeting\n\n2026-02-10 18:00 UTC\n') };
    const { facts: told, remarks } = await recap(texts);
    expect(told.next).toBeUndefined();
    expect(remarks.join('\n')).toContain('announced for 2026-02-10 has passed');
  });

  test('is how to join, from that part of the charter alone', async () => {
    const charter =
      '# Garden\n\n## Goal\n\nBeans.\n\n## How to join\n\nCome to\nthe [shed](https://example.org/shed).\n\n- Bring tools\n\n### Rules\n\nNone.\n\nFrom [the notes of 2026-02-03](meetings/2026-02-03.md).\n\n## More\n\nNo.\n';
    expect((await recap(oneCall('x'), charter)).facts.join).toEqual([
      'Come to the shed. (https://example.org/shed)',
      'Bring tools',
      'None.',
    ]);
  });
});

describe('names', () => {
  const text = 'Ana Lopez, ana, A. LOPEZ’s friend and Lopez dig';
  test.each([
    ['consent: name', 'Ana Lopez, ana, A. LOPEZ’s friend and Lopez dig'],
    ['nickname: Nana\nconsent: nickname', 'Nana, Nana, A. Nana’s friend and Nana dig'],
    ['consent: nickname', 'AL, AL, A. AL’s friend and AL dig'],
    ['consent: initials', 'AL, AL, A. AL’s friend and AL dig'],
    ['consent: none', 'somebody, somebody, A. somebody’s friend and somebody dig'],
    ['nickname: Nana', 'AL, AL, A. AL’s friend and AL dig'],
  ])('are as the person agreed to: %s', async (consent, expected) => {
    expect(await decided(text, { 'people/al.yaml': `name: Ana Lopez\n${consent}\n` })).toBe(expected);
  });

  test('are found by alias, handle and without accents, and in the way that the notes write them', async () => {
    const person = { 'people/tr.yaml': 'name: Tomás Rey\naliases: [Tommy]\nhandles: {github: t-rex-9}\nconsent: none\n' };
    expect(await decided('TOMMY, Tomas, @t-rex-9, **Tomás** Rey and To\u00admás', person)).toBe(
      'somebody, somebody, somebody, somebody and somebody',
    );
    expect(await decided('We plant beans 田中さんが来ます', { 'people/t.yaml': 'name: 田中\nconsent: none\n' })).toBe(
      'We plant beans somebodyさんが来ます',
    );
  });

  test('of those whom no file knows are initials', async () => {
    expect(await decided('Ana Lopez helps Bo Berg')).toBe('AL helps BB');
  });

  test('that are words too are hidden where they are written as names', async () => {
    const person = { 'people/w.yaml': 'name: Will Stone\nconsent: none\n' };
    expect(await decided('Will lays the stone, and we will rest', person)).toBe('somebody lays the stone, and we will rest');
  });

  test('that fit two are as the stricter one agreed to; a whole name is its bearer’s', async () => {
    const two = { 'people/a1.yaml': 'name: Ana Lopez\nconsent: name\n', 'people/a2.yaml': 'name: Ana Meyer\nconsent: none\n' };
    expect(await decided('Ana asks Ana Lopez', two)).toBe('somebody asks Ana Lopez');
  });

  test('are not given away by initials that are somebody’s whole name', async () => {
    const people = {
      'people/bb.yaml': 'name: Bo Berg\nconsent: initials\n',
      'people/b.yaml': 'name: Cy Dahl\naliases: [BB]\nconsent: none\n',
    };
    expect(await decided('Bo Berg digs', people)).toBe('somebody digs');
  });

  test('in links take the link with them, and mentions call nobody', async () => {
    expect(await decided('see https://example.org/ana-lopez and https://example.org/beans, says @zed')).toBe(
      'see (link left out) and https://example.org/beans, says zed',
    );
  });

  test('that stand by initials for want of consent are said to the maker', async () => {
    const { remarks } = await recap({ ...oneCall('Ana Lopez and Bo Berg dig'), 'people/al.yaml': 'name: Ana Lopez\n' });
    expect(remarks.join('\n')).toContain('no `consent` in people/al.yaml');
    expect(remarks.join('\n')).toContain('no file of people/ knows them: Bo Berg');
  });

  const word = fc
    .array(fc.constantFrom(...'bdfgjkqvwxyz'), { minLength: 3, maxLength: 7 })
    .map((letters) => `${(letters[0] ?? 'Q').toUpperCase()}${letters.slice(1).join('')}qx`);
  const person = fc.record({
    first: word,
    last: word,
    nickname: word,
    alias: word,
    handle: word,
    consent: fc.constantFrom('initials', 'none', undefined),
  });
  const frame = fc.constantFrom(
    '%',
    'ask %',
    '%’s plan',
    'with **%** on it',
    '@% does',
    'see [here](https://example.org/%)',
    '(%)',
    '“%”, or so',
    '% %',
    '%: yes',
  );

  test('of those who agreed to initials or nothing are nowhere in any text, whatever stands around them', async () => {
    await fc.assert(
      fc.asyncProperty(
        person,
        fc.array(frame, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...channels),
        async (who, frames, channel) => {
          const { first, last, nickname, alias, handle, consent } = who;
          const names = [
            `${first} ${last}`,
            first,
            last,
            nickname,
            alias,
            handle.toLowerCase(),
            `${last}, ${first}`,
            nickname.toUpperCase(),
          ];
          const texts = frames.flatMap((f) => names.map((name) => `We plant beans ${f.replaceAll('%', name)} soon`));
          const file = `name: ${first} ${last}\nnickname: ${nickname}\naliases: [${alias}]\nhandles: {github: ${handle.toLowerCase()}}\n${consent ? `consent: ${consent}\n` : ''}`;
          const { facts: told } = await recap(
            {
              'people/p.yaml': file,
              'meetings/2026-03-03.md': call(texts, [
                ...texts.map((t) => `[until 2026-03-10 - ${first}] ${t}`),
                ...texts,
                ...names.map((name) => `[until ${name} comes - Bo] Wait`),
              ]),
            },
            `## How to join\n\n${texts.map((t) => `- ${t}\n`).join('')}`,
          );
          const all = (recapText(told, channel) + JSON.stringify(told)).toLowerCase();
          for (const name of [first, last, nickname, alias, handle]) expect(all).not.toContain(name.toLowerCase());
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('addresses and numbers that reach a person', () => {
  test.each([
    'write to ana.l+x@mail.example.org now',
    'write to \\(ana@example.org)',
    'write to mailto:ana@example.org',
    'write to ana (at) example (dot) org',
    'write to ana at example dot org',
    'see https://example.org/?email=ana%40example.org',
    'ask @ana@social.example for it',
    'ring +49 170 5550123',
    'ring (030) 555-0199-2',
    'ring 0170 555 01 23',
    'ring 212-555-0134',
    'ring 0033 6 12 34 56 78 please',
    'ring tel:+491705550123',
    'https://wa.me/491705550123',
  ])('never leave: %s', async (text) => {
    const { facts: told } = await recap({ ...agreed, ...oneCall(text, `[Ana] ${text}`, text) }, `## How to join\n\n${text}\n`);
    for (const channel of channels) {
      const out = recapText(told, channel);
      expect(out).toMatch(/left out\\?\)/);
      expect(out).not.toMatch(/example\.org|example dot|social\.example|5550|555|491705|12 34/);
    }
  });

  test('never leave where they stand behind words', async () => {
    const { facts: told } = await recap({ ...agreed, ...oneCall('write to [us](mailto:ana@example.org) or <bo@example.org>') });
    expect(told.decided).toEqual(['write to us or']);
  });

  test.each([
    'on 2026-03-10 and 10.03.2026-12.03.2026',
    'in 2024, 2025 and 2026',
    '18.00-19.30, or 18:00',
    '1 000 000 beans or 12,345,678',
    'issue 123456, version 1.2.3-4.5',
    'we meet at example.org at 6',
    'RFC 3676, ISO 8601-1:2019',
  ])('are not days, times, years, counts and versions: %s', async (text) => {
    expect(await decided(text, agreed)).toBe(text);
  });
});

describe('each place', () => {
  test('gets e-mail as a subject and plain lines of at most 72 columns, save for a longer word', async () => {
    const told = {
      ...facts,
      decided: [`${'beans and more beans '.repeat(9)}https://example.org/${'x'.repeat(90)} end`, '日本語 '.repeat(40).trim()],
    };
    const lines = recapText(told, 'email').split('\n');
    expect(lines[0]).toBe('Subject: Garden group: meeting of Tuesday 3 March 2026');
    for (const line of lines) expect(widthOf(line) <= 72 || !line.trim().includes(' ') || line.startsWith('- http')).toBe(true);
  });

  test('gets Markdown whose words are no markup', () => {
    const told = { ...facts, decided: ['<b>*beans*</b> [x](javascript:y) # no'] };
    for (const channel of ['github', 'discourse'] as const)
      expect(recapText(told, channel)).toContain('- \\<b>\\*beans\\*\\</b> \\[x\\](javascript:y) \\# no');
  });

  test('gets Telegram without the doubled signs that it reads as formatting', () => {
    expect(recapText({ ...facts, decided: ['a ** b __ c ~~ d || e ``` f'] }, 'telegram')).toContain('• a * b _ c ~ d | e ` f');
  });

  const step = fc.record({
    text: fc.string({ unit: 'grapheme', maxLength: 700 }),
    owners: fc.array(fc.string({ maxLength: 20 }), { maxLength: 2 }),
  });
  test('gets Telegram in at most 4,096 UTF-16 code units, whatever there is to tell, without half a character', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 900 }), { maxLength: 60 }),
        fc.array(step, { maxLength: 60 }),
        fc.array(fc.string({ unit: 'grapheme', maxLength: 3000 }), { maxLength: 20 }),
        fc.string({ unit: 'grapheme', maxLength: 5000 }),
        (decisions, nextSteps, join, group) => {
          const text = recapText({ ...facts, group, decided: decisions, nextSteps, helpWanted: nextSteps, join }, 'telegram');
          expect(text.length).toBeLessThanOrEqual(4096);
          expect(text).not.toMatch(/\p{Surrogate}/u);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('gets Telegram without half a character where every one takes two code units', () => {
    for (const odd of ['', 'x'])
      expect(recapText({ ...facts, decided: [odd + '🫘'.repeat(5000)], join: [odd + '🌱'.repeat(3000)] }, 'telegram')).not.toMatch(
        /\p{Surrogate}/u,
      );
  });

  test('gets all there is where it fits, and says how much is left out where it does not', () => {
    const many = Array.from({ length: 200 }, (_, i) => `Decision ${i} ${'about beans '.repeat(12)}`);
    expect(recapText({ ...facts, decided: many.slice(0, 20) }, 'telegram')).toContain('Decision 19');
    expect(recapText({ ...facts, decided: many }, 'telegram')).toMatch(/• … and \d+ more\n/);
    expect(recapText({ ...facts, decided: many }, 'github')).toContain('Decision 199');
  });

  test.each(channels)('gets one line per thing from hostile notes: %s', async (channel: Channel) => {
    for (const text of hostile) {
      const { facts: told } = await recap(
        { ...agreed, ...oneCall(`plant ${text} beans`, `[Ana] dig ${text} beds`) },
        `## How to join\n\nCome ${text} in\n`,
      );
      const out = recapText(told, channel);
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
      expect(out).not.toMatch(/\p{Surrogate}/u);
    }
  });
});
