import { describe, expect, test } from 'vitest';
import { directoryOf, type Found } from '../../src/model/reference.ts';
import { trackActions } from '../../src/model/tracked.ts';
import { keyOf } from '../../src/model/waiting.ts';
import { groupOf, milestone, note } from './memory.ts';

const texts = {
  'milestones/survey.md': milestone('Ask all gardeners', 'aliases: [the questionnaire, Form 7]\n'),
  'milestones/budget.md': milestone('The budget'),
  'guidelines/budget.md': milestone('Spending money'),
  'milestones/fair.md': milestone('Spring fair'),
  'people/ana.yaml': 'name: Ana Silva\nnickname: Ani\naliases: [AS, "@as"]\nhandles:\n  github: anas\n',
  'people/bo.yaml': 'name: Bo\naliases: [fair]\n',
  'meetings/2026-02-03.md': note('- [Ana] Order the seeds <!-- wg:k3xq -->'),
  'meetings/2026-02-17.md': note('- [Ana] Order the seeds <!-- wg:2026-02-03#k3xq -->'),
};

async function directory(more: Record<string, string> = {}) {
  const group = await groupOf({ ...texts, ...more });
  return directoryOf(group, trackActions(group.notes));
}

const words = (found: Found): string =>
  'thing' in found
    ? keyOf(found.thing)
    : 'several' in found
      ? `one of ${found.several.map(keyOf).join(', ')}`
      : `nothing${found.near ? `, near ${found.near}` : ''}`;

describe('a reference means', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['survey', 'milestones/survey.md'],
    ['Survey', 'milestones/survey.md'],
    [' survey ', 'milestones/survey.md'],
    ['milestones/survey', 'milestones/survey.md'],
    ['milestones/survey.md', 'milestones/survey.md'],
    ['the survey', 'milestones/survey.md'],
    ['our survey.', 'milestones/survey.md'],
    ['the questionnaire', 'milestones/survey.md'],
    ['questionnaire', 'milestones/survey.md'],
    ['“Form 7”', 'milestones/survey.md'],
    ['Ask all gardeners', 'milestones/survey.md'],
    ['ask all gardeners!', 'milestones/survey.md'],
    ['budget', 'one of milestones/budget.md, guidelines/budget.md'],
    ['milestones/budget', 'milestones/budget.md'],
    ['guidelines/budget', 'guidelines/budget.md'],
    ['spending money', 'guidelines/budget.md'],
    ['Ana Silva', 'people/ana.yaml'],
    ['ani', 'people/ana.yaml'],
    ['@as', 'people/ana.yaml'],
    ['anas', 'people/ana.yaml'],
    ['@anas', 'people/ana.yaml'],
    ['2026-02-03', '2026-02-03'],
    ['meetings/2026-02-03.md', '2026-02-03'],
    ['2026-02-03#k3xq', '2026-02-03#k3xq'],
    ['#k3xq', '2026-02-03#k3xq'],
    ['k3xq', '2026-02-03#k3xq'],
    ['srvey', 'nothing, near survey'],
    ['something else', 'nothing'],
    ['', 'nothing'],
    ['the', 'nothing'],
    ['__proto__', 'nothing'],
  ];
  test.each(cases)('%j: %s', async (reference, meaning) => {
    expect(words((await directory()).find(reference))).toBe(meaning);
  });

  test('only things of the kinds that are asked for', async () => {
    const { find } = await directory();
    expect(words(find('budget', ['guideline']))).toBe('guidelines/budget.md');
    expect(words(find('fair'))).toBe('one of milestones/fair.md, people/bo.yaml');
    expect(words(find('fair', ['milestone']))).toBe('milestones/fair.md');
    expect(words(find('survey', ['person']))).toBe('nothing');
    expect(words(find('2026-02-03', ['action']))).toBe('nothing');
  });

  test('the exact name before one that is only alike', async () => {
    const { find } = await directory({ 'milestones/the-survey.md': milestone('Tell the results') });
    expect(words(find('survey'))).toBe('milestones/survey.md');
    expect(words(find('the-survey'))).toBe('milestones/the-survey.md');
  });

  test('a mention by its own id as well as by that of the first line', async () => {
    const { find } = await directory({ 'meetings/2026-02-17.md': note('- [ ] [Ana] Order the seeds <!-- wg:2026-02-03#k3xq -->') });
    const found = find('2026-02-03#k3xq');
    expect('thing' in found && found.thing.kind === 'action' && found.thing.tracked.mentions).toHaveLength(2);
  });
});

describe('the shortest reference to a thing', () => {
  test('is its slug where that is unique, else its path', async () => {
    const { things, idOf } = await directory();
    const ids = things.map(idOf);
    expect(ids).toEqual([
      'milestones/budget',
      'milestones/fair',
      'survey',
      'guidelines/budget',
      'ana',
      'bo',
      '2026-02-03',
      '2026-02-17',
      '2026-02-03#k3xq',
    ]);
  });

  test('finds the thing again', async () => {
    const { things, idOf, find } = await directory();
    for (const thing of things) expect(find(idOf(thing))).toEqual({ thing });
  });

  test('is the path where another thing has the slug as an alias', async () => {
    const { things, idOf, find } = await directory({ 'milestones/results.md': milestone('Results', 'aliases: [survey]\n') });
    const survey = things.find((t) => t.kind === 'milestone' && t.id === 'survey');
    expect(survey && idOf(survey)).toBe('milestones/survey');
    expect(words(find('survey'))).toBe('one of milestones/results.md, milestones/survey.md');
  });
});
