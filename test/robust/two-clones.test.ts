// Two people work apart and git merges: what is different stays different, what is the same stays one, and where git cannot tell
// there is a conflict that `wg check` names. Never a file that reads otherwise than either wrote it.
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { type Bed, makeBed, type Tree } from '../bed.ts';
import { reading, seedLibrary } from './seed-library.ts';

type Work = readonly (readonly string[])[];

/** A branch for each name, made from the start by running commands. */
async function branches(works: Readonly<Record<string, Work>>, files: Tree = seedLibrary): Promise<Bed> {
  const bed = makeBed([{ day: '2016-02-01', files }]);
  for (const [name, lines] of Object.entries(works)) {
    bed.git('switch', '--quiet', '--create', name, 'main');
    for (const words of lines) {
      const { code, stderr } = await bed.run(...words);
      expect(code, `${name}, ${words.join(' ')}: ${stderr}`).toBe(0);
    }
    bed.commit({ day: '2016-02-10', files: {} });
  }
  return bed;
}

interface Merged {
  readonly clean: boolean;
  /** Files with conflicts. */
  readonly conflicts: readonly string[];
  readonly check: string;
  readonly exit: number;
  readonly ids: readonly string[];
}

/** Merges two branches, as a forge does, and looks at what came out. */
async function merge(bed: Bed, ours: string, theirs: string): Promise<Merged> {
  // Also out of a merge that stopped.
  bed.git('checkout', '--quiet', '--force', '--detach', ours);
  const who = { GIT_AUTHOR_NAME: 'T', GIT_AUTHOR_EMAIL: 't@example.org', GIT_COMMITTER_NAME: 'T', GIT_COMMITTER_EMAIL: 't@example.org' };
  const done = spawnSync('git', ['merge', '--quiet', '--no-edit', theirs], {
    cwd: bed.root,
    env: { ...bed.env, ...who },
    encoding: 'utf8',
  });
  const clean = done.status === 0;
  const conflicts = clean ? [] : bed.git('diff', '--name-only', '--diff-filter=U').split('\n').filter(Boolean);
  expect(clean || conflicts.length > 0, done.stderr).toBe(true);
  const { stdout, code } = await bed.run('check');
  const complete = await bed.run('__complete', 'any-id');
  expect(complete.code, complete.stderr).toBe(0);
  const ids = complete.stdout.trim().split('\n');
  const merged = { clean, conflicts, check: stdout, exit: code, ids };
  expectNoSilentHarm(merged, `${ours} and ${theirs}`);
  return merged;
}

/** Either all is well, or it is told: a conflict by its file, anything else by the check. */
function expectNoSilentHarm({ clean, conflicts, check, exit, ids }: Merged, where: string): void {
  if (clean) expect(exit, `${where}:\n${check}`).toBe(0);
  for (const path of conflicts) expect(check, where).toMatch(new RegExp(`^${path}:\\d+(?::\\d+)?: error\\[[a-z-]*conflict`, 'm'));
  if (!clean) expect(exit, where).toBe(1);
  if (clean) expect(new Set(ids).size, where).toBe(ids.length);
}

const pad = String(seedLibrary['pad/2016-02-16.txt']);
const other = pad
  .replace('February 16', 'February 17')
  .replace('Tuesday', 'Wednesday')
  .replace('Open the drying room', 'Lend a room')
  .replace('Wanda Kester (Wan)', 'Lotte Amsel');

describe('imports', () => {
  test('of two meetings that name other people and milestones merge cleanly, and each is there once', async () => {
    const files = { ...seedLibrary, 'pad/2016-02-17.txt': other };
    const bed = await branches({ a: [['import-notes', 'pad/2016-02-16.txt']], b: [['import-notes', 'pad/2016-02-17.txt']] }, files);
    const { conflicts } = await merge(bed, 'a', 'b');
    // What both name and read differently (the place of a line) is a conflict, not two files.
    for (const path of conflicts) expect(path).toMatch(/^(milestones|charter|people)/);
    for (const path of ['people/wan.yaml', 'people/lotte-amsel.yaml', 'milestones/open-drying-room.md']) expect(bed.list()).toContain(path);
  });

  test('of the same text by two people are one', async () => {
    const bed = await branches({ a: [['import-notes', 'pad/2016-02-16.txt']], b: [['import-notes', 'pad/2016-02-16.txt']] });
    bed.git('checkout', '--quiet', 'a');
    const alone = bed.texts();
    expect((await merge(bed, 'a', 'b')).clean).toBe(true);
    expect(bed.texts()).toEqual(alone);
  });

  test('of two texts about one day are a conflict in the note, which the check names', async () => {
    const files = { ...seedLibrary, 'pad/copy/2016-02-16.txt': pad.replace('a warm cellar', 'a cold cellar') };
    const bed = await branches({ a: [['import-notes', 'pad/2016-02-16.txt']], b: [['import-notes', 'pad/copy/2016-02-16.txt']] }, files);
    expect((await merge(bed, 'a', 'b')).conflicts).toEqual(['meetings/2016-02-16.md']);
  });
});

