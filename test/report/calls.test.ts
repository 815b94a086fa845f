// Calls for answers and for review, and what came out: what leaves, and what does not.
import { describe, expect, test } from 'vitest';
import type { Results } from '../../src/model/surveys/results.ts';
import { channels, textFor } from '../../src/report/recap/channels.ts';
import { reviewCall, reviewParts } from '../../src/report/recap/review-call.ts';
import { surveyCall, surveyParts } from '../../src/report/recap/survey-call.ts';
import type { Day } from '../../src/time/day.ts';
import { type Texts, viewOf } from '../model/memory.ts';

const base: Texts = {
  'people/ana.yaml': 'name: Ana Lopez\nconsent: initials\n',
  'milestones/kit.md': '---\ntitle: The starter kit\n---\n',
  'charter.md': '## How to join\n\nWrite to the list, or to ana@example.org.\n',
};
const question = '  - id: shed\n    ask: Is there a shed?\n    kind: single\n    options: [Yes, No]\n    informs: [kit]\n';
const survey = (head: string): Texts => ({ ...base, 'surveys/tools/survey.yaml': `title: Tools\n${head}questions:\n${question}` });

async function told(texts: Texts, results?: Results) {
  const view = await viewOf(texts);
  const [only] = view.group.surveys;
  if (only === undefined) throw new Error('no survey');
  const { facts, remarks } = await surveyCall(view, only, results);
  return { facts, remarks, texts: channels.map((channel) => textFor(surveyParts(facts), channel)) };
}

describe('a call for answers', () => {
  const open = 'phase: open\nphases:\n  closed: 2026-03-20\nowners: [ana]\nlink: https://forms.example.org/tools\n';

  test('says why, how long, until when, where, and what becomes of the answers, in every format', async () => {
    const { facts, texts, remarks } = await told(survey(`${open}intro: A word from Ana Lopez, ana@example.org.\n`));
    expect(facts).toMatchObject({ call: 'answers', questions: 1, minutes: 1, until: '2026-03-20', why: ['The starter kit'] });
    for (const text of texts) {
      const words = text.replace(/\s+/g, ' ');
      for (const part of [
        'https://forms.example.org/tools',
        'Friday 20 March 2026',
        'The starter kit',
        'none of fewer than 5 people',
        'A word from AL',
      ])
        expect(words).toContain(part);
      expect(words).not.toMatch(/Lopez|ana@/);
    }
    expect(remarks.join('\n')).toContain('left out');
  });

  test('has the k of the survey, and says where small counts are published', async () => {
    expect((await told(survey(`${open}k: 10\n`))).facts.privacy[0]).toContain('fewer than 10');
    // Without a written reason the import publishes nothing smaller than usual.
    expect((await told(survey(`${open}k: 3\n`))).facts.privacy[0]).toContain('fewer than 5');
    expect((await told(survey(`${open}k: 3\nk_reason: all of us agreed\n`))).facts.privacy[0]).toContain('fewer than 3');
    expect((await told(survey(`${open}k: 0\nk_reason: all agreed\n`))).facts.privacy[0]).toContain('small ones too');
  });

  test('tells its maker what is missing: a link, a last day, one that is not over, the phase', async () => {
    expect((await told(survey('phase: open\n'))).remarks.join('\n')).toMatch(/until when[\s\S]*no link/);
    expect((await told(survey('phase: open\nphases:\n  closed: 2026-03-01\n'))).remarks.join('\n')).toContain(
      '2026-03-01, the last day for answers, is over',
    );
    expect((await told(survey('phase: draft\n'))).remarks.join('\n')).toContain('wg done tools:open');
  });

  test('has no address that names somebody, and tells its maker so', async () => {
    const { texts, remarks } = await told(survey(open.replace('org/tools', 'org/ana-lopez/tools')));
    for (const text of texts) expect(text).not.toMatch(/lopez/i);
    expect(remarks.join('\n')).toContain('links that name somebody were left out');
  });

  test('leads nowhere but to a page', async () => {
    const { facts } = await told(survey('phase: open\nlink: "javascript:alert(1)"\n'));
    expect(facts.link).toBeUndefined();
  });
});

describe('what came out of a survey', () => {
  const table = (cells: readonly (readonly [string, number | null])[]): Results['tables'][number] => ({
    part: 'shed',
    question: 'shed',
    title: 'Is there a shed?',
    kind: 'single',
    exclusive: true,
    base: 'answered',
    n: 40,
    answered: 40,
    cells: cells.map(([label, count]) => ({
      label,
      anchor: label,
      role: 'option',
      count,
      percent: count === null ? null : (count / 40) * 100,
      low: null,
      high: null,
    })),
  });
  const results = (cells: readonly (readonly [string, number | null])[]): Results => ({
    schema: 'wg/survey-results/1',
    survey: 'tools',
    title: 'Tools',
    period: { from: '2026-02-01' as Day, to: '2026-02-20' as Day },
    k: 5,
    responses: 40,
    partial: 0,
    rules: [],
    questions: [{ id: 'shed', ask: 'Is there a shed?', kind: 'single', informs: [] }],
    tables: [table(cells)],
    themes: [],
    breakdowns: [],
  });

  test('is told once it is closed and there are results, the most frequent answers first', async () => {
    const { facts, texts } = await told(
      survey('phase: closed\n'),
      results([
        ['No', 10],
        ['Yes', 30],
      ]),
    );
    expect(facts.results?.figures).toEqual(['Is there a shed? Yes 75 % (30 of 40), No 25 % (10 of 40)']);
    for (const text of texts) expect(text.replace(/\s+/g, ' ')).toContain('40 people answered, from Sunday 1 February 2026');
  });

  test('has no figure that is hidden in the results', async () => {
    const { facts } = await told(
      survey('phase: closed\n'),
      results([
        ['No', null],
        ['Yes', 30],
      ]),
    );
    expect(facts.results?.figures).toEqual(['Is there a shed? Yes 75 % (30 of 40)']);
  });

  test('is thanks alone while there are none', async () => {
    expect((await told(survey('phase: closed\n'))).facts.call).toBe('waiting');
  });
});

describe('a call for review', () => {
  const body =
    '# Rules\n\nNobody works alone on the saw, says Ana Lopez. It bites.\n\nMore.\n\n## Open questions\n\n- And the drill?\n\n## Else\n\nTODO: the oven\n';
  const call = async (head: string, until?: string) => {
    const view = await viewOf({ ...base, 'guidelines/rules.md': `---\ntitle: Rules\n${head}---\n${body}` });
    const [only] = view.group.guidelines;
    if (only === undefined) throw new Error('no guideline');
    return reviewCall(view, only, until as Day | undefined);
  };

  test('says in a sentence what it guides, what is open, and until when', async () => {
    const { facts } = await call('status: review\n', '2026-03-20');
    expect(facts.says).toEqual(['Nobody works alone on the saw, says AL.']);
    expect(facts.open).toEqual(['And the drill?', 'the oven']);
    expect(textFor(reviewParts(facts), 'email').replace(/\s+/g, ' ')).toContain('until Friday 20 March 2026');
  });

  test('tells its maker that a draft is a draft, and what is missing', async () => {
    const { remarks } = await call('');
    expect(remarks.join('\n')).toMatch(/is a draft[\s\S]*until when[\s\S]*no link/);
  });

  test('is an announcement once it is adopted', async () => {
    const { facts } = await call('status: adopted\n');
    expect(textFor(reviewParts(facts), 'telegram')).toContain('Garden group adopted: Rules');
  });
});
