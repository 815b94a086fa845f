// What is offered next when a survey has come to a phase, and when it waits for answers.
import { expect, test } from 'vitest';
import { makeBed, plainGroup } from '../bed.ts';

const survey = (phase: string) => ({
  'wg.yaml': plainGroup,
  'surveys/cafes/survey.yaml': `title: Cafés\nphase: ${phase}\nchannels: [forum]\nquestions:\n  - id: seats\n    ask: How many?\n    kind: number\n`,
});
const next = async (phase: string, ...ids: readonly string[]): Promise<readonly string[]> =>
  [...(await makeBed(survey(phase)).run('done', ...ids)).stderr.matchAll(/^next: (.*)$/gm)].map(([, line]) => line ?? '');

test('wg done of a phase goes on with what comes after it', async () => {
  expect(await next('draft', 'cafes:review')).toEqual(['wg export-survey cafes', 'wg done cafes:open']);
  expect(await next('review', 'cafes:open')).toEqual(['wg recap cafes', 'wg sent cafes CHANNEL']);
  expect(await next('open', 'cafes:closed')).toEqual(['wg import-survey FILE --survey cafes']);
  expect(await next('closed', 'cafes')).toEqual(['wg report survey cafes']);
  expect(await next('closed', 'cafes:open')).toEqual(['wg import-survey FILE --survey cafes']);
});

test('wg report survey says before there are answers how to keep where it was sent', async () => {
  const { stdout } = await makeBed(survey('open')).run('report', 'survey', 'cafes');
  expect(stdout).toContain('when it is out: wg sent cafes CHANNEL');
});