test('new things under other names merge cleanly; one name for two is a conflict, or is told by the check', async () => {
  const works = {
    rack: [['new-milestone', 'Build a drying rack']],
    same: [['new-milestone', 'Build a drying rack']],
    dated: [['new-milestone', 'Build a drying rack', '--due', '2016-03-01']],
    cellar: [['new-milestone', 'Find a cellar']],
    upper: [['new-milestone', 'FIND A CELLAR']],
    ligature: [['new-milestone', 'ﬁnd a cellar']],
    guide: [['new-guideline', 'Find a cellar']],
    meeting: [['new-meeting', '2016-02-23']],
    longer: [['new-meeting', '2016-02-23', '--agenda', 'The cellar']],
  };
  const bed = await branches(works);
  const outcome = async (a: keyof typeof works, b: keyof typeof works) => {
    const { clean, conflicts } = await merge(bed, a, b);
    return clean ? 'clean' : conflicts.join(' ');
  };
  expect(await outcome('rack', 'same')).toBe('clean');
  expect(await outcome('rack', 'cellar')).toBe('clean');
  expect(await outcome('rack', 'dated')).toBe('milestones/build-drying-rack.md');
  expect(await outcome('cellar', 'upper')).toBe('milestones/find-cellar.md');
  expect(await outcome('cellar', 'meeting')).toBe('clean');
  expect(await outcome('meeting', 'longer')).toBe('meetings/2016-02-23.md');

  // Names that are one on some systems.
  bed.git('reset', '--quiet', '--hard');
  bed.git('checkout', '--quiet', 'cellar');
  bed.git('merge', '--quiet', '--no-edit', 'ligature');
  const { code, stdout } = await bed.run('check');
  expect({ code, twin: stdout.includes('twin-name') }, stdout).toEqual({ code: 1, twin: true });

  // Two kinds with one name.
  bed.git('checkout', '--quiet', 'guide');
  bed.git('merge', '--quiet', '--no-edit', 'upper');
  const both = await bed.run('drop', 'find-cellar', '--why', 'x');
  expect(both.code).toBe(2);
  for (const path of ['milestones/find-cellar', 'guidelines/find-cellar']) expect(both.stderr).toContain(path);
  expect((await bed.run('drop', 'guidelines/find-cellar', '--why', 'x')).code).toBe(0);
});

describe('edits', () => {
  const edits = (id: string): Readonly<Record<string, Work>> => ({
    done: [['done', id]],
    drop: [['drop', id, '--why', 'no']],
    assign: [['assign', id, 'tamsin']],
    park: [['park', id, '--until', '2016-04-01']],
    move: [['move', id, '2016-03-09']],
    words: [['move', id, 'end of next week']],
  });

  test.each(['rules', '2016-02-09#bbbb'])(
    'of %s, any two of them: both are there, or it is a conflict that the check names',
    async (id) => {
      const works = edits(id);
      const bed = await branches(works);
      const names = Object.keys(works);
      for (const [at, a] of names.entries()) {
        for (const b of names.slice(at + 1)) {
          // Words for a day meet the other edits as the day itself does.
          if (b === 'words' && a !== 'move') continue;
          const { clean } = await merge(bed, a, b);
          if (!clean) continue;
          // Both changes are there: making them again changes nothing.
          const once = bed.texts();
          for (const words of [...(works[a] ?? []), ...(works[b] ?? [])]) await bed.run(...words);
          expect(bed.texts(), `${a} and ${b}`).toEqual(once);
        }
      }
    },
  );

  test('of two milestones, of two notes and of other fields merge cleanly', async () => {
    const bed = await branches({
      a: [['done', 'rules']],
      b: [['done', 'labels']],
      c: [['done', '2016-02-09#aaaa']],
      d: [['move', 'rules', '2016-03-09']],
      e: [['assign', 'rules', 'tamsin']],
    });
    for (const [one, two] of [
      ['a', 'b'],
      ['a', 'c'],
      ['d', 'e'],
    ] as const)
      expect((await merge(bed, one, two)).clean, `${one} and ${two}`).toBe(true);
  });

  test('of two actions next to each other are at worst a conflict that the check names', async () => {
    const bed = await branches({ a: [['done', '2016-02-09#aaaa']], b: [['done', '2016-02-09#bbbb']], d: [['done', '2016-02-09#dddd']] });
    await merge(bed, 'a', 'b');
    expect((await merge(bed, 'a', 'd')).clean).toBe(true);
  });

  test('that answer one reading in both ways are a conflict, or are told', async () => {
    const bed = await branches({ yes: [['confirm', reading]], no: [['refuse', reading]], also: [['confirm', reading]] });
    expect((await merge(bed, 'yes', 'no')).clean).toBe(false);
    expect((await merge(bed, 'yes', 'also')).clean).toBe(true);
  });
});
