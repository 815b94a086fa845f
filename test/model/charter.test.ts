import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charterLines, charterOpening, charterText, goalLine, raisedGoals, withGoal } from '../../src/model/charter.ts';
import { doneQuestion, doneWords } from '../../src/model/done-question.ts';
import { groupOf, milestone, type Texts } from './memory.ts';

const source = (text: string) => ({ path: 'charter.md', text });
const asked = (question: string, ...said: readonly string[]): Texts => ({
  'meetings/2026-03-03.md': `# Call\n\n## Attendees\n\n- Ana Lopez\n\n## Notes\n\n${question}\n${said.join('\n')}\n`,
});

describe('the charter', () => {
  test('is read by the names of its parts, in the languages of its writers, without where wg took them from', () => {
    const text =
      '# Group\n\n##Problem statement\nNobody helps.\n\n## Goals\n\n- Help [them](https://example.org/x)\n- Stay\n\nFrom [the notes of 2026-03-03](meetings/2026-03-03.md).\n\n## Success criteria\n\nTen towns,\nin a year.\n';
    expect(charterLines(source(text), 'problem')).toEqual(['Nobody helps.']);
    expect(charterLines(source(text), 'goal')).toEqual(['Help them (https://example.org/x)', 'Stay']);
    expect(charterLines(source(text), 'success')).toEqual(['Ten towns, in a year.']);
    expect(charterLines(source(text), 'join')).toBeUndefined();
  });

  test('takes up goals that were raised where a meeting asked for goals, and nothing else that was raised', async () => {
    const goals = async (texts: Texts) => raisedGoals(await groupOf(texts)).map(({ raised, inCharter }) => [raised.text, inCharter]);
    const charter = { 'charter.md': '## Goal\n\nTeach children how to keep seeds\n' };
    expect(
      await goals({ ...asked('Have we missed any goals?', 'Own a cellar', 'Teach the children how to keep seeds'), ...charter }),
    ).toEqual([
      ['Own a cellar', false],
      ['Teach the children how to keep seeds', true],
    ]);
    expect(await goals(asked('Have we missed any questions?', 'Who owns the cellar'))).toEqual([]);
    expect(await goals(asked('Quels objectifs manquent ?', 'Une cave'))).toEqual([['Une cave', false]]);
  });

  test('gets a goal at the end of its goals, and keeps every other byte', () => {
    const line = '- More';
    const cases: readonly (readonly [string, string])[] = [
      ['## Goal\n\n- One\n- Two\n\n## Join\n', '## Goal\n\n- One\n- Two\n- More\n\n## Join\n'],
      ['## Goal\n\nOne\ntwo\n\n## Join\n', '## Goal\n\nOne\ntwo\n\n- More\n\n## Join\n'],
      ['## Goal\r\n\r\n- One\r\n', '## Goal\r\n\r\n- One\r\n- More\r\n'],
      ['## Goal\n\n- One', '## Goal\n\n- One\n- More\n'],
      ['## Goal\n\nOne\n\n### Later\n\nTwo\n', '## Goal\n\nOne\n\n- More\n\n### Later\n\nTwo\n'],
      ['# Group\n', '# Group\n\n## Goal\n\n- More\n'],
      ['## Goal\n\nOne\n\nFrom [the notes of x](x.md).\n', '## Goal\n\nOne\n\n- More\n\nFrom [the notes of x](x.md).\n'],
    ];
    for (const [before, after] of cases) expect(withGoal(source(before), line, 'Group')).toBe(after);
    expect(withGoal(undefined, line, 'Group *x*')).toBe('# Group \\*x\\*\n\n## Goal\n\n- More\n');
  });

  test('whatever it says, a goal that was added is read back as a goal, and the rest stays', () => {
    const part = fc.constantFrom('# A', '## Goal', '## Success', 'text', '- item', '', '---', '```', '<!-- c -->', '> q');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (lines) => {
        const before = `${lines.join('\n')}\n`;
        const after = withGoal(source(before), '- A goal of ours', 'Group');
        const at = after.indexOf('- A goal of ours');
        const rest = after.slice(0, at) + after.slice(at + '- A goal of ours\n'.length);
        expect(rest.replace(/\s+/g, '').replace(/##Goal$/, '')).toBe(before.replace(/\s+/g, '').replace(/##Goal$/, ''));
      }),
      { numRuns: 300 },
    );
  });

  test('links a goal to where it was raised, in words that cannot be markup', async () => {
    const [goal] = raisedGoals(await groupOf(asked('Have we missed any goals?', 'Own *a* [cellar](x) <b>')));
    expect(goal === undefined ? '' : goalLine(goal)).toMatch(/^- Own .*\(\[2026-03-03\]\(meetings\/2026-03-03\.md\)\)$/);
    expect(goal === undefined ? '' : goalLine(goal)).not.toContain('](x)');
  });
});

describe('whether the group is done', () => {
  const of = async (texts: Texts) => doneQuestion(await groupOf(texts));
  const done = { 'milestones/a.md': milestone('A', 'status: done\n') };

  test('is asked when every milestone is done or dropped, with what the charter calls success', async () => {
    const all = { ...done, 'milestones/b.md': milestone('B', 'status: dropped\n'), 'charter.md': '## Success\n\nTen towns.\n' };
    const question = await of(all);
    expect(question).toEqual({ done: 1, dropped: 1, success: ['Ten towns.'] });
    expect(question && doneWords(question)).toBe('all 2 milestones are done or dropped');
  });

  test('is not asked where one is open or parked, or there is none', async () => {
    expect(await of({ ...done, 'milestones/b.md': milestone('B') })).toBeUndefined();
    expect(await of({ ...done, 'milestones/b.md': milestone('B', 'status: parked\n') })).toBeUndefined();
    expect(await of({})).toBeUndefined();
  });
});

describe('the charter as it is written', () => {
  const text = '# Garden\n\nWe *plant*.\n\n<!-- seen -->\n\n## Goal\n\n- [ten](a.md) beds\n\n### Later\n\nMore.\n\n## How to join\n\n';

  test('gives a part with its marks and its lower headings, and nothing for an empty one', () => {
    expect(charterText(source(text), 'goal')).toBe('- [ten](a.md) beds\n\n### Later\n\nMore.');
    expect(charterText(source(text), 'join')).toBeUndefined();
    expect(charterText(source(text), 'problem')).toBeUndefined();
  });

  test('gives what stands before the first part, below the title', () => {
    expect(charterOpening(source(text))).toContain('We *plant*.');
    expect(charterOpening(source('# Goal\n\nBeds.\n'))).toBeUndefined();
    expect(charterOpening(source('Beds for all.\n'))).toBe('Beds for all.');
    expect(charterOpening(source('Garden\n======\n\nBeds.\n'))).toBe('Beds.');
    expect(charterOpening(source(''))).toBeUndefined();
  });
});
