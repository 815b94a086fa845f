import { describe, expect, test } from 'vitest';
import { folderOfNew, isNote, noteFolders, noteId } from '../../src/model/note-folders.ts';
import type { Day } from '../../src/time/day.ts';
import { makeBed } from '../bed.ts';
import { groupOf } from './memory.ts';

const named = (...notes: readonly string[]) => `format: 1\nname: Tool Library\nnotes: [${notes.map((n) => `'${n}'`).join(', ')}]\n`;

describe('the folders of notes', () => {
  test.each([
    [undefined, ['meetings']],
    [[], ['meetings']],
    [['minutes'], ['minutes']],
    [
      ['./minutes/', 'docs//meetings', 'minutes'],
      ['minutes', 'docs/meetings'],
    ],
    [['.'], ['']],
  ] as const)('%j are %j', (notes, folders) => {
    expect(noteFolders(notes === undefined ? {} : { notes })).toEqual(folders);
  });

  test('are read at all levels, each file once, and instead of meetings/', async () => {
    const { notes, diagnostics } = await groupOf({
      'wg.yaml': named('minutes', 'minutes/board', 'other'),
      'minutes/2024/TL-03-05.md': '# Call\n',
      'minutes/board/2024-03-06.md': '# Call\n',
      'other/2024-03-07.md': '# Call\n',
      'meetings/2024-03-08.md': '# Call\n',
    });
    expect(notes.map(({ id, meeting }) => [id, meeting.date])).toEqual([
      ['2024/TL-03-05', '2024-03-05'],
      ['2024-03-06', '2024-03-06'],
      ['other/2024-03-07', '2024-03-07'],
    ]);
    expect(diagnostics).toEqual([]);
  });

  test('that are not there are told with their place in wg.yaml', async () => {
    const { diagnostics } = await groupOf({ 'wg.yaml': named('minuts'), 'minutes/2024-03-05.md': '# Call\n' });
    expect(diagnostics).toMatchObject([{ code: 'notes-folder', severity: 'warning', place: { path: 'wg.yaml', line: 3, column: 1 } }]);
  });

  test.each(['../beside', '/etc', 'minutes/../../beside'])('never lead out of the group: %s', async (folder) => {
    const bed = makeBed({ 'wg.yaml': named(folder), '../beside/2016-02-09.md': '# Call\n\nAttendees: Eve Hart\n' });
    const { stdout, stderr } = await bed.run('report', '--json');
    expect(stdout + stderr).not.toContain('Eve Hart');
    expect((await bed.run('check')).code).toBe(1);
    const made = await bed.run('new-meeting', '2016-03-01');
    expect(made.code, made.stderr).toBe(2);
  });
});

describe('what is a note', () => {
  test.each([
    ['minutes/2024-03-05.md', true],
    ['minutes/planning.md', true],
    ['minutes/README.md', false],
    ['minutes/2024/index.md', false],
    ['minutes/meeting-template.md', false],
    ['minutes/2024-03-05-template-talk.md', true],
    ['minutes/.drafts/2024-03-05.md', false],
    ['minutes/2024-03-05.txt', false],
  ])('below a folder of notes: %s %s', (path, is) => {
    expect(isNote(path, 'minutes')).toBe(is);
  });

  test.each([
    ['2024-03-05.md', true],
    ['2024-03/march-5.md', true],
    ['log-2024.md', true],
    ['charter.md', false],
    ['docs/install.md', false],
  ])('in the root: %s %s', (path, is) => {
    expect(isNote(path, '')).toBe(is);
  });

  test('in the root, records of other kinds and installed packages are none, though their names hold a day', async () => {
    const bed = makeBed({
      'wg.yaml': named('.'),
      '2016-02-09.md': '# Call\n',
      'milestones/2016-spring.md': '---\ntitle: Spring fair\n---\n',
      'node_modules/log/2016-01-01.md': '# Log\n',
      'reports/2016-02-09.md': '# Report\n',
    });
    const { stdout } = await bed.run('__complete', 'meeting');
    expect(stdout).toBe('2016-02-09\n');
  });
});

describe('the id of a meeting', () => {
  test.each([
    ['meetings/2024-03-05.md', ['meetings'], '2024-03-05'],
    ['meetings/2024/2024-03-05-board.md', ['meetings'], '2024-03-05-board'],
    ['minutes/2020/CG-03-06.md', ['minutes'], '2020/CG-03-06'],
    ['minutes/2021/notes.md', ['minutes'], '2021/notes'],
    ['minutes/Meeting 12.md', ['minutes'], 'Meeting-12'],
    ['board/2024-03-05.md', ['minutes', 'board'], 'board/2024-03-05'],
    ['2024-03/march-5.md', [''], '2024-03/march-5'],
    ['minutes/C# <x>.md', ['minutes'], 'minutes/C-x-'.slice(8)],
  ] as const)('%s in %j is %s', (path, folders, id) => {
    expect(noteId(path, folders)).toBe(id);
  });

  test('does not change when another folder is put to the end', () => {
    const paths = ['minutes/2020/CG-03-06.md', 'minutes/2024-03-05.md'];
    expect(paths.map((path) => noteId(path, ['minutes', 'board']))).toEqual(paths.map((path) => noteId(path, ['minutes'])));
  });

  test('of two meetings of one day in a log is told apart by their order', async () => {
    const part = (day: string) => `## ${day}\n\nAttendees: Lars Winter\n\nACTION: Lars to call\n\n`;
    const log = `# Notes 2022\n\n${['2022-03-05', '2022-03-05', '2022-02-05', '2022-01-05'].map(part).join('')}`;
    const { notes } = await groupOf({ 'meetings/2022.md': log });
    expect(notes.map(({ id }) => id)).toEqual(['2022#2022-01-05', '2022#2022-02-05', '2022#2022-03-05', '2022#2022-03-05.2']);
  });
});

test.each([
  [['meetings'], 'meetings/2024-03-05.md', 'meetings'],
  [['minutes'], 'minutes/2024/TL-03-05.md', 'minutes/2025'],
  [['minutes'], 'minutes/board/2024-03-05.md', 'minutes'],
  [['minutes'], undefined, 'minutes'],
  [[''], '2024-03-05.md', ''],
  [[''], '2024/TL-03-05.md', '2025'],
] as const)('a new note in %j, where the latest is %s, goes into %j', (folders, latest, folder) => {
  expect(folderOfNew(folders as unknown as readonly [string], latest, '2025-01-07' as Day)).toBe(folder);
});
