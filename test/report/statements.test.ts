// What reports say at the edges: of one thing, of less than nothing, of halves, of odd names, and where two places tell the same figure.
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { saidLives } from '../../src/model/history/action-life.ts';
import { actionsFacts, actionsPage } from '../../src/report/actions.ts';
import { agendaLines } from '../../src/report/agenda.ts';
import { communitiesFacts } from '../../src/report/communities/facts.ts';
import { communityPage } from '../../src/report/communities/page.ts';
import type { Document } from '../../src/report/document.ts';
import { percentText } from '../../src/report/formats/bar-text.ts';
import { printCsv } from '../../src/report/formats/csv.ts';
import { printMarkdown } from '../../src/report/formats/markdown.ts';
import { printTerminal } from '../../src/report/formats/terminal.ts';
import { logFacts } from '../../src/report/log.ts';
import { peopleFacts } from '../../src/report/people/facts.ts';
import { peoplePage } from '../../src/report/people/page.ts';
import { textFor } from '../../src/report/recap/channels.ts';
import { recapOf } from '../../src/report/recap/facts.ts';
import { surveyCall } from '../../src/report/recap/survey-call.ts';
import { recognitionFacts, recognitionPage } from '../../src/report/recognition.ts';
import { statusFacts } from '../../src/report/status/facts.ts';
import { healthOf, healthWords } from '../../src/report/status/health.ts';
import { statusPage } from '../../src/report/status/page.ts';
import { suggestionsPage } from '../../src/report/survey/coding.ts';
import { countWords } from '../../src/report/survey/tables.ts';
import { tasksFacts, tasksPage } from '../../src/report/tasks.ts';
import type { Day } from '../../src/time/day.ts';
import { milestone, note, type Texts, viewOf } from '../model/memory.ts';

const today = '2026-03-05' as Day;
const shown = (document: Document): string => printTerminal(document, { width: 200, unicode: true });
const call = (attendees: readonly string[]): string => `# Call\n\n## Attendees\n\n${attendees.map((name) => `- ${name}\n`).join('')}`;

describe('a share in whole percent', () => {
  // 29 of 200 is 14.5 %, which a binary fraction falls short of; 17 of 110 is 15.45 %, and 15.5 % when it was rounded before.
  test.each([
    [29, 200, '15 %'],
    [17, 110, '15 %'],
    [1, 8, '13 %'],
  ])('%i of %i is the same in charts and tables as in what a guideline is checked against', (count, base, told) => {
    expect(percentText({ label: '', count, base }, '–')).toBe(told);
    expect(countWords({ count }, base)).toBe(`${count} (${told})`);
  });

  test('is the same in what came out of a survey', async () => {
    const view = await viewOf({
      'surveys/a/survey.yaml': 'title: A\nphase: closed\nquestions:\n  - {id: q, kind: single, ask: Which?, options: [Yes]}\n',
    });
    const cell = { label: 'Yes', anchor: 'q-yes', role: 'option', count: 17, percent: 15.5, low: null, high: null } as const;
    const about = { part: 'q', question: 'q', title: 'Which?', kind: 'single', exclusive: true, base: 'answered' } as const;
    const { facts } = await surveyCall(view, view.group.surveys[0] as NonNullable<(typeof view.group.surveys)[0]>, {
      ...{
        schema: 'wg/survey-results/1',
        survey: 'a',
        title: 'A',
        k: 5,
        responses: 110,
        partial: 0,
        rules: [],
        themes: [],
        breakdowns: [],
      },
      questions: [{ id: 'q', ask: 'Which?', kind: 'single', informs: [] }],
      tables: [{ ...about, n: 110, answered: 110, cells: [cell] }],
    });
    expect(facts.results?.figures).toEqual(['Which? Yes 15 % (17 of 110)']);
  });
});

describe('one', () => {
  test('person who is active in a community is one person', async () => {
    const view = await viewOf({ 'communities/a.yaml': 'name: Aarhus\nsize: 1\n' });
    const facts = communitiesFacts(view, { results: [], themes: new Map() }, view.group.communities[0]);
    expect(shown(communityPage(facts))).toContain('1 person, counted');
  });

  test('answer with frequent words is one answer', () => {
    const page = shown(suggestionsPage({ of: 'a', least: 1, languages: [{ language: 'en', texts: 1, candidates: [] }] }, 'answer'));
    expect(page).toContain('en: 1 answer\n');
    expect(page).toContain('Words in at least 1 answer that');
  });
});

