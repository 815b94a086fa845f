import { describe, expect, test } from 'vitest';
import { coverageOf, homeless } from '../../src/model/coverage.ts';
import type { Raised } from '../../src/model/meeting.ts';
import { trackActions } from '../../src/model/tracked.ts';
import { action, noteOf } from './meetings.ts';
import { groupOf, milestone } from './memory.ts';

const group = await groupOf({
  'milestones/survey.md': milestone(
    'Sending a questionnaire to all gardens',
    '',
    '\nSending a questionnaire to all gardens because we have to hear from each of them\n\nLater: a paragraph on compost heaps and worm boxes.\n',
  ),
  'milestones/water.md': milestone('Water', '', '\n> See [the plan of the water tanks](../plan.md) on the hill\n'),
  'guidelines/tools.md': milestone('Lending tools between gardens'),
});
const coverage = coverageOf(group);

const raised = (id: string, text: string, kind: Raised['kind'] = 'item'): Raised => ({ id, line: 1, text, kind });

describe('an action restates a milestone', () => {
  const cases: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['Sending a questionnaire to all gardens', 'survey', 'same words'],
    ['sending a questionnaire to all gardens.', 'survey', 'same words'],
    ['Sending a questionnaire to all gardens because we have to hear from each of them', 'survey', 'same words'],
    ['Send the questionnaires to every garden', 'survey', 'nearly the same words'],
    ['Paint the shed', undefined, undefined],
    ['Lending tools between gardens', undefined, undefined],
    ['', undefined, undefined],
  ];
  test.each(cases)('%j: %s', (text, slug, how) => {
    const [tracked] = trackActions([noteOf('2026-02-03', [action(text)])]);
    const found = coverage.restates(tracked as never);
    expect([found?.milestone.slug, found?.how]).toEqual([slug, how]);
  });
});

describe('what was raised has a home', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['Could gardens lend tools to each other?', 'tools'],
    ['Who sends the questionnaire?', 'survey'],
    ['A plan of the tanks on the hill', 'water'],
    // Only the title and the first paragraph say what a record is about.
    ['Compost heaps and worm boxes', undefined],
    ['Every garden should visit another once a year', undefined],
    ['', undefined],
  ];
  test.each(cases)('%j: %s', (text, slug) => {
    expect(coverage.home(text)?.slug).toBe(slug);
  });

  test('or it is homeless: neither in a record, nor promised in the same note, nor refused', () => {
    const note = noteOf('2026-02-03', [action('Visit the garden of the next town', { owners: ['Ana'] })], {
      raised: [
        raised('r1', 'Could gardens lend tools to each other?', 'question'),
        raised('r2', 'Visit the garden of the next town'),
        raised('r3', 'Compost heaps and worm boxes'),
        raised('r4', 'What does ripe mean?', 'question'),
      ],
      refused: ['r3'],
    });
    expect(homeless(note, coverage).map((r) => r.id)).toEqual(['r4']);
  });
});
