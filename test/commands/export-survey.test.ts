// What the transcript of `wg export-survey` cannot show: the bytes of a spreadsheet, and what is never overwritten.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeBed, plainGroup } from '../bed.ts';
import { everyKind } from '../report/survey-forms/questionnaires.ts';

const tree = { 'wg.yaml': plainGroup, 'surveys/gardens/survey.yaml': everyKind };

describe('wg export-survey', () => {
  it('writes the same spreadsheet again, and says so each time', async () => {
    const bed = makeBed(tree);
    const bytes = (): Buffer => readFileSync(join(bed.root, 'surveys/gardens/gardens.xlsx'));
    const first = await bed.run('export-survey', 'gardens', '--to', 'xlsform');
    expect(first).toMatchObject({ code: 0, stdout: '' });
    const made = bytes();
    expect(made.subarray(0, 2).toString()).toBe('PK');
    expect(await bed.run('export-survey', 'gardens', '--to', 'xlsform')).toEqual(first);
    expect(bytes()).toEqual(made);
  });

  it('puts nothing but the form on standard output, so that it can be sent on', async () => {
    const bed = makeBed(tree);
    const { stdout } = await bed.run('export-survey', 'gardens', '--to', 'google-forms');
    expect(stdout.startsWith('// Makes a Google form.') && stdout.endsWith('\n}\n')).toBe(true);
    await bed.run('export-survey', 'gardens', '--to', 'google-forms', '--out', 'form.gs');
    expect(bed.read('form.gs')).toBe(stdout);
  });

  it('tells in one line that questions inform nothing, and an unknown survey before it asks for a tool', async () => {
    const bed = makeBed(tree);
    const { stderr } = await bed.run('export-survey', 'gardens', '--to', 'markdown');
    expect(stderr).toMatch(/nothing says what the answers to \d+ questions are for: wg check surveys\/gardens tells which\n/);
    expect(stderr).not.toContain('[informs-nothing]');
    expect((await bed.run('export-survey', 'orchards')).stderr).toContain('no survey is called `orchards`; there is gardens');
  });

  it.each(['wg.yaml', 'surveys/gardens/survey.yaml', 'surveys/gardens/results.md', 'surveys/gardens', 'milestones/x.md'])(
    'does not write over %s',
    async (path) => {
      const bed = makeBed({ ...tree, 'surveys/gardens/results.md': '# Results\n', 'milestones/x.md': '---\ntitle: X\n---\n' });
      const before = bed.texts();
      const ran = await bed.run('export-survey', 'gardens', '--to', 'markdown', '--out', path);
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).toContain('is there already');
      expect(bed.texts()).toEqual(before);
    },
  );

  it('replaces an earlier form in the folder of the survey', async () => {
    const bed = makeBed({ ...tree, 'surveys/gardens/paper.md': '# Earlier\n' });
    expect((await bed.run('export-survey', 'gardens', '--to', 'markdown', '--out', 'surveys/gardens/paper.md')).code).toBe(0);
    expect(bed.read('surveys/gardens/paper.md')).toMatch(/^# Gardens, and who keeps them\n/);
  });

  it('makes no form of a survey without questions', async () => {
    const bed = makeBed({ 'wg.yaml': plainGroup, 'surveys/gardens/survey.yaml': 'title: Gardens\n' });
    const ran = await bed.run('export-survey', 'gardens', '--to', 'markdown');
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('has no questions yet');
  });

  it('finds the survey by any of its names', async () => {
    const bed = makeBed({ ...tree, 'surveys/gardens/survey.yaml': `aliases: [the survey]\n${everyKind.trimStart()}` });
    const { stdout } = await bed.run('export-survey', 'gardens', '--to', 'markdown');
    for (const name of ['the survey', 'surveys/gardens', 'Gardens'])
      expect((await bed.run('export-survey', name, '--to', 'markdown')).stdout, name).toBe(stdout);
  });
});
