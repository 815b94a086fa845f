// What hangs loose, on one page: the figures that are wrong, and surveys with many questions.
import { describe, expect, test } from 'vitest';
import { type EvidenceFacts, evidencePage } from '../../src/report/evidence.ts';
import { printTerminal } from '../../src/report/formats/terminal.ts';
import type { Day } from '../../src/time/day.ts';

type Loose = EvidenceFacts['broken'][number];

const facts = (more: Partial<EvidenceFacts>): EvidenceFacts => ({
  schema: 'wg/evidence/1',
  group: 'Seed Library',
  asOf: '2016-02-17' as Day,
  counts: { guidelines: 1, links: 2, suspect: 0, broken: 0, claims: 0 },
  claimsWithoutEvidence: [],
  suspect: [],
  broken: [],
  milestonesWithoutQuestion: [],
  questionsForNothing: [],
  findingsInNoGuideline: [],
  challengesInNoGuideline: [],
  raisedInNoMilestone: [],
  ...more,
});
const question = (survey: string, n: number): Loose => ({
  id: `${survey}#q${n}`,
  text: `Question ${n}?`,
  survey: survey === 'rooms' ? 'Which rooms there are' : 'Tools',
  target: { path: `surveys/${survey}/survey.yaml`, line: n },
});
const shown = (more: Partial<EvidenceFacts>): string => printTerminal(evidencePage(facts(more)), { width: 80, unicode: true });

describe('the page of what hangs loose', () => {
  test('names a survey once where many of its questions are loose, and few questions one by one', () => {
    const many = Array.from({ length: 30 }, (_, n) => question('rooms', n));
    const text = shown({ questionsForNothing: [question('tools', 1), ...many, question('tools', 2)] });
    expect(text).toContain('Questions that inform nothing – 32');
    expect(text).toContain('30 questions of “Which rooms there are” (wg trace rooms lists its questions)');
    expect(text).toContain('tools#q1');
    expect(text).toContain('tools#q2');
    expect(text).not.toContain('rooms#q1');
  });

  test('shows the first of a long list, says how many there are, and keeps the rest for pages', () => {
    const many = Array.from(
      { length: 14 },
      (_, n): Loose => ({ id: `c${n}`, text: `Challenge ${n}`, target: { path: `challenges/c${n}.md` } }),
    );
    const text = shown({ challengesInNoGuideline: many });
    expect(text).toContain('Challenges in no guideline – 14; 10 shown, --json shows all');
    expect(text).not.toContain('Challenge 10');
    const [, , list] = evidencePage(facts({ challengesInNoGuideline: many })).blocks;
    expect(list?.kind === 'list' && list.rest).toHaveLength(4);
  });

  test('says what is wrong with a link, not where it leads', () => {
    const target = { path: 'guidelines/rooms.md', line: 4 };
    const text = shown({
      broken: [{ id: 'surveys/rooms/results.md#room-library', text: '62 %', aside: ' should be 67 %, by the results', target }],
    });
    expect(text).toContain('“62 %” should be 67 %, by the results');
    expect(text).not.toContain('#room-library');
  });
});
