import { expect, test } from 'vitest';
import { reachedOf } from '../../src/model/reached.ts';
import { milestone, note, type Texts, viewOf } from './memory.ts';

const survey = (head: string, slug = 'tools'): Texts => ({ [`surveys/${slug}/survey.yaml`]: `title: Which tools are there\n${head}` });
const sending = (head: string): Texts => ({ 'milestones/sending.md': milestone('Sending it out', head) });
const asked = async (...texts: readonly Texts[]): Promise<readonly string[]> =>
  reachedOf(await viewOf(Object.assign({}, ...texts))).map((one) => `${one.milestone.slug}: ${one.survey.slug} is ${one.phase}`);

test('a milestone by the name of a survey is asked about when nobody answers any more', async () => {
  for (const name of ['tools', 'the survey', 'Which tools are there']) {
    expect(await asked(survey('phase: closed\n'), sending(`aliases: [${name}]\n`))).toEqual(['sending: tools is closed']);
    expect(await asked(survey('phase: review\n'), sending(`aliases: [${name}]\ndue: 2026-02-01\n`))).toEqual([]);
  }
  expect(await asked(survey('phase: closed\n'), sending('aliases: [the kit]\ndue: 2026-02-01\n'))).toEqual([]);
});

test('while it can be answered, only a late one is, and only when the survey went out', async () => {
  const open = survey('phase: open\nsent: {list: 2026-02-20}\n');
  expect(await asked(open, sending('aliases: [the survey]\ndue: 2026-03-04\n'))).toEqual(['sending: tools is open']);
  expect(await asked(open, sending('aliases: [the survey]\ndue: 2026-03-05\n'))).toEqual([]);
  expect(await asked(survey('phase: open\n'), sending('aliases: [the survey]\ndue: 2026-03-04\n'))).toEqual([]);
});

test('the survey means none where there are several', async () => {
  const two = [survey('phase: closed\n'), survey('phase: closed\n', 'rooms')];
  expect(await asked(...two, sending('aliases: [the survey]\n'))).toEqual([]);
  expect(await asked(...two, sending('aliases: [rooms]\n'))).toEqual(['sending: rooms is closed']);
});

test('a late milestone that waited for a phase is asked about when the phase is there, and nobody goes on with it', async () => {
  const late = sending("due: 2026-03-01\nblocked_by: ['tools:open']\n");
  expect(await asked(survey('phase: open\n'), late)).toEqual(['sending: tools is open']);
  expect(await asked(survey('phase: review\n'), late)).toEqual([]);
  expect(await asked(survey('phase: open\n'), sending("due: 2026-04-01\nblocked_by: ['tools:open']\n"))).toEqual([]);
  const step = { 'meetings/2026-03-03.md': note('- [until 2026-03-20 - Ana] Sending it out') };
  expect(await asked(survey('phase: open\n'), late, step)).toEqual([]);
});

test('what an analysed survey waited for is asked about', async () => {
  expect(await asked(survey('phase: analysed\nblocked_by: [sending]\n'), sending(''))).toEqual(['sending: tools is analysed']);
  expect(await asked(survey('phase: open\nblocked_by: [sending]\n'), sending(''))).toEqual([]);
});

test('what is over, parked or waits for something else is not asked about', async () => {
  const closed = survey('phase: closed\n');
  const other = { 'milestones/other.md': milestone('Other') };
  for (const head of [
    'status: done\n',
    'status: dropped\n',
    'status: parked\n',
    'blocked_by: [other]\n',
    "blocked_by: ['tools:analysed']\n",
  ])
    expect(await asked(closed, other, sending(`aliases: [the survey]\n${head}`)), head).toEqual([]);
});

test('nobody looks at all actions for each of many milestones', async () => {
  const many = (count: number, of: (at: number) => Texts): Texts => Object.assign({}, ...Array.from({ length: count }, (_, at) => of(at)));
  const view = await viewOf({
    ...survey('phase: open\n'),
    ...many(40, (at) => ({ [`milestones/m${at}.md`]: milestone(`Milestone ${at}`, "due: 2026-03-01\nblocked_by: ['tools:open']\n") })),
    'meetings/2026-03-03.md': note(...Array.from({ length: 50 }, (_, at) => `- [until 2026-03-20 - Ana] Paint shed ${at} of the harbour`)),
  });
  let asked = 0;
  const restates: (typeof view)['coverage']['restates'] = (action) => {
    asked++;
    return view.coverage.restates(action);
  };
  expect(reachedOf({ ...view, coverage: { ...view.coverage, restates } })).toHaveLength(40);
  expect(asked).toBeLessThanOrEqual(view.actions.length);
});