describe('a task that takes more than before', () => {
  test('saves nothing of that, and says what it takes', async () => {
    const task = (more: string): Texts => ({ 'tasks/a.yaml': `title: Forms\nstate: simplified\nminutes: 10\n${more}` });
    const page = async (more: string): Promise<string> => shown(tasksPage(tasksFacts(await viewOf(task(more)))));
    const both = await page('minutes_after: 15\nsteps: [a, b, c]\nsteps_after: [a]\n');
    expect(both).toContain('saves 2 steps, and takes 5 minutes more.');
    expect(both).not.toContain('-5');
    expect(await page('minutes_after: 11\n')).toContain('saves nothing that is written down, and takes 1 minute more.');
  });
});

describe('what is told of a form of recognition', () => {
  test('is cut between words, with a sign that there is more, and never within a character', async () => {
    const told = async (text: string): Promise<string> =>
      shown(recognitionPage(recognitionFacts(await viewOf({ 'recognition/a.md': `---\ntitle: Cake\n---\n${text}\n` }))));
    expect((await told('thankfulness '.repeat(60))).replace(/\s+/g, ' ')).toContain('thankfulness…');
    expect(await told(`x${'🎂'.repeat(400)}`)).not.toMatch(/\p{Surrogate}/u);
    expect(await told('short')).not.toContain('…');
  });
});

describe('the health of a group', () => {
  test('counts the next steps that the same report calls open', async () => {
    const parked = note('- [until 2026-04-01 - Ana] Sew', '- [Bo] Glue (parked until 2026-06-01)');
    const view = await viewOf({ 'meetings/2026-03-03.md': parked });
    const away = view.actions.filter((action) => action.latest.action.parkedUntil !== undefined);
    expect(away).toHaveLength(1);
    expect(healthOf(view, undefined)).toMatchObject({ owned: 1, heldBy: 1 });
  });

  test('says of which meeting it tells where the last one lists nobody', async () => {
    const texts = { 'meetings/2026-02-03.md': call(['Ana', 'Bo']), 'meetings/2026-03-03.md': '# Call\n\nNobody wrote who was there.\n' };
    expect(healthWords(healthOf(await viewOf(texts), undefined))).toBe('2 at the meeting of 2026-02-03');
  });

  test('counts nobody at a meeting that was cancelled', async () => {
    const texts = {
      'meetings/2026-02-03.md': call(['Ana', 'Bo']),
      'meetings/2026-03-03.md': `# Call (cancelled)\n\n## Attendees\n\n- Ana\n`,
    };
    expect(healthWords(healthOf(await viewOf(texts), undefined))).toBe('2 at the last meeting');
  });
});

describe('what is late', () => {
  const texts = {
    'meetings/2026-02-03.md': note('- [until 2026-02-10 - Ana] Sew', '- [until 2026-02-10 - all] Glue', '- [until 2026-02-11 - all] Fly'),
  };

  test('adds up to the number above the lists, and nothing more is said where it does so by itself', async () => {
    const asked = { owners: [], unowned: false, overdue: false, all: false };
    const facts = actionsFacts(await viewOf(texts), asked);
    expect(facts.counts.overdue).toBe(3);
    expect(shown(actionsPage(facts))).toContain('Late (1) – 2 more under help wanted\n');
    const owned = actionsFacts(await viewOf({ 'meetings/2026-02-03.md': note('- [until 2026-02-10 - Ana] Sew') }), asked);
    expect(shown(actionsPage(owned))).toContain('Late (1)\n');
  });
});

describe('the log of a next step', () => {
  test('calls its owners the same at its first line as later', async () => {
    const view = await viewOf({
      'people/ana.yaml': 'name: Ana Lopez\nnickname: Anita\n',
      'meetings/2026-02-03.md': note('- [until 2026-04-01 - Ana Lopez] Sew <!-- wg:aaaa -->'),
      'meetings/2026-02-10.md': note('- [until 2026-04-01 - Bo] Sew <!-- wg:2026-02-03#aaaa -->'),
    });
    const [tracked] = view.actions;
    if (tracked === undefined) throw new Error('no action');
    const { entries } = logFacts(view, { kind: 'action', id: tracked.id, tracked }, undefined, saidLives(today), []);
    expect(entries.map(({ words }) => words)).toEqual(['said, Anita, due 2026-04-01', 'from Anita to Bo']);
  });
});

