import { describe, expect, test } from 'vitest';
import { makeBed } from '../bed.ts';

const group = {
  'wg.yaml': 'format: 1\nname: Kites\n',
  'milestones/kite.md': '---\ntitle: The big kite\n\ndue: 2026-03-20\n---\n',
};
const day = ['--today', '2026-03-05'];

describe('wg report --write', () => {
  test('writes a page of its own with room for the story, and says that it is a draft', async () => {
    const bed = makeBed(group);
    const { code, stderr } = await bed.run('report', '--write', ...day);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'wrote reports/status.md\nit is a draft until somebody writes in it, under “The story”, what the facts mean\nnext: git add reports/status.md\n',
    });
    const page = bed.read('reports/status.md');
    expect(page).toMatch(/^<!-- wg:begin report status sum=[0-9a-f]{12} -->\n# Kites: status as of 2026-03-05/);
    expect(page).toContain('The big kite');
    expect(page).toContain('](../milestones/kite.md)');
    expect(page).toContain('This is a draft');
    expect(page).toMatch(/<!-- wg:end -->\n\n## The story\n\n<!-- [^\n]* -->\n$/);
  });

  test('writes again: nothing where nothing changed, the new facts where something did; the story stays and ends the draft', async () => {
    const bed = makeBed(group);
    await bed.run('report', '--write', ...day);
    const first = bed.read('reports/status.md');
    expect((await bed.run('report', '--write', ...day)).stderr).toContain('reports/status.md is as it was');
    expect(bed.read('reports/status.md')).toBe(first);
    bed.put({ 'reports/status.md': `${first}\nIt went well.\n`, 'milestones/kite.md': '---\ntitle: The small kite\n---\n' });
    expect((await bed.run('report', '--write', ...day)).code).toBe(0);
    const second = bed.read('reports/status.md');
    expect(second).toContain('The small kite');
    expect(second).toContain('\nIt went well.\n');
    expect(second).not.toContain('This is a draft');
    expect(second).not.toContain('The big kite');
  });

  test('in another format is refused before anything is written', async () => {
    const bed = makeBed(group);
    const { code, stderr } = await bed.run('report', 'timeline', '--write', '--format', 'svg', ...day);
    expect(code).toBe(2);
    expect(stderr).toContain('--write writes Markdown');
    expect(bed.list()).toEqual(['milestones/kite.md', 'wg.yaml']);
  });

  test('leaves a region alone that somebody edited, and says where', async () => {
    const bed = makeBed(group);
    await bed.run('report', '--write', ...day);
    const edited = bed.read('reports/status.md').replace('The big kite', 'The BIG kite');
    bed.put({ 'reports/status.md': edited });
    const { code, stderr } = await bed.run('report', '--write', ...day);
    expect(code).toBe(1);
    expect(stderr).toContain('reports/status.md:1: error[generated-edited]: somebody changed');
    expect(bed.read('reports/status.md')).toBe(edited);
  });

  test('does not mind that git changed the line ends', async () => {
    const bed = makeBed(group);
    await bed.run('report', '--write', ...day);
    bed.put({ 'reports/status.md': bed.read('reports/status.md').replaceAll('\n', '\r\n') });
    expect((await bed.run('report', '--write', ...day)).code).toBe(0);
  });

  test('with --dry-run shows what would change and writes nothing', async () => {
    const bed = makeBed(group);
    const { code, stdout } = await bed.run('report', '--write', '--dry-run', ...day);
    expect(code).toBe(0);
    expect(stdout).toContain('+++ b/reports/status.md');
    expect(bed.list()).toEqual(['milestones/kite.md', 'wg.yaml']);
  });

  test('is no writing without the option: a report takes no lock', async () => {
    const bed = makeBed(group);
    expect((await bed.run('report', ...day)).stdout).toContain('The big kite');
    expect(bed.list()).toEqual(['milestones/kite.md', 'wg.yaml']);
  });
});

describe('wg report --into', () => {
  const begin = '<!-- wg:begin report timeline -->';
  const end = '<!-- wg:end -->';

  test('fills the place between two marks and keeps all around it', async () => {
    const bed = makeBed({ ...group, 'charter.md': `# Kites\n\nWhy.\n\n${begin}\n${end}\n\nMore.\n` });
    expect((await bed.run('report', 'timeline', '--into', 'charter.md', ...day)).code).toBe(0);
    const text = bed.read('charter.md');
    expect(text.startsWith('# Kites\n\nWhy.\n\n<!-- wg:begin report timeline sum=')).toBe(true);
    expect(text).toContain('\n## Kites: timeline\n');
    expect(text.endsWith(`${end}\n\nMore.\n`)).toBe(true);
  });

  test.each([
    ['without the marks', '# Kites\n', 2, 'put these two lines where the report should stand'],
    ['with the marks in a block of code', `\`\`\`\n${begin}\n${end}\n\`\`\`\n`, 2, 'put these two lines'],
    ['with a mark that never ends', `${begin}\n`, 2, 'error[generated-region]: this region has no end'],
    ['with marks inside marks', `${begin}\n${begin}\n${end}\n${end}\n`, 2, 'error[generated-region]: this region begins inside another'],
    ['with words between the marks', `${begin}\nMine.\n${end}\n`, 1, 'error[generated-edited]'],
  ])('leaves a file %s as it is', async (_, text, code, words) => {
    const bed = makeBed({ ...group, 'charter.md': text });
    const ran = await bed.run('report', 'timeline', '--into', 'charter.md', ...day);
    expect(ran.code).toBe(code);
    expect(ran.stderr).toContain(words);
    expect(bed.read('charter.md')).toBe(text);
  });

  test.each(['../elsewhere.md', 'wg.yaml', 'missing.md'])('refuses %s', async (file) => {
    const bed = makeBed(group);
    expect((await bed.run('report', '--into', file, ...day)).code).toBe(2);
    expect(bed.list()).toEqual(['milestones/kite.md', 'wg.yaml']);
  });
});
