import { expect, test } from 'vitest';
import { unsentOf } from '../../src/model/sending.ts';
import { type Texts, viewOf } from './memory.ts';

const settings: Texts = { 'wg.yaml': 'format: 1\nname: Garden group\nchannels: [list, forum]\n' };
const survey = (head: string): Texts => ({ 'surveys/tools/survey.yaml': `title: Tools\n${head}` });
const guideline = (head: string): Texts => ({ 'guidelines/rules.md': `---\ntitle: Rules\n${head}---\n` });
const note = (head: string): Texts => ({
  'meetings/2026-03-03.md': `---\ndate: 2026-03-03\n${head}---\n\n# Call\n\n## Attendees\n\n- Ana\n`,
});
const left = async (texts: Texts): Promise<readonly string[]> =>
  unsentOf(await viewOf({ ...settings, ...texts })).map(({ kind, id, left: channels }) => `${kind} ${id}: ${channels.join(', ')}`);

test('an open survey has to go to its own channels, else to those of the group', async () => {
  expect(await left(survey('phase: open\n'))).toEqual(['survey tools: list, forum']);
  expect(await left(survey('phase: open\nchannels: [chat]\n'))).toEqual(['survey tools: chat']);
  expect(await left(survey('phase: open\nsent: {list: 2026-03-01}\n'))).toEqual(['survey tools: forum']);
  expect(await left(survey('phase: open\nsent: {list: 2026-03-01, forum: 2026-03-02}\n'))).toEqual([]);
});

test('what is not open yet, or over, has to go nowhere', async () => {
  for (const phase of ['draft', 'review', 'closed', 'analysed']) expect(await left(survey(`phase: ${phase}\n`))).toEqual([]);
  for (const status of ['draft', 'adopted', 'retired']) expect(await left(guideline(`status: ${status}\n`))).toEqual([]);
});

test('a guideline in review has to go out', async () => {
  expect(await left(guideline('status: review\nsent:\n  forum: 2026-03-01\n'))).toEqual(['guideline rules: list']);
});

test('recaps and results are asked for only where somebody began to send them', async () => {
  expect(await left(note(''))).toEqual([]);
  expect(await left(note('sent:\n  list: 2026-03-04\n'))).toEqual(['meeting 2026-03-03: forum']);
  expect(await left(survey('phase: analysed\nresults_sent: {forum: 2026-03-01}\n'))).toEqual(['results tools: list']);
});

test('a day that is none counts as not sent, in a note as everywhere', async () => {
  expect(await left(note('sent:\n  list: soon\n  forum: 2026-03-04\n'))).toEqual(['meeting 2026-03-03: list']);
});
