// The example group of data/ and the story of how it came about: told whole, and walked through as `npm run demo` does.
import { describe, expect, it } from 'vitest';
import { emptyFolder, run } from '../package/program.ts';
import { readExample, readStory, type Story, tell } from './example.ts';
import { makeRepository } from './history.ts';
import { tour } from './tour.ts';

const files = new Map([
  ['wg.yaml', 'format: 1\nname: Tool Shed\n'],
  ['milestones/racks.md', '---\ntitle: Build the racks\ndue: 2026-03-20\n---\n'],
]);

const chapter = { date: '2026-02-03T18:00:00Z', author: 'Edda Holm <edda@example.org>', message: 'Begin' };
const story: Story = {
  firstDay: [],
  tour: [],
  commits: [
    {
      ...chapter,
      files: ['wg.yaml', 'milestones/racks.md'],
      earlier: [{ path: 'milestones/racks.md', now: '2026-03-20', was: '2026-03-06' }],
    },
    { ...chapter, date: '2026-03-07T09:00:00+01:00', message: 'Move the racks', files: ['milestones/racks.md'] },
  ],
};

describe('a story', () => {
  it('gives each commit its files as they were then', () => {
    const texts = tell(story, files).map((commit) => new Map(commit.files).get('milestones/racks.md'));
    expect(texts).toEqual([expect.stringContaining('due: 2026-03-06'), files.get('milestones/racks.md')]);
  });

  it.each<readonly [string, Partial<Story>, string]>([
    ['a file that is not there', { commits: [{ ...chapter, files: ['wg.yml'] }] }, 'wg.yml, which is not in the example'],
    [
      'a file that never comes in',
      { commits: [{ ...chapter, files: ['wg.yaml'] }] },
      "does not end with the example's milestones/racks.md",
    ],
    ['an end that differs', { commits: story.commits.slice(0, 1) }, "does not end with the example's milestones/racks.md"],
    [
      'words that stand nowhere',
      { commits: [{ ...chapter, files: ['wg.yaml'], earlier: [{ path: 'wg.yaml', now: 'Shed Tool', was: '' }] }] },
      '`Shed Tool` stands 0 times in wg.yaml',
    ],
  ])('is refused with %s', (_, change, says) => {
    expect(() => tell({ ...story, ...change }, files)).toThrow(says);
  });

  it('becomes a repository with that past, and the last files in place', () => {
    const folder = emptyFolder();
    makeRepository(folder, tell(story, files));
    const git = (...words: readonly string[]) => run('git', words, { cwd: folder }).stdout;
    expect(git('log', '--reverse', '--format=%aI %an %s', '--date=iso-strict')).toBe(
      '2026-02-03T18:00:00+00:00 Edda Holm Begin\n2026-03-07T08:00:00+00:00 Edda Holm Move the racks\n',
    );
    expect(git('status', '--porcelain')).toBe('');
    expect(git('show', 'HEAD:milestones/racks.md')).toBe(files.get('milestones/racks.md'));
  });
});

describe('the example group', () => {
  it('has a story that fits it, of at least three weeks', () => {
    const days = tell(readStory(), readExample()).map(({ date }) => Date.parse(date) / 86_400_000);
    expect(days).toEqual([...days].sort((a, b) => a - b));
    expect((days.at(-1) ?? 0) - (days[0] ?? 0)).toBeGreaterThan(20);
  });

  it('is shown by the demo from its notes to a report', () => {
    const said: string[] = [];
    const exit = tour(emptyFolder(), (text) => said.push(text));
    expect(exit, said.join('')).toBe(0);
    expect(said.join('')).toContain('$ wg report');
  });
});
