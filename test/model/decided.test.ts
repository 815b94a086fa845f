import { describe, expect, test } from 'vitest';
import { decidedIn } from '../../src/model/decided.ts';
import { groupOf, type Texts } from './memory.ts';

const decided = async (texts: Texts) => decidedIn((await groupOf(texts)).notes);
const shape = async (texts: Texts) =>
  (await decided(texts)).map(
    (d) =>
      `${d.possible ? 'possible ' : ''}${d.holds.decision.text} (${d.mentions.map((m) => m.note.id + (m.same === 'near' ? '~' : '')).join(' ')})`,
  );

test('the decisions of a beginning of the notes are the same, and so are all, whichever was asked for before', async () => {
  const texts = {
    'meetings/2026-02-03.md': '# Call\n\n## Hall\n\nDecision: accepted\n\n## Cake\n\nDecision: accepted\n\n## Tea\n\nDecision: rejected\n',
    'meetings/2026-02-17.md':
      '# Call\n\nDecision: the questionnaire goes to all gardens on 20 March\n\nWe decided to look for another hall.\n',
    'meetings/2026-03-03.md': '# Call\n\nDecision: the questionnaire goes to most gardens on 20 March\n\nDecision: accepted\n',
  };
  const told = (all: ReturnType<typeof decidedIn>) =>
    all.map(({ id, holds, mentions }) => [id, holds.decision.text, ...mentions.map((m) => `${m.note.id} ${m.same} ${m.context}`)]);
  const once = async (count: number) => told(decidedIn((await groupOf(texts)).notes.slice(0, count)));
  const { notes } = await groupOf(texts);
  for (const count of [2, 3, 1, 3, 2, 0]) {
    const before = decidedIn(notes.slice(0, count));
    const all = told(decidedIn(notes));
    expect(told(before)).toEqual(await once(count));
    expect(all).toEqual(await once(3));
  }
  expect(await once(1)).toHaveLength(3);
  expect(await once(3)).toHaveLength(6);
});

describe('the register', () => {
  test('tells the newest meeting first, and of one meeting what was said last', async () => {
    expect(
      await shape({
        'meetings/2026-02-03.md':
          '# Call\n\nDecision: we take the small hall for the spring\n\nDecision: cake at every meeting from March on\n',
        'meetings/2026-02-17.md': '# Call\n\nDecision: the minutes are published within three days\n',
      }),
    ).toEqual([
      'the minutes are published within three days (2026-02-17)',
      'cake at every meeting from March on (2026-02-03)',
      'we take the small hall for the spring (2026-02-03)',
    ]);
  });

  test('tells a decision once that a later note repeats, and as it was said last where that revises it', async () => {
    const first = '# Call\n\nDecision: the questionnaire goes to all gardens on 20 March\n';
    expect(
      await shape({ 'meetings/2026-02-03.md': first, 'meetings/2026-02-17.md': first.replace('all gardens', '**all** gardens.') }),
    ).toHaveLength(1);
    const [one, ...more] = await decided({
      'meetings/2026-02-03.md': first,
      'meetings/2026-02-17.md': first.replace('20 March', '27 March'),
    });
    expect(more).toEqual([]);
    expect(one?.id.slice(0, 11)).toBe('2026-02-03#');
    expect(one?.holds.decision.text).toContain('27 March');
    expect(one?.mentions.map((m) => m.same)).toEqual(['first', 'near']);
  });

  test.each([
    ['Decision: merge the change to the seed table #12', 'Decision: merge the change to the seed table #13'],
    ['Decision: adopt the plan for tools https://example.org/1', 'Decision: adopt the plan for tools https://example.org/2'],
    ['Decision: we lend tools to schools in summer', 'Decision: we lend rooms to clubs in winter'],
    ['Decision: accepted', 'Decision: accepted'],
  ])('keeps two decisions apart: %s', async (a, b) => {
    expect(await shape({ 'meetings/2026-02-03.md': `# Call\n\n${a}\n`, 'meetings/2026-02-17.md': `# Call\n\n${b}\n` })).toHaveLength(2);
  });

  test('keeps apart what one note marks under two topics, however alike', async () => {
    const near = '# Call\n\nDecision: the north garden gets a new water tank\n\nDecision: the south garden gets a new water tank\n';
    expect(await shape({ 'meetings/2026-02-03.md': near })).toHaveLength(2);
    const short = '# Call\n\n## Benches\n\nDecision: accepted\n\n## Tools\n\nDecision: accepted\n';
    expect((await decided({ 'meetings/2026-02-03.md': short })).map((d) => d.holds.context)).toEqual(['Tools', 'Benches']);
  });
});

