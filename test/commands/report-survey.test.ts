import { describe, expect, test } from 'vitest';
import { printResults } from '../../src/model/surveys/results.ts';
import { makeBed, plainGroup } from '../bed.ts';
import { results } from '../report/survey-example.ts';

const survey = (title: string, head = ''): string =>
  `title: ${title}\n${head}questions:\n  - id: role\n    ask: What do you do in your garden?\n    kind: single\n    options: [I lead it, I am a member]\n    group: true\n`;

const imported = {
  'wg.yaml': plainGroup,
  'surveys/leading/survey.yaml': survey('Leading a garden', 'phase: analysed\naliases: [the garden survey]\n'),
  'surveys/leading/results.json': printResults(results),
};
const planned = survey('Tools', 'phase: review\nphases:\n  open: 2016-03-01\n  closed: 2016-03-20\nblocked_by: [hall]\n');

describe('wg report survey', () => {
  test('shows the results of the only survey, or of the one that is named', async () => {
    const bed = makeBed(imported);
    const { stdout, code } = await bed.run('report', 'survey');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Leading a garden: results\n60 people answered/);
    expect((await bed.run('report', 'survey', 'the garden survey')).stdout).toBe(stdout);
    expect((await bed.run('report', 'survey', '--format', 'md')).stdout).toContain('<a id="recognition-public-thanks"></a>Public thanks');
    expect((await bed.run('report', 'survey', '--format', 'csv')).stdout).toContain(
      'Which thanks would you like?,Public thanks,31,52,59.6,46.1,71.8',
    );
    expect(JSON.parse((await bed.run('report', 'survey', '--json')).stdout)).toEqual(results);
  });

  test('lists several, and says what one without results waits for', async () => {
    const bed = makeBed({ ...imported, 'surveys/tools/survey.yaml': planned });
    const list = (await bed.run('report', 'survey')).stdout.replace(/\s+/g, ' ');
    expect(list).toContain('analysed Leading a garden (leading): 60 answered, 6 questions, 2 counts hidden');
    expect(list).toContain('Tools (tools): 1 question; opens on 2016-03-01; no results');
    const one = await bed.run('report', 'survey', 'tools');
    expect(one.stdout).toContain('closed: 2016-03-20');
    expect(one.stdout).toContain('hall');
    expect(one.stdout).toContain('nowhere that is written down');
    expect(JSON.parse((await bed.run('report', 'survey', 'tools', '--json')).stdout)).toMatchObject({
      schema: 'wg/surveys/1',
      surveys: [{ id: 'tools', phase: 'review', next: { phase: 'open', day: '2016-03-01' }, results: null }],
    });
  });

  test('shows groups side by side, and says which there are', async () => {
    const bed = makeBed(imported);
    expect((await bed.run('report', 'survey', '--by', 'role')).stdout).toContain('By group: What do you do in your garden?');
    const wrong = await bed.run('report', 'survey', '--by', 'age');
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('there is no question `age`; there is role');
  });

  test('compares with another survey or a file of results', async () => {
    const earlier = { ...results, survey: 'earlier' };
    const bed = makeBed({
      ...imported,
      'surveys/earlier/survey.yaml': survey('Earlier'),
      'surveys/earlier/results.json': printResults(earlier),
    });
    const page = (await bed.run('report', 'survey', 'leading', '--against', 'earlier')).stdout;
    expect(page).toContain('Leading a garden: leading against earlier');
    expect((await bed.run('report', 'survey', 'leading', '--against', 'surveys/earlier/results.json')).stdout).toBe(page);
    expect((await bed.run('report', 'survey', 'leading', '--against', 'nothing')).stderr).toContain('no survey of this group and no file');
  });

  test.each([
    [['report', 'survey', 'leeding'], 'did you mean `leading`?'],
    [['report', 'survey', '--private'], 'no answers to leading are kept here'],
    [['report', 'survey', '--by', 'role', '--against', 'leading'], 'either --by or --against'],
    [['report', 'survey', 'leading', '--against', 'the garden survey'], 'leading is compared with another wave'],
    [['report', 'status', '--by', 'role'], 'wg report status does not take --by'],
  ])('refuses %j', async (argv, why) => {
    const ran = await makeBed(imported).run(...argv);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(why);
  });

  test('goes on where results.json is spoiled, and says so', async () => {
    const ran = await makeBed({ ...imported, 'surveys/leading/results.json': '{"schema": 1}' }).run('report', 'survey');
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('no results yet');
    expect(ran.stderr).toContain('these are no results that this wg knows');
  });
});
