import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeBed, plainGroup } from '../bed.ts';

const group = { 'wg.yaml': plainGroup };

test.each([
  ['github', '.github/workflows/pages.yml'],
  ['gitlab', '.gitlab-ci.yml'],
])('the file for %s is YAML that makes the pages by the version that wrote it, and is written once', async (forge, path) => {
  const bed = makeBed(group);
  expect((await bed.run('init', '--ci', forge)).code).toBe(0);
  const text = JSON.stringify(parse(bed.read(path)));
  expect(text).toMatch(/working-group@\d+\.\d+\.\d+ -- wg site --out/);
  expect(text).not.toMatch(/\$version|\$branch/);
  const once = bed.texts();
  expect((await bed.run('init', '--ci', forge)).stderr).toContain(`${path} is as it was`);
  expect(bed.texts()).toEqual(once);
});

test('what GitLab runs already stays, and the pages have a file beside it', async () => {
  const bed = makeBed({ ...group, '.gitlab-ci.yml': 'own: {script: [make]}\n' });
  const { stderr } = await bed.run('init', '--ci', 'gitlab');
  expect(stderr).toContain('include: [{ local: .gitlab/pages.yml }]');
  expect(bed.read('.gitlab-ci.yml')).toBe('own: {script: [make]}\n');
});

test('a workflow with other words is not replaced', async () => {
  const bed = makeBed({ ...group, '.github/workflows/pages.yml': 'name: Own\n' });
  expect(await bed.run('init', '--ci', 'github')).toMatchObject({ code: 2, stdout: '' });
  expect(bed.read('.github/workflows/pages.yml')).toBe('name: Own\n');
});
