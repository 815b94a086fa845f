import { expect, test } from 'vitest';
import { openFiles } from '../../src/host/disk.ts';
import { findNotes } from '../../src/model/adoption.ts';
import { makeBed, type Tree } from '../bed.ts';

const call = '# Call\n\nAttendees: Ngozi Abara, Lars Winter\n\nACTION: Lars to mend the bench\n';
const prose = '# Spring is near\n\nWe look forward to the first warm days.\n';

const found = (files: Tree) => findNotes(openFiles(makeBed(files).root)).map(({ folder, files }) => [folder, files]);

test.each<readonly [string, Tree, readonly (readonly [string, number])[]]>([
  ['a folder of minutes', { 'minutes/2024-03-05.md': call, 'docs/a.md': prose }, [['minutes', 1]]],
  ['folders of years', { 'meetings/2023/03-05.md': call, 'meetings/2024/03-05.md': call }, [['meetings', 2]]],
  ['deeper', { 'docs/meetings/2024/march/05.md': call }, [['docs/meetings', 1]]],
  ['prefixes under a year', { 'group/2018/CG-03-06.md': call, 'group/2020/CG-03-06.md': call }, [['group', 2]]],
  ['a log of a year', { 'archive/notes-2022.md': `# 2022\n\n## 2022-03-05\n\n${call}\n## 2022-02-05\n\n${call}` }, [['archive', 1]]],
  ['files in the root', { '2024-03-05.md': call, '2024-04-02.md': call, 'README.md': prose }, [['', 2]]],
  ['folders of days in the root', { '2024-03/march-5.md': call, '2024-04/april-2.md': call }, [['', 2]]],
  ['names without a day', { 'team/Meeting 001.md': call, 'team/Meeting 002.md': call }, [['team', 2]]],
  [
    'several, the largest first',
    { 'a/2024-03-05.md': call, 'b/2024-03-05.md': call, 'b/2024-03-12.md': call },
    [
      ['b', 2],
      ['a', 1],
    ],
  ],
  ['what lies below minutes is one', { 'minutes/board/2024-03-05.md': call, 'minutes/team/2024-03-05.md': call }, [['minutes', 2]]],
  ['another language', { 'protokolle/2024-03-05.md': '# Sitzung\n\nAnwesend: Lars Winter\n' }, [['protokolle', 1]]],
])('%s', (_, files, folders) => {
  expect(found(files)).toEqual(folders);
});

test.each<readonly [string, Tree]>([
  ['a blog', { '_posts/2024-03-05-spring.md': prose, '_posts/2024-04-02-rain.md': prose }],
  ['one dated page among others', { 'docs/roadmap-2024.md': prose, 'docs/a.md': prose, 'docs/b.md': prose }],
  ['installed packages and hidden folders', { 'node_modules/x/minutes/2024-03-05.md': call, '.cache/minutes/2024-03-05.md': call }],
  ['a readme and a template', { 'minutes/README.md': prose, 'minutes/template.md': call }],
  ['nothing', {}],
])('is not taken for notes: %s', (_, files) => {
  expect(found(files)).toEqual([]);
});

test('a link to a folder is not followed', async () => {
  const bed = makeBed({ 'old/minutes/2024-03-05.md': call });
  const { symlinkSync } = await import('node:fs');
  symlinkSync('old/minutes', `${bed.root}/minutes`);
  expect(findNotes(openFiles(bed.root)).map(({ folder }) => folder)).toEqual(['old/minutes']);
});
