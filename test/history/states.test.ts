import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SlipFacts } from '../../src/report/slip.ts';
import { type Bed, type Commit, makeBed } from '../bed.ts';

const kite = (due: string): string => `---\ntitle: The big kite\n\ndue: ${due}\n---\n`;
const past: readonly Commit[] = [
  { day: '2026-01-05', message: 'Plan', files: { 'wg.yaml': 'format: 1\nname: Kites\n', 'milestones/kite.md': kite('2026-02-01') } },
  { day: '2026-01-20', message: 'Wait for wind', files: { 'milestones/kite.md': kite('2026-02-15') } },
  { day: '2026-02-10', message: 'Wait for rope', files: { 'milestones/kite.md': kite('2026-03-15') } },
];

async function slip(
  bed: Bed,
  cwd?: string,
): Promise<{ missing: readonly string[]; moves: readonly string[]; baseline: string | undefined }> {
  const options = cwd === undefined ? {} : { cwd };
  const { code, stdout } = await bed.runWith(options, 'slip', '--json', '--today', '2026-03-01');
  expect(code).toBe(0);
  const { missing, rows } = JSON.parse(stdout) as SlipFacts;
  return {
    missing,
    baseline: rows[0]?.baseline,
    moves: rows[0]?.moves.map(({ to = 'none', when }) => `${to} ${when.subject ?? 'uncommitted'}`) ?? [],
  };
}

const whole = { missing: [], baseline: '2026-02-01', moves: ['2026-02-15 Wait for wind', '2026-03-15 Wait for rope'] };

describe('slip', () => {
  test('is read from a branch, a detached head and another working tree alike', async () => {
    const bed = makeBed(past);
    expect(await slip(bed)).toEqual(whole);
    bed.git('checkout', '-q', '--detach');
    expect(await slip(bed)).toEqual(whole);
    bed.git('worktree', 'add', '-q', 'beside', 'HEAD');
    expect(await slip(bed, 'beside')).toEqual(whole);
  });

  test('is read where the group is a folder of a larger repository', async () => {
    const bed = makeBed(
      past.map((commit) => ({
        ...commit,
        files: Object.fromEntries(Object.entries(commit.files).map(([path, text]) => [`docs/group/${path}`, text])),
      })),
    );
    expect(await slip(bed, 'docs/group')).toEqual(whole);
  });

  test('goes on in the middle of a merge, with what is not committed yet', async () => {
    const bed = makeBed(past);
    bed.git('checkout', '-q', '-b', 'side', 'HEAD~1');
    bed.commit({ day: '2026-02-11', files: { 'people/ana.yaml': 'name: Ana\n' } });
    bed.git('merge', '-q', '--no-commit', '--no-ff', '-');
    expect(await slip(bed)).toMatchObject({ missing: [], moves: ['2026-02-15 Wait for wind', '2026-03-15 uncommitted'] });
  });

  test('is not told of a shallow clone, which says where its history is cut', async () => {
    const bed = makeBed(past);
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${bed.root}`, join(bed.root, 'shallow')], { stdio: 'pipe' });
    const told = await slip(bed, 'shallow');
    expect(told.moves).toEqual([]);
    expect(told.missing.join()).toMatch(/^the history of this clone is cut at 2026-02-10: .* slip is not computed/);
  });

  test('says what is missing where nothing is committed, and where there is no git', async () => {
    const bed = makeBed({ 'wg.yaml': 'format: 1\nname: Kites\n', 'milestones/kite.md': kite('2026-02-01') });
    expect((await slip(bed)).missing.join()).toContain('no git repository');
    bed.git('init', '-q');
    expect((await slip(bed)).missing.join()).toContain('no commit yet');
    mkdirSync(join(bed.root, 'bare.git'));
    expect((await bed.runWith({ env: { PATH: '/nowhere' } }, 'slip', '--today', '2026-03-01')).stdout).toContain('no git program');
  });

  test('keeps to what a repository says, whatever its settings and attributes name', async () => {
    const bed = makeBed(past);
    const mark = join(bed.root, '..', 'ran');
    const run = `sh -c 'touch ${mark}'`;
    for (const [key, value] of [
      ['core.fsmonitor', run],
      ['core.pager', run],
      ['diff.x.textconv', run],
      ['diff.x.command', run],
      ['filter.x.clean', run],
      ['filter.x.smudge', run],
      ['log.showSignature', 'true'],
      ['gpg.program', run],
      ['diff.renames', 'false'],
      ['log.showRoot', 'false'],
      ['log.follow', 'true'],
      ['core.quotePath', 'true'],
      ['diff.orderFile', '/nowhere'],
      ['format.pretty', 'oneline'],
      ['log.date', 'relative'],
    ] as const)
      bed.git('config', key, value);
    writeFileSync(join(bed.root, '.gitattributes'), '*.md diff=x filter=x\n');
    expect(await slip(bed)).toEqual(whole);
    expect(() => cpSync(mark, `${mark}-copy`)).toThrow();
  });

  test('reads subjects as they are written: other scripts, quotes, what would move the cursor', async () => {
    const subject = 'Ветер “слабый” \u202e\u001b[31m: $(x) %H';
    const bed = makeBed([...past, { day: '2026-02-20', message: subject, files: { 'milestones/kite.md': kite('2026-04-01') } }]);
    expect((await slip(bed)).moves.at(-1)).toBe(`2026-04-01 ${subject}`);
    expect((await bed.run('slip', '--today', '2026-03-01')).stdout).not.toContain('\u001b[31m');
  });
});

test('a milestone whose file was taken away is told as gone', async () => {
  const bed = makeBed(past);
  bed.commit({ day: '2026-02-20', files: { 'milestones/kite.md': undefined } });
  const { stdout } = await bed.run('report', '--since', '2026-02-15', '--today', '2026-03-01');
  expect(stdout).toContain('• gone  The big kite (kite has no file any more)');
});