describe('a possible decision', () => {
  const prose = '# Call\n\nThe hall is cold. We decided to look for another hall before the winter.\n';

  test('is in the register when it is confirmed, and nowhere when it is refused', async () => {
    const [one] = await decided({ 'meetings/2026-02-03.md': prose });
    expect(one?.possible).toBe(true);
    const id = one?.holds.decision.id;
    const [confirmed] = await decided({ 'meetings/2026-02-03.md': `---\nconfirmed: [${id}]\n---\n${prose}` });
    expect(confirmed?.possible).toBe(false);
    expect(await decided({ 'meetings/2026-02-03.md': `---\nrefused: [${id}]\n---\n${prose}` })).toEqual([]);
  });

  test('that says what was marked is a mention of it, and never what holds', async () => {
    const all = await decided({
      'meetings/2026-02-03.md': '# Call\n\nDecision: look for another hall before the winter\n',
      'meetings/2026-02-17.md': prose,
    });
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ possible: false, holds: { decision: { text: 'look for another hall before the winter' } } });
    expect(all[0]?.mentions).toHaveLength(2);
  });
});

describe('the context of a decision is', () => {
  const context = async (...lines: readonly string[]) =>
    (await decided({ 'meetings/2026-02-03.md': `---\ntitle: Garden call\n---\n${lines.join('\n')}\n` }))[0]?.holds.context;
  const said = 'Decision: we take the small hall for the spring';

  test('the heading of its topic', async () => {
    expect(await context('# Garden call 2026-02-03', '', '## Notes', '', '### The *hall*', '', 'It is cold.', '', said)).toBe('The hall');
  });

  test('what is above a part that only says what it is: its parent, and no sibling', async () => {
    expect(await context('# Garden call', '', '## The hall', '', '### Decisions', '', `- ${said}`)).toBe('The hall');
    expect(await context('# Garden call', '', '## The hall', '', '## Decisions', '', `- ${said}`)).toBeUndefined();
  });

  test('the bullet that it hangs below, or the label over its list', async () => {
    expect(await context('# Garden call', '', '## Hall', '', '- Where we meet', '  - it is cold', `  - ${said}`)).toBe('Where we meet');
    expect(await context('# Garden call', '', 'Where we meet:', '', '- it is cold', `- ${said}`)).toBe('Where we meet');
    expect(await context('# Garden call', '', 'We talked long.', '', '- it is cold', `- ${said}`)).toBeUndefined();
  });

  test('found in a log of many meetings without going beyond the meeting', async () => {
    const all = await decided({
      'meetings/2026.md': `# 2026\n\n## 2026-02-03\n\n### Hall\n\n- [Ana] Ask\n\n## 2026-02-17\n\n- ${said}\n\n## 2026-03-03\n\n### Tools\n\n- ${said.replace('small hall', 'big shed')}\n`,
    });
    expect(all.map((d) => [d.holds.note.meeting.date, d.holds.context])).toEqual([
      ['2026-03-03', 'Tools'],
      ['2026-02-17', undefined],
    ]);
  });

  test('not looked for for ever', async () => {
    const many = Array.from({ length: 3000 }, (_, i) => `- Decision: plot number ${i} is dug by its holder in spring`);
    expect(await decided({ 'meetings/2026-02-03.md': `# Call\n\n## Plots\n\n${many.join('\n')}\n` })).toHaveLength(3000);
  });
});
