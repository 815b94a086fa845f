import { describe, expect, test } from 'vitest';
import { trackActions } from '../../src/model/tracked.ts';
import { agendaLines, carriedLines } from '../../src/report/agenda.ts';
import type { Day } from '../../src/time/day.ts';
import { groupOf, milestone, note, type Texts, viewOf } from '../model/memory.ts';

const day = '2026-03-10' as Day;
const agenda = async (texts: Texts) => agendaLines(await viewOf(texts), day);
const carry = async (...actions: readonly string[]) => carriedLines(await viewOf({ 'meetings/2026-03-01.md': note(...actions) }), day);

describe('the agenda of a coming meeting', () => {
  const cases: readonly (readonly [string, Texts, readonly string[]])[] = [
    ['nothing of an empty group', {}, []],
    [
      'what is overdue by then',
      { 'milestones/a.md': milestone('Shed', 'due: 2026-03-09\n') },
      ['- Overdue: [Shed](../milestones/a.md), due 2026-03-09'],
    ],
    [
      'what is due that day',
      { 'milestones/a.md': milestone('Shed', 'due: 2026-03-10\n') },
      ['- Due today: [Shed](../milestones/a.md), due 2026-03-10'],
    ],
    [
      'nothing that is due later, or done',
      {
        'milestones/a.md': milestone('Shed', 'due: 2026-03-11\n'),
        'milestones/b.md': milestone('Pond', 'due: 2026-03-01\nstatus: done\n'),
      },
      [],
    ],
    [
      'what comes back',
      { 'milestones/a.md': milestone('Shed', 'status: parked\nparked_until: 2026-03-10\ndue: 2026-03-01\n') },
      ['- Comes back: [Shed](../milestones/a.md)'],
    ],
    [
      'nothing that stays parked',
      {
        'milestones/a.md': milestone('Shed', 'status: parked\nparked_until: 2026-03-11\n'),
        'milestones/b.md': milestone('Pond', 'status: parked\n'),
      },
      [],
    ],
    [
      'what stands still, and for what',
      { 'milestones/a.md': milestone('Shed', 'blocked_by: [b]\n'), 'milestones/b.md': milestone('Money', 'due: 2026-05-01\n') },
      ['- Waiting: Shed waits for Money, due 2026-05-01'],
    ],
    [
      'what waits for something without a day',
      { 'milestones/a.md': milestone('Shed', 'blocked_by: [b]\n'), 'milestones/b.md': milestone('Money') },
      ['- Waiting: Shed waits for Money, which has no date'],
    ],
    [
      'questions of the last note that nothing takes up',
      { 'meetings/2026-03-01.md': '# Call\n\n## Notes\n\nShould every garden have a pond?\n' },
      ['- Question last time: Should every garden have a pond? ([2026-03-01](2026-03-01.md))'],
    ],
    ['no questions of the meeting itself', { 'meetings/2026-03-10.md': '# Call\n\n## Notes\n\nShould every garden have a pond?\n' }, []],
    [
      'links that hold, whatever stands in a title or a path',
      { 'milestones/a b.md': milestone("'Say [what] *ripe* means'", 'due: 2026-03-01\n') },
      ['- Overdue: [Say \\[what\\] \\*ripe\\* means](../milestones/a%20b.md), due 2026-03-01'],
    ],
  ];
  test.each(cases)('has %s', async (_, texts, lines) => {
    expect(await agenda(texts)).toEqual(lines);
  });

  test('has at most thirty lines', async () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`milestones/m${i}.md`, milestone(`M${i}`, 'due: 2026-03-01\n')]));
    expect(await agenda(many)).toHaveLength(30);
  });
});

describe('a carried line', () => {
  const from = '(from [2026-03-01](2026-03-01.md), carried 1 time, open 9 days)';
  const cases: readonly (readonly [string, string])[] = [
    ['- [until 2026-03-20 - Ana] Dig', '[until 2026-03-20 - Ana] Dig FROM'],
    ['- [until the end of next week - Ana, Bo] Dig', '[until 2026-03-08 - Ana, Bo] Dig FROM'],
    ['- [until very soon - Ana] Dig', '[until very soon - Ana] Dig FROM'],
    ['- [until 2026-03-20 - All] Dig', '[until 2026-03-20 - All] Dig FROM'],
    ['- [ ] Dig the beds', 'Dig the beds FROM'],
    ['- [Ana] Dig', '[Ana] Dig FROM'],
    ['- [until 2026-03-20 - Ana] Dig → Bo will bring a spade', '[until 2026-03-20 - Ana] Dig FROM → Bo will bring a spade'],
    ['- [blocked by the survey - Ana] Dig', '[blocked by the survey - Ana] Dig FROM'],
    ['- [blocked by the survey] Dig', '[blocked by the survey] Dig FROM'],
  ];

  test.each(cases)('of %j', async (line, written) => {
    expect(await carry(`${line} <!-- wg:k3xq -->`)).toEqual([`- [ ] ${written.replace('FROM', from)} <!-- wg:2026-03-01#k3xq -->`]);
  });

  test.each(cases)('of %j reads back as a mention of the same action, also when carried twice', async (line) => {
    const first = { 'meetings/2026-03-01.md': note(`${line} <!-- wg:k3xq -->`) };
    const second = { ...first, 'meetings/2026-03-10.md': note(...carriedLines(await viewOf(first), day)) };
    const third = { ...second, 'meetings/2026-03-24.md': note(...carriedLines(await viewOf(second), '2026-03-24' as Day)) };
    const [before, after] = [trackActions((await groupOf(first)).notes), trackActions((await groupOf(third)).notes)];
    expect(after).toHaveLength(1);
    expect(after[0]?.mentions).toHaveLength(3);
    const said = (tracked: typeof before) => {
      const { text, owners, nobody, handOff, blockedBy, state, deadline } = tracked[0]?.latest.action ?? {};
      return { text, owners, nobody, handOff: handOff?.text, blockedBy, state, due: deadline?.due };
    };
    expect(said(after)).toEqual(said(before));
    expect(third['meetings/2026-03-24.md']).toContain('carried 2 times, open 23 days');
  });

  test('is not made of what is done, dropped, only inferred, or parked beyond the meeting', async () => {
    expect(
      await carry(
        '- [x] [Ana] Dig',
        '- [Ana] Sow (dropped: it rains)',
        '- [Ana] Mow (parked until 2026-04-01)',
        '- [Ana] Weed (parked until 2026-03-10) <!-- wg:k3xq -->',
      ),
    ).toEqual([`- [ ] [Ana] Weed ${from} <!-- wg:2026-03-01#k3xq -->`]);
  });
});