describe('open work', () => {
  test('is what the list of actions calls open', async () => {
    const texts = { 'meetings/2026-02-03.md': note('- [until 2026-04-01 - Ana] Sew', '- [Bo] Glue (parked until 2026-06-01)') };
    expect(peopleFacts(await viewOf(texts)).openWork).toEqual({ open: 1, withoutOwner: 0, heldBy: 1, halfHeldBy: 1 });
  });
});

describe('the agenda', () => {
  const agenda = async (texts: Texts) => agendaLines(await viewOf(texts), '2026-03-10' as Day);

  test('has links that lead to files with odd names', async () => {
    expect(await agenda({ 'milestones/no #3 (old)?.md': milestone('Shed', 'due: 2026-03-01\n') })).toEqual([
      '- Overdue: [Shed](../milestones/no%20%233%20%28old%29%3F.md), due 2026-03-01',
    ]);
  });

  test('shows titles of what waits as words', async () => {
    const texts = {
      'milestones/a.md': milestone("'Say [what] ripe *means*'", 'blocked_by: [b]\n'),
      'milestones/b.md': milestone('Money <b>', 'due: 2026-05-01\n'),
    };
    expect(await agenda(texts)).toEqual(['- Waiting: Say \\[what\\] ripe \\*means\\* waits for Money \\<b>, due 2026-05-01']);
  });
});

describe('who is new', () => {
  const texts = { 'meetings/2026-02-03.md': call(['Ana']), 'meetings/2026-02-10.md': call(['Ana', 'Bo']) };
  const page = async (since?: string) => shown(peoplePage(peopleFacts(await viewOf(texts), since as Day | undefined)));

  test('is told with the day from which they were counted', async () => {
    expect(await page('2026-02-10')).toContain('New – first there on 2026-02-10 or later\n  • Bo');
    expect(await page()).toContain('New – first there after 2026-02-03\n  • Bo');
  });
});

describe('a recap', () => {
  test('tells no decision that was taken back', async () => {
    const view = await viewOf({
      'meetings/2026-03-03.md': '# Call\n\n## Decisions\n\n- Decision: we dig\n- ~~Decision: we sow~~\n- Decision: we mow (withdrawn)\n',
    });
    const { facts } = await recapOf(view, view.group.notes[0] as NonNullable<(typeof view.group.notes)[0]>);
    expect(facts.decided).toEqual(['we dig']);
  });
});

describe('a recap for Telegram', () => {
  test('keeps addresses as they are, and takes doubled signs out of words', () => {
    const link = 'https://example.org/a__b?c=**d';
    const parts = [{ heading: 'Please answer', lines: [`Answer **here**: ${link} or __there__`], listed: false }];
    expect(textFor({ title: 'T', parts }, 'telegram')).toContain(`Answer *here*: ${link} or _there_`);
  });
});

describe('the status', () => {
  test('says how to see all of a list only where that shows all of it', async () => {
    const late = (at: number) => milestone(`M${at}`, 'due: 2026-03-01\nowners: [ana]\nblocked_by: [x]\n');
    const all = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`milestones/m${at}.md`, late(at)]));
    const view = await viewOf({ ...all, 'milestones/x.md': milestone('X', 'due: 2026-05-01\nowners: [ana]\npart_of: m1\n') });
    const page = shown(statusPage(statusFacts(view), []));
    expect(page).toContain('Needs attention – 10 of 12 shown, --json shows all');
  });
});

describe('tables and days for others', () => {
  const table: Document = {
    title: 'T',
    blocks: [
      {
        kind: 'table',
        columns: ['Name', 'Count'],
        rows: [
          ['007', '12'],
          ['0', '0'],
        ],
      },
    ],
  };

  test('keep the zeros with which a name begins', () => {
    const rows: string[][] = parse(printCsv(table), { bom: true });
    expect(rows.slice(1).map((row) => row.slice(1))).toEqual([
      ['007', '12'],
      ['0', '0'],
    ]);
  });

  test('call the day of the report what it is, whenever it is read', () => {
    const bars = [{ label: 'Shed', mark: 'milestone', tone: 'plain', from: today, to: today }] as const;
    expect(printMarkdown({ title: 'T', blocks: [{ kind: 'timeline', bars, today, marks: [] }] })).toContain('\nAs of 2026-03-05\n');
  });
});
